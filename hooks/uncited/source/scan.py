"""Markdown -> source blocks in the order in which they are rendered, by the rules of Python-Markdown.

Lines are read once, with a stack of the containers that are open (lists, quotes, boxes, tabs, notes).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from uncited.charts import Chart, read_chart
from uncited.markup import CHART
from uncited.source.containers import Containers, Part, SourceBlock
from uncited.source.lines import line_spans
from uncited.source.openers import DONE, OPENERS, QUOTE, below_reference
from uncited.source.regions import Region, RegionKind, find_regions
from uncited.source.tables import row_cells
from uncited.source.visible import Slice

__all__ = ["BlockComment", "Part", "Scan", "SourceBlock", "scan"]

_INDENT = re.compile(r" {4}| {0,3}\t")
# What ends a paragraph even where its containers are not continued.
_BLOCK_START = re.compile(
    r" {0,3}(?:(?:[*+-]|\d{1,20}\.)[ \t]|>|\[\^[^\]]*\]:|:[ ])|#|!!! ?\w|\?{3}|={3}[!+]* +\"|/{3,}"
)


@dataclass(frozen=True, slots=True)
class BlockComment:
    """A comment at the start of a line; `splits` when it stands inside a paragraph."""

    start: int
    end: int
    splits: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """The blocks of a text, its block-level comments, and the titles of its link references by their names."""

    blocks: tuple[SourceBlock, ...]
    comments: tuple[BlockComment, ...]
    references: dict[str, Slice | None]


@lru_cache(maxsize=4)
def scan(text: str, start: int) -> Scan:
    """Read the blocks of text[start:]."""
    open_ = Containers(text)
    comments = []
    at = start
    for region in find_regions(text, start):
        _lines(open_, at, region.start)
        if region.kind is RegionKind.COMMENT:
            comments.append(BlockComment(region.mark, region.end, bool(open_.paragraph or open_.columns)))
        _region(open_, region)
        at = region.end
    _lines(open_, at, len(text))
    return Scan(open_.blocks(), tuple(comments), open_.references)


def _region(open_: Containers, region: Region) -> None:
    if region.kind is RegionKind.FENCE:
        _, depth = _continued(open_, region.start, region.mark)
        open_.close_to(depth)
        if region.title:
            open_.emit(Part.TEXT, [region.title])
        if region.language == CHART and isinstance(chart := read_chart(open_.text, region.lines), Chart):
            for piece in chart.pieces():
                open_.emit(Part.TEXT, [(piece.start, piece.end)])
        else:
            open_.emit(Part.CODE, list(region.lines))
        return
    # HTML at the start of a line ends every list and box; only /// blocks are not bound to indentation.
    depth = 1
    while depth < len(open_.stack) and open_.stack[depth].kind == "slashes":
        depth += 1
    open_.close_to(depth)
    if region.kind is RegionKind.HTML:
        open_.emit(Part.HTML, [(region.mark, region.end)])


def _lines(open_: Containers, start: int, end: int) -> None:
    for begin, stop in line_spans(open_.text, start, end):
        _line(open_, begin, stop)


def _continued(open_: Containers, pos: int, end: int) -> tuple[int, int]:
    """Which of the open containers a line continues: where its content begins, and how deep it is."""
    text, stack, depth = open_.text, open_.stack, 1
    while depth < len(stack):
        kind = stack[depth].kind
        if kind != "slashes":
            found = (QUOTE if kind == "quote" else _INDENT).match(text, pos, end)
            if not found:
                break
            pos = found.end()
        depth += 1
    return pos, depth


def _line(open_: Containers, pos: int, end: int) -> None:
    text = open_.text
    pos, depth = _continued(open_, pos, end)
    first = _content(text, pos, end)
    if first == end:
        if open_.paragraph:
            open_.flush()
        open_.columns = 0
        open_.pending, open_.tip, open_.options = None, False, False
        return
    if open_.options:
        if first - pos >= 4:
            return
        open_.options = False
    if depth < len(open_.stack):
        if open_.paragraph and open_.stack[-1].firm < depth and not _BLOCK_START.match(text, pos, end):
            open_.paragraph.append((first, end))
            return
        open_.close_to(depth)
    if open_.pending is not None and below_reference(open_, first, end):
        return
    if open_.tip:
        open_.tip = False
        open_.emit(Part.TIP, [(first, end)])
        return
    _read(open_, pos, first, end)


def _content(text: str, pos: int, end: int) -> int:
    while pos < end and text[pos] in " \t":
        pos += 1
    return pos


def _read(open_: Containers, pos: int, first: int, end: int) -> None:
    """A line inside its containers: open what it opens, and read on behind the marker."""
    text = open_.text
    while first < end:
        if open_.columns:
            for cell in row_cells(text, first, end)[: open_.columns]:
                open_.emit(Part.TEXT, [cell])
            return
        if first > pos and not open_.paragraph and (indent := _INDENT.match(text, pos, end)):
            open_.code.append((indent.end(), end))
            return
        if open_.code:
            open_.flush()
        opener = OPENERS.get(text[first])
        rest = opener(open_, pos, first, end) if opener else None
        if rest == DONE:
            return
        if rest is None:
            open_.paragraph.append((first, end))
            return
        first = _content(text, rest, end)
        # Python-Markdown drops the spaces behind the marker of an item, but not those behind a >.
        pos = rest if open_.stack[-1].kind == "quote" else first
