"""Text that is not prose of the page: reference entries, and what a page says of itself."""

import re

from .lexicon import words
from .making import META_WORDS
from .text import Text

# What follows a title in quotation marks, and not what somebody said.
_UNSAID = (
    r"(?!.*\b(?:said|says?|told|tells|added|adds|asked|asks|wrote|writes|continued|explained|explains|noted|notes|recalled|"
    r"recalls|warned|warns|replied|argued|argues|concluded|reported|remembers|remembered|admitted|admits|insisted|insists)\b)"
)
# What only a reference entry has: volume(issue), pages; (Eds.); a year in brackets after initials; "Retrieved from".
_ENTRY = re.compile(
    r"\b[0-9]{1,4} ?\([0-9]{1,4}(?:-[0-9]+)?\)(?:, ?|: ?)(?:pp?\. ?)?[0-9e]"
    r"|\((?:Eds?|Trans|Ed\. by)\.?\)|\b[0-9](?:st|nd|rd|th) ed\."
    r"|\b[A-Z]\.(?: ?[A-Z]\.)*,? (?:(?:&|and) [A-Z][\w'-]+,? [A-Z]\..{0,20})?\([12][0-9]{3}[a-z]?(?:, [A-Z][a-z]+[ 0-9]*)?\)"
    r"|\b(?:Retrieved|Accessed) (?:on )?(?:from|[A-Z][a-z]+ [0-9]|[0-9])"
    r"|\b[12][0-9]{3} [A-Z][a-z]{2}(?: [0-9]{1,2})?;\s?[0-9]{1,4}(?:\([0-9]+\))?:\s?[0-9e]"
    r"|^[A-Z][\w-]+ [A-Z]{1,3}(?:, [A-Z][\w-]+ [A-Z]{1,3})* \([12][0-9]{3}[a-z]?\) [A-Z]"
    r"|\b[12][0-9]{3};\s?[0-9]{1,4}(?:\([0-9A-Za-z -]+\))?:\s?[0-9e]"
    r"|\b[A-Z][a-z]+\.? [0-9]{1,4}, [0-9]{1,6}-[0-9]{1,6} \([12][0-9]{3}\)"
    r"|\b[Vv]ol\. ?[0-9]+,? (?:[Nn]o|[Ii]ss)\. ?[0-9]+"
    r"|\bPress, [12][0-9]{3}\b"
    r"|\b[A-Z][a-z]+(?:, [A-Z][A-Za-z.]+)?: [A-Z][\w&'. -]{2,40}, (?:[12][0-9]{3}[a-z]?[.),;]|[0-9]+-[0-9]+[.;])"
    r'|^"[^"]{5,160}(?:,"|",) (?=.*[0-9])[A-Z0-9(]'
    + _UNSAID
    + r'|^"[^"]{5,160}[.,]" (?:In |[A-Z][\w ]+, )'
    + _UNSAID
    + r".{0,60}[12][0-9]{3}"
    r'|^[A-Z][^"]{3,80}, "[A-Z][^"]+(?:,"|\." [A-Z0-9])'
    r"|\b(?:University|Press|Books|Review|Journal|Quarterly|Magazine|Report [A-Z]?[0-9]+), (?:pp?\. ?)?[0-9]+-[0-9]+\b"
    r"|\b[A-Z][a-z]+ (?:[0-9]{1,2}, )?[12][0-9]{3}, ?(?:pp?\. ?|at [A-Z]?)[0-9]"
    r"|\b[0-9]{1,4}\([0-9]{1,4}\)[.,]? https?://"
    r'|^[A-Z][^"]{2,80}, "[A-Z][^"]{5,160}", .{0,60}\b(?:Conference|Symposium|Workshop|Congress)\b'
    r"|\b[Ss]ee (?:also |generally )?[A-Z].{0,200}[A-Za-z] [0-9]{1,4} \([12][0-9]{3}\)\.?$"
)


