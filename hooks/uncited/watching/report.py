"""What became of a site's sources -> a dated report in Markdown, for one issue that is opened or updated.

Words of other people's servers stand in code spans, where they link to nothing and call nobody; a DOI of theirs only as
the address made of it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from uncited.bib import Entry
from uncited.findings import Finding
from uncited.remote.notices import Notice, Weight
from uncited.remote.web import ascii_address, host_of
from uncited.watching.links import Link, Place
from uncited.watching.outcome import Outcome
from uncited.watching.reach import Reached, State

# What a workflow finds its issue by.
MARKER = "<!-- uncited watch -->"
_KINDS = (("doi", "DOIs"), ("pmid", "PMIDs"), ("url", "other addresses"))
_LONGEST = 60_000  # an issue on GitHub holds 65,536 characters
_NOT_IN_CODE = re.compile(r"[`\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    advice: str
    lines: tuple[str, ...]


def write_report(outcome: Outcome, entries: Mapping[str, Entry], stale: Sequence[Finding], today: date) -> str:
    """entries: those of the bibliography by key. The same outcome gives the same text, byte for byte."""
    sections = [section for section in _sections(outcome, entries, stale) if section.lines]
    count = sum(len(section.lines) for section in sections)
    out = [
        MARKER,
        f"<!-- to look at: {count} -->",
        "",
        f"# The sources, looked at on {today.day} {today:%B %Y}",
        "",
        _summary(outcome, count),
        "",
    ]
    for section in sections:
        out += [f"## {section.title} ({len(section.lines)})", "", section.advice, "", *section.lines, ""]
    for section in _asides(outcome):
        if section.lines:
            head = f"<summary>{section.title} ({len(section.lines)})</summary>"
            out += ["<details>", head, "", section.advice, "", *section.lines, "", "</details>", ""]
    return _cut("\n".join(out))


def _summary(outcome: Outcome, count: int) -> str:
    if outcome.offline:
        return (
            "**No network.** No address could be reached, so nothing is known about links and retractions. Only the "
            "dates below were compared."
        )
    what = "Nothing needs to be looked at." if not count else f"{_things(count)} to look at."
    checked = ", ".join(_checked(outcome, kind, name) for kind, name in _KINDS if _of_kind(outcome, kind))
    in_crossref = f" Crossref has a record of {outcome.in_crossref} of the DOIs." if _of_kind(outcome, "doi") else ""
    return f"{what} Could be checked: {checked or 'nothing, since nothing is linked to'}.{in_crossref}"


def _checked(outcome: Outcome, kind: str, name: str) -> str:
    found = _of_kind(outcome, kind)
    return f"{sum(reached.state is not State.UNKNOWN for reached in found)} of {len(found)} {name}"


def _of_kind(outcome: Outcome, kind: str) -> list[Reached]:
    return [reached for link, reached in outcome.reached.items() if link.identity.kind == kind]


def _sections(outcome: Outcome, entries: Mapping[str, Entry], stale: Sequence[Finding]) -> Iterator[_Section]:
    by_weight: dict[Weight, list[str]] = defaultdict(list)
    retracted = {
        place.key
        for link, notices in outcome.notices.items()
        if link.identity.kind == "doi" and any(notice.weight is Weight.RETRACTED for notice in notices)
        for place in link.places
    }
    for link, notices in outcome.notices.items():
        if link.identity.kind == "pmid" and not {p.key for p in link.places} - retracted:
            continue  # PubMed says less than Crossref of the same retraction
        named = [entries[place.key] for place in link.places if place.key in entries]
        for notice in notices:
            if not any(_names(entry, notice) for entry in named):
                by_weight[notice.weight].append(_notice(link, notice))
    known = (
        " Once this is done, name the notice in the entry, as `note = {Retracted: doi:…}`: it is then not listed again."
    )
    yield _Section(
        "Retracted",
        f"Read the notice. Take these sources out, or say on every page that cites them that they were retracted.{known}",
        tuple(sorted(by_weight[Weight.RETRACTED])),
    )
    yield _Section(
        "In doubt",
        f"The journal has published a concern. Read it, and weigh whether the pages may still rest on these.{known}",
        tuple(sorted(by_weight[Weight.DOUBTED])),
    )
    yield _Section(
        "Corrected",
        f"Read the correction, and compare the recorded figures with it.{known}",
        tuple(sorted(by_weight[Weight.CORRECTED])),
    )
    dead = sorted((link.identity, link) for link, found in outcome.reached.items() if found.state is State.DEAD)
    yield _Section(
        "Links that lead nowhere",
        "Open each yourself first. Then find the new address, or one in an archive, and correct it.",
        () if outcome.offline else tuple(_dead(outcome, link) for _, link in dead),
    )
    yield _Section(
        "Due for another look",
        "Compare the figures with their sources, then write the new dates.",
        tuple(f"- {finding.file}:{finding.span.line}: {finding.message}" for finding in stale),
    )


def _asides(outcome: Outcome) -> Iterator[_Section]:
    """What is worth knowing and asks for nothing."""
    if outcome.offline:
        return
    moved = sorted(
        (link.identity, link, found.moved)
        for link, found in outcome.reached.items()
        if found.state is State.ALIVE and link.identity.kind == "url" and _elsewhere(link.identity.value, found.moved)
    )
    yield _Section(
        "Moved for good",
        "These still work. The new address may be a better one, or no more than the home page of the site.",
        tuple(f"- {_code(link.identity.value)} is now {_code(to)}. {_where(link.places)}" for _, link, to in moved),
    )
    refused: dict[str, list[Link]] = defaultdict(list)
    for link, found in outcome.reached.items():
        if found.state is State.UNKNOWN:
            refused[f"{_code(found.host)} {found.said}"].append(link)
    for link, why in outcome.untold.items():
        refused[f"Crossref {why}"].append(link)
    yield _Section(
        "Could not be checked",
        "Many publishers turn away everything but a browser. These may well be right; a DOI that led to a publisher is at "
        "least registered.",
        tuple(f"- {why}: {', '.join(_names_of(found))}" for why, found in sorted(refused.items())),
    )
    yield _Section(
        "Not in Crossref",
        "DOIs of other agencies: of these a retraction cannot be told here.",
        tuple(f"- {', '.join(_names_of([link]))}" for link in outcome.elsewhere),
    )


def _notice(link: Link, notice: Notice) -> str:
    return f"- **{', '.join(place.key for place in link.places)}**: {notice}. {_where(link.places)}"


def _dead(outcome: Outcome, link: Link) -> str:
    found = outcome.reached[link]
    kind, value = link.identity.kind, link.identity.value
    what = _code(value if kind == "url" else f"{kind}:{value}")
    return f"- {what}: {_code(found.host)} {found.said}. {_where(link.places)}"


def _where(places: Iterable[Place]) -> str:
    return f"In {', '.join(str(place) for place in places)}."


def _names_of(links: Iterable[Link]) -> list[str]:
    """Sources by their keys, links of pages by their addresses."""
    return sorted({place.key or f"{_code(link.identity.value)} ({place})" for link in links for place in link.places})


def _names(entry: Entry, notice: Notice) -> bool:
    """Whether an entry says so itself: by the DOI of the notice, or in its note where the notice has none."""
    if notice.doi:
        return any(notice.doi in field.value.lower() for field in entry.fields if field.name != "doi")
    return notice.weight is Weight.RETRACTED and any("retract" in field.value.lower() for field in entry.all("note"))


def _elsewhere(old: str, new: str) -> bool:
    """Whether a move is more than https, www or a slash at the end."""
    if not new:
        return False
    try:
        old = ascii_address(old)
    except ValueError:
        return True
    return _plain(old) != _plain(new)


def _plain(address: str) -> str:
    host = host_of(address)
    return host.removeprefix("www.") + address.partition(host)[2].rstrip("/")


def _code(text: str) -> str:
    shown = _NOT_IN_CODE.sub("", text)
    return f"`{shown[:300]}…`" if len(shown) > 300 else f"`{shown}`"


def _things(count: int) -> str:
    return "1 thing" if count == 1 else f"{count} things"


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    kept = text[:_LONGEST].rpartition("\n")[0]
    return (
        f"{kept}\n\nThe list is longer than an issue can hold. Put right the first ones; the rest follow next time.\n"
    )
