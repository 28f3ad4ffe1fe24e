"""The front matter of a page, as MkDocs reads it, with the places of its values."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

import yaml

from uncited.source.lines import BOM, Lines

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

_EOL = r"(?:\r\n|\r|\n)"
# As MkDocs 1.6 finds it, line ends aside: it reads files with universal newlines.
_YAML = re.compile(rf"---[ \t]*{_EOL}(.*?{_EOL})(?:\.{{3}}|---)[ \t]*{_EOL}", re.DOTALL)
_OPEN = re.compile(rf"---[ \t]*{_EOL}[ \t]*[A-Za-z0-9_-]+[ \t]*:(?:[ \t]|{_EOL})")
_FIRST_LINE = 2  # of what stands between the two lines ---
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# A first line that MkDocs reads as MultiMarkdown metadata and takes off the page.
_MULTIMARKDOWN = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+):[ \t]*([^\r\n]*)")
# What is meant as front matter below an empty line, or a dash that a word processor made of the hyphens.
_MISPLACED = re.compile(
    rf"(?:[ \t]*{_EOL}|[-–—]{{1,9}}[ \t]*{_EOL}){{1,9}}((?:title|description|reviewed|review_by):[ \t])"
)
_CURLY = frozenset("“”„‘’")  # what word processors make of quotes


@dataclass(frozen=True, slots=True)
class Field:
    """A scalar of the front matter: its value as text, its line, and its offsets in the file."""

    value: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FrontMatterExemption:
    """An entry of `uncited:`. Text or reason is empty where the author left it out; start and end are the entry's."""

    text: str
    reason: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The top-level scalars by name; where the page's own text begins; what is wrong, as (line, message)."""

    fields: dict[str, Field] = field(default_factory=dict)
    end: int = 0
    problem: tuple[int, str] | None = None
    entries: tuple[FrontMatterExemption, ...] = ()

    def text(self, name: str) -> str | None:
        """The value of a field with white space folded, None where there is none."""
        found = self.fields.get(name)
        return (" ".join(found.value.split()) or None) if found else None

    @property
    def exemptions(self) -> tuple[tuple[str, str], ...]:
        """(text, reason) of each complete entry of `uncited:`."""
        return tuple((entry.text, entry.reason) for entry in self.entries if entry.text and entry.reason)


def front_matter(markdown: str) -> FrontMatter:
    """The front matter at the top of a page; empty when there is none."""
    start = 1 if markdown.startswith(BOM) else 0
    found = _YAML.match(markdown, start)
    if found is None or not found.group(1).strip():
        return FrontMatter(end=start, problem=_swallowed(markdown, start))
    return _parse(found[1], start, found.start(1), found.end())


@lru_cache(maxsize=4096)  # a build asks before it renders the pages, and once more for the check
def _parse(block: str, start: int, first: int, end: int) -> FrontMatter:
    """The front matter with this YAML at offset `first` of a page whose file begins at `start`, its own text at `end`."""
    try:
        loader = _Loader(block)
        node = loader.get_single_node()
        # What is wanted of the nodes first: the values of others may be put among them (`<<`) when values are made.
        read = _read(node, block, first) if isinstance(node, yaml.MappingNode) else None
        day = _no_day(node) if isinstance(node, yaml.MappingNode) else None
        if node is not None:  # some values fail only when they are made, such as the date 2024-13-45
            loader.construct_document(node)
    except yaml.MarkedYAMLError as wrong:
        line = _FIRST_LINE + (wrong.problem_mark.line if wrong.problem_mark else 0)
        hint = _hint(wrong.problem or "", block.split("\n")[line - _FIRST_LINE : line - _FIRST_LINE + 1])
        message = f"The front matter (between the two --- lines) cannot be read: {wrong.problem or 'not YAML'}.{hint}"
        return FrontMatter(end=start, problem=(line, message))
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as wrong:
        return FrontMatter(
            end=start, problem=(_FIRST_LINE, f"The front matter (between the two --- lines) cannot be read: {wrong}.")
        )
    if read is None:
        if block[:1] in "\r\n":
            return FrontMatter(end=start)  # a horizontal rule above a text
        message = "Between the two --- lines stand no `name: value` lines, so they are printed on the page as text."
        return FrontMatter(end=start, problem=(_FIRST_LINE, message))
    fields, entries = read
    return FrontMatter(fields, end, day, entries)


def _hint(problem: str, line: list[str]) -> str:
    """What to do, where the words of the YAML reader do not say."""
    if line and "\t" in line[0]:
        return " Indent with spaces: this line holds a tab."
    if "mapping values" in problem:
        curly = bool(line) and not _CURLY.isdisjoint(line[0])
        return " Put a text that holds a colon in quotes" + (', straight ones: ".' if curly else ".")
    return ""


def _no_day(node: yaml.MappingNode) -> tuple[int, str] | None:
    """The first of a page's dates of review that is none. Without `review_by`, `reviewed` is the site's own affair."""
    values = {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    for name in ("reviewed", "review_by") if "review_by" in values else ():
        value = values.get(name)
        if value is not None and not (value.tag.endswith(":timestamp") and _DAY.fullmatch(value.value)):
            shown = value.value if isinstance(value, yaml.ScalarNode) else "a list"
            right = shown if _DAY.fullmatch(shown) else "YYYY-MM-DD"
            return _FIRST_LINE + value.start_mark.line, (
                f"{name}: {shown} is no day. Write year, month and day in digits, without quotes: {name}: {right}."
            )
    return None


def _read(node: yaml.MappingNode, text: str, first: int) -> tuple[dict[str, Field], tuple[FrontMatterExemption, ...]]:
    fields: dict[str, Field] = {}
    entries: list[FrontMatterExemption] = []
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        if key.value == "uncited":
            listed = value.value if isinstance(value, yaml.SequenceNode) else [value]
            entries += [_entry(entry, text, first) for entry in listed]
        elif isinstance(value, yaml.ScalarNode):
            fields[key.value] = _field(value, first)
    return fields, tuple(entries)


def _field(node: yaml.ScalarNode, first: int) -> Field:
    mark = node.start_mark
    return Field(node.value, _FIRST_LINE + mark.line, first + mark.index, first + node.end_mark.index)


def _entry(node: yaml.Node, text: str, first: int) -> FrontMatterExemption:
    given: dict[str, str] = {}
    if isinstance(node, yaml.MappingNode):
        given = {
            key.value: " ".join(value.value.split())
            for key, value in node.value
            if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)
        }
    start, end = node.start_mark.index, node.end_mark.index
    end = start + len(text[start:end].rstrip())  # the end of a block is where the next begins
    return FrontMatterExemption(given.get("text", ""), given.get("reason", ""), first + start, first + end)


def _swallowed(markdown: str, start: int) -> tuple[int, str] | None:
    """What MkDocs would do to a page without proper front matter that its author cannot have meant."""
    if _OPEN.match(markdown, start):
        return 1, "The front matter begins with --- but has no closing line. Put --- on a line of its own after it."
    if found := _MULTIMARKDOWN.match(markdown, start):
        shown = found.group().strip()
        if len(shown) > 60:
            shown = shown[:59] + "…"
        return 1, (
            f"MkDocs would read the first line, “{shown}”, as page information and leave it off the page. Put an empty "
            "line above it if it is text, or a line --- above and below it if it is meant as page information."
        )
    if found := _MISPLACED.match(markdown, start):
        line = Lines(markdown).position(found.start(1))[0]
        return line, (
            "This line would be printed on the page. If it is page information, line 1 of the file must be ---: three hyphens, "
            "with no empty line above, and the same again below."
        )
    return None
