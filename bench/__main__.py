"""`make bench`: our build against the stock stack on the same pages, and the check alone against other tools.

Everything is a ratio within one run, builds interleaved, so that a slow or busy machine changes little.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from check_speed import print_check_speed
from page_weight import print_page_weight
from sites import write_site

ROOT = Path(__file__).resolve().parent.parent
STOCK = """
site_name: Stock
docs_dir: docs
theme: {name: material, features: [content.footnote.tooltips, navigation.tabs, search.suggest]}
plugins: [search, {bibtex: {bib_file: references.bib, enable_inline_citations: false}}]
markdown_extensions: [footnotes, admonition, attr_list, tables, toc]
"""


# Prints the peak of this very process: what the system reports of a child counts its parent's memory too.
WRAPPED = """
import atexit, re, runpy, sys
atexit.register(lambda: print("peak", re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1], flush=True))
runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
"""


@dataclass(frozen=True, slots=True)
class Build:
    """One build: wall seconds, peak memory in MiB, output in MB, search index in MB, seconds of the check."""

    seconds: float
    peak: float
    output: float
    index: float
    check: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="*", default=[25, 100, 500, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    print_check_speed()
    print_page_weight()
    print("Builds, ours with everything on against the stock stack without any check (medians; least to most)")
    seconds: dict[str, dict[int, Build]] = defaultdict(dict)
    for pages in given.pages:
        builds = _measure(pages, given.rounds if pages <= 500 else max(1, given.rounds - 2))
        stock, ours = _median(builds["stock"]), _median(builds["ours"])
        seconds["stock"][pages], seconds["ours"][pages] = stock, ours
        spread = "; ".join(
            f"{name} {min(b.seconds for b in found):.2f} to {max(b.seconds for b in found):.2f} s"
            for name, found in builds.items()
        )
        print(
            f"{pages:5} pages: time x{ours.seconds / stock.seconds:.2f} ({ours.seconds:.2f} s against {stock.seconds:.2f} s; {spread}), "
            f"memory x{ours.peak / stock.peak:.2f} ({ours.peak - stock.peak:+.0f} MiB), output x{ours.output / stock.output:.2f} "
            f"({ours.output:.1f} MB), search index x{ours.index / stock.index:.2f}, "
            f"the check {100 * ours.check / stock.seconds:.1f} % of the stock build ({ours.check:.2f} s)"
        )
    if {100, 1000} <= set(given.pages):
        for name, found in seconds.items():
            print(
                f"{name}: 1,000 pages against 100: time x{found[1000].seconds / found[100].seconds:.1f}, "
                f"output x{found[1000].output / found[100].output:.1f}"
            )


def _measure(pages: int, rounds: int) -> dict[str, list[Build]]:
    builds: dict[str, list[Build]] = {"stock": [], "ours": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_site(folder, pages)
        (folder / "stock.yml").write_text(STOCK, encoding="utf-8")
        (folder / "ours.yml").write_text(_our_config(), encoding="utf-8")
        for file in ("overrides", "hooks", "includes"):
            (folder / file).symlink_to(ROOT / file)
        shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
        for _ in range(rounds):
            for kind, found in builds.items():
                found.append(_build(folder, kind))
    return builds


def _our_config() -> str:
    """Our mkdocs.yml without the navigation and the link checks, which name pages of the site."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"^nav:\n(?:[ #].*\n|\n)*", "", text, flags=re.MULTILINE)
    return re.sub(r"^validation:\n(?:[ #].*\n|\n)*", "", text, flags=re.MULTILINE)


def _build(folder: Path, kind: str) -> Build:
    site = folder / f"site-{kind}"
    command = [sys.executable, "-c", WRAPPED, "build", "--config-file", f"{kind}.yml", "--site-dir", site.name]
    log = folder / f"{kind}.log"
    begin = time.perf_counter()
    with log.open("w") as errors:
        env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # both builds as everyone has them: compiled once
        process = subprocess.run(command, cwd=folder, stdout=errors, stderr=errors, env=env, check=False)
    seconds = time.perf_counter() - begin
    said = log.read_text(encoding="utf-8")
    if process.returncode:
        sys.exit(f"The {kind} build failed:\n{said[-3000:]}")
    found = re.search(r"checked in ([\d.]+) s", said)
    peak = re.search(r"^peak (\d+)$", said, re.MULTILINE)
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    index = sum(path.stat().st_size for path in (site / "search").glob("*.json"))
    return Build(
        seconds, float(peak[1]) / 1024 if peak else 0.0, size / 1e6, index / 1e6, float(found[1]) if found else 0.0
    )


def _median(builds: list[Build]) -> Build:
    fields = ("seconds", "peak", "output", "index", "check")
    return Build(*(statistics.median(getattr(build, name) for build in builds) for name in fields))


if __name__ == "__main__":
    main()
