"""The register of numbers: every numeric claim of a site with its source, for a page of its own and for other programs."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from hashlib import sha256

from uncited.coverage import Reading
from uncited.labels import row_names
from uncited.matching import Verdict
from uncited.model import Quantity, mask
from uncited.reading import PageReading
from uncited.recording import Recorded
from uncited.references import References
from uncited.sentences import split_block
from uncited.support import Figures, Support

VERSION = 1

_Name = tuple[str, str]  # of a recorded statement: the key of its source, and its words


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence with a number; without quantities, one that only cites. `id` is made from the sentence's words: it stays
    the same while they do, whatever else on the page is edited, and changes when the sentence does. `row` is what the row
    of a table cell is about, `marks` are the elements that cite, `backing` is what is recorded of the numbers."""

    id: str
    file: str
    sentence: str
    quantities: tuple[Quantity, ...]
    keys: tuple[str, ...]
    marks: tuple[str, ...]
    backing: tuple[Recorded, ...]
    exempt: str | None = None
    row: str = ""


def claims_of(page: PageReading, references: References | None) -> list[Claim]:
    """The sentences of a page that state a number or cite a source, in reading order."""
    reasons = page.reasons
    rows = row_names(page.article)
    claims = []
    for name, at, reading in named_sentences(page):
        own, row = reading.sentence.citations, rows.get(reading.sentence.block, "")
        claims.append(
            Claim(
                name,
                page.page.file,
                reading.sentence.text,
                reading.claims,
                reading.keys or tuple(dict.fromkeys(key for mark in own if mark.resolved for key in mark.keys)),
                reading.marks or tuple(mark.id for mark in own if mark.id),
                _backing(reading, references.figures, row) if references else (),
                reasons.get(at),
                row,
            )
        )
    return claims


def named_sentences(page: PageReading) -> Iterator[tuple[str, int, Reading]]:
    """The sentences of a page that state a number or cite a source, in reading order: the name of each, its number among
    the page's readings (-1 where it holds no number), and itself."""
    seen: Counter[str] = Counter()
    for at, reading in _in_order(page):
        if reading.claims or reading.sentence.citations:
            text = reading.sentence.text
            seen[text] += 1
            yield sentence_id(text, seen[text]), at, reading


def _in_order(page: PageReading) -> list[tuple[int, Reading]]:
    """Every sentence that was read, with its number, and those of cited blocks without a number, which are not (-1)."""
    found = list(enumerate(page.readings))
    read = {reading.sentence.block for reading in page.readings}
    for at, block in enumerate(page.article.blocks):
        if block.citations and at not in read:
            sentences = split_block(at, block, mask(block.text, block.code))
            found += [(-1, Reading(sentence, ())) for sentence in sentences]
    return sorted(found, key=lambda one: (one[1].sentence.block, one[1].sentence.start))


def sentence_id(text: str, occurrence: int = 1) -> str:
    """A name for a sentence, from its words and, where they recur on the page, which time this is."""
    digest = sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()[:8]
    return f"n-{digest}" if occurrence == 1 else f"n-{digest}-{occurrence}"


def _backing(reading: Reading, figures: Figures, row: str) -> tuple[Recorded, ...]:
    """The fewest recorded statements that back all numbers of a sentence, and of each further source cited what it records."""
    if not (reading.claims and reading.keys):
        return ()
    found = [s for s in figures.support(reading, row) if s.match.verdict is Verdict.SUPPORTED]
    statements: dict[_Name, Recorded] = {}
    backed: dict[_Name, set[int]] = {}  # statement -> the numbers it backs
    for at, support in enumerate(found):
        # Figures that back a number together stand in one statement.
        for figure, *_ in (support.match.recorded, *support.match.also):
            statements.setdefault((figure.key, figure.statement), figure)
            backed.setdefault((figure.key, figure.statement), set()).add(at)
    first = _first_choices(found)
    chosen = fewest(backed, first)
    for key in reading.keys:
        if not any(name[0] == key for name in chosen):
            chosen += fewest({name: numbers for name, numbers in backed.items() if name[0] == key}, first)
    return tuple(statements[name] for name in chosen)


def _first_choices(found: Sequence[Support]) -> Counter[_Name]:
    """How many numbers each statement backs better than any other does."""
    return Counter((figure.key, figure.statement) for support in found for figure in support.match.recorded[:1])


def fewest(backed: Mapping[_Name, Set[int]], preference: Mapping[_Name, int]) -> list[_Name]:
    """The fewest statements that back every number: always the one that backs most of what is left, and none to spare.

    backed: statement -> the numbers it backs. preference: decides between statements that back as many, the higher first.
    """
    left = {number for numbers in backed.values() for number in numbers}
    chosen: list[_Name] = []
    while left:
        best = max(backed, key=lambda name: (len(left.intersection(backed[name])), preference.get(name, 0)))
        chosen.append(best)
        left.difference_update(backed[best])
    times = Counter(number for name in chosen for number in backed[name])
    for name in tuple(chosen):
        if all(times[number] > 1 for number in backed[name]):
            chosen.remove(name)
            times.subtract(backed[name])
    return chosen


def as_json(claims: Sequence[Claim], addresses: Mapping[str, str]) -> list[dict[str, object]]:
    """The numeric claims as claims.json holds them. addresses: file -> the page's address on the site."""
    return [
        {
            "id": claim.id,
            "page": addresses.get(claim.file, claim.file),
            "sentence": claim.sentence,
            "quantities": [
                {"text": q.text, "kind": str(q.kind), "value": q.value, "unit": q.unit} for q in claim.quantities
            ],
            "cites": list(claim.keys),
            "figures": [{"key": f.key, "figure": f.statement, "place": f.place} for f in claim.backing],
            "exempt": claim.exempt,
        }
        for claim in claims
        if claim.quantities
    ]
