"""A record -> an entry of the bibliography that every rule is content with, but for the figures, which a person fills in."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

from uncited.bib.values import MONTHS
from uncited.remote.notices import Weight
from uncited.remote.record import Name, Record

# Fails the check until it is filled in: it says neither how much was read nor any figure.
_BLANK = "____"
ANNOTE = (f"Read: {_BLANK}.", f"{_BLANK} [{_BLANK}]")

_MOST_AUTHORS = 60
_LONGEST_KEY = 40
_ESCAPED = {
    "\\": r"\textbackslash{}", "%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}  # fmt: skip
_SPECIAL = re.compile(r"[\\%&$#_~^]")
_AND = re.compile(r"\band\b|,", re.IGNORECASE)
_RANGE = re.compile(r"([\w.]+)\s*[-‐‑–—]\s*([\w.]+)")
_FOLDED = str.maketrans({"ø": "o", "ß": "ss", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"})
_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset(
    "a an and as at by for from in into of on or the to with is are was how what why der die das".split()
)
_QUOTES = frozenset("“”„")
_MONTH_NAMES = list(MONTHS.values())


def write_entry(record: Record, key: str) -> str:
    """The entry, with a line end after its closing brace. The record has a title and someone who made it."""
    return _laid_out(record.kind, key, list(_fields(record)))


def complete(record: Record) -> bool:
    """Whether there is enough to make an entry of."""
    return bool(record.title and _makers(record) and (record.doi or record.pmid or record.url))


def escape(text: str) -> str:
    """Plain text as a BibTeX value that is read back as the same text."""
    return _SPECIAL.sub(lambda found: _ESCAPED[found[0]], text)


def free_key(record: Record, taken: Collection[str]) -> str:
    """First author and year, as the keys that exist; with a letter more, or a word of the title, where that is taken."""
    used = {key.lower() for key in taken}
    makers = _makers(record)
    name = _folded(_short(makers[0]) if makers else "") or next(_words(record.title), "") or "source"
    stem = f"{name[:_LONGEST_KEY]}{record.year or ''}"
    if stem not in used:
        return stem
    if not record.year:
        for word in _words(record.title):
            if f"{stem}{word}" not in used:
                return f"{stem}{word}"
    for letter in "bcdefghijklmnopqrstuvwxyz":
        if f"{stem}{letter}" not in used:
            return f"{stem}{letter}"
    return next(key for number in range(2, len(used) + 3) if (key := f"{stem}-{number}") not in used)


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    yield "author", _authors(_makers(record))
    yield "title", f"{{{escape(record.title)}}}"
    container, publisher = record.container, record.publisher
    match record.kind:
        case "article":
            yield from _given("journal", container)
        case "inproceedings" | "incollection":
            yield from _given("booktitle", container)
            yield from _given("publisher", publisher)
        case "book":
            yield from _given("publisher", publisher)
        case "techreport":
            yield from _given("institution", publisher or container)
        case "phdthesis":
            yield from _given("school", publisher)
        case "misc":
            how = container or ("" if record.url else publisher)
            yield from _given("howpublished", "" if how == _makers(record)[0].family else how)
            if record.year and record.month:
                yield "month", _MONTH_NAMES[record.month - 1]
    yield "year", str(record.year or "n.d.")
    for name in ("volume", "number"):
        yield from _given(name, getattr(record, name))
    if record.pages:
        yield "pages", _kept(_pages(record.pages))
    retraction = next((notice for notice in record.notices if notice.weight is Weight.RETRACTED), None)
    if retraction:
        yield "note", escape(f"Retracted{f': doi:{retraction.doi}' if retraction.doi else ''}")
    yield from _traces(record)


def _traces(record: Record) -> Iterator[tuple[str, str]]:
    for name in ("doi", "pmid"):
        if value := getattr(record, name):
            yield name, value
    if record.url and not record.doi:
        yield "url", address(record.url)
        if record.accessed:
            yield "urldate", record.accessed.isoformat()


def address(url: str) -> str:
    """A web address as a BibTeX value: what would end the value is written in its %-form."""
    return re.sub(r"[{}\\\"<>^`|\x00-\x20\x7f]", lambda found: f"%{ord(found[0]):02X}", url)


def empty_form(record: Record, key: str) -> str:
    """What is known of a source, and blanks for a person to fill in."""
    fields = {"author": f"{_BLANK}, {_BLANK}", "title": f"{{{_BLANK}}}"}
    fields |= dict.fromkeys(("journal", "year", "volume", "pages") if record.kind == "article" else ("year",), _BLANK)
    if makers := _makers(record):
        fields["author"] = _authors(makers)
    if record.title:
        fields["title"] = f"{{{escape(record.title)}}}"
    return _laid_out(record.kind, key, [*fields.items(), *_traces(record)])


def _laid_out(kind: str, key: str, fields: Sequence[tuple[str, str]]) -> str:
    """Fields in a column, as in the rest of the file, and the figures still to be recorded."""
    width = max(len(name) for name, _ in (*fields, ("annote", "")))
    first, *more = ANNOTE
    lines = [f"  {name:{width}} = {{{value}}}," for name, value in fields]
    lines.append(
        "\n".join([f"  {'annote':{width}} = {{{first}", *(f"{' ' * (width + 6)}{line}" for line in more)]) + "},"
    )
    return "\n".join([f"@{kind}{{{key},", *lines, "}"]) + "\n"


def _pages(text: str) -> str:
    span = _RANGE.fullmatch(text)
    return f"{escape(span[1])}--{escape(span[2])}" if span else escape(text)


def _makers(record: Record) -> tuple[Name, ...]:
    """The authors; where there are none, the body that published it."""
    if record.authors:
        return record.authors
    body = record.container or record.publisher
    return (Name(body),) if body else ()


def _authors(names: tuple[Name, ...]) -> str:
    shown = [_name(name) for name in names[:_MOST_AUTHORS]]
    return " and ".join([*shown, "others"] if len(names) > _MOST_AUTHORS else shown)


def _name(name: Name) -> str:
    if not name.given:
        return f"{{{escape(name.family)}}}"
    return f"{_part(name.family)}, {_part(name.given)}"


def _part(text: str) -> str:
    """A comma, or the word and, would part a name in two."""
    return f"{{{escape(text)}}}" if _AND.search(text) else escape(text)


def _given(name: str, text: str) -> Iterator[tuple[str, str]]:
    if text:
        yield name, _kept(escape(text))


def _kept(value: str) -> str:
    """Quotes around a whole value are taken for a slip of its author, unless braces say that they belong to it."""
    return f"{{{value}}}" if len(value) > 1 and value[0] in _QUOTES and value[-1] in _QUOTES else value


def _short(name: Name) -> str:
    """A family name, or the initials of a body of three words or more."""
    words = [word for word in re.findall(r"\w+", name.family) if word.lower() not in _SMALL]
    if not name.given and len(words) >= 3:
        return "".join(word[0] for word in words)
    return name.family if name.given or not words else words[0]


def _words(title: str) -> Iterator[str]:
    return (word for found in re.findall(r"\w+", title) if len(word := _folded(found)) > 2 and word not in _SMALL)


def _folded(text: str) -> str:
    lowered = unicodedata.normalize("NFKD", text.lower().translate(_FOLDED))
    return "".join(_WORD.findall("".join(c for c in lowered if c.isascii())))
