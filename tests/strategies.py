"""Texts for the property tests: made of pieces that mean something, mostly in the right order, and so read to their end."""

from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

T = TypeVar("T")


def joined(pieces: SearchStrategy[str], between: str = "", longest: int = 60) -> SearchStrategy[str]:
    """A few pieces or many. A list without a least size has five on average, however long it may be."""
    few, many = st.lists(pieces, max_size=8), st.lists(pieces, min_size=longest // 4, max_size=longest)
    return st.one_of(few, many).map(between.join)


def mostly(usual: SearchStrategy[T], odd: SearchStrategy[T]) -> SearchStrategy[T]:
    """One in five is odd. Where `|` joins them, each alternative of either side has the same chance."""
    return st.integers(0, 4).flatmap(lambda number: odd if number == 4 else usual)


# --- sentences

WORDS = (
    "55.4\\%", "41 %", "a third", "403 people", "3 weeks", "0.5 mg/kg", "p < 0.05", "95\\% CI 3 to 9", "half of", "$300",
    "with ketamine", "with ECT", "than", "response", "relapsed", "respectively", "and", "versus", "at", "about", "up to", "of",
    "(", ")", ",", ";", ":", ".", "–", "in 2019", "7 in 10", "doubled", "n.s.", "×", "½", "60 or older", "1,148", "3 to 9",
    "week 4", "Table 2", "twice a week", "£5 million", "MD", "-2.4", "hazard ratio 0.6", "10⁶", "no", "two of them",
)  # fmt: skip
SAID = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)

# --- bibliographies

_VALUES = (
    "10.5555/known.2020", "https://doi.org/10.5555/a", "10.5555/a%b", "10.1000/1", "31 May", "2020", "2020-02-30", "{n.d.}", "12345678",
    "https://example.org/a_b?c=5%&d", "http://x.org", "javascript:alert(1)", "ftp://x.org", "Smith, Ann and Roe, Jane", "{WHO}",
    "{A trial of {ECT}}", "On ECT in DNA", "5\\% of them", "5% of them", "\\url{https://x.org}", "12(3)", "101--9", "jan", "\\'e", "$x^2$",
    "x", "a and others", "{\\\"o}", "\\textsubscript{2}", "<b>x</b>", "Read: abstract. Of all, 5\\%. [Abstract]", "~", "--",
)  # fmt: skip
_NAMES = (
    "author title journal booktitle year date volume number pages editor publisher institution howpublished note url doi pmid isbn "
    "urldate month crossref annotation keywords Title x"
).split()
STATEMENTS = st.tuples(
    SAID.filter(bool),
    mostly(
        st.sampled_from(("[Abstract]", "[Table 2, row 3]", "[p. 4]")),
        st.sampled_from(("[]", "[CI 3 to 9]", "", "[", "]")),
    ),
).map(" ".join)
ANNOTES = st.tuples(
    mostly(
        st.sampled_from(("Read: abstract.", "Read: full text.", "read:\n secondary .")),
        st.sampled_from(("Read: all.", "Read", "")),
    ),
    st.lists(STATEMENTS, max_size=4).map("\n  ".join),
).map(" ".join)
_FIELDS = st.one_of(
    st.builds("  {} = {{{}}},\n".format, st.sampled_from(_NAMES), st.sampled_from(_VALUES)),
    st.builds(
        "  {} = {{{}}},\n".format, st.sampled_from(("doi", "url", "title", "author", "year")), st.sampled_from(_VALUES)
    ),
    st.builds("  annote = {{{}}},\n".format, ANNOTES),
)
_ODD_FIELDS = st.builds(
    "  {} = {}\n".format, st.sampled_from(_NAMES), st.sampled_from(('"x" # jan,', "2020,", '"{a"}",', "jan", "{", "}}"))
)
ENTRIES = st.builds(
    "@{}{{{},\n{}}}\n".format,
    mostly(
        st.sampled_from(("article", "misc", "book", "Online", "incollection")),
        st.sampled_from(("string", "comment", "")),
    ),
    mostly(st.sampled_from(("a", "b", "A", "known2020")), st.sampled_from(("a.b", "", "é", "a b"))),
    mostly(st.lists(_FIELDS, max_size=9), st.lists(_FIELDS | _ODD_FIELDS, max_size=5)).map("".join),
)
_BIB_PIECES = st.sampled_from(
    ("@article{", "@misc(", "@string{", "@comment{", "@preamble{", "a", "key2020", "title = ", "year", "=", "{", "}",
     "(", ")", '"', ",", "#", "%", "\\", "\n", "\r\n", " ", "@", "[", "]", "Read: abstract.", "doi = {10.1000/1}",
     "url = {", "https://", "javascript:", "$", "_", "^", "~", "--", "''", "\\'", "\\par ", "\\textsubscript", "2", "É",
     "\ufeff", "annote = {", "urldate = {2024-", "month = jan", "crossref = {a}", "\x00", "٣", "ß", "\u2028", "\f")
)  # fmt: skip
_RIGHT = st.lists(ENTRIES, min_size=1, max_size=4).map("\n".join)


