"""A BibTeX text with what its reader asks of it again and again, found once: lines, matching braces, entry starts."""

import re
from bisect import bisect_right
from dataclasses import dataclass

_NEWLINE = re.compile(r"\r\n?")
_BRACE = re.compile(r"[{}]")
_ENTRY_AT_LINE_START = re.compile(r"^[ \t]*(?=@[ \t]*[A-Za-z][\w-]*[ \t]*[{(])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """`closing` maps the offset of an opening brace to that of its closing one; an unclosed brace is not in it.

    `starts` are the offsets of every @ that looks like the start of an entry at the head of a line: a broken
    entry ends there at the latest.
    """

    text: str
    newlines: list[int]
    closing: dict[int, int]
    starts: list[int]

    def line(self, offset: int) -> int:
        return bisect_right(self.newlines, offset - 1) + 1

    def limit(self, offset: int) -> int:
        """Where the next entry starts after `offset`, or the end of the text."""
        index = bisect_right(self.starts, offset)
        return self.starts[index] if index < len(self.starts) else len(self.text)


def read_source(text: str) -> Source:
    """Line ends become \\n and a byte order mark goes, so that line numbers are those an editor shows."""
    text = _NEWLINE.sub("\n", text.removeprefix("\ufeff"))
    return Source(
        text,
        [match.start() for match in re.finditer("\n", text)],
        _matching_braces(text),
        [match.end() for match in _ENTRY_AT_LINE_START.finditer(text)],
    )


def _matching_braces(text: str) -> dict[int, int]:
    # BibTeX counts every brace, also one after a backslash.
    closing: dict[int, int] = {}
    unclosed: list[int] = []
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            unclosed.append(match.start())
        elif unclosed:
            closing[unclosed.pop()] = match.start()
    return closing
