"""The one place that knows the inside of mkdocs-bibtex 4. When that plugin is gone, this module is what goes.

The plugin stays the place where a site names its bibliography. What it would do to a page is done by
`uncited.render.CitationExtension` instead, because the plugin rewrites citations before snippets are included, inside
code and inside links, loses those it does not know, and formats every reference anew for every page.

A site without the plugin names its bibliography under `extra: uncited:`, and its pages come out the same.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from uncited.render import CitationExtension, ReferenceList

_NAME = "bibtex"


class NotSupported(Exception):
    """A setting of the plugin that cannot be honoured; the message says what to write instead."""


def plugin_of(config: MkDocsConfig) -> Any | None:
    """The mkdocs-bibtex plugin of a site, if it has one."""
    return next((plugin for name, plugin in config.plugins.items() if name.rpartition("/")[2] == _NAME), None)


def bib_files(config: MkDocsConfig) -> tuple[Path, ...]:
    """The BibTeX files that the plugin is configured to read, found from the folder of mkdocs.yml; none without it.

    Raises NotSupported.
    """
    if (plugin := plugin_of(config)) is None:
        return ()
    config_file = Path(config.config_file_path or "mkdocs.yml").resolve()
    if file := plugin.config.get("bib_file"):
        if "://" in file:
            raise NotSupported(
                f"{config_file.name}, bibtex: `bib_file` is a web address, {file}. It is not fetched during a build, since "
                "the sources could then change unseen. Download the file, and name it here."
            )
        return (config_file.parent / str(file),)
    if folder := plugin.config.get("bib_dir"):
        found = tuple(sorted((config_file.parent / str(folder)).rglob("*.bib")))
        if not found:
            named = Path(folder).name
            raise NotSupported(
                f"{config_file.name}, bibtex: there is no .bib file in the folder of `bib_dir`, {named}."
            )
        return found
    raise NotSupported(f"{config_file.name}, bibtex: no bibliography is named. Add `bib_file: references.bib`.")


def unused_settings(config: MkDocsConfig) -> Iterator[str]:
    """What the plugin is told that no longer has an effect, as messages."""
    plugin = plugin_of(config)
    if plugin is not None and plugin.config.get("csl_file"):
        yield (
            f"{Path(config.config_file_path or 'mkdocs.yml').name}, bibtex: `csl_file` has no effect: references are "
            "written in the style of medical journals (Vancouver). Take the line out."
        )


def keep_quiet(config: MkDocsConfig) -> None:
    """Before the plugin's own turn: it reads nothing and rewrites nothing, since both are done here.

    Its reader answers bad input with a traceback, and overlooks a file that was restored with an older date.
    """
    if (plugin := plugin_of(config)) is not None:
        for event in ("config", "page_markdown"):
            handlers = config.plugins.events[event]
            handlers[:] = [handler for handler in handlers if getattr(handler, "__self__", None) is not plugin]


def take_over(config: MkDocsConfig, references: Mapping[str, str]) -> None:
    """Citations become numbered marks by our extension. references: key -> the reference as HTML."""
    plugin = plugin_of(config)
    listing = ReferenceList(references)
    if plugin is not None:
        listing = ReferenceList(references, here=plugin.config["bib_command"], all=plugin.config["full_bib_command"])
    extensions: list[Any] = config.markdown_extensions
    extensions[:] = [extension for extension in extensions if not isinstance(extension, CitationExtension)]
    extensions.append(CitationExtension(listing))
