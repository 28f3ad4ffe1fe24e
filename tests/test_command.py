"""The command's contract: exit statuses, formats, and one clear line for whatever cannot be read."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import BIB, Run
from uncited.output import FORMATS
from uncited.rules import RULES

Uncited = Callable[..., Run]
Site = Callable[..., Path]


def test_a_clean_site_exits_0(uncited: Uncited, site: Site) -> None:
    site({"index.md": "# Trial\n\n55.4% responded.[@known2020]\n"})
    assert uncited("check").status == 0


def test_an_uncited_number_exits_1_with_every_key_of_the_json(uncited: Uncited, site: Site) -> None:
    site({"index.md": "# Trial\n\nText.\n\nOf all, 55.4 % responded.\n"})
    run = uncited("check", "--format", "json")
    report = json.loads(run.out)
    assert run.status == 1
    assert list(report) == ["version", "pages", "claims", "counts", "exemptions", "findings"]
    # The entry that nothing cites is a warning of its own.
    assert report["counts"] == {"errors": 1, "warnings": 1, "baseline": 0, "elsewhere": 0}
    [finding] = [f for f in report["findings"] if f["rule"] == "uncited-number"]
    assert finding | {"message": ""} == {
        "rule": "uncited-number",
        "severity": "error",
        "file": "docs/index.md",
        "line": 5,
        "column": 1,
        "end_line": 5,
        "end_column": 26,
        "sentence": "Of all, 55.4 % responded.",
        "quantities": ["55.4 %"],
        "message": "",
        "suggestions": [
            {
                "key": "known2020",
                "figure": "Response: 55.4% with ketamine and 41.2% with ECT; 403 people.",
                "place": "Abstract, Results",
                "paste": "[@known2020]",
            }
        ],
    }


def test_explain_prints_one_object_for_each_sentence_with_a_number(uncited: Uncited) -> None:
    run = uncited(
        "explain", "--format", "json", "-", stdin="55.4 % responded.[@anand2023] See Figure 3.\n\nNo number.\n"
    )
    first, second = json.loads(run.out)
    assert run.status == 0
    quantities = first.pop("quantities")
    assert first == {
        "file": "<stdin>",
        "line": 1,
        "column": 1,
        "sentence": "55.4 % responded.",
        "claim": True,
        "covered_by": ["anand2023"],
        "exempt": None,
    }
    assert [q["text"] for q in quantities] == ["55.4 %"]
    assert (quantities[0]["kind"], quantities[0]["value"], quantities[0]["unit"]) == ("percent", 55.4, "%")
    assert second["claim"] is False
    assert second["sentence"] == "See Figure 3."


def test_a_lone_file_needs_no_site(uncited: Uncited, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.md").write_text("Half responded.\n", encoding="utf-8")
    run = uncited("check", "x.md")
    assert run.status == 1
    assert run.out.startswith("x.md:1:1: uncited-number ")
    assert "whole site" in run.out


def test_a_conflict_of_git_is_named_except_in_code(uncited: Uncited) -> None:
    conflict = "<<<<<<< HEAD\nOurs.\n=======\nTheirs.\n>>>>>>> branch\n"
    run = uncited("check", "-", stdin=f"# Text\n\n{conflict}")
    assert run.status == 2
    assert run.err.startswith("uncited: <stdin>:3: Two versions of this file stand one after the other in lines 3 to 7")
    assert uncited("check", "-", stdin=f"# Code\n\n```\n{conflict}```\n").status == 0


@pytest.mark.parametrize("format", list(FORMATS))
def test_every_format_writes_a_file(uncited: Uncited, site: Site, format: str) -> None:
    folder = site({"index.md": "# Trial\n\n55.4 % responded.\n"})
    assert uncited("check", "--format", format, "--output", "out.txt").status == 1
    assert "uncited-number" in (folder / "out.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("format", list(FORMATS))
def test_every_format_writes_half_a_character_of_a_baseline(uncited: Uncited, site: Site, format: str) -> None:
    folder = site({"index.md": "# Trial\n"})
    known = '{"version": 1, "entries": [{"rule": "x\\ud83d", "sentence": "It doubled \\ud83d", "count": 1}]}'
    (folder / "uncited-baseline.json").write_text(known, encoding="utf-8")
    assert uncited("check", "--format", format, "--output", "out.txt").status == 1
    assert "stale-baseline" in (folder / "out.txt").read_text(encoding="utf-8")


def test_an_author_who_cited_the_paragraph_is_told_where_it_belongs(uncited: Uncited) -> None:
    told = uncited("check", "-", stdin="12% responded. They were old.[@known2020]\n").out
    assert "[@known2020] further on covers its own sentence only: if it is meant, write it here too." in told
    assert "further on" not in uncited("check", "-", stdin="They were old.[@known2020] 12% responded.\n").out


def test_a_source_is_suggested_for_more_than_a_small_number(uncited: Uncited, site: Site) -> None:
    site({"index.md": "# Trial\n\n| A | B |\n| --- | --- |\n| Seen | 403 |\n| Left | 2 |\n"})
    found = json.loads(uncited("check", "--format", "json").out)["findings"]
    assert [(f["line"], len(f["suggestions"])) for f in found if f["rule"] == "uncited-number"] == [(5, 1), (6, 0)]


def test_github_writes_all_findings_to_the_summary_of_the_job(
    uncited: Uncited, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = site({"index.md": "# Trial\n\n" + "\n\n".join(f"{n} % responded." for n in range(10, 25))})
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    run = uncited("check", "--format", "github")
    assert run.out.count("::error ") == 10
    assert (folder / "summary.md").read_text(encoding="utf-8").count("| docs/index.md:") == 15


def test_what_cannot_be_read_is_in_the_summary_of_the_job(
    uncited: Uncited, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = site({"index.md": "# Trial\n"}, bib="@article{known2020,\n  title = {<b>A}\n  year = {2020},\n}\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    assert uncited("check", "--format", "github").status == 2
    told = (folder / "summary.md").read_text(encoding="utf-8")
    assert "nothing else was checked yet" in told
    assert "references.bib:2: A comma is missing after the field title." in told


def test_changed_lines_are_shown_and_the_others_counted(uncited: Uncited, site: Site) -> None:
    folder = site({"index.md": "# A\n\n10 % did.\n"})
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run([*git, *command], cwd=folder, check=True)
    (folder / "docs/index.md").write_text("# A\n\n10 % did.\n\n20 % did.\n", encoding="utf-8")
    report = json.loads(uncited("check", "--changed-from", "HEAD", "--format", "json").out)
    assert [f["sentence"] for f in report["findings"]] == ["20 % did."]
    assert report["counts"]["elsewhere"] == 2  # the older sentence, and the entry that nothing cites
    (folder / "docs/index.md").write_text("# A\n\n10 % did.\n\nText.\n", encoding="utf-8")
    assert uncited("check", "--changed-from", "HEAD").status == 1, "an error fails the check, changed or not"
    assert "no-such-revision" in uncited("check", "--changed-from", "no-such-revision").err


def test_a_built_site_is_checked_as_html(uncited: Uncited, tmp_path: Path) -> None:
    page = (
        "<html><body><nav>99 % of nav</nav><main><p>55 % responded.<a href='#fn1' role='doc-noteref'>1</a> "
        "20 % relapsed.</p><p>Half [@raw] was left.</p></main></body></html>"
    )
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    run = uncited("check", "--html", str(tmp_path), "--format", "json")
    found = [(f["rule"], f["line"], f["sentence"]) for f in json.loads(run.out)["findings"]]
    assert run.status == 1
    assert ("uncited-number", 1, "20 % relapsed.") in found
    assert "invalid-citation" in [rule for rule, _, _ in found]
    assert not any("nav" in (sentence or "") for _, _, sentence in found)


def test_pages_only(uncited: Uncited, site: Site) -> None:
    site({"index.md": "# A\n\n10 % did.\n", "b.md": "# B\n\n20 % did.\n"})
    run = uncited("check", "docs/b.md")
    assert run.status == 1
    assert "docs/b.md:3:1: uncited-number" in run.out
    assert "docs/index.md" not in run.out
    assert "unused-reference" not in run.out.replace("(unused-reference", "")


@pytest.mark.parametrize("rule", list(RULES))
def test_every_rule_explains_itself(uncited: Uncited, rule: str) -> None:
    run = uncited("rules", rule)
    assert run.status == 0
    for heading in ("What it finds", "Why", "What to do", "Instead of", "Write"):
        assert f"\n{heading}\n" in run.out


def test_a_lone_page_that_cannot_be_rendered_is_named(uncited: Uncited) -> None:
    run = uncited("check", "-", stdin="<div markdown>\n" * 2_000 + "55 % responded.\n" + "</div>\n" * 2_000)
    assert run.status == 2
    assert run.err.startswith("uncited: <stdin>: This page cannot be rendered, because it is nested too deeply")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "required"),
        (("chekc",), "invalid choice"),
        (("check", "--format", "xml"), "invalid choice"),
        (("check", "--config", "none.yml"), "none.yml: There is no such file"),
        (("check",), "mkdocs.yml: There is no such file"),
        (("check", "none.md"), "none.md: There is no such file"),
        (("check", "--html", "none"), "none: There is no such folder"),
        (("rules", "none"), "there is no rule 'none'"),
        (("check", "."), ".: This is a folder. Name the pages in it."),
        (("check", ""), "An empty PATH: This is a folder."),
        (("check", "--html", ".", "x.md"), "--html checks all pages of a folder"),
        (("check", "--html", "."), "There is no .html file in this folder"),
    ],
)
def test_wrong_usage_exits_2_with_one_line(
    uncited: Uncited, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    run = uncited(*arguments)
    assert run.status == 2
    assert words in run.err
    assert run.err.count("\n") == 1
    assert run.out == ""


@pytest.mark.parametrize(
    ("name", "text", "arguments", "says"),
    [
        ("mkdocs.yml", "5", (), "mkdocs.yml: MkDocs cannot read this configuration (TypeError: "),
        (
            "mkdocs.yml",
            'site_name: A\nextra: {uncited: {bibliography: "a\\0b"}}',
            (),
            "a\0b: The file cannot be read (",
        ),
        ("mkdocs.yml", "site_name: A\nextra: {uncited: {bibliography: docs}}", (), "docs: The file cannot be read ("),
        ("pyproject.toml", "[tool", ("a.md",), "pyproject.toml cannot be read: "),
        ("pyproject.toml", "tool = 5", ("a.md",), ""),
        ("html/b.html/c.html", "<p>Text.</p>", ("--html", "html"), ""),
    ],
)
def test_a_strange_file_is_one_line(
    uncited: Uncited, site: Site, name: str, text: str, arguments: tuple[str, ...], says: str
) -> None:
    folder = site({"index.md": "# Trial\n"})
    (folder / "a.md").write_text("# Text\n", encoding="utf-8")
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    run = uncited("check", *arguments)
    assert run.status == (2 if says else 0)
    assert says in run.err
    assert run.err.count("\n") == bool(says)


def test_baseline_hides_what_was_known_and_reports_what_went(uncited: Uncited, site: Site) -> None:
    folder = site({"index.md": "# A\n\n10 % did.\n\n20 % did.\n"})
    assert uncited("baseline").status == 0
    assert uncited("check").status == 0
    (folder / "docs/index.md").write_text("# A\n\nNew text.\n\n20 % did.\n\n30 % did.\n", encoding="utf-8")
    run = uncited("check", "--format", "json")
    found = [(f["rule"], f["sentence"]) for f in json.loads(run.out)["findings"] if f["severity"] == "error"]
    assert found == [("uncited-number", "30 % did."), ("stale-baseline", "10 % did.")]
    uncited("baseline")
    found = [
        f["sentence"]
        for f in json.loads(uncited("check", "--format", "json").out)["findings"]
        if f["severity"] == "error"
    ]
    assert found == ["30 % did."], "a baseline never grows"


def test_unknown_option_names_the_nearest(uncited: Uncited, site: Site) -> None:
    site({"index.md": "# A\n"}, config="extra:\n  uncited:\n    keep_exemption: true\n")
    run = uncited("check")
    assert run.status == 2
    assert "Did you mean 'keep_exemptions'?" in run.err


def test_ctrl_c_ends_without_a_traceback(uncited: Uncited, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_markdown: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("uncited.commands.render", stopped)
    run = uncited("check", "-", stdin="55 % responded.\n")
    assert (run.status, run.out, run.err) == (130, "", "uncited: stopped.\n")


def test_changed_lines_need_a_repository(uncited: Uncited, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.md").write_text("Half responded.\n", encoding="utf-8")
    run = uncited("check", "x.md", "--changed-from", "HEAD")
    assert run.status == 2
    assert run.err == "uncited: --changed-from needs a git repository, and this folder is in none.\n"


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("55 % responded.\n\n" * 5_000, encoding="utf-8")
    command = [sys.executable, "-c", "from uncited.cli import main; raise SystemExit(main())", "explain", "x.md"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stdout.readline().startswith(b"x.md: 5,000 sentences")
        running.stdout.close()
        assert running.stderr is not None
        assert running.stderr.read() == b""


def test_an_annote_that_cannot_be_read_is_named_once(uncited: Uncited, site: Site) -> None:
    bib = BIB.replace("[Abstract, Results]", "(Abstract)")
    site({"index.md": "55.4% responded.[@known2020] A third relapsed.[@known2020]\n"}, bib=bib)
    report = json.loads(uncited("check", "docs/index.md", "--format", "json").out)
    told = [found["message"] for found in report["findings"] if found["rule"] == "unrecorded-source"]
    assert len(told) == 1
    assert "The annote of @known2020 cannot be read" in told[0]
    assert "See references.bib:8: This statement has no place" in told[0]
