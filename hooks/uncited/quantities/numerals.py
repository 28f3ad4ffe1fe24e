"""Digits and number words to values. Nothing here knows what a number means, only what it is worth."""

import re
from typing import NamedTuple

from .lexicon import DESIGNATORS
from .text import Text

UNITS_OF_ONE: dict[str, int] = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
}
TENS: dict[str, int] = {
    word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
} | {"fourty": 40}
SCALES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "million": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "crore": 1e7,
    "crores": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "trn": 1e12,
    "quadrillion": 1e15,
    "dozen": 12,
}
# Written against the digits only: "$5m", "100k". Alone, m is a metre, so `m` and `b` need a currency before them.
LETTER_SCALES: dict[str, float] = {"k": 1e3, "m": 1e6, "mm": 1e6, "b": 1e9, "t": 1e12}
CARDINALS: dict[str, int] = {**UNITS_OF_ONE, **TENS}

ORDINALS: dict[str, int] = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
    "thousandth": 1000,
}
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
PARTS: dict[str, int] = {
    "half": 2,
    "halves": 2,
    "quarter": 4,
    "quarters": 4,
    **{word: n for word, n in ORDINALS.items() if n > 2},
    **{word + "s": n for word, n in ORDINALS.items() if n > 2},
}
VULGAR: dict[str, float] = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅐": 1 / 7, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8, "⅑": 1 / 9, "⅒": 1 / 10,
}  # fmt: skip
_SUPERSCRIPTS = {ord(s): str(n) for n, s in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
SUPERSCRIPTS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")

_WESTERN = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?\Z")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?\Z")
_LONGEST = 30  # digits; longer runs are identifiers, and turning them into numbers is slow


class Numeral(NamedTuple):
    """A number read from tokens: its value, the token after it, the decimals printed, and how it was written."""

    value: float
    end: int
    decimals: int = 0
    words: bool = False
    plain: bool = False  # digits only, no separator, fraction or scale: may be a year or a label


def read_digits(token: str) -> tuple[float, int] | None:
    """Value and decimals of one token of digits; None for what is not one number ("1.20.0", "1,2,3")."""
    if len(token) > _LONGEST:
        return None
    if token.isdecimal():
        return (float(token), 0) if token[0] != "0" or len(token) == 1 else None
    if "," in token:
        if not (_WESTERN.match(token) or _INDIAN.match(token)):
            return None
        token = token.replace(",", "")
    if token.count(".") > 1:
        return None
    return float(token), len(token) - token.find(".") - 1 if "." in token else 0


def read_numeral(t: Text, i: int, *, money: bool = False) -> Numeral | None:
    """The number that begins at token i, digits or words, with its fraction, power and scale."""
    token = t.tokens[i]
    if token[:1] in "0123456789" and token:
        return _from_digits(t, i, money)
    if token == "." and not t.gaps[i + 1] and t.tokens[i + 1].isdecimal() and len(t.tokens[i + 1]) < _LONGEST:
        digits = t.tokens[i + 1]
        return _scaled(t, Numeral(float("0." + digits), i + 2, len(digits)), money)
    if token in VULGAR:
        return _scaled(t, Numeral(VULGAR[token], i + 1), money)
    return read_words(t, i)


def _from_digits(t: Text, i: int, money: bool) -> Numeral | None:
    tokens, gaps = t.tokens, t.gaps
    read = read_digits(tokens[i])
    if read is None:
        return None
    value, decimals = read
    j = i + 1
    after = tokens[j]
    if after in VULGAR and len(gaps[j]) < 2 and not decimals:
        return _scaled(t, Numeral(value + VULGAR[after], j + 1), money)
    if (
        len(after) == 3
        and value
        and not decimals
        and gaps[j]
        and len(tokens[i]) < 4
        and after.isdecimal()
        and not _names(t, i)
    ):
        grouped = _spaced(t, i, value)
        if grouped is not None:
            return _scaled(t, grouped, money)
    if after == "/" and not gaps[j]:
        return _slashed(t, i, value, money)
    if tokens[j + 1] == "/" and after.isdecimal() and gaps[j] and not gaps[j + 1] and not gaps[j + 2]:
        part = _slashed(t, j, float(after) if len(after) < _LONGEST else 0.0, money)
        if part is not None and 0 < part.value < 1:
            return Numeral(value + part.value, part.end)
    power = None if gaps[j] else _power(t, j)
    if power is not None:
        exponent, end = power
        return Numeral(10.0**exponent, end) if value == 10 else None
    times = tokens[j]
    if times in {"x", "×", "·", "*"} and tokens[j + 1] == "10":
        power = _power(t, j + 2)
        if power is not None:
            return Numeral(value * 10.0 ** power[0], power[1], decimals)
    if times == "e" and not gaps[j]:
        sign, k = (-1, j + 2) if tokens[j + 1] == "-" else (1, j + 2 if tokens[j + 1] == "+" else j + 1)
        if tokens[k].isdecimal() and not gaps[k] and len(tokens[k]) < 3:
            return Numeral(value * 10.0 ** (sign * int(tokens[k])), k + 1, decimals)
    return _scaled(t, Numeral(value, j, decimals, plain=tokens[i].isdecimal()), money)


