"""An author's journey: a pull request with five mistakes, told by the commands of the `check` workflow as they stand in its
file, and put right with nothing but what they suggest."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml

from helpers import BIB, ROOT, write_site

WORKFLOW = ROOT / ".github/workflows/check.yml"
SECOND = """@article{other2021,
  author = {Other, Olga},
  title = {{Another trial}},
  journal = {{Journal}},
  year = {2021},
  doi = {10.5555/other.2021},
  annote = {Read: abstract. Relapse: 26 people within 3 months. [Abstract, Results]},
}
"""
HOME = "# Trials\n\n55.4% responded.[@known2020] Relapse came to 26 people.[@other2021]\n"
# What is wrong stands in lines 7, 9, 11, 13 and 17.
PAGE = """---
title: Who it helped
---

# Who it helped

It helped **many**: [55.4% responded](index.md) to ketamine. The trial was open.

Some relapsed within 2 weeks.[@knwon2020]

In all 430 people took part.[@known2020]

Both trials were run in hospitals.[@known2020, @other2021]

With ECT:

- 41.2% responded
- others did not
"""
RIGHT = """---
title: Who it helped
---

# Who it helped

It helped **many**: [55.4% responded](index.md) to ketamine.[@known2020] The trial was open.

Some relapsed within 2 weeks.[@known2020]

In all 403 people took part.[@known2020]

Both trials were run in hospitals.[@known2020; @other2021]

With ECT:

