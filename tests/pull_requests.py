"""A repository, a pull request to it, and a runner that runs a job's own commands as they stand in the workflow's file.

Knows git and GitHub's runner, and nothing of the checker.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

from helpers import BIB, ROOT, write_site

WORKFLOWS = ROOT / ".github/workflows"
OURS = "github.event_name == 'push' || github.event.pull_request.head.repo.full_name == github.repository"
FORK = "github.event.pull_request && github.event.pull_request.head.repo.full_name != github.repository"
AFTER_INSTALL = "!cancelled() && steps.install.outcome == 'success'"
SHELLS = {None: ["bash", "-e", "-c"], "bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]}
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
# What stands at the left margin of a line, or, in the older form, anywhere in it.
_COMMAND = re.compile(r"\s*::([\w-]+)(?: (.*?))?::(.*)|.*?##\[([\w-]+)(?: [^\]]*)?\](.*)", re.DOTALL)


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
    """How a run of the job ended: the status of each command, what it printed and annotated, and the summary of the job."""

    statuses: tuple[int, ...]
    log: str
    summary: str
    workspace: Path

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """The annotations that stand in a line of a file."""
        return tuple(told for told in self.commands if told.file)

    @property
    def commands(self) -> tuple[Annotation, ...]:
        """Everything in the log that the runner would obey."""
        return tuple(_annotations(self.log))


class PullRequest:
    """A repository with a small site, and a branch with a pull request."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.origin = folder / "origin"
        self.origin.mkdir()
        write_site(self.origin, {"index.md": HOME}, BIB + SECOND)
        (self.origin / ".gitignore").write_text("/site/\n/.cache/\n*.sarif\n", encoding="utf-8")
        for name in (".ci", ".github/actions"):
            shutil.copytree(ROOT / name, self.origin / name)
        self.git("init", "-q", "-b", "main")
        self.commit("A site")
        self.git("checkout", "-q", "-b", "page")
        # Meanwhile others work on main.
        self.git("checkout", "-q", "main")
        self.write("docs/other.md", "# Something else\n")
        self.commit("Meanwhile")
        self.git("checkout", "-q", "page")

    def git(self, *arguments: str) -> str:
        identity = ["-c", "user.name=An author", "-c", "user.email=author@example.org"]
        command = ["git", *identity, *arguments]
        return subprocess.run(command, cwd=self.origin, check=True, stdout=subprocess.PIPE, text=True).stdout

    def write(self, name: str, text: str) -> None:
        path = self.origin / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def push(self, name: str, text: str) -> None:
        """Commit a page to the branch."""
        self.write(f"docs/{name}", text)
        self.commit("A page")

    def check(self, *, fork: bool = False) -> Outcome:
        """Run the job `check`."""
        return self.run("check", "check", fork=fork)

    def run(self, workflow: str, job: str, *, fork: bool = False) -> Outcome:
        """Run a job on the merge of the branch with main, which GitHub makes for a pull request."""
        self.git("checkout", "-q", "--detach", "main")
        self.git("merge", "-q", "--no-ff", "-m", "Merge", "page")
        self.git("update-ref", "refs/pull/1/merge", "HEAD")
        self.git("checkout", "-q", "page")
        return self.run_on("refs/pull/1/merge", workflow, job, fork=fork)

    def run_on(self, ref: str, workflow: str, job: str, *, fork: bool = False) -> Outcome:
        """Run a job on a commit, in a folder of its own."""
        wanted = yaml.safe_load((WORKFLOWS / f"{workflow}.yml").read_text(encoding="utf-8"))["jobs"][job]
        runner = Runner(self.folder / f"runner-{job}", self.git("rev-parse", ref).strip(), self.origin, fork)
        return runner.run(wanted)


