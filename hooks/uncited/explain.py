"""What a person may ask of a page: what each number was taken for, and which recorded figure stands beside it."""

from uncited.findings import Compared, Explained
from uncited.labels import row_names
from uncited.locating import Locator
from uncited.matching import Verdict
from uncited.reading import PageReading
from uncited.support import Figures

_VERDICTS = {Verdict.UNSUPPORTED: "not recorded", Verdict.UNDECIDED: "undecided", Verdict.SUPPORTED: "recorded"}


def explain_page(reading: PageReading) -> list[Explained]:
    """Every sentence of a page that holds a number or a number word, claim or not, in the order of the source."""
    locator = Locator(reading)
    reasons = reading.reasons
    return [
        Explained(
            reading.page.file,
            locator.sentence(found),
            found.sentence.text,
            found.quantities,
            found.keys,
            found.cited,
            reasons.get(at),
        )
        for at, found in enumerate(reading.readings)
        if found.quantities
    ]


def compare_page(reading: PageReading, figures: Figures | None) -> list[Compared]:
    """Every number that needs a source, beside the figure recorded for it: those without one first."""
    locator = Locator(reading)
    rows: list[Compared] = []
    names = row_names(reading.article)
    for at, found in enumerate(reading.readings):
        if not found.claims:
            continue
        file, line = reading.page.file, locator.sentence(found).line
        if not found.cited or figures is None or not found.keys:
            said = "exempted" if at in reading.reasons else "cited" if found.cited else "no source"
            rows += [Compared(file, line, claim.text, said) for claim in found.claims]
            continue
        for support in figures.support(found, names.get(found.sentence.block, "")):
            backing = support.match.recorded[:1] if support.match.verdict is Verdict.SUPPORTED else ()
            recorded = [(r.key, r.statement, r.place) for r in backing] or [(" ".join(found.keys), "", "")]
            said = _VERDICTS[support.match.verdict]
            rows += [Compared(file, line, support.quantity.text, said, *row) for row in recorded]
    order = ["no source", *_VERDICTS.values(), "cited", "exempted"]
    return sorted(rows, key=lambda row: (order.index(row.said), row.line))
