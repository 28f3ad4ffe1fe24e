"""What a server says of a source, as plain text. Nothing of it is trusted: markup goes, one line stays."""

import html
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from uncited.remote.notices import Notice

Kind = Literal["article", "inproceedings", "incollection", "book", "techreport", "phdthesis", "misc"]

_LONGEST = 2_000
_TAG = re.compile(
    r"<!--.{0,500}?-->|</?[A-Za-z][\w:.-]{0,40}(?:\s+[\w:.-]{1,60}\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))*\s*/?>"
)
_BRACES = str.maketrans("{}", "()")
_LATEX_QUOTES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("`", "‘"))
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))


@dataclass(frozen=True, slots=True)
class Name:
    """A person, or a body where `given` is empty."""

    family: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """`container` is the journal, book or site that the source is part of. `accessed`: the day a web page was read."""

    kind: Kind = "misc"
    title: str = ""
    authors: tuple[Name, ...] = ()
    container: str = ""
    publisher: str = ""
    year: int | None = None
    month: int | None = None
    volume: str = ""
    number: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    accessed: date | None = None
    notices: tuple[Notice, ...] = ()
    notice_itself: str = ""  # what it is, where it only retracts or corrects another


def plain(value: Any) -> str:
    """One line of text without markup, braces and what nobody can see; empty for what is no text.

    Dashes and quotes written in LaTeX's way become the characters they stand for, so that no BibTeX reader changes
    the text again.
    """
    if not isinstance(value, str):
        return ""
    text = value[:_LONGEST]
    for _ in range(2):  # records often hold markup that was escaped once more
        text = html.unescape(_TAG.sub("", text))
    text = unicodedata.normalize("NFC", _TAG.sub("", text).translate(_BRACES))
    text = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in _UNSEEN)
    for latex, character in _LATEX_QUOTES:
        text = text.replace(latex, character)
    return " ".join(text.split())


def first(value: Any) -> str:
    """The first text of a list, or a text itself."""
    return plain(next((item for item in value if plain(item)), "")) if isinstance(value, list) else plain(value)


def year_and_month(parts: Any, today: date) -> tuple[int | None, int | None]:
    """parts: [2024, 5, 31] or less. None for what cannot be: journals date an issue up to a year ahead."""
    numbers = [int(part) if _is_number(part) else 0 for part in parts[:2]] if isinstance(parts, list) else []
    year = numbers[0] if numbers else 0
    if not 1000 <= year <= today.year + 1:
        return None, None
    month = numbers[1] if len(numbers) > 1 and 1 <= numbers[1] <= 12 else None
    return year, month


def _is_number(part: Any) -> bool:
    return (isinstance(part, int) and 0 <= part < 10_000) or (
        isinstance(part, str) and part.isascii() and part.isdigit() and len(part) <= 4
    )
