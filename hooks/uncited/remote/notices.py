"""What has been published about a source since: retractions, doubts, corrections, by the data of Crossref."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from uncited.bib.identifiers import check_doi, doi_address, doi_identity

_RETRACTED_TITLE = re.compile(r"\W{0,3}(?:retracted|withdrawn)(?:\s+(?:article|paper|chapter))?\s*[:\])\-–—]", re.I)


class Weight(IntEnum):
    """How much a notice says against a source."""

    CORRECTED = 1
    DOUBTED = 2
    RETRACTED = 3


_WEIGHTS = {
    "retraction": Weight.RETRACTED,
    "partial_retraction": Weight.RETRACTED,
    "withdrawal": Weight.RETRACTED,
    "removal": Weight.RETRACTED,
    "expression_of_concern": Weight.DOUBTED,
    "correction": Weight.CORRECTED,
    "corrigendum": Weight.CORRECTED,
    "erratum": Weight.CORRECTED,
}


@dataclass(frozen=True, slots=True)
class Notice:
    """`kind` in plain words; `doi` is that of the notice itself, empty where it has none; `day` where it is known."""

    weight: Weight
    kind: str
    doi: str = ""
    day: date | None = None

    def __str__(self) -> str:
        where = f", see {doi_address(self.doi)}" if self.doi else ""
        return f"{self.kind}{f' of {self.day.day} {self.day:%B %Y}' if self.day else ''}{where}"


def notices(work: Any) -> tuple[Notice, ...]:
    """work: the `message` of Crossref about a DOI. Heaviest first, each once."""
    found = list(_listed(work))
    if not any(notice.weight is Weight.RETRACTED for notice in found) and any(
        isinstance(title, str) and _RETRACTED_TITLE.match(title) for title in listed(work, "title")
    ):
        found.append(Notice(Weight.RETRACTED, "retraction, by its title"))
    # Publishers and Retraction Watch often report the same notice.
    once: dict[tuple[str, str], Notice] = {}
    for notice in sorted(found, key=_order):
        once.setdefault((notice.kind, doi_identity(notice.doi)), notice)
    return tuple(once.values())


def is_notice(work: Any) -> str:
    """What a work is that itself retracts or corrects another; empty for any other work."""
    own = [update for update in listed(work, "update-to") if _kind(update) in _WEIGHTS]
    return _kind(own[0]).replace("_", " ") if own else ""


def listed(record: Any, name: str) -> list[Any]:
    """A field that should hold a list; empty where it holds something else."""
    value = record.get(name) if isinstance(record, dict) else None
    return value if isinstance(value, list) else []


def _listed(work: Any) -> Iterator[Notice]:
    for update in listed(work, "updated-by"):
        kind = _kind(update)
        if kind in _WEIGHTS:
            doi = str(update.get("DOI", "")).strip()
            yield Notice(
                _WEIGHTS[kind],
                kind.replace("_", " "),
                "" if check_doi(doi) else doi.lower(),
                _day(update.get("updated")),
            )


def _kind(update: Any) -> str:
    return str(update.get("type", "")).lower().replace("-", "_").replace(" ", "_") if isinstance(update, dict) else ""


def _day(stated: Any) -> date | None:
    parts = next(iter(listed(stated, "date-parts")), None)
    try:
        return date(*parts) if isinstance(parts, list) and len(parts) == 3 else None
    except (TypeError, ValueError):
        return None


def _order(notice: Notice) -> tuple[int, date, str, str]:
    return -notice.weight, notice.day or date.max, notice.kind, notice.doi
