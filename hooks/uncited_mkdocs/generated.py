"""The pages made from the check itself: the annotated bibliography and the register of numbers, with claims.json.

A page asks for one with an empty element, `<div data-generated="references"></div>` or `data-generated="numbers"`; what
is put there is not checked again, since it repeats what was.
"""

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from uncited.references import References
from uncited.register import VERSION, Claim, as_json
from uncited_mkdocs.inputs import shown

_PLACE = re.compile(r'<div data-generated="([a-z]+)">\s*</div>')
_MARK = re.compile(r'<sup class="citation"[^>]*? id="(fnref[^"]*)"')
_READ = {
    "full text": "We read the full text.",
    "abstract": "We read the abstract or another part of the source, not the whole of it.",
    "secondary": "We did not read the source itself, only what others report of it.",
}


def wanted_by(files: Files) -> bool:
    """Whether any page asks for something generated."""
    return any(_PLACE.search(page.content or "") for page in _pages(files))


def fill_pages(
    files: Files, root: Path, references: References, html: Mapping[str, str], claims: Sequence[Claim]
) -> str:
    """Give every page what it asks for, and every claim a place to link to. Returns the text of claims.json.

    root: the folder of mkdocs.yml. html: key -> the reference as readers see it.
    """
    by_file: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_file[claim.file].append(claim)
    pages = {_name(page, root): page for page in _pages(files)}
    for file, page in pages.items():
        page.content = mark_claims(page.content or "", by_file[file], references)
    filled: dict[int, str] = {}
    titles = {file: str(page.title) for file, page in pages.items()}
    for page in pages.values():
        asked = set(_PLACE.findall(page.content or ""))
        if not asked:
            continue
        links = {file: get_relative_url(other.url, page.url) for file, other in pages.items()}
        parts = {}
        if "references" in asked:
            parts["references"] = bibliography(references, html, claims, links)
        if "numbers" in asked:
            home = next(
                (other for other in pages.values() if 'data-generated="references"' in (other.content or "")), page
            )
            links["references"] = get_relative_url(home.url, page.url)
            parts["numbers"] = numbers(claims, links, titles)
        filled[id(page)] = _fill(page.content or "", parts)
    for page in pages.values():
        page.content = filled.get(id(page), page.content)
    addresses = {file: page.url for file, page in pages.items()}
    register = {"version": VERSION, "claims": as_json(claims, addresses)}
    return json.dumps(register, ensure_ascii=False, indent=1) + "\n"


def _fill(html: str, parts: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda found: parts.get(found[1], ""), html)


def _pages(files: Files) -> list[Page]:
    return [file.page for file in files.documentation_pages() if file.page is not None]


def _name(page: Page, root: Path) -> str:
    path = page.file.abs_src_path
    return shown(Path(path), root) if path else page.file.src_uri


def mark_claims(html: str, claims: Sequence[Claim], references: References) -> str:
    """The page with a place to link to before the first mark of every claim, and in each mark the figure that backs it.

    `data-figure` and `data-read` are what the preview of a citation shows under the reference.
    """
    names: dict[str, list[str]] = defaultdict(list)
    figures: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        if claim.marks:
            names[claim.marks[0]].append(claim.id)
        for mark in claim.marks:
            key = mark.partition(":")[2]
            figures[mark].update((f"{f.statement} ({f.place})", None) for f in claim.backing if f.key == key)

    def add(found: re.Match[str]) -> str:
        mark = found[1]
        places = "".join(f'<span id="{name}" class="claim-anchor"></span>' for name in names.get(mark, ()))
        if not figures.get(mark):
            return places + found[0]
        read = references.figures.annotation(mark.partition(":")[2])
        said = escape(" ".join(figures[mark]), quote=True)
        return f'{places}{found[0]} data-figure="{said}" data-read="{_READ[read.read] if read and read.read else ""}"'

    return _MARK.sub(add, html) if names else html


def bibliography(
    references: References, html: Mapping[str, str], claims: Sequence[Claim], links: Mapping[str, str]
) -> str:
    """Every reference with what we recorded of it, how much of it we read, and where it is cited. links: file -> address."""
    uses: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for key in claim.keys:
            uses[key].append(claim)
    parts = []
    for entry in sorted(references.bibliography.entries, key=lambda e: e.key.casefold()):
        read = references.figures.annotation(entry.key)
        said = "".join(
            f'<li>{escape(s.text)} <span class="place">{escape(s.place)}</span></li>'
            for s in (read.statements if read else ())
        )
        how = _READ.get(read.read or "", "") if read else ""
        where = ", ".join(
            f'<a href="{escape(_address(claim, links))}">{escape(_short(claim.sentence))}</a>'
            for claim in uses[entry.key]
        )
        parts.append(
            f'<section class="source" id="source-{escape(entry.key)}"><h2>{html[entry.key]}</h2>'
            f'<p class="read">{how} Key: <code>{escape(entry.key)}</code></p>'
            + (f"<details><summary>What it says, as we recorded it</summary><ul>{said}</ul></details>" if said else "")
            + (
                f"<details><summary>Where it is cited ({len(uses[entry.key])})</summary><p>{where}</p></details>"
                if where
                else ""
            )
            + "</section>"
        )
    return f'<div class="generated" data-search-exclude>{"".join(parts)}</div>'


def numbers(claims: Sequence[Claim], links: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """Every claim in a table, page by page: the sentence, its sources, and the recorded figure with its place."""
    by_page: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_page[claim.file].append(claim)
    parts = []
    for file, found in by_page.items():
        rows = "".join(_row(claim, links) for claim in found)
        parts.append(
            f'<h2 id="{escape(_slug(file))}"><a href="{escape(links.get(file, ""))}">{escape(titles.get(file, file))}</a></h2>'
            '<div class="numbers-table"><table><thead><tr><th scope="col">Sentence</th><th scope="col">Recorded figure, and where in '
            f"the source</th></tr></thead><tbody>{rows}</tbody></table></div>"
        )
    return f'<div class="generated numbers" data-search-exclude>{"".join(parts)}</div>'


def _row(claim: Claim, links: Mapping[str, str]) -> str:
    if claim.exempt:
        figures = f"Needs no source: {escape(claim.exempt)}"
    else:
        figures = "<br>".join(
            f'<a href="{escape(links.get("references", ""))}#source-{escape(f.key)}">{escape(f.key)}</a>: {escape(f.statement)} '
            f'<span class="place">{escape(f.place)}</span>'
            for f in claim.backing
        ) or ", ".join(escape(key) for key in claim.keys)
    return (
        f'<tr><td><a href="{escape(_address(claim, links))}">{escape(claim.sentence)}</a></td><td>{figures}</td></tr>'
    )


def _address(claim: Claim, links: Mapping[str, str]) -> str:
    return f"{links.get(claim.file, '')}#{claim.id}" if claim.marks else links.get(claim.file, "")


def _slug(file: str) -> str:
    return "numbers-" + re.sub(r"[^a-z0-9]+", "-", file.lower().removeprefix("docs/").removesuffix(".md"))


def _short(text: str) -> str:
    words = text.split()
    return text if len(words) <= 12 else " ".join(words[:12]) + " …"
