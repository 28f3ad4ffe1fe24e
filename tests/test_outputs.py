"""Each output format, from the same report: what is in it, and what must never be."""

import json
import re
from dataclasses import replace

import jsonschema
import pytest

from helpers import ROOT
from uncited.explain import explain_page
from uncited.findings import Compared, Finding, Report, Span, Suggestion
from uncited.output import explained, github, sarif, text
from uncited.reading import Page, read_page
from uncited.render import render
from uncited.rules import RULES, Severity

CASES = ROOT / "tests" / "explained"
SUGGESTION = Suggestion("anand2023", "Response: 55.4% with ketamine.", "Abstract", "[@anand2023]")


def finding(number: int, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(
        "uncited-number",
        severity,
        "docs/a, b.md",
        Span(number, 1, number, 15),
        "This number has no source: 55 %.\nSecond line | with a bar.",
        f"Sentence {number}.",
        ("55 %",),
        (Span(number, 1, number, 5),),
        (SUGGESTION,),
    )


def report(count: int) -> Report:
    source = "\n".join("55 % responded." for _ in range(count))
    return Report(1, count, tuple(finding(n + 1) for n in range(count)), sources={"docs/a, b.md": source})


def test_text_shows_the_line_the_number_and_what_to_paste() -> None:
    lines = text.write(report(1)).splitlines()
    assert lines[0].startswith("docs/a, b.md:1:1: uncited-number This number has no source")
    assert "     1 | 55 % responded." in lines
    assert "         ^^^^" in lines
    assert any("paste [@anand2023]" in line for line in lines)


def test_what_explain_tells_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    markdown = (CASES / "page.md").read_text(encoding="utf-8")
    told = explained.write_explained(explain_page(read_page(Page("page.md", render(markdown), markdown))))
    assert told == (CASES / "page.txt").read_text(encoding="utf-8")


def test_numbers_with_the_same_record_stand_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    rows = [
        Compared("a.md", 4, "12", "no source"),
        Compared("a.md", 2, "55.4%", "recorded", "anand2023", "Response: 55.4% v 41.2%.", "Abstract"),
        Compared("a.md", 2, "41.2%", "recorded", "anand2023", "Response: 55.4% v 41.2%.", "Abstract"),
    ]
    assert explained.write_compared([rows, []]).splitlines() == [
        "a.md",
        "",
        "Line 4: 12: no source",
        "",
        "Line 2: 55.4%, 41.2%: recorded for anand2023",
        "    “Response: 55.4% v 41.2%.” [Abstract]",
        "",
        "3 numbers, 2 of them recorded for the source that is cited.",
    ]


def test_text_cannot_move_the_cursor_or_reverse_what_is_read() -> None:
    evil = Report(1, 1, (finding(1),), sources={"docs/a, b.md": "\x1b[2J55 %\u202e responded.\x07"})
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", text.write(evil))
    named = replace(finding(1), file="docs/\x1b[2J\u202e.md")
    assert text.write_finding(named, {}).startswith("docs/�[2J�.md:")


def test_the_caret_stands_under_wide_and_combining_characters() -> None:
    source = "治療 é 55 % responded."
    marked = Finding("uncited-number", Severity.ERROR, "x.md", Span(1, 7, 1, 11), "m", marks=(Span(1, 7, 1, 11),))
    line, caret = text.write(Report(1, 1, (marked,), sources={"x.md": source})).splitlines()[1:3]
    assert line.endswith(source)
    assert caret == " " * (9 + 8) + "^^^^"


def test_github_annotates_ten_of_a_kind_and_counts_the_rest() -> None:
    lines = github.write(report(13)).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert "3 more errors not annotated here: the job summary lists all." in lines
    first = lines[0]
    assert first.startswith("::error file=docs/a%2C b.md,line=1,endLine=1,col=1,endColumn=15,title=uncited-number::")
    assert "%0A" in first
    assert "55 %25" in first


def as_github_reads(line: str) -> tuple[dict[str, str], str]:
    """An annotation's properties and message, taken apart as GitHub's runner does: one line, one pass of escapes."""
    found = re.fullmatch(r"::error ([^\r\n]*?)::([^\r\n]*)", line)
    assert found is not None, line

    def plain(text: str) -> str:
        return re.sub("%(0D|0A|3A|2C|25)", lambda escape: chr(int(escape[1], 16)), text)

    pairs = (pair.split("=", 1) for pair in found[1].split(","))
    return {name: plain(value) for name, value in pairs}, plain(found[2])


@pytest.mark.parametrize(
    "said",
    ["55 %", "%", "%25", "%0A", "a\nb", "a\r\nb", "\r", "::error::x", "\n::stop-commands::x", "x::y", "a,line=9", "a: b", "a=b", "##[x]"],
)  # fmt: skip
def test_github_is_told_what_was_meant(said: str) -> None:
    evil = replace(finding(1), file=f"docs/{said}.md", message=said, suggestions=())
    line, last = github.write(Report(1, 1, (evil,))).removesuffix("\n").split("\n")
    properties, message = as_github_reads(line)
    assert (properties["file"], properties["line"], message) == (f"docs/{said}.md", "1", said)
    assert last == "1 finding in all."
    for told, part in zip(github.write_problem(f"a.md:3: {said}").splitlines(), said.splitlines(), strict=True):
        assert re.fullmatch("::error[^\r\n]*", told)
        assert told.split("::", 2)[2] == part.replace("%", "%25")


def test_github_annotates_changed_lines_first_then_others() -> None:
    changed, others = report(13).findings[:1], report(13).findings[1:]
    lines = github.write(Report(1, 13, changed, rest=others)).splitlines()
    assert "line=1," in lines[0]
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert lines[-1] == "13 findings in all."
    summary = github.write_summary(Report(1, 13, changed, rest=others))
    assert summary.count("| docs/") == 13
    assert summary.index("| docs/") < summary.index("On lines that were not changed")


def test_github_summary_is_never_so_long_that_it_is_dropped() -> None:
    summary = github.write_summary(Report(1, 1, report(13).findings * 20, rest=report(13).findings * 30))
    assert summary.count("| docs/") == 500
    assert "150 more findings: `uncited check` lists all." in summary


def test_github_summary_holds_every_finding_in_one_row_each() -> None:
    rows = [line for line in github.write_summary(report(13)).splitlines() if line.startswith("| docs/")]
    assert len(rows) == 13
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 5 for row in rows)


SARIF = json.loads((ROOT / "tests/schema/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("count", [0, 1, 3])
def test_sarif_is_valid_by_its_published_schema(count: int) -> None:
    findings = [
        replace(finding(n + 1, weight), sentence=None) for n, weight in zip(range(count), Severity, strict=False)
    ]
    validator = jsonschema.Draft4Validator(SARIF)
    for given in (report(count), replace(report(count), findings=tuple(findings))):
        validator.validate(json.loads(sarif.write(given)))
    bad = json.loads(sarif.write(report(3)))
    bad["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(bad)


def test_sarif_has_the_parts_that_code_scanning_needs() -> None:
    log = json.loads(sarif.write(report(2)))
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    prints = set()
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        [location] = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == "docs/a%2C%20b.md"
        region = location["physicalLocation"]["region"]
        assert 1 <= region["startLine"] <= region["endLine"]
        assert 1 <= region["startColumn"] < region["endColumn"]
        prints.add(result["partialFingerprints"]["sentence/v1"])
    assert len(prints) == 2
    moved = json.loads(sarif.write(Report(1, 1, (finding(1), finding(2)))))
    assert {r["partialFingerprints"]["sentence/v1"] for r in moved["runs"][0]["results"]} == prints
