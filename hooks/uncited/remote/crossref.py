"""Crossref: a DOI -> what the publisher registered for it. DOIs of other agencies are asked of doi.org in the same form."""

import json
from datetime import date
from typing import Any
from urllib.parse import quote

from uncited.bib.identifiers import doi_address, doi_identity
from uncited.remote.notices import is_notice, listed, notices
from uncited.remote.record import Kind, Name, Record, first, plain, year_and_month
from uncited.remote.web import Answer, Web

_LIMIT = 8_000_000
_CSL = "application/vnd.citationstyles.csl+json"
_KINDS: dict[str, Kind] = {
    "journal-article": "article",
    "article-journal": "article",
    "proceedings-article": "inproceedings",
    "paper-conference": "inproceedings",
    "book-chapter": "incollection",
    "book-section": "incollection",
    "chapter": "incollection",
    "reference-entry": "incollection",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "report": "techreport",
    "dissertation": "phdthesis",
    "thesis": "phdthesis",
}
# The year of the issue first, since volume and pages are those of the issue.
_DATES = ("published-print", "published", "issued", "published-online", "posted")


def ask_work(web: Web, doi: str) -> Answer:
    """Ask Crossref about a DOI. The body is JSON, if the answer is fine."""
    return web.ask(
        f"{web.services.crossref}/works/{quote(doi, safe='', errors='replace')}",
        accept="application/json",
        limit=_LIMIT,
    )


def ask_doi(web: Web, doi: str) -> Answer:
    """Ask doi.org for the record of a DOI, of whatever agency."""
    return web.ask(doi_address(doi, web.services.doi), accept=_CSL, limit=_LIMIT)


def read_work(body: bytes, doi: str, today: date) -> Record | None:
    """body: what either of the two sent. doi: the one asked for. None where it is no record of it."""
    try:
        work = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if isinstance(work, dict) and isinstance(work.get("message"), dict):
        work = work["message"]
    if not isinstance(work, dict) or doi_identity(str(work.get("DOI", doi))) != doi_identity(doi):
        return None
    kind = _KINDS.get(str(work.get("type")), "misc")
    year, month = _date(work, today)
    return Record(
        kind,
        _title(work),
        tuple(name for author in _people(work) if (name := _name(author)).family),
        first(work.get("container-title")) or _preprint(work),
        first(work.get("publisher")),
        year,
        month,
        plain(work.get("volume")),
        plain(work.get("issue")),
        plain(work.get("page")) or plain(work.get("article-number")),
        doi,
        notices=notices(work),
        notice_itself=is_notice(work),
    )


def _title(work: dict[str, Any]) -> str:
    title, subtitle = first(work.get("title")), first(work.get("subtitle"))
    if not title or not subtitle or subtitle.lower() in title.lower():
        return title
    return f"{title}{' ' if title[-1] in ':?!.' else ': '}{subtitle}"


def _people(work: dict[str, Any]) -> list[Any]:
    return listed(work, "author") or listed(work, "editor")


def _name(author: Any) -> Name:
    if not isinstance(author, dict):
        return Name(plain(author))
    family, given = plain(author.get("family")), plain(author.get("given"))
    particle, suffix = plain(author.get("non-dropping-particle")), plain(author.get("suffix"))
    if not family:
        return Name(plain(author.get("name")) or plain(author.get("literal")) or given)
    family = " ".join(part for part in (particle, family) if part)
    return Name(family, " ".join(part for part in (given, suffix) if part) if given else "")


def _date(work: dict[str, Any], today: date) -> tuple[int | None, int | None]:
    for name in _DATES:
        stated = work.get(name)
        parts = next(iter(listed(stated, "date-parts")), None)
        year, month = year_and_month(parts, today)
        if year:
            return year, month
    return None, None


def _preprint(work: dict[str, Any]) -> str:
    """Where a preprint was posted."""
    if work.get("type") not in ("posted-content", "article"):
        return ""
    institutions = [place.get("name") for place in listed(work, "institution") if isinstance(place, dict)]
    return first(institutions) or plain(work.get("group-title"))
