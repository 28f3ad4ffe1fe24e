"""From tokens to candidates: every number and number word of a sentence with its unit, none judged yet."""

from ..model import Kind
from .candidate import Candidate
from .dates import read_date, read_year
from .lexicon import HEDGES, LOOSE, MONTHS, TWO_WORD_HEDGES
from .measure import noun_at, rate_at, unit_at
from .numerals import CARDINALS, ORDINAL_ENDINGS, SCALES, VULGAR, Numeral, read_numeral
from .text import Text
from .units import CODES, DOLLARS, DURATIONS, SYMBOLS, UNITS
from .wording import READ_CARDINAL, READERS, read_ordinal

_DIGITS = frozenset("0123456789")
_OPERATORS = frozenset("<>≤≥=~≈∼±+")
_OPENING = frozenset("<>≤≥=~≈±+([")
_GLUE = frozenset("-/.:_#@\\,+'x×*&")


def read_candidates(t: Text) -> list[Candidate]:
    """Every candidate in the sentence, in order, none overlapping."""
    tokens = t.tokens
    out: list[Candidate] = []
    done = 0
    t.spots = [k for k, token in enumerate(tokens) if token in TRIGGERS or "0" <= token < ":"]
    for k in t.spots:
        if k < done:
            continue
        token = tokens[k]
        if token[0] in _DIGITS:
            c = _read_digits(t, k, done)
        elif token in CARDINALS or token in VULGAR:
            c = (READ_CARDINAL(t, k) if token in CARDINALS else None) or _read_amount(t, k, done, "word")
        else:
            c = READERS[token](t, k)
            if c is None and token in SCALES:
                c = _read_amount(t, k - 1, done, "word") if tokens[k - 1] in {"a", "an", "another"} else None
            elif c is None and token == "half":
                c = _read_amount(t, k, done, "word")
        if c is None:
            continue
        if c.i < done:
            c.i = done
        _hedge(t, c)
        out.append(c)
        done = c.j
    return out


def _read_digits(t: Text, k: int, done: int) -> Candidate | None:
    tokens, gaps = t.tokens, t.gaps
    if tokens[k + 1] in ORDINAL_ENDINGS and not gaps[k + 1]:
        dated = read_date(t, k)
        return dated if dated is not None else read_ordinal(t, k)
    c = read_date(t, k) or (_chain(t, k) if not gaps[k + 1] and tokens[k + 1] in _GLUE else None)
    if c is None and gaps[k]:
        c = _telephone(t, k)
    if c is not None:
        return c
    year = read_year(t, k)
    if year is not None and not (year.plain and _has_measure(t, k + 1)):
        return year
    return _read_amount(t, k, done, "digit")


def _has_measure(t: Text, j: int) -> bool:
    if t.tokens[j] in SCALES or t.tokens[j] in SYMBOLS or t.tokens[j - 2] in SYMBOLS:
        return True
    found = unit_at(t, j)
    return found is not None and not (t.tokens[j] == "-" and found.kind is Kind.DURATION)


def _odd(t: Text, i: int, j: int) -> Candidate:
    return Candidate(t, i, j, "odd", None)


def _chain(t: Text, k: int) -> Candidate | None:
    """Digits glued to digits by dashes, slashes, dots or colons, beyond what a range is: telephone numbers,
    identifiers, addresses, versions, hours of the day, sizes ("4×4") and ratios ("2:1")."""
    tokens, gaps = t.tokens, t.gaps
    j, joints = k + 1, 0
    while not gaps[j] and tokens[j] in _GLUE and tokens[j + 1][:1] in _DIGITS and tokens[j + 1] and not gaps[j + 1]:
        j, joints = j + 2, joints + 1
    if joints >= 2:
        if tokens[k + 1] in {"x", "×"}:
            return _sized(t, k, j)
        return _odd(t, k, j)
    if joints == 0:
        return None
    joint = tokens[k + 1]
    if joint == ":":
        return _ratio(t, k)
    if joint in {"x", "×", "*"} and tokens[k + 2] != "10":
        return _sized(t, k, j)
    if joint == "/":
        return _over(t, k)
    if joint in "_#@\\&'" or (joint == "+" and tokens[k - 1] not in {"(", "="}):
        return _odd(t, k, j)
    return None


