"""Which element of one sequence is which element of another: a monotone alignment, in O(n log n).

Used twice: rendered blocks with source blocks, and in the gaps between those, words with words.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

_LEVELS = 40  # how often a stretch may be split before it is read from left to right
_NEAR = 8  # how far both sides are searched around a mismatch
_FAR = 4000  # how far one side may be skipped


def align(left: Sequence[int], right: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs (i, j) with left[i] == right[j], both rising. Equal elements are paired first with first, k-th with k-th.

    Common ends first; then elements that occur once on both sides, or equally often, are anchors (patience); what has
    none is read from left to right with bounded skips.
    """
    pairs: list[tuple[int, int]] = []
    stack = [(0, len(left), 0, len(right), 0)]
    while stack:
        low, high, start, end, level = stack.pop()
        while low < high and start < end and left[low] == right[start]:
            pairs.append((low, start))
            low, start = low + 1, start + 1
        while low < high and start < end and left[high - 1] == right[end - 1]:
            high, end = high - 1, end - 1
            pairs.append((high, end))
        if low == high or start == end:
            continue
        anchors = _anchors(left[low:high], right[start:end]) if level < _LEVELS else []
        if not anchors:
            pairs += [(low + i, start + j) for i, j in _read(left[low:high], right[start:end])]
            continue
        at, there = low, start
        for i, j in anchors:
            stack.append((at, low + i, there, start + j, level + 1))
            pairs.append((low + i, start + j))
            at, there = low + i + 1, start + j + 1
        stack.append((at, high, there, end, level + 1))
    pairs.sort()
    return pairs


def _anchors(left: Sequence[int], right: Sequence[int]) -> list[tuple[int, int]]:
    """The longest rising run of pairs of elements that occur once on both sides; else of those equally often."""
    many, more = Counter(left), Counter(right)
    once = {element for element, count in many.items() if count == 1 and more.get(element) == 1}
    if not once:
        once = {element for element, count in many.items() if more.get(element) == count}
    if not once:
        return []
    places: dict[int, list[int]] = {}
    for j in range(len(right) - 1, -1, -1):
        if right[j] in once:
            places.setdefault(right[j], []).append(j)
    return _rising([(i, places[element].pop()) for i, element in enumerate(left) if element in once])


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence in which the second numbers rise as well."""
    tops: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        before.append(last[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(j)
            last.append(at)
        else:
            tops[pile], last[pile] = j, at
    found = []
    at = last[-1] if last else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _read(left: Sequence[int], right: Sequence[int]) -> list[tuple[int, int]]:
    """From left to right: on a mismatch the nearest place where both sides agree again."""
    shared = set(left).intersection(right)
    a = [i for i, element in enumerate(left) if element in shared]
    b = [j for j, element in enumerate(right) if element in shared]
    left_at = _occurrences([left[i] for i in a])
    right_at = _occurrences([right[j] for j in b])
    pairs = []
    i = j = 0
    while i < len(a) and j < len(b):
        one, other = left[a[i]], right[b[j]]
        if one == other:
            pairs.append((a[i], b[j]))
            i, j = i + 1, j + 1
            continue
        found = next(
            (
                (di, total - di)
                for total in range(1, _NEAR + 1)
                for di in range(total + 1)
                if i + di < len(a) and j + total - di < len(b) and left[a[i + di]] == right[b[j + total - di]]
            ),
            None,
        )
        if found is not None:
            i, j = i + found[0], j + found[1]
            continue
        skip_right = _next(right_at[one], j) - j
        skip_left = _next(left_at[other], i) - i
        if min(skip_left, skip_right) > _FAR:
            i, j = i + 1, j + 1
        elif skip_right <= skip_left:
            j += skip_right
        else:
            i += skip_left
    return pairs


def _occurrences(elements: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at, element in enumerate(elements):
        found.setdefault(element, []).append(at)
    return found


def _next(places: list[int], at: int) -> int:
    k = bisect_left(places, at)
    return places[k] if k < len(places) else at + _FAR + 1
