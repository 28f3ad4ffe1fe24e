"""A slip of the keyboard in any number of any cited sentence of the site fails the build on that line."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

from helpers import copy_site, the_site
from mutated import Tried, every_slip, summary
from uncited.coverage import Reading
from uncited.locating import Locator
from uncited.reading import PageReading, read_page
from uncited.rules import Severity

NOTICED = 0.97
AS_ERROR = 0.94
ONE_IN = 7  # which of a sentence's slips the command is given


@cache
def tried() -> list[Tried]:
    return list(every_slip())


def test_every_slip_in_every_number(record_property: Callable[[str, object], None]) -> None:
    record_property("summary", "\n".join(summary(tried())))
    noticed = Counter(one.severity for one in tried())
    assert len(tried()) > 10_000
    assert noticed[Severity.ERROR] / len(tried()) >= AS_ERROR
    assert (noticed[Severity.ERROR] + noticed[Severity.WARNING]) / len(tried()) >= NOTICED


def test_the_command_says_the_same(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    """One slip in every cited sentence that stands once on its page, written into the files; then the command itself."""
    copy_site(tmp_path)
    site = the_site()
    references = site.inputs.references
    assert references is not None
    changed: list[Tried] = []
    for page in site.pages:
        edits = list(_edits(read_page(page, references.keys)))
        text = page.markdown
        assert text is not None
        for (start, end), one in sorted(edits, key=lambda edit: edit[0], reverse=True):
            text = text[:start] + one.slip.replacement + text[end:]
        (tmp_path / page.file).write_text(text, encoding="utf-8")
        changed += [one for _, one in edits]
    run = (
        "import sys, uncited.cli; sys.exit(uncited.cli.main(['check', '--format', 'json', '--output', 'report.json']))"
    )
    done = subprocess.run([sys.executable, "-c", run], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    found = {(f["file"], f["line"], f["sentence"]) for f in report["findings"]}
    missed = [one for one in changed if (one.file, one.line, one.sentence) not in found]
    noticed = 1 - len(missed) / len(changed)
    record_property(
        "summary", f"through the command: {noticed:.1%} of {len(changed)} slips, one a sentence, noticed on their line"
    )
    assert len(changed) > 800
    assert noticed >= NOTICED - 0.02
    assert not [one.sentence for one in missed if one.severity is not None]


def _edits(page: PageReading) -> list[tuple[tuple[int, int], Tried]]:
    """Where in the file a slip stands, for one slip of each sentence."""
    locator = Locator(page)
    said = Counter(reading.sentence.text for reading in page.readings)
    once = {(r.sentence.block, r.sentence.start) for r in page.readings if said[r.sentence.text] == 1}
    choices: dict[tuple[int, int], list[Tried]] = {}
    for one in tried():
        sentence = one.reading.sentence
        if one.file != page.page.file or (sentence.block, sentence.start) not in once:
            continue
        if one.slip.kind != "another unit" or not _in_chart(page, one.reading):  # else the chart is not drawn at all
            choices.setdefault((sentence.block, sentence.start), []).append(one)
    edits = []
    for at, ((block, start), slips) in enumerate(choices.items()):
        one = slips[at * ONE_IN % len(slips)]
        place = locator.places.span(block, start + one.slip.start, start + one.slip.end)
        if one.reading.marks and place is not None:
            edits.append((place, one))
    return edits


def _in_chart(page: PageReading, reading: Reading) -> bool:
    table = page.article.blocks[reading.sentence.block].place.table
    return table is not None and bool(page.article.tables[table].captions)
