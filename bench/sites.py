"""Generated sites to measure builds on: invented sentences, each with its citation and its recorded figure.

The same pages and bibliography serve both builds; the text depends on the number of pages only.
"""

import random
from pathlib import Path

SUBJECTS = ("The trial", "A later cohort", "The open-label phase", "The registry", "A crossover study", "The follow-up")
VERBS = ("reported", "described", "observed", "recorded", "found")
OUTCOMES = (
    ("a response rate of {0}%", lambda r: (r.randint(5, 80),)),
    ("a mean change of {0} points on the rating scale", lambda r: (round(r.uniform(1, 14), 1),)),
    ("remission in {0} of {1} participants", lambda r: (r.randint(5, 40), r.randint(41, 240))),
    ("a transient rise of {0} mmHg in systolic pressure", lambda r: (r.randint(5, 35),)),
    ("an effect that lasted about {0} minutes", lambda r: (r.randint(20, 90),)),
    ("dropout in {0}% of the arm over {1} weeks", lambda r: (r.randint(5, 40), r.randint(2, 26))),
)
FILLERS = (
    "Patients and clinicians usually discuss the setting before a session is booked.",
    "Monitoring is part of the visit, and the person is not left alone.",
    "People describe the experience in many different ways, and no visit is quite like another.",
    "Someone should be available to travel home with the patient afterwards.",
    "A careful history includes earlier treatments and how well each of them worked.",
    "Long-term data remain limited, and several questions are still open.",
    "Consent is a conversation and not a single signature on a form.",
)
SYLLABLES = """
    ba ce di fo gu ka le mi no pu ra se ti vo xa ze lor men tal ric dos
    """.split()
ENTRIES = 300
CITATIONS = 12
WORDS = 600


def write_site(folder: Path, pages: int) -> None:
    """docs/ with that many pages of about 600 words and 12 citations, and references.bib with 300 entries."""
    rng = random.Random(20261)
    vocabulary = ["".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))) for _ in range(4000)]
    recorded: dict[str, list[str]] = {f"author{n}": [] for n in range(ENTRIES)}
    docs = folder / "docs"
    docs.mkdir(parents=True)
    for number in range(pages):
        text = _page(rng, number, recorded, vocabulary)
        name = "index.md" if number == 0 else f"section-{number // 25}/page-{number}.md"
        (docs / name).parent.mkdir(exist_ok=True)
        (docs / name).write_text(text, encoding="utf-8")
    (folder / "references.bib").write_text(
        "\n".join(_entry(key, said) for key, said in recorded.items()), encoding="utf-8"
    )


def _page(rng: random.Random, number: int, recorded: dict[str, list[str]], vocabulary: list[str]) -> str:
    keys = rng.sample(list(recorded), 10)
    uses = iter([*keys, *rng.sample(keys, 2)])

    def claim() -> tuple[str, str]:
        form, draw = rng.choice(OUTCOMES)
        key, figure = next(uses), form.format(*draw(rng))
        recorded[key].append(figure)
        return f"{rng.choice(SUBJECTS)} {rng.choice(VERBS)} {figure}", key

    def sentence() -> str:
        text, key = claim()
        return f"{text}.[@{key}]"

    def filler(words: int) -> list[str]:
        said: list[str] = []
        while sum(len(s.split()) for s in said) < words:
            invented = " ".join(rng.choices(vocabulary, k=rng.randint(8, 16))).capitalize() + "."
            said.append(rng.choice(FILLERS) if rng.random() < 0.6 else invented)
        return said

    def paragraph(citations: int) -> str:
        said = [sentence() for _ in range(citations)] + filler(WORDS // 6)
        rng.shuffle(said)
        return " ".join(said)

    rows = []
    for outcome in ("Response", "Dropout"):
        text, key = claim()
        rows.append(f"| {outcome} | {text} | [@{key}] |")
    title = f"Subject {'abcdefghij'[number % 10]} of {vocabulary[number % len(vocabulary)]}"
    return (
        f"---\ntitle: {title}\n---\n\n# {title}\n\n{paragraph(2)}\n\n## What was measured\n\n{paragraph(2)}\n\n"
        f"{paragraph(1)}\n\n- {sentence()}\n- {sentence()}\n- {rng.choice(FILLERS)}\n\n## Safety\n\n{paragraph(1)}\n\n"
        f'!!! note "Note"\n    {sentence()} {rng.choice(FILLERS)}\n\n| Outcome | Value | Source |\n| --- | --- | --- |\n'
        + "\n".join(rows)
        + f"\n\n## Open questions\n\n{paragraph(1)}\n"
    )


def _entry(key: str, said: list[str]) -> str:
    figures = "\n".join(f"    It gave {figure}. [Abstract]".replace("%", "\\%") for figure in dict.fromkeys(said))
    number = int(key.removeprefix("author"))
    return (
        f"@article{{{key},\n  author = {{Author, A. {number} and Writer, Bea}},\n  title = {{{{An invented paper, number {number}}}}},\n"
        f"  journal = {{Journal of Invented Psychiatry}},\n  year = {{{1995 + number % 30}}},\n  volume = {{{number % 90 + 1}}},\n"
        f"  number = {{{number % 12 + 1}}},\n  pages = {{{number}--{number + 9}}},\n  doi = {{10.5555/example.{number}}},\n"
        f"  annote = {{Read: abstract.\n{figures or '    It gave no figure. [Abstract]'}}},\n}}\n"
    )
