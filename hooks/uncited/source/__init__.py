"""The Markdown side: where rendered text stands in the source, and what authors wrote there.

Markdown -> includes in place -> source blocks -> visible words, aligned with the words of the rendered page
"""

from collections.abc import Collection

from uncited.source.charts import chart_problems
from uncited.source.citations import CitedKey, SourceCitation, citation_problems, citations
from uncited.source.exemptions import exemption_comments, exemption_entry, exemption_problems
from uncited.source.frontmatter import Field, FrontMatter, front_matter
from uncited.source.includes import no_snippets
from uncited.source.lines import Lines, position
from uncited.source.locate import Places, locate, locate_in_html
from uncited.source.problems import SourceProblem

__all__ = [
    "CitedKey",
    "Field",
    "FrontMatter",
    "Lines",
    "Places",
    "SourceCitation",
    "SourceProblem",
    "citation_problems",
    "citations",
    "exemption_comments",
    "exemption_entry",
    "exemption_problems",
    "front_matter",
    "locate",
    "locate_in_html",
    "no_snippets",
    "position",
    "problems",
]


def problems(markdown: str, known: Collection[str] | None) -> tuple[SourceProblem, ...]:
    """What is wrong with the citations, exemptions and charts of a page, in the order of the file."""
    found = (*citation_problems(markdown, known), *exemption_problems(markdown), *chart_problems(markdown))
    return tuple(sorted(found, key=lambda problem: (problem.start, problem.end)))
