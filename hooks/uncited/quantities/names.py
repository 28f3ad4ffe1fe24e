"""Tests for numbers that are part of a name: PHQ-9, Boeing 747, World War Two."""

from ..model import BlockKind, Kind
from .candidate import Candidate
from .labels import MEASURED
from .lexicon import FUNCTION, MONTHS, OUTCOMES, PREPOSITIONS, is_treatment, words
from .numerals import CARDINALS
from .units import singular
from .versions import LICENCES, PROGRAMS

_STARTERS = words("monday tuesday wednesday thursday friday saturday sunday in by since from until about over under nearly almost at on of for and but or only just between than "
                  "around approximately some another all the every after before within during with these those their "
                  "its up more less fewer additional total to there if when while because although as ages aged "
                  "iv im sc age that roughly is are was were an a no not most")  # fmt: skip


def proper_name(c: Candidate, where: BlockKind) -> bool:
    """Boeing 747, World War Two, Six Nations, the Fourteenth Amendment, Python 3.12: a number beside a capitalised word."""
    t = c.t
    tokens = t.tokens
    if _capital_number(c):
        return True
    if c.form in {"digit", "odd"}:
        return not c.sure() and (_name_before(c, where) or _name_after(c) or _is_remembered(c))
    if _is_shouted(c):
        return False
    if c.kind is Kind.YEAR and c.form == "ordinal":
        return t.capital(c.j - 1) and t.capital(c.j) and tokens[c.i - 1] in {"for", "of"} and not t.in_title_case()
    if (
        c.kind in (Kind.MEASURE, Kind.DURATION)
        and c.nj < c.j
        and t.capital(c.nj)
        and t.capital(c.j)
        and not t.in_title_case()
    ):
        return tokens[c.j].isalpha()  # Three Mile Island
    if not t.capital(c.ni) or c.ni == t.first or t.in_title_case() or c.form == "article":
        return False
    if tokens[c.ni - 1] == "of" and t.capital(c.ni - 2) and not c.sure():
        return True
    before, second = tokens[c.ni - 1], max(c.ni + 2 if tokens[c.ni + 1] == "-" else c.ni + 1, c.nj)
    if before in {".", ":", "!", "?", "-", "—", "*", "…"}:
        return c.form == "ordinal" and t.capital(c.j) and tokens[c.j] not in FUNCTION
    if before in {'"', "'", "("} and (tokens[c.ni - 2] in {",", ":", "said", ""} or c.ni - 2 < t.first):
        return False
    if c.sure() and c.kind is not Kind.DURATION and c.kind is not Kind.MEASURE and c.form != "fraction":
        return False
    return (t.capital(c.ni - 1) and not c.sure()) or (t.capital(second) and tokens[second].isalpha())


def _is_shouted(c: Candidate) -> bool:
    """ "for UP TO ONE WEEK": capitals that stress."""
    t = c.t
    if c.form in {"digit", "odd"} or not t.written(c.ni).isupper() or len(t.tokens[c.ni]) < 2:
        return False
    return c.sure() or (t.tokens[c.ni - 1] in FUNCTION and t.written(c.ni - 1).isupper())


def _capital_number(c: Candidate) -> bool:
    """ "7-Eleven", "one of the Seven Wonders": a number word with a capital inside a quantity."""
    t = c.t
    last = c.j - 1
    return (
        last > c.i
        and t.tokens[last] in CARDINALS
        and t.capital(last)
        and not t.capital(c.i)
        and t.capital(c.j) >= (t.tokens[last - 1] != "-")
    )


def model(c: Candidate, where: BlockKind) -> bool:
    """ "a 747 at the gate": no one counts with "a" before the number and nothing after it."""
    tokens = c.t.tokens
    if tokens[c.ni] in _AIRLINERS and tokens[c.i - 1] in {"the", "our", "its", "their", "a"}:
        return c.j == c.nj and tokens[c.j] not in {"who", "of", "were", "people"}
    if tokens[c.i - 1] not in {"a", "an"} or c.kind is not Kind.NUMBER or not c.plain or c.j != c.nj:
        return False
    if tokens[c.j] in {"on", "in", "%"} or (tokens[c.j] == "-" and not c.t.gaps[c.j]):
        return False
    return (c.value or 0) > 99 and (not tokens[c.j].isalpha() or tokens[c.j] in FUNCTION)


