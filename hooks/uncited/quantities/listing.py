"""How many things a list in the text names."""

from .lexicon import words
from .text import Text


def items(t: Text, start: int, end: int | None = None) -> int:
    """How many things the list from token `start` (to `end`) names: "loops, whorls, and arches" is 3; 0 for what is no list."""
    if t.tokens[start] in _NO_ITEM:
        return 0
    found, length, k, empty = 1, 0, start, False
    while k < (t.last if end is None else end) and k < start + 60:
        token = t.tokens[k]
        if token == "—" or (token in {"-", ".", ";"} and t.gaps[k + 1]):
            break
        if token == "(":
            if ")" not in t.tokens[k : k + _ASIDE]:
                break
            k = t.tokens.index(")", k)  # first come, first served (FCFS)
        if token in {",", "and", "or", "&"}:
            found += not empty
            empty, length = True, 0
        else:
            empty, length = False, length + (token != "-")
            if length > _LONG_ITEM:
                return 0
        k += 1
    return found


def names(t: Text, start: int) -> int:
    """How many names in capitals stand from token `start`, "and" before the last: "Ann Lee, Bo and Cy" is 3; else 0."""
    found, k, ended = 0, start, False
    while t.capital(k) and t.tokens[k].isalpha():
        found += 1
        while t.capital(k) and t.tokens[k].isalpha():
            k += 1
        if ended:
            return found
        if t.tokens[k] == ",":
            k += 1
        if t.tokens[k] in {"and", "&"}:
            ended, k = True, k + 1
    return 0


_LONG_ITEM = 7
_ASIDE = 7  # tokens
_NO_ITEM = words("both all each which who they it this that these one some many most")
