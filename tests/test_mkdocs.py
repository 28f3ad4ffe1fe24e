"""The check inside a build: a finding stops it before anything is written, and bad input is one clear line."""

import logging
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli
from mkdocs.utils import DuplicateFilter

from helpers import BIB, Run, read_cases

CASES = Path(__file__).parent / "guard"

Site = Callable[..., Path]
GOOD = "# Trial\n\n55.4% responded.[@known2020]\n"


def build(folder: Path, *options: str, generator: str = "mkdocs") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", generator, "build", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_cited_site_is_built(site: Site) -> None:
    folder = site({"index.md": GOOD})
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stderr
    html = (folder / "site/index.html").read_text(encoding="utf-8")
    assert "10.5555/known.2020" in html
    assert "[@" not in html


@pytest.mark.parametrize("options", [(), ("--strict",), ("--quiet",)])
def test_an_uncited_number_stops_any_build(site: Site, options: tuple[str, ...]) -> None:
    folder = site({"index.md": "# Trial\n\nText.\n\n55.4% responded.\n"})
    (folder / "site").mkdir()
    done = build(folder, *options)
    assert done.returncode == 1
    assert "docs/index.md:5:1: uncited-number" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list((folder / "site").iterdir())


@pytest.fixture(autouse=True)
def _first_build() -> None:
    """MkDocs tells a message once in a process; here every build is a first one."""
    for told in logging.getLogger("mkdocs.commands.build").filters:
        if isinstance(told, DuplicateFilter):
            told.msgs.clear()


BAD_INPUT = {case["name"]: case for case in read_cases(CASES / "bad_input.yml")}


@pytest.fixture
def bad_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> dict[str, Any]:
    """A site that was built once, with the bad input of a case."""
    case = BAD_INPUT[request.param]
    bibtex = case.get("bibtex", "bib_file: references.bib")
    config = ["site_name: Test", "theme: {name: null, custom_dir: theme}", "plugins:"]
    config += [f"  - bibtex: {{{bibtex}}}"] if bibtex else []
    files = {
        "mkdocs.yml": "\n".join([*config, "  - uncited", case.get("config", ""), ""]),
        "theme/main.html": "{{ page.content }}",
        "references.bib": BIB,
        "docs/index.md": GOOD,
        "site/kept.html": "the last good site",
    }
    raw = {name: text.encode() for name, text in (files | case.get("files", {})).items()}
    raw |= {name: text.encode("latin-1") for name, text in case.get("bytes", {}).items()}
    for name, data in raw.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    monkeypatch.chdir(tmp_path)
    return dict(case)


@pytest.mark.parametrize("bad_site", list(BAD_INPUT), indirect=True)
def test_bad_input_is_one_clear_message_and_leaves_the_site_alone(bad_site: dict[str, Any], tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["build"], env={"COLUMNS": "10000"})
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)  # and no traceback
    said = re.sub(r"ERROR   -  Error reading page .*\n", "", done.output)
    said = re.sub(r"INFO .*\n", "", said)
    message = bad_site["says"]
    assert said in (
        f"ERROR   -  {message}Nothing was built.\n\nAborted with a BuildError!\n",
        f"Error: {message}Nothing was built.\n",
    )
    assert [path.name for path in (tmp_path / "site").iterdir()] in ([], ["kept.html"])


@pytest.mark.parametrize("bad_site", list(BAD_INPUT), indirect=True)
def test_the_check_by_itself_says_the_same(bad_site: dict[str, Any], uncited: Callable[..., Run]) -> None:
    run = uncited("check")
    if "exemption" in bad_site["name"]:  # can be parsed, so it is a finding among others
        assert run.status == 1
        assert bad_site["says"].split(": ")[0] in run.out
    else:
        assert run.status == 2
        assert run.err == f"uncited: {bad_site['says']}"


