"""Reads BibTeX as it stands in the file, with lines: entries, recorded figures, and what is wrong with them."""

from uncited.bib.annote import annotation, parse_annote
from uncited.bib.check import check_bibliography
from uncited.bib.latex import to_text
from uncited.bib.model import Annotation, Bibliography, Entry, Field, Problem, Read, Statement
from uncited.bib.parse import parse

__all__ = [
    "Annotation",
    "Bibliography",
    "Entry",
    "Field",
    "Problem",
    "Read",
    "Statement",
    "annotation",
    "check_bibliography",
    "parse",
    "parse_annote",
    "to_text",
]
