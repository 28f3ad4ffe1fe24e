"""How often, in words: once a day, daily, every 4 hours, on alternate days."""

from ..model import Kind
from .candidate import Candidate, make
from .lexicon import PERSONS, WEEKDAYS
from .measure import ADVERBS, EACH
from .numerals import CARDINALS, ORDINALS
from .text import Text
from .units import DURATIONS, TIME_UNITS

_EACH = EACH | {"any"}
_AT_A_TIME = frozenset({"hour", "night", "week", "month", "quarter", "year"})
_EVERY_SO_MANY = {"other": 2, "second": 2, "third": 3, "fourth": 4}  # every second person
_EVERY_NTH = frozenset({"second", "third", "fourth"})


_STRETCHES = frozenset("period term cycle season session stage phase trimester visit shift quarter".split())
_TURNS = frozenset("term season session cycle shift game generation match visit meal quarter semester".split())


def how_often(t: Text, j: int) -> tuple[str, int] | None:
    """ "a week", "daily", "every 4 hours" after once or twice."""
    tokens = t.tokens
    word = tokens[j]
    if word == "or" and tokens[j + 1] == "twice":
        j += 2
        word = tokens[j]
    if word == "-":
        j += 1
        word = tokens[j]
    if word in {"in", "during"} and tokens[j + 1] in {"each", "every"} and tokens[j + 2].isalpha():
        k = j + 3 if tokens[j + 3] in _STRETCHES else j + 2
        return ("per " + tokens[k], k + 1) if tokens[k] in _STRETCHES or tokens[k] in DURATIONS else None
    if word in ADVERBS:
        return "per " + ADVERBS[word], j + 1
    if word in _EACH:
        unit = DURATIONS.get(tokens[j + 1]) or (tokens[j + 1] if tokens[j + 1] in _TURNS else None)
        if unit is not None:
            return "per " + unit, j + 2
        if word in {"every", "each"}:
            number = CARDINALS.get(tokens[j + 1])
            if number is None and tokens[j + 1].isdecimal() and len(tokens[j + 1]) < 5:
                number = int(tokens[j + 1])
            unit = DURATIONS.get(tokens[j + 2])
            if number and unit is not None:
                return f"per {number} {unit}", j + 3
    return None


def read_once(t: Text, k: int) -> Candidate | None:
    often = how_often(t, k + 1)
    if often is not None:
        return make(t, k, often[1], "often", 1.0, Kind.FREQUENCY, often[0])
    return make(t, k, k + 1, "once", 1.0, Kind.COUNT, "time")


def read_adverb(t: Text, k: int) -> Candidate | None:
    """daily, weekly, annually."""
    return make(t, k, k + 1, "adverb", 1.0, Kind.FREQUENCY, "per " + ADVERBS[t.tokens[k]])


def read_every(t: Text, k: int) -> Candidate | None:
    """ "every 4 hours", "every two weeks", "every other day": how often something happens."""
    tokens = t.tokens
    j = k + 1
    if tokens[j] == "half":
        hour = j + 2 if tokens[j + 1] in {"-", "an"} else j + 1
        return make(t, k, hour + 1, "often", 1.0, Kind.FREQUENCY, "per 30 minute") if tokens[hour] == "hour" else None
    if tokens[j] == "other" and tokens[j + 1] in TIME_UNITS:
        return make(t, k, j + 2, "often", 1.0, Kind.FREQUENCY, "per 2 " + tokens[j + 1])
    if tokens[j] in _EVERY_SO_MANY and tokens[j + 1] in PERSONS:
        return make(t, k, j + 1, "fraction", 1 / _EVERY_SO_MANY[tokens[j]], Kind.SHARE, "of 1")
    if tokens[j] in _EVERY_NTH and (tokens[j + 1] in TIME_UNITS or tokens[j + 1] in WEEKDAYS):
        return make(t, k, j + 2, "often", 1.0, Kind.FREQUENCY, f"per {ORDINALS[tokens[j]]} {tokens[j + 1]}")
    if tokens[j] == "day" and tokens[j + 1 : j + 3] == ["of", "the"] and tokens[j + 3] in TIME_UNITS:
        return make(t, k, j + 4, "often", 1.0, Kind.FREQUENCY, "per day")
    if (tokens[j] in _AT_A_TIME and k > t.first) or (tokens[j] in _DAYTIMES and _is_dosing(t, k)):
        return make(t, k, j + 1, "often", 1.0, Kind.FREQUENCY, f"per {tokens[j]}")
    number: float | None = CARDINALS.get(tokens[j])
    end = j + 1
    high: float | None = None
    if number is None and tokens[j].isdecimal() and len(tokens[j]) < 5:
        number = float(tokens[j])
    if not number:
        return None
    if tokens[end] in {"-", "to", "or"} and (tokens[end + 1] in CARDINALS or tokens[end + 1].isdecimal()):
        last = tokens[end + 1]
        high = CARDINALS.get(last) or (int(last) if last.isdecimal() and len(last) < 5 else None)
        end += 2
    unit = DURATIONS.get(tokens[end])
    if unit is None:
        return None
    c = make(t, k, end + 1, "often", 1.0, Kind.FREQUENCY, f"per {number:g} {unit}")
    c.high = number / high if high else None
    return c


