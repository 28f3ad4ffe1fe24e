"""Tests for numbers that belong to the text itself: list markers, parts of its examples, references back."""

from ..model import BlockKind, Kind
from .candidate import Candidate
from .lexicon import FUNCTION, LIST_NOUNS, PEOPLE, is_past, words


def marker(c: Candidate, where: BlockKind) -> bool:
    """ "3. Results", "2.1 Methods", "(1) loops and (2) whorls", "39(1)"."""
    t = c.t
    tokens, gaps = t.tokens, t.gaps
    if c.kind not in (Kind.NUMBER, Kind.COUNT):
        return False
    if c.high is not None and c.form == "digit":
        # Pages at the end of a reference: "..., 12-19."
        return (
            tokens[c.i - 1] == ","
            and tokens[c.j] in {"", ".", ";"}
            and tokens[c.nj] == "-"
            and c.kind is Kind.NUMBER
            and not c.decimals
        )
    if c.value is None or c.value > 99 or c.value < 0:
        return False
    i, j = c.ni, c.nj
    if tokens[i - 1] in {":", ";"} and tokens[j] in {".", ")"} and j + 1 == t.last and c.plain and c.value < 21:
        # The marker of the item to come, cut off ("are met: 1."); not the value behind a name ("Number needed to treat: 7.").
        return tokens[j] == ")" or tokens[i - 1] == ";" or c.value == 1
    if tokens[j] == "ff":
        return True  # pages 33 ff.
    if tokens[i - 1] == "[" and c.plain and tokens[j] in {"]", ","} and _INTERVALS.isdisjoint(tokens[i - 4 : i - 1]):
        return True
    if i == t.first + 1 and tokens[i - 1] == "(" and tokens[j] == ")" and c.decimals == 1 and t.capital(j + 1):
        return True  # (3.4) The state of the roads
    if tokens[i - 1] == "(" and tokens[j] in {")", "."}:
        if tokens[j] == "." and not gaps[j] and tokens[j + 1].isalpha() and not t.capital(j + 1):
            return True  # He (3. walk) home.
        if not gaps[i - 1] and i - 1 > t.first:
            return True
        before = tokens[i - 2]
        if c.value == 1 and tokens[j + 1] in _ITEM_STARTS and _has_second(c):
            return True
        return (
            c.decimals == 0
            and c.value < 21
            and c.plain
            and (before in _BEFORE_MARKER or tokens[j + 1] in {"the", "a", "an"} or _among_markers(c))
        )
    if i == t.first and c.plain and len(tokens[j]) == 1 and tokens[j].isalpha() and tokens[j + 1] == ")":
        return True  # 1 a) the cause
    if i == t.first and t.capital(j) and c.plain and c.value < 30 and where is not BlockKind.CELL and t.gaps[j]:
        return (
            not t.in_title_case()
            and (c.kind is Kind.NUMBER or c.value == 1 or tokens[j] in FUNCTION)
            and tokens[j].isalpha()
            and len(tokens[j]) > 1
        )
    if i != t.first:
        if tokens[j] != ")" or not gaps[i] or gaps[j] or not c.plain or c.value > 20:
            return False
        return _balance(c) or (c.value == 1 and _has_second(c) and _unopened(c))
    if where is BlockKind.CELL or where is BlockKind.HEADER:
        return False
    if tokens[j] == "." and j + 1 == t.last:
        return True  # all that is left of "7.4. Results" where it was split
    if tokens[j] in {".", ")", ":"} and not gaps[j] and tokens[j + 1]:
        return c.plain or c.decimals > 0
    if where in (BlockKind.HEADING, BlockKind.TITLE, BlockKind.CAPTION):
        return c.decimals == 1 and t.capital(j)
    return False


_BEFORE_MARKER = frozenset({"", ":", ";", ",", "and", "or", ".", "either", "both", "by", "that", "to", "are", "is"})


_ITEM_STARTS = words("to whether that how what why if when the a an which who in for by those all")


