"""How hard the pages are to read: the grade by Flesch and Kincaid, as `make grades` prints it.

Names of drugs count as the word "drug": their syllables would weigh more than the sentences around them.
"""

import re
from collections.abc import Iterator

import textstat

from helpers import the_site
from uncited.article import read_article
from uncited.model import BlockKind

# Pages for authors, and lists that are made from the others.
NOT_FOR_PATIENTS = re.compile(r"docs/(?:contribute/|about/(?:method|numbers|references|corrections)|pages\.)")
PROSE = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_DRUG = re.compile(
    r"\b(?:es|ar)?ketamine\b|\b(?:midazolam|quetiapine|olanzapine|spravato|venlafaxine|esketamine)\b", re.IGNORECASE
)
_IN_A_NUMBER = re.compile(r"(?<=\d)[.,](?=\d)")


def grades() -> dict[str, float]:
    """Each page's grade: the years of school in the United States that its prose asks for."""
    return {page.file: textstat.flesch_kincaid_grade("\n".join(_sentences(page.html))) for page in the_site().pages}


def _sentences(html: str) -> Iterator[str]:
    for block in read_article(html).blocks:
        if block.kind in PROSE and block.place.table is None and len(block.text.split()) > 3:
            text = _IN_A_NUMBER.sub("", _DRUG.sub("drug", block.text))
            yield text if text[-1] in ".?!" else f"{text}."


if __name__ == "__main__":
    for file, grade in sorted(grades().items(), key=lambda item: -item[1]):
        print(f"{grade:5.1f}  {file}")