@st.composite
def _spoilt(draw: st.DrawFn) -> str:
    """A bibliography in which a stretch was replaced."""
    text, piece = draw(_RIGHT), draw(_BIB_PIECES)
    at = draw(st.integers(0, len(text)))
    return text[:at] + piece + text[at + draw(st.integers(0, 9)) :]


BIBLIOGRAPHIES = mostly(st.one_of(_RIGHT, _spoilt()), joined(_BIB_PIECES) | st.text(max_size=200))

# --- pages

_MARKS = (
    "[ ] ( ) ! * ** _ ` ``` ~ ^ = == + { } {: < > <!-- --> </div> <div> &nbsp; & | || - # \\ \" ' : ; 55 % 12 mg a b "
    "? !!! ??? === /// --8<-- [@a] [^1] [^1]: *[A]: https://x.y @ é ½ 10⁶ \u200b \u202e 👩"
).split(" ")
_LINES = (
    "\n", "\n\n", "\r\n", "\r", "\t", "    ", "\n    ", "\n- ", "\n> ", '=== "x"\n\n', "| a |\n| - |\n", "---\n", " ",
    "\n\n55 % responded. ", "\n\nHalf of patients slept.[@a] ", "<!-- uncited: counted -->", "\n| Half | 41 % [@b] |", "\n\n1. ",
    '\n\n--8<-- "x"\n', "[@a, Table 2; @b]", "\n\n```\n", '\n\n!!! note "55 %"\n\n    ', "\n\n# Half of it\n\n", "![5 %](x)", "[link](x)",
    "\n\n*[ECT]: 44 % of it\n", "\n\nA\n:   ", "[^1]\n\n[^1]: 5 % ", "<b>", "</b>", "\n\n<div markdown>\n\n", "\n\n</div>\n\n",
)  # fmt: skip
MARKDOWN = joined(st.sampled_from((*_MARKS, *_LINES, *_LINES)))
FRONT_MATTER = st.lists(
    st.sampled_from(
        ("title: Über 5 %", 'title: "A 55\\u00a0% share"', "description: >-\n  Of many,\n  55 %", "description: |\n  5 %\n", "tags: [a, 5 %]",
         "uncited: [{text: a, reason: b}]", "uncited:\n  - text: a 5 %\n    reason: b", "uncited: x", "uncited: {text: a}", "é: 'It''s'",
         "updated: 2024-05-01", "updated: 2024-13-45", "review_by: 2024-05-01", "reviewed: soon", "a: b: c", "x: 1e999", "a: {b: c}", "",
         "\tx: tab", "...", "---", "- list", "# 5 %", "? x", "<<: *a", "&a x: *a", "x: &a [*a]", "x: !!python/none 1", "x: \x00", "[a]: b",
         "title: “x”: y", "x: |\n", "x: 0x5", "x: 0o9", "x: 12:30:45", "null: ~", "x: \u2028y", "x: \x85y", "x: {", "%YAML 1.1")
    ),
    max_size=6,
).map(lambda lines: "".join(f"{line}\n" for line in lines))  # fmt: skip
