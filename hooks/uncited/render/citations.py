"""The citation syntax as a Python-Markdown extension: `[@key]`, `[@a; @b]`, `[see @key, Table 2]`.

An inline pattern, so that code, comments, escapes and link texts are left alone and included snippets are not missed.
Each mark carries its keys in `data-cites`, which is how the checker, on any page, knows a citation.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from html import escape
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

# A bracket that holds an @, and is not the text of a link. Bounded, so that no input makes it slow. A line break is let
# through: `invalid-citation` reports it, and the sentence is not reported a second time as uncited.
CITATION = r"\[([^\[\]@]{0,200}@[^\[\]]{1,600})\](?!\()"
_PART = re.compile(r"^\s*(?P<prefix>[^@]*?)\s*@(?P<key>[^\s,;@\]]+)(?:,?\s*(?P<locator>[^@]*?))?\s*$")
_KEYS = re.compile(r"(?<![\w.])@([^\s,;@\[\]]+)")
_REFERENCE_LINK = re.compile(r"\[(?![^\]\n]*@)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class ReferenceList:
    """What the extension needs of a bibliography: the reference of each key, as HTML.

    html: key -> the reference, already escaped, links included. heading: printed above the list of a page.
    """

    def __init__(self, html: Mapping[str, str], heading: str = "References") -> None:
        self.html = html
        self.heading = heading


class CitationExtension(Extension):
    """With a ReferenceList, citations become numbered marks and each page ends with its references.

    Without one every key counts as known, and the mark shows the citation as it was written.
    """

    def __init__(self, references: ReferenceList | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.references = references
        self.uses: dict[str, list[str]] = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        md.registerExtension(self)
        # Above links and footnotes (175 and below), under code (190) and escapes (180).
        md.inlinePatterns.register(_CitationPattern(CITATION, md, self), "citation", 178)
        if self.references is not None:
            # After inline patterns (20), before the table of contents (5).
            md.treeprocessors.register(_ReferenceListing(md, self), "citation_references", 12)

    def reset(self) -> None:
        self.uses = {}


class _CitationPattern(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown, extension: CitationExtension) -> None:
        super().__init__(pattern, md)
        self.extension = extension

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        keys = _KEYS.findall(m.group(1))
        if not keys or _REFERENCE_LINK.match(m.string, m.end()):
            return None, None, None
        references = self.extension.references
        if references is None:
            return _mark("citation", keys, m.group(0)), m.start(0), m.end(0)
        group = etree.Element("span", {"class": "citations"})
        for part in m.group(1).split(";"):
            found = _PART.match(part)
            for key in _KEYS.findall(part):
                if key in references.html:
                    locator = found["locator"] if found else ""
                    prefix = found["prefix"] if found else ""
                    group.append(self._reference_mark(key, prefix, locator or ""))
                else:
                    group.append(_mark("citation-unresolved", [key], f"[@{key}]"))
        return group, m.start(0), m.end(0)

    def _reference_mark(self, key: str, prefix: str, locator: str) -> etree.Element:
        uses = self.extension.uses.setdefault(key, [])
        number = list(self.extension.uses).index(key) + 1 + self._author_notes()
        # The first id is the one Python-Markdown's footnotes would give, so that old links keep working.
        use = f"fnref:{key}" if not uses else f"fnref{len(uses) + 1}:{key}"
        uses.append(use)
        sup = etree.Element("sup", {"id": use, "class": "citation", "data-cites": key})
        if locator:
            sup.set("data-locator", locator)
        link = etree.SubElement(sup, "a", {"class": "footnote-ref", "href": f"#fn:{key}", "role": "doc-noteref"})
        place = f", {locator}" if locator else ""
        link.set("aria-label", f"{prefix} Reference {number}{place}".strip())
        link.text = AtomicString(f"{prefix} {number}{place}".strip())
        return sup

    def _author_notes(self) -> int:
        """References are numbered after the author's own footnotes, so that no number stands for two things."""
        pattern = self.md.inlinePatterns["footnote"] if "footnote" in self.md.inlinePatterns else None
        return len(pattern.footnotes.footnotes) if pattern is not None else 0


class _ReferenceListing(Treeprocessor):
    def __init__(self, md: Markdown, extension: CitationExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        references, uses = self.extension.references, self.extension.uses
        if references is None or not uses:
            return
        pattern = self.md.inlinePatterns["footnote"] if "footnote" in self.md.inlinePatterns else None
        start = 1 + (len(pattern.footnotes.footnotes) if pattern is not None else 0)
        items = "\n".join(
            f'<li id="fn:{key}"><p>{references.html[key]} {_back_links(number, marks)}</p></li>'
            for number, (key, marks) in enumerate(uses.items(), start)
        )
        # Out of the search index: a third of it was reference lists, and readers found authors before prose.
        section = etree.SubElement(root, "section", {"class": "references footnote", "data-search-exclude": ""})
        heading = etree.SubElement(section, "h2", {"id": "references"})
        heading.text = references.heading
        listing = f'<ol start="{start}">\n{items}\n</ol>'
        holder = etree.SubElement(section, "div")
        holder.text = self.md.htmlStash.store(listing)


def _mark(name: str, keys: list[str], text: str) -> etree.Element:
    sup = etree.Element("sup", {"class": name, "data-cites": " ".join(keys)})
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
