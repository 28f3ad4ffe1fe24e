"""Slips of the keyboard: what a number of a sentence may become, for tests that count how many of them are noticed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from uncited.model import Kind, Quantity

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
# A unit that was meant, and one that may be written for it.
_UNITS = (
    (re.compile(r"(?<=\d) ?%(?! CI)"), " points"),
    (re.compile(r"(?<=\d) percent(?!age)"), " points"),
    (re.compile(r"\bpercentage points?\b"), "%"),
    (re.compile(r"\bmg/kg\b"), "mg"),
    (re.compile(r"\bmg\b(?!/)(?! for each| per)"), "mg/kg"),
    (re.compile(r"\bminute(?=s?\b)"), "hour"),
    (re.compile(r"\bhour(?=s?\b)"), "day"),
    (re.compile(r"\bday(?=s?\b)"), "week"),
    (re.compile(r"\bweek(?=s?\b)"), "month"),
    (re.compile(r"\bmonth(?=s?\b)"), "week"),
    (re.compile(r"\byear(?=s?\b)"), "month"),
    (re.compile(r"\bmillion\b"), "billion"),
    (re.compile(r"\bbillion\b"), "million"),
    (re.compile(r"\$"), "£"),
)  # fmt: skip
# A number word, and the one that may be written for it: each its neighbours in the row.
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve".split(),
    ["half", "a third", "a quarter", "a fifth", "a tenth"],
    ["two thirds", "three quarters"],
    "second third fourth fifth sixth seventh eighth ninth tenth".split(),
    ["once", "twice", "three times"],
    ["doubled", "tripled"],
    ["halved", "doubled"],
)
_ROWS = {word: (row, at) for row in reversed(_WORDS) for at, word in enumerate(row)}
_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_ROWS, key=len, reverse=True))})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Slip:
    """One slip: its kind, and what stands in the place of text[start:end]."""

    kind: str
    start: int
    end: int
    replacement: str

    def applied(self, text: str) -> str:
        """The text with the slip in it."""
        return text[: self.start] + self.replacement + text[self.end :]


def slips(text: str, quantity: Quantity, others: Sequence[Quantity] = ()) -> Iterator[Slip]:
    """The slips that a quantity of a sentence invites. others: further quantities of the sentence, which may be copied."""
    seen = set()
    for number in _DIGITS.finditer(text, quantity.start, quantity.end):
        if text[number.end() : quantity.end].lstrip().startswith("% CI"):
            continue
        for kind, written in (*_numbers(number.group()), *_neighbours(quantity, others)):
            if written not in seen and _plausible(written) and not _the_same(number.group(), written):
                seen.add(written)
                yield Slip(kind, number.start(), number.end(), written)
    if not seen and (word := _WORD.search(text, quantity.start, quantity.end)):
        for written in _words(word.group()):
            yield Slip("another number word", word.start(), word.end(), written)
    for pattern, other in _UNITS:
        if found := pattern.search(text, quantity.start, quantity.end):
            yield Slip("another unit", found.start(), found.end(), other)
            break


def _numbers(number: str) -> Iterator[tuple[str, str]]:
    places = [at for at, character in enumerate(number) if character.isdigit()]
    for at in places:
        name = "last digit" if at == places[-1] else "first digit" if at == places[0] else "another digit"
        for step in (1, -1):
            digit = int(number[at]) + step
            if 0 <= digit <= 9:
                yield f"{name} off by one", f"{number[:at]}{digit}{number[at + 1 :]}"
    for first, second in pairwise(places):
        if number[first] != number[second]:
            swapped = list(number)
            swapped[first], swapped[second] = number[second], number[first]
            yield "digits swapped", "".join(swapped)
    if "," not in number:
        for at in places if len(places) > 1 else ():
            yield "digit left out", f"{number[:at]}{number[at + 1 :]}"
        yield "digit doubled", f"{number[0]}{number}"
    if "." in number:
        yield "point lost", number.replace(".", "")
        whole, _, rest = number.partition(".")
        if len(whole) > 1:
            yield "point moved", f"{whole[:-1]}.{whole[-1]}{rest}"
    else:
        yield "ten times", f"{int(number.replace(',', '')) * 10:,}" if "," in number else f"{number}0"


def _neighbours(quantity: Quantity, others: Sequence[Quantity]) -> Iterator[tuple[str, str]]:
    """What stands for another percentage of the sentence, or another amount in the same unit."""
    for other in others:
        alike = other is not quantity and (other.kind, other.unit) == (quantity.kind, quantity.unit)
        if alike and quantity.kind is not Kind.SHARE and quantity.high is None and other.high is None:
            yield from (("another number of the sentence", found) for found in _DIGITS.findall(other.text)[:1])


def _words(word: str) -> Iterator[str]:
    row, at = _ROWS[word.lower()]
    for near in (at - 1, at + 1):
        if 0 <= near < len(row):
            yield row[near].capitalize() if word[0].isupper() else row[near]


def _the_same(number: str, written: str) -> bool:
    """Whether it is the same number still, perhaps to fewer places: that is no slip."""
    places = len(written.partition(".")[2])
    return abs(_value(number) - _value(written)) < 0.5 * 10.0**-places * (places > 0) + 1e-9


def _value(number: str) -> float:
    return float(number.replace(",", ""))


def _plausible(number: str) -> bool:
    if number.endswith("."):
        return False
    return not (len(number) > 1 and number[0] == "0" and number[1] != ".") and _value(number) != 0
