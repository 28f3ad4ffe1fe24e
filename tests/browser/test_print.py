"""On paper: the list of questions is one sheet, and a page has its sources in full and no navigation."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from browser.served import Site

# What is left of a page of the website when it is printed, and what is not.
LEFT = ("h1", ".references", ".print-address")
GONE = (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".headerlink", ".footnote-backref", ".page-foot ul")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_questions_for_the_clinic_come_on_one_sheet(browser: Browser, site: Site, paper: str) -> None:
    with browser.new_page() as page:
        page.goto(site.url + "treatment/questions/")
        sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))
        assert len(sheets) == 1
        page.emulate_media(media="print")
        questions = page.locator(".sheet li")
        assert questions.count() > 20
        expect(questions.last).to_be_visible()
        for hidden in (".md-header", ".page-foot", "#read-next", ".page-line"):
            expect(page.locator(hidden).first).to_be_hidden()


def test_a_page_is_printed_with_its_sources_and_without_navigation(browser: Browser, site: Site) -> None:
    with browser.new_page() as page:
        page.goto(site.url + "safety/side-effects/")
        page.emulate_media(media="print")
        for left in LEFT:
            expect(page.locator(left).first).to_be_visible()
        for gone in GONE:
            for found in page.locator(gone).all():
                expect(found).to_be_hidden()
        expect(page.locator(".print-address")).to_have_text(site.url + "safety/side-effects/")
        expect(page.locator("figure.chart svg").first).to_be_visible()
