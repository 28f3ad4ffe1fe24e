"""Every number is entered twice: here the one in the text is compared with the figures recorded for its sources."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from uncited.agreement import AGREEMENTS
from uncited.arms import elsewhere
from uncited.bib import Annotation, Bibliography, Entry, Problem, annotation, to_text
from uncited.coverage import Reading
from uncited.dimensions import figures
from uncited.labels import Labelled, content, labels
from uncited.matching import Claimed, Doubt, Index, Match, Test, Verdict, match, words
from uncited.model import Kind, Quantity
from uncited.outcomes import otherwise
from uncited.recording import Recorded, joined, published, recorded_in

_LETTER = re.compile(r"[^\W\d_]")
# "Over 40 minutes", "over the 12 months": for so long, not for longer.
_OVER = re.compile(r"\bover\s+(?:the\s+)?\Z", re.IGNORECASE)
_SPANS = frozenset((Kind.DURATION, Kind.AGE))


class Support(NamedTuple):
    """One number of a cited sentence, and what the recorded figures say of it."""

    quantity: Quantity
    match: Match


# Sentences: more than nearly all pages have; a large site must not grow by what is remembered.
_REMEMBERED = 200


class Figures:
    """The figures recorded in a bibliography of one file or more, read when a key is first asked for."""

    def __init__(self, *parts: Bibliography) -> None:
        self._entries: dict[str, Entry] = {}
        self._files: dict[str, str] = {}
        for part in parts:
            for entry in part.entries:
                self._entries.setdefault(entry.key, entry)
                self._files.setdefault(entry.key, part.file)
        self._annotations: dict[str, Annotation | None] = {}
        self._recorded: dict[str, tuple[Recorded, ...]] = {}
        self._indexes: dict[str, Index] = {}
        self._labelled: dict[str, Labelled] = {}
        self._supported: dict[str, tuple[Reading, str, list[Support]]] = {}

    def annotation(self, key: str) -> Annotation | None:
        """What an entry's `annote` field says, None where the entry has none or the key is unknown."""
        if key not in self._annotations:
            entry = self._entries.get(key)
            self._annotations[key] = annotation(entry) if entry else None
        return self._annotations[key]

    def recorded(self, key: str) -> tuple[Recorded, ...]:
        """Every figure of a source: those of its statements, and the date it appeared."""
        if key not in self._recorded:
            read = self.annotation(key)
            found = [
                figure
                for statement in (read.statements if read else ())
                for figure in recorded_in(statement.text, key, statement.place)
            ]
            found += published(self._field(key, "year"), self._field(key, "month"), key)
            self._recorded[key] = tuple(found)
        return self._recorded[key]

    def support(self, reading: Reading, beside: str = "") -> list[Support]:
        """Compare each number of a cited sentence with the figures of all sources that cover it.

        beside: for a table cell, what its row is about ("Nausea"). Asked once more for a sentence of the same page, as the
        register and the check both do, it answers from memory.
        """
        text = reading.sentence.text
        if text in self._supported:
            last, row, found = self._supported[text]
            if (last.quantities, last.keys, row) == (reading.quantities, reading.keys, beside):
                return found
        if len(self._supported) >= _REMEMBERED:
            self._supported.clear()
        found = self._compare(reading, beside)
        self._supported[text] = reading, beside, found
        return found

    def _compare(self, reading: Reading, beside: str) -> list[Support]:
        text = reading.sentence.text
        sources = [self.index(key) for key in reading.keys]
        claims = claimed(text, reading.quantities)
        named, row = labels(text, reading.quantities), content(beside) if beside else frozenset[str]()
        found = []
        for claim in claims:
            label = named.get(claim.quantity.start, row if claim.bare else frozenset())
            another = self._another(label, words(text).difference(*named.values())) if label else None
            apart = [
                test for test in (elsewhere(text, claim.quantity), otherwise(text, claim.quantity, beside)) if test
            ]
            found.append(match(claim, sources, another, apart))
        agreed: Sequence[Match] = found
        for agree in AGREEMENTS:
            agreed = agree(text, claims, agreed)
        return [Support(claim.quantity, own) for claim, own in zip(claims, agreed, strict=True)]

    def _another(self, label: frozenset[str], said: frozenset[str]) -> Test:
        def another(recorded: Recorded) -> bool:
            if recorded.key not in self._labelled:
                self._labelled[recorded.key] = Labelled(self.recorded(recorded.key))
            return self._labelled[recorded.key].another(label, said, recorded)

        return another

    def unrecorded(self, reading: Reading) -> list[str]:
        """The keys that cover a sentence and have no figures recorded."""
        return [key for key in reading.keys if key in self._entries and not self._statements(key)]

    def unreadable(self, key: str) -> tuple[str, Problem]:
        """The file of an entry whose annotation cannot be read, and what is wrong with it first."""
        read = self.annotation(key)
        assert read, "asked only of an entry that has an annotation"
        return self._files[key], read.problems[0]

    @property
    def keys(self) -> Iterable[str]:
        """The keys of all sources, in the order of the file."""
        return self._entries.keys()

    def name(self, key: str) -> str:
        """Who wrote a source, and its title."""
        return f"{self._field(key, 'author')} {self._field(key, 'title')}"

    def index(self, key: str) -> Index:
        """The figures of a source, found by value."""
        if key not in self._indexes:
            self._indexes[key] = Index(self.recorded(key))
        return self._indexes[key]

    def _field(self, key: str, name: str) -> str:
        entry = self._entries.get(key)
        field = entry.get(name) if entry else None
        return to_text(field.value).strip() if field else ""

    def _statements(self, key: str) -> bool:
        read = self.annotation(key)
        return bool(read and read.statements)


