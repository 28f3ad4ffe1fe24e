"""Tests for numbers that identify something: telephone numbers, addresses, versions, values of software."""

import re

from ..model import BlockKind, Kind
from .candidate import Candidate
from .lexicon import words
from .making import SOFTWARE


def identifier(c: Candidate, where: BlockKind) -> bool:
    """Digits that make no single number: versions, telephone numbers, internet addresses."""
    return True


_CALLING = words("call calls called calling dial dialled dialed dials text texting texts phone ring telephone")


# Known by themselves, with no word of telephoning near.
_HELPLINES = words("988 911")
_PORTS = words("port ports pid uid gid id")
_CELLS = (BlockKind.CELL, BlockKind.HEADER)
_EMERGENCY = words("911 999 112 988 111 101 000 211 311")


_SLASHED = {("24", "7"), ("9", "11"), ("7", "7"), ("50", "50"), ("20", "20"), ("24", "24")}


def helpline(c: Candidate, where: BlockKind) -> bool:
    """988, 911, 24/7, 9/11."""
    t = c.t
    token = t.tokens[c.ni]
    if t.tokens[c.ni + 1] in {"/", "-"} and (token, t.tokens[c.ni + 2]) in _SLASHED and not t.gaps[c.ni + 1]:
        if t.tokens[c.ni + 1] == "/":
            c.j = max(c.j, c.ni + 3)
            return True
        return token in {"24", "50", "20"} and t.tokens[c.ni + 3] not in {"%"}
    if token in _HELPLINES and c.plain and c.noun is None and c.kind is Kind.NUMBER and where not in _CELLS:
        return t.tokens[c.i - 1] not in {"in", "since", "until", "from"}
    if token in _EMERGENCY and c.kind in (Kind.NUMBER, Kind.COUNT):
        before = {t.tokens[c.i - 1], t.tokens[c.i - 2], t.tokens[c.i - 3]}
        if not _CALLING.isdisjoint(before) or t.tokens[c.j] in {"call", "calls", "operator", "dispatcher", "lifeline"}:
            return True
    if c.plain and len(token) >= 7 and (c.kind is Kind.NUMBER or token[0] == "0"):
        return True
    if c.plain and len(token) == 5 and c.kind in _PLAIN_KINDS and _after_state(c):
        return True
    if (
        c.plain
        and c.kind in (Kind.NUMBER, Kind.YEAR)
        and (not _PORTS.isdisjoint(t.tokens[c.i - 2 : c.i]) or _id_shown(c))
    ):
        return True
    return c.plain and len(token) >= 3 and c.kind in (Kind.NUMBER, Kind.YEAR) and _near_contact(c)


def _id_shown(c: Candidate) -> bool:
    """The 1000 of "the user id, (i.e. 1000)"."""
    tokens = c.t.tokens
    return tokens[c.i - 2] in {"e", "g"} and not _PORTS.isdisjoint(tokens[max(c.i - 8, 0) : c.i])


_PLAIN_KINDS = (Kind.NUMBER, Kind.RATIO, Kind.STATISTIC)  # OR and MD are ratios as well as states


def _after_state(c: Candidate) -> bool:
    """The ZIP code of "Springfield, IL 62701"."""
    k = c.i - 1
    return len(c.t.tokens[k]) == 2 and c.t.written(k).isupper() and c.t.tokens[k - 1] == ","


def _near_contact(c: Candidate) -> bool:
    """Whether a word of telephoning or addressing stands within a few words before the number."""
    k = c.i
    return not _CONTACT.isdisjoint(c.t.tokens[max(k - 8, 0) : k])


_CONTACT = words("call ring dial text phone telephone fax hotline helpline tel extension ext passcode suite postcode zip desk "
                 "freepost dialling texting")  # fmt: skip


_ROADS = words("street st road rd avenue ave lane ln drive square quay terrace boulevard blvd highway court close "
               "crescent row parkway")  # fmt: skip


def in_address(c: Candidate, where: BlockKind) -> bool:
    """Inside a URL, an e-mail address or a file name."""
    t = c.t
    if t.gaps[c.i] and t.gaps[c.j]:
        return False
    start, end = t.starts[c.i], t.ends[c.j - 1]
    left = max(t.norm.rfind(" ", max(0, start - _CHUNK), start) + 1, start - _CHUNK, 0)
    right = t.norm.find(" ", end, end + _CHUNK)
    chunk = t.norm[left : right if right >= 0 else end + _CHUNK]
    return _ADDRESS.search(chunk) is not None


_RELEASES = words("release releases version versions branch beta alpha rc changelog milestone")


