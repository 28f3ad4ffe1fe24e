"""Whether an address still leads to its page. Who turns a checker away is not called dead."""

import time
from dataclasses import dataclass
from enum import Enum, auto

from uncited.remote.web import Answer, Trouble, Web, host_of

_GONE = frozenset((404, 410))
_ASKED_TO_STOP = 429
PAUSE = 2.0  # seconds before the one more try
LONGEST_PAUSE = 10.0


class State(Enum):
    ALIVE = auto()
    DEAD = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Reached:
    """`said`: why, in words that follow the host's name. `host`: who answered at last, or did not. `moved`: where to, for good.

    tired: the host wants to be left alone, or did not answer; it is not asked again in this run. offline: no
    connection could be made.
    """

    state: State
    host: str
    said: str = ""
    moved: str = ""
    tired: bool = False
    offline: bool = False


def reach(web: Web, address: str) -> Reached:
    """At most three requests: HEAD, then GET, since some servers know no HEAD, then once more after a passing trouble."""
    answer = web.ask(address, head=True)
    if not answer.fine and not _passing(answer):
        answer = web.ask(address, accept="text/html,*/*")
    if _passing(answer) and answer.wait <= LONGEST_PAUSE:
        time.sleep(min(answer.wait or PAUSE, web.timeout))
        answer = web.ask(address, accept="text/html,*/*")
    return _judge(answer)


def _passing(answer: Answer) -> bool:
    return answer.status == _ASKED_TO_STOP or answer.status >= 500 or answer.trouble is Trouble.BROKEN_OFF


def _judge(answer: Answer) -> Reached:
    host = host_of(answer.address)
    if answer.fine:
        return Reached(State.ALIVE, host, moved=answer.address if answer.moved else "")
    if answer.status in _GONE:
        return Reached(State.DEAD, host, f"says that there is no such page ({answer.status})")
    if answer.status:
        return Reached(State.UNKNOWN, host, _refusal(answer.status), tired=answer.tired)
    trouble = answer.trouble or Trouble.UNREACHABLE
    state = State.DEAD if trouble is Trouble.NO_HOST else State.UNKNOWN
    return Reached(state, host, trouble.value, tired=answer.tired, offline=answer.offline)


def _refusal(status: int) -> str:
    if status == _ASKED_TO_STOP:
        return "asks to be left alone for now (429)"
    if status >= 500:
        return f"has trouble of its own ({status})"
    return f"lets no checker in ({status})"