- 41.2% responded[@known2020]
- others did not
"""


@dataclass(frozen=True)
class Annotation:
    """What GitHub shows in the diff of a pull request."""

    level: str
    file: str
    line: int
    start: int
    end: int
    rule: str
    message: str


@dataclass(frozen=True)
class Outcome:
    """How a run of the job ended: the status of each command, what it annotated, and the summary of the job."""

    statuses: tuple[int, ...]
    annotations: tuple[Annotation, ...]
    summary: str


class PullRequest:
    """A repository with a small site, and a branch with a new page. Knows git as GitHub does, and nothing of the checker."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        write_site(folder, {"index.md": HOME}, BIB + SECOND)
        (folder / ".gitignore").write_text("/site/\n*.sarif\n", encoding="utf-8")
        self.git("init", "-q", "-b", "main")
        self.commit("A site")
        self.git("checkout", "-q", "-b", "page")
        # Meanwhile others work on main.
        self.git("checkout", "-q", "main")
        (folder / "docs/other.md").write_text("# Something else\n", encoding="utf-8")
        self.commit("Meanwhile")

    def git(self, *arguments: str) -> None:
        identity = ["-c", "user.name=An author", "-c", "user.email=author@example.org"]
        subprocess.run(["git", *identity, *arguments], cwd=self.folder, check=True)

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def push(self, name: str, text: str) -> None:
        """Commit a page to the branch, and check out the merge with main, as GitHub does for a pull request."""
        self.git("checkout", "-q", "page")
        (self.folder / "docs" / name).write_text(text, encoding="utf-8")
        self.commit("A page")
        self.git("checkout", "-q", "--detach", "main")
        self.git("merge", "-q", "--no-ff", "-m", "Merge", "page")

    def check(self) -> Outcome:
        """Run the commands of the job `check`, each in a shell as a runner starts it."""
        steps = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]["check"]["steps"]
        summary = self.folder.parent / "summary.md"
        summary.write_text("", encoding="utf-8")
        path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        env = {**os.environ, "PATH": path, "CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
        done = [
            subprocess.run(["bash", "-e", "-c", step["run"]], cwd=self.folder, env=env, capture_output=True, text=True)
            for step in steps
            if "run" in step
        ]
        found = tuple(annotation(line) for run in done for line in run.stdout.splitlines() if line.startswith("::"))
        assert not any("Traceback" in run.stderr for run in done)
        return Outcome(tuple(run.returncode for run in done), found, summary.read_text(encoding="utf-8"))


@pytest.fixture
def pull_request(tmp_path: Path) -> PullRequest:
    (tmp_path / "repository").mkdir()
    return PullRequest(tmp_path / "repository")


def annotation(line: str) -> Annotation:
    """A workflow command, read as a runner reads it."""
    found = re.fullmatch(r"::(error|warning|notice) (.*?)::(.*)", line)
    assert found, line
    place = {"title": ""} | {
        name: unquote(value) for name, _, value in (part.partition("=") for part in found[2].split(","))
    }
    columns = (int(place.get("col", 0)), int(place.get("endColumn", 0)))
    return Annotation(found[1], place["file"], int(place["line"]), *columns, place["title"], unquote(found[3]))


def pasted(text: str, annotations: tuple[Annotation, ...]) -> str:
    """The page after an author did, in each place, what the annotation there says: from the end, so that columns stay."""
    lines = text.split("\n")
    for told in sorted(annotations, key=lambda told: (told.line, told.start), reverse=True):
        line, start, end = lines[told.line - 1], told.start - 1, told.end - 1
        if told.rule == "uncited-number":
            start, paste = end, suggested(r"paste (\[@[^]]+\])", told)
        elif told.rule == "unknown-reference":
            paste = suggested(r"Did you mean @([\w-]+)\?", told)
        elif told.rule == "invalid-citation":
            paste = suggested(r"between sources: (\[@[^]]+\])\.", told)
        else:
            wrong, right = suggested(r"(\S+) .*is not among", told), suggested(r"Nearest: (\S+)", told)
            start, paste = line.index(wrong, start), right
            end = start + len(wrong)
        lines[told.line - 1] = line[:start] + paste + line[end:]
    return "\n".join(lines)


def suggested(pattern: str, told: Annotation) -> str:
    found = re.search(pattern, told.message)
    assert found, told
    return found[1]


def test_a_page_with_five_mistakes_and_then_with_none(pull_request: PullRequest) -> None:
    pull_request.push("page.md", PAGE)
    told = pull_request.check()
    assert [(a.level, a.file, a.line, a.rule) for a in told.annotations] == [
        ("error", "docs/page.md", 7, "uncited-number"),
        ("error", "docs/page.md", 9, "unknown-reference"),
        ("error", "docs/page.md", 11, "unsupported-number"),
        ("error", "docs/page.md", 13, "invalid-citation"),
        ("error", "docs/page.md", 17, "uncited-number"),
    ]
    assert told.statuses == (1, 0)
    assert told.summary.count("| docs/page.md:") == 5
    assert "`[@known2020]`" in told.summary
    log: dict[str, Any] = json.loads((pull_request.folder / "uncited.sarif").read_text(encoding="utf-8"))
    assert len(log["runs"][0]["results"]) == 5

    mended = pasted(PAGE, told.annotations)
    assert mended == RIGHT
    pull_request.push("page.md", mended)
    told = pull_request.check()
    assert told.annotations == ()
    assert told.statuses == (0, 0)
    assert "Every number has a source." in told.summary


def test_what_a_change_breaks_elsewhere_is_told_after_its_own_lines(pull_request: PullRequest) -> None:
    """Never more than ten annotations: GitHub drops the others without a word."""
    pull_request.push("index.md", HOME.replace("[@other2021]", ""))
    pull_request.push("page.md", "# Many\n\n" + "".join(f"{n}% responded.\n\n" for n in range(60, 80)))
    told = pull_request.check()
    assert len(told.annotations) == 10 + 1
    assert [a.line for a in told.annotations if a.level == "warning"] == [11], "the entry that nothing cites any more"
    assert told.summary.count("uncited-number") == 21


def test_an_urgent_sentence_is_let_through_with_a_reason(pull_request: PullRequest) -> None:
    pull_request.push(
        "page.md", "# Urgent\n\nThe number changes in 3 days. <!-- uncited: their notice, source to follow -->\n"
    )
    told = pull_request.check()
    assert told.annotations == ()
    assert told.statuses == (0, 0)


def test_what_keeps_the_check_from_running_stands_in_its_line_too(pull_request: PullRequest) -> None:
    pull_request.push("page.md", PAGE.replace("title: Who", "review_by: 25/05/2027\ntitle: Who"))
    told = pull_request.check()
    assert [(a.level, a.file, a.line) for a in told.annotations] == [("error", "docs/page.md", 2)]
    assert "review_by: 25/05/2027 is no day." in told.annotations[0].message
    assert told.statuses == (2, 1)
