"""A web page -> what its head says of it. Journals name the DOI there."""

import re
from dataclasses import dataclass
from datetime import date

import lxml.etree
import lxml.html

from uncited.bib.identifiers import check_doi, check_pmid
from uncited.remote.record import Name, Record, plain, year_and_month
from uncited.remote.web import Answer, Web, host_of

_LIMIT = 2_000_000
_DOI_NAMES = (
    "citation_doi",
    "prism.doi",
    "bepress_citation_doi",
    "dc.identifier.doi",
    "dc.identifier",
    "dcterms.identifier",
)
_DOI_PREFIX = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*|info:doi/)", re.IGNORECASE)
_TITLES = ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title")
_DATES = (
    "citation_publication_date", "citation_date", "citation_online_date", "prism.publicationdate", "dc.date",
    "dcterms.date", "dcterms.issued", "article:published_time", "date",
)  # fmt: skip
_SITES = ("citation_journal_title", "og:site_name", "application-name", "citation_publisher", "dc.publisher")
_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Head:
    """The title of a page and its meta tags, by name in small letters, in the order of the page."""

    title: str
    tags: dict[str, tuple[str, ...]]

    def first(self, *names: str) -> str:
        """The first text under the first of these names that has one."""
        return next((text for name in names for text in self.tags.get(name, ()) if text), "")


def ask_page(web: Web, address: str) -> Answer:
    """The beginning of a page: what is asked for stands in its head."""
    return web.ask(address, accept="text/html,application/xhtml+xml", limit=_LIMIT, cut=True)


def read_head(body: bytes, content_type: str) -> Head | None:
    """None where the answer is no page of HTML, such as a PDF."""
    if content_type and "html" not in content_type.lower():
        return None
    charset = re.search(r"charset=\"?([\w-]{1,40})", content_type)
    try:
        parser = lxml.html.HTMLParser(encoding=charset[1] if charset else None)
    except LookupError:
        parser = lxml.html.HTMLParser()
    try:
        page = lxml.html.document_fromstring(body, parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return None
    tags: dict[str, tuple[str, ...]] = {}
    for tag in page.iter("meta"):
        name = plain(tag.get("name") or tag.get("property")).lower()
        if name:
            tags[name] = (*tags.get(name, ()), plain(tag.get("content")))
    title = next(page.iter("title"), None)
    return Head(plain(title.text_content()) if title is not None else "", tags)


def doi_in(head: Head) -> str:
    """The DOI that a page gives as its own, empty where it gives none."""
    for name in _DOI_NAMES:
        for text in head.tags.get(name, ()):
            bare = _DOI_PREFIX.sub("", text.strip(), count=1)
            if check_doi(bare) is None:
                return bare
    return ""


def read_page(head: Head, address: str, today: date) -> Record:
    """A page as a record. An author that is not marked as a person's name stays as written."""
    year, month = _date(head, today)
    people = tuple(_person(text) for text in head.tags.get("citation_author", ()) if text)
    author = head.first("author", "dc.creator", "dcterms.creator")
    pmid, ends = head.first("citation_pmid"), [head.first("citation_firstpage"), head.first("citation_lastpage")]
    return Record(
        "article" if head.first("citation_journal_title") else "misc",
        head.first(*_TITLES) or head.title,
        people or ((Name(author),) if author and not author.startswith("http") else ()),
        head.first(*_SITES),
        host_of(address).removeprefix("www."),
        year,
        month,
        head.first("citation_volume"),
        head.first("citation_issue"),
        "-".join(end for end in ends if end),
        doi_in(head),
        "" if check_pmid(pmid) else pmid,
        address,
        today,
    )


def _person(text: str) -> Name:
    """`Last, First`, or `First Last`."""
    family, comma, given = text.partition(",")
    if not comma:
        given, _, family = text.rpartition(" ")
    return Name(family.strip(), given.strip()) if family.strip() else Name(text)


def _date(head: Head, today: date) -> tuple[int | None, int | None]:
    found = _DATE.match(head.first(*_DATES))
    year, month = year_and_month([found[1], found[2] or 0], today) if found else (None, None)
    # A page that can be read today was not published next year.
    return (year, month) if year and year <= today.year else (None, None)
