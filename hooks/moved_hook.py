"""A page that has moved leaves its old address behind, so that links to it keep working.

`extra: moved:` in mkdocs.yml is the table: the old page, then the new one, each as a file under docs/.
"""

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

# With a link for those whose browser does not follow; a place on the page is kept.
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>This page has moved</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{address}">
<script>location.replace({script} + (location.hash || ""))</script>
<meta http-equiv="refresh" content="1; url={link}">
</head>
<body><p>This page has moved. <a href="{link}">Go to its new place</a>.</p></body>
</html>
"""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The table is read before MkDocs empties the output folder."""
    problems = [said for old, new in moved(config).items() if (said := _problem(config, old, new))]
    if problems:
        name = Path(config.config_file_path or "mkdocs.yml").name
        raise PluginError("\n".join(f"{name}: extra: moved: {said}" for said in problems) + "\nNothing was built.")
    return config


def on_post_build(*, config: MkDocsConfig) -> None:
    """At each old address stands a page that leads on."""
    for old, new in moved(config).items():
        page, _, place = new.partition("#")
        before, now = (_file(name, config) for name in (old, page))
        link = get_relative_url(now.url, before.url) + (f"#{place}" if place else "")
        target = Path(config.site_dir) / before.dest_uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(
            _PAGE.format(
                language=escape(config.theme.get("language", "en")),
                address=escape(f"{config.site_url or ''}{now.url}"),
                link=escape(link),
                script=_quoted(link),
            ),
            encoding="utf-8",
        )


def moved(config: MkDocsConfig) -> dict[str, str]:
    """Old page -> new page."""
    extra: Any = config.extra
    table: Any = extra.get("moved") or {}
    if not isinstance(table, Mapping):
        raise PluginError("mkdocs.yml: extra: moved: write a line for each page, as in old.md: new.md.")
    return {str(old): str(new) for old, new in table.items()}


def _problem(config: MkDocsConfig, old: str, new: str) -> str | None:
    docs = Path(config.docs_dir)
    page = new.partition("#")[0]
    for name in (old, page):
        if not name.endswith(".md") or Path(name).is_absolute() or ".." in Path(name).parts:
            return f"{name} is no page. Name both pages as files under {docs.name}, as in treatment/old.md."
    # Two files may have one address, such as help.md and help/index.md.
    address = _file(old, config).dest_uri
    names = (path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    if there := next((name for name in names if _file(name, config).dest_uri == address), None):
        return f"{there} still exists at the old address{'' if there == old else f' of {old}'}. Take the file away, or the line."
    if not (docs / page).is_file():
        return f"{page}, where {old} is said to have moved, does not exist. Name the page that has its text now."
    return None


def _file(name: str, config: MkDocsConfig) -> File:
    return File(name, config.docs_dir, config.site_dir, config.use_directory_urls)


def _quoted(link: str) -> str:
    """As a string of a script."""
    return '"' + "".join(c if c.isalnum() or c in "/.-_#" else f"\\u{ord(c):04x}" for c in link) + '"'
