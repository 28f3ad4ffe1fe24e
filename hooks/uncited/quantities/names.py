"""Tests for numbers that are part of a name, an identifier or a piece of software."""

import re

from ..model import BlockKind, Kind
from .candidate import Candidate
from .lexicon import DESIGNATORS, FUNCTION, MONTHS, words
from .units import singular

_DIGITS = frozenset("0123456789")


def identifier(c: Candidate, where: BlockKind) -> bool:
    """Digits that make no single number: versions, telephone numbers, internet addresses."""
    return True


_CALLING = words("call calls called calling dial dialled dialed dials text texting texts phone ring telephone")
_EMERGENCY = words("911 999 112 988 111 101 000 211 311")
_SLASHED = {("24", "7"), ("9", "11"), ("7", "7"), ("50", "50"), ("20", "20"), ("24", "24")}


def helpline(c: Candidate, where: BlockKind) -> bool:
    """988, 911, 24/7, 9/11."""
    t = c.t
    token = t.tokens[c.ni]
    if t.tokens[c.ni + 1] in {"/", "-"} and (token, t.tokens[c.ni + 2]) in _SLASHED and not t.gaps[c.ni + 1]:
        if t.tokens[c.ni + 1] == "/":
            c.j = max(c.j, c.ni + 3)
            return True
        return token in {"24", "50", "20"} and t.tokens[c.ni + 3] not in {"%"}
    if token in _EMERGENCY and c.kind in (Kind.NUMBER, Kind.COUNT):
        before = {t.tokens[c.i - 1], t.tokens[c.i - 2], t.tokens[c.i - 3]}
        if not _CALLING.isdisjoint(before) or t.tokens[c.j] in {"call", "calls", "operator", "dispatcher", "lifeline"}:
            return True
    if c.plain and len(token) >= 7 and (c.kind is Kind.NUMBER or token[0] == "0"):
        return True
    return (
        c.plain
        and len(token) >= 3
        and c.kind in (Kind.NUMBER, Kind.YEAR)
        and tokens_say_contact(c)
    )


def tokens_say_contact(c: Candidate) -> bool:
    """Whether a word of telephoning or addressing stands within a few words before the number."""
    k = c.i
    return not _CONTACT.isdisjoint(c.t.tokens[max(k - 8, 0) : k])


_CONTACT = words("call ring dial text phone telephone fax hotline helpline tel extension ext passcode suite postcode zip desk "
                 "freepost dialling texting")  # fmt: skip
_ROADS = words("street st road rd avenue ave lane ln drive square quay terrace boulevard blvd highway court close "
               "crescent row parkway")  # fmt: skip


_STATUS = words("200 201 204 301 302 304 400 401 403 404 405 409 410 422 429 500 501 502 503 504")
_PREFIXES = words("mid late early pre post sub non under over then now all ex every per n plus minus us rs past sup")
_LETTERED = re.compile(r"[a-z]{1,3}\Z")


