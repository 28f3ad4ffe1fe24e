"""What is read from a BibTeX file: frozen, with the line of everything (from 1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Read = Literal["full text", "abstract", "secondary"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to put right: what is wrong and what to do; `fix` is the corrected line, where one can be given."""

    line: int
    message: str
    key: str | None = None
    fix: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """`value` as it stands in the file between its outer braces or quotes; macros are expanded, pieces joined."""

    name: str  # lower case
    value: str
    line: int  # of the name
    value_line: int  # where the value begins


@dataclass(frozen=True, slots=True)
class Entry:
    """One source. `end_line` is the line of its closing brace, or the last line that was read of a broken entry."""

    key: str
    type: str  # lower case
    line: int
    fields: tuple[Field, ...]
    end_line: int

    def get(self, name: str) -> Field | None:
        """The first field of this name."""
        return next(self.all(name), None)

    def all(self, name: str) -> Iterator[Field]:
        """Every field of this name, in the order of the file."""
        return (field for field in self.fields if field.name == name)


@dataclass(frozen=True, slots=True)
class Bibliography:
    """A BibTeX file: every entry that could be read, and what is broken."""

    file: str
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source says, as plain text, and where in the source it stands."""

    text: str
    place: str
    line: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """How much of a source was read (None where that is not said), and what it says."""

    read: Read | None
    statements: tuple[Statement, ...]
    problems: tuple[Problem, ...]
