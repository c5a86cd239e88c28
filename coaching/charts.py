"""The charts: frames of metrics.py in, Altair charts out, all of one family.

Streamlit's theme gives the fonts. Text and lines are drawn in `currentColor`, the page's own color of text, and bars in
a teal that stands out from a white and from a dark page; every bar is told apart by more than its color.
"""

from __future__ import annotations

from collections import Counter

import altair as alt
import pandas as pd

from coaching.metrics import Ending, EndingCell, StepRate, Timing
from coaching.sentences import ENDING_WORDS, bar_title, rate_words, step_title

INK = "currentColor"
TEAL = "#2a7d8f"  # contrast 4.7 with the light page, 3.7 with the dark one
ON_TIME, AT_ALL = "on time", "at all"
RATE_SLOTS = ["title", ON_TIME, AT_ALL]
ENDING_FILLS = {
    Ending.SUCCESS: TEAL,
    Ending.REJECTED: "color-mix(in srgb, currentColor 60%, transparent)",
    Ending.NO_ANSWER: "color-mix(in srgb, currentColor 36%, transparent)",
    Ending.WITHDRAWN: "color-mix(in srgb, currentColor 16%, transparent)",
    Ending.OPEN: "transparent",
}
"""An offer or a next round stands out, the others are shades of the page's ink, and what is still open is hollow."""

# Sizes in pixels.
TEXT_SIZE = 13
LETTER_WIDTH = 7
STEP_HEIGHT = 74
BETWEEN_BANDS = 0.16  # of a band
BAR_HEIGHT = 8
STEP_TITLE_RISE = 20  # from the middle of a step's band up to its title
TIMING_HEIGHT = 78
THICK_BAR_HEIGHT = 16
TIMING_TITLE_RISE = 20  # from the middle of a bar up to its title
COUNT_DROP = 19  # from the middle of a bar down to its counts
NARROW = 520  # below this the legend has two columns


def step_rates_chart(*, steps: pd.DataFrame) -> alt.LayerChart:
    """Two bars for each step in plan order, on time (solid) and at all (open), with 95% intervals and counts.

    `steps` is what `metrics.step_rates` gives, with at least one row.
    """
    bars = rate_bars(steps)
    room = LETTER_WIDTH * int(bars["label"].str.len().max())
    base = alt.Chart(bars).encode(
        y=_titled_bands("step", bars["step"].unique().tolist(), STEP_TITLE_RISE),
        yOffset=alt.YOffset("rate:N", scale=alt.Scale(domain=RATE_SLOTS)),
        tooltip=[
            alt.Tooltip("step:N", title="Step"),
            alt.Tooltip("rate:N", title="Done"),
            alt.Tooltip("told:N", title="Rate"),
        ],
    )
    bar = base.mark_bar(height=BAR_HEIGHT, color=TEAL, stroke=TEAL, strokeWidth=1.25).encode(
        x=_share_axis("share", room=room),
        fillOpacity=alt.condition(alt.datum.rate == ON_TIME, alt.value(1), alt.value(0.15)),
    )
    interval = base.mark_rule(color=INK, strokeWidth=1.5).encode(x=_share_axis("low", room=room), x2="high:Q")
    label = base.mark_text(color=INK, align="right", fontSize=TEXT_SIZE).encode(
        x=alt.value(alt.expr("width")), text="label:N"
    )
    return _family([bar, interval, label], STEP_HEIGHT, bars["step"].nunique())


def rate_bars(steps: pd.DataFrame) -> pd.DataFrame:
    """One row a bar: `step` (its title), `rate` (on time or at all), `share`, `low`, `high`, `label` and `told`."""
    bars = []
    for line in (StepRate(*values) for values in steps.itertuples(index=False)):
        title = step_title(line.step)
        for rate, part, share, low, high in (
            (ON_TIME, line.done, line.on_time_rate, line.on_time_low, line.on_time_high),
            (AT_ALL, line.made, line.ever_rate, line.ever_low, line.ever_high),
        ):
            label = f"{part:,} of {line.counted:,} {rate}"
            bars.append((title, rate, share, low, high, label, rate_words(part, line.counted)))
    return pd.DataFrame(bars, columns=["step", "rate", "share", "low", "high", "label", "told"])


