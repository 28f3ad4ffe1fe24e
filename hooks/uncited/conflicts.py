"""The lines that git leaves in a file of which it could not merge two versions: people save them without seeing them."""

import re

_BEGIN = re.compile(r"^<{7} ", re.MULTILINE)
_MIDDLE = re.compile(r"^={7}\r?$", re.MULTILINE)
_END = re.compile(r"^>{7} ", re.MULTILINE)


def conflict(text: str, page: bool = False) -> tuple[int, str] | None:
    """The line where the first conflict of a file begins, and what to do. page: fenced code may show one."""
    if "<<<<<<< " not in text:
        return None
    text = _without_code(text) if page else text
    at, places = 0, []
    for mark in (_BEGIN, _MIDDLE, _END):
        if (found := mark.search(text, at)) is None:
            return None
        at = found.end()
        places.append(text.count("\n", 0, found.start()) + 1)
    return places[0], (
        f"Two versions of this file stand one after the other in lines {places[0]} to {places[2]}: git could not merge them. "
        "Keep what is right, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>."
    )


def _without_code(text: str) -> str:
    from uncited.source.regions import find_fences  # here, since hardly a page needs it

    parts, at = [], 0
    for fence in find_fences(text, 0):
        parts += [text[at : fence.start], "\n" * text.count("\n", fence.start, fence.end)]
        at = fence.end
    return "".join((*parts, text[at:]))
