"""Ordinals that are ranks: a place among others, or which of its kind a thing is."""

from .candidate import Candidate
from .lexicon import BE, FUNCTION, RANKING, is_superlative, words
from .units import TIME_UNITS

NOT_FIRSTS = words(
    "step thing time opportunity chance visit trip priority task attempt sign line draft place name half quarter few "
    "argument parameter operand element field value row index part page section point choice question stage phase round job day week year month night"
)


def is_rank(c: Candidate) -> bool:
    """Whether the ordinal says how high something stands ("third largest", "came in 6th"), or which of its kind it is."""
    tokens = c.t.tokens
    k = c.j + 1 if tokens[c.j] == "-" else c.j
    word = tokens[k]
    if (c.value == 1 and word in RANKING) or tokens[k + 1] == "significant":
        return False  # the second least significant bit
    if word in RANKING and word != "only":
        return not (c.value == 1 and word == "best")
    if is_superlative(word):
        return True
    before = tokens[c.i - 1]
    if word == "place" and tokens[k + 1] == "," and tokens[c.i - 2] != "took":
        return False
    if word in {"place", "prize", "seed"}:
        return tokens[c.i - 1] in {"in", "took", "won", "the", "second", "finished", "to", "a"} and not (
            c.value == 1 and before == "the"
        )
    if before in {"ranked", "ranks", "ranking", "finished", "finishing", "placed", "rank"}:
        return True
    if before in _STANDING and word in _AT_THE_END | {"in", "on", "among"}:
        return True  # sits seventh overall
    if before in {"to", "from"} and (c.value or 0) > 1 and not word.isalpha() and word not in {"-", ","}:
        return True  # lifted them to eighteenth
    if (
        before == "in"
        and tokens[c.i - 2] in _ARRIVING
        and not c.t.capital(k)
        and (word in FUNCTION or word in _AT_THE_END)
    ):
        return True  # she came in 6th overall
    if word == "in" and tokens[k + 1] in _OF_SOMEONE and not _FIELDS.isdisjoint(tokens[k + 2 : k + 4]):
        return True  # and 2nd in her age group
    if before in {"came", "comes", "coming"} and (word in {"in", "."} or not word.isalpha()):
        return c.value != 1
    if before in {"is", "was", "are", "were", "ranks"} and word in {"in", "among", "on", "only", "behind"}:
        if tokens[k + 1] == "line" and c.value == 1:
            return tokens[k + 2] == "to"
        return tokens[k + 1] in {"the", "line", "to", "all", "a"} or word == "among"
    return _is_nth(c, k)


