"""Whether a source is in the bibliography already: by DOI, PMID or address, before anyone is asked."""

from collections.abc import Iterable
from dataclasses import dataclass

from uncited.bib import Bibliography, Entry, to_text
from uncited.remote.identity import Identity, holds_doi, identities
from uncited.remote.record import Record

_NAMES = {"doi": "DOI", "pmid": "PMID", "url": "address"}


@dataclass(frozen=True, slots=True)
class Known:
    """The entry that the source has already. `by`: what it has in common with what was given."""

    file: str
    entry: Entry
    by: str


def find_known(wanted: Iterable[Identity], files: Iterable[Bibliography]) -> Known | None:
    """The first entry that any of these names."""
    names = {identity.same: identity for identity in wanted}
    addresses = [identity.value for identity in names.values() if identity.kind == "url"]
    for file in files:
        for entry in file.entries:
            for identity in identities(entry):
                if identity.same in names:
                    return Known(file.file, entry, f"the same {_NAMES[identity.kind]}")
                if identity.kind == "doi" and any(holds_doi(address, identity.value) for address in addresses):
                    return Known(file.file, entry, "its DOI is in this address")
    return None


def find_same_title(record: Record, files: Iterable[Bibliography]) -> Known | None:
    """An entry with the same title from the same year: most likely the same source, under another name."""
    wanted = _letters(record.title), str(record.year or "n.d.")
    for file in files:
        for entry in file.entries:
            title, year = entry.get("title"), entry.get("year")
            if title and year and (_letters(to_text(title.value)), to_text(year.value)) == wanted:
                return Known(file.file, entry, "the same title and year")
    return None


def _letters(title: str) -> str:
    return "".join(character for character in title.casefold() if character.isalnum())
