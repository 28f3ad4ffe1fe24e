"""Number words that are not plain cardinals: fractions, multiples, frequencies, ordinals, "a month", "dozens"."""

from collections.abc import Callable

from ..model import Kind
from .candidate import Candidate, make
from .frequencies import how_often, read_adverb, read_alternate, read_each, read_every, read_once
from .lexicon import BEFORE_DECADES, FUNCTION, MONTHS, words
from .measure import ADVERBS, noun_at, unit_at
from .numerals import ORDINALS, SCALES, TENS, read_digits
from .parts import read_cardinal_part, read_half, read_part
from .text import Text
from .units import TIME_UNITS
from .zeros import read_none, read_nothing

Reader = Callable[[Text, int], Candidate | None]
_MULTIPLES: dict[str, float] = {
    "twice": 2, "thrice": 3, "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "triple": 3, "tripled": 3,
    "triples": 3, "tripling": 3, "trebled": 3, "quadruple": 4, "quadrupled": 4, "quadrupling": 4, "quintupled": 5,
    "halved": 0.5, "halve": 0.5, "halves": 0.5, "halving": 0.5, "twofold": 2, "threefold": 3, "fourfold": 4,
    "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10, "hundredfold": 100,
    "thousandfold": 1000, "twentyfold": 20,
}  # fmt: skip
_VAGUE = ("dozens", "hundreds", "thousands", "millions", "billions", "trillions", "tens", "scores", "umpteen")
_DECADES: dict[str, int] = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
_AGES = frozenset({"teens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties"})


def _fraction(t: Text, k: int) -> Candidate | None:
    """half, a third, a quarter; where no share is meant, the ordinal."""
    word = t.tokens[k]
    if word == "half":
        return read_half(t, k)
    part = read_part(t, k)
    if part is not None:
        return part
    if word in ORDINALS:
        return read_ordinal(t, k)
    return None


def _multiple(t: Text, k: int) -> Candidate | None:
    tokens = t.tokens
    word = tokens[k]
    value = _MULTIPLES[word]
    if word in {"twice", "thrice"}:
        often = how_often(t, k + 1)
        if often is not None:
            return make(t, k, often[1], "multiple", value, Kind.FREQUENCY, often[0])
        if tokens[k + 1] in {"as", "the", "that", "this", "what", "its", "their", "his", "her", "those", "normal"}:
            return make(t, k, k + 1, "multiple", value, Kind.MULTIPLE, "times")
        return make(t, k, k + 1, "multiple", value, Kind.COUNT, "time")
    return make(t, k, k + 1, "multiple", value, Kind.MULTIPLE, "times")


def _time_unit(t: Text, k: int) -> Candidate | None:
    """ "a month", "an hour", "a century and a half", "month-long"."""
    tokens = t.tokens
    if tokens[k + 1 : k + 3] == ["-", "long"] and not t.gaps[k + 1] and not t.gaps[k + 2] and t.gaps[k] != "":
        return make(t, k, k + 3, "word", 1.0, Kind.DURATION, tokens[k])
    i = k - 2 if tokens[k - 1] == "full" else k - 1
    if tokens[i] not in {"a", "an"} or t.gaps[k] == "":
        return None
    if tokens[i - 2] in {"a", "an", "single"} and (rate := _one_a_time(t, i, k)) is not None:
        return rate
    value, j = 1.0, k + 1
    if tokens[j] == "and" and tokens[j + 1] == "a" and tokens[j + 2] in {"half", "quarter"}:
        value, j = (1.5 if tokens[j + 2] == "half" else 1.25), j + 3
    elif tokens[j] == "-" and not t.gaps[j]:
        if tokens[j + 1] != "old":
            return None
        return make(t, i, j + 2, "article", 1.0, Kind.AGE, tokens[k])
    return make(t, i, j, "article", value, Kind.DURATION, tokens[k])


