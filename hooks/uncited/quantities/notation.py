"""Tests for quantities that are only written down: how a value is spelt, what a notation stands for."""

from ..model import CODE, BlockKind
from .candidate import Candidate
from .lexicon import words
from .units import DURATIONS

_QUOTES = frozenset({'"', "'"})


def notation(c: Candidate, where: BlockKind) -> bool:
    """ "strings such as "5 minutes"", "e.g. 2m for 2 minutes", "1.5s == 1500ms": spelt, not stated."""
    return _is_spelt(c) or _stands_for(c) or _is_meant_by_code(c) or _is_compared(c)


def _is_spelt(c: Candidate) -> bool:
    """Whether the whole of a pair of quotation marks is the quantity, in a sentence on how something is written."""
    t = c.t
    before = t.tokens[c.i - 1]
    if before not in _QUOTES or t.gaps[c.i] or _WRITING.isdisjoint(t.words):
        return False
    j = c.j + 1 if t.tokens[c.j] in {",", "."} and not t.gaps[c.j] else c.j
    return t.tokens[j] == before and not t.gaps[j]


def _stands_for(c: Candidate) -> bool:
    """Whether a sign and the time it means stand on both sides of "for" or "means": "10d" and "10 days"."""
    t = c.t
    tokens = t.tokens
    if c.form != "digit" or c.high is not None:
        return False
    if tokens[c.i - 1] in _MEANING:  # the second of the two
        link = c.i - 1
        k = link - 1
        while k > t.first and not tokens[k][:1].isdecimal() and link - k < _REACH:
            k -= 1
        return tokens[k] == tokens[c.ni] and _is_sign(c, k, link)
    link = c.nj
    while tokens[link] not in _MEANING and link - c.nj < _REACH:
        link += 1
    return tokens[link] in _MEANING and tokens[link + 1] == tokens[c.ni] and _is_sign(c, c.ni, link)


def _is_sign(c: Candidate, k: int, link: int) -> bool:
    """Whether token k begins a sign for the time behind the link: the number alone in quotes, or with the unit's first letters."""
    t = c.t
    tokens = t.tokens
    unit = tokens[link + 2]
    if unit not in DURATIONS:
        return False
    quoted = tokens[k - 1] in _QUOTES and not t.gaps[k]
    if quoted and tokens[link - 1] != tokens[k - 1]:
        return False
    end = link - 1 if quoted else link
    if end == k + 1:
        return quoted
    return end == k + 2 and unit.startswith(tokens[k + 1]) and tokens[k + 1] != unit


def _is_meant_by_code(c: Candidate) -> bool:
    """Whether it says what an example of code stands for: "(e.g. `-s 0.3` for 30% of the rows)"."""
    tokens = c.t.tokens
    k = c.i - 2
    return tokens[c.i - 1] in _MEANING and CODE in tokens[k] and not _EXAMPLE.isdisjoint(tokens[max(k - 4, 0) : k])


def _is_compared(c: Candidate) -> bool:
    """Whether the quantity stands beside the sign by which programs compare: "==", "!="."""
    t = c.t
    if t.tokens[c.j : c.j + 2] in (["=", "="], ["!", "="]):
        return True
    return t.tokens[c.i - 2 : c.i] in (["=", "="], ["!", "="])


_WRITING = words("string strings format formats notation syntax spelled spelt abbreviation abbreviations abbreviated "
                 "pattern patterns written parsed parses accepts")  # fmt: skip
_MEANING = words("for is means = represents denotes")
CUES = _WRITING | _MEANING
_EXAMPLE = words("g example instance")
_REACH = 5  # tokens
