"""All numbers and all references: found, followed to the sentence, and read without a script and on a phone."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.served import Site

SENTENCES = ".numbers section li:visible > div:first-child p:visible"


def search(page: Page, words: str) -> list[str]:
    """What is left of the list for these words, as the status says it and as it is shown."""
    box = page.get_by_label("Show only sentences with")
    before = page.locator(".numbers [role=status]").inner_text()
    box.fill(words)
    expect(page.locator(".numbers [role=status]")).not_to_have_text(before)
    shown = page.locator(SENTENCES).all_inner_texts()
    count = re.sub(r"\D", "", page.locator(".numbers [role=status]").inner_text())
    assert int(count) == len(shown)
    return shown


def test_the_list_is_searched(desktop: BrowserContext, site: Site) -> None:
    page = desktop.new_page()
    page.goto(site.url + "about/numbers/")
    pages = page.locator(".numbers h2").all_text_contents()
    assert len(set(pages)) == len(pages)  # each under a name of its own, which the menu's names are not
    everything = page.locator(SENTENCES).count()
    assert everything > 500
    found = search(page, "55.4 %")
    assert 0 < len(found) < 50
    assert any("55.4%" in sentence for sentence in found)
    # Only what stands there in full: 0.5 mg is not 5 mg.
    rows = page.locator(".numbers section li")
    search(page, "5 mg/kg ketamine")
    texts = rows.locator("visible=true").all_inner_texts()
    assert all(re.search(r"(?<![\d.,])5", text) for text in texts)
    assert search(page, "no such words") == []
    assert page.locator(".numbers h2:visible").count() == 0
    search(page, "side effects dissociation")
    assert "Side effects" in page.locator(".numbers h2:visible").all_inner_texts()
    page.get_by_label("Show only sentences with").fill("")
    expect(page.locator(SENTENCES)).to_have_count(everything)
    assert page.locator(".folded").count() == 0


def test_a_link_marks_its_sentence(phone: BrowserContext, site: Site) -> None:
    page = phone.new_page()
    page.goto(site.url + "about/numbers/")
    link = page.locator("#numbers-treatment-infusions li a[href*='#n-']").first
    words = link.inner_text()
    link.click()
    page.wait_for_url("**/treatment/infusions/#n-*")
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    expect(target).to_have_text(words)
    colour = "element => getComputedStyle(element).backgroundColor"
    assert target.evaluate(colour) != target.locator("..").evaluate(colour)


def test_a_source_leads_to_the_sentences_that_cite_it(phone: BrowserContext, site: Site) -> None:
    page = phone.new_page()
    page.goto(site.url + "about/numbers/")
    link = page.locator(".numbers a[href*='#source-']").first
    link.click()
    page.wait_for_url("**/about/references/#source-*")
    source = page.locator(":target")
    expect(source.get_by_role("heading", level=2)).to_be_in_viewport()
    expect(source).to_contain_text("We ")
    source.get_by_text("Where it is cited").click()
    source.locator("details a").first.click()
    expect(page.locator(":target")).to_be_in_viewport()


def test_both_pages_without_a_script(browser: Browser, site: Site) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto(site.url + "about/numbers/")
    assert page.get_by_label("Show only sentences with").count() == 0
    assert page.locator(SENTENCES).count() > 500
    folded = page.locator(".folded").first
    folded.click()
    expect(page.locator("p:target")).to_be_in_viewport()
    first = page.locator(".numbers section li").first
    sentence, figure = first.locator("> div").nth(0).bounding_box(), first.locator("> div").nth(1).bounding_box()
    assert sentence
    assert figure
    assert figure["y"] >= sentence["y"] + sentence["height"]  # below each other on a phone
    page.goto(site.url + "about/references/")
    page.get_by_text("What it says, as we recorded it").first.click()
    assert page.locator(".source li:visible").count() > 0
    page.close()
