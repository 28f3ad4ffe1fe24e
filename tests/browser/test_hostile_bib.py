"""A bibliography in which every field tries to run something: readers and authors see text, wherever it is shown.

The site is built as this project's is: its theme, scripts, hooks and rules, with pages and a bibliography of its own.
"""

from __future__ import annotations

import functools
import http.server
import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.served import QuietHandler
from helpers import copy_site
from serving import PATIENCE, serving
from uncited.bib import to_text

RUN = "window.pwned=1"
TITLE = 'The "hostile" page'
PAYLOADS = {
    "script": f"<script>{RUN}</script>",
    "image": f"<img src=pwned.png onerror={RUN}>",
    "attribute": f"\"><svg onload={RUN}>' onfocus={RUN} autofocus x='",
    "javascript": f"javascript:{RUN}",
    "data": f"data:text/html,<script>{RUN}</script>",
    "end": f"]]></script></span><script>{RUN}</script>",
    "comment": f"<!-- --><script>{RUN}</script>",
    "template": r"\{\{ 7*7 \}\} \{\% raw \%\} \$\{7*7\}",
    "markdown": f'[x](javascript:{RUN}) ![x](pwned.png" onerror="{RUN}) <javascript:{RUN}>',
    "entity": f"&lt;script&gt;{RUN}&lt;/script&gt; &#106;avascript:{RUN}",
    "address": f'https://example.org/?a=1&b=2"onmouseover="{RUN}"><script>{RUN}</script>',
    "command": rf"\url{{javascript:{RUN}}}",
}
FIELDS = (
    "abstract address booktitle doi edition editor eprint howpublished institution isbn journal keywords month note number "
    "pages pmid publisher series title url urldate volume year"
).split()
# What a page or a preview must show as text.
SHOWN = {name: " ".join(to_text(payload).split()) for name, payload in PAYLOADS.items()}


def entry(kind: str, name: str, payload: str) -> str:
    """One payload in every field. A reference shows either a journal and a DOI, or a publisher and an address."""
    left_out = ("journal", "doi") if kind == "misc" else ()
    fields = "".join(f"  {field} = {{{payload}}},\n" for field in FIELDS if field not in left_out)
    figures = f"  annote = {{Read: abstract. Response to {payload}: 55\\%. [Abstract, {payload}]}},\n"
    return f"@{kind}{{{kind}-{name},\n  author = {{{{{payload}}} and {payload}}},\n{fields}{figures}}}\n\n"


BIB = "".join(entry(kind, name, payload) for name, payload in PAYLOADS.items() for kind in ("article", "misc"))
HOSTILE = f"""---
title: {TITLE}
description: 'Of "all": <img src=pwned.png onerror={RUN}>'
reviewed: 2024-01-01
---

# Hostile

""" + "".join(f"In {name} 55% responded.[@article-{name}, Table {RUN}][@misc-{name}]\n\n" for name in PAYLOADS)
HOSTILE += f"""Here 55% are not cited.

Here 56% need no source. <!-- uncited: <img src=pwned.png onerror={RUN}> -->

## Searched

Text: `<script>{RUN}</script>`
"""
# As warnings, so that even what this site stops at is built.
RULES = ("uncited-number", "unsupported-number", "unrecorded-source", "invalid-reference", "invalid-citation")
CONFIG = """INHERIT: site.yml
site_url: http://127.0.0.1/
nav: [index.md, hostile.md, about/references.md, about/numbers.md]
validation: {nav: {not_found: ignore, omitted_files: ignore}, links: {not_found: ignore, absolute_links: ignore}}
"""
LENIENT = f"extra: {{uncited: {{rules: {{{', '.join(f'{rule}: warning' for rule in RULES)}}}}}}}\n"
GENERATED = ("about/references", "about/numbers")
PAGES = ("", "hostile/", "about/references/", "about/numbers/")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project's own site with other pages and another bibliography."""
    folder = tmp_path_factory.mktemp("hostile")
    copy_site(folder)
    for path in (folder / "docs").iterdir():
        if path.name != "assets":
            path.unlink() if path.is_file() else shutil.rmtree(path)
    (folder / "docs/about").mkdir()
    for name in GENERATED:
        kind = name.partition("/")[2]
        page = f'---\nsearch: {{exclude: true}}\n---\n\n# {kind}\n\n<div data-generated="{kind}"></div>\n'
        (folder / f"docs/{name}.md").write_text(page, encoding="utf-8")
    (folder / "docs/index.md").write_text("# Home\n\nText.\n", encoding="utf-8")
    (folder / "docs/hostile.md").write_text(HOSTILE, encoding="utf-8")
    (folder / "references.bib").write_text(BIB, encoding="utf-8")
    (folder / "includes/abbreviations.md").write_text("", encoding="utf-8")
    (folder / "mkdocs.yml").replace(folder / "site.yml")
    (folder / "mkdocs.yml").write_text(CONFIG + LENIENT, encoding="utf-8")
    return folder