def claimed(text: str, quantities: Sequence[Quantity]) -> list[Claimed]:
    """The claims among the quantities of a sentence, ready to be compared."""
    quantities = joined(text, quantities)
    bare = not _LETTER.search(text)
    return [
        Claimed(_so_long(text, quantity), own, text, bare)
        for quantity, own in zip(quantities, figures(text, quantities), strict=True)
        if quantity.claim
    ]


def _so_long(text: str, quantity: Quantity) -> Quantity:
    if (
        quantity.bound == ">"
        and quantity.kind in _SPANS
        and _OVER.search(text, max(0, quantity.start - 12), quantity.start)
    ):
        return quantity._replace(bound=None)
    return quantity


def unreadable_message(key: str, figures: Figures) -> str:
    """What to tell the author of a number whose source has an `annote` field that records nothing as it stands."""
    file, problem = figures.unreadable(key)
    return f"The annote of @{key} cannot be read, so no number can be compared with it. See {file}:{problem.line}: {problem.message}"


def unsupported_message(found: Support, keys: Sequence[str]) -> str:
    """What to tell the author of a number that the recorded figures do not contain."""
    where = ", ".join(f"@{key}" for key in keys)
    nearest: dict[str, list[str]] = {}  # by statement: each is shown once
    for figure in found.match.recorded:
        nearest.setdefault(f"“{figure.statement}” [{figure.place}]", []).append(figure.quantity.text)
    near = "; ".join(f"{', '.join(numbers)} in {statement}" for statement, numbers in nearest.items())
    hint = f" Nearest: {near}." if nearest else ""
    return (
        f"{found.quantity.text} is not among the figures recorded for {where}.{hint} "
        "Compare the sentence with the source; then correct it here, or record the figure in the entry's annote field."
    )


def undecided_message(found: Support, keys: Sequence[str]) -> str:
    """What to tell the author of a number that cannot be compared, or that seems not to be the recorded one."""
    number, doubt = found.quantity.text, found.match.doubt
    if doubt is Doubt.PLURAL:
        return f"{number} is one, but what it counts is more than one. Compare with the source, and correct the number or the word."
    if doubt is Doubt.SINGULAR:
        return f"{number} is more than one, but the word behind it is for one. Compare with the source, and correct the number or the word."
    if not found.match.recorded:
        where = ", ".join(f"@{key}" for key in keys)
        return (
            f"{number} cannot be compared with the figures recorded for {where}. "
            "Read it beside the source; if it is right, write it in digits and with its unit."
        )
    figure = found.match.recorded[0]
    record = f"“{figure.statement}” [{figure.place}]"
    if doubt is Doubt.TWICE:
        return (
            f"{number} is recorded once for @{figure.key}, and another number of this sentence is that one already: {record}. "
            "Compare both with the source. If both are right, record each, or split the sentence."
        )
    if doubt is Doubt.PUBLISHED:
        return (
            f"{number} is when @{figure.key} appeared, but the other numbers of this sentence are recorded with another year. "
            "Write the year that they are of; or say that this is the year of the study."
        )
    return (
        f"{number} seems to stand with another group or another outcome than recorded for @{figure.key}: {record}. "
        "Compare the sentence with the source. If it is right, name the group and the outcome as the record does."
    )


__all__ = [
    "Figures",
    "Support",
    "Verdict",
    "claimed",
    "undecided_message",
    "unreadable_message",
    "unsupported_message",
]
