"""The rows of a table, cut into cells."""

import re

from uncited.source.visible import Slice

_DELIMITER = re.compile(r"[ |:-]+\Z")
_PIPES = re.compile(r"\\.|(`+)|\|")


def head_cells(text: str, head: Slice, below: Slice) -> list[Slice]:
    """The cells of a table's head, if the line below it makes it one; else none."""
    start, end = below
    if not _DELIMITER.match(text, start, end) or text.find("-", start, end) < 0:
        return []
    cells = row_cells(text, *head)
    bordered = text[head[0]] == "|" or text[head[1] - 1] == "|"
    if len(cells) != len(row_cells(text, start, end)) or (len(cells) == 1 and not bordered):
        return []
    return cells


def row_cells(text: str, start: int, end: int) -> list[Slice]:
    """The cells of a row, cut at the pipes that are neither escaped nor inside code."""
    while end > start and text[end - 1] in " \t":
        end -= 1
    if text[start] == "|":
        start += 1
    if end > start and text[end - 1] == "|" and text[end - 2] != "\\":
        end -= 1
    marks = list(_PIPES.finditer(text, start, end))
    runs: dict[int, list[int]] = {}
    for at in range(len(marks) - 1, -1, -1):
        if marks[at][1]:
            runs.setdefault(len(marks[at][1]), []).append(at)
    cells = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        if mark[1]:
            places = runs[len(mark[1])]
            while places and places[-1] <= at:
                places.pop()
            if places:
                at = places[-1]
        elif mark.group() == "|":
            cells.append(_trim(text, start, mark.start()))
            start = mark.end()
        at += 1
    cells.append(_trim(text, start, end))
    return cells


def _trim(text: str, start: int, end: int) -> Slice:
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1] in " \t":
        end -= 1
    return start, end
