"""The rule `invalid-reference`: what keeps an entry from being traced, read or printed as it should.

Works on entries that could be parsed; what could not be parsed is in `Bibliography.problems`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from uncited.bib.annote import annotation
from uncited.bib.dates import check_date, check_month, check_urldate, check_year
from uncited.bib.identifiers import Wrong, check_doi, check_pmid, check_url, doi_identity
from uncited.bib.latex import to_text
from uncited.bib.model import Bibliography, Entry, Field, Problem

_KEY = re.compile(r"[A-Za-z0-9_-]+")
_NOT_KEY = re.compile(r"[^A-Za-z0-9_-]+")
_LINK_IN_TEXT = re.compile(r"\\(?:url|href)\s*\{[^{}]*\}")
_BARE_PERCENT = re.compile(r"(?<!\\)%")
_CURLY_QUOTES = re.compile(r"\s*[“”„](.*)[“”„]\s*", re.DOTALL)
_UNPROTECTED = re.compile(r"\\[A-Za-z]+|[{}]|[^\\{}]|\\")
_AUTHORS = ("author", "editor", "institution", "organization", "organisation", "collaboration", "school")
_TRACES = ("doi", "pmid", "isbn", "url")
# Fields that readers never see, and those that are links: a % in them is harmless.
_NOT_PRINTED = frozenset(
    ("annote", "annotation", "abstract", "file", "keywords", "url", "doi", "urldate", "eprint", "comment", "groups", "owner",
     "timestamp", "pmid", "isbn")
)  # fmt: skip
# Where some editors put what others call annote.
_LIKE_ANNOTE = ("annotation", "note")
_FIGURES = re.compile(r"[\s{}]*Read\s*:", re.IGNORECASE)
# BibTeX styles, pybtex among them, print the titles of these as they stand and lower the case of all others.
_CASE_KEPT = frozenset(("book", "inbook", "manual", "phdthesis", "proceedings"))


@dataclass(frozen=True, slots=True)
class _Context:
    entry: Entry
    fields: dict[str, Field]  # not empty, those of a crossref included
    today: date
    broken: bool
    capitals_kept: bool

    def text(self, name: str) -> str:
        found = self.fields.get(name)
        return to_text(found.value) if found else ""

    def problem(self, message: str, field: Field | None = None, value: str | None = None) -> Problem:
        line = field.line if field else self.entry.line
        fix = f"  {field.name} = {{{' '.join(value.split())}}}," if field and value is not None else None
        return Problem(line, message, self.entry.key, fix)


def check_bibliography(
    bibliography: Bibliography, today: date | None = None, capitals_kept: bool = False
) -> tuple[Problem, ...]:
    """Everything wrong with the entries, in the order of the file.

    capitals_kept: the renderer keeps the capitals of titles by itself, so that they need no braces.
    """
    today = today or date.today()
    by_key = {entry.key.lower(): entry for entry in reversed(bibliography.entries)}
    broken = {problem.key for problem in bibliography.problems}
    problems = list(_duplicates(bibliography.entries))
    for entry in bibliography.entries:
        fields = _fields(entry)
        parent = by_key.get(to_text(fields["crossref"].value).lower()) if "crossref" in fields else None
        if parent:
            fields = _fields(parent) | fields
        context = _Context(entry, fields, today, entry.key in broken or not entry.key, capitals_kept)
        for rule in _RULES:
            problems.extend(rule(context))
    return tuple(sorted(problems, key=lambda problem: problem.line))


def _fields(entry: Entry) -> dict[str, Field]:
    return {field.name: field for field in reversed(entry.fields) if field.value.strip(" \t\n{}")}


def _duplicates(entries: tuple[Entry, ...]) -> Iterator[Problem]:
    keys: dict[str, Entry] = {}
    dois: dict[str, Entry] = {}
    for entry in entries:
        first = keys.setdefault(entry.key.lower(), entry)
        if first is not entry and entry.key:
            how = "" if first.key == entry.key else ", which differs only in capitals"
            yield Problem(
                entry.line,
                f"The key {entry.key} is taken: line {first.line} has {first.key}{how}. Give this entry another key, "
                "or delete it if it is the same source.",
                entry.key,
            )
        doi = entry.get("doi")
        identity = doi_identity(doi.value) if doi else ""
        if not doi or not identity:
            continue
        same = dois.setdefault(identity, entry)
        if same is not entry and first is entry:
            yield Problem(
                doi.line,
                f"The entry {same.key} on line {same.line} has the same DOI. Delete one of the two and cite the "
                "other, or correct the DOI.",
                entry.key,
            )


def _key(context: _Context) -> Iterator[Problem]:
    entry = context.entry
    if entry.key and not _KEY.fullmatch(entry.key) and not context.broken:
        better = _NOT_KEY.sub("-", entry.key).strip("-")
        yield Problem(
            entry.line,
            f"The key {entry.key} cannot be cited: a key holds letters A to Z, digits, - and _ only. Change it here "
            "and in the citations.",
            entry.key,
            f"@{entry.type}{{{better}," if better else None,
        )


def _missing(context: _Context) -> Iterator[Problem]:
    if context.broken:
        return  # what seems missing may stand in the part that could not be read
    if "title" not in context.fields:
        yield context.problem("The entry has no title. Add title = {{...}}.")
    if "year" not in context.fields and "date" not in context.fields:
        yield context.problem("The entry has no year. Add year = {2024}, or year = {n.d.} for a page without a date.")
    in_text = any(
        _LINK_IN_TEXT.search(context.fields[name].value) for name in ("howpublished", "note") if name in context.fields
    )
    if not in_text and not any(name in context.fields for name in _TRACES):
        yield context.problem(
            "Readers cannot find this source: it has no DOI, PMID, ISBN or address. Add doi, pmid, isbn or url."
        )
    if not any(name in context.fields for name in _AUTHORS):
        yield context.problem(
            "The entry has no author. Add author = {Last, First}, or the body that published it in double braces: "
            "author = {{World Health Organization}}."
        )


def _identifiers(context: _Context) -> Iterator[Problem]:
    for name, check in (("doi", check_doi), ("pmid", check_pmid), ("url", check_url)):
        field = context.entry.get(name)
        if field and field.value.strip() and (wrong := check(field.value)):
            yield context.problem(wrong.message, field, wrong.corrected)


def _dates(context: _Context) -> Iterator[Problem]:
    year = context.text("year") or context.text("date")[:4]
    for name in ("year", "month", "date", "urldate"):
        field, text = context.entry.get(name), context.text(name)
        if not field or not text:
            continue
        match name:
            case "year":
                wrong: Wrong | None = check_year(text, context.today)
            case "month":
                wrong = check_month(text)
            case "date":
                wrong = check_date(text, context.today)
            case _:
                wrong = check_urldate(text, context.today, year)
        if wrong:
            yield context.problem(wrong.message, field, wrong.corrected)


def _percent(context: _Context) -> Iterator[Problem]:
    for field in context.entry.fields:
        if field.name in _NOT_PRINTED or "%" not in field.value:
            continue
        if _BARE_PERCENT.search(_LINK_IN_TEXT.sub("", field.value)):
            corrected = _BARE_PERCENT.sub(r"\\%", field.value)
            yield context.problem(
                f"A bare % cuts off the rest of the {field.name} when it is printed. Write \\%.", field, corrected
            )


def _curly_quotes(context: _Context) -> Iterator[Problem]:
    for field in context.entry.fields:
        if field.name not in _NOT_PRINTED and (found := _CURLY_QUOTES.fullmatch(field.value)):
            message = (
                f"Curly quotes stand around the whole {field.name} and would be printed. Take them out, or put two braces "
                "around them if they belong to it."
            )
            yield context.problem(message, field, found[1])


def _capitals(context: _Context) -> Iterator[Problem]:
    field = context.entry.get("title")
    if context.capitals_kept or not field or context.entry.type in _CASE_KEPT:
        return
    if words := _lowered(field.value):
        named = ", ".join(words[:5]) + (" and more" if len(words) > 5 else "")
        yield context.problem(
            f"The capitals in the title would be lost when it is printed: {named}. Put the title in double braces.",
            field,
            f"{{{field.value.strip()}}}",
        )


def _lowered(title: str) -> list[str]:
    """Words outside braces that hold a capital, the first letter of the title apart."""
    depth = 0
    bare: list[str] = []
    for match in _UNPROTECTED.finditer(title.strip()):
        token = match[0]
        if token in "{}":
            depth = max(0, depth + (1 if token == "{" else -1))
        elif len(token) == 1:
            bare.append(token if depth == 0 else token.lower())
    words = {
        match[0].strip(".,:;?!()"): None
        for match in re.finditer(r"\S+", "".join(bare))
        if (word := match[0][match.start() == 0 :]) != word.lower()
    }
    return list(words)


def _annote(context: _Context) -> Iterator[Problem]:
    if found := annotation(context.entry):
        yield from found.problems
        return
    for name in _LIKE_ANNOTE:
        field = context.fields.get(name)
        if field is not None and _FIGURES.match(field.value):
            yield Problem(field.line, f"The figures are in the field {name}. Name it annote.", context.entry.key)


_RULES = (_key, _missing, _identifiers, _dates, _percent, _curly_quotes, _capitals, _annote)
