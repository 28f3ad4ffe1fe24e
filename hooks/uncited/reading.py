"""A page, read: from its HTML to its claims and what covers them. Knows no site generator and reads no file.

page HTML -> blocks -> sentences -> quantities -> claims, each with its citations
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from uncited import source
from uncited.article import read_article
from uncited.coverage import Reading, cover
from uncited.exemptions import Exemption, apply_exemptions
from uncited.model import Article, Block, BlockKind, Place, Quantity, mask
from uncited.quantities import find_quantities, number_spots
from uncited.sentences import Sentence, split_block


@dataclass(frozen=True, slots=True)
class Page:
    """A page to check. `file` is what findings name, `markdown` its source as on disk (None: the HTML itself is checked)."""

    file: str
    html: str
    markdown: str | None = None
    snippets: source.Snippets = field(default=source.no_snippets)


@dataclass(frozen=True, slots=True)
class PageReading:
    """A page, read: its article, every sentence with a number (or a citation that leads nowhere), and which of them are
    exempted and why."""

    page: Page
    front: source.FrontMatter
    article: Article
    readings: tuple[Reading, ...]
    exemptions: tuple[Exemption, ...]

    @property
    def reasons(self) -> dict[int, str]:
        return {at: exemption.reason for exemption in self.exemptions for at in exemption.readings}


def read_page(page: Page, references: Collection[str] | None = None) -> PageReading:
    """From HTML to claims with their coverage. references: the keys of the bibliography, None when there is none."""
    front = source.front_matter(page.markdown or "")
    article = _with_front_matter(read_article(page.html, references), front)
    sentences: list[Sentence] = []
    numbers: list[tuple[Quantity, ...]] = []
    for at, block in enumerate(article.blocks):
        text = mask(block.text, block.code)
        spots = number_spots(text)
        every = _leads(block)
        if not spots and not every:
            continue
        for sentence in split_block(at, block, text, None if every else spots):
            sentences.append(sentence)
            numbers.append(find_quantities(text[sentence.start : sentence.end], block.kind))
    readings = cover(article, sentences, numbers)
    wanting = [at for at, reading in enumerate(readings) if not reading.cited and reading.claims]
    exemptions = apply_exemptions(article, readings, wanting, front.exemptions)
    return PageReading(page, front, article, tuple(readings), tuple(exemptions))


def _leads(block: Block) -> bool:
    """Whether a block without a number matters: its citation may cover what follows, or lead nowhere."""
    return bool(block.citations) and (block.text.endswith(":") or not all(mark.resolved for mark in block.citations))


def _with_front_matter(article: Article, front: source.FrontMatter) -> Article:
    texts = [text for name in ("title", "description") if (text := front.text(name))]
    return replace(article, blocks=(*article.blocks, *(Block(BlockKind.META, text, Place()) for text in texts)))
