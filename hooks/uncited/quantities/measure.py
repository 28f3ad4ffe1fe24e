"""What stands after a number: percent sign, unit, currency, rate, the noun counted."""

from typing import NamedTuple

from ..model import Kind
from .lexicon import FINITE, FUNCTION, PREPOSITIONS
from .numerals import CARDINALS
from .text import Text
from .units import (
    CASED,
    CODES,
    DURATIONS,
    GLUED_ONLY,
    MONEY_WORDS,
    SHOUTED,
    SQUARES,
    TIME_UNITS,
    UNITS,
    singular,
)


class Unit(NamedTuple):
    """A unit: its kind and normal form, the token after it, and what one of it is worth in the normal form."""

    kind: Kind
    unit: str
    end: int
    factor: float = 1.0


# Words that may stand between a number and its unit: "eight consecutive weeks".
_BETWEEN = frozenset(
    "consecutive calendar full whole more additional further extra long short straight successive business working "
    "solid entire school academic trading fiscal financial us u.s. american canadian australian metric million total "
    "other international nautical short-ton".split()
)
_FIXED: dict[str, tuple[Kind, str]] = {
    "%": (Kind.PERCENT, "%"),
    "percent": (Kind.PERCENT, "%"),
    "pct": (Kind.PERCENT, "%"),
    "‰": (Kind.RATE, "per 1000"),
    "fold": (Kind.MULTIPLE, "times"),
    "bps": (Kind.MEASURE, "basis point"),
    "pp": (Kind.PERCENT, "percentage point"),
}
_PHRASES: dict[str, dict[str, tuple[Kind, str]]] = {
    "per": {"cent": (Kind.PERCENT, "%")},
    "percentage": {"point": (Kind.PERCENT, "percentage point"), "points": (Kind.PERCENT, "percentage point")},
    "basis": {"point": (Kind.MEASURE, "basis point"), "points": (Kind.MEASURE, "basis point")},
    "mm": {"hg": (Kind.MEASURE, "mmHg")},
    "light": {"years": (Kind.MEASURE, "light-year"), "year": (Kind.MEASURE, "light-year")},
    "nautical": {"miles": (Kind.MEASURE, "nautical mile"), "mile": (Kind.MEASURE, "nautical mile")},
    "solar": {"masses": (Kind.MEASURE, "solar mass"), "mass": (Kind.MEASURE, "solar mass")},
    "person": {"years": (Kind.COUNT, "person-year")},
}
_COMPARING = frozenset(
    "as the that this its their his her more less higher lower greater larger bigger faster slower longer shorter "
    "smaller stronger weaker cheaper better worse older younger likelier over above those what normal".split()
)
EACH = frozenset({"a", "an", "per", "each", "every", "one"})
ADVERBS: dict[str, str] = {
    "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year", "hourly": "hour",
    "nightly": "night", "quarterly": "quarter", "fortnightly": "fortnight", "biannually": "half-year",
}  # fmt: skip


def unit_at(t: Text, j: int) -> Unit | None:
    """The unit that begins at token j, straight after a number; a hyphen and a few adjectives may precede it."""
    tokens = t.tokens
    token = tokens[j]
    if token == "-" and not t.gaps[j]:
        if t.gaps[j + 1]:
            return None
        j += 1
        token = tokens[j]
    found = _plain_unit(t, j, token)
    if found is None and token in _BETWEEN:
        k = j + 2 if tokens[j + 1] == "-" else j + 1
        if tokens[k] in _BETWEEN:
            k += 1
        if tokens[k] in UNITS or tokens[k] in MONEY_WORDS:
            found = _plain_unit(t, k, tokens[k])
    if found is None:
        return None
    return _with_age(t, found) if found.kind is Kind.DURATION else found


_LINES_OF_VIDEO = frozenset({"240", "360", "480", "720", "1080", "1440", "2160"})


_POUNDS = frozenset({"pound", "pounds"})
_PAYING = frozenset(
    "cost costs costing price prices priced pay pays paid paying fee fees charge charges charged spend spent spends bill tariff".split()
)


def _is_pence(t: Text, j: int) -> bool:
    """ "210p", not "1080p" (video) or "16p11" (a gene)."""
    return t.tokens[j - 1] not in _LINES_OF_VIDEO and (t.gaps[j + 1] != "" or not t.tokens[j + 1][:1].isdecimal())


_OTHERS = frozenset({"times", "time", "x", "×", "°", "º", "yo", "y", "p"})
_UNIT_WORDS = _OTHERS.union(_FIXED, _PHRASES, MONEY_WORDS, CODES, SQUARES, UNITS, map(str.lower, CASED))


