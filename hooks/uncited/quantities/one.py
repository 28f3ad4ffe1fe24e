"""Tests for the word one where it counts nothing: "no one", "one another", "one way"."""

from ..model import BlockKind, Kind
from .candidate import Candidate
from .lexicon import BE, CLAUSE_OPENERS, CONTRAST, FUNCTION, OUTCOMES, PEOPLE, PREPOSITIONS, is_past, words
from .zeros import is_event

_CHANGES = words("rise fall increase decrease drop change difference improvement reduction gain loss")
_TIMES_OF_DAY = words("day night morning evening afternoon weekend summer winter")
_SINGLE = words("copy copies dose tablet pill capsule drop spray injection serving infusion session puff vote seat "
                "death daughter son child sister brother case teaspoon tablespoon cup credit kidney hundred")  # fmt: skip


_SEASONS = words("summer winter spring autumn season weekend")
_PEOPLE = words("person man woman child boy girl passenger employee worker officer soldier driver student clerk firefighter "
                "resident civilian nurse doctor guard visitor pilot villager")  # fmt: skip
_BEFALLEN = words(
    "died killed injured hurt wounded hospitalised hospitalized evacuated arrested rescued infected drowned missing"
)
_STUDIED = words("patient participant subject volunteer infant animal mouse rat")


def pronoun(c: Candidate, where: BlockKind) -> bool:
    """ "no one", "one of the", "one another", "one way"; "only one person", "less than one hour" are counts."""
    t = c.t
    tokens = t.tokens
    before, after = tokens[c.i - 1], tokens[c.j]
    if where in (BlockKind.CELL, BlockKind.HEADER) and t.last - t.first <= 2:
        return False
    if c.kind in (Kind.SHARE, Kind.RANK):
        return False
    if before == "than" and tokens[c.i - 2] == "more" and tokens[c.i - 3] in {"no", "not", "never"}:
        return after in {"of", "thing", "way"}
    if after == "or" and tokens[c.j + 1] == "more" and before in _SUFFERED:
        return False  # had one or more relapses
    if after in _SEASONS and before in {"in", "over", "for", "within", "during", "of"}:
        return False  # in the course of one summer
    if before == "in" and after in {"case", "instance"} and tokens[c.j + 1] == ",":
        return True  # "In one case, the judge ...": an example, not a count
    if before in {"no", "any", "every", "each", "some", "another", "this", "that", "which", "the", "new", "old", "not"}:
        return c.kind not in (Kind.PERCENT, Kind.MONEY) and not (c.kind is Kind.DURATION and before == "the")
    if (
        (before in _HAVING or is_past(before))
        and tokens[c.i - 2] in {"only", "just"}
        and tokens[c.i - 3] not in {"you", "we"}
    ):
        return after in {"of", "such", "another", "that"}  # they only have one chance
    if c.kind is Kind.DURATION:
        if after == "-" or tokens[c.nj] == "-":
            return False
        if c.unit in _TIMES_OF_DAY and after not in {"before", "after", "later", "earlier", "ago"}:
            if after == "to" or (after in {"and", ","} and "next" in t.words):
                return True  # hopes one day to, well one day and ill the next
            opens = before in CLAUSE_OPENERS or before in {"]", ".", '"', "'"}
            function = before in FUNCTION and before not in PREPOSITIONS and before not in CONTRAST
            return (opens or function) and (after.isalpha() or after == ",")
        return False
    if _befell(c) or (before in {"take", "takes", "taking"} and after in _WHEN):
        return False  # one withdrew; take one at night
    if before in _MISSING and c.kind in (Kind.DOSE, Kind.COUNT):
        return True  # if you miss one dose
    if c.kind in (Kind.DOSE, Kind.COUNT) and _is_missed(c):
        return True
    if c.kind in (
        Kind.PERCENT,
        Kind.MONEY,
        Kind.MEASURE,
        Kind.DOSE,
        Kind.FREQUENCY,
        Kind.RATE,
        Kind.AGE,
        Kind.STATISTIC,
    ):
        return c.nj == c.j
    if tokens[c.nj] == "-" and not t.gaps[c.nj]:
        return tokens[c.nj + 1] != "point" or _CHANGES.isdisjoint(tokens[c.nj + 2 : c.nj + 4])
    if _is_each(c):
        return False  # one kidney on each side
    if after == "case" and tokens[c.j + 1] in {"where", "in", "that", "when", "is"} and c.i == t.first:
        return True  # one case where it matters
    if after in _SINGLE or tokens[c.j + 1] in _SINGLE:
        return False
    if after in _STUDIED and is_past(tokens[c.j + 1]):
        return False  # one patient died
    if not _PEOPLE.isdisjoint(tokens[c.j : c.j + 2]) and not _BEFALLEN.isdisjoint(tokens[c.j + 1 : c.j + 5]):
        return False  # one bank clerk was hurt
    if _came_about(c):
        return False  # one adverse reaction was recorded
    if after in {"extra", "additional"} and _ABSTRACT.isdisjoint(tokens[c.j + 1 : c.j + 3]) and before in _ADDING:
        return False  # it records one extra frame
    if c.kind is Kind.MULTIPLE or "per" in tokens[c.j : c.j + 3]:
        return False  # one bin per household
    if before == "only" and tokens[c.i - 2] in {"the", "an", "my", "your"}:
        return True
    if before in {"only", "just"} and tokens[c.i - 2] in BE and ":" in tokens[c.j : c.j + 5]:
        return True  # there is only one rule: ...
    if (
        before == "least"
        or before in {"only", "just", "exactly"}
        or (before == "than" and tokens[c.i - 2] in {"more", "less"})
    ):
        if before == "least" and (after in {"of", "to"} or _at_least_one_such(c)):
            return True
        if before in {"only", "just"} and (
            after in _ABSTRACT or (tokens[c.j + 1] in _ABSTRACT and after not in FUNCTION)
        ):
            return True  # it flows in only one direction
        return after in {"of", "thing", "way", "side", "more", "such", "another", "that", "who"} or before == "than"
    return True


