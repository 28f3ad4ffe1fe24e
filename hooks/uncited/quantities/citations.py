"""Tests for numbers of a citation: the year of a work, a law report, the year in the name of an act."""

from ..model import BlockKind, Kind
from .candidate import Candidate
from .lexicon import MONTHS, words
from .statutes import chapter, dated, in_report, statute_year

_DIGITS = frozenset("0123456789")


_REPORTERS = frozenset({"u", "c", "f", "s"})


def legal_citation(c: Candidate, where: BlockKind) -> bool:
    """347 U.S. 483, 42 U.S.C. § 1983, 21 CFR 50, [2002] 3 WLR 77."""
    t = c.t
    tokens = t.tokens
    if c.kind is Kind.DATE:
        return dated(c)
    if statute_year(c) or chapter(c) or in_report(c):
        return True
    j, i = c.nj, c.i
    if tokens[j] in {"cfr", "usc", "stat"} and t.capital(j):
        return True
    if tokens[i - 1] == "." and (tokens[i - 2 : i] == ["stat", "."] or tokens[i - 3 : i] == [".", "c", "."]):
        return True  # 17 Stat. 283, G.L.c. 215
    if tokens[i - 2] == "cfr" and c.decimals and tokens[i - 1].isdecimal():
        return True  # CFR 50 32.20
    if tokens[i - 1] == "]" and tokens[i - 3] == "[" and tokens[i - 2].isdecimal():
        return True
    if tokens[i - 1].isalpha() and t.written(i - 1).isupper() and "]" in tokens[i - 3 : i - 1] and tokens[i - 2] != "[":
        return True  # the page of "[1968] 1 WLR 1204"
    if tokens[j] in _REPORTERS and t.capital(j) and tokens[j + 1] == "." and t.gaps[j]:
        return tokens[j + 2] in {"s", "f", "2", "3", "supp", "ct"} and not (
            tokens[j : j + 4] == ["u", ".", "s", "."] and not (tokens[j + 4][:1] in _CITED or tokens[j + 4] == "c")
        )
    if c.high is not None and tokens[c.ni + 1] == "-" and _coded(c):
        return True
    return (
        tokens[i - 1] == "."
        and tokens[i - 2] == "s"
        and tokens[i - 4] == "u"
        and tokens[i - 5][:1] in _DIGITS
        and tokens[i - 5] != ""
    )


def _coded(c: Candidate) -> bool:
    """The 2-306 of "UCC 2-306", the section of a code that is known by its initials."""
    t = c.t
    k = c.i - 1
    return (
        1 < len(t.tokens[k]) < 6
        and t.tokens[k].isalpha()
        and t.written(k).isupper()
        and not t.gaps[c.ni + 1]
        and len(t.tokens[c.ni]) < 3
        and len(t.tokens[c.nj - 1]) == 3
        and t.tokens[c.nj - 1].isdecimal()
    )


_CITED = frozenset("0123456789§")


_SAYING = words(
    "found argued argues showed suggested suggests reported noted proposed described defined demonstrated stated wrote "
    "writes concluded observed developed introduced provides provided discussed identified explains explained points "
    "presented used conducted examined studied investigated also and claimed maintains and calls called refers"
)


