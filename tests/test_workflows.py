"""The workflows: linted by a fork of actionlint and by zizmor, and what a stranger's pull request may do in them."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpers import ROOT, write_site

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
ACTIONS = [ROOT / "action.yml", *sorted((ROOT / ".github/actions").glob("*/action.yml"))]
BIN = Path(sys.executable).parent
LINTERS = {
    # shellcheck is not everywhere, and what is found must not depend on the machine.
    "jactionlint": ["--shellcheck="],
    "zizmor": ["--offline", "--no-progress", "--persona=pedantic", "--strict-collection"],
}
# What a job that may write is made of: it passes on what another job found, and runs nothing of the repository.
MAY_WRITE = {"actions/download-artifact", "github/codeql-action/upload-sarif", "actions/deploy-pages"}
PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$|uses: \./[\w./-]+$")


def lint(linter: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    command = [str(BIN / linter), *LINTERS[linter], *map(str, paths)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def jobs() -> dict[str, dict[str, Any]]:
    read = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"] for path in WORKFLOWS}
    return {f"{workflow}: {name}": job for workflow, named in read.items() for name, job in named.items()}


def test_there_are_the_four_workflows() -> None:
    assert [path.stem for path in WORKFLOWS] == ["check", "deploy", "preview", "watch"]


@pytest.mark.parametrize("linter", LINTERS)
def test_the_linters_find_nothing(linter: str) -> None:
    done = lint(linter, *WORKFLOWS, *ACTIONS, ROOT / ".github/dependabot.yml")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("linter", LINTERS)
def test_the_linters_would_find_something(linter: str) -> None:
    done = lint(linter, ROOT / "tests/workflows/careless.yml")
    assert done.returncode not in (0, 127)
    assert "pull_request_target" in done.stdout + done.stderr or "dangerous" in done.stdout + done.stderr


@pytest.mark.parametrize("path", [*WORKFLOWS, *ACTIONS], ids=lambda path: path.parent.name + "/" + path.name)
def test_actions_are_pinned_by_commit_with_their_version(path: Path) -> None:
    uses = [
        line.strip().removeprefix("- ") for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line
    ]
    assert uses
    assert [line for line in uses if not PINNED.match(line)] == []


def test_an_action_has_one_commit_everywhere() -> None:
    texts = "".join(path.read_text(encoding="utf-8") for path in (*WORKFLOWS, *ACTIONS))
    pins = set(re.findall(r"uses: ([\w./-]+)@(\S+)", texts))
    assert len(pins) == len({name for name, _ in pins})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_nothing_of_a_pull_request_runs_with_a_secret_or_a_right(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    events = workflow[True]  # YAML 1.1 reads the key `on` as true
    assert set(events) <= {"pull_request", "push", "schedule", "workflow_dispatch"}
    assert workflow["permissions"] == {}
    assert not re.search(r"\bsecrets\b", text.split("\njobs:")[1])
    assert "concurrency" in workflow


@pytest.mark.parametrize(("name", "job"), list(jobs().items()), ids=jobs())
def test_a_job_has_only_the_rights_it_needs(name: str, job: dict[str, Any]) -> None:
    assert "timeout-minutes" in job
    rights = job["permissions"]
    if rights == {"contents": "read"}:
        checkouts = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
        assert [step["with"]["persist-credentials"] for step in checkouts] == [False]
        return
    # Whatever may write checks nothing out, and so can run nothing that came with a pull request.
    for step in job["steps"]:
        assert step.get("uses", "").partition("@")[0] in MAY_WRITE or name == "watch: tell"
        assert not re.search(r"\b(?:python|pip|uncited|mkdocs|make|bash|sh)\b", step.get("run", ""))


def test_no_command_takes_in_an_expression() -> None:
    """What an expression holds would be read as part of the command; it is passed in the environment instead."""
    steps = [step for job in jobs().values() for step in job["steps"]]
    for path in ACTIONS:
        steps += yaml.safe_load(path.read_text(encoding="utf-8"))["runs"]["steps"]
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []


def step_of(path: Path, job: str, name: str) -> str:
    steps = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"][job]["steps"]
    return next(str(step["run"]) for step in steps if step.get("name") == name)


# A `gh` that writes down how it was called, and answers `issue list` with $ISSUES.
GH = """#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$CALLS"
if [ "$2" = list ]; then printf '%s' "$ISSUES"; fi
"""
REPORT = "<!-- uncited watch -->\n<!-- to look at: {} -->\n\n# The sources\n"
OURS = {"number": 7, "body": REPORT.format(2)}
ANOTHER = {"number": 3, "body": "A report of something else"}


@pytest.mark.parametrize(
    ("issues", "found", "called"),
    [
        ([], 2, "issue create --title Sources to look at --body-file report.md"),
        ([ANOTHER], 2, "issue create --title Sources to look at --body-file report.md"),
        ([ANOTHER, OURS], 2, "issue edit 7 --body-file report.md"),
        ([OURS], 0, "issue edit 7 --body-file report.md"),
        ([], 0, None),
    ],
)
def test_the_watch_keeps_one_issue(
    issues: list[dict[str, Any]], found: int, called: str | None, tmp_path: Path
) -> None:
    (tmp_path / "gh").write_text(GH, encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "report.md").write_text(REPORT.format(found), encoding="utf-8")
    script = step_of(ROOT / ".github/workflows/watch.yml", "tell", "Open the issue, or update it")
    calls = tmp_path / "calls"
    env = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "CALLS": str(calls), "ISSUES": json.dumps(issues)}
    subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=tmp_path, env=env, check=True)
    made = calls.read_text(encoding="utf-8").splitlines()[1:]
    assert made == ([called] if called else [])


def test_what_mkdocs_says_of_a_page_stands_in_the_pull_request(tmp_path: Path) -> None:
    nav = "nav: [index.md]\nvalidation: {nav: {omitted_files: warn}}\n"
    write_site(tmp_path, {"index.md": "# A\n\n[B](nowhere.md)\n", "alone.md": "# B\n\nSaid.[@known2020]\n"}, config=nav)
    script = step_of(ROOT / ".github/workflows/preview.yml", "preview", "Build, with what MkDocs says as annotations")
    env = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True
    )
    assert done.returncode == 1
    annotated = [line for line in done.stdout.splitlines() if line.startswith("::error::")]
    assert len(annotated) == 2
    assert annotated[0].endswith('not included in the "nav" configuration: alone.md')
    assert "'nowhere.md'" in annotated[1]


def test_a_failed_build_hands_nothing_to_the_published_site() -> None:
    deploy = jobs()["deploy: deploy"]
    assert deploy["needs"] == "build"
    assert "if" not in deploy, "it runs only when the build succeeded"
    building = [step["run"] for step in jobs()["deploy: build"]["steps"] if "run" in step]
    assert building == ["mkdocs build --strict"]
    assert not any("continue-on-error" in step for step in jobs()["deploy: build"]["steps"])


def test_the_action_for_other_sites_checks_theirs(tmp_path: Path) -> None:
    write_site(tmp_path, {"index.md": "# Trial\n\n99% responded.\n"})
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    script = next(step["run"] for step in steps if step.get("name") == "Check")
    env = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "CONFIG": "mkdocs.yml"}
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "::error file=docs/index.md,line=3" in done.stdout


@pytest.mark.parametrize(
    ("name", "there", "asked"),
    [("requirements.txt", True, True), ("requirements.txt", False, False), ("other.txt", False, True)],
)
def test_the_action_passes_over_no_list_that_was_named(name: str, there: bool, asked: bool, tmp_path: Path) -> None:
    (tmp_path / "python").write_text('#!/usr/bin/env bash\nprintf "%s\\n" "$*" >> calls\n', encoding="utf-8")
    (tmp_path / "python").chmod(0o755)
    if there:
        (tmp_path / name).touch()
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    script = next(step["run"] for step in steps if step.get("name") == "Install")
    env = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "REQUIREMENTS": name, "GITHUB_ACTION_PATH": "action"}
    subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=tmp_path, env=env, check=True)
    calls = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert any(call.endswith(f"-r {name}") for call in calls) is asked
    assert calls[-1].endswith("action")


def test_the_hook_for_pre_commit_runs_as_it_is_written(tmp_path: Path) -> None:
    write_site(tmp_path, {"index.md": "# Trial\n\n99% responded.\n"})
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {"id", "name", "description", "entry", "language", "files", "pass_filenames"} <= set(hook)
    assert all(re.search(hook["files"], name) for name in ("docs/a/b.md", "references.bib", "mkdocs.yml"))
    assert not re.search(hook["files"], "README.md")
    assert hook["pass_filenames"] is False, "a page is part of its site"
    program, *arguments = shlex.split(hook["entry"])
    done = subprocess.run([str(BIN / program), *arguments], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert re.match(r"docs/index\.md:3:1: uncited-number ", done.stdout)
    (tmp_path / "docs/index.md").write_text("# Trial\n\n55.4% responded.[@known2020]\n", encoding="utf-8")
    assert (
        subprocess.run([str(BIN / program), *arguments], cwd=tmp_path, capture_output=True, check=False).returncode == 0
    )
