"""What a page costs a reader: bytes, requests and the time to the first text on a slow phone, beside stock Material's.

The same pages are built twice, served compressed, and opened in a Chromium slowed down to a middling phone on a slow
mobile network. Stock Material is given its system fonts: by default it would fetch others from another host as well.
"""

import functools
import gzip
import http.server
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BUDGET = 350  # kB, the heaviest page on a first visit
STOCK = """
site_name: Stock
docs_dir: docs
theme: {{name: material, font: false, features: [content.footnote.tooltips, navigation.tabs, search.suggest]}}
plugins: [search, {{bibtex: {{bib_file: {root}/references.bib, enable_inline_citations: false}}}}]
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc,
  pymdownx.details, pymdownx.superfences, {{pymdownx.tabbed: {{alternate_style: true}}}}]
"""
# A slow mobile network (1.6 Mbit/s, 150 ms there and back) and a processor a quarter as fast as this one.
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
SLOWER = 4
ROUNDS = 3
FIRST_TEXT = """() => new Promise((resolve) => new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName("first-contentful-paint")) resolve(entry.startTime);
}).observe({type: "paint", buffered: true}))"""


@dataclass(frozen=True, slots=True)
class Visit:
    """A first visit: compressed kB, requests, how many of them to other hosts, milliseconds to the first text."""

    kilobytes: float
    requests: int
    elsewhere: int
    first_text: float


def print_page_weight() -> None:
    """Print the table; without a browser, only what is missing."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print("Page weight was not measured: playwright is not installed.\n")
        return
    names = (os.environ.get("CHROMIUM"), *map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
    path = next(filter(None, names), None)
    if path is None:
        print("Page weight was not measured: no browser. Install Debian's package `chromium`, or set CHROMIUM.\n")
        return
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        shutil.copytree(ROOT / "docs", folder / "docs")
        for page in (folder / "docs").rglob("*.md"):  # a page's own template is not stock
            page.write_text(re.sub(r"(?m)^template:.*\n", "", page.read_text(encoding="utf-8")), encoding="utf-8")
        (folder / "stock.yml").write_text(STOCK.format(root=ROOT), encoding="utf-8")
        _build(ROOT / "mkdocs.yml", folder / "ours")
        _build(folder / "stock.yml", folder / "stock")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        print("A page's first visit on a slow phone: compressed, ours against stock Material with the same pages")
        for what, page in _pages(folder / "ours"):
            ours, stock = (_visit(browser, folder / kind, page) for kind in ("ours", "stock"))
            over = "" if ours.kilobytes <= BUDGET else f"; MORE THAN {BUDGET} kB"
            print(
                f"  {what} ({page or '/'}): {ours.kilobytes:.0f} kB against {stock.kilobytes:.0f} kB, "
                f"{ours.requests} requests against {stock.requests} ({ours.elsewhere} and {stock.elsewhere} to other hosts), "
                f"first text after {ours.first_text / 1000:.2f} s against {stock.first_text / 1000:.2f} s{over}"
            )
        print("  (stock Material has no such content on the two generated pages)\n")
        browser.close()


def _build(config: Path, site: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--config-file",
        str(config),
        "--site-dir",
        str(site),
    ]
    subprocess.run(command, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, stderr=subprocess.DEVNULL, check=True)


def _pages(site: Path) -> Iterator[tuple[str, str]]:
    """The home page, the page of median size, and the two heaviest: generated ones, and the heaviest that is written."""
    sizes = {path.parent: len(gzip.compress(path.read_bytes())) for path in site.rglob("index.html")}
    order = sorted(sizes, key=lambda page: sizes[page])
    written = [page for page in order if page.name not in ("numbers", "references")]
    chosen = {
        "home": site,
        "typical": order[len(order) // 2],
        "heaviest written": written[-1],
        "second heaviest": order[-2],
        "heaviest": order[-1],
    }
    for what, page in chosen.items():
        address = page.relative_to(site).as_posix()
        yield what, "" if address == "." else f"{address}/"


class _Compressed(http.server.SimpleHTTPRequestHandler):
    """Sends text as web servers do, compressed."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        text = path.suffix not in (".woff2", ".png")
        body = gzip.compress(body, 6) if text else body
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        if text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)
        self.server.sent.append(len(body))  # type: ignore[attr-defined]

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    """Keeps the size of every answer, also of those to scripts that run beside the page."""

    def __init__(self, site: Path) -> None:
        super().__init__(("127.0.0.1", 0), functools.partial(_Compressed, directory=str(site)))
        self.sent: list[int] = []


@contextmanager
def _served(site: Path) -> Iterator[_Server]:
    server = _Server(site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def _visit(browser: Any, site: Path, page: str) -> Visit:
    """The median of a few first visits, each with an empty cache."""
    with _served(site) as server:
        visits = [_once(browser, server, page) for _ in range(ROUNDS)]
    return Visit(*(median(getattr(visit, field) for visit in visits) for field in Visit.__slots__))


def _once(browser: Any, server: _Server, page: str) -> Visit:
    url = f"http://127.0.0.1:{server.server_port}/"
    server.sent.clear()
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    tab = context.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    session = context.new_cdp_session(tab)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    tab.goto(url + page, wait_until="networkidle")
    tab.wait_for_timeout(1500)  # a script may ask for more once it is idle
    first_text = tab.evaluate(FIRST_TEXT)
    context.close()
    elsewhere = sum(not address.startswith((url, "data:", f"blob:{url}")) for address in asked)
    return Visit(sum(server.sent) / 1000, len(server.sent) + elsewhere, elsewhere, first_text)


if __name__ == "__main__":
    print_page_weight()
