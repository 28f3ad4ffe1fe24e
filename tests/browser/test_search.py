"""A reader's words lead to the page that answers them, and words that lead nowhere lead on."""

from __future__ import annotations

from pathlib import Path

import yaml
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from browser.served import Site

QUERIES: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text(encoding="utf-8"))
SHOWN = 3
FLOOR = 0.95

# Types one query after another into the box of one page. Results come from a worker, so each is waited for until the list
# has been quiet for a moment.
TYPE = """async (queries) => {
    const box = document.querySelector(".md-search__input");
    const results = document.querySelector(".md-search-result");
    const found = {};
    box.focus();
    for (const query of queries) {
        const settled = new Promise((resolve) => {
            let timer = setTimeout(resolve, 10000);
            const observer = new MutationObserver(() => {
                clearTimeout(timer);
                timer = setTimeout(() => { observer.disconnect(); resolve(); }, 20);
            });
            observer.observe(results, {childList: true, subtree: true});
        });
        box.value = query;
        box.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
        await settled;
        found[query] = [...results.querySelectorAll("li.md-search-result__item")].map(
            (item) => new URL(item.querySelector("a").href).pathname.slice(1)
        );
    }
    return found;
}"""


def open_search(context: BrowserContext, site: Site, query: str) -> Page:
    page = context.new_page()
    page.goto(site.url + "help/")
    page.get_by_role("textbox", name="Search").press_sequentially(query)
    return page


def test_queries(desktop: BrowserContext, site: Site) -> None:
    """The right page is among the first three for at least 95 % of the table."""
    page = desktop.new_page()
    page.goto(site.url)
    wanted = {query: set(pages.split()) for pages, queries in QUERIES.items() for query in queries}
    assert len(wanted) >= 60
    addresses = {url.removeprefix(site.url) for url in site.pages}
    assert set().union(*wanted.values()) <= addresses
    found = page.evaluate(TYPE, list(wanted))
    missed = [
        f"{query}: {' '.join(found[query][:SHOWN]) or 'nothing'}, not {' or '.join(sorted(pages))}"
        for query, pages in wanted.items()
        if not pages & set(found[query][:SHOWN])
    ]
    print(f"search: {len(wanted) - len(missed)} of {len(wanted)} queries right; missed:", *missed, sep="\n  ")
    assert 1 - len(missed) / len(wanted) >= FLOOR, "\n".join(missed)


def test_a_result_shows_what_its_page_answers(desktop: BrowserContext, site: Site) -> None:
    page = open_search(desktop, site, "can i drive home")
    first = page.locator(".md-search-result__item").first
    expect(first.locator("h1")).to_contain_text("session step by step")  # the page's description
    first.locator("a").filter(has_text="The rest of the day, and driving").click()
    page.wait_for_url("**/treatment/what-to-expect/**#the-rest-of-the-day-and-driving")


def test_reference_lists_are_not_results(desktop: BrowserContext, site: Site) -> None:
    page = desktop.new_page()
    page.goto(site.url)
    found = page.evaluate(TYPE, ["Anand", "Popova", "references", "all numbers"])
    assert not {"about/references/", "about/numbers/"} & {address for items in found.values() for address in items}


def test_nothing_found_leads_on(phone: BrowserContext, site: Site) -> None:
    page = phone.new_page()
    page.goto(site.url)
    page.locator(".md-header__button[for=__search]").tap()
    page.get_by_role("textbox", name="Search").press_sequentially("xylophone")
    expect(page.get_by_role("status").filter(has_text="Nothing found")).to_be_visible()
    ways = page.get_by_role("navigation", name="Other ways to find it")
    for name, address in (("Help in a crisis", "help/"), ("Words explained", "glossary/"), ("All pages", "pages/")):
        assert ways.get_by_role("link", name=name).evaluate("link => link.href") == site.url + address
    ways.get_by_role("link", name="All pages").tap()
    page.wait_for_url("**/pages/")
    listed = page.locator(".pages a").evaluate_all("links => links.map(link => link.href)")
    others = {site.url, site.url + "404.html"}
    assert set(listed) == set(site.pages) - others


def test_what_there_is_to_find_is_loaded_on_the_first_search(browser: Browser, site: Site) -> None:
    page = browser.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(site.url, wait_until="networkidle")
    assert not any(url.endswith("documents.json") for url in loaded)
    page.get_by_role("textbox", name="Search").press_sequentially("cost")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert sum(url.endswith("documents.json") for url in loaded) == 1
    page.close()


def test_a_search_without_network_is_made_up_for_by_the_next_letter(browser: Browser, site: Site) -> None:
    page = browser.new_page()
    failures = 0

    def fail_once(route: Route) -> None:
        nonlocal failures
        failures += 1
        if failures == 1:
            route.abort()
        else:
            route.continue_()

    page.route("**/documents.json", fail_once)
    page.goto(site.url)
    box = page.get_by_role("textbox", name="Search")
    with page.expect_event("requestfailed"):
        box.press_sequentially("cos")
    box.press_sequentially("t")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.close()
