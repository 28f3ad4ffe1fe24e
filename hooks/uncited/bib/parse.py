"""BibTeX text to entries with positions. Any text gives a result; after a broken entry the reader goes on.

Unlike pybtex it knows lines, keeps values as they stand, and reports every problem of a file at once.
"""

import re

from uncited.bib.model import Bibliography, Entry, Field, Problem
from uncited.bib.source import read_source
from uncited.bib.values import Context, read_value, skip_space
from uncited.conflicts import conflict

_START = re.compile(r"@[ \t]*([A-Za-z][\w-]*)\s*([{(])")
_KEY = {"{": re.compile(r"\s*([^,{}=\n]*)"), "(": re.compile(r"\s*([^,{}()=\n]*)")}
_NAME = re.compile(r"([A-Za-z_][\w:.+/-]*)\s*=")
_NEXT_FIELD = re.compile(r"^[ \t]*(?=[A-Za-z][\w-]*[ \t]*=)", re.MULTILINE)
_LEFT_OUT = re.compile(r"\s*(?:,\s*)?([A-Za-z][\w-]*)\s*=\s*[{\"\d]")
_CLOSE = {"{": "}", "(": ")"}
_REPEATABLE = frozenset(("annote",))


def parse(text: str, file: str) -> Bibliography:
    """text: a whole .bib file, decoded. file: its name, for messages. Never raises."""
    context = Context(read_source(text))
    source = context.source
    entries: list[Entry] = []
    pos, stray_line = 0, 0
    while (at := source.text.find("@", pos)) >= 0:
        start = _START.match(source.text, at)
        if start is None:
            if source.line(at) != stray_line:
                stray_line = source.line(at)
                context.problem(
                    at, "This @ starts no entry. Write @article{key, ...}, or take the @ out: BibTeX stops here."
                )
            pos = at + 1
            continue
        match start[1].lower():
            case "comment":
                pos = source.closing.get(start.end() - 1, start.end() - 1) + 1
            case "preamble":
                pos = _skip_preamble(context, start)
            case "string":
                pos = _read_string(context, start)
            case _:
                entry, pos = _read_entry(context, start)
                entries.append(entry)
                _report_left_out(context, entry, pos)
    problems = sorted(context.problems, key=lambda problem: problem.line)
    if found := conflict(source.text):  # what else is wrong mostly comes of it
        problems = [Problem(*found)]
    return Bibliography(file, tuple(entries), tuple(problems))


def _skip_preamble(context: Context, start: re.Match[str]) -> int:
    limit = context.source.limit(start.start())
    _, pos = read_value(context, "@preamble", "", start.end(), limit, False)
    return _expect_close(context, start, pos, limit)


def _read_string(context: Context, start: re.Match[str]) -> int:
    source, limit = context.source, context.source.limit(start.start())
    pos = skip_space(source.text, start.end())
    name = _NAME.match(source.text, pos, limit)
    if name is None:
        context.problem(start.start(), "This @string defines nothing. Write @string{name = {text}}.")
        return start.end()
    value, pos = read_value(context, name[1], "", name.end(), limit, False)
    context.macros[name[1].lower()] = value
    return _expect_close(context, start, pos, limit)


def _expect_close(context: Context, start: re.Match[str], pos: int, limit: int) -> int:
    text = context.source.text
    pos = skip_space(text, pos)
    if pos < limit and text[pos] == _CLOSE[start[2]]:
        return pos + 1
    context.problem(start.start(), f"This @{start[1]} is not closed. Add {_CLOSE[start[2]]} at its end.")
    return min(pos, limit)


def _read_entry(context: Context, start: re.Match[str]) -> tuple[Entry, int]:
    source, limit = context.source, context.source.limit(start.start())
    close = source.closing.get(start.end() - 1, limit) if start[2] == "{" else limit
    key, pos = _read_key(context, start, limit)
    fields: list[Field] = []
    seen: dict[str, int] = {}
    closed = False
    while True:
        while (pos := skip_space(source.text, pos)) < limit and source.text[pos] == ",":
            pos += 1
        if pos >= limit:
            break
        if source.text[pos] in "})":
            closed = source.text[pos] == _CLOSE[start[2]]
            pos += 1
            break
        name = _NAME.match(source.text, pos, limit)
        if name is None:
            context.problem(pos, "Here a field is expected, such as year = {2024}. Correct or delete this.", key)
            resume = _NEXT_FIELD.search(source.text, pos + 1, min(close, limit))
            pos = resume.end() if resume else min(close, limit)
            continue
        unclosed = start[2] == "{" and close >= limit
        value, end = read_value(context, name[1], key, name.end(), limit, unclosed)
        field = Field(name[1].lower(), value, source.line(pos), source.line(skip_space(source.text, name.end())))
        if field.name not in seen or field.name in _REPEATABLE:
            fields.append(field)
            seen.setdefault(field.name, field.line)
        else:
            context.problem(
                pos,
                f"The field {field.name} is given twice (first on line {seen[field.name]}). Delete one of them.",
                key,
            )
        _report_missing_comma(context, name[1], key, end, limit)
        pos = end
    if not closed:
        context.problem(
            start.start(), f"The entry {key or start[1]} is not closed. Add {_CLOSE[start[2]]} at its end.", key
        )
        pos = min(pos, limit)
    entry = Entry(key, start[1].lower(), source.line(start.start()), tuple(fields), source.line(max(pos - 1, 0)))
    return entry, pos


def _read_key(context: Context, start: re.Match[str], limit: int) -> tuple[str, int]:
    text = context.source.text
    found = _KEY[start[2]].match(text, start.end(), limit)
    key = found[1].strip() if found else ""
    pos = skip_space(text, found.end() if found else start.end())
    words = key.split()
    if pos < limit and text[pos] == "=" and len(words) > 1:
        context.problem(start.start(), f"A comma is missing after the key {words[0]}.", words[0])
        return words[0], text.index(words[0], start.end()) + len(words[0])
    if not words or (pos < limit and text[pos] == "="):
        context.problem(start.start(), f"This entry has no key. Write @{start[1]}{start[2]}key, before its fields.")
        return "", pos if not words else start.end()
    if len(words) > 1:
        context.problem(
            start.start(), f"The key {key} holds a space. Write {'-'.join(words)}, also where it is cited.", key
        )
    if pos < limit and text[pos] not in ",})":
        context.problem(start.start(), f"A comma is missing after the key {key}.", key)
    return key, pos


def _report_missing_comma(context: Context, name: str, key: str, end: int, limit: int) -> None:
    # A value that was cut short, because it had swallowed the next field, ends at a line start.
    text = context.source.text
    pos = skip_space(text, end)
    if pos < limit and text[end - 1] != "\n" and _NAME.match(text, pos, limit):
        context.problem(end - 1, f"A comma is missing after the field {name}.", key)


def _report_left_out(context: Context, entry: Entry, pos: int) -> None:
    """A brace too many ends an entry early; BibTeX then ignores the rest without a word."""
    if left_out := _LEFT_OUT.match(context.source.text, pos):
        context.problem(
            left_out.start(1),
            f"The field {left_out[1]} stands outside its entry {entry.key} and is not read: there is a closing brace "
            "too many before it. Take that out.",
            entry.key,
        )
