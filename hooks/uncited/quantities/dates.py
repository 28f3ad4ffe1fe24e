"""Dates, years, decades and centuries."""

from ..model import Kind
from .candidate import Candidate
from .lexicon import BEFORE_DECADES, MONTHS
from .numerals import ORDINAL_ENDINGS
from .text import Text

_ERAS = frozenset({"bc", "bce", "ad", "ce"})
_SHORT_MONTHS = frozenset({"may", "june", "july"})
_MONTH_AS_WORD = frozenset({"may", "march", "mar", "sept", "jan", "dec", "oct", "nov"})


_IN_DATES = ORDINAL_ENDINGS.union(MONTHS, {"of", "-", "/"})  # what may stand behind a day or a year that begins a date


def _month(t: Text, k: int) -> int | None:
    month = MONTHS.get(t.tokens[k])
    return month if month is not None and t.capital(k) else None


def _year(t: Text, k: int) -> int | None:
    token = t.tokens[k]
    if len(token) == 4 and token.isdecimal() and "1000" <= token <= "2199":
        return int(token)
    return None


def _day(t: Text, k: int) -> tuple[int, int] | None:
    """The day of the month at token k, and the token after it."""
    token = t.tokens[k]
    if not (token.isdecimal() and len(token) < 3 and 0 < int(token) < 32):
        return None
    if t.tokens[k + 1] in ORDINAL_ENDINGS and not t.gaps[k + 1]:
        return int(token), k + 2
    return int(token), k + 1


def _date(t: Text, i: int, j: int, year: int | None, month: int, day: int | None) -> Candidate:
    if year is None:
        value = None
    elif day is None:
        value = float(year * 100 + month)
    else:
        value = float(year * 10000 + month * 100 + day)
    c = Candidate(t, i, j, "digit", value)
    c.kind = Kind.DATE
    return c


def read_date(t: Text, k: int) -> Candidate | None:
    """A date whose first digits are token k: "12 May 2021", "May 12, 2021", "March 2019", "2019-03-05", "5/3/2019"."""
    tokens, gaps = t.tokens, t.gaps
    before = k - 2 if tokens[k - 1] == "." else k - 1
    if tokens[k + 1] not in _IN_DATES and tokens[before] not in MONTHS:
        return None
    month = _month(t, before) if gaps[k] and tokens[before + 1] != "-" else None
    if month is not None:
        year = _year(t, k)
        if year is not None:
            return _date(t, before, k + 1, year, month, None)
        day = _day(t, k)
        if day is not None:
            return _month_first(t, before, month, *day)
    day = _day(t, k)
    if day is not None:
        end = day[1] + 1 if tokens[day[1]] == "of" else day[1]
        if tokens[end] == "-" and tokens[end + 1].isdecimal() and _month(t, end + 2) is not None:
            end += 2
        glue = tokens[end] == "-" and not gaps[end]
        end += glue
        month = _month(t, end)
        if month is not None and (tokens[end] not in _MONTH_AS_WORD or gaps[end] or glue):
            end += 1
            if tokens[end] == "." and len(tokens[end - 1]) < 5 and tokens[end - 1] not in _SHORT_MONTHS:
                end += 1
            skip = end + 1 if tokens[end] in {",", "-"} else end
            year = _year(t, skip)
            if year is not None:
                end = skip + 1
            return _date(t, k, end, year, month, day[0])
    return _numeric(t, k)


def _month_first(t: Text, i: int, month: int, day: int, end: int) -> Candidate:
    tokens = t.tokens
    if tokens[end] in {"-", "to"} and _day(t, end + 1) is not None and not _year(t, end + 1):
        end += 2
    skip = end + 1 if tokens[end] == "," else end
    year = _year(t, skip)
    if year is not None:
        end = skip + 1
    return _date(t, i, end, year, month, day)


def _numeric(t: Text, k: int) -> Candidate | None:
    tokens, gaps = t.tokens, t.gaps
    sep = tokens[k + 1]
    if sep not in {"-", "/"} or tokens[k + 3] != sep or any(gaps[k + 1 : k + 5]):
        return None
    parts = [tokens[k], tokens[k + 2], tokens[k + 4]]
    if not all(p.isdecimal() and len(p) < 5 for p in parts) or tokens[k + 5] == sep:
        return None
    a, b, c = map(int, parts)
    if len(parts[0]) == 4 and 1000 <= a < 2200 and 0 < b < 13 and 0 < c < 32:
        return _date(t, k, k + 5, a, b, c)
    if len(parts[2]) in {2, 4} and 0 < a < 32 and 0 < b < 32 and min(a, b) < 13 and len(parts[0]) < 3:
        year = c if c > 99 else 2000 + c
        if not 1000 <= year < 2200 or (len(parts[2]) == 2 and sep == "-"):
            return None
        # Day and month are told apart only when one of them exceeds 12.
        if a > 12:
            return _date(t, k, k + 5, year, b, a)
        if b > 12:
            return _date(t, k, k + 5, year, a, b)
        return _date(t, k, k + 5, None, 1, None)
    return None


