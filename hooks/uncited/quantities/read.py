"""From tokens to candidates: every number and number word of a sentence with its unit, none judged yet."""

from ..model import Kind
from .candidate import Candidate
from .chains import GLUE, is_hour, odd, read_chain, read_telephone
from .dates import read_date, read_year
from .frequencies import read_interval, read_latin
from .lexicon import FUNCTION, HEDGES, LOOSE, TWO_WORD_HEDGES
from .measure import noun_at, rate_at, unit_at
from .numerals import CARDINALS, ORDINAL_ENDINGS, SCALES, VULGAR, read_numeral
from .ranges import add_range, add_second_share, add_share, add_whole, attach_unit
from .statutes import is_legal_ordinal
from .text import Text
from .units import CODES, DOLLARS, DURATIONS, SYMBOLS, UNITS
from .wording import READ_CARDINAL, READERS, read_ordinal

_MONEYS = frozenset({"dollars", "pounds", "euros"})
_DIGITS = frozenset("0123456789")


_OPENING = frozenset("<>≤≥=~≈±+([")


def read_candidates(t: Text) -> list[Candidate]:
    """Every candidate in the sentence, in order, none overlapping."""
    tokens = t.tokens
    out: list[Candidate] = []
    done = 0
    spots = [k for k, token in enumerate(tokens[t.first : t.last], t.first) if ":" > token >= "0" or token in TRIGGERS]
    t.spots = [k for k in spots if tokens[k] not in _SELDOM]
    for k in spots:
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
        latin = read_latin(t, c)
        if latin is not None:
            out.append(latin)
        done = out[-1].j
    return out


def _read_digits(t: Text, k: int, done: int) -> Candidate | None:
    tokens, gaps = t.tokens, t.gaps
    if not gaps[k + 1] and (tokens[k + 1] in ORDINAL_ENDINGS or is_legal_ordinal(t, k)):
        dated = read_date(t, k)
        return dated if dated is not None else read_ordinal(t, k)
    if tokens[k - 1] == "q" and k - 1 >= done and (interval := read_interval(t, k)) is not None:
        return interval
    c = read_date(t, k) or (read_chain(t, k) if not gaps[k + 1] and tokens[k + 1] in GLUE else None)
    if c is None and (gaps[k] or tokens[k - 1] in {"+", "("}):
        c = read_telephone(t, k)
    if c is not None:
        return c
    year = read_year(t, k)
    if year is not None and not (year.plain and _has_measure(t, k + 1)):
        return year
    return _read_amount(t, k, done, "digit")


def _has_measure(t: Text, j: int) -> bool:
    if t.tokens[j] in _MONEYS and t.tokens[j - 2] in {"(", "in"}:
        return False  # in 2019 dollars
    if t.tokens[j] in SCALES or t.tokens[j] in SYMBOLS or t.tokens[j - 2] in SYMBOLS:
        return True
    found = unit_at(t, j)
    return found is not None and not (t.tokens[j] == "-" and found.kind is Kind.DURATION)


def _read_amount(t: Text, k: int, done: int, form: str) -> Candidate | None:
    """A number with its currency, unit, range, share and rate."""
    tokens, gaps = t.tokens, t.gaps
    if tokens[k - 1] == "." and not gaps[k] and k - 1 >= done and _opens_decimal(t, k - 1):
        k -= 1
    i = k
    sign = 1.0
    if tokens[i - 1] in {"-", "+"} and not gaps[i] and i - 1 >= done:
        before = tokens[i - 2]
        if gaps[i - 1] or before in {"(", "[", "<", ">", "=", "≤", "≥", "~", ",", ":", "/"} or before in SYMBOLS:
            sign = -1.0 if tokens[i - 1] == "-" else 1.0
            i -= 1
    currency, i = _currency(t, i, done)
    n = read_numeral(t, k, money=currency is not None)
    if n is None:
        j = k + 1
        return odd(t, k, j) if form == "digit" else None
    if form == "word":
        form = "one" if tokens[k] == "one" and n.end == k + 1 else "word"
    c = Candidate(t, i, n.end, form, sign * n.value, n.decimals)
    c.nj, c.plain = n.end, n.plain
    if currency is not None:
        c.kind, c.unit = Kind.MONEY, currency
    else:
        if add_share(t, c, n):
            add_second_share(t, c)
            return c
        if (n.words is False and not n.plain and n.value < 1 and tokens[k + 1] == "/") or (
            tokens[k] in VULGAR and n.value < 1
        ):
            c.kind, c.unit = Kind.SHARE, "of 1"
        attach_unit(t, c)
        if form == "digit" and c.kind is Kind.NUMBER and is_hour(t, c):
            return c
    add_range(t, c, sign)
    add_whole(t, c)
    _rate_or_count(t, c)
    return c


