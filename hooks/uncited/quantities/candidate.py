"""A number that has been read but not yet judged."""

from ..model import Kind
from .lexicon import PERSONS
from .text import Text


class Candidate:
    """Tokens i to j (exclusive) of `t` are the whole quantity, ni to nj its first number.

    `form` is how the number is written: digit, word, one, ordinal, fraction, multiple, often (once, twice, daily),
    article ("a month"), vague ("dozens"), none ("no deaths") or odd (digits that are not one number).
    """

    __slots__ = ("bound", "chained", "decimals", "form", "hedge", "high", "i", "j", "kind", "ni", "nj", "noun", "plain", "prev",
                 "t", "unit", "value")  # fmt: skip

    def __init__(self, t: Text, i: int, j: int, form: str, value: float | None, decimals: int = 0) -> None:
        self.t = t
        self.i = self.ni = i
        self.j = self.nj = j
        self.form = form
        self.value = value
        self.decimals = decimals
        self.high: float | None = None
        self.kind = Kind.NUMBER
        self.unit: str | None = None
        self.hedge: str | None = None
        self.bound: str | None = None
        self.noun: int | None = None  # token of the noun counted
        self.plain = False
        self.chained = False  # joined by "and" or a comma to a number that is a name or a label
        self.prev = i - 1  # the token before, hedges skipped

    def sure(self) -> bool:
        """Whether a unit makes the number a quantity whatever stands before it."""
        return self.kind in _SURE

    def counts_people(self) -> bool:
        """Whether people are counted, which no name or label does: "In ELEKT-D 38 people left"."""
        return self.kind is Kind.COUNT and self.unit in PERSONS


def make(t: Text, i: int, j: int, form: str, value: float | None, kind: Kind, unit: str | None) -> Candidate:
    """A candidate whose kind and unit are known."""
    c = Candidate(t, i, j, form, value)
    c.kind, c.unit = kind, unit
    return c


_SURE = frozenset(
    {Kind.PERCENT, Kind.SHARE, Kind.MONEY, Kind.MEASURE, Kind.DOSE, Kind.DURATION, Kind.FREQUENCY, Kind.AGE,
     Kind.RATE, Kind.MULTIPLE, Kind.STATISTIC, Kind.RATIO}
)  # fmt: skip
