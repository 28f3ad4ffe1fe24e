"""Tests for the numbers by which the law is cited: "the Mines Act, R.S.O. 1990, c. M.14", "section 11e (9)"."""

from ..model import Kind
from .candidate import Candidate
from .lexicon import words
from .text import Text


def statute_year(c: Candidate) -> bool:
    """The year of "S.O. 2001, c. 25", "the Mines Act, 2001", "Mines Act R.S.A 1990"."""
    if c.kind is not Kind.YEAR or c.high is not None:
        return False
    t = c.t
    tokens = t.tokens
    after = tokens[c.j]
    if after == ")" and _of_a_court(c):
        return True
    k = c.i - 1
    if after == "," and tokens[c.j + 1] in _CHAPTERS and (tokens[c.j + 2] in {".", ","} or t.capital(c.j + 1)):
        return not tokens[k].isalpha() or t.capital(k)
    if tokens[k] == "," and tokens[k - 1] in _STATUTES and t.capital(k - 1):
        return not after.isalpha() or t.capital(c.j) or after in {"and", "or", "as", "which", "that", "to", "for"}
    initials = 0
    while tokens[k] == "." or (len(tokens[k]) == 1 and t.capital(k)):
        initials += tokens[k] != "."
        k -= 1
    return initials > 1 and tokens[k - (tokens[k] == ",")] in _STATUTES


def _of_a_court(c: Candidate) -> bool:
    """The year of "512 U.S. 218 (9th Cir. 1998)"."""
    t = c.t
    for k in range(c.i - 1, max(c.i - _COURT, t.first), -1):
        if t.tokens[k] == "(":
            return k < c.i - 2 and t.tokens[k - 1].isdecimal()
        if t.tokens[k].isalpha() and not t.capital(k) and t.tokens[k] not in _ENDINGS:
            return False
    return False


def subdivision(c: Candidate) -> bool:
    """The marks after the number of a section: "Subregulation (1)", "section 11e (9)", "paragraph 4(1A)(b)"."""
    t = c.t
    tokens = t.tokens
    if tokens[c.i - 1] != "(" or tokens[c.j] != ")" or c.j > c.i + 2:
        return False
    k = c.i - 2
    while len(tokens[k]) < 3 and (tokens[k] in _BRACKETS or tokens[k].isalnum()) and c.i - k < _MARKS:
        k -= 1
    return (tokens[k].isdecimal() and tokens[k - 1] in _SECTIONS) or tokens[k] in _SECTIONS


def is_legal_ordinal(t: Text, k: int) -> bool:
    """The "2d" of "2d Cir.", "the 3d edition"; "2d" by itself is two days."""
    return t.tokens[k + 1] == "d" and t.tokens[k][-1] in "23" and t.tokens[k + 2] in _AFTER_2D


_COURT = 10  # tokens
_MARKS = 12
_ENDINGS = words("st nd rd th d")
_BRACKETS = frozenset("()")
_SECTIONS = words("section sections subsection subsections regulation regulations subregulation subregulations rule subrule rules "
                  "paragraph paragraphs subparagraph clause subclause article articles sec s ss reg cl para schedule order")  # fmt: skip
_AFTER_2D = words("paragraph par para cir circuit ed edition edn dept dist district sess session supp series cong congress amendment "
                  "division div regiment battalion cavalry infantry")  # fmt: skip
_CHAPTERS = words("c ch chap chapter")
_STATUTES = words("act acts code ordinance regulations statutes law")
