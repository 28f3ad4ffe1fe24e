"""Where what was found on a page stands in its source."""

from uncited import source
from uncited.coverage import Reading
from uncited.findings import Span
from uncited.reading import PageReading


class Locator:
    """Where the sentences of a page stand in its source. Built only when something must be pointed at."""

    def __init__(self, reading: PageReading) -> None:
        self.text = reading.page.markdown if reading.page.markdown is not None else reading.page.html
        self.lines = source.Lines(self.text)
        locate = source.locate if reading.page.markdown is not None else source.locate_in_html
        self.places = locate(self.text, reading.article, reading.page.snippets)
        self.blocks = reading.article.blocks

    def span(self, block: int, start: int, end: int) -> Span:
        """The source of block.text[start:end]; of the nearest block before it where that has none of its own."""
        for at in range(block, max(-1, block - 50), -1):
            if at != block:
                start, end = 0, len(self.blocks[at].text)
            if (found := self.places.span(at, start, end)) is not None:
                return self.at(*found)
        return Span()

    def sentence(self, reading: Reading) -> Span:
        """The source of a sentence."""
        return self.span(reading.sentence.block, reading.sentence.start, reading.sentence.end)

    def at(self, start: int, end: int) -> Span:
        return Span(*self.lines.position(start), *self.lines.position(end))
