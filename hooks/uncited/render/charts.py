"""Charts as a Python-Markdown extension: a block ```chart becomes a figure, with its numbers as a table.

The table is made of elements, not of ready HTML, so that citations, abbreviations and emphasis in it are rendered, and
checked, like those of any other table. A block that is not right stays code, and the check says what is wrong.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from uncited.markup import CHART

if TYPE_CHECKING:
    from uncited.charts import Chart, Row

Draw = Callable[["Chart"], str]
_MARK = re.compile(r"^ {0,3}\x02chart:(\d+)\x03[ \t]*$", re.MULTILINE)


class ChartExtension(Extension):
    """draw: makes a chart's SVG; None leaves it to the table."""

    def __init__(self, draw: Draw | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.draw = draw

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        charts: list[Chart] = []
        # Below snippets (32) and the cleaning of control characters (30), above fenced code (25).
        md.preprocessors.register(_TakeOut(md, charts), "chart_blocks", 27)
        md.parser.blockprocessors.register(_Figure(md.parser, charts, self.draw), "chart_figures", 76)


class _TakeOut(Preprocessor):
    """Leaves a mark in the place of each chart, for the block parser to find at its depth of lists and boxes."""

    def __init__(self, md: Markdown, charts: list["Chart"]) -> None:
        super().__init__(md)
        self.charts = charts

    def run(self, lines: list[str]) -> list[str]:
        self.charts.clear()
        if not any(CHART in line.lower() for line in lines):
            return lines
        # Only here: most pages, and most sites, have no chart.
        from uncited.charts import Chart, read_chart
        from uncited.source.regions import find_regions

        text = "\n".join(lines)
        pieces, at = [], 0
        for region in find_regions(text, 0):
            if region.language != CHART or not isinstance(chart := read_chart(text, region.lines), Chart):
                continue
            prefix = text[region.start : region.mark]
            pieces += [text[at : region.start], f"{prefix}\n{prefix}\x02chart:{len(self.charts)}\x03\n{prefix}"]
            self.charts.append(chart)
            at = region.end
        return "".join((*pieces, text[at:])).split("\n")


class _Figure(BlockProcessor):
    def __init__(self, parser: BlockParser, charts: list["Chart"], draw: Draw | None) -> None:
        super().__init__(parser)
        self.charts = charts
        self.draw = draw

    def test(self, parent: Element, block: str) -> bool:
        return "\x02" in block and _MARK.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        block = blocks.pop(0)
        found = _MARK.search(block)
        if found is None:
            return False
        if before := block[: found.start()].rstrip("\n"):
            self.parser.parseBlocks(parent, [before])
        if after := block[found.end() :].lstrip("\n"):
            blocks.insert(0, after)
        number = int(found[1])
        self._figure(SubElement(parent, "figure", {"class": "chart"}), self.charts[number], f"chart-{number + 1}")
        return True

    def _figure(self, figure: Element, chart: "Chart", name: str) -> None:
        caption = SubElement(figure, "figcaption")
        title = SubElement(caption, "span", {"id": name, "class": "chart-title"})
        title.text = chart.title.text
        title.tail = chart.source.text if chart.source is not None else ""
        SubElement(figure, "p", {"id": f"{name}-summary", "class": "chart-summary"}).text = chart.summary.text
        if self.draw is not None:
            # A reader of the page hears the title and the summary; the search index has the table.
            said = f'role="img" aria-labelledby="{name}" aria-describedby="{name}-summary" data-search-exclude=""'
            drawing = self.draw(chart).replace("<svg ", f"<svg {said} ", 1)
            SubElement(figure, "div", {"class": "chart-drawing"}).text = self.parser.md.htmlStash.store(drawing)
        details = SubElement(figure, "details", {"class": "chart-data"})
        SubElement(details, "summary").text = "The same numbers as a table"
        table = SubElement(details, "table")
        head = SubElement(SubElement(table, "thead"), "tr")
        for piece in chart.head:
            SubElement(head, "th", {"scope": "col"}).text = piece.text
        body = SubElement(table, "tbody")
        for row in chart.rows:
            _row(SubElement(body, "tr"), row)


def _row(line: Element, row: "Row") -> None:
    SubElement(line, "th", {"scope": "row"}).text = row.name.text
    for cell in row.cells:
        SubElement(line, "td").text = cell.text
