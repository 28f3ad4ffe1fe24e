"""The kinds of innocent number: digits and number words that claim nothing, each with the reason a person is told.

One row per kind, tried in order; the first that fits decides. Every row has examples that must pass and near misses
that must be flagged in `tests/quantities/innocent.yml`. A rule that needs one of a few words in the sentence names them as
its cues, from the sets that its test uses.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from ..model import BlockKind, Kind
from . import (
    arity,
    citations,
    contact,
    contents,
    counts,
    doubles,
    familiar,
    generic,
    glued,
    identifiers,
    labels,
    literals,
    mentions,
    names,
    network,
    notation,
    one,
    ordinals,
    patterns,
    phrases,
    recurring,
    structure,
    unit_names,
    versions,
)
from .candidate import Candidate
from .cues import Cues
from .text import Text

DIGITS = frozenset({"digit", "odd"})
COUNTING = frozenset({"digit", "word"})
CARDINAL = frozenset({"digit", "odd", "word", "one"})
WORDED = frozenset({"word", "one", "ordinal", "fraction", "multiple", "often", "once", "adverb", "article"})
ANY: frozenset[str] | None = None
# The kinds a test looks at; it is not run on others.
BARE = frozenset({Kind.NUMBER, Kind.COUNT})
COUNTS = frozenset({Kind.COUNT})
YEARS = frozenset({Kind.YEAR})


class Rule(NamedTuple):
    """A kind of innocent number: its name, what a person is told, the forms and kinds it concerns, and the test."""

    name: str
    reason: str
    forms: frozenset[str] | None
    test: patterns.Test
    kinds: frozenset[Kind] | None = None
    chains: bool = False  # what holds for "HPV 16" holds for the 18 of "HPV 16 and 18"
    cues: frozenset[str] | None = None  # not tried in a sentence that holds none of these words and signs


def _phrases(name: str, reason: str, rows: tuple[str, ...]) -> Rule:
    return Rule(name, reason, ANY, patterns.matcher(rows), cues=patterns.cues(rows))


RULES: tuple[Rule, ...] = (
    Rule("vague number", "no exact figure", frozenset({"vague"}), lambda c, w: True),
    Rule("helpline", "a telephone number or a set phrase (24/7)", DIGITS, identifiers.helpline),
    Rule(
        "reference mark", "the mark of a note or a reference", DIGITS, mentions.reference_mark, BARE | {Kind.AGE}, True
    ),
    Rule("notation", "how a value is written, not an amount", ANY, notation.notation, cues=notation.CUES),
    Rule(
        "mention",
        "the number word itself is meant, not an amount",
        CARDINAL,
        mentions.quoted,
        BARE | YEARS | {Kind.SHARE},
        cues=mentions.SHOWING,
    ),
    Rule("title", "part of the title of a work", ANY, mentions.in_title, cues=mentions.QUOTES),
    _phrases("familiar phrase", "a set phrase, not a count", familiar.PHRASES),
    _phrases("familiar name", "part of a name", familiar.NAMES),
    _phrases("page itself", "information about the page itself", familiar.PAGE),
    Rule("web address", "part of a web address", DIGITS, identifiers.in_address),
    Rule(
        "identifier",
        "a telephone number, version, address or other identifier",
        frozenset({"odd"}),
        identifiers.identifier,
        chains=True,
    ),
    Rule("number in a name", "part of a name", ANY, glued.glued_to_letters),
    Rule(
        "legal citation",
        "part of a citation of a law or a case",
        DIGITS,
        citations.legal_citation,
        BARE | YEARS | {Kind.DATE},
        chains=True,
    ),
    Rule("name with a unit", "part of a name", DIGITS, unit_names.named_unit),
    Rule("version", "a version of software", DIGITS, versions.version, BARE, True),
    Rule("race", "the name of a race", DIGITS, unit_names.race, frozenset({Kind.MEASURE})),
    Rule("street number", "part of an address", DIGITS, identifiers.street_number, cues=identifiers.PLACES),
    Rule("label", "a label: a numbered part, type or stage", CARDINAL, labels.labelled, chains=True),
    Rule(
        "numbered part",
        "tells numbered parts apart",
        frozenset({"digit"}),
        generic.numbered_part,
        BARE,
        cues=frozenset({"2"}),
    ),
    Rule(
        "numbered thing",
        "a label: which of its kind",
        frozenset({"digit"}),
        labels.numbered,
        frozenset({Kind.NUMBER}),
        chains=True,
    ),
    Rule(
        "chained label",
        "goes on a series of labels or names",
        DIGITS,
        labels.chained,
        BARE | YEARS | {Kind.RATIO},
        True,
    ),
    Rule("list marker", "numbers a heading or a list item", DIGITS, structure.marker, BARE, True),
    Rule("citation year", "the year of a cited work", DIGITS, citations.citation_year, YEARS),
    Rule("year in a name", "a year inside a name", DIGITS, citations.year_in_name, YEARS),
    Rule("proper name", "part of a name", ANY, names.proper_name, chains=True),
    Rule("formula", "part of a formula or a code example", DIGITS, identifiers.formula),
    Rule(
        "network prefix",
        "the length of a network prefix",
        DIGITS,
        network.prefix,
        frozenset({Kind.NUMBER}),
        cues=frozenset({"/"}),
    ),
    Rule(
        "opening hours",
        "contact details: when someone answers",
        DIGITS,
        contact.opening_hours,
        frozenset({Kind.NUMBER, Kind.DATE, Kind.DURATION}),
    ),
    Rule("file size", "the size of a download", DIGITS, generic.file_size, frozenset({Kind.MEASURE})),
    Rule(
        "kind of school",
        "the name of a kind of school or degree",
        COUNTING,
        generic.kind_of_school,
        frozenset({Kind.DURATION}),
        cues=generic.SCHOOLS,
    ),
    Rule(
        "exaggeration",
        "an exaggeration, not a count",
        COUNTING | {"one", "fraction"},
        generic.exaggeration,
        COUNTS | {Kind.PERCENT, Kind.SHARE, Kind.RATIO},
        cues=generic.EXAGGERATING,
    ),
    Rule(
        "generic count",
        "any two or three of a kind, not a count",
        frozenset({"word", "one"}),
        generic.generic_count,
        BARE,
    ),
    Rule("literal value", "a literal value in software", CARDINAL, literals.literal, BARE),
    Rule("model", "the name of a model", frozenset({"digit"}), names.model, frozenset({Kind.NUMBER})),
    Rule("set phrase", "a set phrase, not a count", WORDED, phrases.idiom),
    Rule("one of many", "the word one, not a count", frozenset({"one"}), one.pronoun),
    Rule("once", "once: when, not how often", frozenset({"once"}), recurring.conjunction),
    Rule("order", "a place in a sequence, not a rank", frozenset({"ordinal"}), ordinals.order, frozenset({Kind.RANK})),
    Rule(
        "part of speech",
        "a half or quarter without a whole",
        frozenset({"fraction"}),
        doubles.loose_fraction,
        frozenset({Kind.SHARE}),
    ),
    Rule("doubling word", "double as a description, not an amount", frozenset({"multiple"}), doubles.describing_double),
    Rule("describing adverb", "describes, does not say how often", frozenset({"adverb"}), recurring.describing_adverb),
    Rule(
        "indefinite time",
        "a time without a length",
        frozenset({"article"}),
        recurring.indefinite_time,
        frozenset({Kind.DURATION}),
    ),
    Rule("compound word", "part of a compound word", CARDINAL, phrases.compound, cues=phrases.COMPOUND),
    Rule("introduces a list", "introduces the list that follows", COUNTING, counts.introduces, COUNTS),
    Rule(
        "stands for a list",
        "introduces the list that follows",
        frozenset({"word"}),
        counts.stands_for_list,
        frozenset({Kind.NUMBER}),
    ),
    Rule(
        "choice",
        "introduces the list that follows",
        CARDINAL | {"fraction"},
        counts.choice,
        frozenset({Kind.SHARE, Kind.NUMBER}),
    ),
    Rule("sums up", "counts the things just named", frozenset({"word"}), counts.sums_up, BARE),
    Rule("contents", "says what the page itself covers", COUNTING, contents.covered_here, BARE),
    Rule("our example", "describes an example in the text", COUNTING, structure.in_our_example, COUNTS),
    Rule(
        "software part",
        "how a piece of software is made",
        frozenset({"word"}),
        structure.software_part,
        COUNTS,
        cues=structure.SOFTWARE_PARTS,
    ),
    Rule(
        "period label",
        "names the period that a table covers",
        COUNTING,
        structure.period_label,
        YEARS | {Kind.DATE, Kind.DURATION},
        cues=frozenset({":"}),
    ),
    Rule(
        "relation",
        "how many things a relation joins, not a count",
        frozenset({"word"}),
        arity.joins_two,
        BARE | {Kind.RATIO},
    ),
    Rule("refers back", "refers back to things already named", COUNTING, structure.refers_back, BARE),
)

_CUES = Cues(RULES)


def possible(t: Text) -> int:
    """The rules that may hold in the sentence, as `innocence` takes them."""
    return _CUES.possible(t.words)


@cache
def _concerned(form: str, kind: Kind) -> list[tuple[int, Rule]]:
    return [
        (n, rule)
        for n, rule in enumerate(RULES)
        if (rule.forms is None or form in rule.forms) and (rule.kinds is None or kind in rule.kinds)
    ]


@lru_cache(maxsize=4096)
def _tried(form: str, kind: Kind, rules: int) -> tuple[Rule, ...]:
    return tuple([rule for n, rule in _concerned(form, kind) if rules >> n & 1])


def innocence(c: Candidate, where: BlockKind, rules: int) -> Rule | None:
    """The rule of those possible by which the number claims nothing; None when it is a claim."""
    for rule in _tried(c.form, c.kind, rules):
        if rule.test(c, where):
            return rule
    return None
