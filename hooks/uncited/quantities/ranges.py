"""Two numbers that make one quantity: ranges ("5 to 7 days") and shares ("7 in 10")."""

from ..model import Kind
from .candidate import Candidate
from .measure import noun_at, unit_at
from .numerals import ORDINAL_ENDINGS, SCALES, Numeral, read_numeral
from .text import Text
from .units import DOLLARS, SYMBOLS

_ODDS = 100


def add_share(t: Text, c: Candidate, n: Numeral) -> bool:
    """ "7 in 10", "two of the five", "15 out of 44"."""
    tokens = t.tokens
    j = c.j
    if tokens[j] == "-" and tokens[j + 1 : j + 3] == ["in", "-"] and not any(t.gaps[j : j + 4]):
        whole = read_numeral(t, j + 3)
        if whole is not None and c.value and 0 < c.value < whole.value <= _ODDS and not n.decimals:
            return _make_share(c, whole)  # one-in-five
    if n.decimals or c.value is None or (c.value < 1 and not (c.value == 0 and tokens[j] in {"of", "out"})):
        return False
    if tokens[j] == "in":
        j += 1
        if tokens[j] == "every":
            j += 1
    elif tokens[j] == "out" and tokens[j + 1] == "of":
        j += 2
    elif tokens[j] == "of":
        j += 1
    elif (
        tokens[j + 1] == "in"
        and tokens[j].isalpha()
        and c.value < 10
        and (noun := noun_at(t, j, c.value))
        and noun[1] == j
    ):
        whole = _every_hundred(t, j + 2) if tokens[j + 2] == "every" else read_numeral(t, j + 2)
        if (
            whole is None
            or whole.value <= c.value
            or whole.value > 1000
            or noun_at(t, whole.end, None)
            or unit_at(t, whole.end)
            or whole.decimals
        ):
            return False
        return _make_share(c, whole)
    else:
        return False
    back = tokens[c.j] != "in"
    if back:
        for _ in range(2):
            if tokens[j] in {"the", "these", "those", "all", "its", "their", "our", "a", "total", "every", "about"}:
                j += 1
        if tokens[j] == "of" and tokens[j - 1] == "total":
            j += 1
    elif tokens[j] in {"about", "approximately", "roughly", "nearly", "around"}:
        j += 1
    whole = read_numeral(t, j)
    if whole is None or whole.value <= c.value:
        return False
    if whole.plain and 1900 <= whole.value < 2100 and tokens[c.j] != "out" and len(tokens[j]) == 4:
        return False
    after = unit_at(t, whole.end)
    if after is not None and not (after.kind is Kind.COUNT and tokens[whole.end] not in {"-"}):
        return tokens[c.j] == "out" and _make_share(c, whole)
    return _make_share(c, whole)


def _every_hundred(t: Text, k: int) -> Numeral | None:
    """The whole of "one person in every hundred", "two babies in every 1,000"."""
    scale = _WHOLES.get(t.tokens[k + 1])
    return Numeral(scale, k + 2) if scale else read_numeral(t, k + 1)


_WHOLES = {"ten": 10.0, "hundred": 100.0, "thousand": 1000.0}


def _make_share(c: Candidate, whole: Numeral) -> bool:
    assert c.value is not None
    c.kind, c.unit, c.form = Kind.SHARE, "of 1", "fraction" if c.form in {"word", "one"} else c.form
    c.value = c.value / whole.value
    c.j = whole.end
    return True


def add_second_share(t: Text, c: Candidate) -> None:
    if t.tokens[c.j] not in {"to", "-"}:
        return
    first = read_numeral(t, c.j + 1)
    whole = read_numeral(t, first.end + 1) if first is not None and t.tokens[first.end] == "in" else None
    if first is not None and whole is not None and whole.value > first.value > 0:
        c.high, c.j = first.value / whole.value, whole.end


def add_whole(t: Text, c: Candidate) -> None:
    """The "in 1,000" behind a range: "2 to 3 in 1,000 births"."""
    j = c.j
    if c.high is None or c.kind is not Kind.NUMBER or c.decimals or t.tokens[j] not in {"in", "out", "of"}:
        return
    whole = read_numeral(t, j + 1 + (t.tokens[j : j + 2] == ["out", "of"]))
    if whole is None or not c.value or whole.value <= c.high or unit_at(t, whole.end) is not None:
        return
    if whole.plain and 1900 <= whole.value < 2100:
        return
    c.high /= whole.value
    _make_share(c, whole)


