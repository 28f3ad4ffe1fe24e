"""What readers and search engines get beyond MkDocs: search by readers' own words, sources and dates that machines can read.

`mkdocs.yml` names this file under `hooks:`. It reads finished pages only, and changes nothing that is checked.
"""

import json
import re
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

# Sections that lead elsewhere: a search must find the page they lead to, not them.
_NO_ANSWER = frozenset({"Read next", "Where to go next"})
_SOURCE = re.compile(r'<li id="fn:[^"]*"><p>.*?<a href="(https?://[^"]+)"', re.DOTALL)
_DOI = re.compile(r"https?://(?:dx\.)?doi\.org/(10\..+)")

_pages: dict[str, dict[str, Any]] = {}  # address of a page -> its front matter


def on_env(env: Any, /, *, config: MkDocsConfig, files: Files) -> Any:
    """The sitemap says when a page's figures were last checked, rather than when the site was built."""
    _pages.clear()
    for file in files.documentation_pages():
        if file.page is not None:
            _pages[file.page.url] = dict(file.page.meta)
            # Under serve a date that is none is told, and the preview goes on.
            if isinstance(reviewed := file.page.meta.get("reviewed"), date):
                file.page.update_date = str(reviewed)
    return env


def on_page_context(context: Any, /, *, page: Any, config: MkDocsConfig, nav: Any) -> Any:
    """`citations`: the sources that the page cites, for schema.org."""
    context["citations"] = citations(page.content or "")
    return context


def citations(html: str) -> list[dict[str, Any]]:
    """The sources in a page's list of references that have an address, as schema.org works, each with its DOI if it has one."""
    works: list[dict[str, Any]] = []
    for address in _SOURCE.findall(html, max(0, html.rfind('<section class="references'))):
        if doi := _DOI.fullmatch(address):
            identifier = {"@type": "PropertyValue", "propertyID": "doi", "value": doi[1]}
            works.append({"@type": "ScholarlyArticle", "url": address, "identifier": identifier})
        else:
            works.append({"@type": "CreativeWork", "url": address})
    return works


@event_priority(-100)  # after the search plugin has written its index
def on_post_build(*, config: MkDocsConfig) -> None:
    """The search index in two files: how to search, which every page loads, and what there is, loaded on the first search."""
    folder = Path(config.site_dir) / "search"
    if not (folder / "search_index.json").is_file():
        return
    index = json.loads((folder / "search_index.json").read_text(encoding="utf-8"))
    documents = [_described(document) for document in index["docs"] if document["title"] not in _NO_ANSWER]
    index["docs"] = []
    for name, part in (("search_index.json", index), ("documents.json", documents)):
        text = json.dumps(part, ensure_ascii=False, separators=(",", ":"))
        (folder / name).write_text(text, encoding="utf-8")


def _described(document: dict[str, Any]) -> dict[str, Any]:
    """A page of the index with its description, which results show, and readers' words for it, which they do not."""
    meta = _pages.get(document["location"])
    if meta is None:
        return document  # a section of a page
    words = " ".join((meta.get("search") or {}).get("words", ()))
    return {**document, "description": escape(str(meta.get("description", ""))), "words": words}
