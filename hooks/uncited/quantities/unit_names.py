"""Tests for names that look like measurements: 50 Cent, the 5,000m record, Landsat-9C."""

from ..model import BlockKind, Kind
from .candidate import Candidate
from .lexicon import BE, FUNCTION, PREPOSITIONS, words


def named_unit(c: Candidate, where: BlockKind) -> bool:
    """50 Cent, 28 Days Later, 60 Minutes: a unit with a capital letter, in a sentence that is no title."""
    t = c.t
    if c.kind is Kind.MEASURE and c.i > t.first and t.tokens[c.i - 1] == "-" and not t.gaps[c.i]:
        return _lettered_model(c) or c.t.tokens[c.j - 1] == "bit"  # non-64bit
    if c.kind is Kind.MONEY and c.t.written(c.i) == "rs" and len(c.t.tokens[c.nj - 1]) > _LONGEST_RUPEES:
        return True  # rs2075650, a place in the genome
    if _plural_of_models(c) or (c.unit == "bit" and c.t.tokens[c.j - 1] == "bit") or _is_word_size(c):
        return True  # the 787s, 64 bit Windows, 32 and 64 bit
    if not c.sure() or c.form != "digit" or c.nj >= c.j or where in (BlockKind.CELL, BlockKind.HEADER):
        return False
    word = t.written(c.nj)
    if _part_of_craft(c, word):
        return True
    if c.j > c.nj + 1 or (t.tokens[c.i - 1] in _MEASURING and not t.capital(c.j) and word != "Cent"):
        return False  # 8 Megabits per second, within 30 Days
    return (
        len(word) > 3
        and word.istitle()
        and t.tokens[c.nj] not in _CAPITAL_UNITS
        and c.i > t.first
        and not t.in_title_case()
    )


def _is_word_size(c: Candidate) -> bool:
    """The 32 of "32 and 64 bit", "8, 16, or 32-bit"."""
    t = c.t
    if not c.plain or c.kind is not Kind.NUMBER or t.tokens[c.nj] not in _LINKS:
        return False
    k = c.nj
    while t.tokens[k] in _LINKS or (t.tokens[k] in _WORD_SIZES and t.tokens[k + 1] in _LINKS):
        k += 1
    if t.tokens[k] not in _WORD_SIZES:
        return False
    return t.tokens[k + 2 if t.tokens[k + 1] == "-" else k + 1] == "bit"


_LINKS = frozenset({"and", "or", "/", "&", ","})
_WORD_SIZES = words("8 16 24 32 48 64 96 128 256")


def _plural_of_models(c: Candidate) -> bool:
    """ "the 787s in the air", "the airline's 747-8s": no second, whose length a falling range or an owner would not have."""
    t = c.t
    if c.unit != "second" or t.tokens[c.j - 1] != "s" or t.gaps[c.j - 1] or c.decimals:
        return False
    if c.high is not None:
        return c.high < (c.value or 0)
    before, after = t.tokens[c.i - 1], t.tokens[c.j]
    if c.t.capital(c.i - 1) and before.isalpha() and before not in FUNCTION and c.i - 1 > c.t.first:
        return (c.value or 0) > _LONGEST_SECONDS  # Boeing 747s
    owned = before in {"the", "these", "those"} or before.endswith("'s") or before in _PAIR
    return owned and (c.value or 0) > _LONGEST_SECONDS and (not after.isalpha() or after in PREPOSITIONS or after in BE)


_PAIR = words("two three both")
_LONGEST_RUPEES = 5  # digits without a comma
_LONGEST_SECONDS = 99


def _lettered_model(c: Candidate) -> bool:
    """The 3B of "Sentinel-3B": a letter that is a unit elsewhere, glued to a number that is glued to a name."""
    t = c.t
    letter = t.written(c.nj)
    return (
        c.j == c.nj + 1
        and len(letter) == 1
        and letter.isupper()
        and not t.gaps[c.nj]
        and t.gaps[c.i - 1] == ""
        and t.capital(c.i - 2)
    )


def _part_of_craft(c: Candidate, word: str) -> bool:
    """The 7 of "the Dragon 7 capsule", "the Kestrel 9 second stage": a unit in the singular after a name."""
    t = c.t
    k = c.i - 1
    return (
        c.j == c.nj + 1
        and (c.value or 0) > 1
        and word in _PARTS_OF_CRAFT
        and t.gaps[c.nj] != ""
        and k > t.first
        and t.capital(k)
        and t.tokens[k].isalpha()
        and not t.in_title_case()
    )


_PARTS_OF_CRAFT = words("capsule second minute")
_MEASURING = words("within for than after least most about of to every over under up at")
_CAPITAL_UNITS = words("celsius fahrenheit kelvin hertz sievert sieverts tesla becquerel joule joules watt watts pascal euro "
                       "euros percent volts amps ohms")  # fmt: skip


_RECORD_THINGS = words("holder holders time times attempt book books set")
_RACES = words("record race final champion champions freestyle hurdles title event gold relay sprint steeplechase runner "
               "runners butterfly medley silver bronze world indoor heats semi-final backstroke breaststroke individual")  # fmt: skip


def race(c: Candidate, where: BlockKind) -> bool:
    """The 5,000m record, the 100 metres final: the name of an event."""
    t = c.t
    if c.unit not in {"m", "km", "mile", "yard"}:
        return False
    if t.tokens[c.j] == "record" and t.tokens[c.j + 1].isalpha() and t.tokens[c.j + 1] not in FUNCTION | _RECORD_THINGS:
        return False  # a 300-m record span
    return t.tokens[c.j] in _RACES or (t.tokens[c.i - 1] in {"indoor", "outdoor", "women's", "men's", "freestyle"})
