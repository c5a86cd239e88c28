"""The chart of a rate over weeks or months."""

from __future__ import annotations

import json

import altair as alt
import pandas as pd

from coaching.charts.family import INK, TEAL, TEXT_SIZE, ink_config
from coaching.metrics.over_time import Grain, Stretch
from coaching.sentences import rate_words, stretch_label, stretch_words

HEIGHT = 240  # pixels
COUNTED_FROM = 14
"""Stretches up to which there is room for how many each bar is made of; beyond, the table has it."""


def over_time_chart(*, lines: pd.DataFrame, grain: Grain) -> alt.LayerChart:
    """A bar for each week or month, from 0 to 100%, with its interval and how many it is made of above it.

    `lines` is what `over_time` gives, with at least one line.
    """
    bars = time_bars(lines, grain)
    base = alt.Chart().encode(
        x=alt.X("order:O", axis=_names(bars), scale=alt.Scale(paddingInner=0.3, paddingOuter=0.15)),
        tooltip=[alt.Tooltip("told:N", title="When"), alt.Tooltip("rate:N", title="Rate")],
    )
    bar = base.mark_bar(color=TEAL).encode(y=_share("share"))
    interval = base.mark_rule(color=INK, strokeWidth=1.5).encode(y=_share("low"), y2=alt.Y2("high:Q"))
    layers = [bar, interval]
    if len(bars) <= COUNTED_FROM:
        above = alt.YValue(-6)  # type: ignore[no-untyped-call]  # Altair leaves it untyped
        layers.append(base.mark_text(color=INK, fontSize=TEXT_SIZE, baseline="bottom").encode(
            y=above, text=alt.Text("n:N")))  # fmt: skip
    return alt.LayerChart(data=bars, layer=layers, height=HEIGHT, config=ink_config())


def time_bars(lines: pd.DataFrame, grain: Grain) -> pd.DataFrame:
    """One row a stretch: `order`, `name`, `share`, `low`, `high`, `n`, and `told` (when), `rate` (in words), `part`."""
    bars = []
    for order, line in enumerate(Stretch(*values) for values in lines.itertuples(index=False)):
        words = (stretch_words(line.first, line.last), rate_words(line.part, line.n), str(line.first))
        bars.append(
            (order, stretch_label(line.first, line.last, grain), line.rate, line.low, line.high, f"{line.n:,}", *words)
        )
    return pd.DataFrame(bars, columns=["order", "name", "share", "low", "high", "n", "told", "rate", "part"])


def _names(bars: pd.DataFrame) -> alt.Axis:
    """The first day of each stretch under its bar, as many as there is room for."""
    names = json.dumps(bars["name"].tolist())
    return alt.Axis(
        title=None, labelAngle=0, labelOverlap="greedy", labelExpr=f"{names}[datum.value]", labelFontSize=TEXT_SIZE,
        ticks=False, domain=False,
    )  # fmt: skip


def _share(column: str) -> alt.Y:
    axis = alt.Axis(title=None, format="%", values=[0, 0.5, 1], grid=True)
    return alt.Y(f"{column}:Q", axis=axis, scale=alt.Scale(domain=[0, 1], zero=True, nice=False))
