"""How far a recorded value may lie from the one in the text and still be the same number."""

import math
import re
from dataclasses import dataclass

from uncited.dimensions import Figure
from uncited.index import TINY, Entry, is_interval
from uncited.model import Kind, Quantity
from uncited.recording import parts

HEDGED = 0.05
HEDGED_FRACTION = 0.10
BOUNDED = 0.5
FRACTION = 0.005
ODDS = 0.02

_FROM_BELOW = frozenset(("nearly", "almost", "close", "near", "virtually"))
_CONVERTED = ("minutes", "months", "measure")
_DIGITS = re.compile(r"\d[\d,\u00a0\u202f\u2009 ]*(?:\.\d+)?")
_SPACES = re.compile(r"[,\s\u00a0\u202f\u2009]")
_ODDS = re.compile(r"\bin\b", re.I)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a recorded value may lie from the one in the text. All in the base unit."""

    value: float
    unit: float | None  # the unit that a recorded figure must have to be rounded, None for any
    rounding: float
    below: float  # by hedge
    above: float
    bound: str | None
    beyond: float  # by bound
    strict: bool  # "more than half" is not half
    half_up: bool
    alone: bool  # no range: stands for one end of a range only exactly
    counts: bool  # a share given as counts is exact: it is the recorded figure that is rounded

    def widest(self) -> tuple[float, float]:
        low, high = max(self.rounding, self.below), max(self.rounding, self.above)
        if self.bound:
            low, high = (low, max(high, self.beyond)) if self.bound[0] == ">" else (max(low, self.beyond), high)
        return self.value - low, self.value + high

    def holds(self, entry: Entry) -> bool:
        distance = entry.value - self.value
        tiny = TINY * abs(self.value)
        theirs = entry.recorded.quantity.bound
        limit = theirs is not None and self.bound is not None and theirs[0] == self.bound[0] and self.beyond < math.inf
        if abs(distance) <= tiny:
            return (limit or not self.strict) and not (self.alone and is_one_end(entry))
        if len(entry.figure.values) > 1 and self.alone:
            return self.below > 0 and -self.below <= distance <= self.above
        if self.strict and not limit and self.bound is not None:
            return (distance > 0) == (self.bound[0] == ">") and abs(distance) <= self.beyond
        if (
            self.bound in (">", "<")
            and not limit
            and (distance > 0) == (self.bound[0] == ">")
            and abs(distance) < self.beyond
        ):
            return True
        if -self.below - tiny <= distance <= self.above + tiny:
            return True
        if self.unit is not None and entry.figure.unit != self.unit:
            return False
        rounding = min(self.rounding, _printed(entry.recorded.quantity)) if self.counts else self.rounding
        return -rounding - tiny <= distance and (
            distance < rounding - tiny if self.half_up else distance <= rounding + tiny
        )


def is_one_end(entry: Entry) -> bool:
    """Whether a value is one end of a confidence interval, which nobody cites by itself, or of "weeks 5-8"."""
    recorded = entry.recorded.quantity
    weeks = recorded.high is not None and entry.figure.family in ("minutes", "months") and recorded.unit is None
    return is_interval(recorded) or weeks


def _printed(recorded: Quantity) -> float:
    """How far a recorded share may have been rounded."""
    return (
        0.0
        if parts(recorded)
        else _rounding(recorded, abs(recorded.value or 0.0)) / 100
        if recorded.unit == "%"
        else FRACTION
    )


def reach(quantity: Quantity, figure: Figure, value: float) -> Reach:
    fraction = quantity.kind is Kind.SHARE
    size = figure.unit if figure.family != "raw" else 1.0
    rounding = _share_rounding(quantity) if fraction else _rounding(quantity, value / (size or 1.0)) * size
    if figure.family == "raw":
        rounding = 0.0  # nothing but the digits says that it is this figure
    step = 0.1 if fraction else _step(value / size) * size if size else 0.0
    hedged = 0.0
    if quantity.hedge:
        hedged = min(HEDGED_FRACTION * value, _half_way(quantity)) if fraction else min(HEDGED * value, step / 2)
    exact = figure.family.startswith(_CONVERTED) and quantity.decimals == 0
    return Reach(
        value=value,
        unit=figure.unit if exact else None,
        rounding=rounding,
        below=hedged,
        above=0.0 if quantity.hedge in _FROM_BELOW else hedged,
        bound=quantity.bound,
        beyond=_beyond(quantity, figure, value, step),
        strict=figure.family == "share" and quantity.bound in (">", "<"),
        half_up=not fraction,
        alone=quantity.high is None,
        counts=fraction and parts(quantity) is not None and not _ODDS.search(quantity.text),
    )


def _beyond(quantity: Quantity, figure: Figure, value: float, step: float) -> float:
    """How far beyond a bound the recorded figure may lie. More than one may be any number, p < 0.05 any smaller one."""
    if figure.thing == "p" or value == figure.unit:
        return math.inf if quantity.bound == ">" and figure.thing != "p" else value
    return min(step, BOUNDED * value)


def _step(value: float) -> float:
    """What the last digit that is not zero counts in: 100 for 300, 1 for 82."""
    step = 1.0
    while value % 1 > TINY and step > 1e-6:
        value, step = round(value * 10, 6), step / 10
    while value >= 10 and value % 10 == 0:
        value, step = value / 10, step * 10
    return step


def _rounding(quantity: Quantity, value: float) -> float:
    """Half a unit of the last digit that is printed, in the quantity's own unit: 0.5 for 70, 0.05 for 69.8.

    value: the quantity's, or the end of a range that is meant, whose digits count.
    """
    scale, decimals = 1.0, quantity.decimals
    if shown := [_SPACES.sub("", number) for number in _DIGITS.findall(quantity.text)]:
        nearest = min(shown, key=lambda number: abs(float(number) - value))
        if float(nearest) and value >= 1000 * float(nearest) * (1 - TINY):
            scale = value / float(nearest)
        elif len(shown) > 1:
            decimals = len(nearest.partition(".")[2])
    else:
        while value >= 1000 * scale and value % (1000 * scale) == 0:
            scale *= 1000
    if decimals == 0 and value % scale > TINY * value:
        return 0.0  # 1½ hours, an hour and a half
    return float(0.5 * scale * 10.0**-decimals)


def _share_rounding(quantity: Quantity) -> float:
    counts = parts(quantity)
    if counts is None or not counts[1] or (counts[0] == 1 and counts[1] >= 10):
        return FRACTION
    if _ODDS.search(quantity.text):
        return min(0.5 / counts[1], ODDS, HEDGED_FRACTION * (quantity.value or 0.0), _half_way(quantity))
    return min(0.5 / counts[1], FRACTION)


def _half_way(quantity: Quantity) -> float:
    """From odds to the next that might have been written: from "7 in 10" to 8 in 10, from "1 in 7" to 1 in 8."""
    counts = parts(quantity) if _ODDS.search(quantity.text) else None
    if counts is None or not counts[1] or (counts[0] == 1 and counts[1] >= 10):
        return math.inf
    whole = counts[1]
    return (0.5 if counts[0] > 1 else 0.5 / (whole + 1)) / whole
