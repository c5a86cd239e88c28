"""What of a month may be told of others' clients, together and by counselor: no count of 1 to 10 people, and none from
which one could be worked out.

Figures that Outcomes has too are told as it tells them of these days (outcomes.told_each). What only a monthly
report has is told month by month, and so has no other stretch of time to be compared with.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from coaching.guidance.steps import SMALL_CELL
from coaching.metrics import Figures, narrowed
from coaching.metrics.blocks import (
    comparison_block,
    finding_block,
    held_block,
    step_block,
    thanks_block,
    through_block,
)
from coaching.metrics.small_cells import WITHHELD, Block, Each, Level, Shown, Times, shown_of_all_and_each
from coaching.model import SUCCESSES, ActionStep, Finding, Outcome, Step
from coaching.month import Month
from coaching.monthly import definitions as named
from coaching.monthly.marks import Marks, MonthData
from coaching.outcomes import Days, Told, View, told_each
from coaching.selection import Selection, shortest_with

KIND = "counselor_id"
NO_VALUE = Each(WITHHELD, frozenset(), frozenset())
NOT_TOLD = Told(of_all=False, each=NO_VALUE)
ANYBODY: Level = {"": ""}
EVERY_OUTCOME: Level = {word.value: word.value for word in Outcome}
GOOD_OPEN_OTHER: Level = {
    word.value: "success" if word in SUCCESSES else "open" if word is Outcome.PENDING else "other" for word in Outcome
}
TOLD_TOGETHER = (named.SUCCESS, named.outcome(Outcome.PENDING))
"""Outcomes that are told where only these and all others together can be."""


def view_of(data: MonthData, month: Month) -> View:
    """The month in the terms of Outcomes: some days of the shortest period with them in it."""
    period = shortest_with(month.first, data.today)
    days = Days(month.first, month.last)
    return View(Selection(period=period), data.now, data.today, shared=data.shared, days=days)


def told_of(data: MonthData, month: Month, marks: Marks) -> Mapping[str, Told]:
    """Of each figure by its name, whether it may be told of all counselors' clients, and of which counselor's."""
    view = view_of(data, month)
    figures = narrowed(data.figures, Selection(), view.since)
    held = told_each(held_block(figures, KIND, data.now), figures, view)
    found = {
        named.INTERVIEWS: held,
        named.PEOPLE_MET: held,
        named.FOLLOWED_UP: held,
        **_as_outcomes_does(figures, view),
        **_caseload(marks),
        named.SEEN: within(_seen(marks[named.INTERVIEWS]), held),
        **_outcomes(marks[named.outcome(Outcome.PENDING)], held),
        **{named.done(step): _alone(marks[named.done(step)], "", ANYBODY) for step in ActionStep},
    }
    return {name: found.get(name, NOT_TOLD) for name in named.FIGURES}


def told_of_months(figures: Figures, view: View) -> Mapping[str, Told]:
    """The same of the last twelve months, of the figures that are told by counselor."""
    held = told_each(held_block(figures, KIND, view.now), figures, view)
    thanks, checks = thanks_block(figures, KIND, view.now), step_block(figures, KIND, Step.STATUS_CHECK)
    return {
        named.INTERVIEWS: held,
        named.FOLLOWED_UP: held,
        named.on_time(Step.THANK_YOU): told_each(thanks, figures, view),
        named.on_time(Step.STATUS_CHECK): told_each(checks, figures, view),
    }


def _as_outcomes_does(figures: Figures, view: View) -> dict[str, Told]:
    """Of single months steps are told on time alone, as by Outcomes of weeks and months."""
    every = {step: step_block(figures, KIND, step) for step in named.RATED if step is not Step.THANK_YOU}
    blocks = {named.on_time(step): block for step, block in every.items()}
    blocks |= {
        named.on_time(Step.THANK_YOU): thanks_block(figures, KIND, view.now),
        named.FOLLOWED_THROUGH: through_block(figures, KIND),
        named.EXPOSED: comparison_block(figures, KIND, view.now),
        named.LATE: finding_block(figures, KIND, Finding.EMPLOYER_LATE),
    }
    told = {name: told_each(block, figures, view) for name, block in blocks.items()}
    return told | {named.UNEXPOSED: told[named.EXPOSED]}


def _alone(lines: pd.DataFrame, cells: pd.Series | str, level: Level) -> Told:
    """What of some lines may be told by themselves: by counselor, and together, each cell of the level."""
    frame = pd.DataFrame({"client_id": lines["client_id"], "held_on": pd.Timestamp(0), "value": lines[KIND]})
    whole, each = shown_of_all_and_each(Block(frame.assign(cell=cells), (level,)), Times([None]))
    return Told(whole.level is not None, each)


def within(told: Told, limit: Told) -> Told:
    """Told where the limit is told too: figures of the same interviews must not give away their number together."""
    apart = told.each.apart & limit.each.apart
    open_to_all = told.each.shown.level is not None and limit.each.shown.level is not None
    shown = Shown(0) if open_to_all else WITHHELD
    return Told(told.of_all and limit.of_all, Each(shown, apart, told.each.known | limit.each.known))


def _seen(interviews: pd.DataFrame) -> Told:
    """Clients with one interview, and with several: less their number, those of the interviews would tell of these."""
    times = interviews["client_id"].value_counts()
    clients = interviews.drop_duplicates("client_id")
    several = clients["client_id"].map(times) > 1
    return _alone(
        clients, several.map({True: "several", False: "one"}).astype(object), {"one": "one", "several": "several"}
    )


def _outcomes(pending: pd.DataFrame, held: Told) -> dict[str, Told]:
    """Every outcome where all of them may be told, else how many went well and how many are open."""
    every = _alone(pending, pending["detail"], EVERY_OUTCOME)
    if every.of_all:
        return dict.fromkeys([named.SUCCESS, *map(named.outcome, Outcome)], within(every, held))
    together = within(_alone(pending, pending["detail"], GOOD_OPEN_OTHER), held)
    return dict.fromkeys(TOLD_TOGETHER, together)


def _caseload(marks: Marks) -> dict[str, Told]:
    """How many are on it, and of the whole office who came and who went.

    From month to month each counselor's number tells how many more came than went. Where nobody else went, that would
    be who came: so coming and going are told where more than 10 of those who went may be any counselor's.
    """
    start, end = (_alone(marks[name], "", ANYBODY) for name in (named.START, named.END))
    numbers = pd.DataFrame({name: marks[name].groupby(KIND).size() for name in (named.NEW, named.CLOSED)}).fillna(0)
    both = pd.concat([marks[named.START], marks[named.END]]).drop_duplicates("client_id")
    counselors = frozenset(both[KIND])
    free = int(numbers.min(axis=1).sum()) > SMALL_CELL.number or len(counselors) <= 1
    told = free and start.of_all and end.of_all and all(map(_is_large, _flows(marks)))
    flows = Told(told, Each(Shown(0), counselors, counselors) if told and len(counselors) <= 1 else NO_VALUE)
    return {named.START: start, named.END: end, named.NEW: flows, named.CLOSED: flows}


def _flows(marks: Marks) -> list[int]:
    """How many stayed, came and went."""
    gone = len(marks[named.CLOSED])
    return [len(marks[named.START]) - gone, len(marks[named.NEW]), gone]


def _is_large(people: int) -> bool:
    return people == 0 or people > SMALL_CELL.number