def _ratio(t: Text, k: int) -> Candidate:
    a, b = t.tokens[k], t.tokens[k + 2]
    c = Candidate(t, k, k + 3, "digit", None)
    try:
        left, right = float(a.replace(",", "")), float(b.replace(",", ""))
    except (ValueError, OverflowError):
        c.form = "odd"
        return c
    clock = len(b) == 2 and left < 24 and right < 60 and "." not in a
    if clock and not (t.tokens[k + 3] in {"ratio", "odds"} or t.tokens[k - 2] == "ratio"):
        return _clock(t, c)
    c.kind, c.unit = Kind.RATIO, "to 1"
    c.value = left / right if right else None
    return c


def _over(t: Text, k: int) -> Candidate | None:
    """ "120/80 mmHg" is a measurement; "24/7" is no number."""
    a, b = t.tokens[k], t.tokens[k + 2]
    if not (a.isdecimal() and b.isdecimal()) or len(a) > 4 or len(b) > 4 or int(a) < int(b) or len(a) == 4:
        return None
    unit = unit_at(t, k + 3)
    if unit is None:
        return _odd(t, k, k + 3)
    c = Candidate(t, k, unit.end, "digit", float(a))
    c.high, c.kind, c.unit, c.nj = float(b), unit.kind, unit.unit, k + 3
    return c


def _clock(t: Text, c: Candidate) -> Candidate:
    c.kind, c.unit = Kind.DATE, "time of day"
    k = c.j
    if t.tokens[k] in {"am", "pm"}:
        c.j = k + 1
    elif t.tokens[k] in {"a", "p"} and t.tokens[k + 1] == "." and t.tokens[k + 2] == "m":
        c.j = k + 4 if t.tokens[k + 3] == "." else k + 3
    return c


def _sized(t: Text, k: int, j: int) -> Candidate:
    c = Candidate(t, k, j, "digit", None)
    unit = unit_at(t, j)
    c.kind = Kind.MEASURE
    if unit is not None:
        c.unit, c.j = unit.unit, unit.end
    else:
        c.form = "odd"
    return c


def _telephone(t: Text, k: int) -> Candidate | None:
    """Groups of digits with spaces or brackets: "(520) 555-0467", "+44 20 7946 0958"."""
    tokens, gaps = t.tokens, t.gaps
    i, j = k, k + 1
    if tokens[k - 1] == "(" and len(tokens[k]) in {3, 4, 5} and tokens[j] == ")" and len(tokens[j + 1]) in {3, 4, 6}:
        if tokens[j + 1].isdecimal() and tokens[j + 2] in {"-", "."} | {tokens[j + 2]} & _DIGITS:
            i, j = k - 1, j + 2
    elif tokens[k - 1] == "+" and not gaps[k] and len(tokens[k]) < 4:
        i = k - 1
    else:
        return None
    groups = 0
    while groups < 6:
        skip = j + 1 if tokens[j] in {"-", ".", "(", ")"} and not (gaps[j] and gaps[j + 1]) else j
        if not (tokens[skip].isdecimal() and 2 <= len(tokens[skip]) <= 8):
            break
        j, groups = skip + 1, groups + 1
    return _odd(t, i, j) if groups >= (1 if tokens[k - 1] == "(" else 2) else None


def _read_amount(t: Text, k: int, done: int, form: str) -> Candidate | None:
    """A number with its currency, unit, range, share and rate."""
    tokens, gaps = t.tokens, t.gaps
    i = k
    sign = 1.0
    if tokens[i - 1] in {"-", "+"} and not gaps[i] and i - 1 >= done:
        before = tokens[i - 2]
        if gaps[i - 1] or before in {"(", "[", "<", ">", "=", "≤", "≥", "~", ",", ":", "/"} or before in SYMBOLS:
            sign = -1.0 if tokens[i - 1] == "-" else 1.0
            i -= 1
    if tokens[i - 1] == "." and not gaps[i] and i == k and i - 1 >= done and (
        gaps[i - 1] or tokens[i - 2] in _OPENING
    ):
        i -= 1
        k -= 1
    currency, i = _currency(t, i, done)
    n = read_numeral(t, k, money=currency is not None)
    if n is None:
        j = k + 1
        return _odd(t, k, j) if form == "digit" else None
    if form == "word":
        form = "one" if tokens[k] == "one" and n.end == k + 1 else "word"
    c = Candidate(t, i, n.end, form, sign * n.value, n.decimals)
    c.nj, c.plain = n.end, n.plain
    if currency is not None:
        c.kind, c.unit = Kind.MONEY, currency
    else:
        if _share(t, c, n):
            _second_share(t, c)
            return c
        if n.words is False and not n.plain and n.value < 1 and tokens[k + 1] == "/":
            c.kind, c.unit = Kind.SHARE, "of 1"
        elif tokens[k] in VULGAR and n.value < 1:
            c.kind, c.unit = Kind.SHARE, "of 1"
        _unit(t, c)
        if form == "digit" and c.kind is Kind.NUMBER and _is_hour(t, c):
            return c
    _range(t, c, sign)
    _rate(t, c)
    _count(t, c)
    return c