_AIRLINERS = words("707 717 727 737 747 757 767 777 787")


def _is_remembered(c: Candidate) -> bool:
    """September 11 without a year: the event."""
    return c.kind is Kind.DATE and c.value is None and c.t.tokens[c.i : c.i + 2] == ["september", "11"]


def _name_before(c: Candidate, where: BlockKind) -> bool:
    t = c.t
    tokens = t.tokens
    k = c.i - 1
    word = tokens[k]
    if tokens[c.j] == "of" and tokens[c.j + 1][:1].isdecimal():
        return False  # in Maryland 7 of 17 did
    if tokens[c.j] in {"v", "vs", "versus"} and tokens[c.j + 1][:1].isdecimal():
        return False  # VAS 62 v 60
    if not (word.isalpha() and t.gaps[c.i] and t.cased(k)):
        if _in_hyphens(c, k):
            return c.kind is Kind.NUMBER and c.nj == c.j
        return tokens[k] == "." and _initial(c)
    if word == "us" and t.written(k) == "US" and not _ROADS.isdisjoint(t.words):
        return c.kind is Kind.NUMBER and c.plain  # its end is at US 20
    if word in FUNCTION or word in MONTHS or word in _STARTERS:
        return False
    if c.kind is Kind.YEAR:
        return (
            word in _WITH_YEARS
            or (word in _PRODUCTS and c.high is None and c.unit is None)
            or (
                len(word) > 2
                and t.written(k).isupper()
                and word not in _ACRONYMS
                and (tokens[c.j] not in FUNCTION - {"was"} or _again(c) or tokens[k - 1] == "at")
                and not t.in_title_case()
            )
        )
    if (
        c.high is not None
        or c.counts_people()
        or c.kind in (Kind.DATE, Kind.RANK, Kind.SCORE)
        or c.nj != c.j
        or (tokens[c.j] in {"%", ")"} and tokens[k - 1] == "(" and _may_be_result(c, k) and not _is_ship(c))
    ):
        return False
    if is_treatment(word):
        return False  # ECT 41, ketamine 55
    if word in _TIME_NUMBERED and tokens[k - 1] in PREPOSITIONS:
        return False  # by Day 5
    if where in (BlockKind.CELL, BlockKind.HEADER) and k == t.first:
        return False
    if "," in tokens[c.ni]:
        return False
    if word in _NUMBERED:
        return True
    if _is_score(c, k) or _is_of_people(c, k):
        return False
    if tokens[c.j] == "or" and tokens[c.j + 1] in _LIMITING and word not in PROGRAMS:
        return False  # MADRS 12 or less
    if k == t.first and word.endswith("ing"):
        return False  # Pooling 9 trials
    if k == t.first and (c.kind is not Kind.NUMBER or singular(word) is not None):
        return False  # any word has a capital there: "Eat 5 portions"
    if t.written(k).isupper() and c.plain and c.kind is Kind.NUMBER:
        return (c.value or 0) < _LONGEST_CODE  # EC 48205
    return c.value is None or c.value < 10000


def _is_ship(c: Candidate) -> bool:
    """The 21 of "USS Marsh (DD 21)"."""
    return not _SHIPS.isdisjoint(c.t.tokens[max(c.i - 7, 0) : c.i - 2])


_SHIPS = words("uss hms hmas hmcs hmnzs usns usnv rms rv mv fv usat")


def _in_hyphens(c: Candidate, k: int) -> bool:
    """ "GraphQL-core 3": a name of parts, of which the last at token k has no capital and the first has several."""
    t = c.t
    if t.tokens[k - 1] != "-" or t.gaps[k] or t.gaps[k - 1] or not (t.tokens[k].isalpha() and t.gaps[c.i]):
        return False
    first = t.written(k - 2)
    return sum(map(str.isupper, first)) > 1 and any(map(str.islower, first))


def _may_be_result(c: Candidate, k: int) -> bool:
    """ "(OR 2.0)", "(Median 4)": a statistic in a bracket; not "(Topic 842)", "(MPL 2.0)"."""
    word = c.t.tokens[k]
    return word not in LICENCES and (word in MEASURED or c.t.written(k).isupper() or len(word) < 4 or c.decimals > 0)


