"""What covers a claim and what exempts it: a page in, findings out. The cases are in coverage/cases.yml."""

from pathlib import Path
from typing import Any

import pytest

from helpers import read_cases
from uncited.check import check_site
from uncited.options import Options
from uncited.reading import Page
from uncited.render import render

CASES = read_cases(Path(__file__).parent / "coverage" / "cases.yml")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_coverage(case: dict[str, Any]) -> None:
    report = check_site([Page("page.md", render(case["page"]), case["page"])], Options())
    uncited = [finding.sentence for finding in report.findings if finding.rule == "uncited-number"]
    assert uncited == case.get("uncited", [])
    assert [exempted.sentence for exempted in report.exemptions] == case.get("exempted", [])
    assert [f.rule for f in report.findings if f.rule != "uncited-number"] == case.get("rules", [])
