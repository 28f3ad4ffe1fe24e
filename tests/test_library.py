"""The library apart from its command: what is public, what it leans on, and whether the rules' own examples hold."""

import pkgutil
import subprocess
import sys

import pytest

import uncited
from helpers import ROOT
from uncited import Options, Page, References, check_site
from uncited.bib import parse
from uncited.render import render
from uncited.rules import RULES

PUBLIC = ["Finding", "Options", "Page", "References", "Report", "check_page", "check_site", "read_options", "read_page"]
IN_A_PAGE = ("uncited-number", "unsupported-number", "undecided-number", "unknown-reference", "invalid-citation",
             "needless-exemption", "invalid-exemption", "invalid-chart")  # fmt: skip


def test_what_is_public() -> None:
    assert sorted(uncited.__all__) == PUBLIC
    assert all(getattr(uncited, name).__doc__ for name in PUBLIC)


def test_the_map_of_the_package_names_every_module() -> None:
    lines = [line for line in str(uncited.__doc__).splitlines()[2:] if line[:1].strip()]
    named = {name for line in lines for name in line.partition("  ")[0].split(", ")}
    assert named == {module.name for module in pkgutil.iter_modules(uncited.__path__)}


def test_the_checker_knows_no_site_generator() -> None:
    code = "import sys, uncited, uncited.cli; print([m for m in sys.modules if m.startswith(('mkdocs', 'uncited_mkdocs'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", IN_A_PAGE)
def test_the_examples_of_a_rule_hold(name: str) -> None:
    references = References(parse((ROOT / "references.bib").read_text(encoding="utf-8"), "references.bib"))
    rule = RULES[name]

    def rules(text: str) -> set[str]:
        page = Page("page.md", render(text), text)
        return {finding.rule for finding in check_site([page], Options(), references, whole=False).findings}

    assert name in rules(rule.wrong)
    assert rules(rule.right) <= {"unsupported-number"} if name != "unsupported-number" else not rules(rule.right)


def test_every_rule_is_explained() -> None:
    for rule in RULES.values():
        for text in (rule.finds, rule.why, rule.remedy, rule.wrong, rule.right):
            assert text
        assert rule.finds.endswith(".")
