"""The pages made from the check itself: the annotated bibliography and the register of numbers, with claims.json.

A page asks for one with an empty element, `<div data-generated="references"></div>` or `data-generated="numbers"`; what
is put there is not checked again, since it repeats what was.
"""

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from uncited.bib import Entry, to_text
from uncited.output.text import count
from uncited.references import References
from uncited.register import VERSION, Claim, as_json
from uncited_mkdocs.anchors import mark_sentences
from uncited_mkdocs.inputs import shown

_PLACE = re.compile(r'<div data-generated="([a-z]+)">\s*</div>')
_MARK = re.compile(r'<sup class="citation"[^>]*? data-cites="([^"]*)"[^>]*? id="(fnref[^"]*)"')
_READ = {
    "full text": "We read the full text.",
    "abstract": "We read the abstract or another part of the source, not the whole of it.",
    "secondary": "We did not read the source itself, only what others report of it.",
}
_KINDS = {
    "article": "Article in a journal",
    "book": "Book",
    "inbook": "Part of a book",
    "incollection": "Part of a book",
    "conference": "Conference paper",
    "inproceedings": "Conference paper",
    "manual": "Manual",
    "mastersthesis": "Thesis",
    "phdthesis": "Thesis",
    "thesis": "Thesis",
    "report": "Report",
    "techreport": "Report",
}
_PREPRINTS = re.compile(r"\b(?:arxiv|biorxiv|medrxiv|preprints?|psyarxiv|research square|ssrn)\b", re.IGNORECASE)
# A preview is read at a glance; a mark above a whole table may stand for more.
_MOST_IN_PREVIEW = 3

# Why a sentence needs no source, or else the key, words and place of each figure on which it rests.
_Grounds = tuple[str, tuple[tuple[str, str, str], ...]]


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are, as seen from one page: the address and the title of each file, the page of the references, and
    which claims (by file and name) can be linked to."""

    addresses: Mapping[str, str]
    titles: Mapping[str, str]
    references: str
    linkable: frozenset[tuple[str, str]]

    def of(self, claim: Claim) -> str:
        """The address of a claim's sentence, or of its page."""
        page = self.addresses.get(claim.file, "")
        return f"{page}#{claim.id}" if (claim.file, claim.id) in self.linkable else page


def wanted_by(files: Files) -> bool:
    """Whether any page asks for something generated."""
    return any(_PLACE.search(page.content or "") for page in pages_of(files))


def fill_pages(
    files: Files, root: Path, references: References, html: Mapping[str, str], claims: Sequence[Claim]
) -> str:
    """Give every page what it asks for, and every claim a place to link to. Returns the text of claims.json.

    root: the folder of mkdocs.yml. html: key -> the reference as readers see it.
    """
    by_file: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_file[claim.file].append(claim)
    pages = {name_of(page, root): page for page in pages_of(files)}
    asked = {file: set(_PLACE.findall(page.content or "")) for file, page in pages.items()}
    linkable: set[tuple[str, str]] = set()
    for file, page in pages.items():
        if by_file[file]:
            marked, names = mark_sentences(page.content or "", by_file[file])
            page.content = mark_citations(marked, by_file[file], references)
            linkable.update((file, name) for name in names)
    # The menu may call two pages the same, under different headings.
    titles = {file: unescape(str(page.meta.get("title") or page.title)) for file, page in pages.items()}
    home = next((page for file, page in pages.items() if "references" in asked[file]), None)
    for file, page in pages.items():
        if not asked[file]:
            continue
        addresses = {other: get_relative_url(target.url, page.url) for other, target in pages.items()}
        to_references = get_relative_url(home.url, page.url) if home else ""
        places = Places(addresses, titles, to_references, frozenset(linkable))
        parts = {
            "references": bibliography(references, html, claims, places) if "references" in asked[file] else "",
            "numbers": numbers(claims, places) if "numbers" in asked[file] else "",
        }
        page.content = _PLACE.sub(lambda found, parts=parts: parts.get(found[1], ""), page.content or "")  # type: ignore[misc]
    register = {"version": VERSION, "claims": as_json(claims, {file: page.url for file, page in pages.items()})}
    return json.dumps(register, ensure_ascii=False, indent=1) + "\n"


def pages_of(files: Files) -> list[Page]:
    """The pages of a site."""
    return [file.page for file in files.documentation_pages() if file.page is not None]


def name_of(page: Page, root: Path) -> str:
    """The file of a page, as findings name it."""
    path = page.file.abs_src_path
    return shown(Path(path), root) if path else page.file.src_uri


def mark_citations(html: str, claims: Sequence[Claim], references: References) -> str:
    """The page with, in each mark, what is recorded for its sentence, and how much of the source was read.

    `data-figure` (one figure a line) and `data-read` are what the preview of a citation shows under the reference.
    """
    figures: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        for mark in claim.marks:
            key = mark.partition(":")[2]
            figures[mark].update((f"{f.statement} ({f.place})", None) for f in claim.backing if f.key == key)

    def add(found: re.Match[str]) -> str:
        said = list(figures.get(found[2], ()))
        if len(said) > _MOST_IN_PREVIEW:
            said[_MOST_IN_PREVIEW:] = [f"And {count(len(said) - _MOST_IN_PREVIEW, 'more figure')} from this source."]
        figure = f' data-figure="{escape(chr(10).join(said))}"' if said else ""
        how = _how_read(references, found[1])
        return found[0] + figure + (f' data-read="{how}"' if how else "")

    return _MARK.sub(add, html)


def _how_read(references: References, key: str) -> str:
    read = references.figures.annotation(key)
    return _READ.get(read.read or "", "") if read else ""


