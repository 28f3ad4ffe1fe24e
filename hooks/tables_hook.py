"""Tables that a phone shows stacked: each row a block of its own, and each cell with the name of its column.

Beside each other, three columns of sentences would be a few letters wide there. site.css lays out what is marked here. The
roles keep a stacked table a table for screen readers: some browsers forget it once the layout is another.
"""

import re
from html import escape, unescape
from typing import Any

_LONG = 120  # characters in a row: what a phone shows side by side in about six lines

_TABLE = re.compile(r"<table>(\s*<thead>.*?</thead>)(.*?)</table>", re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_HEADING = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_CELL = re.compile(r"<td\b")
_PART = re.compile(r"<(thead|tbody|tr|th)\b")
_ROLES = {"thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "th": "columnheader"}
_TAG = re.compile(r"<[^>]+>")
_NOTE = re.compile(r"<sup\b.*?</sup>", re.DOTALL)


def on_page_content(html: str, /, **_: Any) -> str:
    """Mark the tables of a page that are better read stacked on a narrow screen."""
    return _TABLE.sub(_marked, html)


def _marked(table: re.Match[str]) -> str:
    """A table -> the same, ready to be stacked, or as it is."""
    head, body = table.groups()
    names = [_text(name) for name in _HEADING.findall(head)]
    questions = names[:1] == ["Question"]
    wide = len(names) > 2 and any(len(_text(row)) > _LONG for row in _ROW.findall(body))
    # A stacked table shows no head, and a citation must not vanish with it.
    if _NOTE.search(head) or not (questions or wide):
        return table[0]
    body = _ROW.sub(lambda row: _labelled(row[0], names), body)
    return f'<table data-stacked role="table">{_PART.sub(_with_role, head + body)}</table>'


def _with_role(part: re.Match[str]) -> str:
    return f'{part[0]} role="{_ROLES[part[1]]}"'


def _labelled(row: str, names: list[str]) -> str:
    """A row whose cells carry the names of their columns: not the first, which names the row, nor the only other one."""
    labels = iter([None, *names[1:]] if len(names) > 2 else [])

    def cell(start: re.Match[str]) -> str:
        name = next(labels, None)
        label = f' data-label="{escape(name if name.endswith("?") else name + ":")}"' if name else ""
        return f'{start[0]} role="cell"{label}'

    return _CELL.sub(cell, row)


def _text(html: str) -> str:
    """The words of a piece of HTML, without the marks of its sources."""
    return " ".join(unescape(_TAG.sub("", _NOTE.sub("", html))).split())
