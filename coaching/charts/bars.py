"""Charts of one bar a line: how soon thank-yous go out, and follow-up against outcome."""

from __future__ import annotations

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
from coaching.intervals import wilson
from coaching.metrics import Comparison, Group
from coaching.sentences import group_words, lag_title, percent, rate_words

BAND_HEIGHT = 58  # pixels
COLUMNS = ["bar", "share", "low", "high", "label", "told"]


def lags_chart(*, lags: pd.DataFrame) -> alt.LayerChart:
    """A bar for each time that a thank-you took, as a share of all that count, from the soonest to not at all.

    `lags` is what `metrics.thank_you_lags` gives, of at least one thank-you.
    """
    lines = [(lag_title(lag), count, of) for lag, count, of in lags.itertuples(index=False)]
    return _labelled_bars(pd.DataFrame([_bar(*line) for line in lines], columns=COLUMNS))


def comparison_chart(*, compared: Comparison) -> alt.LayerChart:
    """A bar for the interviews followed up by the landmark and one for the others: the share that led on."""
    groups = [(group_words(compared, exposed=side), group) for side, group in _sides(compared)]
    return _labelled_bars(
        pd.DataFrame([_bar(title, group.successes, group.n) for title, group in groups], columns=COLUMNS)
    )


def _sides(compared: Comparison) -> tuple[tuple[bool, Group], tuple[bool, Group]]:
    return (True, compared.exposed), (False, compared.unexposed)


def _bar(title: str, part: int, of: int) -> tuple[object, ...]:
    low, high = wilson(part, of)
    return title, part / of, low, high, f"{part:,} of {of:,} ({percent(part, of)})", rate_words(part, of)


def _labelled_bars(bars: pd.DataFrame) -> alt.LayerChart:
    room = LETTER_WIDTH * int(bars["label"].str.len().max())
    base = alt.Chart().encode(
        y=titled_bands("bar", bars["bar"].tolist(), TITLE_RISE),
        tooltip=[alt.Tooltip("bar:N", title="Which"), alt.Tooltip("told:N", title="How many")],
    )
    bar = base.mark_bar(height=THICK_BAR_HEIGHT, color=TEAL).encode(x=share_axis("share", room=room))
    interval = base.mark_rule(color=INK, strokeWidth=1.5).encode(x=share_axis("low", room=room), x2=alt.X2("high:Q"))
    label = base.mark_text(color=INK, align="right", fontSize=TEXT_SIZE).encode(
        x=at_the_right(), text=alt.Text("label:N")
    )
    return family(bars, [bar, interval, label], BAND_HEIGHT, len(bars))