def glued_to_letters(c: Candidate, where: BlockKind) -> bool:
    """PHQ-9, B12, HTTP/2, 5-HT2A, 3D, 401(k), #911."""
    t = c.t
    tokens, gaps = t.tokens, t.gaps
    i = c.i
    if not gaps[i]:
        before = tokens[i - 1]
        if before == "#":
            return True
        if before[-1:].isalpha() or before in {"_", "\\"}:
            # "n15" and "p5" are names; "Rs500" was read as money.
            return before not in _PREFIXES or not t.gaps[i - 1] == " "
        if before in {"-", "/", ".", "+", ":", "@", "&", "^", "*"} and not gaps[i - 1]:
            further = tokens[i - 2]
            if before == ":" and gaps[i - 1]:
                return True  # a port
            if before == "-" and c.form not in {"digit", "odd"}:
                return (
                    further.isalpha()
                    and further not in _PREFIXES
                    and (not c.sure() or c.form == "fraction")
                    and c.kind is not Kind.YEAR
                )
            if further[-1:].isalpha() or "\ue001" in further:
                if before == ":" and not gaps[i] and c.sure():
                    return False
                if further in _PREFIXES or (before in {"-", "/"} and c.sure() and c.kind is not Kind.DURATION):
                    return False
                return not (before == "/" and len(further) > 4 and c.sure())
            if before == "+" and further == "+":
                return True
            return before == "." and further[-1:].isdecimal()
        if before == "\ue001" or "\ue001" in before:
            return True
    if c.form not in {"digit", "odd"}:
        return False
    if tokens[c.nj] == "-" and tokens[c.nj + 1] in {"bit", "based", "indexed"} and not gaps[c.nj]:
        return True
    if c.nj == c.ni + 2 and t.written(c.ni + 1) == "K" and c.noun is None and (c.value or 0) <= 10000:
        return True
    after = tokens[c.j]
    if not gaps[c.j] and after:
        if after[0].isalpha() and c.nj == c.j and after not in {"s", "th"}:
            return True
        if "\ue001" in after:
            return True
        if after == "(" and len(tokens[c.j + 1]) == 1 and tokens[c.j + 1].isalpha() and c.nj == c.j:
            return True
        if after == "…":
            return True
        if after == "." and not gaps[c.j + 1] and tokens[c.j + 1].isalpha() and c.nj == c.j:
            return True
        if after == "-" and c.nj == c.j and not gaps[c.j + 1]:
            follow = tokens[c.j + 1]
            if follow in {"bit", "based", "indexed"}:
                return True
            if len(follow) <= 2 and follow.isalpha():
                return True
            return follow.isalpha() and t.capital(c.j + 1) and not t.in_title_case()
        if after in {"_", "@", "\\"} or (after == "'" and tokens[c.j + 1] not in {"s", "", ".", ","} and not gaps[c.j + 1]):
            return True
    return False


def in_address(c: Candidate, where: BlockKind) -> bool:
    """Inside a URL, an e-mail address or a file name."""
    t = c.t
    if t.gaps[c.i] and t.gaps[c.j]:
        return False
    start, end = t.starts[c.i], t.ends[c.j - 1]
    left = max(t.norm.rfind(" ", max(0, start - _CHUNK), start) + 1, start - _CHUNK, 0)
    right = t.norm.find(" ", end, end + _CHUNK)
    chunk = t.norm[left : right if right >= 0 else end + _CHUNK]
    return _ADDRESS.search(chunk) is not None


_REPORTERS = frozenset({"u", "c", "f", "s"})


def legal_citation(c: Candidate, where: BlockKind) -> bool:
    """347 U.S. 483, 42 U.S.C. § 1983, 21 CFR 50, [2002] 3 WLR 77."""
    t = c.t
    tokens = t.tokens
    if c.kind not in (Kind.NUMBER, Kind.COUNT, Kind.YEAR):
        return False
    j, i = c.nj, c.i
    if tokens[j] in {"cfr", "usc", "stat"} and t.capital(j):
        return True
    if tokens[i - 1] == "]" and tokens[i - 3] == "[" and tokens[i - 2].isdecimal():
        return True
    if tokens[j] in _REPORTERS and t.capital(j) and tokens[j + 1] == "." and t.gaps[j]:
        return tokens[j + 2] in {"s", "f", "2", "3", "supp", "ct"} and not (
            tokens[j : j + 4] == ["u", ".", "s", "."] and not (tokens[j + 4][:1] in _CITED or tokens[j + 4] == "c")
        )
    return tokens[i - 1] == "." and tokens[i - 2] == "s" and tokens[i - 4] == "u" and tokens[i - 5][:1] in _DIGITS and tokens[i - 5] != ""


_CITED = frozenset("0123456789§")


