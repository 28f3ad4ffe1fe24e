"""Markdown -> HTML, where no site generator does it: a lone file or standard input; and the citation syntax itself."""

from uncited.render.charts import ChartExtension
from uncited.render.citations import CitationExtension, ReferenceList
from uncited.render.lone import EXTENSIONS, render

__all__ = ["EXTENSIONS", "ChartExtension", "CitationExtension", "ReferenceList", "render"]
