"""Tests for counts that the text itself shows: of a list to come, of things just named."""

from ..model import BlockKind, Kind
from .candidate import Candidate
from .contents import OWN_PARTS
from .lexicon import LIST_NOUNS, META_NOUNS, PEOPLE, PREPOSITIONS, words
from .listing import items
from .lists import brings_them
from .text import Text

_FEW = 12
_OPENING = 6  # tokens before the subject
_LEAD = 6  # tokens


def introduces(c: Candidate, where: BlockKind) -> bool:
    """ "There are two forms: ...", "two issues to consider": the list itself shows the count."""
    if c.kind is not Kind.COUNT or c.value is None or not 1 < c.value <= _FEW or c.noun is None or c.high is not None:
        return False
    t = c.t
    tokens = t.tokens
    if c.decimals or (tokens[c.j] == "-" and not t.gaps[c.j]):
        return False
    noun = tokens[c.noun]
    listed = noun in LIST_NOUNS
    if tokens[c.prev] in _TASKS and c.form == "word" and (listed or noun in _TASK_NOUNS) and _opens(t, c.prev):
        return True
    if tokens[c.prev] == "following" and (listed or tokens[t.last - 1] == ":"):
        return True
    if c.form == "word" and (_we_present(c) or (listed and _is_told(c))):
        return True
    if listed and tokens[c.prev] in {"next", "preceding", "previous"}:
        return True
    if listed and (tokens[c.prev - 1] == "here" or not OWN_PARTS.isdisjoint(tokens[max(c.i - 5, 0) : c.i])):
        return True
    if (listed and tokens[c.prev] in _PRESENTING) or (noun == "ways" and tokens[c.prev] == "in"):
        return True
    if c.form == "word" and not _INVITING.isdisjoint(t.words) and (listed or tokens[c.noun + 1] in _TO_COME):
        return True
    if listed and _to_be_discussed(t, c.noun):
        return True
    if noun in _OF_METHODS and c.form == "word" and not _METHODS.isdisjoint(t.words):
        return True
    heading = where in (BlockKind.HEADING, BlockKind.TITLE) or t.in_title_case()
    if heading and listed and c.i <= t.first + 1:
        return True
    if (
        noun in META_NOUNS
        and c.form == "word"
        and not (noun == "points" and c.noun == c.nj and tokens[c.prev] in _SCORED)
        and tokens[c.noun + 1] != "of"
        and (tokens[c.prev] in _RAISING or c.i == t.first or (noun == "reasons" and tokens[c.prev] == "for"))
    ):
        return True
    return brings_them(c, listed)


def _to_be_discussed(t: Text, noun: int) -> bool:
    """ "areas that need to be discussed", "points to be clarified"; the noun at a token."""
    near = t.tokens[noun + 1 : noun + 7]
    return "to" in near and not _TALKED_OVER.isdisjoint(near[near.index("to") + 1 :])


_TALKED_OVER = words("discussed addressed clarified resolved answered discuss address clarify resolve answer cover")


def _is_told(c: Candidate) -> bool:
    """ "Start with four quick checks.", "Prune the trees with two key aims in mind.": an instruction that the text goes on from."""
    t = c.t
    return t.tokens[c.prev] == "with" and t.tokens[t.first] in _DOING and t.tokens[c.noun or 0] not in _GIVEN


_DOING = words(
    "start begin follow prune plan write approach open finish think work go try use plant choose build make cook read"
)
_GIVEN = words("sessions tests cases")


def _we_present(c: Candidate) -> bool:
    """ "We shall discuss the ten biggest lawsuits": what the text is about to do."""
    tokens = c.t.tokens
    for k in range(c.i - 1, max(c.i - 5, c.t.first), -1):
        if tokens[k] in _PRESENTING:
            return tokens[k - 1] in {"shall", "will", "to"} and tokens[k - 2] in {"we", "i", "going", "want"}
    return False


def stands_for_list(c: Candidate, where: BlockKind) -> bool:
    """ "I tried two: the kettle that whistles, and the pan that sings"."""
    t = c.t
    if t.tokens[c.j] != ":" or not t.gaps[c.j + 1] or c.j + 1 == t.last or c.high is not None:
        return False
    return 1 < (c.value or 0) <= _FEW and items(t, c.j + 1) == c.value


# Exercises: "Name three causes of the war."
_TASKS = words("write name list give state choose find underline circle identify describe explain suggest")
_TASK_NOUNS = words("paragraphs sentences adjectives verbs nouns adverbs synonyms causes effects differences similarities pairs "
                    "words lines facts events characters countries animals")  # fmt: skip
_INVITING = words("let's let we'll i'll")  # let's look at three terms you will meet
_TO_COME = words("you you'll we we'll that to from").union({"", ".", ":", ","})
_METHODS = words("method approach framework algorithm pipeline paper")
_OF_METHODS = words("steps parts components stages modules phases contributions")
_SCORED = words("by with had have has was were are")


