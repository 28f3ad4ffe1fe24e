"""`uncited watch`: what it asks of other servers, what it makes of their answers, and what it never does."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from helpers import Run
from other_servers import Others, Reply

Uncited = Callable[..., Run]
Site = Callable[..., Path]

DOI = "http://doi.example/10.5555/known.2020"
WORK = "http://crossref.example/works/10.5555%2Fknown.2020"
CITES = "# Trial\n\n55.4% responded.[@known2020]\n"


def page(*addresses: str) -> str:
    return CITES + "".join(f"\n[A link]({address})\n" for address in addresses)


def work(**fields: Any) -> dict[str, Any]:
    return {"status": "ok", "message-type": "work", "message": {"DOI": "10.5555/known.2020", **fields}}


def notice(
    kind: str, doi: str = "10.5555/notice.1", day: tuple[int, ...] = (2025, 5, 3), **more: Any
) -> dict[str, Any]:
    return {"DOI": doi, "type": kind, "label": "@everyone", "updated": {"date-parts": [list(day)]}, **more}


@pytest.fixture
def watch(uncited: Uncited, site: Site, others: Others) -> Callable[..., str]:
    """The report on a site of one page; its one source is fine unless the test says otherwise."""
    others.replies.setdefault(DOI, Reply(302, headers={"Location": "http://journal.example/known"}))
    others.replies.setdefault("http://journal.example/known", Reply())
    others.json(WORK, work(title=["A trial"]))

    def run(text: str = CITES, *arguments: str, bib: str | None = None) -> str:
        site({"index.md": text}, **({"bib": bib} if bib else {}))
        found = uncited("watch", "--timeout", "2", *arguments)
        assert (found.status, found.err) == (0, "")
        return found.out

    return run


def section(report: str, title: str) -> list[str]:
    """The lines of one part of the report; empty where it is not there."""
    found = re.search(rf"^(?:## |<summary>){title} \(.*?(?=^## |^<details>|^</details>|\Z)", report, re.M | re.S)
    return [line for line in found[0].splitlines() if line.startswith("- ")] if found else []


def test_a_site_with_nothing_wrong(watch: Callable[..., str], others: Others) -> None:
    report = watch()
    today = date.today()
    assert report.splitlines() == [
        "<!-- uncited watch -->",
        "<!-- to look at: 0 -->",
        "",
        f"# The sources, looked at on {today.day} {today:%B %Y}",
        "",
        "Nothing needs to be looked at. Could be checked: 1 of 1 DOIs. Crossref has a record of 1 of the DOIs.",
    ]
    assert all(headers["User-Agent"].startswith("uncited/") for headers in others.headers)


def test_output_goes_to_the_file_named(watch: Callable[..., str], tmp_path: Path) -> None:
    assert watch(CITES, "--output", "report.md") == ""
    assert (tmp_path / "report.md").read_text(encoding="utf-8").startswith("<!-- uncited watch -->\n")


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_dead_and_named_with_its_line(
    watch: Callable[..., str], others: Others, status: int
) -> None:
    others.replies["http://news.example/gone"] = Reply(status)
    [line] = section(watch(page("http://news.example/gone")), "Links that lead nowhere")
    assert "`http://news.example/gone`" in line
    assert f"({status})" in line
    assert line.endswith("In docs/index.md:5.")


@pytest.mark.parametrize("status", [400, 401, 403, 405, 406, 418, 429, 451, 500, 502, 503])
def test_who_turns_a_checker_away_is_not_dead(watch: Callable[..., str], others: Others, status: int) -> None:
    others.replies["http://news.example/closed"] = Reply(status, headers={"Retry-After": "60"})
    report = watch(page("http://news.example/closed"))
    assert not section(report, "Links that lead nowhere")
    [line] = section(report, "Could not be checked")
    assert f"({status})" in line
    assert "docs/index.md:5" in line
    assert "to look at: 0" in report


def test_get_is_tried_where_head_is_not_known(watch: Callable[..., str], others: Others) -> None:
    others.replies["http://news.example/"] = Reply(200, head=405)
    others.replies["http://news.example/lies"] = Reply(200, head=404)
    report = watch(page("http://news.example/", "http://news.example/lies"))
    assert "`http" not in report
    assert [method for method, asked in others.asked if asked == "http://news.example/lies"] == ["HEAD", "GET"]


def test_a_passing_trouble_is_asked_once_more(watch: Callable[..., str], others: Others) -> None:
    others.replies["http://news.example/busy"] = [Reply(503, headers={"Retry-After": "1"}), Reply(200)]
    others.replies["http://other.example/broken"] = [Reply(drop=True), Reply(200)]
    report = watch(page("http://news.example/busy", "http://other.example/broken"))
    assert "Could not be checked" not in report
    others.replies["http://news.example/busy"] = Reply(503, headers={"Retry-After": "1"})
    others.asked.clear()
    assert section(watch(page("http://news.example/busy")), "Could not be checked")
    assert others.times("http://news.example/busy") == 2


def test_a_host_that_hangs_is_left_alone(watch: Callable[..., str], others: Others) -> None:
    addresses = [f"http://slow.example/{number}" for number in range(4)]
    others.replies |= {address: Reply(hang=30) for address in addresses}
    [line, rest] = section(watch(page(*addresses), "--timeout", "0.2"), "Could not be checked")
    assert "`slow.example` did not answer in time: `http://slow.example/0` (docs/index.md:5)" in line
    assert "was not asked again" in rest
    assert {asked for _, asked in others.asked if "slow" in asked} == {"http://slow.example/0"}


def test_it_ends_when_its_time_is_up(watch: Callable[..., str], others: Others) -> None:
    others.replies["http://slow.example/"] = Reply(hang=60)
    report = watch(page("http://slow.example/"), "--timeout", "50", "--limit", "0.5")
    assert any("`slow.example`" in line and "time was up" in line for line in section(report, "Could not be checked"))


def test_redirects(watch: Callable[..., str], others: Others) -> None:
    others.replies |= {
        "http://a.example/old": Reply(301, headers={"Location": "http://a.example/new"}),
        "http://a.example/new": Reply(),
        "http://b.example/for-now": Reply(302, headers={"Location": "http://a.example/new"}),
        "http://c.example/round": Reply(302, headers={"Location": "http://c.example/round"}),
        "http://d.example/out": Reply(302, headers={"Location": "file:///etc/passwd"}),
        "http://e.example/gone": Reply(302, headers={"Location": "http://e.example/404"}),
        "http://f.example/slash": Reply(301, headers={"Location": "http://www.f.example/slash/"}),
        "http://www.f.example/slash/": Reply(),
        "http://g.example/code": Reply(301, headers={"Location": "http://a.example/`@someone`"}),
        "http://a.example/%60@someone%60": Reply(),
    }
    report = watch(page(*(address for address in others.replies if address[7] in "abcdefg" and address[8] == ".")))
    moved = section(report, "Moved for good")
    assert [line.split(". In")[0] for line in moved] == [
        "- `http://a.example/old` is now `http://a.example/new`",
        "- `http://g.example/code` is now `http://a.example/%60@someone%60`",
    ]
    [dead] = section(report, "Links that lead nowhere")
    assert "`http://e.example/gone`" in dead
    assert len(section(report, "Could not be checked")) == 2


def test_a_doi_that_no_one_knows_is_dead(watch: Callable[..., str], others: Others) -> None:
    others.replies[DOI] = Reply(404)
    report = watch()
    [line] = section(report, "Links that lead nowhere")
    assert line.startswith("- `doi:10.5555/known.2020`: `doi.example` says that there is no such page")
    assert line.endswith("In references.bib:6 (known2020).")


def test_what_the_pages_print_of_the_bibliography_is_asked_once(watch: Callable[..., str], others: Others) -> None:
    watch(
        page(
            "https://doi.org/10.5555/KNOWN.2020", "http://127.0.0.1:8000/x", "http://localhost/x", "mailto:a@b.example"
        )
    )
    assert sorted(asked for _, asked in others.asked) == [WORK, DOI, "http://journal.example/known"]


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("retraction", "Retracted"),
        ("withdrawal", "Retracted"),
        ("partial_retraction", "Retracted"),
        ("expression_of_concern", "In doubt"),
        ("correction", "Corrected"),
        ("erratum", "Corrected"),
    ],
)
def test_notices(watch: Callable[..., str], others: Others, kind: str, title: str) -> None:
    others.json(
        WORK, work(**{"updated-by": [notice(kind, source="publisher"), notice(kind, source="retraction-watch")]})
    )
    report = watch()
    assert section(report, title) == [
        f"- **known2020**: {kind.replace('_', ' ')} of 3 May 2025, see https://doi.org/10.5555/notice.1. "
        "In references.bib:6 (known2020)."
    ]
    assert "to look at: 1" in report


def test_a_notice_that_the_entry_names_is_known(watch: Callable[..., str], others: Others) -> None:
    from helpers import BIB

    others.json(WORK, work(**{"updated-by": [notice("correction")]}))
    bib = BIB.replace("  year =", "  note = {Corrected: doi:10.5555/NOTICE.1},\n  year =")
    assert "to look at: 0" in watch(bib=bib)


def test_a_retraction_that_only_the_title_tells(watch: Callable[..., str], others: Others) -> None:
    others.json(WORK, work(title=["RETRACTED: A trial"]))
    [line] = section(watch(), "Retracted")
    assert "by its title" in line


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'{"message": 1}', b'{"message": {"updated-by": 3, "title": [4]}}', b"[" * 100_000,
     b'{"message": {"updated-by": [null, {"type": ["retraction"]}, {"type": "new_version", "DOI": 7}]}}', b"\xff\xfe"],
)  # fmt: skip
def test_records_that_make_no_sense(watch: Callable[..., str], others: Others, body: bytes) -> None:
    others.replies[WORK] = Reply(body=body)
    assert "to look at: 0" in watch()


def test_words_of_others_call_nobody(watch: Callable[..., str], others: Others) -> None:
    others.json(WORK, work(**{"updated-by": [notice("retraction", doi="10.5555/x](javascript:1) @all", day=(1, 2))]}))
    report = watch()
    assert section(report, "Retracted") == ["- **known2020**: retraction. In references.bib:6 (known2020)."]
    assert "@" not in report


@pytest.mark.parametrize(
    ("doi", "address"),
    [
        ("10.5555/<img/src=x>@all`![a](b)\x1b[2J", "10.5555/%3Cimg/src=x%3E%40all%60!%5Ba%5D(b)%1B%5B2j"),
        ("10.5555/\ud800", "10.5555/%3F"),
    ],
)
def test_a_doi_of_others_is_an_address_and_nothing_else(
    watch: Callable[..., str], others: Others, doi: str, address: str
) -> None:
    others.json(WORK, work(**{"updated-by": [notice("retraction", doi=doi)]}))
    [line] = section(watch(), "Retracted")
    assert f"see https://doi.org/{address}. In" in line


def test_what_comes_with_a_redirect_is_not_read(watch: Callable[..., str], others: Others) -> None:
    others.replies |= {
        "http://a.example/old": Reply(301, headers={"Location": "http://a.example/new"}, head=405, endless=True),
        "http://a.example/new": Reply(),
    }
    [line] = section(watch(page("http://a.example/old"), "--limit", "10"), "Moved for good")
    assert line.startswith("- `http://a.example/old` is now `http://a.example/new`")


def test_pmids_are_asked_about_in_one_question(watch: Callable[..., str], others: Others) -> None:
    from helpers import BIB

    asked = "http://pubmed.example/esummary.fcgi?db=pubmed&retmode=json&tool=uncited&id=11,22,33"
    found = {"uids": ["11", "22", "33"], "11": {"uid": "11", "pubtype": ["Journal Article", "Retracted Publication"]},
             "22": {"uid": "22", "error": "cannot get document summary"}, "33": {"uid": "33", "pubtype": []}}  # fmt: skip
    others.json(asked, {"header": {}, "result": found})
    bib = "".join(
        BIB.replace("known2020", f"known{pmid}").replace("doi = {10.5555/known.2020}", f"pmid = {{{pmid}}}")
        for pmid in (33, 22, 11)
    )
    report = watch(bib=bib)
    assert section(report, "Retracted") == ["- **known11**: retraction, by PubMed. In references.bib:26 (known11)."]
    [line] = section(report, "Links that lead nowhere")
    assert line == "- `pmid:22`: `pubmed.example` knows no such PMID. In references.bib:16 (known22)."
    assert [address for _, address in others.asked] == [asked]
    assert "to look at: 1" in watch(bib=bib.replace("pmid = {11}", "pmid = {11}, note = {Retracted in 2024.}"))


def test_a_doi_of_another_agency_is_named_as_such(watch: Callable[..., str], others: Others) -> None:
    others.replies[WORK] = Reply(404)
    assert section(watch(), "Not in Crossref") == ["- known2020"]


def test_dates_past_due(watch: Callable[..., str], uncited: Uncited) -> None:
    from helpers import BIB

    long_ago = date.today() - timedelta(days=366)
    text = f"---\ntitle: Trial\nreview_by: {date.today() - timedelta(days=1)}\n---\n\n{CITES}"
    report = watch(text, bib=BIB.replace("  year = {2020}", f"  year = {{2020}},\n  urldate = {{{long_ago}}}"))
    page_line, source_line = section(report, "Due for another look")
    assert page_line.startswith("- docs/index.md:3: This page was to be reviewed by")
    assert source_line.startswith("- references.bib:6: The address of known2020 was last opened on")
    with Path("mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write('extra: {uncited: {rules: {stale-page: "off"}}}\n')
    assert [line[:18] for line in section(uncited("watch").out, "Due for another look")] == ["- references.bib:6"]


def test_one_request_at_a_time_to_a_host(watch: Callable[..., str], others: Others) -> None:
    addresses = [f"http://{host}.example/{number}" for number in range(6) for host in ("a", "b", "c")]
    others.replies |= {address: Reply() for address in addresses}
    watch(page(*addresses))
    assert {others.at_once[f"{host}.example"] for host in "abc"} == {1}


def test_the_same_answers_give_the_same_report(watch: Callable[..., str], others: Others) -> None:
    addresses = [f"http://{host}.example/{number}" for number in range(3) for host in "dcba"]
    text = page(*addresses)
    assert watch(text) == watch(text)
    dead = section(watch(text), "Links that lead nowhere")
    assert len(dead) == 12
    assert dead == sorted(dead)


def test_a_report_fits_into_an_issue(watch: Callable[..., str]) -> None:
    text = page(*(f"http://host-{number % 8}.example/{number}/{'x' * 300}" for number in range(200)))
    report = watch(text)
    assert len(report) < 65_536
    assert report.startswith("<!-- uncited watch -->\n<!-- to look at: 200 -->")
    assert report.endswith("the rest follow next time.\n")


def test_without_network_nothing_is_called_dead(watch: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    report = watch(page("http://news.example/"))
    assert "**No network.**" in report
    assert "to look at: 0" in report


def test_a_host_that_is_gone_is_dead_where_others_answer(
    watch: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    real = socket.getaddrinfo

    def resolve(host: str, *arguments: Any, **named: Any) -> Any:
        if host == "lapsed.example":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return real(host, *arguments, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setenv("no_proxy", "lapsed.example")
    [line] = section(watch(page("http://lapsed.example/x")), "Links that lead nowhere")
    assert "`lapsed.example` does not exist any more" in line


@pytest.mark.parametrize(
    "arguments", [["--timeout", "0"], ["--timeout", "nan"], ["--limit", "x"], ["extra"], ["--config", "none.yml"]]
)
def test_wrong_usage_exits_2(uncited: Uncited, site: Site, arguments: list[str]) -> None:
    site({"index.md": CITES})
    run = uncited("watch", *arguments)
    assert run.status == 2
    assert run.err.startswith("uncited: ")
    assert run.err.count("\n") == 1