@pytest.fixture
def slow_site(site: Site, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with a Markdown extension that takes its time over one page and trips over another."""
    folder = site({"index.md": GOOD})
    (folder / "hanging.py").write_text(
        "import re, time\nfrom markdown.extensions import Extension\nfrom markdown.preprocessors import Preprocessor\n"
        "class Hanging(Preprocessor):\n    def run(self, lines):\n        time.sleep(2 if 'hang' in lines else 0)\n"
        "        re.match('(a+)+$', 'a' * 60 + '.' if 'endless' in lines else '')\n"
        "        return 1 / 0 if 'trip' in lines else lines\n"
        "class Hang(Extension):\n    def extendMarkdown(self, md):\n"
        "        md.preprocessors.register(Hanging(md), 'hanging', 1)\n",
        encoding="utf-8",
    )
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8").replace("[footnotes", "['hanging:Hang', footnotes")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setattr("uncited.stopwatch.LIMIT", 1.0)
    return folder


def test_a_page_that_is_slow_to_render_is_named(slow_site: Path, uncited: Callable[..., Run]) -> None:
    (slow_site / "docs/slow.md").write_text("# A\n\nhang\n", encoding="utf-8")
    said = in_process(slow_site)
    assert said.count("docs/slow.md: rendering this page takes more than") == 1
    assert "docs/index.md:" not in said
    assert uncited("check").err.startswith("docs/slow.md: rendering this page takes more than")


def test_a_page_is_named_where_one_regular_expression_never_ends(slow_site: Path) -> None:
    (slow_site / "docs/slow.md").write_text("# A\n\nendless\n", encoding="utf-8")
    program = "import uncited.cli, uncited.stopwatch; uncited.stopwatch.LIMIT = 1.0; uncited.cli.main(['check'])"
    with subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            assert process.stderr.readline().startswith("docs/slow.md: rendering this page takes more than 1 s.")
        finally:
            process.kill()


def test_a_page_that_cannot_be_rendered_is_named(slow_site: Path, uncited: Callable[..., Run]) -> None:
    (slow_site / "docs/bad.md").write_text("# A\n\ntrip\n", encoding="utf-8")
    done = build(slow_site)
    assert done.returncode == 1
    assert "docs/bad.md: This page cannot be rendered (ZeroDivisionError: division by zero)." in done.stderr
    assert "Traceback" not in done.stderr
    run = uncited("check")
    assert (run.status, run.out) == (2, "")
    assert run.err == "uncited: docs/bad.md: This page cannot be rendered (ZeroDivisionError: division by zero).\n"


@pytest.mark.parametrize(
    ("field", "why"),
    [
        ("template: nowhere.html", "the theme has no nowhere.html"),
        ("template: 5", "AttributeError: 'int' object has no"),
    ],
)
def test_a_page_that_the_theme_cannot_show_is_named(site: Site, field: str, why: str) -> None:
    folder = site({"index.md": GOOD, "zz.md": f"---\n{field}\n---\n\n# A\n"})
    done = build(folder)
    assert done.returncode == 1
    assert f"docs/zz.md: This page cannot be built ({why}" in done.stderr
    assert "Nothing was built." in done.stderr
    assert "Traceback" not in done.stderr
    assert list((folder / "site").iterdir()) == []


def test_what_the_theme_lacks_for_the_whole_site_is_named(site: Site) -> None:
    """Such as the icon of a page in the navigation of all others."""
    folder = site({"index.md": GOOD})
    (folder / "theme").mkdir()
    (folder / "theme/404.html").write_text("{% include 'nowhere.svg' %}", encoding="utf-8")
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        config.replace("{name: mkdocs}", "{name: mkdocs, custom_dir: theme}"), encoding="utf-8"
    )
    done = build(folder)
    assert done.returncode == 1
    assert "The site cannot be built, since the theme has no nowhere.svg." in done.stderr
    assert "Traceback" not in done.stderr
    assert list((folder / "site").iterdir()) == []


def test_exemptions_are_taken_out_of_the_built_page(site: Site) -> None:
    folder = site({"index.md": "# A\n\nWe read 12 labels. <!-- uncited: our own count -->\n\n55.4% did.[@known2020]\n"})
    done = build(folder)
    assert done.returncode == 0
    assert "Every number has a source. 1 sentence is exempted; `uncited check` lists them." in done.stderr
    assert "our own count" not in (folder / "site/index.html").read_text(encoding="utf-8")


def test_a_build_that_fails_counts_the_exemptions_and_lists_none(site: Site, uncited: Callable[..., Run]) -> None:
    folder = site({"index.md": "# A\n\nWe read 12 labels. <!-- uncited: our own count -->\n\n55.4% did.\n"})
    done = build(folder)
    assert done.returncode == 1
    assert "Every number has a source" not in done.stderr
    assert "1 sentence is exempted; `uncited check` lists them." in done.stderr
    assert "our own count" not in done.stderr
    checked = uncited("check").out
    assert 0 < checked.index("our own count") < checked.index("uncited-number")


def test_a_number_has_no_source_where_nobody_looked(site: Site) -> None:
    folder = site({"index.md": "55.4% did.\n"}, config="extra: {uncited: {rules: {uncited-number: off}}}\n")
    assert "Every number has a source" not in build(folder).stderr


def test_an_included_text_is_read_and_its_citations_resolved(site: Site) -> None:
    folder = site({"index.md": '# A\n\n--8<-- "part.txt"\n'})
    (folder / "part.txt").write_text("55.4% responded.[@known2020]\n\n99% improved.\n", encoding="utf-8")
    config = (
        (folder / "mkdocs.yml").read_text(encoding="utf-8").replace("[footnotes, ", "[footnotes, pymdownx.snippets, ")
    )
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    done = build(folder)
    assert done.returncode == 1
    assert "docs/index.md:3:1: uncited-number" in done.stderr
    assert "55.4%" not in done.stderr


def in_process(folder: Path) -> str:
    """Build a site by MkDocs' own command, in this process. Returns what it said."""
    done = CliRunner().invoke(cli, ["build", "--config-file", str(folder / "mkdocs.yml")], env={"COLUMNS": "10000"})
    assert done.exit_code == 0, done.output
    return str(done.output)


PLAIN = {
    "index.md": "# Trial\n\nOf all, 55.4% responded.[see @known2020, Table 2] Again 41.2% with ECT.[@known2020]\n\n"
    "A note of the author's own.[^own]\n\n[^own]: Which says more.\n\n## Sources\n\n\\bibliography\n",
    "code.md": "# Code\n\nWrite `[@known2020]`, mail me@known2020.org.\n\n    \\bibliography\n",
    "all.md": "# All\n\n\\full_bibliography\n",
}


def test_pages_are_the_same_without_mkdocs_bibtex(site: Site) -> None:
    folder = site(PLAIN)
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    in_process(folder)
    names = ("index.html", "code/index.html", "all/index.html", "claims.json")

    def built() -> dict[str, str]:
        texts = {name: (folder / "site" / name).read_text(encoding="utf-8") for name in names}
        return {name: re.sub(r"Build Date UTC.*", "", text) for name, text in texts.items()}

    with_plugin = built()
    assert 'href="https://doi.org/10.5555/known.2020"' in with_plugin["index.html"]
    assert "Author A. A trial." in with_plugin["all/index.html"]
    config = config.replace("  - bibtex: {bib_file: references.bib}\n", "")
    config += "extra: {uncited: {bibliography: references.bib}}\n"
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    # As if it were not installed at all.
    absent = {"mkdocs_bibtex", "pybtex", "pypandoc"}
    with pytest.MonkeyPatch.context() as patch:
        for name in absent | {name for name in sys.modules if name.partition(".")[0] in absent}:
            patch.setitem(sys.modules, name, None)
        in_process(folder)
    assert built() == with_plugin


def test_a_bibliography_may_stand_in_several_files(site: Site, uncited: Callable[..., Run]) -> None:
    page = "# A\n\n55.4% responded.[@known2020] More.[@other2020]\n"
    folder = site({"index.md": page}, bib=None)
    (folder / "mkdocs.yml").write_text(
        (folder / "mkdocs.yml").read_text(encoding="utf-8").replace("bib_file: references.bib", "bib_dir: bib"),
        encoding="utf-8",
    )
    (folder / "bib/deep").mkdir(parents=True)
    (folder / "bib/a.bib").write_text(BIB, encoding="utf-8")
    other = "@misc{{other2020, author = {{O, O}}, title = {{T}}, year = {{2020}},\n  doi = {{{doi}}}}}\n"
    (folder / "bib/deep/b.bib").write_text(other.format(doi="10.5555/other"), encoding="utf-8")
    in_process(folder)
    html = (folder / "site/index.html").read_text(encoding="utf-8")
    assert 'href="https://doi.org/10.5555/other"' in html
    assert 'href="https://doi.org/10.5555/known.2020"' in html
    unused = "@misc{spare2020, author = {S, S}, title = {T}, year = {2020},\n  doi = {https://doi.org/10.5555/x}}\n"
    (folder / "bib/deep/b.bib").write_text(other.format(doi="10.5555/KNOWN.2020") + unused, encoding="utf-8")
    run = uncited("check")
    assert run.status == 1
    assert "bib/deep/b.bib:2:1: invalid-reference The entry known2020 in bib/a.bib has the same DOI." in run.out
    assert "bib/deep/b.bib:3:1: unused-reference Nothing cites spare2020." in run.out
    assert "bib/deep/b.bib:4:1: invalid-reference The DOI is given as an address" in run.out
