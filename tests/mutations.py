"""Slips of the keyboard: what a number of a sentence may become, for tests that count how many of them are noticed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from uncited.model import Quantity

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


def slips(text: str, quantity: Quantity) -> Iterator[Slip]:
    """The slips that a quantity of a sentence invites, each number written in digits on its own."""
    seen = set()
    for number in _DIGITS.finditer(text, quantity.start, quantity.end):
        if text[number.end() : quantity.end].lstrip().startswith("% CI"):
            continue
        for kind, written in _numbers(number.group()):
            if written != number.group() and _plausible(written) and written not in seen:
                seen.add(written)
                yield Slip(kind, number.start(), number.end(), written)
    for pattern, other in _UNITS:
        if (found := pattern.search(text, quantity.start, quantity.end)) and _DIGITS.search(quantity.text):
            yield Slip("another unit", found.start(), found.end(), other)
            break


def _numbers(number: str) -> Iterator[tuple[str, str]]:
    places = [at for at, character in enumerate(number) if character.isdigit()]
    for name, at in (("last digit", places[-1]), ("first digit", places[0])):
        for step in (1, -1):
            digit = int(number[at]) + step
            if 0 <= digit <= 9:
                yield f"{name} off by one", f"{number[:at]}{digit}{number[at + 1 :]}"
    for first, second in pairwise(places):
        if number[first] != number[second]:
            swapped = list(number)
            swapped[first], swapped[second] = number[second], number[first]
            yield "digits swapped", "".join(swapped)
            break
    if "." in number:
        yield "point lost", number.replace(".", "")
        whole, _, rest = number.partition(".")
        if len(whole) > 1:
            yield "point moved", f"{whole[:-1]}.{whole[-1]}{rest}"
    else:
        yield "ten times", f"{int(number.replace(',', '')) * 10:,}" if "," in number else f"{number}0"


def _plausible(number: str) -> bool:
    return not (len(number) > 1 and number[0] == "0" and number[1] != ".") and float(number.replace(",", "")) != 0
