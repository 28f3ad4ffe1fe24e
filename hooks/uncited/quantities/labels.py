"""Tests for numbers that tell parts apart: Figure 3, phase 2, row 12, element 114."""

from ..model import BlockKind, Kind
from .candidate import Candidate
from .lexicon import BE, DESIGNATORS, FUNCTION, PERSONS, PREPOSITIONS, is_past, is_treatment, words
from .statutes import subdivision
from .units import UNITS, singular


def labelled(c: Candidate, where: BlockKind) -> bool:
    """Figure 3, Type 2 diabetes, Phase 3, sections 4 and 5, RFC 7858, Schedule 70, week-numbered parts excepted."""
    t = c.t
    if subdivision(c):
        return True
    if c.sure() and c.kind is not Kind.SHARE and not _is_lettered(c):
        return False
    tokens = t.tokens
    k = c.i - 1
    if c.unit == "time" and c.nj < c.j:
        return False  # do this exercise 3 times
    if tokens[c.j] in PERSONS:
        return False  # in the ECT group 1 person died
    if tokens[k - 1] in _ALL_ALIKE and c.kind is Kind.COUNT and c.noun is not None:
        return False  # in each arm 12 people left
    if c.decimals and c.noun is not None:
        return False  # of those in the second part 24.9 points
    if c.kind is Kind.COUNT and tokens[k - 1] in _BEFORE_VERB:
        return False  # to release 4 sprays
    if c.kind is Kind.DATE and tokens[k] in {"version", "apiversion"} and tokens[c.i][:1].isdecimal():
        return True  # API version 2019-07-07
    if c.kind in (Kind.DATE, Kind.RANK) or (c.kind is Kind.SCORE and not t.capital(k)):
        return False
    if tokens[k] == "." and tokens[k - 1] == "s" and t.gaps[k - 1] and c.plain:
        return True  # s. 11
    if tokens[k] in {"(", "#", "§", ":", "."} and k > t.first:
        if tokens[k] in {"§", "#"}:
            return True
        if tokens[k] == "(" and tokens[k - 1] not in {"equation", "equations", "eq", "eqn", "eqs", "formula"}:
            return False
        if tokens[k] == "." and (len(tokens[k - 1]) > 5 or tokens[k - 1] not in DESIGNATORS):
            return False
        if tokens[k] == ":" and t.gaps[c.i]:
            return False
        k -= 1
    word = tokens[k]
    if word == "of" and tokens[k - 1].isdecimal() and tokens[k - 2] in _NUMBERED:
        return c.noun is None  # Part 2 of 2
    if word in {"year", "years"} and tokens[c.nj] in _PUPILS and tokens[k - 1] not in _AT_TIME:
        return c.plain and (c.value or 0) < _LAST_YEAR  # Year 6 pupils
    if tokens[c.ni] in _TAX_FORMS and c.j == c.nj:
        return word not in {"in", "since", "by", "until", "from"} or singular(tokens[c.j]) is not None
    if tokens[c.ni] == "990" and c.j == c.nj and word in {"the", "their", "irs"} and tokens[k - 1] != "of":
        return not is_past(tokens[c.j])  # the return of a charity
    if word == "numbered" and tokens[k - 1] == ",":
        return True
    if "patent" in tokens[k - 3 : k + 1] and word not in PREPOSITIONS:
        return True
    if "," in tokens[c.ni] or (c.decimals and word in {"size", "sizes", "level", "levels"}):
        return False
    if word == "v" and tokens[k - 1][-1:].isdecimal():
        return False  # 227 v 225
    if word == "extension" and tokens[k - 1] == "the":
        return False  # in the extension 603 took part
    if word in _OF_A_TRIAL and tokens[k - 1].isalpha() and tokens[k - 1] not in FUNCTION and is_past(tokens[c.j]):
        return False  # in the placebo arm 9 relapsed
    if word == "standard" and c.i - 1 == k and t.written(k - 1).isupper() and len(tokens[k - 1]) > 2:
        return True  # IEEE standard 802.11
    if word in DESIGNATORS:
        if word == "no" and tokens[k - 1] in _IN_TURN and c.plain:
            return True  # blog no 76
        if word == "no" and tokens[k - 1] in _REGISTERED and c.plain and (c.value or 0) > 99:
            return True  # application no 14168
        if word in {"no", "nos"} and tokens[k + 1] != "." and not t.capital(k):
            return False
        if (
            c.form in {"word", "one"}
            and word in _SEVERAL
            and (c.high is not None or tokens[c.j] in {"and", "or", "to"})
        ):
            return True  # rules one to four
        if c.form in {"word", "one"} and word not in _SPELT:
            return t.capital(c.i)
        return not (c.kind is Kind.YEAR and word in {"act", "series", "study", "report"})
    return False


