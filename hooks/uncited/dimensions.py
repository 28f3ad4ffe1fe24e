"""Quantity -> what it may be compared as: 2 weeks is 20,160 minutes, half is 0.5 of a whole, 365 patients a number of people."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from uncited.model import Kind, Quantity

ANY = "?"  # a number that does not say what it counts

_TIMES: dict[str, tuple[str, float]] = {
    "second": ("minutes", 1 / 60), "minute": ("minutes", 1), "hour": ("minutes", 60), "day": ("minutes", 1440),
    "week": ("minutes", 10080), "fortnight": ("minutes", 20160),
    "month": ("months", 1), "quarter": ("months", 3), "year": ("months", 12), "decade": ("months", 120),
    "century": ("months", 1200),
}  # fmt: skip
# Trials count a year as 52 weeks; no other month or year is a number of weeks.
_YEAR = 52 * 10080
_METRIC: dict[str, tuple[str, float]] = {
    "kg": ("g", 1e3), "g": ("g", 1), "mg": ("g", 1e-3), "µg": ("g", 1e-6), "ng": ("g", 1e-9),
    "L": ("L", 1), "dL": ("L", 0.1), "mL": ("L", 1e-3), "µL": ("L", 1e-6),
    "km": ("m", 1e3), "m": ("m", 1), "cm": ("m", 1e-2), "mm": ("m", 1e-3),
}  # fmt: skip
# Nouns that name the same things, and what they are told apart from. A noun of no row may be any of them.
_THINGS = {
    "people": "person people patient participant adult man woman veteran child teenager student completer volunteer respondent "
    "user american individual subject inpatient outpatient member",
    "research": "trial study review article paper meta-analysis analysis report publication survey preprint",
    "treatments": "infusion dose injection session treatment",
    "places": "clinic hospital site centre center country state",
    "effects": "effect event symptom",
    "insurers": "insurer plan payer policy",
    "points": "point",
}
_THING = {noun: thing for thing, nouns in _THINGS.items() for noun in nouns.split()}
_RATIOS = frozenset("or aor hr rr irr arr".split())
_PER_KG = re.compile(r"\s+(?:for each|for every|per)\s+(?:kg|kilo(?:gram(?:me)?)?)\b", re.I)
_MENTIONS = {
    "year": re.compile(r"\b(?:year|annual|12[- ]months?)", re.I),
    "month": re.compile(r"\bmonth", re.I),
    "week": re.compile(r"\b(?:(?:a|per|each|every) week|weekly)\b", re.I),
    "day": re.compile(r"\b(?:(?:a|per|each|every) day|daily)\b", re.I),
}
_AGED = re.compile(
    rf"\b(?:{_THINGS['people'].replace(' ', 's?|')}s?|people|men|women|children)\s+"
    r"(?:over|under|above|below|older than|younger than)\s\Z",
    re.I,
)
_NUMBERED_TIME = re.compile(r"\b(second|minute|hour|day|week|month|year)s?\s\Z", re.I)
_LINK = re.compile(r"\A,?\s*(?:[\w-]+\s+){0,2}?(?:and|or|to|v|vs|versus|against|[,/–-])\s*(?:[\w-]+\s+){0,2}?\Z")
# The unit of a number that names none, from the one it is joined to.
_UNITLESS = frozenset((Kind.NUMBER, Kind.SCORE))
_DAYS = frozenset((Kind.DATE, Kind.YEAR))
_LONG = frozenset((Kind.DURATION, Kind.AGE, Kind.COUNT, Kind.MEASURE))
_MEASURED = frozenset((Kind.MEASURE, Kind.DOSE, Kind.DURATION))
_LENT = frozenset((Kind.PERCENT, Kind.DOSE, Kind.MEASURE, Kind.DURATION, Kind.MONEY))


class Figure(NamedTuple):
    """Values of one family, in its base unit, that compare with others of the same thing or of ANY.

    unit: how much one of the written unit is in the base unit.
    """

    family: str
    thing: str
    values: tuple[float, ...]
    unit: float = 1.0


# An interval has the unit of what it is for: "55 % (95 % CI 40 to 70)".
_PERCENT = re.compile(r"\d\s?(?:%|per ?cent\b)(?! ?(?:CI|confidence|credible))", re.I)


def figures(text: str, quantities: Sequence[Quantity]) -> list[tuple[Figure, ...]]:
    """For each quantity of a sentence the ways in which it may be compared, most specific first."""
    return [
        () if quantity.value is None else (*_own(text, quantity), *_borrowed(text, quantities, at))
        for at, quantity in enumerate(quantities)
    ]


def thing_of(noun: str) -> str | None:
    """What a noun, singular or plural, names."""
    word = noun.lower()
    return _THING.get(word) or _THING.get(word.removesuffix("s")) or _THING.get(re.sub("ies$", "y", word))


def _own(text: str, quantity: Quantity) -> list[Figure]:
    kind, unit = quantity.kind, quantity.unit or ""
    values = _values(quantity)
    if values == (0.0,):
        thing = "share" if unit == "%" else "points" if unit == "point" else ANY
        return [] if kind is Kind.SHARE and unit != "%" else [Figure("zero", thing, values)]
    if unit == "% CI":
        return [Figure("level", ANY, values)]
    if unit == "%":
        return [Figure("share", ANY, tuple(v / 100 for v in values), 0.01)]
    if unit == "percentage point":
        return [Figure("number", "points", values)]
    if kind is Kind.SHARE:
        return [Figure("share", ANY, values)]
    if kind in _DAYS:
        return [Figure("clock" if unit == "time of day" else "date", ANY, tuple(_date(v) for v in values))]
    if kind is Kind.RANK:
        return [Figure("rank", ANY, values)]
    if kind is Kind.MONEY:
        code, _, per = unit.partition("/")
        return [Figure(f"money {code}", thing, values) for thing in ([f"per {per}"] if per else [ANY, *_periods(text)])]
    if unit in _TIMES and kind in _LONG:
        return _time(unit, values)
    if kind in _MEASURED:
        return _measured(unit + ("/kg" if _PER_KG.match(text, quantity.end) else ""), values)
    return _counted(text, quantity, values)


def _values(quantity: Quantity) -> tuple[float, ...]:
    """Without signs: "fell by 14 points" is a change of -14."""
    low = abs(quantity.value or 0.0)
    return (low,) if quantity.high is None else (low, abs(quantity.high))


def _date(value: float) -> float:
    """YYYYMMDD, with zeros for what is not said."""
    return value * 10000 if value < 10000 else value * 100 if value < 1000000 else value


def _time(unit: str, values: tuple[float, ...]) -> list[Figure]:
    family, size = _TIMES[unit]
    found = [Figure(family, ANY, tuple(v * size for v in values), size)]
    if family == "minutes" and all(v and v * size % _YEAR == 0 for v in values):
        found.append(Figure("months", ANY, tuple(v * size / _YEAR * 12 for v in values), 0.0))
    return found


def _measured(unit: str, values: tuple[float, ...]) -> list[Figure]:
    if unit in ("point", "dose"):
        return [Figure("number", _THING[unit], values)]
    first, slash, rest = unit.partition("/")
    base, size = _METRIC.get(first, (first, 1.0))
    return [Figure(f"measure {base}{slash}{rest}", ANY, tuple(v * size for v in values), size)]


def _counted(text: str, quantity: Quantity, values: tuple[float, ...]) -> list[Figure]:
    kind, unit = quantity.kind, quantity.unit or ""
    if kind in (Kind.RATE, Kind.FREQUENCY):
        return _rated(unit, values)
    if kind is Kind.MULTIPLE:
        return [Figure("number", "times", values), *([Figure("share", ANY, values)] if values == (0.5,) else [])]
    if kind is Kind.RATIO:
        return [Figure("number", "times" if unit == "to 1" else "ratio", values)]
    if kind is Kind.STATISTIC:
        found = [Figure("number", "ratio" if unit in _RATIOS else unit if unit == "p" else ANY, values)]
        if not unit and len(values) > 1 and _of_a_percentage(text):
            found.append(Figure("share", ANY, tuple(v / 100 for v in values), 0.01))
        return found
    if before := _NUMBERED_TIME.search(text, max(0, quantity.start - 12), quantity.start):
        return _time(before[1].lower(), values)
    if kind is Kind.NUMBER and quantity.bound and _AGED.search(text, max(0, quantity.start - 40), quantity.start):
        return _time("year", values)
    thing = "times" if unit == "time" else _THING.get(unit, ANY)
    found = [Figure("number", thing, values)]
    if thing == "treatments" or values[0] >= 1000:
        found += [Figure("number", period, values) for period in _periods(text)]
    if kind is Kind.NUMBER and len(values) == 1 and values[0] < 1:
        found.append(Figure("share", ANY, values))
    return found


def _rated(unit: str, values: tuple[float, ...]) -> list[Figure]:
    """ "per week", "infusion/week", "per 2 week", "per 100000 person" """
    below = unit.removeprefix("per ") if unit.startswith("per ") else unit.rpartition("/")[2]
    whole, _, noun = below.partition(" ")
    if not whole.isdigit() or noun in _TIMES or not int(whole):
        return [Figure("number", f"per {below}", values)]
    size = 1 / int(whole)
    if whole.strip("0") != "1":
        return [Figure("number", f"per {whole}", values)]
    return [Figure("number", f"per {whole}", values), Figure("share", ANY, tuple(v * size for v in values), size)]


@lru_cache(maxsize=64)
def _of_a_percentage(text: str) -> bool:
    """Whether the intervals of a sentence may be those of a percentage."""
    return _PERCENT.search(text) is not None


@lru_cache(maxsize=64)
def _periods(text: str) -> list[str]:
    """What an amount may be per: a year, a month, a week or a day that its sentence mentions."""
    return [f"per {period}" for period, mention in _MENTIONS.items() if mention.search(text)]


def _borrowed(text: str, quantities: Sequence[Quantity], at: int) -> list[Figure]:
    """ "20 and 30 minutes", "38.3 v 13.8 %": a number without a unit may have that of its neighbour."""
    quantity = quantities[at]
    if quantity.kind not in _UNITLESS or quantity.unit is not None or not quantity.value:
        return []
    found = []
    for other in [*quantities[max(0, at - 1) : at], *quantities[at + 1 : at + 2]]:
        gap = text[quantity.end : other.start] if other.start > quantity.start else text[other.end : quantity.start]
        if other.kind in _LENT and other.value is not None and _LINK.match(gap):
            found += _own(text, quantity._replace(kind=other.kind, unit=other.unit))
    return found
