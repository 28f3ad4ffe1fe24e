"""Worked examples: "If a share costs $40 and pays $2, the yield is 5%"."""

from ..model import CODE
from .lexicon import BE, words
from .making import MEDICINES
from .text import Text
from .units import SYMBOLS


def worked_example(t: Text) -> tuple[int, int] | None:
    """ "If a share costs $40 and pays $2, the yield is 5%": exact amounts after "if", and a result."""
    tokens = t.tokens
    if "if" not in t.words or ("," not in t.words and _RESULTS.isdisjoint(t.words)):
        return None
    k = tokens.index("if")
    if tokens[k + 1] not in _CASE_SUBJECTS or tokens[k - 1] in {"even", "only", "as"}:
        return None
    if t.code and t.words.isdisjoint(BE - {"is"}) and _holds_code(t, k):
        return t.first, t.last
    comma = k + 4 if tokens[k + 1] == "," else k
    while comma < t.last and not ((tokens[comma] == "," and t.gaps[comma + 1]) or tokens[comma] in _RESULTS):
        comma += 1
    condition, result = range(k, comma), range(comma, t.last)
    if (
        tokens[k + 1] in {"a", "an", "one"}
        and tokens[k + 2] in _FIRMS
        and t.words.isdisjoint(BOUNDING - {"to", "only", "up", "within"})
    ):
        return t.first, t.last  # if a company emits 10,000 tons, it can buy credits
    if not any(tokens[m][:1].isdecimal() for m in result):
        return None
    if tokens[k + 1] in {"a", "an"} and "then" in t.words and t.words.isdisjoint(BOUNDING | MEDICINES):
        then = tokens.index("then")
        before = [m for m in t.spots if k < m < then]
        if len(before) > 1 and any(m > then for m in t.spots):
            return t.first, t.last  # if an area holds 100 animals, and 40 are Species A, then it has 40%
    for m in condition:
        if tokens[m][:1].isdecimal():
            exact = tokens[m - 1] in SYMBOLS and tokens[m - 2] not in BOUNDING
            given = tokens[m - 1] in {"is", "of", "=", "are", "was", "were", "at"} or (
                tokens[m - 2 : m] == ["set", "to"] and tokens[m + 1] == ","
            )
            if exact or (given and ("." in tokens[m] or not t.words.isdisjoint(SYMBOLS))):
                return t.first, t.last
    return None


def _holds_code(t: Text, k: int) -> bool:
    """ "If the value is `50m`, ..., since `50.0 / 100.0 == 0.5`": the case and the sum are both code."""
    tokens = t.tokens
    given = any(tokens[m] in _HOLDING and CODE in tokens[m + 1] + tokens[m + 2] for m in range(k, k + 12))
    return given and any(CODE in tokens[m] and tokens[m - 1] in _SINCE for m in range(k + 4, t.last))


_RESULTS = words("you'll they'll we'll it'll he'll she'll then")
_HOLDING = words("is instead holds reads equals has")
_SINCE = words("since because as")
_FIRMS = words(
    "company firm business bank fund investor buyer seller shop store factory country customer lender borrower"
)
_CASE_SUBJECTS = words(", a an you your i we someone one the")
BOUNDING = words("more less than least most over under above below to up exceeds exceed exceeding only within")
