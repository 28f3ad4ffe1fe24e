"""Digits glued or grouped beyond what one number is: telephone numbers, versions, hours, sizes, ratios."""

from ..model import Kind
from .candidate import Candidate, make
from .lexicon import TELEPHONING, words
from .measure import unit_at
from .ranges import CHANCES
from .text import Text

_DIGITS = frozenset("0123456789")


GLUE = frozenset("-/.:_#@\\,+'x×*&")


def odd(t: Text, i: int, j: int) -> Candidate:
    return Candidate(t, i, j, "odd", None)


def read_chain(t: Text, k: int) -> Candidate | None:
    """Digits glued to digits by dashes, slashes, dots or colons, beyond what a range is: telephone numbers,
    identifiers, addresses, versions, hours of the day, sizes ("4×4") and ratios ("2:1")."""
    tokens, gaps = t.tokens, t.gaps
    j, joints = k + 1, 0
    while not gaps[j] and tokens[j] in GLUE and tokens[j + 1][:1] in _DIGITS and tokens[j + 1] and not gaps[j + 1]:
        j, joints = j + 2, joints + 1
    if joints >= 2:
        if tokens[k + 1] in {"x", "×"}:
            return _sized(t, k, j)
        if tokens[k + 1] == tokens[k + 3] == "/" and (unit := unit_at(t, j)) is not None and unit.kind in _AMOUNTS:
            c = Candidate(t, k, unit.end, "digit", None)
            c.kind, c.unit = unit.kind, unit.unit
            return c  # 28/56/84 mg
        if tokens[k + 1] == tokens[k + 3] == ":" and not _SHARING.isdisjoint(t.words):
            c = Candidate(t, k, j, "digit", None)
            c.kind = Kind.RATIO
            return c  # randomised 1:1:1
        return odd(t, k, j)
    if joints == 0:
        return None
    joint = tokens[k + 1]
    if joint == ":":
        return _ratio(t, k)
    if joint in {"x", "×", "*"} and tokens[k + 2] != "10":
        return _power(t, k) or _sized(t, k, j)
    if joint == "/":
        return _over(t, k)
    if joint in "_#@\\&'" or (joint == "+" and tokens[k - 1] not in {"(", "="}):
        return odd(t, k, j)
    return None


_AMOUNTS = (Kind.DOSE, Kind.MEASURE)
_SHARING = words("randomised randomized randomly allocated assigned ratio ratios mixed")


def _ratio(t: Text, k: int) -> Candidate:
    a, b = t.tokens[k], t.tokens[k + 2]
    c = Candidate(t, k, k + 3, "digit", None)
    try:
        left, right = float(a.replace(",", "")), float(b.replace(",", ""))
    except (ValueError, OverflowError):
        c.form = "odd"
        return c
    clock = len(b) == 2 and left < 24 and right < 60 and "." not in a
    if clock and not (t.tokens[k + 3] in {"ratio", "odds"} or t.tokens[k - 2] == "ratio"):
        return _clock(t, c)
    c.kind, c.unit = Kind.RATIO, "to 1"
    c.value = left / right if right else None
    return c


def _over(t: Text, k: int) -> Candidate | None:
    """ "120/80 mmHg" is a measurement; "24/7" is no number."""
    a, b = t.tokens[k], t.tokens[k + 2]
    if a == b == "50" and t.tokens[k + 3] in CHANCES:
        return make(t, k, k + 3, "digit", 0.5, Kind.SHARE, "of 1")
    if (
        not (a.isdecimal() and b.isdecimal())
        or len(a) > 4
        or len(b) > 4
        or int(a) < int(b)
        or (len(a) == 4 and t.tokens[k + 3] != "mmhg")
    ):
        return None
    unit = unit_at(t, k + 3)
    if unit is None and not (_PRESSURE.isdisjoint(t.words) or int(b) < 30):
        c = Candidate(t, k, k + 3, "digit", float(a))
        c.high, c.kind, c.unit = float(b), Kind.MEASURE, "mmHg"
        return c
    if unit is None and int(a) + int(b) == _WHOLE and a != b and t.tokens[k + 3] not in {"rule", "principle"}:
        c = Candidate(t, k, k + 3, "digit", int(a) / int(b) if int(b) else None)
        c.kind, c.unit = Kind.RATIO, "to 1"
        return c  # shared 60/40
    if unit is None:
        return odd(t, k, k + 3)
    c = Candidate(t, k, unit.end, "digit", float(a))
    c.high, c.kind, c.unit, c.nj = float(b), unit.kind, unit.unit, k + 3
    return c


_WHOLE = 100
_PRESSURE = frozenset({"pressure", "bp", "reading", "readings"})


