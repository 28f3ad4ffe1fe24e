"""Any page, however strange: no crash, no hang (the timeout of every test), and positions inside the file."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers import BIB
from strategies import MARKDOWN, SAID, joined, mostly
from uncited import Options, Page, References, baseline, check_page, check_site, read_options, read_page
from uncited.article import read_article
from uncited.bib import parse
from uncited.explain import compare_page, explain_page
from uncited.options import OptionError
from uncited.output import FORMATS
from uncited.register import Claim, as_json, claims_of
from uncited.render import render
from uncited.rules import RULES
from uncited_mkdocs.anchors import mark_sentences

RECORDED = References(parse(BIB, "references.bib"))
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
    "cited sentences": "So 55.4 % responded.[@known2020] " * (SIZE // 33),
    "unclosed CDATA": "<![CDATA[ 5 % x. " * (SIZE // 17),
}
CITED = '<sup class="citation" data-cites="known2020" id="fnref:known2020"><a class="footnote-ref" href="#fn:known2020">1</a></sup>'
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
    "cited numbers in one sentence": "<p>" + "55.4 %, " * 5_000 + CITED + "</p>",
    "cited sentences": f"<p>{('55.4 % responded.' + CITED) * 3_000}</p>",
    "NUL and surrogates": "<p>55 %\0 responded\ud800.</p>",
}


def check(page: Page) -> int:
    """What every command does with a page: the findings, what is explained, the comparison and the register."""
    reading = read_page(page, RECORDED.keys)
    findings, _ = check_page(reading, Options(), RECORDED.keys, RECORDED.figures)
    compare_page(reading, RECORDED.figures)
    claims = claims_of(reading, RECORDED)
    json.dumps(as_json(claims, {}))
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


def test_a_page_of_one_long_paragraph_is_marked() -> None:
    html = f"<p>{TEXTS['short sentences']}</p>"
    claims = claims_of(read_page(Page("x.html", html)), None)
    assert len(mark_sentences(html, claims)[1]) == len(claims)


def test_text_at_any_depth_is_read() -> None:
    assert check(Page("x.html", HTML["100,000 nested divs"])) == 1
    assert check(Page("x.html", HTML["100,000 nested quotes"])) == 1


@given(MARKDOWN | st.text(alphabet=st.sampled_from("5 %[]@a.<>/pb!-–\n|#:`*\"'é½\u200b&;^_1"), max_size=300))
def test_any_markdown(text: str) -> None:
    check(Page("x.md", render(text), text))


# Pieces of HTML, closed or not, so that random texts reach every branch of the reader.
TAGS = (
    "p div ul ol li table thead tr td th caption h1 h2 dl dt dd blockquote figure figcaption details summary sup sub b a code pre "
    "svg text label section article main body nav script style template textarea select option br hr img input"
).split()
ATTRIBUTES = (
    "", ' class="citation" data-cites="a"', ' class="footnote-ref" href="#fn:a"', ' class="references footnote"', ' id="fn:a"',
    ' class="admonition"', ' class="admonition-title"', ' class="tabbed-set"', ' class="tabbed-block"', ' colspan="9"',
    ' rowspan="3"', ' alt="5 % of it"', ' title="Half of it"', ' role="doc-biblioref"', ' class="citation-unresolved"', " a='",
)  # fmt: skip
WORDS = (
    "55.4 % ", "half ", "3 weeks ", "12 (4) ", "n = 9 ", "with ketamine ", "than ECT ", "responded. ", "Of all: ", ", ", "[@a]",
    "[^1]", "<!-- uncited: counted -->", "<!--", "-->", "&nbsp;", "&#0;", "&", "<![CDATA[", "]]>", "<", ">", "\n\n", "é", "\0",
)  # fmt: skip
ELEMENTS = st.one_of(
    st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
)


@given(joined(ELEMENTS) | st.text(max_size=300))
def test_any_html(html: str) -> None:
    check(Page("x.html", html))


SENTENCES = st.lists(st.tuples(SAID, st.sampled_from(("", "[@a]", "[@a, Table 2]", "[@a; @b]", "[@c]"))), max_size=5)
SHAPES = (
    "{}",
    "- {}",
    "# {}",
    "| A | B |\n| - | - |\n| ketamine | {} |",
    "> {}",
    "*[ECT]: {}",
    "![{}](x.png)",
    "Of all: {}",
)


@given(st.lists(st.tuples(SENTENCES, st.sampled_from(SHAPES)), max_size=4), st.lists(SAID, max_size=4), SAID)
def test_any_sentences_against_any_figures(blocks: list[Any], recorded: list[str], other: str) -> None:
    """A whole check: whatever is said and recorded, it ends in findings that can be written in every format."""
    figures = "".join(f" Of all, {said}. [Table {at}]" for at, said in enumerate(recorded))
    bib = f"@article{{a,\n annote = {{Read: abstract.{figures}}}}}\n@misc{{b,\n annote = {{Read: secondary. {other}. [p. 1]}}}}"
    markdown = "\n\n".join(
        shape.format(" ".join(f"So {said}.{cited}" for said, cited in sentences)) for sentences, shape in blocks
    )
    references = References(parse(bib, "x.bib"))
    page = Page("x.md", render(markdown), markdown)
    claims: list[Claim] = []
    report = check_site(
        [page], Options(), references, on_reading=lambda read: claims.extend(claims_of(read, references))
    )
    for write in FORMATS.values():
        assert write(report).endswith("\n")
    json.dumps(as_json(claims, {"x.md": ""}))
    marked, _ = mark_sentences(page.html, claims)
    assert [block.text for block in read_article(marked).blocks] == [
        block.text for block in read_article(page.html).blocks
    ]
    lines = markdown.split("\n")
    for finding in report.findings:
        if finding.file == "x.md":
            assert 1 <= finding.span.line <= finding.span.end_line <= len(lines)


# What YAML, TOML or JSON may give, with the names that mean something among the keys.
NAMES = st.sampled_from(
    ("rules", "bibliography", "baseline", "tooltips", "keep-exemptions", "version", "entries", "rule", "sentence", "count")
)  # fmt: skip
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.sampled_from((1, "off", "error"))
)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES | st.text(max_size=5), inner, max_size=4)
)


def refusal(read: Callable[[], object], *errors: type[Exception]) -> str:
    """Why something is not read, empty where it is. Any other error is the traceback that nobody may see."""
    try:
        read()
    except errors as problem:
        return str(problem)
    return ""


# As they should be, but for what is drawn in the place of something.
WEIGHTS = st.dictionaries(
    st.sampled_from([*RULES, "uncited-numbr", ""]), st.sampled_from(["off", "note", False, "eror", 1])
)
OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "rules": mostly(WEIGHTS, VALUES),
        "tooltips": mostly(st.lists(st.text(max_size=5)), VALUES),
        "keep-exemptions": mostly(st.booleans(), VALUES),
        **dict.fromkeys(("bibliography", "baseline", "glossary"), mostly(st.text(max_size=5), VALUES)),
    },
)


@given(mostly(OPTIONS, VALUES))
def test_any_options_are_read_or_refused_in_one_line(given: Any) -> None:
    said = refusal(lambda: read_options(given, "mkdocs.yml"), OptionError)
    assert re.fullmatch(r"(?:mkdocs\.yml: .+)?", said)


COUNTS = st.dictionaries(st.tuples(st.text(max_size=9), st.text(max_size=20)), st.integers(1, 9), max_size=6)
LISTED = st.fixed_dictionaries(
    {
        "rule": mostly(st.text(max_size=5), LEAVES),
        "sentence": st.text(max_size=9),
        "count": mostly(st.integers(1, 9), LEAVES),
    }
)
BASELINES = st.fixed_dictionaries(
    {"version": mostly(st.just(1), LEAVES), "entries": mostly(st.lists(LISTED, max_size=4), VALUES)}
)


@given(COUNTS)
def test_a_baseline_is_read_as_it_was_written_with_its_lines(counts: dict[baseline.Key, int]) -> None:
    text = baseline.write(counts)
    read = baseline.read(text, "baseline.json")
    assert read.counts == counts
    lines = text.split("\n")
    for (rule, sentence), line in read.lines.items():
        found = json.loads(lines[line - 1].removesuffix(","))
        assert (found["rule"], found["sentence"]) == (rule, sentence)


@given(mostly(BASELINES, VALUES).map(json.dumps) | st.text(max_size=50))
@example('{"version": 1, "entries": [{"rule": "a", "sentence": "b", "count": 1e999}]}')
@example('{"version": 1, "entries": ' + "[" * 100_000)
@example("<<<<<<< ours\n=======\n>>>>>>> theirs\n")
def test_any_baseline_is_read_or_refused_in_one_line(text: str) -> None:
    said = refusal(lambda: baseline.read(text, "baseline.json"), baseline.BaselineError)
    assert re.fullmatch(r"(?:baseline\.json(?::\d+)?: .+)?", said)
