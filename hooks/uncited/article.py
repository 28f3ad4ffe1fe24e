"""Page HTML -> Article: the text that readers see, block by block, with its citation marks.

lxml's event parser was chosen for three measured reasons: it keeps all text at any depth (its tree builder does not),
it stays linear on hostile input (Lexbor took 15 s on 100,000 nested divs, html.parser hung on unclosed comments), and it
reads 28 MB/s.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from uncited.buffer import Buffer, folded
from uncited.markup import (
    BLOCK_TAGS,
    BOX_CLASSES,
    CITATION_CLASSES,
    CITATION_ROLES,
    CODE_TAGS,
    GENERATED,
    KINDS,
    LEAF_TAGS,
    NOTE_MARK_CLASSES,
    PAGE_TAGS,
    REFERENCE_LISTS,
    TITLE_CLASSES,
    UNSEEN_CLASSES,
    UNSEEN_TAGS,
)
from uncited.model import Article, Block, BlockKind, Box, Citation, Comment, Item, Place, Table, mask
from uncited.notes import settle_notes

_RAW = re.compile(r"\[(?:@|\^)[^\]\s]*\]?|\[[^\[\]]{0,200}?[;\s]@[A-Za-z][^\[\]]{0,200}\]")
_SOURCE_LINK = re.compile(r"^(?:https?:)?//|^doi:", re.IGNORECASE)
_ARTICLES = (re.compile(r"<article[\s>]", re.I), re.compile(r"<main[\s>]", re.I), re.compile(r'role="?main', re.I))
_ROOTS = ("article", "main", "role=main", "body")
_FURNITURE = frozenset(("nav", "header", "footer"))


def read_article(html: str, references: Collection[str] | None = None) -> Article:
    """The article of a page (a fragment or a whole document), ready to be checked.

    references: the keys whose footnotes are references of a bibliography. With None (a site built by somebody
    else) a footnote counts as a reference when it leads to a source: a link to another host, or a citation.
    """
    target = _Reader(_root(html))
    parser = etree.HTMLParser(target=target, huge_tree=True, encoding="utf-8")
    # libxml2 ends the document at a NUL and refuses lone surrogates.
    parser.feed(html.replace("\0", "\ufffd").encode("utf-8", "replace") or b" ")
    reader: _Reader = parser.close()
    article = settle_notes(reader.article(), frozenset(reader.sourced_notes), references)
    vars(
        reader
    ).clear()  # the parser and its target hold each other: a page would stay in memory until cycles are looked for
    return article


def _root(html: str) -> str | None:
    """Which element holds the article; None for a fragment, all of which is article."""
    if not re.search(r"<(?:html|body|!doctype)[\s>]", html[:5000], re.IGNORECASE):
        return None
    return next((root for root, found in zip(_ROOTS, _ARTICLES, strict=False) if found.search(html)), "body")


@dataclass(slots=True)
class _Open:
    """An open block-level element, and what to restore when it closes."""

    tag: str
    kind: BlockKind
    place: Place
    lead_in: int | None = None
    box: int | None = None
    first: int = 0
    comments: list[str] = field(default_factory=list)
    tab_boxes: list[int] | None = None
    span: int = 1
    tables: int = 0
    root: bool = False


def _moved(place: Place, row: int, column: int) -> Place:
    """The same place in another row and column of its table. (`replace` is slow, and cells are many, as are headings.)"""
    return Place(place.item, place.table, row, column, place.box, place.note, place.level)


def _below(place: Place, level: int) -> Place:
    """The same place in a heading of this level."""
    return Place(place.item, place.table, place.row, place.column, place.box, place.note, level)


class _Reader:
    """The event target: folds text into a buffer and closes it into a Block at every block-level boundary."""

    def __init__(self, root: str | None) -> None:
        self.root = root
        self.inside = root is None
        self.blocks: list[Block] = []
        self.items: list[Item] = []
        self.tables: list[Table] = []
        self.boxes: list[Box] = []
        self.comments: list[Comment] = []
        self.raw: list[tuple[int, str]] = []
        self.tooltips: dict[str, Place] = {}
        self.sourced_notes: set[str] = set()
        self.generated = False
        self.stack: list[_Open] = [_Open("", BlockKind.PARAGRAPH, Place())]
        self.open_tags: dict[str, int] = {}
        self.kind = BlockKind.PARAGRAPH
        self.place = Place()
        self.before: int | None = None  # the block directly above, if it can lead in
        self.pending: list[str] = []
        self.drawn: list[str] = []  # the texts in the drawings of the open figure
        self.sup = 0
        self.code = 0
        self.skip_tag: str | None = None
        self.skip_depth = 0
        self.mark_empty = False  # inside a citation mark that has shown no text so far
        self.buffer = Buffer()

    def article(self) -> Article:
        return Article(
            tuple(self.blocks),
            tuple(self.items),
            tuple(self.tables),
            tuple(self.boxes),
            tuple(self.comments),
            tuple(self.raw),
            self.generated,
        )

    # --- events

    def start(self, tag: str, attrib: Mapping[str, str]) -> None:
        if self.skip_tag is not None:
            if tag == self.skip_tag:
                self.skip_depth += 1
            return
        if tag in BLOCK_TAGS:
            self._open(tag, attrib)
        elif tag in UNSEEN_TAGS or (tag == "svg" and self.open_tags.get("figure")):
            self._skip(tag)
        elif tag == "sup":
            self.sup += 1
        elif tag in CODE_TAGS:
            self.code += 1
        elif tag == "br":
            self.data(" ")
        if attrib and self.inside and self.skip_tag is None:
            self._attributes(tag, attrib)

    def end(self, tag: str) -> None:
        if self.skip_tag is not None:
            if tag == self.skip_tag:
                self.skip_depth -= 1
                if not self.skip_depth:
                    self.skip_tag = None
                    if self.mark_empty:
                        self.raw.append((len(self.blocks), ""))
                        self.mark_empty = False
            return
        if tag in BLOCK_TAGS:
            self._shut(tag)
        elif tag == "label" and self.kind is BlockKind.TITLE:
            self._flush()
        elif tag == "sup":
            self.sup = max(0, self.sup - 1)
        elif tag in CODE_TAGS:
            self.code = max(0, self.code - 1)

    def data(self, text: str) -> None:
        if self.skip_tag is not None or not self.inside:
            self.mark_empty = self.mark_empty and not text.strip()
            if self.skip_tag == "svg" and self.inside:
                self.drawn.append(text)
            return
        self.buffer.add(text, self.sup, self.code)

    def comment(self, text: str) -> None:
        if self.skip_tag is not None or not self.inside:
            return
        if self.buffer.length or self.stack[-1].tag in LEAF_TAGS:
            self.buffer.comments.append((self.buffer.length, text))
        else:
            self.pending.append(text)

    def pi(self, target: str, data: str | None = None) -> None:
        """Processing instructions are not text."""

    def close(self) -> "_Reader":
        self._flush()
        while len(self.stack) > 1:
            self._shut(self.stack[-1].tag)
        self._settle_comments(self.pending, len(self.blocks))
        for text, place in self.tooltips.items():
            self.blocks.append(Block(BlockKind.TOOLTIP, text, place))
        return self

    # --- elements

    def _skip(self, tag: str) -> None:
        """Leave out an element that was just opened, and all that is in it."""
        if tag in BLOCK_TAGS:
            kept = self.stack.pop()
            self.open_tags[tag] -= 1
            self.kind, self.place, self.pending = kept.kind, kept.place, kept.comments
        self.sup -= tag == "sup"
        self.code -= tag in CODE_TAGS
        self.skip_tag, self.skip_depth = tag, 1

    def _attributes(self, tag: str, attrib: Mapping[str, str]) -> None:
        """What an element's attributes say of its content: a citation, a tooltip, an image text, nothing to read."""
        classes = attrib.get("class", "").split()
        if tag == "img":
            self.buffer.alts += [text for name in ("alt", "title") if (text := folded(attrib.get(name, "")).strip())]
            return
        keys = attrib.get("data-cites")
        if keys is not None or not CITATION_CLASSES.isdisjoint(classes) or attrib.get("role") in CITATION_ROLES:
            found = tuple((keys or attrib.get("href", "").lstrip("#")).replace(",", " ").split())
            if found or tag != "cite":
                self.buffer.citations.append(
                    Citation(self.buffer.length, found, "citation-unresolved" not in classes, id=attrib.get("id"))
                )
                self._skip(tag)
                self.mark_empty = True
        elif tag == "a" and self._is_note_mark(classes, attrib):
            self.buffer.citations.append(
                Citation(self.buffer.length, (), note=attrib.get("href", "").rpartition("#")[2])
            )
            self._skip(tag)
            self.mark_empty = True
        elif not UNSEEN_CLASSES.isdisjoint(classes):
            self._skip(tag)
        elif tag == "abbr":
            if text := folded(attrib.get("title", "")).strip():
                self.tooltips.setdefault(text, Place())
        elif tag == "a" and self.place.note is not None and _SOURCE_LINK.match(attrib.get("href", "")):
            self.sourced_notes.add(self.place.note)

    def _is_note_mark(self, classes: list[str], attrib: Mapping[str, str]) -> bool:
        href = attrib.get("href", "")
        return "#" in href and (
            not NOTE_MARK_CLASSES.isdisjoint(classes) or attrib.get("role") == "doc-noteref" or href.startswith("#fn:")
        )

    def _open(self, tag: str, attrib: Mapping[str, str]) -> None:
        self._flush()
        kept = _Open(tag, self.kind, self.place, first=len(self.blocks), tables=len(self.tables))
        if not self.inside and self._is_root(tag, attrib):
            self.inside = kept.root = True
        if self.pending and tag not in PAGE_TAGS:
            kept.comments, self.pending = self.pending, []
        self.stack.append(kept)
        self.open_tags[tag] = self.open_tags.get(tag, 0) + 1
        if not self.inside:
            return
        classes = attrib.get("class", "").split() if attrib else ()
        if tag in KINDS:
            # The name of a row speaks for its row, and not for what stands below it.
            self.kind = KINDS["td"] if attrib and attrib.get("scope") == "row" else KINDS[tag]
        if tag == "p" and not attrib:  # the most frequent
            return
        if tag == "pre":
            self.code += 1
            self.before = None
        elif tag == "hr":
            self.before = None
        elif tag in ("ul", "ol"):
            kept.lead_in = self._lead_in()
        elif tag == "li":
            self._open_item(attrib)
        elif tag == "table":
            self.tables.append(Table(self._lead_in()))
            self.place = self.place._replace(table=len(self.tables) - 1, row=-1, column=-1, item=None)
        elif tag == "tr":
            self.place = _moved(self.place, kept.place.row + 1, -1)
        elif tag in ("td", "th"):
            span = attrib.get("colspan", "1") if attrib else "1"
            kept.span = min(int(span), 1000) if span.isascii() and span.isdigit() else 1
            self.place = _moved(self.place, kept.place.row, kept.place.column + 1)
        elif tag[0] == "h" and tag[1:].isdigit():
            self.place = _below(self.place, int(tag[1]))
        elif tag == "details" or not BOX_CLASSES.isdisjoint(classes):
            self._open_box(kept, "tabbed-block" in classes)
        elif not TITLE_CLASSES.isdisjoint(classes):
            self.kind = BlockKind.TITLE
        elif "tabbed-set" in classes:
            kept.tab_boxes = []
        elif "tabbed-labels" in classes:
            self.kind = BlockKind.TITLE
        if not attrib and self.root != "body":
            return
        if GENERATED in classes or "data-generated" in attrib:
            self.generated = True
            self._skip(tag)
        elif (
            not REFERENCE_LISTS.isdisjoint(classes)
            or attrib.get("id") == "refs"
            or (self.root == "body" and tag in _FURNITURE)
        ):
            self._skip(tag)

    def _is_root(self, tag: str, attrib: Mapping[str, str]) -> bool:
        return tag == self.root or (self.root == "role=main" and attrib.get("role") == "main")

    def _open_item(self, attrib: Mapping[str, str]) -> None:
        within = self.stack[-2]
        note = (
            attrib.get("id", "") if attrib.get("id", "").startswith("fn") or attrib.get("role") == "doc-endnote" else ""
        )
        if note:
            self.place = Place(note=note)
            self.kind = BlockKind.PARAGRAPH
            return
        self.items.append(Item(self.place.item, within.lead_in))
        self.place = self.place._replace(item=len(self.items) - 1)

    def _open_box(self, kept: _Open, tab: bool) -> None:
        tabs = next((o.tab_boxes for o in reversed(self.stack[-4:]) if o.tab_boxes), None) if tab else None
        if tabs:
            kept.box = tabs.pop(0)
        else:
            self.boxes.append(Box(len(self.blocks), len(self.blocks)))
            kept.box = len(self.boxes) - 1
        self.place = Place(box=kept.box, note=self.place.note)
        self.kind = BlockKind.PARAGRAPH

    def _shut(self, tag: str) -> None:
        self._flush()
        if not self.open_tags.get(tag):
            return
        while len(self.stack) > 1:
            kept = self.stack.pop()
            self.open_tags[kept.tag] -= 1
            self._restore(kept)
            if kept.tag == tag:
                return

    def _restore(self, kept: _Open) -> None:
        self._settle_comments(self.pending, len(self.blocks))
        self.pending = []
        self._settle_comments(kept.comments, kept.first)
        if kept.tag == "pre":
            self.code = max(0, self.code - 1)
            self.before = None
        if kept.box is not None:
            self.boxes[kept.box] = Box(kept.first, len(self.blocks))
        if kept.tag == "figure":
            self._settle_captions(kept)
            self._settle_drawings(kept)
        if kept.tag in ("td", "th"):
            kept.place = _moved(kept.place, kept.place.row, self.place.column + kept.span - 1)
        elif kept.tag in ("tr", "thead", "tbody", "tfoot"):
            kept.place = _moved(kept.place, self.place.row, kept.place.column)
        self.kind, self.place = kept.kind, kept.place
        if kept.root:
            self.inside = False

    # --- text

    def _lead_in(self) -> int | None:
        """The block directly above, when it stands in the same item, cell and box and ends in a colon."""
        if self.before is None:
            return None
        above, here = self.blocks[self.before], self.place
        same = (above.place.item, above.place.table, above.place.box) == (here.item, here.table, here.box)
        return self.before if same and above.text.endswith(":") else None

    def _settle_comments(self, texts: list[str], first: int) -> None:
        if texts:
            self.comments += [Comment(text, first, len(self.blocks)) for text in texts]

    def _settle_captions(self, figure: _Open) -> None:
        blocks = range(figure.first, len(self.blocks))
        captions = tuple(at for at in blocks if self.blocks[at].kind is BlockKind.CAPTION)
        for at in range(figure.tables, len(self.tables)):
            self.tables[at] = replace(self.tables[at], captions=captions)

    def _settle_drawings(self, figure: _Open) -> None:
        """A chart's own words are read where they are not those of its table, caption or text in the same figure."""
        if self.drawn:
            said = {word for block in self.blocks[figure.first :] for word in block.text.split()}
            texts, self.drawn = self.drawn, []
            self.blocks += [
                Block(BlockKind.PARAGRAPH, " ".join(words), self.place)
                for text in texts
                if (words := text.split()) and not said.issuperset(words)
            ]

    def _flush(self) -> None:
        """Close the buffer into a block."""
        read = self.buffer
        if not read:
            return
        self.buffer = Buffer()
        if not self.inside:
            return
        text = read.text()
        index, size = len(self.blocks), len(text)
        if (
            self.kind is BlockKind.TITLE
            and (tabs := self.stack[-2].tab_boxes if len(self.stack) > 1 else None) is not None
        ):
            self.boxes.append(Box(index, index))
            tabs.append(len(self.boxes) - 1)
            self.place = self.place._replace(box=len(self.boxes) - 1)
        if text or read.citations:
            code = read.code_within(size)
            self._keep_pending(index)
            self.blocks.append(Block(self.kind, text, self.place, read.marks(size), code))
            if "[" in text:
                self.raw += [(index, found.group()) for found in _RAW.finditer(mask(text, code))]
            self.before = index
        else:
            self.before = None
        for offset, comment in read.comments:
            self.comments.append(Comment(comment, index, index + 1, min(offset, size) or None))
        self.blocks += [Block(BlockKind.ALT, alt, self.place) for alt in read.alts]

    def _keep_pending(self, index: int) -> None:
        """Bare text after a comment on its own: the text is the next block."""
        if self.pending:
            self.comments += [Comment(text, index, index + 1) for text in self.pending]
            self.pending = []
