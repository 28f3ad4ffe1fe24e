"""Where the texts stand that a page includes with pymdownx.snippets."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig


def snippet_reader(config: MkDocsConfig) -> Callable[[str], str | None]:
    """A function from the name in `--8<-- "name"` to the text of that file, None where there is none."""
    settings: dict[str, Any] = config.mdx_configs.get("pymdownx.snippets") or {}
    given = settings.get("base_path", ["."])
    folders = [Path(folder) for folder in ([given] if isinstance(given, str | Path) else given)]
    encoding = settings.get("encoding", "utf-8")

    def read(name: str) -> str | None:
        for folder in folders:
            path = folder / name if folder.is_dir() else folder
            if path.is_file() and (folder.is_dir() or path.name == name):
                try:
                    return path.read_text(encoding=encoding)
                except (OSError, UnicodeDecodeError):
                    return None
        return None

    return read
