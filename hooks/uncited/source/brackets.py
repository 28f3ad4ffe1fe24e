"""What closes what in an inline text: code spans by their backticks, links by their brackets."""

import re
from dataclasses import dataclass

_BRACKETS = re.compile(r"\\[\s\S]|(`+)|([\[\]])")
_TICKS = re.compile(r"`+")


@dataclass(slots=True)
class Ticks:
    """The runs of backticks of a text, to find which one closes a code span."""

    text: str
    runs: dict[int, list[int]] | None = None

    def close(self, start: int, length: int) -> int | None:
        """Where the run begins that closes a code span of `length` backticks opened at `start`."""
        if self.runs is None:
            self.runs = {}
            for found in reversed(list(_TICKS.finditer(self.text))):
                self.runs.setdefault(len(found.group()), []).append(found.start())
        places = self.runs.get(length, [])
        while places and places[-1] < start + length:
            places.pop()
        return places[-1] if places else None


def bracket_pairs(text: str) -> dict[int, int]:
    """Which ] closes which [, code and escapes left aside."""
    ticks = Ticks(text)
    pairs: dict[int, int] = {}
    stack: list[int] = []
    at = 0
    while found := _BRACKETS.search(text, at):
        at = found.end()
        if found[1]:
            close = ticks.close(found.start(), len(found[1]))
            at = close + len(found[1]) if close is not None else at
        elif found[2] == "[":
            stack.append(found.start())
        elif found[2] == "]" and stack:
            pairs[stack.pop()] = found.start()
    return pairs
