"""A sentence as tokens: lower case, one normal form for spaces, dashes and digits, offsets kept."""

import re
from itertools import accumulate

from ..model import CODE

# Every replacement is one character for one, so that offsets in the normal form are offsets in the text.
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n\r"
_DASHES = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_DIGIT_ZEROES = (0xFF10, 0x0660, 0x06F0, 0x0966, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6)
_NORMAL: dict[int, str] = {
    **{ord(ch): " " for ch in _SPACES},
    **{ord(ch): "-" for ch in _DASHES},
    **{zero + n: str(n) for zero in _DIGIT_ZEROES for n in range(10)},
    **{ord(a): b for a, b in zip("‘’ʼ′“”″％．，／＋＝＜＞（）：", "''''\"\"\"%.,/+=<>():", strict=True)},
    0x2044: "/",
    0x2215: "/",
    0x03BC: "µ",
    0x2103: "℃",
    0x2A7D: "≤",
    0x2A7E: "≥",
    0x2264: "≤",
    0x2265: "≥",
}

# The replacements that nearly all other text needs; the whole table is for the rest.
_COMMON = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("\u00a0", " "), ("\u2009", " "), ("−", "-"))
_RARE = frozenset(map(chr, _NORMAL)).difference(a for a, _ in _COMMON)

# A word with its apostrophes (and with superscripts and subscripts, which Python counts as letters here: m², CO₂);
# a number with its separators; a run of code; any other character by itself. The first form is for plain ASCII.
_ASCII_TOKEN = re.compile(r"([a-z]++(?:'[a-z]++)*+|[^\sa-z0-9]|[0-9]++(?:[.,][0-9]++)*+)")
_TOKEN = re.compile(r"([a-z]+(?![^\W\d_]|')|[^\W\d_¼-¾⅐-⅞↉]+(?:'[^\W\d_¼-¾⅐-⅞↉]+)*|[0-9]+(?:[.,][0-9]+)*|\ue001+|\S)")
# Other signs for the decimal point: "65·3%" (as The Lancet prints it), "12,5 %" and "0,5 mg" (as most of Europe does). A comma
# is one where only a decimal can follow: after a lone zero, or before one or two digits with a unit.
_RAISED = re.compile(r"(?<![^\W\d_])[·∙⋅](?=[0-9])(?!10 ?[\^⁻⁰¹²³⁴-⁹])")
_COMMA = re.compile(
    r"(?<![\w.,(\[])(0|[0-9]{1,3}(?=,[0-9]{1,2}(?: ?(?:-|to) ?[0-9]{1,3}(?:,[0-9]{1,2})?)? ?(?:%|per ?cent\b|percent|points?\b|times\b|"
    r"[mbtr]illion|(?:[kmnµ]|mc)?[gl]\b|[kcm]?m\b|mmHg|mmol|hours?\b|minutes?\b|days?\b|weeks?\b|months?\b|years?\b)))"
    r",(?=[0-9]{1,3}(?![\w,]|\.[0-9]))"
)
_COMMA_DIGIT = re.compile(",[0-9]")  # found at once or not at all, as most sentences go
# A number or a sign in the mathematics of an abstract: "$61$ clusters", "$-$5".
_MATH = re.compile(r"(?<![^\W_])\$(-?[0-9][0-9.,]*)\$(?!\d)|\$(\\?[-~±+])\$")
_CODE = re.compile(r"(?<!`)(`++)[^`]{1,300}\1(?!`)")  # possessive: linear on long runs of backticks

PAD = 4
_LEFT = [""] * PAD
_RIGHT = [""] * (PAD + 4)
_GAPS = [" "] * (PAD + 4)
_ZEROES = [0] * PAD


def _unmarked(math: re.Match[str]) -> str:
    return f" {math[1]} " if math[1] else math.group().replace("$", math[2][-1])


def _hide(code: re.Match[str]) -> str:
    return CODE * len(code.group())


class Text:
    """One sentence. `tokens` has empty strings before and after, so that a rule may look a few words away.

    `gaps[k]` is the white space before token k ("" when glued to the token before it).
    """

    __slots__ = ("code", "ends", "first", "gaps", "last", "norm", "raw", "spots", "starts", "titled", "tokens", "words")

    raw: str
    norm: str
    tokens: list[str]
    gaps: list[str]
    starts: list[int]
    ends: list[int]
    first: int
    last: int
    titled: bool | None
    words: frozenset[str]
    code: bool
    spots: list[int]

    def __init__(self, raw: str) -> None:
        norm = raw
        if not raw.isascii():
            for odd, plain in _COMMON:
                norm = norm.replace(odd, plain)
            if not _RARE.isdisjoint(norm):
                norm = norm.translate(_NORMAL)
            norm = _RAISED.sub(".", norm)
        if "`" in norm:
            norm = _CODE.sub(_hide, norm)
        if _COMMA_DIGIT.search(norm):
            norm = _COMMA.sub(r"\1.", norm)
        if norm.count("$") > 1:
            norm = _MATH.sub(_unmarked, norm)
        low = norm.lower()
        if len(low) != len(norm):
            low = "".join(ch.lower() if len(ch.lower()) == 1 else ch for ch in norm)
        pattern = _ASCII_TOKEN if low.isascii() else _TOKEN
        flat = pattern.split(low.rstrip())  # white space and tokens in turn
        flat.pop()
        sums = list(accumulate(map(len, flat)))
        total = len(norm)
        self.raw = raw
        self.norm = norm
        self.tokens = [*_LEFT, *flat[1::2], *_RIGHT]
        self.gaps = [*_GAPS[:PAD], *flat[0::2], *_GAPS]
        self.starts = [*_ZEROES, *sums[0::2], *([total] * len(_RIGHT))]
        self.ends = [*_ZEROES, *sums[1::2], *([total] * len(_RIGHT))]
        self.first = PAD
        self.last = PAD + len(sums) // 2
        if self.last > PAD:
            self.gaps[PAD] = " "
        self.titled = None
        self.words = frozenset(flat[1::2])  # rules about the whole sentence look here, once a rule, however long it is
        self.code = CODE in norm
        if self.code:
            self.words |= {CODE}
        self.spots = []  # tokens that are digits or number words; read_candidates fills it

    def capital(self, k: int) -> bool:
        """Whether token k begins with a capital letter."""
        start = self.starts[k]
        return self.norm[start : start + 1].isupper()

    def written(self, k: int) -> str:
        """Token k as the text has it, capitals kept."""
        return self.norm[self.starts[k] : self.ends[k]]

    def cased(self, k: int) -> bool:
        """Whether token k holds a capital letter anywhere: "macOS", "iPhone", "Python"."""
        return self.norm[self.starts[k] : self.ends[k]] != self.tokens[k]

    def in_title_case(self) -> bool:
        """Whether so many words are capitalised that a capital says nothing (a heading, a headline)."""
        if self.titled is None:
            words = [
                k for k in range(self.first + 1, self.last) if len(self.tokens[k]) > 3 and self.tokens[k].isalpha()
            ]
            self.titled = len(words) > 2 and sum(map(self.capital, words)) > 0.75 * len(words)
        return self.titled
