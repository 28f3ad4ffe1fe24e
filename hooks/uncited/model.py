"""The things that pass from step to step: frozen, small, and free of behaviour.

    page HTML -> Article (blocks) -> Sentence -> Quantity -> Claim -> Finding

Offsets count Unicode code points. `start` is the first character, `end` the first one after.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a quantity measures; the words are those `uncited explain` prints."""

    PERCENT = "percent"
    SHARE = "share"  # half, a third, 7 in 10, two of five
    COUNT = "count"
    RATE = "rate"  # 3 per 1,000 person-years
    MULTIPLE = "multiple"  # twice as many, doubled, threefold
    RATIO = "ratio"  # 2:1, odds ratio 2.18
    MONEY = "money"
    MEASURE = "measure"  # a number with a physical unit
    DOSE = "dose"
    DURATION = "duration"
    FREQUENCY = "frequency"
    DATE = "date"
    YEAR = "year"
    AGE = "age"
    SCORE = "score"
    RANK = "rank"
    STATISTIC = "statistic"  # p, CI, n, SD, hazard ratio
    NUMBER = "number"  # a value that none of the above fits


class Quantity(NamedTuple):  # by far the most numerous of these things, and a tuple is made four times as fast
    """A number found in a sentence, claim or not.

    value and high are in `unit` (high only for a range: "3 to 5 days" has value 3, high 5);
    None where the words give no figure ("in recent years"). `unit` is normal form: "%", "mg/kg",
    "USD", "day", or the noun counted in the singular. `hedge` is the word that loosens the figure
    ("about"), `bound` the one that makes it a limit ("<", "<=", ">", ">="). `decimals` is how many
    digits after the point the text prints. `reason` says in plain words why this is, or is not, a claim.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: float | None
    unit: str | None
    claim: bool
    reason: str
    high: float | None = None
    hedge: str | None = None
    bound: str | None = None
    decimals: int = 0


class BlockKind(StrEnum):
    """Where in the article a text stands; decides what can cover its numbers."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "list item"
    CELL = "table cell"
    HEADER = "table header"
    CAPTION = "caption"
    TITLE = "title"  # of an admonition, a details block or a content tab
    TERM = "term"
    ALT = "image text"
    TOOLTIP = "tooltip"
    META = "front matter"


class Citation(NamedTuple):
    """A citation mark. `offset` is where in the block's text it stands; `note` the footnote it leads to, if any;
    `id` the name of its element, by which a link can reach it."""

    offset: int
    keys: tuple[str, ...]
    resolved: bool = True
    note: str | None = None
    id: str | None = None


class Place(NamedTuple):
    """Where a block stands: indices into the lists of its Article, None or -1 where it does not apply."""

    item: int | None = None
    table: int | None = None
    row: int = -1
    column: int = -1
    box: int | None = None
    note: str | None = None
    level: int = 0


class Block(NamedTuple):
    """One run of text that a reader sees as a unit, white space folded, citation marks taken out.

    `code` holds the stretches set as code, which are read but never searched for numbers.
    """

    kind: BlockKind
    text: str
    place: Place
    citations: tuple[Citation, ...] = ()
    code: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: the item it is nested in, and the block that led in to its list."""

    parent: int | None
    lead_in: int | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table, the block that led in to it, and the captions of the figure it stands in."""

    lead_in: int | None
    captions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """An admonition, details block or content tab: the blocks from first up to, not including, last."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Comment:
    """An HTML comment: inside block `first` at `offset`, or, with offset None, before the blocks first..last."""

    text: str
    first: int
    last: int
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """All that a reader sees of one page, in reading order."""

    blocks: tuple[Block, ...] = ()
    items: tuple[Item, ...] = ()
    tables: tuple[Table, ...] = ()
    boxes: tuple[Box, ...] = ()
    comments: tuple[Comment, ...] = ()
    raw: tuple[tuple[int, str], ...] = ()  # (block, text) of citation syntax that was printed as it stands
    generated: bool = False  # a part was made by this project from checked pages, and left out


CODE = "\ue001"  # stands for one character of code, which is never searched for numbers


def mask(text: str, code: tuple[tuple[int, int], ...]) -> str:
    """The text with every character of code replaced by CODE, so that offsets stay."""
    if not code:
        return text
    pieces, at = [], 0
    for start, end in code:
        pieces += [text[at:start], CODE * (end - start)]
        at = end
    return "".join((*pieces, text[at:]))
