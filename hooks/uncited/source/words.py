"""Texts as sequences of words, in a form in which the rendered text and its source are equal."""

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"[^\W_]+|\.{2,}|-{2,3}|[^\w\s\x00-\x1f]|_")
_FOLD = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛“”„‟′″«»‹›`", "'"),
        '"': "'",
        **dict.fromkeys("‐‑‒–—―−⁃﹘﹣－", "-"),
    }
)


def normal(word: str) -> str:
    """The normal form: compatibility characters resolved, typographic quotes and dashes folded, case kept."""
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word).translate(_FOLD)
    elif word[0] in "-\"'`":
        return "-" if word[0] == "-" else "'"
    return word


def word_spans(text: str) -> list[tuple[int, int]]:
    """The words of a text: runs of letters and digits."""
    return [found.span() for found in _WORD.finditer(text)]


def token_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Words and marks of text[start:end]."""
    return [found.span() for found in _TOKEN.finditer(text, start, end)]


class Numbering:
    """Gives equal words equal numbers."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.known: dict[str, int] = {}

    def words(self, words: Iterable[str]) -> list[int]:
        """The numbers of words, by their normal form."""
        known, found = self.known, []
        for word in words:
            number = known.get(word)
            if number is None:
                number = known[word] = self.numbers.setdefault(normal(word), len(self.numbers))
            found.append(number)
        return found
