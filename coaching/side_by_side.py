"""One rate in each group side by side: by counselor, industry, round or format.

Of others' clients a group has exactly what Outcomes shows when it is chosen as the one filter, so that nothing is told
here that is not told there.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from coaching.metrics.frames import Figures
from coaching.model import Step
from coaching.outcomes import Outcomes, View, asked_of, outcomes
from coaching.selection import set_kinds

MOST_GROUPS = 12
"""Groups that are shown, those with the most interviews; own judgment: more do not read as a chart."""


class Rate(StrEnum):
    """What is set side by side."""

    FOLLOWED_UP = "followed_up"
    THANK_YOU = Step.THANK_YOU.value
    STATUS_CHECK = Step.STATUS_CHECK.value


class Group(NamedTuple):
    """So many of so many, in the group of that value."""

    value: object
    done: int
    of: int


class SideBySide(NamedTuple):
    """The groups that may be shown, the one with most first, and all interviews together; and whether some are left
    out, as they are too small to be told of, have nothing that counts, or are not among the largest."""

    groups: tuple[Group, ...]
    together: Group
    some_left_out: bool


def side_by_side(figures: Figures, view: View, kind: str, rate: Rate) -> SideBySide | None:
    """A rate in each group of a kind; None where it may not be shown at all.

    `kind` is one of selection.KINDS. Of others' clients no other filter may be set.
    """
    if view.shared and (view.too_narrow or set_kinds(view.selection)):
        return None
    together = _group(outcomes(figures, view), rate, None)
    if together is None:
        return None
    values = asked_of(figures, view).interviews[kind].value_counts().index
    each = [
        _group(outcomes(figures, view._replace(selection=view.selection._replace(**{kind: value}))), rate, value)
        for value in values[:MOST_GROUPS]
    ]
    groups = sorted((one for one in each if one and one.of), key=lambda one: -one.of)
    return SideBySide(tuple(groups), together, len(groups) < len(values))


def _group(found: Outcomes, rate: Rate, value: object) -> Group | None:
    if rate is Rate.FOLLOWED_UP:
        return None if found.held is None else Group(value, found.followed_up or 0, found.held)
    lines = found.steps[found.steps["step"] == rate.value]
    if lines.empty:
        return None if rate.value in found.withheld_steps else Group(value, 0, 0)
    return Group(value, int(lines["done"].iloc[0]), int(lines["counted"].iloc[0]))
