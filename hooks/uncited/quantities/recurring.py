"""Tests for words of time that give no length and no frequency: once, daily work, what a day."""

from ..model import BlockKind
from .candidate import Candidate
from .lexicon import BE, FUNCTION, PREPOSITIONS, words
from .measure import ADVERBS
from .units import singular


def conjunction(c: Candidate, where: BlockKind) -> bool:
    """ "once you have", "at once", "once again"; "only once" counts."""
    t = c.t
    if t.tokens[c.j : c.j + 3] == ["in", "a", "while"]:
        return True
    if t.tokens[c.j] in {"in", "per", "during"} and "only" in t.tokens[c.i - 4 : c.i - 1]:
        return False  # only given once in a course
    if t.tokens[c.j] == "only" and not t.tokens[c.j + 1].isalpha():
        return False  # offered once only
    if t.tokens[c.i - 1] in _GIVEN and (t.tokens[c.j] in _ENDING or not t.tokens[c.j].isalpha()):
        return False  # it is given once
    return not (
        t.tokens[c.i - 1] in {"only", "just", "exactly"} and t.tokens[c.j] not in {"you", "the", "a", "it", "they"}
    )


_GIVEN = words("given taken infused injected administered repeated")
_ENDING = words("only and or but before after during")
_PARTICLES = words("out up down off it them him her us you me")


def describing_adverb(c: Candidate, where: BlockKind) -> bool:
    """ "daily work", "a monthly meeting"; "elected annually", "10 mg daily" say how often."""
    t = c.t
    tokens = t.tokens
    before, after, k = tokens[c.i - 1], tokens[c.j], c.j
    if after == "-" or before == "-":
        return True
    if before == "least" and tokens[c.i - 2] == "at":
        return False  # prune it at least yearly
    if (before == "from" and after == "to") or (before == "to" and tokens[c.i - 2] in ADVERBS):
        return False  # they went from weekly to monthly
    if before in _BY_WAY and not _SHOTS.isdisjoint(tokens[k : k + 2]):
        return False  # given by weekly injection
    if tokens[c.i].endswith("ually"):
        return False
    while after in {"and", "or", ","} and tokens[k + 1] in ADVERBS:
        k, after = k + 2, tokens[k + 2]  # daily, weekly and monthly reports
    describing = after.isalpha() and after not in FUNCTION
    if before in BE and not describing and after not in {"and", "or", ","} and not t.capital(c.i):
        return False  # the meetings are weekly
    if after == "," and tokens[k + 1] == "then":
        return False  # fortnightly, then monthly
    if not describing and (before == "then" or (after in _LASTING and before in _STOPS)):
        return False  # then weekly; "28 mg, weekly for a month"
    if (before in FUNCTION and before not in _PARTICLES) or not before or c.i == t.first:
        return True
    if before.endswith(("ed", "en", "es", "ts", "ns", "ly")) or before in {
        "held",
        "paid",
        "made",
        "run",
        "done",
        "met",
    }:
        return describing
    if describing:
        return True
    return not (before.isalpha() and not t.capital(c.i))


_LASTING = words("for until from")
_STOPS = words(", : ;").union({""})
_BY_WAY = words("by with as a of need needs have requires require")
_SHOTS = words("injection injections infusion infusions tablet tablets capsule capsules shot shots")
_BRIEF = words("day minute night moment")


_HOW = words("much many often")


def indefinite_time(c: Candidate, where: BlockKind) -> bool:
    """ "several times a day", "what a day"; "for a month", "a year later" are lengths of time."""
    t = c.t
    tokens = t.tokens
    before, after = tokens[c.i - 1], tokens[c.j]
    unit = tokens[c.i + 1]
    if after in {"ago", "later", "earlier", "old", "long", "prior"} or unit.endswith("'s"):
        return False
    if before in {"within", "than"} or after in {"after", "before"} or tokens[c.j : c.j + 2] == ["or", "two"]:
        return False
    if "you" in tokens[c.i - 6 : c.i] and not _HOW.isdisjoint(tokens[max(c.i - 8, 0) : c.i - 1]):
        return True  # how much you pay over a year
    if before == "of" and tokens[c.i - 2] == "order":
        return False  # on the order of a minute
    if before in {"such", "what", "not", "quite", "many", "times", "once", "twice", "be", "become"}:
        return True
    if before == "of" and (tokens[c.i - 2].endswith("day") or tokens[c.i - 2] in {"time", "month", "week"}):
        return True  # the first Thursday of a year
    if before in {"is", "was"}:
        return unit in _BRIEF or after not in {"", ".", ",", "after", "before"}
    if singular(before) is not None and not before.endswith(("lasts", "takes", "spends", "waits", "sees", "rains")):
        return True
    if before in {"of", "time", "lot", "bit"} and unit in _BRIEF:
        return True
    if unit in _BRIEF and before not in PREPOSITIONS and before not in {"about", "nearly", "almost", "least", "than"}:
        return True
    return (
        after.isalpha()
        and after not in FUNCTION
        and after not in {"after", "before"}
        and unit in {"week", "day", "night"}
    )
