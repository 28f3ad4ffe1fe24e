"""The check alone, on a megabyte of prose, beside a digits-only regular expression and proselint."""

import json
import random
import re
import time
from pathlib import Path

from uncited.check import check_page
from uncited.options import Options
from uncited.reading import Page, read_page
from uncited.render import render

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "corpus"
PLAIN = (
    "People describe the experience in many different ways.",
    "Not every clinic offers the same follow-up, which makes comparisons harder.",
    "A careful history includes earlier treatments and how well each of them worked.",
    "Consent is a conversation rather than a signature on a form.",
    "The nurse stays in the room, watches the monitor and asks how the patient feels.",
)


def prose(size: int = 1_000_000) -> str:
    """Paragraphs of about 100 words: one sentence in three from the labelled corpus, the others without a number.

    Every sentence is another one, its figures drawn anew, so that nothing is answered from memory.
    """
    rng = random.Random(7)
    labelled = [
        json.loads(line)["text"] for file in sorted(CORPUS.glob("*.jsonl")) for line in file.open(encoding="utf-8")
    ]
    labelled = [text for text in labelled if not re.search(r"[<>|`*_\[\]#]", text)]
    paragraphs: list[str] = []
    length = 0
    while length < size:
        said = [_another(rng.choice(labelled), rng) if rng.random() < 1 / 3 else rng.choice(PLAIN) for _ in range(7)]
        paragraphs.append(" ".join(said))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)


def _another(sentence: str, rng: random.Random) -> str:
    drawn = re.sub(r"(?<![\d.,])[1-9](?!\d)", lambda _: str(rng.randint(1, 9)), sentence)
    return re.sub(r"(?<=\d)\d", lambda _: str(rng.randint(0, 9)), drawn).replace(".", f" in group {_name(rng)}.", 1)


def _name(rng: random.Random) -> str:
    return "".join(rng.choices("bcdfglmnprstv", k=5)).capitalize()


def print_check_speed() -> None:
    text = prose()
    html = render(text)
    megabytes = len(text.encode()) / 1e6
    page = Page("prose.md", html, text)
    reading = _best(lambda: read_page(page)) / megabytes
    whole = _best(lambda: check_page(read_page(page), Options()), 2) / megabytes
    digits = _best(lambda: re.findall(r"\d[\d.,]*\s*%?", text)) / megabytes
    print(f"The check alone, on {megabytes:.1f} MB of prose, seconds of one core a MB (best of 3):")
    print(f"  reading every claim       {reading:.3f}")
    print(f"  and every place in the source, with thousands of findings  {whole:.3f}")
    print(
        f"  digits-only expression    {digits:.4f}  (finds no number in words, knows no claim; x{reading / digits:.0f})"
    )
    if (other := _proselint(text[:100_000])) is not None:
        print(f"  proselint                 {other:.2f}  (x{other / reading:.0f} of ours; it looks for other things)")
    else:
        print("  proselint is not installed: `pip install proselint` to have it measured beside ours")


def _proselint(text: str) -> float | None:
    try:
        from proselint.checks import __register__
        from proselint.registry import CheckRegistry
        from proselint.tools import LintFile
    except ImportError:
        return None
    CheckRegistry().register_many(__register__)
    return _best(lambda: LintFile("prose", text).lint(), 1) / (len(text) / 1e6)


def _best(run: object, times: int = 3) -> float:
    assert callable(run)
    taken = []
    for _ in range(times):
        begin = time.process_time()
        run()
        taken.append(time.process_time() - begin)
    return min(taken)
