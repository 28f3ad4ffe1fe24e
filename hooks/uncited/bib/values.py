"""Values of BibTeX fields: braces, quotation marks, numbers and macros, joined by #."""

import re
from dataclasses import dataclass, field

from uncited.bib.model import Problem
from uncited.bib.source import Source

_SPACE = re.compile(r"\s*")
_WORD = re.compile(r"[^\s,{}()\"#=%'\\]+")
# What word processors make of quotation marks; to BibTeX they are letters.
_CURLY = re.compile(r"[“”„](?P<inside>[^“”„{}=]*)[“”„]")
_QUOTE_OR_BRACE = re.compile(r"[\"{}]")
# What a value looks like that has swallowed the field after it.
_NEXT_FIELD = re.compile(r"^[ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*(?=[{\"\d])", re.MULTILINE)
_NEXT_FIELD_AT_END = re.compile(r"\n[ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*\Z")

_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MONTHS = {name[:3].lower(): name for name in _MONTH_NAMES}


@dataclass(slots=True)
class Context:
    """What the reader of one file carries along: the macros known so far, and the problems found."""

    source: Source
    macros: dict[str, str] = field(default_factory=lambda: dict(MONTHS))
    problems: list[Problem] = field(default_factory=list)

    def problem(self, offset: int, message: str, key: str | None = None) -> None:
        self.problems.append(Problem(self.source.line(offset), message, key or None))


def skip_space(text: str, pos: int) -> int:
    match = _SPACE.match(text, pos)
    return match.end() if match else pos


def read_value(context: Context, name: str, key: str, pos: int, limit: int, unclosed: bool) -> tuple[str, int]:
    """The value that begins at or after `pos`, and the offset after it. Reads nothing beyond `limit`.

    unclosed: the entry itself has a brace too few, so that a value may have swallowed the fields after it.
    """
    text = context.source.text
    pieces: list[str] = []
    while True:
        pos = skip_space(text, pos)
        if pos >= limit:
            context.problem(min(pos, limit), f"The field {name} has no value. Write {name} = {{...}}.", key)
            return "".join(pieces), limit
        if text[pos] == "{":
            piece, pos = _braced(context, name, key, pos, limit, unclosed)
        elif text[pos] == '"':
            piece, pos = _quoted(context, name, key, pos, limit)
        elif curly := _CURLY.match(text, pos, limit):
            piece, pos = curly["inside"], _curly(context, name, key, curly)
        elif word := _WORD.match(text, pos, limit):
            piece, pos = _macro(context, name, key, word[0], pos), word.end()
        else:
            context.problem(pos, f"The value of {name} is missing. Write {name} = {{...}}.", key)
            return "".join(pieces), pos
        pieces.append(piece)
        after = skip_space(text, pos)
        if after >= limit or text[after] != "#":
            return "".join(pieces), pos
        pos = after + 1


def _curly(context: Context, name: str, key: str, found: re.Match[str]) -> int:
    inside = " ".join(found["inside"].split())
    context.problem(
        found.start(),
        f"The value of {name} stands in curly quotes, which BibTeX does not know. Write {name} = {{{inside}}}.",
        key,
    )
    return found.end()


def _macro(context: Context, name: str, key: str, word: str, pos: int) -> str:
    if word.isdigit():
        return word
    if word.lower() not in context.macros:
        plain = word.strip("“”„")
        otherwise = f", or define {word}" if plain == word else ", without curly quotes"
        context.problem(
            pos, f"The value of {name} stands without braces. Write {name} = {{{plain} ...}}{otherwise}.", key
        )
        return word
    return context.macros[word.lower()]


def _braced(context: Context, name: str, key: str, pos: int, limit: int, unclosed: bool) -> tuple[str, int]:
    text = context.source.text
    end = context.source.closing.get(pos)
    if end is not None and end < limit and not unclosed:
        return text[pos + 1 : end], end + 1
    stop = limit if end is None else min(end, limit)
    if swallowed := _NEXT_FIELD.search(text, pos + 1, stop):
        return _cut(context, name, key, pos, swallowed.start(), "closing brace }")
    if end is not None and end < limit:
        return text[pos + 1 : end], end + 1
    return _cut(context, name, key, pos, limit, "closing brace }")


def _quoted(context: Context, name: str, key: str, pos: int, limit: int) -> tuple[str, int]:
    text, closing = context.source.text, context.source.closing
    at = pos + 1
    while found := _QUOTE_OR_BRACE.search(text, at, limit):
        at = found.start()
        if text[at] == "{" and (end := closing.get(at, limit)) < limit:
            at = end + 1
            continue
        if text[at] == '"':
            if swallowed := _NEXT_FIELD_AT_END.search(text, pos + 1, at):
                return _cut(context, name, key, pos, swallowed.start() + 1, 'closing quotation mark "')
            return text[pos + 1 : at], at + 1
        break
    else:
        at = limit
    next_field = _NEXT_FIELD.search(text, pos + 1, limit)
    stop = next_field.start() if next_field else at
    return _cut(context, name, key, pos, stop, 'closing quotation mark "')


def _cut(context: Context, name: str, key: str, pos: int, stop: int, missing: str) -> tuple[str, int]:
    context.problem(pos, f"The {missing} of the field {name} is missing. Add it at the end of its value.", key)
    return context.source.text[pos + 1 : stop].rstrip(" \t\n,"), stop