class Runner:
    """Runs one job. What a job installs is there already: `python` does nothing but to look in the folder it is called in."""

    def __init__(self, folder: Path, commit: str, origin: Path, fork: bool) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        self.workspace, self.origin, self.commit = folder / "workspace", origin, commit
        self.holds = {OURS: not fork, FORK: fork, None: True, AFTER_INSTALL: True, "!cancelled()": True}
        for name in ("workspace", "temp", "bin"):
            (folder / name).mkdir(parents=True)
        (folder / "bin/python").write_text("#!/bin/sh\ntest ! -f pip.py || exec python3 -I pip.py\n", encoding="utf-8")
        (folder / "bin/python").chmod(0o755)
        self.summary = folder / "summary.md"
        self.summary.touch()
        self.env = {
            **os.environ,
            "PATH": f"{folder / 'bin'}:{Path(sys.executable).parent}:{os.environ['PATH']}",
            "PYTHONDONTWRITEBYTECODE": "1",  # what a build compiles is no file of the pull request
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_SHA": commit,
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_ACTION_PATH": str(ROOT),
            "RUNNER_TEMP": str(folder / "temp"),
        }

    def run(self, job: dict[str, Any]) -> Outcome:
        log, statuses = "", []
        failed = installed = False
        if self._holds(job.get("if")):
            for step in job["steps"]:
                condition = _bare(step.get("if"))
                whatever_failed = {AFTER_INSTALL: installed, "!cancelled()": True}
                if not whatever_failed.get(condition or "", not failed and self._holds(condition)):
                    continue
                uses = step.get("uses", "")
                if uses.startswith("actions/checkout@"):
                    self._check_out(int(step["with"].get("fetch-depth", 1)))
                elif uses.startswith("./"):
                    for inner in self._action(uses)["steps"]:
                        if "run" in inner:
                            assert self._shell(inner).returncode == 0
                    installed = True
                elif "run" in step:
                    done = self._shell(step)
                    statuses.append(done.returncode)
                    log += done.stdout + done.stderr
                    failed = failed or done.returncode != 0
        assert "Traceback" not in log
        return Outcome(tuple(statuses), log, self.summary.read_text(encoding="utf-8"), self.workspace)

    def _check_out(self, depth: int) -> None:
        for arguments in (
            ("init", "-q"),
            ("fetch", "-q", "--depth", str(depth), f"file://{self.origin}", self.commit),
            ("checkout", "-q", "--detach", "FETCH_HEAD"),
        ):
            subprocess.run(["git", "-c", "advice.detachedHead=false", *arguments], cwd=self.workspace, check=True)

    def _action(self, uses: str) -> dict[str, Any]:
        """An action of the repository, as it stands in the workspace by now."""
        text = (self.workspace / uses / "action.yml").read_text(encoding="utf-8")
        runs: dict[str, Any] = yaml.safe_load(text)["runs"]
        return runs

    def _shell(self, step: dict[str, Any]) -> subprocess.CompletedProcess[str]:
        command = [*SHELLS[step.get("shell")], step["run"]]
        return subprocess.run(command, cwd=self.workspace, env=self.env, capture_output=True, text=True, check=False)

    def _holds(self, condition: str | None) -> bool:
        return self.holds[_bare(condition)]


def _bare(condition: str | None) -> str | None:
    return condition.removeprefix("${{").removesuffix("}}").strip() if condition else None


def _annotations(log: str) -> Iterator[Annotation]:
    """The commands in a log, read as a runner reads them."""
    for line in re.split(r"\r\n|\r|\n", log):
        if found := _COMMAND.fullmatch(line):
            pairs = (part.partition("=") for part in (found[2] or "").split(","))
            place = {name: unquote(value) for name, _, value in pairs}
            columns = (int(place.get("col", 0)), int(place.get("endColumn", 0)))
            said = unquote(found[3] if found[1] else found[5])
            where = (place.get("file", ""), int(place.get("line", 0)), *columns)
            yield Annotation(found[1] or found[4], *where, place.get("title", ""), said)
