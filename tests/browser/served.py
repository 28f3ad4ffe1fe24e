"""What the tests of served sites share."""

from __future__ import annotations

import http.server
from dataclasses import dataclass


@dataclass(frozen=True)
class Site:
    """The served site: its address, ending in a slash, and the addresses of its pages."""

    url: str
    pages: tuple[str, ...]


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, and does not say so."""

    def log_message(self, format: str, *args: object) -> None:
        pass
