"""Many questions to many hosts: one at a time to each host, a few hosts at once, and an end to it all."""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable

# Asks, keeps the answer, and says whether the host may be asked further.
Question = Callable[[], bool]

_AT_ONCE = 8


def ask_all(questions: Iterable[tuple[str, Question]], seconds: float) -> None:
    """questions: each with the host it goes to. Returns when all are asked, or when the time is up; what was not
    asked by then has no answer. A question that hangs does not keep the program from ending."""
    by_host: dict[str, list[Question]] = {}
    for host, question in questions:
        by_host.setdefault(host, []).append(question)
    # The longest list first: it decides when all is done.
    waiting = deque(sorted(by_host.values(), key=len, reverse=True))
    end = time.monotonic() + seconds

    def work() -> None:
        while True:
            try:
                mine = waiting.popleft()
            except IndexError:
                return
            for question in mine:
                if time.monotonic() > end or not question():
                    break

    threads = [threading.Thread(target=work, daemon=True) for _ in range(min(_AT_ONCE, len(by_host)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, end - time.monotonic()))
