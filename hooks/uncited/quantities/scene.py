"""What holds for a whole sentence, or the part of it a number stands in: a question, a recipe, a reference entry."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from .crafts import CRAFT_CUES, making
from .cues import Cues
from .entries import metadata, reference_entry
from .hypotheticals import HYPOTHETICAL_CUES, hypothetical
from .instructions import SOFTWARE_CUES, instruction
from .text import Text
from .worked_examples import worked_example


class Scene(NamedTuple):
    """One circumstance that makes every number of the part [start, end) of the sentence innocent."""

    name: str
    reason: str
    find: Callable[[Text], tuple[int, int] | None]
    cues: frozenset[str] | None = None  # not looked for in a sentence that holds none of these words and signs


_ENDS = frozenset({".", "!", "?"})
_CLOSING = frozenset({'"', "'", ")", "]", "?", "!"})


def _question(t: Text) -> tuple[int, int] | None:
    """From the sentence end before the last question mark to that mark, when the text ends with it; a gap to fill asks too."""
    if "_" in t.words and "____" in t.norm:
        return t.first, t.last
    k = t.last - 1
    while k > t.first and t.tokens[k] in _CLOSING and t.tokens[k] != "?":
        k -= 1
    if t.tokens[k] != "?":
        return None
    start = k - 1
    while start > t.first and not (
        t.tokens[start] in _ENDS and t.gaps[start + 1] and t.capital(start + 1) and len(t.tokens[start - 1]) > 1
    ):
        start -= 1
    return start, k


SCENES: tuple[Scene, ...] = (
    Scene("question", "a question asserts nothing", _question, frozenset({"?", "_"})),
    Scene("hypothetical", "part of an imagined case, not a fact", hypothetical, HYPOTHETICAL_CUES),
    Scene("worked example", "part of a worked example, not a fact", worked_example, frozenset({"if"})),
    Scene("recipe", "part of a recipe or a pattern", making, CRAFT_CUES),
    Scene("software instruction", "an instruction for software, not a fact", instruction, SOFTWARE_CUES),
    Scene("reference entry", "part of a reference to another work", reference_entry),
    Scene("page metadata", "information about the page itself", metadata),
)


_CUES = Cues(SCENES)


@lru_cache(maxsize=256)
def _looked_for(possible: int) -> tuple[Scene, ...]:
    return tuple(scene for n, scene in enumerate(SCENES) if possible >> n & 1)


def find_scenes(t: Text) -> list[tuple[int, int, Scene]]:
    """The parts of the sentence in which nothing is claimed, with why."""
    out = []
    for scene in _looked_for(_CUES.possible(t.words)):
        span = scene.find(t)
        if span is not None:
            out.append((*span, scene))
    return out
