"""The source of a number is read where the number stands: with a pointer, a keyboard or a finger."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.served import Site

PAGE = "treatment/infusions/"
SCROLL = "Math.round(window.scrollY)"


def open_page(context: BrowserContext, site: Site) -> tuple[Page, Locator]:
    """The page, and one of its marks in mid-page, in view."""
    page = context.new_page()
    page.goto(site.url + PAGE, wait_until="networkidle")
    mark = page.locator("article p .footnote-ref").nth(3)
    mark.evaluate("mark => mark.scrollIntoView({block: 'center'})")
    return page, mark


def expect_preview(page: Page, mark: Locator) -> Locator:
    """The preview is open, holds the reference of the mark, and lies within the screen."""
    preview = page.locator(".md-tooltip2--active .md-tooltip2__inner")
    expect(preview).to_be_visible()
    key = (mark.get_attribute("href") or "").removeprefix("#")
    reference = page.locator(f"[id='{key}'] > p").first.inner_text().split("\n")[0]
    expect(preview).to_contain_text(reference[:40])
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
    mark.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(mark).to_be_focused()
    expect_preview(page, mark)
    assert mark.evaluate("mark => getComputedStyle(mark).outlineStyle") != "none"
    page.keyboard.press("Escape")
    expect(page.locator(".md-tooltip2:visible")).to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_url("**/#fn:*")


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
