"""Where the text of a rendered page stands in its Markdown: by aligning, never by searching for a string."""

from collections.abc import Mapping, Sequence

from uncited.model import Article, BlockKind
from uncited.notes import note_key
from uncited.source.frontmatter import front_matter
from uncited.source.html import article_start, read_html
from uncited.source.includes import Expanded, expand
from uncited.source.inline import read_inline
from uncited.source.scan import Part, scan
from uncited.source.snippets import Snippets, no_snippets
from uncited.source.streams import Stream
from uncited.source.visible import Visible, joined

_META = ("title", "description")
_BODY = "body"
_NOTE = "fn:"
_Found = dict[int, tuple[Stream, int]]


class Places:
    """The places of an article's blocks in its source."""

    def __init__(self, found: _Found, expanded: Expanded) -> None:
        self._found = found
        self._expanded = expanded

    def span(self, block: int, start: int, end: int) -> tuple[int, int] | None:
        """Offsets in the source of the characters start..end of article.blocks[block].text; None when nothing fits.

        From the first character of the first visible word (or mark) to the end of the last.
        """
        if block not in self._found:
            return None
        stream, index = self._found[block]
        if (place := stream.span(index, start, end)) is None:
            return None
        first = self._expanded.start(place[0])
        # What stands nowhere is put between its neighbours: behind an included text the line of that lies between them.
        return first, max(first, self._expanded.end(place[1]))


def locate(markdown: str, article: Article, snippet: Snippets = no_snippets) -> Places:
    """Find an article in the Markdown it was rendered from.

    article is what `read_article` made of the rendered page; snippet(name) gives the text of an included file, or None.
    """
    front = front_matter(markdown)
    expanded = expand(markdown, front.end, snippet)
    text = expanded.text
    read = scan(text, front.end)
    body: list[Visible] = []
    notes: dict[str, list[Visible]] = {}
    alts: list[Visible] = []
    tips: list[Visible] = []
    for block in read.blocks:
        into = body if block.note is None else notes.setdefault(note_key(block.note), [])
        if block.part is Part.TEXT:
            inline = read_inline(text, block.slices, read.references)
            into.append(inline.seen)
            alts += inline.alts
            tips += inline.tips
        elif block.part is Part.HTML:
            for start, end in block.slices:
                raw = read_html(text, start, end)
                into += raw.seen
                alts += raw.alts
                tips += raw.tips
        elif block.part is Part.TIP:
            tips.append(joined(text, block.slices))
        else:
            into.append(joined(text, block.slices))
    values = [joined(text, [(field.start, field.end)]) for name in _META if (field := front.fields.get(name))]
    sources = {
        _BODY: [seen for seen in body if seen.text.strip()],
        BlockKind.ALT: alts,
        BlockKind.TOOLTIP: tips,
        BlockKind.META: values,
        **{_NOTE + name: texts for name, texts in notes.items()},
    }
    return Places(_align(article, sources), expanded)


def locate_in_html(html: str, article: Article, _snippet: Snippets = no_snippets) -> Places:
    """Find an article in the HTML file it was read from."""
    texts = read_html(html, article_start(html), len(html))
    sources = {_BODY: texts.seen, BlockKind.ALT: texts.alts, BlockKind.TOOLTIP: texts.tips}
    return Places(_align(article, sources, notes_apart=False), Expanded(html))


def _align(article: Article, sources: Mapping[str, Sequence[Visible]], notes_apart: bool = True) -> _Found:
    """Align the blocks of each channel (the body, a footnote, image texts, ...) with its source texts."""
    channels: dict[str, list[int]] = {}
    for number, block in enumerate(article.blocks):
        if block.kind in (BlockKind.ALT, BlockKind.TOOLTIP, BlockKind.META):
            channel: str = block.kind
        elif notes_apart and block.place.note is not None:
            channel = _NOTE + note_key(block.place.note)
        else:
            channel = _BODY
        channels.setdefault(channel, []).append(number)
    found: _Found = {}
    for channel, numbers in channels.items():
        if source := sources.get(channel):
            stream = Stream([article.blocks[number].text for number in numbers], source)
            found.update({number: (stream, index) for index, number in enumerate(numbers)})
    return found
