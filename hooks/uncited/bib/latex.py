"""LaTeX of BibTeX fields to plain text: accents, escapes, dashes, quotes, indices. No figure is ever dropped.

Not a LaTeX engine: a command that is not known goes, its argument stays. A bare % is a percent sign, not a comment.
"""

import re
import unicodedata
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"\\([A-Za-z]+)\*?[ \t]*\n?[ \t]*"  # a command and the white space it swallows
    r"|\\(.)"
    r"|(\$(?=\d)(?![^$\\^_<>=\s]*\$))"  # the sign of a sum of money, not of a formula
    r"|([{}$])|(-{2,3})|(``|''|`)|([\^_])|(~)",
    re.DOTALL,
)

# Without one of these there is no token: a quick look, since most text has none.
_SIGN = re.compile(r"[\\{}$`^_~]")
_FOLD = re.compile(r"[ \t\r\n\f\v]+")

_COMBINING = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
_SYMBOLS = {
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "ss": "ß", "i": "i", "j": "j", "th": "þ", "TH": "Þ", "dh": "ð", "DH": "Ð",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "Delta": "Δ", "kappa": "κ", "lambda": "λ", "mu": "μ",
    "pi": "π", "sigma": "σ", "omega": "ω", "chi": "χ", "textmu": "µ",
    "pm": "±", "times": "×", "cdot": "·", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "approx": "≈",
    "sim": "~", "ast": "*", "infty": "∞", "textpm": "±", "texttimes": "×", "textless": "<", "textgreater": ">",
    "lt": "<", "gt": ">", "textpercent": "%", "textendash": "–", "textemdash": "—", "textasciitilde": "~",
    "textunderscore": "_",
    "textbackslash": "\\", "textasciicircum": "^", "textbar": "|", "textquotesingle": "'", "textquoteright": "’",
    "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”", "textdegree": "°", "degree": "°",
    "textcelsius": "°C", "texteuro": "€", "euro": "€", "pounds": "£", "textsterling": "£", "textdollar": "$",
    "circ": "°", "copyright": "©", "textregistered": "®", "texttrademark": "™", "ldots": "…", "dots": "…",
    "textellipsis": "…",
    "S": "§", "P": "¶", "dag": "†", "par": "\n", "newline": "\n", "quad": " ", "space": " ", "textonehalf": "½",
    "textonequarter": "¼", "textthreequarters": "¾", "guillemotleft": "«", "guillemotright": "»",
}  # fmt: skip
_ESCAPED = {"\\": " ", ",": "\u2009", " ": " ", "\n": " ", "-": "", "/": "", "!": "", ";": " ", "@": ""}
_DASHES = {"--": "–", "---": "—"}
_QUOTES = {"``": "“", "''": "”", "`": "‘"}
_SUBSCRIPT = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SUPERSCRIPT = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_RAISED = {"textsubscript": _SUBSCRIPT, "_": _SUBSCRIPT, "textsuperscript": _SUPERSCRIPT, "^": _SUPERSCRIPT}
_ADDRESS_FIRST = frozenset(("href",))


@dataclass(slots=True)
class _State:
    out: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)  # what each open brace does to its text
    accent: str = ""
    next_group: str = ""
    math: bool = False

    def add(self, text: str) -> None:
        """Append text as the open groups and a waiting accent or index want it."""
        if "skip" in self.groups[-1:] or not text:
            return
        if self.next_group in _RAISED:  # an index without braces takes one character
            raised = _raise(text[0], self.next_group)
            self.next_group = ""
            self.out.append(raised)
            text = text[1:]
        elif self.groups and self.groups[-1] in _RAISED:
            text = _raise(text, self.groups[-1])
        if self.accent and text.strip():
            text = text.lstrip()
            text = unicodedata.normalize("NFC", text[0] + self.accent) + text[1:]
            self.accent = ""
        self.out.append(text)


def to_text(raw: str) -> str:
    """The text that a reader sees, white space folded to single spaces. Linear; any string gives a result."""
    if "\\\\" not in raw:
        raw = raw.replace("\\%", "%")  # the one command that most figures have
    if not (_SIGN.search(raw) or "--" in raw or "''" in raw):
        return _FOLD.sub(" ", raw).strip()
    state, pos = _State(), 0
    for token in _TOKEN.finditer(raw):
        state.add(raw[pos : token.start()])
        pos = token.end()
        command, escaped, price, structure, dashes, quotes, index, tie = token.groups()
        if command is not None:
            _command(state, command)
        elif escaped is not None:
            _escape(state, escaped)
        elif price is not None and not state.math:
            state.add("$")
        elif structure is not None or price is not None:
            _structure(state, structure or "$")
        elif dashes is not None:
            state.add(_DASHES[dashes])
        elif quotes is not None:
            state.add(_QUOTES[quotes])
        elif index is not None and state.math:
            state.next_group = index
        else:
            state.add(index or (tie and " ") or "")
    state.add(raw[pos:])
    return _FOLD.sub(" ", "".join(state.out)).strip()


def _command(state: _State, name: str) -> None:
    if name in _COMBINING:
        state.accent = _COMBINING[name]
    elif name in _RAISED:
        state.next_group = name
    elif name in _ADDRESS_FIRST:
        state.next_group = "skip"
    else:
        state.add(_SYMBOLS.get(name, ""))


def _escape(state: _State, character: str) -> None:
    if character in _COMBINING:
        state.accent = _COMBINING[character]
    elif character in "()":
        state.math = character == "("
    else:
        state.add(_ESCAPED.get(character, character))


def _structure(state: _State, character: str) -> None:
    if character == "{":
        inherited = state.groups[-1] if state.groups else ""
        state.groups.append(state.next_group or inherited)
        state.next_group = ""
    elif character == "}":
        state.accent = ""
        if state.groups:
            state.groups.pop()
    else:
        state.math = not state.math


def _raise(text: str, how: str) -> str:
    # Letters have no raised form: left as they are, they can still be read.
    raised = text.translate(_RAISED[how])
    return raised if all(old != new for old, new in zip(text, raised, strict=True)) else text
