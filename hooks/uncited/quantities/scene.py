"""What holds for a whole sentence, or the part of it a number stands in: a question, a recipe, a reference entry."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from .crafts import CRAFT_CUES, making
from .cues import Cues
from .entries import metadata, reference_entry
from .instructions import SOFTWARE_CUES, instruction
from .lexicon import BE, PREPOSITIONS, words
from .making import MEDICINES
from .text import Text
from .units import SYMBOLS


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


_HYPOTHETICAL = words("suppose picture imagine imagining assume assuming hypothetically hypothetical pretend say example "
                      "calculate compute determine solve derive specifying passing typing let think person instance picture consider you g if someone somebody")  # fmt: skip
_IMAGINE = words("suppose picture imagine pretend hypothetically assume assuming supposing")
_POINTERS = words("following this above preceding previous")
_EXERCISES = words("calculate compute determine solve derive")
_PUPIL_TASKS = _EXERCISES | words("partition multiply subtract shade plot sketch draw")
_DUTIES = words("not never must should may do don't")
_POSSIBLE = words("can may might could")
_SETTING_UP = words("configure configuration specify directive command query server backup backups cluster")
_SPECIFYING = words("specifying passing typing")
_DEFINITE = words("those these its their all each every")
_DEALING = words("have invest deposit buy borrow own purchase plan want decide earn save")
_OPENERS = frozenset(
    {"for", "an", "analogy", "example", ",", "now", "so", "and", "but", "instance", "or", '"', "to", "illustrate", "e",
     ".", "g", ";", "thus", "first", "just", "as", ":", "(", "then", "again"}
)  # fmt: skip


def _hypothetical(t: Text) -> tuple[int, int] | None:
    """ "Suppose 3 people ...", "for example, if ...", "say you have ...": from there to the end."""
    tokens = t.tokens
    if "hypothetical" in t.words:
        k = tokens.index("hypothetical")
        if "would" in tokens[k + 2 : k + 5] or ("example" in t.words and not _MIGHT.isdisjoint(t.words)):
            return t.first, t.last
    start = t.first + (tokens[t.first] == "(")
    if tokens[start] in {"example", "examples"} and tokens[start + 1] in {",", ":"}:
        return t.first, t.last
    first = t.first
    while tokens[first] in _OPENERS and first < t.last:
        first += 1
    head, then = tokens[first], tokens[first + 1]
    if head == "let" and tokens[first + 2] == "be":
        return t.first, t.last
    if head == "think" and then == "of" and tokens[first + 2] in {"a", "an"}:
        return t.first, t.last
    if head in _SPECIFYING and first > t.first:
        return t.first, t.last  # for example, specifying 10s makes it wait for 10 seconds
    if (head in {"someone", "somebody"} or tokens[first : first + 3] == ["a", "person", "who"]) and "would" in t.words:
        return t.first, t.last
    if head in _EXERCISES and then not in BE:
        return t.first, t.last
    if head == "assuming" and not _assumes_number(t, first):
        return None  # "Assuming you feel better, six sessions are given"
    if head in _IMAGINE or (head == "say" and (then in _SAY_SUBJECTS or then == ",")):
        return t.first, t.last
    if head == "take" and then in {"the", "this"} and "example" in tokens[first + 2 : first + 5]:
        return t.first, t.last
    if head in {"consider", "picture"} and then in {"a", "an", "two", "three"}:
        return t.first, t.last
    if head == "you" and then in _DEALING and "$" in tokens[first : first + 8]:
        return t.first, t.last
    if (
        head in {"let's", "let", "we", "you"}
        and then != "me"
        and not _IMAGINE.union({"say"}).isdisjoint(tokens[first + 1 : first + 4])
    ):
        return t.first, t.last
    for k in range(t.first, t.last):
        word = tokens[k]
        if word in {"example", "instance"} and tokens[k - 1] == "for" and tokens[k + 1] == ",":
            if tokens[k + 2] in _PUPIL_TASKS:
                return k, t.last
            if tokens[k - 2] == "," and "if" in tokens[t.first : k] and _DUTIES.isdisjoint(t.words):
                return tokens.index("if"), t.last  # If a beam is 3 m long, for example, ...
        if word == "example" and (tokens[k - 1] in _POINTERS or tokens[k + 1] in {"above", "below", "shows"}):
            return t.first, t.last
        if (
            word == "say"
            and tokens[k - 1] == ","
            and (tokens[k + 1] == "," or tokens[k + 1] in PREPOSITIONS)
            and ("if" in tokens[t.first : k] or t.code)
        ):
            return k, t.last if "if" in tokens[t.first : k] else min(k + _ASIDE, t.last)  # in, say, 3 rooms
        if word == "if" and (_after_example(tokens, k) or tokens[k + 1 : k + 3] == [",", "say"]):
            return k, t.last
        if (
            word == "if"
            and len(tokens[k + 1]) == 1
            and tokens[k + 1] != "i"
            and t.written(k) != "IF"
            and t.capital(k + 1)
            and tokens[k + 1].isalpha()
        ):
            return k, t.last  # If A owes B $50, ...
        if word == "if" and tokens[k + 1] == "your" and _would_be(t, k):
            return k, t.last
        if word in {"example", "instance"} and tokens[k + 1] == "," and _sets_size(t, k + 2):
            return k, t.last
        if word == "if" and "$" in t.words and _dealing(tokens, k):
            return k, t.last
        if word in _IMAGINE and tokens[k - 1] in {",", ":", "example", "and", "now"}:
            if tokens[k + 1] in _DEFINITE and tokens[k - 1] == ",":
                continue  # "the planner recomputes it, assuming those workers ...": what it does, not a case
            return k, t.last
        if (
            word in {"example", "instance"}
            and tokens[k - 1] == "for"
            and (
                "would" in t.words
                or tokens[k + 1 : k + 4] == [",", "you", "might"]
                or _anyone_might(t, k)
                or _may_say(t, k)
                or (not _POSSIBLE.isdisjoint(tokens[k : t.last]) and not _SETTING_UP.isdisjoint(tokens[k : t.last]))
            )
        ):
            return k - 1, t.last
    return None


def _assumes_number(t: Text, first: int) -> bool:
    """Whether a number stands in what is assumed, up to the first comma, or the case is one that "would" be."""
    comma = t.tokens.index(",", first) if "," in t.tokens[first : t.last] else t.last
    return "would" in t.words or any(first < spot < comma for spot in t.spots)


def _sets_size(t: Text, k: int) -> bool:
    """ "For example, 10GB will give a disk of 10 gigabytes": a size or a time as it is typed, and what it does."""
    tokens = t.tokens
    return tokens[k].isdecimal() and not t.gaps[k + 1] and tokens[k + 1] in _TYPED_UNITS and tokens[k + 2] in _EFFECT


_TYPED_UNITS = words("kb mb gb tb s ms m h d")
_EFFECT = words("will would means gives sets")


def _dealing(tokens: list[str], k: int) -> bool:
    """ "if you (currently) have $200", not "if you earn more than $200"; "if" at token k."""
    verb = k + 3 if tokens[k + 2].endswith("ly") else k + 2
    return tokens[verb] in _DEALING and tokens[verb + 1] not in _BOUNDING


def _would_be(t: Text, k: int) -> bool:
    """ "if your machine had 12 cores, you would see more": not how it is, but how it might be; "if" at token k."""
    return "would" in t.words and not {"had", "were"}.isdisjoint(t.tokens[k + 2 : k + 5])


def _anyone_might(t: Text, k: int) -> bool:
    """ "for example, a lorry might release 1 kg": "for example" at token k, any one of a kind, and what might be."""
    return t.tokens[k + 2] in {"a", "an", "one", "someone"} and not _MIGHT.isdisjoint(t.tokens[k + 3 : k + 7])


def _may_say(t: Text, k: int) -> bool:
    """ "for example, the label may say that": words that are not said, but might be; "for example" at token k."""
    said = [m for m in range(k, min(k + _CLAUSE, t.last)) if t.tokens[m] in _SAID]
    return any(t.tokens[m - 1] in _POSSIBLE for m in said)


_SAID = words("say state read")
_CLAUSE = 12  # tokens
_MIGHT = words("might could")
_ASIDE = 8  # tokens


def _worked_example(t: Text) -> tuple[int, int] | None:
    """ "If a share costs $40 and pays $2, the yield is 5%": exact amounts after "if", and a result."""
    tokens = t.tokens
    if "if" not in t.words or ("," not in t.words and _RESULTS.isdisjoint(t.words)):
        return None
    k = tokens.index("if")
    if tokens[k + 1] not in _CASE_SUBJECTS or tokens[k - 1] in {"even", "only", "as"}:
        return None
    if t.code and t.words.isdisjoint(BE - {"is"}) and _holds_code(t, k):
        return t.first, t.last
    comma = k + 4 if tokens[k + 1] == "," else k
    while comma < t.last and not ((tokens[comma] == "," and t.gaps[comma + 1]) or tokens[comma] in _RESULTS):
        comma += 1
    condition, result = range(k, comma), range(comma, t.last)
    if (
        tokens[k + 1] in {"a", "an", "one"}
        and tokens[k + 2] in _FIRMS
        and t.words.isdisjoint(_BOUNDING - {"to", "only", "up", "within"})
    ):
        return t.first, t.last  # if a company emits 10,000 tons, it can buy credits
    if not any(tokens[m][:1].isdecimal() for m in result):
        return None
    if tokens[k + 1] in {"a", "an"} and "then" in t.words and t.words.isdisjoint(_BOUNDING | MEDICINES):
        then = tokens.index("then")
        before = [m for m in t.spots if k < m < then]
        if len(before) > 1 and any(m > then for m in t.spots):
            return t.first, t.last  # if an area holds 100 animals, and 40 are Species A, then it has 40%
    for m in condition:
        if tokens[m][:1].isdecimal():
            exact = tokens[m - 1] in SYMBOLS and tokens[m - 2] not in _BOUNDING
            given = tokens[m - 1] in {"is", "of", "=", "are", "was", "were", "at"} or (
                tokens[m - 2 : m] == ["set", "to"] and tokens[m + 1] == ","
            )
            if exact or (given and ("." in tokens[m] or not t.words.isdisjoint(SYMBOLS))):
                return t.first, t.last
    return None


def _holds_code(t: Text, k: int) -> bool:
    """ "If the value is `50m`, ..., since `50.0 / 100.0 == 0.5`": the case and the sum are both code."""
    tokens = t.tokens
    given = any(tokens[m] in _HOLDING and "\ue001" in tokens[m + 1] + tokens[m + 2] for m in range(k, k + 12))
    return given and any("\ue001" in tokens[m] and tokens[m - 1] in _SINCE for m in range(k + 4, t.last))


_RESULTS = words("you'll they'll we'll it'll he'll she'll then")
_HOLDING = words("is instead holds reads equals has")
_SINCE = words("since because as")
_FIRMS = words(
    "company firm business bank fund investor buyer seller shop store factory country customer lender borrower"
)
_CASE_SUBJECTS = words(", a an you your i we someone one the")
_BOUNDING = words("more less than least most over under above below to up exceeds exceed exceeding only within")
_SAY_SUBJECTS = words("you we i someone a an the there your that each every it")


def _after_example(tokens: list[str], k: int) -> bool:
    back = tokens[k - 1]
    if back in {",", ":"}:
        back, k = tokens[k - 2], k - 1
    return back in {"example", "instance", "say"} or (back == "." and tokens[k - 2] == "g")


SCENES: tuple[Scene, ...] = (
    Scene("question", "a question asserts nothing", _question, frozenset({"?", "_"})),
    Scene("hypothetical", "part of an imagined case, not a fact", _hypothetical, _HYPOTHETICAL),
    Scene("worked example", "part of a worked example, not a fact", _worked_example, frozenset({"if"})),
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
