"""What every test may lean on: the lone-page check, the command in process, and a small site on disk."""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from helpers import BIB, Run, write_site
from other_servers import Others, other_servers
from uncited.cli import main

# How many examples a property test tries. No example has a time of its own: the timeout of the whole test is what a
# method that is not linear runs into, and explaining a failure line by line would run into it too, before the failure is
# shown. `make fuzz` uses the second.
settings.register_profile(
    "usual",
    deadline=None,
    phases=[phase for phase in Phase if phase is not Phase.explain],
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("deep", settings.get_profile("usual"), max_examples=20_000)
settings.load_profile("usual")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what tests measured: precision and recall, slips noticed."""
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    for report in reports:
        for name, value in report.user_properties:
            if name == "summary" and report.when == "call":
                terminalreporter.write_line(str(value))


@pytest.fixture
def uncited() -> Callable[..., Run]:
    """The command, through the function that the console script calls."""

    def run(*arguments: str, stdin: str | bytes = "") -> Run:
        out, err = io.StringIO(), io.StringIO()
        raw = stdin.encode() if isinstance(stdin, str) else stdin
        before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(raw))
        try:
            with redirect_stdout(out), redirect_stderr(err):
                try:
                    status = main(arguments)
                except SystemExit as end:
                    status = int(end.code or 0)
        finally:
            sys.stdin = before
        return Run(status, out.getvalue(), err.getvalue())

    return run


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Writes a small site into the current folder: pages by name, and its bibliography. Returns its folder."""

    def write(pages: dict[str, str | bytes], bib: str | bytes | None = BIB, config: str = "") -> Path:
        write_site(tmp_path, pages, bib, config)
        monkeypatch.chdir(tmp_path)
        return tmp_path

    return write


@pytest.fixture
def others(monkeypatch: pytest.MonkeyPatch) -> Iterator[Others]:
    """Other people's servers. Crossref, PubMed and doi.org are at crossref.example, pubmed.example and doi.example."""
    for name in ("no_proxy", "NO_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "REQUEST_METHOD"):
        monkeypatch.delenv(name, raising=False)
    with other_servers() as servers:
        monkeypatch.setenv("http_proxy", servers.proxy)
        for service in ("crossref", "pubmed", "doi"):
            monkeypatch.setenv(f"UNCITED_{service.upper()}", f"http://{service}.example")
        yield servers
