"""Citations as their author wrote them: `[@key]`, `[@a; @b]`, `[see @key, Table 2]`, and what is wrong with them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from uncited.source.frontmatter import front_matter
from uncited.source.inline import Hidden, Marks, read_marks
from uncited.source.problems import SourceProblem
from uncited.source.scan import Part, scan
from uncited.syntax import CITATION, KEY, keys_alone, named

_KEY = re.compile(r"[A-Za-z0-9_-]+\Z")
_PART = re.compile(r"\s*[^@]*?@[^\s,;@\[\]]+(?:,?\s*(?P<locator>[^@]*?))?\s*\Z", re.DOTALL)
# Not the handle of a person on another server: @name@server.
_BARE = re.compile(r"(?<![\w.@/\\+%:-])@(?P<space>[ \t]+)?([A-Za-z0-9_][\w-]*)(?![\w@-])")
_HTML = re.compile(
    r"(?P<comment><!--)|(?P<end>-->)|<(?P<close>/?)(?P<code>pre|code|script|style|textarea)\b[^<>]*>|"
    + CITATION.pattern,
    re.IGNORECASE,
)
_LOOKED_UP = 50  # unknown keys of a page for which near ones are sought


@dataclass(frozen=True, slots=True)
class CitedKey:
    """A key with the place of its characters (the @ left out) and what was written after it ("Table 2")."""

    key: str
    start: int
    end: int
    locator: str = ""


@dataclass(frozen=True, slots=True)
class SourceCitation:
    """A citation from its [ to behind its ]. Not well formed: it would be lost or misread."""

    start: int
    end: int
    keys: tuple[CitedKey, ...]
    well_formed: bool


def citations(markdown: str) -> tuple[SourceCitation, ...]:
    """The citations of a page: outside code, comments, escapes, links and raw HTML."""
    found = ((marks, *place) for marks in _marks(markdown) for place in marks.citations)
    return tuple(_citation(marks, start, end) for marks, start, end, linked in found if not linked)


def citation_problems(markdown: str, known: Collection[str] | None) -> tuple[SourceProblem, ...]:
    """What is wrong with the citations of a page.

    known: the keys of the bibliography. None: only the form is checked.
    """
    judge = _Judge(known)
    found: list[SourceProblem] = []
    for marks in _marks(markdown, judge.keys):
        for start, end, linked in marks.citations:
            citation = _citation(marks, start, end)
            if linked:
                found.append(_in_link(citation.start, citation.end))
            else:
                found += judge.citation(citation, marks.whole.text[start:end])
        found += judge.links(marks)
        found += judge.bare(marks)
        found += judge.alone(marks)
        for where in marks.attributes:
            found += [
                _in_attribute(marks.whole.start(start), marks.whole.end(end))
                for start, end in _cited(marks.whole.text, *where)
            ]
    if "@" in markdown:
        found += _in_html(markdown)
        found += _in_definitions(markdown)
    return tuple(sorted(found, key=lambda problem: (problem.start, problem.end)))


def _marks(markdown: str, known: Collection[str] = ()) -> Iterator[Marks]:
    """The blocks that may cite something, with an @ or, where keys are known, without."""
    if not _may_cite(markdown, known, 0, len(markdown)):
        return
    read = scan(markdown, front_matter(markdown).end)
    for block in read.blocks:
        if block.part is Part.TEXT and any(_may_cite(markdown, known, start, end) for start, end in block.slices):
            yield read_marks(markdown, block.slices, read.references)


def _may_cite(markdown: str, known: Collection[str], start: int, end: int) -> bool:
    return markdown.find("@", start, end) >= 0 or (bool(known) and any(keys_alone(markdown, known, start, end)))


def _citation(marks: Marks, start: int, end: int) -> SourceCitation:
    text, whole = marks.whole.text, marks.whole
    keys: list[CitedKey] = []
    formed = "\n" not in text[start:end]
    at = start + 1
    for part in text[start + 1 : end - 1].split(";"):
        inside = list(KEY.finditer(text, at, at + len(part)))
        formed = formed and len(inside) == 1
        place = _PART.match(part)
        for found in inside:
            key = found[1]
            formed = formed and bool(_KEY.match(key))
            locator = " ".join((place["locator"] or "").split()) if place and len(inside) == 1 else ""
            keys.append(CitedKey(key, whole.start(found.start(1)), whole.end(found.end(1)), locator))
        at += len(part) + 1
    return SourceCitation(whole.start(start), whole.end(end), tuple(keys), formed)


class _Judge:
    """Finds what is wrong with citations, in the light of the keys that are known."""

    def __init__(self, known: Collection[str] | None) -> None:
        self.known = None if known is None else frozenset(known)
        self.keys = self.known or frozenset[str]()
        self.folded = {key.casefold(): key for key in sorted(known or ())}
        self.near: dict[str, list[str]] = {}

    def citation(self, citation: SourceCitation, text: str) -> Iterator[SourceProblem]:
        names = [cited.key for cited in citation.keys]
        if "\n" in text:
            yield _invalid(
                citation.start,
                citation.end,
                "This citation is broken over two lines, so it is not recognised. Write it on one line: "
                f"{' '.join(text.split())}.",
            )
        elif any(len(KEY.findall(part)) > 1 for part in text[1:-1].split(";")):
            yield _invalid(
                citation.start,
                citation.end,
                "Only the first source of this citation would be shown. Put a semicolon between sources: "
                f"[{'; '.join('@' + name for name in names)}].",
            )
        elif any(not KEY.search(part) for part in text[1:-1].split(";")):
            yield _invalid(
                citation.start,
                citation.end,
                "A semicolon stands only between sources in a citation. Use a comma before a page or table: "
                f"[@{names[0]}, Table 2].",
            )
        for cited in citation.keys:
            yield from self.key(cited)

    def key(self, cited: CitedKey) -> Iterator[SourceProblem]:
        if not _KEY.match(cited.key):
            plain, dashed = (re.sub(r"[^A-Za-z0-9_-]+", mark, cited.key).strip("-") for mark in ("", "-"))
            known = next((f"@{key}" for key in (plain, dashed) if key in (self.known or ())), None)
            rename = f"Rename the source in references.bib, for example to {dashed or 'key2020'}"
            yield SourceProblem(
                "invalid-citation",
                cited.start,
                cited.end,
                f"The key {cited.key} holds a character that citations cannot have: only letters from a to z, digits, "
                f"- and _ work. {f'Write {known}' if known else rename}.",
                (cited.key,),
            )
        elif self.known is not None and cited.key not in self.known:
            near = self.nearest(cited.key)
            hint = f"Did you mean {' or '.join('@' + key for key in near)}?" if near else "Check the spelling."
            yield SourceProblem(
                "unknown-reference",
                cited.start,
                cited.end,
                f"There is no source with the key {cited.key} in the bibliography. {hint} A new source is added in "
                "references.bib.",
                (cited.key,),
            )

    def nearest(self, key: str) -> list[str]:
        """The known keys that look most like this one."""
        if key not in self.near:
            same = self.folded.get(key.casefold())
            if same is not None:
                self.near[key] = [same]
            elif len(self.near) >= _LOOKED_UP or len(key) > 100:
                return []
            else:
                found = get_close_matches(key.casefold(), self.folded, n=3, cutoff=0.7)
                self.near[key] = [self.folded[name] for name in found]
        return self.near[key]

    def links(self, marks: Marks) -> Iterator[SourceProblem]:
        """Link texts that name a source: the reader would get a link and no source."""
        for start, end in marks.links if self.known else ():
            named = (found[1] for found in KEY.finditer(marks.whole.text, start, min(end, start + 2000)))
            if any(key in (self.known or ()) for key in named) and "[" not in marks.whole.text[start:end]:
                yield _in_link(marks.whole.start(start), marks.whole.end(end))

    def bare(self, marks: Marks) -> Iterator[SourceProblem]:
        if not self.known:
            return
        text = marks.whole.text
        hidden = Hidden(marks)
        for found in _BARE.finditer(text):
            key, before = found[2], text[max(0, found.start() - 2) : found.start()]
            if key not in self.known or found.start() in hidden:
                continue
            if before == "\\[":
                advice = f"Take the backslashes out, or show how a citation is written in backticks: `[@{key}]`."
            elif found["space"]:
                if not before.endswith("["):  # a time or a place: "@ home"
                    continue
                advice = f"Take the space behind the @ out: [@{key}]."
            elif before.endswith("["):
                advice = f"Write it by itself, with no other bracket inside it or right behind it: [@{key}]."
            else:
                advice = f"Put it in square brackets: [@{key}]."
            yield _invalid(
                marks.whole.start(found.start()),
                marks.whole.end(found.end()),
                f"@{key} is printed as it stands, and no source is shown. {advice}",
            )

    def alone(self, marks: Marks) -> Iterator[SourceProblem]:
        """Keys in brackets whose @ was forgotten."""
        if not self.keys:
            return
        hidden = Hidden(marks)
        for found in keys_alone(marks.whole.text, self.keys):
            if found.start() in hidden or found.start(1) in hidden:
                continue
            right = "; ".join(f"@{key}" for key in named(found))
            yield _invalid(
                marks.whole.start(found.start()),
                marks.whole.end(found.end()),
                f"{found.group()} is printed as it stands, and no source is shown. Put @ before the key: [{right}].",
            )


def _in_link(start: int, end: int) -> SourceProblem:
    message = "A citation inside the text of a link is lost. Put the citation behind the link: [text](address) [@key]."
    return _invalid(start, end, message)


def _cited(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The citations in a text that Markdown does not look into."""
    if text.find("@", start, end) >= 0:
        yield from (found.span() for found in CITATION.finditer(text, start, end) if KEY.search(found[1]))


