"""Footnotes: which of them are references, and what an author's own footnote covers."""

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

from uncited.model import Article, Block, Citation

_PREFIX = re.compile(r"^fn[:_-]?")


def note_key(note: str) -> str:
    """The key inside a footnote's id: fn:anand2023 -> anand2023."""
    return _PREFIX.sub("", note)


def settle_notes(article: Article, sourced: Collection[str], references: Collection[str] | None) -> Article:
    """Give every footnote mark its keys, and empty the footnotes that are references: they are no prose.

    A mark that leads to a reference is a citation. A mark that leads to an author's footnote is one when that
    footnote holds a citation itself. Any other mark covers nothing and is dropped.
    """
    cited: dict[str, list[str]] = defaultdict(list)
    notes: set[str] = set()
    for block in article.blocks:
        if (note := block.place.note) is not None:
            notes.add(note)
            cited[note] += [key for mark in block.citations for key in _keys(mark, references)]
    if not notes and all(mark.note is None for block in article.blocks for mark in block.citations):
        return article
    if references is None:
        is_reference = {note for note in notes if note in sourced and not cited[note]}
    else:
        is_reference = {note for note in notes if note_key(note) in references}

    def settle(mark: Citation) -> Citation | None:
        if mark.note is None:
            return mark
        keys: tuple[str, ...] = (note_key(mark.note),)
        if mark.note in notes and mark.note not in is_reference:
            keys = tuple(dict.fromkeys(cited[mark.note]))
        elif references is not None and keys[0] not in references:
            keys = ()
        return mark._replace(keys=keys) if keys else None

    blocks = []
    for block in article.blocks:
        if block.place.note in is_reference:
            block = Block(block.kind, "", block.place)
        elif any(mark.note is not None for mark in block.citations):
            block = block._replace(citations=tuple(mark for old in block.citations if (mark := settle(old))))
        blocks.append(block)
    return replace(article, blocks=tuple(blocks))


def _keys(mark: Citation, references: Collection[str] | None) -> tuple[str, ...]:
    if mark.note is None:
        return mark.keys
    key = note_key(mark.note)
    return (key,) if references is not None and key in references else ()