def read_year(t: Text, k: int) -> Candidate | None:
    """A year, a range of years, a decade or a year of another era, whose digits are token k."""
    tokens, gaps = t.tokens, t.gaps
    year = _year(t, k)
    era = k + 1 if tokens[k + 1] in _ERAS and t.written(k + 1).isupper() else None
    if year is None:
        return _old_year(t, k, era)
    end = k + 1
    if era is not None:
        c = Candidate(t, k, era + 1, "digit", float(-year if tokens[era][0] == "b" else year))
        c.kind = Kind.YEAR
        return c
    skip = end + 1 if tokens[end] == "'" else end
    if tokens[skip] == "s" and not gaps[end] and not gaps[skip] and year % 10 == 0:
        c = Candidate(t, k, skip + 1, "digit", float(year))
        c.kind, c.unit = Kind.YEAR, "decade"
        if tokens[skip + 1] in {"-", "to"} and tokens[skip + 3] == "s" and (high := _year(t, skip + 2)) is not None:
            c.high, c.j = float(high), skip + 4
        return c
    c = Candidate(t, k, end, "digit", float(year))
    c.kind, c.plain = Kind.YEAR, True
    dash = end
    if tokens[end] == "-" and tokens[end + 1] == "-":
        dash = end + 1
    later = tokens[dash + 1]
    if tokens[dash] in {"-", "/", "to", "through", "until"} and later.isdecimal():
        high = _year(t, dash + 1)
        if high is None and len(later) == 2 and not gaps[dash + 1]:
            short = int(later) or 100  # 1999-00
            if short == year % 100 + 1 or (tokens[dash] == "-" and short > year % 100):
                high = year // 100 * 100 + short
        if high is not None and high >= year:
            c.high, c.j, c.plain = float(high), dash + 2, False
            return c
    if (
        tokens[dash] in {"-", "/"}
        and later.isdecimal()
        and not (gaps[dash] or gaps[dash + 1])
        and tokens[dash] == tokens[end]
    ):
        if (
            tokens[dash] == "-"
            and len(later) == 2
            and 0 < int(later) < 13
            and not t.capital(k - 1)
            and tokens[k - 1] != "."
        ):
            c = Candidate(t, k, dash + 2, "digit", float(year * 100 + int(later)))
            c.kind = Kind.DATE
            return c  # the survey (2019-10)
        return Candidate(t, k, dash + 2, "odd", None)  # SI 2008/1122, ASU 2014-09
    return c


def _is_decade(t: Text, k: int) -> bool:
    """Whether "80s" at token k is a decade: "the 80s", "80s music", "her 30s"; "after 60s" and "10s" are seconds."""
    before = t.tokens[k - 1]
    if (
        before in _BEFORE_DECADE_IN_DIGITS
        or (not t.gaps[k] and before == "-")
        or (before in {"and", "or", "to"} and t.tokens[k - 2] == "s")
    ):
        return True
    return int(t.tokens[k]) >= _SPOKEN_OF and before not in _TIMING


_OWNERS = frozenset({"his", "her", "their", "my", "your", "our"})
_BEFORE_DECADE_IN_DIGITS = BEFORE_DECADES | {"the", "'"}
_TIMING = frozenset({"for", "after", "within", "every", "than", "least", "most", "about", "in", "of", "another"})
_SPOKEN_OF = 50  # decades without an article


def _old_year(t: Text, k: int, era: int | None) -> Candidate | None:
    """Years of fewer than four digits: "410 BC", "AD 79", "800-1000 AD" and "'60s"."""
    tokens, gaps = t.tokens, t.gaps
    token = tokens[k]
    if not token.isdecimal() or len(token) > 5:
        return None
    end: int | None = None
    value = float(token)
    high: float | None = None
    unit: str | None = None
    if era is not None:
        end, value = era + 1, -value if tokens[era][0] == "b" else value
    elif (tokens[k - 1] in {"ad", "bc", "bce"} and t.written(k - 1).isupper()) or (
        tokens[k - 4 : k] == ["a", ".", "d", "."] and t.capital(k - 2)
    ):
        end = k + 1
    elif tokens[k + 1] == "s" and not gaps[k + 1] and token[-1] == "0" and len(token) == 2 and _is_decade(t, k):
        end, value, unit = k + 2, 1900 + value if value > 10 else 2000 + value, "decade"
    elif tokens[k + 1] == "-" and tokens[k + 3] in _ERAS and tokens[k + 2].isdecimal() and len(tokens[k + 2]) < 5:
        end, high = k + 4, float(tokens[k + 2])
    if end is None:
        return None
    c = Candidate(t, k, end, "digit", value)
    c.kind, c.high, c.unit = Kind.YEAR, high, unit
    owner = k - 2 if tokens[k - 1] in {"early", "mid", "late"} else k - 1
    if unit == "decade" and tokens[owner] in _OWNERS:
        c.kind, c.unit, c.value = Kind.AGE, "year", float(token)  # people in their 40s
    return c
