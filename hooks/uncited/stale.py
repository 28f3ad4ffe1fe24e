"""What should be looked at again: pages past the date of their review, web sources opened too long ago."""

from collections.abc import Iterator
from datetime import date

from uncited.bib import Bibliography, to_text
from uncited.findings import Finding, Span
from uncited.rules import Severity
from uncited.source import FrontMatter

# A web page may change without notice; after a year someone should look again.
LOOK_AGAIN_AFTER_DAYS = 365


def stale_page(file: str, front: FrontMatter, today: date) -> list[Finding]:
    """`stale-page`: the date for the next review has passed."""
    field = front.fields.get("review_by")
    due = _date(field.value) if field else None
    if field is None or due is None or due >= today:
        return []
    message = f"This page was to be reviewed by {due:%d %B %Y}. Compare its figures with their sources, then set reviewed and review_by."
    return [Finding("stale-page", Severity.NOTE, file, Span(field.line, 1, field.line, 1), message)]


def stale_references(part: Bibliography, today: date) -> Iterator[Finding]:
    """`stale-reference`: the day of access lies too far back."""
    for entry in part.entries:
        read = entry.get("urldate")
        if read and (looked := _date(to_text(read.value))) and (today - looked).days > LOOK_AGAIN_AFTER_DAYS:
            message = (
                f"The address of {entry.key} was last opened on {looked:%d %B %Y}. Open it again, compare the figures, "
                "and set urldate to that day."
            )
            yield Finding("stale-reference", Severity.NOTE, part.file, Span(read.line, 1, read.line, 1), message)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
