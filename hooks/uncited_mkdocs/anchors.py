"""A page's HTML and its sentences -> the page with every sentence in an element of its own, to link to and to mark.

The words of a sentence are looked for where it is known to stand: around the mark that cites, else after the sentence
before it. A sentence that is not found, or that crosses an element's edge, gets an empty element before its mark.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from uncited.register import Claim

_PIECE = re.compile(
    # Nothing runs over another beginning of its own kind: a page of openings that are never closed must not cost more.
    r'<sup (?:class="citation|id="fnref)[^<>]*>(?:(?!<sup).)*?</sup>|<!--(?:(?!<!--).)*?-->|'
    r"<(?P<raw>script|style|svg)\b(?:(?!<(?P=raw)).)*?</(?P=raw)>|<[^<>]*>|[^<]+",
    re.DOTALL,
)
_ID = re.compile(r'\bid="([^"]*)"')
_TAG = re.compile(r"<(/?)([a-z0-9]+)")
_NOT_WORDS = re.compile(r"[\W_]+")
_CHARACTER = re.compile(r"&#?\w+;|.", re.DOTALL)
_PUNCTUATION = re.compile(r"[^\w\s<&]*")
_ENDING = re.compile(r"[^\w\s]*(?:\s*\Z|[.?!:])")
_INLINE = frozenset("a abbr b code del em i ins kbd mark q s small span strong sub sup u".split())
# How far the next sentence with a number may be: bounded, so that a sentence that is missing costs little.
_REACH = 4000


class _Text:
    """The words of a page as one string, each with its place in the HTML."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.pieces = [(m.start(), m.end()) for m in _PIECE.finditer(html)]
        self.marks: dict[str, int] = {}  # name of a mark -> where in the words it stands
        self.mark_at: dict[str, int] = {}  # and where in the HTML
        self.starts: list[int] = []  # where in the words a text begins
        self.texts: list[int] = []  # and which piece it is
        self._places: dict[int, list[tuple[int, int]]] = {}  # the characters of the texts asked for so far
        words: list[str] = []
        at = 0
        for number, (start, end) in enumerate(self.pieces):
            if html.startswith("<sup ", start) and end - start > 5 and html.endswith("</sup>", start, end):
                if name := _ID.search(html, start, html.index(">", start)):
                    self.marks[name[1]], self.mark_at[name[1]] = at, start
            elif html[start] != "<":
                found = _words(html[start:end])
                if found:
                    self.starts.append(at)
                    self.texts.append(number)
                    words.append(found)
                    at += len(found)
        self.words = "".join(words)

    def place(self, first: int, last: int) -> tuple[int, int] | None:
        """Words first to last (inclusive) -> their place in the HTML, whole elements only."""
        (piece, start, _), (last_piece, _, end) = self._character(first), self._character(last)
        end = _PUNCTUATION.match(self.html, end, self.pieces[last_piece][1]).end()  # type: ignore[union-attr]
        opened, closed = self._unbalanced(piece, last_piece)
        if opened is None:
            return None
        while closed and piece and start == self.pieces[piece][0] and self._tag(piece - 1) == ("", closed[0]):
            piece, start = piece - 1, self.pieces[piece - 1][0]
            closed = closed[1:]
        while opened and last_piece + 1 < len(self.pieces) and self._tag(last_piece + 1) == ("/", opened[-1]):
            last_piece, end = last_piece + 1, self.pieces[last_piece + 1][1]
            opened = opened[:-1]
        return None if opened or closed else (start, end)

    def whole(self, first: int, last: int) -> bool:
        """Whether these words begin and end where an element or a sentence does."""
        (piece, start, _), (last_piece, _, end) = self._character(first), self._character(last)
        before = self.html[self.pieces[piece][0] : start].rstrip()
        after = self.html[end : self.pieces[last_piece][1]]
        return (not before or before.endswith((".", "?", "!", ":"))) and bool(_ENDING.match(after))

    def _character(self, at: int) -> tuple[int, int, int]:
        """The piece that holds a character of the words, and the character's place in the HTML."""
        text = bisect_right(self.starts, at) - 1
        if text not in self._places:
            self._places[text] = list(self._characters(*self.pieces[self.texts[text]]))
        return self.texts[text], *self._places[text][at - self.starts[text]]

    def _characters(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The place of every character of the words in a stretch of the HTML."""
        for found in _CHARACTER.finditer(self.html, start, end):
            character = found.group()
            number = character.isalnum() if len(character) == 1 else len(_words(character))
            yield from [found.span()] * number

    def _tag(self, piece: int) -> tuple[str, str] | None:
        found = _TAG.match(self.html, *self.pieces[piece])
        return (found[1], found[2]) if found else None

    def _unbalanced(self, first: int, last: int) -> tuple[list[str] | None, list[str]]:
        """The inline elements that begin or end alone between two pieces; None where a block does."""
        opened: list[str] = []
        closed: list[str] = []
        for piece in range(first, last + 1):
            tag = self._tag(piece)
            if tag is None or tag[1] in ("br", "img", "wbr") or self.html.endswith("</sup>", *self.pieces[piece]):
                continue
            if tag[1] not in _INLINE:
                return None, []
            if not tag[0]:
                opened.append(tag[1])
            elif opened:
                opened.pop()
            else:
                closed.append(tag[1])
        return opened, closed


def mark_sentences(html: str, claims: Sequence[Claim]) -> tuple[str, set[str]]:
    """The page with each sentence in `<span class="claim" id="…">`, and the names that can now be linked to."""
    text = _Text(html)
    inserts: list[tuple[int, int, str]] = []
    placed: set[str] = set()
    cursor = after = 0  # in the words, in the HTML
    for claim in claims:
        mark = next((name for name in claim.marks if name in text.marks), None)
        found = _find(text, _words(claim.sentence), mark, cursor)
        place = text.place(*found) if found else None
        if found:
            cursor = found[1] + 1
        if place and place[0] >= after:
            inserts.append((place[0], 1, f'<span class="claim" id="{claim.id}">'))
            inserts.append((place[1], 0, "</span>"))
            after = place[1]
        elif mark is not None and text.mark_at[mark] >= after:
            inserts.append((text.mark_at[mark], 1, f'<span class="claim-anchor" id="{claim.id}"></span>'))
        else:
            continue
        placed.add(claim.id)
    return _insert(html, inserts), placed


def _find(text: _Text, words: str, mark: str | None, cursor: int) -> tuple[int, int] | None:
    if not words:
        return None
    if mark is not None:
        at = text.marks[mark]
        first = text.words.find(words, max(cursor, at - len(words)), at + len(words))
        if first >= 0:
            return first, first + len(words) - 1
    first = text.words.find(words, cursor, cursor + _REACH)
    while first >= 0 and not text.whole(first, first + len(words) - 1):
        first = text.words.find(words, first + 1, cursor + _REACH)
    return (first, first + len(words) - 1) if first >= 0 else None


def _insert(html: str, inserts: Iterable[tuple[int, int, str]]) -> str:
    parts, last = [], 0
    for at, _, tag in sorted(inserts, key=lambda insert: insert[:2]):
        parts += [html[last:at], tag]
        last = at
    return "".join([*parts, html[last:]])


def _words(text: str) -> str:
    return _NOT_WORDS.sub("", unescape(text))
