"""Citations and exemptions as they are written: which are well formed, and what is said of the others."""

import pytest

from test_constructs import KNOWN, render
from uncited import source
from uncited.reading import Page, read_page


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