_ALL_ALIKE = words("each every both either per all")


def _is_lettered(c: Candidate) -> bool:
    """Item 1A, Publication 590-A: a letter that is a unit elsewhere."""
    t = c.t
    near = c.kind in (Kind.MEASURE, Kind.DURATION) and c.j <= c.nj + 2
    return near and not t.gaps[c.j - 1] and len(t.tokens[c.j - 1]) == 1


_OF_A_TRIAL = words("arm group cohort")
_BEFORE_VERB = words("to will can may must should could would")
_NUMBERED = words("part page step volume lesson chapter slide module")
_PUPILS = words(
    "pupil pupils children student students class classes parents teacher teachers trip group leavers boys girls"
)
_AT_TIME = words("in at by after of per within during that this last next")
_LAST_YEAR = 14
_TAX_FORMS = words("1040 1099")


def numbered(c: Candidate, where: BlockKind) -> bool:
    """ "objects of generation 0", "the making of element 114": one thing without an article, and which of its kind it is.

    What is measured is named in the same way ("at age 5", "with score 12"): those nouns, and all that is no plain whole
    number, are left out.
    """
    t = c.t
    tokens = t.tokens
    k = c.i - 1
    word, before, after = tokens[k], tokens[k - 1], tokens[c.j]
    plain = c.form == "digit" and c.plain and not c.decimals and c.high is None and c.bound is None and c.hedge is None
    if not plain or c.prev != k or where in (BlockKind.CELL, BlockKind.HEADER) or not 0 <= (c.value or 0) < _MOST:
        return False
    if after[:1] in _GOES_ON or (after.isalpha() and after not in FUNCTION) or after in _PLURAL or not t.gaps[c.i]:
        return False
    if len(word) < 3 or not word.isalpha() or (t.cased(k) and k != t.first):
        return False
    if (
        word in FUNCTION
        or word in MEASURED
        or is_treatment(word)
        or word in UNITS
        or singular(word) is not None
        or is_past(word)
    ):
        return False
    if word.endswith(("ly", "ing", "al", "ous", "ive")):
        return False
    if k == t.first:
        return after in BE  # "Element 112 is heavy", not "Add 112 to it"
    return before in _OF_ONE


_OF_ONE = words("in on of from at with for see under between into by via as called named using")
_PLURAL = words("were are had have did do")
_GOES_ON = frozenset("%-/×x:*^°")
_MOST = 1000
# What a bare number may measure.
MEASURED = words(
    "age score rate ratio total average mean median index temperature weight height length width depth size dose value population sum "
    "maximum minimum peak baseline factor power order degree rank place speed capacity rating magnitude latitude longitude "
    "mass odds price cost strength density pressure volume range amount quantity frequency count percentage percent proportion sample "
    "placebo control parity gravidity gestation term radius diameter distance duration sensitivity accuracy bonus discount deficit "
    "surplus tax scale half least most fewer nearly last next first second third max min num area profit loss income debt"
)


def chained(c: Candidate, where: BlockKind) -> bool:
    """The 3 of "Figures 2 and 3", the 18 of "HPV 16 and 18"."""
    return c.chained and c.kind in (Kind.NUMBER, Kind.COUNT, Kind.YEAR, Kind.RATIO) and c.value is not None


_IN_TURN = words("blog issue episode bulletin newsletter lot leaflet")
_REGISTERED = words("application reference ref account invoice order policy file case claim registration charity company licence "
                    "license permit serial part plan certificate")  # fmt: skip
_SEVERAL = words(
    "rules steps parts chapters articles sections stages phases levels volumes figures tables options schedules items"
)
_SPELT = words("step phase chapter part stage figure type day act article volume section level grade tier table page "
               "scenario option group world war appendix lesson unit week number module")  # fmt: skip
