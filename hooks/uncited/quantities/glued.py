"""A test for numbers that are glued to letters, and so are part of a name: PHQ-9, B12, HTTP/2, 5-HT2A."""

from ..model import CODE, BlockKind, Kind
from .candidate import Candidate
from .lexicon import words
from .numerals import ORDINAL_ENDINGS

_PREFIXES = words("mid late early pre post sub non under over then now all ex every per n plus minus us rs past sup")


def glued_to_letters(c: Candidate, where: BlockKind) -> bool:
    """PHQ-9, B12, HTTP/2, 5-HT2A, 3D, 401(k), #911."""
    t = c.t
    tokens, gaps = t.tokens, t.gaps
    i = c.i
    if not gaps[i]:
        before = tokens[i - 1]
        if before in {"#", "!"} and (before == "#" or gaps[i - 1] or tokens[i - 2] == "("):
            return True
        if "," in tokens[c.ni] and c.plain is False and before[-1:].isalpha() and len(before) == 1:
            return False  # a sign of money that was misread: "Ł9,754.00"
        if before[-1:].isalpha() or before in {"_", "\\"}:
            # "n15" and "p5" are names; "Rs500" was read as money.
            return before not in _PREFIXES or t.gaps[i - 1] != " "
        if before == ":" and gaps[i - 1] and c.plain and (c.value or 0) > 79:
            return True  # a port
        if before in {"-", "/", ".", "+", ":", "@", "&", "^", "*"} and not gaps[i - 1]:
            further = tokens[i - 2]
            if before == "." and c.form not in {"digit", "odd"} and t.capital(i) and len(further) > 2:
                return False  # a slip: "symptoms fell.Half felt better"
            if before == "-" and c.form not in {"digit", "odd"}:
                return (
                    further.isalpha()
                    and further not in _PREFIXES
                    and (not c.sure() or c.form == "fraction")
                    and c.kind is not Kind.YEAR
                )
            if further == "top" and tokens[i - 3] == "the":
                return False  # ranked in the top-5
            if further[-1:].isalpha() or CODE in further:
                if before == ":" and c.sure():
                    return False
                if before == "-" and further in _ENCODINGS:
                    return True  # UTF-8 bytes
                if further in _PREFIXES or (before in {"-", "/"} and c.sure() and c.kind is not Kind.DURATION):
                    return False
                return not (before == "/" and len(further) > 4 and c.sure())
            if before == "+" and further == "+":
                return True
            return before == "." and further[-1:].isdecimal()
        if before == ")" and tokens[c.j - 1].isalpha() and not gaps[c.j] and tokens[c.j][:1].isdecimal():
            return True  # (CYP)2B6
    if c.form not in {"digit", "odd"}:
        return False
    if c.nj < c.j and not gaps[c.j] and tokens[c.j][:1].isdecimal() and tokens[c.j - 1].isalpha():
        return True  # 7cc112
    if tokens[c.nj] == "-" and tokens[c.nj + 1] in {"bit", "based", "indexed"} and not gaps[c.nj]:
        return True
    if (
        c.j == c.nj + 1
        and not gaps[c.nj]
        and t.written(c.nj).isupper()
        and tokens[c.j] == "-"
        and not (gaps[c.j] or gaps[c.j + 1])
        and tokens[c.j + 1].isdecimal()
    ):
        return True  # SMPTE 258M-2004
    after = tokens[c.j]
    if after == "/" and c.j == c.ni + 2 and not gaps[c.j] and c.kind is Kind.NUMBER and tokens[c.ni + 1].isalpha():
        return t.capital(c.j + 1) or tokens[c.j + 1][:1].isdecimal()  # 3B/2B, 3B/SS
    if not gaps[c.j] and after:
        if after[0].isalpha() and c.nj == c.j and after not in _ENDINGS:
            return True
        if after == "(" and len(tokens[c.j + 1]) == 1 and tokens[c.j + 1].isalpha() and c.nj == c.j:
            return True
        if after == "…":
            return True
        if after == "." and not gaps[c.j + 1] and tokens[c.j + 1].isalpha() and c.nj == c.j:
            return True
        if after == "-" and c.nj == c.j and not gaps[c.j + 1]:
            follow = tokens[c.j + 1]
            if len(follow) <= 2 and follow.isalpha():
                return True
            return follow.isalpha() and t.capital(c.j + 1) and not t.in_title_case()
        if after in {"_", "@", "\\"} or (
            after == "'"
            and tokens[c.j + 1] not in {"s", "", ".", ","}
            and (not gaps[c.j + 1] or tokens[c.j + 1] in _STRAND)
        ):
            return True
    return False


_ENCODINGS = words("utf iso ascii latin base sha md aes rsa crc cp ucs ieee int uint float covid sars")
_ENDINGS = ORDINAL_ENDINGS | {"s"}
_STRAND = words("end ends terminus")