def named_unit(c: Candidate, where: BlockKind) -> bool:
    """50 Cent, 28 Days Later, 60 Minutes: a unit with a capital letter, in a sentence that is no title."""
    t = c.t
    if not c.sure() or c.form != "digit" or c.nj >= c.j or where in (BlockKind.CELL, BlockKind.HEADER):
        return False
    word = t.written(c.nj)
    return len(word) > 3 and word.istitle() and t.tokens[c.nj] not in _CAPITAL_UNITS and c.i > t.first and not t.in_title_case()


_CAPITAL_UNITS = words("celsius fahrenheit kelvin hertz sievert sieverts tesla becquerel joule joules watt watts pascal euro "
                       "euros percent volts amps ohms")  # fmt: skip


_RACES = words("record race final champion champions freestyle hurdles title event gold relay sprint steeplechase runner "
               "runners butterfly medley silver bronze world indoor heats semi-final backstroke breaststroke individual")  # fmt: skip


def race(c: Candidate, where: BlockKind) -> bool:
    """The 5,000m record, the 100 metres final: the name of an event."""
    t = c.t
    if c.kind is not Kind.MEASURE or c.unit not in {"m", "km", "mile", "yard"}:
        return False
    return t.tokens[c.j] in _RACES or (t.tokens[c.i - 1] in {"indoor", "outdoor", "women's", "men's", "freestyle"})


_RELEASES = words("release releases version versions branch beta alpha rc changelog milestone")


def version(c: Candidate, where: BlockKind) -> bool:
    """The 1.51 release; 2.0 in a sentence about versions."""
    if c.kind not in (Kind.NUMBER, Kind.COUNT) or c.high is not None:
        return False
    tokens = c.t.tokens
    if tokens[c.nj] in _RELEASES and (c.decimals or tokens[c.nj] in {"beta", "alpha", "rc"}):
        return True
    return c.decimals == 1 and c.kind is Kind.NUMBER and not _UPGRADES.isdisjoint(c.t.words)


_UPGRADES = words("release releases released version versions upgrade upgrading upgraded migrate migrating migration deprecated "
                  "changelog backport backported stabilized stabilised")  # fmt: skip


def street_number(c: Candidate, where: BlockKind) -> bool:
    """27 Quay Street, room 4B, 1600 Ferry Lane."""
    t = c.t
    if c.sure() or c.kind is Kind.DATE or not t.capital(c.nj) or c.form != "digit":
        return False
    for k in range(c.nj, c.nj + 4):
        if not t.capital(k):
            return False
        if t.tokens[k] in _ROADS and k > c.nj:
            return True
    return False


_CHUNK = 100
_ADDRESS = re.compile(r"://|\bwww\.|@[a-z]|\b10\.[0-9]{4,}/|\.(?:com|org|gov|net|io|html|py|js|json|csv|pdf|md|yml)\b")


_WEAK = words("part group groups case class lesson unit line lines item items number numbers bit bits code codes act "
              "round rounds order series area rule rules level levels phase stage step steps form goal option cohort "
              "experiment experiments requirement principle supplement layer question questions exercise table page "
              "page pages note notes reference references status error errors flight room block lot model mark title "
              "carbon diabetes release build paragraph version versions type types tier scene arm aim objective")  # fmt: skip
_COUNT_BEFORE = words("no")
_ROMAN = re.compile(r"[ivx]+\Z")


