"""Dates in BibTeX fields: years, days of access, months. Impossible ones are reported."""

import re
from datetime import date

from uncited.bib.identifiers import Wrong
from uncited.bib.values import MONTHS

_YEAR = re.compile(r"(?<!\d)(1[0-9]|20|21)\d\d(?!\d)")
_UNDATED = re.compile(r"(n\.? ?d\.?|undated|no date|in press|forthcoming|to appear|submitted|accepted)", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:T\S*)?")
_DAY_FIRST = re.compile(r"(\d\d?)\.? ([A-Za-z]{3,9})\.?,? (\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d\d?),? (\d{4})")
_PARTS = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_ORDER = {name: number for number, name in enumerate(MONTHS, start=1)}


def check_year(text: str, today: date) -> Wrong | None:
    """text: the year as plain text. A year without digits must say so: n.d., in press."""
    if _UNDATED.fullmatch(text):
        return None
    years = [int(match[0]) for match in _YEAR.finditer(text)]
    if not years:
        return Wrong(f"{text} is not a year. Write a year in four digits, or n.d. where the source gives no date.")
    # Journals date an issue up to a year ahead.
    if max(years) > today.year + 1:
        return Wrong(f"The year {max(years)} lies in the future. Correct it.")
    return None


def check_month(text: str) -> Wrong | None:
    if text.isdecimal() and not 1 <= int(text[:4]) <= 12:
        return Wrong(f"There is no month {text}. Correct it.")
    return None


def check_date(text: str, today: date) -> Wrong | None:
    """text: the biblatex field `date`, a day, month or year, or a range of them with a slash."""
    for part in filter(None, text.split("/")):
        found = _PARTS.fullmatch(part.strip(" ~?"))
        if not found:
            return None if _UNDATED.fullmatch(text) else Wrong(f"{text} is not a date. Write it as 2024-05-31.")
        if _day(int(found[1]), int(found[2] or 1), int(found[3] or 1)) is None:
            return Wrong(f"There is no day {part}. Correct it.")
    return check_year(text, today)


def check_urldate(text: str, today: date, year: str) -> Wrong | None:
    """text: the day of access. year: that of the source, as plain text, if it has one."""
    iso = _ISO.fullmatch(text)
    if not iso:
        found = read_day(text)
        corrected = found.isoformat() if found else None
        return Wrong(f"The day of access {text} cannot be read. Write it as 2024-05-31.", corrected)
    day = _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if day is None:
        return Wrong(f"There is no day {text}. Correct the day of access.")
    if day > today:
        return Wrong(f"The day of access {text} lies in the future. Correct it.")
    published = _YEAR.fullmatch(year)
    if published and int(published[0]) > day.year:
        return Wrong(f"The day of access {text} lies before the year of the source, {year}. Correct one of them.")
    return None if text == day.isoformat() else Wrong("The day of access is not in full.", day.isoformat())


def read_day(text: str) -> date | None:
    """A day in any of the usual forms: 2024-05-31, 31 May 2024, May 31, 2024. None where there is no such day."""
    if iso := _ISO.fullmatch(text.replace("/", "-")):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if found := _DAY_FIRST.fullmatch(text):
        return _day(int(found[3]), _ORDER.get(found[2][:3].lower(), 0), int(found[1]))
    if found := _MONTH_FIRST.fullmatch(text):
        return _day(int(found[3]), _ORDER.get(found[1][:3].lower(), 0), int(found[2]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
