"""Which lines changed since a git revision, so that a pull request is shown its own findings first."""

import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from uncited.findings import Finding, Report

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@")
Lines = Mapping[str, Sequence[tuple[int, int]]]  # file -> first and last changed line of each stretch


class ChangesError(Exception):
    """git cannot tell what changed; the message says why."""


def changed_lines(revision: str, root: Path) -> Lines:
    """The lines of each file under root that differ from the revision; all lines of files git does not know yet."""
    if revision.startswith("-"):
        raise ChangesError(f"{revision!r} is no git revision.")
    diff = _git(root, "diff", "--unified=0", "--no-color", "--no-ext-diff", "--relative", "--no-prefix", revision, "--")
    changed: dict[str, list[tuple[int, int]]] = {}
    file = ""
    for line in diff.splitlines():
        if line.startswith("+++ "):
            file = line[4:].rstrip("\t").strip('"')
        elif found := _HUNK.match(line):
            first, count = int(found[1]), int(found[2] or 1)
            if count:
                changed.setdefault(file, []).append((first, first + count - 1))
    for name in _git(root, "ls-files", "--others", "--exclude-standard").splitlines():
        changed.setdefault(name.strip('"'), []).append((1, 1 << 60))
    return changed


def select(report: Report, changed: Lines) -> Report:
    """The findings on changed lines; the others are set apart, though their errors still fail the check."""
    shown: list[Finding] = []
    rest: list[Finding] = []
    for finding in report.findings:
        (shown if _touches(finding, changed.get(finding.file, ())) else rest).append(finding)
    return replace(report, findings=tuple(shown), rest=tuple(rest))


def _touches(finding: Finding, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(first <= finding.span.end_line and finding.span.line <= last for first, last in stretches)


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(
            command, cwd=root, capture_output=True, text=True, encoding="utf-8", errors="replace", check=True
        )
    except FileNotFoundError:
        raise ChangesError("--changed-from needs git, which was not found.") from None
    except subprocess.CalledProcessError as problem:
        reason = (problem.stderr.strip().splitlines() or ["git failed"])[0]
        if "ot a git repository" in reason:
            raise ChangesError("--changed-from needs a git repository, and this folder is in none.") from None
        raise ChangesError(
            f"git cannot compare with {arguments[-2]!r}: {reason}. Check its name; in a clone without the whole history, "
            "fetch it first."
        ) from None
    return done.stdout
