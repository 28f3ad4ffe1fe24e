"""Charts as SVG, drawn by Vega-Lite while the site is built: no script reaches the reader.

Bars lie under their labels, so that a chart fits a phone; each bar carries its figure, and series differ by fill and
order, so that no colour is needed. Colours are the style sheet's, by name: they follow light, dark and print.
"""

import hashlib
import json
import os
import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError

if TYPE_CHECKING:
    from uncited.charts import Chart

WIDTH = 330  # of the bars, in the size in which a phone shows them
_BAR = 22
_TEXT = 15
_LINE = 41  # characters of a label that fit above the bars
# What makes a figure too long to stand behind its bar, with some room to spare.
_CHARACTER = 8
_SERIES = ("var(--chart-1)", "var(--chart-2)", "var(--chart-3)")
_EMPTY = re.compile(r'<path class="(?:background|foreground)"[^>]*/>')
_CLUTTER = re.compile(r' (?:class|role|aria-[a-z]+|pointer-events)="[^"]*"')


def drawer(cache: Path) -> Callable[["Chart"], str]:
    """A function from a chart to its SVG. What was drawn before is taken from the folder `cache`."""

    def draw(chart: "Chart") -> str:
        wanted = json.dumps(specification(chart), sort_keys=True)
        kept = cache / f"{hashlib.sha256(wanted.encode()).hexdigest()[:32]}.svg"
        if kept.is_file():
            return kept.read_text(encoding="utf-8")
        drawn = _draw(wanted)
        cache.mkdir(parents=True, exist_ok=True)
        # In one go: of a build that is stopped halfway no half of a drawing may stay.
        new = kept.with_suffix(f".{os.getpid()}")
        new.write_text(drawn, encoding="utf-8")
        new.replace(kept)
        return drawn

    return draw


def _draw(wanted: str) -> str:
    try:
        # Only here: a site without charts never loads it.
        import vl_convert
    except ImportError:
        raise PluginError(
            "a chart cannot be drawn: the package vl-convert-python is missing. Install it, or write a table instead."
        ) from None
    svg: str = vl_convert.vegalite_to_svg(wanted, allowed_base_urls=[])
    return _CLUTTER.sub("", _EMPTY.sub("", svg))


def specification(chart: "Chart") -> dict[str, Any]:
    """What Vega-Lite is asked to draw. It holds all that the drawing depends on."""
    names = [piece.shown for piece in chart.head[1:]]
    labels = ["\n".join(textwrap.wrap(row.name.shown, _LINE)) for row in chart.rows]
    bars = [
        {"row": label, "series": name, "value": value.number, "text": cell.bare}
        for label, row in zip(labels, chart.rows, strict=True)
        for name, cell, value in zip(names, row.cells, row.values, strict=True)
    ]
    end = _end(chart)
    series = {"field": "series", "type": "nominal", "sort": None}
    y = {**series, "axis": None, "scale": {"paddingInner": 0.18, "paddingOuter": 0}}
    x = {"type": "quantitative", "axis": None, "scale": {"domain": [0, end], "nice": False}}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": None,
        "padding": 0,
        "data": {"values": bars},
        "facet": {
            "row": {
                "field": "row",
                "type": "nominal",
                "sort": labels,
                "header": {
                    "title": None,
                    "labelOrient": "top",
                    "labelAnchor": "start",
                    # An author's words are data, and never stand in an expression.
                    "labelExpr": "split(datum.value, '\\n')",
                    "labelFontSize": _TEXT,
                    "labelFontWeight": 700,
                    "labelPadding": 5,
                    "labelLimit": 0,
                    "labelColor": "currentColor",
                },
            }
        },
        "spacing": 14,
        "spec": {
            "width": WIDTH,
            "height": {"step": _BAR},
            "layer": [
                *([_whole(y, x)] if chart.unit == "%" else []),
                {
                    "mark": {"type": "bar", "stroke": "var(--chart-line)", "strokeWidth": 1.25},
                    "encoding": {"y": y, "x": {**x, "field": "value"}, "color": _colour(series, names)},
                },
                {
                    "mark": {"type": "text", "align": "left", "dx": 5, "fontSize": _TEXT, "color": "currentColor"},
                    "encoding": {"y": y, "x": {**x, "field": "value"}, "text": {"field": "text"}},
                },
            ],
        },
        "config": {"font": "inherit", "aria": False, "view": {"stroke": None}},
    }


def _whole(y: dict[str, Any], x: dict[str, Any]) -> dict[str, Any]:
    """The whole of which each bar is a share."""
    return {
        "mark": {"type": "bar", "color": "var(--chart-track)"},
        "encoding": {"y": y, "x": {**x, "datum": 0}, "x2": {"datum": 100}},
    }


def _colour(series: dict[str, Any], names: list[str]) -> dict[str, Any]:
    legend = {
        "title": None,
        "orient": "top",
        "direction": "vertical",
        "symbolType": "square",
        "symbolSize": 180,
        "symbolStrokeColor": "var(--chart-line)",
        "symbolStrokeWidth": 1.25,
        "labelFontSize": _TEXT,
        "labelLimit": 0,
        "labelColor": "currentColor",
        "rowPadding": 5,
        "offset": 12,
    }
    scale = {"domain": names, "range": list(_SERIES[: len(names)])}
    return {**series, "scale": scale, "legend": legend if len(names) > 1 else None}


def _end(chart: "Chart") -> float:
    """The value at the right-hand end. Shares are shown against the whole; every figure finds room behind its bar."""
    bars = [(v.number, len(cell.bare)) for row in chart.rows for cell, v in zip(row.cells, row.values, strict=True)]
    needed = max(number * WIDTH / (WIDTH - min(size * _CHARACTER + 8, WIDTH / 2)) for number, size in bars)
    return max(needed, 100 if chart.unit == "%" else 0) or 1
