"""Tests for numbers that identify something: telephone numbers, addresses, formulas."""

import re

from ..model import BlockKind, Kind
from .candidate import Candidate
from .lexicon import MONTHS, TELEPHONING, is_past, words
from .numerals import ORDINAL_ENDINGS
from .ranges import CHANCES


def identifier(c: Candidate, where: BlockKind) -> bool:
    """Digits that make no single number: versions, telephone numbers, internet addresses."""
    return True


_CALLING = TELEPHONING | words("calls called calling dialled dialed dials texting texts")


# Known by themselves, with no word of telephoning near.
_HELPLINES = words("988 911")
_LINES = (["116", "123"], ["13", "11", "14"], ["0800", "111", "0", "111"])
_IN_LINES = frozenset(token for line in _LINES for token in line)
_PORTS = words("port ports pid uid gid id")
_CELLS = (BlockKind.CELL, BlockKind.HEADER)
_BEFORE_9_11 = {"after", "since", "before", "post", "of", "on"}
_PLAYED = words("won win wins lost lose loss led lead beat beats game match half")
_EMERGENCY = words("911 999 112 988 111 101 000 211 311")


_SLASHED = {("24", "7"), ("9", "11"), ("7", "7"), ("50", "50"), ("20", "20"), ("24", "24")}


def helpline(c: Candidate, where: BlockKind) -> bool:
    """988, 911, 24/7, 9/11."""
    t = c.t
    token = t.tokens[c.ni]
    if (
        t.tokens[c.j] not in CHANCES
        and t.tokens[c.ni + 1] in {"/", "-"}
        and (token, t.tokens[c.ni + 2]) in _SLASHED
        and not t.gaps[c.ni + 1]
    ):
        if t.tokens[c.ni + 1] == "/":
            c.j = max(c.j, c.ni + 3)
            return True
        if token in {"7", "9"}:
            return token == "9" and t.tokens[c.i - 1] in _BEFORE_9_11 and c.unit is None and c.noun is None
        return t.tokens[c.ni + 3] != "%" and _PLAYED.isdisjoint(t.words)
    if token in _IN_LINES and any(
        t.tokens[c.ni - k : c.ni - k + len(line)] == line for line in _LINES for k in range(len(line))
    ):
        return True
    if (
        token in _HELPLINES
        and t.tokens[c.j] != "calls"
        and c.plain
        and c.noun is None
        and c.kind is Kind.NUMBER
        and where not in _CELLS
    ):
        return t.tokens[c.i - 1] not in {"in", "since", "until", "from"}
    if token in _EMERGENCY and c.kind in (Kind.NUMBER, Kind.COUNT):
        before = {t.tokens[c.i - 1], t.tokens[c.i - 2], t.tokens[c.i - 3]}
        if (t.tokens[c.i - 2 : c.i] != ["calls", ","] and not _CALLING.isdisjoint(before)) or t.tokens[c.j] in {
            "call",
            "calls",
            "operator",
            "dispatcher",
            "lifeline",
        }:
            return True
    if not c.plain:
        return False
    if c.kind is Kind.NUMBER and len(token) == 3 and _reached_on(c):
        return True
    if t.tokens[c.i - 1] == "of" and t.tokens[c.i - 2] in _AMOUNTS:
        return False  # a capacity of 2147483647
    if len(token) >= 7 and (c.kind is Kind.NUMBER or token[0] == "0"):
        return True
    if len(token) == 5 and c.kind in _PLAIN_KINDS and _after_state(c):
        return True
    if c.kind not in (Kind.NUMBER, Kind.YEAR):
        return False
    if not _PORTS.isdisjoint(t.tokens[c.i - 2 : c.i]) or _id_shown(c):
        return True
    return len(token) >= 3 and _near_contact(c)


_AMOUNTS = words("capacity population total maximum minimum limit sum size length number value")


def _reached_on(c: Candidate) -> bool:
    """The 105 of "contact the desk on 105", "get in touch on 105"."""
    tokens = c.t.tokens
    if tokens[c.i - 1] != "on" or c.j != c.nj or tokens[c.j] in {"of", "%", "-"}:
        return False
    return not _REACHING.isdisjoint(tokens[max(c.i - 12, 0) : c.i - 1])


_REACHING = TELEPHONING | words("contact contacting calling touch ringing phoning quoting")


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
    """Whether a word of telephoning stands within a few words before the number, or one of addressing right before it."""
    tokens, k = c.t.tokens, c.i
    return not _CONTACT.isdisjoint(tokens[max(k - 8, 0) : k]) or (
        not _ADDRESSING.isdisjoint(tokens[k - 2 : k])
        and "the" not in tokens[k - 3 : k - 1]
        and not is_past(tokens[k - 1])
    )


_CONTACT = TELEPHONING | words("fax hotline helpline passcode dialling texting")
_ADDRESSING = words("extension ext suite postcode zip desk freepost bleep pager")


_ROADS = words("gate gardens mews grove wharf embankment street st road rd avenue ave lane ln drive square quay terrace boulevard blvd highway court close "
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


def _is_postcode(c: Candidate) -> bool:
    """ "Tidewater University, Pellworth 20513, Norland": four to six digits between a town and its country."""
    t = c.t
    digits, comma = t.tokens[c.ni], t.tokens[c.nj]
    if not (digits.isdecimal() and 3 < len(digits) < 7) or comma != "," or not t.capital(c.nj + 1):
        return False
    return (
        t.capital(c.ni - 1)
        and not _SITES.isdisjoint(t.words)
        and t.tokens[c.ni - 1] not in MONTHS
        and c.nj + 3 >= t.last - 2
    )


_SITES = words(
    "university institute laboratory laboratories department school college hospital street road avenue academy faculty"
)


PLACES = _ROADS | _SITES


def street_number(c: Candidate, where: BlockKind) -> bool:
    """27 Quay Street, room 4B, 1600 Ferry Lane, 434 East 84th Street."""
    t = c.t
    if _is_postcode(c):
        return True
    if c.sure() or c.kind is Kind.DATE or not t.capital(c.nj) or c.form != "digit":
        return False
    for k in range(c.nj + 1, c.nj + 6):
        if t.tokens[k] in _ROADS and t.capital(k):
            return True
        if t.tokens[k] == "." and len(t.tokens[k - 1]) == 1:
            continue  # 1401 E. Low Road
        if not (t.capital(k) or t.tokens[k][:1].isdecimal() or t.tokens[k] in ORDINAL_ENDINGS):
            return False
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
