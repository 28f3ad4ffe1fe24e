"""The site itself: it passes its own check, and every citation that stands alone is missed when it is taken out."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import ROOT, copy_site, the_site
from uncited import source
from uncited.check import check_site
from uncited.coverage import Reading
from uncited.explain import explain_page
from uncited.reading import Page, PageReading, read_page

RULES = ("uncited-number", "unsupported-number")
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))


def the_page(file: str) -> Page:
    return next(page for page in the_site().pages if page.file == file)


def test_every_page_is_checked() -> None:
    assert sorted(page.file for page in the_site().pages) == PAGES


def test_the_site_passes_its_own_check() -> None:
    site = the_site()
    report = check_site(site.pages, site.inputs.options, site.inputs.references)
    assert [(f.file, f.span.line, f.rule, f.message) for f in report.findings] == []
    assert report.claims > 500
    assert not report.exemptions or all(exempted.reason for exempted in report.exemptions)


@pytest.mark.parametrize("file", PAGES)
def test_a_citation_that_stands_alone_is_missed_when_it_is_taken_out(file: str) -> None:
    """The build would fail on the sentence's line. In a list item or a table row another citation may cover it still."""
    site, page = the_site(), the_page(file)
    references = site.inputs.references
    assert page.markdown is not None
    assert references is not None
    reading = read_page(page, references.keys)
    lines = {found.sentence: found.span.line for found in explain_page(reading)}
    marks = [mark for block in reading.article.blocks for mark in block.citations]
    written = sorted(source.citations(page.markdown), key=lambda citation: citation.start)
    assert [key for mark in marks for key in mark.keys] == [k.key for citation in written for k in citation.keys]

    at = 0
    for citation in written:
        names = {mark.id for mark in marks[at : at + len(citation.keys)]}
        at += len(citation.keys)
        alone = [r.sentence.text for r in reading.readings if r.claims and r.marks and set(r.marks) <= names]
        if not alone:
            continue
        text = page.markdown[: citation.start] + page.markdown[citation.end :]
        changed = site.render(page, text)
        report = check_site([changed], site.inputs.options, references, whole=False)
        found = {(f.sentence, f.span.line) for f in report.findings if f.rule in RULES}
        after = read_page(changed, references.keys)
        covered = {r.sentence.text for r in after.readings if r.cited and not _in_paragraph(after, r)}
        if any(
            f.rule == "invalid-chart" for f in report.findings
        ):  # the build fails, and nothing of the chart is shown
            covered |= set(alone) - {r.sentence.text for r in after.readings}
        missed = [said for said in alone if (said, lines[said]) not in found and said not in covered]
        assert not missed, f"{page.markdown[citation.start : citation.end]} taken out, not missed: {missed}"


def _in_paragraph(page: PageReading, reading: Reading) -> bool:
    place = page.article.blocks[reading.sentence.block].place
    return place.item is None and place.table is None


@pytest.mark.parametrize("file", ["docs/evidence/nasal-spray.md", "docs/treatment/cost-and-insurance.md"])
def test_a_citation_taken_out_fails_the_command_and_the_build(file: str, tmp_path: Path) -> None:
    """The same through the command itself and a real build: the file and the line are named, and nothing is written."""
    copy_site(tmp_path)
    lines = (tmp_path / file).read_text(encoding="utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if re.search(r"\d%", line) and line.count("[@") == 1 and line[0] != "|")
    lines[at] = re.sub(r"\[@[^\]]+\]", "", lines[at])
    (tmp_path / file).write_text("\n".join(lines), encoding="utf-8")
    check = "import sys, uncited.cli; sys.exit(uncited.cli.main(['check']))"
    for arguments in (["-c", check], ["-m", "mkdocs", "build", "--quiet"]):
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert f"{file}:{at + 1}:" in done.stdout + done.stderr
    assert not (tmp_path / "site").exists() or not any((tmp_path / "site").iterdir())
