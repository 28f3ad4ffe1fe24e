"""Whether a list of the things counted stands behind the count."""

from ..model import CODE
from .candidate import Candidate
from .lexicon import BE, FUNCTION, PEOPLE, PREPOSITIONS, is_past, words
from .listing import items, names
from .text import Text


def brings_them(c: Candidate, listed: bool) -> bool:
    """Whether a colon or a dash brings the things counted."""
    t = c.t
    tokens = t.tokens
    assert c.noun is not None
    noun = tokens[c.noun]
    for k in range(c.noun + 1, min(c.noun + 24, t.last)):
        token = tokens[k]
        if token in _NAMING and k <= c.noun + 2 and items(t, k + 1 + (tokens[k + 1] == "as")) == c.value:
            return True
        if (
            token == ","
            and k - c.noun < _NEAR
            and noun not in PEOPLE
            and tokens[k + 1] == "one"
            and tokens[k + 2] in _EACH_ONE
            and (
                not _OTHER.isdisjoint(tokens[k + 3 : t.last])
                or (tokens[k + 2] in _RELATIVE and "one" in tokens[k + 3 : t.last])
            )
        ):
            return True  # two strands, one that asks ... and another (or one) that tests ...
        if token in _PAUSES and tokens[k + 1] == "one" and tokens[k + 2] in {"for", "per"} and tokens[k + 3] == "each":
            return True  # two entries; one for each version
        if token == "they" and tokens[k + 1] == "are" and tokens[k - 1] in {"and", ";", ","}:
            return items(t, k + 2) == c.value
        if (
            token == ";"
            and k - c.noun < 4
            and (listed or tokens[k + 1] in {"the", "a", "an"})
            and not any(map(is_past, tokens[c.noun + 1 : k]))
        ):
            told = any(is_past(word) or word in BE for word in tokens[k + 1 : k + _CLAUSE])
            return not told and items(t, k + 1) == c.value  # not: two trials; X and Y accepted it
        if token == ":" and (t.gaps[k + 1] or k + 1 == t.last):
            if tokens[k + 1] == "1" and tokens[k + 2] in {".", ")"}:
                return True  # the marker of the first item
            if tokens[k + 1][:1].isdecimal():
                return items(t, k + 1) == c.value  # three tiers: 0, 1 and 2; not: after 6 infusions: 50%
            near = k - c.noun
            if tokens[k + 1] == "(" and tokens[k + 2] in _FIRST_MARKS and tokens[k + 3] == ")":
                return True
            if tokens[c.noun : c.noun + 3] == ["lines", "of", "code"]:
                return False
            if k + 1 == t.last and any(spot >= c.j and tokens[spot] != "one" for spot in t.spots):
                return False  # in 9 trials with 368 people:
            if near < 8 and k + 1 == t.last and (c.form == "word" or (c.plain and (c.value or 0) < 10)):
                return True
            if near < _TO_THE_COLON and k + 1 == t.last and c.form == "word" and (c.value or 0) <= 6 and _predicate(c):
                return True
            if (listed and near < 16) or near < 3 or tokens[k - 1] in _LIST_LEADS or (near < 8 and _predicate(c)):
                return True
            return items(t, k + 1) == c.value
        if token in {"—", "-"} and k + 1 == t.last and t.gaps[k] and k - c.noun < 8:
            return True
        if token == "—" or (token == "-" and t.gaps[k] and t.gaps[k + 1]):
            return items(t, k + 1) == c.value
        if (
            k == c.noun + 1
            and (c.value or 0) > 2
            and "," in tokens[k + 1 : k + 3]
            and token not in FUNCTION
            and items(t, k) == c.value
        ):
            return True  # makes four tables accounts, books, history and notes
        if token == "," and k == c.noun + 1 and c.form == "word" and names(t, k + 1) == c.value:
            return True  # two brothers, Jan and Piet, ...
        if token == "," and (listed or noun in _TWOFOLD) and _near_list(c, k) and items(t, k + 1) == c.value:
            return True  # come in two main types, dry and wet
        if token in {".", ";", "!", "?"} and t.gaps[k + 1]:
            return False
        if token == "(" and tokens[k + 1] in _FIRST_MARKS and tokens[k + 2] == ")":
            return True
        if token == "," and k == c.noun + 1 and _codes(t, k + 1) == c.value:
            return True  # two functions, `pack` and `unpack`, ...
        if token == "(" and k - c.noun < _NEAR and ")" in tokens[k + 1 : t.last]:
            end = tokens.index(")", k + 1)
            if (listed or any(CODE in word for word in tokens[k + 1 : end])) and items(t, k + 1, end) == c.value:
                return True  # two cameras (`left`, `right`)
        if token in {"following", "below"} and k == t.last - 2:
            return True
    return False


_CLAUSE = 10  # tokens


def _codes(t: Text, start: int) -> int:
    """How many names in code stand from token `start` with nothing but commas and "and" between them."""
    k = start
    while CODE in t.tokens[k] or t.tokens[k] in {",", "and", "or", "&"}:
        k += 1
    return sum(CODE in token for token in t.tokens[start:k])


def _near_list(c: Candidate, k: int) -> bool:
    """Whether the list after the comma at token k explains the noun: "two types, ...", "two types of boiler, ..."."""
    tokens = c.t.tokens
    noun = c.noun or 0
    if tokens[k + 1] in PREPOSITIONS or is_past(tokens[k + 1]):
        return False  # 5 cases, reported ...
    return k == noun + 1 or (tokens[noun + 1] in {"of", "to", "for"} and k - noun < _NEAR)


_LIST_LEADS = words("following below these include includes including")
_TWOFOLD = words("documents branches halves camps sides courts systems versions schools layers zones ends poles")
_NAMING = words("named called namely known viz")
_FIRST_MARKS = frozenset({"1", "i", "a"})
_EACH_ONE = words("that which who of for in on with is at to")
_OTHER = words("another other")
_RELATIVE = words("that which who where with")
_PAUSES = frozenset({";", ",", "-", "—", ":"})
_TO_THE_COLON = 18
_NEAR = 6


def _predicate(c: Candidate) -> bool:
    """Whether the count is what the verb is about: "there are three", "consists of two"."""
    before = {c.t.tokens[c.prev], c.t.tokens[c.prev - 1]}
    return not before.isdisjoint(_VERBS)


_VERBS = words(
    "provides provide offers offer supports support are is were was have has had include includes into of by on these following use uses"
)
