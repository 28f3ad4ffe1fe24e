"""Does a number in the text agree with a figure recorded for its source? What is tolerated, all of it:

- A number agrees with a recorded figure of the same kind of unit that rounds to it at the precision it is written in:
  70 % stands for 69.8 %, and 69.8 % only for itself. Half is rounded up. Zero stands for zero alone.
- Units that mean the same are the same: 50 %, half, 1 in 2 and 0.5; 2 weeks and 14 days; 24 hours and a day;
  52 weeks, 12 months and a year; 500 mg and 0.5 g. Converted, a whole number must fit exactly: 2 weeks is not 12 days,
  4 weeks is no month. Kinds of money are not turned into each other, nor a price a year into one a month.
- A fraction in words stands for what lies within half a point in a hundred of it: "a third" for 33 %, not for 30.9 %.
  "7 in 10" stands for what lies within 2 points, and within a tenth of it, if no odds of the like would be nearer.
- A hedge (about, roughly) widens this, for a number in digits, by half of what its last digit that is not zero counts
  in, at most by a twentieth: "about 400" is 380 to 420, "about 82" is 82. It widens fractions and odds by a tenth:
  "about a third" for 30.9 %; odds never beyond half way to the next. "Nearly" and "almost" widen downwards only.
- "More than 300" stands for recorded figures of up to 400: beyond by less than what its last digit that is not zero
  counts in, at most by half; "more than half" by up to 10 points; "less than" likewise. Where the recorded figure is
  such a limit itself, the two must be the same. "P < 0.05" stands for any smaller recorded p, "more than one" for more.
- The ends of a range must both be recorded, in one statement. A single number may be the end of a recorded range, but
  not of a confidence interval. Of "63 of 91" both counts must be recorded together, or their share, unless another share
  with either count is recorded. A count may be one of a recorded share ("63 of 91"), but a limit may not ("up to 63").
- A percentage that a list gives for one thing does not stand for another of the list (nausea 28 %, dizziness 29 %).
- Signs are not compared ("fell by 14" is a change of -14), nor the nouns counted, unless they name different things
  (people, studies, treatments, places, effects, points). Differences and ratios count only where they are recorded
  themselves. The year in which a source appeared is recorded with it.

How far a value may lie is worked out in `tolerance`, what a sentence as a whole must keep in `agreement`, and with which
group and outcome of a study a number stands in `arms` and `outcomes`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from uncited.dimensions import ANY, Figure
from uncited.index import EVERY, NEAREST, TINY, Entry, Index, ends, words
from uncited.model import Kind, Quantity
from uncited.recording import Recorded, parts
from uncited.tolerance import is_one_end, reach

__all__ = ["Claimed", "Index", "Match", "Recorded", "Test", "Verdict", "match", "words"]


_SPACES = re.compile(r"[,\s\u00a0\u202f\u2009]")
_SCALE = re.compile(r"\b(?:points?|scores?|scales?)\b", re.I)
_ONE_OF = re.compile(r"one\s+of\b", re.I)


class Verdict(Enum):
    """What a comparison comes to."""

    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"
    UNDECIDED = "undecided"


class Doubt(Enum):
    """Why a number of the text cannot be said to be the recorded one."""

    NO_VALUE = "it has no value"
    ELSEWHERE = "it is recorded of another group or another outcome"
    TWICE = "what is recorded backs another number of the sentence"
    PLURAL = "it is one, and what it counts is more than one"
    SINGULAR = "it is more than one, and what it counts is one"
    PUBLISHED = "it is the year of the source, and the other numbers are of another year"


class Match(NamedTuple):
    """A verdict, and the recorded figures: those that back the number, that stand elsewhere (undecided), or the nearest.

    also: what backs the number just as exactly, best first. doubt: why it is undecided.
    """

    verdict: Verdict
    recorded: tuple[Recorded, ...] = ()
    also: tuple[tuple[Recorded, ...], ...] = ()
    doubt: Doubt | None = None


class Claimed(NamedTuple):
    """A number of a sentence, made comparable. bare: no word stands beside it, as in the cell of a table."""

    quantity: Quantity
    figures: tuple[Figure, ...]
    sentence: str = ""
    bare: bool = False


Test = Callable[[Recorded], bool]


def match(claimed: Claimed, sources: Sequence[Index], another: Test | None = None, apart: Sequence[Test] = ()) -> Match:
    """Compare a number of the text with every figure recorded for the sources that cover it.

    another: whether a recorded figure is one of another thing than the number is. apart: whether it seems to stand with
    another arm of the study or another outcome; such a match is undecided.
    """
    quantity = claimed.quantity
    if quantity.value is None:
        same = [found for source in sources if (found := source.written(quantity.text))]
        return Match(Verdict.SUPPORTED, tuple(same[:1])) if same else Match(Verdict.UNDECIDED, doubt=Doubt.NO_VALUE)
    # How far off a recorded figure may be is asked only where none says just the same, which is seldom.
    for exactly in (True, False) if quantity.bound is None and quantity.high is None else (False,):
        backing = [found for source in sources for found in _backing(claimed, source, exactly)]
        if another:
            backing = [found for found in backing if not any(map(another, found.recorded))]
        if len(backing) > 1:
            said = _said(claimed.sentence)
            backing.sort(key=lambda found: (found.off, -found.source.common(said, found.statement), found.at))
        here = backing
        for test in apart:
            here = [found for found in here if not all(map(test, found.recorded))]
        if here:
            best, *others = here
            also = tuple([found.recorded for found in others if found.off == best.off])
            return Match(Verdict.SUPPORTED, best.recorded, also)
    if backing:
        return Match(Verdict.UNDECIDED, backing[0].recorded, doubt=Doubt.ELSEWHERE)
    return Match(Verdict.UNSUPPORTED, nearest(claimed, sources))


@lru_cache(maxsize=16)
def _said(sentence: str) -> frozenset[str]:
    return words(sentence)


def nearest(claimed: Claimed, sources: Iterable[Index]) -> tuple[Recorded, ...]:
    """The recorded figures of the same unit: those of the same kind first, then the nearest."""
    found: list[tuple[bool, float, Recorded]] = []
    for source in sources if claimed.figures else ():
        for entry in source.around(claimed.figures[0], claimed.figures[0].values[0]):
            another = entry.recorded.quantity.kind is not claimed.quantity.kind
            found.append((another, abs(entry.value - claimed.figures[0].values[0]), entry.recorded))
    found.sort(key=lambda near: near[:2])
    told: dict[tuple[str, str, str], Recorded] = {}
    for _, _, recorded in found:
        told.setdefault((recorded.key, recorded.statement, recorded.quantity.text), recorded)
    return tuple(told.values())[:NEAREST]


class _Backing(NamedTuple):
    """What bears a number out in one source, and where it stands there. off: not to the last digit."""

    source: Index
    at: int
    off: bool
    recorded: tuple[Recorded, ...]

    @property
    def statement(self) -> str:
        return self.recorded[0].statement


def _backing(claimed: Claimed, source: Index, exactly: bool) -> Iterator[_Backing]:
    """What bears a number out in one source. exactly: only what does to the last digit, of a number with one value."""
    figures = claimed.figures
    if claimed.bare and claimed.quantity.unit is None:
        figures = (*figures, Figure("raw", EVERY, tuple(abs(v) for v in ends(claimed.quantity))))
    any_found = False
    counts = parts(claimed.quantity)
    whole = counts is not None and source.has_part(counts)
    for figure in figures:
        hits = [_hits(claimed.quantity, figure, value, source, exactly) for value in figure.values]
        for entries in hits[0] if len(hits) == 1 else _pairs(hits[0], hits[1]):
            if whole and isinstance(entries, Entry) and not parts(entries.recorded.quantity):
                continue
            any_found = True
            yield _backed(source, figure, (entries,) if isinstance(entries, Entry) else entries)
    if not any_found and not exactly and counts and counts[0] <= counts[-1]:
        if _ONE_OF.match(claimed.quantity.text):
            counts = counts[1:]  # "one of the two" counts the two
        hits = [source.between(Figure("number" if n else "zero", ANY, (n,)), n, n) for n in counts]
        for pair in _together(counts, hits):
            yield _backed(source, Figure("number", ANY, counts), pair)


def _backed(source: Index, figure: Figure, entries: tuple[Entry, ...]) -> _Backing:
    off = any(map(_is_off, entries, figure.values))
    recorded = [entry.recorded for entry in entries]
    return _Backing(source, entries[0].at, off, tuple(dict.fromkeys(recorded) if len(recorded) > 1 else recorded))


def _is_off(entry: Entry, value: float) -> bool:
    return abs(entry.value - value) > TINY * abs(value)


def _together(counts: tuple[float, ...], hits: list[list[Entry]]) -> Iterator[tuple[Entry, ...]]:
    """The counts of a share, both of one recorded share, or in one statement and the first by itself."""
    for first in hits[0]:
        if len(counts) > 1 and (own := parts(first.recorded.quantity)):
            if own == counts:
                yield first, first
            continue  # "22 of 90" does not bear out 22 of 91
        others = [
            next((e for e in more if e.recorded.statement == first.recorded.statement), None) for more in hits[1:]
        ]
        if all(others):
            yield (first, *(other for other in others if other))


def _pairs(lows: list[Entry], highs: list[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Two ends in one statement; of one recorded range if there is one."""
    by_statement: dict[tuple[str, str], list[Entry]] = {}
    for high in highs:
        by_statement.setdefault((high.recorded.key, high.recorded.statement), []).append(high)
    for low in lows:
        ends = by_statement.get((low.recorded.key, low.recorded.statement), [])
        if end := next((end for end in ends if _make_a_range(low, end)), None):
            yield low, end


