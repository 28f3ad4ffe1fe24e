"""Fractions in words: half, a third, two thirds, a quarter of a mile."""

from ..model import Kind
from .candidate import Candidate, make
from .lexicon import CLAUSE_OPENERS, PREPOSITIONS, is_past, words
from .measure import unit_at
from .numerals import CARDINALS, PARTS, SCALES
from .text import Text
from .units import UNITS

_ARTICLES = frozenset({"a", "an"})
_NAMED = words("quarter third fourth fifth sixth seventh eighth ninth tenth twentieth")


def read_part(t: Text, k: int) -> Candidate | None:
    """ "a third", "a quarter of a mile", "quarter-mile" from the name of the part at token k."""
    tokens, gaps = t.tokens, t.gaps
    word, after = tokens[k], tokens[k + 1]
    article = tokens[k - 1] in _ARTICLES
    quarter = word == "quarter"
    if word not in _NAMED or not (article or (quarter and after in {"of", "mile", "century", "-"})):
        return None
    i = k - 1 if article else k
    if after == "of" or (quarter and article and after in {"mile", "century", "million"}):
        return _part_of_unit(t, i, k + 1, 1 / PARTS[word])
    if after == "-" and quarter and tokens[k + 2] in {"point", "percentage"}:
        end = k + 4 if tokens[k + 2] == "percentage" and tokens[k + 3] == "point" else k + 3
        return make(t, i, end, "fraction", 0.25, Kind.MEASURE, "percentage point")
    if after == "-" and quarter and tokens[k + 2] in UNITS:
        return _part_of_unit(t, i, k + 2, 0.25)
    if not article or (after == "-" and not gaps[k + 1]):
        return None
    before = tokens[k - 2]
    ends = not after.isalpha() or after in _AFTER_SHARE
    if (ends and before in _BEFORE_SHARE) or (before in CLAUSE_OPENERS and is_past(after)):
        return make(t, i, k + 1, "fraction", 1 / PARTS[word], Kind.SHARE, "of 1")
    return None


_AFTER_SHARE = PREPOSITIONS | words(
    "and or but less more fewer lower higher the as were was are is had have did do said reported that who today yesterday "
    "overnight this last each every again compared"
)


_BEFORE_SHARE = words(
    "by about uses takes needs than nearly almost around roughly approximately only just up to over under another least perhaps some and "
    "or be in as with while , ( have has had for of like cost cut home lost is was are were at"
)


_TWICE_IN = {"hourly": "per 30 minute", "yearly": "per 6 month"}
_HALF_NOT = words("life lives brother sister hearted sibling siblings asleep way wit term baked moon dead")


def read_half(t: Text, k: int) -> Candidate | None:
    tokens, gaps = t.tokens, t.gaps
    i = k - 1 if tokens[k - 1] in {"a", "one", "another"} else k
    j = k + 1
    hyphen = tokens[j] == "-" and not gaps[j]
    if hyphen:
        j += 1
    if hyphen and tokens[j] in _TWICE_IN:
        form = "often" if tokens[j] == "hourly" else "adverb"  # "half-yearly" as "yearly", often as part of a name
        return make(t, k, j + 1, form, 1.0, Kind.FREQUENCY, _TWICE_IN[tokens[j]])
    if tokens[j] in _HALF_NOT:
        return make(t, k, j + 1, "odd", None, Kind.NUMBER, None)
    if tokens[j] in SCALES or (tokens[j] == "a" and tokens[j + 1] in SCALES):
        return None
    if tokens[j] in {"a", "an"}:
        if unit_at(t, j + 1) is not None:
            return _part_of_unit(t, i, j + 1, 0.5)
        return make(t, i, k + 1, "fraction", 0.5, Kind.SHARE, "of 1")
    if unit_at(t, j) is not None and tokens[j] not in {"times", "season", "seasons", "quarters"}:
        return _part_of_unit(t, i, j, 0.5)
    return make(t, i, k + 1, "fraction", 0.5, Kind.SHARE, "of 1")


def _part_of_unit(t: Text, i: int, j: int, value: float) -> Candidate:
    """ "half an hour", "a quarter of a mile", "half-century"; with no unit there it is a share."""
    tokens = t.tokens
    k = j
    if tokens[k] == "of" and tokens[k + 1] in {"a", "an"}:
        k += 2
    unit = unit_at(t, k) if k > j or tokens[j] != "of" else None
    if unit is None:
        return make(t, i, j, "fraction", value, Kind.SHARE, "of 1")
    return make(t, i, unit.end, "fraction", value * unit.factor, unit.kind, unit.unit)


def read_cardinal_part(t: Text, k: int) -> Candidate | None:
    """ "two thirds", "one-third", "three quarters" from the cardinal at token k."""
    tokens, gaps = t.tokens, t.gaps
    number = CARDINALS[tokens[k]]
    j = k + 2 if tokens[k + 1] == "-" and not gaps[k + 1] else k + 1
    part = PARTS.get(tokens[j])
    if part is None or not 0 < number < 100 or tokens[j] == "halves":
        return None
    plural = tokens[j][-1] == "s"
    if plural != (number > 1) and not (number > 1 and j == k + 2):
        return None
    if tokens[j] == "quarters" and (number > 3 or tokens[k - 1] in _SUCCESSIVE or tokens[k - 2] in _SUCCESSIVE):
        return None
    if number == 1 and j == k + 1 and tokens[j] not in _SHARED and tokens[j + 1] != "of":
        return None
    return _part_of_unit(t, k, j + 1, number / part)


_SHARED = words("third half quarter fifth tenth fourth sixth eighth")
_SUCCESSIVE = words("last past next previous first these prior consecutive final fiscal recent")
