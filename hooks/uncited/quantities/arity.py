"""A test for the two of a relation: "between two towns", "the sum of two numbers", "if two files differ"."""

from ..model import BlockKind
from .candidate import Candidate
from .lexicon import is_past, words

_PAIR = 2
_FEW = 3


def joins_two(c: Candidate, where: BlockKind) -> bool:
    """ "a road between two towns", "if two keys collide": the relation needs two, no one counted them."""
    if c.value is None or not 1 < c.value <= _FEW or c.high is not None or c.bound is not None or c.hedge is not None:
        return False
    t = c.t
    tokens = t.tokens
    before, further = tokens[c.i - 1], tokens[c.i - 2]
    if c.value == _PAIR and before == "between":
        return c.noun is not None and not is_past(further)
    if c.value == _PAIR and before == "of" and further in _RELATIONS:
        return c.noun is not None
    if before in _TYING and c.noun is not None and tokens[c.noun] not in _PEOPLE_AND_DOSES:
        return "together" in tokens[c.noun + 1 : c.noun + 5]  # tie two ropes together
    if c.i == t.first and c.noun is not None and tokens[c.noun + 1] in {"are", "is"} and "if" in t.words:
        return not _ALIKE.isdisjoint(tokens[c.noun + 2 : c.noun + 6])  # two rows are equal if ...
    if c.value == _PAIR and c.noun is not None and "you" not in t.words and tokens[c.noun] not in _PEOPLE_AND_DOSES:
        shared = tokens[c.noun + 1 : c.noun + 5]
        if ("same" in shared or "identical" in shared) and not _WHENEVER.isdisjoint(tokens[t.first : c.i]):
            return not any(is_past(tokens[k]) for k in range(c.noun + 1, c.noun + 4))
    if c.value == _PAIR and tokens[c.j] in _BESIDE and c.noun is not None:
        return not is_past(tokens[c.noun + 1])
    if c.value == _PAIR and before == "of" and t.code and "compare" in tokens[max(c.i - 5, 0) : c.i]:
        return True  # `cmp` can compare parts of two buffers
    if c.value == _PAIR and c.i == t.first + 1 and tokens[t.first] in _JOINING and c.noun is not None:
        return True  # "Comparing two maps"
    if before in _WHENEVER and c.noun is not None and (c.i - 1 == t.first or further in _JOINTS):
        return not any(is_past(tokens[k]) for k in range(c.noun + 1, c.noun + 4))
    return tokens[t.first] == "consider" and before in {"which", "where", "with"} and c.noun is not None


_RELATIONS = words(
    "sum sums product products ratio ratios difference union intersection comparison average merger superposition quotient"
)
_PEOPLE_AND_DOSES = words("doses tablets capsules pills injections infusions sessions treatments patients people adults children drugs "
                          "medicines drinks symptoms episodes")  # fmt: skip
_BESIDE = words("adjacent neighbouring neighboring adjoining")
_JOINING = words("comparing combining merging joining concatenating swapping")
_TYING = words(
    "tie tying join joining sew sewing glue gluing bind binding clip clipping screw fasten fastening nail bolt weld"
)
_WHENEVER = words("if when whenever where")
_ALIKE = words("equal same alike equivalent similar compatible congruent parallel identical called considered")
_JOINTS = words(", ; ( — - and but that because so")
