"""Tests for the numbers by which the law is cited: "the Mines Act, R.S.O. 1990, c. M.14", "section 11e (9)"."""

import re

from ..model import Kind
from .candidate import Candidate
from .lexicon import words
from .numerals import ORDINAL_ENDINGS
from .text import Text

# The abbreviated name of a series of reports or of a code, between two numbers: "27 F.3d 1499", "40 N.C. App. 564".
_SERIES = "USC CFR ALR WLR CLR ALJR SCR DLR FCR NSWLR".split()
_REPORTER = re.compile(
    r"\b[0-9]{1,3} (?:(?:[A-Z][A-Za-z]{0,5}\. ?){2,4}(?:[23]d |[4-9]th )?|[A-Z][A-Za-z]{0,5}\. ?(?:[23]d|[4-9]th) |Stat\. |"
    rf"(?:{'|'.join(_SERIES)})(?:[23]d|[4-9]th)? )(?:§+ ?)?[0-9]{{1,5}}(?:, [0-9]{{1,5}}\b)*"
)
_ABBREVIATED = frozenset({".", *map(str.lower, _SERIES)})
# Hours, months, titles and degrees are abbreviated as well.
_NO_REPORTER = re.compile(
    r"^[0-9]+ (?:[AP]\.? ?M\b|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mrs?|Ms|Dr|St|Ph|B\.|M\.D|Q\.|T\.)"
)
_NEAR = 60  # letters


def in_report(c: Candidate) -> bool:
    """The numbers of "27 F.3d 1499, 1503", "28 U.S.C. 1332", "40 N.C. App. 564"."""
    t = c.t
    if len(t.spots) < 2 or _ABBREVIATED.isdisjoint(t.tokens[max(c.i - _NEAR, t.first) : min(c.j + _NEAR, t.last - 1)]):
        return False
    if not any(map(t.capital, (c.j, *range(c.i - 5, c.i)))) and t.tokens[c.i - 1] != ",":
        return False
    at, end = t.starts[c.i], t.ends[c.nj - 1]
    for found in _REPORTER.finditer(t.norm, max(at - _NEAR, 0), end + _NEAR):
        if found.start() <= at and end <= found.end() and _NO_REPORTER.match(found.group()) is None:
            return True
    return False


def dated(c: Candidate) -> bool:
    """The date of "Res. 40, para. 3 (Dec. 3, 1992)"."""
    tokens = c.t.tokens
    if tokens[c.i - 1] != "(" or tokens[c.j] != ")":
        return False
    return tokens[c.i - 2].isdecimal() and not _DOCUMENTS.isdisjoint(tokens[max(c.i - 7, 0) : c.i - 2])


_DOCUMENTS = words("res para paras doc docket")


def chapter(c: Candidate) -> bool:
    """The 63 of "SC 1970, c 63": of a statute's year, no "c. 40 people"."""
    tokens, k = c.t.tokens, c.i - 1
    if tokens[k] == ".":
        k -= 1
    if tokens[k] not in _CHAPTERS or tokens[k - 1] != "," or c.j != c.nj or c.noun is not None:
        return False
    return tokens[k - 2].isdecimal() and not tokens[c.j].isalpha()


def statute_year(c: Candidate) -> bool:
    """The year of "S.O. 2001, c. 25", "the Mines Act, 2001", "Mines Act R.S.A 1990"."""
    if c.kind is not Kind.YEAR or c.high is not None:
        return False
    t = c.t
    tokens = t.tokens
    after = tokens[c.j]
    if after == ")" and _of_a_court(c):
        return True
    k = c.i - 1
    if (
        after == ","
        and tokens[c.j + 1] in _CHAPTERS
        and (tokens[c.j + 2] in {".", ","} or t.capital(c.j + 1) or t.written(k).isupper())
    ):
        return not tokens[k].isalpha() or t.capital(k)
    if tokens[k] == "," and tokens[k - 1] in _STATUTES and t.capital(k - 1):
        return not after.isalpha() or t.capital(c.j) or after in {"and", "or", "as", "which", "that", "to", "for"}
    initials = 0
    while tokens[k] == "." or (len(tokens[k]) == 1 and t.capital(k)):
        initials += tokens[k] != "."
        k -= 1
    return initials > 1 and tokens[k - (tokens[k] == ",")] in _STATUTES


def _of_a_court(c: Candidate) -> bool:
    """The year of "512 U.S. 218 (9th Cir. 1998)"."""
    t = c.t
    for k in range(c.i - 1, max(c.i - _COURT, t.first), -1):
        if t.tokens[k] == "(":
            return k < c.i - 2 and t.tokens[k - 1].isdecimal()
        if t.tokens[k].isalpha() and not t.capital(k) and t.tokens[k] not in _ENDINGS:
            return False
    return False


def subdivision(c: Candidate) -> bool:
    """The marks after the number of a section: "Subregulation (1)", "section 11e (9)", "paragraph 4(1A)(b)"."""
    t = c.t
    tokens = t.tokens
    if tokens[c.i - 1] != "(" or tokens[c.j] != ")" or c.j > c.i + 2:
        return False
    k = c.i - 2
    while len(tokens[k]) < 3 and (tokens[k] in _BRACKETS or tokens[k].isalnum()) and c.i - k < _MARKS:
        k -= 1
    return (tokens[k].isdecimal() and tokens[k - 1] in _SECTIONS) or tokens[k] in _SECTIONS


def is_legal_ordinal(t: Text, k: int) -> bool:
    """The "2d" of "2d Cir.", "the 3d edition"; "2d" by itself is two days."""
    if t.tokens[k + 1] != "d" or t.tokens[k][-1] not in "23":
        return False
    return t.tokens[k + 2] in _AFTER_2D or t.tokens[k - 1] in {"jur", "restatement"}


_COURT = 10  # tokens
_MARKS = 12
_ENDINGS = ORDINAL_ENDINGS | {"d"}
_BRACKETS = frozenset("()")
_SECTIONS = words("section sections subsection subsections regulation regulations subregulation subregulations rule subrule rules "
                  "paragraph paragraphs subparagraph clause subclause article articles sec s ss reg cl para schedule order")  # fmt: skip
_AFTER_2D = words("paragraph par para cir circuit ed edition edn dept dist district sess session supp series cong congress amendment "
                  "division div regiment battalion cavalry infantry")  # fmt: skip
_CHAPTERS = words("c ch chap chapter")
_STATUTES = words("act acts code ordinance regulations statutes law")
