"""The renderer is guarded: what mkdocs-bibtex would lose comes out right or is a finding, by MkDocs and by ProperDocs."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import read_cases
from uncited.bib import parse
from uncited.render import CitationExtension, ReferenceList
from uncited_mkdocs.vancouver import authors, references

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


def loaded(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = read_cases(CASES / f"{name}.yml")
    return cases


def _cases() -> list[Case]:
    cases: list[Case] = []
    lines: dict[str, int] = {}  # of the bibliography of each site so far
    for at, row in enumerate(loaded("rows")):
        site = "findings" if {"finding", "bib_finding"} & row.keys() else row.get("config", "right")
        before = lines.setdefault(site, BIB.count("\n"))
        lines[site] += row.get("bib", "").count("\n")
        cases.append(Case(row, f"r{row['row']}-{at}", site, before))
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
        config = config.replace("EXTENSIONS", "" if other else "footnotes, ").replace(
            "WEIGHT", str(not other and "error")
        )
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


def seen(html: str) -> str:
    return unescape(re.sub(r"<[^<>]*>", "", html))


def links(html: str) -> list[str]:
    return [unescape(href) for href in re.findall(r'href="([^"]*)"', html)]


@pytest.mark.parametrize("case", loaded("vancouver"), ids=lambda case: str(case["name"]))
def test_a_reference_in_the_style_of_medical_journals(case: dict[str, Any]) -> None:
    [html] = references(parse(case["bib"], "x.bib")).values()
    assert seen(html) == case["text"]
    assert links(html) == case.get("links", [])


def test_names_may_be_joined_in_capitals() -> None:
    assert authors("Smith, Ann AND Roe, Jane") == "Smith A, Roe J"


HOSTILE = """<script>alert(1)</script><img src=x onerror=alert(1)>" onclick="alert(1) javascript:alert(1) &lt;b&gt; ' [a](javascript:alert(1))"""
FIELDS = """author title journal booktitle year volume number pages editor publisher institution howpublished note url doi pmid
isbn urldate date address school organization""".split()


@pytest.mark.parametrize("kind", ["article", "misc", "incollection", "techreport"])
def test_html_in_any_field_is_text(kind: str) -> None:
    fields = ", ".join(f"{name} = {{{HOSTILE}}}" for name in FIELDS)
    entry = parse(f"@{kind}{{k, {fields}}}", "x.bib")
    page = markdown.markdown(
        "Text.[@k, <b>Table 2</b>]", extensions=[CitationExtension(ReferenceList(references(entry)))]
    )
    assert_safe(page)
    assert "alert(1)" in seen(page)
    assert not [href for href in links(page) if not href.startswith("#")]


def test_html_in_any_field_is_text_on_generated_pages(tmp_path: Path) -> None:
    fields = ", ".join(f"{name} = {{{HOSTILE}}}" for name in FIELDS)
    annote = f"annote = {{Read: abstract. Response: 55\\% {HOSTILE.translate(str.maketrans('[]', '()'))}. [Abstract <b onclick='x'>]}}"
    (tmp_path / "site/docs").mkdir(parents=True)
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/main.html").write_text("{{ page.content }}", encoding="utf-8")
    (tmp_path / "references.bib").write_text(f"@article{{known2020, {fields}, {annote}}}", encoding="utf-8")
    config = CONFIG.replace("SETTINGS", "").replace("EXTENSIONS", "").replace("WEIGHT", "off")
    (tmp_path / "site/mkdocs.yml").write_text(config, encoding="utf-8")
    pages = {
        "index": "# A\n\n55% responded.[@known2020]\n",
        "all": '# All\n\n<div data-generated="references"></div>\n',
        "numbers": '# Numbers\n\n<div data-generated="numbers"></div>\n',
    }
    for name, text in pages.items():
        (tmp_path / f"site/docs/{name}.md").write_text(text, encoding="utf-8")
    done = build(tmp_path, "mkdocs")
    assert done.status == 0, done.said
    for name in ("", "all", "numbers"):
        html = article(done, name)
        assert "alert(1)" in html
        assert_safe(html)


class Tags(HTMLParser):
    """Every tag of a page, with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def assert_safe(html: str) -> None:
    """Nothing in the HTML runs, and every link leads to a place of the site or to an http(s) address."""
    assert "<script" not in html.lower()
    for tag, attributes in Tags(html).found:
        assert tag not in ("img", "script", "style", "iframe", "object", "embed", "form", "svg")
        assert not [name for name in attributes if name.startswith("on")]
        if (href := attributes.get("href")) is not None:
            # Browsers overlook white space and control characters in the name of a scheme.
            assert not re.search(r"[\x00-\x20]", href)
            assert re.match(r"https?://[^/]|(?!//)[^:]*(?:[#/?]|$)", href)


LATEX = st.text(
    alphabet=st.sampled_from("aB 1<>\"'&:/\\{}$%#@_^~-.,;()[]=\n\u00e9\u2029\x02\x03\x00")
) | st.sampled_from(
    [
        HOSTILE,
        "https://x.org/a",
        "https://x.org/a?b=5%&c[]=\\_",
        "10.5555/a(b)",
        "12345678",
        "2020",
        "javascript:alert(1)",
        "\\url{data:text/html,x}",
        '10.5555/a"b',
        "\x02wzxhzdk:0\x03",
        "a and b",
    ]
)
ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(["article", "misc", "book", "incollection", "techreport", "Online"]),
        st.text(alphabet="ab1-_.:<\"'", min_size=0, max_size=5),
        st.dictionaries(st.sampled_from([*FIELDS, "annote", "crossref"]), LATEX, max_size=8),
    ),
    max_size=3,
)


@given(ENTRIES, LATEX)
def test_any_bibliography_is_rendered_and_runs_nothing(entries: list[Any], around: str) -> None:
    bib = "\n".join(
        f"@{kind}{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}"
        for kind, key, fields in entries
    )
    known = references(parse(bib + around, "x.bib"))
    cited = " ".join(f"Text.[@{key}, Table 2]" for key in known)
    page = markdown.markdown(cited, extensions=["footnotes", CitationExtension(ReferenceList(known))])
    assert_safe(page)
    for html in known.values():
        assert seen(html).strip()
        assert "\x02" not in html
