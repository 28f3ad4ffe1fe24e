"""Tests for the numbers by which a statute is cited: "the Mines Act, R.S.O. 1990, c. M.14"."""

from ..model import Kind
from .candidate import Candidate
from .lexicon import words


def statute_year(c: Candidate) -> bool:
    """The year of "S.O. 2001, c. 25", "the Mines Act, 2001", "Mines Act R.S.A 1990"."""
    if c.kind is not Kind.YEAR or c.high is not None:
        return False
    t = c.t
    tokens = t.tokens
    after = tokens[c.j]
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


_CHAPTERS = words("c ch chap chapter")
_STATUTES = words("act acts code ordinance regulations statutes law")