def _among_markers(c: Candidate) -> bool:
    """The (2) of "shall (1) keep the books and (2) show them": a neighbour is marked too, and a word of the item follows."""
    tokens = c.t.tokens
    word = tokens[c.nj + 1]
    if not word.isalpha() or word in FUNCTION:
        return False
    found = False
    for k in range(max(c.ni - 60, c.t.first), min(c.ni + 60, c.t.last)):
        if tokens[k] == "(" and tokens[k + 2] == ")" and tokens[k + 1].isdecimal():
            found |= abs(int(tokens[k + 1][:3]) - (c.value or 0)) == 1
    return found


def _balance(c: Candidate) -> bool:
    """Whether the number with its bracket stands where an item begins: "a) 1) 2)"."""
    return c.t.tokens[c.i - 1] in _BEFORE_MARKER and _unopened(c)


def _unopened(c: Candidate) -> bool:
    """Whether the bracket that closes after the number was never opened."""
    for k in range(c.i - 1, max(c.i - 30, c.t.first - 1), -1):
        if c.t.tokens[k] == "(":
            return False
        if c.t.tokens[k] == ")":
            break
    return True


def _has_second(c: Candidate) -> bool:
    """Whether a later item of the same list is marked 2: "1) whether ... and 2) whether"."""
    tokens = c.t.tokens
    return any(tokens[k] == "2" and tokens[k + 1] == ")" for k in range(c.j, min(c.j + 150, c.t.last)))


def in_our_example(c: Candidate, where: BlockKind) -> bool:
    """ "We call `main` with two arguments": what an example in the text holds."""
    return (
        c.kind is Kind.COUNT
        and c.form == "word"
        and (c.value or 0) < 5
        and (c.t.code or (c.noun is not None and c.t.tokens[c.noun] in _PROGRAM_THINGS))
        and (not _AUTHORS.isdisjoint(c.t.words) or c.t.tokens[c.t.first] == "here")
    )


def software_part(c: Candidate, where: BlockKind) -> bool:
    """ "takes two arguments", "prints three lines": how a piece of software is made, not a limit of it."""
    if c.kind is not Kind.COUNT or c.form != "word" or (c.value or 0) > 4 or c.bound is not None or c.noun is None:
        return False
    t = c.t
    noun = t.tokens[c.noun]
    if noun in _SCREEN_PARTS or (noun in _WINDOW_PARTS and not _SCREEN.isdisjoint(t.words)):
        return True
    if t.tokens[c.prev] == "and" and noun in _ARGUMENTS and not _GIVING.isdisjoint(t.tokens[max(c.i - 8, 0) : c.i]):
        return True  # takes one path and two flags
    if noun in _ARGUMENTS:
        return t.code or noun in _VALUES or not _GIVING.isdisjoint({t.tokens[c.prev], t.tokens[c.prev - 1]})
    return noun in _FILED and (t.code or t.tokens[c.prev] in _GIVING)


_VALUES = words("operands callbacks subcommands placeholders integers booleans")
_ARGUMENTS = _VALUES | words("arguments parameters strings terminals")
_SCREEN_PARTS = words("tabs panes dialogs toolbars checkboxes dropdowns submenus textboxes")
_WINDOW_PARTS = words("sections windows buttons columns menus screens panels icons fields boxes")
_SCREEN = words("tab pane dialog toolbar checkbox dropdown menu click screen cursor button window")
_FILED = words("files lines values fields columns rows variables flags identifiers directories folders options")
SOFTWARE_PARTS = _SCREEN_PARTS | _WINDOW_PARTS | _ARGUMENTS | _FILED
_GIVING = words("takes take taking accepts accept accepting returns return returning expects expect prints print outputs "
                "generates produces emits creates requires receives need have has")  # fmt: skip
_PROGRAM_THINGS = words("threads lists structs functions traits modules pointers servers nodes processes variables arrays "
                         "objects instances containers tables queues buckets keys databases")  # fmt: skip
_AUTHORS = words("example we our us we'll we've we're let's")


def period_label(c: Candidate, where: BlockKind) -> bool:
    """ "For fiscal 2019 and 2018, the components were as follows:": the heads of the table to come."""
    t = c.t
    if c.kind not in (Kind.YEAR, Kind.DATE, Kind.DURATION) or t.tokens[t.last - 1] != ":":
        return False
    if t.tokens[c.i - 1] == "on":
        return False  # on the 3rd of May the board took the following steps:
    return not _LEADING_IN.isdisjoint(t.tokens[max(t.last - 6, t.first) :]) or (
        "following" in t.words and not _TABLES.isdisjoint(t.words)
    )


