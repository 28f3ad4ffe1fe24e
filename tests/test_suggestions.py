"""What an author is offered for a number without a source: over the site, with the citation taken out of a sentence."""

from collections.abc import Callable
from dataclasses import replace

from helpers import the_site
from uncited.coverage import Reading
from uncited.model import Article
from uncited.reading import read_page
from uncited.suggestions import cited_near, suggest

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


def _without(article: Article, reading: Reading) -> Article:
    """The article with the citations of one sentence taken out."""
    own = {mark.id for mark in reading.sentence.citations}
    blocks = list(article.blocks)
    block = blocks[reading.sentence.block]
    blocks[reading.sentence.block] = replace(block, citations=tuple(m for m in block.citations if m.id not in own))
    return replace(article, blocks=tuple(blocks))
