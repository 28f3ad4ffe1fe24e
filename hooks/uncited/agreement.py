"""What the numbers of one sentence must be to each other, once each has been compared with the recorded figures:

- "About 4 in 10 (41 %)" must agree with its own brackets; else it is not supported.
- Two percentages, sums, rates, doses, measures or other numbers with decimals, or two counts above a dozen, are not one
  recorded figure: "55 % against 55 %". What a bracket restates is one figure.
- The year in which the source appeared is not that of its figures, where these are recorded with another, unless the
  sentence says so ("a 2020 study").
- One is not many, nor many one: "1 weeks", "1 people", "two infusion at a time".

All but the first are doubts, reported as warnings.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from uncited.index import Index
from uncited.matching import Claimed, Doubt, Match, Verdict, match
from uncited.model import Kind, Quantity
from uncited.recording import Recorded

_BRACKET = re.compile(r"\A(?: [a-z]+){0,2} \((?:[a-z]+ ){0,2}\Z")
# Kinds of which a sentence gives one figure once: "55 % against 55 %" is likely a slip, "24 hours" twice is not.
_ONCE = frozenset((Kind.PERCENT, Kind.MONEY, Kind.RATE, Kind.FREQUENCY, Kind.RATIO, Kind.DOSE, Kind.MEASURE))
# A count recorded of every group stands for each of them: "20 people in each group". Small ones recur by chance.
_EACH = re.compile(r"\b(?:each|every|both|per)\b", re.IGNORECASE)
_SMALL = 12
_LIST = 40  # what has more figures of one kind is no sentence
_TIMES = frozenset((Kind.YEAR, Kind.DATE))
_SOURCE = (
    r"(?:study|studies|trial|survey|review|report|paper|analysis|model|label|guideline|guidance|statement|article|warning|alert|"
    r"appraisal|approval|warned|researchers|experts|published|announced|reported)"
)
_OF_THE_SOURCE = re.compile(rf"\b{_SOURCE}\b(?:\W+\w+){{0,2}}\W+\Z", re.IGNORECASE)
_BEFORE_THE_SOURCE = re.compile(rf"\A\W+(?:\w+\W+){{0,2}}{_SOURCE}\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PLURALS = frozenset(("people", "men", "women", "children"))
_ONE = re.compile(r"(?:1|one)\s+(\w+)", re.IGNORECASE)
# What is counted, for one, with no noun behind it that it might describe ("two trial sites").
_SINGLE = re.compile(
    r"\s+(?:person|patient|infusion|session|trial|dose|participant|visit|insurer|clinic|death|third|quarter)"
    r"(?=[.,;:)]|\s+(?:of|in|on|at|with|for|from|by|to|was|had|died|and|or|but|who|that|which)\b|\Z)"
)


def in_brackets(text: str, claims: Sequence[Claimed], found: Sequence[Match]) -> Sequence[Match]:
    """ "About 4 in 10 (41 %)", "41 % (about 4 in 10)": the share must also fit the percentage that it stands for."""
    if len(claims) < 2:
        return found
    out = list(found)
    for at, pair in enumerate(pairwise(claims)):
        kinds = tuple(claim.quantity.kind for claim in pair)
        if set(kinds) == {Kind.SHARE, Kind.PERCENT} and _restates(text, *pair):
            share, percent = kinds.index(Kind.SHARE), kinds.index(Kind.PERCENT)
            exact = Recorded(pair[percent].quantity, "", "", "", pair[percent].figures)
            if match(pair[share], [Index([exact])]).verdict is not Verdict.SUPPORTED:
                out[at + share] = Match(Verdict.UNSUPPORTED, found[at + percent].recorded)
    return out


def each_its_own(text: str, claims: Sequence[Claimed], found: Sequence[Match]) -> Sequence[Match]:
    """Two percentages of a sentence are not one recorded figure: "55 % with one drug and 55 % with the other"."""
    if len(claims) < 2:
        return found
    alike: dict[tuple[Kind, str | None], list[int]] = defaultdict(list)
    for at, (claim, own) in enumerate(zip(claims, found, strict=True)):
        restated = at > 0 and _restates(text, claims[at - 1], claim)
        if own.verdict is Verdict.SUPPORTED and _once(claim, own) and not restated:
            alike[claim.quantity.kind, claim.quantity.unit].append(at)
    out = list(found)
    for group in alike.values():
        for at in _left_over({at: _places(claims[at], found[at]) for at in group}) if 1 < len(group) < _LIST else ():
            out[at] = found[at]._replace(verdict=Verdict.UNDECIDED, also=(), doubt=Doubt.TWICE)
    return out


def _once(claim: Claimed, found: Match) -> bool:
    quantity = claim.quantity
    if quantity.kind in _ONCE or (quantity.decimals > 0 and quantity.kind is not Kind.STATISTIC):
        return True
    large = quantity.kind is Kind.COUNT and (quantity.value or 0) > _SMALL
    return large and not any(_EACH.search(figure.statement) for figure in found.recorded)


def of_its_year(text: str, claims: Sequence[Claimed], found: Sequence[Match]) -> Sequence[Match]:
    """The year in which a source appeared is not that of its figures, where these are recorded with a year."""
    if not any(claim.quantity.kind in _TIMES for claim in claims):
        return found
    out = list(found)
    for at, (claim, own) in enumerate(zip(claims, found, strict=True)):
        quantity = claim.quantity
        if (
            quantity.kind in _TIMES
            and own.verdict is Verdict.SUPPORTED
            and all(figure.published for figure in own.recorded)
            and not _OF_THE_SOURCE.search(text, max(0, quantity.start - 60), quantity.start)
            and not _BEFORE_THE_SOURCE.match(text[quantity.end :])
            and any(map(_dated, found))
        ):
            out[at] = own._replace(verdict=Verdict.UNDECIDED, also=(), doubt=Doubt.PUBLISHED)
    return out


def _dated(found: Match) -> bool:
    """Whether a number is backed by a statement that says when."""
    return found.verdict is Verdict.SUPPORTED and any(
        not r.published and _YEAR.search(r.statement) for r in found.recorded
    )


def number_and_noun(text: str, claims: Sequence[Claimed], found: Sequence[Match]) -> Sequence[Match]:
    """ "1 weeks", "1 people", "two infusion at a time": a digit is missing or wrong, or the noun is."""
    out = list(found)
    for at, (claim, own) in enumerate(zip(claims, found, strict=True)):
        if own.verdict is not Verdict.SUPPORTED:
            continue
        if _one_of_many(text, claim.quantity):
            out[at] = own._replace(verdict=Verdict.UNDECIDED, also=(), doubt=Doubt.PLURAL)
        elif _many_of_one(text, claim.quantity):
            out[at] = own._replace(verdict=Verdict.UNDECIDED, also=(), doubt=Doubt.SINGULAR)
    return out


def _one_of_many(text: str, quantity: Quantity) -> bool:
    noun = quantity.unit or ""
    following = _ONE.match(text, quantity.start) if quantity.value == 1 and quantity.high is None and noun else None
    if following is None:
        return False
    word = following[1].lower()
    return word in _PLURALS or word in (f"{noun}s", f"{noun}es", f"{noun[:-1]}ies")


def _many_of_one(text: str, quantity: Quantity) -> bool:
    plain = quantity.high is None and not quantity.decimals and quantity.kind in (Kind.NUMBER, Kind.COUNT)
    return plain and (quantity.value or 0) >= 2 and bool(_SINGLE.match(text, quantity.end))


def _restates(text: str, first: Claimed, second: Claimed) -> bool:
    return bool(_BRACKET.match(text[first.quantity.end : second.quantity.start]))


_Place = tuple[int, float | None]  # of a recorded figure, or of one end of a range


def _places(claim: Claimed, found: Match) -> list[_Place]:
    """Where a number stands in the record."""
    backing = [one for figures in (found.recorded, *found.also) for one in figures]
    return [(id(one), claim.quantity.value if one.quantity.high is not None else None) for one in backing]


def _left_over(choices: dict[int, list[_Place]]) -> list[int]:
    """Those that cannot each have a choice of their own, when as many as possible have."""
    holder: dict[_Place, int] = {}

    def give(one: int, tried: set[_Place]) -> bool:
        for choice in choices[one]:
            if choice not in tried:
                tried.add(choice)
                if choice not in holder or give(holder[choice], tried):
                    holder[choice] = one
                    return True
        return False

    return [one for one in choices if not give(one, set())]


AGREEMENTS = (in_brackets, each_its_own, of_its_year, number_and_noun)
