"""The action for other sites takes the text of a stranger, and nothing else."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpers import ROOT, write_site
from pull_requests import PullRequest
from test_forks import TAKE, attack
from test_journey import RIGHT


def action(name: str) -> str:
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    return next(str(step["run"]) for step in steps if step.get("name") == name)


@pytest.fixture
def taken(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """The first step of the action for other sites, in a clone of so many commits of a pull request."""
    pull_request = PullRequest(tmp_path)
    attack(pull_request)
    pull_request.push("page.md", RIGHT)
    told = pull_request.run("check", "tests", fork=True)  # leaves the merge under its name

    def run(depth: int, commit: str = "refs/pull/1/merge", text: str = "docs references.bib") -> Any:
        workspace = told.workspace.parent / "other"
        url = f"file://{pull_request.origin}"
        for command in (["init", "-q", "."], ["fetch", "-q", "--depth", str(depth), url, commit]):
            workspace.mkdir(exist_ok=True)
            subprocess.run(["git", *command], cwd=workspace, check=True)
        subprocess.run(["git", "checkout", "-q", "--detach", "FETCH_HEAD"], cwd=workspace, check=True)
        env = {
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "CONFIG": "mkdocs.yml",
            "TEXT": text,
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_SHA": pull_request.git("rev-parse", "refs/pull/1/merge").strip(),
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", action(TAKE)]
        return subprocess.run(command, cwd=workspace, env=env, capture_output=True, text=True, check=False)

    return run


def test_the_action_for_other_sites_takes_the_text_only(taken: Callable[..., Any], tmp_path: Path) -> None:
    done = taken(2)
    assert done.returncode == 0, done.stderr
    left = tmp_path / "runner-tests/other"
    assert (left / "docs/page.md").is_file()
    assert not (left / "hooks/new.py").exists()
    assert not (left / "docs/all").is_symlink()
    assert list((tmp_path / "marks").iterdir()) == []


@pytest.mark.parametrize(("depth", "commit"), [(1, "refs/pull/1/merge"), (2, "page"), (2, "main")])
def test_the_action_stops_where_it_cannot_tell_what_is_a_strangers(
    taken: Callable[..., Any], depth: int, commit: str
) -> None:
    done = taken(depth, commit)
    assert done.returncode == 1
    assert "write `fetch-depth: 2`" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_first_commit_of_a_repository_is_checked(tmp_path: Path) -> None:
    pull_request = PullRequest(tmp_path)
    pull_request.git("checkout", "-q", "--orphan", "first")
    write_site(pull_request.origin, {"index.md": "# Trial\n\n99% responded.\n"})
    pull_request.commit("Everything")
    told = pull_request.run_on("first", "check", "check")
    assert [(a.file, a.line, a.rule) for a in told.annotations if a.level == "error"] == [
        ("docs/index.md", 3, "uncited-number")
    ]
    assert told.statuses == (1, 0)
