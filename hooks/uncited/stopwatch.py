"""Names a page whose rendering takes long: it is the Markdown renderer that hangs there, not the check.

A thread of its own, so that a person who waits is told while the page is still being rendered. A regular expression
lets no other thread run until it ends, which may be never, but it does look for signals: one that does nothing, sent
now and then while the program computes, gives the thread its turn.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable

LIMIT = 10.0  # seconds
_ADVICE = "Look for long runs of brackets, asterisks or other marks, and for deep nesting."


def to_stderr(message: str) -> None:
    """Tell a person at the terminal, or the log of a job: there, what a page says must be no command to GitHub's runner."""
    if os.environ.get("GITHUB_ACTIONS"):
        message = message.replace("::", ": :").replace("##[", "## [")
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()


def not_rendered(page: str, error: Exception) -> str:
    """What to say of a page whose rendering ended in an error."""
    if isinstance(error, RecursionError):
        return f"{page}: This page cannot be rendered, because it is nested too deeply: lists, quotes or HTML in each other."
    return f"{page}: This page cannot be rendered ({type(error).__name__}: {error})."


class Stopwatch:
    """Told which page is being rendered. Says once of a page that it has taken longer than the limit."""

    def __init__(self, tell: Callable[[str], object] = to_stderr) -> None:
        self._turn: tuple[str | None, float] = (None, 0.0)
        self._tell = tell
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def page(self) -> str | None:
        """The page that is being rendered."""
        return self._turn[0]

    def start(self) -> None:
        """Begin to watch, anew where a watch was not ended."""
        self.stop()
        self._over.clear()
        _signal_every(LIMIT / 10)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the watch; nothing happens where it has not begun."""
        self.turn(None)
        self._over.set()
        if self._thread is not None:
            _signal_every(0)
            self._thread.join()
            self._thread = None

    def turn(self, page: str | None) -> None:
        """Another page is being rendered now, or none."""
        # Only noted: to wake the thread for every page would take longer than most of the check.
        self._turn = page, time.monotonic()

    def _run(self) -> None:
        told: tuple[str | None, float] | None = None
        while not self._over.wait(LIMIT / 10):
            turn = page, begin = self._turn
            if page is not None and turn is not told and time.monotonic() - begin > LIMIT:
                told = turn
                self._tell(f"{page}: rendering this page takes more than {LIMIT:.0f} s. {_ADVICE}")


def _signal_every(seconds: float) -> None:
    """Send the signal that does nothing after so many seconds of computing, and again; 0 ends that."""
    # Windows has no such signal, and only the main thread may say what is done about one.
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGVTALRM, lambda *_: None)
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, seconds)
