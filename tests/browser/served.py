"""What the fixture `site` hands to the tests."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Site:
    """The served site: its address, ending in a slash, and the addresses of its pages."""

    url: str
    pages: tuple[str, ...]
