"""The kinds of quantity: what a person is told when a number is a claim, and the cue words that decide a kind."""

from ..model import Kind
from .candidate import Candidate
from .lexicon import FUNCTION, words

# kind -> why it is a claim, in plain words
KINDS: dict[Kind, str] = {
    Kind.PERCENT: "a percentage",
    Kind.SHARE: "a share of a whole",
    Kind.COUNT: "a count",
    Kind.RATE: "a rate",
    Kind.MULTIPLE: "how many times as much",
    Kind.RATIO: "a ratio",
    Kind.MONEY: "an amount of money",
    Kind.MEASURE: "a measurement",
    Kind.DOSE: "a dose",
    Kind.DURATION: "a length of time",
    Kind.FREQUENCY: "how often something happens",
    Kind.DATE: "a date",
    Kind.YEAR: "a year: when something happened",
    Kind.AGE: "an age",
    Kind.SCORE: "a score",
    Kind.RANK: "a rank or a first: its place among others",
    Kind.STATISTIC: "a statistical result",
    Kind.NUMBER: "a number that nothing marks as a name or a label",
}

# word before the number (hedges and operators skipped) -> the kind it decides, and the unit
CUES: dict[str, tuple[Kind, str | None]] = {
    **dict.fromkeys(words("age aged ages"), (Kind.AGE, "year")),
    **dict.fromkeys(words("score scores scored scoring scorers rating ratings"), (Kind.SCORE, None)),
    **dict.fromkeys(words("ranked ranks ranking"), (Kind.RANK, None)),
    **dict.fromkeys(words("ratio ratios risk odds"), (Kind.RATIO, None)),
    "ci": (Kind.STATISTIC, None),
    "cri": (Kind.STATISTIC, None),
    "interval": (Kind.STATISTIC, None),
    "mean": (Kind.STATISTIC, "mean"),
    "median": (Kind.STATISTIC, "median"),
    "deviation": (Kind.STATISTIC, "sd"),
    "size": (Kind.STATISTIC, None),
    "sizes": (Kind.STATISTIC, None),
}
# Symbols that stand before an operator and a number: "p < 0.001", "n = 424", "r = .5".
SYMBOL_CUES = words("p n sd se sem iqr r r² t f z d g k or rr hr auc md smd wmd rd arr nnt nnh icc df χ² x² χ2 β α κ τ η² "
                    "beta alpha kappa rho ρ λ μ σ or aor irr sir i² q h bf or ci 𝜏 aic bic rmse mae r2 i2 n1 n2")  # fmt: skip
_OPERATORS = frozenset("=<>≤≥")
_UPPER = words("or rr hr sd se ci auc md smd iqr aor irr arr nnt rd")
_AGE_FREE = frozenset({Kind.NUMBER, Kind.COUNT, Kind.DURATION, Kind.YEAR})


def refine(c: Candidate) -> None:
    """Let the words before the number decide its kind: an age, a score, a statistic."""
    t = c.t
    tokens = t.tokens
    k = c.prev
    word = tokens[k]
    named = k - 1 if word == "." and tokens[k - 1] == "no" else k
    if tokens[named] in _NUMBERED and k == c.i - 1 and _is_place(c, tokens[named - 1]):
        c.kind = Kind.RANK
        return
    if tokens[k + 1] in _OPERATORS and c.kind in _STATISTICAL:
        if word == ")" and "(" in tokens[k - 4 : k]:  # F(1, 40) = 5.6
            k = tokens.index("(", k - 4) - 1
            word = tokens[k]
        if word in SYMBOL_CUES or (t.gaps[k + 1] == "" and word.isalpha() and len(word) < 4):
            _set_symbol(c, word)
            return
    if word in _UPPER and c.kind in _STATISTICAL and t.written(k).isupper():
        _set_symbol(c, word)
        return
    if word in {"of", ":", ",", "was", "is", "were", "(", "by", "as"} and tokens[k - 1] in CUES:
        k -= 1
        word = tokens[k]
    cue = CUES.get(word)
    if cue is None:
        return
    kind, unit = cue
    if word in {"size", "sizes"} and tokens[k - 1] != "effect":
        return
    if word in {"risk", "odds"} and f"{tokens[k - 1]} {word}" not in RATIOS:
        return
    if kind is Kind.AGE:
        if c.kind in _AGE_FREE and not (c.kind is Kind.DURATION and c.unit not in {"year", "month", "week", "day"}):
            c.unit = c.unit if c.kind is Kind.DURATION else unit
            c.kind = kind
    elif c.kind in (Kind.NUMBER, Kind.COUNT, Kind.RATIO) or (c.kind is Kind.STATISTIC and c.unit is None):
        c.kind = kind
        c.unit = unit if kind is not Kind.RATIO else RATIOS.get(f"{tokens[k - 1]} {word}", c.unit)


def _is_place(c: Candidate, before: str) -> bool:
    """ "reached number 3", "the number one symptom": a place in a chart or the top of one; `before` stands before "number"."""
    if c.kind not in (Kind.NUMBER, Kind.COUNT) or c.form not in _CARDINAL or c.value is None or c.counts_people():
        return False
    if before in _CHARTED or (before == "to" and c.value < 6 and c.kind is Kind.NUMBER):
        return True
    return c.value < 11 and (before in _RANKED or (before == "the" and _is_top(c)))


def _is_top(c: Candidate) -> bool:
    """ "the number one symptom": the most common of all; not "the number one priority", which no one counts."""
    word = c.t.tokens[c.j]
    if word in _TOP:
        return True
    return c.value == 1 and word.isalpha() and word not in FUNCTION and word not in _PREFERRED


_NUMBERED = words("number no")
_CARDINAL = words("digit odd word one")
_CHARTED = words("at reached hit reaching made")
_RANKED = words("world world's ranks ranked rank")
_TOP = words("cause killer reason source spot")
_PREFERRED = words("priority rule goal thing fan enemy choice suspect question tip concern")


def _set_symbol(c: Candidate, symbol: str) -> None:
    if symbol in _RATIO_SYMBOLS:
        c.kind, c.unit = Kind.RATIO, _RATIO_SYMBOLS[symbol]
    elif symbol == "ci":
        c.kind, c.unit = Kind.STATISTIC, "%" if c.kind is Kind.PERCENT else None
    else:
        c.kind, c.unit = Kind.STATISTIC, symbol if c.kind is not Kind.PERCENT else "%"


# The ratios that have a symbol, in words and as symbols.
RATIOS: dict[str, str] = {
    "odds ratio": "OR", "odds ratios": "OR", "hazard ratio": "HR", "hazard ratios": "HR", "risk ratio": "RR",
    "relative risk": "RR", "rate ratio": "RR", "risk ratios": "RR",
}  # fmt: skip
_RATIO_SYMBOLS: dict[str, str] = {
    "or": "OR",
    "aor": "OR",
    "hr": "HR",
    "ahr": "HR",
    "rr": "RR",
    "arr": "RR",
    "irr": "RR",
}
_STATISTICAL = frozenset({Kind.NUMBER, Kind.COUNT, Kind.PERCENT, Kind.YEAR, Kind.SHARE, Kind.STATISTIC})
