"""What holds for every page: on a phone and on a wide screen, in light and in dark colours."""

from __future__ import annotations

from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.served import Site

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
PHONE = (360, 740)
DESKTOP = (1280, 800)
NARROWEST = 320  # WCAG 1.4.10: a wide screen at 400 % is this narrow, and nothing but tables may scroll sideways there
COLOURS = ["color-contrast", "link-in-text-block"]
# The pages of all references and all numbers repeat one piece hundreds of times; the first few stand for all.
SAMPLE = [".generated > section:nth-of-type(n + 5)", ".generated section li:nth-child(n + 9)"]
SCROLLS_SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def accessibility(page: Page, wide: bool, only_colours: bool) -> list[str]:
    """What axe-core finds on the page, one line per rule that is broken.

    Colours do not depend on the width, and take most of the time: those of the article are looked at on the phone, and
    on the wide screen those of what stands around it there.
    """
    scheme = page.locator("body").get_attribute("data-md-color-scheme")
    runs = [(COLOURS, [*SAMPLE, "article"] if wide else SAMPLE)]
    found = []
    if not only_colours:
        runs.append(([], SAMPLE))
    for rules, exclude in runs:
        options: dict[str, object] = {"resultTypes": ["violations"]}
        options |= {"runOnly": rules} if rules else {"rules": {rule: {"enabled": False} for rule in COLOURS}}
        result = page.evaluate("([context, options]) => axe.run(context, options)", [{"exclude": exclude}, options])
        found += [
            f"{scheme}: {violation['id']}: {violation['help']}: {violation['nodes'][0]['html'][:200]}"
            for violation in result["violations"]
        ]
    return found


def frame(page: Page, site: Site) -> list[str]:
    """What is wrong with the page as a whole: width, and the link to help in a crisis."""
    problems = []
    if page.evaluate(SCROLLS_SIDEWAYS):
        problems.append("the page scrolls sideways")
    link = page.get_by_role("banner").get_by_role("link", name="Help in a crisis")
    if link.evaluate("link => link.href") != site.url + "help/":
        problems.append("the crisis link leads elsewhere")
    box = link.bounding_box()
    width = (page.viewport_size or {"width": 0})["width"]
    if not box or box["x"] < 0 or box["x"] + box["width"] > width or box["height"] < 24:
        problems.append("the crisis link cannot be seen and tapped")
    return problems


def record(page: Page, site: Site) -> list[str]:
    """A list that fills with the page's errors, and with every request that leaves the site."""
    noticed: list[str] = []
    page.on("console", lambda message: noticed.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: noticed.append(str(error)))
    page.on("request", lambda request: noticed.append(request.url) if is_elsewhere(request.url, site) else None)
    return noticed


def is_elsewhere(url: str, site: Site) -> bool:
    return not url.startswith((site.url, "data:", "blob:" + site.url))


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_page(browser: Browser, site: Site, size: tuple[int, int]) -> None:
    """Each page in the scheme that the page before it was left in, then in the other: a choice is remembered, too."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme="light", reduced_motion="reduce"
    )
    context.add_init_script(AXE)
    page = context.new_page()
    toggle = page.locator("[data-md-component=palette] label:visible")
    noticed = record(page, site)
    problems: list[str] = []
    here, other = "default", "slate"
    for url in site.pages:
        page.goto(url)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", here)
        found = frame(page, site) + accessibility(page, size == DESKTOP, only_colours=False)
        toggle.click()
        here, other = other, here
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", here)
        found += accessibility(page, size == DESKTOP, only_colours=True)
        page.set_viewport_size({"width": NARROWEST, "height": size[1]})
        if page.evaluate(SCROLLS_SIDEWAYS):
            found.append(f"the page scrolls sideways at {NARROWEST} px")
        page.set_viewport_size({"width": size[0], "height": size[1]})
        found += noticed
        problems += [f"{url}: {problem}" for problem in found]
        noticed.clear()
    assert context.cookies() == []
    context.close()
    assert not problems, "\n".join(problems)


def test_dark_follows_the_system(browser: Browser, site: Site) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(site.url)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.close()


def test_readable_without_scripts(browser: Browser, site: Site) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(site.url)
    assert page.get_by_role("article").get_by_role("heading", level=1).is_visible()
    assert page.get_by_role("banner").get_by_role("link", name="Help in a crisis").is_visible()
    page.close()
