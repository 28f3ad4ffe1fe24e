"""Charts: blocks in, findings, tables and drawings out. The cases are in charts/cases.yml."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import ROOT, read_cases
from strategies import joined, mostly
from uncited import Options, Page, check_site
from uncited.charts import MOST_ROWS, Chart, read_chart, read_value
from uncited.render import render
from uncited_mkdocs.drawing import drawer

CASES = read_cases(Path(__file__).parent / "charts" / "cases.yml")
SITE = sorted(path for path in (ROOT / "docs").glob("[!c]*/*.md") if "\n```chart\n" in path.read_text(encoding="utf-8"))


def chart_of(block: str) -> Any:
    """What is read of a block without its fences."""
    spans = [found.span() for found in re.finditer(r"[^\n]+", block)]
    return read_chart(block, spans)


def charts_in(text: str) -> list[Chart]:
    return [chart_of(block) for block in re.findall(r"^```chart\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)]


def words(html: str) -> list[str]:
    return [found.strip() for found in re.findall(r">([^<]+)<", html) if found.strip()]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_block(case: dict[str, Any]) -> None:
    text = f"```chart\n{case['block']}```\n"
    found = check_site([Page("page.md", render(text), text)], Options()).findings
    said = [f"{finding.span.line}: {finding.message}" for finding in found]
    wanted = case.get("problems", [])
    assert len(said) == len(wanted), said
    for message, start in zip(said, wanted, strict=True):
        assert message.startswith(start)
    assert {finding.rule for finding in found} <= {"invalid-chart"}
    assert ("<figure" in render(text)) is not bool(wanted)


def test_a_chart_has_a_name_a_description_and_its_numbers_as_a_table() -> None:
    html = render(f"```chart\n{CASES[0]['block']}```\n")
    assert words(html) == [
        "Response", "[@a]", "More with ketamine.", "The same numbers as a table",
        "Compared with", "Ketamine", "ECT", "Own ratings", "55.4%", "41.2%",
    ]  # fmt: skip
    assert '<th scope="row">Own ratings</th>' in html


def test_rows_have_a_limit() -> None:
    rows = "\n".join(f"Row {number} | {number}%" for number in range(MOST_ROWS + 1))
    problems = chart_of(f"title: A\nsummary: B\nsource: [@a]\nHead | Share\n{rows}\n")
    assert [problem.message for problem in problems] == ["A chart has at most 30 rows. Make two charts of it."]


@pytest.mark.parametrize("path", SITE, ids=lambda path: path.stem)
def test_all_that_is_drawn_stands_in_the_table(path: Path, tmp_path: Path) -> None:
    for chart in charts_in(path.read_text(encoding="utf-8")):
        drawn = words(drawer(tmp_path)(chart))
        said = {word for piece in chart.pieces() for word in piece.shown.split()}
        assert {word for text in drawn for word in text.split()} <= said
        assert [text for text in drawn if text in {cell.bare for row in chart.rows for cell in row.cells}] == [
            cell.bare for row in chart.rows for cell in row.cells
        ]


def test_the_site_has_charts() -> None:
    assert len(SITE) >= 4


def test_bars_are_as_long_as_their_numbers(tmp_path: Path) -> None:
    chart = chart_of("title: A\nsummary: B\nsource: [@a]\nHead | One | Two\nFirst | 40% | 80%\nSecond | 1 of 10 | 0%\n")
    svg = drawer(tmp_path)(chart)
    bars = [float(found) for found in re.findall(r'd="M[\d.]+,[\d.]+h([\d.]+)v[^"]*" fill="var\(--chart-[12]\)"', svg)]
    first, second, third, fourth = bars[:4]
    assert (second / first, third / first, fourth) == pytest.approx((2, 0.25, 0))
    assert "url(" not in svg
    assert "<script" not in svg


def test_a_drawing_is_kept_and_depends_on_the_chart_alone(tmp_path: Path) -> None:
    block = "title: A\nsummary: B\nsource: [@a]\nHead | One\nFirst | {0}%\n"
    draw = drawer(tmp_path / "kept")
    one = draw(chart_of(block.format(40)))
    (kept,) = (tmp_path / "kept").iterdir()
    kept.write_text("as kept", encoding="utf-8")
    assert draw(chart_of(block.format(40))) == "as kept"
    assert draw(chart_of(block.format(41))) != one
    assert drawer(tmp_path / "other")(chart_of(block.format(40))) == one


def test_a_build_that_is_stopped_keeps_no_half_of_a_drawing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = chart_of("title: A\nsummary: B\nsource: [@a]\nHead | One\nFirst | 40%\n")
    whole = drawer(tmp_path / "other")(chart)
    write = Path.write_text

    def stopped(path: Path, text: str, **named: Any) -> int:
        write(path, text[:99], **named)
        raise KeyboardInterrupt

    draw = drawer(tmp_path / "kept")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", stopped)
        with pytest.raises(KeyboardInterrupt):
            draw(chart)
    assert draw(chart) == whole


def test_markup_in_a_label_is_drawn_as_text(tmp_path: Path) -> None:
    label = '<script>alert("1")</script> & "more" datum.value'
    chart = chart_of(f"title: A\nsummary: B\nsource: [@a]\nHead | <b>One | Two\n{label} | 40% | 50%\n")
    svg = drawer(tmp_path)(chart)
    assert "<script" not in svg
    assert "<b>" not in svg
    assert "&lt;script&gt;" in svg


def test_words_of_a_drawing_are_read_unless_they_stand_beside_it() -> None:
    html = (
        "<figure><figcaption>Response <sup class='citation' data-cites='a'>1</sup></figcaption>"
        "<svg role='img'><text>Ketamine</text><text>55%</text>{}</svg>"
        "<table><tr><th>Ketamine</th></tr><tr><td>55%</td></tr></table></figure>"
    )
    clean = check_site([Page("a.html", html.format(""))], Options())
    assert (clean.claims, clean.findings) == (1, ())
    other = check_site([Page("a.html", html.format("<text>56% in all</text>"))], Options())
    assert [finding.sentence for finding in other.findings] == ["56% in all"]
    alone = check_site([Page("a.html", "<p>Text.</p><svg><text>55% responded</text></svg>")], Options())
    assert [finding.sentence for finding in alone.findings] == ["55% responded"]


AMOUNTS = joined(
    st.sampled_from(("46", "1,148", ".5", "0", "99999999999999999999", "٣", ",", "%", " of ", " in ", " ", "$", "£", " weeks", "-", "(")),
    longest=5,
)  # fmt: skip
TEXTS = st.sampled_from(
    ("", "A", "A: b", "**B** *c", "[@a]", "C [@a, Table 2; @b]", "<b>&", "\x00", "https://x.org", "]", "é\u202e")
)
NAMES = st.sampled_from(
    ("A", "A: b", "**B** *c*", "C [@a, Table 2; @b]", "<b>&", "\x00", "https://x.org", "]", "é\u202e")
)
SHARES = st.sampled_from(("46%", "0%", "63 of 91", "7 in 10", "46.5 % [@a]", "63 of 91 (69%)", "100%"))
LINES = st.one_of(
    st.builds("{}: {}".format, st.sampled_from(("title", "Summary", "source", "titel", "x")), TEXTS),
    st.lists(TEXTS | AMOUNTS | SHARES, max_size=5).map(" | ".join),
    TEXTS,
)


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """The block of a chart, mostly whole."""
    columns = draw(st.integers(1, 3))
    rows = [["Head", "One", "Two", "Three"][: columns + 1]]
    for name in draw(st.lists(mostly(NAMES, TEXTS), min_size=1, max_size=4, unique=True)):
        rows.append([name, *draw(st.lists(SHARES, min_size=columns, max_size=columns))])
    lines = ["title: Of all", "summary: More", "source: [@a]", *map(" | ".join, rows)]
    for line in draw(mostly(st.just([]), st.lists(LINES, min_size=1, max_size=2))):
        at = draw(st.integers(0, len(lines)))
        lines[at : at + draw(st.integers(0, 1))] = [line]
    return draw(st.sampled_from(("\n", "\n", "\n\n"))).join(lines)


@given(st.one_of(blocks(), blocks(), joined(LINES, between="\n", longest=20)))
def test_any_block_is_read(block: str) -> None:
    read = chart_of(block)
    places = read.pieces() if isinstance(read, Chart) else read
    assert all(0 <= place.start <= place.end <= len(block) for place in places)
    if isinstance(read, Chart):
        assert all(block[piece.start : piece.end] == piece.text for piece in read.pieces())
        assert all(len(row.values) == len(row.cells) == len(read.head) - 1 for row in read.rows)


@given(AMOUNTS | st.text(max_size=30))
def test_any_value_is_read(text: str) -> None:
    value = read_value(text)
    assert value is None or 0 <= value.number <= 1e20


def test_a_site_without_charts_never_loads_what_draws() -> None:
    code = "import sys, uncited_mkdocs.plugin; print({'vl_convert', 'uncited.charts'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
