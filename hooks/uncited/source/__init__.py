"""The Markdown side: where rendered text stands in the source, and what authors wrote there.

Markdown -> includes in place -> source blocks -> visible words, aligned with the words of the rendered page
"""

from collections.abc import Collection
from importlib import import_module
from typing import TYPE_CHECKING, Any

from uncited.source.frontmatter import Field, FrontMatter, front_matter
from uncited.source.lines import Lines, position
from uncited.source.problems import SourceProblem
from uncited.source.snippets import Snippets, no_snippets

if TYPE_CHECKING:
    from uncited.source.citing import CitedKey, SourceCitation, citation_problems, citations
    from uncited.source.exemptions import exemption_comments, exemption_entry, exemption_problems
    from uncited.source.places import Places, locate, locate_in_html

__all__ = [
    "CitedKey",
    "Field",
    "FrontMatter",
    "Lines",
    "Places",
    "Snippets",
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

# Loaded when first asked for: a site with nothing to point at never needs them, and they take a fifth of the start.
_LATER = {
    **dict.fromkeys(("CitedKey", "SourceCitation", "citation_problems", "citations"), "citing"),
    **dict.fromkeys(("exemption_comments", "exemption_entry", "exemption_problems"), "exemptions"),
    **dict.fromkeys(("Places", "locate", "locate_in_html"), "places"),
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)


def problems(
    markdown: str, known: Collection[str] | None, snippet: Snippets = no_snippets
) -> tuple[SourceProblem, ...]:
    """What is wrong with the citations, exemptions and charts of a page, in the order of the file."""
    from uncited.source.charts import chart_problems
    from uncited.source.citing import citation_problems
    from uncited.source.exemptions import exemption_problems

    found = (*citation_problems(markdown, known), *exemption_problems(markdown), *chart_problems(markdown, snippet))
    return tuple(sorted(found, key=lambda problem: (problem.start, problem.end)))