def version(c: Candidate, where: BlockKind) -> bool:
    """The 1.51 release; 2.0 in a sentence about versions."""
    if c.kind not in (Kind.NUMBER, Kind.COUNT):
        return False
    if c.high is not None:
        return c.decimals == 1 and not _MOVES.isdisjoint(c.t.words)  # upgrade from 1.9 to 2.0
    tokens = c.t.tokens
    before = tokens[c.i - 1]
    if before == "tagged" and c.decimals and c.kind is Kind.NUMBER:
        return True
    if before in _LICENCE_PARTS and "cc" in c.t.words and c.t.written(c.i - 1).isupper():
        return True
    if tokens[c.nj] in _RELEASES and (c.decimals or tokens[c.nj] in {"beta", "alpha", "rc"}):
        return True
    if c.kind is not Kind.NUMBER or not c.decimals:
        return False
    if before in _SINCE and c.decimals < 3 and (tokens[c.i - 2] in _CHANGED or (before != "in" and _about_software(c))):
        return True
    if c.decimals < 3 and tokens[c.j] != "of" and (before == "in" or tokens[c.i - 2] in _FROM_ON) and _in_software(c):
        return True
    if c.decimals == 1:
        return not _UPGRADES.isdisjoint(c.t.words) or (
            before == "in" and tokens[c.i - 2] == "changes" and c.j == c.t.last
        )
    return c.decimals == 2 and not _RELEASES.union(_UPGRADES).isdisjoint(tokens[max(c.i - 7, 0) : c.i])


_MOVES = words("upgrade upgrades upgrading upgraded migrate migrating migration")
_UPGRADES = words("release releases released version versions upgrade upgrading upgraded migrate migrating migration deprecated "
                  "requirements pin pinned pinning compatible changelog v backport backported stabilized stabilised")  # fmt: skip


_LICENCE_PARTS = words("by sa nc nd")
_SINCE = words("in to since of with from until before")
_CHANGED = words("new added removed introduced changed fixed dropped deprecated supported available renamed gone default "
                 "landed arrived")  # fmt: skip
_PROGRAMMING = SOFTWARE | words(
    "syntax library compiler interpreter parser support error exception behaviour behavior tool loader renderer"
)
_FROM_ON = words("as starting beginning since until before works ships shipped")


def _in_software(c: Candidate) -> bool:
    """Whether the sentence names a program or its parts."""
    return c.t.code or not _PROGRAMMING.isdisjoint(c.t.words)


def _about_software(c: Candidate) -> bool:
    """ "As of 2.1, the cache ...", "Since 4.2 the `plan` command ...": in a sentence about software, and first in it."""
    t = c.t
    near = (
        t.tokens[c.i - 2] in _FROM_ON
        or t.tokens[c.i - 2 : c.i] == ["prior", "to"]
        or t.tokens[c.i - 1] in {"since", "until", "before"}
    )
    return near and c.i - t.first < 4 and _in_software(c)


def street_number(c: Candidate, where: BlockKind) -> bool:
    """27 Quay Street, room 4B, 1600 Ferry Lane."""
    t = c.t
    if c.sure() or c.kind is Kind.DATE or not t.capital(c.nj) or c.form != "digit":
        return False
    for k in range(c.nj, c.nj + 4):
        if not t.capital(k):
            return False
        if t.tokens[k] in _ROADS and k > c.nj:
            return True
    return False


_CHUNK = 100


_ADDRESS = re.compile(
    r"://|\bwww\.|@[a-z]|\b10\.[0-9]{4,}/|\.(?:com|org|gov|net|io|html|py|js|ts|rs|rb|java|cpp|sh|json|csv|pdf|md|yml|yaml|toml)\b"
)


_DESIGNS = words("design designs factorial anova contingency matrix matrices")


def formula(c: Candidate, where: BlockKind) -> bool:
    """$x_1 + 2$, top-$k$, k = 3 in a formula; statistics are recognised before."""
    t = c.t
    if c.kind is Kind.MONEY and t.tokens[c.i] == "$":
        return not t.gaps[c.nj] and t.tokens[c.nj] in {"$", "^", "_", "\\", "{", "}", "=", "*", "|", "×"}
    if c.sure() or c.kind in (Kind.DATE, Kind.YEAR):
        return False
    around = (t.tokens[c.i - 1], t.tokens[c.j])
    if "×" in around and not _DESIGNS.isdisjoint(t.words):
        return True  # the 2 × 2 design
    return around[0] in {"\\", "_", "^", "{"} or (around[1] in {"\\", "_", "^", "}"} and not t.gaps[c.j])
