"""The renderer is guarded: what mkdocs-bibtex would lose comes out right or is a finding, by MkDocs and by ProperDocs."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = Path(__file__).parent / "guard"
GENERATORS = ("mkdocs", "properdocs")
NAMES = {"{known}": "known2020", "{other}": "other2020"}
BIB = """@article{known2020, author = {Author, Ann}, title = {A trial}, journal = {Journal}, year = {2020}, doi = {10.5555/known}}
@article{other2020, author = {Other, Ola}, title = {Another}, journal = {Journal}, year = {2020}, doi = {10.5555/other}}
"""
CONFIG = """site_name: Test
theme: {name: null, custom_dir: ../theme}
plugins:
  - bibtex: {bib_file: ../references.bib, SETTINGS}
  - uncited
markdown_extensions: [EXTENSIONStables, admonition, md_in_html, {pymdownx.snippets: {base_path: [!relative $config_dir]}}]
extra: {uncited: {rules: {unused-reference: off, invalid-reference: WEIGHT}}}
"""


@dataclass(frozen=True)
class Case:
    """One input, its page, and where its own entries begin in the bibliography (lines before them)."""

    given: dict[str, Any]
    page: str
    site: str
    before: int

    def __str__(self) -> str:
        return f"{self.given['row']}: {self.given['name']}"

    def all(self, name: str) -> list[Any]:
        return _named(self.given.get(name, []))  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Built:
    """How a build ended, what it said, and the folder it wrote."""

    status: int
    said: str
    site: Path


def _named(value: Any) -> Any:
    if isinstance(value, list):
        return [_named(part) for part in value]
    if isinstance(value, str):
        for name, key in NAMES.items():
            value = value.replace(name, key)
    return value


def _cases() -> list[Case]:
    loaded: list[dict[str, Any]] = yaml.safe_load((CASES / "rows.yml").read_text(encoding="utf-8"))
    cases, lines = [], {}
    for at, given in enumerate(loaded):
        site = "findings" if {"finding", "bib_finding"} & given.keys() else given.get("config", "right")
        before = lines.setdefault(site, BIB.count("\n"))
        lines[site] += given.get("bib", "").count("\n")
        cases.append(Case(given, f"r{given['row']}-{at}", site, before))
    return cases


ROWS = _cases()


def build(folder: Path, generator: str, *options: str) -> Built:
    """Build the site of a folder, from a folder that is not its own."""
    command = [sys.executable, "-m", generator, "build", "--config-file", str(folder / "site/mkdocs.yml"), *options]
    run = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, "COLUMNS": "10000"}
    )
    return Built(run.returncode, run.stdout + run.stderr, folder / "site/site")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Any:
    @cache
    def once(generator: str, site: str) -> Built:
        folder = tmp_path_factory.mktemp(f"{generator}-{site}")
        docs = folder / "site/docs"
        docs.mkdir(parents=True)
        (folder / "theme").mkdir()
        (folder / "theme/main.html").write_text("{{ page.content }}", encoding="utf-8")
        cases = [case for case in ROWS if case.site == site]
        (folder / "references.bib").write_text(BIB + "".join(c.given.get("bib", "") for c in cases), encoding="utf-8")
        other = site == "other"
        config = CONFIG.replace("SETTINGS", "csl_file: ../style.csl" if other else "")
        config = config.replace("EXTENSIONS", "" if other else "footnotes, ").replace("WEIGHT", str(not other and "error"))
        (folder / "site/mkdocs.yml").write_text(config, encoding="utf-8")
        (docs / "index.md").write_text("# Home\n", encoding="utf-8")
        (folder / "site/part.txt").write_text("Included.[@known2020]\n", encoding="utf-8")
        (folder / "site/unknown.txt").write_text("Included.[@nobody2020]\n", encoding="utf-8")
        for case in cases:
            (docs / f"{case.page}.md").write_text(_named(case.given["page"]), encoding="utf-8")
        return build(folder, generator)

    return once


def article(done: Built, page: str) -> str:
    return (done.site / page / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("generator", GENERATORS)
@pytest.mark.parametrize("case", [case for case in ROWS if case.site != "findings"], ids=str)
def test_comes_out_right(built: Any, case: Case, generator: str) -> None:
    done = built(generator, case.site)
    assert done.status == 0, done.said
    html = article(done, case.page)
    assert [part for part in case.all("html") if part not in html] == [], html
    assert [part for part in case.all("not") if part in html] == [], html
    assert [part for part in case.all("once") if html.count(part) != 1] == [], html
    at = [html.find(part) for part in case.all("html_in_order")]
    assert -1 not in at, html
    assert at == sorted(at), html
    assert case.given.get("log", "") in done.said
    assert f"{case.page}.md:" not in done.said
    # A link to a place on the page has that place.
    places = set(re.findall(r'\bid="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= places


@pytest.mark.parametrize("generator", GENERATORS)
@pytest.mark.parametrize("case", [case for case in ROWS if case.site == "findings"], ids=str)
def test_is_a_finding(built: Any, case: Case, generator: str) -> None:
    done = built(generator, case.site)
    assert done.status == 1
    assert not done.site.exists()
    assert "Traceback" not in done.said
    wanted = {f"docs/{case.page}.md:{line}:{column}: {rule}": says for line, column, rule, says in case.all("finding")}
    for line, rule, says in case.all("bib_finding"):
        wanted[f"../references.bib:{line + case.before}:1: {rule}"] = says
    found = {head: rest for head, rest in findings(done.said).items() if f"{case.page}.md:" in head or head in wanted}
    assert found.keys() == wanted.keys()
    for head, says in wanted.items():
        assert says in found[head]


@cache
def findings(said: str) -> dict[str, str]:
    """Place and rule -> all that is said of it, white space folded."""
    parts = re.split(r"^(?=\S+:\d+:\d+: [a-z-]+)", said, flags=re.MULTILINE)
    heads = [(re.match(r"\S*?([\w./-]+:\d+:\d+: [a-z-]+)", part), part) for part in parts]
    return {head[1]: part for head, part in heads if head is not None}


def test_every_row_is_covered() -> None:
    assert {case.given["row"] for case in ROWS} | {26} == set(range(1, 29))
