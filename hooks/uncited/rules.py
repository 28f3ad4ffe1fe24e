"""The table of rules: the one place for their names, weights, explanations and examples.

`uncited rules`, the pages for authors, the SARIF output and the tests are all made from it.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: only an error fails a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule finds, why, what to write instead. wrong and right are Markdown or BibTeX, as an author types them."""

    name: str
    severity: Severity
    finds: str
    why: str
    remedy: str
    wrong: str
    right: str


RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule(
            "uncited-number",
            Severity.ERROR,
            "A sentence, table cell, heading or caption states a number, and no citation covers it.",
            "A reader must be able to look up every number. A number without a source may be right, but nobody can tell.",
            "Put the citation after the full stop of that very sentence. A citation at the end of a paragraph covers only the "
            "last sentence. If the number needs no source, say why in a comment after the sentence.",
            "More than half of the patients responded (55.4 %).",
            "More than half of the patients responded (55.4 %).[@anand2023]",
        ),
        Rule(
            "unknown-reference",
            Severity.ERROR,
            "A citation names a key that the bibliography does not have.",
            "The reader would get no source at all: a citation with an unknown key leads nowhere.",
            "Check the spelling of the key, capitals included, or add the source to references.bib.",
            "Relapse was less common with maintenance treatment.[@dayl2019]",
            "Relapse was less common with maintenance treatment.[@daly2019]",
        ),
        Rule(
            "unsupported-number",
            Severity.ERROR,
            "A number is cited, but the figures recorded for that source do not contain it.",
            "One of the two is a slip: the number in the text, or the figure recorded with the source.",
            "Compare the sentence with the source. Correct the sentence, or record the figure in the entry's `annote` field "
            "with the place in the source where it stands.",
            "54.4 % responded.[@anand2023]",
            "55.4 % responded.[@anand2023]",
        ),
        Rule(
            "unrecorded-source",
            Severity.WARNING,
            "A source is cited for a number, but no figures are recorded for it.",
            "Without recorded figures the number cannot be compared with anything.",
            "Add an `annote` field to the entry: how much of the source was read, then each figure with its place.",
            "@article{anand2023, title = {…}, doi = {…}}",
            "annote = {Read: abstract. Response: 55.4\\% with ketamine. [Abstract, Results]}",
        ),
        Rule(
            "undecided-number",
            Severity.WARNING,
            "A number is cited, but it cannot be compared with the recorded figures, stands with another arm or outcome of the study, or does not fit the other numbers of its sentence.",
            "The check never passes in silence what it cannot decide.",
            "Read the sentence beside the source. If it is right, write the number in digits and with its unit, as the source does.",
            "55.4 % responded with ECT.[@anand2023]",
            "41.2 % responded with ECT.[@anand2023]",
        ),
        Rule(
            "unused-reference",
            Severity.WARNING,
            "An entry of the bibliography is cited nowhere.",
            "An entry that nothing cites is often a citation that got lost.",
            "Cite it where it belongs, or take the entry out of references.bib.",
            "@misc{nobody2020, …}",
            "… as reported.[@nobody2020]",
        ),
        Rule(
            "invalid-reference",
            Severity.ERROR,
            "An entry of the bibliography cannot be traced or read: no title or year, no DOI, PMID, ISBN or address, a malformed "
            "DOI, the same key or DOI twice, an `annote` that cannot be read.",
            "A reference is only worth something when a reader can find the source with it.",
            "Correct the line that is named; where it can, the message gives the corrected line.",
            "doi = {https://doi.org/10.1056/NEJMoa2302399},",
            "doi = {10.1056/NEJMoa2302399},",
        ),
        Rule(
            "invalid-citation",
            Severity.ERROR,
            "A citation is written so that it would be lost or misread: broken over two lines, keys joined by commas, a key "
            "with other characters than letters, digits, - and _, a bare @key, a citation inside raw HTML or a link.",
            "Such a citation disappears from the page, or is printed as it stands.",
            "Write [@key], or [@first; @second] for several, on one line.",
            "Half responded.[@anand2023, @oliver2022]",
            "Half responded.[@anand2023; @oliver2022]",
        ),
        Rule(
            "needless-exemption",
            Severity.ERROR,
            "An exemption stands where nothing needs one.",
            "Left behind, it would silence the next number that is written there.",
            "Take the comment out.",
            "Ketamine is a medicine. <!-- uncited: our own count -->",
            "Ketamine is a medicine.",
        ),
        Rule(
            "invalid-exemption",
            Severity.ERROR,
            "An exemption has no reason, is never closed, or stands where it would split the paragraph.",
            "An exemption is a promise to the reader, and a reason is what makes it one.",
            "Write <!-- uncited: your reason --> after the sentence on the same line, or alone between two blank lines before "
            "the block. The reason holds no | and no @.",
            "We read 12 labels. <!-- uncited -->",
            "We read 12 labels. <!-- uncited: our own count -->",
        ),
        Rule(
            "stale-baseline",
            Severity.ERROR,
            "The baseline still lists a sentence that no longer needs it.",
            "A baseline only shrinks: an old entry could hide a new mistake.",
            "Run `uncited baseline` again; it drops what is no longer needed.",
            "(an entry whose sentence has been cited since)",
            "uncited baseline",
        ),
        Rule(
            "stale-page",
            Severity.NOTE,
            "The date on which a page was to be reviewed again has passed.",
            "Figures grow old.",
            "Compare the page's figures with their sources again, then set `reviewed` and `review_by`.",
            "review_by: 2024-05-01",
            "review_by: 2027-05-01",
        ),
        Rule(
            "stale-reference",
            Severity.NOTE,
            "A web source was last looked at longer ago than the limit.",
            "Web pages change without notice.",
            "Open the address, compare the figures, and set `urldate` to today's date.",
            "urldate = {2021-02-03},",
            "urldate = {2026-11-01},",
        ),
        Rule(
            "invalid-chart",
            Severity.ERROR,
            "A chart block cannot be drawn, or has no citation.",
            "A chart is read faster than a sentence, and remembered longer: its numbers need a source as well.",
            "Correct the line that is named, and give the block a citation.",
            "```chart\ntitle: Response by own ratings\nsummary: More responded with ketamine.\n\n"
            "Trial | Ketamine | ECT\nELEKT-D | 55.4% | 41.2%\n```",
            "```chart\ntitle: Response by own ratings\nsummary: More responded with ketamine.\nsource: [@anand2023]\n\n"
            "Trial | Ketamine | ECT\nELEKT-D | 55.4% | 41.2%\n```",
        ),
    )
}
