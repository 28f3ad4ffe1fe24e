"""Which sources record the numbers of a sentence that cites none: what an author is offered to paste."""

import math
import re
from collections.abc import Mapping, Sequence

from uncited.findings import Suggestion
from uncited.labels import content
from uncited.matching import Verdict, match
from uncited.model import Article, Kind, Quantity
from uncited.recording import Recorded
from uncited.support import Figures, claimed

_MOST = 3
# A source cited so many paragraphs, cells or items away is the more likely to be meant the nearer it is.
_STEPS = (1, 3, 12, 40)
_CLOSE = 12
_STEM = 6
# So small a count says nothing without words: a source needs so many in common with the sentence to be offered for one.
_SMALL, _STRONG = 12, 2
_COUNTING = frozenset((Kind.COUNT, Kind.NUMBER, Kind.DURATION))
_SHORT = frozenset(("hour", "minute"))  # told of few things
_WORD = re.compile(r"[^\W\d_]{3,}")


def suggest(
    figures: Figures, sentence: str, quantities: Sequence[Quantity], near: Mapping[str, int] | None = None
) -> tuple[Suggestion, ...]:
    """The sources that record the numbers of an uncited sentence: most numbers first, then those cited nearby and with most
    words in common.

    near: how many blocks away each source that the page cites is cited.
    """
    near = near or {}
    claims, said = claimed(sentence, quantities), _stems(sentence)
    lone = len(claims) == 1 and _is_small(claims[0].quantity)
    scored = []
    for key in figures.keys:
        found = [(claim.quantity, match(claim, [figures.index(key)])) for claim in claims]
        found = [(quantity, own) for quantity, own in found if own.verdict is Verdict.SUPPORTED]
        if not found:
            continue
        told = {own.recorded[0].statement for _, own in found}
        distance = near.get(key, math.inf)
        common = len(said & _stems(" ".join((*told, figures.name(key)))))
        if lone and common < _STRONG and distance > _CLOSE:
            continue
        # A 2 is recorded for nearly every source: alone it says nothing.
        if (
            distance <= _CLOSE
            or content(sentence) & content(" ".join(told))
            or any(_is_telling(quantity) for quantity, _ in found)
        ):
            nearness = sum(distance <= step for step in _STEPS)
            scored.append((-len(found), -common - nearness, key, found[0][1].recorded[0]))
    scored.sort(key=lambda score: score[:3])
    return tuple(suggestion(figure) for _, _, _, figure in scored[:_MOST])


def suggestion(figure: Recorded) -> Suggestion:
    """A recorded figure as something to paste."""
    return Suggestion(figure.key, figure.statement, figure.place, f"[@{figure.key}]")


def cited_near(article: Article, block: int) -> dict[str, int]:
    """How many blocks away each source that a page cites is cited."""
    near: dict[str, int] = {}
    for at, other in enumerate(article.blocks):
        for mark in other.citations:
            for key in mark.keys:
                near[key] = min(abs(at - block), near.get(key, abs(at - block)))
    return near


def _is_small(quantity: Quantity) -> bool:
    """Whether a number is one that nearly every source gives of something: "two trials", "8 days"."""
    small = quantity.high is None and 0 < (quantity.value or 0) <= _SMALL
    return small and quantity.kind in _COUNTING and quantity.unit not in _SHORT


def _is_telling(quantity: Quantity) -> bool:
    """Whether a number is so long that two sources will hardly both give it."""
    return sum(character.isdigit() for character in quantity.text) > 2


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        word[:_STEM] for word in content(text) | {w.lower() for w in _WORD.findall(text) if w[0].isupper()}
    )
