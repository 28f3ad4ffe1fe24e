"""What a number of a list is the number of: nausea in "dissociation 41 % v 9 %, nausea 28 % v 9 %".

A number that is recorded, but for another thing of the same list, is not the recorded one. Only words right beside a
number count, and only where the text and the record use the same word; everything else is left open.
"""

import re
from collections.abc import Iterable, Sequence

from uncited.model import Article, Quantity
from uncited.recording import Recorded

_WORD = re.compile(r"[^\W\d_]{4,}")
# Words that stand beside any number.
_COMMON = frozenset(
    "with from were was have that than this they them their about people patients adults those other group arms after before "
    "during under over into only also both each more less most nearly almost between against compared versus "
    "ketamine esketamine placebo spray saline midazolam treatment study trial percent while which still some "
    "recorded reported estimated least around roughly infusion infusions dose doses session sessions rate rates share "
    "hour hours days week weeks month months year years".split()
)
_LAST = re.compile(r"(?<![\w/-])([\w/-]++)\s*[(:]?\s*\Z")
# An item of a list: up to three words between a break and the number.
_LISTED = re.compile(r"(?:[.,;:)–—]|\band)\s*+((?:[\w/-]++\s++){0,2}[\w/-]++)\s*[(:]?\s*\Z")
_LINK = re.compile(r"\A\s*(?:(?:and|v|vs|versus|against|or)\s*|\()\Z", re.I)


def labels(text: str, quantities: Sequence[Quantity]) -> dict[int, frozenset[str]]:
    """Start of each percentage -> the words that it is listed under."""
    found: dict[int, frozenset[str]] = {}
    if not any(quantity.unit == "%" for quantity in quantities):
        return found
    end, last = 0, frozenset[str]()
    for quantity in quantities:
        gap = text[end : quantity.start]
        if quantity.unit == "%":
            if not (end and _LINK.match(gap)):
                listed = _LISTED.search(gap if end else f",{gap}") or _LAST.search(gap)
                last = content(listed[1]) if listed else frozenset()
            if last:
                found[quantity.start] = last
        end = quantity.end
    return found


def content(text: str) -> frozenset[str]:
    """The words of a label that say what it is about."""
    return frozenset(word.lower() for word in _WORD.findall(text)) - _COMMON


def row_names(article: Article) -> dict[int, str]:
    """Block number of each table cell -> the text of the first cell of its row, which says what the row is about."""
    names: dict[tuple[int, int], str] = {}
    found = {}
    for at, block in enumerate(article.blocks):
        place = block.place
        if place.table is not None and place.row >= 0:
            first = names.setdefault((place.table, place.row), block.text)
            if place.column > 0:
                found[at] = first
    return found


class Labelled:
    """The labels of the recorded figures of one source."""

    def __init__(self, recorded: Iterable[Recorded]) -> None:
        self._own: dict[tuple[str, int, int], frozenset[str]] = {}
        sentences: dict[tuple[str, int], list[Quantity]] = {}
        for item in recorded:
            sentences.setdefault((item.statement, item.start), []).append(item.quantity)
        self._known: set[str] = set()
        for (statement, start), quantities in sentences.items():
            ordered = sorted(quantities, key=lambda quantity: quantity.start)
            for at, label in labels(statement[start:], ordered).items():
                self._own[statement, start, at] = label
                self._known |= label

    def another(self, label: frozenset[str], words: frozenset[str], recorded: Recorded) -> bool:
        """Whether a recorded figure is one of another thing than `label`, which the source has figures of, too.

        words: what else the sentence says; a recorded label that it names somewhere may be meant.
        """
        own = self._own.get((recorded.statement, recorded.start, recorded.quantity.start))
        if not own or own & label or own & words:
            return False
        return not self._known.isdisjoint(label)
