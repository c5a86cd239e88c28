"""The chart of how long something takes: a line that rises by steps, in a band, with the median marked."""

from __future__ import annotations

import altair as alt
import pandas as pd

from coaching.charts.family import INK, TEAL, TEXT_SIZE, ink_config
from coaching.charts.shares import DASH
from coaching.metrics.survival import Curve, Step
from coaching.metrics.waits import WATCHED, Awaited
from coaching.sentences.waits import HOURS_A_DAY, share_told, time_told

HEIGHT = 240  # pixels
HALF = 0.5
BAND_OPACITY = 0.22
DAYS = {Awaited.THANK_YOU: [1, 2, 3, 5, 7, 10, 14], Awaited.STATUS_CHECK: [7, 14, 21, 30, 45, 60]}
"""Where time is named below."""


def waits_chart(*, curve: Curve, what: Awaited) -> alt.LayerChart:
    """The share made by each time, from 0 to 100%, with its interval; dashed where half of them have it.

    `curve` has at least one step.
    """
    points = wait_points(curve, what)
    base = alt.Chart().encode(
        tooltip=[alt.Tooltip("within:N", title="Within"), alt.Tooltip("told:N", title="Share made")]
    )
    band = base.mark_area(color=TEAL, opacity=BAND_OPACITY, interpolate="step-after").encode(
        x=_time(what), y=_share("low"), y2=alt.Y2("high:Q")
    )
    line = base.mark_line(color=TEAL, strokeWidth=2.5, interpolate="step-after").encode(
        x=_time(what), y=_share("share")
    )
    layers: list[alt.Chart] = [band, line]
    if curve.median is not None:
        layers += _median(curve.median, what)
    return alt.LayerChart(data=points, layer=layers, height=HEIGHT, config=ink_config())


def wait_points(curve: Curve, what: Awaited) -> pd.DataFrame:
    """The corners of the line, from nothing at the start to the longest time watched: `day`, `share`, `low`, `high`."""
    unit = HOURS_A_DAY if what is Awaited.THANK_YOU else 1
    points: list[tuple[object, ...]] = [(0.0, 0.0, 0.0, 0.0, "0 days", "0%")]
    for step in (Step(*line) for line in curve.steps.itertuples(index=False)):
        low, high = (step.share if end is None else end for end in (step.low, step.high))
        points.append((step.time / unit, step.share, low, high, time_told(step.time, what), share_told(step)))
    end = WATCHED[what].most / unit
    points.append((end, *points[-1][1:4], time_told(WATCHED[what].most, what), points[-1][5]))
    return pd.DataFrame(points, columns=["day", "share", "low", "high", "within", "told"])


def _median(median: float, what: Awaited) -> list[alt.Chart]:
    """A dashed line down from the half, with the time beside it."""
    day = median / (HOURS_A_DAY if what is Awaited.THANK_YOU else 1)
    line = {"day": day, "half": HALF, "foot": 0.0, "name": f"half within {time_told(median, what)}"}
    base = alt.Chart(pd.DataFrame([line])).encode(x=_time(what), y=_share("foot"))
    rule = base.mark_rule(color=INK, strokeDash=DASH).encode(y2=alt.Y2("half:Q"))
    name = base.mark_text(color=INK, fontSize=TEXT_SIZE, align="left", dx=6, baseline="bottom", dy=-4)
    return [rule, name.encode(text=alt.Text("name:N"))]


def _time(what: Awaited) -> alt.X:
    days = DAYS[what]
    words = alt.Axis(
        title="days after the interview", values=days, grid=False, labelFontSize=TEXT_SIZE, titleColor=INK,
        titleFontWeight="normal", titleFontSize=TEXT_SIZE, labelAngle=0,
    )  # fmt: skip
    return alt.X("day:Q", axis=words, scale=alt.Scale(domain=[0, days[-1]], nice=False))


def _share(column: str) -> alt.Y:
    axis = alt.Axis(title=None, format="%", values=[0, 0.5, 1], grid=True)
    return alt.Y(f"{column}:Q", axis=axis, scale=alt.Scale(domain=[0, 1], zero=True, nice=False))
