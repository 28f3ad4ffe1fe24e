"""Tests for numbers that count nothing in particular: any two of a kind, exaggerations, numbered parts, files."""

import re

from ..model import BlockKind, Kind
from .candidate import Candidate
from .lexicon import FUNCTION, is_past, words
from .text import Text
from .units import UNITS

_FEW = 3


def generic_count(c: Candidate, where: BlockKind) -> bool:
    """ "where two or more rivers meet", "Two twins can look very different", "a pair of two beats a single one"."""
    if c.value is None or not 1 <= c.value <= _FEW or c.high is not None:
        return False
    return _or_more(c) or _any_pair(c) or _against_single(c)


def _or_more(c: Candidate) -> bool:
    t = c.t
    tokens = t.tokens
    k = c.nj
    if tokens[k] != "or" or tokens[k + 1] != "more" or len(t.spots) > _FEW:
        return False
    if any(spot != c.i and tokens[spot] != "one" for spot in t.spots):
        return False
    named = tokens[k + 2 : k + 5]
    if not named[0].isalpha() or named[0] in FUNCTION or not _COUNTED.isdisjoint(named):
        return False
    if any(word in UNITS for word in named):
        return False
    near = tokens[max(c.i - 8, t.first) : c.i]
    if tokens[c.i - 1] in _FINDING:
        return False
    if not _DEFINING.isdisjoint(t.words) or not _GATHERING.isdisjoint(near) or _is_definition(t):
        return True
    return not _ALLOWING.isdisjoint(t.words) and _HAPPENED.isdisjoint(t.words)


def _is_definition(t: Text) -> bool:
    """ "A partnership is a ...": a kind of thing, then what it is."""
    tokens = t.tokens
    if tokens[t.first] not in {"a", "an"}:
        return False
    return any(
        tokens[k] == "is" and tokens[k + 1] in {"a", "an", "any"} for k in range(t.first + 2, min(t.first + 6, t.last))
    )


_DEFINING = words("means mean refers refer called term known defined definition describes denotes where whenever any")
_ALLOWING = words("may can must shall should allow allows permit permits let lets if unless")
_HAPPENED = words("was were had did found reported showed")
_GATHERING = words("combination combinations combine combines combining between join joins joining merge merging mixture "
                   "consists consist composed comprises made when compare compares comparing across")  # fmt: skip
_FINDING = words("in had has have took after reported at")
_COUNTED = words("patients participants people children men women adults persons users drinks doses tablets trials studies times "
                 "days weeks months years hours infusions sessions drugs medicines symptoms episodes falls deaths visits")  # fmt: skip


def _any_pair(c: Candidate) -> bool:
    t = c.t
    tokens = t.tokens
    opens = c.i == t.first or tokens[c.i - 1] in {"and", ",", "but", "that", "why", "how"}
    if not opens or c.form != "word" or c.noun is None or _ALIKE.isdisjoint(t.words):
        return False
    return any(
        tokens[k] == "can" or (tokens[k] in _POSSIBLE and "have" not in tokens[k + 1 : k + 3])
        for k in range(c.noun + 1, min(c.noun + 10, t.last))
    )


_POSSIBLE = words("may might could")
_ALIKE = words("same different differently similar similarly identical alike differ opposite disagree")


def _against_single(c: Candidate) -> bool:
    t = c.t
    tokens = t.tokens
    if c.form != "word" or "single" not in t.words or tokens[c.i - 1] != "of" or tokens[c.i - 2] not in _JOINED:
        return False
    return "than" in t.words and c.noun is not None and tokens[c.noun] not in _COUNTED and len(t.spots) < _FEW


_JOINED = words("combination pair mixture ensemble union sum merger blend team")


def exaggeration(c: Candidate, where: BlockKind) -> bool:
    """ "a million things to do", "a hundred percent sure", "she is one in a million"."""
    tokens = c.t.tokens
    if c.kind is Kind.PERCENT:
        return c.value == 100 and tokens[c.j] in _CONVINCED
    if c.kind is Kind.SHARE:
        return tokens[c.j - 1] == "million" and tokens[c.j] in _STOPS and _about_someone(c)
    huge = tokens[c.i + 1]
    if c.i == c.t.first or tokens[c.i] != "a" or huge not in _HUGE or tokens[c.i - 1] in _HEDGING:
        return False
    countless = _COUNTLESS if huge in {"million", "billion"} else _ENDLESS
    return c.nj == c.i + 2 and not countless.isdisjoint(tokens[c.nj : c.nj + 4])


def _about_someone(c: Candidate) -> bool:
    before, further = c.t.tokens[c.i - 1], c.t.tokens[c.i - 2]
    return before in _CONTRACTED or (before in {"is", "was", "are"} and further in _SOMEONE)


_CONVINCED = words(
    "free anonymous confidential voluntary sure certain committed convinced behind honest positive confident"
)
_HUGE = words("hundred thousand million billion")
EXAGGERATING = _CONVINCED | _HUGE
_HEDGING = words("about around nearly almost over than roughly exactly of approximately")
_ENDLESS = words("things reasons ways excuses thoughts ideas worries opinions distractions")
_COUNTLESS = _ENDLESS | words("answers questions pieces emotions miles")
_STOPS = words(", . ; !").union({""})
_SOMEONE = words("he she they you we i")
_CONTRACTED = words("he's she's you're they're i'm")


