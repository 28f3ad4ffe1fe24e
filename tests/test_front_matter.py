"""Front matter, included texts, and the scan of what is prose in a source."""

import pytest
from hypothesis import given
from mkdocs.utils import meta

from strategies import FRONT_MATTER, MARKDOWN
from test_constructs import snippet
from uncited import source
from uncited.source.includes import expand
from uncited.source.scan import scan


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