def _in_attribute(start: int, end: int) -> SourceProblem:
    message = "A citation in the text of an image, in a title or in a tooltip is lost. Put it in the sentence that stands with it."
    return _invalid(start, end, message)


def _in_definitions(markdown: str) -> Iterator[SourceProblem]:
    """Citations in the definitions of abbreviations and in the titles of link references."""
    read = scan(markdown, front_matter(markdown).end)
    tips = [place for block in read.blocks if block.part is Part.TIP for place in block.slices]
    for place in (*tips, *(title for title in read.references.values() if title is not None)):
        yield from (_in_attribute(start, end) for start, end in _cited(markdown, *place))


def _in_html(markdown: str) -> Iterator[SourceProblem]:
    """Citations in raw HTML, where Markdown does not look."""
    for block in scan(markdown, front_matter(markdown).end).blocks:
        if block.part is not Part.HTML:
            continue
        for start, end in block.slices:
            depth, comment = 0, False
            for found in _HTML.finditer(markdown, start, end):
                if found["comment"] or found["end"]:
                    comment = bool(found["comment"])
                elif found["code"]:
                    depth = max(0, depth + (-1 if found["close"] else 1))
                elif not comment and not depth and KEY.search(found.group()):
                    yield _invalid(
                        *found.span(),
                        "Markdown does not look into this HTML, so the citation would be printed as it stands. Write "
                        "the passage in Markdown, or add the word markdown to the outermost tag, as in <div markdown>.",
                    )


def _invalid(start: int, end: int, message: str) -> SourceProblem:
    return SourceProblem("invalid-citation", start, end, message)
