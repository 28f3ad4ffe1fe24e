"""Offsets in a file, and the lines and columns that people count."""

import re
from bisect import bisect_right

LINE_END = re.compile(r"\r\n|\r|\n")
BOM = "\ufeff"


class Lines:
    """The lines of a text, to be asked often."""

    def __init__(self, text: str) -> None:
        self.size = len(text)
        self.starts = [0, *(found.end() for found in LINE_END.finditer(text))]
        self.bom = text.startswith(BOM)

    def position(self, offset: int) -> tuple[int, int]:
        """(line, column) of an offset, both from 1, in code points. A byte-order mark is not counted as a column."""
        offset = min(max(offset, 0), self.size)
        line = bisect_right(self.starts, offset)
        column = offset - self.starts[line - 1] + 1
        return line, max(1, column - 1) if line == 1 and self.bom else column


def position(markdown: str, offset: int) -> tuple[int, int]:
    """(line, column) of an offset in a text; for more than one offset, ask a Lines."""
    return Lines(markdown).position(offset)


def line_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The lines of text[start:end] as (start, end), line ends left out."""
    spans = []
    for found in LINE_END.finditer(text, start, end):
        spans.append((start, found.start()))
        start = found.end()
    if start < end:
        spans.append((start, end))
    return spans
