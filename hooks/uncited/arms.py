"""With which arm of a study a number stands: "55.4 % with ketamine" and "41.2 % of the ECT group".

Conservative: only percentages, shares and counts of people that name their arm right beside them, by a word of the table or
as "the … group"; where a sentence or a statement does not say, nothing is concluded.
"""

import re
from collections.abc import Callable

from uncited.model import Kind, Quantity
from uncited.recording import Recorded

# What an arm is called by, and the words for it, in lower case as all patterns here: to fold case in them is slow. The
# first that occurs in a phrase names it: "placebo spray" is placebo.
_ARMS = {
    "placebo": r"placebo|saline|sham|dummy",
    "ECT": r"ect|electroconvulsive(?: therapy)?",
    "esketamine": r"esketamine|spravato|(?:nasal )?spray",
    "midazolam": r"midazolam",
    "quetiapine": r"quetiapine",
    "ketamine": r"ketamine",
}
_NAME = rf"\b(?P<name>{'|'.join(_ARMS.values())})\b"
_GROUP = r"the (?P<group>[\w-]+)(?: [\w-]+)? (?:group|arm)s?\b"
# Up to four words between the preposition and the arm: "with intravenous ketamine", "of the 195 people on ketamine".
_AFTER = re.compile(
    rf"\A[^.;:,()]{{0,60}}?\b(?:with|on|to|after|for|in|given|of|taking|receiving|under)\s+"
    rf"(?:{_GROUP}|(?:(?!than\b|and\b|or\b|versus\b|vs?\b|against\b|compared\b|without\b)[\w.%/-]+\s+){{0,4}}?{_NAME})"
)
_STOP = re.compile(
    r"\b(?:than|versus|vs?|against|compared|similar|close|equal|superior|inferior|without|minus|and|but|while|whereas|or)\b"
)
_BEFORE = re.compile(rf"{_NAME}(?: (?:group|arm))?\s*(?::|\(|=|,? (?:had|was|were))?\s*\Z")
_KINDS = frozenset((Kind.PERCENT, Kind.SHARE))
_FAR = 80


def elsewhere(sentence: str, quantity: Quantity) -> Callable[[Recorded], bool] | None:
    """Tells whether a recorded figure stands with another arm than this number; None where the sentence names none."""
    ours = arm(sentence, quantity.start, quantity.end) if quantity.kind in _KINDS else None
    if ours is None:
        return None

    def differs(recorded: Recorded) -> bool:
        theirs = arm(
            recorded.statement, recorded.start + recorded.quantity.start, recorded.start + recorded.quantity.end
        )
        return theirs is not None and theirs != ours and (theirs in _ARMS) == (ours in _ARMS)

    return differs


def arm(text: str, start: int, end: int) -> str | None:
    """The arm that the number at start..end stands with, None where that is not clear."""
    after = text[end : end + _FAR].lower()
    if stop := _STOP.search(after):
        after = after[: stop.start()]
    found = _AFTER.match(after) or _BEFORE.search(text[max(0, start - _FAR) : start].lower())
    if found is None:
        return None
    named: str = found.groupdict().get("group") or found["name"]
    return next((name for name, words in _ARMS.items() if re.fullmatch(words, named)), named)
