"""Annotations for a pull request on GitHub, which shows 10 of a kind for each step and drops the rest without a word."""

from collections.abc import Sequence
from dataclasses import replace

from uncited.findings import Finding, Report, placed
from uncited.output import text
from uncited.rules import Severity

LIMIT = 10
_MOST_ROWS = 500  # GitHub drops a summary of more than 1 MiB whole
_LONGEST_FIGURE = 160  # its beginning tells which it is; the summary has it whole
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def write(report: Report) -> str:
    """At most 10 annotations of each kind, those on changed lines first, then one line that counts the rest."""
    lines = []
    for severity, command in _COMMANDS.items():
        found = [finding for finding in (*report.findings, *report.rest) if finding.severity is severity]
        lines += [_annotation(command, finding) for finding in found[:LIMIT]]
        if len(found) > LIMIT:
            rest = len(found) - LIMIT
            lines.append(
                f"{rest} more {severity}{'s' if rest > 1 else ''} not annotated here: the job summary lists all."
            )
    found_in_all = len(report.findings) + len(report.rest)
    lines.append(
        f"{text.count(found_in_all, 'finding')} in all."
        if found_in_all
        else text.write(replace(report, exemptions=())).strip()
    )
    return "\n".join(lines) + "\n"


def write_problem(message: str) -> str:
    """Why the command could not run, in the line of the file that each line of the message names."""
    lines = []
    for file, line, said in map(placed, message.splitlines()):
        place = f" file={_property(file)},line={line}" if file else ""
        lines.append(f"::error{place}::{_data(said)}")
    return "\n".join(lines) + "\n"


def write_unread(message: str) -> str:
    """The same as Markdown, for the summary page of the job."""
    lines = ["## Numbers and their sources", "", "Something could not be read, so nothing else was checked yet:", ""]
    return "\n".join([*lines, *(f"- {_cell(line)}" for line in message.splitlines()), ""])


def write_summary(report: Report) -> str:
    """All findings as Markdown, for the summary page of the job: those on changed lines first."""
    lines = [
        "## Numbers and their sources",
        "",
        f"{text.count(report.pages, 'page')}, {text.count(report.claims, 'sentence')} with a numeric claim.",
        "",
    ]
    if not (report.findings or report.rest):
        return "\n".join([*lines, "Every number has a source.", ""])
    shown, rest = report.findings[:_MOST_ROWS], report.rest[: max(0, _MOST_ROWS - len(report.findings))]
    if shown:
        lines += _table(shown)
    if rest:
        lines += ["### On lines that were not changed", "", *_table(rest)]
    if left := len(report.findings) + len(report.rest) - len(shown) - len(rest):
        lines += [f"{text.count(left, 'more finding')}: `uncited check` lists all.", ""]
    return "\n".join(lines)


def _table(findings: Sequence[Finding]) -> list[str]:
    lines = ["| where | rule | what to do | paste |", "| --- | --- | --- | --- |"]
    for finding in findings:
        paste = "<br>".join(f"`{s.paste}` {_cell(s.figure)}" for s in finding.pastes)
        lines.append(
            f"| {_cell(finding.file)}:{finding.span.line} | {finding.rule} | {_cell(finding.message)} | {paste} |"
        )
    return [*lines, ""]


def _annotation(command: str, finding: Finding) -> str:
    span = finding.span
    place = f"file={_property(finding.file)},line={span.line},endLine={span.end_line}"
    if span.line == span.end_line:
        place += f",col={span.column},endColumn={span.end_column}"
    message = "\n".join([finding.message, *(text.offer(s, _LONGEST_FIGURE) for s in finding.pastes)])
    return f"::{command} {place},title={_property(finding.rule)}::{_data(message)}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _cell(value: str) -> str:
    """A cell of a table: no tag, link or picture of a page or a source comes to life in it."""
    return text.safe(value).replace("|", "\\|").replace("\n", " ").replace("<", "&lt;").replace("](", "]\\(")