def _one_a_time(t: Text, i: int, k: int) -> Candidate | None:
    """ "a tablet a day", "a single session a week": the second article at token i, the unit of time at token k."""
    tokens = t.tokens
    first, thing = i - 3 if tokens[i - 2] == "single" else i - 2, tokens[i - 1]
    if tokens[first] not in {"a", "an"} or tokens[first - 1] == "half" or not thing.isalpha() or thing in _NO_THING:
        return None
    if tokens[k + 1] in _WHEN:
        return None  # he had a fall a week later
    return make(t, first, k + 1, "article", 1.0, Kind.RATE, f"{thing}/{tokens[k]}")


_NO_THING = FUNCTION | words("lot bit little few couple dozen hundred thousand million billion time while day night week month year "
                             "hour minute dollar pound euro")  # fmt: skip
_WHEN = words("ago later earlier late early before after in from")


def _measure_unit(t: Text, k: int) -> Candidate | None:
    """ "taller than a metre", "within a mile", "less than a megabyte"."""
    tokens = t.tokens
    if tokens[k - 1] not in {"a", "an"} or (tokens[k - 2] not in _LIMITING and tokens[k + 1] not in _EXTENT):
        return None
    unit = unit_at(t, k)
    return make(t, k - 1, unit.end, "article", unit.factor, unit.kind, unit.unit) if unit is not None else None


_EXTENT = frozenset(
    "thick tall wide long deep high away across warmer colder cooler taller longer shorter higher".split()
)
_LIMITING = frozenset("than within nearly almost about around exactly roughly under over".split())
_MEASURED = frozenset(
    "metre meter mile kilometre kilometer litre liter gallon inch foot centimetre centimeter millimetre millimeter "
    "kilogram kilo gram pound tonne ton megabyte gigabyte kilobyte degree percent dollar euro acre hectare".split()
)


def _vague(t: Text, k: int) -> Candidate | None:
    if t.tokens[k] in {"scores", "tens"} and t.tokens[k + 1] != "of":
        return None
    return make(t, k, k + 1, "vague", None, Kind.NUMBER, None)


def _bare_scale(t: Text, k: int) -> Candidate | None:
    """ "several hundred", "a few million": a scale with no number before it."""
    if t.tokens[k - 1] in {"a", "an", "another"}:
        return None
    return make(t, k, k + 1, "vague", None, Kind.NUMBER, None)


def _decade_word(t: Text, k: int) -> Candidate | None:
    number = _DECADES[t.tokens[k]]
    if (t.tokens[k - 1] == "-" and t.tokens[k - 2] in {"mid", "late", "early"}) or t.tokens[k - 1] in BEFORE_DECADES:
        return make(t, k, k + 1, "word", float(number), Kind.AGE, "year")
    if t.tokens[k - 1] in {"or", "and", "to"} and t.tokens[k - 2] in _AGES:
        return make(t, k, k + 1, "word", float(number), Kind.AGE, "year")
    if t.tokens[k - 1] == "the" or t.capital(k):
        return make(t, k, k + 1, "word", float(1900 + number), Kind.YEAR, "decade")
    return None


