"""Which outcome of a study a number is one of: response, remission, relapse, or one of its side effects.

Conservative, as for arms: only words of the table count, in the sentence and in the recorded statement; where either
names none, or they share one, nothing is concluded.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

from uncited.model import Kind, Quantity
from uncited.recording import Recorded

_OUTCOMES = {
    "response": r"respon(?:se|d|ds|ded|ders?|ding)",
    "remission": r"remission|remit\w*|(?:got|were|was|felt) well",
    "relapse": r"relaps\w*|recurren\w*|(?:fell|became|were) (?:ill|depressed) again",
    "dissociation": r"dissociat\w*|detach\w*|cut off",
    "nausea": r"nause\w*|(?:feel|felt|feeling) sick",
    "vomiting": r"vomit\w*|(?:be|being|were) sick",
    "dizziness": r"dizz\w*",
    "vertigo": r"vertigo",
    "sedation": r"sedat(?:ed|ion)|sleepi\w*|sleepy|drows\w*|somnolen\w*",
    "blood pressure": r"blood pressure|hypertension",
    "headache": r"headaches?",
    "anxiety": r"anxi\w*",
    "taste": r"tast\w*|dysgeusia",
    "memory": r"memory|amnesi\w*",
    "numbness": r"numb\w*|hypoaesthesia|hypoesthesia|paraesthesia|paresthesia",
    "pain": r"muscle (?:pain|aches?)|myalgia",
    "bladder": r"bladder|urin\w*|cystitis",
    "death": r"die[ds]?|deaths?|mortality",
    "suicide": r"suicid\w*|self-harm",
    "stopping": r"stopp(?:ed|ing)|withdrew|withdraw\w*|discontinu\w*|dropp(?:ed|ing) out|dropouts?",
    "dependence": r"dependen\w*|addict\w*|misus\w*|abus\w*|craving",
}
# Of a text in lower case. Which of them a word names is looked up once for each: to tell it here would be slow.
_WORDS = re.compile(rf"\b(?:{'|'.join(_OUTCOMES.values())})\b")
_WORD = {outcome: re.compile(words) for outcome, words in _OUTCOMES.items()}
_CLAUSE = re.compile(r";|[.?!]\s")
_ITEM = re.compile(r"[,;]\s|\band\b|[.?!]\s")
_SHARE = re.compile(r"\d\s?%|\d of (?:the )?\d|\dper ?cent")
_KINDS = frozenset((Kind.PERCENT, Kind.SHARE, Kind.RATIO))


class _Outcomes:
    """The outcomes of a sentence or a clause: of all of it, and of the items of a list in it."""

    def __init__(self, text: str, beside: str = "") -> None:
        self._starts = [0, *(m.start() for m in _ITEM.finditer(text))]
        items = [text[first:last] for first, last in pairwise([*self._starts, len(text)])]
        named = [_outcomes(item) for item in items]
        # A list is two shares, each with an outcome of its own: "nausea 28 % v 9 %, dizziness 29 %".
        listed = sum(1 for item, own in zip(items, named, strict=True) if own and _SHARE.search(item)) > 1
        self._items = named if listed else [frozenset[str]()] * len(items)
        self._all = frozenset[str]().union(_outcomes(beside), *named)

    def at(self, at: int) -> frozenset[str]:
        """What the number at an offset may be a number of."""
        return self._items[bisect_right(self._starts, at) - 1] or self._all


def otherwise(sentence: str, quantity: Quantity, beside: str = "") -> Callable[[Recorded], bool] | None:
    """Tells whether a recorded figure is one of another outcome than this number; None where that is not asked.

    beside: for a table cell, what its row is about.
    """
    if quantity.kind not in _KINDS:
        return None

    def differs(recorded: Recorded) -> bool:
        if len(_outcomes(sentence) | _outcomes(beside) | _outcomes(recorded.statement)) < 2:
            return False  # nothing to confuse it with
        theirs = _recorded(recorded.statement, recorded.start + recorded.quantity.start)
        meant = _said(sentence, beside).at(quantity.start) if theirs else theirs
        return bool(meant) and theirs.isdisjoint(meant)

    return differs


@lru_cache(maxsize=16)
def _said(sentence: str, beside: str) -> _Outcomes:
    return _Outcomes(sentence, beside)


def _recorded(statement: str, at: int) -> frozenset[str]:
    for start, outcomes in reversed(_clauses(statement)):
        if start <= at:
            return outcomes.at(at - start)
    return frozenset()


@lru_cache(maxsize=64)
def _clauses(statement: str) -> list[tuple[int, _Outcomes]]:
    starts = [0, *(m.end() for m in _CLAUSE.finditer(statement))]
    return [(first, _Outcomes(statement[first:last])) for first, last in pairwise([*starts, len(statement)])]


@lru_cache(maxsize=64)
def _outcomes(text: str) -> frozenset[str]:
    return frozenset(map(_outcome, _WORDS.findall(text.lower())))


@lru_cache(maxsize=256)
def _outcome(words: str) -> str:
    return next(outcome for outcome, pattern in _WORD.items() if pattern.fullmatch(words))