def citation_year(c: Candidate, where: BlockKind) -> bool:
    """(Smith, 2007), Smith et al. (2007), (Lee 2012; Wu & Li, 2013)."""
    if c.kind is not Kind.YEAR or c.high is not None or c.unit is not None or c.value is None or c.form != "digit":
        return False
    t = c.t
    tokens = t.tokens
    if tokens[c.i - 1] == "(":
        if tokens[c.j] not in {")", ",", ";", ":"} and not (tokens[c.j] in _LETTER and not t.gaps[c.j]):
            return False
        before = tokens[c.i - 2]
        if before == "." and tokens[c.i - 3] in {"al", "eds", "ed"}:
            return True
        if before.isdecimal() and tokens[c.i - 3] == "." and t.capital(c.i - 4):
            return True  # 347 U.S. 483 (1954)
        if before.isdecimal() and tokens[c.i - 3] in _DECIDED:
            return True  # resolution 2086 (2013)
        if before in {"al", "colleagues", "coworkers"} or (before == "others" and tokens[c.i - 3] == "and"):
            return True
        if before == "'s" or before.endswith("'s"):
            return t.capital(c.i - 2)
        if not (before.isalpha() and t.capital(c.i - 2)):
            return False
        if before in _PUBLISHED and tokens[c.j] == ")":
            return True  # the edition: "Global Methane Ledger (2021)"
        if tokens[c.i - 3] in {"and", "&"} and t.capital(c.i - 4):
            return True
        if t.capital(c.i - 2) and (
            tokens[c.i - 3] in {"v", "vs"} or tokens[c.i - 3] in _POINTING or tokens[c.i - 4] == "v"
        ):
            return True
        close = c.j
        while tokens[close] not in {")", ""} and close < c.j + 8:
            close += 1
        return tokens[close + 1] in _SAYING or tokens[close + 1] in _AUTHORED
    if tokens[c.i - 1] == "[" and tokens[c.j] == "]":
        return True
    if tokens[c.i - 1] == "." and tokens[c.i - 3 : c.i - 1] == ["et", "al"]:
        return True  # Smith et al. 2013 found ...
    inside = _opening_bracket(c)
    if inside is None:
        return False
    k = c.i - 1
    if tokens[k] == ",":
        k -= 1
    if tokens[k] == ".":
        k -= 1
    if tokens[c.j] not in {")", ";", ",", ":", "]", ".", "for", "p", "pp", "see"} and not (
        tokens[c.j] in _LETTER and not t.gaps[c.j]
    ):
        return False
    name = tokens[k]
    if name == "al":
        return True
    if tokens[c.i - 1] == "," and _two_authors(c, k):
        return True
    if name[:1] in _DIGITS and k > inside:
        return tokens[k + 1] == "," and _opening_bracket(c) is not None and _cites(c, inside)
    if not t.capital(k) or name in MONTHS:
        return False
    return (tokens[c.i - 1] == "," or k == inside + 1 or tokens[k - 1] in {"&", "and", ";"}) and _cites(c, inside)


def _two_authors(c: Candidate, k: int) -> bool:
    """ "(a theory of memory, Gobet & Simon, 1996, 2000)": two names before the year, other years between."""
    t = c.t
    while t.tokens[k].isdecimal() and t.tokens[k - 1] == "," and c.i - k < 12:
        k -= 2
    return t.capital(k) and t.tokens[k] not in MONTHS and t.tokens[k - 1] == "&" and t.capital(k - 2)


def _cites(c: Candidate, inside: int) -> bool:
    """Whether the bracket that opens at token `inside` begins with a name, or with a signal such as "see"."""
    t = c.t
    k = inside + 1
    while t.tokens[k] in {
        "see",
        "e",
        ".",
        "g",
        ",",
        "cf",
        "also",
        "adapted",
        "from",
        "in",
        "after",
        "source",
        ":",
        "eg",
    } or (t.tokens[k] in _PARTICLES and (t.capital(k + 1) or t.tokens[k + 1] in _PARTICLES)):
        k += 1
    if not t.capital(k) or t.tokens[k] in MONTHS:
        return False
    return all(
        t.capital(m) or not t.tokens[m].isalpha() or t.tokens[m] in _IN_CITATION for m in range(k, min(c.i, k + 14))
    )


_DECIDED = words(
    "resolution resolutions decision decisions directive regulation law act bill circular order decree opinion"
)
_LETTER = words("a b c d e")
_PARTICLES = words("van von de der den di da del ter ten du dos la le")  # of a name: "(von Frisch, 1993)"
# What is named after its author: "the Marlow (1971) code".
_AUTHORED = words("code codes estimator estimators model models scale scales criteria criterion method methods equation equations formula "
                  "theory taxonomy classification definition procedure algorithm index typology")  # fmt: skip
_PUBLISHED = words("budget paper report outlook assessment atlas ledger index survey review guide handbook manual yearbook database "
                   "dataset statistics indicators inventory bulletin monitor factbook guidelines code framework")  # fmt: skip