def _currency(t: Text, i: int, done: int) -> tuple[str | None, int]:
    tokens, gaps = t.tokens, t.gaps
    before = tokens[i - 1]
    code = SYMBOLS.get(before)
    if code is None:
        code = CODES.get(before)
        if code is None or i - 1 < done or not (t.capital(i - 1) or before == "rs"):
            return None, i
        return code, i - 1
    if i - 1 < done:
        return None, i
    i -= 1
    if before == "$" and not gaps[i] and tokens[i - 1] in DOLLARS and t.capital(i - 1):
        return DOLLARS[tokens[i - 1]], i - 1
    return code, i


def _is_hour(t: Text, c: Candidate) -> bool:
    after, k = t.tokens[c.j], c.j
    if c.value is None or not 0 < c.value < 25:
        return False
    if after in {"am", "pm"} or (after in {"a", "p"} and t.tokens[k + 1] == "." and t.tokens[k + 2] == "m"):
        _clock(t, c)
        return True
    if after == "o'clock":
        c.kind, c.unit, c.j = Kind.DATE, "time of day", c.j + 1
        return True
    return False


def _unit(t: Text, c: Candidate) -> None:
    j = c.j
    if t.tokens[j] in {"th", "st"}:
        return
    found = unit_at(t, j)
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


def _share(t: Text, c: Candidate, n: Numeral) -> bool:
    """ "7 in 10", "two of the five", "15 out of 44"."""
    tokens = t.tokens
    if n.decimals or not (c.value and c.value >= 1):
        return False
    j = c.j
    if tokens[j] == "in":
        j += 1
        if tokens[j] == "every":
            j += 1
    elif tokens[j] == "out" and tokens[j + 1] == "of":
        j += 2
    elif tokens[j] == "of":
        j += 1
    elif tokens[j + 1] == "in" and tokens[j].isalpha() and c.value < 10 and (noun := noun_at(t, j, c.value)) and noun[1] == j:
        whole = read_numeral(t, j + 2)
        if whole is None or whole.value <= c.value or whole.value > 1000 or noun_at(t, whole.end, None) or whole.decimals:
            return False
        if unit_at(t, whole.end) is not None or (t.tokens[whole.end] in MONTHS) or tokens[j] in DURATIONS:
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
    if whole is None or whole.value <= (c.value or 0.0):
        return False
    if whole.plain and 1900 <= whole.value < 2100 and tokens[c.j] != "out" and len(tokens[j]) == 4:
        return False
    after = unit_at(t, whole.end)
    if after is not None and not (after.kind is Kind.COUNT and tokens[whole.end] not in {"-"}):
        if back or after.kind is not Kind.PERCENT:
            return tokens[c.j] == "out" and _make_share(c, whole)
        return False
    if tokens[whole.end] in MONTHS and t.capital(whole.end):
        return False
    return _make_share(c, whole)


def _make_share(c: Candidate, whole: Numeral) -> bool:
    assert c.value is not None
    c.kind, c.unit, c.form = Kind.SHARE, "of 1", "fraction" if c.form in {"word", "one"} else c.form
    c.value = c.value / whole.value
    c.j = whole.end
    return True


def _second_share(t: Text, c: Candidate) -> None:
    if t.tokens[c.j] not in {"to", "-"}:
        return
    first = read_numeral(t, c.j + 1)
    if first is None or t.tokens[first.end] not in {"in", "out"}:
        return
    j = first.end + 1 + (t.tokens[first.end + 1] == "of")
    whole = read_numeral(t, j)
    if whole is not None and whole.value > first.value > 0:
        c.high, c.j = first.value / whole.value, whole.end


def _range(t: Text, c: Candidate, sign: float) -> None:
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
    elif word == "-":
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
                _unit(t, c)
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
    if found is not None and found.kind is not Kind.COUNT or (found is not None and tokens[n.end] == "times"):
        if c.kind is Kind.NUMBER or c.kind is Kind.SHARE or c.unit == found.unit:
            _set_range(c, low, high, n.end)
            c.kind, c.unit, c.j = found.kind, found.unit, found.end
            if found.factor != 1.0:
                c.value, c.high = low * found.factor, high * found.factor
        return
    if c.kind not in (Kind.NUMBER, Kind.MONEY, Kind.COUNT):
        if c.nj != c.j and c.kind is Kind.PERCENT and word in {"-", "to"} and n.decimals == c.decimals > 0:
            _set_range(c, low, high, n.end)
        return
    if c.kind is Kind.COUNT:
        return
    if high < low:
        if word == "-" and c.plain and n.plain and not gaps[j]:
            _set_range(c, low, None, n.end)
            c.kind = Kind.SCORE if low < 100 else Kind.NUMBER
            c.form = "digit" if low < 100 else "odd"
        return
    _set_range(c, low, high, n.end)


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


