"""Any page, however strange: no crash, no hang (the timeout of every test), and positions inside the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncited import Options, Page, check_page, read_page
from uncited.explain import explain_page
from uncited.render import render

SIZE = 200_000
TEXTS = {
    "one token": "a" * SIZE,
    "digits": "1" * SIZE,
    "single digits": "1 " * (SIZE // 2),
    "percentages": "5 % " * (SIZE // 4),
    "number words": "one " * (SIZE // 4),
    "scales": "million " * (SIZE // 8),
    "full stops": ". " * (SIZE // 2),
    "short sentences": "55 % responded. " * (SIZE // 16),
    "a line of 50,000 columns": "word " * 10_000 + "55 % responded.",
    "brackets": "[" * SIZE,
    "zero-width and bidirectional": "\u200b5\u202e%\u2066 " * (SIZE // 6),
    "entities": "&nbsp;&#8239;" * (SIZE // 13),
    "a megabyte of one token": "a" * 1_000_000,
    "backticks": "`" * SIZE + " 5 % x.",
    "an exponent without end": "1e" + "9" * SIZE + " % x.",
    "digits of another script": "٣" * SIZE + " ٪",
    "separators": "1," * (SIZE // 2) + " 5 % x.",
    "form feeds and line separators": "5 % x.\f\u2028\u0085" * (SIZE // 9),
    "unclosed citations": "[@a;" * (SIZE // 4) + " 5 % x.",
    "nested quotes": ">" * 100_000 + " 5 % x.",
    "a table of 10,000 columns": "|a" * 10_000 + "|\n" + "|-" * 10_000 + "|\n" + "|5 %" * 10_000 + "|\n",
    "mixed line ends": "5 % x.\r\n\r5 % y.\n\r" * (SIZE // 64),
    "control characters": "\x02wzxhzdk:0\x03 5 %\0 " * (SIZE // 20),
    "unclosed CDATA": "<![CDATA[ 5 % x. " * (SIZE // 17),
}
HTML = {
    "100,000 nested divs": "<div>" * 100_000 + "55 % responded." + "</div>" * 100_000,
    "100,000 nested quotes": "<blockquote><p>" * 100_000 + "55 % responded.",
    "unclosed table": "<table><tr><td>5 %" * 5_000,
    "unclosed comment": "<p>55 % responded.</p>" + "<!--" * 50_000,
    "unclosed attribute": "<p>55 % responded.</p><p " + 'a="' * 50_000,
    "identical rows": "<table>" + "<tr><td>Half of patients</td><td>55 %</td></tr>" * 5_000 + "</table>",
    "nested lists": "<ul><li>55 % responded" * 5_000,
    "headings": "<h2>Half of patients</h2>" * 5_000,
    "exemptions": "<p>5 % did. <!-- uncited: x --></p>" * 5_000,
    "NUL and surrogates": "<p>55 %\0 responded\ud800.</p>",
}


def check(page: Page) -> int:
    reading = read_page(page)
    findings, _ = check_page(reading, Options())
    for found in explain_page(reading):
        lines = (page.markdown or page.html).splitlines() or [""]
        assert 1 <= found.span.line <= len(lines) + 1
        assert found.span.column >= 1
    return len(findings)


@pytest.mark.parametrize("name", list(TEXTS))
def test_hostile_text(name: str) -> None:
    text = TEXTS[name]
    check(Page("x.md", f"<p>{text}</p>", text))


@pytest.mark.parametrize("name", list(HTML))
def test_hostile_html(name: str) -> None:
    check(Page("x.html", HTML[name]))


def test_text_at_any_depth_is_read() -> None:
    assert check(Page("x.html", HTML["100,000 nested divs"])) == 1
    assert check(Page("x.html", HTML["100,000 nested quotes"])) == 1


@given(st.text(alphabet=st.sampled_from("5 %[]@a.<>/pb!-–\n|#:`*\"'é½\u200b&;^_1"), max_size=300))
def test_any_markdown(text: str) -> None:
    check(Page("x.md", render(text), text))


@given(st.text(max_size=300))
def test_any_html(html: str) -> None:
    check(Page("x.html", html))
