"""A chart as its author writes it: a few `name: text` lines, and the numbers as a table.

    title: Response one day after a single infusion
    summary: Ketamine did about the same both times. The comparison did not.
    source: [@wilkinson2019]

    Compared with | Ketamine | The comparison
    Saline        | 46%      | 1%
    Midazolam     | 45%      | 18%

Every piece keeps its place in the text, so that a finding can point at it. Nothing here draws.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

MOST_ROWS = 30
MOST_SERIES = 3  # as many bars of a row can be told apart without colour

_FIELDS = {
    "title": "title: What the bars show, of whom and when",
    "summary": "summary: In one sentence, what there is to see",
    "source": "source: [@key]",
}
_TABLE = "Compared with | Ketamine | Placebo"
_FIELD = re.compile(r"[ \t]*([A-Za-z][\w -]{0,30}?)[ \t]*:(?!//)[ \t]*")
_RULER = re.compile(r"[\s|:-]*\Z")
_CITATION = re.compile(r"\s*\[[^\[\]]*@[^\[\]]*\]")
_REMARK = re.compile(r" \([^()]*\)\Z")
# No figure has more digits; a bar without end cannot be drawn.
_SHARE = re.compile(r"(\d[\d,]{0,19}) (?:of|in) (\d[\d,]{0,19})\Z")
_AMOUNT = re.compile(r"([$£€]?) ?(\d[\d,]{0,19}(?:\.\d+)?) ?([^\d\s][^\d]*)?\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the block, as inline Markdown, and where it stands."""

    text: str
    start: int
    end: int

    @property
    def shown(self) -> str:
        """The text without its citations."""
        return " ".join(_CITATION.sub("", self.text).split())

    @property
    def bare(self) -> str:
        """A figure without what the table says of it in brackets."""
        return _REMARK.sub("", self.shown)

    @property
    def cited(self) -> bool:
        return _CITATION.search(self.text) is not None


@dataclass(frozen=True, slots=True)
class Value:
    """The length of a bar, and its unit: "%" for any share of a whole."""

    number: float
    unit: str


