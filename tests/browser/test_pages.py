"""What holds for every page: on a phone and on a wide screen, in light and in dark colours."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.served import Site

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
PHONE = (360, 740)
DESKTOP = (1280, 800)
NARROWEST = 320  # WCAG 1.4.10: a wide screen at 400 % is this narrow, and nothing but tables may scroll sideways there
COLOURS = ["color-contrast", "link-in-text-block"]
# What every page looked like, for people to leaf through; CI keeps the folder.
SCREENSHOTS = Path(__file__).parents[2] / "build" / "screenshots"
# The pages of all references and all numbers repeat one piece hundreds of times; the first few stand for all.
REPEATED = ".generated > section:nth-of-type(n + 5), .generated section li:nth-child(n + 9)"
SCROLLS_SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


# Rules about colours take most of axe-core's time. Two texts in elements of the same names and classes all the way up
# have the same colours, so each such place is looked at once: on the first page that has it.
LOOK = """([repeated, colours, seen, everything]) => {
    for (const element of document.querySelectorAll(repeated)) element.remove();
    const places = new Map([[null, 0]]);
    const place = (element) => {
        if (!places.has(element)) {
            let hash = place(element.parentElement);
            for (const letter of `/${element.tagName}.${element.className}`) {
                hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0;
            }
            places.set(element, hash);
        }
        return places.get(element);
    };
    const known = new Set(seen);
    const fresh = [...document.body.querySelectorAll("*")].filter((element) => {
        const text = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
        return text && element.checkVisibility() && known.size < known.add(place(element)).size;
    });
    const off = Object.fromEntries(colours.map((rule) => [rule, {enabled: false}]));
    off["target-size"] = {enabled: true}; // WCAG 2.5.8, which axe leaves out unless asked
    window.found = (async () => {
        const found = [];
        const look = async (where, options) =>
            found.push(...(await axe.run(where, {resultTypes: ["violations"], ...options})).violations);
        if (everything) await look(document, {rules: off});
        if (fresh.length) await look({include: fresh}, {runOnly: colours});
        return [found, [...known]];
    })();
}"""


class Looks:
    """What axe-core finds, page by page, at one width. It runs while the other width's page does: two processes at once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.seen: dict[str, list[int]] = {"default": [], "slate": []}
        self.scheme = ""

    def start(self, everything: bool) -> None:
        """Begin with the page as it stands: every rule, or only colours."""
        self.scheme = self.page.locator("body").get_attribute("data-md-color-scheme") or ""
        self.page.evaluate(LOOK, [REPEATED, COLOURS, self.seen[self.scheme], everything])

    def end(self) -> list[str]:
        """One line per rule that is broken."""
        violations, self.seen[self.scheme] = self.page.evaluate("() => window.found")
        return [f"{self.scheme}: {v['id']}: {v['help']}: {v['nodes'][0]['html'][:200]}" for v in violations]


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


def photograph(look: Looks, url: str, site: Site) -> None:
    """Keep the first screen of a page, by its address, width and colours."""
    name = url.removeprefix(site.url).strip("/").replace("/", "-") or "home"
    width = (look.page.viewport_size or {"width": 0})["width"]
    look.page.screenshot(path=SCREENSHOTS / f"{name}-{width}-{look.scheme}.jpeg", type="jpeg", quality=70)


def record(page: Page, site: Site) -> list[str]:
    """A list that fills with the page's errors, and with every request that leaves the site."""
    noticed: list[str] = []
    page.on("console", lambda message: noticed.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: noticed.append(str(error)))
    page.on("request", lambda request: noticed.append(request.url) if is_elsewhere(request.url, site) else None)
    return noticed


def is_elsewhere(url: str, site: Site) -> bool:
    return not url.startswith((site.url, "data:", "blob:" + site.url))


@pytest.mark.timeout(900)
def test_every_page(browser: Browser, site: Site) -> None:
    """Each page in the scheme in which the page before it was left, then in the other: a choice is remembered, too."""
    looks = []
    for width, height in (PHONE, DESKTOP):
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="light", reduced_motion="reduce"
        )
        context.add_init_script(AXE)
        looks.append(Looks(context.new_page()))
    noticed = [record(look.page, site) for look in looks]
    problems: list[str] = []
    here, other = "default", "slate"
    for url in site.pages:
        found = []
        for look in looks:
            look.page.goto(url)
            expect(look.page.locator("body")).to_have_attribute("data-md-color-scheme", here)
            found += frame(look.page, site)
            look.start(everything=True)
        here, other = other, here
        for look in looks:
            found += look.end()
            photograph(look, url, site)
            look.page.locator("[data-md-component=palette] label:visible").click()
            expect(look.page.locator("body")).to_have_attribute("data-md-color-scheme", here)
            look.start(everything=False)
        for look, messages in zip(looks, noticed, strict=True):
            found += [*look.end(), *messages]
            messages.clear()
        problems += [f"{url}: {problem}" for problem in found]
    for look in looks:
        assert look.page.context.cookies() == []
        assert all(look.seen.values())
        look.page.context.close()
    assert not problems, "\n".join(problems)


def test_dark_follows_the_system(browser: Browser, site: Site) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(site.url)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.close()
