"""Tests for counts of what the page itself holds: its parts, what it covers, what its pictures show."""

from ..model import BlockKind
from .candidate import Candidate
from .lexicon import LIST_NOUNS, words


def covered_here(c: Candidate, where: BlockKind) -> bool:
    """ "Two rarer kinds of tumour are also covered in this leaflet": what is on the page, not in the world."""
    t = c.t
    if _own_division(c) or _shown_here(c) or _held_here(c):
        return True
    if t.tokens[t.first] in {"below", "here"} and t.tokens[t.first + 1] in {"we", "i", "are"} and c.noun is not None:
        return c.form == "word" and t.tokens[c.noun] in LIST_NOUNS
    if (
        "this" not in t.words
        or (_COVERED.isdisjoint(t.words) and t.tokens[t.first] != "in")
        or c.value is None
        or c.value > _FEW
    ):
        return False
    k = t.tokens.index("this")
    if k == t.first + 1 and t.tokens[t.first] == "in":
        return t.tokens[k + 1] in OWN_PARTS and not _READERS.isdisjoint(t.words)
    return t.tokens[k - 1] in {"in", "on", "by"} and t.tokens[k + 1] in OWN_PARTS


def _own_division(c: Candidate) -> bool:
    """ "I have split it up into eleven sections", "This book is divided into four parts"."""
    t = c.t
    tokens = t.tokens
    if tokens[c.prev] != "into" or c.noun is None or tokens[c.noun] not in _TEXTUAL:
        return False
    before = tokens[max(c.i - 8, t.first) : c.i]
    if _DIVIDED.isdisjoint(before):
        return False
    own = "this" in before and not OWN_PARTS.isdisjoint(before[before.index("this") + 1 :][:2])
    return own or not {"i", "we", "i've", "we've"}.isdisjoint(before)


def _held_here(c: Candidate) -> bool:
    """ "This worksheet contains 20 questions about the war": how long the page is."""
    tokens = c.t.tokens
    k = c.t.first
    if tokens[k] != "this" or tokens[k + 1] not in _SHEETS or c.noun is None or c.noun - k > _REACH:
        return False
    return tokens[k + 2] in {"contains", "has", "includes", "holds"} and tokens[c.noun] in _ON_SHEET


_SHEETS = words("document page quiz worksheet packet guide article tutorial lesson handout test set")
_ON_SHEET = words("questions pages exercises problems sections tasks slides flashcards words")


def _shown_here(c: Candidate) -> bool:
    """ "Two carts that move on a track are shown below.": what a picture on the page holds."""
    t = c.t
    if c.i != t.first or c.noun is None:
        return False
    for k in range(c.noun + 1, min(c.noun + _REACH, t.last)):
        if t.tokens[k] == "are" and t.tokens[k + 1] in _DRAWN:
            return t.tokens[k + 2] in _ON_PAGE
    return False


_TEXTUAL = words("sections parts chapters headings themes lessons modules")
_DIVIDED = words("divided split organised organized structured broken arranged grouped")
_DRAWN = words("shown pictured depicted drawn")
_ON_PAGE = words(", . below above here").union({""})
_READERS = words("you we i we'll you'll i'll")
_COVERED = words(
    "discussed covered described explained reviewed presented listed outlined summarised summarized introduced"
)
OWN_PARTS = words("chapter section guide article tutorial lesson handout leaflet factsheet summary page booklet")
_FEW = 12
_REACH = 18  # tokens