def _befell(c: Candidate) -> bool:
    """ "one died by suicide", "one of the patients withdrew": to how many something happened."""
    tokens = c.t.tokens
    if tokens[c.i - 1] in _POINTED:
        return False
    k = c.j
    if tokens[k] == "of":
        k = next((m + 1 for m in range(k + 1, k + 5) if tokens[m] in PEOPLE), k)
    elif tokens[k] in _PEOPLE:
        k += 1
    if c.i == c.t.first and tokens[k] == "had" and tokens[k + 1] in {"a", "an"}:
        return True  # one had a stroke
    return tokens[k] in OUTCOMES


def _came_about(c: Candidate) -> bool:
    """ "one serious adverse event occurred", "they had one relapse": an event of those that studies count."""
    t = c.t
    seen = t.tokens[c.i - 1] in _SUFFERED or not _RECORDED.isdisjoint(t.words)
    return seen and any(is_event(t.tokens[noun], t.tokens[noun - 1]) for noun in range(c.j, c.j + 3))


_RECORDED = words("occurred happened recorded reported seen observed")
_POINTED = words("no the this that each every which first last next another any some only")
_WHEN = words("at in every each with before after daily twice once when")


def _is_each(c: Candidate) -> bool:
    """ "one nurse on each ward", "one lung on either side": one against one."""
    tokens = c.t.tokens
    return any(
        tokens[k] in {"on", "at"} and tokens[k + 1] in {"each", "either", "every"} for k in range(c.j + 1, c.j + 3)
    )


def _is_missed(c: Candidate) -> bool:
    """ "even if one dose is skipped": any one, in a case that may come."""
    tokens = c.t.tokens
    return (
        tokens[c.i - 1] in {"if", "when"} and tokens[c.j] == "is" and not _MISSED.isdisjoint(tokens[c.j + 1 : c.j + 3])
    )


_HAVING = words("have has had took takes got received lasted won lost made")
_MISSING = words("miss missing skip skipping forget forgetting")
_MISSED = words("missed skipped forgotten")


def _at_least_one_such(c: Candidate) -> bool:
    """ "there is at least one difference", "in at least one respect"."""
    tokens = c.t.tokens
    return tokens[c.i - 3] in {"is", "in", "for", "has"} and not _ABSTRACT.isdisjoint(tokens[c.j : c.j + 2])


_ADDING = words("record records recorded take takes took add adds added gain gains gained need needs needed require requires cause "
                "causes caused cost costs use uses used get gets got")  # fmt: skip
_ABSTRACT = words("difference reason exception thing way respect sense drawback advantage flaw lesson argument catch point direction "
                  "side kind type sort part piece aspect example answer solution option choice purpose goal problem question condition level layer")  # fmt: skip
_SUFFERED = words("had took reported suffered received experienced missed")
