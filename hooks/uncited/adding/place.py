"""Where an entry goes in the file: in the order of the keys, where the file is in that order, else at its end."""

import re

from uncited.bib import Bibliography, parse

_LINE_END = re.compile(r"\r\n?|\n")


class NoPlace(Exception):
    """The entry cannot be put into the file without changing how the rest is read."""


def insert(text: str, entry: str, key: str) -> tuple[str, int]:
    """text: the file, with its line ends as they are. entry: with a line end after it. The new text, and the line
    that the entry begins in. Everything else stays byte for byte. Raises NoPlace."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    before = parse(text, "")
    for place in (_in_order, _at_end):
        if (found := place(text, before, key)) is None:
            continue
        at, blank_before, blank_after = found
        end = _line_end(text)
        lead = "" if at == 0 or text[:at].endswith(("\n", "\r")) else end
        added = lead + (end if blank_before else "") + entry.replace("\n", end) + (end if blank_after else "")
        new = text[:at] + added + text[at:]
        after = parse(new, "")
        written = [found for found in after.entries if found.key == key]
        if len(written) == 1 and _same(before, after, key):
            return mark + new, written[0].line
    raise NoPlace


def _in_order(text: str, bibliography: Bibliography, key: str) -> tuple[int, bool, bool] | None:
    """The offset, and whether a blank line goes before and after. None where the file has no order or no room."""
    keys = [entry.key.lower() for entry in bibliography.entries]
    if keys != sorted(keys) or not keys:
        return None
    later = sum(known <= key.lower() for known in keys)
    if later == 0:
        return _line_start(text, bibliography.entries[0].line), False, True
    if later == len(keys):
        return None
    return _line_start(text, bibliography.entries[later - 1].end_line + 1), True, False


def _at_end(text: str, bibliography: Bibliography, key: str) -> tuple[int, bool, bool] | None:
    *_, before_last, last = ["", "", *_LINE_END.split(text)]
    ends_blank = not last.strip() and not before_last.strip()
    return len(text), not ends_blank, False


def _same(before: Bibliography, after: Bibliography, key: str) -> bool:
    """Whether what stood there is read as it was."""
    old = [(entry.key, entry.type, [(f.name, f.value) for f in entry.fields]) for entry in before.entries]
    new = [(e.key, e.type, [(f.name, f.value) for f in e.fields]) for e in after.entries if e.key != key]
    return old == new and len(before.problems) == len(after.problems)


def _line_start(text: str, line: int) -> int:
    if line == 1:
        return 0
    ends = [found.end() for found in _LINE_END.finditer(text)]
    return ends[line - 2] if line - 2 < len(ends) else len(text)


def _line_end(text: str) -> str:
    found = _LINE_END.search(text)
    return found[0] if found else "\n"
