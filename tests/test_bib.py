"""The reader of the bibliography: tables of cases in tests/bib/, and properties that hold for any text."""

import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import read_cases
from strategies import ANNOTES, BIBLIOGRAPHIES
from uncited.bib import annotation, check_bibliography, parse, parse_annote, to_text

CASES = Path(__file__).parent / "bib"
TODAY = date(2024, 5, 31)


def cases(name: str) -> list[Any]:
    loaded: list[Any] = read_cases(CASES / f"{name}.yml")
    return loaded


def named(case: Any) -> str:
    return str(case["name"] if isinstance(case, dict) else case[0])


def assert_problems(found: Any, expected: list[dict[str, Any]]) -> None:
    assert [problem.line for problem in found] == [want["line"] for want in expected], found
    for problem, want in zip(found, expected, strict=True):
        assert want["says"] in problem.message
        if "key" in want:
            assert problem.key == want["key"]
        if "fix" in want:
            assert problem.fix == want["fix"]


@pytest.mark.parametrize("case", cases("parse"), ids=named)
def test_parse(case: dict[str, Any]) -> None:
    bibliography = parse(case["bib"], "x.bib")
    assert_problems(bibliography.problems, case.get("problems", []))
    assert len(bibliography.entries) == len(case["entries"])
    for entry, want in zip(bibliography.entries, case["entries"], strict=True):
        assert (entry.key, entry.type, entry.line) == (want["key"], want["type"], want["line"])
        if "fields" in want:
            assert {field.name: field.value.rstrip() for field in entry.fields} == want["fields"]
        for name, line in want.get("lines", {}).items():
            field = entry.get(name)
            assert field is not None
            assert field.line == line
        for name, values in want.get("all", {}).items():
            assert [field.value for field in entry.all(name)] == values
        assert entry.end_line == want.get("end_line", entry.end_line)


@pytest.mark.parametrize(("raw", "text"), cases("latex"), ids=lambda value: value[:40])
def test_to_text(raw: str, text: str) -> None:
    assert to_text(raw) == text


@pytest.mark.parametrize("case", cases("annote"), ids=named)
def test_parse_annote(case: dict[str, Any]) -> None:
    found = parse_annote(case["raw"], 10)
    assert found.read == case["read"]
    assert [[statement.text, statement.place, statement.line] for statement in found.statements] == case["statements"]
    assert [problem.line for problem in found.problems] == [line for line, _ in case.get("problems", [])]
    for problem, (_, says) in zip(found.problems, case.get("problems", []), strict=True):
        assert says in problem.message


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["", "CRLF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
@pytest.mark.parametrize("case", cases("editors"), ids=named)
def test_annote_as_editors_write_it(case: dict[str, Any], mark: str, end: str) -> None:
    head = "@article{k,\n  author = {A, B},\n  title = {{T}},\n  year = {2020},\n  doi = {10.5555/x},\n  journal = {{J}},\n"
    bibliography = parse((mark + head + case["lines"] + "\n}\n").replace("\n", end), "x.bib")
    found = annotation(bibliography.entries[0])
    assert found is not None
    assert found.read == case.get("read", "abstract")
    usual = [["Response: 55.4% with ketamine, 41.2% with ECT.", "Abstract, Results"]]
    assert [[statement.text, statement.place] for statement in found.statements] == case.get("statements", usual)
    reported = [problem.message for problem in (*bibliography.problems, *check_bibliography(bibliography))]
    assert [case["problem"] in message for message in reported] == [True] if "problem" in case else not reported


@pytest.mark.parametrize("case", cases("check"), ids=named)
def test_check_bibliography(case: dict[str, Any]) -> None:
    assert_problems(check_bibliography(parse(case["bib"], "x.bib"), TODAY), case["problems"])


def test_every_fix_removes_its_problem() -> None:
    for case in cases("check"):
        lines = case["bib"].splitlines()
        for problem in check_bibliography(parse(case["bib"], "x.bib"), TODAY):
            if problem.fix is None or not lines[problem.line - 1].startswith("  "):
                continue
            mended = [*lines[: problem.line - 1], problem.fix, *lines[problem.line :]]
            left = check_bibliography(parse("\n".join(mended), "x.bib"), TODAY)
            assert problem.message not in [other.message for other in left if other.key == problem.key]


def test_capitals_need_no_braces_where_the_renderer_keeps_them() -> None:
    bibliography = parse("@misc{a, author = {A}, title = {On ECT}, year = 2020, doi = {10.1000/1}}", "x.bib")
    assert check_bibliography(bibliography, TODAY)
    assert not check_bibliography(bibliography, TODAY, capitals_kept=True)


def test_several_annote_fields_are_one_annotation() -> None:
    entry = parse(
        "@misc{a,\n annote = {One: 1. [p. 1]},\n annote = {Read: abstract.\n Two: 2. [p. 2]}}", "x.bib"
    ).entries[0]
    found = annotation(entry)
    assert found is not None
    assert found.read == "abstract"
    assert [(statement.text, statement.line) for statement in found.statements] == [("One: 1.", 2), ("Two: 2.", 4)]
    assert not found.problems


def test_an_entry_without_annote_has_no_annotation() -> None:
    assert annotation(parse("@misc{a, title = {A}, annote = {{}}}", "x.bib").entries[0]) is None


@given(BIBLIOGRAPHIES)
def test_any_text_gives_a_result_with_lines_inside_it(text: str) -> None:
    bibliography = parse(text, "x.bib")
    last = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    for entry in bibliography.entries:
        assert 1 <= entry.line <= entry.end_line <= last
        for field in entry.fields:
            assert entry.line <= field.line <= field.value_line <= last
    for problem in (*bibliography.problems, *check_bibliography(bibliography, TODAY)):
        assert 1 <= problem.line <= last
        assert problem.message
        assert problem.fix is None or "\n" not in problem.fix


@given(ANNOTES | BIBLIOGRAPHIES, st.integers(1, 10))
def test_any_annotation_gives_a_result(raw: str, line: int) -> None:
    found = parse_annote(raw, line)
    for statement in found.statements:
        assert line <= statement.line <= line + raw.count("\n")
        assert (
            statement.text == " ".join(statement.text.replace("\u2009", " ").split(" ")) or "\u2009" in statement.text
        )


@given(BIBLIOGRAPHIES)
def test_no_digit_is_lost_on_the_way_to_text(raw: str) -> None:
    def digits(text: str) -> str:
        return re.sub(r"\D", "", unicodedata.normalize("NFKC", text))

    assert digits(to_text(raw)) == digits(raw)


NAMES = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8)
VALUES = st.recursive(
    st.text(st.characters(exclude_characters="{}@\r\x00", exclude_categories=["Cs"]), max_size=12),
    lambda inner: st.lists(inner | inner.map("{{{}}}".format), max_size=3).map("".join),
    max_leaves=6,
)


