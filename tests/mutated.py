"""Every slip in every number of every cited sentence of the site, and what the check says of it.

make slips        lists those that pass, with the reason
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from helpers import the_site
from mutations import Slip, slips
from uncited.check import check_page
from uncited.coverage import Reading
from uncited.labels import row_names
from uncited.locating import Locator
from uncited.matching import Verdict
from uncited.model import Quantity
from uncited.quantities import find_quantities
from uncited.reading import PageReading, read_page
from uncited.rules import Severity
from uncited.support import Figures, Support


@dataclass(frozen=True)
class Tried:
    """A slip in a sentence that stands at a line of a file; how heavy the finding on that line is, None without one."""

    file: str
    line: int
    reading: Reading
    slip: Slip
    quantity: Quantity
    sentence: str
    severity: Severity | None = None
    reason: str = ""  # why it passed


def every_slip() -> Iterator[Tried]:
    """All slips of all pages. Each page is checked once, by the function that the command and the build call."""
    site = the_site()
    references = site.inputs.references
    assert references is not None
    for page in site.pages:
        reading = read_page(page, references.keys)
        tried = list(_of_page(reading))
        changed = replace(reading, readings=tuple(one.reading for one in tried), exemptions=())
        findings, _ = check_page(changed, site.inputs.options, references.keys, references.figures)
        found: dict[tuple[str | None, int], Severity] = {}
        for finding in findings:
            place = finding.sentence, finding.span.line
            found[place] = Severity.ERROR if found.get(place) is Severity.ERROR else finding.severity
        rows = row_names(reading.article)
        for one in tried:
            severity = found.get((one.sentence, one.line))
            row = rows.get(one.reading.sentence.block, "")
            yield replace(one, severity=severity, reason="" if severity else _reason(one, references.figures, row))


def _of_page(page: PageReading) -> Iterator[Tried]:
    locator = Locator(page)
    for reading in page.readings:
        if not (reading.keys and reading.claims):
            continue
        line = locator.sentence(reading).line
        kind = page.article.blocks[reading.sentence.block].kind
        for claim in reading.claims:
            for slip in slips(reading.sentence.text, claim, reading.claims):
                text = slip.applied(reading.sentence.text)
                sentence = reading.sentence._replace(text=text)
                changed = replace(reading, sentence=sentence, quantities=find_quantities(text, kind))
                yield Tried(page.page.file, line, changed, slip, claim, text)


def _reason(one: Tried, figures: Figures, row: str) -> str:
    start = one.slip.start
    after = figures.support(one.reading, row) if one.reading.claims else []
    hit = [s for s in after if s.quantity.start <= start < s.quantity.end + 1]
    if not hit:
        return "it is no longer read as a number that needs a source"
    before = _before(one, figures, row)
    backing = _backing(hit)
    if any(figure.published for figure in hit[0].match.recorded):
        return "it is the year in which the source appeared"
    if backing & _backing(before):
        return "the recorded figure rounds to it as well, or is a limit that holds for it"
    if {statement for _, statement, _ in backing} & {statement for _, statement, _ in _backing(before)}:
        return "it is another figure of the same recorded statement"
    return "it is a figure of another statement recorded for the source"


def _before(one: Tried, figures: Figures, row: str) -> list[Support]:
    """What backed the number before the slip."""
    slip = one.slip
    size = slip.end - slip.start
    original = one.sentence[: slip.start] + one.quantity.text[slip.start - one.quantity.start :][:size]
    original += one.sentence[slip.start + len(slip.replacement) :]
    sentence = one.reading.sentence._replace(text=original)
    reading = replace(one.reading, sentence=sentence, quantities=find_quantities(original))
    return [s for s in figures.support(reading, row) if s.quantity.start <= slip.start < s.quantity.end]


def _backing(found: list[Support]) -> set[tuple[str, str, int]]:
    return {
        (figure.key, figure.statement, figure.quantity.start)
        for support in found
        if support.match.verdict is Verdict.SUPPORTED
        for choice in (support.match.recorded, *support.match.also)
        for figure in choice
    }


def main() -> None:
    """Print every slip that passes, and how many do for which reason."""
    tried = list(every_slip())
    passed = [one for one in tried if one.severity is None]
    for one in sorted(passed, key=lambda one: (one.reason, one.file, one.line)):
        print(f"{one.file}:{one.line}: {one.quantity.text} -> {one.slip.replacement} ({one.slip.kind}): {one.reason}")
        print(f"    {one.sentence}")
    print("\n".join(summary(tried)))


def summary(tried: list[Tried]) -> list[str]:
    """How many slips were noticed, and why the others were not."""
    errors, warnings = (sum(one.severity is s for one in tried) for s in (Severity.ERROR, Severity.WARNING))
    passed = Counter(one.reason for one in tried if one.severity is None)
    noticed = (errors + warnings) / len(tried)
    head = f"{errors + warnings} of {len(tried)} slips in the site's numbers noticed ({noticed:.1%}): {errors} errors, {warnings} warnings"
    return [head, *(f"    passed {count}: {reason}" for reason, count in passed.most_common())]


if __name__ == "__main__":
    main()
