"""One sequence of rendered blocks against one of source blocks: which word of the one is which word of the other."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from uncited.source.align import align
from uncited.source.visible import Visible
from uncited.source.words import Numbering, normal, token_spans, word_spans, words

_LOCATED = 4  # a block counts as found when one in so many of its words is
_WINDOW = 2000  # tokens looked at between two words that were found


class _Side:
    """Texts as one run of words. Block k has the words first[k] up to first[k + 1]."""

    def __init__(self, texts: list[str], numbering: Numbering, keys: dict[object, int]) -> None:
        self.texts = texts
        self.words: list[int] = []
        self.first: list[int] = []
        self.keys: list[int] = []
        self._spans: dict[int, list[tuple[int, int]]] = {}
        for text in texts:
            self.first.append(len(self.words))
            numbers = [numbering[word] for word in words(text)]
            key: object = tuple(numbers) or normal("".join(text.split()) or " ")
            self.keys.append(keys.setdefault(key, len(keys)))
            self.words += numbers
        self.first.append(len(self.words))

    def block(self, word: int) -> int:
        """The block that a word stands in."""
        return bisect_right(self.first, word) - 1

    def spans(self, block: int) -> list[tuple[int, int]]:
        """Where the words of a block stand in its text."""
        if block not in self._spans:
            self._spans[block] = word_spans(self.texts[block])
        return self._spans[block]

    def span(self, word: int) -> tuple[int, int]:
        """Where a word stands in the text of its block."""
        block = self.block(word)
        return self.spans(block)[word - self.first[block]]


class Stream:
    """The aligned texts. Ask `span` for where a stretch of a rendered text stands in the source."""

    def __init__(self, rendered: Sequence[str], source: Sequence[Visible]) -> None:
        numbering, keys = Numbering(), dict[object, int]()
        self.source = source
        self.left = _Side(list(rendered), numbering, keys)
        self.right = _Side([seen.text for seen in source], numbering, keys)
        self.match: list[int] = [-1] * len(self.left.words)  # of each rendered word, the source word
        self.block: list[int] = [-1] * len(rendered)  # of each rendered block, the source block that is equal to it
        self._align()
        self.matched = [word for word, found in enumerate(self.match) if found >= 0]

    # --- stage one: blocks with blocks

    def _align(self) -> None:
        left, right = self.left, self.right
        pairs = align(left.keys, right.keys)
        gaps = list(_gaps(pairs, len(left.keys), len(right.keys)))
        moved = self._moved(gaps)
        for i, j in [*pairs, *moved]:
            self.block[i] = j
            for k in range(left.first[i + 1] - left.first[i]):
                self.match[left.first[i] + k] = right.first[j] + k
        taken = {j for _, j in moved}
        for low, high, start, end in gaps:
            self._align_words(
                [i for i in range(low, high) if self.block[i] < 0], [j for j in range(start, end) if j not in taken]
            )

    def _moved(self, gaps: list[tuple[int, int, int, int]]) -> list[tuple[int, int]]:
        """Equal blocks that stand in another order on the page than in the source: k-th with k-th."""
        places: dict[int, list[int]] = {}
        for _, _, start, end in gaps:
            for j in range(start, end):
                places.setdefault(self.right.keys[j], []).append(j)
        for waiting in places.values():
            waiting.reverse()
        moved = []
        for low, high, _, _ in gaps:
            for i in range(low, high):
                if found := places.get(self.left.keys[i]):
                    moved.append((i, found.pop()))
        return moved

    # --- stage two: in the gaps, words with words

    def _align_words(self, blocks: list[int], sources: list[int]) -> None:
        left, right = self.left, self.right
        here = [w for i in blocks for w in range(left.first[i], left.first[i + 1])]
        there = [w for j in sources for w in range(right.first[j], right.first[j + 1])]
        if not here or not there:
            return
        for i, j in align([left.words[w] for w in here], [right.words[w] for w in there]):
            self.match[here[i]] = there[j]
        for i in blocks:
            low, high = left.first[i], left.first[i + 1]
            found = sum(self.match[w] >= 0 for w in range(low, high))
            if found * _LOCATED < high - low:
                self.match[low:high] = [-1] * (high - low)

    # --- lookup

    def span(self, block: int, start: int, end: int) -> tuple[int, int] | None:
        """Where in the source the characters start..end of rendered block number `block` stand; None if nowhere."""
        text = self.left.texts[block]
        end = min(end, len(text))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            return None
        first, last = self._place(block, start, False), self._place(block, end - 1, True)
        if first is None or last is None:
            return None
        return (first, last) if first <= last else (last, first)

    def _place(self, block: int, offset: int, ending: bool) -> int | None:
        """Where the character at `offset` begins (or, with `ending`, ends) in the source."""
        left, right = self.left, self.right
        low, high = left.first[block], left.first[block + 1]
        spans = left.spans(block)
        at = (
            low + bisect_right(spans, (offset, len(left.texts[block]))) - 1
        )  # the last word that begins at the offset or before
        inside = at >= low and offset < spans[at - low][1]
        if inside and self.match[at] >= 0:
            a, b = spans[at - low]
            word = self.match[at]
            c, d = right.span(word)
            step = offset - a if b - a == d - c else (d - c - 1 if ending else 0)
            return self._offset(right.block(word), c + step, ending)
        before, after = at - 1 if inside else at, at + 1
        known = bisect_right(self.matched, before)
        found = self.matched[known - 1] if known else -1
        follows = bisect_left(self.matched, after)
        next_found = self.matched[follows] if follows < len(self.matched) else high
        return self._between(
            block, offset, found if found >= low else None, next_found if next_found < high else None, ending
        )

    def _between(self, block: int, offset: int, before: int | None, after: int | None, ending: bool) -> int | None:
        """The place of a mark, or of a word that was not found, between two words that were."""
        left, right = self.left, self.right
        text = left.texts[block]
        if before is None and after is None and self.block[block] < 0:
            return None
        begin = left.span(before)[1] if before is not None else 0
        stop = left.span(after)[0] if after is not None else len(text)
        here = token_spans(text, begin, stop, _WINDOW)
        there = self._source_tokens(block, before, after)
        numbering = Numbering()
        pairs = dict(
            align(
                [numbering[text[a:b]] for a, b in here],
                [numbering[self.source[j].text[a:b]] for j, a, b in there],
            )
        )
        k = next((k for k, (a, b) in enumerate(here) if a <= offset < b), None)
        if k is not None and k in pairs:
            j, a, b = there[pairs[k]]
            inside = offset - here[k][0] if here[k][1] - here[k][0] == b - a else (b - a - 1 if ending else 0)
            return self._offset(j, a + inside, ending)
        k = 0 if k is None else k
        low = max((pairs[n] for n in pairs if n < k), default=-1)
        high = min((pairs[n] for n in pairs if n > k), default=len(there))
        unmatched = there[low + 1 : high]
        if unmatched:
            j, a, b = unmatched[-1 if ending else 0]
            return self._offset(j, b - 1 if ending else a, ending)
        if ending:
            if low >= 0:
                return self._offset(there[low][0], there[low][2] - 1, True)
            if before is not None:
                word = self.match[before]
                return self._offset(right.block(word), right.span(word)[1] - 1, True)
        if high < len(there):
            return self._offset(there[high][0], there[high][1], False)
        if after is not None:
            word = self.match[after]
            return self._offset(right.block(word), right.span(word)[0], False)
        if low >= 0:
            return self._offset(there[low][0], there[low][2] - 1, True)
        if before is not None:
            word = self.match[before]
            return self._offset(right.block(word), right.span(word)[1] - 1, True)
        return None

    def _source_tokens(self, block: int, before: int | None, after: int | None) -> list[tuple[int, int, int]]:
        """The source tokens between two words that were found, as (source block, start, end)."""
        right = self.right
        if before is not None:
            first, start = right.block(self.match[before]), right.span(self.match[before])[1]
        elif after is not None:
            first, start = right.block(self.match[after]), 0
        else:
            first, start = self.block[block], 0
        if after is not None:
            last, end = right.block(self.match[after]), right.span(self.match[after])[0]
        else:
            last, end = first, len(right.texts[first])
        tokens: list[tuple[int, int, int]] = []
        for j in range(first, last + 1):
            text = right.texts[j]
            most = _WINDOW - len(tokens)
            spans = token_spans(text, start if j == first else 0, end if j == last else len(text), most)
            tokens += [(j, a, b) for a, b in spans]
            if len(tokens) >= _WINDOW:
                break
        return tokens

    def _offset(self, source_block: int, at: int, ending: bool) -> int:
        seen = self.source[source_block]
        return seen.end(at + 1) if ending else seen.start(at)


def _gaps(pairs: list[tuple[int, int]], left: int, right: int) -> list[tuple[int, int, int, int]]:
    """The stretches between pairs that leave something on either side."""
    gaps = []
    low = start = 0
    for i, j in [*pairs, (left, right)]:
        if i > low or j > start:
            gaps.append((low, i, start, j))
        low, start = i + 1, j + 1
    return gaps
