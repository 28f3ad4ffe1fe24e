"""SARIF 2.1.0, the format that code scanning services read."""

import json
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from uncited.findings import Finding, Report
from uncited.rules import RULES, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def write(report: Report) -> str:
    """One run, every rule described, every finding with its place and a fingerprint that survives edits elsewhere."""
    names = list(RULES)
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "uncited", "rules": [_rule(name) for name in names]}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, names) for finding in report.findings],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str) -> dict[str, Any]:
    rule = RULES[name]
    level = _LEVELS.get(rule.severity, "none")
    return {
        "id": name,
        "shortDescription": {"text": rule.finds},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.remedy},
        "defaultConfiguration": {"level": level},
    }


def _result(finding: Finding, names: list[str]) -> dict[str, Any]:
    span = finding.span
    identity = "\0".join((finding.rule, finding.file, finding.sentence or finding.message))
    return {
        "ruleId": finding.rule,
        "ruleIndex": names.index(finding.rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(finding.file)},
                    "region": {
                        "startLine": span.line,
                        "startColumn": span.column,
                        "endLine": span.end_line,
                        "endColumn": span.end_column,
                    },
                }
            }
        ],
        "partialFingerprints": {"sentence/v1": sha256(identity.encode("utf-8", "replace")).hexdigest()},
    }
