"""Every number is entered twice: here the one in the text is compared with the figures recorded for its sources."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from uncited.bib import Annotation, Bibliography, Entry, annotation, to_text
from uncited.coverage import Reading
from uncited.findings import Suggestion
from uncited.matching import Match, Recorded, Verdict, agrees, match
from uncited.model import Kind, Quantity
from uncited.quantities import find_quantities
from uncited.sentences import split

_WORD = re.compile(r"[a-z]{4,}")
_MOST_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Support:
    """One number of a cited sentence, and what the recorded figures say of it."""

    quantity: Quantity
    match: Match


class Figures:
    """The figures recorded in a bibliography, read when a key is first asked for."""

    def __init__(self, bibliography: Bibliography) -> None:
        self._entries: dict[str, Entry] = {}
        for entry in bibliography.entries:
            self._entries.setdefault(entry.key, entry)
        self._annotations: dict[str, Annotation | None] = {}
        self._recorded: dict[str, tuple[Recorded, ...]] = {}

    def annotation(self, key: str) -> Annotation | None:
        """What an entry's `annote` field says, None where the entry has none or the key is unknown."""
        if key not in self._annotations:
            entry = self._entries.get(key)
            self._annotations[key] = annotation(entry) if entry else None
        return self._annotations[key]

    def recorded(self, key: str) -> tuple[Recorded, ...]:
        """Every figure of a source: those of its statements, and the year it appeared."""
        if key not in self._recorded:
            entry, read = self._entries.get(key), self.annotation(key)
            found = [
                Recorded(quantity, key, statement.text, statement.place)
                for statement in (read.statements if read else ())
                for start, end in split(statement.text)
                for quantity in find_quantities(statement.text[start:end])
            ]
            field = entry.get("year") if entry else None
            year = to_text(field.value).strip() if field else ""
            if year.isdigit():
                quantity = Quantity(0, len(year), year, Kind.YEAR, float(year), None, True, "a year")
                found.append(Recorded(quantity, key, f"Published in {year}.", "Bibliographic data"))
            self._recorded[key] = tuple(found)
        return self._recorded[key]

    def support(self, reading: Reading) -> list[Support]:
        """Compare each number of a cited sentence with the figures of all sources that cover it."""
        recorded = [figure for key in reading.keys for figure in self.recorded(key)]
        return [Support(claim, match(claim, recorded)) for claim in reading.claims]

    def unrecorded(self, reading: Reading) -> list[str]:
        """The keys that cover a sentence and have no figures recorded."""
        return [key for key in reading.keys if key in self._entries and not self._statements(key)]

    def suggest(self, sentence: str, claims: Sequence[Quantity]) -> tuple[Suggestion, ...]:
        """The sources that record the numbers of an uncited sentence: most numbers first, then most words in common."""
        words = set(_WORD.findall(sentence.lower()))
        scored = []
        for key in self._entries:
            backing = [figure for claim in claims for figure in self._backing(key, claim)[:1]]
            if backing:
                said = set(_WORD.findall(" ".join({figure.statement for figure in backing}).lower()))
                scored.append((-len(backing), -len(words & said), key, backing[0]))
        scored.sort(key=lambda score: score[:3])
        return tuple(suggestion(figure) for _, _, _, figure in scored[:_MOST_SUGGESTIONS])

    def _backing(self, key: str, claim: Quantity) -> list[Recorded]:
        return [figure for figure in self.recorded(key) if agrees(claim, figure.quantity)]

    def _statements(self, key: str) -> bool:
        read = self.annotation(key)
        return bool(read and read.statements)


def suggestion(figure: Recorded) -> Suggestion:
    """A recorded figure as something to paste."""
    return Suggestion(figure.key, figure.statement, figure.place, f"[@{figure.key}]")


def unsupported_message(found: Support, keys: Sequence[str]) -> str:
    """What to tell the author of a number that the recorded figures do not contain."""
    where = ", ".join(f"@{key}" for key in keys)
    nearest = found.match.recorded
    near = "; ".join(f"{figure.quantity.text} in “{figure.statement}” ({figure.place})" for figure in nearest)
    hint = f" Nearest: {near}." if nearest else ""
    return (
        f"{found.quantity.text} is not among the figures recorded for {where}.{hint} "
        "Compare the sentence with the source; then correct it here, or record the figure in the entry's annote field."
    )


def undecided_message(found: Support, keys: Sequence[str]) -> str:
    """What to tell the author of a number that cannot be compared."""
    where = ", ".join(f"@{key}" for key in keys)
    return (
        f"{found.quantity.text} cannot be compared with the figures recorded for {where}. "
        "Read it beside the source; if it is right, write it in digits and with its unit."
    )


__all__ = ["Figures", "Support", "Verdict", "suggestion", "undecided_message", "unsupported_message"]
