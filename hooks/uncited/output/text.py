"""A Report for a person at a terminal, who may never have programmed."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from textwrap import indent, shorten

from uncited.findings import Finding, Report, Suggestion
from uncited.rules import Rule, Severity

_WIDTH = 110
_BREAKS = re.compile(r"\r\n|\r|\n")
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def write(report: Report) -> str:
    """What is exempted, each finding with the line it is about, then a summary. The first line of a finding is file:line:column: rule message."""
    lines = {file: _lines(text) for file, text in report.sources.items()}
    parts = []
    if report.exemptions:
        listed = "\n".join(
            f"  {safe(e.file)}:{e.line}: {safe(e.sentence)}\n      reason: {safe(e.reason)}" for e in report.exemptions
        )
        parts.append(f"Exempted by their authors, with a reason:\n{listed}\n")
    parts += [_finding(finding, lines.get(finding.file, [])) for finding in report.findings]
    parts.append(_summary(report))
    return "\n".join(parts) + "\n"


def write_finding(finding: Finding, sources: Mapping[str, str]) -> str:
    """One finding, with the line it is about. sources: file -> text."""
    return _finding(finding, _lines(sources.get(finding.file, "")))


def _lines(text: str) -> list[str]:
    return _BREAKS.split(text.removeprefix("\ufeff"))


def _finding(finding: Finding, lines: Sequence[str]) -> str:
    span = finding.span
    parts = [f"{safe(finding.file)}:{span.line}:{span.column}: {finding.rule} {safe(finding.message)}"]
    if 0 < span.line <= len(lines):
        marks = [m for m in finding.marks if m.line == m.end_line] or [span]
        for number in dict.fromkeys(mark.line for mark in marks if 0 < mark.line <= len(lines)):
            ends = [
                (m.column - 1, m.end_column - 1 if m.end_line == number else len(lines[number - 1]))
                for m in marks
                if m.line == number
            ]
            parts.append(_excerpt(number, lines[number - 1], ends))
    parts += [f"      {safe(offer(suggestion))}" for suggestion in finding.pastes]
    return "\n".join(parts) + "\n"


def offer(suggestion: Suggestion, longest: int = 10_000) -> str:
    """What to paste, and the recorded figure for which to paste it, cut to so many characters."""
    figure = shorten(suggestion.figure, longest, placeholder=" …")
    return f"{figure} [{suggestion.place}] is recorded under @{suggestion.key}: paste {suggestion.paste}"


def _excerpt(number: int, line: str, ends: Sequence[tuple[int, int]]) -> str:
    """The source line, cut to what fits around the first mark, with a caret under every marked character."""
    first = min(start for start, _ in ends)
    cut = 0 if len(line) <= _WIDTH else max(0, min(first - 40, len(line) - _WIDTH))
    shown = line[cut : cut + _WIDTH]
    carets = "".join(
        " " * _columns(char) if not any(start <= at + cut < end for start, end in ends) else "^" * _columns(char)
        for at, char in enumerate(shown)
    )
    before, after = "…" if cut else "", "…" if cut + _WIDTH < len(line) else ""
    gutter = f"{number:6} | "
    return f"{gutter}{before}{safe(shown)}{after}\n{' ' * (len(gutter) + len(before))}{carets.rstrip()}"


def _columns(char: str) -> int:
    """How many columns of a terminal a character takes."""
    if unicodedata.combining(char) or (unicodedata.category(char) == "Cf" and not _UNSAFE.match(char)):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def safe(text: str) -> str:
    """Text that cannot move the cursor, change colours or reverse what is read."""
    return _UNSAFE.sub("�", text.replace("\t", " "))


def _summary(report: Report) -> str:
    rules = Counter(finding.rule for finding in report.findings)
    errors, warnings, notes = (report.count(s) for s in (Severity.ERROR, Severity.WARNING, Severity.NOTE))
    found = ", ".join(f"{count} {rule}" for rule, count in rules.most_common())
    lines = [f"{count(report.pages, 'page')}, {count(report.claims, 'sentence')} with a numeric claim."]
    if report.baseline:
        lines.append(f"{count(report.baseline, 'older finding')} in the baseline, not shown.")
    if report.rest:
        lines.append(f"{count(len(report.rest), 'finding')} on lines that were not changed, not shown.")
    lines += report.notes
    if not report.findings and report.rest:
        lines.append("Nothing was found on the changed lines.")
    elif not report.findings:
        lines.append("Every number has a source." if report.claims else "No numeric claim was found.")
    else:
        counts = [f"{count(n, noun)}" for n, noun in ((errors, "error"), (warnings, "warning"), (notes, "note")) if n]
        lines.append(f"{', '.join(counts)}: {found}. `uncited rules NAME` explains each rule.")
    return "\n".join(lines)


def exempted(report: Report) -> str:
    """How many sentences are exempted, and where to see which; nothing where none is."""
    number = len(report.exemptions)
    if not number:
        return ""
    return f"{count(number, 'sentence')} {'is' if number == 1 else 'are'} exempted; `uncited check` lists them."


def count(number: int, noun: str) -> str:
    """A number with its noun: 1 page, 1,068 sentences."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def write_rules(rules: Sequence[Rule]) -> str:
    """One line for each rule."""
    width = max(len(rule.name) for rule in rules)
    lines = [f"{rule.name.ljust(width)}  {rule.severity.ljust(7)}  {rule.finds}" for rule in rules]
    return "\n".join(lines) + "\n\n`uncited rules NAME` explains one, with an example.\n"


def write_rule(rule: Rule) -> str:
    """A rule under the fixed headings."""
    return (
        f"{rule.name} ({rule.severity} by default)\n\n"
        f"What it finds\n    {rule.finds}\n\nWhy\n    {rule.why}\n\nWhat to do\n    {rule.remedy}\n\n"
        f"Instead of\n{indent(rule.wrong, '    ')}\n\nWrite\n{indent(rule.right, '    ')}\n\n"
        f"Option\n    extra:\n      uncited:\n        rules:\n          {rule.name}: error | warning | note | off\n"
    )
