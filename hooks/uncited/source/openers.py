"""What the first character of a line can open: one function a construct.

Each is given where the line's content begins (`pos` with its indentation, `first` without) and where it ends. It
returns None when the line is nothing of its own, DONE when it is used up, else where the content behind a marker begins.
"""

import re
from collections.abc import Callable

from uncited.source.containers import Containers, Part
from uncited.source.tables import head_cells

DONE = -1
Opener = Callable[[Containers, int, int, int], int | None]

QUOTE = re.compile(r" {0,3}>[ ]?")
_ITEM = re.compile(r" {0,3}(?:[*+-]|\d{1,20}\.)[ \t]+(?:\[[ xX]\][ ]+)?")
_HEADING = re.compile(r"#{1,6}[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:-[ ]{0,2}){3,}|(?:_[ ]{0,2}){3,}|(?:\*[ ]{0,2}){3,})[ ]*\Z")
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*\Z")
_BOX = re.compile(r'(?:!!! ?[\w-]+(?: +[\w-]+)*|\?{3}\+? ?(?:[\w-]+(?: +[\w-]+)*)?)(?: +"(.*?)")? *\Z')
_TAB = re.compile(r'={3}(\+!|!\+|\+|!)? +"(.*?)" *\Z')
_SLASHES = re.compile(r" {0,3}(/{3,})[ ]*(?:([\w-]+)[ ]*(?:\|[ ]*(.*?)[ ]*)?)?\Z")
_DEFINITION = re.compile(r" {0,3}:[ ]{1,3}")
_NOTE = re.compile(r" {0,3}\[\^([^\]]*)\]:[ ]*")
_TITLE = r"(?:\"([^\"]*)\"|'([^']*)'|\(([^)]*)\))"
_REFERENCE = re.compile(rf" {{0,3}}\[([^\[\]]*)\]:[ ]*(\S+)?(?:[ ]+{_TITLE})?[ ]*\Z")
_REFERENCE_TITLE = re.compile(rf"{_TITLE}[ ]*\Z")
_TIP = re.compile(r"\*\[[^\]\\]*\][ ]?:[ ]*")
_COMMAND = re.compile(r"(?:\[TOC\]|\\(?:full_)?bibliography)[ ]*\Z")
_ATTRIBUTES = re.compile(r"\{:[^{}]*\}[ ]*\Z")
_DEEPEST = 200  # /// blocks take no indentation, so every line goes through all that are open
_UNTITLED = ("html", "define", "caption", "figure-caption", "table-caption")


def _heading(open_: Containers, pos: int, first: int, end: int) -> int | None:
    found = _HEADING.match(open_.text, first, end)
    if first != pos or found is None:
        return None
    while end > found.end() and open_.text[end - 1] in "# \t":
        end -= 1
    open_.flush()
    open_.emit(Part.TEXT, [(found.end(), end)])
    return DONE


def _box(open_: Containers, pos: int, first: int, end: int) -> int | None:
    found = _BOX.match(open_.text[first:end]) if first == pos else None
    if not found:
        return None
    open_.flush()
    if found[1]:
        open_.emit(Part.TEXT, [(first + found.start(1), first + found.end(1))])
    open_.push("box")
    return DONE


def _equals(open_: Containers, pos: int, first: int, end: int) -> int | None:
    if _underlines(open_, first, end):
        return DONE
    found = _TAB.match(open_.text[first:end]) if first == pos else None
    if not found:
        return None
    open_.flush()
    open_.label(first + found.start(2), first + found.end(2), "!" in (found[1] or ""))
    open_.push("tab")
    return DONE


def _dash(open_: Containers, pos: int, first: int, end: int) -> int | None:
    if _underlines(open_, first, end) or _heads_table(open_, first, end):
        return DONE
    return _rule_or_item(open_, pos, first, end)


def _star(open_: Containers, pos: int, first: int, end: int) -> int | None:
    if first == pos and (found := _TIP.match(open_.text, first, end)):
        open_.flush()
        open_.tip = found.end() >= end
        open_.emit(Part.TIP, [(found.end(), end)])
        return DONE
    return _rule_or_item(open_, pos, first, end)


def _rule_or_item(open_: Containers, pos: int, first: int, end: int) -> int | None:
    done = _rule(open_, pos, first, end)
    return _item(open_, pos, first, end) if done is None else done


def _rule(open_: Containers, pos: int, _first: int, end: int) -> int | None:
    if not _RULE.match(open_.text, pos, end):
        return None
    open_.flush()
    open_.stack[-1].tabs = None
    return DONE


