"""A lone Markdown file, rendered with the extensions that Material for MkDocs' users write for."""

import markdown

from uncited.render.charts import ChartExtension
from uncited.render.citations import CitationExtension
from uncited.source import front_matter

# Named in the README: what a page may use when it is checked without its site.
EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.blocks.caption",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.mark",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
)
_CONFIGS: dict[str, dict[str, object]] = {
    "pymdownx.tabbed": {"alternate_style": True},
}


def render(text: str) -> str:
    """The HTML of a page's body. Front matter is left out; `[@key]` counts as a citation of any key."""
    body = text[front_matter(text).end :].replace("\r\n", "\n").replace("\r", "\n")
    ours = (CitationExtension(), ChartExtension())
    return markdown.markdown(body, extensions=[*EXTENSIONS, *ours], extension_configs=_CONFIGS)