def _plain_unit(t: Text, j: int, token: str) -> Unit | None:
    if token not in _UNIT_WORDS and not token.endswith("'s"):
        return None  # as most words behind a number
    tokens = t.tokens
    fixed = _FIXED.get(token)
    if fixed is not None:
        return Unit(*fixed, j + 1)
    phrase = _PHRASES.get(token)
    if phrase is not None:
        k = j + 2 if tokens[j + 1] == "-" else j + 1
        pair = phrase.get(tokens[k])
        if pair is not None:
            return Unit(*pair, k + 1)
    if token.endswith("'s") and token[:-2] in DURATIONS:
        return Unit(Kind.DURATION, DURATIONS[token[:-2]], j + 1)  # one year's use
    if token in {"times", "time"} and (token == "times" or tokens[j - 1] == "-"):
        return _times(t, j)
    if (
        token in {"x", "×"}
        and tokens[j - 1] not in {"-", "0"}
        and not t.gaps[j]
        and tokens[j + 1][:1] not in "0123456789"
    ):
        return _so_often(t, j + 1) or Unit(Kind.MULTIPLE, "times", j + 1)
    if token == "°" or token == "º":
        scale = tokens[j + 1]
        if scale in {"c", "f"}:
            return Unit(Kind.MEASURE, "°" + scale.upper(), j + 2)
        return Unit(Kind.MEASURE, "degree", j + 1)
    if token == "yo" or (token == "y" and tokens[j + 1 : j + 3] == ["/", "o"]):
        return Unit(Kind.AGE, "year", j + 1 if token == "yo" else j + 3)
    if token == "p" and not t.gaps[j] and t.written(j) == "p" and _is_pence(t, j):
        return Unit(Kind.MONEY, "GBP", j + 1, 0.01)
    if token in MONEY_WORDS:
        code, factor = MONEY_WORDS[token]
        return Unit(Kind.MONEY, code, j + 1, factor)
    if token in _POUNDS and not _PAYING.isdisjoint(t.words):
        return Unit(Kind.MONEY, "GBP", j + 1)
    if token in CODES and t.capital(j):
        return Unit(Kind.MONEY, CODES[token], j + 1)
    if token in SQUARES:
        base = UNITS.get(tokens[j + 1])
        if base is not None:
            return Unit(Kind.MEASURE, base[0] + SQUARES[token], j + 2)
        return None
    written = t.written(j)
    hit = CASED.get(written) or UNITS.get(token)
    if hit is None or (token in GLUED_ONLY and written not in CASED and (t.gaps[j] or written in {"D", "H", "S"})):
        return None
    if (
        not t.gaps[j]
        and written != token
        and len(token) < 4
        and written not in CASED
        and written not in SHOUTED
        and written != hit[0]
    ):
        return None  # 3MS, 15N: names
    if written == "C" and not t.gaps[j] and tokens[j - 1] in {"12", "13", "14"}:
        return None  # isotopes
    if (
        written in {"C", "F", "K"}
        and not t.gaps[j]
        and (tokens[j - 2] not in PREPOSITIONS or (tokens[j + 1].isalpha() and tokens[j + 1] not in FUNCTION))
    ):
        return None  # 18F is a name, "below 18F" a temperature
    if len(token) == 1 and tokens[j + 1] in {"'", "."} and not t.gaps[j + 1] and not t.gaps[j + 2]:
        return None
    return _compound(t, j, *hit)


def _compound(t: Text, j: int, normal: str, kind: Kind) -> Unit:
    """The unit with its powers and what it is divided by: km2, mg/kg/day, L/min, cm-1."""
    tokens, gaps = t.tokens, t.gaps
    k = j + 1
    if normal == "degree" and tokens[k] in {"celsius", "c", "centigrade", "fahrenheit", "f"}:
        return Unit(kind, "°F" if tokens[k][0] == "f" else "°C", k + 1)
    if tokens[k] in {"2", "3"} and not gaps[k] and kind is Kind.MEASURE:
        normal, k = normal + tokens[k], k + 1
    if tokens[k] in {"-", "⁻"} and not gaps[k] and tokens[k + 1] in {"1", "2", "¹", "²"} and not gaps[k + 1]:
        normal, k = f"{normal}-{'1' if tokens[k + 1] in '1¹' else '2'}", k + 2
    for _ in range(3):
        if tokens[k] != "/" or gaps[k]:
            break
        below = k + 1
        number = ""
        if tokens[below].isdecimal() and len(tokens[below]) < 6:
            number, below = tokens[below] + " ", below + 1
        hit = CASED.get(t.written(below)) or UNITS.get(tokens[below])
        if hit is None:
            if not tokens[below].isalpha():
                break
            normal, k = f"{normal}/{number}{tokens[below]}", below + 1
            continue
        normal, k = f"{normal}/{number}{hit[0]}", below + 1
        if tokens[k] in {"2", "3"} and not gaps[k]:
            normal, k = normal + tokens[k], k + 1
    return Unit(kind, normal, k)