@dataclass(frozen=True, slots=True)
class Row:
    """What a group of bars is about, and for each series the figure as written and as drawn."""

    name: Piece
    cells: tuple[Piece, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart that can be drawn. The first piece of `head` says what the rows are, the others name the series."""

    title: Piece
    summary: Piece
    source: Piece | None
    head: tuple[Piece, ...]
    rows: tuple[Row, ...]

    @property
    def unit(self) -> str:
        """The unit of all bars."""
        return self.rows[0].values[0].unit

    def pieces(self) -> Iterator[Piece]:
        """Every piece, in the order in which it is shown."""
        yield self.title
        if self.source is not None:
            yield self.source
        yield self.summary
        yield from self.head
        for row in self.rows:
            yield row.name
            yield from row.cells


@dataclass(frozen=True, slots=True)
class ChartProblem:
    """What keeps a block from being drawn, where, and what to write."""

    start: int
    end: int
    message: str


def read_chart(text: str, lines: Sequence[tuple[int, int]]) -> Chart | tuple[ChartProblem, ...]:
    """The chart written in these lines of a text, or all that is wrong with it.

    lines: where each line of the block begins and ends. A problem of the block as a whole stands at its first line.
    """
    block = _Block(text, lines[0] if lines else (0, 0))
    for start, end in lines:
        block.read(_piece(text, start, end))
    return block.chart()


@dataclass(slots=True)
class _Block:
    """What has been read of a block so far."""

    text: str
    first: tuple[int, int]
    fields: dict[str, Piece] = field(default_factory=dict)
    table: list[tuple[Piece, ...]] = field(default_factory=list)
    problems: list[ChartProblem] = field(default_factory=list)

    def wrong(self, piece: Piece | None, message: str) -> None:
        self.problems.append(ChartProblem(*((piece.start, piece.end) if piece else self.first), message))

    def read(self, line: Piece) -> None:
        if _RULER.match(line.text):
            return
        found = _FIELD.match(self.text, line.start, line.end)
        name = found[1].lower() if found else ""
        if found and (name in _FIELDS or "|" not in line.text):
            self._read_field(name, line, _piece(self.text, found.end(), line.end))
        elif "|" in line.text:
            self.table.append(tuple(_cells(self.text, line)))
        else:
            self.wrong(line, f"This line is no part of a chart. Write a row of the table, such as {_TABLE}.")

    def _read_field(self, name: str, line: Piece, said: Piece) -> None:
        if name not in _FIELDS:
            near = get_close_matches(name, _FIELDS, n=1)
            advice = f"Did you mean {near[0]}?" if near else f"It has: {', '.join(_FIELDS)}."
            self.wrong(line, f"A chart has no line “{name}”. {advice}")
        elif name in self.fields:
            self.wrong(line, f"This chart has the line “{name}” twice. Take one out.")
        elif not said.text:
            self.wrong(line, f"Nothing stands after {name}. Write {_FIELDS[name]}.")
            self.fields[name] = said
        else:
            self.fields[name] = said

    def chart(self) -> Chart | tuple[ChartProblem, ...]:
        for name in ("title", "summary"):
            if name not in self.fields:
                self.wrong(None, f"This chart has no {name}. Add a line {_FIELDS[name]}.")
        source = self.fields.get("source")
        if source is not None and source.text and not source.cited:
            self.wrong(source, f"This source is no citation. Write {_FIELDS['source']}.")
        rows: list[Row] = []
        if len(self.table) < 2:
            self.wrong(None, f"This chart has no numbers. Write them as a table: first {_TABLE}, then a row a line.")
        else:
            rows = self._rows(source)
        if self.problems:
            return tuple(sorted(self.problems, key=lambda problem: problem.start))
        return Chart(self.fields["title"], self.fields["summary"], source, self.table[0], tuple(rows))

    def _rows(self, source: Piece | None) -> list[Row]:
        head, *lines = self.table
        if len(head) > MOST_SERIES + 1:
            self.wrong(head[-1], f"A chart compares at most {MOST_SERIES} columns of numbers. Make two charts of it.")
        if len(lines) > MOST_ROWS:
            self.wrong(lines[MOST_ROWS][0], f"A chart has at most {MOST_ROWS} rows. Make two charts of it.")
        for at, piece in enumerate(head[1:], 1):
            if not piece.shown or piece.shown in [other.shown for other in head[1:at]]:
                self.wrong(
                    piece if piece.text else head[0], "Give each column of numbers a name of its own, in the first row."
                )
        if source is None and not any(piece.cited for line in lines for piece in line):
            self.wrong(None, f"This chart has no source. Add a line {_FIELDS['source']}.")
            source = head[0]  # said once, and not for every row
        rows: list[Row] = []
        names: set[str] = set()
        for name, *cells in lines:
            if len(cells) != len(head) - 1:
                wanted = ", ".join(piece.shown for piece in head[1:])
                self.wrong(name, f"This row has {_count(len(cells))}, and the table names {len(head) - 1}: {wanted}.")
            if not name.shown or name.shown in names:
                twice = f"Two rows have the name “{name.shown}”" if name.shown else "This row has no name"
                self.wrong(name, f"{twice}. Begin each row with a name of its own.")
            if source is None and not any(piece.cited for piece in (name, *cells)):
                self.wrong(name, "This row has no source. Put [@key] at its end, or add a line source: [@key].")
            names.add(name.shown)
            values = [value for cell in cells if (value := self._value(cell)) is not None]
            rows.append(Row(name, tuple(cells), tuple(values)))
        self._same_unit(rows)
        return rows

    def _value(self, cell: Piece) -> Value | None:
        value = read_value(cell.bare)
        if value is None:
            said = f"“{cell.shown}” is no number that a bar can show" if cell.shown else "A number is missing here"
            self.wrong(cell, f"{said}. Write one number, such as 46%, 63 of 91 or 12 weeks.")
        return value

    def _same_unit(self, rows: Sequence[Row]) -> None:
        pairs = [pair for row in rows for pair in zip(row.cells, row.values, strict=False)]
        for cell, value in pairs:
            if value.unit != pairs[0][1].unit:
                first = pairs[0][0].bare
                self.wrong(cell, f"“{cell.bare}” has another unit than “{first}”, so the bars cannot be compared.")
                return


def read_value(text: str) -> Value | None:
    """The number that a bar shows: 46%, 63 of 91, $500, 12 weeks. None for anything else."""
    if found := _SHARE.match(text):
        part, whole = (float(number.replace(",", "")) for number in found.groups())
        return Value(100 * part / whole, "%") if 0 < whole >= part else None
    if found := _AMOUNT.match(text):
        return Value(float(found[2].replace(",", "")), found[1] or (found[3] or "").strip())
    return None


def _piece(text: str, start: int, end: int) -> Piece:
    said = text[start:end]
    start += len(said) - len(said.lstrip())
    return Piece(said.strip(), start, start + len(said.strip()))


def _cells(text: str, line: Piece) -> Iterator[Piece]:
    """The cells of a row; the bars at its ends, as in a table of Markdown, are no cells."""
    start = line.start + line.text.startswith("|")
    end = line.end - line.text.endswith("|")
    for said in text[start:end].split("|"):
        yield _piece(text, start, start + len(said))
        start += len(said) + 1


def _count(number: int) -> str:
    return "1 number" if number == 1 else f"{number} numbers"
