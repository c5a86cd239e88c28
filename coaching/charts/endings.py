"""The chart of thank-yous against outcomes."""

from __future__ import annotations

from collections import Counter

import altair as alt
import pandas as pd

from coaching.charts.family import (
    INK,
    LETTER_WIDTH,
    TEAL,
    TEXT_SIZE,
    THICK_BAR_HEIGHT,
    TITLE_RISE,
    family,
    share_axis,
    titled_bands,
)
from coaching.metrics import Ending, EndingCell, Timing
from coaching.metrics.thank_yous import OTHER
from coaching.sentences import ENDING_WORDS, bar_title, rate_words

ENDING_FILLS: dict[str, str] = {
    Ending.SUCCESS: TEAL,
    Ending.REJECTED: "color-mix(in srgb, currentColor 60%, transparent)",
    Ending.NO_ANSWER: "color-mix(in srgb, currentColor 36%, transparent)",
    Ending.WITHDRAWN: "color-mix(in srgb, currentColor 16%, transparent)",
    Ending.OPEN: "transparent",
    OTHER: "transparent",
}
"""An offer or a next round stands out, the others are shades of the page's ink, and what is still open is hollow."""

# Sizes in pixels.
TIMING_HEIGHT = 78
COUNT_DROP = 19  # from the middle of a bar down to its counts
LEGEND_HEIGHT = 60  # three rows of it on a phone
NARROW = 520  # below this the legend has two columns


def thank_yous_chart(*, cells: pd.DataFrame) -> alt.LayerChart:
    """A bar of 100% for each timing of the thank-you, divided by outcome, with the counts under its parts.

    `cells` is what `metrics.thank_you_endings` gives, with at least one interview.
    """
    parts = ending_parts(cells)
    base = alt.Chart().encode(
        y=titled_bands("bar", parts["bar"].unique().tolist(), TITLE_RISE),
        tooltip=[
            alt.Tooltip("bar:N", title="Thank-you"),
            alt.Tooltip("ending:N", title="Outcome"),
            alt.Tooltip("told:N", title="Interviews"),
        ],
    )
    bar = base.mark_bar(
        height=THICK_BAR_HEIGHT, stroke=INK, strokeWidth=1, strokeOpacity=0.6, xOffset=1, x2Offset=-1
    ).encode(x=share_axis("start", grid=False), x2=alt.X2("end:Q"), fill=_fill_by_ending(parts))
    wide_enough = f"(datum.end - datum.start) * width > {LETTER_WIDTH} * length(datum.count)"
    count = base.mark_text(color=INK, align="left", fontSize=TEXT_SIZE, yOffset=COUNT_DROP).encode(
        x=share_axis("start", grid=False),
        text=alt.TextValue("", condition={"test": wide_enough, "field": "count", "type": "nominal"}),
    )
    return family(parts, [bar, count], TIMING_HEIGHT, parts["bar"].nunique(), legend=LEGEND_HEIGHT)


def ending_parts(cells: pd.DataFrame) -> pd.DataFrame:
    """One row a part of a bar: `bar` (its title), `ending`, `start` and `end` (shares), `count`, `told`, `part`."""
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
        parts.append(
            (title, ENDING_WORDS[cell.ending], *shares, f"{cell.interviews:,}", told, f"{cell.thank_you}.{cell.ending}")
        )
    return pd.DataFrame(parts, columns=["bar", "ending", "start", "end", "count", "told", "part"])


def _fill_by_ending(parts: pd.DataFrame) -> alt.Fill:
    """Each outcome in its fill, with a legend in the order of the parts: all that are told apart, or success or not."""
    coarse = (parts["ending"] == ENDING_WORDS[OTHER]).any()
    fills = {ENDING_WORDS[one]: ENDING_FILLS[one] for one in ((Ending.SUCCESS, OTHER) if coarse else Ending)}
    legend = alt.Legend(
        orient="top", title=None, padding=0, symbolType="square", symbolStrokeColor=INK, symbolStrokeWidth=1,
        columns=alt.expr(f"width < {NARROW} ? 2 : {len(fills)}"),
    )  # fmt: skip
    return alt.Fill(
        "ending:N", sort=None, scale=alt.Scale(domain=list(fills), range=list(fills.values())), legend=legend
    )