def _names(t: Text, i: int) -> bool:
    """Whether the digits at token i end a name or a label: "In TRANSFORM-2 114 people", "in phase 3 342 adults"."""
    before = t.tokens[i - 1]
    glued = not t.gaps[i] and (before.isalnum() or (before == "-" and not t.gaps[i - 1] and t.tokens[i - 2].isalpha()))
    return glued or before in DESIGNATORS


def _spaced(t: Text, i: int, value: float) -> Numeral | None:
    """Thousands set apart by spaces, "10 000"."""
    j = i + 1
    while len(t.tokens[j]) == 3 and t.tokens[j].isdecimal() and t.ends[j - 1] + 1 == t.starts[j] and j < i + 5:
        value, j = value * 1000 + float(t.tokens[j]), j + 1
    return Numeral(value, j) if j > i + 1 and (t.gaps[j] or not t.tokens[j].isalnum()) else None


def _slashed(t: Text, i: int, value: float, money: bool) -> Numeral | None:
    below = t.tokens[i + 2]
    if t.gaps[i + 2] or not below.isdecimal() or len(below) > 4 or t.tokens[i + 3] == "/":
        return Numeral(value, i + 1, 0, plain=t.tokens[i].isdecimal())
    if not 0 < value < float(below):
        return Numeral(value, i + 1, 0, plain=True)
    return _scaled(t, Numeral(value / float(below), i + 3), money)


def _power(t: Text, j: int) -> tuple[int, int] | None:
    """The exponent written at token j (superscript digits, or after "^") and the token after it."""
    tokens, gaps = t.tokens, t.gaps
    if gaps[j]:
        return None
    sign = 1
    if tokens[j] == "^":
        j += 1
        if tokens[j] == "-":
            sign, j = -1, j + 1
        digits = tokens[j]
        return (sign * int(digits), j + 1) if digits.isdecimal() and digits.isascii() and len(digits) < 3 else None
    if tokens[j] in {"⁻", "-"} and tokens[j + 1][:1] in SUPERSCRIPTS and tokens[j + 1]:
        sign, j = -1, j + 1
    if tokens[j] and SUPERSCRIPTS.issuperset(tokens[j]) and len(tokens[j]) < 3:
        return sign * int(tokens[j].translate(_SUPERSCRIPTS)), j + 1
    return None


def _scaled(t: Text, n: Numeral, money: bool) -> Numeral:
    """n with the scale word after it: "1.2 million", "$1.2bn", "100k", "2-million"."""
    j = n.end
    if t.tokens[j] == "-" and not t.gaps[j] and t.tokens[j + 1] in SCALES and not t.gaps[j + 1]:
        j += 1
    scale = SCALES.get(t.tokens[j])
    if scale is None:
        if t.gaps[j]:
            return n
        scale = LETTER_SCALES.get(t.tokens[j]) if money or t.tokens[j] == "k" else None
        if scale is None and t.norm[t.starts[j] : t.ends[j]] in {"M", "B"} and t.tokens[j + 1] != "-":
            scale = LETTER_SCALES[t.tokens[j]]
        if scale is None:
            return n
    follow = t.tokens[j + 1]
    if follow in SCALES and SCALES[follow] > scale:
        scale, j = scale * SCALES[follow], j + 1
    return Numeral(n.value * scale, j + 1, n.decimals)


