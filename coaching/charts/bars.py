"""Charts of one bar a line: how soon thank-yous go out, and follow-up against outcome."""

from __future__ import annotations

import altair as alt
import pandas as pd

from coaching.charts.shares import Share, shares_chart
from coaching.metrics import Comparison
from coaching.sentences import group_words, lag_title

GROUPS = {True: "followed_up", False: "others"}
"""The words for what is behind the two bars of the comparison."""


def lags_chart(*, lags: pd.DataFrame) -> alt.LayerChart:
    """A bar for each time that a thank-you took, as a share of all that count, from the soonest to not at all.

    `lags` is what `metrics.thank_you_lags` gives, of at least one thank-you.
    """
    lines = lags.itertuples(index=False)
    return shares_chart(shares=[Share(lag_title(lag), count, of, behind=lag) for lag, count, of in lines])


def comparison_chart(*, compared: Comparison) -> alt.LayerChart:
    """A bar for the interviews followed up by the landmark and one for the others: the share that led on."""
    groups = ((True, compared.exposed), (False, compared.unexposed))
    return shares_chart(
        shares=[
            Share(group_words(compared, exposed=side), group.successes, group.n, behind=GROUPS[side])
            for side, group in groups
        ]
    )