def read_ordinal(t: Text, k: int) -> Candidate | None:
    """An ordinal, in words or digits: a century, a rank, or (for the rules to decide) a place in a sequence."""
    tokens, gaps = t.tokens, t.gaps
    i = k
    if tokens[k][:1].isdecimal():
        read = read_digits(tokens[k])
        if read is None:
            return make(t, k, k + 2, "odd", None, Kind.NUMBER, None)
        value, j = read[0], k + 2
    else:
        value, j = float(ORDINALS[tokens[k]]), k + 1
        if tokens[k - 1] == "-" and tokens[k - 2] in TENS:
            value, i = value + TENS[tokens[k - 2]], k - 2
    c = make(t, i, j, "ordinal", value, Kind.RANK, None)
    m = j + 1 if tokens[j] == "-" and not gaps[j] else j
    if tokens[m] in {"century", "centuries", "millennium"}:
        c.j, c.kind, c.unit = m + 1, Kind.YEAR, "century"
    elif tokens[j] in {"and", "to", "or"} and tokens[j + 1] in ORDINALS and tokens[j + 2] in {"century", "centuries"}:
        c.high, c.j, c.kind, c.unit = float(ORDINALS[tokens[j + 1]]), j + 3, Kind.YEAR, "century"
    elif (
        tokens[j] in {"and", "to", "or", "-"}
        and tokens[j + 1].isdecimal()
        and tokens[j + 3] in {"century", "centuries"}
    ):
        c.high, c.j, c.kind, c.unit = float(tokens[j + 1][:6]), j + 4, Kind.YEAR, "century"
    elif tokens[m] == "percentile":
        c.j, c.kind, c.unit = m + 1, Kind.STATISTIC, "percentile"
    elif tokens[j] == "of" and tokens[j + 1] in MONTHS and t.capital(j + 1):
        c.j, c.kind, c.value = j + 2, Kind.DATE, None
    elif tokens[k - 1] in MONTHS and t.capital(k - 1):
        c.i, c.kind, c.value = k - 1, Kind.DATE, None
    elif value <= _MONTH and tokens[k][:1].isdecimal() and tokens[k - 1] == "the" and tokens[k - 2] in _DATING:
        ends = tokens[j] in FUNCTION - _GOING_ON or not tokens[j].isalnum()
        c.kind, c.value = (Kind.DATE, None) if ends and tokens[j] != "-" else (c.kind, c.value)
    if c.kind is Kind.RANK:
        noun = noun_at(t, j, 1.0)
        c.noun = noun[1] if noun is not None else None
    return c


_MONTH = 31  # days
_DATING = frozenset({"on", "by", "until", "since"})
_GOING_ON = frozenset({"of", "and", "or", "to"})


def _tens_or_cardinal(t: Text, k: int) -> Candidate | None:
    """A cardinal that begins a fraction ("two thirds") or an ordinal ("twenty-first"); else None."""
    j = k + 2 if t.tokens[k + 1] == "-" else k + 1
    if t.tokens[k] in TENS and t.tokens[j] in ORDINALS and ORDINALS[t.tokens[j]] < 10 and j == k + 2:
        return read_ordinal(t, j)
    if t.tokens[k] == "one" and t.tokens[k - 1] == "not" and (nothing := read_nothing(t, k - 1, k + 1)) is not None:
        return nothing
    return read_cardinal_part(t, k)


def _time_owned(t: Text, k: int) -> Candidate | None:
    """ "a month's notice", "an hour's drive"."""
    if t.tokens[k - 1] not in {"a", "an"} or t.tokens[k + 1] not in _LASTING:
        return None
    return make(t, k - 1, k + 1, "article", 1.0, Kind.DURATION, t.tokens[k].removesuffix("'s"))


_LASTING = frozenset(
    "notice supply wait drive walk flight pay salary leave treatment worth rent wages earnings break rest follow".split()
)
_OWNING = frozenset({"hour's", "day's", "week's", "fortnight's", "month's", "year's"})


READERS: dict[str, Reader] = {
    **dict.fromkeys(ORDINALS, _fraction),
    **dict.fromkeys(_MULTIPLES, _multiple),
    **dict.fromkeys(ADVERBS, read_adverb),
    **dict.fromkeys(TIME_UNITS - {"second"}, _time_unit),
    **dict.fromkeys(_OWNING, _time_owned),
    **dict.fromkeys(_MEASURED, _measure_unit),
    **dict.fromkeys(_VAGUE, _vague),
    **dict.fromkeys(SCALES, _bare_scale),
    **dict.fromkeys(_DECADES, _decade_word),
    "half": _fraction,
    "quarter": _fraction,
    "once": read_once,
    "every": read_every,
    "each": read_each,
    "no": read_none,
    "none": read_none,
    "alternate": read_alternate,
    "alternating": read_alternate,
}
READ_CARDINAL: Reader = _tens_or_cardinal
