"""Tests for values that a piece of software gives or takes, and for zero and one as members of mathematics."""

from ..model import CODE, BlockKind, Kind
from .candidate import Candidate
from .lexicon import FUNCTION, words
from .making import SOFTWARE

_STATUS = words("100 101 200 201 202 204 206 300 301 302 303 304 307 308 400 401 402 403 404 405 406 407 408 409 410 411 412 "
                "413 414 415 416 417 418 421 422 425 426 428 429 431 451 500 501 502 503 504 505")  # fmt: skip


_DIVISION = words("division divide divides divided dividing modulo")


_RETURNING = words("return returns returned returning equals identifier status flag index indices offset argument")


_SEARCHES = words("search searches query queries")  # of them, what they returned was counted
_STATUS_CUES = words("code codes status response error errors http")


_KEYS = words("press type enter reply key")


_REPLACING = words("replace change swap flip")
_GIVES = words("gives yields prints outputs is becomes")
_ARITHMETIC = words("multiply divide multiplying dividing")


_EITHER = words("if on when for means")
_EXITS = words("exits exit")
_STEPPING = words("increment increments incremented incrementing increases increased decremented decrements")
_CHEMICALS = words("co no so h o n pm ch nh sio sf")


def literal(c: Candidate, where: BlockKind) -> bool:
    """ "returns 0", "set to 1", "CO 2": a value the software gives or takes, not a fact about the world."""
    if c.value is None:
        return False
    t = c.t
    tokens = t.tokens
    word = tokens[c.i - 1]
    if c.value == 0 and _is_zero(c, word):
        return True
    if word == "%" and not t.gaps[c.i] and c.form == "digit" and t.gaps[c.i - 1]:
        return True  # %0 stands for something
    if word == "=" and not t.gaps[c.i] and (tokens[c.i - 3] == "_" or CODE in tokens[c.i - 2]):
        return c.form == "digit"  # ROW_HEADER=2
    if tokens[c.i - 2] == "-" and t.gaps[c.i] and not t.gaps[c.i - 1] and (t.gaps[c.i - 2] or tokens[c.i - 3] == "-"):
        return word.isalpha() and c.form == "digit"  # --workers 8
    if word == "=" and not t.gaps[c.i] and _is_option(c):
        return True
    if tokens[c.j : c.j + 2] == [",", "meaning"] and c.plain and _SCALES.isdisjoint(t.words):
        return not {"value", "values", "flag", "bit"}.isdisjoint(t.words)
    if c.kind is Kind.NUMBER and not c.decimals and abs(c.value) <= 1 >= (c.high or 0) and _is_member(c):
        return True
    if tokens[c.ni] in _STATUS and _is_status(c):
        return True
    if c.kind is Kind.NUMBER and c.plain and _is_answer(c):
        return True
    if c.form not in {"digit", "odd"}:
        return (
            c.value == 0
            and _SCALES.isdisjoint(t.words)
            and (
                word == "value"
                or (word == "to" and not _SETTING.isdisjoint(tokens[max(c.i - 6, 0) : c.i]))
                or (tokens[c.j] in _SIGNIFYING and (c.i == t.first or word in {"of", "a"}))
            )
        )
    if word in {"value", "input"} and t.code and c.plain and tokens[c.j] in {",", ".", "is", "the"}:
        return c.kind is Kind.NUMBER
    if word in _RETURNING:
        return c.kind is Kind.NUMBER and _SEARCHES.isdisjoint(t.words)
    if word in {"to", "through", "and", "or"} and tokens[c.i - 3] in _RETURNING and tokens[c.i - 2].isdecimal():
        return c.kind is Kind.NUMBER and c.plain  # indices 0 through 9
    if word in {"a", "the"} and tokens[t.first] in _REPLACING and c.plain and c.value < 10:
        return c.kind is Kind.NUMBER
    extreme = c.high if c.high is not None else c.value
    if abs(extreme) <= 1 and not c.decimals and not {"value", "values"}.isdisjoint(tokens[max(c.i - 6, 0) : c.i]):
        return True
    if word == "to" and c.plain and not _SETTING.isdisjoint(tokens[max(c.i - 4, 0) : c.i]):
        return c.kind is Kind.NUMBER
    if word in {"or", "and"} and tokens[t.first] in _KEYS and tokens[c.j] in {"to", "for", "if"} and c.plain:
        return c.kind is Kind.NUMBER
    if c.value == 0 and c.high == 1 and tokens[c.ni + 1] == "or":
        return c.kind is Kind.NUMBER  # a flag: "may be 0 or 1"
    if t.code and word in _GIVES and tokens[c.i - 2] == CODE * len(tokens[c.i - 2]) and c.kind is Kind.NUMBER:
        return True
    if tokens[c.ni] in _STATUS and c.noun is None and (_is_shown_code(c, word) or not _STATUS_CUES.isdisjoint(t.words)):
        return True
    if (
        c.plain
        and c.kind is Kind.NUMBER
        and tokens[c.j] in _EITHER
        and c.value < 256
        and not (_EXITS if tokens[c.j] != "for" else _KEYS | _EXITS).isdisjoint(t.words)
    ):
        return True
    if word == "with" and tokens[c.i - 2] in {"exits", "exit", "exited", "exiting"}:
        return True
    if word in {"at", "from"} and tokens[c.i - 2] in {"start", "starts", "starting", "begin", "begins"} and c.value < 2:
        return c.kind is Kind.NUMBER
    if tokens[c.j] == "value" and c.plain and c.form == "digit":
        return True
    if word == ":" and tokens[c.i - 2] == '"' and "{" in t.words:
        return True
    if word == "by" and not _ARITHMETIC.isdisjoint(tokens[max(c.i - 8, 0) : c.i]):
        return c.kind is Kind.NUMBER
    if word == "by" and not _STEPPING.isdisjoint(tokens[c.i - 4 : c.i - 1]) and c.plain and c.kind is Kind.NUMBER:
        return c.value == 1
    if word in _CHEMICALS and t.written(c.i - 1).isupper():
        return True
    if word in {"to", "of", "is", "be", "as", "=", "will"} and c.kind is Kind.NUMBER:
        further = tokens[c.i - 2]
        if further in {"set", "sets", "defaults", "equal", "initialized", "initialised"}:
            return not c.decimals
        return further in {"value", "values", "index", "identifier", "flag", "code", "status"} and abs(c.value) <= 1
    return False


