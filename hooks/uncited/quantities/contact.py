"""A test for the hours at which a telephone is answered: contact details, not facts about the world."""

import re

from ..model import BlockKind, Kind
from .candidate import Candidate
from .lexicon import TELEPHONING, WEEKDAYS, words

_TELEPHONE = re.compile(r"[0-9]{3}[ )./-]{1,2}[0-9]{3}")


def opening_hours(c: Candidate, where: BlockKind) -> bool:
    """ "Ring 555-010-0142, Monday to Friday, 9 a.m. to 5 p.m.", "Phone lines are open 8am to 6pm"."""
    t = c.t
    if c.kind is Kind.DURATION and c.value == _DAY and t.tokens[c.nj] == "-":
        return not _LINES.isdisjoint(t.tokens[c.j : c.j + 4])  # a 24-hour helpline
    if c.kind is Kind.DURATION:
        bracketed = t.tokens[c.i - 1] == "(" and t.tokens[c.j] == ")"  # 116 123 (24 hours)
        return c.value in {7, 24} and _number_near(c) and (bracketed or t.tokens[c.j - 2] in {"a", "per"})
    if not _is_clock(c):
        return False
    if not _ANSWERED.isdisjoint(t.words) and (not _DAYS.isdisjoint(t.words) or _number_near(c)):
        return True
    if _DAYS.isdisjoint(t.words):
        return False
    return _number_near(c) or t.tokens[t.first : t.first + 3] in _HEADS


def _number_near(c: Candidate) -> bool:
    """Whether a telephone number stands near; near only, to stay linear on very long sentences."""
    at = c.t.starts[c.i]
    return _TELEPHONE.search(c.t.norm, max(at - 300, 0), at + 300) is not None


def _is_clock(c: Candidate) -> bool:
    """Whether the "date" is a time of day; "9.00-17.00" is read as a number."""
    if c.kind is Kind.NUMBER:
        return c.decimals == _MINUTES and c.high is not None and c.high < _DAY
    between = c.t.tokens[c.ni : c.j + 1]
    return ":" in between or not _HALVES.isdisjoint(between)


_DAY = 24
_MINUTES = 2  # digits
_LINES = words("helpline hotline helplines hotlines phone telephone assistance switchboard reception")
_HALVES = words("a p am pm noon")
_DAYS = WEEKDAYS | words("mon tue wed thu fri sat sun weekdays")
_ANSWERED = TELEPHONING | {"helpline", "hotline", "lines", "phones"}
_HEADS = (["office", "hours", ":"], ["opening", "hours", ":"], ["opening", "times", ":"], ["phone", "hours", ":"])
