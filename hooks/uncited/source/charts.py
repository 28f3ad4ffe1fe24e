"""What is wrong with the chart blocks of a page."""

from uncited.charts import LANGUAGE, Chart, read_chart
from uncited.source.frontmatter import front_matter
from uncited.source.problems import SourceProblem
from uncited.source.regions import find_fences, find_regions

_IN_HTML = (
    "Markdown does not look into this HTML, so the chart is not drawn. Move it out, or add the word markdown to the "
    "outermost tag, as in <div markdown>."
)


def chart_problems(markdown: str) -> tuple[SourceProblem, ...]:
    """What keeps the charts of a page from being drawn, in the order of the file."""
    if LANGUAGE not in markdown.lower():
        return ()
    start = front_matter(markdown).end
    drawn = {region.start for region in find_regions(markdown, start)}
    found: list[SourceProblem] = []
    for fence in find_fences(markdown, start):
        if fence.language != LANGUAGE:
            continue
        opened = fence.mark, fence.lines[0][0] if fence.lines else fence.end
        if fence.start not in drawn:
            found.append(SourceProblem("invalid-chart", *opened, _IN_HTML))
        elif not isinstance(read := read_chart(markdown, fence.lines or ((fence.mark, fence.mark),)), Chart):
            found += [SourceProblem("invalid-chart", problem.start, problem.end, problem.message) for problem in read]
    return tuple(found)
