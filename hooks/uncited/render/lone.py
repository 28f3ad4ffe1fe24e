"""A lone Markdown file, rendered with the extensions that Material for MkDocs' users write for."""

import re

import markdown

from uncited.render.citations import CitationExtension

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
    "pymdownx.highlight": {"use_pygments": False},
}
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def render(text: str) -> str:
    """The HTML of a page's body. Front matter is left out; `[@key]` counts as a citation of any key."""
    body = _FRONT_MATTER.sub("", text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), count=1)
    return markdown.markdown(body, extensions=[*EXTENSIONS, CitationExtension()], extension_configs=_CONFIGS)