def _is_nth(c: Candidate, k: int) -> bool:
    """ "her second novel", "the town's fifth flood this winter": which of its kind the thing named from token k is."""
    tokens = c.t.tokens
    word, before = tokens[k], tokens[c.i - 1]
    beyond_first = (c.value or 0) > 1
    if word == "time" and tokens[c.i - 2 : c.i] == ["for", "the"] and beyond_first:
        return ANYONE.isdisjoint(c.t.words)
    if beyond_first and word in _KIN and tokens[k + 1] == "of" and before in {"the", "as", "a"}:
        return True  # the third son of the weaver
    if c.value == 2 and before in {"his", "her", "their"} and not _CREATIONS.isdisjoint(tokens[k : k + 2]):
        return True  # her second novel
    if (
        beyond_first
        and tokens[c.i - 2 : c.i] == ["for", "the"]
        and word in TIME_UNITS
        and tokens[k + 1] in {",", "running"}
    ):
        return True  # for the third year, sales fell
    if beyond_first and before in {"the", "only"}:
        if word == "time" and tokens[k + 1] in {"this", "since", "in"}:
            return True  # the third time this year
        if tokens[k + 1] == "this" and tokens[k + 2] in TIME_UNITS:
            return word not in NOT_FIRSTS  # the third auction this week
        if AGENTS.intersection(tokens[k : k + 3]) and "to" in tokens[k + 1 : k + 4]:
            return True  # the fourth woman to fly
        if tokens[c.i - 2] in _NAMING_ONE and _did(c, k):
            return True  # it was the fifth village to join
        if tokens[c.i - 2] in _EXACTLY and ("to" in tokens[k : k + 2] or tokens[c.i - 3] in BE):
            return tokens[k] not in NOT_FIRSTS  # it is only the second ape known
        if "history" in tokens[k : k + 8] or ["on", "record"] in (tokens[m : m + 2] for m in range(k, k + 6)):
            return tokens[k] not in NOT_FIRSTS  # only the fourth storm to reach it
    if beyond_first and before == "the" and tokens[k + 1] in _BUILT and word not in NOT_FIRSTS:
        return True  # the third ship built for the line
    owned = before.endswith("'s") or (before == "'" and tokens[c.i - 2].endswith("s"))
    if beyond_first and owned and not word.isalpha() and not BE.isdisjoint(tokens[c.i - 5 : c.i - 1]):
        return True  # this race is Ann Yates' fourth
    if beyond_first and before.endswith("'s") and c.noun is not None and not BE.isdisjoint(tokens[c.i - 4 : c.i - 1]):
        return True  # it is Japan's third case
    if beyond_first and (before in _OWNED or before.endswith("'s")) and _in_this_time(tokens, k):
        return True  # the town's fifth flood this winter
    if (c.value or 0) >= _FEW and before == "the" and word in _TREATMENTS and tokens[c.i - 2] in _TIMING:
        return True  # after the third infusion
    if beyond_first and before in _WINNING and (word in _CREATIONS or word == "term"):
        return True  # wins third term
    if (c.value or 0) > _FEW and before in {"a", "an"} and not _CREATIONS.isdisjoint(tokens[k : k + 4]):
        return True  # won a ninth title
    if (c.value or 0) > 2 and before in _OF_SOMEONE and c.form == "ordinal":
        return not _WORKS.isdisjoint(tokens[k : k + 3]) or not word.isalpha()
    return word == "only" and tokens[k + 1] == "to"


_NAMING_ONE = words("was were became become becoming")


def _did(c: Candidate, k: int) -> bool:
    """Whether what is named from token k is said to have done something: "village to join"."""
    tokens = c.t.tokens
    for m in range(k + 1, k + 4):
        if tokens[m] == "to":
            return tokens[m - 1] not in NOT_FIRSTS and tokens[m + 1].isalpha() and tokens[m + 1] not in NOT_VERBS
        if not tokens[m].isalpha() or tokens[m] in FUNCTION:
            return False
    return False


_EXACTLY = words("only just")
_WORKS = words("novel book album film movie goal title win victory defeat loss child season term marriage appearance cap medal "
               "championship symphony single century attempt tour")  # fmt: skip


def _in_this_time(tokens: list[str], k: int) -> bool:
    """Whether "this year", "of the season" or "since" follows close on token k."""
    for m in range(k + 1, k + 5):
        if tokens[m] == "this" or tokens[m : m + 2] == ["of", "the"]:
            return tokens[m + 1 if tokens[m] == "this" else m + 2] in _SEASONS
        if tokens[m] == "since":
            return True
        if tokens[m] in FUNCTION or not tokens[m].isalpha():
            return False
    return False


_FEW = 3
_OF_SOMEONE = words("his her their its my our")
_OWNED = _OF_SOMEONE | {"the", "a"}
_TREATMENTS = words("dose infusion session treatment injection cycle tablet visit")
_TIMING = words("after by until before")
_WINNING = words(
    "win wins won winning seek seeks seeking secure secures secured claim claims claimed take takes took serve serving"
)
_SEASONS = words("year month week season summer winter spring autumn decade century campaign tour")
_CREATIONS = words("novel album film symphony opera medal marriage win title titles crown championship")
_KIN = words("child son daughter wife husband")
_STANDING = words("sit sits sat lies lay stands stood remains remained")
_BUILT = words(
    "approved licensed authorised authorized built made launched released published founded opened established discovered recorded erected"
)
_ARRIVING = words("came comes coming finished finishing")
_AT_THE_END = words("overall , . ; ) place").union({""})
_FIELDS = words("group class league division category heat conference")
AGENTS = words("person man woman player president minister leader country nation state city town company team club bank firm "
                "candidate student school university actor artist writer american african briton australian senator")  # fmt: skip
ANYONE = words("you your yourself when whenever if someone anyone i my how")
NOT_VERBS = FUNCTION.difference({"be", "have"}) | words(
    "make try use note consider understand remember check learn see look know pass specify ask answer address read"
)
