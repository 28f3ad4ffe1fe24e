"""A text as readers see it, with the place of each of its characters in the source."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Slice = tuple[int, int]
Drop = tuple[int, int, str]  # start, end, and what stands there instead


@dataclass(frozen=True, slots=True)
class Visible:
    """`text` in stretches: stretch k begins at at[k] and stands at spans[k] in the source, as (start, end, literal).

    A literal stretch stands there character by character; any other as a whole (an entity, a line break).
    """

    text: str
    at: Sequence[int]
    spans: Sequence[tuple[int, int, bool]]

    def start(self, offset: int) -> int:
        """Where the character at `offset` begins in the source."""
        k = bisect_right(self.at, offset) - 1
        start, _, literal = self.spans[k]
        return start + offset - self.at[k] if literal else start

    def end(self, offset: int) -> int:
        """Where the character before `offset` ends in the source."""
        k = bisect_right(self.at, offset - 1) - 1
        start, end, literal = self.spans[k]
        return start + offset - self.at[k] if literal else end


def joined(source: str, slices: Sequence[Slice]) -> Visible:
    """The slices of a source, one a line."""
    if len(slices) == 1:
        start, end = slices[0]
        return Visible(source[start:end], (0,), ((start, end, True),))
    at: list[int] = []
    spans: list[tuple[int, int, bool]] = []
    pieces: list[str] = []
    size = 0
    for start, end in slices:
        if pieces:
            at.append(size)
            spans.append((spans[-1][1], spans[-1][1], False))
            pieces.append("\n")
            size += 1
        at.append(size)
        spans.append((start, end, True))
        pieces.append(source[start:end])
        size += end - start
    return Visible("".join(pieces), at, spans)


def without(whole: Visible, drops: Iterable[Drop]) -> Visible:
    """A text without what is not seen; what stands there instead stands as a whole at the place of what was dropped."""
    text = whole.text
    at: list[int] = []
    spans: list[tuple[int, int, bool]] = []
    pieces: list[str] = []
    size = kept = 0
    last = len(whole.at) - 1

    def keep(begin: int, end: int) -> None:
        nonlocal size
        k = bisect_right(whole.at, begin) - 1
        while begin < end:
            stop = min(end, whole.at[k + 1]) if k < last else end
            start, finish, literal = whole.spans[k]
            shift = start - whole.at[k]
            at.append(size)
            spans.append((begin + shift, stop + shift, True) if literal else (start, finish, False))
            pieces.append(text[begin:stop])
            size += stop - begin
            begin = stop
            k += 1

    for begin, end, instead in drops:
        if begin < kept:
            continue
        keep(kept, begin)
        if instead:
            at.append(size)
            spans.append((whole.start(begin), whole.end(end), False))
            pieces.append(instead)
            size += len(instead)
        kept = end
    keep(kept, len(text))
    return Visible("".join(pieces), at, spans)
