"""What the site's own hook adds to a build: badges, machine-readable sources, search in two files."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import lxml.html
import pytest
from mkdocs.config.defaults import MkDocsConfig

import reader_hook
from helpers import copy_site

LIST = """<p>doi.org stands in the text: <a href="https://doi.org/10.1/text">x</a></p>
<section class="references footnote"><ol>
<li id="fn:one"><p><span>One.</span> <a href="https://doi.org/10.1001/jama.2020.1">doi</a> <a href="#fnref:one">a</a></p></li>
<li id="fn:two"><p><span>Two.</span> <a href="https://www.fda.gov/two?a=1&amp;b=2">fda.gov</a></p></li>
<li id="fn:three"><p><span>Three has no address.</span> <a href="#fnref:three">a</a></p></li>
</ol></section>"""
NOTES = '<div class="footnote"><ol><li id="fn:1"><p>See <a href="https://site.example/">this</a>.</p></li></ol></div>'


def page(**more: object) -> SimpleNamespace:
    return SimpleNamespace(url="safety/side-effects/", **more)


def content(html: str) -> str:
    return reader_hook.on_page_content(html, page=page(), config=None, files=None)  # type: ignore[arg-type]


def test_words_of_certainty_become_badges_that_lead_to_their_meaning() -> None:
    assert content("<li><strong>Well established:</strong> it is.</li>") == (
        '<li><a class="sure sure--well" href="../../evidence/#what-do-the-certainty-words-mean">Well established:</a> it is.</li>'
    )
    assert 'class="sure sure--unknown"' in content("<td><strong>unknown</strong></td>")


def test_other_bold_words_stay() -> None:
    html = "<p><strong>Likely to help</strong> and likely <strong>safe</strong></p>"
    assert content(html) == html


@pytest.mark.parametrize("content", [LIST, NOTES + LIST, LIST + NOTES])
def test_the_sources_of_a_page_for_machines(content: str) -> None:
    context = reader_hook.on_page_context({}, page=page(content=content), config=None, nav=None)  # type: ignore[arg-type]
    assert context["sources"] == 3
    assert context["citations"] == [
        {
            "@type": "ScholarlyArticle",
            "url": "https://doi.org/10.1001/jama.2020.1",
            "identifier": "doi:10.1001/jama.2020.1",
        },
        {"@type": "CreativeWork", "url": "https://www.fda.gov/two?a=1&b=2"},
    ]


@pytest.mark.parametrize("content", ["<p>Text.</p>", NOTES])
def test_a_page_without_sources_names_none(content: str) -> None:
    context = reader_hook.on_page_context({}, page=page(content=content), config=None, nav=None)  # type: ignore[arg-type]
    assert (context["sources"], context["citations"]) == (0, [])


def test_the_search_index_in_two_files(tmp_path: Path) -> None:
    config = MkDocsConfig()
    config.site_dir = str(tmp_path)
    meta = {"description": "Cost & cover", "search": {"words": ["price", "how much"]}, "reviewed": date(2026, 11, 23)}
    cost = SimpleNamespace(url="cost/", meta=meta, update_date="2000-01-01")
    files = SimpleNamespace(documentation_pages=lambda: [SimpleNamespace(page=cost)])
    reader_hook.on_env(None, config=config, files=files)  # type: ignore[arg-type]
    assert cost.update_date == "2026-11-23"
    docs = [
        {"location": "cost/", "title": "Cost", "text": "..."},
        {"location": "cost/#price", "title": "Price", "text": "2022<sup>15</sup> 1,148"},
        {"location": "cost/#read-next", "title": "Read next", "text": "..."},
    ]
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text(json.dumps({"config": {"lang": ["en"]}, "docs": docs}))
    reader_hook.on_post_build(config=config)
    small = json.loads((tmp_path / "search" / "search_index.json").read_text())
    assert small == {"config": {"lang": ["en"]}, "docs": []}
    found = json.loads((tmp_path / "search" / "documents.json").read_text())
    assert found == [
        {**docs[0], "description": "Cost &amp; cover", "words": "price how much"},
        {**docs[1], "text": "2022 1,148"},
    ]


@pytest.mark.parametrize(
    ("search", "words"),
    [({"words": "price"}, "price"), ({"words": [5, None]}, "5 None"), (True, ""), ([1], ""), (None, "")],
)
def test_words_for_a_search_in_any_form(search: object, words: str) -> None:
    page = SimpleNamespace(url="cost/", meta={"search": search}, update_date="")
    files = SimpleNamespace(documentation_pages=lambda: [SimpleNamespace(page=page)])
    reader_hook.on_env(None, config=None, files=files)  # type: ignore[arg-type]
    assert reader_hook._described({"location": "cost/"})["words"] == words


def test_a_site_without_search_builds(tmp_path: Path) -> None:
    config = MkDocsConfig()
    config.site_dir = str(tmp_path)
    reader_hook.on_post_build(config=config)
    assert list(tmp_path.iterdir()) == []


def test_titles_and_descriptions_stand_as_text(tmp_path: Path) -> None:
    copy_site(tmp_path)
    page = tmp_path / "docs" / "basics" / "depression.md"
    text = page.read_text(encoding="utf-8")
    text = re.sub(r"^title: .*$", "title: 'Low <i>mood</i> & \"pain\"'", text, count=1, flags=re.M)
    text = re.sub(r"^description: .*$", "description: 'Of <b>both</b> & more'", text, count=1, flags=re.M)
    page.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=tmp_path, env=os.environ | {"SITE_URL": "https://site.example/"}, check=True)
    built = lxml.html.parse(tmp_path / "site" / "basics" / "depression" / "index.html").getroot()
    title = 'Low <i>mood</i> & "pain"'
    [cited] = built.find_class("cite")
    assert cited.findtext("p").startswith(f"{title}. In: ")
    assert f"title        = {{{{{title}}}}}," in cited.text_content()
    pages = lxml.html.parse(tmp_path / "site" / "pages" / "index.html").getroot()
    listed = [line.text_content().strip() for found in pages.find_class("pages") for line in found]
    assert f"{title} Of <b>both</b> & more" in listed
