"""How the text of an included file is asked for."""

from collections.abc import Callable

Snippets = Callable[[str], str | None]


def no_snippets(_name: str) -> str | None:
    """The text of an included file, where nothing can be included."""
    return None
