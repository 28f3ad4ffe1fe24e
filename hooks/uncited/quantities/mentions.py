"""Tests for numbers that are shown, not used: the mark of a note, a number word that is itself spoken of, a title."""

import re

from ..model import BlockKind, Kind
from .candidate import Candidate
from .lexicon import FUNCTION, words


def reference_mark(c: Candidate, where: BlockKind) -> bool:
    """ "as was shown.12,13", "from the law6, 7.": digits that lean on a word or on its punctuation."""
    t = c.t
    tokens, gaps = t.tokens, t.gaps
    i = c.ni
    if gaps[i] and c.plain and not tokens[c.nj].isalpha():
        return _stands_apart(c)
    if (
        gaps[i]
        or i <= t.first + 1
        or c.j != c.nj
        or (c.value or 0) > _MOST
        or not _MARK.fullmatch(tokens[i])
        or not _ends_here(c)
    ):
        return False
    before, further = tokens[i - 1], tokens[i - 2]
    if before in _AFTER_WORDS:
        return (
            not gaps[i - 1]
            and (_is_word(c, i - 2) or _is_name(c, i - 2) or (further in _AFTER_WORDS and not gaps[i - 2]))
            and (before != "," or c.noun is None)
        )
    return _is_word(c, i - 1) and tokens[c.j] in _PAUSES


def _stands_apart(c: Candidate) -> bool:
    """Marks with a space before them: "for their needs. 7", "with weak lungs 5, 6, 7."."""
    t = c.t
    tokens = t.tokens
    start, end = c.ni, c.nj
    while tokens[start - 1] == "," and tokens[start - 2].isdecimal() and c.ni - start < _LONG_RUN:
        start -= 2
    while tokens[end] == "," and tokens[end + 1].isdecimal() and end - c.nj < _LONG_RUN:
        end += 2
    if not t.first + 3 < start or not (end == t.last or (tokens[end] == "." and end + 1 == t.last)):
        return False
    if tokens[start - 1] == "." and not t.gaps[start - 1] and end == t.last:
        return _is_word(c, start - 2)
    if not tokens[c.ni].isdecimal():
        return False
    marks = [int(token[:4]) for token in tokens[start:end:2]]
    return (
        len(marks) > 2 and marks == sorted(set(marks)) and _is_word(c, start - 1) and tokens[start - 1] not in FUNCTION
    )


def _ends_here(c: Candidate) -> bool:
    """Whether the digits end where a mark would: before a space or a stop."""
    t = c.t
    return bool(t.gaps[c.nj]) or t.tokens[c.nj] in _PAUSES or c.form == "odd"


def _is_word(c: Candidate, k: int) -> bool:
    """Whether token k is a word in small letters: no name, no abbreviation."""
    token = c.t.tokens[k]
    return (
        len(token) > _SHORT
        and token.isalpha()
        and c.t.written(k) == token
        and bool(c.t.gaps[k])
        and token not in _ABBREVIATED
    )


def _is_name(c: Candidate, k: int) -> bool:
    """Whether token k is a word with a capital, and the sentence goes on after the mark: "the Code,4 which"."""
    token, written = c.t.tokens[k], c.t.written(k)
    goes_on = bool(c.t.gaps[c.nj]) and c.t.tokens[c.nj] in FUNCTION
    return (
        goes_on and len(token) > _SHORT + 1 and token.isalpha() and written[1:].islower() and token not in _ABBREVIATED
    )


_MARK = re.compile(r"[0-9]{1,3}(?:,[0-9]{1,3})*")
_MOST = 400
_SHORT = 2
_LONG_RUN = 40  # tokens
_AFTER_WORDS = frozenset({".", ",", ")", '"', "'", "]"})
_PAUSES = frozenset({"", ".", ",", ";", ":", "-", "?", "!"})
_ABBREVIATED = words("approx eqns figs sect chap vols vol fig sec art eqn ref tab app apt ext nos")


QUOTES = frozenset({'"', "'"})
_SPELLING = words("meaning spells spelled spelt")
SHOWING = QUOTES | _SPELLING | {"such", "like"}


