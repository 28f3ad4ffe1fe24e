"""Two sequences, paired: what the places of rendered text are found by."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from uncited.source.align import align


@given(st.lists(st.integers(0, 5), max_size=60), st.lists(st.integers(0, 5), max_size=60))
def test_alignment_is_monotone_and_pairs_equals(left: list[int], right: list[int]) -> None:
    pairs = align(left, right)
    assert all(left[i] == right[j] for i, j in pairs)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pairs))


@given(st.lists(st.integers(0, 5), max_size=60))
def test_equal_sequences_are_paired_one_to_one(elements: list[int]) -> None:
    assert align(elements, elements) == [(at, at) for at in range(len(elements))]


@given(st.lists(st.integers(), unique=True, max_size=60), st.sets(st.integers(0, 59)), st.sets(st.integers(0, 59)))
def test_what_is_left_of_both_is_paired(elements: list[int], gone: set[int], gone_too: set[int]) -> None:
    left = [element for at, element in enumerate(elements) if at not in gone]
    right = [element for at, element in enumerate(elements) if at not in gone_too]
    assert len(align(left, right)) == len(set(left) & set(right))
