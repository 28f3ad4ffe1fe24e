"""The citation syntax, as the renderer and the check of the source both read it: `[@key]`, `[see @a, Table 2; @b]`."""

import re
from collections.abc import Collection, Iterator

# A bracket that holds an @, and is not the text of a link. Bounded, so that no input makes it slow. A line break is let
# through: `invalid-citation` reports it, and the sentence is not reported a second time as uncited.
CITATION = re.compile(r"\[([^\[\]@]{0,200}@[^\[\]]{1,600})\](?!\()")
KEY = re.compile(r"(?<![\w.])@([^\s,;@\[\]]+)")
# A bracket with nothing in it but what may be keys: a citation whose @ was forgotten, if they are known.
KEYS_ALONE = re.compile(r"(?<![\\!\[])\[([A-Za-z0-9_-]{2,80}(?:[;,] ?[A-Za-z0-9_-]{2,80}){0,9})\](?!\])")
# The opening of an exemption whose hyphens a word processor has joined: `<!— uncited`.
JOINED_DASHES = re.compile(r"[<‹]!(?:[–—−]-?|-[–—−]?)\s*uncited\b", re.IGNORECASE)
# What makes a link of the bracket before it: a bracket that is no footnote mark and no citation.
LINK_LABEL = re.compile(r"\[(?!\^|[^\]\n]{0,600}@)")


def keys_alone(text: str, known: Collection[str], start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """The brackets that hold known keys and nothing else, without an @; links are among them."""
    for found in KEYS_ALONE.finditer(text, start, len(text) if end is None else end):
        if all(key in known for key in named(found)):
            yield found


def named(bracket: re.Match[str]) -> list[str]:
    """The keys in such a bracket."""
    return re.split("[;,] ?", bracket[1])
