"""The chart of rates by step."""

from __future__ import annotations

import json

import altair as alt
import pandas as pd

from coaching.charts.family import (
    BAR_HEIGHT,
    INK,
    LETTER_WIDTH,
    TEAL,
    TEXT_SIZE,
    TITLE_RISE,
    at_the_right,
    family,
    share_axis,
    titled_bands,
)
from coaching.metrics import StepRate
from coaching.sentences import rate_words, step_title

ON_TIME, AT_ALL = "on time", "at all"
RATE_SLOTS = ["title", ON_TIME, AT_ALL]
STEP_HEIGHT = 74  # pixels


def step_rates_chart(*, steps: pd.DataFrame) -> alt.LayerChart:
    """Two bars for each step in plan order, on time (solid) and at all (open), with 95% intervals and counts.

    `steps` is what `metrics.step_rates` gives, with at least one row.
    """
    bars = rate_bars(steps)
    room = LETTER_WIDTH * int(bars["label"].str.len().max())
    base = alt.Chart().encode(
        y=titled_bands("step", bars["step"].unique().tolist(), TITLE_RISE),
        yOffset=alt.YOffset("rate:N", scale=alt.Scale(domain=RATE_SLOTS)),
        tooltip=[
            alt.Tooltip("step:N", title="Step"),
            alt.Tooltip("rate:N", title="Done"),
            alt.Tooltip("told:N", title="Rate"),
        ],
    )
    bar = base.mark_bar(height=BAR_HEIGHT, color=TEAL, stroke=TEAL, strokeWidth=1.25).encode(
        x=share_axis("share", room=room),
        fillOpacity=alt.FillOpacityValue(0.15, condition={"test": f"datum.rate === {json.dumps(ON_TIME)}", "value": 1}),
    )
    interval = base.mark_rule(color=INK, strokeWidth=1.5).encode(x=share_axis("low", room=room), x2=alt.X2("high:Q"))
    label = base.mark_text(color=INK, align="right", fontSize=TEXT_SIZE).encode(
        x=at_the_right(), text=alt.Text("label:N")
    )
    return family(bars, [bar, interval, label], STEP_HEIGHT, bars["step"].nunique())


def part_of_step(step: str, rate: str) -> str:
    """The word for what is behind a bar."""
    return f"{step}.{rate.replace(' ', '_')}"


def rate_bars(steps: pd.DataFrame) -> pd.DataFrame:
    """A row a bar: `step` (its title), `rate` (ON_TIME or AT_ALL), `share`, `low`, `high`, `label`, `told`, `part`."""
    bars = []
    for line in (StepRate(*values) for values in steps.astype(object).itertuples(index=False)):
        title = step_title(line.step)
        for rate, part, share, low, high in (
            (ON_TIME, line.done, line.on_time_rate, line.on_time_low, line.on_time_high),
            (AT_ALL, line.made, line.ever_rate, line.ever_low, line.ever_high),
        ):
            if part is None:
                continue
            label = f"{part:,} of {line.counted:,} {rate}"
            bars.append(
                (title, rate, share, low, high, label, rate_words(part, line.counted), part_of_step(line.step, rate))
            )
    return pd.DataFrame(bars, columns=["step", "rate", "share", "low", "high", "label", "told", "part"])
