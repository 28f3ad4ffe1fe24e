"""The register of numbers: every numeric claim of a site with its source, for a page of its own and for other programs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from uncited.coverage import Reading
from uncited.matching import Recorded
from uncited.model import Quantity
from uncited.reading import PageReading
from uncited.references import References

VERSION = 1


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence with a number. `id` is made from the sentence's words: it stays the same while they do, whatever else
    on the page is edited, and changes when the sentence does. `marks` are the elements that cite."""

    id: str
    file: str
    sentence: str
    quantities: tuple[Quantity, ...]
    keys: tuple[str, ...]
    marks: tuple[str, ...]
    backing: tuple[Recorded, ...]
    exempt: str | None = None


def claims_of(page: PageReading, references: References | None) -> list[Claim]:
    """The claims of a page in reading order."""
    seen: Counter[str] = Counter()
    reasons = page.reasons
    claims = []
    for at, reading in enumerate(page.readings):
        if not reading.claims:
            continue
        text = reading.sentence.text
        seen[text] += 1
        claims.append(
            Claim(
                sentence_id(text, seen[text]),
                page.page.file,
                text,
                reading.claims,
                reading.keys,
                reading.marks,
                _backing(reading, references),
                reasons.get(at),
            )
        )
    return claims


def sentence_id(text: str, occurrence: int = 1) -> str:
    """A name for a sentence, from its words and, where they recur on the page, which time this is."""
    digest = sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()[:8]
    return f"n-{digest}" if occurrence == 1 else f"n-{digest}-{occurrence}"


def _backing(reading: Reading, references: References | None) -> tuple[Recorded, ...]:
    if references is None or not reading.keys:
        return ()
    found = [figure for support in references.figures.support(reading) for figure in support.match.recorded]
    return tuple({(figure.key, figure.statement): figure for figure in found}.values())


def as_json(claims: Sequence[Claim], addresses: dict[str, str]) -> list[dict[str, object]]:
    """The claims as claims.json holds them. addresses: file -> the page's address on the site."""
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
    ]
