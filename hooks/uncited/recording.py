"""A recorded statement -> the figures it holds: its numbers, the parts of its shares, and numbers it says in other words."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from uncited.dimensions import Figure, figures, thing_of
from uncited.model import Kind, Quantity
from uncited.quantities import find_quantities
from uncited.sentences import split

_NUMBERS = {
    word: n
    for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "thousand": 1000, "none": 0}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_NUMBER = rf"((?:\d[\d,]*(?:\.\d+)?|{'|'.join(_NUMBERS)})(?:\s+(?:{'|'.join(_SCALES)}))?)"
_PART_OF = re.compile(
    rf"{_NUMBER}(?:\s+(?:out\s+)?(?:of|in)\s+(?:(?:the|these|those|all|every|about)\s+)*|/(?=\d\d)){_NUMBER}\Z", re.I
)
_ONE = re.compile(r"\b(?:single(?=[- ])|sole|(?:an?|one)(?=(?: [\w/.-]+)? (?:infusion|injection)\b))", re.I)
_NONE = re.compile(r"\b(?:none(?: of (?:the )?\d[\d,]*)?|nobody|zero)\b", re.I)
# Without one of these there is nothing to look for, which is nearly always so.
_MAY_IMPLY = re.compile("s(?:ingle|ole)|in(?:fusion|jection)|no(?:ne|body)|zero")
IMPLIED = "said in words"
_BIBLIOGRAPHIC = "Bibliographic data"
# Numbers that name something count nothing, unless they are figures that were taken for names.
_NAMING = frozenset(("part of a name", "a label: a numbered part, type or stage", "goes on a series of labels or names",
                     "a version of software", "part of an address", "double as a description, not an amount",
                     "a telephone number, version, address or other identifier", "a place in a sequence, not a rank"))  # fmt: skip
_WORD = re.compile(r"[A-Za-z-]+")
_OF = re.compile(r"\s+of(?:\s+the)?\s+")
_PLAIN = frozenset((Kind.NUMBER, Kind.COUNT))
_PRONOUN = "the word one, not a count"
_GLUED = re.compile(r"[\w-]\Z")


@dataclass(frozen=True, slots=True, eq=False)
class Recorded:
    """A quantity of a recorded statement: the key of its source, the statement's words and its place in the source."""

    quantity: Quantity
    key: str
    statement: str
    place: str
    figures: tuple[Figure, ...] = ()
    start: int = 0  # of the sentence in the statement that the quantity's offsets count from

    @property
    def published(self) -> bool:
        """Whether it is the date of the source itself."""
        return self.place == _BIBLIOGRAPHIC


def recorded_in(statement: str, key: str, place: str) -> Iterator[Recorded]:
    """Every figure of a recorded statement."""
    for start, end in split(statement):
        sentence = statement[start:end]
        found = joined(sentence, [q for q in find_quantities(sentence) if not _names(q, sentence)])
        yield from _all(found, sentence, key, statement, place, start)
        if _MAY_IMPLY.search(sentence.lower()):
            implied = [*_implied(_ONE, sentence, 1.0, "dose"), *_implied(_NONE, sentence, 0.0, "%")]
            yield from _all(implied, sentence, key, statement, place, start)


def _all(
    quantities: Sequence[Quantity], sentence: str, key: str, statement: str, place: str, start: int
) -> Iterator[Recorded]:
    for quantity, own in zip(quantities, figures(sentence, quantities), strict=True):
        yield Recorded(quantity, key, statement, place, (*own, *_part_figures(quantity, sentence)), start)


def published(year: str, month: str, key: str) -> Iterator[Recorded]:
    """The date of a source itself, which its entry records. month: its name, or nothing."""
    text = f"{month} {year}".strip()
    found = [q for q in find_quantities(f"Published in {text}.") if q.kind in (Kind.DATE, Kind.YEAR)]
    for quantity, own in zip(found, figures("", found), strict=True):
        yield Recorded(quantity, key, f"Published in {text}.", _BIBLIOGRAPHIC, own)


def joined(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """ "0 of 91": a share whose counts were read one by one, since it is none, or more than the whole."""
    found: list[Quantity] = []
    for quantity in quantities:
        last = found[-1] if found else None
        plain = last is not None and {last.kind, quantity.kind} <= _PLAIN and last.unit is None and last.high is None
        if last is not None and plain and quantity.value and _OF.fullmatch(text, last.end, quantity.start):
            share = (last.value or 0.0) / quantity.value
            written = text[last.start : quantity.end]
            found[-1] = last._replace(
                end=quantity.end, text=written, kind=Kind.SHARE, value=share, unit="of 1", high=None
            )
        else:
            found.append(quantity)
    return found


def parts(quantity: Quantity) -> tuple[float, ...] | None:
    """The two counts of a share: 63 and 91 of "63 of 91"."""
    return _parts(quantity.text) if quantity.kind is Kind.SHARE else None


@lru_cache(maxsize=256)  # asked again for each figure that it is compared with
def _parts(share: str) -> tuple[float, ...] | None:
    found = _PART_OF.search(share)
    return (_count(found[1]), _count(found[2])) if found else None


def _count(text: str) -> float:
    word, *scale = text.lower().split()
    number = _NUMBERS[word] if word in _NUMBERS else float(word.replace(",", ""))
    return float(number * math.prod(_SCALES[name] for name in scale))


def _part_figures(quantity: Quantity, sentence: str) -> list[Figure]:
    """The counts of a share, of what the next words say, else of people."""
    counts = parts(quantity)
    if not counts:
        return []
    following = _WORD.findall(sentence, quantity.end, quantity.end + 40)[:3]
    thing = next((found for word in following if (found := thing_of(word))), "people")
    return [Figure("number" if count else "zero", thing, (count,)) for count in counts]


def _names(quantity: Quantity, sentence: str) -> bool:
    if quantity.reason == _PRONOUN:
        return not sentence.startswith(" of ", quantity.end)
    if quantity.claim or quantity.reason not in _NAMING or quantity.decimals or quantity.kind is Kind.RANK:
        return False
    return quantity.reason != "part of a name" or bool(
        _GLUED.search(sentence, max(0, quantity.start - 1), quantity.start)
    )


def _implied(words: re.Pattern[str], sentence: str, value: float, unit: str | None) -> list[Quantity]:
    return [
        Quantity(m.start(), m.end(), m.group(), Kind.COUNT if unit != "%" else Kind.SHARE, value, unit, False, IMPLIED)
        for m in words.finditer(sentence)
    ]