def labelled(c: Candidate, where: BlockKind) -> bool:
    """Figure 3, Type 2 diabetes, Phase 3, sections 4 and 5, RFC 7858, Schedule 70, week-numbered parts excepted."""
    if c.form not in {"digit", "odd", "word", "one"} or (c.sure() and c.kind is not Kind.SHARE):
        return False
    t = c.t
    tokens = t.tokens
    k = c.i - 1
    if c.kind is Kind.DATE or (c.kind is Kind.SCORE and not t.capital(k)):
        return False
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
    if "," in tokens[c.ni]:
        return False
    if word in {"number", "no"} and tokens[k - 1] in {"world", "world's", "the"} and c.value is not None and c.value < 11:
        if tokens[k - 1] != "the" or tokens[c.j] in {"cause", "killer", "reason", "source", "spot"}:
            c.kind = Kind.RANK
            return False
    if word in DESIGNATORS:
        if word in {"no", "nos"} and tokens[k + 1] != "." and not t.capital(k):
            return False
        if word in {"p", "v", "s"} and c.i - 1 == k and c.kind is Kind.NUMBER and tokens[k + 1] != "." and t.gaps[c.i] == "":
            return True
        if c.form in {"word", "one"} and word not in _SPELT:
            return t.capital(c.i)
        return not (c.kind is Kind.YEAR and word in {"act", "series", "study", "report"})
    return False


def chained(c: Candidate, where: BlockKind) -> bool:
    """The 3 of "Figures 2 and 3", the 18 of "HPV 16 and 18"."""
    return c.chained and c.kind in (Kind.NUMBER, Kind.COUNT, Kind.YEAR, Kind.RATIO) and c.value is not None


_SPELT = words("step phase chapter part stage figure type day act article volume section level grade tier table page "
               "scenario option group world war appendix lesson unit week number module")  # fmt: skip


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
        if before == "al" or (before in {"colleagues", "coworkers"}):
            return True
        if before == "'s" or before.endswith("'s"):
            return t.capital(c.i - 2)
        if not (before.isalpha() and t.capital(c.i - 2)):
            return False
        if tokens[c.i - 3] in {"and", "&"} and t.capital(c.i - 4):
            return True
        if t.capital(c.i - 2) and (tokens[c.i - 3] in {"v", "vs"} or tokens[c.i - 3] in _POINTING or tokens[c.i - 4] == "v"):
            return True
        close = c.j
        while tokens[close] not in {")", ""} and close < c.j + 8:
            close += 1
        return tokens[close + 1] in _SAYING
    if tokens[c.i - 1] == "[" and tokens[c.j] == "]":
        return True
    inside = _opening_bracket(c)
    if inside is None:
        return False
    k = c.i - 1
    if tokens[k] == ",":
        k -= 1
    if tokens[k] == ".":
        k -= 1
    if tokens[c.j] not in {")", ";", ",", ":", "]", ".", "for", "p", "pp", "see"} and not (tokens[c.j] in _LETTER and not t.gaps[c.j]):
        return False
    name = tokens[k]
    if name == "al":
        return True
    if name[:1] in _DIGITS and k > inside:
        return tokens[k + 1] == "," and _opening_bracket(c) is not None and _cites(c, inside)
    if not t.capital(k) or name in MONTHS:
        return False
    return (tokens[c.i - 1] == "," or k == inside + 1 or tokens[k - 1] in {"&", "and", ";"}) and _cites(c, inside)


def _cites(c: Candidate, inside: int) -> bool:
    """Whether the bracket that opens at token `inside` begins with a name, or with a signal such as "see"."""
    t = c.t
    k = inside + 1
    while t.tokens[k] in {"see", "e", ".", "g", ",", "cf", "also", "adapted", "from", "in", "after", "source", ":", "eg"}:
        k += 1
    if not t.capital(k) or t.tokens[k] in MONTHS:
        return False
    return all(
        t.capital(m) or not t.tokens[m].isalpha() or t.tokens[m] in _IN_CITATION for m in range(k, min(c.i, k + 14))
    )


_LETTER = words("a b c d e")
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
    "paralympics report form strategy framework manifesto constitution declaration resolution statute statutes "
    "amendment amendments"
)


