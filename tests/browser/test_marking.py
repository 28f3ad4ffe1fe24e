"""What an author sees in the page under `mkdocs serve`: numbers marked where they stand, why, what to paste, and a list."""

import time
from collections.abc import Callable, Iterator
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers import BIB, write_site
from serving import PATIENCE, Preview, serving

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
OURS = [[".uncited-list"], [".uncited-tip"], [".uncited-flag"], ["mark"]]
SOON = PATIENCE * 1000  # milliseconds until something must have been seen
MATERIAL = "theme: {name: material, font: false, features: [navigation.instant], palette: [{scheme: default}, {scheme: slate}]}\n"
EXTENSIONS = "markdown_extensions: [footnotes, tables, admonition, pymdownx.details, {pymdownx.tabbed: {alternate_style: true}}]\n"

CITED = "# Trial\n\n55.4% responded.[@known2020]\n"
UNCITED = "# Trial\n\n55.4% responded.[@known2020] Of [those **403** people](index.md), *a* third relapsed.\n"
MENDED = UNCITED.replace("relapsed.", "relapsed.[@known2020]")
MANY = """---
title: Trial of 99 people
uncited: [{text: "</script><img src=x onerror=alert(1)>", reason: to be shown as text}]
---

# Trial

Then 54.4% of 55.4% responded.[@known2020]

| Group | Responded |
| --- | --- |
| Ketamine | **33%** |
| <i>ECT</i> | 33% |

??? note "More"
    Here 77 people stayed.

=== "A"
    Text.

=== "B"
    There 66 people left.

[All 61 patients came back](index.md)

Broken [@known2020, @other] as it is.
"""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("preview")
    write_site(folder, {"index.md": CITED})
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in config if not line.startswith(("theme:", "markdown_extensions:"))]
    (folder / "mkdocs.yml").write_text("".join([*kept, MATERIAL, EXTENSIONS]), encoding="utf-8")
    with serving(folder, tmp_path_factory.mktemp("log") / "log.txt", "A trial") as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.add_init_script(AXE)
    problems: list[str] = []
    context.on("weberror", lambda error: problems.append(str(error.error)))
    context.on("dialog", lambda dialog: (problems.append(dialog.message), dialog.dismiss()))
    yield context.new_page()
    context.close()
    assert problems == []


def still(page: Page) -> Page:
    """The same page in a tab that is never loaded anew, so that nobody's hand is pushed away while a slow machine builds
    once more."""
    tab = page.context.new_page()
    tab.route("**/livereload/**", lambda route: route.abort())
    tab.goto(page.url)
    return tab


def save(preview: Preview, text: str, seen: Callable[[], None]) -> float:
    """Save the page, wait until the change is seen in the browser, and return how many seconds that took."""
    begin = time.monotonic()
    preview.write("docs/index.md", text)
    seen()
    return time.monotonic() - begin


def test_a_number_is_marked_when_the_page_is_saved_and_no_more_when_it_is_cited(
    preview: Preview, page: Page, record_property: Callable[[str, object], None]
) -> None:
    page.goto(preview.address)
    save(preview, CITED, lambda: expect(page.locator(".uncited-list")).to_have_count(0, timeout=SOON))
    marked = save(preview, UNCITED, lambda: expect(page.locator(".uncited-flag")).to_have_count(1, timeout=SOON))
    mended = save(preview, MENDED, lambda: expect(page.locator("sup.citation")).to_have_count(2, timeout=SOON))
    expect(page.locator("mark")).to_have_count(0)
    expect(page.locator(".uncited-list")).to_have_count(0)
    record_property("summary", f"under serve: marked {marked:.1f} s after saving, gone {mended:.1f} s after citing")


def test_a_mark_says_why_to_the_pointer_to_the_keyboard_and_from_the_list(preview: Preview, page: Page) -> None:
    page.goto(preview.address)
    save(preview, UNCITED, lambda: expect(page.locator(".uncited-flag")).to_have_count(1, timeout=SOON))
    page = still(page)
    marks, flags = page.locator("mark"), page.locator(".uncited-flag")
    expect(marks).to_have_text(["403", "a", " third"], use_inner_text=False)
    tip = page.locator(".uncited-tip")
    expect(tip).to_be_hidden()
    for shows in (marks.first, flags):
        shows.hover()
        expect(tip).to_contain_text("These numbers have no source: 403, a third.")
        expect(tip).to_contain_text("Paste [@known2020] if you mean: Response: 55.4% with ketamine")
        tip.hover()  # what is shown stays while it is read
        page.wait_for_timeout(500)
        expect(tip).to_be_visible()
        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()
        page.mouse.move(0, 0)
    # By the keyboard alone.
    flags.focus()
    expect(tip).to_be_visible()
    assert "Paste [@known2020]" in (flags.get_attribute("aria-description") or "")
    flags.blur()
    expect(tip).to_be_hidden()
    # From the list.
    page.get_by_role("complementary", name="What the check found").get_by_role(
        "link", name="Line 3: 403, a third"
    ).click()
    expect(flags).to_be_focused()
    expect(tip).to_be_visible()


