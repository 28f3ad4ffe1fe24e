"""Annotations for a pull request on GitHub, which shows 10 of a kind for each step and drops the rest without a word."""

from uncited.findings import Finding, Report
from uncited.output import text
from uncited.rules import Severity

LIMIT = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def write(report: Report) -> str:
    """At most 10 annotations of each kind, in the order given, then one line that counts the rest."""
    lines = []
    for severity, command in _COMMANDS.items():
        found = [finding for finding in report.findings if finding.severity is severity]
        lines += [_annotation(command, finding) for finding in found[:LIMIT]]
        if len(found) > LIMIT:
            rest = len(found) - LIMIT
            lines.append(
                f"{rest} more {severity}{'s' if rest > 1 else ''} not annotated here: the job summary lists all."
            )
    lines.append(
        text.write(Report(report.pages, report.claims, baseline=report.baseline, elsewhere=report.elsewhere)).strip()
        if not report.findings
        else f"{len(report.findings)} findings in all."
    )
    return "\n".join(lines) + "\n"


def write_summary(report: Report) -> str:
    """All findings as Markdown, for the summary page of the job."""
    lines = [
        "## Numbers and their sources",
        "",
        f"{report.pages} pages, {report.claims} sentences with a numeric claim.",
        "",
    ]
    if not report.findings:
        return "\n".join([*lines, "Every number has a source.", ""])
    lines += ["| where | rule | what to do | paste |", "| --- | --- | --- | --- |"]
    for finding in report.findings:
        paste = "<br>".join(f"`{s.paste}` {_cell(s.figure)}" for s in finding.pastes)
        lines.append(
            f"| {_cell(finding.file)}:{finding.span.line} | {finding.rule} | {_cell(finding.message)} | {paste} |"
        )
    return "\n".join([*lines, ""])


def _annotation(command: str, finding: Finding) -> str:
    span = finding.span
    place = f"file={_property(finding.file)},line={span.line},endLine={span.end_line}"
    if span.line == span.end_line:
        place += f",col={span.column},endColumn={span.end_column}"
    pastes = " or ".join(s.paste for s in finding.pastes)
    message = finding.message + (f" Recorded: paste {pastes}" if pastes else "")
    return f"::{command} {place},title={_property(finding.rule)}::{_data(message)}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _cell(value: str) -> str:
    return text.safe(value).replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")
