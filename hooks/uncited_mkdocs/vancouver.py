"""An entry of the bibliography -> the reference that readers see, in the style medical journals use (Vancouver, NLM).

Anand A, Mathew SJ, Sanacora G, et al. Ketamine versus ECT … N Engl J Med. 2023;388(25):2315-2325. doi:… PubMed
"""

import re
from collections.abc import Iterator
from datetime import date
from html import escape

from uncited.bib import Bibliography, Entry, to_text
from uncited.bib.identifiers import doi_address

_MOST_AUTHORS = 6  # NLM style: the first six, then et al.
_AND = re.compile(r"[{}]|\s+and(?=\s)", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)
_DOI_PREFIX = re.compile(r"(?:(?:https?://)?(?:www\.|dx\.)?doi\.org/|doi:)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([_%&#$~{}])")
_LINK_COMMAND = re.compile(r"\\(?:url|href)\s*\{([^{}]*)\}(?:\{[^{}]*\})?")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_JOURNALS = ("journal", "journaltitle")
_PUBLISHERS = ("institution", "publisher", "organization", "organisation", "school", "howpublished")


def references(bibliography: Bibliography) -> dict[str, str]:
    """Every entry's reference as HTML: all text escaped, links only to http(s), DOI and PubMed."""
    return {entry.key: reference(entry) for entry in bibliography.entries}


def reference(entry: Entry) -> str:
    """One reference as HTML. An entry with nothing to show gives its key, so that no reference is ever empty."""
    parts = [_authors(entry), _text(entry, "title"), _container(entry), _imprint(entry)]
    text = " ".join(escape(_ended(part)) for part in parts if part)
    shown = [f'<span class="reference-text">{text}</span>'] if text else []
    return (
        " ".join([*shown, *_traces(entry)])
        or f'<span class="reference-text">{escape(_printable(entry.key) or entry.type)}.</span>'
    )


def authors(raw: str) -> str:
    """BibTeX authors as `Surname AB, Surname CD, et al`; a name in braces of its own is an organisation."""
    names = _names(raw)
    shown = [name for given in names if given.lower() != "others" and (name := _author(given))]
    if len(shown) > _MOST_AUTHORS or any(name.lower() == "others" for name in names):
        shown = [*shown[:_MOST_AUTHORS], "et al"]
    return ", ".join(shown)


def _authors(entry: Entry) -> str:
    if written := authors(_raw(entry, "author")):
        return written
    edited = _editors(entry)
    return "" if _text(entry, "booktitle") else edited


def _editors(entry: Entry) -> str:
    raw = _raw(entry, "editor")
    edited = authors(raw)
    return f"{edited}, editor{'s' if len(_names(raw)) > 1 else ''}" if edited else ""


def _names(raw: str) -> list[str]:
    """The names of a BibTeX list: an `and` inside braces belongs to a name."""
    names: list[str] = []
    start = depth = 0
    for found in _AND.finditer(raw):
        if found[0] in "{}":
            depth = max(0, depth + (1 if found[0] == "{" else -1))
        elif depth == 0:
            names.append(raw[start : found.start()])
            start = found.end()
    return [name.strip() for name in (*names, raw[start:]) if name.strip()]


def _author(raw: str) -> str:
    name = _plain(raw)
    if _in_braces(raw):
        return name
    surname, comma, given = name.partition(",")
    if not comma:
        words = name.split()
        # A particle in small letters begins the surname: Ludwig van Beethoven.
        begin = next((at for at, word in enumerate(words[:-1]) if at and word[:1].islower()), len(words) - 1)
        surname, given = " ".join(words[begin:]), " ".join(words[:begin])
    parts = [word for word in re.split(r"[\s.,]+", given) if word]
    suffixes = [word for word in parts if word.lower() in _SUFFIXES]
    initials = "".join(part[0] for word in parts if word not in suffixes for part in word.split("-") if part)
    return " ".join(part for part in (surname.strip(), initials.upper(), *suffixes) if part)


def _in_braces(raw: str) -> bool:
    """Whether one pair of braces holds the whole name."""
    depth = 0
    for at, character in enumerate(raw):
        depth += (character == "{") - (character == "}")
        if depth <= 0:
            return at > 0 and at == len(raw) - 1
    return False


