"""Version 1 of the JSON that programs read. A key is only ever added; anything else is a new version."""

import json
from collections.abc import Sequence
from typing import Any

from uncited.findings import Explained, Finding, Report
from uncited.rules import Severity

VERSION = 1


def write(report: Report) -> str:
    """A Report as the object that the documentation describes."""
    return _dump(
        {
            "version": VERSION,
            "pages": report.pages,
            "claims": report.claims,
            "counts": {
                "errors": report.count(Severity.ERROR),
                "warnings": report.count(Severity.WARNING),
                "baseline": report.baseline,
                "elsewhere": len(report.rest),
            },
            "exemptions": [
                {"file": e.file, "line": e.line, "sentence": e.sentence, "reason": e.reason} for e in report.exemptions
            ],
            "findings": [_finding(finding) for finding in report.findings],
        }
    )


def write_explained(sentences: Sequence[Explained]) -> str:
    """One object for every sentence that holds a number or number word."""
    return _dump(
        [
            {
                "file": s.file,
                "line": s.span.line,
                "column": s.span.column,
                "sentence": s.sentence,
                "claim": s.claim,
                "covered_by": list(s.covered_by),
                "exempt": s.exempt,
                "quantities": [
                    {
                        "text": q.text,
                        "kind": str(q.kind),
                        "value": q.value,
                        "unit": q.unit,
                        "claim": q.claim,
                        "reason": q.reason,
                    }
                    for q in s.quantities
                ],
            }
            for s in sentences
        ]
    )


def _finding(finding: Finding) -> dict[str, Any]:
    span = finding.span
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "file": finding.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "sentence": finding.sentence,
        "quantities": list(finding.quantities),
        "message": finding.message,
        "suggestions": [
            {"key": s.key, "figure": s.figure, "place": s.place, "paste": s.paste} for s in finding.suggestions
        ],
    }


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