# What an entry has and a sentence may have: pages, volume, edition, a year at the end, a publisher.
_TRAIT = re.compile(
    r"\bpp?\. ?[0-9]|\b[Vv]ol\. ?[0-9]|\b[Nn]o\. ?[0-9]|\b(?:ed|eds|edn|trans)\.|\b(?:DOI|doi)[: ]+10|\b(?:ISBN|ISSN|PMID)\b|"
    r"https?:|, [0-9]{1,4}, [0-9]+-[0-9]+|\([12][0-9]{3}[a-z]?\)\.|, [12][0-9]{3}\.?$|\b[A-Z]\. ?(?:[A-Z]\. ?)?[A-Z][a-z]+|"
    r"\b(?:Journal|Proceedings|Press|Publishers?|Review|Magazine|Report|Brief|brief|Annals|Archives)\b|[;:] ?[0-9]+-[0-9]+(?=[.;,]|$)|"
    r"\b(?:Times|Post|Guardian|Herald|Tribune|Gazette|Telegraph|Reuters)\b|\b[A-Z][a-z]{2,} (?:[0-9]{1,2}, )[12][0-9]{3}[.)]*$"
)


_FINITE = words(
    "is are was were be been has have had will would can could may might must should do does did said says found shows "
    "showed show became become made makes make took takes get gets got gave gives went came comes began won lost led rose "
    "fell grew born died used uses use see include includes according i we you he she it they there who which that"
)


_ENTRY_WORDS = words("eds ed retrieved accessed vol trans edition edn")
# With a comma behind them, and a year or pages after it.
_PAGED = words("pp p press university books review journal quarterly magazine report")


_ATTRIBUTIONS = words("source sources credit credits")


def _may_be_entry(t: Text) -> bool:
    """A quick look: most sentences have none of what an entry has."""
    tokens = t.tokens
    if not _ENTRY_WORDS.isdisjoint(t.words) or tokens[t.first] == '"' or ', "' in t.norm:
        return True
    if "," in t.words and not _PAGED.isdisjoint(t.words) and ("-" in t.words or "press" in t.words or "p." in t.norm):
        return True
    if (
        tokens[t.first] in _POINTING
        or tokens[t.first + 1] in _POINTING
        or (tokens[t.last - 2] == ")" and "see" in t.words)
    ):
        return True
    colon = ":" in t.words
    for k in t.spots:
        before, after = tokens[k - 1], tokens[k + 1]
        if (colon or after in _AROUND or before in _AROUND) and _is_of_entry(t, k, before, after, colon):
            return True
    return False


def _is_of_entry(t: Text, k: int, before: str, after: str, colon: bool) -> bool:
    """Whether the number at token k stands as years, volumes and pages do; colon: the sentence has one."""
    tokens = t.tokens
    if not "0" <= tokens[k] < ":":
        return False
    if after == ";" and t.capital(k - 1) and len(tokens[k - 2]) == 4:
        return True
    if before == "(" and after == ")" and len(tokens[k - 2]) < 4 and t.capital(k - 2):
        return True
    if after == "(" and "0" <= tokens[k + 2] < ":" and tokens[k + 3] in {")", "-"}:
        return True
    if len(tokens[k]) == 4 and ((before == "(" and tokens[k - 2] in {".", ","}) or after == ";" or colon):
        return True
    return before == "," and after == "-"


_AROUND = frozenset({"(", ")", ",", ";"})


def reference_entry(t: Text) -> tuple[int, int] | None:
    """A bibliography entry, or the part of one that ended up as a sentence."""
    tokens = t.tokens
    if "[" in t.words and "vol" in t.words and (note := _bracketed(t)):
        return note
    if tokens[t.first] == "(" and _is_enactment(t):
        return t.first, t.last  # (Ord. 2011-04, passed 5-17-2011)
    if len(t.norm) > 400:
        return None
    if tokens[t.first] == tokens[t.last - 1] == '"' and t.in_title_case() and t.norm.count('"') == 2:
        return t.first, t.last
    if (tokens[t.first] in _ATTRIBUTIONS and tokens[t.first + 1] == ":") or tokens[t.first] == "ibid":
        return t.first, t.last
    if _may_be_entry(t) and _ENTRY.search(t.norm):
        return t.first, t.last
    if t.last - t.first > 7 and _FINITE.isdisjoint(_own_words(t)) and _may_have_two_traits(t):
        traits = len(_TRAIT.findall(t.norm))
        if traits > 2 or (traits == 2 and not any(token.endswith("ed") and len(token) > 4 for token in tokens)):
            return t.first, t.last
    return None


