"""What is taken out of a Markdown text before its blocks are read: fenced code, comments, raw HTML."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from markdown.util import BLOCK_LEVEL_ELEMENTS

from uncited.source.lines import LINE_END

TAG = re.compile(r"<!--|</?([a-zA-Z][^\s<>/`]*)[^<>]*>")
BLOCK_TAGS = frozenset(BLOCK_LEVEL_ELEMENTS)
_MARKDOWN = re.compile(r"\smarkdown(?:\s*=\s*[\"']?(\w+)|(?=[\s/>]))", re.IGNORECASE)
_COMMENT_END = re.compile(r"--!?>")
_FENCE = re.compile(r"(?:\A|(?<=[\n\r]))(?P<prefix>[ \t>]*)(?P<fence>`{3,}|~{3,})(?P<info>[^\r\n]*)")
_INFO = re.compile(
    r"(?:[ \t]*\.?[\w#.+-]+(?=[\t ]|$))?[ \t]*(?:\{[^\n]*\}|"
    r"(?:[ \t]*[a-zA-Z]\w*(?:=(?:\"[^\"]*\"|'[^']*'))?(?=[\t ]|$))*)[ \t]*$"
)
_TITLE = re.compile(r"\btitle=(?:\"([^\"\r\n]*)\"|'([^'\r\n]*)')")


class RegionKind(Enum):
    FENCE = auto()
    COMMENT = auto()
    HTML = auto()  # raw: Markdown does not look into it
    TAG = auto()  # a tag whose content is Markdown


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch from the start of its line. `mark` is where its own characters begin."""

    kind: RegionKind
    start: int
    end: int
    mark: int
    lines: tuple[tuple[int, int], ...] = ()  # of a fence: its content
    title: tuple[int, int] | None = None  # of a fence
    language: str = ""  # of a fence, where nothing else stands behind it


def find_regions(text: str, start: int) -> list[Region]:
    """The regions of text[start:], in order, none inside another."""
    fences = find_fences(text, start) if "```" in text or "~~~" in text else []
    if "<" not in text:
        return fences
    others = _Html(text, start, fences).regions()
    regions: list[Region] = []
    for region in sorted([*fences, *others], key=lambda found: (found.start, -found.end)):
        if not regions or region.start >= regions[-1].end:
            regions.append(region)
    return regions


def find_fences(text: str, start: int) -> list[Region]:
    """Fenced code as pymdownx.superfences finds it: closed by the same fence, at the same indentation."""
    regions = []
    at = start
    while found := _FENCE.search(text, at):
        at = found.end()
        info = found["info"]
        if (found["fence"][0] == "`" and "`" in info) or not _INFO.match(info):
            continue
        closed, at = _close(text, found)
        if closed is not None:
            title = _TITLE.search(text, found.start("info"), found.end("info"))
            span = title.span(1 if title[1] is not None else 2) if title else None
            language = info.strip().lower()
            regions.append(Region(RegionKind.FENCE, found.start(), at, found.start("fence"), closed, span, language))
    return regions


def _close(text: str, opened: re.Match[str]) -> tuple[tuple[tuple[int, int], ...] | None, int]:
    """(content lines, end of the closing line); None and where to go on if the fence is not closed as it must be."""
    width = len(opened["prefix"].expandtabs(4))
    fence = opened["fence"]
    content: list[tuple[int, int]] = []
    at = opened.end()
    for begin, end in _lines_below(text, at):
        first = _skip_prefix(text, begin, end, width)
        if first is None:
            if text[begin:end].strip(" \t>"):
                return None, end
            first = end
        if text.startswith(fence, first) and not text[first + len(fence) : end].strip(" \t"):
            return tuple(content), end
        content.append((first, end))
        at = end
    return None, len(text)