def _opens(t: Text, k: int) -> bool:
    """Whether a sentence begins at token k."""
    if t.tokens[k - 1] in {"and", "then"}:
        return t.tokens[t.first] in _TASKS
    return k == t.first or t.tokens[k - 1] in {".", ":", ")"}


def choice(c: Candidate, where: BlockKind) -> bool:
    """ "in one of two ways", "choose 2 of these 5 options:", "four of the commonest signs are:": the list shows it."""
    t = c.t
    tokens = t.tokens
    if tokens[c.ni + 1] != "of" or tokens[c.i - 1] in _BOUNDS:
        return False
    if tokens[t.first] == "here's" and c.i - t.first < _LEAD:
        return True  # here's our pick of 10 of the finest
    if tokens[c.i - 2] == "here" or tokens[c.i - 1] == "any":
        return True  # here are two of them; if any one of the six conditions ...
    if tokens[t.first] == "here" and tokens[c.i - 1] in _PRESENTING and c.i - t.first < 5 and tokens[c.j] == "of":
        return PEOPLE.isdisjoint(tokens[c.j : c.j + 5])  # here we list ten of the best
    pointing = tokens[c.ni + 2] in {"these", "following", "below"} or tokens[c.ni + 3] in {"these", "following"}
    if tokens[t.last - 1] == ":" and (pointing or c.i == t.first) and _first_number(c) <= _FEW:
        return True
    below = pointing or t.last - 2 == t.first or tokens[t.last - 2] in {"below", "following"}
    if below and not _CHOOSING.isdisjoint(tokens[max(c.i - 3, 0) : c.i]) and _first_number(c) <= _FEW:
        return True
    if tokens[c.i] != "one" or c.kind is not Kind.SHARE or (c.value or 0) < 0.1:
        return False
    if c.i != t.first and ":" in tokens[c.j : c.j + 3] and "or" in tokens[c.j + 2 : t.last]:
        return True  # one of two piles: one for wool or one for silk
    return not LIST_NOUNS.isdisjoint(tokens[c.j : c.j + 3]) and _CHOSEN.isdisjoint(tokens[c.i - 3 : c.i])


def _first_number(c: Candidate) -> float:
    """The 2 of "2 of these 5"."""
    digits = c.t.tokens[c.ni]
    if digits.isdecimal():
        return float(digits[:9])
    return 1.0 if c.kind is Kind.SHARE else c.value or 0.0


_BOUNDS = words("only just than least most")
_CHOSEN = words("had took got gave chose used followed joined")  # what people did, not what they may do
_CHOOSING = words("choose choosing pick picking select selecting take answer complete send")


def sums_up(c: Candidate, where: BlockKind) -> bool:
    """ "Croup and measles are two of the illnesses ...", "A, B and C are three kinds of ...": the subject shows it."""
    t = c.t
    tokens = t.tokens
    if "and" not in t.words or c.value is None or not 1 < c.value < 6 or c.high is not None or c.decimals:
        return False
    if tokens[c.j] == "of" and _names_them(c):
        return True
    verb = c.i - 1
    while tokens[verb] in _PLAIN_WORDS:
        verb -= 1
    if tokens[verb] not in {"are", "were"} or (c.noun is not None and tokens[c.noun + 1] in _SIZES):
        return False
    if c.noun is None and tokens[c.j] not in _FURTHER:
        return False
    joined = commas = 0
    for k in range(verb - 1, max(verb - 24, t.first) - 1, -1):
        if tokens[k] in {"and", "&"}:
            joined += 1
        elif tokens[k] == ",":
            if c.value == 2 and joined == 1 and tokens[t.first] in PREPOSITIONS and k - t.first < _OPENING:
                break  # in the dark, speed and light are two ...
            commas += 1
        elif tokens[k] in _NO_SUBJECT or tokens[k] in {";", ":"}:
            return False
    return joined == 1 and (commas == 0 if c.value == 2 else c.value - 2 <= commas < c.value)


def _names_them(c: Candidate) -> bool:
    """ "two of the most popular are the Langstroth and the Warré": as many follow."""
    t = c.t
    for k in range(c.j + 2, min(c.j + 9, t.last)):
        if t.tokens[k] == "are":
            return t.tokens[k + 1] in {"the", "a", "an"} and items(t, k + 1) == c.value
    return False


_FURTHER = words("of more other further additional")
_PLAIN_WORDS = words("just only both the these also")
_NO_SUBJECT = words("there between both who which that where when while if because since")
_SIZES = words("high tall long wide deep apart away older younger taller ahead behind more fewer less better worse")


_PRESENTING = words(
    "list lists listed outline outlines outlined describe describes discuss explain explains discusses review "
    "reveal reveals explore explores examine consider considers highlight highlights mention cover covers offer suggest share show shows"
)
_RAISING = words("are were have has had by discuss consider raise following address offer make include identify note "
                 "propose to with is there below see gave give gives offers offered cites cited")  # fmt: skip
