"""What the elements and classes of a page mean to a reader: the one table of what is known of HTML and of generators.

What is not listed here is read as prose, never skipped.
"""

from uncited.model import BlockKind

BLOCK_TAGS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol
    optgroup option p pre search section select summary table tbody td textarea tfoot th thead tr ul
    """.split()
)
LEAF_TAGS = frozenset(
    ["p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "summary", "caption", "figcaption", "label"]
)
PAGE_TAGS = frozenset(("html", "body", "main", "article"))  # the page itself, not a block of it
CODE_TAGS = frozenset(("code", "kbd", "samp", "pre", "textarea"))
UNSEEN_TAGS = frozenset(("script", "style", "template", "head"))
UNSEEN_CLASSES = frozenset(("headerlink", "footnote-backref", "toc", "md-content__button", "footnote-backlink"))
KINDS = {
    **{f"h{n}": BlockKind.HEADING for n in range(1, 7)},
    "li": BlockKind.ITEM,
    "td": BlockKind.CELL,
    "th": BlockKind.HEADER,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
    "summary": BlockKind.TITLE,
    "dt": BlockKind.TERM,
    "dd": BlockKind.PARAGRAPH,
}
BOX_CLASSES = frozenset(("admonition", "tabbed-block", "callout"))
TITLE_CLASSES = frozenset(("admonition-title", "callout-title"))
# A generated list of references is no prose: pandoc, Quarto, Sphinx, bookdown, ours.
REFERENCE_LISTS = frozenset(("references", "csl-bib-body", "bibliography", "citation-list"))
# What this project makes from the checked pages themselves; named in the report, and not checked again.
GENERATED = "uncited-generated"
# What other generators mark a citation with. Each of these holds only the mark, never a sentence.
CITATION_CLASSES = frozenset(("citation", "citation-unresolved", "bibref", "biblioref", "citation-reference"))
NOTE_MARK_CLASSES = frozenset(("footnote-ref", "footnote-reference", "footnote"))
# The language of a block of code that is a chart.
CHART = "chart"
CITATION_ROLES = frozenset(("doc-biblioref",))
