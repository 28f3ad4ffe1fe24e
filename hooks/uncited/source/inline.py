"""Inline Markdown -> the text that readers see: emphasis, links, code marks, citations and tags taken out."""

import html
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from uncited.source.brackets import Ticks, bracket_pairs
from uncited.source.visible import Drop, Slice, Visible, joined, without
from uncited.syntax import CITATION, KEY, LINK_LABEL

_PLAIN = re.compile(r"[^\\`<&!\[\]*_~^={}+:]*\Z")
_ADDRESS = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>")
_TOKEN = re.compile(
    r"\\[\s\S]|`+|<!--|" + _ADDRESS.pattern + r"|</?[a-zA-Z][^<>@\s]*(?:\s[^<>]*)?>"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|!?\[|\]|\{(?:\+\+|--|~~|==|>>)|(?:\+\+|~~|==|<<)\}|\}|~>|\*+|_+|~+|\^+|={2,}|\+{2,}|\{"
    r"|(?<![\w:]):[a-z][a-z0-9_+-]{0,60}:(?![\w:])"
)
_SPECIAL = re.compile(r"[\\`<&!\[\]{}+~*_^=:]")
_ESCAPABLE = frozenset("\\`*_{}[]()<>#+-.!|~^=:\"'\n/%&$@,;?")
_TARGET = re.compile(
    r"\(\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\([^\s()]*\)){0,2000}?)(?:\s+(?:\"([^\"]*)\"|'([^']*)'))?\s*\)"
)
_LABEL = re.compile(r"[ ]?\[([^\[\]]*)\]")
_LANGUAGE = re.compile(r"\s*(?:#!|:::)[\w+-]+[ \t]+")
_ATTRIBUTES = re.compile(r"\{(?::[^{}\n]*|\s*(?:[.#][A-Za-z_]|[A-Za-z_][\w:-]*=)[^{}\n]*)\}")
_IMAGE_TAG = re.compile(r"<img[\s/]", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style|template)[\s>]", re.IGNORECASE)
_SHOWN = re.compile(r"\s(alt|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_BREAK = re.compile(r"</?(?:br|hr)[\s/>]", re.IGNORECASE)
_LONGEST_WORD = 300  # between single ~ or ^ marks


@dataclass(frozen=True, slots=True)
class Inline:
    """What an inline text shows, and the image texts and tooltips in it, in order."""

    seen: Visible
    alts: tuple[Visible, ...] = ()
    tips: tuple[Visible, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """Places in an inline text, by its own offsets: citations, comments (end None: never closed), links, and `hidden`.

    A citation is (start, end, inside a link). A link is (start of its text, end of its text). `hidden`: code, tags,
    comments, link targets and citations, where nothing else is to be looked for. `attributes`: the texts of images and
    the targets of links with their titles, where a citation cannot be shown.
    """

    whole: Visible
    citations: tuple[tuple[int, int, bool], ...]
    comments: tuple[tuple[int, int | None], ...]
    links: tuple[Slice, ...]
    hidden: tuple[Slice, ...]
    attributes: tuple[Slice, ...]


class Hidden:
    """The places of a text in which no citation is looked for: code, tags, links."""

    def __init__(self, marks: Marks) -> None:
        self._places = sorted((*marks.hidden, *marks.links))
        self._starts = [start for start, _ in self._places]

    def __contains__(self, at: int) -> bool:
        k = bisect_right(self._starts, at) - 1
        return k >= 0 and at < self._places[k][1]


def read_marks(source: str, slices: tuple[Slice, ...], references: Mapping[str, Slice | None]) -> Marks:
    """The citations and comments of a block of inline Markdown, and what is around them."""
    reader = _Inline(source, joined(source, slices), references)
    reader.read()
    return Marks(
        reader.whole,
        tuple(reader.cited),
        tuple(reader.comments),
        tuple(reader.links),
        tuple(reader.hidden),
        tuple(reader.attributes),
    )


def read_inline(source: str, slices: tuple[Slice, ...], references: Mapping[str, Slice | None]) -> Inline:
    """The visible text of a block of inline Markdown; references: the names of the link references of the page."""
    whole = joined(source, slices)
    if _PLAIN.match(whole.text):
        return Inline(whole)
    reader = _Inline(source, whole, references)
    reader.read()
    drops = sorted(reader.drops)
    return Inline(without(whole, drops), tuple(reader.alts), tuple(reader.tips))


@dataclass(slots=True)
class _Inline:
    source: str
    whole: Visible
    references: Mapping[str, Slice | None]
    drops: list[Drop] = field(default_factory=list)
    alts: list[Visible] = field(default_factory=list)
    tips: list[Visible] = field(default_factory=list)
    closers: dict[int, int] = field(default_factory=dict)  # a ] that ends a link: how far the link goes
    pairs: dict[int, int] | None = None
    openers: dict[str, list[list[int]]] = field(default_factory=dict)
    no_comment_end: bool = False
    unclosed: set[str] = field(default_factory=set)  # elements that browsers do not show, without an end
    cited: list[tuple[int, int, bool]] = field(default_factory=list)
    comments: list[tuple[int, int | None]] = field(default_factory=list)
    links: list[Slice] = field(default_factory=list)
    hidden: list[Slice] = field(default_factory=list)
    attributes: list[Slice] = field(default_factory=list)
    link_end: int = 0  # of the outermost link that is open

    def read(self) -> None:
        text = self.whole.text
        ticks = Ticks(text)
        at = 0
        while special := _SPECIAL.search(text, at):
            found = _TOKEN.match(text, special.start())
            if found is None:
                at = special.end()
                continue
            start, at = found.span()
            token = found.group()
            first = token[0]
            if first == "\\":
                if token[1] in _ESCAPABLE:
                    self.drop(start, start + 1)
            elif first == "`":
                at = self.code(start, at, ticks)
            elif first == "<":
                at = self.angle(start, at, token)
            elif first == "&":
                if (decoded := html.unescape(token)) != token:
                    self.drop(start, at, decoded)
            elif token in ("[", "!["):
                at = self.bracket(start, at, token)
            elif first == "]":
                if start in self.closers:
                    at = self.closers[start]
                    self.hide(start, at)
            elif first == "{":
                at = self.brace(start, at, token)
            elif token == "}":
                if text.startswith("--", max(0, start - 2)) and start > 1:
                    self.drop(start - 2, at)
            elif first == ":" or token[-1] == "}" or token == "~>":
                self.drop(start, at)
            else:
                self.emphasis(start, at, first)

    def drop(self, start: int, end: int, instead: str = "") -> None:
        self.drops.append((start, end, instead))

    def hide(self, start: int, end: int, instead: str = "") -> None:
        """Drop what is not text at all."""
        self.drop(start, end, instead)
        self.hidden.append((start, end))

    def code(self, start: int, end: int, ticks: Ticks) -> int:
        close = ticks.close(start, end - start)
        if close is None:
            return end
        language = _LANGUAGE.match(self.whole.text, end, close)
        self.drop(start, language.end() if language else end)
        self.drop(close, close + end - start)
        self.hidden.append((start, close + end - start))
        return close + end - start

    def angle(self, start: int, end: int, token: str) -> int:
        text = self.whole.text
        if token == "<!--":
            close = -1 if self.no_comment_end else text.find("-->", end)
            if close < 0:
                if not self.no_comment_end:  # the first hides all that follow
                    self.comments.append((start, None))
                self.no_comment_end = True
                return end
            self.comments.append((start, close + 3))
            self.hide(start, close + 3)
            return close + 3
        if _ADDRESS.fullmatch(token):
            self.drop(start, start + 1)
            self.drop(end - 1, end)
            self.hidden.append((start, end))
            return end
        if unseen := _UNSEEN.match(token):
            close = self.unseen(unseen[1].lower(), end)
            self.hide(start, close)
            return close
        self.hide(start, end, " " if _BREAK.match(token) else "")
        if _IMAGE_TAG.match(token):
            shown = sorted(_SHOWN.finditer(token), key=lambda found: found[1].lower())
            self.alts += [self.part(start + a, start + b) for found in shown for a, b in [found.span(_group(found))]]
        elif token[:5].lower() == "<abbr":
            self.tips += [
                self.part(start + found.start(_group(found)), start + found.end(_group(found)))
                for found in _SHOWN.finditer(token)
                if found[1].lower() == "title"
            ]
        return end

    def unseen(self, name: str, end: int) -> int:
        """Where an element ends that browsers do not show."""
        closing = f"</{name}>"
        close = -1 if name in self.unclosed else self.whole.text.lower().find(closing, end)
        if close < 0:
            self.unclosed.add(name)
            return end
        return close + len(closing)

    def part(self, start: int, end: int) -> Visible:
        """A stretch of the text in which only entities and escapes are read."""
        drops = [(0, start, ""), (end, len(self.whole.text), "")]
        return without(self.whole, drops)

    def bracket(self, start: int, end: int, token: str) -> int:
        text = self.whole.text
        if self.pairs is None:
            self.pairs = bracket_pairs(text)
        close = self.pairs.get(end - 1)
        if close is None:
            return end
        if token == "[":
            if text[end] == "^":
                self.hide(start, close + 1)
                return close + 1
            cited = CITATION.match(text, start) if text.find("@", end, min(close, end + 900)) >= 0 else None
            if cited and KEY.search(cited[1]) and not LINK_LABEL.match(text, close + 1):
                self.cited.append((start, close + 1, start < self.link_end))
                self.hide(start, close + 1)
                return close + 1
        after, title = self.target(end, close)
        if not after:
            return end
        if token == "[":
            self.drop(start, end)
            self.closers[close] = after
            self.links.append((end, close))
            self.link_end = max(self.link_end, close)
            self.attributes.append((close + 1, after))
            return end
        self.attributes.append((end, after))
        if end < close:
            self.alts.append(self.part(end, close))
        if title:
            self.alts.append(title)
        self.hide(start, after)
        return after

    def target(self, end: int, close: int) -> tuple[int, Visible | None]:
        """Where a link or image ends whose text is [end:close], and its title; 0 when it is none."""
        text = self.whole.text
        if found := _TARGET.match(text, close + 1, close + 2300):
            group = 1 if found[1] is not None else 2 if found[2] is not None else 0
            return found.end(), self.part(*found.span(group)) if group and found[group] else None
        if not self.references or close - end > 1000:
            return 0, None
        label = _LABEL.match(text, close + 1, close + 1000)
        name = " ".join((label[1] if label and label[1] else text[end:close]).split()).lower()
        if name not in self.references or "`" in name:  # code is set aside before links are read
            return 0, None
        title = self.references[name]
        return label.end() if label else close + 1, joined(self.source, [title]) if title else None

    def brace(self, start: int, end: int, token: str) -> int:
        if len(token) > 1:
            self.drop(start, end)
            return end
        found = _ATTRIBUTES.match(self.whole.text, start)
        if not found:
            return end
        self.drop(start, found.end())
        return found.end()

    def emphasis(self, start: int, end: int, mark: str) -> None:
        """Pair a run of marks with an open one before it; what finds no partner is text."""
        text = self.whole.text
        before, after = text[start - 1 : start], text[end : end + 1]
        if mark == "_" and before.isalnum() and after.isalnum():
            return
        stack = self.openers.setdefault(mark, [])
        if before and not before.isspace():
            while start < end and stack:
                begin, count = stack[-1]
                length = min(count, end - start)
                if mark in "~^" and length == 1:
                    between = text[begin + count : min(start, begin + count + _LONGEST_WORD)]
                    if start - begin > _LONGEST_WORD or len(between.split()) != 1 or between != between.strip():
                        stack.pop()
                        continue
                self.drop(begin + count - length, begin + count)
                self.drop(start, start + length)
                start += length
                if count > length:
                    stack[-1][1] = count - length
                else:
                    stack.pop()
        if start < end and after and not after.isspace():
            stack.append([start, end - start])


def _group(found: re.Match[str]) -> int:
    return 2 if found[2] is not None else 3
