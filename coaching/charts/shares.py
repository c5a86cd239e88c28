"""Bars of shares of one hue, a title above and the counts beside each; and a line at a share to hold them against."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

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
    share_axis,
    titled_bands,
)
from coaching.intervals import Interval, wilson
from coaching.sentences import percent

BAND_HEIGHT = 58  # pixels
DASH = [4, 3]
MARK_HEIGHT = 24
NAME_HEIGHT = 28
COLUMNS = ["bar", "share", "low", "high", "label", "told", "part"]


class Share(NamedTuple):
    """One bar: `part` of `of` (at least one), its interval where it is not Wilson's, and the word for the interviews
    behind it (charts.behind), where they can be listed. Where it is not `rated`, the counts stand without a bar."""

    title: str
    part: int
    of: int
    interval: Interval | None = None
    behind: str = ""
    rated: bool = True


class Mark(NamedTuple):
    """A share to hold every bar against, and what it is called."""

    share: float
    name: str


def shares_chart(*, shares: Iterable[Share], mark: Mark | None = None) -> alt.LayerChart:
    """A bar for each share from 0 to 100%, with its interval and its counts; a stroke across each at `mark`."""
    bars = share_bars(shares)
    room = LETTER_WIDTH * int(bars["label"].str.len().max())
    base = alt.Chart().encode(
        y=titled_bands("bar", bars["bar"].tolist(), TITLE_RISE),
        tooltip=[alt.Tooltip("bar:N", title="Which"), alt.Tooltip("told:N", title="How many")],
    )
    bar = base.mark_bar(height=THICK_BAR_HEIGHT, color=TEAL).encode(x=share_axis("share", room=room))
    interval = base.mark_rule(color=INK, strokeWidth=1.5).encode(x=share_axis("low", room=room), x2=alt.X2("high:Q"))
    label = base.mark_text(color=INK, align="right", fontSize=TEXT_SIZE)
    label = label.encode(x=at_the_right(), text=alt.Text("label:N"))
    layers: list[alt.Chart] = [bar, interval, label]
    if mark is not None:
        bars = bars.assign(mark=mark.share)
        stroke = base.mark_tick(color=INK, thickness=2, size=MARK_HEIGHT, opacity=1)
        layers.append(stroke.encode(x=share_axis("mark", room=room)))
        layers.append(_mark_name(mark, room))
    return family(bars, layers, BAND_HEIGHT, len(bars), legend=0 if mark is None else NAME_HEIGHT)


def _mark_name(mark: Mark, room: int) -> alt.Chart:
    """What the strokes stand for, below the last bar."""
    foot = alt.YValue(alt.expr("height - 2"))  # type: ignore[no-untyped-call]  # Altair leaves it untyped
    name = alt.Chart(pd.DataFrame([{"mark": mark.share, "name": mark.name}]))
    text: alt.Chart = name.mark_text(color=INK, fontSize=TEXT_SIZE, align="left", baseline="bottom", dx=-1)
    return text.encode(x=share_axis("mark", room=room), y=foot, text=alt.Text("name:N"))


def share_bars(shares: Iterable[Share]) -> pd.DataFrame:
    """One row a bar: `bar` (its title), `share`, `low`, `high`, `label`, `told` and `part` (what is behind it)."""
    return pd.DataFrame([_bar(one) for one in shares], columns=COLUMNS)


def _bar(one: Share) -> tuple[object, ...]:
    counts = f"{one.part:,} of {one.of:,}"
    if not one.rated:
        return (one.title, None, None, None, counts, counts, one.behind)
    low, high = one.interval or wilson(one.part, one.of)
    share = percent(one.part, one.of)
    between = f", {100 * low:.0f} to {100 * high:.0f}" if low is not None and high is not None else ""
    label, told = f"{counts} ({share})", f"{counts} ({share}{between})"
    return (one.title, one.part / one.of, low, high, label, told, one.behind)
