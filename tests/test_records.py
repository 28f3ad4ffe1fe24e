"""Whatever a server sends becomes a harmless entry, or none."""

import json
from datetime import date
from typing import Any

import lxml.html
import pybtex.database  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from test_add import entry
from uncited.adding.entry import complete, free_key, write_entry
from uncited.adding.place import insert
from uncited.bib import check_bibliography, parse, to_text
from uncited.remote.crossref import read_work
from uncited.remote.page import read_head, read_page
from uncited.remote.pubmed import read_summary
from uncited.remote.record import Record, plain
from uncited_mkdocs.vancouver import reference

TODAY = date.today()
# Whatever a server sends: pieces that mean something to HTML, TeX, BibTeX and Markdown, among any text.
PIECES = st.sampled_from(
    ["{", "}", "\\", "%", "$", "&", "#", "_", "^", "~", "@", "@article{x,", '"', "'", "`", "``", "''", "--", "---", "\n",
     "\r\n", "\t", "<i>", "</i>", "<sub>2</sub>", "<jats:p>", "<script>", "&amp;", "&lt;i&gt;", "&#x7b;", "&#10;", " and ",
     ",", " others", "=", "\\par ", "\\input{x}", "javascript:alert(1)", "[", "]", "\x00", "\ud800", "\u202e", "\u00ad",
     "\u00a0", "é", "e\u0301", "ß", "山", "5", "10.5555/x", "RETRACTED: ", "Read: abstract.", "<!--", "-->", "{$<$}", "²"]
)  # fmt: skip
SAID = st.lists(PIECES | st.text(max_size=6), max_size=12).map("".join)
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | SAID,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=4,
)
PARTS = st.lists(st.integers(-1, 3000) | st.sampled_from(["2020", "x", None]), max_size=3).map(
    lambda parts: {"date-parts": [parts]}
)
NAMES = st.lists(
    st.sampled_from(["and", "And", "others", "Ann", "O'Neil", ",", "Jr.", "de"]), min_size=1, max_size=4
).map(" ".join)
PEOPLE = st.lists(
    st.fixed_dictionaries({"family": NAMES | SAID, "given": NAMES | SAID})
    | st.fixed_dictionaries({}, optional=dict.fromkeys(("family", "given", "name", "literal", "suffix"), SAID | ODD))
    | ODD,
    max_size=4,
)
TYPES = [
    "journal-article",
    "book-chapter",
    "book",
    "report",
    "dissertation",
    "posted-content",
    "proceedings-article",
    "x",
]
WORKS = st.fixed_dictionaries(
    {"type": st.sampled_from(TYPES), "title": st.lists(SAID, min_size=1, max_size=2), "author": PEOPLE},
    optional={
        **dict.fromkeys(("publisher", "volume", "issue", "page", "article-number", "group-title"), SAID | ODD),
        **{name: st.lists(SAID, max_size=2) | ODD for name in ("subtitle", "container-title", "institution")},
        **dict.fromkeys(("published", "issued", "created"), PARTS | ODD),
        "updated-by": ODD | st.lists(st.dictionaries(st.sampled_from(["type", "DOI", "updated"]), ODD), max_size=2),
        "update-to": ODD,
    },
)


def assert_harmless(record: Record | None) -> None:
    """An entry that is read back as the record says, does nothing to its neighbours, and lacks only its figures."""
    if record is None or not complete(record):
        return
    around = [entry("aaa"), entry("zzz").removesuffix("}\n") + "  note = {Last},\n}\n"]
    key = free_key(record, ["aaa", "zzz"])
    new, line = insert("\n".join(around), write_entry(record, key), key)
    read = parse(new, "x.bib")
    assert not read.problems
    [found] = [e for e in read.entries if e.key == key]
    assert len(read.entries) == 3
    assert found.line == line
    new.encode("utf-8")

    theirs = pybtex.database.parse_string(new, "bibtex").entries
    assert list(theirs) == [e.key for e in read.entries]
    assert len(theirs[key].persons["author"]) == max(1, len(record.authors))
    shown = lxml.html.fragment_fromstring(reference(found), create_parent="p")
    assert {str(element.tag) for element in shown.iter()} <= {"p", "span", "a"}
    assert all(link.startswith(("http://", "https://")) for _, _, link, _ in shown.iterlinks())

    title, authors, annote = found.get("title"), found.get("author"), found.get("annote")
    assert title
    assert authors
    assert annote
    assert to_text(title.value) == record.title
    if record.authors:
        names = [f"{name.family}, {name.given}" if name.given else name.family for name in record.authors]
        assert to_text(authors.value) == " and ".join(names)
    for name in ("container", "publisher", "volume"):
        assert plain(getattr(record, name)) == getattr(record, name)
    problems = [p for p in check_bibliography(read, TODAY) if p.key == key]
    assert problems
    assert all(problem.line >= annote.line for problem in problems), problems


@given(WORKS)
def test_any_record_of_crossref_gives_a_harmless_entry(work: dict[str, Any]) -> None:
    body = json.dumps({"message": {"DOI": "10.5555/new.1", **work}}).encode()
    assert_harmless(read_work(body, "10.5555/new.1", TODAY))


@given(
    st.dictionaries(
        st.sampled_from(["title", "authors", "pubdate", "volume", "pages", "fulljournalname", "articleids", "pubtype"]),
        SAID
        | ODD
        | st.lists(st.dictionaries(st.sampled_from(["name", "authtype", "idtype", "value"]), SAID), max_size=3),
    )
)
def test_any_summary_of_pubmed_gives_a_harmless_entry(summary: dict[str, Any]) -> None:
    assert_harmless(read_summary(summary, "424242", TODAY))


TAGS = st.sampled_from(
    ["citation_title", "citation_author", "og:site_name", "author", "date", "citation_doi", "citation_pmid", "dc.title",
     "citation_firstpage", "citation_journal_title", "citation_volume"]
)  # fmt: skip


@given(SAID, st.lists(st.tuples(TAGS, SAID), max_size=6), st.text(max_size=30))
def test_any_page_gives_a_harmless_entry(title: str, tags: list[tuple[str, str]], rest: str) -> None:
    page = f"<title>{title}</title>" + "".join(f'<meta name="{name}" content="{text}">' for name, text in tags) + rest
    head = read_head(page.encode("utf-8", "replace"), "text/html; charset=utf-8")
    if head is not None:
        assert_harmless(read_page(head, "https://news.example/a_b%20{x}\\#1", TODAY))


@given(st.binary(max_size=200), st.text(max_size=30))
def test_any_bytes_are_read_as_a_page_or_refused(body: bytes, content_type: str) -> None:
    head = read_head(body, content_type)
    assert head is None or isinstance(head.title, str)


@given(SAID)
def test_plain_text_is_settled(text: str) -> None:
    assert plain(plain(text)) == plain(text) or "&" in text or "<" in text


@pytest.mark.parametrize("piece", ["<", "<a ", "<a b=", "&", "{", "\\", "<!--", "<a b='", "-", "`", " and "])
def test_a_hostile_title_is_read_to_its_end(piece: str) -> None:
    work = {"DOI": "10.5555/new.1", "title": [piece * 200_000], "author": [{"name": piece * 200_000}]}
    assert_harmless(read_work(json.dumps(work).encode(), "10.5555/new.1", TODAY))
