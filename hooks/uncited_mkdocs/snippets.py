"""Where the texts stand that a page includes with pymdownx.snippets, and what is wrong with them."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

_INCLUDED = re.compile(r"^[ \t]*-+8<-+[ \t]+([\"'])([^\"'\n]+?)(?::[\w:,-]*)?\1", re.MULTILINE)


def snippet_reader(config: MkDocsConfig) -> Callable[[str], str | None]:
    """A function from the name in `--8<-- "name"` to the text of that file, None where there is none."""
    encoding = _settings(config).get("encoding", "utf-8")

    def read(name: str) -> str | None:
        path = snippet_file(config, name)
        try:
            return path.read_text(encoding=encoding) if path else None
        except (OSError, UnicodeDecodeError):
            return None

    return read


def snippet_file(config: MkDocsConfig, name: str) -> Path | None:
    """The file that a name in `--8<-- "name"` means, None where there is none: as a rule none outside the site's folders."""
    settings = _settings(config)
    given = settings.get("base_path", ["."])
    restricted = settings.get("restrict_base_path", True)
    for folder in [_absolute(Path(folder)) for folder in ([given] if isinstance(given, str | Path) else given)]:
        path = _absolute(folder / name) if folder.is_dir() else folder
        if restricted and not path.is_relative_to(folder):
            continue
        if path.is_file() and (folder.is_dir() or path.name == name):
            return path
    return None


def _absolute(path: Path) -> Path:
    """The path with each `..` in it taken away, as it is written: links are not followed."""
    return Path(os.path.normpath(path.absolute()))


def included(text: str) -> Iterator[tuple[int, str]]:
    """The texts that a page includes by a line of their own: the line and the name of each."""
    if "8<" in text:
        for found in _INCLUDED.finditer(text):
            yield text.count("\n", 0, found.start()) + 1, found[2]


def _settings(config: MkDocsConfig) -> Mapping[str, Any]:
    return config.mdx_configs.get("pymdownx.snippets") or {}
