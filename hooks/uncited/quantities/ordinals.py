"""Ordinals: a place in a sequence claims nothing; a rank, a first of its kind or a time does."""

from ..model import BlockKind
from .candidate import Candidate
from .lexicon import BE, FUNCTION, MONTHS, PREPOSITIONS, WEEKDAYS, is_past, words
from .ranks import AGENTS, ANYONE, NOT_FIRSTS, NOT_VERBS, is_rank
from .units import TIME_UNITS

_PERIODS = words("week weeks month months year years day days hour hours minute minutes decade decades trimester half "
                 "quarter semester term")  # fmt: skip


_OWNERS = words("world's nation's country's city's state's britain's america's europe's company's")


def order(c: Candidate, where: BlockKind) -> bool:
    """ "first, ...", "the second stage", "third edition"; ranks, firsts and centuries are claims."""
    return not (is_rank(c) or _is_first(c) or _is_time(c) or _is_count_of_days(c))


_CALENDAR = words("day week month quarter year season decade century")
_WHEN = words("the that in since when it they he she we its their")
_NAMING_IT = BE | words("and as")


def _is_first(c: Candidate) -> bool:
    """The first country to ..., became the first town, the world's first, first on record: priority is the point."""
    if c.value != 1:
        return False
    t = c.t
    tokens = t.tokens
    k = c.j + 1 if tokens[c.j] == "-" else c.j
    if tokens[k] in {"ever", "known", "recorded", "documented"}:
        return True
    before = tokens[c.i - 1]
    if before in _OWNERS or (tokens[k] == "time" and before == "the" and _is_first_time(c)):
        return True
    if before.endswith("'s") and t.capital(c.i - 1) and tokens[c.i - 2] in BE and tokens[k] not in NOT_FIRSTS:
        return tokens[k].isalpha()  # it is Lithuania's first battery park
    if (
        "since" in tokens[k : k + 12]
        and tokens[k] not in NOT_FIRSTS - {"time"}
        and _since_then(c, tokens.index("since", k))
    ):
        return before in {"the", "its", "their", "his", "her", "a", "no"} or before.endswith("'s")
    if before not in {"the", "very", "a"}:
        return False
    if tokens[k] == "of" and tokens[k + 1] in {"its", "their"} and tokens[k + 2] == "kind":
        return True
    if tokens[c.i - 2] in {"became", "becoming", "become", "becomes"} and tokens[k] not in NOT_FIRSTS:
        return tokens[k].isalpha()
    if tokens[c.i - 2] in {"for", "on", "at", "with", "until", "from"}:
        return False
    if tokens[k] in _CALENDAR and tokens[c.i - 2] in BE and tokens[k + 1] in _WHEN:
        return True  # May was the first month the shop made money
    named = tokens[k].removesuffix("s") in NOT_FIRSTS
    if not named and tokens[c.i - 2] in _NAMING_IT and _is_done(c, k):
        return True  # it is a new gene and the first protein implicated in it
    if not named and tokens[c.i - 2] in _NAMING_IT | {"called", "named"} and _is_someone(c, k):
        return True  # called the first woman dentist in Texas
    if "record" in tokens[k : k + 14] and tokens[tokens.index("record", k) - 1] == "on":
        return True
    for m in range(k, k + 11):
        word = tokens[m]
        if word == "to":
            verb = tokens[m + 1]
            if named or tokens[m - 1] in NOT_FIRSTS:
                return False
            return verb.isalpha() and verb not in NOT_VERBS and not t.capital(m + 1)
        if word in {"record", "history"} and tokens[m - 1] in {"on", "in"}:
            return True
        if word == "kind" and tokens[m - 1] in {"its", "their"} and tokens[m - 2] == "of":
            return True
        if word == "ever":
            return True
        if word in _STOPS or not (word.isalpha() or word == "-"):
            return False
        if word in {"the", "a", "an"} and tokens[m - 1] not in PREPOSITIONS and tokens[m - 1] not in {"and", "or"}:
            return False  # a verb came before: "the first column shows the names to print"
    return False


def _is_done(c: Candidate, k: int) -> bool:
    """Whether the thing named from token k is one that something was done with: "protein implicated in"."""
    tokens = c.t.tokens
    return any(
        is_past(tokens[m]) and tokens[m + 1] in _DONE_BY and tokens[m - 1] not in FUNCTION for m in range(k + 1, k + 4)
    )


def _is_someone(c: Candidate, k: int) -> bool:
    """Whether a person, with the place where she was the first, is named from token k: "businesswoman in Texas"."""
    tokens = c.t.tokens
    for m in range(k, k + 5):
        if tokens[m] in {"in", "of", "from"}:
            person = tokens[m - 1]
            return c.t.capital(m + 1) and (person in AGENTS or person.endswith(("man", "woman", "ist", "ian")))
        if not (tokens[m].isalpha() or tokens[m] == "-"):
            return False
    return False


