"""Tests for number words that do not count: one, halves, doubles, compounds."""

from ..model import BlockKind, Kind
from .candidate import Candidate
from .lexicon import BE, CLAUSE_OPENERS, FUNCTION, PREPOSITIONS, is_past, is_superlative, words
from .numerals import CARDINALS
from .units import singular


def idiom(c: Candidate, where: BlockKind) -> bool:
    """ "on cloud nine", "net zero", "think twice", "either one of the two is"."""
    if c.form in {"digit", "odd"}:
        return False
    tokens = c.t.tokens
    if tokens[c.i : c.i + 3] == ["one", "of", "the"] and tokens[c.j - 1] in {"two", "three"}:
        return tokens[c.j] in _HOLDS and tokens[c.i - 1] not in _CONTRAST
    if tokens[c.i - 1] == "or" and c.form == "word" and tokens[c.i - 3] in {"a", "an"} and c.kind is not Kind.SHARE:
        return True  # a sentence or two
    if c.high is not None and c.high == c.value and c.value in {1, 50} and c.kind is not Kind.FREQUENCY:
        return True  # fifty-fifty, one to one
    if c.kind is Kind.MULTIPLE and tokens[c.j] == "cross":
        return True
    if tokens[c.ni] == "twice" and c.kind is Kind.COUNT:
        if tokens[c.i - 1] in _TYPED and tokens[c.i - 2] == "be":
            return True  # the flag may be specified twice
        if tokens[c.i - 1] in {"used", "given"} and not _SWITCHES.isdisjoint(tokens[max(c.i - 5, 0) : c.i]):
            return True  # if this option is used twice
        return c.t.code and "same" in tokens[max(c.i - 6, 0) : c.i]  # reading the same `Row` twice
    if c.kind is Kind.MULTIPLE and tokens[c.j - 1].endswith("fold") and tokens[c.i - 1] in {"is", "are", "was", "were"}:
        return tokens[c.j] == ":" or not _ENUMERATED.isdisjoint(tokens[max(c.i - 8, 0) : c.i])  # the aim is twofold
    if c.value == 2 and tokens[c.i - 1] == "in" and c.kind is Kind.NUMBER and c.form == "word":
        return not _PARTING.isdisjoint(tokens[max(c.i - 7, 0) : c.i])  # the path was split in two
    if tokens[c.i] == "a" and c.unit == "time" and tokens[c.nj] == "times":
        return True
    none = tokens[c.i - 1] == "no" and tokens[c.i - 2] not in {"there", "with", "had"}
    return none and c.form != "one" and c.kind is not Kind.DURATION


_FILLED = words("runs run filled padded padding sequence sequences string strings block blocks with")
_SWITCHES = words("option flag parameter switch")
_TYPED = words("specified passed typed")
_ENUMERATED = words("aim aims goal goals purpose purposes reason reasons objective objectives contribution contributions "
                    "challenge problem motivation answer")  # fmt: skip
_PARTING = words("cut cuts cutting split splits splitting divide divides divided dividing break breaks broke broken tear tore torn "
                 "fold folds folded folding snap snapped slice sliced chop chopped saw sawn")  # fmt: skip
_SUFFERED = words("had took reported suffered received experienced missed")
_HOLDS = words("is has can may must will should")
_CONTRAST = words("only just least exactly than under over nearly almost about around approximately most")


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
            return tokens[c.nj + 1] in {"time", "off"}
        if c.unit in _TIMES_OF_DAY and after not in {"before", "after", "later", "earlier", "ago"}:
            if after == "to" or (after in {"and", ","} and "next" in t.words):
                return True  # hopes one day to, well one day and ill the next
            opens = before in CLAUSE_OPENERS or before in {"]", ".", '"', "'"}
            function = before in FUNCTION and before not in PREPOSITIONS and before not in _CONTRAST
            return (opens or function) and (after.isalpha() or after == ",")
        return False
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


_WHOLES = words("of the a an as all that what its their his her my your our")


def loose_fraction(c: Candidate, where: BlockKind) -> bool:
    """ "the first half", "a half truth"; "half of", "half the price", "the remaining half" say how much."""
    t = c.t
    tokens = t.tokens
    if c.kind is not Kind.SHARE or c.value != 0.5:
        return False
    before, after = tokens[c.i - 1], tokens[c.j]
    if tokens[c.ni] == "one" and (after in {"most", "least"} or is_superlative(after)):
        return False  # one of the two oldest trees
    if tokens[c.ni] not in {"half", "a", "one"} or (before in {"and", "two", "one"} and tokens[c.i] != "half"):
        return False
    if before in _SIDES and not (before == "other" and (after == "of" or is_past(after))):
        return True
    if after == "-" and not t.gaps[c.j]:
        return tokens[c.j + 1] not in {"point", "percentage"}
    if after in _WHOLES or not after.isalpha():
        return False
    if (before in CLAUSE_OPENERS or before == "other") and is_past(after):
        return False
    if before in PREPOSITIONS or before in {"remaining", "least", "nearly", "almost", "about", "than", "only"}:
        return False
    return not (after in FUNCTION or singular(after) is not None or after in {"said", "had", "million"})