def _item(open_: Containers, pos: int, _first: int, end: int) -> int | None:
    if open_.paragraph and not open_.in_item:
        return None
    found = _ITEM.match(open_.text, pos, end)
    if not found:
        return None
    open_.push("item")
    open_.in_item = True
    return found.end()


def _quote(open_: Containers, pos: int, _first: int, end: int) -> int | None:
    found = QUOTE.match(open_.text, pos, end)
    if not found:
        return None
    open_.push("quote")
    return found.end()


def _colon(open_: Containers, pos: int, first: int, end: int) -> int | None:
    """A definition: the lines above it are its terms. Or the line below the head of a table."""
    if _heads_table(open_, first, end):
        return DONE
    found = _DEFINITION.match(open_.text, pos, end)
    if not found:
        return None
    terms, open_.paragraph = open_.paragraph, []
    for term in terms:
        open_.emit(Part.TEXT, [term])
    open_.push("definition")
    return found.end()


def _bracket(open_: Containers, pos: int, first: int, end: int) -> int | None:
    """The definition of a footnote or of a link reference, or the place of the table of contents."""
    if found := _NOTE.match(open_.text, pos, end):
        open_.push("note", found[1])
        return found.end()
    if found := _REFERENCE.match(open_.text[pos:end]):
        open_.flush()
        group = next((n for n in (3, 4, 5) if found[n] is not None), 0)
        name = found[1].strip().lower()
        open_.references[name] = (pos + found.start(group), pos + found.end(group)) if group else None
        open_.pending = None if group else name
        open_.address = found[2] is None
        return DONE
    return _command(open_, pos, first, end)


def below_reference(open_: Containers, first: int, end: int) -> bool:
    """Whether a line below a reference definition is its address, where that is wanting, or its title."""
    if open_.address and " " not in open_.text[first:end].strip():
        open_.address = False
        return True
    name, open_.pending = open_.pending, None
    found = _REFERENCE_TITLE.match(open_.text[first:end])
    if not found or name is None:
        return False
    group = next(n for n in (1, 2, 3) if found[n] is not None)
    open_.references[name] = (first + found.start(group), first + found.end(group))
    return True


def _slashes(open_: Containers, pos: int, _first: int, end: int) -> int | None:
    """A /// block: its first line, or its last."""
    found = _SLASHES.match(open_.text[pos:end])
    if not found:
        return None
    count, name = len(found[1]), found[2]
    if name is None:
        depths = range(len(open_.stack) - 1, 0, -1)
        closed = next((at for at in depths if open_.stack[at].slashes == count), None)
        if closed is None:
            return None
        open_.close_to(closed)
        return DONE
    if len(open_.stack) > _DEEPEST:
        return None
    open_.flush()
    title = (pos + found.start(3), pos + found.end(3)) if found[3] else (pos, pos)
    if name == "tab":
        open_.label(*title, False)
        labels = open_.stack[-1].tabs
        open_.push("slashes", None, count)
        open_.stack[-2].tabs = labels
    else:
        if name not in _UNTITLED:
            open_.emit(Part.TEXT, [title])
        open_.push("slashes", None, count)
    open_.options = True
    return DONE


def _command(open_: Containers, _pos: int, first: int, end: int) -> int | None:
    return DONE if _COMMAND.match(open_.text[first:end]) else None


def _brace(open_: Containers, _pos: int, first: int, end: int) -> int | None:
    return DONE if _ATTRIBUTES.match(open_.text[first:end]) else None


def _pipe(open_: Containers, _pos: int, first: int, end: int) -> int | None:
    return DONE if _heads_table(open_, first, end) else None


def _underlines(open_: Containers, first: int, end: int) -> bool:
    """Whether the line makes a heading of the one above it."""
    if len(open_.paragraph) != 1 or not _UNDERLINE.match(open_.text, first, end):
        return False
    open_.flush()
    return True


def _heads_table(open_: Containers, first: int, end: int) -> bool:
    """Whether the line makes the one above it the head of a table."""
    cells = head_cells(open_.text, open_.paragraph[0], (first, end)) if len(open_.paragraph) == 1 else []
    if not cells:
        return False
    open_.paragraph = []
    open_.columns = len(cells)
    for cell in cells:
        open_.emit(Part.TEXT, [cell])
    return True


OPENERS: dict[str, Opener] = {
    "#": _heading,
    "!": _box,
    "?": _box,
    "=": _equals,
    "-": _dash,
    "_": _rule,
    "*": _star,
    "+": _item,
    **dict.fromkeys("0123456789", _item),
    ">": _quote,
    ":": _colon,
    "[": _bracket,
    "/": _slashes,
    "\\": _command,
    "{": _brace,
    "|": _pipe,
}
