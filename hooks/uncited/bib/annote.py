r"""The recorded figures of a source, as written in its field `annote`:

    Read: abstract.
    Response at 3 weeks: 55.4\% with ketamine, 41.2\% with ECT. [Abstract, Results]
    Treated: 365. [Abstract, Methods]

White space, braces and \par mean nothing, so that BibTeX editors may fold lines and double braces.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from uncited.bib.latex import to_text
from uncited.bib.model import Annotation, Entry, Problem, Read, Statement

_NOTHING = r"(?:[\s{}~]|\\par(?![A-Za-z]))*"
_READ = re.compile(
    rf"{_NOTHING}Read{_NOTHING}:{_NOTHING}(full[\s{{}}~]+text|abstract|secondary){_NOTHING}\.", re.IGNORECASE
)
_READ_BADLY = re.compile(rf"{_NOTHING}Read\b[^.\[\]\n]*\.?", re.IGNORECASE)
_BRACKET = re.compile(r"[\[\]]")
# "365 [Methods]. Next": the full stop belongs to the statement before.
_BEFORE_STATEMENT = re.compile(rf"{_NOTHING}(?:[.;,]+(?=[\s{{}}]|$){_NOTHING})?")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_WORD = re.compile(r"[^\W\d_]+")
# Words that stand between figures and name no place.
_NO_PLACE = frozenset(("to", "and", "or", "by", "of", "vs", "versus", "ci", "x"))
_LEVEL: dict[str, Read] = {"f": "full text", "a": "abstract", "s": "secondary"}
_P_VALUE = re.compile(r"\bp\s*[<>=≤≥]", re.IGNORECASE)

FORM = "Write the statement, then its place in square brackets, such as [Abstract, Results]."
_ROUND = "Square brackets are for the place only; use round ones elsewhere."
LEVELS = "Read: full text. or Read: abstract. or Read: secondary."


@lru_cache(maxsize=4096)  # the rules about the file and the comparison with the text both ask
def annotation(entry: Entry) -> Annotation | None:
    """What is recorded for a source, from all its annote fields together; None where it has none."""
    fields = [field for field in entry.all("annote") if field.value.strip(" \t\n{}")]
    if not fields:
        return None
    parts = [_parse(field.value, field.value_line) for field in fields]
    levels = list(dict.fromkeys(part.read for part in parts if part.read))
    problems = [replace(problem, key=entry.key) for part in parts for problem in part.problems]
    line = fields[0].value_line
    if len(levels) > 1:
        problems.append(Problem(line, f"The annote fields disagree: {' and '.join(levels)}. Keep one Read.", entry.key))
    statements = tuple(statement for part in parts for statement in part.statements)
    if not problems:
        problems = [replace(problem, key=entry.key) for problem in _missing(levels, statements, line)]
    return Annotation(levels[0] if levels else None, statements, tuple(problems))


def parse_annote(raw: str, line: int) -> Annotation:
    """raw: the value of one annote field as it stands in the file. line: where it begins."""
    found = _parse(raw, line)
    levels = [found.read] if found.read else []
    return replace(found, problems=found.problems or tuple(_missing(levels, found.statements, line)))


def _missing(levels: list[Read], statements: tuple[Statement, ...], line: int) -> Iterator[Problem]:
    if not levels:
        yield Problem(line, f"It is not said how much of the source was read. Begin the annote with {LEVELS}")
    if not statements:
        yield Problem(line, f"The annote records no figures. {FORM}")


def _parse(raw: str, line: int) -> Annotation:
    raw = raw.replace("\\[", " [").replace("\\]", " ]")
    read: Read | None = None
    statements: list[Statement] = []
    problems: list[Problem] = []
    start = 0
    if head := _READ.match(raw):
        read, start = _LEVEL[head[1][0].lower()], head.end()
    elif head := _READ_BADLY.match(raw):
        start = head.end()
        problems.append(Problem(line, f"How much of the source was read is not understood. Write {LEVELS}"))
    opened: int | None = None
    at = counted = 0  # `line` is the line of the offset `counted`
    for bracket in _BRACKET.finditer(raw, start):
        if opened is None:
            at = _begin(raw, start)
        line, counted = line + raw.count("\n", counted, at), at
        if bracket[0] == "[":
            if opened is not None:
                problems.append(Problem(line, f"A square bracket stands inside square brackets. {_ROUND}"))
            else:
                opened = bracket.start()
        elif opened is None:
            problems.append(Problem(line, f"A closing square bracket has no opening one. {_ROUND}"))
        else:
            text, (place, is_place) = to_text(raw[at:opened]), _place(raw[opened + 1 : bracket.start()])
            if _says_something(text):
                statements.append(Statement(text, place, line))
            else:
                problems.append(Problem(line, f"The place [{_short(place)}] follows no statement. {FORM}"))
            if not is_place:
                message = f"[{_short(place)}] is no place: it holds no word such as Abstract, Table 2 or p. 3. {_ROUND}"
                problems.append(Problem(line, message))
            start, opened = bracket.end(), None
    at = _begin(raw, start)
    line += raw.count("\n", counted, at)
    if opened is not None:
        problems.append(Problem(line, "A square bracket is not closed. Add ] after the place."))
    elif _says_something(rest := to_text(raw[at:])):
        form = (
            "Write its place, at the end, in square brackets: [Abstract]." if rest.rstrip(" .").endswith(")") else FORM
        )
        problems.append(Problem(line, f"This statement has no place: {_short(rest)} {form}"))
    return Annotation(read, tuple(statements), tuple(dict.fromkeys(problems)))


def _begin(raw: str, start: int) -> int:
    match = _BEFORE_STATEMENT.match(raw, start)
    return match.end() if match else start


@lru_cache(maxsize=64)  # most statements stand in one of a few places
def _place(raw: str) -> tuple[str, bool]:
    """What stands between square brackets, and whether it names a place in the source."""
    text = to_text(raw)
    return text, any(word.lower() not in _NO_PLACE for word in _WORD.findall(_P_VALUE.sub(" ", text)))


def _says_something(text: str) -> bool:
    return _LETTER_OR_DIGIT.search(text) is not None


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
