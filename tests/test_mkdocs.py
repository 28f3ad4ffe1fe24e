"""The check inside a build: a finding stops it before anything is written, and bad input is one clear line."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

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


BAD_INPUT = {
    "unknown key": ({"index.md": "# A\n\nHalf did.[@nobody]\n"}, None, "docs/index.md:3:12: unknown-reference"),
    "broken bib": ({"index.md": GOOD}, "@article{known2020,\n  title = {A\n", "references.bib:"),
    "missing bib": ({"index.md": GOOD}, "", "references.bib: There is no such file"),
    "duplicate key": (
        {"index.md": GOOD},
        "@misc{a, title={{A}}, year={2020}, doi={10.5555/a}}\n@misc{A, title={{B}}, year={2020}, doi={10.5555/b}}\n",
        "references.bib:2: The key A stands twice",
    ),
    "page not UTF-8": (
        {"index.md": b"# A\n\ncaf\xe9\n"},
        None,
        "docs/index.md:3: A character in this line is not UTF-8",
    ),
    "bib not UTF-8": (
        {"index.md": GOOD},
        b"@misc{a,\n  title = {caf\xe9}}\n",
        "references.bib:2: A character in this line",
    ),
    "front matter": ({"index.md": "---\ntitle: [a\n---\n\n# A\n"}, None, "docs/index.md:"),
    "unclosed exemption": ({"index.md": "# A\n\nWe read 12. <!-- uncited: our count\n"}, None, "docs/index.md:3:13:"),
}


@pytest.mark.parametrize("name", list(BAD_INPUT))
def test_bad_input_is_one_clear_message_and_leaves_the_site_alone(site: Site, name: str) -> None:
    pages, bib, words = BAD_INPUT[name]
    folder = site(pages, **({} if bib is None else {"bib": bib or None}))
    (folder / "site").mkdir()
    (folder / "site/kept.html").write_text("the last good site", encoding="utf-8")
    done = build(folder)
    assert done.returncode != 0
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    left = [path.name for path in (folder / "site").iterdir()]
    assert left in ([], ["kept.html"])


def test_exemptions_are_taken_out_of_the_built_page(site: Site) -> None:
    folder = site({"index.md": "# A\n\nWe read 12 labels. <!-- uncited: our own count -->\n\n55.4% did.[@known2020]\n"})
    assert build(folder).returncode == 0
    assert "our own count" not in (folder / "site/index.html").read_text(encoding="utf-8")


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
