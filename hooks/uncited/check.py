"""The check itself: pages and a bibliography in, a Report out. Knows no site generator and reads no file.

page HTML -> blocks -> sentences -> quantities -> claims -> findings -> located findings -> report
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from uncited import baseline, source
from uncited.baseline import Baseline
from uncited.coverage import Reading
from uncited.exemptions import Exemption
from uncited.findings import Exempted, Finding, Report, Span, Suggestion
from uncited.labels import row_names
from uncited.locating import Locator
from uncited.markup import CHART
from uncited.matching import Verdict
from uncited.model import Block, BlockKind, Quantity
from uncited.options import Options
from uncited.reading import Page, PageReading, read_page
from uncited.references import References
from uncited.rules import Severity
from uncited.source import SourceProblem
from uncited.stale import stale_page
from uncited.suggestions import cited_near, suggest, suggestion
from uncited.support import Figures, undecided_message, unreadable_message, unsupported_message
from uncited.syntax import JOINED_DASHES, keys_alone

_PLAIN_CITATION = re.compile(r"\[@[A-Za-z0-9_-]+(?:; @[A-Za-z0-9_-]+)*\](?![\](\[])")
_IN_BRACKETS = re.compile(r"\[[^\]\[\n\0]{0,500}\0")  # a citation inside the text of a link
_CHART = re.compile(rf"(?:```|~~~)[ \t]*{CHART}\b", re.IGNORECASE)
_KEY = re.compile(r"@([A-Za-z0-9_-]+)")


def check_page(
    reading: PageReading, options: Options, known: Collection[str] | None = None, figures: Figures | None = None
) -> tuple[list[Finding], list[Exempted]]:
    """The findings of one page, and the sentences it exempts.

    known: the keys of the bibliography, None for any. figures: what is recorded of its sources, None where nothing is.
    """
    page, article, readings = reading.page, reading.article, reading.readings
    reasons = reading.reasons
    uncited = [
        at
        for at, found in enumerate(readings)
        if not found.cited
        and at not in reasons
        and found.claims
        and article.blocks[found.sentence.block].kind is not BlockKind.TOOLTIP
    ]
    problems = source.problems(page.markdown or "", known, page.snippets) if _may_be_malformed(reading, known) else ()
    needless = [exemption for exemption in reading.exemptions if not exemption.readings]
    misplaced = _misplaced(problems, options)
    unresolved = [
        (found, key)
        for found in readings
        for citation in found.sentence.citations
        if not citation.resolved
        for key in citation.keys
    ]
    doubts = _doubts(reading, figures) if figures is not None else []
    if not (uncited or problems or needless or unresolved or article.raw or reasons or doubts):
        return [], []
    locator = Locator(reading)
    findings = [_uncited(reading, readings[at], locator, figures) for at in uncited]
    findings = _without_meant(findings, [locator.at(problem.start, problem.end) for problem in misplaced])
    findings += [_doubt(page.file, doubt, locator) for doubt in doubts]
    findings += [
        Finding(problem.rule, Severity.ERROR, page.file, locator.at(problem.start, problem.end), problem.message)
        for problem in problems
    ]
    reported = {key for problem in problems for key in problem.keys}
    findings += [_unknown(page.file, key, found, locator) for found, key in unresolved if key not in reported]
    wrong = {locator.at(problem.start, problem.end) for problem in misplaced}
    findings += [
        found for exemption in needless if (found := _needless(page.file, exemption, locator)).span not in wrong
    ]
    findings += _raw(reading, locator, {locator.at(problem.start, problem.end).line for problem in problems})
    exempted = [
        Exempted(page.file, locator.sentence(readings[at]).line, readings[at].sentence.text, reason)
        for at, reason in sorted(reasons.items())
    ]
    return _weigh(findings, options), exempted


def _may_be_malformed(reading: PageReading, known: Collection[str] | None) -> bool:
    """Whether the source must be read for its citations and exemptions: not when each is plainly well formed.

    A well-formed citation that does not come out right has left its mark in the article.
    """
    markdown, article = reading.page.markdown, reading.article
    if markdown is None:
        return False
    if article.raw or "<!--" in markdown or "8<" in markdown or reading.front.entries:
        return True
    if ("```" in markdown or "~~~" in markdown) and _CHART.search(markdown):
        return True
    cited = [key for found in _PLAIN_CITATION.finditer(markdown) for key in _KEY.findall(found.group())]
    # Fewer on the page than in its source: some were lost, in the text of an image or a title.
    if len(cited) > sum(len(mark.keys) for block in article.blocks for mark in block.citations):
        return True
    keys = set(cited)
    rest = _PLAIN_CITATION.sub("\0", markdown)
    if "@" in rest or (("<!" in rest or "‹!" in rest) and JOINED_DASHES.search(rest)):
        return True
    if "[" in rest and (_IN_BRACKETS.search(rest) or (known is not None and any(keys_alone(rest, known)))):
        return True
    return known is not None and not keys.issubset(known)


def _misplaced(problems: Sequence[SourceProblem], options: Options) -> list[SourceProblem]:
    """The exemptions that split a paragraph, where that stops a build: what comes of it need not be said as well."""
    if options.severity("invalid-exemption") is not Severity.ERROR:
        return []
    return [problem for problem in problems if problem.misplaced]


def _without_meant(findings: list[Finding], comments: Sequence[Span]) -> list[Finding]:
    """The findings without those of the sentences right above a misplaced exemption, for which it is meant."""
    above = {comment.line - 1 for comment in comments}
    last: dict[int, Finding] = {}
    for found in sorted(findings, key=lambda found: found.span.end_column) if above else ():
        last[found.span.end_line] = found
    return [found for found in findings if found.span.end_line not in above or found is not last[found.span.end_line]]


def check_site(
    pages: Iterable[Page],
    options: Options,
    references: References | None = None,
    *,
    whole: bool = True,
    known_findings: Baseline | None = None,
    on_reading: Callable[[PageReading], None] | None = None,
    today: date | None = None,
) -> Report:
    """Check pages together.

    references: the bibliography, None for a site without one, where every key counts as known. whole: these are all
    pages of the site, so the rules about the bibliography as a whole apply. known_findings: the baseline, if any.
    on_reading: is given every page as it was read, to build registers from. today: for what may grow stale.
    """
    today = today or date.today()
    known, figures = (references.keys, references.figures) if references is not None else (None, None)
    findings: list[Finding] = []
    exemptions: list[Exempted] = []
    sources: dict[str, str] = {}
    cited: set[str] = set()
    generated: list[str] = []
    count = claims = 0
    for page in pages:
        reading = read_page(page, known)
        if on_reading is not None:
            on_reading(reading)
        found, exempted = check_page(reading, options, known, figures)
        found += _weigh(stale_page(page.file, reading.front, today), options)
        if reading.article.generated:
            generated.append(page.file)
        count += 1
        claims += sum(bool(r.claims) for r in reading.readings)
        cited.update(key for block in reading.article.blocks for mark in block.citations for key in mark.keys)
        if found:
            sources[page.file] = page.markdown if page.markdown is not None else page.html
        findings += found
        exemptions += exempted
    if references is not None and whole:
        findings += _weigh(references.findings(cited, today), options)
    in_baseline = 0
    if known_findings is not None:
        findings, in_baseline, stale = baseline.apply(findings, known_findings)
        findings += _weigh(stale, options)
    findings.sort(key=lambda finding: (finding.file, finding.span, finding.rule))
    notes = (
        (f"Made from the checked pages and not checked again: parts of {', '.join(generated)}.",) if generated else ()
    )
    return Report(count, claims, tuple(findings), tuple(exemptions), baseline=in_baseline, notes=notes, sources=sources)


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A sentence that is cited, and what the recorded figures do not bear out in it."""

    rule: str
    reading: Reading
    message: str
    quantities: tuple[Quantity, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()


def _doubts(page: PageReading, figures: Figures) -> list[_Doubt]:
    doubts = []
    rows = row_names(page.article)
    unreadable: set[str] = set()
    for reading in page.readings:
        if not (reading.keys and reading.claims):
            continue
        unrecorded = figures.unrecorded(reading)
        for key in unrecorded:
            if figures.annotation(key) is not None:
                if key not in unreadable:
                    unreadable.add(key)
                    doubts.append(
                        _Doubt("unrecorded-source", reading, unreadable_message(key, figures), reading.claims)
                    )
                continue
            message = (
                f"No figures are recorded for @{key}, so the numbers of this sentence cannot be compared with it. Add to its "
                "entry: annote = {Read: abstract. The figure in your own words. [Abstract, Results]}"
            )
            doubts.append(_Doubt("unrecorded-source", reading, message, reading.claims))
        if len(unrecorded) == len(reading.keys):
            continue
        for found in figures.support(reading, rows.get(reading.sentence.block, "")):
            if found.match.verdict is Verdict.UNSUPPORTED:
                near = tuple(suggestion(figure) for figure in found.match.recorded)
                message = unsupported_message(found, reading.keys)
                doubts.append(_Doubt("unsupported-number", reading, message, (found.quantity,), near))
            elif found.match.verdict is Verdict.UNDECIDED:
                message = undecided_message(found, reading.keys)
                doubts.append(_Doubt("undecided-number", reading, message, (found.quantity,)))
    return doubts


def _doubt(file: str, doubt: _Doubt, locator: Locator) -> Finding:
    return Finding(
        doubt.rule,
        Severity.ERROR,
        file,
        locator.sentence(doubt.reading),
        doubt.message,
        doubt.reading.sentence.text,
        tuple(quantity.text for quantity in doubt.quantities),
        _marks(locator, doubt.reading, doubt.quantities),
        doubt.suggestions,
    )


def _marks(locator: Locator, reading: Reading, quantities: Sequence[Quantity]) -> tuple[Span, ...]:
    sentence = reading.sentence
    return tuple(locator.span(sentence.block, sentence.start + q.start, sentence.start + q.end) for q in quantities)


def _uncited(page: PageReading, reading: Reading, locator: Locator, figures: Figures | None) -> Finding:
    sentence, claims = reading.sentence, reading.claims
    return Finding(
        "uncited-number",
        Severity.ERROR,
        page.page.file,
        locator.sentence(reading),
        _advice(page.article.blocks[sentence.block], [claim.text for claim in claims], sentence.end),
        sentence.text,
        tuple(claim.text for claim in claims),
        _marks(locator, reading, claims),
        suggest(figures, sentence.text, claims, cited_near(page.article, sentence.block))
        if figures is not None
        else (),
    )


def _advice(block: Block, numbers: list[str], end: int) -> str:
    shown = ", ".join(numbers)
    noun = "This number has" if len(numbers) == 1 else "These numbers have"
    where = {
        BlockKind.HEADING: "Cite the same figure in the section below, or put [@key] at the end of the heading.",
        BlockKind.TITLE: "Cite the same figure in the box below, or put [@key] at the end of the title.",
        BlockKind.CELL: "Put [@key] in the same row, in the head of the column, or in the caption of the table.",
        BlockKind.HEADER: "Put [@key] in the same cell, or in the caption of the table.",
        BlockKind.ITEM: "Put [@key] at the end of the list item.",
        BlockKind.ALT: "Cite the same figure in the text of the page.",
        BlockKind.META: "Cite the same figure in the text of the page.",
        BlockKind.TOOLTIP: "Cite the same figure on the glossary page.",
    }.get(block.kind, "Put [@key] after the full stop of this sentence.")
    # Most authors who forget one have put it at the end of the paragraph.
    for mark in block.citations:
        if mark.offset > end and mark.resolved and mark.keys:
            where += f" [@{mark.keys[0]}] further on covers its own sentence only: if it is meant, write it here too."
            break
    if block.kind in (BlockKind.META, BlockKind.ALT, BlockKind.TITLE):
        way_out = "list it under `uncited:` in the front matter with the reason"
    else:
        way_out = "write <!-- uncited: the reason --> after the sentence"
    return f"{noun} no source: {shown}. {where} If it needs none, {way_out}."


def _unknown(file: str, key: str, reading: Reading, locator: Locator) -> Finding:
    message = (
        f"There is no source with the key {key} in the bibliography; the citation stands in a text included here. "
        "Check the spelling, or add the source to references.bib."
    )
    return Finding("unknown-reference", Severity.ERROR, file, locator.sentence(reading), message, reading.sentence.text)


def _needless(file: str, exemption: Exemption, locator: Locator) -> Finding:
    if exemption.text is not None:
        message = f"The front matter exempts “{exemption.text}”, but no title, image text or description with an uncited number holds it. Take the entry out."
        return Finding(
            "needless-exemption",
            Severity.ERROR,
            file,
            locator.at(*source.exemption_entry(locator.text, exemption.text)),
            message,
        )
    message = "This exemption exempts nothing: the sentence before it states no number, or has a citation. Take the comment out."
    comments = source.exemption_comments(locator.text)
    number = exemption.comment or 0
    span = locator.at(*comments[number]) if number < len(comments) else Span()
    return Finding("needless-exemption", Severity.ERROR, file, span, message)


def _raw(reading: PageReading, locator: Locator, reported: Collection[int]) -> list[Finding]:
    """Citation syntax that was printed as it stands, where the source has not been blamed for it already."""
    findings = []
    for block, text in reading.article.raw:
        size = len(reading.article.blocks[block].text) if block < len(reading.article.blocks) else 0
        at = reading.article.blocks[block].text.find(text) if text and size else 0
        span = locator.span(min(block, len(reading.article.blocks) - 1), at, at + max(1, len(text))) if size else Span()
        if span.line in reported:
            continue
        shown = f"“{text}” is printed on the page as it stands" if text else "A citation on the page is empty"
        message = f"{shown}, so readers get no source here. Write [@key] in plain text, outside HTML, code and links."
        findings.append(Finding("invalid-citation", Severity.ERROR, reading.page.file, span, message))
    return findings


def _weigh(findings: Sequence[Finding], options: Options) -> list[Finding]:
    """Give every finding the weight the site wants, and leave out those that are turned off."""
    weighed = [replace(finding, severity=options.severity(finding.rule)) for finding in findings]
    return [finding for finding in weighed if finding.severity is not Severity.OFF]
