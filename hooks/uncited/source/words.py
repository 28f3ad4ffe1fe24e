"""Texts as sequences of words, in a form in which the rendered text and its source are equal."""

import re
import unicodedata
from itertools import islice

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


def words(text: str) -> list[str]:
    """The words of a text: runs of letters and digits."""
    return _WORD.findall(text)


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where the words of a text stand."""
    return [found.span() for found in _WORD.finditer(text)]


def token_spans(text: str, start: int, end: int, most: int) -> list[tuple[int, int]]:
    """Words and marks of text[start:end], the first so many."""
    return [found.span() for found in islice(_TOKEN.finditer(text, start, end), most)]


class Numbering(dict[str, int]):
    """The number of a word: the same for all words of the same normal form."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        number = self[word] = self.forms.setdefault(normal(word), len(self.forms))
        return number