def _is_first_time(c: Candidate) -> bool:
    """ "for the first time", "it was the first time that ...": said of what happened, not of what a reader does."""
    t = c.t
    before = t.tokens[c.i - 2]
    if before != "for" and before not in _MARKING:
        return False
    if not ANYONE.isdisjoint(t.words) or t.tokens[t.first] in _GENERALLY:
        return False
    if before == "for" and t.tokens[c.j + 1] in {"is", "are"}:
        return False  # the copy made for the first time is a full one
    return (
        before != "for"
        or not _HAPPENED.isdisjoint(t.words)
        or any(map(is_past, t.tokens[max(c.i - 40, t.first) : c.i]))
    )


def _since_then(c: Candidate, k: int) -> bool:
    """Whether the "since" at token k names a time: "since Monday", "since the war"; no "since it is ..."."""
    t = c.t
    return t.tokens[k - 1] != "," and (t.capital(k + 1) or t.tokens[k + 1][:1].isdecimal() or t.tokens[k + 1] in _THEN)


_DONE_BY = words("in by to as for from")
_THEN = words("the at then before last records independence")
_HAPPENED = words("was were had has have been will ever history since today tonight")


_MARKING = BE | words("mark marks marked be that's it's")
_GENERALLY = words("after before once for")


_STOPS = FUNCTION.difference(PREPOSITIONS) - {"her", "his", "their", "its", "the", "a", "an", "or", "and"} | words(
    "that who which when by"
)


def _is_time(c: Candidate) -> bool:
    """ "the first week of illness", "the second half of July", "fourth quarter of next year"."""
    tokens = c.t.tokens
    k = c.j
    word = tokens[k]
    if word == "-":
        return tokens[k + 1] == "minute" and (c.value or 0) > 1
    if (c.value or 0) > 3 and word in _PERIODS and c.form == "ordinal" and tokens[c.ni][:1].isdecimal():
        return True
    if tokens[k + 1 : k + 4] == ["in", "a", "row"] or tokens[k + 1] == "running":
        return True
    if word in {"straight", "consecutive", "successive"}:
        return True
    if word in {"annual", "biennial"} and (c.value or 0) > 2:
        return not c.t.capital(k)  # the 19th annual fair
    if word == "of" and tokens[k + 1] in {"the", "each", "every"} and tokens[k + 2] == "month":
        return True
    if word in WEEKDAYS and tokens[k + 1] in {"of", "in"} and tokens[k + 2] in {"each", "every", "the"}:
        return True  # on the second Wednesday of every month
    if tokens[c.i - 1] == "every" and (c.value != 2 or word in TIME_UNITS):
        return word.isalpha() and word not in FUNCTION
    if (word == "by" and tokens[k + 1] in _MEASURED_BY) or (tokens[k + 1] == "by" and tokens[k + 2] in _MEASURED_BY):
        return True
    if tokens[c.i - 1] in {"my", "your", "our"}:
        return False
    if word not in _PERIODS:
        return word in {"anniversary", "birthday"}
    if tokens[c.i - 1] in {"its", "their", "his", "her"} and tokens[c.i - 2] in {"in", "into", "entering", "for"}:
        return word in {"year", "decade", "month", "week", "season"}
    if tokens[c.i - 1] == "the" and tokens[c.i - 2] in _REACHING and (c.value or 0) > 1 and word in TIME_UNITS:
        return tokens[c.i - 2] != "of" or tokens[c.i - 3] == "end"  # by the end of the second week
    if tokens[k + 1] != "of":
        return (tokens[c.i - 1] == "the" and tokens[c.i - 2] == "within") or (
            tokens[k + 1][:1].isdecimal() and len(tokens[k + 1]) == 4
        )
    if word in {"half", "quarter", "semester"}:
        follow = tokens[k + 2]
        if follow == "the":
            follow = tokens[k + 3]
        return (
            follow in MONTHS
            or follow[:1].isdecimal()
            or follow in {"next", "last", "this", "year", "century", "fiscal"}
        )
    if word == "day" and tokens[k + 2 : k + 4] == ["the", "month"]:
        return (c.value or 0) > 1
    if word in {"day", "days", "night"}:
        return tokens[k + 2] in _COURSES
    return word != "term"


_REACHING = words("of by until after before within")
_COURSES = words("life treatment illness symptoms admission therapy infection pregnancy use school hospitalisation "
                 "hospitalization exposure fever infusion")  # fmt: skip


_MEASURED_BY = words("population area size length height weight volume revenue sales output rainfall market number")


def _is_count_of_days(c: Candidate) -> bool:
    return c.t.tokens[c.ni][:1].isdecimal() and c.value is not None and c.value > 3 and c.t.tokens[c.j] in {
        "president", "king", "pope", "anniversary", "birthday", "most",
    }  # fmt: skip
