"""The chart of clients by steps: a grid, stronger in color the more was not on time, with the counts in its cells."""

from __future__ import annotations

import json
from collections.abc import Mapping

import altair as alt
import pandas as pd

from coaching.charts.family import INK, TEAL, TEXT_SIZE, ink_config
from coaching.metrics.slips import Slips
from coaching.sentences.slips import name_of, slip_lines, steps_of
from coaching.sentences.steps import step_title

# Sizes in pixels.
ROW_HEIGHT = 30
HEADS_HEIGHT = 84  # a step's title, a word a line
NAME_WIDTH = 150
NAME_WIDTH_NARROW = 96
NARROW = 420  # of the grid alone
LIGHTEST, DARKEST = 0.05, 0.7
"""Opacities of teal: ink stands out from the darkest by more than 5, on a light and on a dark page."""


def slips_chart(*, found: Slips, names: Mapping[int, str]) -> alt.LayerChart:
    """A row a client, a column a step; at least one cell."""
    cells = slip_cells(found, names)
    rows = cells.drop_duplicates("row")["client"].tolist()
    base = alt.Chart().encode(
        x=alt.X("step:N", sort=None, scale=alt.Scale(domain=[step_title(step) for step in steps_of(found)]),
                axis=_axis_of_steps()),
        y=alt.Y("row:O", axis=_axis_of_names(rows)),
        tooltip=[alt.Tooltip("client:N", title="Client"), alt.Tooltip("step:N", title="Step"),
                 alt.Tooltip("told:N", title="Not on time")],
    )  # fmt: skip
    shade = alt.Scale(domain=[0, 1], range=[LIGHTEST, DARKEST])
    cell = base.mark_rect(fill=TEAL, stroke=INK, strokeOpacity=0.25, strokeWidth=1).encode(
        fillOpacity=alt.FillOpacity("share:Q", scale=shade, legend=None)
    )
    count = base.mark_text(color=INK, fontSize=TEXT_SIZE).encode(text=alt.Text("told:N"))
    return alt.LayerChart(
        data=cells, layer=[cell, count], height=ROW_HEIGHT * len(rows) + HEADS_HEIGHT, config=ink_config()
    )


def slip_cells(found: Slips, names: Mapping[int, str]) -> pd.DataFrame:
    """One row a cell: `row` (the client's place), `client`, `step` (its title), `share`, `told`, `part`."""
    cells = [
        (row, name_of(key, names), step_title(step), cell.slipped / cell.of, f"{cell.slipped:,} of {cell.of:,}",
         part_of_client(key, step))
        for row, (key, line) in enumerate(slip_lines(found).items())
        for step, cell in line.items()
    ]  # fmt: skip
    return pd.DataFrame(cells, columns=["row", "client", "step", "share", "told", "part"])


def part_of_client(client_id: object, step: str) -> str:
    """The word for what is behind a cell."""
    return f"{client_id}.{step}"


def _axis_of_steps() -> alt.Axis:
    """The titles above, on a narrow page a word a line."""
    return alt.Axis(
        title=None, orient="top", labelAngle=0, labelExpr=f"width < {NARROW} ? split(datum.label, ' ') : datum.label",
        labelFontSize=TEXT_SIZE - 1, labelOverlap=False, labelFlush=False, labelAlign="center", labelBaseline="top",
        labelLimit=0, ticks=False, domain=False, labelPadding=alt.expr(f"width < {NARROW} ? {HEADS_HEIGHT - 20} : 20"),
    )  # fmt: skip


def _axis_of_names(names: list[str]) -> alt.Axis:
    """The names, which need not differ, down the side."""
    limit = alt.expr(f"width < {NARROW} ? {NAME_WIDTH_NARROW} : {NAME_WIDTH}")
    return alt.Axis(
        title=None, labelExpr=f"{json.dumps(names)}[datum.value]", labelLimit=limit, labelFontSize=TEXT_SIZE,
        labelFlush=False, labelOverlap=False, ticks=False, domain=False, labelPadding=8,
    )  # fmt: skip
