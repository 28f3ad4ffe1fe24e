"""Imagined cases: from "suppose" or "for example, if" on, what a sentence says is no fact."""

from collections.abc import Callable

from .lexicon import BE, PREPOSITIONS, words
from .text import Text
from .worked_examples import BOUNDING

HYPOTHETICAL_CUES = words("if suppose picture imagine imagining assume assuming hypothetically hypothetical pretend say example "
                      "calculate compute determine solve derive specifying passing typing let think person instance picture consider you g if someone somebody")  # fmt: skip
_IMAGINE = words("suppose picture imagine pretend hypothetically assume assuming supposing")
_POINTERS = words("following this above preceding previous")
_EXERCISES = words("calculate compute determine solve derive")
_PUPIL_TASKS = _EXERCISES | words("partition multiply subtract shade plot sketch draw")
_DUTIES = words("not never must should may do don't")
_POSSIBLE = words("can may might could")
_SETTING_UP = words("configure configuration specify directive command query server backup backups cluster")
_SAY_SUBJECTS = words("you we i someone a an the there your that each every it")
_SUPPOSING = _IMAGINE | {"say"}
_SPECIFYING = words("specifying passing typing")
_DEFINITE = words("those these its their all each every")
_DEALING = words("have invest deposit buy borrow own purchase plan want decide earn save")
_OPENERS = frozenset(
    {"for", "an", "analogy", "example", ",", "now", "so", "and", "but", "instance", "or", '"', "to", "illustrate", "e",
     ".", "g", ";", "thus", "first", "just", "as", ":", "(", "then", "again"}
)  # fmt: skip


Span = tuple[int, int]


def hypothetical(t: Text) -> Span | None:
    """ "Suppose 3 people ...", "for example, if ...", "say you have ...": from there to the end."""
    if _is_called_so(t) or _opens_a_case(t):
        return t.first, t.last
    tokens = t.tokens
    if tokens[_opening(t)] == "assuming":
        return None  # "Assuming you feel better, six sessions are given"
    for k in range(t.first, t.last):
        begins = _BEGINS.get(tokens[k])
        if begins is not None and (span := begins(t, k)) is not None:
            return span
    return None


def _is_called_so(t: Text) -> bool:
    """ "a hypothetical town would ...", "Example: ..."."""
    tokens = t.tokens
    if "hypothetical" in t.words:
        k = tokens.index("hypothetical")
        if "would" in tokens[k + 2 : k + 5] or ("example" in t.words and not _MIGHT.isdisjoint(t.words)):
            return True
    start = t.first + (tokens[t.first] == "(")
    return tokens[start] in {"example", "examples"} and tokens[start + 1] in {",", ":"}


def _opening(t: Text) -> int:
    """The first token of what is said: "for example, now ..." is left out."""
    first = t.first
    while t.tokens[first] in _OPENERS and first < t.last:
        first += 1
    return first


def _opens_a_case(t: Text) -> bool:
    """Whether the sentence begins as a case does: "Imagine ...", "Let x be ...", "Someone who ... would"."""
    tokens, first = t.tokens, _opening(t)
    head, then, further = tokens[first : first + 3]
    if head == "assuming" and not _assumes_number(t, first):
        return False
    if head in _IMAGINE or (head in _EXERCISES and then not in BE):
        return True
    if head in _SPECIFYING:
        return first > t.first  # for example, specifying 10s makes it wait for 10 seconds
    if head in {"someone", "somebody"} or (head, then, further) == ("a", "person", "who"):
        return "would" in t.words
    if head in {"let's", "let", "we", "you"}:
        if head == "let" and further == "be":
            return True
        if head == "you" and then in _DEALING and "$" in tokens[first : first + 8]:
            return True
        return then != "me" and not _SUPPOSING.isdisjoint(tokens[first + 1 : first + 4])
    return (
        (head == "say" and (then in _SAY_SUBJECTS or then == ","))
        or (head == "think" and then == "of" and further in {"a", "an"})
        or (head == "take" and then in {"the", "this"} and "example" in tokens[first + 2 : first + 5])
        or (head == "consider" and then in {"a", "an", "two", "three"})
    )


def _example(t: Text, k: int) -> Span | None:
    """The case that "(for) example" at token k begins, or is part of."""
    tokens = t.tokens
    before, after = tokens[k - 1], tokens[k + 1]
    if before == "for" and after == ",":
        if tokens[k + 2] in _PUPIL_TASKS:
            return k, t.last
        if tokens[k - 2] == "," and "if" in tokens[t.first : k] and _DUTIES.isdisjoint(t.words):
            return tokens.index("if"), t.last  # If a beam is 3 m long, for example, ...
    if tokens[k] == "example" and (before in _POINTERS or after in {"above", "below", "shows"}):
        return t.first, t.last
    if after == "," and _sets_size(t, k + 2):
        return k, t.last
    return (k - 1, t.last) if before == "for" and _might_be(t, k) else None


def _might_be(t: Text, k: int) -> bool:
    """Whether what follows "for example" at token k would or might be, and is not."""
    rest = t.tokens[k : t.last]
    return (
        "would" in t.words
        or t.tokens[k + 1 : k + 4] == [",", "you", "might"]
        or _anyone_might(t, k)
        or _may_say(t, k)
        or (not _POSSIBLE.isdisjoint(rest) and not _SETTING_UP.isdisjoint(rest))
    )


def _say(t: Text, k: int) -> Span | None:
    """ "if you took, say, 3": to the end; "it fits in, say, 3 rooms", of a piece of code: a few words."""
    tokens = t.tokens
    if tokens[k - 1] != "," or not (tokens[k + 1] == "," or tokens[k + 1] in PREPOSITIONS):
        return None
    if "if" in tokens[t.first : k]:
        return k, t.last
    return (k, min(k + _ASIDE, t.last)) if t.code else None


def _if(t: Text, k: int) -> Span | None:
    tokens, then = t.tokens, t.tokens[k + 1]
    party = len(then) == 1 and then != "i" and then.isalpha() and t.capital(k + 1) and t.written(k) != "IF"
    supposed = (
        party  # If A owes B $50, ...
        or _after_example(tokens, k)
        or tokens[k + 1 : k + 3] == [",", "say"]
        or (then == "your" and _would_be(t, k))
        or ("$" in t.words and _dealing(tokens, k))
    )
    return (k, t.last) if supposed else None


def _imagined(t: Text, k: int) -> Span | None:
    before = t.tokens[k - 1]
    if before not in {",", ":", "example", "and", "now"} or (before == "," and t.tokens[k + 1] in _DEFINITE):
        return None  # "the planner recomputes it, assuming those workers ...": what it does, not a case
    return k, t.last


_BEGINS: dict[str, Callable[[Text, int], Span | None]] = {
    "if": _if,
    "say": _say,
    "example": _example,
    "instance": _example,
    **dict.fromkeys(_IMAGINE, _imagined),
}


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
    return tokens[verb] in _DEALING and tokens[verb + 1] not in BOUNDING


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


def _after_example(tokens: list[str], k: int) -> bool:
    back = tokens[k - 1]
    if back in {",", ":"}:
        back, k = tokens[k - 2], k - 1
    return back in {"example", "instance", "say"} or (back == "." and tokens[k - 2] == "g")
