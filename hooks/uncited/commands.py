"""What each command does: options in, the text to print and the exit status out. Reads files; prints nothing."""

import os
import sys
import tomllib
from argparse import Namespace
from dataclasses import dataclass, replace
from pathlib import Path

from uncited import baseline as baselines
from uncited import source
from uncited.changes import ChangesError, changed_lines, select
from uncited.check import check_site
from uncited.conflicts import conflict
from uncited.explain import compare_page, explain_page
from uncited.findings import Report
from uncited.options import OptionError, Options, read_options
from uncited.output import FORMATS, explained, github, json, text
from uncited.progress import Progress
from uncited.reading import Page, read_page
from uncited.references import References
from uncited.render import render
from uncited.rules import RULES
from uncited.stopwatch import Stopwatch, not_rendered


class CannotRun(Exception):
    """Wrong usage, or a file that cannot be read: exit status 2, with this message."""


@dataclass(frozen=True, slots=True)
class SiteInputs:
    """What the checks need to know of the site that pages belong to; the defaults are those of a lone file."""

    root: Path
    options: Options
    references: References | None = None
    baseline: baselines.Baseline | None = None


def check(given: Namespace) -> tuple[str, int]:
    """Check a site, some of its pages, lone files, or a built site."""
    if given.html and (given.paths or given.changed_from):
        raise CannotRun("--html checks all pages of a folder: leave out PATH and --changed-from.")
    summary = os.environ.get("GITHUB_STEP_SUMMARY") if given.format == "github" else None
    try:
        report = _html_report(given) if given.html else _report(given)
    except CannotRun as problem:
        if summary:
            _append(summary, github.write_unread(str(problem)))
        raise
    if summary:
        _append(summary, github.write_summary(report))
    return FORMATS[given.format](report), int(report.failed)


def _append(summary: str, text: str) -> None:
    """Write to the file that GitHub shows as the summary of a job."""
    try:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as problem:
        raise CannotRun(f"{summary} (GITHUB_STEP_SUMMARY) cannot be written: {problem.strerror}.") from None


def explain(given: Namespace) -> tuple[str, int]:
    """Every number of the pages, and what was made of it."""
    if given.format not in ("text", "json"):
        raise CannotRun(f"explain prints text or json, not {given.format}.")
    pages, site = site_pages(given)
    sentences = [
        found
        for page in pages
        for found in explain_page(read_page(page, site.references.keys if site.references else None))
    ]
    return (json if given.format == "json" else explained).write_explained(sentences), 0


def numbers(given: Namespace) -> tuple[str, int]:
    """Every number beside the figure recorded for it, those without one first."""
    pages, site = site_pages(given)
    keys, figures = (site.references.keys, site.references.figures) if site.references else (None, None)
    return explained.write_compared([compare_page(read_page(page, keys), figures) for page in pages]), 0


def rules(given: Namespace) -> tuple[str, int]:
    """The table of rules, or one rule with its examples."""
    if given.rule is None:
        return text.write_rules(list(RULES.values())), 0
    if given.rule not in RULES:
        raise CannotRun(f"there is no rule {given.rule!r}. Known: {', '.join(RULES)}.")
    return text.write_rule(RULES[given.rule]), 0


def baseline(given: Namespace) -> tuple[str, int]:
    """Write the baseline file: on the first run all findings of today, later only what is still needed of it."""
    pages, site = site_pages(given)
    path = site.root / site.options.baseline
    report = check_site(pages, site.options, site.references)
    counts = baselines.record(report.findings, site.baseline)
    try:
        path.write_text(baselines.write(counts), encoding="utf-8")
    except OSError as problem:
        raise CannotRun(f"{path.name} cannot be written: {problem.strerror}.") from None
    kept, found = sum(counts.values()), sum(finding.sentence is not None for finding in report.findings)
    lines = [f"{path.name}: {kept} known findings. They are not reported while they stand; the list only gets shorter."]
    if found > kept:
        lines.append(
            f"{found - kept} findings are newer than the baseline and were not added: `uncited check` shows them."
        )
    return "\n".join(lines) + "\n", 0


def _report(given: Namespace) -> Report:
    pages, site = site_pages(given)
    if given.paths:
        skipped = "Rules about the whole site (unused-reference, stale-reference, the baseline) were not run."
        report = check_site(pages, site.options, site.references, whole=False)
        report = replace(report, notes=(*report.notes, skipped))
    else:
        report = check_site(pages, site.options, site.references, known_findings=site.baseline)
    if given.changed_from is None:
        return report
    try:
        return select(report, changed_lines(given.changed_from, site.root))
    except ChangesError as problem:
        raise CannotRun(str(problem)) from None


