"""Wrong positions are the first complaint: claims are put at known places in pages made of every construct, and must
be reported exactly there, each once, whatever stands around them and whatever looks like them.
"""

import re

from hypothesis import given
from hypothesis import strategies as st

from test_constructs import KNOWN, findings

# Where a claim begins and ends in a page under construction; taken out before the page is read.
BEGIN, END = "\ue000", "\ue001"
# Few, so that the same sentence stands in a page many times.
CLAIMS = (
    "«55 % responded.»",
    "«Half of patients slept.»",
    "**«55 %** responded.»",
    "«In *2019*, 41 % relapsed.»",
    "«55&nbsp;% responded.»",
    "[«55 %](x.md) responded.»",
    "`«x` is 55 % of it.»",
)
LONG = ("«Of all, 55 %\nresponded.»", "«Half of\n**patients** slept.»")
QUIET = (
    "Ketamine is old.",
    "See Figure 3.",
    "So `55 % responded.` is code.",
    "<!-- 55 % responded. -->",
    'A [link](55-%-responded. "x") here.',
    "\\*Not\\* a list.",
)
CITED = (f"77 % responded.[@{KNOWN[0]}]", f"77 % slept. [@{KNOWN[1]}, Table 2]", "66 % did. <!-- uncited: counted -->")


def marked(text: str) -> str:
    return text.replace("«", BEGIN).replace("»", END)


def indented(text: str, by: str = "    ") -> str:
    return "\n".join(by + line if line else line for line in text.split("\n"))


def line(draw: st.DrawFn) -> str:
    """Sentences on one line, a claim among them."""
    sentences = draw(st.lists(st.sampled_from((*CLAIMS, *QUIET[:3])), min_size=1, max_size=3))
    return marked(" ".join(sentences))


def paragraph(draw: st.DrawFn, cited: bool = False) -> str:
    """Sentences on one line or several. Citations cover a whole item of a list, so they stand outside lists only."""
    kinds = (*CLAIMS, *LONG, *QUIET, *(CITED if cited else ()))
    sentences = draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=4))
    # A comment that begins a line would split the paragraph.
    joined = "".join(
        sentence if not at else (" " if "<!--" in sentence else draw(st.sampled_from((" ", "\n")))) + sentence
        for at, sentence in enumerate(sentences)
    )
    return marked(f"So it is. {joined}")


@st.composite
def pages(draw: st.DrawFn) -> str:
    """A page of nested constructs, its claims marked."""
    notes: list[str] = []

    def inner(depth: int) -> str:
        return "\n\n".join(block(depth + 1) for _ in range(draw(st.integers(1, 2))))

    def block(depth: int) -> str:
        kinds = ["paragraph", "heading", "table", "code", "comment", "image", "note", "snippet", "caption", "term"]
        if depth == 0:
            kinds += ["html", "markdown html", "figure", "grid", "cited"]
        if depth < 3:
            kinds += ["item", "tight", "task", "numbered", "quote", "box", "folded", "tabs", "definition", "annotated"]
        match draw(st.sampled_from(kinds)):
            case "heading":
                return "## " + line(draw)
            case "table":
                rows = ["| " + line(draw) + " | " + line(draw) + " |" for _ in range(draw(st.integers(1, 3)))]
                return "\n".join(["| A | " + line(draw) + " |", "| - | :-: |", *rows])
            case "code":
                return "```\n55 % responded.\n```"
            case "comment":
                return "<!-- 55 % responded. -->"
            case "image":
                return marked('![«55 % responded.»](x.png "Half of it")').replace(
                    '"Half of it"', marked('"«Half of it»"')
                )
            case "note":
                notes.append(indented(paragraph(draw)).lstrip())
                return f"Ketamine is old.[^n{len(notes)}]"
            case "snippet":
                return marked('«--8<-- "short.md"»')
            case "caption":
                return "Ketamine is old.\n\n/// caption\n" + line(draw) + "\n///"
            case "term":
                return "`55 % responded.` is code."
            case "cited":
                return paragraph(draw, cited=True)
            case "html":
                return "<div>\n" + marked("«55 % responded.» <b>«Half of patients</b> slept.»") + "\n</div>"
            case "markdown html":
                return "<div markdown>\n\n" + inner(2) + "\n\n</div>"
            case "figure":
                return (
                    "<figure markdown>\n![A](x.png)\n<figcaption>"
                    + marked("«55 % responded.»")
                    + "</figcaption>\n</figure>"
                )
            case "grid":
                return '<div class="grid cards" markdown>\n\n-   ' + indented(inner(2)).lstrip() + "\n\n</div>"
            case "item":
                return "-   " + indented(line(draw) + "\n\n" + inner(depth)).lstrip()
            case "tight":
                return "\n".join(f"- {line(draw)}\n    * {line(draw)}" for _ in range(draw(st.integers(1, 3))))
            case "task":
                return f"- [x] {line(draw)}\n- [ ] {line(draw)}"
            case "numbered":
                return f"1. {line(draw)}\n2. {line(draw)}\n\n    {line(draw)}"
            case "quote":
                return indented(inner(depth), "> ").replace("\n\n", "\n>\n")
            case "box":
                return f'!!! note "{line(draw)}"\n\n' + indented(inner(depth))
            case "folded":
                return f'???+ note "{line(draw)}"\n\n' + indented(inner(depth))
            case "tabs":
                tabs = [f'=== "{line(draw)}"\n\n' + indented(inner(depth)) for _ in range(draw(st.integers(1, 3)))]
                return "\n\n".join(tabs)
            case "definition":
                return f"Term\n:   {line(draw)}"
            case "annotated":
                return f"{line(draw)} (1)\n{{ .annotate }}\n\n1.  {line(draw)}"
        return paragraph(draw)

    blocks = [block(0) for _ in range(draw(st.integers(1, 5)))]
    if draw(st.booleans()):
        fields = marked('title: "«Of it, 41 %»"\ndescription: >-\n  «Half of all\n  slept»')
        blocks.insert(0, f"---\n{fields}\n---")
    blocks += [f"[^n{at}]: {note}" for at, note in enumerate(notes, 1)]
    return "\n\n".join(blocks) + "\n"


def taken_apart(page: str) -> tuple[str, list[str]]:
    """The page without its marks, and where each claim stands: line:column-endline:endcolumn."""
    text = page.replace(BEGIN, "").replace(END, "")
    places = []
    for found in re.finditer(f"{BEGIN}[^{END}]*{END}", page):
        ends = []
        for at in (found.start(), found.end()):
            before = page[:at].replace(BEGIN, "").replace(END, "")
            ends.append((before.count("\n") + 1, len(before) - before.rfind("\n")))
        places.append((ends[0], ends[1]))
    return text, [f"{a}:{b}-{c}:{d}" for (a, b), (c, d) in sorted(places)]


def found_at(text: str) -> list[str]:
    return [found.split(" ")[0] for found in findings(text) if " uncited-number " in found]


@given(pages(), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_claim_is_reported_where_it_stands(page: str, line_end: str) -> None:
    text, places = taken_apart(page)
    assert found_at(text.replace("\n", line_end)) == places
