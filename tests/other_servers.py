"""Everyone else's servers, played by one local server that stands as the proxy in between: any host can be asked,
and nothing leaves the machine."""

import json
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Reply:
    """What an address answers. hang: seconds before it does; drop: it breaks the connection off instead; endless: its
    body never ends."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    hang: float = 0.0
    drop: bool = False
    endless: bool = False
    head: int | None = None  # another status for HEAD


@dataclass
class Others:
    """`replies` by address; what is not in it answers 404. `asked`: every request in order, method and address."""

    proxy: str
    replies: dict[str, Reply | list[Reply]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    at_once: dict[str, int] = field(default_factory=lambda: defaultdict(int))  # the most at one host

    def json(self, address: str, value: Any) -> None:
        self.replies[address] = Reply(body=json.dumps(value).encode(), headers={"Content-Type": "application/json"})

    def times(self, address: str) -> int:
        return sum(asked == address for _, asked in self.asked)


@contextmanager
def other_servers() -> Iterator[Others]:
    lock = threading.Lock()
    now: dict[str, int] = defaultdict(int)
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            host = self.path.split("/")[2]
            with lock:
                others.asked.append((self.command, self.path))
                others.headers.append(dict(self.headers))
                now[host] += 1
                others.at_once[host] = max(others.at_once[host], now[host])
            time.sleep(0.005)  # long enough for a second request to the same host to be seen
            with lock:
                now[host] -= 1  # before the other side can ask again
            self.reply()

        def reply(self) -> None:
            reply = others.replies.get(self.path, Reply(404))
            if isinstance(reply, list):
                reply = reply.pop(0) if len(reply) > 1 else reply[0]
            if reply.hang:
                over.wait(reply.hang)
            if reply.drop:
                self.close_connection = True
                return
            head = self.command == "HEAD"
            try:
                self.send_response(reply.head if head and reply.head else reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                if not reply.endless:
                    self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                if not head:
                    self.wfile.write(reply.body)
                while reply.endless and not head and not over.wait(0.1):
                    self.wfile.write(b" ")
            except OSError:
                pass  # the other side has gone

        do_GET = do_HEAD = answer  # noqa: N815

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    others = Others(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield others
    finally:
        over.set()
        server.shutdown()
        server.server_close()
        thread.join()
