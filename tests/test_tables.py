"""Which tables a phone shows stacked, and what their cells then say of themselves."""

import lxml.html
import markdown
import pytest

import tables_hook

LONG = (
    "People who had not got better with two antidepressants, in a hospital, with all their other treatment going on. "
    * 2
)


def table(head: str, *rows: str) -> str:
    cells = head.count("|") + 1
    lines = [head, "|".join(["---"] * cells), *rows]
    return markdown.markdown("\n".join(f"| {line} |" for line in lines), extensions=["tables"])


def marked(html: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(tables_hook.on_page_content(html, page=None, config=None, files=None))


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(table("Effect | Drug | Placebo", "Headache | 20 % | 17 %"), id="short rows"),
        pytest.param(table("Who | What was found", f"Adults | {LONG}"), id="two columns"),
        pytest.param(
            table("Point | First<sup>1</sup> | Second", f"Who | {LONG} | Others"), id="a citation in the head"
        ),
        pytest.param(
            table("Effect | Drug | Placebo", f"Headache | 20 %<sup data-figure='x'>{LONG}</sup> | 2 %"), id="a note"
        ),
        pytest.param("<table><tr><td>Without a head</td></tr></table>", id="no head"),
        pytest.param("<p>No table</p>", id="none"),
    ],
)
def test_what_stays_as_it_is(html: str) -> None:
    assert tables_hook.on_page_content(html) == html


def test_a_long_row_is_stacked_with_the_names_of_its_columns() -> None:
    html = table('Trial | "Who" & *why* | How sure?', f"Anand | {LONG} | likely", "Daly | Adults | likely")
    found = marked(html)
    assert found.get("data-stacked") is not None
    assert [cell.get("data-label") for cell in found.iter("td")] == [None, '"Who" & why:', "How sure?"] * 2
    assert found.text_content() == lxml.html.fromstring(html).text_content()


def test_an_only_answer_needs_no_name() -> None:
    found = marked(table("Question | Answer", "Does it last? | Not known"))
    assert found.get("data-stacked") is not None
    assert [cell.get("data-label") for cell in found.iter("td")] == [None, None]


def test_a_stacked_table_stays_one_for_screen_readers() -> None:
    found = marked(table("Question | Drug | Placebo", "Headache? | 20 % | 17 %"))
    roles = [(element.tag, element.get("role")) for element in found.iter()]
    cells = [("td", "cell")] * 3
    heads = [("th", "columnheader")] * 3
    group = ("thead", "rowgroup"), ("tr", "row")
    assert roles == [("table", "table"), *group, *heads, ("tbody", "rowgroup"), ("tr", "row"), *cells]
