"""The events of a build: inputs are validated first, pages are checked together, and nothing is written before that."""

import gc
import logging
import re
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from traceback import walk_tb
from typing import Any, Literal

from jinja2 import TemplateNotFound
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import clean_directory

from uncited.bib import annotation
from uncited.check import check_site
from uncited.findings import Report
from uncited.options import Options
from uncited.output import text
from uncited.quantities import find_quantities
from uncited.reading import Page, PageReading
from uncited.register import Claim, claims_of
from uncited.render import ChartExtension
from uncited.rules import Severity
from uncited.stopwatch import Stopwatch, not_rendered, to_stderr
from uncited_mkdocs import generated, guard, inputs, preview, vancouver
from uncited_mkdocs.drawing import drawer
from uncited_mkdocs.inputs import InputError, Inputs
from uncited_mkdocs.snippets import snippet_reader

log = logging.getLogger("mkdocs.plugins.uncited")

_EXEMPTION = re.compile(r"[ \t]*<!--\s*uncited\s*:.*?-->", re.DOTALL)
Collector = Callable[[list[Page], Inputs], None]


class UncitedPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Fails a build when a numeric claim cites no source; under `mkdocs serve` it only warns."""

    def __init__(self) -> None:
        super().__init__()
        self.serving = self.dirty = False
        self.inputs: Inputs | None = None
        self.html: dict[str, str] = {}  # key -> its reference
        self.config_read: MkDocsConfig | None = None
        self.register: str | None = None
        self.problems: list[str] = []  # what cannot be read, while the preview goes on
        self.shown: dict[str, preview.Shown] = {}  # address -> what the page shows under serve
        self.collect: Collector | None = None  # given by `uncited check`, which wants the pages and no build
        self.step: Callable[[int], None] | None = None  # told of every page rendered, with how many there are
        self.total = 0
        self.stopwatch = Stopwatch(self._tell_slow)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving, self.dirty = command == "serve", dirty
        # A build makes many objects and few cycles: looking for those less often saves about 4 % of it.
        gc.set_threshold(50_000, 20, 20)

    @event_priority(100)  # before mkdocs-bibtex, which answers bad input with a traceback
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.problems = []
        try:
            read = inputs.read_inputs(config)
            inputs.read_baseline(read)
        except InputError as problem:
            if self.inputs is None or not self.serving:
                raise self._nothing_built(str(problem)) from None
            log.error("%s\nThe last good bibliography stays in use.", problem)
            self.problems += str(problem).splitlines()
        else:
            self.inputs = self._kept(read)
            for message in guard.unused_settings(config):
                log.warning("%s", message)
        problems = list(inputs.page_problems(config, self.inputs.root, exemptions=self.collect is None))
        if problems and not self.serving:
            raise self._nothing_built("\n".join(problems))
        for shown in problems:  # under serve MkDocs would answer no browser any more until all is put right
            log.error("%s", shown)
        self.problems += problems
        self.config_read = config
        guard.keep_quiet(config)
        return config

    def _kept(self, read: Inputs) -> Inputs:
        """The inputs with the bibliography of the last build, where it is the same: its figures are read and compared."""
        last = self.inputs.references if self.inputs is not None else None
        return replace(read, references=last) if last is not None and last == read.references else read

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        if self.inputs is not None and self.inputs.references is not None:
            self.html = vancouver.references(self.inputs.references.bibliography)
            guard.take_over(config, self.html)
        self._draw_charts(config)
        self.stopwatch.start()

    def _draw_charts(self, config: MkDocsConfig) -> None:
        """Chart blocks become figures; a check needs no drawings."""
        assert self.inputs is not None, "on_config runs before on_pre_build"
        extensions: list[Any] = config.markdown_extensions
        extensions[:] = [extension for extension in extensions if not isinstance(extension, ChartExtension)]
        extensions.append(ChartExtension(None if self.collect else drawer(self.inputs.root / ".cache" / "charts")))

    @event_priority(-100)  # the last before a page is rendered
    def on_page_markdown(self, markdown: str, *, page: Any, config: MkDocsConfig, files: Files) -> str:
        assert self.inputs is not None, "on_config runs before on_page_markdown"
        self.stopwatch.turn(_name(page.file, self.inputs.root))
        return markdown

    @event_priority(100)
    def on_page_content(self, html: str, *, page: Any, config: MkDocsConfig, files: Files) -> str:
        self.stopwatch.turn(None)
        if self.step is not None:
            self.total = self.total or len(files.documentation_pages())
            self.step(self.total)
        return html

    @event_priority(-100)  # last of all: what is checked is what readers will see
    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> Any:
        assert self.inputs is not None, "on_config runs before on_env"
        self.stopwatch.stop()
        begin = time.perf_counter()
        pages = read_pages(config, files, self.inputs.root)
        if self.collect is not None:
            self.collect(pages, self.inputs)
        references, wanted = self.inputs.references, generated.wanted_by(files)
        claims: list[Claim] = []
        readings: list[PageReading] = []

        def keep(reading: PageReading) -> None:
            if wanted:
                claims.extend(claims_of(reading, references))
            if self.serving:
                readings.append(reading)

        report = check_site(
            pages,
            self.inputs.options,
            references,
            known_findings=inputs.read_baseline(self.inputs),
            on_reading=keep,
        )
        self._tell(report)
        claims_found, pages_read = text.count(report.claims, "sentence"), text.count(report.pages, "page")
        seconds = time.perf_counter() - begin
        log.info("%s with a numeric claim on %s, checked in %.2f s", claims_found, pages_read, seconds)
        sourced = "Every number has a source." if _all_sourced(report, self.inputs.options) else ""
        if told := " ".join(filter(None, (sourced, text.exempted(report)))):
            log.info("%s", told)
        if not self.inputs.options.keep_exemptions:
            _drop_exemptions(files)
        if wanted and references is not None:
            self.register = generated.fill_pages(files, self.inputs.root, references, self.html, claims)
        if self.serving:
            found = (*map(preview.unreadable, self.problems), *report.findings)
            self.shown = preview.prepare(files, self.inputs.root, found, readings, marked=self.register is not None)
        else:  # what a large site records takes much memory, and a build asks for it only once
            self.inputs = replace(self.inputs, references=None)
            annotation.cache_clear()
            find_quantities.cache_clear()
            gc.collect()
        return env

    def on_post_page(self, output: str, /, *, page: Any, config: MkDocsConfig) -> str:
        return preview.show(output, self.shown.get(page.url, {})) if self.serving else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.register is not None:
            (Path(config.site_dir) / "claims.json").write_text(self.register, encoding="utf-8")

    def on_serve(self, server: Any, /, *, config: MkDocsConfig, builder: Callable[..., Any]) -> Any:
        for path in self.inputs.bib_files if self.inputs is not None else ():
            server.watch(str(path))
        return server

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """A page that cannot be rendered or shown, or a text that it cannot include, stops a build: told without a traceback."""
        page = self.stopwatch.page
        self.stopwatch.stop()
        if type(error).__name__ in ("SnippetMissingError", "UnicodeDecodeError") and self.config_read is not None:
            assert self.inputs is not None, "on_config runs before pages are read"
            problems = list(inputs.include_problems(self.config_read, self.inputs.root))
            raise self._nothing_built("\n".join(problems) or f"An included text cannot be read: {error}.") from None
        if page is not None and not isinstance(error, BuildError):
            log.debug("Why the page cannot be rendered:", exc_info=error)
            raise self._nothing_built(not_rendered(page, error)) from None
        if isinstance(error, BuildError) or self.config_read is None or self.inputs is None:
            return
        if (why := _not_built(error, self.inputs.root)) is not None:
            log.debug("Why the site cannot be built:", exc_info=error)
            if not (self.serving or self.dirty):
                clean_directory(self.config_read.site_dir)  # a part of a site is worse than none
            raise self._nothing_built(why) from None

    def _nothing_built(self, message: str) -> Exception:
        """The error that ends a build with this message."""
        if self.collect is not None:
            return PluginError(message)
        if not self.serving:
            return PluginError(f"{message}\nNothing was built.")
        # MkDocs shows the same error only once in a session: an author who saves again would see nothing.
        log.error("%s", message)
        return Abort("The preview waits until this is put right.")

    def _tell_slow(self, message: str) -> None:
        if self.collect is not None:  # MkDocs' own messages are not shown then
            to_stderr(message)
        else:
            log.warning("%s", message)

    def _tell(self, report: Report) -> None:
        """An error stops a build; anything less, and anything under serve, is a warning; notes never are."""
        if report.failed and not self.serving:
            # Here the findings matter; a site may have a hundred exemptions.
            notes = tuple(filter(None, (*report.notes, text.exempted(report))))
            told = text.write(replace(report, exemptions=(), notes=notes))
            raise PluginError(f"the build stops, because the check found something to put right.\n\n{told}")
        for finding in report.findings:
            level = logging.INFO if finding.severity is Severity.NOTE else logging.WARNING
            log.log(level, "%s", text.write_finding(finding, report.sources).rstrip())


def _all_sourced(report: Report, options: Options) -> bool:
    """Whether there are numbers, the check has looked for their sources, and found nothing to put right."""
    looked = report.claims > 0 and not report.baseline and options.severity("uncited-number") is not Severity.OFF
    return looked and all(f.severity is Severity.NOTE and f.rule != "uncited-number" for f in report.findings)


def read_pages(config: MkDocsConfig, files: Files, root: Path) -> list[Page]:
    """Every page of the site as it was rendered, with its source as on disk."""
    read_snippet = snippet_reader(config)
    pages = []
    for file in files.documentation_pages():
        if file.page is None or file.page.content is None:
            continue
        name = _name(file, root)
        path = file.abs_src_path
        text = file.content_string if path is None else inputs.read_text(Path(path), name)
        pages.append(Page(name, file.page.content, text, read_snippet))
    return pages


def _name(file: File, root: Path) -> str:
    """A page as findings name it; one that a plugin made has no file on disk."""
    return file.src_uri if file.abs_src_path is None else inputs.shown(Path(file.abs_src_path), root)


def _not_built(error: Exception, root: Path) -> str | None:
    """What to say of an error that a page caused outside its own text; None where no page is known."""
    # The only trace of the page that MkDocs, a plugin or a hook was busy with is in their variables.
    frames = (frame for frame, _ in walk_tb(error.__traceback__))
    page = next((found for frame in frames if isinstance(found := frame.f_locals.get("page"), MkDocsPage)), None)
    why = (
        f"the theme has no {error.name}" if isinstance(error, TemplateNotFound) else f"{type(error).__name__}: {error}"
    )
    if page is not None:
        return (
            f"{_name(page.file, root)}: This page cannot be built ({why}). Look at its front matter, such as template, icon, "
            "hide and search, or at what the site's own templates and hooks do with it."
        )
    if isinstance(error, TemplateNotFound):
        return f"The site cannot be built, since the theme has no {error.name}. Look for this icon or template in the front matter of the pages and in mkdocs.yml."
    return None


def _drop_exemptions(files: Files) -> None:
    """Take the exemptions out of the pages: they are remarks among authors."""
    for file in files.documentation_pages():
        if file.page is not None and file.page.content and "uncited" in file.page.content:
            file.page.content = _EXEMPTION.sub("", file.page.content)
