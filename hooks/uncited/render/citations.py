"""The citation syntax as a Python-Markdown extension: `[@key]`, `[@a; @b]`, `[see @key, Table 2]`.

An inline pattern, so that code, comments, escapes and link texts are left alone and included snippets are not missed.
Each mark carries its keys in `data-cites`, which is how the checker, on any page, knows a citation.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import HtmlInlineProcessor, InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from uncited.syntax import CITATION, KEY, LINK_LABEL

_COMMENT = r"(<!--(?:(?!<!--|-->).)*-->)"
_PART = re.compile(r"^\s*(?P<prefix>[^@]*?)\s*@(?P<key>[^\s,;@\]]+)(?:,?\s*(?P<locator>[^@]*?))?\s*$")
_HEADING = re.compile(r"h[1-6]")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """What the extension needs of a bibliography: the reference of each key, as HTML.

    html: key -> the reference, already escaped, links included. heading: printed above the list of a page.
    here: on a line of its own, where the list of the page goes; otherwise it ends the page. all: where all go.
    """

    html: Mapping[str, str]
    heading: str = "References"
    here: str = "\\bibliography"
    all: str = "\\full_bibliography"


class CitationExtension(Extension):
    """With a ReferenceList, citations become numbered marks and each page ends with its references.

    Without one every key counts as known, and the mark shows the citation as it was written.
    """

    def __init__(self, references: ReferenceList | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.references = references

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        # Above links and footnotes (175 and below), under code (190) and escapes (180); comments are set aside first.
        md.inlinePatterns.register(HtmlInlineProcessor(_COMMENT, md), "citation_comment", 179)
        md.inlinePatterns.register(_CitationPattern(CITATION.pattern, md, self), "citation", 178)
        if self.references is not None:
            commands = _Commands(md.parser, self.references)
            # Under indented code (80), above lists and paragraphs.
            md.parser.blockprocessors.register(commands, "citation_commands", 75)
            # After inline patterns (20), before the table of contents (5).
            md.treeprocessors.register(_ReferenceListing(md, self, commands), "citation_references", 12)


class _CitationPattern(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown, extension: CitationExtension) -> None:
        super().__init__(pattern, md)
        self.extension = extension

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element | None, int | None, int | None]:
        keys = KEY.findall(m.group(1))
        if not keys or LINK_LABEL.match(m.string, m.end()):
            return None, None, None
        references = self.extension.references
        if references is None:
            return _mark("citation", keys, m.group(0)), m.start(0), m.end(0)
        group = ElementTree.Element("span", {"class": "citations"})
        for part in m.group(1).split(";"):
            found = _PART.match(part)
            for key in KEY.findall(part):
                if key not in references.html:
                    group.append(_mark("citation-unresolved", [key], f"[@{key}]"))
                    continue
                mark = ElementTree.SubElement(group, "sup", {"class": "citation", "data-cites": key})
                for name in ("prefix", "locator"):
                    # The signs with which other programs leave a name out, or begin a footnote, are no words.
                    if found and (words := found[name] and found[name].strip("-^ ")):
                        # Code in it was set aside before; its text comes back.
                        mark.set(f"data-{name}", self.unescape(words))
        return group, m.start(0), m.end(0)


class _Commands(BlockProcessor):
    """The lines of a page that say where its references go, or where those of the whole site go."""

    def __init__(self, parser: BlockParser, references: ReferenceList) -> None:
        super().__init__(parser)
        self.here = references.here
        self.line = re.compile(rf"^ {{0,3}}({re.escape(references.all)}|{re.escape(references.here)})[ \t]*$", re.M)
        self.places: list[tuple[ElementTree.Element, ElementTree.Element]] = []  # each with its parent

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        return "\\" in block and self.line.search(block) is not None

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> bool:
        block = blocks.pop(0)
        found = self.line.search(block)
        if found is None:
            return False
        if before := block[: found.start()].rstrip("\n"):
            self.parser.parseBlocks(parent, [before])
        if found[1] == self.here:
            self.places.append((parent, ElementTree.SubElement(parent, "section")))
        else:
            ElementTree.SubElement(parent, "div", {"data-generated": "references"})
        if after := block[found.end() :].lstrip("\n"):
            blocks.insert(0, after)
        return True

    def section(self, root: ElementTree.Element) -> tuple[ElementTree.Element, bool]:
        """The element for the references of the page, and whether the author gave it a heading. Only the first counts."""
        first, *rest = self.places or [(root, ElementTree.SubElement(root, "section"))]
        self.places = []
        for parent, place in rest:
            parent.remove(place)
        at = list(first[0]).index(first[1])
        return first[1], at > 0 and _HEADING.fullmatch(first[0][at - 1].tag) is not None

    def forget(self) -> None:
        """Take the places out of a page that cites nothing."""
        for parent, place in self.places:
            parent.remove(place)
        self.places = []


class _ReferenceListing(Treeprocessor):
    def __init__(self, md: Markdown, extension: CitationExtension, commands: _Commands) -> None:
        super().__init__(md)
        self.extension = extension
        self.commands = commands

    def run(self, root: ElementTree.Element) -> None:
        references = self.extension.references
        if references is None:
            return
        # References are numbered after the author's own footnotes, so that no number stands for two things.
        start = 1 + _notes_of(self.md)
        uses: dict[str, list[str]] = {}
        # In reading order, which is not the order in which inline patterns run.
        for mark in root.iter("sup"):
            if mark.get("class") == "citation":
                key = mark.get("data-cites", "")
                marks = uses.setdefault(key, [])
                # The first is named as Python-Markdown's footnotes would name it, so that old links keep working.
                marks.append(f"fnref:{key}" if not marks else f"fnref{len(marks) + 1}:{key}")
                _number(mark, marks[-1], key, start + list(uses).index(key))
        if not uses:
            self.commands.forget()
            return
        section, headed = self.commands.section(root)
        section.set("class", "references footnote")
        # Out of the search index: a third of it was reference lists, and readers found authors before prose.
        section.set("data-search-exclude", "")
        if not headed:
            heading = ElementTree.SubElement(section, "h2", {"id": "references", "data-search-exclude": ""})
            heading.text = references.heading
        listing = ElementTree.SubElement(section, "ol", {"start": str(start)})
        for number, (key, marks) in enumerate(uses.items(), start):
            # Elements with their names, so that MkDocs finds the links' targets; what is in them is ready HTML.
            item = ElementTree.SubElement(listing, "li", {"id": f"fn:{key}"})
            item.text = self.md.htmlStash.store(f"<p>{references.html[key]} {_back_links(number, marks)}</p>")


def _number(mark: ElementTree.Element, name: str, key: str, number: int) -> None:
    """Make a mark a numbered link to its reference, with the locator for all to see."""
    prefix, locator = mark.get("data-prefix", ""), mark.get("data-locator", "")
    place = f", {locator}" if locator else ""
    link = ElementTree.SubElement(mark, "a", {"class": "footnote-ref", "href": f"#fn:{key}", "role": "doc-noteref"})
    link.set("aria-label", f"{prefix} Reference {number}{place}".strip())
    link.text = f"{prefix} {number}{place}".strip()
    mark.set("id", name)


def _notes_of(md: Markdown) -> int:
    """How many footnotes of the author's own a page has."""
    if "footnote" not in md.inlinePatterns:
        return 0
    extension: Any = getattr(md.inlinePatterns["footnote"], "footnotes", None)
    return len(extension.footnotes) if extension is not None else 0


def _mark(name: str, keys: list[str], text: str) -> ElementTree.Element:
    sup = ElementTree.Element("sup", {"class": name, "data-cites": " ".join(keys)})
    sup.text = AtomicString(text)
    return sup


def _back_links(number: int, marks: list[str]) -> str:
    if len(marks) == 1:
        label = f"Back to where reference {number} is cited"
        return f'<a class="footnote-backref" href="#{escape(marks[0])}" aria-label="{label}">&#8617;&#xFE0E;</a>'
    links = []
    for at, mark in enumerate(marks):
        letter = _LETTERS[at] if at < len(_LETTERS) else str(at + 1)
        label = f"Back to use {letter} of reference {number}"
        links.append(f'<a class="footnote-backref" href="#{escape(mark)}" aria-label="{label}">{letter}</a>')
    return '<span class="back-links">&#8617;&#xFE0E; ' + " ".join(links) + "</span>"
