"""A mkdocs.yml -> the pages that `uncited check` checks, rendered by MkDocs itself with every plugin of the site."""

import logging
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.utils.meta import get_data

from uncited.reading import Page
from uncited_mkdocs.guard import NotSupported, bib_files
from uncited_mkdocs.inputs import InputError, Inputs, site_options
from uncited_mkdocs.plugin import UncitedPlugin


@dataclass(frozen=True, slots=True)
class Site:
    """A site, read: its rendered pages, its options and bibliography."""

    pages: tuple[Page, ...]
    inputs: Inputs
    config: MkDocsConfig

    def render(self, page: Page, text: str) -> Page:
        """The same page with another text, rendered by the site's Markdown extensions, without its plugins."""
        body, _ = get_data(text.lstrip("\ufeff"))
        md = markdown.Markdown(
            extensions=self.config.markdown_extensions, extension_configs=self.config.mdx_configs or {}
        )
        return replace(page, html=md.convert(body), markdown=text)


class _Collected(Exception):
    """Ends a build once its pages are rendered, before anything is written."""


def read_site(config_file: str, step: Callable[[int], None] | None = None) -> Site:
    """The rendered pages of a site with its options and bibliography. Raises InputError with one clear message.

    step: is told of every page as it is rendered, with how many there are.
    """
    messages = _Messages()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(messages)
    propagates, logger.propagate = logger.propagate, False
    collected: list[tuple[list[Page], Inputs]] = []

    def collect(pages: list[Page], inputs: Inputs) -> None:
        collected.append((pages, inputs))
        raise _Collected

    plugin: UncitedPlugin | None = None
    with tempfile.TemporaryDirectory() as folder:
        try:
            config = _config(config_file, site_dir=folder)
            plugin = _plugin(config)
            plugin.collect, plugin.step, plugin.total = collect, step, 0
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        except _Collected:
            pages, inputs = collected[0]
            return Site(tuple(pages), inputs, config)
        except PluginError as problem:
            raise InputError(str(problem)) from None
        except (Abort, ConfigurationError) as problem:
            raise InputError("\n".join(messages.errors) or str(problem)) from None
        finally:
            if plugin is not None:
                plugin.collect = plugin.step = None
            logger.removeHandler(messages)
            logger.propagate = propagates
    raise InputError(f"{config_file}: MkDocs built the site without passing its pages on.")


def bibliography_files(config_file: str) -> tuple[Path, ...]:
    """The files that a site's configuration names as its bibliography. Raises InputError."""
    try:
        config = _config(config_file)
        options = site_options(config)
        root = Path(config_file).resolve().parent
        return (root / options.bibliography,) if options.bibliography else bib_files(config)
    except (Abort, ConfigurationError, NotSupported) as problem:
        raise InputError(str(problem)) from None


def _config(config_file: str, **options: str) -> MkDocsConfig:
    if not Path(config_file).is_file():
        raise InputError(
            f"{config_file}: There is no such file. Run this in the folder of mkdocs.yml, or name it with --config."
        )
    try:
        return load_config(config_file, **options)
    except (Abort, ConfigurationError):
        raise
    except Exception as problem:  # MkDocs itself trips over a file that is YAML, but no configuration
        raise InputError(
            f"{config_file}: MkDocs cannot read this configuration ({type(problem).__name__}: {problem})."
        ) from None


def docs_folder(config_file: Path) -> Path:
    """The folder of a site's pages, from its configuration, read without its plugins."""
    text = config_file.read_text(encoding="utf-8", errors="replace")
    found = re.search(r"^docs_dir:[ \t]*['\"]?([^'\"#\n]+)", text, re.MULTILINE)
    return (config_file.resolve().parent / (found.group(1).strip() if found else "docs")).resolve()


def _plugin(config: MkDocsConfig) -> UncitedPlugin:
    """The check as the site configures it, as a hook or a plugin; added where the site does not."""
    for handler in config.plugins.events["env"]:
        if isinstance(owner := getattr(handler, "__self__", None), UncitedPlugin):
            return owner
    plugin = UncitedPlugin()
    plugin.load_config({})
    config.plugins["uncited"] = plugin
    return plugin


class _Messages(logging.Handler):
    """Keeps what MkDocs logs as an error, to be told as our own message."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(record.getMessage())
