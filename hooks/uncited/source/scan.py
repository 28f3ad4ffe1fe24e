"""Markdown -> source blocks in the order in which they are rendered, by the rules of Python-Markdown.

Lines are read once, with a stack of the containers that are open (lists, quotes, boxes, tabs, notes).
"""

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache

from uncited.source.lines import line_spans
from uncited.source.regions import Region, RegionKind, find_regions

Slice = tuple[int, int]


class Part(Enum):
    TEXT = auto()  # inline Markdown
    CODE = auto()
    HTML = auto()  # raw
    TIP = auto()  # the text of an abbreviation


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """A block as slices of the text, one a line, without indentation and markers. `note`: the footnote it is in."""

    part: Part
    slices: tuple[Slice, ...]
    note: str | None = None


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


@lru_cache(maxsize=8)
def scan(text: str, start: int) -> Scan:
    """Read the blocks of text[start:]."""
    scanner = _Scanner(text)
    at = start
    for region in find_regions(text, start):
        scanner.lines(at, region.start)
        scanner.region(region)
        at = region.end
    scanner.lines(at, len(text))
    return scanner.finish()


@dataclass(slots=True)
class _Frame:
    """An open container. `tabs`: the labels of the set of tabs that the next tab in it would join."""

    kind: str
    note: str | None = None
    tabs: list[SourceBlock] | None = None
    slashes: int = 0


_INDENT = re.compile(r" {4}| {0,3}\t")
_QUOTE = re.compile(r" {0,3}>[ ]?")
_ITEM = re.compile(r" {0,3}(?:[*+-]|\d{1,20}\.)[ \t]+(?:\[[ xX]\][ ]+)?")
_HEADING = re.compile(r"#{1,6}[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:-[ ]{0,2}){3,}|(?:_[ ]{0,2}){3,}|(?:\*[ ]{0,2}){3,})[ ]*\Z")
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*\Z")
_BOX = re.compile(r'(?:!!! ?[\w-]+(?: +[\w-]+)*|\?{3}\+? ?(?:[\w-]+(?: +[\w-]+)*)?)(?: +"(.*?)")? *\Z')
_TAB = re.compile(r'={3}(\+!|!\+|\+|!)? +"(.*?)" *\Z')
_SLASHES = re.compile(r" {0,3}(/{3,})[ ]*(?:([\w-]+)[ ]*(?:\|[ ]*(.*?)[ ]*)?)?\Z")
_DEFINITION = re.compile(r" {0,3}:[ ]{1,3}")
_NOTE = re.compile(r" {0,3}\[\^([^\]]*)\]:[ ]*")
_REFERENCE = re.compile(r" {0,3}\[([^\[\]]*)\]:[ ]*(\S+)?[ ]*(?:\"([^\"]*)\"|'([^']*)'|\(([^)]*)\))?[ ]*\Z")
_REFERENCE_TITLE = re.compile(r"[ ]*(?:\"([^\"]*)\"|'([^']*)'|\(([^)]*)\))[ ]*\Z")
_TIP = re.compile(r"\*\[[^\]\\]*\][ ]?:[ ]*")
_COMMAND = re.compile(r"(?:\[TOC\]|\\(?:full_)?bibliography)[ ]*\Z")
_ATTRIBUTES = re.compile(r"[ ]*\{:[^{}]*\}[ ]*\Z")
_DELIMITER = re.compile(r"[ |:-]+\Z")
_PIPES = re.compile(r"\\.|(`+)|\|")
_LAZY = frozenset(("item", "quote", "note", "definition"))
_BLOCK_START = re.compile(
    r" {0,3}(?:(?:[*+-]|\d{1,20}\.)[ \t]|>|\[\^[^\]]*\]:|:[ ])|#|!!! ?\w|\?{3}|={3}[!+]* +\"|/{3,}"
)


