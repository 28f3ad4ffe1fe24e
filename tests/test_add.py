"""`uncited add`: from what an author pastes to an entry, with other people's servers played by a local one."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import BIB, Run, read_cases
from other_servers import Others, Reply
from uncited.adding.place import NoPlace, insert
from uncited.bib import parse

Uncited = Callable[..., Run]
Site = Callable[..., Path]
Add = Callable[..., Run]

CASES: list[dict[str, Any]] = read_cases(Path(__file__).parent / "adding" / "records.yml")
TODAY = date.today()
CROSSREF = "http://crossref.example/works/10.5555%2Fnew.1"
PUBMED = "http://pubmed.example/esummary.fcgi?db=pubmed&retmode=json&tool=uncited&id=424242"
STORY = "http://news.example/story"
PAPER = CASES[0]["crossref"]


@pytest.fixture
def add(uncited: Uncited, site: Site, others: Others) -> Add:
    """The command in a folder with a bibliography."""
    site({"index.md": "# Trial\n\n55.4% responded.[@known2020]\n"})

    def run(*arguments: str, bib: str | bytes | None = None) -> Run:
        if bib is not None:
            Path("references.bib").write_bytes(bib.encode() if isinstance(bib, str) else bib)
        return uncited("add", "--timeout", "2", *arguments)

    return run


def answer(others: Others, case: dict[str, Any]) -> None:
    if "crossref" in case:
        work = {"status": "ok", "message-type": "work", "message": {"DOI": "10.5555/new.1", **case["crossref"]}}
        others.json(CROSSREF, work)
        others.json(CROSSREF.replace("new", "NEW"), work)
    if "doi" in case:
        others.json("http://doi.example/10.5555/new.1", case["doi"])
    if "pubmed" in case:
        others.json(PUBMED, {"header": {}, "result": {"uids": ["424242"], "424242": case["pubmed"]}})
    if "page" in case:
        others.replies[STORY] = Reply(body=case["page"].encode(), headers={"Content-Type": "text/html"})


def bibliography() -> str:
    return Path("references.bib").read_bytes().decode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_what_servers_send_becomes_an_entry(add: Add, others: Others, case: dict[str, Any]) -> None:
    answer(others, case)
    run = add(case["ask"])
    entry = case["entry"].replace("TODAY", TODAY.isoformat())
    assert (run.status, run.err) == (0, "")
    assert entry in run.out
    assert entry in bibliography()
    assert bibliography().replace(entry, "").strip() == BIB.strip()


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_an_added_entry_lacks_its_figures_and_nothing_else(
    add: Add, others: Others, uncited: Uncited, case: Any
) -> None:
    answer(others, case)
    key = re.search(r"added as (\S+)\.", add(case["ask"]).out)
    assert key
    page = Path("docs/index.md")
    page.write_text(page.read_text(encoding="utf-8") + f"\n50% died.[@{key[1]}]\n", encoding="utf-8")
    report = json.loads(uncited("check", "--format", "json").out)
    lines = bibliography().splitlines()
    found = {(f["rule"], f["file"]) for f in report["findings"]}
    assert found == {("invalid-reference", "references.bib"), ("unrecorded-source", "docs/index.md")}
    for finding in report["findings"]:
        assert finding["file"] != "references.bib" or "____" in lines[finding["line"] - 1]

    filled = bibliography().replace("Read: ____.", "Read: abstract.").replace("____ [____]", "Died: 50\\%. [Abstract]")
    Path("references.bib").write_text(filled, encoding="utf-8")
    assert uncited("check").status == 0


@pytest.mark.parametrize(
    "given",
    ["10.5555/known.2020", "DOI: 10.5555/KNOWN.2020", "https://doi.org/10.5555/known.2020", "dx.doi.org/10.5555/known.2020",
     "PMID: 11", "pmid 11", "11", "https://pubmed.ncbi.nlm.nih.gov/11/", "http://www.ncbi.nlm.nih.gov/pubmed/11",
     "https://journal.example/doi/full/10.5555/known.2020?x=1", "http://news.example/Page/", "https://www.news.example/Page#top"],
)  # fmt: skip
def test_a_source_that_is_there_is_named_before_anyone_is_asked(add: Add, others: Others, given: str) -> None:
    more = "@misc{web, author = {{A}}, title = {{T}}, year = {n.d.}, url = {https://news.example/Page}}\n"
    bib = BIB.replace("  doi", "  pmid = {11},\n  doi") + more
    run = add(given, bib=bib)
    where = f"references.bib:{bib.count(chr(10))}" if "news" in given else "references.bib:1"
    assert run.status == 1
    assert run.out.startswith(f"{where}: This source is here already: {'web' if 'news' in given else 'known2020'}")
    assert others.asked == []
    assert bibliography() == bib


@pytest.mark.parametrize("ask", ["PMID: 424242", STORY])
def test_a_source_that_turns_out_to_be_there(add: Add, others: Others, ask: str) -> None:
    summary = {**CASES[7]["pubmed"], "articleids": [{"idtype": "doi", "value": "10.5555/Known.2020"}]}
    answer(others, {"pubmed": summary, "page": "<meta name=citation_doi content=10.5555/known.2020><title>T</title>"})
    run = add(ask)
    assert run.status == 1
    assert "This source is here already: known2020 (the same DOI)" in run.out
    assert bibliography() == BIB


def update(kind: str) -> dict[str, Any]:
    return {"DOI": "10.5555/notice.1", "type": kind, "updated": {"date-parts": [[2025, 5, 3]]}}


def test_a_retracted_work_is_added_only_anyway(add: Add, others: Others) -> None:
    answer(others, {"crossref": {**PAPER, "updated-by": [update("correction"), update("retraction")]}})
    run = add("10.5555/new.1")
    assert run.status == 1
    assert run.out.startswith(
        "This work was RETRACTED: retraction of 3 May 2025, see https://doi.org/10.5555/notice.1."
    )
    assert bibliography() == BIB
    run = add("10.5555/new.1", "--anyway")
    assert run.status == 0
    assert "  note    = {Retracted: doi:10.5555/notice.1},\n" in bibliography()


@pytest.mark.parametrize(
    "case",
    [{"pubmed": {**CASES[7]["pubmed"], "pubtype": ["Retracted Publication"]}},
     {"crossref": {**PAPER, "title": ["RETRACTED: Example"]}, "pubmed": CASES[7]["pubmed"]}],
)  # fmt: skip
def test_pubmed_and_the_title_tell_of_a_retraction_too(add: Add, others: Others, case: dict[str, Any]) -> None:
    answer(others, case)
    assert "was RETRACTED" in add("PMID: 424242").out
    assert bibliography() == BIB


def test_a_notice_is_not_the_work(add: Add, others: Others) -> None:
    answer(others, {"crossref": {**PAPER, "update-to": [update("retraction")]}})
    run = add("10.5555/new.1")
    assert run.status == 1
    assert "a notice about it: retraction" in run.out
    assert bibliography() == BIB


def test_the_same_title_in_the_same_year_is_added_only_anyway(add: Add, others: Others) -> None:
    work = {**PAPER, "title": ["<b>a TRIAL.</b>"], "published": {"date-parts": [[2020]]}}
    answer(others, {"crossref": work})
    run = add("10.5555/new.1")
    assert run.status == 1
    assert "already: known2020 (the same title and year)" in run.out
    assert bibliography() == BIB
    assert add("10.5555/new.1", "--anyway").status == 0
    answer(others, {"crossref": {**work, "published": {"date-parts": [[2021]]}}})
    assert add("10.5555/new.1", bib=BIB).status == 0


@pytest.mark.parametrize("rest", ["", "/full", ".pdf", "/pdf?download=1#page=2", "/", "/full/html"])
def test_a_publisher_that_lets_no_one_in_has_the_doi_in_its_address(add: Add, others: Others, rest: str) -> None:
    answer(others, CASES[0])
    address = f"http://journal.example/doi/10.5555/new.1{rest}"
    others.replies[address.partition("#")[0]] = Reply(403)
    assert add(address).status == 0
    assert CASES[0]["entry"] in bibliography()


@pytest.mark.parametrize("kind", ["correction", "expression_of_concern"])
def test_lighter_notices_are_told(add: Add, others: Others, kind: str) -> None:
    answer(others, {"crossref": {**PAPER, "updated-by": [update(kind)]}})
    run = add("10.5555/new.1")
    assert run.status == 0
    assert f"published about it since: {kind.replace('_', ' ')} of 3 May 2025" in run.out


def test_without_network_there_is_a_form(add: Add, others: Others, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    for ask, line in (
        ("10.5555/new.1", "  doi     = {10.5555/new.1},"),
        ("PMID: 424242", "  pmid    = {424242},"),
        (STORY, f"  url     = {{{STORY}}},"),
    ):
        run = add(ask)
        assert run.status == 2
        assert run.out.startswith("There is no network, or ")
        assert line in run.out.splitlines()
        assert "____ [____]" in run.out
    assert bibliography() == BIB


@pytest.mark.parametrize(
    ("ask", "address", "reply", "says"),
    [
        ("10.5555/new.1", CROSSREF, Reply(404), "No one knows the DOI 10.5555/new.1"),
        ("10.5555/new.1", CROSSREF, Reply(503), "no answer that can be used (503)"),
        ("10.5555/new.1", CROSSREF, Reply(body=b"<html>"), "a record that cannot be read"),
        (
            "10.5555/new.1",
            CROSSREF,
            Reply(body=b'{"message": {"DOI": "10.5555/other", "title": ["T"]}}'),
            "cannot be read",
        ),
        ("10.5555/new.1", CROSSREF, Reply(body=b'{"message": {"DOI": "10.5555/new.1"}}'), "The record has no title"),
        ("10.5555/new.1", CROSSREF, Reply(body=b"[" * 200_000), "cannot be read"),
        ("10.5555/new.1", CROSSREF, Reply(body=b" " * 8_000_001), "far more than was asked for"),
        ("10.5555/new.1", CROSSREF, Reply(hang=30), "did not answer in time"),
        ("10.5555/new.1", CROSSREF, Reply(drop=True), "broke off its answer"),
        ("10.5555/new.1", CROSSREF, Reply(302, headers={"Location": "file:///etc/passwd"}), "out of the web"),
        (
            "PMID: 424242",
            PUBMED,
            Reply(body=b'{"result": {"424242": {"error": "x"}}}'),
            "does not know the PMID 424242",
        ),
        ("PMID: 424242", PUBMED, Reply(body=b'{"result": []}'), "cannot be read"),
        (STORY, STORY, Reply(403), "Many sites let in browsers only"),
        (STORY, STORY, Reply(404), "says that there is no such page"),
        (STORY, STORY, Reply(body=b"%PDF-1.7", headers={"Content-Type": "application/pdf"}), "no page of HTML"),
        (STORY, STORY, Reply(body=b"", headers={"Content-Type": "text/html"}), "no page of HTML"),
        (STORY, STORY, Reply(body=b"<p>No title", headers={"Content-Type": "text/html"}), "The record has no title"),
    ],
)
def test_what_cannot_be_had_is_said_with_the_form(
    add: Add, others: Others, ask: str, address: str, reply: Reply, says: str
) -> None:
    others.replies[address] = reply
    run = add(ask, "--timeout", "0.3" if reply.hang else "30")
    assert (run.status, run.err) == (2, "")
    assert says in run.out
    assert "____ [____]" in run.out
    assert bibliography() == BIB


@pytest.mark.parametrize(
    "given",
    ["", " ", "anand2023", "javascript:alert(1)", "file:///etc/passwd", "10.12", "10.1000/", "doi:", "PMID: 0", "http://",
     "http://[", "https://doi.org/10.5", "ftp://news.example/x", "https://user:secret@news.example/", "data:text/html,x"],
)  # fmt: skip
def test_what_names_no_source_exits_2_with_one_line(add: Add, others: Others, given: str) -> None:
    run = add(given)
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("uncited: ")
    assert run.err.count("\n") == 1
    assert others.asked == []
    assert bibliography() == BIB


def test_a_broken_bibliography_is_put_right_first(add: Add, others: Others) -> None:
    run = add("10.5555/new.1", bib=BIB + "@misc{open, title = {T}\n")
    assert run.status == 2
    assert run.err.startswith("uncited: references.bib:")
    assert others.asked == []


def test_the_bibliography_can_be_named_and_need_not_be_that_of_a_site(
    add: Add, others: Others, uncited: Uncited, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(others, CASES[0])
    (tmp_path / "lone").mkdir()
    monkeypatch.chdir(tmp_path / "lone")
    assert uncited("add", "10.5555/new.1").status == 2
    Path("references.bib").touch()
    assert uncited("add", "10.5555/new.1").status == 0
    assert bibliography() == CASES[0]["entry"]
    Path("other.bib").touch()
    assert uncited("add", "10.5555/new.1", "--bibliography", "other.bib").status == 0
    assert uncited("add", "10.5555/new.1", "--bibliography", "none.bib").status == 2


def entry(key: str, end: str = "\n") -> str:
    return f"@misc{{{key},\n  title = {{{{T}}}},\n}}\n".replace("\n", end)


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("", "m", "M"),
        ("A\nZ", "m", "A\nM\nZ"),
        ("B\nZ", "a", "A\nB\nZ"),
        ("A\nB", "z", "A\nB\nZ"),
        ("Z\nA", "m", "Z\nA\nM"),  # no order: at the end
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_the_order_of_the_file_is_kept(before: str, key: str, after: str, end: str, bom: str) -> None:
    if not before:
        end = "\n"  # an empty file has no line ends to follow

    def text(names: str) -> str:
        return bom + end.join(entry(name.lower(), end) for name in names.split("\n") if name)

    assert insert(text(before), entry(key), key)[0] == text(after)


@pytest.mark.parametrize(
    "text",
    ["% a heading\n\n" + entry("b") + "\n% about z\n" + entry("z"), entry("b")[:-1], entry("b")[:-1] + entry("z"),
     "@string{x = {y}}\n" + entry("b"), entry("b") + "\n\n\n", entry("b", "\r"), "@misc(b, title = {T})\n", "\n\n"],
)  # fmt: skip
@pytest.mark.parametrize("key", ["a", "m", "zz"])
def test_everything_else_stays_byte_for_byte(text: str, key: str) -> None:
    new, line = insert(text, entry(key), key)
    added = next(e for e in parse(new, "").entries if e.key == key)
    assert added.line == line
    at = new.index(f"@misc{{{key},")
    stop = new.index("}", new.index("T}}", at) + 3) + 1
    assert re.sub(r"\s+", "", new[:at] + new[stop:]) == re.sub(r"\s+", "", text)
    assert new.startswith(text[: at - 4] if at > 4 else "")
    assert len(parse(new, "").entries) == len(parse(text, "").entries) + 1


def test_what_asks_the_web_is_imported_for_its_own_commands_only() -> None:
    program = (
        "import sys, uncited.cli; uncited.cli.main(['rules']);"
        "sys.exit(any(name.startswith(('uncited.remote', 'uncited.adding', 'uncited.watching')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], stdout=subprocess.DEVNULL, check=False).returncode == 0


def test_every_file_of_a_bibliography_is_looked_through(add: Add, others: Others, site: Site) -> None:
    answer(others, CASES[0])
    (site({}, None) / "bibs").mkdir()
    Path("mkdocs.yml").write_text("site_name: T\nplugins:\n  - bibtex: {bib_dir: bibs}\n", encoding="utf-8")
    Path("bibs/a.bib").write_text(entry("first"), encoding="utf-8")
    Path("bibs/b.bib").write_text(BIB, encoding="utf-8")
    assert add("10.5555/known.2020").out.startswith("bibs/b.bib:1: This source is here already")
    assert add("10.5555/new.1").out.startswith("bibs/a.bib:5: added as sample2023.")


FILES = st.lists(
    st.sampled_from(
        ["@misc{b, title = {T}}", "@misc{m, title = {T}}", "@misc{y,\n title = {T}\n}\n", "@misc{x,\n title = {{A}},\n}", "\n", "\r\n",
         "\r", " ", "% z", "@comment{", "@comment{b}", "}", "{", "@string{a = {b}}", "@preamble{{x}}", "\ufeff", "@misc(c, year = 1)", "about @misc{", '@misc{q, a = "}', "@"]
    ),
    max_size=8,
).map("".join)  # fmt: skip


@given(FILES, st.sampled_from(["a", "m", "zz"]))
def test_an_entry_goes_into_any_file_that_can_be_read_and_changes_nothing_else(text: str, key: str) -> None:
    if parse(text, "").problems:
        return
    try:
        new, line = insert(text, entry(key), key)
    except NoPlace:
        return
    assert any(new.startswith(text[:at]) and new.endswith(text[at:]) for at in range(len(text) + 1))
    before, after = parse(text, "").entries, parse(new, "").entries
    assert [e.key for e in after if e.key != key] == [e.key for e in before]
    assert [e.line for e in after if e.key == key] == [line]
