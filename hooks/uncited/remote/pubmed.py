"""PubMed: PMIDs -> what it says of them, by the summaries of its E-utilities."""

import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from uncited.bib.identifiers import check_doi
from uncited.bib.values import MONTHS
from uncited.remote.notices import Notice, Weight, listed
from uncited.remote.record import Name, Record, plain, year_and_month
from uncited.remote.web import Answer, Web

_LIMIT = 8_000_000
_DATE = re.compile(r"(\d{4})(?:\s+([A-Z][a-z]{2}))?")
_INITIALS = re.compile(r"(.+?)\s+([A-Z]{1,4})(?:\s+(Jr|Sr|2nd|3rd|II|III|IV))?")
_SHORT_PAGES = re.compile(r"(\d+)-(\d+)")
_MONTHS = {name.title(): number for number, name in enumerate(MONTHS, start=1)}
_RETRACTED = "Retracted Publication"
_ITSELF = {
    "Retraction of Publication": "retraction",
    "Published Erratum": "correction",
    "Retraction Notice": "retraction",
}


def ask_summaries(web: Web, pmids: Sequence[str]) -> Answer:
    """One question about up to 200 PMIDs."""
    address = f"{web.services.pubmed}/esummary.fcgi?db=pubmed&retmode=json&tool=uncited&id={','.join(pmids)}"
    return web.ask(address, accept="application/json", limit=_LIMIT)


def summaries(body: bytes) -> dict[str, dict[str, Any]]:
    """The body of an answer -> a summary for each PMID; one that PubMed does not know has an `error`."""
    try:
        result = json.loads(body)["result"]
        return {pmid: found for pmid, found in result.items() if pmid != "uids" and isinstance(found, dict)}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def unknown(summary: dict[str, Any]) -> bool:
    """Whether PubMed has no such PMID."""
    return bool(summary.get("error"))


def notices_of(summary: dict[str, Any]) -> tuple[Notice, ...]:
    """PubMed tells of a retraction, not of its notice."""
    return (Notice(Weight.RETRACTED, "retraction, by PubMed"),) if _RETRACTED in listed(summary, "pubtype") else ()


def read_summary(summary: dict[str, Any], pmid: str, today: date) -> Record:
    """A summary as a record. Names have initials only; a DOI leads to more."""
    found = _DATE.match(plain(summary.get("pubdate")))
    year, month = year_and_month([found[1], _MONTHS.get(found[2] or "", 0)], today) if found else (None, None)
    dois = [
        plain(i.get("value")) for i in listed(summary, "articleids") if isinstance(i, dict) and i.get("idtype") == "doi"
    ]
    return Record(
        "article",
        _title(plain(summary.get("title"))),
        tuple(name for author in listed(summary, "authors") if (name := _name(author)).family),
        plain(summary.get("fulljournalname")) or plain(summary.get("source")),
        year=year,
        month=month,
        volume=plain(summary.get("volume")),
        number=plain(summary.get("issue")),
        pages=_pages(plain(summary.get("pages"))),
        doi=next((doi for doi in dois if check_doi(doi) is None), ""),
        pmid=pmid,
        notices=notices_of(summary),
        notice_itself=next((_ITSELF[kind] for kind in map(plain, listed(summary, "pubtype")) if kind in _ITSELF), ""),
    )


def _title(text: str) -> str:
    """PubMed ends each title with a full stop, and puts those it translated in square brackets."""
    text = text.removesuffix(".")
    return text[1:-1].removesuffix(".") if text.startswith("[") and text.endswith("]") else text


def _name(author: Any) -> Name:
    name = plain(author.get("name")) if isinstance(author, dict) else ""
    found = _INITIALS.fullmatch(name)
    if not found or author.get("authtype") == "CollectiveName":
        return Name(name)
    initials = " ".join(f"{letter}." for letter in found[2])
    return Name(found[1], f"{initials} {found[3]}" if found[3] else initials)


def _pages(text: str) -> str:
    """568-75 means 568 to 575."""
    found = _SHORT_PAGES.fullmatch(text)
    if not found or len(found[2]) >= len(found[1]):
        return text
    return f"{found[1]}-{found[1][: -len(found[2])]}{found[2]}"
