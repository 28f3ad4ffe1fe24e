"""A DOI, PMID or address -> a record, by asking Crossref, PubMed, doi.org or the page itself; or why there is none."""

from dataclasses import dataclass, replace
from datetime import date

from uncited.remote.crossref import ask_doi, ask_work, read_work
from uncited.remote.identity import Identity, dois_in
from uncited.remote.page import ask_page, doi_in, read_head, read_page
from uncited.remote.pubmed import ask_summaries, read_summary, summaries, unknown
from uncited.remote.record import Record
from uncited.remote.web import Answer, Web, host_of


@dataclass(frozen=True, slots=True)
class NotFound:
    """Why there is no record, as a sentence. `known`: what is known of the source all the same."""

    why: str
    known: Record


def look_up(identity: Identity, web: Web, today: date) -> Record | NotFound:
    """Ask for a source. A record may still lack what an entry needs."""
    match identity.kind:
        case "doi":
            return _by_doi(identity.value, web, today)
        case "pmid":
            return _by_pmid(identity.value, web, today)
        case "url":
            return _by_address(identity.value, web, today)


def _by_doi(doi: str, web: Web, today: date) -> Record | NotFound:
    known = Record("article", doi=doi)
    answer = ask_work(web, doi)
    if answer.status == 404:  # a DOI of another agency, or of none
        answer = ask_doi(web, doi)
        if answer.status == 404:
            return NotFound(f"No one knows the DOI {doi}. Copy it again, from the paper itself.", known)
    if not answer.fine:
        return NotFound(_no_answer(answer), known)
    record = read_work(answer.body, doi, today)
    return record or NotFound(f"{host_of(answer.address)} sent a record that cannot be read.", known)


def _by_pmid(pmid: str, web: Web, today: date) -> Record | NotFound:
    known = Record("article", pmid=pmid)
    answer = ask_summaries(web, [pmid])
    if not answer.fine:
        return NotFound(_no_answer(answer), known)
    summary = summaries(answer.body).get(pmid)
    if summary is None:
        return NotFound("PubMed sent a record that cannot be read.", known)
    if unknown(summary):
        return NotFound(f"PubMed does not know the PMID {pmid}. Copy it again.", known)
    record = read_summary(summary, pmid, today)
    # Crossref has names in full, and the notices.
    return _better(record, web, today) if record.doi else record


def _by_address(address: str, web: Web, today: date) -> Record | NotFound:
    known = Record("misc", url=address, accessed=today)
    answer = ask_page(web, address)
    if not answer.fine:
        # Publishers turn away everything but a browser, and write the DOI into the address.
        for doi in dois_in(address):
            if not isinstance(record := _by_doi(doi, web, today), NotFound):
                return record
        return NotFound(_no_answer(answer), known)
    head = read_head(answer.body, answer.content_type)
    if head is None:
        return NotFound("This address is no page of HTML (a PDF, perhaps), so its title cannot be read.", known)
    record = read_page(head, address, today)
    return _better(record, web, today) if doi_in(head) else record


def _better(record: Record, web: Web, today: date) -> Record:
    """The record of its DOI, or the record itself where that cannot be had."""
    found = _by_doi(record.doi, web, today)
    if isinstance(found, NotFound) or not found.title:
        return record
    notices = found.notices or record.notices
    return replace(found, pmid=record.pmid, notices=notices, notice_itself=found.notice_itself or record.notice_itself)


def _no_answer(answer: Answer) -> str:
    host = host_of(answer.address) or answer.address
    if answer.offline:
        return f"There is no network, or {host} cannot be reached."
    if answer.trouble:
        return f"{host} {answer.trouble.value}."
    if answer.status in (404, 410):
        return f"{host} says that there is no such page ({answer.status}). Copy the address again."
    return f"{host} gave no answer that can be used ({answer.status}). Many sites let in browsers only."
