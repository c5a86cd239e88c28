"""A chart as a room can read it: everything in it that has a size, larger by the same factor."""

from __future__ import annotations

import re
from typing import Any

from coaching.charts.family import INK, TEXT_SIZE

SMALLEST = 28
"""Pixels of the smallest letters on a projector 1280 wide, readable from 8 m."""
LARGER = SMALLEST / TEXT_SIZE
SIZES = frozenset(
    {"fontSize", "labelFontSize", "labelOffset", "labelPadding", "height", "strokeWidth", "xOffset", "yOffset"}
)
"""Names of what is a number of pixels, wherever it stands; an axis or a mark has no other number of such a name."""
ROOM = re.compile(r"width - (\d+)")


def projected(spec: dict[str, Any]) -> dict[str, Any]:
    """The same chart (Vega-Lite with its data in it), its smallest letters SMALLEST pixels high."""
    larger = {name: part if name == "datasets" else _larger(part, name) for name, part in spec.items()}
    axis = {"labelColor": INK, "labelFontSize": SMALLEST, "titleFontSize": SMALLEST}
    legend = {"labelColor": INK, "labelFontSize": SMALLEST}
    return {**larger, "config": {**larger.get("config", {}), "axis": axis, "legend": legend}}


def _larger(part: Any, name: str = "") -> Any:  # noqa: ANN401 - a part of JSON
    match part:
        case dict():
            return {key: _larger(value, key) for key, value in part.items()}
        case list():
            return [_larger(value) for value in part]
        case str():
            return ROOM.sub(lambda found: f"width - {round(int(found[1]) * LARGER)}", part)
        case int() | float() if name in SIZES and not isinstance(part, bool):
            return round(part * LARGER, 1)
        case _:
            return part