def quoted(c: Candidate, where: BlockKind) -> bool:
    """ "sorts before '10'", "from a word meaning eight": the number is the word or the sign that is spoken of."""
    t = c.t
    tokens = t.tokens
    before, j = tokens[c.i - 1], c.j
    if _is_example_number(c) or _is_quoted_example(c):
        return True
    if before in _SPELLING and tokens[j] in _STOPS:
        return c.kind is Kind.NUMBER
    if before not in QUOTES or t.gaps[c.i] or c.kind is not Kind.NUMBER:
        return False
    if tokens[c.i - 2] == ":" or not _SPEAKING.isdisjoint(t.words):
        return False
    if tokens[j] in {",", "."} and not t.gaps[j]:
        j += 1
    return tokens[j] == before and not t.gaps[j]


def _is_example_number(c: Candidate) -> bool:
    """ "fractions like 1/2, 2/4 and 4/8": numbers as such, of nothing."""
    tokens = c.t.tokens
    if c.kind not in (Kind.NUMBER, Kind.SHARE) or tokens[c.j] == "of":
        return False
    k = c.i - 1
    while c.i - k < _LONG_RUN and (tokens[k] in _IN_RUN or tokens[k].isdecimal()):
        k -= 1
    if tokens[k - 1 : k + 1] == ["such", "as"]:
        k -= 1
    elif tokens[k] != "like":
        return False
    return tokens[k - 1] in _NUMBERS


def _is_quoted_example(c: Candidate) -> bool:
    """ "a time, such as "last week" or "in 2010"": words that are only said to be said."""
    t = c.t
    tokens = t.tokens
    start, end = c.i - 1, c.j
    while tokens[start] != '"' and c.i - start < _SHORT_QUOTE:
        start -= 1
    while tokens[end] != '"' and end - c.j < _SHORT_QUOTE:
        end += 1
    if tokens[start] != '"' or tokens[end] != '"' or t.gaps[start + 1]:
        return False
    if tokens[start - 1] in {"like", "as"}:
        return tokens[start - 1] == "like" or tokens[start - 2] == "such"
    return tokens[start - 1] in {"or", "and", ",", '"'} and any(
        tokens[k - 1 : k + 2] == ["such", "as", '"'] for k in range(max(start - 30, t.first), start)
    )


_SHORT_QUOTE = 4  # tokens
_IN_RUN = frozenset({",", "and", "or", "/"})
_NUMBERS = words("fractions numbers integers digits decimals")


def in_title(c: Candidate, where: BlockKind) -> bool:
    """ "a project entitled "Siege Warfare in the Seventeenth Century"": inside the quotation marks of a title."""
    t = c.t
    if _in_capitals(c):
        return True
    if '"' not in t.words or _ENTITLED.isdisjoint(t.words):
        return False
    start, end = _between(c, '"')
    if t.tokens[start] != '"' or t.tokens[end] != '"' or _ENTITLED.isdisjoint(t.tokens[start - 4 : start]):
        return False
    named = [k for k in range(start + 1, end) if len(t.tokens[k]) > _SMALL and t.tokens[k].isalpha()]
    return len(named) > 1 and sum(map(t.capital, named)) > _MOSTLY * len(named)


def _in_capitals(c: Candidate) -> bool:
    """ "the 'Twice a Year, Sweep It Clear' signs": each word of what is quoted has its capital, as only a title has."""
    t = c.t
    marks = t.words & QUOTES
    if not marks or c.kind in (Kind.PERCENT, Kind.DOSE, Kind.MONEY) or t.in_title_case():
        return False
    for mark in marks:
        start, end = _between(c, mark)
        if (
            t.tokens[start] != mark
            or t.tokens[end] != mark
            or t.gaps[start + 1]
            or (start > t.first and not t.gaps[start])
        ):
            continue
        named = [k for k in range(start + 1, end) if t.tokens[k].isalpha() and t.tokens[k] not in FUNCTION]
        return len(named) > _SMALL and all(map(t.capital, named))
    return False


def _between(c: Candidate, mark: str) -> tuple[int, int]:
    """The nearest tokens before and behind the number that are this mark; the ends of the text where none is."""
    t = c.t
    start, end = c.i - 1, c.j
    while start > t.first and t.tokens[start] != mark:
        start -= 1
    while end < t.last and t.tokens[end] != mark:
        end += 1
    return start, end


_ENTITLED = words(
    "entitled titled called named initiative programme book article paper report study chapter essay film series song project album talk"
)
_SMALL = 3  # letters: "of", "the"
_MOSTLY = 0.7
_STOPS = frozenset({"", ".", ",", ")", ";", "and"})
_SPEAKING = words("said answered replied answers says asked told tells")
