"""Series of labels and names: the 3 of "Figures 2 and 3", the 18 of "HPV 16 and 18"."""

from ..model import Kind
from .candidate import Candidate
from .lexicon import is_past


def goes_on(first: Candidate, second: Candidate, chains: bool) -> bool:
    """Whether a number goes on the series that the innocent one before it begins.

    chains: what holds for the first by its rule may hold for others; the name of one trial goes on without that.
    """
    if not (chains or _names_trials(first, second)):
        return False
    between = first.t.tokens[first.j : second.i]
    return 0 < len(between) < 3 and all(word in _LINKS for word in between) and _alike(first, second)


def _names_trials(first: Candidate, second: Candidate) -> bool:
    """ "TRANSFORM-1, 2 and 3", "-1 and -2": a series of trials goes on; what is found in one ("TRANSFORM-1, 2 of them") does not."""
    tokens, k = first.t.tokens, first.i - 2
    named = tokens[k + 1] == "-" and len(tokens[k]) > _SCALE and first.t.written(k).isupper()
    return (
        named
        and second.kind is Kind.NUMBER
        and second.form == "digit"
        and second.high is None
        and tokens[second.j] not in {"of", "%", "per", "in", "out"}
        and (first.value or 0) < abs(second.value or 0) < _TRIALS
        and tokens[first.j] in {",", "and", "or", "&"}
    )


_SCALE = 4  # letters: PHQ-9, GAD-7, HAMD-17 are scales
_TRIALS = 10


def _alike(first: Candidate, second: Candidate) -> bool:
    """Whether two numbers may be of one series: "2 and 3", "3.9, 3.10"; not "SUSTAIN-3, 216 to 2022"."""
    tokens = first.t.tokens
    if tokens[second.j] == "(" and tokens[second.j + 2] == "%":
        return False  # in study 3, 9 (8%) stopped
    if tokens[first.j] == "," and second.i == first.j + 1:
        acting = is_past(tokens[second.j]) or tokens[second.j] in _ACTING
        if acting or (second.kind is Kind.COUNT and second.noun is not None):
            return False  # in phase 2, 12 relapsed; in group 2, 36 people finished
    one, other = tokens[first.nj - 1], tokens[second.ni]
    return not (one.isdecimal() and other[:1].isdecimal()) or (
        other.isdecimal() and abs(len(one) - len(other)) < _MORE_DIGITS
    )


_ACTING = frozenset({"had", "were", "was", "have", "did", "each"})
_MORE_DIGITS = 2
_LINKS = frozenset({"and", "or", "to", ",", "&", "-", "/", "through"})