def site_pages(given: Namespace) -> tuple[list[Page], SiteInputs]:
    """The pages asked for, and the site they belong to."""
    config = Path(given.config)
    lone = [path for path in given.paths if path == "-" or not _in_site(Path(path), config)]
    if lone and len(lone) == len(given.paths):
        return [_lone_page(path) for path in lone], SiteInputs(Path.cwd(), _lone_options())
    # Looked up by a command and not before: the checker itself knows no site generator.
    from uncited_mkdocs.inputs import InputError, read_baseline
    from uncited_mkdocs.site import read_site

    try:
        with Progress() as progress:
            read = read_site(given.config, progress.step)
    except InputError as problem:
        raise CannotRun(str(problem)) from None
    pages, inputs = list(read.pages), read.inputs
    if _pyproject_options() is not None and inputs.options != Options():
        raise CannotRun(f"options stand both in {given.config} and in pyproject.toml: keep those in {given.config}.")
    if given.paths:
        wanted = {Path(path).resolve() for path in given.paths if path not in lone}
        pages = [page for page in pages if _under((inputs.root / page.file).resolve(), wanted)]
        pages += [_lone_page(path) for path in lone]
        if not pages:
            raise CannotRun(f"{', '.join(given.paths)}: this is no page of the site in {given.config}.")
    try:
        known_findings = read_baseline(inputs)
    except InputError as problem:
        raise CannotRun(str(problem)) from None
    return pages, SiteInputs(inputs.root, inputs.options, inputs.references, known_findings)


def _under(path: Path, wanted: set[Path]) -> bool:
    return path in wanted or any(parent in wanted for parent in path.parents)


def _in_site(path: Path, config: Path) -> bool:
    """Whether a path belongs to the site of the configuration: below its folder's docs."""
    if not config.is_file():
        return False
    from uncited_mkdocs.site import docs_folder

    return path.resolve().is_relative_to(docs_folder(config))


def _lone_page(path: str) -> Page:
    if path == "-":
        raw, name = sys.stdin.buffer.read(), "<stdin>"
    else:
        name = path
        try:
            raw = Path(path).read_bytes()
        except FileNotFoundError:
            raise CannotRun(f"{path}: There is no such file.") from None
        except IsADirectoryError:
            raise CannotRun(f"{path or 'An empty PATH'}: This is a folder. Name the pages in it.") from None
        except (OSError, ValueError) as problem:
            raise CannotRun(f"{path}: The file cannot be read ({problem}).") from None
    try:
        markdown = raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise CannotRun(
            f"{name}:{line}: A character in this line is not UTF-8. Save the file with the encoding UTF-8."
        ) from None
    if (found := conflict(markdown, page=True)) is not None:
        raise CannotRun(f"{name}:{found[0]}: {found[1]}")
    # Without a site nothing swallows a first line such as "Response: 55 %".
    if (found := source.front_matter(markdown).problem) is not None and markdown.lstrip("\ufeff").startswith("---"):
        raise CannotRun(f"{name}:{found[0]}: {found[1]}")
    stopwatch = Stopwatch()
    stopwatch.start()
    stopwatch.turn(name)
    try:
        return Page(name, render(markdown), markdown)
    except Exception as problem:  # whatever the renderer trips over, its author is told of the page
        raise CannotRun(not_rendered(name, problem)) from None
    finally:
        stopwatch.stop()


def _html_report(given: Namespace) -> Report:
    folder = Path(given.html)
    if not folder.is_dir():
        raise CannotRun(f"{given.html}: There is no such folder. Build the site first, then name its output folder.")
    pages = []
    for path in sorted(path for path in folder.rglob("*.html") if not path.is_dir()):
        name = path.relative_to(folder).as_posix() if folder == Path() else path.as_posix()
        try:
            pages.append(Page(name, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            raise CannotRun(f"{name}: This file is not UTF-8.") from None
        except OSError as problem:
            raise CannotRun(f"{name}: The file cannot be read ({problem.strerror}).") from None
    if not pages:
        raise CannotRun(f"{given.html}: There is no .html file in this folder.")
    return check_site(pages, _lone_options())


def _lone_options() -> Options:
    return _pyproject_options() or Options()


def _pyproject_options() -> Options | None:
    """The options in [tool.uncited] of the pyproject.toml here, None where there are none."""
    path = Path("pyproject.toml")
    if not path.is_file():
        return None
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        tools = tables.get("tool")
        given = tools.get("uncited") if isinstance(tools, dict) else None
        return None if given is None else read_options(given, "pyproject.toml, [tool.uncited]")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise CannotRun(f"pyproject.toml cannot be read: {problem}.") from None
    except OptionError as problem:
        raise CannotRun(str(problem)) from None
