"""uncited: finds numeric claims that cite no source.

markup, buffer, article, notes
                         page HTML -> blocks of text with citation marks
sentences                blocks -> sentences, each with the citations that belong to it
quantities               a sentence -> every number in it, claim or not, and why
coverage, exemptions     which citations or reasons cover a claim
reading                  all of the above for one page
bib, references          references.bib -> entries, recorded figures, what is wrong with them
recording, dimensions, tolerance, index, matching, labels, arms, outcomes, agreement, support
                         a number of the text beside the recorded figures
suggestions              the sources that record the numbers of an uncited sentence
source, locating         where on the author's side a finding stands
syntax, charts, conflicts, stale
                         how citations and charts are written; what git or time left behind
model, rules, options, check, findings
                         pages in, a Report out
output                   a Report -> text, JSON, GitHub annotations, SARIF
explain, register        every number, for a person or for a page of its own
render                   Markdown -> HTML: citations, charts, a lone page
cli, commands, baseline, changes, progress, stopwatch
                         the command `uncited`
adding, remote, watching
                         what asks other people's servers: `uncited add`, `uncited watch`
"""

from uncited.check import check_page, check_site
from uncited.findings import Finding, Report
from uncited.options import Options, read_options
from uncited.reading import Page, read_page
from uncited.references import References

__all__ = [
    "Finding",
    "Options",
    "Page",
    "References",
    "Report",
    "check_page",
    "check_site",
    "read_options",
    "read_page",
]
