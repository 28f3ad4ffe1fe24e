"""Does a number in the text agree with a figure recorded for its source? The tolerances are all in this file.

A number agrees with a recorded one of the same kind of unit when they are equal at the precision that the text uses:
69.8 % may be written 70 %, and 30.9 % "about a third", but not "a third".
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from uncited.model import Kind, Quantity

# How far a recorded figure may lie from one that the text hedges ("about", "nearly"), as a part of it.
HEDGED = 0.10
# How far above or below a bound ("more than 300") the recorded figure may lie before it says something else.
BOUNDED = 0.25
# "A third", "half": a fraction in words stands for a percentage this close to it, in points of a hundred.
FRACTION = 0.005
# "7 in 10" stands for percentages that round to it, but "1 in 2" does not stretch to 25 to 75 %.
ODDS = 0.03
ODDS_HEDGED = 0.06

_MINUTES = {"second": 1 / 60, "minute": 1, "hour": 60, "day": 1440, "week": 10080, "fortnight": 20160}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_METRIC = {
    "kg": ("g", 1e3), "g": ("g", 1), "mg": ("g", 1e-3), "µg": ("g", 1e-6), "mcg": ("g", 1e-6), "ng": ("g", 1e-9),
    "L": ("L", 1), "l": ("L", 1), "dL": ("L", 0.1), "mL": ("L", 1e-3), "ml": ("L", 1e-3),
    "km": ("m", 1e3), "m": ("m", 1), "cm": ("m", 1e-2), "mm": ("m", 1e-3),
}  # fmt: skip
_SHARES = frozenset((Kind.PERCENT, Kind.SHARE))
_TIMES = frozenset((Kind.DURATION, Kind.AGE))
_COUNTS = frozenset((Kind.COUNT, Kind.NUMBER, Kind.SCORE))
_BARE = frozenset((Kind.RATIO, Kind.MULTIPLE, Kind.STATISTIC, Kind.NUMBER, Kind.SCORE))
_DATES = frozenset((Kind.DATE, Kind.YEAR))
_DIGITS = re.compile(r"\d[\d,  .]*")
_ODDS = re.compile(
    r"\b(?:in|of|out of)\s+(?:every\s+)?(\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)\b", re.I
)
_WORDS = dict(two=2, three=3, four=4, five=5, six=6, seven=7, eight=8, nine=9, ten=10, twenty=20, hundred=100)


class Verdict(Enum):
    """What a comparison comes to."""

    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Recorded:
    """A quantity of a recorded statement: the key of its source, the statement's words and its place in the source."""

    quantity: Quantity
    key: str
    statement: str
    place: str


@dataclass(frozen=True, slots=True)
class Match:
    """A verdict, and the recorded figure that backs the number (supported) or the nearest ones (unsupported)."""

    verdict: Verdict
    recorded: tuple[Recorded, ...] = ()


@dataclass(frozen=True, slots=True)
class _Figure:
    """A quantity made comparable: its dimension, its value or values in one unit, and how far it may be off."""

    dimension: str
    values: tuple[float, ...]
    off: float


def match(quantity: Quantity, recorded: Sequence[Recorded]) -> Match:
    """Compare a number of the text with every figure recorded for the sources that cover it."""
    if quantity.value is None:
        same = [r for r in recorded if r.quantity.text.casefold() == quantity.text.casefold()]
        return Match(Verdict.SUPPORTED, tuple(same[:1])) if same else Match(Verdict.UNDECIDED)
    for candidate in recorded:
        if agrees(quantity, candidate.quantity):
            return Match(Verdict.SUPPORTED, (candidate,))
    if quantity.high is not None and (pair := _both_ends(quantity, recorded)):
        return Match(Verdict.SUPPORTED, pair)
    return Match(Verdict.UNSUPPORTED, tuple(nearest(quantity, recorded)))


def agrees(text: Quantity, record: Quantity) -> bool:
    """Whether a number of the text is the recorded one, at the text's own precision."""
    for ours in _figures(text):
        for theirs in _figures(record):
            if ours.dimension == theirs.dimension and _close(text, ours, theirs):
                return True
    return _same_date(text, record)


def nearest(quantity: Quantity, recorded: Iterable[Recorded], most: int = 3) -> list[Recorded]:
    """The recorded figures of the same dimension, nearest first."""
    figures = {figure.dimension: figure for figure in _figures(quantity)}
    scored = []
    for order, candidate in enumerate(recorded):
        for theirs in _figures(candidate.quantity):
            if (ours := figures.get(theirs.dimension)) is not None:
                scored.append((abs(ours.values[0] - theirs.values[0]), order, candidate))
                break
    return [candidate for _, _, candidate in sorted(scored, key=lambda s: s[:2])[:most]]


def _both_ends(quantity: Quantity, recorded: Sequence[Recorded]) -> tuple[Recorded, ...]:
    """A range in the text whose ends are recorded one by one in the same statement."""
    ends = [_end(quantity, quantity.value or 0.0), _end(quantity, quantity.high or 0.0)]
    by_statement: dict[tuple[str, str], list[Recorded]] = {}
    for candidate in recorded:
        by_statement.setdefault((candidate.key, candidate.statement), []).append(candidate)
    for candidates in by_statement.values():
        found = [next((c for c in candidates if agrees(end, c.quantity)), None) for end in ends]
        if all(found):
            return tuple(c for c in found if c)
    return ()


