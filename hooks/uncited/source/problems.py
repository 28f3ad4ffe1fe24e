"""What is wrong in a Markdown file, as its author wrote it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceProblem:
    """A rule, a stretch of the file, and what to do about it.

    keys: the key that is unknown or cannot be cited, so that it is not reported again. fatal: the file cannot be read further
    (a comment that is never closed). misplaced: an exemption that is right but for its place.
    """

    rule: str
    start: int
    end: int
    message: str
    keys: tuple[str, ...] = ()
    fatal: bool = False
    misplaced: bool = False