_POINTING = words("by see compare with cf and following after in from per")


_IN_CITATION = words("et al and of the for on van von de der den la le di da in n d a b c p pp cited by see also")


def _opening_bracket(c: Candidate) -> int | None:
    for k in range(c.i - 1, max(c.i - 40, c.t.first - 1), -1):
        if c.t.tokens[k] in {"(", "["}:
            return k
        if c.t.tokens[k] in {")", "]"}:
            return None
    return None


_NAMED = words(
    "act acts award awards prize olympics olympic games cup championship championships plan accord agreement "
    "treaty convention protocol directive regulation bill oscars emmys grammys festival expo "
    "paralympics report review bylaw bylaws form strategy framework manifesto constitution declaration resolution statute statutes "
    "amendment amendments census regulations rules order orders ordinance ordinances byelaws"
)


# What is named by its year: "the New Laws of 1542", "the Panic of 1907".
_DATED = words("act acts law laws statute statutes code treaty charter edict ordinance constitution compromise tariff convention "
               "war panic crash revolution")  # fmt: skip
# Events and seasons: "the 2011 Harbour League"; a year after a preposition is when something happened.
_EVENTS = words("league trophy finals open masters marathon prix derby playoffs biennale summit symposium regatta classic "
                "tournament invitational conference bowl tour triennale exposition exhibition congress fair festival")  # fmt: skip
_MEETINGS = words("summit conference symposium congress workshop hackathon sprints academy")
_WHEN = words("in since by from until before after during")
_REISSUED = words("report survey assessment outlook index budget")


def year_in_name(c: Candidate, where: BlockKind) -> bool:
    """Human Rights Act 1998, the 1964 Civil Rights Act, the 2012 Olympic Games."""
    if c.kind is not Kind.YEAR or c.high is not None or c.unit is not None or c.form != "digit":
        return False
    t = c.t
    if t.tokens[c.i - 1] in _NAMED and t.capital(c.i - 1):
        return True
    if t.tokens[c.i - 1] == "(" and t.tokens[c.j] == ")" and t.tokens[c.i - 2] in _NAMED and t.capital(c.i - 2):
        return True  # the Referendums Act (2000)
    if t.tokens[c.i - 1] in {"and", "or", ","} and t.tokens[c.i - 2].isdecimal() and t.tokens[c.i - 3] in _NAMED:
        return t.capital(c.i - 3)  # the Laws Acts 1535 and 1542
    if t.tokens[c.i - 2 : c.i] == ["coronavirus", "disease"]:
        return True
    if t.tokens[c.i - 1] == "of" and t.tokens[c.i - 2] in _DATED and t.capital(c.i - 2):
        return True
    if t.tokens[c.j] in _REISSUED and t.capital(c.i - 1) and c.i - 1 > t.first and t.tokens[c.i - 1].isalpha():
        return t.tokens[c.i - 1] not in MONTHS  # the State of the Reefs 2018 report
    if t.tokens[c.i - 1] in {"/", "and", "or", ","} and "windows" in t.tokens[c.i - 5 : c.i - 1]:
        return True  # Windows XP / 2003
    if t.tokens[c.i - 1] in _MEETINGS:
        return True  # at the leadership summit 2019
    if t.tokens[c.i - 1] in {"edition", "editions"}:
        return True  # the language since edition 2018
    if t.tokens[c.j] in {"edition", "editions"}:
        return True
    k = c.j
    seen = False
    for _ in range(7):
        if t.tokens[k : k + 3] == ["by", "-", "law"] and t.capital(k):
            return seen  # the 2012 Parking By-law
        if not t.capital(k):
            return seen and t.tokens[k] in {"of", "and", "on", "for"} and t.tokens[k - 1] in _NAMED
        if t.tokens[k] in _NAMED and not (t.tokens[k] in {"act", "order"} and t.tokens[k + 1] in {"ii"}):
            return not t.in_title_case()
        if seen and t.tokens[k] in _EVENTS and t.tokens[c.i - 1] not in _WHEN:
            return not t.in_title_case()
        seen = True
        k += 1
    return False