def kind_of(entry: Entry) -> str:
    """What a source is, in a reader's words, from the type of its entry and from where it appeared."""
    journal = " ".join(
        to_text(field.value) for name in ("journal", "journaltitle", "howpublished") if (field := entry.get(name))
    )
    if _PREPRINTS.search(journal):
        return "Preprint, not reviewed by other researchers"
    return _KINDS.get(entry.type) or ("Web page" if entry.get("url") else "Other source")


def bibliography(references: References, html: Mapping[str, str], claims: Sequence[Claim], places: Places) -> str:
    """Every reference: what it is, what we recorded of it, how much of it we read, and where it is cited."""
    uses: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for key in claim.keys:
            uses[key].append(claim)
    entries = sorted(references.bibliography.entries, key=lambda e: e.key.casefold())
    parts = "".join(_source(entry, html[entry.key], uses[entry.key], references, places) for entry in entries)
    return f'<div class="uncited-generated generated" data-search-exclude>{parts}</div>'


def _source(entry: Entry, html: str, uses: Sequence[Claim], references: References, places: Places) -> str:
    key = escape(entry.key)
    text, _, links = html.partition("</span>")
    read = references.figures.annotation(entry.key)
    said = "".join(f"<li>{escape(s.text)} {_place(s.place)}</li>" for s in (read.statements if read else ()))
    by_page: dict[str, list[str]] = defaultdict(list)
    for claim in uses:
        by_page[claim.file].append(_link(claim, places, _short(claim.sentence)))
    where = "".join(
        f"<li>{escape(places.titles.get(file, file))}<ul><li>{'</li><li>'.join(found)}</li></ul></li>"
        for file, found in by_page.items()
    )
    cited = f"{count(len(uses), 'sentence')} on {count(len(by_page), 'page')}"
    return (
        f'<section class="source" id="source-{key}"><h2>{text}</span></h2><p>{links.strip()}</p>'
        f"<p>{kind_of(entry)}. {_how_read(references, entry.key)} Key: <code>{key}</code></p>"
        + (f"<details><summary>What it says, as we recorded it</summary><ul>{said}</ul></details>" if said else "")
        + (f"<details><summary>Where it is cited: {cited}</summary><ul>{where}</ul></details>" if where else "")
        + "</section>"
    )


def numbers(claims: Sequence[Claim], places: Places) -> str:
    """Every numeric claim, page by page: sentences, and beside them the recorded figures on which they rest.

    A figure is printed in full once; elsewhere its first words link to it, and a script puts the rest in.
    """
    by_page: dict[str, dict[_Grounds, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.quantities:
            by_page[claim.file][_grounds(claim)].append(claim)
    printed: dict[tuple[str, str], int] = {}
    parts = []
    for file, rows in by_page.items():
        listed = []
        for (exempt, grounds), found in rows.items():
            figures = f"<p>Needs no source: {escape(exempt)}</p>" if exempt else ""
            figures += "".join(_figure(*ground, printed, places) for ground in grounds)
            sentences = "".join(f"<p>{_link(claim, places, claim.sentence)}</p>" for claim in found)
            listed.append(f"<li><div>{sentences}</div><div>{figures}</div></li>")
        title, address = escape(places.titles.get(file, file)), escape(places.addresses.get(file, ""))
        heading = f'<h2><a href="{address}">{title}</a></h2>'
        parts.append(f'<section id="{_slug(file)}">{heading}<ul>{"".join(listed)}</ul></section>')
    contents = "".join(
        f'<li><a href="#{_slug(file)}">{escape(places.titles.get(file, file))}</a> ({sum(map(len, rows.values()))})</li>'
        for file, rows in by_page.items()
    )
    return (
        f'<div class="uncited-generated generated numbers" data-search-exclude><details><summary>Pages</summary><ul>{contents}</ul></details>'
        f"{''.join(parts)}</div>"
    )


def _grounds(claim: Claim) -> _Grounds:
    if claim.exempt:
        return claim.exempt, ()
    recorded = tuple((figure.key, figure.statement, figure.place) for figure in claim.backing)
    return "", recorded or tuple((key, "", "") for key in claim.keys)


def _figure(key: str, statement: str, place: str, printed: dict[tuple[str, str], int], places: Places) -> str:
    """A recorded figure with its place, or only the key of its source. printed: the figures so far, which grow by this one."""
    if not statement:
        return f"<p>{_to_source(key, places)}</p>"
    source = _to_source(key, places, f": {place}")
    name = (key, statement)
    if name not in printed:
        printed[name] = len(printed)
        return f'<p id="f{printed[name]}">{escape(statement)} {source}</p>'
    return f'<p><a class="folded" href="#f{printed[name]}">{escape(_short(statement))}</a> {source}</p>'


def _link(claim: Claim, places: Places, text: str) -> str:
    """The sentence as a link to where it stands; the cell of a table after what its row is about."""
    row = escape(_short(claim.row)) + (" " if claim.row.endswith(("?", ":")) else ": ") if claim.row else ""
    return f'{row}<a href="{escape(places.of(claim))}">{escape(text)}</a>'


def _to_source(key: str, places: Places, place: str = "") -> str:
    return f'<a href="{escape(places.references)}#source-{escape(key)}">{escape(key)}{escape(place)}</a>'


def _place(place: str) -> str:
    return f'<span class="place">{escape(place)}</span>'


def _slug(file: str) -> str:
    return "numbers-" + re.sub(r"[^a-z0-9]+", "-", file.lower().removeprefix("docs/").removesuffix(".md"))


def _short(text: str) -> str:
    words = text.split()
    return text if len(words) <= 12 else " ".join(words[:12]) + " …"