def test_every_finding_of_a_page(preview: Preview, page: Page) -> None:
    page.goto(preview.address)
    save(preview, MANY, lambda: expect(page.locator(".uncited-list li")).to_have_count(10, timeout=SOON))
    page = still(page)
    rows = page.locator(".uncited-list li")
    expect(page.locator("mark")).to_have_text(["54.4%", "33%", "33%", "77", "66", "61"], use_inner_text=False)
    # Page-level findings stand in the list, as text.
    expect(rows.first).to_contain_text("Line 2: 99")
    expect(rows.filter(has_text="The front matter exempts “</script><img src=x onerror=alert(1)>”")).to_have_count(1)
    expect(page.locator("img[src=x]")).to_have_count(0)
    expect(page.locator("a a, a button")).to_have_count(0)
    # What is hidden is opened before the author is taken there.
    for words in ("77", "66"):
        mark = page.locator("mark", has_text=words)
        expect(mark).to_be_hidden()
        rows.get_by_role("link", name=words).click()
        expect(mark).to_be_in_viewport()
    page.add_style_tag(content="* { transition: none !important }")  # colours on their way are nobody's colours
    for scheme in ("default", "slate"):
        for system in ("light", "dark"):
            page.emulate_media(color_scheme=system)  # type: ignore[arg-type]
            page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
            page.locator(".uncited-flag").first.focus()
            found = page.evaluate("include => axe.run({include})", OURS)
            assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []


def test_instant_navigation_to_a_page_with_findings_and_back(preview: Preview, page: Page) -> None:
    preview.write("docs/other.md", "# Another page\n\nOf them 41.2% responded.\n")
    preview.write("docs/index.md", CITED)
    preview.until(lambda: '"title": "Another page"' in preview.page() and '"numbers"' not in preview.page())
    page.route("**/livereload/**", lambda route: route.abort())
    page.goto(preview.address)
    page.evaluate("window.same = true")
    page.locator(".uncited-list").get_by_role("link", name="Another page").click()
    expect(page.locator("mark")).to_have_text(["41.2%"], use_inner_text=False)
    expect(page.locator(".uncited-list")).to_have_count(1)
    page.go_back()
    expect(page.locator("mark")).to_have_count(0)
    expect(page.get_by_text("Findings on other pages")).to_be_visible()
    assert page.evaluate("window.same"), "the page was never loaded anew"
    (preview.folder / "docs/other.md").unlink()
    preview.until(lambda: "Another page" not in preview.page())


def test_what_cannot_be_read_is_listed_while_the_rest_is_shown(preview: Preview, page: Page) -> None:
    page.goto(preview.address)
    rows = page.locator(".uncited-list li")
    unclosed = "---\nreview_by: soon\n---\n\n" + CITED
    save(preview, unclosed, lambda: expect(rows).to_have_count(1, timeout=SOON))
    expect(rows).to_contain_text("Line 2cannot be read review_by: soon is no day.")
    preview.write("references.bib", BIB.replace("{{A trial}}", "{{A trial}"))
    expect(rows).to_have_count(2, timeout=SOON)
    expect(rows.last).to_contain_text("references.bib, line 3cannot be read The closing brace }")
    expect(page.locator("sup.citation")).to_have_count(1)
    preview.write("references.bib", BIB)
    expect(rows).to_have_count(1, timeout=SOON)


def test_on_a_phone_the_list_leaves_the_text_free(preview: Preview, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(preview.address)
    save(preview, MANY, lambda: expect(page.locator(".uncited-flag").first).to_be_visible(timeout=SOON))
    page = still(page)
    expect(page.locator(".uncited-list li").first).to_be_hidden()
    page.locator(".uncited-flag").first.tap()
    expect(page.locator(".uncited-tip")).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    context.close()
