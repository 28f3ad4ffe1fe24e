"""The scene at the keyboard: instructions on what to type and what to set."""

from ..model import CODE
from .crafts import clause_heads
from .lexicon import words
from .making import KEYBOARD_VERBS, MEDICINES, SOFTWARE
from .text import Text


def instruction(t: Text) -> tuple[int, int] | None:
    """An instruction to someone at a keyboard: "Run the command with 4 workers", "set the page size to 20"."""
    tokens = t.tokens
    if tokens[t.last - 1] == ":" and "you" in t.words and tokens[tokens.index("you") + 1] in _CODING:
        return t.first, t.last  # "So you add a rule that ... 20% above the average:", and code follows
    if tokens[t.last - 1] == ":" and tokens[t.last - 2] in _RUNNING and tokens[t.first] in {"to", "or", "then", "now"}:
        return t.first, t.last  # "To keep ten copies, run:"
    if not MEDICINES.isdisjoint(t.words):
        return None
    if tokens[t.last - 1] == ":" and tokens[t.first : t.first + 3] == ["if", "you", "want"]:
        return t.first, t.last  # "If you want to keep 2 copies, do it like this:"
    if (tokens[t.first] == "specify" or _you_specify(t)) and _LIMITS.isdisjoint(t.words):
        return t.first, t.last
    if SOFTWARE.isdisjoint(t.words) and not t.code:
        return None
    if tokens[t.last - 1] == ":" and _you_may_use(t):
        return t.first, t.last
    head = tokens[t.first]
    if "following" in t.words and tokens[tokens.index("following") + 1] in _SNIPPETS:
        return t.first, t.last
    if not _LIMITS.isdisjoint(t.words):
        return None
    if head in KEYBOARD_VERBS and tokens[t.first + 1] not in _NOUN_FOLLOWS:
        return t.first, t.last
    if head in {
        "if",
        "to",
        "for",
        "when",
        "first",
        "next",
        "now",
        "then",
        "please",
        "otherwise",
        "finally",
        "in",
        "or",
    }:
        for k in clause_heads(t)[1:]:
            if tokens[k] in KEYBOARD_VERBS and tokens[k - 1] in {",", "then", ":"}:
                return t.first, t.last
    return None


def _you_specify(t: Text) -> bool:
    """ "For the log, you would specify ...": what is typed, not what is so."""
    k = t.tokens.index("would") if "would" in t.words else 0
    return bool(k) and t.tokens[k - 1] == "you" and t.tokens[k + 1] == "specify"


def _you_may_use(t: Text) -> bool:
    """ "you can use a range like this:": what follows is code."""
    k = len(t.tokens) - 1 - t.tokens[::-1].index("you") if "you" in t.words else 0
    return bool(k) and t.tokens[k + 1] in _MODAL and t.tokens[k + 2] in _CODING | {"use"}


SOFTWARE_CUES = SOFTWARE | {CODE, ":", "specify", "would"}
_MODAL = words("can could may might should would must")
_RUNNING = words("run execute type issue")
_CODING = words("add set create define configure run specify pass deploy install write declare")
_SNIPPETS = words("command commands code snippet configuration config query script output manifest example")
# A stated limit or default is a fact even inside an instruction.
_LIMITS = words("maximum minimum default defaults limit limits limited most least exceed")
# After these the first word is a noun: "Use of memory fell".
_NOUN_FOLLOWS = words("against of in is was are has have were by for - time times cases rates and or files")
