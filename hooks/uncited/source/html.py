"""HTML as source: the visible texts of raw HTML in a page, or of a whole HTML file, with their places."""

import re
from dataclasses import dataclass, field
from html import unescape

from uncited.source.regions import BLOCK_TAGS
from uncited.source.visible import Drop, Visible, joined, without

_MARKUP = re.compile(
    r"<!--|<!\[CDATA\[|</?([a-zA-Z][^\s<>/]*)[^<>]*>|<[!?][^<>]*>|&(?:#\w{1,8}|\w{2,31});",
)
_SHOWN = re.compile(r"\s(alt|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_UNSEEN = frozenset(("script", "style", "template", "head"))
_BREAKS = BLOCK_TAGS | frozenset(("body", "html", "caption", "br", "label"))
_ARTICLE = re.compile(r"<(?:article|main)[\s>]|<[a-z]+[^<>]*\srole=\"?main", re.IGNORECASE)


@dataclass(slots=True)
class HtmlTexts:
    """The texts of a stretch of HTML, one for each block, and the image texts and tooltips in it."""

    seen: list[Visible] = field(default_factory=list)
    alts: list[Visible] = field(default_factory=list)
    tips: list[Visible] = field(default_factory=list)


def read_html(source: str, start: int, end: int) -> HtmlTexts:
    """The visible texts of source[start:end]."""
    texts = HtmlTexts()
    begin = at = start
    drops: list[Drop] = []
    unclosed: set[str] = set()

    def close(stop: int) -> None:
        nonlocal drops
        if begin < stop:
            shifted = [(a - begin, b - begin, text) for a, b, text in drops]
            seen = without(joined(source, [(begin, stop)]), shifted)
            if seen.text.strip():
                texts.seen.append(seen)
        drops = []

    while found := _MARKUP.search(source, at, end):
        first, at = found.span()
        name = (found[1] or "").lower()
        if found.group() == "<!--":
            stop = -1 if "--" in unclosed else source.find("-->", at, end)
            if stop < 0:
                unclosed.add("--")
                continue
            at = stop + 3
            drops.append((first, at, ""))
        elif not name:
            decoded = unescape(found.group()) if found.group()[0] == "&" else ""
            if decoded != found.group():
                drops.append((first, at, decoded))
        else:
            if name in _UNSEEN and source[first + 1] != "/" and name not in unclosed:
                stop_at = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(source, at, end)
                if stop_at is None:
                    unclosed.add(name)
                else:
                    at = stop_at.end()
            if name in ("img", "abbr"):
                _attributes(texts, source, name, found)
            if name in _BREAKS:
                close(first)
                begin = at
            else:
                drops.append((first, at, ""))
    close(end)
    return texts


def article_start(source: str) -> int:
    """Where the article of an HTML file begins; what stands before it is navigation."""
    found = _ARTICLE.search(source)
    return found.start() if found else 0


def _attributes(texts: HtmlTexts, source: str, name: str, tag: re.Match[str]) -> None:
    """Image texts in the order in which the article has them: alt before title."""
    for shown in sorted(_SHOWN.finditer(source, *tag.span()), key=lambda found: found[1].lower()):
        span = shown.span(2 if shown[2] is not None else 3)
        if name == "img":
            texts.alts.append(joined(source, [span]))
        elif shown[1].lower() == "title":
            texts.tips.append(joined(source, [span]))