def _opens_decimal(t: Text, k: int) -> bool:
    """Whether the point at token k begins a number, with or without a sign: ".52", "-.52"."""
    if t.tokens[k - 1] in {"-", "+"} and not t.gaps[k]:
        k -= 1
    return t.gaps[k] != "" or t.tokens[k - 1] in _OPENING


def _currency(t: Text, i: int, done: int) -> tuple[str | None, int]:
    tokens, gaps = t.tokens, t.gaps
    before = tokens[i - 1]
    code = SYMBOLS.get(before)
    if code is None:
        code = CODES.get(before)
        if code is None or i - 1 < done or not (t.capital(i - 1) or before == "rs"):
            return None, i
        return code, i - 1
    i -= 1
    if before == "$" and not gaps[i] and tokens[i - 1] in DOLLARS and t.capital(i - 1):
        return DOLLARS[tokens[i - 1]], i - 1
    return code, i


_PER_NOTHING = frozenset({Kind.PERCENT, Kind.SHARE, Kind.FREQUENCY, Kind.AGE, Kind.MULTIPLE, Kind.DATE, Kind.YEAR})


def _rate_or_count(t: Text, c: Candidate) -> None:
    """What the amount is per: "mg daily", "minutes a day", "$5 per month", "3 per 1,000"; else what a bare number counts."""
    if c.kind in _PER_NOTHING:
        return
    j = c.j
    noun = None
    if c.kind is Kind.NUMBER:
        noun = noun_at(t, j, c.value)
        if noun is not None and rate_at(t, noun[1] + 1) is not None:
            j = noun[1] + 1
        elif noun is not None and c.value == 1 and (far := _single_thing(t, j)) is not None:
            noun, j = (t.tokens[far], far), far + 1
    found = rate_at(t, j)
    if found is None and t.tokens[j] == "per" and c.kind in (Kind.DOSE, Kind.MEASURE):
        unit = UNITS.get(t.tokens[j + 1])
        found = (unit[0], j + 2) if unit is not None else None
    if found is None:
        if noun is not None:
            c.kind, c.unit, c.noun = Kind.COUNT, noun[0], noun[1]
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


def _single_thing(t: Text, j: int) -> int | None:
    """The noun of "(one) small kind thing a day", from token j: singular, a few words on, with a rate behind it."""
    for k in range(j, j + 4):
        if not t.tokens[k].isalpha() or t.tokens[k] in FUNCTION:
            return None
        if rate_at(t, k + 1) is not None:
            return k
    return None


def _hedge(t: Text, c: Candidate) -> None:
    """Set what loosens or limits the amount, and step c.prev over it."""
    tokens = t.tokens
    k = c.i - 1
    for _ in range(3):
        word = tokens[k]
        pair = TWO_WORD_HEDGES.get(word)
        if pair is not None and tokens[k - 1] in pair:
            bound = pair[tokens[k - 1]]
            k -= 2
            if bound in _TURNED and tokens[k] in _NOT:
                bound = _TURNED[bound]
                k -= 1
            c.bound = c.bound or bound
        elif word in HEDGES:
            if word == "over" and c.kind is Kind.DURATION and tokens[k - 1] not in {"well", "just"}:
                pass  # "over 40 minutes" is how long it took more often than a limit
            elif c.bound is None and HEDGES[word] is not None:
                c.bound = HEDGES[word]
                if k > t.first and word in "<>" and tokens[k + 1] == "=":
                    c.bound = word + "="
                elif word == "exceeding" and tokens[k - 1] in _NOT:
                    c.bound = "<="
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
        elif tokens[c.j + 1] == "so":
            c.hedge = c.hedge or "or so"
    elif after == "+" and not t.gaps[c.j]:
        c.bound = ">="
    elif after == "and" and tokens[c.j + 1] in {"over", "older", "above", "up", "under", "younger", "below"}:
        c.bound = "<=" if tokens[c.j + 1] in _DOWNWARDS else ">="


# "no more than 5" is a limit above, "no fewer than 5" one below.
_TURNED = {">": "<=", "<": ">="}
_NOT = frozenset({"no", "not", "never", "without"})
_UPWARDS = frozenset({"more", "older", "over", "above", "higher", "greater", "longer", "larger", "better", "later"})


_DOWNWARDS = frozenset({"less", "fewer", "younger", "under", "below", "lower", "smaller", "shorter", "earlier"})


_SELDOM = frozenset({"each", "no", "none"})  # words that are mostly no number


TRIGGERS = frozenset(CARDINALS) | frozenset(VULGAR) | frozenset(SCALES) | frozenset(READERS)
