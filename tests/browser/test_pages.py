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
REPEATED = ".generated > section:nth-of-type(n + 5), .generated section li:nth-child(n + 9)"
SCROLLS_SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def start_axe(page: Page, size: tuple[int, int]) -> None:
    """Let axe-core look at the page, without waiting for it: two pages are looked at by two processes at once.

    The article is the same at every width. On the phone every rule is tried on it, and on the wide screen, where it
    stands in the other scheme, those about colours; what stands around it differs, and is looked at on both.
    """
    every = {"resultTypes": ["violations"]}
    runs: list[tuple[list[str], dict[str, object]]] = [([], {**every})]
    if size == DESKTOP:
        around = {**every, "rules": {rule: {"enabled": False} for rule in COLOURS}}
        runs = [(["article"], around), ([], {**every, "runOnly": COLOURS})]
    page.evaluate(
        """([repeated, runs]) => {
            for (const element of document.querySelectorAll(repeated)) element.remove();
            window.found = (async () => {
                const found = [];
                for (const [exclude, options] of runs) found.push(...(await axe.run({exclude}, options)).violations);
                return found;
            })();
        }""",
        [REPEATED, runs],
    )


def accessibility(page: Page) -> list[str]:
    """What axe-core found on the page, one line per rule that is broken."""
    scheme = page.locator("body").get_attribute("data-md-color-scheme")
    return [
        f"{scheme}: {violation['id']}: {violation['help']}: {violation['nodes'][0]['html'][:200]}"
        for violation in page.evaluate("() => window.found")
    ]


def frame(page: Page, site: Site) -> list[str]:
    """What is wrong with the page as a whole: width, and the link to help in a crisis."""
    problems = []
    size = page.viewport_size or {"width": 0, "height": 0}
    for width in (NARROWEST, size["width"]):
        page.set_viewport_size({"width": width, "height": size["height"]})
        if page.evaluate(SCROLLS_SIDEWAYS):
            problems.append(f"the page scrolls sideways at {width} px")
    link = page.get_by_role("banner").get_by_role("link", name="Help in a crisis")
    if link.evaluate("link => link.href") != site.url + "help/":
        problems.append("the crisis link leads elsewhere")
    box = link.bounding_box()
    if not box or box["x"] < 0 or box["x"] + box["width"] > size["width"] or box["height"] < 24:
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


@pytest.mark.timeout(300)
def test_every_page(browser: Browser, site: Site) -> None:
    """Each page in light colours at one width and in dark at the other, taking turns: a choice is remembered, too."""
    pages = {}
    schemes = {PHONE: ("default", "slate"), DESKTOP: ("slate", "default")}
    for size, (scheme, _) in schemes.items():
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if scheme == "slate" else "light",
            reduced_motion="reduce",
        )
        context.add_init_script(AXE)
        pages[size] = context.new_page()
    noticed = {size: record(page, site) for size, page in pages.items()}
    problems: list[str] = []
    for number, url in enumerate(site.pages):
        found = []
        for size, page in pages.items():
            page.goto(url)
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", schemes[size][number % 2])
            found += frame(page, site)
            start_axe(page, size)
        for size, page in pages.items():
            found += accessibility(page)
            page.locator("[data-md-component=palette] label:visible").click()
            found += noticed[size]
            noticed[size].clear()
        problems += [f"{url}: {problem}" for problem in found]
    for page in pages.values():
        assert page.context.cookies() == []
        page.context.close()
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
