"""A chart of bars that can be clicked: a bar, and what it lacks to the whole, stand for the interviews behind them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

BAR = "bar"
"""What is selected in a chart; it takes part in a click on any layer."""
NOT = ".not"
"""Ends the word of what a bar lacks."""
FADED, SHADE = 0.4, 0.2
"""How opaque the other bars are while one is chosen, and what one lacks while that is."""
UNSEEN = {"type": "bar", "color": "currentColor", "cursor": "pointer", "opacity": 0}


def clickable(spec: Mapping[str, Any], chosen: str, *, rest: bool) -> dict[str, Any]:
    """The chart (Vega-Lite) with bars to click, the chosen one standing out; `rest`, with what each lacks as well.

    Its first layer is the bars, each with the word of what is behind it in the column `part`.
    """
    bars, *others = spec["layer"]
    select = {"type": "point", "fields": ["part"], "toggle": False}
    layers = [{**bars, "mark": bars["mark"] | {"cursor": "pointer"}, "params": [{"name": BAR, "select": select}]}]
    if chosen:
        layers[0]["encoding"] = bars["encoding"] | {"opacity": _where(chosen, 1, FADED)}
    if rest:
        layers.insert(0, _lacking(bars, chosen))
    return {**spec, "layer": [*layers, *others]}


def part_clicked(selection: Mapping[str, Any]) -> str:
    """The word of what was clicked, from what the chart says is selected; empty where there is none."""
    word = next((point.get("part") for point in selection.get(BAR, [])), "")
    return word if word and word != NOT else ""


def _lacking(bars: Mapping[str, Any], chosen: str) -> dict[str, Any]:
    """Bars from each share to all, seen only where that is chosen."""
    along = "x" if bars["encoding"]["x"].get("field") == "share" else "y"
    height = {name: bars["mark"][name] for name in ("height",) if name in bars["mark"]}
    encoding = bars["encoding"] | {f"{along}2": {"datum": 1}}
    for channel in ("fillOpacity", "opacity"):
        encoding.pop(channel, None)
    if chosen.endswith(NOT):
        encoding["opacity"] = _where(chosen, SHADE, 0)
    named = {"calculate": f"datum.part + {json.dumps(NOT)}", "as": "part"}
    return {**bars, "mark": UNSEEN | height, "encoding": encoding, "transform": [named]}


def _where(chosen: str, then: float, otherwise: float) -> dict[str, Any]:
    return {"condition": {"test": {"field": "part", "equal": chosen}, "value": then}, "value": otherwise}
