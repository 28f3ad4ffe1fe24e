"""The scene of the kitchen and the workshop: recipes, patterns, lists of ingredients."""

from .lexicon import words
from .making import (
    BODY,
    COOKING_HEADS,
    COOKING_VERBS,
    CRAFT_VERBS,
    FOODS,
    GERUNDS,
    HANDLED,
    HANDLING,
    KITCHEN_HEADS,
    LOOKS,
    MAKING,
    MAKING_VERBS,
    MATERIALS,
    MEDICINES,
    PATCHES,
    PIECING,
    PREPARING,
    STITCHES,
    STUFFS,
    WORKING,
    YARN_WORDS,
    YARNS,
    YIELDS,
)
from .numerals import VULGAR
from .text import Text


def clause_heads(t: Text) -> list[int]:
    """Where an imperative may stand: at the start, and after a comma, a colon, "and" or "then"."""
    heads = [t.first]
    for k in range(t.first, t.last):
        if t.tokens[k] in _JOINTS and (t.tokens[k] != "-" or t.gaps[k + 1]):  # no "tight-knit"
            heads.append(k + 2 if t.tokens[k + 1].endswith("ly") else k + 1)
    return heads


_JOINTS = frozenset({",", ".", ";", ":", "and", "then", "-", "—", ")", "*", "•", "or"})


def making(t: Text) -> tuple[int, int] | None:
    """A recipe or a pattern: an imperative of the kitchen or the workshop, and what is made there."""
    tokens = t.tokens
    first = tokens[t.first]
    if first in PREPARING and tokens[t.first + 1] == "time":
        return t.first, t.last
    if tokens[t.first + 1] in {"x", "×"} and t.last - t.first < 16 and not _PACKED.isdisjoint(t.words):
        return t.first, t.last  # 1 x 400g tin of beans
    if not _IMPERIAL.isdisjoint(t.words) and t.last - t.first < 26 and _is_ingredient(t):
        return t.first, t.last
    if (first[:1].isdecimal() and tokens[t.first + 1] in _IMPERIAL and tokens[t.first + 2] in {"/", "("}) and (
        tokens[t.first + 4] in _METRIC and t.last - t.first < 26 and _NO_FOOD.isdisjoint(t.words)
    ):
        return t.first, t.last  # 10 oz / 283 g coconut oil
    if first in _HALVING and "half" in t.words:
        return t.first, t.last  # fold it in half
    yarns = YARN_WORDS & t.words
    if (
        len(yarns) > 2
        or (len(yarns) > 1 and not yarns.isdisjoint(YARNS | {"stitches"}) and "needle" not in yarns)
        or len(STITCHES & t.words) > 2
    ):
        return t.first, t.last
    if first in WORKING and not MATERIALS.isdisjoint(t.words) and BODY.isdisjoint(t.words):
        return t.first, t.last
    if first in HANDLING and not HANDLED.isdisjoint(t.words) and BODY.isdisjoint(t.words):
        return t.first, t.last
    if (
        len(PATCHES & t.words) > 1
        and not PIECING.isdisjoint(t.words)
        and BODY.isdisjoint(t.words)
        and "%" not in t.words
    ):
        return t.first, t.last
    if "hook" in t.words and not {"loop", "loops"}.isdisjoint(t.words):
        return t.first, t.last
    if MAKING.isdisjoint(t.words):
        return None
    if not MEDICINES.isdisjoint(t.words):
        return None
    seen = MAKING.intersection(t.words) - LOOKS - YIELDS
    foods = not FOODS.isdisjoint(t.words)
    if first in YIELDS and t.last - t.first < 9:
        return t.first, t.last
    if first in COOKING_HEADS and not LOOKS.isdisjoint(t.words) and _ECONOMIC.isdisjoint(t.words):
        return t.first, t.last
    if ":" in t.words and not seen.isdisjoint(STUFFS) and not _INGREDIENTS.isdisjoint(t.words):
        return t.first, t.last
    if first in _STARTING and not GERUNDS.isdisjoint(tokens[t.first + 1 : t.first + 3]):
        return t.first, t.last  # start by casting on
    heads = {
        tokens[k]
        for k in clause_heads(t)
        if k == t.first or tokens[k] not in _NOUNS_TOO or tokens[k + 1] in _OBJECTS or t.capital(k)
    }
    if not heads.isdisjoint(CRAFT_VERBS) or (len(seen) > 1 and not seen.isdisjoint(COOKING_VERBS)):
        return t.first, t.last
    if not heads.isdisjoint(MAKING_VERBS) and (len(seen) > 1 or not seen.isdisjoint(STUFFS)):
        return t.first, t.last
    if first in KITCHEN_HEADS and seen:
        return t.first, t.last
    if foods and (first in COOKING_HEADS or first in KITCHEN_HEADS) and not _TIMED.isdisjoint(t.words):
        return t.first, t.last  # let the lasagne sit for 10 minutes
    amount = first[:1].isdecimal() or first in VULGAR
    if amount and t.last - t.first < (25 if len(seen) > 1 else 9 if not seen.isdisjoint(STUFFS) else 0):
        return t.first, t.last
    return None


def _is_ingredient(t: Text) -> bool:
    """ "Dried apricots (chopped): 120 g | 4 oz": a name, then one amount in two systems of units, and no verb."""
    tokens = t.tokens
    k = next((spot for spot in t.spots if tokens[spot + 1] in _METRIC), t.first)
    if (
        k == t.first
        or tokens[k - 1] not in {":", "-", "—", ","}
        or not t.gaps[k]
        or tokens[k + 2] not in {"|", "/", "("}
    ):
        return False
    return not _IMPERIAL.isdisjoint(tokens[k + 3 : t.last]) and _NO_FOOD.isdisjoint(t.words)


# Verbs of the workshop that are nouns as often ("stone, sand and steel"): inside a sentence only with an object.
_NOUNS_TOO = words("sand glue drill stitch hem chill")
_OBJECTS = words("the a an each both your all it them on together around along down until with for")
_TIMED = words("minutes minute hour hours cups cup degrees °")
_STARTING = words("start begin finish continue")
_HALVING = words("fold tear slice")
_PACKED = words("tin tins can cans jar jars pack packs packet packets bag bags carton cartons pot pots tub tubs")
_METRIC = words("g kg ml l dl cl gram grams")
_IMPERIAL = words(
    "oz lb lbs cup cups pint pints tbsp tsp teaspoon teaspoons tablespoon tablespoons stick sticks ounces ounce"
)
# Who says what a thing weighs, or what is in it, states a fact.
_NO_FOOD = words(
    "weight weighs weighed mass capacity volume size dose birth contains contain holds is are was were has had"
)
_ECONOMIC = words("% $ £ € percent prices taxes emissions rates -")
_INGREDIENTS = words("ingredients need")
CRAFT_CUES = (
    PREPARING
    | {"x", "×"}
    | _IMPERIAL
    | _HALVING
    | YARN_WORDS
    | STITCHES
    | MATERIALS
    | HANDLED
    | PATCHES
    | {"hook"}
    | MAKING
)
