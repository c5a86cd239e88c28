"""Charts on other scales than shares: days to an answer by employer, and differences in percentage points."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from coaching.charts.family import (
    INK,
    LETTER_WIDTH,
    TEAL,
    TEXT_SIZE,
    THICK_BAR_HEIGHT,
    TITLE_RISE,
    at_the_right,
    family,
    titled_bands,
)
from coaching.charts.shares import BAND_HEIGHT, MARK_HEIGHT
from coaching.metrics.employers import Employers
from coaching.metrics.pooled import Estimate
from coaching.sentences.employers import days_told, employer_lines
from coaching.sentences.numbers import short_name, told_apart
from coaching.sentences.stratified import points

TICKS = 6  # about, on a scale; a phone has room for so many
POINT_SIZE = 110  # square pixels
BEYOND = 1.15
"""So much further than the furthest end the scale of differences goes, with a share of one as the most."""


def employers_chart(*, found: Employers) -> alt.LayerChart:
    """A bar an employer from 0 days to when half of the interviews had an answer, with its interval; one at least."""
    bars = employer_bars(found)
    room = LETTER_WIDTH * int(bars["label"].str.len().max())
    furthest = max([1.0, *bars[["days", "high"]].astype(float).stack().dropna()])
    without_end = bars["low"].notna() & bars["high"].isna()
    bars["high"] = bars["high"].where(~without_end, furthest)  # an interval without an end goes on to the edge
    base = alt.Chart().encode(
        y=titled_bands("bar", bars["bar"].tolist(), TITLE_RISE),
        tooltip=[alt.Tooltip("bar:N", title="Employer"), alt.Tooltip("told:N", title="Half had an answer within")],
    )
    axis = alt.Axis(title=None, labelAngle=0, labelFlush=True, tickMinStep=1, tickCount=TICKS, format="d")
    scale = alt.Scale(domain=[0, furthest], range=[0, alt.expr(f"width - {room}")], zero=True, nice=False)
    bar = base.mark_bar(height=THICK_BAR_HEIGHT, color=TEAL).encode(x=alt.X("days:Q", axis=axis, scale=scale))
    interval = base.mark_rule(color=INK, strokeWidth=1.5).encode(
        x=alt.X("low:Q", axis=axis, scale=scale), x2=alt.X2("high:Q")
    )
    return family(bars, [bar, interval, _label(base)], BAND_HEIGHT, len(bars))


def employer_bars(found: Employers) -> pd.DataFrame:
    """One row an employer: `bar`, `days`, `low`, `high`, `label`, `told` and `part` (its place)."""
    bars, lines = [], employer_lines(found)
    titles = told_apart([short_name(line.employer) for line in lines])
    for at, (title, line) in enumerate(zip(titles, lines, strict=True), 1):
        promises = f"{days_told(line)}; {line.kept:,} of {line.promises:,} promises kept"
        bars.append((title, line.days, line.days_low, line.days_high, days_told(line), promises, str(at)))
    return pd.DataFrame(bars, columns=["bar", "days", "low", "high", "label", "told", "part"])


def differences_chart(*, differences: Sequence[tuple[str, Estimate]]) -> alt.LayerChart:
    """A point with its interval for each difference (a title and a share), in points either side of a stroke at 0."""
    lines = [(title, one.value, *one.interval, points(one)) for title, one in differences]
    bars = pd.DataFrame(lines, columns=["bar", "share", "low", "high", "label"])
    bars["zero"] = 0.0
    room = LETTER_WIDTH * int(bars["label"].str.len().max())
    ends = bars[["share", "low", "high"]].astype(float).abs().max().max()
    furthest = min(1.0, max(0.1, BEYOND * (0.0 if pd.isna(ends) else float(ends))))
    axis = alt.Axis(
        title=None, labelExpr="round(datum.value * 100)", tickCount=TICKS, labelAngle=0, labelFlush=True, grid=True
    )
    scale = alt.Scale(domain=[-furthest, furthest], range=[0, alt.expr(f"width - {room}")], nice=False, clamp=True)
    base = alt.Chart().encode(
        y=titled_bands("bar", bars["bar"].tolist(), TITLE_RISE),
        tooltip=[alt.Tooltip("bar:N", title="Which"), alt.Tooltip("label:N", title="Difference")],
    )
    zero = base.mark_tick(color=INK, thickness=2, size=MARK_HEIGHT, opacity=1).encode(
        x=alt.X("zero:Q", axis=axis, scale=scale)
    )  # fmt: skip
    interval = base.mark_rule(color=INK, strokeWidth=1.5).encode(
        x=alt.X("low:Q", axis=axis, scale=scale), x2=alt.X2("high:Q")
    )
    point = base.mark_point(color=TEAL, filled=True, opacity=1, size=POINT_SIZE).encode(
        x=alt.X("share:Q", axis=axis, scale=scale)
    )
    layers = [zero, interval, point, _label(base)]
    return family(bars, layers, BAND_HEIGHT, len(bars))


def _label(base: alt.Chart) -> alt.Chart:
    label: alt.Chart = base.mark_text(color=INK, align="right", fontSize=TEXT_SIZE)
    return label.encode(x=at_the_right(), text=alt.Text("label:N"))
