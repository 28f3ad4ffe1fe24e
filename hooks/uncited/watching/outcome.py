"""Links -> what became of them: asks doi.org, the hosts of the addresses, and Crossref."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from uncited.remote.notices import Notice, notices
from uncited.remote.web import Answer, Web, host_of
from uncited.watching.links import Link
from uncited.watching.politely import Question, ask_all
from uncited.watching.reach import Reached, State, reach

_RECORD_LIMIT = 8_000_000
_NOT_ASKED = "was not asked: the time was up"
_LEFT_ALONE = "was not asked again, since it had not answered or wanted to be left alone"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of each link, and what Crossref says of each DOI.

    unknown_to_crossref: the DOIs of other agencies, of which no retraction can be told. not_asked: why Crossref said
    nothing of a DOI. offline: no host at all could be reached.
    """

    reached: dict[Link, Reached] = field(default_factory=dict)
    notices: dict[Link, tuple[Notice, ...]] = field(default_factory=dict)
    unknown_to_crossref: tuple[Link, ...] = ()
    not_asked: dict[Link, str] = field(default_factory=dict)
    offline: bool = False


def watch_links(links: Sequence[Link], web: Web, seconds: float) -> Outcome:
    """Ask for every link, in at most so many seconds."""
    reached: dict[Link, Reached] = {}
    works: dict[Link, Answer] = {}

    def reach_question(link: Link, address: str) -> Question:
        def question() -> bool:
            reached[link] = found = reach(web, address)
            return not (found.tired and found.host == host_of(address))

        return question

    def work_question(link: Link) -> Question:
        def question() -> bool:
            works[link] = answer = crossref_work(web, link.identity.value)
            return not (answer.status == 429 or answer.status == 0)

        return question

    questions: list[tuple[str, Question]] = []
    addresses: dict[Link, str] = {}
    for link in links:
        identity = link.identity
        if identity.kind == "doi":
            addresses[link] = f"{web.services.doi}/{quote(identity.value, safe='/:;().,-_~@+=&$!*')}"
            questions.append((host_of(web.services.crossref), work_question(link)))
        elif identity.kind == "url":
            addresses[link] = identity.value
        else:
            continue
        questions.append((host_of(addresses[link]), reach_question(link, addresses[link])))
    ask_all(questions, seconds)
    reached, works = dict(reached), dict(works)  # a question that still hangs may no longer change them

    offline = bool(reached) and all(found.offline for found in reached.values())
    tired = {found.host for found in reached.values() if found.tired}
    for link, address in addresses.items():
        host = host_of(address)
        reached.setdefault(link, Reached(State.UNKNOWN, host, _LEFT_ALONE if host in tired else _NOT_ASKED))
    outcome = Outcome(reached, offline=offline)
    return _with_works(outcome, [link for link in links if link.identity.kind == "doi"], works)


def crossref_work(web: Web, doi: str) -> Answer:
    """Ask Crossref about a DOI. The body is JSON, if the answer is fine."""
    address = f"{web.services.crossref}/works/{quote(doi, safe='')}"
    return web.ask(address, accept="application/json", limit=_RECORD_LIMIT)


def _with_works(outcome: Outcome, dois: Sequence[Link], works: dict[Link, Answer]) -> Outcome:
    told: dict[Link, tuple[Notice, ...]] = {}
    unknown: list[Link] = []
    not_asked: dict[Link, str] = {}
    for link in dois:
        answer = works.get(link)
        if answer is None:
            not_asked[link] = "was not asked"
        elif answer.status == 404:
            unknown.append(link)
        elif not answer.fine:
            not_asked[link] = answer.trouble.value if answer.trouble else f"gave no record ({answer.status})"
        else:
            try:
                told[link] = notices(json.loads(answer.body)["message"])
            except (ValueError, KeyError, TypeError, RecursionError):
                not_asked[link] = "sent a record that cannot be read"
    return Outcome(outcome.reached, told, tuple(unknown), not_asked, outcome.offline)
