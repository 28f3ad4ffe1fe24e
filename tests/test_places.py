"""Where in the Markdown a rendered text stands."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from strategies import MARKDOWN
from test_constructs import findings, render, snippet
from uncited import source
from uncited.article import read_article
from uncited.model import Article, Block, BlockKind, Place


def where(markdown: str, html: str | None = None) -> list[tuple[str, str | None]]:
    """Each rendered block with the stretch of the source that it is said to come from."""
    article = read_article(render(markdown) if html is None else html)
    places = source.locate(markdown, article, snippet)
    spans = [places.span(at, 0, len(block.text)) for at, block in enumerate(article.blocks)]
    return [
        (block.text, markdown[span[0] : span[1]] if span else None)
        for block, span in zip(article.blocks, spans, strict=True)
    ]


def test_a_span_is_exact_inside_markup() -> None:
    markdown = "A **55&nbsp;%** of [10<sup>6</sup> people](x.md) *and*\\* so."
    article = read_article(render(markdown))
    text = article.blocks[0].text
    places = source.locate(markdown, article)

    def found(words: str) -> str:
        at = text.index(words)
        span = places.span(0, at, at + len(words))
        assert span is not None
        return markdown[span[0] : span[1]]

    assert found("55\xa0%") == "55&nbsp;%"
    assert found("10⁶") == "10<sup>6"
    assert found("people") == "people"
    assert found("and*") == "and*\\*"
    assert found("5\xa0") == "5"


def test_generated_text_has_no_place_and_its_neighbours_keep_theirs() -> None:
    html = "<p>First 55 %.</p><p>Made by a plugin: 66 % of it.</p><p>Last 77 %.</p>"
    assert where("First 55 %.\n\nLast 77 %.\n", html) == [
        ("First 55 %.", "First 55 %."),
        ("Made by a plugin: 66 % of it.", None),
        ("Last 77 %.", "Last 77 %."),
    ]


def test_text_put_into_a_paragraph_by_a_plugin() -> None:
    html = "<p>Before 5 %. Version 1.2.3 of it, 66 %. After 7 %.</p>"
    markdown = "Before 5 %. Version {{ version }} of it, 66 %. After 7 %."
    article = read_article(html)
    text = article.blocks[0].text
    places = source.locate(markdown, article)
    for words, expected in (("1.2.3", "{{ version }}"), ("After 7 %.", "After 7 %."), ("66 %", "66 %")):
        at = text.index(words)
        span = places.span(0, at, at + len(words))
        assert span is not None
        assert markdown[span[0] : span[1]] == expected


def test_blocks_that_a_plugin_moved() -> None:
    html = "<p>Last 77 %.</p><p>First 55 %.</p><p>Middle 66 %.</p>"
    found = where("First 55 %.\n\nMiddle 66 %.\n\nLast 77 %.\n", html)
    assert all(text == stretch for text, stretch in found)


def test_tabs_in_the_older_order() -> None:
    html = '<label>A 1 %</label><div class="tabbed-content"><p>x</p></div><label>B 2 %</label><div><p>y</p></div>'
    found = where('=== "A 1 %"\n\n    x\n\n=== "B 2 %"\n\n    y\n', html)
    assert [stretch for _, stretch in found] == ["A 1 %", "x", "B 2 %", "y"]


def test_tooltips_are_found_at_their_definition() -> None:
    markdown = "ECT and TMS.\n\n*[ECT]: Current, 44 % of it\n*[TMS]: Magnets, 44 % of them\n"
    article = read_article(render(markdown))
    places = source.locate(markdown, article)
    tips = [at for at, block in enumerate(article.blocks) if block.kind is BlockKind.TOOLTIP]
    spans = [places.span(at, 0, len(article.blocks[at].text)) for at in tips]
    assert [markdown[span[0] : span[1]] for span in spans if span] == ["Current, 44 % of it", "Magnets, 44 % of them"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("'It''s 55 %'", "It''s 55 %"),
        ('"A 55\\u00a0% share"', "A 55\\u00a0% share"),
        (">-\n  Of many,\n  55 %", "Of many,\n  55 %"),
        ("|\n  Of many,\n  55 %", "Of many,\n  55 %"),
        ("Of many,\n  55 %", "Of many,\n  55 %"),
    ],
)
def test_front_matter_values_in_every_yaml_style(value: str, expected: str) -> None:
    markdown = f"---\ntitle: x\ndescription: {value}\nother: 55 %\n---\n\nText.\n"
    text = source.front_matter(markdown).text("description")
    assert text is not None
    article = Article((Block(BlockKind.META, "x", Place()), Block(BlockKind.META, text, Place())))
    span = source.locate(markdown, article).span(1, 0, len(text))
    assert span is not None
    assert markdown[span[0] : span[1]] == expected


def test_html_is_its_own_source() -> None:
    html = (
        "<html><body><nav><p>55 % here.</p></nav><article><h1>A&nbsp;1 %</h1>\n<p>55 % <b>here</b>.</p>"
        '<p>55 % <b>here</b>.</p><img alt="Bars 2 %" src="x"></article></body></html>'
    )
    article = read_article(html)
    places = source.locate_in_html(html, article)
    spans = [places.span(at, 0, len(block.text)) for at, block in enumerate(article.blocks)]
    stretches = [html[span[0] : span[1]] for span in spans if span]
    assert stretches == ["A&nbsp;1 %", "55 % <b>here</b>.", "55 % <b>here</b>.", "Bars 2 %"]
    assert spans[1] != spans[2]


# --- places, by an oracle: every word occurs once, so where it stands is known

_WRAPS = ("{}", "**{}**", "*{}*", "`{}`", "[{}](http://example.org/x)", "<b>{}</b>", "~~{}~~", "{}&nbsp;%", "\\*{}\\*")


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Markdown made of all kinds of blocks, in which each word zN occurs once."""
    count = 0

    def sentence(lines: bool = True) -> str:
        nonlocal count
        words = []
        for _ in range(draw(st.integers(1, 6))):
            count += 1
            words.append(draw(st.sampled_from(_WRAPS)).format(f"z{count}"))
            words.append(draw(st.sampled_from(["of", "55 %", "the"])))
        joiner = draw(st.sampled_from([" ", "\n"])) if lines else " "
        return joiner.join(words) + "."

    def indent(text: str) -> str:
        return "".join(f"    {line}\n" if line else "\n" for line in text.split("\n"))

    def block(depth: int) -> str:
        kinds = ["text", "heading", "code", "quote", "table", "comment", "html", "rule"]
        if depth < 3:
            kinds += ["item", "box", "tabs", "details", "definition"]
        kind = draw(st.sampled_from(kinds))
        if kind == "heading":
            return "## " + sentence(False)
        if kind == "code":
            return "```\n" + sentence() + "\n```"
        if kind == "quote":
            return "> " + sentence().replace("\n", "\n> ")
        if kind == "table":
            rows = [f"| {sentence(False)} | 55 % |" for _ in range(draw(st.integers(1, 3)))]
            return "\n".join(["| a | b |", "| - | - |", *rows])
        if kind == "comment":
            return "<!-- of 55 % the -->"
        if kind == "html":
            return "<div>\n" + sentence(False) + "\n</div>"
        if kind == "rule":
            return "* * *"
        if kind == "text":
            return sentence()
        inner = "\n\n".join(block(depth + 1) for _ in range(draw(st.integers(1, 2))))
        if kind == "item":
            return "- " + indent(sentence(False) + "\n\n" + inner).lstrip()
        if kind == "box":
            return f'!!! note "{sentence(False)}"\n\n' + indent(inner)
        if kind == "details":
            return f'??? note "{sentence(False)}"\n\n' + indent(inner)
        if kind == "definition":
            return sentence(False) + "\n\n:   " + indent(sentence(False) + "\n\n" + inner).lstrip()
        tabs = [f'=== "{sentence(False)}"\n\n' + indent(block(depth + 1)) for _ in range(draw(st.integers(1, 3)))]
        return "\n".join(tabs)

    return "\n\n".join(block(0) for _ in range(draw(st.integers(1, 6)))) + "\n"