def _is_score(c: Candidate, k: int) -> bool:
    """ "On the MADRS 34 was the mean", "HAM-D 22 at baseline": behind a scale at token k; GAD 7 and PHQ 9 are names."""
    tokens = c.t.tokens
    if tokens[k] in _SCORED:
        return c.value not in {7.0, 9.0}
    return tokens[k] in {"d", "ii"} and tokens[k - 2] in _SCORED | {"ham"}


def _is_of_people(c: Candidate, k: int) -> bool:
    """ "Of those on ECT 31 dropped out", "in Boston 12 clinics offer it": a count behind a name at token k, and no part of it."""
    tokens = c.t.tokens
    if c.kind is Kind.COUNT and c.noun is not None and tokens[k - 1] in _AT and c.form == "digit":
        return True
    if not c.plain or c.kind not in (Kind.NUMBER, Kind.COUNT):
        return False
    if tokens[c.j] in {"were", "had"}:
        return tokens[c.j + 1] in _UNDERGONE
    return tokens[c.j] in OUTCOMES or (tokens[c.j : c.j + 2] == ["took", "part"] and (c.value or 0) > 9)


_UNDERGONE = words("treated randomised randomized enrolled analysed analyzed given assigned mania side nausea")


def _again(c: Candidate) -> bool:
    """The first year of "XYZ 2023 and XYZ 2024"."""
    tokens = c.t.tokens
    return tokens[c.j] in {"and", "or", "to"} and tokens[c.j + 1] == tokens[c.i - 1] and tokens[c.j + 2].isdecimal()


def _initial(c: Candidate) -> bool:
    """H.R. 218, S. 44."""
    t = c.t
    k = c.i - 2
    return (
        len(t.tokens[k]) == 1
        and t.capital(k)
        and t.gaps[c.i] != ""
        and c.kind is Kind.NUMBER
        and c.plain
        and t.tokens[k - 2] != "u"
        and not t.gaps[k + 1]
    )


_TIME_NUMBERED = words("day week month")
_LIMITING = words("less lower fewer under below more higher above greater over")
_AT = words("in at on among with of under")
# Scales, and what blood and bodies are measured by.
_SCORED = words(
    "madrs hamd hdrs bdi qids moca cadss bprs ymrs cgi mmse bmi bp hb qtc nnh nnt smd es temp pulse alt ast crp tsh egfr hba1c ldl phq gad"
)
_LONGEST_CODE = 1_000_000
_ACRONYMS = words("usa")
_ROADS = words("route highway interstate terminus road bypass interchange junction freeway")


# Series whose numbers are names even where the series opens the sentence.
_NUMBERED = words("windows web landsat sentinel apollo soyuz voyager pioneer gemini mariner ariane playstation xbox android ios "
                  "macos ubuntu debian fedora python java photoshop psalm sonnet")  # fmt: skip
_WITH_YEARS = words("windows euro horizon vision agenda eurovision expo rio tokyo russell sdg office server wikimania "
                    "goals ngc hip messier psr target programme cop web area rule pycon")  # fmt: skip


# Products that are named by a year: Rust 2021, Word 2016.
_PRODUCTS = words("rust word excel outlook powerpoint access exchange sharepoint studio vs ecmascript es cobol fortran ada "
                  "matlab autocad photoshop edition tools toolkit sdk runtime")  # fmt: skip
_TITLED = words(
    "film movie novel book play album song poem show series musical opera ballet single magazine author band game"
)


def _name_after(c: Candidate) -> bool:
    """20th Century Fox, the film 12 Angry Men, 7 Eleven."""
    t = c.t
    if c.kind not in (Kind.NUMBER, Kind.COUNT):
        return False
    before = t.tokens[c.i - 1]
    titled = before in _TITLED or (before == "of" and t.tokens[c.i - 2] in _TITLED)
    if titled and t.capital(c.nj) and not t.in_title_case():
        return True
    if c.form != "digit" or c.i == t.first or not (t.capital(c.j) and t.capital(c.i - 1)) or t.in_title_case():
        return False
    before = before.removesuffix("'s")
    return before.isalpha() and before not in MONTHS and before not in _STARTERS