def _is_enactment(t: Text) -> bool:
    """What stands below a by-law: "(Ord. 2011-04, passed 5-17-2011; Am. Ord. 2013-09)"."""
    closed = ")" in t.tokens[t.last - 2 : t.last]
    return closed and "ord" in t.words and t.tokens[t.first + 1] in {"ord", "ords", "am"}


def _bracketed(t: Text) -> tuple[int, int] | None:
    """The reference of "as he said [Debates, 4 May 2001; Vol. 12, c. 40]"."""
    start = t.tokens.index("[")
    end = t.tokens.index("]", start) if "]" in t.tokens[start : start + _NOTE] else start
    return (start, end) if "vol" in t.tokens[start:end] else None


_NOTE = 30  # tokens
_POINTING = words("see cf")
_TRAIT_WORDS = words("journal proceedings press publisher publishers review magazine report brief annals archives times post "
                     "guardian herald tribune gazette telegraph reuters doi isbn issn pmid")  # fmt: skip


def _may_have_two_traits(t: Text) -> bool:
    """A quick look: every trait is one of these words, or has a sign of its own with digits or an abbreviation at it."""
    tokens = t.tokens
    traits = 0
    for k in range(t.first, t.last):
        token = tokens[k]
        if token == ".":
            traits += len(tokens[k - 1]) <= _ABBREVIATED
        elif token == ":":
            traits += "0" <= tokens[k + 1] < ":" or tokens[k - 1] in _LEADING
        elif token in _BEFORE_DIGITS:
            traits += "0" <= tokens[k + 1] < ":"
        else:
            traits += token in _TRAIT_WORDS or "'" in token
    return traits > 1


_ABBREVIATED = 5  # letters: "trans."
_LEADING = words("http https doi")
_BEFORE_DIGITS = frozenset({",", "(", ";"})


def _own_words(t: Text) -> frozenset[str]:
    """The words of the sentence without those of a title in quotation marks, and without "see" in front."""
    if t.tokens[t.first] not in _POINTING and t.tokens[t.first + 1] not in _POINTING:
        return t.words
    own, quoted = [], False
    for k in range(t.first, t.last):
        quoted ^= t.tokens[k] == '"'
        if not quoted and not (t.tokens[k] == "may" and t.capital(k)):
            own.append(t.tokens[k])
    return frozenset(own[1:] if own[:1] != ["("] else own[2:])


# "Updated 1 May 2024", "Page last reviewed: March 2020", "Next review due: 3 June".
_STAMP = re.compile(
    r"^[\s_*(\[|]*(?:(?:this )?(?:page|article|content|document|guide|entry|site|version [0-9.]+,?|first|originally|medically|date|"
    r"next|last) )*(?:was |is )?(?:last )?(?:updated|reviewed|(?<=next )review(?= due)|published|posted|modified|edited|revised|accessed|published online|posted online|"
    r"retrieved|created|released|checked|written|verified)(?:/(?:updated|reviewed|modified))?(?: (?:on|at|in|by|due|date|[a-z]+ by [a-z. ]+))?[ :,|-]+"
    r"(?:on |in |due:? )?(?:[0-9]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )"
    r"|\bcopyright(?:ed)?:? *(?:\(c\) *|© *)?(?:by )?[12][0-9]{3}\b"
    r"|\(c\)[12][0-9]{3}|\(c\) [12][0-9]{3}-[12][0-9]{3}"
    r"|^[^.]{0,40}(?:©|\(c\)|copyright) *(?:[a-z]+ )?[12][0-9]{3}|©"
    r"|\b(?:last )?(?:updated|modified|reviewed|published|built) (?:here ?: ?|on (?:the )?)[0-9a-z][0-9a-z ,]{2,20} [12][0-9]{3}(?:,? [0-9]{1,2}:[0-9]{2} ?[ap]\.?m\.?)?$"
    r"|\b[0-9]+[ -]min(?:ute)?s?[ -]read\b|\breading time\b",
)
# "Allotment list - last updated 22 February 2018", "Updated over 6 years ago".
_STAMPED = re.compile(
    r"(?:^|[-|–—:(] ?)(?:page )?(?:last )?(?:updated|modified|reviewed|edited|posted|published)(?: on)? "
    r"(?:[0-9]{1,2} [a-z]{3,9} [12][0-9]{3}|[a-z]{3,9} [0-9]{1,2}, [12][0-9]{3}|(?:over |about |almost )?(?:[0-9]+|an?) [a-z]+ ago)[.)]?$"
)
# "June 21, 2023 By Kim Low", "Monday, 8 April 2024, 3:42 PM ET, by the City Desk".
_BYLINE = re.compile(
    r"(?:[A-Z][a-z]+day,? )?(?:[A-Z][a-z]{2,8}\.? [0-9]{1,2}|[0-9]{1,2} [A-Z][a-z]{2,8})(?:,? [12][0-9]{3})?"
    r"(?:,? (?:at )?[0-9]{1,2}:[0-9]{2}(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?)?[ ,|/-]+[Bb]y (?:the )?[A-Z][\w.' -]{2,60}"
)
# "By Kim Low | June 21, 2023 at 3:42pm".
_SIGNED = re.compile(
    r"(?:(?:[Mm]edically )?(?:[Rr]eviewed|[Ww]ritten|[Pp]osted|[Pp]ublished|[Uu]pdated) )?[Bb]y (?:the )?[A-Z][\w.'-]*"
    r"(?: [\w.'-]+){0,4}(?:(?: ?[|/·•-] ?| on )(?:[A-Z][a-z]+day,? )?[A-Z]?[a-z]*\.? ?[0-9][\w ,:.]{2,40}|, (?:[0-9]{1,2} )?[A-Z][a-z]{2,8} [12][0-9]{3})"
)


