"""A reader's word leads to the page that answers it."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext

from browser.served import Site

QUERIES = [
    ("cost", ("treatment/cost-and-insurance/",)),
    ("dissociation", ("safety/side-effects/",)),
    ("spray", ("treatment/nasal-spray/", "evidence/nasal-spray/")),
]


@pytest.mark.parametrize(("query", "expected"), QUERIES, ids=[query for query, _ in QUERIES])
def test_first_result(desktop: BrowserContext, site: Site, query: str, expected: tuple[str, ...]) -> None:
    page = desktop.new_page()
    page.goto(site.url)
    page.get_by_role("textbox", name="Search").press_sequentially(query)
    first = page.locator(".md-search-result__item > a").first
    first.wait_for()
    address = first.evaluate("link => link.origin + link.pathname")
    assert address.removeprefix(site.url) in expected
