"""What the check found, shown in the page itself under `mkdocs serve`: numbers marked where they stand, and a list.

The page only gets data, a style and a script (preview.css, preview.js, which are no part of any site); the script marks
the text in the browser. So nothing that is checked, searched or built knows of it.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.utils import get_relative_url

from uncited.findings import Finding, Span, placed
from uncited.locating import Locator
from uncited.reading import PageReading
from uncited.register import claims_of, named_sentences
from uncited.rules import Severity
from uncited_mkdocs.anchors import mark_sentences
from uncited_mkdocs.generated import name_of, pages_of

# Of the bibliography every page lists this many findings: enough to see that something is wrong, and where.
_MOST_OF_OTHER_FILES = 5

_FOLDER = Path(__file__).parent
_UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}  # nothing in the data can end its element

Shown = dict[str, Any]  # what preview.js reads; its keys are made in `prepare` and `_shown`


def prepare(
    files: Files, root: Path, findings: Sequence[Finding], readings: Iterable[PageReading], *, marked: bool
) -> dict[str, Shown]:
    """What each page shows, by its address; pages with findings get an element around each sentence to point at.

    root: the folder of mkdocs.yml. marked: the sentences of all pages have their elements already.
    """
    pages = {name_of(page, root): page for page in pages_of(files)}
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_file[finding.file].append(finding)
    own: dict[str, list[Shown]] = {}
    for reading in readings:
        file = reading.page.file
        page = pages.get(file)
        if page is None or not by_file[file]:
            continue
        if not marked:
            page.content, _ = mark_sentences(page.content or "", claims_of(reading, None))
        targets = _targets(reading, by_file[file])
        own[file] = [
            _shown(finding, target if f'id="{target}"' in (page.content or "") else None)
            for finding, target in zip(by_file[file], targets, strict=True)
        ]
    others = [finding for file, found in by_file.items() if file not in own for finding in found]
    counts = Counter({file: len(found) for file, found in own.items()})
    return {
        page.url: {
            "findings": own.get(file, []),
            "others": [_shown(finding, None) for finding in others[:_MOST_OF_OTHER_FILES]],
            "others_left": max(0, len(others) - _MOST_OF_OTHER_FILES),
            "pages": [
                {
                    "title": unescape(str(pages[other].title)),
                    "href": get_relative_url(pages[other].url, page.url),
                    "count": count,
                }
                for other, count in counts.items()
                if other != file
            ],
        }
        for file, page in pages.items()
    }


def unreadable(problem: str) -> Finding:
    """What keeps a file from being read, as a finding: under serve the rest of the site is shown all the same."""
    file, line, said = placed(problem)
    return Finding("cannot be read", Severity.ERROR, file, Span(line, 1, line, 1), said)


def show(output: str, shown: Mapping[str, Any]) -> str:
    """The finished page with what it shows. With nothing to show too: instant navigation puts other pages into this one."""
    data = json.dumps(shown, ensure_ascii=False).translate(_UNSAFE)
    style, script = ((_FOLDER / name).read_text(encoding="utf-8") for name in ("preview.css", "preview.js"))
    added = (
        f'<style>{style}</style><script type="application/json" id="uncited-findings">{data}</script>'
        f"<script>{script}</script>"
    )
    before, end, after = output.rpartition("</body>")
    return f"{before}{added}{end}{after}" if end else output + added


def _targets(reading: PageReading, findings: Sequence[Finding]) -> list[str | None]:
    """The name of the sentence that each finding is about; for one that names no sentence, of the sentence in its line."""
    locator = Locator(reading)
    places = [(locator.sentence(found), found.sentence.text, name) for name, _, found in named_sentences(reading)]
    return [_target(finding, places) for finding in findings]


def _target(finding: Finding, places: Sequence[tuple[Span, str, str]]) -> str | None:
    if finding.sentence is not None:
        return next((name for span, text, name in places if (span, text) == (finding.span, finding.sentence)), None)
    line, column = finding.span.line, finding.span.column
    before = [(span, name) for span, _, name in places if span.line <= line <= span.end_line and span.column <= column]
    return max(before)[1] if before else None


def _shown(finding: Finding, target: str | None) -> Shown:
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "file": finding.file,
        "line": finding.span.line,
        "target": target,
        "numbers": list(finding.quantities),
        "message": finding.message,
        "suggestions": [{"figure": f"{s.figure} [{s.place}]", "paste": s.paste} for s in finding.pastes],
    }