def year_in_name(c: Candidate, where: BlockKind) -> bool:
    """Human Rights Act 1998, the 1964 Civil Rights Act, the 2012 Olympic Games."""
    if c.kind is not Kind.YEAR or c.high is not None or c.unit is not None or c.form != "digit":
        return False
    t = c.t
    if t.tokens[c.i - 1] in _NAMED and t.capital(c.i - 1):
        return True
    if t.tokens[c.i - 1] == "of" and t.tokens[c.i - 2] in words("act acts law statute code") and t.capital(c.i - 2):
        return True
    k = c.j
    seen = False
    for _ in range(7):
        if not t.capital(k):
            return seen and t.tokens[k] in {"of", "and", "on", "for"} and t.tokens[k - 1] in _NAMED
        if t.tokens[k] in _NAMED and not (t.tokens[k] in {"act", "order"} and t.tokens[k + 1] in {"ii"}):
            return not t.in_title_case()
        seen = True
        k += 1
    return False


_STARTERS = words("monday tuesday wednesday thursday friday saturday sunday in by since from until about over under nearly almost at on of for and but or only just between than "
                  "around approximately some another all the every after before within during with these those their "
                  "its up more less fewer another additional total to there if when while because although as ages aged "
                  "age on that roughly is are was were an a no not most")  # fmt: skip
_PEOPLE = frozenset({"person", "man", "woman", "child", "patient", "participant", "adult", "subject", "student"})


def proper_name(c: Candidate, where: BlockKind) -> bool:
    """Boeing 747, World War Two, Six Nations, the Fourteenth Amendment, Python 3.12: a number beside a capitalised word."""
    t = c.t
    tokens = t.tokens
    if c.form in {"digit", "odd"}:
        return not c.sure() and (_name_before(c, where) or _name_after(c))
    if not t.capital(c.ni) or c.ni == t.first or t.in_title_case() or c.form == "article":
        return False
    before, second = tokens[c.ni - 1], c.ni + 2 if tokens[c.ni + 1] == "-" else c.ni + 1
    if before in {".", ":", "!", "?", "-", "—", "*", "…"}:
        return c.form == "ordinal" and t.capital(c.j) and tokens[c.j] not in FUNCTION
    if before in {'"', "'", "("} and (tokens[c.ni - 2] in {",", ":", "said", ""} or c.ni - 2 < t.first):
        return False
    if c.sure() and c.kind is not Kind.DURATION and c.kind is not Kind.MEASURE and c.form != "fraction":
        return False
    return t.capital(c.ni - 1) and not c.sure() or (t.capital(second) and tokens[second].isalpha())


def _name_before(c: Candidate, where: BlockKind) -> bool:
    t = c.t
    tokens = t.tokens
    k = c.i - 1
    word = tokens[k]
    if not (word.isalpha() and t.gaps[c.i] and t.cased(k)):
        return tokens[k] == "." and _initial(c)
    if word in FUNCTION and not t.capital(k) or word in MONTHS or word in _STARTERS or word in FUNCTION:
        return False
    if c.kind is Kind.YEAR:
        return word in _WITH_YEARS or (
            len(word) > 2 and t.written(k).isupper() and word not in _ACRONYMS and tokens[c.j] not in FUNCTION - {"was"}
            and not t.in_title_case()
        )
    if c.high is not None or c.kind in (Kind.DATE, Kind.RANK, Kind.SCORE) or c.nj != c.j or tokens[c.j] in {"%", ")"} and tokens[k - 1] == "(":
        return False
    if where in (BlockKind.CELL, BlockKind.HEADER) and k == t.first:
        return False
    if "," in tokens[c.ni]:
        return False
    if k == t.first and (c.kind is not Kind.NUMBER or singular(word) is not None):
        return False  # any word has a capital there: "Eat 5 portions"
    return c.value is None or c.value < 10000


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


_ACRONYMS = words("usa")
_WITH_YEARS = words("windows euro horizon vision agenda eurovision expo rio tokyo russell sdg office server wikimania "
                    "goals target programme cop web area rule pycon")  # fmt: skip


_TITLED = words("film movie novel book play album song poem show series musical opera ballet single magazine author band game")