def _end(quantity: Quantity, value: float) -> Quantity:
    return Quantity(
        0,
        0,
        quantity.text,
        quantity.kind,
        value,
        quantity.unit,
        True,
        "",
        hedge=quantity.hedge,
        decimals=quantity.decimals,
    )


def _close(text: Quantity, ours: _Figure, theirs: _Figure) -> bool:
    if len(ours.values) == 1:
        return any(_near(text, ours.values[0], value, ours.off) for value in theirs.values)
    if len(theirs.values) == 1:
        return False
    return all(_near(text, a, b, ours.off) for a, b in zip(ours.values, theirs.values, strict=True))


def _near(text: Quantity, ours: float, theirs: float, off: float) -> bool:
    if ours * theirs < 0:
        ours, theirs = abs(ours), abs(theirs)  # "fell by 14 points" is a change of -14
    elif ours < 0:
        ours, theirs = -ours, -theirs
    distance = abs(ours - theirs)
    if distance <= off * (1 + 1e-9) + 1e-12:
        return True
    if text.bound in (">", ">=") and theirs > ours:
        return distance <= BOUNDED * ours
    if text.bound in ("<", "<=") and theirs < ours:
        return distance <= BOUNDED * ours
    return False


def _figures(quantity: Quantity) -> list[_Figure]:
    """The ways in which a quantity may be compared, the most specific first."""
    if quantity.value is None:
        return []
    values = (quantity.value,) if quantity.high is None else (quantity.value, quantity.high)
    kind, unit = quantity.kind, quantity.unit or ""
    off = _rounding(quantity)
    if quantity.hedge:
        off = max(off, HEDGED * abs(quantity.value))
    if kind in _SHARES:
        if unit == "%":
            return [_Figure("share", tuple(v / 100 for v in values), off / 100)]
        return [_Figure("share", values, _share_off(quantity))]
    if kind in _DATES or kind is Kind.RANK:
        return [_Figure(str(kind) + unit, values, 0.0)]
    for table, name in ((_MINUTES, "minutes"), (_MONTHS, "months")):
        if unit in table and kind in _TIMES | {Kind.COUNT, Kind.MEASURE}:
            return _times([_Figure(name, tuple(v * table[unit] for v in values), off * table[unit])])
    if kind is Kind.MONEY:
        return [_Figure(f"money {unit}", values, off)]
    if unit in _METRIC and kind in (Kind.DOSE, Kind.MEASURE):
        base, factor = _METRIC[unit]
        return [_Figure(base, tuple(v * factor for v in values), off * factor)]
    figures = []
    if kind in _COUNTS:
        figures.append(_Figure("count", values, off))
    if kind in _BARE:
        figures.append(_Figure("bare", values, off))
    if kind is Kind.MEASURE and unit in ("point", "points"):
        figures.append(_Figure("count", values, off))
    return figures or [_Figure(f"{kind} {unit}", values, off)]


def _times(figures: list[_Figure]) -> list[_Figure]:
    """A year is also 52 weeks, as trials count it; other months and weeks do not convert exactly."""
    [figure] = figures
    year = 52 * _MINUTES["week"]
    if figure.dimension == "minutes" and all(v % year == 0 and v for v in figure.values):
        return [figure, _Figure("months", tuple(v / year * 12 for v in figure.values), 0.0)]
    return figures


def _rounding(quantity: Quantity) -> float:
    """Half a unit of the last digit that the text prints, in the quantity's own unit: 0.5 for 70, 0.05 for 69.8."""
    printed = _DIGITS.search(quantity.text)
    scale = 1.0
    if printed and quantity.value:
        digits = re.sub(r"[,  ]", "", printed.group()).rstrip(".")
        try:
            shown = float(digits)
        except ValueError:
            shown = 0.0
        if shown and abs(quantity.value) >= 1000 * shown * (1 - 1e-9):
            scale = abs(quantity.value) / shown
    elif not printed and quantity.value and abs(quantity.value) >= 1e6:
        scale = 10 ** (len(str(int(abs(quantity.value)))) - 1)
    return 0.5 * scale * 10.0**-quantity.decimals


def _share_off(quantity: Quantity) -> float:
    found = _ODDS.search(quantity.text)
    if found:
        of = int(found[1]) if found[1].isdigit() else _WORDS[found[1].lower()]
        return min(0.5 / of, ODDS_HEDGED if quantity.hedge else ODDS) if of else FRACTION
    return max(FRACTION, HEDGED * abs(quantity.value or 0)) if quantity.hedge else FRACTION


def _same_date(text: Quantity, record: Quantity) -> bool:
    """A year or month of the text is borne out by a recorded date that lies in it."""
    if text.kind not in _DATES or record.kind not in _DATES or text.value is None or record.value is None:
        return False
    if text.unit == "decade":
        return record.kind is Kind.YEAR and record.value // 10 == text.value // 10
    ours, theirs = str(int(text.value)), str(int(record.value))
    ends = text.high is None or (record.high is not None and str(int(record.high)).startswith(str(int(text.high))))
    return len(theirs) >= len(ours) and theirs.startswith(ours) and ends
