"""What readers and search engines get beyond MkDocs: search by readers' own words, sources and dates that machines can read.

`mkdocs.yml` names this file under `hooks:`. But for the explanations of abbreviations, which it hands to Markdown, it reads
finished pages only, and changes no word of what is checked.
"""

import json
import re
from datetime import date
from html import escape, unescape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import get_relative_url

# Sections that lead elsewhere: a search must find the page they lead to, not them.
_NO_ANSWER = frozenset({"Read next", "Where to go next"})
# Numbers of sources mean nothing outside their page, and Material's excerpts close the gap behind them: 2022 1,148 as 20221,148.
_MARK = re.compile(r"<sup>.*?</sup>")
_SOURCE = re.compile(r'<li id="fn:[^"]*"><p>.*?<a href="(https?://[^"]+)"', re.DOTALL)
_DOI = re.compile(r"https?://(?:dx\.)?doi\.org/(10\..+)")

_CERTAINTY = re.compile(r"<strong>((well established|likely|uncertain|unknown):?)</strong>", re.IGNORECASE)
_WORDS_EXPLAINED = "evidence/#what-do-the-certainty-words-mean"

_ABBREVIATION = re.compile(r"^\*\[([^\]\n]+)\]:[ \t]*(.+?)[ \t]*$", re.MULTILINE)

_pages: dict[str, dict[str, Any]] = {}  # address of a page -> its front matter


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Abbreviations, explained on every page. Read once: at the end of each page they would take a third of the build."""
    file = Path(config.config_file_path or "mkdocs.yml").parent / "includes" / "abbreviations.md"
    if file.is_file():
        config.mdx_configs["abbr"] = {"glossary": dict(_ABBREVIATION.findall(file.read_text(encoding="utf-8")))}
    return config


def on_page_content(html: str, /, *, page: Any, config: MkDocsConfig, files: Files) -> str:
    """A word of certainty in bold becomes a badge that leads to its meaning."""
    address = get_relative_url(_WORDS_EXPLAINED, page.url)
    return _CERTAINTY.sub(
        lambda found: f'<a class="sure sure--{found[2].lower().split()[0]}" href="{address}">{found[1]}</a>', html
    )


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
    """`citations`: the sources that the page cites, for schema.org; `sources`: how many, for its readers."""
    # An author's own footnotes are such a list too, and stand before or behind this one.
    listed = (page.content or "").partition('<section class="references')[2].partition("</section>")[0]
    context["citations"] = citations(listed)
    context["sources"] = listed.count('<li id="fn:')
    return context


def citations(references: str) -> list[dict[str, str]]:
    """The HTML of a list of references -> those with an address, as schema.org's works, each with its DOI if it has one."""
    works: list[dict[str, str]] = []
    for address in map(unescape, _SOURCE.findall(references)):
        if doi := _DOI.fullmatch(address):
            works.append({"@type": "ScholarlyArticle", "url": address, "identifier": f"doi:{doi[1]}"})
        else:
            works.append({"@type": "CreativeWork", "url": address})
    return works


@event_priority(-100)  # after the search plugin has written its index
def on_post_build(*, config: MkDocsConfig) -> None:
    """The search index in two files: how to search, which every page loads, and what there is, loaded on the first search."""
    folder = Path(config.site_dir) / "search"
    if not (folder / "search_index.json").is_file():
        return
    index = json.loads((folder / "search_index.json").read_bytes())
    for document in index["docs"]:
        document["text"] = _MARK.sub("", document["text"])
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
    search = meta.get("search")
    words = search.get("words") if isinstance(search, dict) else None
    listed = words if isinstance(words, list) else [words or ""]
    return {**document, "description": escape(str(meta.get("description", ""))), "words": " ".join(map(str, listed))}