def _is_dosing(t: Text, k: int) -> bool:
    """ "take the pill (every day)": a medicine and what is done with it, before token k."""
    before = t.tokens[max(k - _DOSING_REACH, t.first) : k]
    return not _DOSING.isdisjoint(before) and any(
        word in _MEDICINES or (len(word) > _SHORT_NAME and word.endswith(_DRUG_ENDINGS)) for word in before
    )


_SHORT_NAME = 5  # letters
_DRUG_ENDINGS = ("tamine", "oxetine", "apine", "idone", "pram", "epam", "olam", "pril", "statin", "sartan", "cillin", "mycin",
                 "olol", "ogen", "ogens", "erone", "formin", "azole", "lithium", "farin", "roxine")  # fmt: skip
_DOSING_REACH = 8  # tokens
_DAYTIMES = frozenset({"day", "morning", "evening"})
_DOSING = frozenset(
    "take takes taken taking apply applied applying inject injected swallow use used given administered".split()
)
_MEDICINES = frozenset(
    "pill pills tablet tablets capsule capsules medicine medicines medication medications drug drugs dose doses supplement "
    "supplements vitamin vitamins insulin aspirin cream ointment inhaler spray drops patch antidepressant antidepressants radiotherapy chemotherapy radiation injection injections infusion infusions".split()
)


def read_each(t: Text, k: int) -> Candidate | None:
    """ "given each week", "an infusion each month": how often a treatment is given; else each says no amount."""
    unit, before = t.tokens[k + 1], t.tokens[k - 1]
    if unit not in TIME_UNITS and unit not in _DAYTIMES:
        return None
    if before not in _GIVEN and before not in _MEDICINES and not _is_dosing(t, k):
        return None
    return make(t, k, k + 2, "often", 1.0, Kind.FREQUENCY, f"per {unit}")


_GIVEN = frozenset("given taken repeated administered infused injected done".split())


def read_interval(t: Text, k: int) -> Candidate | None:
    """ "q4w", "q15min", as doctors write it: the number at token k."""
    unit = DURATIONS.get(t.tokens[k + 1]) or _SHORT.get(t.tokens[k + 1])
    number = t.tokens[k]
    if (
        t.tokens[k - 1] != "q"
        or unit is None
        or t.gaps[k]
        or t.gaps[k + 1]
        or not number.isdecimal()
        or len(number) > 3
    ):
        return None
    return make(t, k - 1, k + 2, "often", 1.0, Kind.FREQUENCY, f"per {number} {unit}")


_SHORT = {"w": "week", "m": "month"}


def read_latin(t: Text, dose: Candidate) -> Candidate | None:
    """The "b.i.d." or "tds" behind a dose, and behind how it is taken."""
    tokens, k = t.tokens, dose.j
    if dose.kind is not Kind.DOSE:
        return None
    for _ in range(2):
        k += tokens[k] in _ROUTES
    letters, end = tokens[k], k + 1
    while len(tokens[end - 1]) == 1 and tokens[end] == "." and len(tokens[end + 1]) == 1 and not t.gaps[end + 1]:
        letters, end = letters + tokens[end + 1], end + 2
    times = _LATIN.get(letters)
    return make(t, k, end, "often", times, Kind.FREQUENCY, "per day") if times is not None else None


_LATIN = {"qd": 1.0, "od": 1.0, "bd": 2.0, "bid": 2.0, "bds": 2.0, "tid": 3.0, "tds": 3.0, "qid": 4.0, "qds": 4.0}
_ROUTES = frozenset({"po", "orally", "iv", "im", "sc", "by", "mouth"})


def read_alternate(t: Text, k: int) -> Candidate | None:
    """ "on alternate days", "alternate-day dosing": every second one."""
    j = k + 2 if t.tokens[k + 1] == "-" else k + 1
    unit = DURATIONS.get(t.tokens[j])
    if unit is None or (j == k + 1 and t.tokens[j] == unit):
        return None
    return make(t, k, j + 1, "often", 1.0, Kind.FREQUENCY, "per 2 " + unit)