_DATE = r"(?:[12][0-9]{3} [A-Z][a-z]{2,8} [0-9]{1,2}|[0-9]{1,2}/[0-9]{1,2}/[12][0-9]{3}|(?:[0-9]{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? [0-9]{1,2}),? [12][0-9]{3})"
_CLOCK = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?"
# A date that says when the text was written: "Friday, 3 May 2019", "May 3, 2019 at 7:10 PM ET"; and the dates of a paper's
# way into print: "Received 3 May 2019; accepted 9 June 2019".
_DATELINE = re.compile(
    rf"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur)?(?:day)?,? {_DATE}(?:,? (?:at )?{_CLOCK})?"
    rf"|{_DATE}(?:,? (?:at )?| [-|] ){_CLOCK}(?: Updated {_DATE})?"
    rf"|(?:.{{0,30}}\| ?)?(?:(?i:(?:first |submission |manuscript )?(?:received|accepted|revised|submitted|published|available)(?: for publication| online| in revised form)*)"
    rf":? {_DATE}[ .,;|/-]*)+"
    rf"|[Vv]ersion [0-9.]+[,;:-]? (?:{_DATE}|[A-Z][a-z]{{2,8}} [12][0-9]{{3}})"
    r"|[0-9]+ ?% (?:of (?:people|readers) )?found this (?:document|page|article|answer|review|leaflet) (?:useful|helpful).*"
)


def metadata(t: Text) -> tuple[int, int] | None:
    """What a page says of itself: when it was updated and by whom, whose copyright it is, how long it takes to read."""
    if (
        "by" in t.words
        and (_BYLINE.fullmatch(t.norm.strip()) or _SIGNED.fullmatch(t.norm.strip()))
        and _FINITE.isdisjoint(t.words - {"may"})
    ):
        return t.first, t.last
    if t.last - t.first < _LINE and _DATELINE.fullmatch(t.norm.strip()):
        return t.first, t.last
    if t.last - t.first > 60 or META_WORDS.isdisjoint(t.words):
        return None
    if _STAMPED.search(t.norm.lower().strip()):
        return t.first, t.last
    found = _STAMP.search(t.norm.lower())
    if found is None or (
        found.start() == 0 and not _OWNING.search(found.group()) and t.norm[found.end() :].count(" ") > _REST
    ):
        return None
    if found.start() == 0 and _CLAUSE.match(t.norm[found.end() - 1 :]):
        return None  # "Released in 2019, the spray costs ..."
    return t.first, t.last


_CLAUSE = re.compile(r"[^,;.|]{0,12}, (?:the|a|an|it|they|this|these|its|their|he|she)\b")
_LINE = 30  # tokens
_OWNING = re.compile("©|copyright")
_REST = 12  # words after a stamp; with more it is a sentence: "Released in 1924 by a small firm, the film ..."
