"""Find the numbers of a sentence and judge each: claim or not, and why."""

import math
import re
import string
from collections.abc import Sequence
from functools import lru_cache

from ..model import BlockKind, Quantity
from .candidate import Candidate
from .innocent import Rule, innocence, possible
from .kinds import KINDS, refine
from .read import TRIGGERS, read_candidates
from .scene import Scene, find_scenes
from .series import goes_on
from .text import Text

# A stretch from a number on that no sign parts by which a sentence could end.
_FIGURE = re.compile(r"[\d¼-¾⅐-⅞↉][^.!?…]*")
_ASCII_FIGURE = re.compile(r"[0-9][^.!?]*")
_LETTERS = bytes(code if chr(code) in string.ascii_lowercase else ord(" ") for code in range(256))
_NUMBER_WORDS = frozenset(word.encode() for word in TRIGGERS if word.isascii())


def number_spots(text: str) -> list[int]:
    """Offsets in order, one at least in each sentence that holds digits or a number word; quick, so that others are not read."""
    low = text.lower()
    if len(low) != len(text):  # a letter whose lower case is longer: offsets would be wrong
        low = text
    # One byte for each character, as bytes are searched faster, and a space for all but letters.
    letters = b" " + low.encode("ascii", "replace").translate(_LETTERS) + b" "
    spots = [found.start() for found in (_ASCII_FIGURE if text.isascii() else _FIGURE).finditer(text)]
    words = _NUMBER_WORDS.intersection(letters.split())
    for word in words:
        apart = b" " + word + b" "
        at = letters.find(apart)
        while at >= 0:
            spots.append(at)
            at = letters.find(apart, at + len(word))
    if words:
        spots.sort()
    return spots


@lru_cache(maxsize=4096)  # under a preview most sentences come again at every build
def find_quantities(text: str, where: BlockKind = BlockKind.PARAGRAPH) -> tuple[Quantity, ...]:
    """Every number and number word of one sentence, in order, not overlapping, with the judgement on each.

    `text` is what a reader sees of it, citation marks taken out and code replaced by U+E001.
    """
    t = Text(text)
    candidates = read_candidates(t)
    if not candidates:
        return ()
    rules = possible(t)
    scenes: list[tuple[int, int, Scene]] | None = None
    out = []
    earlier: Candidate | None = None
    rule: Rule | None = None
    for c in candidates:
        refine(c)
        c.chained = rule is not None and earlier is not None and goes_on(earlier, c, rule.chains)
        rule = innocence(c, where, rules)
        earlier = c
        if rule is None and scenes is None:
            scenes = find_scenes(t)
        out.append(_quantity(c, rule, scenes or ()))
    return tuple(out)


def _quantity(c: Candidate, rule: Rule | None, scenes: Sequence[tuple[int, int, Scene]]) -> Quantity:
    reason = rule.reason if rule is not None else KINDS[c.kind]
    claim = rule is None
    if claim:
        for start, end, scene in scenes:
            if start <= c.i < end:
                claim, reason = False, scene.reason
                break
    t = c.t
    start, end = t.starts[c.i], t.ends[c.j - 1]
    value = _finite(c.value) if c.value is not None else None
    high = _finite(c.high) if c.high is not None else None
    text = t.raw[start:end]
    return Quantity(start, end, text, c.kind, value, c.unit, claim, reason, high, c.hedge, c.bound, c.decimals)


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