def _rate(t: Text, c: Candidate) -> None:
    """What the amount is per: "mg daily", "minutes a day", "$5 per month", "3 per 1,000"."""
    if c.kind in (Kind.PERCENT, Kind.SHARE, Kind.FREQUENCY, Kind.AGE, Kind.MULTIPLE, Kind.DATE, Kind.YEAR):
        return
    j = c.j
    noun = None
    if c.kind in (Kind.NUMBER, Kind.COUNT) and c.unit is None:
        noun = noun_at(t, j, c.value)
        if noun is not None and rate_at(t, noun[1] + 1) is not None:
            j = noun[1] + 1
    found = rate_at(t, j)
    if found is None and t.tokens[j] == "per" and c.kind in (Kind.DOSE, Kind.MEASURE):
        unit = UNITS.get(t.tokens[j + 1])
        found = (unit[0], j + 2) if unit is not None else None
    if found is None:
        return
    below, end = found
    if below.isdecimal():
        what = noun_at(t, end, None)
        if what is not None and t.tokens[end + 1] == "-" and t.tokens[end + 2] in DURATIONS:
            what = (f"{t.tokens[end]}-{DURATIONS[t.tokens[end + 2]]}", end + 2)
        c.kind, c.unit = Kind.RATE, "per " + below
        c.j = end
        if what is not None and what[1] <= end + 2:
            c.unit, c.j = f"per {below} {what[0]}", what[1] + 1
        return
    if c.kind in (Kind.NUMBER, Kind.COUNT):
        if noun is None and t.tokens[j] not in {"per", "a", "an", "each", "every"}:
            return
        c.kind = Kind.RATE
        c.unit = f"{noun[0]}/{below}" if noun is not None and noun[1] < end else f"per {below}"
    else:
        c.unit = f"{c.unit}/{below}"
    c.j = end


def _count(t: Text, c: Candidate) -> None:
    if c.kind is not Kind.NUMBER:
        return
    noun = noun_at(t, c.j, c.value)
    if noun is None:
        return
    c.kind, c.unit, c.noun = Kind.COUNT, noun[0], noun[1]


def _hedge(t: Text, c: Candidate) -> None:
    """Set what loosens or limits the amount, and step c.prev over it."""
    tokens = t.tokens
    k = c.i - 1
    for _ in range(3):
        word = tokens[k]
        pair = TWO_WORD_HEDGES.get(word)
        if pair is not None and tokens[k - 1] in pair:
            c.bound = c.bound or pair[tokens[k - 1]]
            k -= 2
        elif word in HEDGES:
            if word == "over" and c.kind is Kind.DURATION:
                pass  # "over 40 minutes" is how long it took more often than a limit
            elif c.bound is None and HEDGES[word] is not None:
                c.bound = HEDGES[word]
                if k > t.first and word in "<>" and tokens[k + 1] == "=":
                    c.bound = word + "="
            elif word in LOOSE:
                c.hedge = word
            k -= 1
        else:
            break
    c.prev = k
    after = tokens[c.j]
    if after == "or" and c.bound is None:
        if tokens[c.j + 1] in _UPWARDS:
            c.bound = ">="
        elif tokens[c.j + 1] in _DOWNWARDS:
            c.bound = "<="
    elif after == "+" and not t.gaps[c.j]:
        c.bound = ">="
    elif after == "and" and tokens[c.j + 1] in {"over", "older", "above", "up", "under", "younger", "below"}:
        c.bound = "<=" if tokens[c.j + 1] in _DOWNWARDS else ">="
    elif after == "or" and tokens[c.j + 1] == "so":
        c.hedge = "or so"


_UPWARDS = frozenset({"more", "older", "over", "above", "higher", "greater", "longer", "larger", "better", "later"})
_DOWNWARDS = frozenset({"less", "fewer", "younger", "under", "below", "lower", "smaller", "shorter", "earlier"})
TRIGGERS = frozenset(CARDINALS) | frozenset(VULGAR) | frozenset(SCALES) | frozenset(READERS)
