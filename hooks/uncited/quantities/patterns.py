"""A small language for phrases around a number, so that one more of them is a row in `familiar`, and no code.

A row is the words of the phrase as the tokens have them: small letters, signs apart. In it

    #       stands for the number with its unit ("24 h", "May 2000")
    #year   for a number of that kind
    a|b     for one of several words
    ^       for any word with a capital letter
    *       for any one word or sign
    ~       between two tokens that nothing parts: "# ~ - ~ recall" is "24h-recall"

A row without # is a phrase of several words that holds the number itself ("cloud nine").
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from ..model import BlockKind
from .candidate import Candidate
from .lexicon import FUNCTION, words
from .numerals import CARDINALS, SCALES
from .text import Text

Test = Callable[[Candidate, BlockKind], bool]


@dataclass(frozen=True, slots=True)
class _Token:
    """What one token must be. glued: nothing parts it from the token before."""

    words: frozenset[str]
    capital: bool = False
    glued: bool = False

    def fits(self, t: Text, k: int) -> bool:
        if self.glued and t.gaps[k]:
            return False
        if self.words:
            return t.tokens[k] in self.words
        return bool(t.tokens[k]) and (not self.capital or t.capital(k))


@dataclass(frozen=True, slots=True)
class _Around:
    """A phrase around a number: the tokens before it, its kind if that matters, and the tokens behind it."""

    before: tuple[_Token, ...]
    kind: str
    after: tuple[_Token, ...]
    glued: bool  # the number is glued to what stands before

    def fits(self, c: Candidate) -> bool:
        t = c.t
        if (self.kind and c.kind != self.kind) or (self.glued and t.gaps[c.i]):
            return False
        first = c.i - len(self.before)
        return all(token.fits(t, first + k) for k, token in enumerate(self.before)) and all(
            token.fits(t, c.j + k) for k, token in enumerate(self.after)
        )


def matcher(rows: Iterable[str]) -> Test:
    """A test that holds for a number in or around which one of the phrases stands."""
    # By each two words, with their place in the phrase.
    phrases: dict[tuple[str, str], list[tuple[int, list[str]]]] = defaultdict(list)
    after: dict[str, list[_Around]] = {}  # what the number stands after
    before: dict[str, list[_Around]] = {}
    for row in rows:
        tokens = row.split()
        marks = [k for k, token in enumerate(tokens) if token.startswith("#")]
        if not marks:
            for k, pair in enumerate(pairwise(tokens)):
                phrases[pair].append((k, tokens))
            continue
        around = _around(tokens, marks[0])
        named = around.before and around.before[-1].words
        beside, known = (after, named) if named else (before, around.after[0].words)
        for word in known:
            beside.setdefault(word, []).append(around)

    def test(c: Candidate, where: BlockKind) -> bool:
        tokens = c.t.tokens
        one, other = after.get(tokens[c.i - 1]), before.get(tokens[c.j])
        if (one or other) and any(around.fits(c) for around in (*(one or ()), *(other or ()))):
            return True
        return any(
            tokens[at - k : at - k + len(phrase)] == phrase
            for at in (c.j - 2, c.j - 1)
            for k, phrase in phrases.get((tokens[at], tokens[at + 1]), ())
        )

    return test


def cues(rows: Iterable[str]) -> frozenset[str]:
    """Words of which a sentence holds one when it holds one of the phrases: of each phrase the rarest, so the longest."""
    found: set[str] = set()
    for row in rows:
        named = [token.split("|") for token in row.split() if token[0] not in "#^*~"]
        rarest: list[str] = max(named, key=_rarity)
        found.update(rarest)
    return frozenset(found)


def _rarity(alternatives: list[str]) -> tuple[bool, bool, int]:
    return FUNCTION.isdisjoint(alternatives), _NUMBERS.isdisjoint(alternatives), min(map(len, alternatives))


_NUMBERS = words("half once twice second").union(CARDINALS, SCALES)


def _around(tokens: list[str], mark: int) -> _Around:
    before: list[_Token] = []
    after: list[_Token] = []
    for k, token in enumerate(tokens):
        if token != "~" and k != mark:
            (before if k < mark else after).append(_token(token, _is_glued(tokens, k)))
    return _Around(tuple(before), tokens[mark][1:], tuple(after), _is_glued(tokens, mark))


def _is_glued(tokens: list[str], k: int) -> bool:
    return k > 0 and tokens[k - 1] == "~"


def _token(written: str, glued: bool) -> _Token:
    if written in {"*", "^"}:
        return _Token(frozenset(), written == "^", glued)
    return _Token(frozenset(written.split("|")), glued=glued)
