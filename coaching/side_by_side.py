"""One rate in each group side by side: by counselor, industry, round or format.

Of others' clients a group has exactly what Outcomes shows when it is chosen as the one filter, so that nothing is told
here that is not told there; all other groups together are what those leave of everybody.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from coaching.guidance.steps import SMALL_GROUP
from coaching.intervals import NO_INTERVAL, Interval, wilson
from coaching.metrics.at_all import share_by_client
from coaching.metrics.frames import Figures, places
from coaching.metrics.over_time import Measure, marks
from coaching.outcomes import View, asked_of, measure_told_each
from coaching.selection import set_kinds

MOST_GROUPS = 12
"""Groups that are shown, those in which most counts; own judgment: more do not read as a chart."""


class Group(NamedTuple):
    """So many of so many, in the group of that value; without an interval where none is shown."""

    value: object
    done: int
    of: int
    interval: Interval = NO_INTERVAL

    @property
    def rated(self) -> bool:
        """Whether there is enough for a rate; of less, the counts say all there is."""
        return self.of >= SMALL_GROUP.number


class SideBySide(NamedTuple):
    """The groups in which something counts, the largest first; all others `rest` together, where there are any, and
    everybody. `shared`, whether clients of others than the viewer are among them."""

    groups: tuple[Group, ...]
    rest: Group | None
    together: Group
    shared: bool


def side_by_side(figures: Figures, view: View, kind: str, measure: Measure) -> SideBySide | None:
    """A rate in each group of a kind; None where it may not be shown at all.

    `kind` is one of selection.KINDS. Of others' clients no other filter may be set.
    """
    told = None
    if view.shared:
        if view.too_narrow or set_kinds(view.selection):
            return None
        told = measure_told_each(figures, view, measure, kind)
        if not told.of_all:
            return None
    lines = group_lines(asked_of(figures, view), view, kind, measure)
    together = _group(None, lines, measure)
    sizes = sorted(lines["value"].value_counts().items(), key=lambda one: (-one[1], str(one[0])))
    apart = [value for value, _ in sizes if told is None or told.of(value)]
    groups = [_group(value, lines[lines["value"] == value], measure) for value in apart[:MOST_GROUPS]]
    done, of = (sum(getattr(one, name) for one in groups) for name in ("done", "of"))
    rest = Group(None, together.done - done, together.of - of) if groups and together.of > of else None
    return SideBySide(tuple(groups), rest, together, view.shared)


def group_lines(chosen: Figures, view: View, kind: str, measure: Measure) -> pd.DataFrame:
    """What is counted for a measure, a line each (over_time.marks), with the `value` of its group."""
    lines = marks(chosen, measure, pd.Timestamp(view.now))
    at = places(chosen.interviews, lines["interview_id"])
    return lines.assign(value=chosen.interviews[kind].to_numpy()[at])


def _group(value: object, lines: pd.DataFrame, measure: Measure) -> Group:
    """Whether interviews were followed up at all has its interval by client, as where one in ten is held against it;
    what was done on time has Wilson's, as where clients slip."""
    done, of = int(lines["good"].sum()), len(lines)
    if measure is not Measure.FOLLOWED_UP:
        return Group(value, done, of, wilson(done, of))
    by_client = lines["good"].groupby(lines["client_id"], sort=False, observed=True).agg(["sum", "size"]).astype(int)
    return Group(value, done, of, share_by_client(by_client["sum"], by_client["size"]))
