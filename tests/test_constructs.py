"""Every Markdown construct that Material's documentation shows: the right line and column, and no stray finding.

The cases stand in tests/constructs/*.md, each as

    title
    .
    Markdown
    .
    line:column-endline:endcolumn rule sentence     (one line a finding; the end is exclusive)
    .

A title may end in [crlf], [cr] or [bom]: the line ends, or the mark at the start, that the file has. In the Markdown
`→` stands for a tab and `␠` for a space at the end of a line.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import markdown
import pytest

from uncited.check import check_page
from uncited.options import Options
from uncited.reading import Page, read_page
from uncited.render import EXTENSIONS, ChartExtension, CitationExtension

FOLDER = Path(__file__).parent / "constructs"
KNOWN = ("anand2023", "popova2019", "fava2020")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One construct: what the author wrote, and the findings expected."""

    name: str
    text: str
    expected: str


def read_cases(path: Path) -> list[Case]:
    """The cases of one file."""
    parts = re.split(r"^\.\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    cases = []
    for title, text, expected in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
        name = title.strip()
        text = text.replace("→", "\t").replace("␠", " ")
        if "[crlf]" in name:
            text = text.replace("\n", "\r\n")
        if "[cr]" in name:
            text = text.replace("\n", "\r")
        if "[bom]" in name:
            text = "\ufeff" + text
        cases.append(Case(f"{path.stem}: {name}", text, expected.strip()))
    return cases


CASES = [case for path in sorted(FOLDER.glob("*.md")) for case in read_cases(path)]


def snippet(name: str) -> str | None:
    """The text of an included file."""
    path = FOLDER / "included" / name
    return path.read_text(encoding="utf-8") if path.is_file() else None


def render(text: str) -> str:
    """A page as a site with all of Material's extensions renders it."""
    body = _FRONT_MATTER.sub("", text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), count=1)
    extras = (
        "pymdownx.arithmatex",
        "pymdownx.betterem",
        "pymdownx.blocks.admonition",
        "pymdownx.blocks.details",
        "pymdownx.blocks.tab",
        "pymdownx.emoji",
        "pymdownx.keys",
        "pymdownx.smartsymbols",
        "pymdownx.snippets",
    )
    return markdown.markdown(
        body,
        extensions=[*EXTENSIONS, *extras, CitationExtension(), ChartExtension()],
        extension_configs={
            "pymdownx.tabbed": {"alternate_style": True},
            "pymdownx.blocks.tab": {"alternate_style": True},
            "pymdownx.snippets": {"base_path": [str(FOLDER / "included")]},
        },
    )


def findings(text: str) -> list[str]:
    """What the check finds in a page, one line a finding."""
    page = Page("page.md", render(text), text, snippet)
    found, _ = check_page(read_page(page), Options(), KNOWN)
    found.sort(key=lambda finding: (finding.span, finding.rule))
    return [
        f"{f.span.line}:{f.span.column}-{f.span.end_line}:{f.span.end_column} {f.rule} {f.sentence or ''}".strip()
        for f in found
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_construct(case: Case) -> None:
    assert findings(case.text) == case.expected.splitlines()


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 120
    assert len({case.name for case in CASES}) == len(CASES)
