"""`uncited watch`: what has changed about the sources since they were cited. For a schedule; it never fails a build."""

from argparse import Namespace
from datetime import date

from uncited.commands import site_pages
from uncited.remote.web import Web
from uncited.rules import Severity
from uncited.source import front_matter
from uncited.stale import stale_page, stale_references
from uncited.watching.links import links
from uncited.watching.outcome import watch_links
from uncited.watching.report import write_report


def watch(given: Namespace) -> tuple[str, int]:
    """The report, and 0. Raises CannotRun where the site cannot be read."""
    pages, site = site_pages(given)
    files = (site.references.files or (site.references.bibliography,)) if site.references else ()
    today = date.today()
    stale = [finding for file in files for finding in stale_references(file, today)]
    stale += [f for page in pages for f in stale_page(page.file, front_matter(page.markdown or ""), today)]
    stale = [finding for finding in stale if site.options.severity(finding.rule) is not Severity.OFF]
    stale.sort(key=lambda finding: (finding.file, finding.span))
    web = Web(given.timeout, given.contact)
    outcome = watch_links(links(pages, files), web, given.limit)
    return write_report(outcome, {entry.key: entry for file in files for entry in file.entries}, stale, today), 0