_SETTING = words("set setting sets reset resetting")
_SIGNIFYING = words("indicates means denotes signifies disables turns")
# The ends of a rating scale are for a source to give.
_SCALES = words("pain score scores scale scales rating points symptoms")


def _is_zero(c: Candidate, word: str) -> bool:
    """ "division by zero", "non-zero", "a leading 0", "0x", "is not 0", "the zero vector": none of them is counted."""
    t = c.t
    before, after = t.tokens[c.i - 2], t.tokens[c.nj]
    if (word == "by" and before in _DIVISION) or word == "non" or (word == "-" and before == "non"):
        return True
    if c.form != "digit":
        return c.form == "word" and t.tokens[c.j] in _ZEROED
    glued = after in {"x", "b", "o"} and not t.gaps[c.nj]
    return glued or word in {"leading", "trailing"} or (word == "not" and before in _BEING)


def _is_option(c: Candidate) -> bool:
    """The 4 of "--num-nodes=4"."""
    t = c.t
    k = c.i - 2
    while k > t.first and not t.gaps[k] and (t.tokens[k].isalpha() or t.tokens[k] == "-"):
        k -= 1
    return t.tokens[k : k + 2] == ["-", "-"] and not t.gaps[k + 1]


_ZEROED = words("value vector matrix element byte uuid index offset pointer address length page register bit argument initialisation "
                "initialization extension")  # fmt: skip


def _is_member(c: Candidate) -> bool:
    """ "is not 0", "greater than zero", "negative one", "from zero": 0 and 1 where something is calculated or compared."""
    t = c.t
    tokens = t.tokens
    before = tokens[c.i - 1]
    if before in {"negative", "positive"}:
        return True
    if c.i == t.first and c.form == "digit" and _SCALES.isdisjoint(t.words):
        k = t.tokens.index(")", c.j) + 1 if tokens[c.j] == "(" and ")" in tokens[c.j : c.j + 5] else c.j
        if tokens[k] in _SIGNIFYING:
            return True  # -1 (the default) means no limit
    if c.form == "one":
        return False
    if (_COMPUTED | SOFTWARE).isdisjoint(t.words) and not t.code:
        return False
    return _MEASURING.isdisjoint(tokens[max(c.i - 4, 0) : c.i]) and _SCALES.isdisjoint(t.words)


def _is_shown_code(c: Candidate, word: str) -> bool:
    """ "a 404", "the 404 page of the site": not "a 202 survey", "the 503 in the second part"."""
    after = c.t.tokens[c.j]
    if word == "the":
        return c.t.code or not SOFTWARE.isdisjoint(c.t.words)
    return word in {"http", "https"} or (word in {"a", "an"} and (not after.isalpha() or after in FUNCTION))


def _is_status(c: Candidate) -> bool:
    """ "never retry a 403 or 404", "the 404 status code": a code that is named one, or in a sentence about requests."""
    t = c.t
    if t.tokens[c.nj + 1] == "code" and t.tokens[c.nj] in {"status", "response", "error"}:
        return True
    if c.kind is not Kind.NUMBER or c.form != "digit" or _REQUESTS.isdisjoint(t.words):
        return False
    return c.noun is None or t.tokens[c.i - 1] in {"this", "a", "an", "the"}


_REQUESTS = words("retry retries retrying request requests http https redirect redirects header endpoint")


def _is_answer(c: Candidate) -> bool:
    """ "0 is returned and -1 in case of an error", "the result is 1 if the message was sent": one of the answers."""
    t = c.t
    tokens = t.tokens
    value = abs(c.value or 0)
    if value < 256 and tokens[c.j] in {"is", "are", "will"} and not _ANSWERED.isdisjoint(tokens[c.j + 1 : c.j + 3]):
        return True
    if value > 1 or c.decimals:
        return False
    return not _ANSWERS.isdisjoint(t.words) and (tokens[c.j] in _CONDITIONS or tokens[c.j : c.j + 2] == ["in", "case"])


_BEING = words("is are be was were does do")
_ANSWERED = words("returned printed displayed emitted")
_ANSWERS = words("return returns returned result results exit exits code status value success failure error flag")
_CONDITIONS = words("if when for on otherwise unless whenever")
# What a text on calculation or programming speaks of.
_COMPUTED = words(
    "integer integers divisible remainder exponent numerator denominator coefficient coefficients vector vectors matrix "
    "polynomial null boolean byte bytes bit bits loop loops iteration counter pointer offset index indices subtract modulo "
    "equation determinant rounding rounds rounded float floats operand overflow unsigned formula"
)
# Where zero is what was measured: "near zero", "fell to zero", "growth of zero".
_MEASURING = words(
    "near nearly almost close below above fell falls fall dropped drops drop declined cut cuts reduced reduce reduces growth "
    "grew rate rates temperature temperatures emissions risk about approximately"
)
