"""What is wrong with the chart blocks of a page."""

from dataclasses import replace

from uncited.charts import Chart, read_chart
from uncited.markup import CHART
from uncited.source.frontmatter import front_matter
from uncited.source.includes import expand
from uncited.source.problems import SourceProblem
from uncited.source.regions import find_fences, find_regions
from uncited.source.snippets import Snippets, no_snippets

_IN_HTML = (
    "Markdown does not look into this HTML, so the chart is not drawn. Move it out, or add the word markdown to the "
    "outermost tag, as in <div markdown>."
)


def chart_problems(markdown: str, snippet: Snippets = no_snippets) -> tuple[SourceProblem, ...]:
    """What keeps the charts of a page, and of the texts it includes, from being drawn, in the order of the file."""
    start = front_matter(markdown).end
    expanded = expand(markdown, start, snippet)
    found = _problems(expanded.text, start) if CHART in expanded.text.lower() else []
    return tuple(replace(p, start=expanded.start(p.start), end=expanded.end(p.end)) for p in found)


def _problems(markdown: str, start: int) -> list[SourceProblem]:
    drawn = {region.start for region in find_regions(markdown, start)}
    found: list[SourceProblem] = []
    for fence in find_fences(markdown, start):
        if fence.language != CHART:
            continue
        opened = fence.mark, fence.lines[0][0] if fence.lines else fence.end
        if fence.start not in drawn:
            found.append(SourceProblem("invalid-chart", *opened, _IN_HTML))
        elif not isinstance(read := read_chart(markdown, fence.lines or ((fence.mark, fence.mark),)), Chart):
            found += [SourceProblem("invalid-chart", problem.start, problem.end, problem.message) for problem in read]
    return found