@given(documents())
def test_every_word_is_found_where_it_stands(markdown: str) -> None:
    article = read_article(render(markdown))
    places = source.locate(markdown, article)
    for at, block in enumerate(article.blocks):
        if block.code == ((0, len(block.text)),):
            continue  # as code shows a definition in a list; no finding points there, and tabs may stand in another order
        for found in re.finditer(r"\bz\d+\b", block.text):
            expected = re.search(rf"\b{found.group()}\b", markdown)
            assert expected is not None
            assert places.span(at, *found.span()) == expected.span()


# --- places, on anything


@given(MARKDOWN, MARKDOWN)
@example('\n\n--8<-- "x"\n55', "")  # an included file that is empty
def test_places_are_inside_the_file_whatever_it_holds(markdown: str, text: str) -> None:
    article = read_article(f"<p>{text}</p><ul><li>{markdown}</li></ul>")
    for places in (source.locate(markdown, article, {"x": text}.get), source.locate_in_html(markdown, article)):
        for at, block in enumerate(article.blocks):
            for start, end in ((0, len(block.text)), (len(block.text) // 2, len(block.text)), (0, 1)):
                span = places.span(at, start, end)
                assert span is None or 0 <= span[0] <= span[1] <= len(markdown)
    lines = source.Lines(markdown)
    for problem in source.problems(markdown, {"b"}):
        assert 0 <= problem.start <= problem.end <= len(markdown)
        assert lines.position(problem.start)[1] >= 1
    for citation in source.citations(markdown):
        assert markdown[citation.start] == "["
        assert markdown[citation.end - 1] == "]"
        assert all(markdown[key.start : key.end] == key.key for key in citation.keys)
    source.exemption_comments(markdown)


_WORDS = (
    "Ketamine", "is", "old.", "55 % responded.", "In all,", "of them", "**41 %** relapsed.", "[@anand2023]", "so", "(95% CI", "3 to 9)",
    "p < 0.05", "$300", "mg/kg", "e.g.", "No. 5", "vs.", "half", "of", "the", "first", "7", "in", "10", "*than*", "St. John", "`55 %`",
    "[link, 5 %](x.md)", "<b>3</b>", "a.m.", "(see", "Table 2)", "?", "million", "May 5", "2019,", "[@fava2020, Table 2]", "U.S.", "…",
)  # fmt: skip


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12), st.data())
def test_reflowing_a_paragraph_keeps_the_findings(words: list[str], data: st.DataObject) -> None:
    breaks = [data.draw(st.sampled_from([" ", "\n"])) for _ in words]
    text = "# Head\n\n" + "".join(word + space for word, space in zip(words, breaks, strict=True)) + "\n"
    flat = "# Head\n\n" + " ".join(words) + "\n"

    def sentences(markdown: str) -> list[str]:
        return [found.partition(" ")[2] for found in findings(markdown)]

    assert sentences(text) == sentences(flat)