@dataclass(slots=True)
class _Scanner:
    text: str
    out: list[SourceBlock | list[SourceBlock]] = field(default_factory=list)
    stack: list[_Frame] = field(default_factory=lambda: [_Frame("root")])
    paragraph: list[Slice] = field(default_factory=list)
    in_item: bool = False  # the paragraph is the first text of a list item
    columns: int = 0  # of the table that is open
    code: list[Slice] = field(default_factory=list)
    comments: list[BlockComment] = field(default_factory=list)
    references: dict[str, Slice | None] = field(default_factory=dict)
    pending: str | None = None  # a reference whose address or title may stand on the next line
    address: bool = False  # its address
    tip: bool = False  # an abbreviation whose text stands on the next line
    options: bool = False  # below the first line of a /// block

    # --- what is put out

    def emit(self, part: Part, slices: list[Slice]) -> None:
        frame = self.stack[-1]
        frame.tabs = None
        kept = tuple((a, b) for a, b in slices if a < b)
        if kept:
            self.out.append(SourceBlock(part, kept, frame.note))

    def flush(self) -> None:
        if self.paragraph:
            slices, self.paragraph = self.paragraph, []
            self.emit(Part.TEXT, slices)
        self.columns = 0
        self.in_item = False
        if self.code:
            slices, self.code = self.code, []
            self.emit(Part.CODE, slices)

    def close_to(self, depth: int) -> None:
        self.flush()
        del self.stack[depth:]

    def push(self, kind: str, note: str | None = None, slashes: int = 0) -> None:
        self.flush()
        self.stack[-1].tabs = None
        self.stack.append(_Frame(kind, note if note is not None else self.stack[-1].note, None, slashes))

    def finish(self) -> Scan:
        self.flush()
        blocks: list[SourceBlock] = []
        for found in self.out:
            if isinstance(found, list):
                blocks += found
            else:
                blocks.append(found)
        return Scan(tuple(blocks), tuple(self.comments), self.references)

    # --- regions

    def region(self, region: Region) -> None:
        if region.kind is RegionKind.FENCE:
            _, depth = self.containers(region.start, region.mark)
            self.close_to(depth)
            if region.title:
                self.emit(Part.TEXT, [region.title])
            self.emit(Part.CODE, list(region.lines))
            return
        if region.kind is RegionKind.COMMENT:
            self.comments.append(BlockComment(region.mark, region.end, bool(self.paragraph or self.columns)))
        depth = 1
        while depth < len(self.stack) and self.stack[depth].kind == "slashes":
            depth += 1
        self.close_to(depth)
        if region.kind is RegionKind.HTML:
            self.emit(Part.HTML, [(region.mark, region.end)])

    # --- lines

    def lines(self, start: int, end: int) -> None:
        for begin, stop in line_spans(self.text, start, end):
            self.line(begin, stop)

    def containers(self, pos: int, end: int) -> tuple[int, int]:
        """Which of the open containers the line continues: where its content begins, and how deep it is."""
        text, depth = self.text, 1
        while depth < len(self.stack):
            kind = self.stack[depth].kind
            if kind != "slashes":
                found = (_QUOTE if kind == "quote" else _INDENT).match(text, pos, end)
                if not found:
                    break
                pos = found.end()
            depth += 1
        return pos, depth

    def line(self, pos: int, end: int) -> None:
        text = self.text
        pos, depth = self.containers(pos, end)
        first = pos
        while first < end and text[first] in " \t":
            first += 1
        if first == end:
            self.blank(depth)
            return
        if self.options:
            if first - pos >= 4:
                return
            self.options = False
        if depth < len(self.stack):
            lazy = self.paragraph and not self.columns and all(frame.kind in _LAZY for frame in self.stack[depth:])
            if lazy and not _BLOCK_START.match(text, pos, end):
                self.paragraph.append((first, end))
                return
            self.close_to(depth)
        if self.pending is not None and self.below_reference(first, end):
            return
        if self.tip:
            self.tip = False
            self.emit(Part.TIP, [(first, end)])
            return
        self.content(pos, first, end)

    def blank(self, depth: int) -> None:
        if self.paragraph:
            self.flush()
        self.columns = 0
        self.pending, self.tip, self.options = None, False, False
        for at in range(depth, len(self.stack)):
            if self.stack[at].kind == "quote":
                self.close_to(at)
                return

    def content(self, pos: int, first: int, end: int) -> None:
        """A line inside its containers: open what it opens, and read on behind the marker."""
        text = self.text
        while True:
            if self.columns:
                self.row(first, end)
                return
            if not self.paragraph and first - pos >= 1 and (indent := _INDENT.match(text, pos, end)):
                self.code.append((indent.end(), end))
                return
            if self.code:
                self.flush()
            if text[first].isalpha() or not self.opens(pos, first, end):
                if first < end:
                    self.paragraph.append((first, end))
                return
            pos = self.rest
            if pos < 0:
                return
            first = pos
            while first < end and text[first] in " \t":
                first += 1
            if first == end:
                return
            if self.stack[-1].kind != "quote":
                pos = first

    rest: int = -1  # where the content behind a marker begins; -1 when the line is done

    def opens(self, pos: int, first: int, end: int) -> bool:
        """Whether the line opens or is something of its own; `rest` then tells where its content begins."""
        self.rest = -1
        opener = _OPENERS.get(self.text[first])
        if opener is None:
            opener = _Scanner.numbered if self.text[first].isdigit() else None
        return opener is not None and opener(self, pos, first, end)

    # --- openers, by first character

    def heading(self, pos: int, first: int, end: int) -> bool:
        if first != pos:
            return False
        found = _HEADING.match(self.text, first, end)
        begin = found.end() if found else first
        while end > begin and self.text[end - 1] in "# \t":
            end -= 1
        self.flush()
        self.emit(Part.TEXT, [(begin, end)])
        return True

    def box(self, pos: int, first: int, end: int) -> bool:
        found = _BOX.match(self.text[first:end]) if first == pos else None
        if not found:
            return False
        self.flush()
        if found[1]:
            self.emit(Part.TEXT, [(first + found.start(1), first + found.end(1))])
        self.push("box")
        return True

    def equals(self, pos: int, first: int, end: int) -> bool:
        return self.underline(first, end) or self.tab(pos, first, end)

    def tab(self, pos: int, first: int, end: int) -> bool:
        found = _TAB.match(self.text[first:end]) if first == pos else None
        if not found:
            return False
        self.flush()
        self.label(first + found.start(2), first + found.end(2), "!" in (found[1] or ""))
        self.stack.append(_Frame("tab", self.stack[-1].note))
        return True

    def label(self, start: int, end: int, new: bool) -> None:
        """A tab label goes to the labels of its set: all of them are rendered above the first panel."""
        frame = self.stack[-1]
        labels = frame.tabs
        if labels is None or new:
            labels = []
            self.out.append(labels)
            frame.tabs = labels
        if start < end:
            labels.append(SourceBlock(Part.TEXT, ((start, end),), frame.note))

    def underline(self, first: int, end: int) -> bool:
        if len(self.paragraph) != 1 or not _UNDERLINE.match(self.text, first, end):
            return False
        self.flush()
        return True

    def dash(self, pos: int, first: int, end: int) -> bool:
        if self.underline(first, end) or self.delimiter(first, end):
            return True
        return self.rule(pos, first, end) or self.item(pos, end)

    def star(self, pos: int, first: int, end: int) -> bool:
        if first == pos and (found := _TIP.match(self.text, first, end)):
            self.flush()
            self.tip = found.end() >= end
            self.emit(Part.TIP, [(found.end(), end)])
            return True
        return self.rule(pos, first, end) or self.item(pos, end)

    def plus(self, pos: int, _first: int, end: int) -> bool:
        return self.item(pos, end)

    def numbered(self, pos: int, _first: int, end: int) -> bool:
        return self.item(pos, end)

    def rule(self, pos: int, _first: int, end: int) -> bool:
        if not _RULE.match(self.text, pos, end):
            return False
        self.flush()
        self.stack[-1].tabs = None
        return True

    def item(self, pos: int, end: int) -> bool:
        if self.paragraph and not self.in_item:
            return False
        found = _ITEM.match(self.text, pos, end)
        if not found:
            return False
        self.push("item")
        self.in_item = True
        self.rest = found.end()
        return True

    def quote(self, pos: int, _first: int, end: int) -> bool:
        found = _QUOTE.match(self.text, pos, end)
        if not found:
            return False
        self.push("quote")
        self.rest = found.end()
        return True

    def definition(self, pos: int, first: int, end: int) -> bool:
        if self.delimiter(first, end):
            return True
        found = _DEFINITION.match(self.text, pos, end)
        if not found:
            return False
        terms, self.paragraph = self.paragraph, []
        for term in terms:
            self.emit(Part.TEXT, [term])
        self.push("definition")
        self.rest = found.end()
        return True

    def bracket(self, pos: int, _first: int, end: int) -> bool:
        if found := _NOTE.match(self.text, pos, end):
            self.flush()
            self.push("note", found[1])
            self.rest = found.end()
            return True
        line = self.text[pos:end]
        if found := _REFERENCE.match(line):
            self.flush()
            group = next((n for n in (3, 4, 5) if found[n] is not None), 0)
            title = (pos + found.start(group), pos + found.end(group)) if group else None
            self.references[found[1].strip().lower()] = title
            self.pending = None if title else found[1].strip().lower()
            self.address = found[2] is None
            return True
        return bool(_COMMAND.match(line.strip()))

    def below_reference(self, first: int, end: int) -> bool:
        """The line below a reference definition: its address, where that is wanting, or its title."""
        if self.address and " " not in self.text[first:end].strip():
            self.address = False
            return True
        name, self.pending = self.pending, None
        found = _REFERENCE_TITLE.match(self.text[first:end])
        if not found or name is None:
            return False
        group = next(n for n in (1, 2, 3) if found[n] is not None)
        self.references[name] = (first + found.start(group), first + found.end(group))
        return True

    def slashes(self, pos: int, _first: int, end: int) -> bool:
        found = _SLASHES.match(self.text[pos:end])
        if not found:
            return False
        count, name = len(found[1]), found[2]
        if name is None:
            for at in range(len(self.stack) - 1, 0, -1):
                if self.stack[at].kind == "slashes" and self.stack[at].slashes == count:
                    self.close_to(at)
                    return True
            return False
        self.flush()
        title = (pos + found.start(3), pos + found.end(3)) if found[3] else (pos, pos)
        if name == "tab":
            self.label(*title, False)
            self.stack.append(_Frame("slashes", self.stack[-1].note, None, count))
        else:
            if name not in ("html", "define") and "caption" not in name:
                self.emit(Part.TEXT, [title])
            self.push("slashes", None, count)
        self.options = True
        return True

    def command(self, _pos: int, first: int, end: int) -> bool:
        return bool(_COMMAND.match(self.text[first:end]))

    def brace(self, _pos: int, first: int, end: int) -> bool:
        return bool(_ATTRIBUTES.match(self.text[first:end]))

    # --- tables

    def pipe(self, _pos: int, first: int, end: int) -> bool:
        return self.delimiter(first, end)

    def delimiter(self, first: int, end: int) -> bool:
        """The second line of a table turns the paragraph above it into its head."""
        if len(self.paragraph) != 1 or not _DELIMITER.match(self.text, first, end) or "-" not in self.text[first:end]:
            return False
        head = self.paragraph[0]
        cells = self.cells(*head)
        bordered = self.text[head[0]] == "|" or self.text[head[1] - 1] == "|"
        if len(cells) != len(self.cells(first, end)) or (len(cells) == 1 and not bordered):
            return False
        self.paragraph = []
        self.columns = len(cells)
        self.put_cells(cells)
        return True

    def row(self, first: int, end: int) -> None:
        self.put_cells(self.cells(first, end)[: self.columns])

    def put_cells(self, cells: list[Slice]) -> None:
        for cell in cells:
            self.emit(Part.TEXT, [cell])

    def cells(self, start: int, end: int) -> list[Slice]:
        """The cells of a row, cut at the pipes that are neither escaped nor inside code."""
        text = self.text
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
                cells.append(self.trim(start, mark.start()))
                start = mark.end()
            at += 1
        cells.append(self.trim(start, end))
        return cells

    def trim(self, start: int, end: int) -> Slice:
        while start < end and self.text[start] in " \t":
            start += 1
        while end > start and self.text[end - 1] in " \t":
            end -= 1
        return start, end


_OPENERS = {
    "#": _Scanner.heading,
    "!": _Scanner.box,
    "?": _Scanner.box,
    "=": _Scanner.equals,
    "-": _Scanner.dash,
    "_": _Scanner.rule,
    "*": _Scanner.star,
    "+": _Scanner.plus,
    ">": _Scanner.quote,
    ":": _Scanner.definition,
    "[": _Scanner.bracket,
    "/": _Scanner.slashes,
    "\\": _Scanner.command,
    "{": _Scanner.brace,
    "|": _Scanner.pipe,
}
