"""The baseline: findings known when a site adopted the check, keyed by the sentence, which only ever get fewer."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from uncited.conflicts import conflict
from uncited.findings import Finding, Span
from uncited.rules import Severity

VERSION = 1
Key = tuple[str, str]  # rule, sentence: a page may be renamed and lines may move


class BaselineError(ValueError):
    """A baseline file that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """How often each sentence may still be found by each rule, and the line of the file that says so."""

    file: str
    counts: dict[Key, int]
    lines: dict[Key, int]


def read(text: str, file: str) -> Baseline:
    """A baseline file, one entry a line. Raises BaselineError."""
    if found := conflict(text):
        raise BaselineError(f"{file}:{found[0]}: {found[1]}")
    try:
        data = json.loads(text)
        entries = data["entries"]
        if data["version"] != VERSION:
            raise BaselineError(f"{file}: this baseline has version {data['version']!r}; version {VERSION} is known.")
        counts = {(str(e["rule"]), str(e["sentence"])): int(e["count"]) for e in entries}
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as problem:
        if isinstance(problem, BaselineError):
            raise
        line = f":{problem.lineno}" if isinstance(problem, json.JSONDecodeError) else ""
        raise BaselineError(
            f"{file}{line}: This is no baseline file. Delete it and run `uncited baseline` again."
        ) from None
    # Written one entry a line, after the two lines that open the file.
    return Baseline(file, counts, {key: number for number, key in enumerate(counts, 3)})


def write(counts: dict[Key, int]) -> str:
    """The file for these counts: one entry a line, sorted, so that a diff shows what went."""
    entries = [
        json.dumps({"rule": rule, "sentence": sentence, "count": count}, ensure_ascii=False)
        for (rule, sentence), count in sorted(counts.items())
    ]
    return f'{{"version": {VERSION},\n"entries": [\n' + ",\n".join(entries) + "\n]}\n"


def record(findings: Sequence[Finding], old: Baseline | None) -> dict[Key, int]:
    """What to write: today's findings, and, where a baseline exists, only those that it already holds."""
    today = Counter(
        (f.rule, f.sentence) for f in findings if f.sentence is not None and f.severity is not Severity.NOTE
    )
    if old is None:
        return dict(today)
    return {key: min(count, old.counts[key]) for key, count in today.items() if key in old.counts}


def apply(findings: Sequence[Finding], baseline: Baseline) -> tuple[list[Finding], int, list[Finding]]:
    """Findings that are not in the baseline, how many are, and a `stale-baseline` finding for every entry no longer needed."""
    left = dict(baseline.counts)
    fresh = []
    for finding in findings:
        key = (finding.rule, finding.sentence or "")
        if finding.sentence is not None and left.get(key, 0) > 0:
            left[key] -= 1
        else:
            fresh.append(finding)
    known = len(findings) - len(fresh)
    stale = [
        Finding(
            "stale-baseline",
            Severity.ERROR,
            baseline.file,
            Span(baseline.lines[key], 1, baseline.lines[key], 1),
            f"The baseline still lists a sentence that needs it no more ({key[0]}). Run `uncited baseline` to take it out.",
            key[1],
        )
        for key, count in left.items()
        if count > 0
    ]
    return fresh, known, stale