def _make_a_range(low: Entry, high: Entry) -> bool:
    if low.at == high.at:
        return (low.value, high.value) == low.figure.values
    return low.value != high.value and len(low.figure.values) == len(high.figure.values) == 1


def _hits(quantity: Quantity, figure: Figure, value: float, source: Index, exactly: bool) -> list[Entry]:
    if figure.family == "date":
        unsaid = 99999 if quantity.unit == "decade" else 9999 if value % 10000 == 0 else 99 if value % 100 == 0 else 0
        return source.between(figure, value, value if exactly else value + unsaid)
    if figure.family in ("zero", "rank", "level"):
        return source.between(figure, value, value)
    if exactly:
        near = [entry for entry in source.between(figure, value, value) if not is_one_end(entry)]
    else:
        within = reach(quantity, figure, value)
        near = [entry for entry in source.between(figure, *within.widest()) if within.holds(entry)]
    return near if figure.family != "number" else [entry for entry in near if _same_thing(quantity, figure, entry)]


def _same_thing(quantity: Quantity, figure: Figure, entry: Entry) -> bool:
    """Whether numbers that do not both say what they count may count the same."""
    if figure.thing == entry.figure.thing != ANY:
        return True
    if quantity.bound and figure.thing == ANY and parts(entry.recorded.quantity):
        return False  # "up to 22" is not the 22 of "22 of 90"
    if figure.thing == "points":
        return entry.value == figure.values[0] and _may_be_points(entry)
    if figure.thing.startswith("per "):
        return figure.thing[4:] in _SPACES.sub("", entry.recorded.statement)
    # A count of things is no rounded score or ratio.
    return (
        quantity.kind is not Kind.COUNT
        or quantity.decimals > 0
        or entry.recorded.quantity.decimals == 0
        or entry.value >= 1000
    )


def _may_be_points(entry: Entry) -> bool:
    """Whether a bare recorded number may be one of points on a scale: a change, a decimal, or where a scale is named."""
    quantity = entry.recorded.quantity
    return bool(quantity.decimals or (quantity.value or 0) < 0 or _SCALE.search(entry.recorded.statement))