def build(folder: Path, config: str = "mkdocs.yml") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", config]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    done = build(folder)
    assert done.returncode == 0, done.stderr
    handler = functools.partial(QuietHandler, directory=str(folder / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(desktop: BrowserContext) -> Iterator[Page]:
    yield from watched(desktop)


@pytest.fixture
def touched(phone: BrowserContext) -> Iterator[Page]:
    yield from watched(phone)


def watched(context: BrowserContext) -> Iterator[Page]:
    """A page in which nothing may run, open or be fetched."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: wrong.append(request.url) if "pwned" in request.url else None)
    page.on("popup", lambda popup: wrong.append(popup.url))
    yield page
    expect_nothing_run(page)
    assert not wrong


# Every address that a press, a focus or the page itself could follow, and every element that could run something.
FOUND = """() => ({
    pwned: window.pwned,
    schemes: [...new Set([...document.querySelectorAll("a, area, form, iframe, object, embed, use, base")].flatMap(
        (one) => ["href", "action", "src", "data", "xlink:href"].map((name) => one.getAttribute(name))
            .filter((address) => address !== null).map((address) => new URL(address, location).protocol)
    ))],
    handlers: [...document.querySelectorAll("*")].flatMap(
        (one) => one.getAttributeNames().filter((name) => name.startsWith("on") || name === "autofocus")
    ),
    scripts: [...document.querySelectorAll("script")].filter((one) => one.text.startsWith("window.pwned")).length,
    elements: document.querySelectorAll("article :is(script, svg, img, iframe, object), .md-tooltip2 :is(script, svg, img)").length,
})"""


def expect_nothing_run(page: Page) -> None:
    found = page.evaluate(FOUND)
    assert found.pop("pwned", None) is None
    assert set(found.pop("schemes")) <= {"http:", "https:"}
    assert found == {"handlers": [], "scripts": 0, "elements": 0}


def text_of(page: Page, selector: str) -> str:
    return " ".join(page.locator(selector).inner_text().split())


@pytest.mark.parametrize("name", PAGES)
def test_every_page(name: str, page: Page, address: str) -> None:
    page.goto(address + name, wait_until="networkidle")
    for box in page.locator("article details > summary, .page-foot details > summary").all():
        box.click()
    expect_nothing_run(page)


def test_the_list_of_references(page: Page, address: str) -> None:
    page.goto(address + "hostile/")
    for name, shown in SHOWN.items():
        for kind in ("article", "misc"):
            assert (
                text_of(page, f"[id='fn:{kind}-{name}']").count(shown) >= 3
            )  # at least authors, title, where it appeared


def test_the_pages_of_all_references_and_all_numbers(page: Page, address: str) -> None:
    page.goto(address + "about/references/")
    for name, shown in SHOWN.items():
        assert text_of(page, f"#source-article-{name} h2").count(shown) >= 3
    for box in page.locator("article summary").all():
        box.click()
    assert f"Response to {SHOWN['script']}: 55%. Abstract, {SHOWN['script']}" in text_of(page, "#source-article-script")
    page.goto(address + "about/numbers/")
    numbers = text_of(page, "article")
    assert f"Needs no source: {SHOWN['image']}" in numbers
    assert f"Response to {SHOWN['script']}: 55%. article-script: Abstract, {SHOWN['script']}" in numbers
    page.get_by_role("searchbox").fill(SHOWN["image"])
    expect(page.locator(".filter [role=status]")).to_have_text(re.compile(r"^\d+ sentence"))


def test_previews(page: Page, address: str) -> None:
    page.goto(address + "hostile/", wait_until="networkidle")
    for at, mark in enumerate(page.locator("article p sup .footnote-ref").all()):
        mark.evaluate("mark => mark.scrollIntoView({block: 'center'})")
        mark.focus() if at else mark.hover()
        preview = page.locator(".md-tooltip2--active:visible .md-tooltip2__inner")
        name = re.sub("^#fn:[a-z]+-", "", mark.get_attribute("href") or "")
        expect(preview).to_contain_text(SHOWN[name])
        expect_nothing_run(page)
        page.keyboard.press("Escape")
        page.mouse.move(5, 5)
        expect(page.locator(".md-tooltip2:visible")).to_have_count(0)


def test_a_preview_under_a_finger(touched: Page, address: str) -> None:
    touched.goto(address + "hostile/", wait_until="networkidle")
    mark = touched.locator("article p sup .footnote-ref").first
    mark.tap()
    expect(touched.locator(".md-tooltip2--active .md-tooltip2__inner")).to_contain_text(SHOWN["script"])


def test_search(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("textbox", name="Search").press_sequentially("pwned")
    results = page.locator(".md-search-result__list")
    expect(results).to_contain_text(SHOWN["script"])
    expect(results.locator(".search-description")).to_have_text(f'Of "all": {SHOWN["image"]}')


def test_what_machines_read(page: Page, address: str) -> None:
    page.goto(address + "hostile/")
    said = f'Of "all": {SHOWN["image"]}'
    for name, content in (
        ("name=description", said),
        ("property='og:description'", said),
        ("property='og:title'", TITLE),
    ):
        assert page.locator(f"meta[{name}]").get_attribute("content") == content
    data = json.loads(page.locator("script[type='application/ld+json']").inner_text())
    assert (data["name"], data["description"]) == (TITLE, said)
    assert {work["url"] for work in data["citation"]} == {PAYLOADS["address"]}
    claims = page.evaluate(f"fetch('{address}claims.json').then((answer) => answer.json())")["claims"]
    figures = [figure["figure"] for claim in claims for figure in claim["figures"]]
    assert f"Response to {SHOWN['script']}: 55%." in figures


def test_what_authors_see_under_serve(browser: Browser, folder: Path, tmp_path: Path) -> None:
    with serving(folder, tmp_path / "log.txt", "Home") as running:
        context = browser.new_context()
        for page in watched(context):
            page.goto(running.address + "hostile/", timeout=PATIENCE * 1000)
            flag = page.locator(".uncited-flag").first
            flag.focus()
            expect(page.locator(".uncited-tip")).to_contain_text("article-")
            expect(page.locator(".uncited-list")).to_contain_text("references.bib")
            expect_nothing_run(page)
        context.close()
        assert "Traceback" not in running.said()


def test_without_leniency_nothing_is_built(folder: Path) -> None:
    """What cannot be an address, a DOI, a date is a finding in its line, and the output stays away."""
    (folder / "strict.yml").write_text(CONFIG + "site_dir: strict\n", encoding="utf-8")
    done = build(folder, "strict.yml")
    assert done.returncode == 1
    assert not (folder / "strict").exists()
    line = BIB[: BIB.index(f"  url = {{{PAYLOADS['javascript']}}}")].count("\n") + 1
    assert f"references.bib:{line}:" in done.stderr
    assert "The address begins with javascript:. Only http and https addresses can be linked." in done.stderr
    assert "Traceback" not in done.stderr
