"""Exemptions as their author wrote them: `<!-- uncited: reason -->`, and what is wrong with them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from uncited.source.frontmatter import FrontMatterExemption, front_matter
from uncited.source.inline import Hidden, read_marks
from uncited.source.problems import SourceProblem
from uncited.source.scan import Part, Scan, scan
from uncited.syntax import JOINED_DASHES

_EXEMPTION = re.compile(r"\s*uncited\s*:\s*(.*?)\s*\Z", re.DOTALL)
_FIRST_WORD = re.compile(r"\s*([A-Za-z]{2,14}(?:[ -][A-Za-z]{2,8})?)\s*(:|\Z)|\s*(uncited)\b", re.IGNORECASE)
_OTHER_WORDS = frozenset(("united", "unite", "cited", "excited", "incited", "recited"))
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
_LINE_END = re.compile(r"[\r\n]")
_NEAR = 0.8
_LONGEST = 5000  # characters of a comment that are read
_NO_PIPE = "The reason of an exemption cannot hold the sign |. Use a comma or a dash instead."
_RIGHT = "Write <!-- uncited: the reason --> after the sentence."
_JOINED_END = re.compile(r"(?:[–—−]-?|-[–—−])[>›]")
_DASHES = "The hyphens of this comment were joined to a dash, as word processors do: type two hyphens at its beginning and its end."


@dataclass(frozen=True, slots=True)
class _Comment:
    """A comment outside code. end is None when it is never closed; `splits` when it cuts a paragraph in two."""

    start: int
    end: int | None
    splits: bool = False


def exemption_comments(markdown: str) -> tuple[tuple[int, int], ...]:
    """The places of the exemptions that have a reason, in the order of the file."""
    return tuple(
        (comment.start, comment.end)
        for comment in _comments(markdown)
        if comment.end is not None and (found := _EXEMPTION.match(_body(markdown, comment))) and found[1]
    )


def exemption_entry(markdown: str, text: str) -> tuple[int, int]:
    """The place of the front matter's `uncited:` entry for a text; the start of the file when there is none."""
    entries = front_matter(markdown).entries
    return next(((entry.start, entry.end) for entry in entries if entry.text == text), (0, 0))


def exemption_problems(markdown: str) -> tuple[SourceProblem, ...]:
    """What is wrong with the exemptions of a page, in comments and in the front matter."""
    found = [_invalid(entry.start, entry.end, message) for entry, message in _incomplete_entries(markdown)]
    for comment in _comments(markdown):
        found += _problems(markdown, comment)
    found += _joined(markdown)
    return tuple(sorted(found, key=lambda problem: problem.start))


def _incomplete_entries(markdown: str) -> Iterator[tuple[FrontMatterExemption, str]]:
    for entry in front_matter(markdown).entries:
        if not entry.text or not entry.reason:
            missing = "the text it exempts" if not entry.text else "a reason"
            yield entry, f"This exemption lacks {missing}. Write uncited: [{{text: the text, reason: the reason}}]."


def _body(markdown: str, comment: _Comment) -> str:
    stop = len(markdown) if comment.end is None else comment.end - 3
    return markdown[comment.start + 4 : min(stop, comment.start + _LONGEST)]


def _problems(markdown: str, comment: _Comment) -> Iterator[SourceProblem]:
    body = _body(markdown, comment)
    if not _is_meant(body):
        return
    line_end = _LINE_END.search(markdown, comment.start, comment.start + _LONGEST)
    line = markdown[comment.start : line_end.start() if line_end else comment.start + _LONGEST]
    end = comment.end if comment.end is not None else comment.start + len(line)
    if comment.end is None and "|" in line[: max(0, line.find("-->"))]:
        # In a table the sign ends the cell, and with it the comment.
        yield _invalid(comment.start, comment.start + line.index("-->") + 3, _NO_PIPE)
        return
    if comment.end is None or "<!--" in body or _BLANK_LINE.search(body):
        message = (
            "This comment is never closed, and would hide what follows. Put --> behind the reason, before the next "
            "empty line."
        )
        if _JOINED_END.search(line):
            message = f"This comment is never closed, and would hide what follows. {_DASHES}"
        yield SourceProblem("invalid-exemption", comment.start, comment.start + len(line), message, fatal=True)
        return
    given = _EXEMPTION.match(body)
    if given is None:
        if body.strip().lower() == "uncited":
            yield _invalid(comment.start, end, f"This exemption has no reason. {_RIGHT}")
        else:
            yield _invalid(comment.start, end, f"This comment looks like an exemption, but exempts nothing. {_RIGHT}")
    elif not given[1]:
        yield _invalid(comment.start, end, f"This exemption has no reason. {_RIGHT}")
    elif "|" in given[1]:
        yield _invalid(comment.start, end, _NO_PIPE)
    elif "@" in given[1]:
        message = (
            "The reason of an exemption cannot hold the sign @. Cite the source behind the sentence instead: [@key]."
        )
        yield _invalid(comment.start, end, message)
    elif comment.splits:
        message = (
            "A comment at the start of a line cuts the paragraph in two. Move it to the end of the line above, "
            "directly behind the sentence it exempts."
        )
        yield SourceProblem("invalid-exemption", comment.start, end, message, misplaced=True)


def _joined(markdown: str) -> Iterator[SourceProblem]:
    """Comments that are none, because a word processor has made one dash of the two hyphens."""
    if not JOINED_DASHES.search(markdown):
        return
    read = scan(markdown, front_matter(markdown).end)
    for block in read.blocks:
        if block.part is Part.CODE:
            continue
        marks = read_marks(markdown, block.slices, read.references)
        hidden = Hidden(marks)
        for found in JOINED_DASHES.finditer(marks.whole.text):
            if found.start() not in hidden:
                yield _invalid(marks.whole.start(found.start()), marks.whole.end(found.end()), f"{_DASHES} {_RIGHT}")


def _is_meant(body: str) -> bool:
    """Whether a comment is an exemption, or was meant to be one."""
    found = _FIRST_WORD.match(body)
    if not found:
        return False
    if found[3]:
        return True
    word = found[1].lower()
    first = word.replace(" ", "").replace("-", "")
    if first == "uncited":
        return True
    if not found[2] or word in _OTHER_WORDS:
        return False
    return SequenceMatcher(None, first, "uncited").ratio() >= _NEAR


def _comments(markdown: str) -> list[_Comment]:
    """The comments of a page outside code, in the order of the file."""
    if "<!--" not in markdown:
        return []
    read = scan(markdown, front_matter(markdown).end)
    found = [_Comment(comment.start, comment.end, comment.splits) for comment in read.comments]
    found += _inside(markdown, read)
    return sorted(found, key=lambda comment: comment.start)


def _inside(markdown: str, read: Scan) -> Iterator[_Comment]:
    """The comments inside text and inside raw HTML."""
    for block in read.blocks:
        if block.part is Part.CODE or not any(markdown.find("<!--", start, end) >= 0 for start, end in block.slices):
            continue
        if block.part is Part.TEXT:
            marks = read_marks(markdown, block.slices, read.references)
            for start, end in marks.comments:
                yield _Comment(marks.whole.start(start), None if end is None else marks.whole.end(end))
            continue
        for begin, stop in block.slices:
            at = begin
            while (start := markdown.find("<!--", at, stop)) >= 0:
                at = markdown.find("-->", start, stop) + 3
                if at < 3:
                    yield _Comment(start, None)
                    break
                yield _Comment(start, at)


def _invalid(start: int, end: int, message: str) -> SourceProblem:
    return SourceProblem("invalid-exemption", start, end, message)