_SIDES = words("first second last latter front back top bottom other upper lower early")
_AS_NOUN = words("as the that this what its their his her in by since to from between over after during within every "
                 "again and or , . ; : ) with for when than at because but while last on").union({""})  # fmt: skip


def _is_second_noun(c: Candidate) -> bool:
    """Whether the word is a noun with another before it: "a stunt double", "the test double"."""
    tokens = c.t.tokens
    return tokens[c.i - 2] in {"a", "the", "this"} and tokens[c.i - 1].isalpha() and tokens[c.i - 1] not in FUNCTION


def _is_halving(c: Candidate) -> bool:
    """ "it halves the dose", "improves the speed, halves critical latency": the verb, not the two halves."""
    before, after = c.t.tokens[c.i - 1], c.t.tokens[c.j]
    if before in _DOING:
        return after in _OWNED or (after.isalpha() and after not in FUNCTION)
    return after in _OWNED and before.isalpha() and before not in FUNCTION and before not in CARDINALS


_DOING = words(", and that which it this")
_OWNED = words("the its their his her your our a an")


def _after_single(c: Candidate) -> bool:
    """ "single, double or triple": names of kinds."""
    tokens, k = c.t.tokens, c.i - 1
    while tokens[k] in _KINDS_OF:
        k -= 1
    return tokens[k] == "single" and k < c.i - 1


_KINDS_OF = words(", or and double triple -")


def describing_double(c: Candidate, where: BlockKind) -> bool:
    """ "double-blind", "a double room"; "doubled", "double the price" are claims."""
    t = c.t
    word, after = t.tokens[c.ni], t.tokens[c.j]
    if word in {"double", "triple", "quadruple"}:
        if (
            t.tokens[c.i - 1] == "long"
            or _after_single(c)
            or after == "-"
            or (after not in _AS_NOUN and t.tokens[c.i - 1] not in {"to", "will", "would", "could", "may"})
        ):
            return True
        before = t.tokens[c.i - 1]
        if after == "that":
            return before not in {"than", "about", "nearly", "almost", "is", "was", "were", "at", "be"}
        if _is_second_noun(c):
            return True
        return after in {",", ".", ")", ""} and before in {"a", "the", "in"}
    if word == "doubled" and not _SPELLING.isdisjoint(t.words):
        return True  # the last consonant is doubled
    if word == "halves":
        return not _is_halving(c)
    return word == "doubles" and (t.tokens[c.i - 1] in {"men's", "women's", "the", "mixed", "a"} or after == "as")


_STARRED = words("hotel hotels resort resorts accommodation lodge lodges")
# One of these behind a number above one is part of a compound that lacks its hyphen.
_MADE_OF = words("wheel way door piece stroke dimensional legged sided storied tier layer ply lane step star course")
_SPELLING = words("consonant consonants vowel vowels")
_COUNTABLE = words(
    "person member page item point story storey bedroom time goal seat vote patient center centre site dose drug nation "
    "state team game match set judge run child man woman car family arm year-old nil bed room volume part-time word "
    "question test run inch country episode hit strike run"
)


_DESCRIBING = words(
    "way sided step dimensional tailed layer layered wheel wheeled legged pronged piece ply tier tiered party handed faced "
    "letter star pack course by on to off size line hand degree fold thirds liner eyed headed fisted tone minute's man tier "
    "clause terminal parameter class fits shot hot body pass bit dimensionally factor spirited"
)


_PLAYING = words("band group ensemble choir orchestra combo outfit")


def compound(c: Candidate, where: BlockKind) -> bool:
    """ "two-way", "three-dimensional", "one-off"; "five-stage", "six-person" state a count."""
    t = c.t
    if t.tokens[c.nj] == "dimensional" and c.plain:
        return True  # a 2 dimensional array
    if c.value == 0 and c.unit in {"byte", "bit"}:
        if c.t.tokens[c.nj] == "-":
            return True  # a zero-byte file
        if c.bound == ">":
            return True  # any write of more than 0 bytes
        if c.form == "word" and not _FILLED.isdisjoint(c.t.tokens[c.i - 2 : c.i]):
            return True  # filled with zero bytes
    if c.form not in {"word", "one", "digit"} or c.sure():
        return False
    if t.tokens[c.nj] == "*" and not t.gaps[c.nj] and c.plain:
        return t.tokens[c.nj + 1] in _STARRED  # 5* hotels
    if c.form == "word" and c.high is None and (c.value or 0) > 1 and t.tokens[c.nj] in _MADE_OF:
        after = t.tokens[c.nj + 1]
        return after.isalpha() and after not in FUNCTION  # a four wheel drive
    if t.gaps[c.nj] or t.tokens[c.nj] != "-":
        return False
    word = t.tokens[c.nj + 1]
    if t.gaps[c.nj + 1] or not word.isalpha():
        return False
    if c.value == 0:
        return True
    if word == "piece" and not _PLAYING.isdisjoint(t.tokens[c.nj + 2 : c.nj + 6]):
        return False  # a four-piece band
    return word in _DESCRIBING or (c.form != "digit" and (c.value or 0) < 4 and word not in _COUNTABLE)
