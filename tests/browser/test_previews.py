"""The source of a number is read where the number stands: with a pointer, a keyboard or a finger."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.served import Site

PAGE = "treatment/infusions/"
SCROLL = "Math.round(window.scrollY)"


def open_page(context: BrowserContext, site: Site) -> tuple[Page, Locator]:
    """The page, and one of its marks in mid-page, in view."""
    page = context.new_page()
    page.goto(site.url + PAGE, wait_until="networkidle")
    mark = page.locator("article p sup[data-figure] .footnote-ref").nth(3)
    mark.evaluate("mark => mark.scrollIntoView({block: 'center'})")
    return page, mark


def expect_preview(page: Page, mark: Locator) -> Locator:
    """The preview is open, holds the reference of the mark, and lies within the screen."""
    preview = page.locator(".md-tooltip2--active .md-tooltip2__inner")
    expect(preview).to_be_visible()
    key = (mark.get_attribute("href") or "").removeprefix("#")
    reference = page.locator(f"[id='{key}'] > p").first.inner_text().split("\n")[0]
    expect(preview).to_contain_text(reference[:40])
    figure, read = mark.evaluate("mark => [mark.parentElement.dataset.figure, mark.parentElement.dataset.read]")
    recorded = f"Recorded from this source: {figure}"
    expect(preview.locator(".recorded p:not(.ways)")).to_have_text([recorded, read])
    assert mark.get_attribute("aria-description") == f"{recorded} {read}"
    box = preview.bounding_box()
    width = (page.viewport_size or {"width": 0})["width"]
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    return preview


def test_pointer(desktop: BrowserContext, site: Site) -> None:
    page, mark = open_page(desktop, site)
    mark.hover()
    preview = expect_preview(page, mark)
    box = preview.bounding_box()
    assert box
    # WCAG 1.4.13: the pointer may move over the preview, and Escape closes it.
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(700)
    expect_preview(page, mark)
    page.keyboard.press("Escape")
    expect(page.locator(".md-tooltip2:visible")).to_have_count(0)


def test_keyboard(desktop: BrowserContext, site: Site) -> None:
    page, mark = open_page(desktop, site)
    page.keyboard.press("Tab")  # from here on a focus counts as the keyboard's
    mark.focus()
    expect_preview(page, mark)
    assert mark.evaluate("mark => getComputedStyle(mark).outlineStyle") != "none"
    page.keyboard.press("Escape")
    expect(page.locator(".md-tooltip2:visible")).to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_url("**/#fn:*")


def test_the_keyboard_goes_into_a_preview_and_out_again(desktop: BrowserContext, site: Site) -> None:
    page, mark = open_page(desktop, site)
    mark.focus()
    links = expect_preview(page, mark).get_by_role("link")
    page.wait_for_timeout(500)  # Material opens it with a delay, and would take this Tab for leaving
    for link in links.all():
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
        page.wait_for_timeout(400)  # longer than it takes a preview to close
        expect_preview(page, mark)
    page.keyboard.press("Tab")
    expect(mark).not_to_have_attribute("aria-controls", re.compile("."))  # its preview is gone
    follows = "mark => mark.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING"
    assert mark.evaluate(follows)


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_a_sentence_has_an_address_and_a_correction(device: str, site: Site, request: pytest.FixtureRequest) -> None:
    page, mark = open_page(request.getfixturevalue(device), site)
    sentence = mark.evaluate(
        "mark => [...mark.closest('p').querySelectorAll('.claim')]"
        ".findLast(claim => claim.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING).innerText"
    )
    mark.tap() if device == "phone" else mark.hover()
    preview = expect_preview(page, mark)
    correction = preview.get_by_role("link", name="Suggest a correction").get_attribute("href") or ""
    filled = parse_qs(urlsplit(correction).query)
    assert filled["template"] == ["correction.yml"]
    assert filled["sentence"] == [sentence]
    link = preview.get_by_role("link", name="Link to this sentence")
    assert filled["page"] == [link.evaluate("link => link.href")]
    link.tap() if device == "phone" else link.click()
    page.wait_for_url("**/#n-*")
    expect(page.locator(":target")).to_have_text(sentence)
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_long_preview_is_scrolled_with_the_arrows(desktop: BrowserContext, site: Site) -> None:
    page, mark = open_page(desktop, site)
    page.set_viewport_size({"width": 1280, "height": 400})
    mark.focus()
    preview = expect_preview(page, mark)
    assert preview.evaluate("box => box.scrollHeight > box.clientHeight")
    before = page.evaluate(SCROLL)
    page.keyboard.press("ArrowDown")
    assert preview.evaluate("box => box.scrollTop") > 0
    assert page.evaluate(SCROLL) == before


def test_each_mark_of_a_source_shows_its_own_figure(desktop: BrowserContext, site: Site) -> None:
    page, _ = open_page(desktop, site)
    texts = page.locator("article p sup[data-figure]").evaluate_all(
        "marks => marks.map((mark, at) => [at, mark.dataset.cites, mark.dataset.figure])"
    )
    first, second = next(
        (one, two) for one in texts for two in texts if one[1] == two[1] and one[2] != two[2] and one[0] < two[0]
    )
    for at, _, figure in (first, second):
        mark = page.locator("article p sup[data-figure] .footnote-ref").nth(at)
        mark.evaluate("mark => mark.scrollIntoView({block: 'center'})")
        mark.hover()
        expect(expect_preview(page, mark).locator(".recorded")).to_contain_text(figure.split("\n")[0])
        page.mouse.move(5, 5)
        expect(page.locator(".md-tooltip2")).to_have_count(0)


def test_finger(phone: BrowserContext, site: Site) -> None:
    page, mark = open_page(phone, site)
    before = page.evaluate(SCROLL)
    mark.tap()
    expect_preview(page, mark)
    assert page.evaluate(SCROLL) == before
    mark.tap()
    page.wait_for_url("**/#fn:*")


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_marks_are_large_enough(device: str, site: Site, request: pytest.FixtureRequest) -> None:
    """24 px at least, and two marks side by side do not lie over each other."""
    page, _ = open_page(request.getfixturevalue(device), site)
    sizes = page.locator("article .footnote-ref").evaluate_all(
        "marks => marks.map(mark => { const box = mark.getBoundingClientRect(); return [box.width, box.height]; })"
    )
    assert min(min(size) for size in sizes) >= 24
    overlaps = page.locator("article sup[data-next] .footnote-ref").evaluate_all(
        """marks => marks.filter(mark => {
            const before = mark.closest("sup").previousSibling.querySelector("a").getBoundingClientRect();
            const after = mark.getBoundingClientRect();
            return before.top === after.top && after.left < before.right - 0.5;
        }).length"""
    )
    assert overlaps == 0
