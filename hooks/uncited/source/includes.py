"""Included texts (`--8<-- "file"`), put in place on the source side as pymdownx.snippets does."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from uncited.source.lines import line_spans
from uncited.source.snippets import Snippets

_LIMIT = 4_000_000  # characters that includes may grow to: a file that includes another ten times, ten deep
_DEPTH = 50
_MARK = re.compile(
    r"(?P<space>[ \t]*)(?P<escape>;*)"
    r"(?:-+8<-+[ \t]+(?P<name>\"(?:\\\"|[^\"\n\r])+?\"|'(?:\\'|[^'\n\r])+?')(?![ \t])|-+8<-+(?![ \t]))\Z"
)
_SECTION = re.compile(
    r"(?P<before>.*?)(?<!;)(?!(?<=-)-)(?P<escape>;*)-+8<-+[ \t]+\[[ \t]*(?P<type>start|end)[ \t]*:[ \t]*"
    r"(?P<name>[a-z][-_0-9a-z]*)[ \t]*\]",
    re.IGNORECASE,
)
_LINES = re.compile(r":-?\d*(?::-?\d*)?(?:,-?\d*(?::-?\d*)?)*\Z")
_NAMED = re.compile(r":[A-Za-z][-_0-9A-Za-z]*\Z")


@dataclass(frozen=True, slots=True)
class Expanded:
    """A text with its includes in place.

    `at` holds where each stretch begins in `text`, `spans` where it stands in the file: a stretch of the file itself
    character by character, an included one as the whole line that includes it.
    """

    text: str
    at: list[int] = field(default_factory=lambda: [0])
    spans: list[tuple[int, int, bool]] = field(default_factory=lambda: [(0, 0, False)])

    def start(self, offset: int) -> int:
        """Where in the file the character at `offset` begins."""
        k = bisect_right(self.at, offset) - 1
        start, _, included = self.spans[k]
        return start if included else start + offset - self.at[k]

    def end(self, offset: int) -> int:
        """Where in the file the character before `offset` ends."""
        if offset <= 0:
            return self.start(0)
        k = bisect_right(self.at, offset - 1) - 1
        start, end, included = self.spans[k]
        return end if included else start + offset - self.at[k]


def expand(markdown: str, start: int, snippet: Snippets) -> Expanded:
    """The text with its includes in place, from offset `start` (the end of the front matter) on."""
    if "8<" not in markdown:
        return Expanded(markdown)
    result = Expanded("", [], [])
    pieces: list[str] = []
    size = 0
    kept = 0  # the file is copied up to here

    def put(text: str, begin: int, end: int, included: bool) -> None:
        nonlocal size
        if text:
            result.at.append(size)
            result.spans.append((begin, end, included))
            pieces.append(text)
            size += len(text)

    in_block = False
    for begin, end in line_spans(markdown, start, len(markdown)):
        line = markdown[begin:end]
        found = _MARK.match(line) if "8<" in line else None
        if found and found["escape"]:
            # The first ; is taken off.
            put(markdown[kept : found.start("escape") + begin], kept, begin, False)
            kept = begin + found.start("escape") + 1
            continue
        if not found and not in_block:
            if "8<" in line and (mark := _SECTION.match(line)) and not mark["escape"]:
                put(markdown[kept:begin], kept, begin, False)
                kept = _after_line_end(markdown, end)
            continue
        put(markdown[kept:begin], kept, begin, False)
        kept = _after_line_end(markdown, end)
        first = begin + len(line) - len(line.lstrip())
        if found and not found["name"]:
            in_block = not in_block
        elif found and in_block:
            continue
        else:
            name = found["name"][1:-1] if found else line
            space = found["space"] if found else line[: len(line) - len(line.lstrip())]
            included = _included(name.strip(), snippet, frozenset(), _LIMIT - size)
            put("".join(f"{space}{text}\n" for text in included), first, end, True)
    put(markdown[kept:], kept, len(markdown), False)
    if not pieces:
        return Expanded(markdown)
    return Expanded("".join(pieces), result.at, result.spans)


def _after_line_end(text: str, at: int) -> int:
    return at + 2 if text.startswith("\r\n", at) else min(at + 1, len(text))


def _included(path: str, snippet: Snippets, seen: frozenset[str], room: int) -> list[str]:
    """The lines that a path stands for: a file, some of its lines, or a named section; includes inside it in place."""
    if not path or path.startswith(";") or len(seen) > _DEPTH or room <= 0:
        return []
    name, ranges, section = _split_path(path)
    if not name or name in seen:
        return []
    text = snippet(name)
    if not text:
        return []
    lines = re.split(r"\r\n|\r|\n", text)
    if ranges:
        lines = [line for part in ranges[1:].split(",") for line in _range(lines, part)]
    elif section:
        lines = _section(lines, section[1:])
    return _expand_lines(lines, snippet, seen | {name}, room, bool(section))


def _expand_lines(lines: list[str], snippet: Snippets, seen: frozenset[str], room: int, in_section: bool) -> list[str]:
    result: list[str] = []
    in_block = False
    for line in lines:
        if room <= 0:
            break
        found = _MARK.match(line) if "8<" in line else None
        added: list[str] = []
        if found and found["escape"]:
            added = [line.replace(";", "", 1)]
        elif found and found["name"] is None:
            in_block = not in_block
        elif found and not in_block:
            added = [found["space"] + text for text in _included(found["name"][1:-1].strip(), snippet, seen, room)]
        elif not found and in_block:
            space = line[: len(line) - len(line.lstrip())]
            added = [space + text for text in _included(line.strip(), snippet, seen, room)]
        elif not found:
            mark = _SECTION.match(line) if "8<" in line and not in_section else None
            added = [] if mark and not mark["escape"] else [line]
        room -= sum(len(text) + 1 for text in added)
        result += added
    return result


def _split_path(path: str) -> tuple[str, str, str]:
    """(file, ":1:5,8", ":section"): the first colon from which the rest is a specifier."""
    colon = path.find(":")
    while colon >= 0 and len(path) - colon < 200:
        if _LINES.match(path, colon):
            return path[:colon].strip(), path[colon:], ""
        if _NAMED.match(path, colon):
            return path[:colon].strip(), "", path[colon:]
        colon = path.find(":", colon + 1)
    return path, "", ""


def _range(lines: list[str], part: str) -> list[str]:
    first, _, last = part.partition(":")
    start = _number(first)
    end = _number(last)
    if start is not None and start > 0:
        start -= 1
    if end is not None and end < 0:
        end = len(lines) + 1 + end
    return lines[start:end]


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else None


def _section(lines: list[str], name: str) -> list[str]:
    result: list[str] = []
    inside = False
    for line in lines:
        mark = _SECTION.match(line) if "8<" in line else None
        if mark and not mark["escape"]:
            if mark["name"] == name:
                if mark["type"].lower() == "end":
                    break
                inside = True
            continue
        if inside:
            result.append(line)
    return result
