"""One built site, one server, one browser for all tests in this folder.

The browser is a Chromium that is already on the machine: $CHROMIUM, Debian's `chromium`, Chrome, or what
`playwright install chromium` left. Without one, tests are skipped and the summary says so; with CI=true they fail.
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

from browser.served import QuietHandler, Site

ROOT = Path(__file__).parents[2]
NO_BROWSER = (
    "No browser was found, so nothing was checked in one. "
    "Install Debian's package `chromium`, or set CHROMIUM to the path of a Chromium or Chrome."
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_skipped = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of this repository, built into a temporary folder and served on localhost."""
    folder = tmp_path_factory.mktemp("site")
    handler = functools.partial(QuietHandler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    url = f"http://127.0.0.1:{server.server_port}/"
    # With a repository on GitHub Material would ask api.github.com for its stars: the case to be tested.
    env = os.environ | {"SITE_URL": url, "REPO_URL": "https://github.com/example/example"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, env=env | {"NO_MKDOCS_2_WARNING": "1"}, check=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sitemap = ElementTree.parse(folder / "sitemap.xml")
    pages = tuple(element.text or "" for element in sitemap.iterfind(".//{*}loc"))
    yield Site(url, (*pages, url + "404.html"))
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as instance:
        yield instance


@pytest.fixture(scope="session")
def browser(playwright: Playwright, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A headless Chromium, or a skip that is not overlooked."""
    own = playwright.chromium.executable_path
    found = (os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), own if Path(own).exists() else None)
    path = next(filter(None, found), None)
    if path is None:
        if os.environ.get("CI", "").lower() in ("1", "true"):
            pytest.fail(NO_BROWSER, pytrace=False)
        request.config.stash[_skipped] = True
        pytest.skip(NO_BROWSER)
    # Chromium's sandbox cannot run as root, which is what containers are.
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if root else [])
    yield browser
    browser.close()


@pytest.fixture
def desktop(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    yield context
    context.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if config.stash.get(_skipped, False):
        terminalreporter.section("browser tests did not run", sep="!", red=True, bold=True)
        terminalreporter.line(NO_BROWSER, red=True, bold=True)