_LEADING_IN = words("following follows below")
_TABLES = words("table tables summary summarizes summarises presents sets chart")

# Acts on any two things of a kind, when told to "you" or with code in the sentence.
_JOINING = words("compare comparing combine combining merge merging join joining concatenate concatenating swap swapping "
                 "add adding subtract multiply")  # fmt: skip
_INTERVALS = words("iqr ci cri range interval median mean =")
_TEXT_PARTS = words("chapters sections questions examples steps columns rows lines paragraphs parts sentences arguments "
                    "characters words letters digits bullets exercises modules lessons pages tabs")  # fmt: skip
_WORDED = words("terms names words statements reasons")
_NEIGHBOURS = words("next preceding previous above remaining")
_BACK = words("these those both such same")
_HAVING = words("had has have")


def refers_back(c: Candidate, where: BlockKind) -> bool:
    """ "the two groups", "these three steps", "all four dimensions"."""
    if c.kind not in (Kind.COUNT, Kind.NUMBER) or c.value is None or c.high is not None or c.value < 2:
        return False
    t = c.t
    tokens = t.tokens
    k = c.i - 1
    word = tokens[k]
    if (
        word in {"other", "middle"}
        and tokens[k - 1] == "the"
        and _acted(c)
        and (c.value > 2 or tokens[c.noun or 0] in PEOPLE)
    ):
        return False  # the other four banks failed
    if word in {"other", "latter", "former", "specific", "particular", "middle"}:
        k -= 1
        word = "the" if tokens[k] == "the" else tokens[k]
    if word in {"first", "last"} and c.noun is None and tokens[k - 1] == "the" and c.form == "word":
        return tokens[c.j] in {"are", "have"} and k - 1 == t.first  # The last three are of another kind
    if word == "first" or word == "last":
        listed = tokens[k - 1] == "the" and tokens[c.j] in _WORDED and tokens[c.j + 1] != "of"
        return c.noun is not None and (listed or tokens[c.noun] in _TEXT_PARTS) and c.value <= 12
    if word == "our" and c.noun is not None and tokens[c.noun] in LIST_NOUNS and "you" in t.words:
        return c.form == "word" and c.value <= 12  # our three methods will help you
    if word in {"each", "any"} or tokens[c.j] in {"mentioned", "aforementioned", "respective"}:
        return c.value <= 4
    if tokens[c.j] == "said":
        return word == "the" and c.value <= 4  # the two said parties
    if (
        word in _BACK
        or (tokens[c.j] == "such" and word in FUNCTION and word not in _HAVING)
        or (word == "following" and tokens[k - 1] in _BACK | {"the"})
    ):
        return c.value <= 12
    if word in _NEIGHBOURS and tokens[k - 1] == "the" and c.form == "word" and c.noun is not None:
        return c.value <= 12 and tokens[c.noun] in _TEXT_PARTS | LIST_NOUNS | _PROGRAM_THINGS
    if word == "all" and c.form == "word":
        if c.noun is not None and tokens[c.noun] in LIST_NOUNS:
            return c.value <= 12
        return c.value <= 4 and (c.noun is None or tokens[c.noun] not in PEOPLE)
    if word in _JOINING and c.form == "word" and c.value == 2 and (t.code or "you" in t.words):
        return True  # when you compare two values
    if word in {"between", "of", "in", "for"} and tokens[k - 1] in {"difference", "differences"}:
        return c.form == "word" and (word == "between" or c.noun is None) and c.value <= 4
    if word != "the" or c.value > 4 or c.decimals:
        return False
    if c.form == "digit" and c.value > 3:
        return False
    if c.noun is None:
        return True
    for m in range(c.j, c.noun + 1):
        adjective = tokens[m]
        if adjective.endswith("est") or adjective in {"most", "least"}:
            return False
    return True


def _acted(c: Candidate) -> bool:
    """Whether what is counted did something: "four banks failed"."""
    return c.noun is not None and is_past(c.t.tokens[c.noun + 1])