def add_range(t: Text, c: Candidate, sign: float) -> None:
    """Extend c by "to 25", "- 20 mg", "or two", "± 0.3" where the two ends belong together."""
    tokens, gaps = t.tokens, t.gaps
    j = c.j
    word = tokens[j]
    if word == "-" and not gaps[j] and gaps[j + 1] and tokens[j + 1] in {"to", "or", "and", ","}:
        j += 1  # the hanging hyphen of "2- to 3-week"
        word = tokens[j]
    if word in {"to", "or", "and"}:
        if word == "and" and not (tokens[c.i - 1] == "between" or tokens[c.i - 2] == "between"):
            return
        k = j + 1
        if tokens[k] in {"about", "around", "nearly", "approximately", "over", "almost", "possibly", "even"}:
            k += 1
        elif tokens[k] == "more" and tokens[k + 1] == "than":
            k += 2
    elif word in {"-", "→"}:
        k = j + 1
        if tokens[k] == "-":
            k += 1
        if bool(gaps[j]) != bool(gaps[k]):
            return
    elif word == "±" or (word == "+" and tokens[j + 1] == "/" and tokens[j + 2] == "-"):
        k = j + (1 if word == "±" else 3)
        n = read_numeral(t, k)
        if n is not None:
            c.j = n.end
            if c.kind is Kind.NUMBER:
                c.kind = Kind.STATISTIC
                attach_unit(t, c)
        return
    else:
        return
    money = c.kind is Kind.MONEY
    minus = 1.0
    if tokens[k] == "-" and not gaps[k + 1]:
        minus, k = -1.0, k + 1
    if tokens[k] in SYMBOLS or (tokens[k] in DOLLARS and tokens[k + 1] in SYMBOLS):
        if not money:
            return
        k += 1 + (tokens[k] in DOLLARS)
    n = read_numeral(t, k, money=money)
    if n is None or c.value is None:
        return
    if tokens[n.end] in ORDINAL_ENDINGS and not gaps[n.end]:
        return
    if word == "or" and not (c.form == "word" or c.form == "one" or c.kind is Kind.NUMBER):
        return
    found = None if money else unit_at(t, n.end)
    high = minus * n.value
    scale = _shared_scale(t, c, n)
    low = c.value * scale
    if (found is not None and found.kind is not Kind.COUNT) or (found is not None and tokens[n.end] == "times"):
        if c.kind is Kind.NUMBER or c.kind is Kind.SHARE or c.unit == found.unit:
            _set_range(c, low, high, n.end)
            c.kind, c.unit, c.j = found.kind, found.unit, found.end
            if found.factor != 1.0:
                c.value, c.high = low * found.factor, high * found.factor
        return
    if c.kind not in (Kind.NUMBER, Kind.MONEY):
        return
    if high < low:
        if word == "-" and c.plain and n.plain and not gaps[j]:
            if low >= 1000 and high == (low + 1) % 100:
                _set_range(c, low, low + 1, n.end)  # a year and the next, the first perhaps mistyped: 3009-10
                c.kind = Kind.YEAR
                return
            _set_range(c, low, None, n.end)
            c.kind = Kind.SCORE if low < 100 else Kind.NUMBER
            c.form = "digit" if low < 100 else "odd"
        return
    _set_range(c, low, high, n.end)
    if low == high == _EVEN and tokens[c.j] in CHANCES:
        c.kind, c.unit, c.value, c.high = Kind.SHARE, "of 1", 0.5, None


_EVEN = 50
CHANCES = frozenset({"chance", "chances", "odds", "risk", "likelihood", "probability"})


def _shared_scale(t: Text, c: Candidate, n: Numeral) -> float:
    """ "30 to 40 million": the first number takes the scale of the second."""
    scale = SCALES.get(t.tokens[n.end - 1])
    if scale is None or scale < 1000 or c.nj - c.ni > 1 or not c.value or c.value >= 1000:
        return 1.0
    return scale if n.end > c.nj + 2 and t.tokens[c.nj - 1] not in SCALES else 1.0


def _set_range(c: Candidate, low: float, high: float | None, end: int) -> None:
    c.value, c.high, c.j, c.plain = low, high, end, False
    c.nj = end
    if c.form == "one":
        c.form = "word"


def attach_unit(t: Text, c: Candidate) -> None:
    """Extend c by the unit after it; "95 % CI" is the level of an interval."""
    found = unit_at(t, c.j)
    if found is None:
        return
    c.kind, c.unit, c.j = found.kind, found.unit, found.end
    if found.factor != 1.0 and c.value is not None:
        c.value *= found.factor
    if found.kind is Kind.PERCENT and t.tokens[c.j] in _LEVELS:
        c.kind, c.unit = Kind.STATISTIC, "% CI"
        c.j += 1 if t.tokens[c.j] != "confidence" and t.tokens[c.j] != "credible" else 2
    elif found.kind is Kind.PERCENT and t.tokens[c.j] == "-" and t.tokens[c.j + 1] in _LEVELS:
        c.kind, c.unit, c.j = Kind.STATISTIC, "% CI", c.j + 2


_LEVELS = frozenset({"ci", "cis", "cri", "ki", "confidence", "credible", "pi", "hdi"})
