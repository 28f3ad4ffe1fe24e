"""What a patient needs to read the pages: plain sentences, and an explanation of every abbreviation."""

import re
from collections.abc import Callable

from grades import NOT_FOR_PATIENTS, grades
from helpers import ROOT, the_site
from uncited.article import read_article
from uncited.model import BlockKind, mask

GRADE = 9
# Names and marks that are no abbreviations, or are better known than what they stand for.
WELL_KNOWN = frozenset(
    "US III MIT STAR FDA-approved GitHub PubMed UnitedHealthcare COVID-19 TRANSFORM BibTeX ISBN".split()
)
_ABBREVIATION = re.compile(r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z0-9]*(?:-[A-Z0-9][A-Za-z0-9]*)?\b")
EXPLAINED = re.findall(
    r"^\*\[([^\]]+)\]:", (ROOT / "includes/abbreviations.md").read_text(encoding="utf-8"), re.MULTILINE
)


def test_pages_for_patients_are_easy_to_read(record_property: Callable[[str, object], None]) -> None:
    found = grades()
    hardest = max(found, key=lambda file: found[file])
    record_property("summary", f"Reading grade {found[hardest]:.1f} at most ({hardest}); make grades lists all pages")
    assert {file: grade for file, grade in found.items() if grade > GRADE and not NOT_FOR_PATIENTS.match(file)} == {}


def test_every_abbreviation_is_explained_on_hover_and_none_in_vain() -> None:
    used: dict[str, str] = {}
    for page in the_site().pages:
        for block in read_article(page.html).blocks:
            if block.kind is not BlockKind.TOOLTIP:
                for name in _ABBREVIATION.findall(mask(block.text, block.code)):
                    used.setdefault(name, page.file)
    explained = {name.partition("/")[0] for name in EXPLAINED}
    assert {name: file for name, file in used.items() if name not in explained | WELL_KNOWN} == {}
    assert explained <= used.keys()
