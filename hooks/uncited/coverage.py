"""Which citations cover a sentence: section by section the rules that the documentation states, and nothing wider."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from uncited.model import Article, BlockKind, Citation, Kind, Quantity
from uncited.sentences import Sentence

# A sentence that reads one of these is covered by the same quantity, cited where the reader is sent to look.
_BY_PAGE = frozenset((BlockKind.ALT, BlockKind.META, BlockKind.TOOLTIP))

_FRACTION_KINDS = frozenset((Kind.PERCENT, Kind.SHARE))


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence, every quantity found in it, and the keys that cover it (with `cited` False where none does).

    `marks` are the names of the elements that cite. An unresolved citation covers its sentence without a key: it is
    reported as what it is, and not a second time.
    """

    sentence: Sentence
    quantities: tuple[Quantity, ...]
    keys: tuple[str, ...] = ()
    cited: bool = False
    marks: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[Quantity, ...]:
        return tuple([q for q in self.quantities if q.claim])


def cover(article: Article, sentences: Sequence[Sentence], numbers: Sequence[tuple[Quantity, ...]]) -> list[Reading]:
    """Join each sentence with its quantities and with the citations that cover it. All in reading order."""
    index = _Index(article, sentences)
    readings: list[Reading] = []
    for sentence, quantities in zip(sentences, numbers, strict=True):
        if not quantities and all(mark.resolved for mark in sentence.citations):
            continue
        marks = index.marks(sentence) if quantities else []
        keys = tuple(dict.fromkeys(key for mark in marks if mark.resolved for key in mark.keys))
        names = tuple(mark.id for mark in marks if mark.id)
        readings.append(Reading(sentence, quantities, keys, bool(marks), names))
    return _cover_by_quantity(article, readings)


class _Index:
    """The citations of a page by row, column, list item and caption."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self.article = article
        self.rows: dict[tuple[int, int], list[int]] = defaultdict(list)
        self.headers: dict[tuple[int, int], list[int]] = defaultdict(list)
        self.captions: dict[int, list[int]] = defaultdict(list)
        self.items: dict[int, list[int]] = defaultdict(list)
        self.notes: dict[str, list[int]] = defaultdict(list)
        self.last_sentence: dict[int, Sentence] = {sentence.block: sentence for sentence in sentences}
        for at, block in enumerate(article.blocks):
            if not block.citations:
                continue
            place = block.place
            if place.note is not None:
                self.notes[place.note].append(at)
            if place.table is not None:
                if block.kind is BlockKind.CAPTION:
                    self.captions[place.table].append(at)
                else:
                    self.rows[place.table, place.row].append(at)
                if block.kind is BlockKind.HEADER:
                    self.headers[place.table, place.column].append(at)
            if place.item is not None and block.kind is BlockKind.ITEM:
                self.items[place.item].append(at)
        for number, table in enumerate(article.tables):
            self.captions[number] += table.captions

    def marks(self, sentence: Sentence) -> list[Citation]:
        """The citations that cover a sentence, the nearest first."""
        marks = list(sentence.citations)
        block = self.article.blocks[sentence.block]
        place = block.place
        if not marks and place.note is not None:
            marks += self._note_marks(place.note)
        if not marks and place.table is not None:
            covering = [*self.captions[place.table]]
            if block.kind is not BlockKind.CAPTION:
                covering += self.rows[place.table, place.row] + self.headers[place.table, place.column]
            marks += self._marks(covering) + self._lead_in_marks(self.article.tables[place.table].lead_in)
        if not marks and place.item is not None and block.kind is BlockKind.ITEM:
            marks += self._item_marks(place.item)
        return marks

    def _marks(self, blocks: Iterable[int]) -> list[Citation]:
        return [mark for at in blocks for mark in self.article.blocks[at].citations]

    def _note_marks(self, note: str) -> list[Citation]:
        return self._marks(self.notes[note])

    def _item_marks(self, item: int) -> list[Citation]:
        """In the item itself, in the item it is nested in, or in what led in to any list around it."""
        marks = self._marks(self.items[item])
        parent = self.article.items[item].parent
        if parent is not None:
            marks += self._marks(self.items[parent])
        at: int | None = item
        for _ in range(20):  # nobody nests deeper, and a hostile page must not make this quadratic
            if at is None:
                break
            marks += self._lead_in_marks(self.article.items[at].lead_in)
            at = self.article.items[at].parent
        return marks

    def _lead_in_marks(self, block: int | None) -> list[Citation]:
        if block is None or block not in self.last_sentence:
            return []
        return list(self.last_sentence[block].citations)


def _cover_by_quantity(article: Article, readings: list[Reading]) -> list[Reading]:
    """Headings and titles by their section, image text, front matter and tooltips by their page."""
    sections = _sections(article)
    wanting = [
        at
        for at, reading in enumerate(readings)
        if not reading.cited and reading.sentence.block in sections and reading.claims
    ]
    if not wanting:
        return readings
    cited: dict[object, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for reading in readings:
        if reading.cited:
            for claim in reading.claims:
                cited[same_quantity(claim)].append((reading.sentence.block, reading.keys))
    for at in wanting:
        first, last = sections[readings[at].sentence.block]
        found = [_within(cited.get(same_quantity(claim), []), first, last) for claim in readings[at].claims]
        if None not in found:
            keys = tuple(dict.fromkeys(key for keys in found if keys for key in keys))
            readings[at] = Reading(readings[at].sentence, readings[at].quantities, keys, True)
    return readings


def _within(uses: list[tuple[int, tuple[str, ...]]], first: int, last: int) -> tuple[str, ...] | None:
    """The keys of the first use in the blocks first..last; uses are in reading order."""
    at = bisect_left(uses, (first, ()))
    return uses[at][1] if at < len(uses) and uses[at][0] < last else None


def _sections(article: Article) -> dict[int, tuple[int, int]]:
    """Where each heading, title, image text and front matter text must find its quantity cited: blocks first..last."""
    sections: dict[int, tuple[int, int]] = {}
    every = (0, len(article.blocks))
    following: list[tuple[int, int]] = []  # (level, block) of the headings below, outermost last
    for at in range(len(article.blocks) - 1, -1, -1):
        block = article.blocks[at]
        if block.kind in _BY_PAGE:
            sections[at] = every
        elif block.kind is BlockKind.TITLE and block.place.box is not None:
            box = article.boxes[block.place.box]
            sections[at] = (box.first, box.last)
        elif block.kind is BlockKind.HEADING:
            while following and following[-1][0] > block.place.level:
                following.pop()
            sections[at] = (at, following[-1][1] if following else len(article.blocks))
            following.append((block.place.level, at))
    return sections


def same_quantity(quantity: Quantity) -> tuple[str, float | str, float | None]:
    """What two quantities must share to be the same one: 50 %, half and 1 in 2 are."""
    if quantity.value is None:
        return quantity.kind, quantity.text.casefold(), None
    if quantity.kind in _FRACTION_KINDS:
        return "share", round(quantity.value / 100 if quantity.unit == "%" else quantity.value, 6), quantity.high
    return quantity.unit or "", quantity.value, quantity.high
