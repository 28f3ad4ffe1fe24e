"""Ways to read and reach things that not everybody uses: keyboard alone, large text, wide spacing, no script, a machine."""

from __future__ import annotations

import json
import re
import struct
import urllib.request
from collections.abc import Iterator
from html import unescape

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.served import Site

LONG = "safety/long-term/"  # text, tables, boxes, badges and references
SCROLLS_SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
# What WCAG 1.4.12 asks a page to bear.
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
UNDER_THE_HEADER = """() => {
    const {activeElement: focused} = document;
    const header = document.querySelector("header");
    if (header.contains(focused) || focused === document.body) return "";
    const hidden = focused.getBoundingClientRect().top < header.getBoundingClientRect().bottom - 1;
    return hidden ? focused.outerHTML.slice(0, 120) : "";
}"""


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    """A wide screen at 400 %: as narrow as a phone, with a keyboard."""
    page = browser.new_page(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    yield page
    page.close()


def test_the_menu_by_keyboard(narrow: Page, site: Site) -> None:
    narrow.goto(site.url + LONG)
    menu = narrow.get_by_role("button", name="Menu")
    narrow.keyboard.press("Tab")  # to the content
    narrow.keyboard.press("Tab")
    expect(menu).to_be_focused()
    narrow.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    drawer = narrow.get_by_role("navigation", name="Navigation")
    expect(drawer.get_by_role("button", name="Back").last).to_be_focused()
    narrow.keyboard.press("Tab")
    expect(drawer.get_by_role("link", name="Side effects")).to_be_focused()
    narrow.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")
    narrow.keyboard.press(" ")
    narrow.keyboard.press("Tab")
    narrow.keyboard.press("Enter")
    narrow.wait_for_url("**/safety/side-effects/")


def test_help_by_keyboard(narrow: Page, site: Site) -> None:
    """Four presses from any page, before anything else of the page."""
    narrow.goto(site.url + LONG)
    for _ in range(4):
        narrow.keyboard.press("Tab")
    expect(narrow.get_by_role("banner").get_by_role("link", name="Help in a crisis")).to_be_focused()
    narrow.keyboard.press("Enter")
    narrow.wait_for_url("**/help/")
    call = narrow.get_by_role("link", name="Call 988")
    assert call.get_attribute("href") == "tel:988"
    expect(call).to_be_in_viewport()


def test_search_by_keyboard(desktop: BrowserContext, site: Site) -> None:
    page = desktop.new_page()
    page.goto(site.url + LONG)
    page.keyboard.press("/")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.type("cost")
    # While the word is typed other results come first, and what takes their place has no focus.
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile("cost-and-insurance"))
    page.wait_for_timeout(500)
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/treatment/cost-and-insurance/**")


def test_focus_is_never_under_the_header(desktop: BrowserContext, site: Site) -> None:
    """WCAG 2.4.11: going backwards is what brings things to the upper edge."""
    page = desktop.new_page()
    page.goto(site.url + LONG)
    page.locator("article a").last.focus()
    hidden = []
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        hidden.append(page.evaluate(UNDER_THE_HEADER))
    assert not list(filter(None, hidden))


@pytest.mark.parametrize("address", ["", LONG, "help/", "about/numbers/"])
def test_large_text_and_wide_spacing(desktop: BrowserContext, site: Site, address: str) -> None:
    """WCAG 1.4.4 and 1.4.12: text twice as large, and spaced as some people need it, still fits."""
    page = desktop.new_page()
    page.goto(site.url + address)
    page.add_style_tag(content="html { font-size: 250% !important }")
    assert not page.evaluate(SCROLLS_SIDEWAYS)
    expect(page.get_by_role("banner").get_by_role("link", name="Help in a crisis")).to_be_in_viewport(ratio=1)
    page.set_viewport_size({"width": 360, "height": 740})
    page.add_style_tag(content=f"html {{ font-size: 125% !important }} {SPACING}")
    assert not page.evaluate(SCROLLS_SIDEWAYS)


def test_long_rows_stand_stacked_on_a_phone(narrow: Page, site: Site) -> None:
    """Each cell has the whole width and the name of its column, and the table is still one to a screen reader."""
    narrow.goto(site.url + "evidence/claims/")
    table = narrow.get_by_role("table").filter(has_text="What you may read").first
    expect(table.get_by_role("columnheader")).to_have_text(["What you may read", "What the sources say", "Verdict"])
    cells = table.get_by_role("row").nth(1).get_by_role("cell")
    boxes = [cell.bounding_box() or {"width": 0, "y": 0} for cell in cells.all()]
    assert len(boxes) == 3
    assert all(box["width"] > 250 for box in boxes)
    assert boxes[0]["y"] < boxes[1]["y"] < boxes[2]["y"]
    label = cells.last.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label.startswith('"Verdict:"')


def test_without_scripts(browser: Browser, site: Site) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto(site.url + LONG)
    expect(page.get_by_role("article").get_by_role("heading", level=1)).to_be_visible()
    page.get_by_text("Cite this page").click()
    expect(page.locator(".cite pre")).to_contain_text("@misc{")
    expect(
        page.locator(".md-header__button[for=__search]")
    ).to_be_hidden()  # search is the one thing that needs a script
    expect(page.get_by_role("contentinfo").get_by_role("link", name="All pages")).to_be_visible()
    page.locator(".md-header__button[for=__drawer]").click()
    page.locator(".md-nav--primary").get_by_role("link", name="Side effects").click()
    page.wait_for_url("**/safety/side-effects/")
    page.get_by_role("banner").get_by_role("link", name="Help in a crisis").click()
    expect(page.get_by_role("link", name="Call 988")).to_be_in_viewport()
    page.close()


def get(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:
        body: bytes = answer.read()
        return body


def head(html: str) -> dict[str, str]:
    return {
        name: unescape(content)
        for name, content in re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', html)
    }


def test_every_page_for_machines(site: Site) -> None:
    """Canonical address, Open Graph, and schema.org with the review and the sources of the page."""
    card = get(site.url + "assets/images/card.png")
    for url in site.pages:
        if url.endswith("404.html"):
            continue
        html = get(url).decode()
        assert f'<link rel="canonical" href="{url}">' in html
        meta = head(html)
        assert meta["og:url"] == url
        assert meta["og:image"] == site.url + "assets/images/card.png"
        assert (int(meta["og:image:width"]), int(meta["og:image:height"])) == struct.unpack(">II", card[16:24])
        assert meta["description"] == meta["og:description"]
        data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)[0])
        assert data["@type"] == "MedicalWebPage"
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", data["lastReviewed"])
        assert f"<lastmod>{data['lastReviewed']}</lastmod>" in entry(site, url)
        listed = html.count('<li id="fn:')
        assert len(data["citation"]) <= listed
        assert bool(listed) == bool(data["citation"])
        dois = (
            set(re.findall(r"https://doi\.org/[^\"]+", html[html.rfind('<section class="references') :]))
            if listed
            else set()
        )
        assert {work["url"] for work in data["citation"] if "identifier" in work} == set(map(unescape, dois))


def entry(site: Site, url: str) -> str:
    sitemap = get(site.url + "sitemap.xml").decode()
    return next(part for part in sitemap.split("</url>") if f"<loc>{url}</loc>" in part)


def test_robots_know_the_sitemap(site: Site) -> None:
    assert f"Sitemap: {site.url}sitemap.xml" in get(site.url + "robots.txt").decode()
