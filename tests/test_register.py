"""The register of numbers: what backs each sentence, where it can be linked to, and the pages made of it."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from helpers import ROOT
from uncited.bib import parse
from uncited.reading import Page, read_page
from uncited.references import References
from uncited.register import Claim, claims_of, fewest
from uncited_mkdocs.anchors import mark_sentences
from uncited_mkdocs.generated import kind_of

SCHEMA = json.loads((ROOT / "docs/about/claims.schema.json").read_text(encoding="utf-8"))
BIB = """@article{a2020, title = {{A}}, year = {2020}, doi = {10.5555/a}, author = {Author, Ann}, journal = {{Journal}},
  annote = {Read: abstract.
            Response: 55.4\\% with ketamine, 41.2\\% with ECT. [Results]
            In 403 people, 55.4\\% responded to ketamine. [Abstract]
            Follow-up: 6 months. [Methods]
            Falls: 11\\%, 12\\%, 13\\% and 14\\%. [Table 1]
            Falls: 11\\%, 12\\% and 15\\%. [Table 2]
            Falls: 13\\%, 14\\% and 16\\%. [Table 3]}}
@misc{b2021, title = {{B}}, year = {2021}, url = {https://example.org/b}, author = {{Body}},
  annote = {Read: secondary. Ketamine helped 55.4\\%. [Page 1]}}
"""
MARK = '<sup class="citation" data-cites="{0}" id="fnref:{0}"><a class="footnote-ref" href="#fn:{0}">1</a></sup>'


def claims(html: str, bib: str = BIB) -> list[Claim]:
    references = References(parse(bib, "references.bib"))
    cited = re.sub(r"\[@(\w+)\]", lambda key: MARK.format(key[1]), html)
    return claims_of(read_page(Page("x.md", cited), references.keys), references)


def backing(html: str) -> list[tuple[str, str]]:
    [claim] = claims(html)
    return [(figure.key, figure.place) for figure in claim.backing]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Response with ketamine: 55.4%.[@a2020]", [("a2020", "Results")]),
        ("Of 403 people, 55.4% responded.[@a2020]", [("a2020", "Abstract")]),
        ("It was 55.4% with ketamine and 41.2% with ECT.[@a2020]", [("a2020", "Results")]),
        ("Of 403 people, 55.4% and 41.2% responded.[@a2020]", [("a2020", "Abstract"), ("a2020", "Results")]),
        ("After 6 months, 55.4% of 403 people responded.[@a2020]", [("a2020", "Abstract"), ("a2020", "Methods")]),
        # Each source cited shows what it records itself.
        ("It was 55.4% with ketamine and 41.2% with ECT.[@a2020][@b2021]", [("a2020", "Results"), ("b2021", "Page 1")]),
        # What came first, as it backs most, is left out in the end.
        (
            "Falls were 11%, 12%, 13%, 14%, 15% and 16%.[@a2020]",
            [("a2020", "Table 2"), ("a2020", "Table 3")],
        ),
        # The nearest figure of a number that nothing backs is not shown as recorded.
        ("In all, 77.7% responded.[@a2020]", []),
    ],
)
def test_the_fewest_statements_that_back_all_numbers(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(backing(f"<p>{sentence}</p>")) == sorted(expected)


@pytest.mark.parametrize(
    ("backed", "expected"),
    [
        ({}, []),
        ({"a": [0], "b": [0]}, ["b"]),  # preferred
        ({"a": [0, 1], "b": [0]}, ["a"]),
        ({"a": [0], "b": [1], "c": [0, 1]}, ["c"]),
        ({"a": [0, 1, 2, 3], "b": [0, 1, 4], "c": [2, 3, 5]}, ["b", "c"]),  # "a" came first, and is left out in the end
    ],
)
def test_fewest(backed: dict[str, list[int]], expected: list[str]) -> None:
    named = {("k", name): set(numbers) for name, numbers in backed.items()}
    assert [name for _, name in fewest(named, {("k", "b"): 1})] == expected


def test_a_sentence_keeps_its_name_while_its_words_stay() -> None:
    before = claims("<p>Of all, 55.4% responded.[@a2020]</p><p>Twice: 55.4%.[@a2020] Twice: 55.4%.[@a2020]</p>")
    after = claims("<h1>New</h1><p>Of  all, <b>55.4%</b> responded.[@b2021] In 2020 it grew.[@a2020]</p>")
    assert before[0].id == after[0].id
    assert len({claim.id for claim in before + after}) == 4
    assert before[2].id == before[1].id + "-2"


def test_a_citation_without_a_number_is_listed_and_is_no_claim() -> None:
    [claim] = claims("<p>It helped many.[@b2021]</p>")
    assert (claim.keys, claim.quantities, claim.backing) == (("b2021",), (), ())


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Text. Then 55.4% fell.[@a2020] End.</p>", "<p>Text. (Then 55.4% fell.)[@a2020] End.</p>"),
        ("<p>Then 55.4%[@a2020] fell. End.</p>", "<p>(Then 55.4%[@a2020] fell.) End.</p>"),
        ("<p><b>Then 55.4%</b> fell.[@a2020]</p>", "<p>(<b>Then 55.4%</b> fell.)[@a2020]</p>"),
        ("<p>So <b>then. In all, 55.4%</b> fell.[@a2020]</p>", "<p>So <b>then. In all, 55.4%</b> fell.(!)[@a2020]</p>"),
        ("<p>It is 55.4&#37; &amp; <i>up</i>.[@a2020]</p>", "<p>(It is 55.4&#37; &amp; <i>up</i>).[@a2020]</p>"),
        ("<p>In 2020.[@a2020] In 2020.[@b2021]</p>", "<p>(In 2020.)[@a2020] (In 2020.)[@b2021]</p>"),
        (
            "<table><tr><td>5 mg, 55.4%</td><td>55.4%</td><td>403[@a2020]</td></tr></table>",
            "<table><tr><td>(5 mg, 55.4%)</td><td>(55.4%)</td><td>(403)[@a2020]</td></tr></table>",
        ),
    ],
)
def test_every_sentence_can_be_linked_to(html: str, expected: str) -> None:
    cited = re.sub(r"\[@(\w+)\]", lambda key: MARK.format(key[1]), html)
    marked, names = mark_sentences(cited, found := claims(html))
    plain = re.sub(r"<sup class.*?</sup>", lambda mark: f"[@{re.findall('fnref:([a-z0-9]+)', mark[0])[0]}]", marked)
    plain = re.sub(r'<span class="claim-anchor" id="[^"]*"></span>', "(!)", plain)
    assert re.sub(r"</span>", ")", re.sub(r'<span class="claim" id="[^"]*">', "(", plain)) == expected
    assert names == {claim.id for claim in found}
    assert all(marked.count(f'id="{name}"') == 1 for name in names)


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<sup id=fnref", '<sup class="citation">', "<script>", "&", "5 ", "<b>5%</b>"]
)
def test_marking_is_linear(piece: str) -> None:
    [claim] = claims("<p>Of 403 people, 55.4% responded.[@a2020]</p>")
    html = piece * (1_000_000 // len(piece))
    marked, _ = mark_sentences(html, [claim] * 200)
    assert len(marked) >= len(html)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("@article{k, journal = {{BMJ}}}", "Article in a journal"),
        ("@article{k, journal = {medRxiv}}", "Preprint, not reviewed by other researchers"),
        ("@techreport{k, institution = {{Body}}}", "Report"),
        ("@misc{k, url = {https://example.org}}", "Web page"),
        ("@misc{k, title = {T}}", "Other source"),
    ],
)
def test_kind_of_source(entry: str, expected: str) -> None:
    assert kind_of(parse(entry, "references.bib").entries[0]) == expected


@pytest.fixture
def built(site: Callable[..., Path]) -> Path:
    """A site with the two generated pages. Its folder, finished."""
    pages = {
        "index.md": "# Trial\n\nOf 403 people, 55.4% responded.[@a2020]\n\nSo 55.4% responded.[@a2020; @b2021]\n\n"
        "Many felt better & slept.[@b2021]\n\n| Group | Share |\n| --- | --- |\n| Ketamine | 55.4% [@a2020] |\n",
        "more.md": "# More & more\n\nIt was 55.4% of 403 people.[@a2020]\n\nOur 20 pages. <!-- uncited: our own count -->\n",
        "references.md": '# References\n\n<div data-generated="references"></div>\n',
        "numbers.md": '# Numbers\n\n<div data-generated="numbers"></div>\n',
    }
    folder = site(pages, BIB)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder / "site"


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_the_generated_pages(built: Path) -> None:
    index = (built / "index.html").read_text(encoding="utf-8")
    marks = re.findall(r'data-cites="(\w+)"[^>]*?data-figure="([^"]*)" data-read="([^"]*)"', index)
    assert [(key, figure.count("\n")) for key, figure, _ in marks] == [
        ("a2020", 0),
        ("a2020", 0),
        ("b2021", 0),
        ("a2020", 0),
    ]
    assert unescape(marks[0][1]) == "In 403 people, 55.4% responded to ketamine. (Abstract)"
    assert marks[2][1:] == (
        "Ketamine helped 55.4%. (Page 1)",
        "We did not read the source itself, only what others report of it.",
    )

    numbers = (built / "numbers/index.html").read_text(encoding="utf-8")
    links = re.findall(r'<a href="\.\.#(n-[0-9a-f-]+)">', numbers)
    assert len(links) == 3
    assert all(f'id="{name}"' in index for name in links)
    assert "Ketamine: 55.4%" in text_of(numbers)
    assert "More & more (2)" in text_of(numbers)
    assert "Needs no source: our own count" in text_of(numbers)
    # Printed in full once, then by its first words, which lead to it.
    assert numbers.count('id="f0"') == 1
    assert '<a class="folded" href="#f0">' in numbers

    references = text_of((built / "references/index.html").read_text(encoding="utf-8"))
    assert "Article in a journal. We read the abstract" in references
    assert "Web page. We did not read the source itself" in references
    assert "Where it is cited: 2 sentences on 1 page" in references  # one of them states no number
    assert "Many felt better & slept." in references


def test_claims_json_is_valid(built: Path) -> None:
    register = json.loads((built / "claims.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(SCHEMA)
    validator.check_schema(SCHEMA)
    validator.validate(register)
    claims = {claim["sentence"]: claim for claim in register["claims"]}
    assert len(claims) == 5
    assert claims["Our 20 pages."]["exempt"] == "our own count"
    claim = claims["Of 403 people, 55.4% responded."]
    assert f'id="{claim["id"]}"' in (built / claim["page"] / "index.html").read_text(encoding="utf-8")
    assert claim["figures"] == [
        {"key": "a2020", "figure": "In 403 people, 55.4% responded to ketamine.", "place": "Abstract"}
    ]
    assert [quantity["value"] for quantity in claim["quantities"]] == [403, 55.4]
    for broken in ({"version": 2}, {"claims": [{}]}, {"claims": [claim | {"more": 1}]}):
        with pytest.raises(jsonschema.ValidationError):
            validator.validate(register | broken)


def test_the_schema_describes_every_field() -> None:
    def undescribed(schema: dict[str, Any]) -> list[str]:
        names = [name for name, field in schema.get("properties", {}).items() if "description" not in field]
        inner = [*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])]
        return names + [name for field in inner for name in undescribed(field)]

    assert undescribed(SCHEMA) == []
