"""The bibliography of a site: its keys, its recorded figures, and the rules about the whole of it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from uncited.bib import Bibliography, check_bibliography
from uncited.bib.identifiers import doi_identity
from uncited.findings import Finding, Span
from uncited.rules import Severity
from uncited.stale import stale_references
from uncited.support import Figures


@dataclass(frozen=True)
class References:
    """What the check needs to know of a bibliography. `files` are its parts, where it stands in several files."""

    bibliography: Bibliography
    files: tuple[Bibliography, ...] = ()

    @classmethod
    def of(cls, files: Sequence[Bibliography]) -> "References":
        """One bibliography of several files, at least one; findings name the file an entry stands in."""
        entries = tuple(entry for file in files for entry in file.entries)
        problems = tuple(problem for file in files for problem in file.problems)
        return cls(Bibliography(files[0].file, entries, problems), tuple(files))

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every key that may be cited."""
        return frozenset(entry.key for entry in self.bibliography.entries)

    @cached_property
    def figures(self) -> Figures:
        """What is recorded of each source."""
        return Figures(*(self.files or (self.bibliography,)))

    def findings(self, cited: Collection[str], today: date) -> list[Finding]:
        """`invalid-reference`, `unused-reference` and `stale-reference`, at the lines of the bib file."""
        found: list[Finding] = []
        for part in self.files or (self.bibliography,):
            found += _of_file(part, cited, today)
        if len(self.files) > 1:
            found += _shared_dois(self.files)
        return found


def _of_file(part: Bibliography, cited: Collection[str], today: date) -> Iterator[Finding]:
    for problem in check_bibliography(part, capitals_kept=True):
        fix = f" Write: {problem.fix}" if problem.fix else ""
        yield _finding("invalid-reference", part.file, problem.line, problem.message + fix)
    for entry in part.entries:
        if entry.key not in cited:
            message = f"Nothing cites {entry.key}. Cite it where it belongs, or take the entry out."
            yield _finding("unused-reference", part.file, entry.line, message)
    yield from stale_references(part, today)


def _shared_dois(files: Sequence[Bibliography]) -> Iterator[Finding]:
    """Sources that stand in two files under two keys; within a file the rules about the file find them."""
    first: dict[str, tuple[str, str]] = {}
    for part in files:
        for entry in part.entries:
            doi = entry.get("doi")
            identity = doi_identity(doi.value) if doi else ""
            if doi is None or not identity:
                continue
            key, file = first.setdefault(identity, (entry.key, part.file))
            if file != part.file:
                message = (
                    f"The entry {key} in {file} has the same DOI. Delete one of the two and cite the other, or correct "
                    "the DOI."
                )
                yield _finding("invalid-reference", part.file, doi.line, message)


def _finding(rule: str, file: str, line: int, message: str) -> Finding:
    return Finding(rule, Severity.ERROR, file, Span(line, 1, line, 1), message)
