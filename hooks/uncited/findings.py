"""What a check comes to: findings, exemptions and figures of a site, with places in the files authors edit."""

import re
from dataclasses import dataclass, field

from uncited.model import Quantity
from uncited.rules import Severity


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file: lines and columns from 1, in code points, the end exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A recorded figure that fits: the key, the figure in the words of its entry, its place, and what to paste."""

    key: str
    figure: str
    place: str
    paste: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to put right. `marks` are the numbers inside the sentence; `sentence` is None in a bib file."""

    rule: str
    severity: Severity
    file: str
    span: Span
    message: str
    sentence: str | None = None
    quantities: tuple[str, ...] = ()
    marks: tuple[Span, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def pastes(self) -> tuple[Suggestion, ...]:
        """The suggestions to paste, each citation once: none for a number that is cited, whose suggestions are only near."""
        if self.rule == "unsupported-number":
            return ()
        return tuple({s.paste: s for s in reversed(self.suggestions)}.values())[::-1]


@dataclass(frozen=True, slots=True)
class Exempted:
    """A sentence that an author exempted, and the reason given."""

    file: str
    line: int
    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence that holds a number, and what was made of it."""

    file: str
    span: Span
    sentence: str
    quantities: tuple[Quantity, ...]
    covered_by: tuple[str, ...]
    cited: bool
    exempt: str | None

    @property
    def claim(self) -> bool:
        return any(quantity.claim for quantity in self.quantities)


@dataclass(frozen=True, slots=True)
class Compared:
    """A number of the text beside the recorded figure: a line of `uncited numbers`. `said` is the verdict in plain words."""

    file: str
    line: int
    number: str
    said: str
    key: str = ""
    figure: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome for a site. `claims` counts sentences; `rest` are findings on lines that nobody changed, where only
    changes were asked for; `notes` are remarks on what was not checked."""

    pages: int = 0
    claims: int = 0
    findings: tuple[Finding, ...] = ()
    exemptions: tuple[Exempted, ...] = ()
    baseline: int = 0
    rest: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    sources: dict[str, str] = field(default_factory=dict)  # file -> text, to print the line that a finding points at

    def count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def failed(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in (*self.findings, *self.rest))


_PLACED = re.compile(r"([^:]+):(\d+)(?::\d+)?: (.*)")


def placed(message: str) -> tuple[str, int, str]:
    """A line that tells why something cannot be read -> the file and line it names, and the rest; no file and 0 without."""
    found = _PLACED.fullmatch(message)
    return (found[1], int(found[2]), found[3]) if found else ("", 0, message)
