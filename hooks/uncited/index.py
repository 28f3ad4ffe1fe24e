"""The figures recorded for one source, found by value: what makes thousands of comparisons cheap."""

import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from uncited.dimensions import ANY, Figure
from uncited.model import Kind, Quantity
from uncited.recording import IMPLIED, Recorded, parts

EVERY = "*"
TINY = 1e-9
NEAREST = 3
_AROUND = 8  # on either side, since those of another kind come last
# So that no input makes a comparison slow: as many recorded figures of about the same value are looked at.
_MOST = 40
_WORD = re.compile(r"[a-z]{4,}")
_BY_VALUE = attrgetter("value")
_IN_ORDER = attrgetter("value", "at")


class Entry(NamedTuple):
    """One value of a recorded figure."""

    value: float
    at: int
    figure: Figure
    recorded: Recorded


class Index:
    """The figures recorded for one source, in the order of their values for each thing they may be compared with."""

    def __init__(self, recorded: Sequence[Recorded]) -> None:
        self._recorded = recorded
        self._entries: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self._written = {
            item.quantity.text.casefold(): item for item in reversed(recorded) if item.quantity.value is None
        }
        self._words: dict[str, tuple[str, ...]] = {}
        shares = [counts for item in recorded if (counts := parts(item.quantity))]
        self._parts, self._wholes = {counts[0] for counts in shares}, {counts[-1] for counts in shares}
        for at, item in enumerate(recorded):
            for figure in item.figures:
                for value in dict.fromkeys(figure.values):
                    entry = Entry(value, at, figure, item)
                    self._entries[figure.family, figure.thing].append(entry)
                    if figure.family != "number" or (item.quantity.reason != IMPLIED and figure.thing != "times"):
                        self._entries[figure.family, EVERY].append(entry)
        for entries in self._entries.values():
            entries.sort(key=_IN_ORDER)

    @cached_property
    def _digits(self) -> list[Entry]:
        """Every value as it is written, whatever it is of: only the cells of tables are compared with these."""
        entries = [
            Entry(abs(value), at, Figure("raw", ANY, (abs(value),)), item)
            for at, item in enumerate(self._recorded)
            if item.quantity.value is not None and not is_interval(item.quantity)
            for value in ends(item.quantity)
        ]
        return sorted(entries, key=_IN_ORDER)

    def _comparable(self, figure: Figure) -> list[list[Entry]]:
        if figure.family == "raw":
            return [self._digits]
        named = [self._entries.get((figure.family, thing)) for thing in _sought(figure)]
        return [entries for entries in named if entries]

    def between(self, figure: Figure, low: float, high: float) -> list[Entry]:
        """The recorded values from low to high that a figure of the text may be compared with."""
        low, high = low - TINY * abs(low), high + TINY * abs(high)
        found: list[Entry] = []
        for entries in self._comparable(figure):
            start = bisect_left(entries, low, key=_BY_VALUE)
            for entry in entries[start : start + _MOST]:
                if entry.value > high:
                    break
                found.append(entry)
        return found

    def around(self, figure: Figure, value: float) -> Iterator[Entry]:
        """The recorded values nearest to one, on either side."""
        for entries in self._comparable(figure):
            at = bisect_left(entries, value, key=_BY_VALUE)
            yield from entries[max(0, at - _AROUND) : at + _AROUND]

    def written(self, text: str) -> Recorded | None:
        """The recorded figure written in these words, for a number that has no value to compare."""
        return self._written.get(text.casefold())

    def has_part(self, counts: tuple[float, ...]) -> bool:
        """Whether a share of so many, or of so many of others, is recorded ("14 of 90"): then "14 of 19" is not taken from
        a percentage."""
        return counts[0] in self._parts or counts[-1] in self._wholes

    def common(self, said: Set[str], statement: str) -> int:
        """How many of these words a statement has, by which one of several that fit is chosen."""
        if statement not in self._words:  # kept for many statements, and mostly the same words
            self._words[statement] = tuple(map(sys.intern, words(statement)))
        return sum(word in said for word in self._words[statement])


def words(text: str) -> frozenset[str]:
    """The words by which a sentence and a statement are told to be about the same."""
    return frozenset(_WORD.findall(text.lower()))


def ends(quantity: Quantity) -> tuple[float, ...]:
    """Its value, or the two of a range."""
    low = quantity.value or 0.0
    return (low,) if quantity.high is None else (low, quantity.high)


def is_interval(quantity: Quantity) -> bool:
    """Whether it is a confidence interval or the like."""
    return quantity.kind is Kind.STATISTIC and quantity.high is not None


def _sought(figure: Figure) -> tuple[str, ...]:
    """What a figure of the text may be compared with: a number of people with people or with any number."""
    if figure.thing in (ANY, EVERY):
        return (EVERY,)
    if figure.thing.startswith("per ") and not figure.thing[4:].isdigit():
        return (figure.thing,)
    return (figure.thing, ANY)
