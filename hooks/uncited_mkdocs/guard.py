"""The one place that knows the inside of mkdocs-bibtex 4. When that plugin is gone, this module is what goes.

The plugin stays the place where a site names its bibliography. What it would do to a page is done by
`uncited.render.CitationExtension` instead, because the plugin rewrites citations before snippets are included, inside
code and inside links, loses those it does not know, and formats every reference anew for every page.
"""

import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from uncited.render import CitationExtension, ReferenceList

_NAME = "bibtex"


def plugin_of(config: MkDocsConfig) -> Any | None:
    """The mkdocs-bibtex plugin of a site, if it has one."""
    return next((plugin for name, plugin in config.plugins.items() if name.rpartition("/")[2] == _NAME), None)


def bib_file(config: MkDocsConfig) -> Path | None:
    """The BibTeX file that the plugin is configured to read, found from the folder of mkdocs.yml."""
    plugin = plugin_of(config)
    if plugin is None or not plugin.config.get("bib_file"):
        return None
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    return root / str(plugin.config["bib_file"])


def keep_quiet(config: MkDocsConfig) -> None:
    """Before the plugin's own turn: it reads nothing and rewrites nothing, since both are done here.

    Its reader answers bad input with a traceback, and overlooks a file that was restored with an older date.
    """
    if (plugin := plugin_of(config)) is not None:
        for event in ("config", "page_markdown"):
            handlers = config.plugins.events[event]
            handlers[:] = [handler for handler in handlers if getattr(handler, "__self__", None) is not plugin]


def commands(config: MkDocsConfig, markdown: str) -> str:
    """The plugin's two commands in a page: the list of references always ends the page, the full one is generated."""
    if "\\" not in markdown or (plugin := plugin_of(config)) is None:
        return markdown
    markdown = _line(plugin.config["full_bib_command"]).sub('<div data-generated="references"></div>', markdown)
    return _line(plugin.config["bib_command"]).sub("", markdown)


def _line(command: str) -> re.Pattern[str]:
    return re.compile(rf"^[ \t]*{re.escape(command)}[ \t]*$", re.MULTILINE)


def take_over(config: MkDocsConfig, references: dict[str, str]) -> None:
    """Citations become numbered marks by our extension. references: key -> the reference as HTML."""
    extensions: list[Any] = config.markdown_extensions
    extensions[:] = [extension for extension in extensions if not isinstance(extension, CitationExtension)]
    extensions.append(CitationExtension(ReferenceList(references)))
