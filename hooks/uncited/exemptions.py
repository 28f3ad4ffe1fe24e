"""Exemptions: `<!-- uncited: reason -->` in the page, or `uncited: [{text, reason}]` in its front matter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from uncited.coverage import Reading
from uncited.model import Article, BlockKind, Comment

_COMMENT = re.compile(r"\s*uncited\s*:\s*(.*?)\s*\Z", re.DOTALL)
# What has no place for a comment: these are exempted in the front matter.
_BY_FRONT_MATTER = frozenset((BlockKind.META, BlockKind.ALT, BlockKind.TITLE, BlockKind.TOOLTIP))


@dataclass(frozen=True, slots=True)
class Exemption:
    """A reason, and the number of the comment that holds it (counted among the page's exemptions), or the text exempted.

    `readings` are the sentences that it exempts: those with a claim that no citation covers.
    """

    reason: str
    readings: tuple[int, ...]
    comment: int | None = None
    text: str | None = None


def reason_of(comment: str) -> str | None:
    """The reason in the text of an HTML comment; None when it is no exemption."""
    found = _COMMENT.match(comment)
    return " ".join(found.group(1).split()) if found and found.group(1) else None


def apply_exemptions(
    article: Article, readings: Sequence[Reading], wanting: Sequence[int], texts: Sequence[tuple[str, str]] = ()
) -> list[Exemption]:
    """Every exemption of the page with the sentences it exempts, of those in `wanting` (indices of readings).

    texts: (text, reason) pairs of the front matter. An exemption with no sentence is needless.
    """
    found = []
    comments = [(comment, reason) for comment in article.comments if (reason := reason_of(comment.text))]
    comments.sort(key=lambda pair: (pair[0].first, -1 if pair[0].offset is None else pair[0].offset))
    by_block: dict[int, list[int]] = {}
    for at in wanting:
        by_block.setdefault(readings[at].sentence.block, []).append(at)
    rows = _rows(article) if comments else {}
    for number, (comment, reason) in enumerate(comments):
        found.append(Exemption(reason, _exempted(article, comment, readings, by_block, rows), comment=number))
    for text, reason in texts:
        folded = " ".join(text.split())
        exempted = tuple(
            at
            for at in wanting
            if article.blocks[readings[at].sentence.block].kind in _BY_FRONT_MATTER
            and folded in readings[at].sentence.text
        )
        found.append(Exemption(reason, exempted, text=text))
    return found


def _rows(article: Article) -> dict[tuple[int, int], list[int]]:
    rows: dict[tuple[int, int], list[int]] = {}
    for at, block in enumerate(article.blocks):
        if block.place.table is not None:
            rows.setdefault((block.place.table, block.place.row), []).append(at)
    return rows


def _exempted(
    article: Article,
    comment: Comment,
    readings: Sequence[Reading],
    by_block: dict[int, list[int]],
    rows: dict[tuple[int, int], list[int]],
) -> tuple[int, ...]:
    if comment.offset is None:
        return tuple(at for block in range(comment.first, comment.last) for at in by_block.get(block, ()))
    if comment.first >= len(article.blocks):
        return ()
    place = article.blocks[comment.first].place
    if place.table is not None:
        return tuple(at for block in rows[place.table, place.row] for at in by_block.get(block, ()))
    here = [at for at in by_block.get(comment.first, ()) if readings[at].sentence.start < comment.offset]
    # The sentence the comment stands in, or the one it follows; a sentence between that needs none takes it.
    if not here:
        return ()
    last = readings[here[-1]].sentence
    between = article.blocks[comment.first].text[last.end : comment.offset].strip()
    return (here[-1],) if comment.offset <= last.end or not between else ()
