"""A Report -> text: for people, for programs, for GitHub, for code scanning. One module a format."""

from collections.abc import Callable

from uncited.findings import Report
from uncited.output import explained, github, json, sarif, text

FORMATS: dict[str, Callable[[Report], str]] = {
    "text": text.write,
    "json": json.write,
    "github": github.write,
    "sarif": sarif.write,
}

__all__ = ["FORMATS", "explained", "github", "json", "sarif", "text"]