def _times(t: Text, j: int) -> Unit:
    often = _so_often(t, j + 1)
    if often is not None:
        return often
    after = t.tokens[j + 1]
    if after in _COMPARING or (after.endswith("er") and after not in {"over", "after", "per", "under", "later"}):
        return Unit(Kind.MULTIPLE, "times", j + 1)
    return Unit(Kind.COUNT, "time", j + 1)


def _so_often(t: Text, j: int) -> Unit | None:
    """The "a week", "daily", "/wk" behind a number of times."""
    word, below = t.tokens[j], t.tokens[j + 1]
    if word in EACH and below in TIME_UNITS:
        return Unit(Kind.FREQUENCY, "per " + below, j + 2)
    if word == "/" and below in DURATIONS:
        return Unit(Kind.FREQUENCY, "per " + DURATIONS[below], j + 2)
    if word in ADVERBS:
        return Unit(Kind.FREQUENCY, "per " + ADVERBS[word], j + 1)
    return None


def _with_age(t: Text, found: Unit) -> Unit:
    tokens, k = t.tokens, found.end
    if tokens[k] == "-" and not t.gaps[k]:
        k += 1
    if tokens[k] in {"old", "olds"}:
        return Unit(Kind.AGE, found.unit, k + 1)
    if tokens[k] == "of" and tokens[k + 1] == "age":
        return Unit(Kind.AGE, found.unit, k + 2)
    return found


def rate_at(t: Text, j: int) -> tuple[str, int] | None:
    """ "per 1,000", "a day", "each year", "daily" at token j: what it is per, and the token after it."""
    tokens = t.tokens
    word = tokens[j]
    if word in ADVERBS:
        return (ADVERBS[word], j + 1) if not _describes(t, j) else None
    if word == "-" and tokens[j + 1] in EACH and tokens[j + 2] == "-" and not t.gaps[j] and tokens[j + 3] in TIME_UNITS:
        return tokens[j + 3], j + 4  # a $300-a-week job
    if word == "/" and not t.gaps[j] and tokens[j + 1] in DURATIONS:
        return DURATIONS[tokens[j + 1]], j + 2  # beats/min
    if word not in EACH or word == "one":
        return None
    below = tokens[j + 1]
    if below in TIME_UNITS or (word == "per" and below in DURATIONS):
        if word != "per" and tokens[j + 2] in {"ago", "later", "earlier", "before", "and", "or"}:
            return None
        return DURATIONS.get(below, below), j + 2
    if word == "per" and below[:1] in "0123456789" and below:
        digits = below.replace(",", "")
        if digits.isdecimal() and len(digits) < 12:
            while len(digits) < 10 and t.gaps[j + 2] and len(tokens[j + 2]) == 3 and tokens[j + 2].isdecimal():
                digits, j = digits + tokens[j + 2], j + 1  # per 10 000
            scale = tokens[j + 2]
            if scale in {"million", "thousand"}:
                digits, j = digits + ("000000" if scale == "million" else "000"), j + 1
            return digits, j + 2
    return None


_PARTICLES = frozenset("up down in out off on over back".split())
_PHRASAL = frozenset(
    "shut log sign set start back pop check pick drop opt roll spin build plug add follow lay pull push turn".split()
)


def _describes(t: Text, j: int) -> bool:
    """Whether the adverb at token j describes the noun behind it, and the number before counts that: "three daily rates"."""
    return CARDINALS.get(t.tokens[j - 1]) is not None and t.tokens[j + 1].isalpha() and t.tokens[j + 1] not in FUNCTION


def noun_at(t: Text, j: int, value: float | None) -> tuple[str, int] | None:
    """The noun counted by the number that ends before token j: its singular, and its token."""
    tokens = t.tokens
    if tokens[j] == "-" and not t.gaps[j]:
        word = tokens[j + 1]
        return (word, j + 1) if word.isalpha() and not t.gaps[j + 1] and word not in FUNCTION else None
    last = j + 5
    for k in range(j, j + 7):
        if k == last:
            break
        word = tokens[k]
        if k == j and word in {"other", "further", "more"}:
            continue
        if not word.isalpha() or word in FUNCTION or word in FINITE:
            if word == "-" and not t.gaps[k]:
                continue
            if word == "." and not t.gaps[k] and not t.gaps[k + 1] and tokens[k + 1].isalpha():
                last += 2
                continue  # three Node.js releases
            if word in _PARTICLES and k > j and tokens[k - 1] in _PHRASAL and singular(tokens[k + 1]) is not None:
                continue  # two follow up visits
            if word == "," and k > j and tokens[k + 1].isalpha() and tokens[k + 1] not in FUNCTION:
                continue
            return None
        one = singular(word)
        if one is not None:
            return one, k
        if value == 1:
            return word, k
    return None