def read_words(t: Text, i: int) -> Numeral | None:
    """A number in words from token i: "forty-five", "one hundred and fifty", "a million", "two and a half"."""
    tokens = t.tokens
    j = i
    if tokens[i] in {"a", "an", "another"} and tokens[i + 1] in SCALES:
        return _big(t, i + 1, 0.0, 1.0)
    if tokens[i] == "half":
        k = i + 2 if tokens[i + 1] in {"a", "-"} else i + 1
        return Numeral(SCALES[tokens[k]] / 2, k + 1, words=True) if tokens[k] in SCALES else None
    total = 0.0
    tens, units = TENS.get(tokens[j]), None
    if tens is not None:
        total, j = float(tens), j + 1
        k = j + 1 if tokens[j] == "-" else j
        units = UNITS_OF_ONE.get(tokens[k])
        if units is not None and 0 < units < 10:
            total, j = total + units, k + 1
    else:
        units = UNITS_OF_ONE.get(tokens[j])
        if units is None:
            return None
        total, j = float(units), j + 1
    if tokens[j] in SCALES or (tokens[j] == "-" and tokens[j + 1] in SCALES and not t.gaps[j]):
        return _big(t, j if tokens[j] in SCALES else j + 1, 0.0, total)
    return _halves(t, _point(t, Numeral(total, j, words=True)))


def _point(t: Text, n: Numeral) -> Numeral:
    """ "one point three": the digits after the point as words."""
    if t.tokens[n.end] != "point" or UNITS_OF_ONE.get(t.tokens[n.end + 1], 10) > 9:
        return n
    j, digits = n.end + 1, ""
    while UNITS_OF_ONE.get(t.tokens[j], 10) < 10 and len(digits) < 6:
        digits, j = digits + str(UNITS_OF_ONE[t.tokens[j]]), j + 1
    value = Numeral(n.value + float("0." + digits), j, len(digits), words=True)
    scale = SCALES.get(t.tokens[j])
    return value if scale is None else Numeral(value.value * scale, j + 1, len(digits), words=True)


def _halves(t: Text, n: Numeral) -> Numeral:
    """ "two and a half", "two-and-a-half", "one and a half million"."""
    tokens, j = t.tokens, n.end
    words, end = (tokens[j + 1 : j + 6 : 2], j + 6) if tokens[j] == "-" else (tokens[j : j + 3], j + 3)
    if words[:2] != ["and", "a"] or words[2] not in {"half", "quarter"} or tokens[end] == "of":
        return n
    value, j = n.value + (0.5 if words[2] == "half" else 0.25), end
    if tokens[j] in SCALES:
        value, j = value * SCALES[tokens[j]], j + 1
    return Numeral(value, j, words=True)


def _big(t: Text, j: int, total: float, current: float) -> Numeral:
    """From the scale word at token j: `current` stands before it, `total` is complete."""
    tokens = t.tokens
    last = float("inf")
    while True:
        scale = SCALES.get(tokens[j])
        if scale is not None and (scale < last or scale > 100):
            if scale > 100 or scale == 12:
                total, current = total + current * scale, 0.0
                last = scale
            else:
                current *= scale
            j += 1
            continue
        k = j + 1 if tokens[j] in {"and", "-", ","} else j
        part = TENS.get(tokens[k])
        if part is None:
            unit = UNITS_OF_ONE.get(tokens[k])
            # "a hundred and one" is a number, "a million and one reasons" an idiom; both read the same here.
            if unit is None or current % 100 or (k > j and tokens[j] == "and" and not unit):
                break
            if tokens[j] == "," and not SCALES.get(tokens[k + 1], last) < last:
                break  # of two million, three million
            current, j = current + unit, k + 1
        else:
            if current % 100 or (tokens[j] == "," and not SCALES.get(tokens[k + 1], last) < last):
                break
            current, j = current + part, k + 1
            k = j + 1 if tokens[j] == "-" else j
            unit = UNITS_OF_ONE.get(tokens[k])
            if unit is not None and 0 < unit < 10:
                current, j = current + unit, k + 1
        if tokens[j] not in SCALES:
            break
    return _halves(t, Numeral(total + current, j, words=True))