def numbered_part(c: Candidate, where: BlockKind) -> bool:
    """ "violin 1, violin 2 and viola", "all the zones (1, 2 and 3)": numbers that tell parts apart."""
    t = c.t
    if not c.plain or c.value is None or not 0 <= c.value <= 9 or not {"1", "2"} <= t.words:
        return False
    tokens = t.tokens
    if _run_after_colon(c) or _is_key(c) or _opens_item(c):
        return True
    if c.value == 0:
        return False
    word = tokens[c.i - 1]
    other = "2" if c.value == 1 else "1"
    if word.isalpha() and word not in FUNCTION and not is_past(word):
        for k in range(max(c.i - 13, t.first), min(c.i + 13, t.last)):
            if tokens[k] == word and tokens[k + 1] == other and t.gaps[k + 1]:
                return tokens[max(k, c.i - 1) - 1] in _LINKS
    return _bracketed_run(c)


_LINKS = words(", and or & to")


def _is_key(c: Candidate) -> bool:
    """ "1 is index, 2 is middle", "1 (index), 2 (middle)": each number stands for a word."""
    t = c.t
    tokens = t.tokens
    sign = tokens[c.j]
    if sign not in _STANDS_FOR or not tokens[c.j + 1].isalpha():
        return False
    neighbours = {str(int(c.value or 0) + step) for step in (-1, 1)}
    near = range(max(c.i - _KEY_REACH, t.first), min(c.j + _KEY_REACH, t.last))
    return any(tokens[k] in neighbours and tokens[k + 1] == sign and tokens[k + 2].isalpha() for k in near)


_STANDS_FOR = words("is are = ( means")
_KEY_REACH = 10  # tokens


def _opens_item(c: Candidate) -> bool:
    """The 1 of "two conditions: 1 this device ..., and 2 this device ...": its neighbour opens a part with the same word."""
    tokens = c.t.tokens
    word = tokens[c.nj]
    if word not in FUNCTION or tokens[c.i - 1] not in _OPENING:
        return False
    near = {str(int(c.value or 0) + step) for step in (-1, 1)}
    return any(
        tokens[k] in near and tokens[k + 1] == word and tokens[k - 1] in _OPENING
        for k in range(c.t.first + 1, min(c.t.last, c.j + _LONG_PART))
    )


_OPENING = words(": ; , and or")
_LONG_PART = 60  # tokens


def _bracketed_run(c: Candidate) -> bool:
    """Whether the number is one of a run 1, 2, ... that fills a bracket behind a plural."""
    start, end, run = _run(c)
    t = c.t
    return (
        t.tokens[start] == "("
        and t.tokens[start - 1][-1:] == "s"
        and bool(t.gaps[start])
        and t.tokens[end] == ")"
        and len(run) > 1
        and run == list(range(1, len(run) + 1))
    )


def _run_after_colon(c: Candidate) -> bool:
    """Whether the number is one of a run 0, 1, 2 or 1, 2, 3 that is all a colon brings: "three tiers: 0, 1 and 2"."""
    start, end, run = _run(c)
    if c.t.tokens[start] != ":" or c.t.tokens[end] not in {"", ".", ";"} or len(run) < _FEW:
        return False
    return run[0] < 2 and run == list(range(run[0], run[0] + len(run)))


def _run(c: Candidate) -> tuple[int, int, list[int]]:
    """The numbers of one digit around this one that only commas and the like part: the tokens before and behind, and they."""
    tokens = c.t.tokens
    start, end = c.i, c.i
    while tokens[start] in _RUN and c.i - start < _LONGEST_RUN:
        start -= 1
    while tokens[end] in _RUN and end - c.i < _LONGEST_RUN:
        end += 1
    return start, end, [int(token) for token in tokens[start + 1 : end] if token.isdecimal()]


_RUN = words(", and or & 0 1 2 3 4 5 6 7 8 9")
_LONGEST_RUN = 24  # tokens


def file_size(c: Candidate, where: BlockKind) -> bool:
    """ "the leaflet (PDF, 240 KB)": how large a download is."""
    t = c.t
    tokens = t.tokens
    if not _BYTES.fullmatch(tokens[c.j - 1]):
        return False
    before = tokens[c.i - 1]
    if (before not in {"(", ",", "-", "|", ":", "["} and before not in _FORMATS) or tokens[c.j] not in {
        ")",
        "]",
        ",",
        "",
        ".",
        "|",
    }:
        return False
    return not _FORMATS.isdisjoint(tokens[max(c.i - 4, 0) : c.i]) or tokens[c.j + 1] in _FORMATS


_BYTES = re.compile(r"[kmg]i?b")
_FORMATS = words("pdf csv zip docx doc xlsx xls epub mp3 mp4 pptx ppt jpg png download txt")


def kind_of_school(c: Candidate, where: BlockKind) -> bool:
    """ "a four-year college", "two-year degrees": the name of a kind, not a time that was measured."""
    t = c.t
    return t.tokens[c.nj] == "-" and c.unit == "year" and c.value in {2, 4} and t.tokens[c.j] in SCHOOLS


SCHOOLS = words("college colleges university universities institution institutions school schools degree degrees")
