"""What an author is offered for a number without a source: over the site, with the citation taken out of a sentence."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from helpers import the_site
from uncited.bib import parse
from uncited.coverage import Reading
from uncited.model import Article
from uncited.quantities import find_quantities
from uncited.reading import read_page
from uncited.suggestions import cited_near, suggest
from uncited.support import Figures

# How often the source that was cited is offered first, and among the three. These only ever rise.
FIRST, AMONG_THREE = 0.88, 0.94
EVERY = 2


def test_the_right_source_comes_first(record_property: Callable[[str, object], None]) -> None:
    site = the_site()
    references = site.inputs.references
    assert references is not None
    tried = first = among = 0
    for page in site.pages:
        reading = read_page(page, references.keys)
        cited = [r for r in reading.readings if r.sentence.citations and r.keys and r.claims]
        for found in cited[::EVERY]:
            near = cited_near(_without(reading.article, found), found.sentence.block)
            offered = [s.key for s in suggest(references.figures, found.sentence.text, found.claims, near)]
            tried += 1
            first += offered[:1] != [] and offered[0] in found.keys
            among += not set(found.keys).isdisjoint(offered)
    shares = f"first for {first / tried:.1%}, among the three for {among / tried:.1%} of {tried} sentences"
    record_property("summary", f"the source of a sentence is suggested {shares}")
    assert tried > 200
    assert first / tried >= FIRST
    assert among / tried >= AMONG_THREE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The helpline gets a new number in 8 days.", []),
        ("There were two trials.", []),
        ("Two trials compared ketamine with electroconvulsive therapy.", ["k"]),
        ("It was given in 8 of 10 clinics.", []),
        ("In all 365 were treated.", ["k"]),
    ],
)
def test_a_lone_small_count_needs_words_in_common(text: str, expected: list[str]) -> None:
    record = "Two trials compared ketamine with electroconvulsive therapy over 8 days; 365 were treated. [Abstract]"
    figures = Figures(
        parse(f"@misc{{k, title = {{Trials}}, year = {{2020}}, annote = {{Read: abstract. {record}}}}}", "x.bib")
    )
    assert [offered.key for offered in suggest(figures, text, find_quantities(text))] == expected


def _without(article: Article, reading: Reading) -> Article:
    """The article with the citations of one sentence taken out."""
    own = {mark.id for mark in reading.sentence.citations}
    blocks = list(article.blocks)
    block = blocks[reading.sentence.block]
    blocks[reading.sentence.block] = block._replace(citations=tuple(m for m in block.citations if m.id not in own))
    return replace(article, blocks=tuple(blocks))
