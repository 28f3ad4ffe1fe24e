"""Tests for halves, quarters and doubles that say no amount: "the first half", "a double room"."""

from ..model import BlockKind
from .candidate import Candidate
from .lexicon import CLAUSE_OPENERS, FUNCTION, PREPOSITIONS, is_past, is_superlative, words
from .numerals import CARDINALS
from .units import singular

_OWNED = words("the its their his her your our a an")
_WHOLES = _OWNED | words("of as all that what my")


def loose_fraction(c: Candidate, where: BlockKind) -> bool:
    """ "the first half", "a half truth"; "half of", "half the price", "the remaining half" say how much."""
    t = c.t
    tokens = t.tokens
    if c.value != 0.5:
        return False
    before, after = tokens[c.i - 1], tokens[c.j]
    if tokens[c.ni] == "one" and (after in {"most", "least"} or is_superlative(after)):
        return False  # one of the two oldest trees
    if tokens[c.ni] not in {"half", "a", "one"} or (before in {"and", "two", "one"} and tokens[c.i] != "half"):
        return False
    if before in _SIDES and not (before == "other" and (after == "of" or is_past(after))):
        return True
    if after == "-" and not t.gaps[c.j]:
        return tokens[c.j + 1] not in {"point", "percentage"}
    if after in _WHOLES or not after.isalpha():
        return False
    if (before in CLAUSE_OPENERS or before == "other") and is_past(after):
        return False
    if before in PREPOSITIONS or before in {"remaining", "least", "nearly", "almost", "about", "than", "only"}:
        return False
    return not (after in FUNCTION or singular(after) is not None or after in {"said", "had", "million"})


_SIDES = words("first second last latter front back top bottom other upper lower early")
_AS_NOUN = words("as the that this what its their his her in by since to from between over after during within every "
                 "again and or , . ; : ) with for when than at because but while last on").union({""})  # fmt: skip


def _is_second_noun(c: Candidate) -> bool:
    """Whether the word is a noun with another before it: "a stunt double", "the test double"."""
    tokens = c.t.tokens
    return tokens[c.i - 2] in {"a", "the", "this"} and tokens[c.i - 1].isalpha() and tokens[c.i - 1] not in FUNCTION


def _is_halving(c: Candidate) -> bool:
    """ "it halves the dose", "improves the speed, halves critical latency": the verb, not the two halves."""
    before, after = c.t.tokens[c.i - 1], c.t.tokens[c.j]
    if before in _DOING:
        return after in _OWNED or (after.isalpha() and after not in FUNCTION)
    return after in _OWNED and before.isalpha() and before not in FUNCTION and before not in CARDINALS


_DOING = words(", and that which it this")


def _after_single(c: Candidate) -> bool:
    """ "single, double or triple": names of kinds."""
    tokens, k = c.t.tokens, c.i - 1
    while tokens[k] in _KINDS_OF:
        k -= 1
    return tokens[k] == "single" and k < c.i - 1


_KINDS_OF = words(", or and double triple -")


def describing_double(c: Candidate, where: BlockKind) -> bool:
    """ "double-blind", "a double room"; "doubled", "double the price" are claims."""
    t = c.t
    word, after = t.tokens[c.ni], t.tokens[c.j]
    if word in {"double", "triple", "quadruple"}:
        if (
            t.tokens[c.i - 1] == "long"
            or _after_single(c)
            or after == "-"
            or (after not in _AS_NOUN and t.tokens[c.i - 1] not in {"to", "will", "would", "could", "may"})
        ):
            return True
        before = t.tokens[c.i - 1]
        if _is_second_noun(c):
            return True
        return after in {",", ".", ")", ""} and before in {"a", "the", "in"}
    if word == "doubled" and not _SPELLING.isdisjoint(t.words):
        return True  # the last consonant is doubled
    if word == "halves":
        return not _is_halving(c)
    if word == "doubling" and after == "down":
        return True
    return word == "doubles" and (
        after == "as" or after in _OF_TWO_PAIRS or t.tokens[c.i - 1] in {"men's", "women's", "the", "mixed", "a"}
    )


_OF_TWO_PAIRS = words("player players match matches final finals partner partners team teams title titles tennis court")
_SPELLING = words("consonant consonants vowel vowels")
