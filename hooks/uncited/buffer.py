"""The text of the block that is being read: white space folded, with the marks and stretches of code in it."""

import re

from uncited.model import Citation

_SPACE = " \t\r\n\f"
_FOLD = re.compile(rf"[{_SPACE}]+")
_SUPERSCRIPT = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")


def folded(text: str) -> str:
    """The text with each run of HTML's white space as one space; no-break and thin spaces stay."""
    unfolded = "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text
    return _FOLD.sub(" ", text) if unfolded else text


class Buffer:
    """Takes text piece by piece. Offsets count from the block's first character."""

    __slots__ = ("_pieces", "_spaced", "alts", "citations", "code", "comments", "length")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._spaced = True  # the text so far ends in white space, or there is none
        self.length = 0
        self.citations: list[Citation] = []
        self.code: list[tuple[int, int]] = []
        self.comments: list[tuple[int, str]] = []
        self.alts: list[str] = []

    def __bool__(self) -> bool:
        return bool(self.length or self.citations or self.comments or self.alts)

    def add(self, text: str, raised: int, code: int) -> None:
        """Append text. raised: set as superscript. code: set as code."""
        if self._spaced:
            text = text.lstrip(_SPACE)
        if not text:
            return
        text = folded(text)
        if raised:
            text = text.translate(_SUPERSCRIPT)
        self._spaced = text[-1] == " "
        begin, self.length = self.length, self.length + len(text)
        if code:
            if self.code and self.code[-1][1] == begin:
                begin = self.code.pop()[0]
            self.code.append((begin, self.length))
        self._pieces.append(text)

    def text(self) -> str:
        """All of it, without white space at the end."""
        return "".join(self._pieces).rstrip(" ")

    def marks(self, size: int) -> tuple[Citation, ...]:
        """The citations, none behind the end of a text of this size."""
        return tuple([mark if mark.offset <= size else mark._replace(offset=size) for mark in self.citations])

    def code_within(self, size: int) -> tuple[tuple[int, int], ...]:
        """The stretches of code in a text of this size."""
        return tuple([(start, min(end, size)) for start, end in self.code if start < size])
