"""Every number is entered twice: a sentence and what is recorded in, a verdict out. The cases are in matching/*.yml."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import ROOT, read_cases
from mutations import slips
from strategies import SAID
from uncited.bib import parse
from uncited.coverage import Reading
from uncited.quantities import find_quantities
from uncited.sentences import Sentence
from uncited.support import Figures, Support, unsupported_message

FILES = sorted((Path(__file__).parent / "matching").glob("*.yml"))
CASES = [(path.stem, *case) for path in FILES for case in read_cases(path)]


def figures(record: str, year: int = 1990) -> Figures:
    text = f"@misc{{k,\n title = {{T}},\n year = {{{year}}},\n annote = {{Read: abstract. {record} [Abstract]}},\n}}\n"
    return Figures(parse(text, "references.bib"))


def support(text: str, recorded: Figures) -> list[Support]:
    sentence = Sentence(0, 0, len(text), text, ())
    return recorded.support(Reading(sentence, find_quantities(text), ("k",), True))


@pytest.mark.parametrize(
    ("file", "text", "record", "number", "verdict"), CASES, ids=[f"{c[0]}: {c[1]} <- {c[2]}" for c in CASES]
)
def test_matching(file: str, text: str, record: str, number: str, verdict: str) -> None:
    found = {one.quantity.text: one.match for one in support(text, figures(record))}
    assert number in found, f"{file}: the numbers found are {list(found)}"
    assert found[number].verdict.value == verdict, found[number].recorded


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 300


MANUAL = (ROOT / "docs" / "contribute" / "sources.md").read_text(encoding="utf-8")
FITS = [
    case for fits in re.findall(r"`([^`]+)` fits `([^`]+)`(?:, not `([^`]+)`)?", MANUAL)
    for case in ((fits[0], fits[1], True), (fits[0], fits[2], False)) if case[1]
]  # fmt: skip


@pytest.mark.parametrize(("written", "recorded", "fits"), FITS)
def test_the_examples_of_the_manual_hold(written: str, recorded: str, fits: bool) -> None:
    frames = ("It was {} then.", "{} of people had it.", "It lasted {} then.", "It was the {} leading cause of death.")
    found = next(s for f in frames if (s := support(f.format(written), figures(f.format(recorded)))))
    assert all(one.match.verdict.value == ("supported" if fits else "unsupported") for one in found)


def test_the_manual_has_examples() -> None:
    assert len(FITS) > 25


def test_what_backs_a_number_is_the_statement_with_most_words_in_common() -> None:
    recorded = figures("Half slept badly. [Table 1] Half of the people relapsed within a year.")
    [found] = support("Half of people relapsed.", recorded)
    assert found.match.recorded[0].statement == "Half of the people relapsed within a year."


def test_an_unsupported_number_names_the_nearest_figures_first() -> None:
    [found] = support("54 % responded.", figures("Response: 20%, 55.4% and 41.2%."))
    assert [near.quantity.text for near in found.match.recorded] == ["55.4%", "41.2%", "20%"]


def test_the_nearest_figures_are_of_the_same_kind_first_and_each_statement_is_shown_once() -> None:
    [found] = support("568 took part.", figures("Odds ratio 1.30 (95% CI 1.12 to 1.42); 369 took part of 565."))
    message = unsupported_message(found, ("k",))
    assert re.findall(r"Nearest: (\d+), \d+", message) == ["565"]
    assert message.count("“") == 1


def test_a_count_may_be_one_of_a_share_written_with_a_stroke() -> None:
    recorded = figures("Response: 369/565 with ketamine.")
    assert [one.match.verdict.value for one in support("In all 565 people took part.", recorded)] == ["supported"]
    assert [one.match.verdict.value for one in support("In all 566 people took part.", recorded)] == ["unsupported"]


def test_a_cell_is_compared_with_the_figures_of_its_row() -> None:
    recorded = figures("Dizziness 29% v 8%, nausea 28% v 9%.")
    sentence = Sentence(0, 0, 4, "28 %", ())
    reading = Reading(sentence, find_quantities("28 %"), ("k",), True)
    assert [one.match.verdict.value for one in recorded.support(reading, "Feeling sick (nausea)")] == ["supported"]
    assert [one.match.verdict.value for one in recorded.support(reading, "Dizziness")] == ["unsupported"]


@given(SAID | st.text(max_size=80), SAID | st.text(alphabet=st.characters(exclude_characters="[]{}\\@"), max_size=80))
def test_nothing_breaks_it(text: str, record: str) -> None:
    support(text, figures(record))


@given(
    st.lists(
        st.sampled_from("about 7 in 10 of 55.4 % 3 weeks 0 mg/kg to half £ 5 million 2019 95 CI <".split()), max_size=12
    )
)
def test_what_is_recorded_word_for_word_supports_itself(words: list[str]) -> None:
    text = " ".join(words)
    for found in support(text, figures(text)):
        assert found.match.verdict.value == "supported"


@pytest.mark.parametrize(
    "one", ["{} %", "${}", "{} mg", "{} weeks", "{} of 91", "sign {} %", "{} (95% CI {} to 9)", "half", "week {}"]
)
def test_thousands_of_claims_against_thousands_of_figures(one: str) -> None:
    numbers = random.Random(1).choices(range(10**6), k=5_000)
    text = ", ".join(one.format(n / 1e4, n / 1e4) for n in numbers)
    recorded = figures(text)
    recorded.recorded("k")
    quantities = find_quantities(text)
    found = recorded.support(Reading(Sentence(0, 0, len(text), text, ()), quantities, ("k",), True))
    assert len(found) >= sum(quantity.claim for quantity in quantities) // 2


def test_slips_change_the_text_where_they_say() -> None:
    text = "The dose was 0.5 mg/kg over 40 minutes in 1,148 people (95% CI 3.9 to 24.2)."
    kinds = set()
    for quantity in find_quantities(text):
        for slip in slips(text, quantity):
            kinds.add(slip.kind)
            changed = slip.applied(text)
            assert changed != text
            assert changed.startswith(text[: slip.start])
            assert changed.endswith(text[slip.end :])
    assert {"last digit off by one", "digits swapped", "ten times", "another unit", "point lost"} <= kinds
