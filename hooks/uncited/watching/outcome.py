"""Links -> what became of them: asks doi.org, the hosts of the addresses, Crossref and PubMed."""

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from uncited.bib.identifiers import doi_address
from uncited.remote.crossref import ask_work
from uncited.remote.notices import Notice, notices
from uncited.remote.pubmed import ask_summaries, notices_of, summaries, unknown
from uncited.remote.web import Answer, Web, host_of
from uncited.watching.links import Link
from uncited.watching.politely import Question, ask_all
from uncited.watching.reach import LONGEST_PAUSE, PAUSE, Reached, State, reach

_BATCH = 200  # PMIDs in one question
_TIME_UP = "was not asked: the time was up"
_LEFT_ALONE = "was not asked again, since it had not answered or wanted to be left alone"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of each link, and the notices about those that have some.

    in_crossref: how many DOIs Crossref has a record of. elsewhere: the DOIs of other agencies, of which no retraction
    can be told. untold: why Crossref said nothing of a DOI. offline: no host at all could be reached.
    """

    reached: dict[Link, Reached] = field(default_factory=dict)
    notices: dict[Link, tuple[Notice, ...]] = field(default_factory=dict)
    in_crossref: int = 0
    elsewhere: tuple[Link, ...] = ()
    untold: dict[Link, str] = field(default_factory=dict)
    offline: bool = False


def watch_links(links: Sequence[Link], web: Web, seconds: float) -> Outcome:
    """Ask for every link, in at most so many seconds."""
    inquiry = _Inquiry(web)
    ask_all(_questions(links, inquiry), seconds)
    # Copied, since a question that still hangs may no longer change them.
    reached, works, found = dict(inquiry.reached), dict(inquiry.works), dict(inquiry.notices)
    offline = bool(reached) and all(end.offline for end in reached.values())
    tired = {end.host for end in reached.values() if end.tired}
    for link in links:
        host = host_of(_address(link, web))
        reached.setdefault(link, Reached(State.UNKNOWN, host, _LEFT_ALONE if host in tired else _TIME_UP))
    untold: dict[Link, str] = {}
    elsewhere: list[Link] = []
    in_crossref = 0
    for link in _of_kind(links, "doi"):
        answer = works.get(link)
        if answer is not None and answer.status == 404:
            elsewhere.append(link)
        elif answer is None or not answer.fine:
            untold[link] = _silence(answer)
        else:
            try:
                found[link] = notices(json.loads(answer.body)["message"])
                in_crossref += 1
            except (ValueError, KeyError, TypeError, RecursionError):
                untold[link] = "sent a record that cannot be read"
    told = {link: found[link] for link in links if found.get(link)}
    return Outcome(reached, told, in_crossref, tuple(elsewhere), untold, offline)


@dataclass(frozen=True, slots=True)
class _Inquiry:
    """Asks, and keeps the answers. Each question says whether its host may be asked further."""

    web: Web
    reached: dict[Link, Reached] = field(default_factory=dict)
    works: dict[Link, Answer] = field(default_factory=dict)
    notices: dict[Link, tuple[Notice, ...]] = field(default_factory=dict)

    def reach(self, link: Link) -> bool:
        address = _address(link, self.web)
        self.reached[link] = found = reach(self.web, address)
        # Behind a redirect it is another host that is tired.
        return not (found.tired and found.host == host_of(address))

    def work(self, link: Link) -> bool:
        answer = ask_work(self.web, link.identity.value)
        if answer.tired and not answer.offline and answer.wait <= LONGEST_PAUSE:
            time.sleep(min(answer.wait or PAUSE, self.web.timeout))
            answer = ask_work(self.web, link.identity.value)
        self.works[link] = answer
        return not answer.tired

    def summaries(self, batch: Sequence[Link]) -> bool:
        answer = ask_summaries(self.web, [link.identity.value for link in batch])
        found = summaries(answer.body) if answer.fine else {}
        host = host_of(answer.address)
        for link in batch:
            if (summary := found.get(link.identity.value)) is None:
                self.reached[link] = Reached(State.UNKNOWN, host, _silence(answer), offline=answer.offline)
            elif unknown(summary):
                self.reached[link] = Reached(State.DEAD, host, "knows no such PMID")
            else:
                self.reached[link], self.notices[link] = Reached(State.ALIVE, host), notices_of(summary)
        return not answer.tired


def _questions(links: Sequence[Link], inquiry: _Inquiry) -> Iterator[tuple[str, Question]]:
    services = inquiry.web.services
    pmids = _of_kind(links, "pmid")
    for start in range(0, len(pmids), _BATCH):
        yield host_of(services.pubmed), partial(inquiry.summaries, pmids[start : start + _BATCH])
    for link in links:
        if link.identity.kind == "doi":
            yield host_of(services.crossref), partial(inquiry.work, link)
        if link.identity.kind != "pmid":
            yield host_of(_address(link, inquiry.web)), partial(inquiry.reach, link)


def _address(link: Link, web: Web) -> str:
    match link.identity.kind:
        case "doi":
            return doi_address(link.identity.value, web.services.doi)
        case "pmid":
            return web.services.pubmed
        case "url":
            return link.identity.value


def _of_kind(links: Sequence[Link], kind: str) -> list[Link]:
    return [link for link in links if link.identity.kind == kind]


def _silence(answer: Answer | None) -> str:
    if answer is None:
        return "was not asked"
    return answer.trouble.value if answer.trouble else f"gave no record ({answer.status})"
