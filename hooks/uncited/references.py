"""The bibliography of a site: its keys, its recorded figures, and the rules about the whole of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from uncited.bib import Bibliography, check_bibliography, to_text
from uncited.findings import Finding, Span
from uncited.rules import Severity
from uncited.support import Figures

# A web page may change without notice; after a year someone should look again.
LOOK_AGAIN_AFTER_DAYS = 365


@dataclass(frozen=True)
class References:
    """What the check needs to know of a bibliography."""

    bibliography: Bibliography

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every key that may be cited."""
        return frozenset(entry.key for entry in self.bibliography.entries)

    @cached_property
    def figures(self) -> Figures:
        """What is recorded of each source."""
        return Figures(self.bibliography)

    def findings(self, cited: Collection[str], today: date) -> list[Finding]:
        """`invalid-reference`, `unused-reference` and `stale-reference`, at the lines of the bib file."""
        found = [
            self._finding("invalid-reference", p.line, p.message + (f" Write: {p.fix}" if p.fix else ""))
            for p in check_bibliography(self.bibliography, capitals_kept=True)
        ]
        for entry in self.bibliography.entries:
            if entry.key not in cited:
                message = f"Nothing cites {entry.key}. Cite it where it belongs, or take the entry out."
                found.append(self._finding("unused-reference", entry.line, message))
            read = entry.get("urldate")
            if read and (looked := _date(to_text(read.value))) and (today - looked).days > LOOK_AGAIN_AFTER_DAYS:
                message = (
                    f"The address of {entry.key} was last opened on {looked:%d %B %Y}. Open it again, compare the figures, "
                    "and set urldate to that day."
                )
                found.append(self._finding("stale-reference", read.line, message))
        return found

    def _finding(self, rule: str, line: int, message: str) -> Finding:
        return Finding(rule, Severity.ERROR, self.bibliography.file, Span(line, 1, line, 1), message)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
