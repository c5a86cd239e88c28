"""What all charts share, so that they are one family: inks, sizes, axes of shares, titled bands.

Streamlit's theme gives the fonts. Text and lines are drawn in `currentColor`, the page's own color of text, and bars in
a teal that stands out from a white and from a dark page; every bar is told apart by more than its color.
"""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd
from altair.utils.schemapi import disable_debug_mode

disable_debug_mode()  # else each of a chart's hundred parts is validated as it is made; the tests validate the whole
INK = "currentColor"
TEAL = "#2a7d8f"  # contrast 4.7 with the light page, 3.7 with the dark one


# Sizes in pixels.
TEXT_SIZE = 13
LETTER_WIDTH = 7
TITLE_RISE = 20  # from the middle of a band up to its title
BETWEEN_BANDS = 0.16  # of a band
AXIS_HEIGHT = 34  # the numbers below
BAR_HEIGHT = 8
THICK_BAR_HEIGHT = 16


def titled_bands(column: str, titles: list[str], rise: int) -> alt.Y:
    """Bands in the order of `titles`, each with its title above its bars, so that a narrow page has room for both."""
    axis = alt.Axis(
        title=None, orient="left", labelAlign="left", labelBaseline="middle", labelPadding=0, labelOffset=-rise,
        labelLimit=0, labelFontSize=TEXT_SIZE + 1, labelOverlap=False, labelAngle=0, ticks=False, domain=False,
    )  # fmt: skip
    scale = alt.Scale(domain=titles, paddingInner=BETWEEN_BANDS, paddingOuter=0)
    return alt.Y(f"{column}:N", sort=None, scale=scale, axis=axis)


def share_axis(column: str, *, room: int = 0, grid: bool = True) -> alt.X:
    """A share from 0 to 100%, whatever the data, leaving `room` pixels for labels at the right."""
    axis = alt.Axis(title=None, format="%", values=[0, 0.25, 0.5, 0.75, 1], labelAngle=0, labelFlush=True, grid=grid)
    scale = alt.Scale(domain=[0, 1], range=[0, alt.expr(f"width - {room}")], zero=True, nice=False)
    return alt.X(f"{column}:Q", axis=axis, scale=scale)


def at_the_right() -> alt.XValue:
    """The right edge of the chart; the channel is named, for Altair takes long to guess one."""
    return alt.XValue(alt.expr("width"))  # type: ignore[no-untyped-call]  # Altair leaves it untyped


def family(
    bars: pd.DataFrame, layers: Sequence[alt.Chart], band: int, bands: int, *, legend: int = 0
) -> alt.LayerChart:
    """What all charts of `bars` share: bands of one height, and text in the page's ink; the fonts are the theme's.

    The height is a number, the axis and a legend of so many pixels in it: Streamlit fits every chart to its place, and
    Vega warns where the height is a step.
    """
    height = round(band * (bands - BETWEEN_BANDS)) + AXIS_HEIGHT + legend
    return alt.LayerChart(data=bars, layer=list(layers), height=height, config=ink_config())


def ink_config() -> alt.Config:
    """Text in the page's ink."""
    return alt.Config(axis=alt.AxisConfig(labelColor=INK), legend=alt.LegendConfig(labelColor=INK))
