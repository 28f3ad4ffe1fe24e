"""An author's journey: a pull request with five mistakes, told by the commands of the `check` workflow as they stand in its
file, and put right with nothing but what they suggest."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from pull_requests import HOME, Annotation, PullRequest

# What is wrong stands in lines 7, 9, 11, 13 and 17.
PAGE = """---
title: Who it helped
---

# Who it helped

It helped **many**: [55.4% responded](index.md) to ketamine. The trial was open.

Some relapsed within 2 weeks.[@knwon2020]

In all 430 people took part.[@known2020]

Both trials were run in hospitals.[@known2020, @other2021]

With ECT:

- 41.2% responded
- others did not
"""
MISTAKES = [
    ("error", "docs/page.md", 7, "uncited-number"),
    ("error", "docs/page.md", 9, "unknown-reference"),
    ("error", "docs/page.md", 11, "unsupported-number"),
    ("error", "docs/page.md", 13, "invalid-citation"),
    ("error", "docs/page.md", 17, "uncited-number"),
]
RIGHT = """---
title: Who it helped
---

# Who it helped

It helped **many**: [55.4% responded](index.md) to ketamine.[@known2020] The trial was open.

Some relapsed within 2 weeks.[@known2020]

In all 403 people took part.[@known2020]

Both trials were run in hospitals.[@known2020; @other2021]

With ECT:

- 41.2% responded[@known2020]
- others did not
"""


@pytest.fixture
def pull_request(tmp_path: Path) -> PullRequest:
    return PullRequest(tmp_path)


def pasted(text: str, annotations: tuple[Annotation, ...]) -> str:
    """The page after an author did, in each place, what the annotation there says: from the end, so that columns stay."""
    lines = text.split("\n")
    for told in sorted(annotations, key=lambda told: (told.line, told.start), reverse=True):
        line, start, end = lines[told.line - 1], told.start - 1, told.end - 1
        if told.rule == "uncited-number":
            start, paste = end, suggested(r"paste (\[@[^]]+\])", told)
        elif told.rule == "unknown-reference":
            paste = suggested(r"Did you mean @([\w-]+)\?", told)
        elif told.rule == "invalid-citation":
            paste = suggested(r"between sources: (\[@[^]]+\])\.", told)
        else:
            wrong, right = suggested(r"(\S+) .*is not among", told), suggested(r"Nearest: (\S+)", told)
            start, paste = line.index(wrong, start), right
            end = start + len(wrong)
        lines[told.line - 1] = line[:start] + paste + line[end:]
    return "\n".join(lines)


def suggested(pattern: str, told: Annotation) -> str:
    found = re.search(pattern, told.message)
    assert found, told
    return found[1]


def test_a_page_with_five_mistakes_and_then_with_none(pull_request: PullRequest) -> None:
    pull_request.push("page.md", PAGE)
    told = pull_request.check()
    assert [(a.level, a.file, a.line, a.rule) for a in told.annotations] == MISTAKES
    assert told.statuses == (1, 0)
    assert told.summary.count("| docs/page.md:") == 5
    assert "`[@known2020]`" in told.summary
    log: dict[str, Any] = json.loads((told.workspace / "uncited.sarif").read_text(encoding="utf-8"))
    assert len(log["runs"][0]["results"]) == 5

    mended = pasted(PAGE, told.annotations)
    assert mended == RIGHT
    pull_request.push("page.md", mended)
    told = pull_request.check()
    assert told.annotations == ()
    assert told.statuses == (0, 0)
    assert "Every number has a source." in told.summary


def test_what_a_change_breaks_elsewhere_is_told_after_its_own_lines(pull_request: PullRequest) -> None:
    """Never more than ten annotations: GitHub drops the others without a word."""
    pull_request.push("index.md", HOME.replace("[@other2021]", ""))
    pull_request.push("page.md", "# Many\n\n" + "".join(f"{n}% responded.\n\n" for n in range(60, 80)))
    told = pull_request.check()
    assert len(told.annotations) == 10 + 1
    assert [a.line for a in told.annotations if a.level == "warning"] == [11], "the entry that nothing cites any more"
    assert told.summary.count("uncited-number") == 21


def test_an_urgent_sentence_is_let_through_with_a_reason(pull_request: PullRequest) -> None:
    pull_request.push(
        "page.md", "# Urgent\n\nThe number changes in 3 days. <!-- uncited: their notice, source to follow -->\n"
    )
    told = pull_request.check()
    assert told.annotations == ()
    assert told.statuses == (0, 0)


def test_what_keeps_the_check_from_running_stands_in_its_line_too(pull_request: PullRequest) -> None:
    pull_request.push("page.md", PAGE.replace("title: Who", "review_by: 25/05/2027\ntitle: Who"))
    told = pull_request.check()
    assert [(a.level, a.file, a.line) for a in told.annotations] == [("error", "docs/page.md", 2)]
    assert "review_by: 25/05/2027 is no day." in told.annotations[0].message
    assert told.statuses == (2, 1)