def _lines_below(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The lines below the one that ends at `at`, one at a time."""
    while found := LINE_END.search(text, at):
        begin = found.end()
        following = LINE_END.search(text, begin)
        at = following.start() if following else len(text)
        if begin < len(text):
            yield begin, at
        if not following:
            return


def _skip_prefix(text: str, begin: int, end: int, width: int) -> int | None:
    column = 0
    while column < width:
        if begin >= end or text[begin] not in " \t>":
            return None
        column += 4 - column % 4 if text[begin] == "\t" else 1
        begin += 1
    return begin


class _Html:
    """Comments and raw HTML as Python-Markdown's preprocessor finds them: at the start of a line, or after another."""

    def __init__(self, text: str, start: int, fences: list[Region]) -> None:
        self.text = text
        self.start = start
        self.fences = fences
        self.found: list[Region] = []
        self.at = start
        self.tail = -1  # where a block of HTML ended, as long as no line has ended since
        self.raw: tuple[str, int, int] | None = None  # the tag, where its line and where it begins
        self.depth = 0
        self.markdown: list[str] = []
        self.open: Counter[str] = Counter()
        self.no_comment_end = False

    def regions(self) -> list[Region]:
        text, fence = self.text, 0
        for found in TAG.finditer(text, self.start):
            begin = found.start()
            while fence < len(self.fences) and self.fences[fence].end <= begin:
                fence += 1
            if begin < self.at or (fence < len(self.fences) and self.fences[fence].start <= begin):
                continue
            if found.group(1) is None:
                self._comment(begin)
            else:
                self._tag(found)
        if self.raw is not None:
            self.found.append(Region(RegionKind.HTML, self.raw[1], len(text), self.raw[2]))
        return self.found

    def _line_start(self, at: int) -> int | None:
        """Where the line of `at` begins, if at most three spaces stand before it there, or only other HTML."""
        if self.tail >= 0:
            if "\n" in self.text[self.tail : at] or "\r" in self.text[self.tail : at]:
                self.tail = -1
            else:
                self.tail = at
                return at
        begin = at
        while begin > self.start and at - begin < 4 and self.text[begin - 1] == " ":
            begin -= 1
        starts_line = begin == self.start or self.text[begin - 1] in "\r\n"
        return begin if starts_line and at - begin < 4 else None

    def _comment(self, begin: int) -> None:
        if self.raw is not None or self.no_comment_end:
            return
        closed = _COMMENT_END.search(self.text, begin + 4)
        if closed is None:
            self.no_comment_end = True
            return
        self.at = closed.end()
        line = self._line_start(begin)
        if line is not None:
            self.found.append(Region(RegionKind.COMMENT, line, self.at, begin))
            self.tail = self.at

    def _tag(self, found: re.Match[str]) -> None:
        name = found.group(1).lower()
        closing = found.group().startswith("</")
        if self.raw is not None:
            if name == self.raw[0]:
                self.depth += -1 if closing else 1
                if not self.depth:
                    self.found.append(Region(RegionKind.HTML, self.raw[1], found.end(), self.raw[2]))
                    self.tail, self.raw = found.end(), None
            return
        if name not in BLOCK_TAGS:
            return
        if closing:
            if self.open[name]:
                while (closed := self.markdown.pop()) != name:
                    self.open[closed] -= 1
                self.open[name] -= 1
                self._mark_tag(found)
            return
        line = self._line_start(found.start())
        if line is None:
            return
        given = _MARKDOWN.search(found.group())
        if name == "hr" or found.group().endswith("/>"):
            self._mark_tag(found)
        elif given and given.group(1) != "0" and name not in ("pre", "script", "style", "textarea"):
            self.markdown.append(name)
            self.open[name] += 1
            self._mark_tag(found)
        else:
            self.raw, self.depth = (name, line, found.start()), 1

    def _mark_tag(self, found: re.Match[str]) -> None:
        line = self._line_start(found.start())
        start = found.start() if line is None else line
        self.found.append(Region(RegionKind.TAG, start, found.end(), found.start()))
        self.tail = found.end()