@given(st.lists(st.tuples(NAMES, st.dictionaries(NAMES, VALUES, max_size=4)), max_size=4))
def test_what_is_written_is_read_again(entries: list[tuple[str, dict[str, str]]]) -> None:
    text = ""
    for key, fields in entries:
        text += (
            f"@article{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}\n\n"
        )
    bibliography = parse(text, "x.bib")
    assert not bibliography.problems
    assert [(entry.key, {f.name: f.value for f in entry.fields}) for entry in bibliography.entries] == entries
    lines = text.split("\n")
    for entry in bibliography.entries:
        assert lines[entry.line - 1] == f"@article{{{entry.key},"
        assert lines[entry.end_line - 1] == "}"
        for field in entry.fields:
            assert lines[field.line - 1].startswith(f"  {field.name} = {{")


def test_agrees_with_pybtex_on_the_bibliography_of_this_site() -> None:
    from pybtex.database import parse_string  # type: ignore[import-untyped]

    text = (Path(__file__).parents[1] / "references.bib").read_text(encoding="utf-8")
    ours = parse(text, "references.bib")
    theirs = parse_string(text, "bibtex")
    assert not ours.problems
    assert [entry.key for entry in ours.entries] == list(theirs.entries)
    for entry in ours.entries:
        other = theirs.entries[entry.key]
        assert entry.type == other.type
        for field in entry.fields:
            if field.name not in ("author", "editor"):  # pybtex takes names apart
                assert " ".join(field.value.split()) == " ".join(other.fields[field.name].split())


HOSTILE = {
    "opening braces": "{", "closing braces": "}", "at signs": "@", "entries not closed": "@a{", "at and type": "@a ",
    "quotes not closed": '@a{k, t = "', "fields not closed": "@a{k, t = {", "lines not closed": "\n@a{k,\nt = {\n",
    "comments not closed": "@comment{", "strings": "@string{a=", "blanks": " ", "lines": "\n", "words": "a ",
    "assignments": "a = ", "fields": "\na = {b} ", "quoted": '\na = "', "entries": "@a{k, t = {x}}\n",
    "same key": "@a{k, doi = {10.1000/1}, annote = {}}\n", "hashes": "#",
}  # fmt: skip
SIZE = 300_000


@pytest.mark.parametrize("before", ["", "@a{k, t = {", "@a{k, "])
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_read_to_its_end(piece: str, before: str) -> None:
    """A method that is not linear runs into the timeout that every test has."""
    text = before + piece * (SIZE // len(piece))
    bibliography = parse(text, "x.bib")
    check_bibliography(bibliography, TODAY)
    lines = text.count("\n") + 1
    assert all(1 <= entry.line <= entry.end_line <= lines for entry in bibliography.entries)


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "]",
        "{",
        "\\par",
        "\\par ",
        "\\",
        "$1",
        "$",
        "\\'",
        "_",
        "a [b] ",
        "\n",
        " ",
        "Read: ",
        "-",
        "\\url{",
        "1 [",
    ],
)
def test_a_hostile_annotation_is_read_to_its_end(piece: str) -> None:
    text = piece * (SIZE // len(piece))
    for raw in (text, f"Read: abstract. {text} [p. 3]"):
        annotation = parse_annote(raw, 1)
        assert annotation.statements or annotation.problems
