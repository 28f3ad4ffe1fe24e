"""What is wrong in a Markdown file, as its author wrote it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceProblem:
    """A rule, a stretch of the file, and what to do about it.

    keys: of an unknown reference, the key. fatal: the file cannot be read further (a comment that is never closed).
    """

    rule: str
    start: int
    end: int
    message: str
    keys: tuple[str, ...] = ()
    fatal: bool = False
