"""Tests for number words that do not count: set phrases, compounds."""

from ..model import BlockKind, Kind
from .candidate import Candidate
from .lexicon import CONTRAST, FUNCTION, words


def idiom(c: Candidate, where: BlockKind) -> bool:
    """ "a sentence or two", "one to one", "split in two", "the aim is twofold", "no two": what no row of `familiar` can say."""
    tokens = c.t.tokens
    if tokens[c.i : c.i + 3] == ["one", "of", "the"] and tokens[c.j - 1] in {"two", "three"}:
        return tokens[c.j] in _HOLDS and tokens[c.i - 1] not in CONTRAST
    if tokens[c.i - 1] == "or" and c.form == "word" and tokens[c.i - 3] in {"a", "an"} and c.kind is not Kind.SHARE:
        return True  # a sentence or two
    if c.high is not None and c.high == c.value == 1 and c.kind is not Kind.FREQUENCY:
        return True  # one to one
    if tokens[c.ni] == "twice" and c.kind is Kind.COUNT:
        if tokens[c.i - 1] in _TYPED and tokens[c.i - 2] == "be":
            return True  # the flag may be specified twice
        if tokens[c.i - 1] in {"used", "given"} and not _SWITCHES.isdisjoint(tokens[max(c.i - 5, 0) : c.i]):
            return True  # if this option is used twice
        return c.t.code and "same" in tokens[max(c.i - 6, 0) : c.i]  # reading the same `Row` twice
    if c.kind is Kind.MULTIPLE and tokens[c.j - 1].endswith("fold") and tokens[c.i - 1] in {"is", "are", "was", "were"}:
        return tokens[c.j] == ":" or not _ENUMERATED.isdisjoint(tokens[max(c.i - 8, 0) : c.i])  # the aim is twofold
    if c.value == 2 and tokens[c.i - 1] == "in" and c.kind is Kind.NUMBER and c.form == "word":
        return not _PARTING.isdisjoint(tokens[max(c.i - 7, 0) : c.i])  # the path was split in two
    if tokens[c.i] == "a" and c.unit == "time" and tokens[c.nj] == "times":
        return True
    none = tokens[c.i - 1] == "no" and tokens[c.i - 2] not in {"there", "with", "had"}
    return none and c.form != "one" and c.kind is not Kind.DURATION


_FILLED = words("runs run filled padded padding sequence sequences string strings block blocks with")
_SWITCHES = words("option flag parameter switch")
_TYPED = words("specified passed typed")
_ENUMERATED = words("aim aims goal goals purpose purposes reason reasons objective objectives contribution contributions "
                    "challenge problem motivation answer")  # fmt: skip
_PARTING = words("cut cuts cutting split splits splitting divide divides divided dividing break breaks broke broken tear tore torn "
                 "fold folds folded folding snap snapped slice sliced chop chopped saw sawn")  # fmt: skip
_HOLDS = words("is has can may must will should")


_COUNTABLE = words(
    "person member page item point story storey bedroom time goal seat vote patient center centre site dose drug nation "
    "state team game match set judge run child man woman car family arm year-old nil bed room volume part-time word "
    "question test inch country episode hit strike"
)


_DESCRIBING = words(
    "way sided step dimensional tailed layer layered wheel wheeled legged pronged piece ply tier tiered party handed faced "
    "letter star pack course by on to off size line hand degree fold thirds liner eyed headed fisted tone minute's man "
    "clause terminal parameter class fits shot hot body pass bit dimensionally factor spirited"
)


_PLAYING = words("band group ensemble choir orchestra combo outfit")


def compound(c: Candidate, where: BlockKind) -> bool:
    """ "two-way", "three-dimensional", "one-off"; "five-stage", "six-person" state a count."""
    t = c.t
    if t.tokens[c.nj] == "dimensional" and c.plain:
        return True  # a 2 dimensional array
    if c.value == 0 and c.unit in {"byte", "bit"}:
        if c.t.tokens[c.nj] == "-":
            return True  # a zero-byte file
        if c.bound == ">":
            return True  # any write of more than 0 bytes
        if c.form == "word" and not _FILLED.isdisjoint(c.t.tokens[c.i - 2 : c.i]):
            return True  # filled with zero bytes
    if c.form not in {"word", "one", "digit"} or c.sure():
        return False
    if t.tokens[c.nj] == "*" and not t.gaps[c.nj] and c.plain:
        return t.tokens[c.nj + 1] in _STARRED  # 5* hotels
    if c.form == "word" and c.high is None and (c.value or 0) > 1 and t.tokens[c.nj] in _MADE_OF:
        after = t.tokens[c.nj + 1]
        return after.isalpha() and after not in FUNCTION  # a four wheel drive
    if t.gaps[c.nj] or t.tokens[c.nj] != "-":
        return False
    word = t.tokens[c.nj + 1]
    if t.gaps[c.nj + 1] or not word.isalpha():
        return False
    if c.value == 0:
        return True
    if word == "piece" and not _PLAYING.isdisjoint(t.tokens[c.nj + 2 : c.nj + 6]):
        return False  # a four-piece band
    return word in _DESCRIBING or (c.form != "digit" and (c.value or 0) < 4 and word not in _COUNTABLE)


_STARRED = words("hotel hotels resort resorts accommodation lodge lodges")
# One of these behind a number above one is part of a compound that lacks its hyphen.
_MADE_OF = words("wheel way door piece stroke dimensional legged sided storied tier layer ply lane step star course")
COMPOUND = _MADE_OF | words("- * byte bytes bit bits")
