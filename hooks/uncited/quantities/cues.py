"""Which rules a sentence can meet at all: most ask for one of a few words or signs, and most sentences hold none of them."""

from collections.abc import Iterable
from typing import Protocol


class Cued(Protocol):
    """A rule with its cues: it holds only in a sentence that has one of them; None where no word decides."""

    @property
    def cues(self) -> frozenset[str] | None: ...


class Cues:
    """The cues of several rules. What a sentence holds of them is a number, whose bit n stands for the nth rule."""

    def __init__(self, rules: Iterable[Cued]) -> None:
        self._always = 0
        self._rules: dict[str, int] = {}
        for n, rule in enumerate(rules):
            if rule.cues is None:
                self._always |= 1 << n
            for cue in rule.cues or ():
                self._rules[cue] = self._rules.get(cue, 0) | 1 << n
        self._all = frozenset(self._rules)

    def possible(self, words: frozenset[str]) -> int:
        """The rules that may hold in a sentence of these words and signs."""
        rules = self._always
        for cue in self._all & words:
            rules |= self._rules[cue]
        return rules
