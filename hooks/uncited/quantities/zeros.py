"""A count of zero in words: "there were no deaths", "no patient relapsed", "none died".

Most of what begins with "no" counts nothing ("no evidence", "no one", "no treatment works for everyone"). It is a result only
where something that is counted in a study did not come about: a noun of the tables here, and a verb of the past.
"""

from ..model import Kind
from .candidate import Candidate, make
from .lexicon import FUNCTION, OUTCOMES, PERSONS, PREPOSITIONS, words
from .text import Text
from .units import singular

_EVENTS = words(
    "death suicide fatality casualty relapse seizure overdose dropout withdrawal discontinuation complication injury fracture stroke "
    "hospitalisation hospitalization readmission infection malformation miscarriage stillbirth case"
)
# Nouns that are counted in a study behind one of these words.
_QUALIFIED = {
    "event": words("adverse serious cardiac"),
    "reaction": words("adverse serious allergic"),
    "effect": words("side adverse"),
    "attempt": words("suicide"),
}
_HAPPENED = words("occurred happened")
_SEEN_BY = words("had reported recorded saw found observed")
_MODAL = words("should must can could may might will would is are if")
_MODIFIERS = 6  # tokens
_REACH = 6  # tokens between a noun and its verb
_CLAUSE = 20  # tokens


def is_event(word: str, before: str) -> bool:
    """Whether a noun in the singular, behind another word, is what studies count: a death, a relapse, an adverse event."""
    return word in _EVENTS or before in _QUALIFIED.get(word, ())


def read_none(t: Text, k: int) -> Candidate | None:
    """The zero of "no" or "none" at token k, where it is a result."""
    if t.tokens[k] == "none":
        return _none_of_them(t, k)
    return read_nothing(t, k, k + 1)


def read_nothing(t: Text, start: int, k: int) -> Candidate | None:
    """The zero of "no deaths", "not one patient left": from token start, the noun and what describes it from token k."""
    tokens = t.tokens
    if "if" in tokens[max(start - _CLAUSE, t.first) : start]:
        return None
    for noun in range(k, k + _MODIFIERS):
        word = tokens[noun]
        if word in FUNCTION or not (word.isalpha() or word == "-"):
            return None
        one = singular(word) or word
        if one in PERSONS:
            return make(t, start, noun + 1, "none", 0.0, Kind.COUNT, one) if _acted(t, noun + 1) else None
        if is_event(one, tokens[noun - 1]) and _ends(t, noun + 1):
            found = _was_there(t, start) or _came_about(t, noun + 1)
            return make(t, start, noun + 1, "none", 0.0, Kind.COUNT, one) if found else None
    return None


def _ends(t: Text, k: int) -> bool:
    """Whether the noun before token k is the last of its phrase: "no suicide was seen", not "no suicide note was left"."""
    word = t.tokens[k]
    return word != "-" and (not word.isalpha() or word in FUNCTION or word in _HAPPENED or word.endswith("ed"))


def _none_of_them(t: Text, k: int) -> Candidate | None:
    """ "none died", "none of the patients had a stroke"; not "none of them could go home"."""
    tokens = t.tokens
    if tokens[k + 1] in OUTCOMES:
        return make(t, k, k + 1, "none", 0.0, Kind.COUNT, None)
    if tokens[k + 1 : k + 3] != ["of", "the"]:
        return None
    for noun in range(k + 3, k + 3 + _MODIFIERS):
        if not tokens[noun].isalpha() or tokens[noun] in FUNCTION:
            return None
        one = singular(tokens[noun])
        if one in PERSONS:
            return make(t, k, noun + 1, "none", 0.0, Kind.COUNT, one) if _acted(t, noun + 1) else None
    return None


def _acted(t: Text, k: int) -> bool:
    """Whether token k is what people did or what was done to them, in the past."""
    word = t.tokens[k]
    if word in PREPOSITIONS:
        return not OUTCOMES.isdisjoint(t.tokens[k : k + _REACH])  # no patient in either arm died
    past = word in _DID or word in OUTCOMES or (word.endswith("ed") and len(word) > _SHORT)
    return past and _MODAL.isdisjoint(t.tokens[k : k + _REACH])


_DID = words("was were had became got felt took left lost fell went began gave made came saw chose needed")
_SHORT = 4  # letters


def _was_there(t: Text, start: int) -> bool:
    """ "there were (no deaths)", "there have been", "the trial had", "they reported"."""
    tokens = t.tokens
    before = tokens[start - 1]
    if before == "been":
        return tokens[start - 3] == "there"
    return before in _SEEN_BY or (before in {"was", "were"} and tokens[start - 2] == "there")


def _came_about(t: Text, k: int) -> bool:
    """ "(no deaths) occurred", "(no cases of abuse) were seen", "(no suicide) has been reported"."""
    tokens = t.tokens
    for m in range(k, k + _REACH):
        word = tokens[m]
        if word in {"was", "were"} or word in _HAPPENED:
            return True
        if word in {"has", "have"}:
            return tokens[m + 1] == "been" or tokens[m + 1] in _HAPPENED
        if not (word.isalpha() or word == "-") or word in _MODAL:
            return False
    return False
