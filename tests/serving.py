"""A running `mkdocs serve`, for the tests of what authors see while they write."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE = 20.0  # seconds until a change must have been seen


@dataclass(frozen=True)
class Preview:
    """A running `mkdocs serve`: its site's folder, its address and the file of what it says."""

    folder: Path
    address: str
    log: Path

    def page(self) -> str:
        try:
            with urlopen(self.address, timeout=5) as answer:
                return str(answer.read().decode())
        except (URLError, ConnectionError, TimeoutError):
            return ""

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def until(self, true: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < end, self.said() + self.page()
            time.sleep(0.05)

    def write(self, name: str, text: str, when: float | None = None) -> None:
        """Save a file, with a date of its own if one is given."""
        new = self.folder / f"{name}.new"
        new.write_text(text, encoding="utf-8")
        if when is not None:
            os.utime(new, (when, when))
        new.replace(self.folder / name)


@contextmanager
def serving(folder: Path, log: Path, first: str) -> Iterator[Preview]:
    """Serve the site in a folder, and wait until its page holds the words `first`. log: where it writes what it says."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT)
        try:
            running = Preview(folder, f"http://127.0.0.1:{port}/", log)
            running.until(lambda: first in running.page())
            yield running
        finally:
            process.terminate()
            process.wait(10)