def _container(entry: Entry) -> str:
    """The book that holds a chapter: In: Roe J, editor. Title of the book."""
    title = "" if any(_text(entry, name) for name in _JOURNALS) else _text(entry, "booktitle")
    if not title:
        return ""
    edited = _editors(entry)
    return f"In: {f'{_ended(edited)} ' if edited else ''}{title}"


def _imprint(entry: Entry) -> str:
    """Journal. Year;volume(number):pages, or Publisher; year."""
    year = _text(entry, "year") or _text(entry, "date")[:4]
    pages = re.sub(r"\s*[-–—]+\s*", "-", _text(entry, "pages"))
    if journal := next((text for name in _JOURNALS if (text := _text(entry, name))), ""):
        volume, number = _text(entry, "volume"), _text(entry, "number") or _text(entry, "issue")
        issue = f"{volume}({number})" if number else volume
        issue = f";{issue}" if issue else ""
        numbers = f"{year}{issue}{f':{pages}' if pages else ''}".lstrip(";:")
        return " ".join(part for part in (_ended(journal), numbers) if part)
    publisher = next((text for name in _PUBLISHERS if (text := _publisher(entry, name))), "")
    place = _text(entry, "address") or _text(entry, "location")
    publisher = f"{place}: {publisher}" if place and publisher else publisher
    parts = ["; ".join(part for part in (publisher, year) if part)]
    if pages and _text(entry, "booktitle"):
        parts.append(f"p. {pages}")
    if entry.type in ("report", "techreport") and (number := _text(entry, "number")):
        parts.append(f"Report No.: {number}")
    return " ".join(_ended(part) for part in parts if part)


def _publisher(entry: Entry, name: str) -> str:
    # The author of a report is often its publisher too: not said twice.
    text = _plain(_LINK_COMMAND.sub("", _raw(entry, name)))
    return "" if _WEB.match(text) or text == _authors(entry) else text


def _traces(entry: Entry) -> Iterator[str]:
    """What leads to the source, as HTML. Anything but a web address is shown as the text it is, never as a link."""
    doi, pmid, url = _doi(entry), _text(entry, "pmid"), _address(entry)
    if doi.startswith("10."):
        yield f'<a href="{escape(doi_address(doi))}">doi:{escape(doi)}</a>'
    elif doi:
        yield f"doi:{escape(doi)}"
    if pmid.isascii() and pmid.isdigit():
        yield f'<a href="https://pubmed.ncbi.nlm.nih.gov/{pmid}/">PubMed</a>'
    elif pmid:
        yield f"PMID: {escape(pmid)}."
    if url and not doi:
        yield f'<a href="{escape(url)}">{escape(url)}</a>' if _WEB.fullmatch(url) else escape(url)
    if not (doi or url) and (isbn := _text(entry, "isbn")):
        yield f"ISBN {escape(_ended(isbn))}"
    if accessed := _text(entry, "urldate"):
        yield f"Read {escape(_day(accessed))}."


def _doi(entry: Entry) -> str:
    bare = _unescaped(_raw(entry, "doi"))
    return _DOI_PREFIX.sub("", bare, count=1)


def _address(entry: Entry) -> str:
    """The web address of an entry, also where it stands as \\url{...} in a text."""
    if given := _raw(entry, "url"):
        command = _LINK_COMMAND.fullmatch(given.strip())
        return _unescaped(command[1] if command else given)
    for name in ("howpublished", "note"):
        raw = _raw(entry, name)
        if found := _LINK_COMMAND.search(raw):
            return _unescaped(found[1])
        if _WEB.fullmatch(bare := _unescaped(raw)) and " " not in raw.strip():
            return bare
    return ""


def _unescaped(raw: str) -> str:
    """An identifier as it is meant: no LaTeX escapes, no white space; a tilde and dashes in it are its own."""
    bare = _ESCAPED.sub(r"\1", _printable(raw)).strip("{} \t\n")
    return "".join(bare.split())


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day} {day:%B %Y}"


def _raw(entry: Entry, name: str) -> str:
    field = entry.get(name)
    return field.value if field else ""


def _text(entry: Entry, name: str) -> str:
    return _plain(_raw(entry, name))


def _plain(raw: str) -> str:
    return to_text(_printable(raw)).strip()


def _printable(raw: str) -> str:
    """Without control characters: HTML forbids them, and Python-Markdown marks its own places with them."""
    return _UNSEEN.sub("", raw)


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else text + "."
