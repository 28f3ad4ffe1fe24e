"""Which numbers are claims: tables of examples per rule and per kind, and properties that hold for any text."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import read_cases
from strategies import joined
from uncited.model import BlockKind, Kind
from uncited.quantities import find_quantities, number_spots
from uncited.quantities.candidate import Candidate
from uncited.quantities.cues import Cues
from uncited.quantities.familiar import NAMES, PAGE, PHRASES
from uncited.quantities.innocent import RULES
from uncited.quantities.kinds import KINDS, refine
from uncited.quantities.patterns import matcher
from uncited.quantities.read import read_candidates
from uncited.quantities.scene import SCENES
from uncited.quantities.text import Text

DATA = Path(__file__).parent / "quantities"


def load(name: str) -> dict[str, Any]:
    found: dict[str, Any] = read_cases(DATA / name)
    return found


INNOCENT, SCENERY, BY_KIND = load("innocent.yml"), load("scenes.yml"), load("kinds.yml")
FAMILIAR = load("familiar.yml")
REASONS = {rule.name: rule.reason for rule in RULES} | {scene.name: scene.reason for scene in SCENES}


def examples(table: dict[str, Any], key: str) -> list[tuple[str, str]]:
    return [(name, sentence) for name, row in table.items() for sentence in row[key]]


def test_every_rule_has_examples_both_ways() -> None:
    assert set(INNOCENT) == {rule.name for rule in RULES}
    assert set(SCENERY) == {scene.name for scene in SCENES}
    assert set(BY_KIND) == {kind.value for kind in Kind} == {kind.value for kind in KINDS}
    assert all(row["pass"] and row["flag"] for row in [*INNOCENT.values(), *SCENERY.values()])
    assert all(row["pass"] and row["claims"] for row in BY_KIND.values())


@pytest.mark.parametrize(("rule", "sentence"), [*examples(INNOCENT, "pass"), *examples(SCENERY, "pass")])
def test_passes(rule: str, sentence: str) -> None:
    found = find_quantities(sentence)
    assert not [q for q in found if q.claim]
    assert REASONS[rule] in {q.reason for q in found}


@pytest.mark.parametrize(("rule", "sentence"), [*examples(INNOCENT, "flag"), *examples(SCENERY, "flag")])
def test_flags_the_near_miss(rule: str, sentence: str) -> None:
    assert [q for q in find_quantities(sentence) if q.claim], rule


def test_no_rule_or_scene_holds_without_one_of_its_cues(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = (INNOCENT, SCENERY, *({"": {"": list(row.values())}} for row in FAMILIAR.values()))
    sentences = [text for table in tables for row in table.values() for texts in row.values() for text in texts]
    for file in sorted((DATA.parent / "corpus").glob("*.jsonl")):
        sentences += [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]
    judged = [find_quantities(text) for text in sentences]
    monkeypatch.setattr(Cues, "possible", lambda cues, words: -1)  # every rule: all bits are set
    find_quantities.cache_clear()
    for text, before in zip(sentences, judged, strict=True):
        assert find_quantities(text) == before


def stands_around(row: str, number: Candidate) -> bool:
    refine(number)
    return matcher([row])(number, BlockKind.PARAGRAPH)


def test_every_familiar_phrase_around_a_number_has_examples_both_ways() -> None:
    assert set(FAMILIAR) == {row for row in (*PHRASES, *NAMES, *PAGE) if "#" in row}


@pytest.mark.parametrize(("row", "case"), FAMILIAR.items())
def test_a_familiar_phrase_passes_and_its_near_miss_is_flagged(row: str, case: dict[str, str]) -> None:
    assert not [q for q in find_quantities(case["pass"]) if q.claim]
    assert any(stands_around(row, c) for c in read_candidates(Text(case["pass"])))
    assert [q for q in find_quantities(case["flag"]) if q.claim]


@pytest.mark.parametrize(
    ("kind", "case"),
    [(kind, case) for kind, row in BY_KIND.items() for case in row["claims"]],
    ids=lambda x: str(x)[:50],
)
def test_kind_value_and_unit(kind: str, case: list[Any]) -> None:
    sentence, *expected = case
    found = [q for q in find_quantities(sentence) if q.claim]
    assert [(q.text, q.unit) for q in found] == [(e[0], e[2]) for e in expected]
    for q, e in zip(found, expected, strict=True):
        assert q.value == (None if e[1] is None else pytest.approx(e[1], rel=1e-4))
        assert q.high == (e[3] if len(e) > 3 else None)
    assert kind in {q.kind.value for q in found}


@pytest.mark.parametrize(("kind", "sentence"), examples(BY_KIND, "pass"))
def test_looks_like_the_kind_but_claims_nothing(kind: str, sentence: str) -> None:
    assert not [q for q in find_quantities(sentence) if q.claim], kind


@pytest.mark.parametrize(
    ("text", "where", "claim"),
    [
        ("424", BlockKind.CELL, True),
        ("12 (3.4)", BlockKind.CELL, True),
        ("2019", BlockKind.CELL, True),
        ("three", BlockKind.CELL, True),
        ("Phase 3", BlockKind.CELL, False),
        ("Placebo 12", BlockKind.CELL, True),
        ("One", BlockKind.CELL, True),
        ("3. Results", BlockKind.HEADING, False),
        ("2.1 Methods", BlockKind.HEADING, False),
        ("Half of patients respond", BlockKind.HEADING, True),
        ("Five ways to sleep better", BlockKind.HEADING, False),
        ("Response in 55 %", BlockKind.CAPTION, True),
    ],
)
def test_where_it_stands(text: str, where: BlockKind, claim: bool) -> None:
    assert any(q.claim for q in find_quantities(text, where)) is claim


@pytest.mark.parametrize(
    ("text", "hedge", "bound"),
    [
        ("about 5 days", "about", None),
        ("more than 5 %", None, ">"),
        ("fewer than 5 people", None, "<"),
        ("at least 3 days", None, ">="),
        ("no more than 84 mg", None, "<="),
        ("no fewer than 5 people", None, ">="),
        ("not exceeding 40 mg", None, "<="),
        ("up to 10 years", None, "<="),
        ("≤3 mg", None, "<="),
        ("65 or older", None, ">="),
        ("infused over 40 minutes", None, None),
        ("5 days or so", "or so", None),
    ],
)
def test_hedges_and_bounds(text: str, hedge: str | None, bound: str | None) -> None:
    (q,) = find_quantities(text)
    assert (q.hedge, q.bound) == (hedge, bound)


def test_code_is_never_a_quantity() -> None:
    assert find_quantities("The value \ue001\ue001\ue001 is used.") == ()
    assert find_quantities("The value `12 mg` is used.") == ()


def check(text: str, where: BlockKind = BlockKind.PARAGRAPH) -> None:
    last = 0
    for q in find_quantities(text, where):
        assert last <= q.start < q.end <= len(text)
        assert q.text == text[q.start : q.end]
        assert q.reason
        last = q.end
    if not number_spots(text):
        assert last == 0


PIECES = st.sampled_from(
    "one two half a third quarter twice once first 3 12 2019 1.5 1,000 % $ £ mg/kg to - – of in and or million bn weeks old "
    "( ) [ ] . , : ; / ^ ⁶ ½ ± < = ≥ n p CI age every a month May 5th s ' \" — × x e \ue001 İ ß per cent times fold".split(
        " "
    )
)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text)


@given(
    joined(st.builds("{}{}".format, PIECES, st.sampled_from(["", " ", "\u2009"])), longest=30),
    st.sampled_from(list(BlockKind)),
)
def test_any_mixture_of_number_words(text: str, where: BlockKind) -> None:
    check(text, where)


@pytest.mark.parametrize(
    "unit",
    ["1", "1,", "1 ", "one ", "a ", "1-", "1/", "1.", "(1", "1a", "hundred ", "a hundred and ", "½", "1 to ", "$", "-", "1 of ",
     " ", "\n", "a\u2003", "one point one ", "1 x 10", "'", "May 1, ", "\ue001", "1 in ", "if ", ", 1", '"', "1: ", "[1", "`1", "(Ab, 2001", "two : ", "no ", "no death ", "each ", "q4w "],
)  # fmt: skip
def test_a_long_run_of_anything_is_read_to_its_end(unit: str) -> None:
    """A method that is not linear runs into the timeout that every test has."""
    text = unit * (120_000 // len(unit))
    check(text)
    assert number_spots(text) or not find_quantities(text)
