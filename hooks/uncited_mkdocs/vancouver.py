"""An entry of the bibliography -> the reference that readers see, in the style medical journals use (Vancouver, NLM).

Anand A, Mathew SJ, Sanacora G, et al. Ketamine versus ECT … N Engl J Med. 2023;388(25):2315-2325. doi:… PubMed
"""

import re
from html import escape

from uncited.bib import Bibliography, Entry, to_text

_MOST_AUTHORS = 6  # NLM style: the first six, then et al.
_AND = re.compile(r"\s+and\s+(?![^{]*\})")
_WEB = re.compile(r"https?://", re.IGNORECASE)


def references(bibliography: Bibliography) -> dict[str, str]:
    """Every entry's reference as HTML: all text escaped, links only to http(s), DOI and PubMed."""
    return {entry.key: reference(entry) for entry in bibliography.entries}


def reference(entry: Entry) -> str:
    """One reference as HTML."""
    parts = [authors(_raw(entry, "author") or _raw(entry, "editor")), _text(entry, "title"), _source(entry)]
    text = " ".join(escape(_ended(part)) for part in parts if part)
    return " ".join(part for part in (f'<span class="reference-text">{text}</span>', *_links(entry)) if part)


def authors(raw: str) -> str:
    """BibTeX authors as `Surname AB, Surname CD, et al.`; a name in braces of its own is an organisation."""
    names = [name.strip() for name in _AND.split(raw.strip()) if name.strip()]
    shown = [_author(name) for name in names if name.lower() != "others"]
    if len(shown) > _MOST_AUTHORS or len(shown) < len(names):
        shown = [*shown[:_MOST_AUTHORS], "et al"]
    return ", ".join(shown)


def _raw(entry: Entry, name: str) -> str:
    field = entry.get(name)
    return field.value if field else ""


def _text(entry: Entry, name: str) -> str:
    return to_text(_raw(entry, name)).strip()


def _author(raw: str) -> str:
    if raw.startswith("{") and raw.endswith("}"):
        return to_text(raw)
    name = to_text(raw)
    surname, comma, given = name.partition(",")
    if not comma:
        *given_names, surname = name.split() or [""]
        given = " ".join(given_names)
    words = [word for word in re.split(r"[\s.]+", given.replace(",", " ")) if word]
    suffixes = [word for word in words if word.lower() in ("jr", "sr", "ii", "iii")]
    initials = "".join(part[0] for word in words if word not in suffixes for part in word.split("-") if part)
    return " ".join(part for part in (surname.strip(), initials.upper(), *suffixes) if part)


def _source(entry: Entry) -> str:
    """Journal. Year;volume(number):pages, or publisher; year."""
    year = _text(entry, "year") or _text(entry, "date")[:4]
    journal = next((text for name in ("journal", "journaltitle", "booktitle") if (text := _text(entry, name))), "")
    if journal:
        volume, number = _text(entry, "volume"), _text(entry, "number")
        pages = _text(entry, "pages").replace("–", "-")
        issue = f"{volume}({number})" if number else volume
        issue = f";{issue}" if issue else ""
        return f"{_ended(journal)} {year}{issue}{f':{pages}' if pages else ''}"
    names = ("institution", "publisher", "organization", "howpublished", "school")
    publisher = next((text for name in names if (text := _text(entry, name)) and not _WEB.match(text)), "")
    return "; ".join(part for part in (publisher, year) if part)


def _links(entry: Entry) -> list[str]:
    doi, pmid, url = (_text(entry, name).strip() for name in ("doi", "pmid", "url"))
    links = []
    if doi:
        links.append(f'<a href="https://doi.org/{escape(doi)}">doi:{escape(doi)}</a>')
    if pmid.isdigit():
        links.append(f'<a href="https://pubmed.ncbi.nlm.nih.gov/{pmid}/">PubMed</a>')
    if url and not doi:
        # Anything but a web address is shown as the text it is, never as a link.
        links.append(f'<a href="{escape(url)}">{escape(url)}</a>' if _WEB.match(url) else escape(url))
    if accessed := _text(entry, "urldate"):
        links.append(f"Read {escape(accessed)}.")
    return links


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else text + "."