def _clock(t: Text, c: Candidate) -> Candidate:
    c.kind, c.unit = Kind.DATE, "time of day"
    k = c.j
    if t.tokens[k] in {"am", "pm"}:
        c.j = k + 1
    elif t.tokens[k] in {"a", "p"} and t.tokens[k + 1] == "." and t.tokens[k + 2] == "m":
        c.j = k + 4 if t.tokens[k + 3] == "." else k + 3
    return c


def _power(t: Text, k: int) -> Candidate | None:
    """ "9.91×1021", a power of ten whose exponent was set small and is so no more."""
    digits, ten = t.tokens[k], t.tokens[k + 2]
    whole, point, _ = digits.partition(".")
    if not point or len(whole) > 1 or not (ten.isdecimal() and ten.startswith("10") and len(ten) in {3, 4}):
        return None
    c = Candidate(t, k, k + 3, "digit", float(digits) * 10.0 ** int(ten[2:]))
    unit = unit_at(t, k + 3)
    if unit is not None:
        c.kind, c.unit, c.j = unit.kind, unit.unit, unit.end
    return c


def _sized(t: Text, k: int, j: int) -> Candidate:
    c = Candidate(t, k, j, "digit", None)
    unit = unit_at(t, j)
    c.kind = Kind.MEASURE
    if unit is not None:
        c.unit, c.j = unit.unit, unit.end
    else:
        c.form = "odd"
    return c


def read_telephone(t: Text, k: int) -> Candidate | None:
    """Groups of digits with spaces or brackets: "(520) 555-0467", "+44 20 7946 0958"."""
    tokens, gaps = t.tokens, t.gaps
    i, j = k, k + 1
    if tokens[k - 1] == "(" and len(tokens[k]) in {3, 4, 5} and tokens[j] == ")" and len(tokens[j + 1]) in {3, 4, 6}:
        if tokens[j + 1].isdecimal() and tokens[j + 2] in {"-", "."} | {tokens[j + 2]} & _DIGITS:
            i, j = k - 1, j + 2
    elif tokens[k - 1] == "+" and not gaps[k] and len(tokens[k]) < 4:
        i = k - 1
    elif tokens[k][0] == "0" and len(tokens[k]) in {3, 4, 5} and len("".join(_groups(t, k))) in {10, 11}:
        i = k  # 0300 500 5000
    elif len(tokens[k]) == 4 and tokens[j].isdecimal() and _is_code(_groups(t, k)):
        i = k  # heading 1517 90 20
    elif tokens[k - 1] in _RINGING and _is_dialled(_groups(t, k)):
        i = k  # on 1800 555 010
    else:
        return None
    groups = 0
    while groups < 6:
        skip = j + 1 if tokens[j] in {"-", ".", "(", ")"} and not (gaps[j] and gaps[j + 1]) else j
        if not (tokens[skip].isdecimal() and 2 <= len(tokens[skip]) <= 8):
            break
        j, groups = skip + 1, groups + 1
    return odd(t, i, j) if groups >= (1 if tokens[k - 1] in _RINGING | {"("} else 2) else None


_RINGING = TELEPHONING | {"on"}


def _is_code(groups: list[str]) -> bool:
    """Whether the groups of digits are those of a code of goods: "0302 24 00"."""
    return len(groups) > 2 and all(len(group) == 2 for group in groups[1:])


def _is_dialled(groups: list[str]) -> bool:
    """Whether the groups of digits can be no one number: "1800 555 010", "200 55501"; "12 000 000" can."""
    if len(groups) < 2 or len(groups[0]) < 3:
        return False
    grouped = len(groups[0]) == 3 and all(len(group) == 3 for group in groups[1:])
    return 7 <= len("".join(groups)) <= 12 and not grouped


def _groups(t: Text, k: int) -> list[str]:
    """The groups of digits from token k that only spaces part."""
    found: list[str] = []
    while t.tokens[k].isdecimal() and len(found) < 4:
        found.append(t.tokens[k])
        k += 1
    return found


_HOURS = frozenset({"am", "pm", "a", "p", "o'clock"})


def is_hour(t: Text, c: Candidate) -> bool:
    after, k = t.tokens[c.j], c.j
    if after not in _HOURS or c.value is None or not 0 < c.value < 25:
        return False
    if after in {"am", "pm"} or (after in {"a", "p"} and t.tokens[k + 1] == "." and t.tokens[k + 2] == "m"):
        _clock(t, c)
        return True
    if after == "o'clock":
        c.kind, c.unit, c.j = Kind.DATE, "time of day", c.j + 1
        return True
    return False
