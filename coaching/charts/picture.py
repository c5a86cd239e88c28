"""A chart as a picture to keep: PNG, SVG or PDF on white paper, with its title and what it is about."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from textwrap import wrap
from typing import Any

from coaching.charts.family import INK

WIDTH = 820  # pixels
SCALE = 2
"""Dots a pixel of a PNG, so that it is sharp on paper and on a projector."""
LINE = 110
"""Letters a line of the sentence under the title."""
PAPER = {
    INK: "#0e1316",
    "color-mix(in srgb, currentColor 60%, transparent)": "#6e7173",
    "color-mix(in srgb, currentColor 36%, transparent)": "#a8aaab",
    "color-mix(in srgb, currentColor 16%, transparent)": "#d8d9da",
}
"""What the page mixes from its own color of text, mixed for white paper."""
LOOK: dict[str, Any] = {
    "background": "#ffffff",
    "font": "sans-serif",
    "view": {"stroke": "transparent"},
    "axis": {"labelColor": PAPER[INK], "gridColor": "#d5dbdb", "labelFontSize": 13, "tickColor": "#d5dbdb"},
    "legend": {"labelColor": PAPER[INK], "labelFontSize": 13},
    "title": {"anchor": "start", "color": PAPER[INK], "fontSize": 18, "subtitleColor": PAPER[INK],
              "subtitleFontSize": 13, "subtitlePadding": 6, "offset": 16},
}  # fmt: skip


class Form(StrEnum):
    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


def picture(spec: Mapping[str, Any], title: str, sentence: str, note: str, form: Form) -> bytes:
    """The chart of a Vega-Lite specification as a file, with title, sentence and the note of what it is about."""
    import vl_convert  # noqa: PLC0415 - a browser's engine of 100 MB, which only a click on a download needs

    drawn = json.loads(_on_paper(json.dumps(spec)))
    drawn["title"] = {"text": title, "subtitle": [*wrap(sentence, LINE), *wrap(note, LINE)]}
    drawn |= {"width": WIDTH, "padding": 24, "config": LOOK}
    match form:
        case Form.SVG:
            return str(vl_convert.vegalite_to_svg(drawn)).encode()
        case Form.PDF:
            return bytes(vl_convert.vegalite_to_pdf(drawn))
        case Form.PNG:
            return bytes(vl_convert.vegalite_to_png(drawn, scale=SCALE))


def drawing(spec: Mapping[str, Any], font: str, width: int) -> str:
    """The chart as SVG for a document on white paper that has its own title, `width` pixels wide, in the document's
    font and in the chart's own sizes."""
    import vl_convert  # noqa: PLC0415 - as above

    drawn = json.loads(_on_paper(json.dumps(spec)))
    own = drawn.get("config", {})
    sizes = {name: {"labelFontSize": own[name]["labelFontSize"]} for name in ("axis", "legend") if name in own}
    config = LOOK | {name: LOOK[name] | size for name, size in sizes.items()} | {"font": font}
    return str(vl_convert.vegalite_to_svg(drawn | {"width": width, "padding": 0, "config": config}))


def _on_paper(text: str) -> str:
    for mixed, color in sorted(PAPER.items(), key=lambda pair: -len(pair[0])):
        text = text.replace(json.dumps(mixed), json.dumps(color))
    return text