def _name_after(c: Candidate) -> bool:
    """20th Century Fox, the film 12 Angry Men, 7 Eleven."""
    t = c.t
    if c.kind in (Kind.NUMBER, Kind.COUNT) and t.capital(c.nj) and not t.in_title_case():
        before = t.tokens[c.i - 1]
        if before in _TITLED or (before == "of" and t.tokens[c.i - 2] in _TITLED):
            return True
    if c.form != "digit" or c.kind not in (Kind.NUMBER, Kind.COUNT) or c.i == t.first or t.in_title_case():
        return False
    return t.capital(c.j) and t.capital(c.i - 1) and t.tokens[c.i - 1].isalpha() and t.tokens[c.i - 1] not in _STARTERS


_MATHS = frozenset("=<>≤≥∈^{}[]|\\$_∑∏√∞→←↦")


def formula(c: Candidate, where: BlockKind) -> bool:
    """$x_1 + 2$, top-$k$, k = 3 in a formula; statistics are recognised before."""
    t = c.t
    if c.kind is Kind.MONEY and t.tokens[c.i] == "$":
        return not t.gaps[c.nj] and t.tokens[c.nj] in {"$", "^", "_", "\\", "{", "}", "=", "*", "|", "×"}
    if c.sure() or c.kind in (Kind.DATE, Kind.YEAR):
        return False
    around = (t.tokens[c.i - 1], t.tokens[c.j])
    return around[0] in {"\\", "_", "^", "{"} or (around[1] in {"\\", "_", "^", "}"} and not t.gaps[c.j])


_RETURNING = words("return returns returned returning equals identifier status flag index offset argument")
_SETTING = words("set sets setting value values default defaults parameter option field variable")
_STATUS_CUES = words("code codes status response error errors http")
_KEYS = words("press type enter reply key")
_ARITHMETIC = words("multiply divide multiplying dividing")
_CHEMICALS = words("co no so h o n pm ch nh sio sf")


def literal(c: Candidate, where: BlockKind) -> bool:
    """ "returns 0", "set to 1", "CO 2": a value the software gives or takes, not a fact about the world."""
    if c.kind not in (Kind.NUMBER, Kind.COUNT) or c.value is None:
        return False
    t = c.t
    tokens = t.tokens
    word = tokens[c.i - 1]
    if word in _RETURNING:
        return True
    if abs(c.value) <= 1 and c.kind is Kind.NUMBER and c.plain and t.code:
        return True
    if word in {".", ","} and tokens[c.i - 2] in {"e", "g"} and c.kind is Kind.NUMBER:
        return tokens[c.i - 4] in {"i", "e"} or word == ","
    if word in _KEYS and c.kind is Kind.NUMBER and c.plain:
        return True
    if tokens[c.ni] in _STATUS and c.noun is None and (
        word in {"a", "an", "http", "https", "the"} or not _STATUS_CUES.isdisjoint(t.words)
    ):
        return True
    if word == "with" and tokens[c.i - 2] in {"exits", "exit", "exited", "exiting"}:
        return True
    if word in {"at", "from"} and tokens[c.i - 2] in {"start", "starts", "starting", "begin", "begins"} and c.value < 2:
        return c.kind is Kind.NUMBER
    if word == ":" and tokens[c.i - 2] == '"' and "{" in t.words:
        return True
    if word == "by" and not _ARITHMETIC.isdisjoint(tokens[max(c.i - 8, 0) : c.i]):
        return c.kind is Kind.NUMBER
    if word in _CHEMICALS and t.written(c.i - 1).isupper():
        return True
    if word in {"to", "of", "is", "be", "as", "=", "will"} and c.kind is Kind.NUMBER:
        further = tokens[c.i - 2]
        if further in {"set", "sets", "defaults", "equal", "initialized", "initialised"}:
            return True
        if further == "will":
            further = tokens[c.i - 3]
        return further in {"value", "values", "index", "identifier", "flag", "code", "status"} and abs(c.value) <= 1
    return False
