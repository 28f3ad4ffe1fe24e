"""Every way out of a site: the addresses in its pages and its bibliography, each once, with where it stands."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import lxml.etree
import lxml.html

from uncited.bib import Entry
from uncited.bib.model import Bibliography
from uncited.reading import Page
from uncited.remote.identity import Identity, identify, identities

_HERE = re.compile(r"https?://(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])(?![\w.])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """`key` is that of an entry of the bibliography; empty for a page. Line 0: it stands in no line of its own."""

    file: str
    line: int
    key: str = ""

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        return f"{self.file}{line}{f' ({self.key})' if self.key else ''}"


@dataclass(frozen=True, slots=True)
class Link:
    """One source or page of someone else, and everywhere it is named."""

    identity: Identity
    places: tuple[Place, ...]


def links(pages: Iterable[Page], files: Iterable[Bibliography]) -> tuple[Link, ...]:
    """Sorted. What a page and the bibliography both name is one link, at its entry: pages print their references."""
    found: dict[tuple[str, str], tuple[Identity, set[Place]]] = {}
    for file in files:
        for entry in file.entries:
            for identity in identities(entry):
                found.setdefault(identity.same, (identity, set()))[1].add(
                    Place(file.file, _line(entry, identity), entry.key)
                )
    recorded = set(found)
    for page in pages:
        for address in outside(page.html):
            identity_ = identify(address)
            if isinstance(identity_, Identity) and identity_.same not in recorded:
                place = Place(page.file, _line_in(page.markdown or page.html, address))
                found.setdefault(identity_.same, (identity_, set()))[1].add(place)
    return tuple(Link(identity, tuple(sorted(places))) for identity, places in sorted(found.values(), key=_by_identity))


def outside(html: str) -> Iterator[str]:
    """The addresses of other sites that the HTML of an article links to."""
    if "http" not in html:
        return
    try:
        body = lxml.html.fragment_fromstring(html, create_parent="div")
    except (lxml.etree.ParserError, ValueError):
        return
    for link in body.iter("a"):
        address = str(link.get("href") or "").strip()
        if address.lower().startswith(("http://", "https://")) and not _HERE.match(address):
            yield address


def _by_identity(found: tuple[Identity, set[Place]]) -> Identity:
    return found[0]


def _line(entry: Entry, identity: Identity) -> int:
    field = entry.get(identity.kind)
    return field.line if field else entry.line


def _line_in(text: str, address: str) -> int:
    """The line of the first mention; 0 where the address comes from elsewhere, such as a text included in the page."""
    at = text.find(address)
    if at < 0:
        at = text.find(address.replace("&", "&amp;"))
    return text.count("\n", 0, at) + 1 if at >= 0 else 0