def thank_yous_chart(*, cells: pd.DataFrame) -> alt.LayerChart:
    """A bar of 100% for each timing of the thank-you, divided by outcome, with the counts under its parts.

    `cells` is what `metrics.thank_you_endings` gives, with at least one interview.
    """
    parts = ending_parts(cells)
    base = alt.Chart(parts).encode(
        y=_titled_bands("bar", parts["bar"].unique().tolist(), TIMING_TITLE_RISE),
        tooltip=[
            alt.Tooltip("bar:N", title="Thank-you"),
            alt.Tooltip("ending:N", title="Outcome"),
            alt.Tooltip("told:N", title="Interviews"),
        ],
    )
    bar = base.mark_bar(
        height=THICK_BAR_HEIGHT, stroke=INK, strokeWidth=1, strokeOpacity=0.6, xOffset=1, x2Offset=-1
    ).encode(x=_share_axis("start", grid=False), x2="end:Q", fill=_fill_by_ending())
    wide_enough = f"(datum.end - datum.start) * width > {LETTER_WIDTH} * length(datum.count)"
    count = base.mark_text(color=INK, align="left", fontSize=TEXT_SIZE, yOffset=COUNT_DROP).encode(
        x=_share_axis("start", grid=False), text=alt.condition(wide_enough, "count:N", alt.value(""))
    )
    return _family([bar, count], TIMING_HEIGHT, parts["bar"].nunique())


def ending_parts(cells: pd.DataFrame) -> pd.DataFrame:
    """One row a part of a bar: `bar` (its title), `ending`, `start` and `end` (shares), `count` and `told`."""
    parts = []
    ends: Counter[str] = Counter()
    for cell in (EndingCell(*values) for values in cells.itertuples(index=False)):
        if cell.interviews == 0:
            continue
        start = ends[cell.thank_you]
        ends[cell.thank_you] += cell.interviews
        title = bar_title(Timing(cell.thank_you), cell.of)
        shares = (start / cell.of, ends[cell.thank_you] / cell.of)
        told = rate_words(cell.interviews, cell.of)
        parts.append((title, ENDING_WORDS[Ending(cell.ending)], *shares, f"{cell.interviews:,}", told))
    return pd.DataFrame(parts, columns=["bar", "ending", "start", "end", "count", "told"])


def _fill_by_ending() -> alt.Fill:
    """Each outcome in its fill, with a legend in the order of the parts."""
    words = [ENDING_WORDS[ending] for ending in ENDING_FILLS]
    legend = alt.Legend(
        orient="top", title=None, padding=0, symbolType="square", symbolStrokeColor=INK, symbolStrokeWidth=1,
        columns=alt.expr(f"width < {NARROW} ? 2 : {len(words)}"),
    )  # fmt: skip
    return alt.Fill(
        "ending:N", sort=None, scale=alt.Scale(domain=words, range=list(ENDING_FILLS.values())), legend=legend
    )


def _titled_bands(column: str, titles: list[str], rise: int) -> alt.Y:
    """Bands in the order of `titles`, each with its title above its bars, so that a narrow page has room for both."""
    axis = alt.Axis(
        title=None, orient="left", labelAlign="left", labelBaseline="middle", labelPadding=0, labelOffset=-rise,
        labelLimit=0, labelFontSize=TEXT_SIZE + 1, labelOverlap=False, labelAngle=0, ticks=False, domain=False,
    )  # fmt: skip
    scale = alt.Scale(domain=titles, paddingInner=BETWEEN_BANDS, paddingOuter=0)
    return alt.Y(f"{column}:N", sort=None, scale=scale, axis=axis)


def _share_axis(column: str, *, room: int = 0, grid: bool = True) -> alt.X:
    """A share from 0 to 100%, whatever the data, leaving `room` pixels for labels at the right."""
    axis = alt.Axis(title=None, format="%", values=[0, 0.25, 0.5, 0.75, 1], labelAngle=0, labelFlush=True, grid=grid)
    scale = alt.Scale(domain=[0, 1], range=[0, alt.expr(f"width - {room}")], zero=True, nice=False)
    return alt.X(f"{column}:Q", axis=axis, scale=scale)


def _family(layers: list[alt.Chart], band: int, bands: int) -> alt.LayerChart:
    """What all charts share: bands of one height, and text in the page's ink; the fonts are the theme's.

    The height is a number, for Streamlit fits every chart to its place and Vega warns where the height is a step.
    """
    ink = alt.Config(axis=alt.AxisConfig(labelColor=INK), legend=alt.LegendConfig(labelColor=INK))
    return alt.LayerChart(layer=layers, height=round(band * (bands - BETWEEN_BANDS)), config=ink)
