"""What is open while Markdown is read line by line, and what has been put out so far."""

from dataclasses import dataclass, field
from enum import Enum, auto

from uncited.source.visible import Slice

# What a paragraph may go on in without the indentation or the > of its container.
_LAZY = frozenset(("item", "quote", "note", "definition"))


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


@dataclass(slots=True)
class Frame:
    """An open container. `tabs`: the labels of the set of tabs that the next tab in it would join."""

    kind: str
    note: str | None = None
    tabs: list[SourceBlock] | None = None
    slashes: int = 0  # how many, of a /// block
    firm: int = 0  # how deep the innermost container is that a line without its indentation ends


@dataclass(slots=True)
class Containers:
    """The open containers, the open paragraph, table or code, and the blocks that are complete."""

    text: str
    out: list[SourceBlock | list[SourceBlock]] = field(default_factory=list)  # a list holds the labels of a set of tabs
    stack: list[Frame] = field(default_factory=lambda: [Frame("root")])
    paragraph: list[Slice] = field(default_factory=list)
    in_item: bool = False  # the paragraph is the first text of a list item
    columns: int = 0  # of the table that is open
    code: list[Slice] = field(default_factory=list)
    references: dict[str, Slice | None] = field(default_factory=dict)
    pending: str | None = None  # a reference whose address or title may stand on the next line
    address: bool = False  # its address
    tip: bool = False  # an abbreviation whose text stands on the next line
    options: bool = False  # below the first line of a /// block

    def emit(self, part: Part, slices: list[Slice]) -> None:
        """Put out a block; empty slices are left out."""
        frame = self.stack[-1]
        frame.tabs = None
        kept = tuple((a, b) for a, b in slices if a < b)
        if kept:
            self.out.append(SourceBlock(part, kept, frame.note))

    def flush(self) -> None:
        """Close the open paragraph, table or code."""
        if self.paragraph:
            slices, self.paragraph = self.paragraph, []
            self.emit(Part.TEXT, slices)
        self.columns = 0
        self.in_item = False
        if self.code:
            slices, self.code = self.code, []
            self.emit(Part.CODE, slices)

    def close_to(self, depth: int) -> None:
        """Close all containers from this depth on."""
        self.flush()
        del self.stack[depth:]

    def push(self, kind: str, note: str | None = None, slashes: int = 0) -> None:
        """Open a container. A tab leaves its set open for the next; anything else ends it."""
        self.flush()
        above = self.stack[-1]
        if kind != "tab":
            above.tabs = None
        firm = above.firm if kind in _LAZY else len(self.stack)
        self.stack.append(Frame(kind, above.note if note is None else note, None, slashes, firm))

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

    def blocks(self) -> tuple[SourceBlock, ...]:
        """All blocks, in the order in which they are rendered."""
        self.flush()
        groups = (found if isinstance(found, list) else [found] for found in self.out)
        return tuple(block for group in groups for block in group)
