"""A bar on the error stream, for a person who waits at a terminal for more than a second."""

import sys
import threading
import time
from types import TracebackType

_WAIT = 1.0  # seconds before anything is shown
_REDRAW = 0.2
_WIDTH = 30


class Progress:
    """Counts pages. Draws nothing when the error stream is no terminal, or when all is done within a second."""

    def __init__(self) -> None:
        self.done = self.total = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._draw, daemon=True)

    def step(self, total: int) -> None:
        """One more page of so many."""
        self.done, self.total = self.done + 1, total

    def __enter__(self) -> "Progress":
        if sys.stderr.isatty():
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()

    def _draw(self) -> None:
        begin = time.monotonic()
        drawn = False
        while not self._over.wait(_REDRAW):
            if time.monotonic() - begin < _WAIT or not self.total:
                continue
            filled = _WIDTH * min(self.done, self.total) // self.total
            bar = "█" * filled + "░" * (_WIDTH - filled)
            sys.stderr.write(f"\r{bar} {self.done} of {self.total} pages")
            sys.stderr.flush()
            drawn = True
        if drawn:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
