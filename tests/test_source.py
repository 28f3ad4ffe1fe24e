"""The Markdown side: places of rendered text, citations and exemptions as written, front matter, includes."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.utils import meta

from strategies import FRONT_MATTER, MARKDOWN
from test_constructs import KNOWN, findings, render, snippet
from uncited import source
from uncited.article import read_article
from uncited.model import Article, Block, BlockKind, Place
from uncited.reading import Page, read_page
from uncited.source.align import align
from uncited.source.includes import expand
from uncited.source.scan import scan


def where(markdown: str, html: str | None = None) -> list[tuple[str, str | None]]:
    """Each rendered block with the stretch of the source that it is said to come from."""
    article = read_article(render(markdown) if html is None else html)
    places = source.locate(markdown, article, snippet)
    spans = [places.span(at, 0, len(block.text)) for at, block in enumerate(article.blocks)]
    return [
        (block.text, markdown[span[0] : span[1]] if span else None)
        for block, span in zip(article.blocks, spans, strict=True)
    ]


# --- alignment


@given(st.lists(st.integers(0, 5), max_size=60), st.lists(st.integers(0, 5), max_size=60))
def test_alignment_is_monotone_and_pairs_equals(left: list[int], right: list[int]) -> None:
    pairs = align(left, right)
    assert all(left[i] == right[j] for i, j in pairs)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pairs))


@given(st.lists(st.integers(0, 5), max_size=60))
def test_equal_sequences_are_paired_one_to_one(elements: list[int]) -> None:
    assert align(elements, elements) == [(at, at) for at in range(len(elements))]


@given(st.lists(st.integers(), unique=True, max_size=60), st.sets(st.integers(0, 59)), st.sets(st.integers(0, 59)))
def test_what_is_left_of_both_is_paired(elements: list[int], gone: set[int], gone_too: set[int]) -> None:
    left = [element for at, element in enumerate(elements) if at not in gone]
    right = [element for at, element in enumerate(elements) if at not in gone_too]
    assert len(align(left, right)) == len(set(left) & set(right))


# --- places


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


# --- citations


def cited(markdown: str) -> list[tuple[str, list[tuple[str, str]], bool]]:
    return [
        (markdown[found.start : found.end], [(key.key, key.locator) for key in found.keys], found.well_formed)
        for found in source.citations(markdown)
    ]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("x [@a].", [("[@a]", [("a", "")], True)]),
        ("x.[@a; @b]", [("[@a; @b]", [("a", ""), ("b", "")], True)]),
        ("x [@a, Table 2]", [("[@a, Table 2]", [("a", "Table 2")], True)]),
        ("x [see @a, p. 3; @b]", [("[see @a, p. 3; @b]", [("a", "p. 3"), ("b", "")], True)]),
        ("x [@a,\n@b]", [("[@a,\n@b]", [("a", ""), ("b", "")], False)]),
        ("- x [@a]\n\n    > y [@b-2_C]", [("[@a]", [("a", "")], True), ("[@b-2_C]", [("b-2_C", "")], True)]),
        ("| x [@a] |\n| - |\n| [@b] |", [("[@a]", [("a", "")], True), ("[@b]", [("b", "")], True)]),
        ("x **y [@a]**", [("[@a]", [("a", "")], True)]),
        ("[link](x.md) [@a]", [("[@a]", [("a", "")], True)]),
        ("`[@a]` ``[@a]``", []),
        ("```\n[@a]\n```\n\n    [@a]\n\n~~~\n[@a]\n~~~", []),
        ("x <!-- [@a] -->\n\n<!-- \n[@a]\n-->", []),
        (r"x \[@a\]", []),
        ("[@handle](https://x.org/@handle) [text @a](x)", []),
        ("[write me@x.org] <me@x.org>", []),
        ("---\ntitle: '[@a]'\n---\n", []),
        ("[me @ 5 pm]", []),
    ],
)
def test_citations_as_written(markdown: str, expected: list[tuple[str, list[tuple[str, str]], bool]]) -> None:
    assert cited(markdown) == expected


def problems(markdown: str, known: tuple[str, ...] | None = KNOWN) -> list[tuple[str, str]]:
    return [(found.rule, markdown[found.start : found.end]) for found in source.citation_problems(markdown, known)]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("x [@anand2023; @fava2020, Table 2]", []),
        ("x [@anand2032]", [("unknown-reference", "anand2032")]),
        ("x [@ANAND2023]", [("unknown-reference", "ANAND2023")]),
        ("x [@anand2023;\n@fava2020]", [("invalid-citation", "[@anand2023;\n@fava2020]")]),
        ("x [@anand2023, @fava2020]", [("invalid-citation", "[@anand2023, @fava2020]")]),
        ("x [see also @anand2023 and @fava2020]", [("invalid-citation", "[see also @anand2023 and @fava2020]")]),
        ("x [@anand2023; Table 2]", [("invalid-citation", "[@anand2023; Table 2]")]),
        ("x [@who:2019]", [("invalid-citation", "who:2019")]),
        ("x [@dot.key]", [("invalid-citation", "dot.key")]),
        ("x [@{a}]", [("invalid-citation", "{a}")]),
        ("As @anand2023 says", [("invalid-citation", "@anand2023")]),
        ("As (@anand2023) says", [("invalid-citation", "@anand2023")]),
        ("As @anand says, @someone too", []),
        ("`@anand2023` https://medium.com/@anand2023/x me@anand2023.org <me@anand2023.org>", []),
        ("[text @anand2023](x.md)", [("invalid-citation", "text @anand2023")]),
        ("[@someone](https://x.org/@someone)", []),
        ("[text [@anand2023] more](x.md)", [("invalid-citation", "[@anand2023]")]),
        ("<div>\nx [@anand2023]\n</div>", [("invalid-citation", "[@anand2023]")]),
        ("<div>\n<code>[@anand2023]</code> <!-- [@anand2023] -->\n</div>", []),
        ("<div markdown>\nx [@anand2023]\n</div>", []),
        ("\\@anand2023", []),
        ("*[ABC]: A word [@anand2023]", [("invalid-citation", "[@anand2023]")]),
        ("x.[anand2023]", [("invalid-citation", "[anand2023]")]),
        ("| x [anand2023; fava2020] |\n| - |\n| y |", [("invalid-citation", "[anand2023; fava2020]")]),
        ("x [anand] [anand2023, page 3] `[anand2023]` \\[anand2023]", []),
        ("[anand2023](x.md) [text][anand2023] [anand2023][] [anand2023]\n\n[anand2023]: x.md", []),
    ],
)
def test_what_is_wrong_with_citations(markdown: str, expected: list[tuple[str, str]]) -> None:
    assert problems(markdown) == expected


def test_without_a_bibliography_only_the_form_is_checked() -> None:
    assert problems("x [@any] and @any", None) == []
    assert problems("x [@a, @b]", None) == [("invalid-citation", "[@a, @b]")]


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("x [@anand2032]", "Did you mean @anand2023?"),
        ("x [@Anand2023]", "Did you mean @anand2023?"),
        ("x [@zzz]", "Check the spelling."),
        ("x [@anand2023, @fava2020]", "[@anand2023; @fava2020]"),
        ("x [@anand2023;\n@fava2020]", "on one line: [@anand2023; @fava2020]"),
        ("x [@anand.2023]", "Write @anand2023."),
        ("x @anand2023", "[@anand2023]"),
        ("x [anand2023]", "Put @ before the key: [@anand2023]."),
        ("x [anand2023, fava2020]", "Put @ before the key: [@anand2023; @fava2020]."),
    ],
)
def test_a_message_says_what_to_write(markdown: str, words: str) -> None:
    assert words in source.citation_problems(markdown, KNOWN)[0].message


# --- exemptions


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("x. <!-- uncited: our count -->", []),
        ("<!-- uncited: our count -->\n\nx.", []),
        ("- x.\n    <!-- uncited: our count -->", []),
        ("x. <!-- uncited -->", ["<!-- uncited -->"]),
        ("x. <!--uncited:-->", ["<!--uncited:-->"]),
        ("x. <!-- uncited: a | b -->", ["<!-- uncited: a | b -->"]),
        ("x. <!-- uncited: see @a -->", ["<!-- uncited: see @a -->"]),
        ("x.\n<!-- uncited: a -->\ny", ["<!-- uncited: a -->"]),
        ("- x.\n  <!-- uncited: a -->", ["<!-- uncited: a -->"]),
        ("| a |\n| - |\n| 5 |\n<!-- uncited: a -->", ["<!-- uncited: a -->"]),
        ("x. <!-- uncited: a", ["<!-- uncited: a"]),
        ("<!-- uncited: a\n\nx <!-- b -->", ["<!-- uncited: a"]),
        ("x. <!-- uncitd: a -->", ["<!-- uncitd: a -->"]),
        ("x. <!-- un-cited: a -->", ["<!-- un-cited: a -->"]),
        ("x. <!-- Uncited: a -->", ["<!-- Uncited: a -->"]),
        ("x. <!-- uncited a -->", ["<!-- uncited a -->"]),
        ("<div>\nx <!-- uncited -->\n</div>", ["<!-- uncited -->"]),
        ("x <!-- United: a --> <!-- cited: a --> <!-- a: uncited --> <!-- prettier-ignore -->", []),
        ("x. <!— uncited: a —>", ["<!— uncited"]),
        ("<!– uncited: a –>\n\nx.", ["<!– uncited"]),
        ("x. ‹!— uncited: a —›", ["‹!— uncited"]),
        ("`<!— uncited: a —>` <!— a remark —>\n\n    <!— uncited: a —>", []),
        ("`<!-- uncited -->`\n\n    <!-- uncited -->\n\n```\n<!-- uncited -->\n```", []),
        ("---\nuncited: [{text: a}]\n---\n", ["{text: a}"]),
        ("---\nuncited:\n  - reason: a\n---\n", ["reason: a"]),
        ("---\nuncited: [{text: a, reason: b}]\n---\n", []),
    ],
)
def test_what_is_wrong_with_exemptions(markdown: str, expected: list[str]) -> None:
    found = source.exemption_problems(markdown)
    assert [markdown[problem.start : problem.end] for problem in found] == expected
    assert {problem.rule for problem in found} <= {"invalid-exemption"}


def test_a_comment_never_closed_is_fatal() -> None:
    assert [problem.fatal for problem in source.exemption_problems("x <!-- uncited: a\n\ny")] == [True]


@pytest.mark.parametrize("markdown", ["x. <!— uncited: a —>", "x. <!-- uncited: a —>", "‹!– uncited: a --›"])
def test_joined_hyphens_are_told_from_other_faults(markdown: str) -> None:
    [found] = source.exemption_problems(markdown)
    assert "type two hyphens" in found.message


def test_the_places_of_exemptions_match_the_comments_of_the_page() -> None:
    markdown = "x. <!-- a --> y. <!-- uncited: one -->\n\n<!-- uncited: two -->\n\nz <!-- uncited -->"
    assert [markdown[a:b] for a, b in source.exemption_comments(markdown)] == [
        "<!-- uncited: one -->",
        "<!-- uncited: two -->",
    ]
    reading = read_page(Page("x.md", render(markdown), markdown))
    assert len(reading.exemptions) == 2


def test_the_place_of_a_front_matter_exemption() -> None:
    markdown = "---\nuncited:\n  - text: a 5 %\n    reason: b\n---\n"
    start, end = source.exemption_entry(markdown, "a 5 %")
    assert markdown[start:end] == "text: a 5 %\n    reason: b"


# --- front matter


def test_front_matter_fields_and_offsets() -> None:
    markdown = "\ufeff---\r\ntitle: Über 5 %\r\nupdated: 2024-05-01\r\n---\r\n\r\nText"
    front = source.front_matter(markdown)
    assert front.problem is None
    assert front.text("title") == "Über 5 %"
    assert front.text("updated") == "2024-05-01"
    assert front.text("nothing") is None
    title = front.fields["title"]
    assert (markdown[title.start : title.end], title.line) == ("Über 5 %", 2)
    assert markdown[front.end :] == "\r\nText"


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ("---\ntitle: a: b\n---\nText", 2),
        ("---\ntitle: x\nbad: [1\n---\nText", 4),
        ("---\nupdated: 2024-13-45\n---\nText", 2),
        ("---\njust text\n---\nText", 2),
        ("---\ntitle: x\n\nText without an end", 1),
        ("Response: 55 %\n\nText", 1),
        ("\ufeffResponse: 55 %\r\n", 1),
        ("https://example.org\n", 1),
    ],
)
def test_front_matter_that_goes_wrong(markdown: str, line: int) -> None:
    problem = source.front_matter(markdown).problem
    assert problem is not None
    assert problem[0] == line


@pytest.mark.parametrize(
    "markdown",
    [
        "",
        "Text",
        "# Head: 55 %\n",
        "\nResponse: 55 %\n",
        "---\n\nText\n\n---\n",
        "---\n",
        "Two words: 5 %\n",
        "---\n---\n",
    ],
)
def test_no_front_matter_and_no_problem(markdown: str) -> None:
    front = source.front_matter(markdown)
    assert front.problem is None
    assert front.fields == {}


@given(FRONT_MATTER, MARKDOWN)
def test_front_matter_agrees_with_mkdocs_on_what_the_page_is(fields: str, text: str) -> None:
    markdown = "---\n" + fields + "---\n" + text.replace("\r\n", "\n").replace("\r", "\n")
    front = source.front_matter(markdown)
    if front.problem is None and front.end:
        body, data = meta.get_data(markdown)
        assert markdown[front.end :].lstrip("\n") == body
        said = {name: value for name, value in data.items() if isinstance(value, str) and name != "uncited"}
        assert said == {name: front.fields[name].value for name in said}
    for field in front.fields.values():
        assert field.start <= field.end <= front.end
        assert field.line == markdown.count("\n", 0, field.start) + 1
    for exemption in front.entries:
        assert exemption.start <= exemption.end <= front.end
    if front.problem is not None:
        assert 1 <= front.problem[0] <= markdown.count("\n") + 1


# --- includes


def test_included_text_stands_at_its_line() -> None:
    markdown = 'a\n\n    --8<-- "short.md"\n\n;--8<-- "short.md"\nb\n'
    expanded = expand(markdown, 0, snippet)
    assert expanded.text == 'a\n\n    Short: 17 % slept.\n    \n\n--8<-- "short.md"\nb\n'
    at = expanded.text.index("17")
    assert markdown[expanded.start(at) : expanded.end(at + 2)] == '--8<-- "short.md"'
    at = expanded.text.index("b\n", 50)
    assert markdown[expanded.start(at) :] == "b\n"


def test_includes_that_include_themselves_end() -> None:
    assert expand('--8<-- "a"\n', 0, lambda _name: '--8<-- "b"\n--8<-- "a"\nx').text.strip() == "x\nx"
    files = {f"{n}": "\n".join([f'--8<-- "{n + 1}"'] * 10) for n in range(20)} | {"20": "x" * 1000}
    assert len(expand('--8<-- "0"\n', 0, files.get).text) < 10_000_000


@given(MARKDOWN)
def test_scanning_never_leaves_the_text(markdown: str) -> None:
    for block in scan(markdown, 0).blocks:
        assert all(0 <= start < end <= len(markdown) for start, end in block.slices)
