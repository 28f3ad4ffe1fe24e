"""What `explain` and `numbers` print for a person: the sum first, then line by line, wrapped to the terminal."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from shutil import get_terminal_size
from textwrap import fill

from uncited.findings import Compared, Explained
from uncited.output.text import count, safe

_NARROWEST, _WIDEST = 50, 110
_MOST_LINES_NAMED = 12


def write_explained(sentences: Sequence[Explained]) -> str:
    """Every sentence with a number: what each number was taken for, and what covers the sentence."""
    if not sentences:
        return "No number was found, in digits or in words.\n"
    parts = [part for file, found in groupby(sentences, lambda s: s.file) for part in _page(file, list(found))]
    if any(found.covered_by for found in sentences):
        parts.append(
            _wrapped(
                "A citation was found; whether its source gives the number is another question: `uncited numbers`."
            )
        )
    return "\n\n".join(parts) + "\n"


def _page(file: str, sentences: Sequence[Explained]) -> Iterator[str]:
    claims = [found for found in sentences if found.claim]
    wanting = list(dict.fromkeys(found.span.line for found in claims if not (found.cited or found.exempt)))
    yield _wrapped(f"{safe(file)}: {_sum(len(sentences), len(claims), wanting)}")
    # The cells of a table row stand together, as do sentences of one line that are covered alike.
    for (line, verdict), found in groupby(sentences, lambda s: (s.span.line, _verdict(s))):
        yield "\n".join((_wrapped(f"Line {line}: {verdict}"), *(row for one in found for row in _sentence(one))))


def _sum(sentences: int, claims: int, wanting: Sequence[int]) -> str:
    told = f"{count(sentences, 'sentence')} with a number. "
    if not claims:
        return f"{told}None needs a source."
    needing = f"{claims:,} {'needs' if claims == 1 else 'need'} a source"
    if not wanting:
        return f"{told}{needing}, and {'has one' if claims == 1 else 'all have one'}."
    named = ", ".join(map(str, wanting[:_MOST_LINES_NAMED])) + (", …" if len(wanting) > _MOST_LINES_NAMED else "")
    return (
        f"{told}{needing}. It is missing in {'line' if len(wanting) == 1 else 'lines'} {named}: write [@key] after the "
        "sentence or in the table row, or, if it needs none, <!-- uncited: the reason -->."
    )


def _verdict(found: Explained) -> str:
    if not found.claim:
        return "needs no source"
    if found.exempt:
        return f"needs no source, its author says: {safe(found.exempt)}"
    if found.covered_by:
        return f"cites {', '.join(found.covered_by)}"
    if found.cited:
        return "has a citation"
    return "NEEDS A SOURCE"


def _sentence(found: Explained) -> Iterator[str]:
    sentence = safe(found.sentence)
    if [sentence] != [safe(quantity.text) for quantity in found.quantities]:  # a cell may be its number alone
        yield _wrapped(sentence, "    ")
    width = max(len(safe(quantity.text)) for quantity in found.quantities)
    for quantity in found.quantities:
        free = "" if quantity.claim or not found.claim else "no source needed: "
        yield f"      {safe(quantity.text).ljust(width)}  {free}{quantity.reason}"


def write_compared(pages: Iterable[Sequence[Compared]]) -> str:
    """Page by page, sentence by sentence: the numbers, what was found, and the recorded figure with its place, once."""
    parts = []
    total = backed = 0
    for rows in pages:
        if not rows:
            continue
        total += len(rows)
        backed += sum(row.said == "recorded" for row in rows)
        parts.append(safe(rows[0].file))
        for (line, said, key, figure, place), same in groupby(
            rows, lambda row: (row.line, row.said, row.key, row.figure, row.place)
        ):
            numbers = ", ".join(safe(row.number) for row in same)
            told = [_wrapped(f"Line {line}: {numbers}: {said}{f' for {key}' if key else ''}")]
            if figure:
                told.append(_wrapped(f"“{safe(figure)}” [{safe(place)}]", "    "))
            parts.append("\n".join(told))
    parts.append(_wrapped(f"{count(total, 'number')}, {backed:,} of them recorded for the source that is cited."))
    return "\n\n".join(parts) + "\n"


def _wrapped(text: str, margin: str = "") -> str:
    width = min(max(get_terminal_size((_WIDEST, 24)).columns, _NARROWEST), _WIDEST)
    return fill(
        text,
        width,
        initial_indent=margin,
        subsequent_indent=margin or "    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