@given(st.sampled_from(["\r\n", "\r"]), documents())
def test_line_ends_keep_the_findings(line_end: str, markdown: str) -> None:
    assert findings(markdown.replace("\n", line_end)) == findings(markdown)


def test_a_megabyte_of_identical_rows() -> None:
    row = "| 55 % | the same words in every row |\n"
    markdown = "| a | b |\n| - | - |\n" + row * 20_000
    cells = "<tr><td>55 %</td><td>the same words in every row</td></tr>"
    article = read_article(f"<table><tr><th>a</th><th>b</th></tr>{cells * 20_000}</table>")
    places = source.locate(markdown, article)
    lines = source.Lines(markdown)
    for row_number in (0, 9_999, 19_999):
        span = places.span(2 + 2 * row_number, 0, 4)
        assert span is not None
        assert lines.position(span[0]) == (3 + row_number, 3)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "unit",
    ["[", "]", "[](", "![](", "[](<", "`", "*a ", "<", "<!--", "<!-- uncited: ", "<div>\n", ">", "- ", "```\n", "|",
     "[@a; ", "[^a]: b\n", '--8<-- "a"\n', "{", "&", "a", "\n", "a b ", "[a]: b\n", "[a](b)"],
)  # fmt: skip
def test_a_large_file_of_one_thing_is_read_in_linear_time(unit: str) -> None:
    markdown = unit * (300_000 // len(unit))
    article = read_article("<p>" + markdown.replace("<", "&lt;") + "</p>")
    places = source.locate(markdown, article)
    for at, block in enumerate(article.blocks[:50]):
        places.span(at, len(block.text) // 2, len(block.text) // 2 + 5)
    source.problems(markdown, {"b"})


# --- positions


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("ab\ncd", 4, (2, 2)),
        ("ab\r\ncd", 4, (2, 1)),
        ("ab\rcd", 3, (2, 1)),
        ("\ufeffab", 1, (1, 1)),
        ("\ufeffab\ncd", 5, (2, 2)),
        ("👩x", 1, (1, 2)),
        ("a", 99, (1, 2)),
        ("", 0, (1, 1)),
    ],
)
def test_position(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert source.position(text, offset) == expected
