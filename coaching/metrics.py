"""Rates and the comparison: frames of plan rows and interviews in, frames and figures with their counts out.

Frames. Plan rows: `interview_id`, `step`, `kind`, `status` (words of model.py), of interviews held only.
Interviews held: `interview_id`, `client_id`, `outcome`, and `ended_at`, `outcome_at`, `followed_up_at` (instants, UTC).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from itertools import product
from typing import NamedTuple

import pandas as pd

from coaching.guidance.cited import Policy
from coaching.guidance.steps import HORIZON_DAYS, LANDMARK_DAYS, SMALL_GROUP
from coaching.intervals import NO_INTERVAL, Interval, cluster_robust, newcombe, wilson
from coaching.model import SUCCESSES, InterviewRecord, Kind, Outcome, Status, Step
from coaching.plan import build_plan, is_held, status_of
from coaching.standing import standing_of

MADE = [Status.DONE.value, Status.LATE.value, Status.TOO_SOON.value]
NOT_MADE = [Status.MISSED.value, Status.OVERDUE.value]
COUNTED = [*MADE, *NOT_MADE]
WAITING = [Status.NOT_YET.value, Status.DUE.value]
FOLLOW_THROUGH = [Step.THANK_YOU.value, Step.STATUS_CHECK.value, Step.LETTER.value]
SUCCESS_WORDS = [outcome.value for outcome in SUCCESSES]
ROW_COLUMNS = ["interview_id", "step", "kind", "status"]
INTERVIEW_COLUMNS = ["interview_id", "client_id", "outcome", "ended_at", "outcome_at", "followed_up_at"]
INSTANTS = INTERVIEW_COLUMNS[3:]


class Timing(StrEnum):
    """When an interview's thank-yous were sent, from the best to the worst."""

    ON_TIME = "on_time"
    LATE = "late"
    NOT_SENT = "not_sent"


class Ending(StrEnum):
    """What came of an interview by `now`, in the order in which it is shown."""

    SUCCESS = "success"
    REJECTED = "rejected"
    NO_ANSWER = "no_answer"
    WITHDRAWN = "withdrawn"
    OPEN = "open"


SEVERITY = {Status.DONE.value: 0, Status.LATE.value: 1, Status.TOO_SOON.value: 1, **dict.fromkeys(NOT_MADE, 2)}
"""An interview's thank-yous are as bad as the worst of them: places in Timing."""
TIMINGS = dict(enumerate(timing.value for timing in Timing))
ENDINGS = {
    **dict.fromkeys(SUCCESS_WORDS, Ending.SUCCESS.value),
    **{ending.value: ending.value for ending in (Ending.REJECTED, Ending.NO_ANSWER, Ending.WITHDRAWN)},
}


class Figures(NamedTuple):
    """The two frames everything here is computed from."""

    interviews: pd.DataFrame
    rows: pd.DataFrame


def figures_of(records: Iterable[InterviewRecord], policy: Policy, now: datetime) -> Figures:
    """The frames of the records' interviews held at `now`."""
    interviews: list[tuple[object, ...]] = []
    rows: list[tuple[object, ...]] = []
    for record in records:
        interview = record.interview
        if not is_held(interview, now):
            continue
        standing = standing_of(record, policy, now)
        interviews.append((interview.interview_id, interview.client_id, interview.outcome.value, *standing[:3]))
        rows += [
            (row.interview_id, row.step.value, row.kind.value, status_of(row, now).value)
            for row in build_plan(record, policy, now)
        ]
    return Figures(interview_frame(interviews), pd.DataFrame(rows, columns=ROW_COLUMNS, dtype=object))


def interview_frame(interviews: list[tuple[object, ...]]) -> pd.DataFrame:
    """The frame of interviews held from tuples in the order of INTERVIEW_COLUMNS."""
    frame = pd.DataFrame(interviews, columns=INTERVIEW_COLUMNS)
    for column in INSTANTS:
        frame[column] = pd.to_datetime(frame[column], utc=True)
    return frame


def counted(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that stand in a denominator: expected, and made, missed or overdue."""
    return rows[(rows["kind"] == Kind.EXPECTED.value) & rows["status"].isin(COUNTED)]


class StepRate(NamedTuple):
    """The figures of one step; `made` counts what was done at all, on time or not."""

    step: str
    counted: int
    done: int
    late: int
    too_soon: int
    missed: int
    overdue: int
    made: int
    on_time_rate: float
    on_time_low: float | None
    on_time_high: float | None
    ever_rate: float
    ever_low: float | None
    ever_high: float | None


def step_rates(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a step that has counted rows, in plan order, with the fields of StepRate; the intervals are Wilson's."""
    inside = counted(rows)
    tally = {key: int(n) for key, n in inside.groupby(["step", "status"], sort=False).size().items()}
    by_step = {step.value: {status: tally.get((step.value, status), 0) for status in COUNTED} for step in Step}
    lines = [_step_line(step, by_status) for step, by_status in by_step.items() if sum(by_status.values())]
    return pd.DataFrame(lines, columns=list(StepRate._fields))


def _step_line(step: str, by_status: dict[str, int]) -> StepRate:
    total, made = sum(by_status.values()), sum(by_status[status] for status in MADE)
    done = by_status[Status.DONE]
    on_time, ever = wilson(done, total), wilson(made, total)
    return StepRate(
        step=step,
        counted=total,
        **by_status,
        made=made,
        on_time_rate=done / total,
        on_time_low=on_time.low,
        on_time_high=on_time.high,
        ever_rate=made / total,
        ever_low=ever.low,
        ever_high=ever.high,
    )


def thank_you_timing(rows: pd.DataFrame) -> pd.Series[str]:
    """The words of Timing by `interview_id`, where an interview's thank-yous can be judged."""
    thanks = rows[rows["step"] == Step.THANK_YOU.value]
    waiting = thanks.loc[thanks["status"].isin(WAITING), "interview_id"]
    judged = counted(thanks[~thanks["interview_id"].isin(waiting)])
    worst = judged["status"].map(SEVERITY).groupby(judged["interview_id"], sort=False).max()
    return worst.map(TIMINGS).rename("thank_you").astype(object)


def endings(interviews: pd.DataFrame, now: datetime) -> pd.Series[str]:
    """The words of Ending by `interview_id`; an outcome that is not in effect at `now` is not known yet."""
    in_effect = interviews["outcome_at"] <= pd.Timestamp(now)
    words = interviews["outcome"].map(ENDINGS).where(in_effect).fillna(Ending.OPEN.value)
    return words.astype(object).set_axis(interviews["interview_id"]).rename("ending")


class EndingCell(NamedTuple):
    """How many interviews with that timing ended so, out of all with that timing."""

    thank_you: str
    ending: str
    interviews: int
    of: int


def thank_you_endings(figures: Figures, now: datetime) -> pd.DataFrame:
    """Interviews by timing, then ending, fifteen rows with the fields of EndingCell, zeros among them.

    They are the interviews whose thank-yous can be judged.
    """
    timing = thank_you_timing(figures.rows)
    ending = endings(figures.interviews, now).reindex(timing.index)
    tally = pd.DataFrame({"thank_you": timing, "ending": ending}).value_counts()
    size = timing.value_counts()
    cells = [
        EndingCell(word, end, int(tally.get((word, end), 0)), int(size.get(word, 0)))
        for word, end in product(map(str, Timing), map(str, Ending))
    ]
    return pd.DataFrame(cells, columns=list(EndingCell._fields))


def followed_through(rows: pd.DataFrame) -> pd.Series[bool]:
    """Whether all follow-up steps that count were made, by `interview_id`, where there are any."""
    inside = counted(rows)
    inside = inside[inside["step"].isin(FOLLOW_THROUGH)]
    return inside["status"].isin(MADE).groupby(inside["interview_id"], sort=False).all()


class Group(NamedTuple):
    n: int
    successes: int


class Comparison(NamedTuple):
    """Follow-up against outcome from a landmark. `difference` is exposed minus unexposed, as a share.

    Of the interviews held that are in neither group, `withdrawn` were so within the horizon, `decided` had an outcome
    by the landmark, and the horizon of `recent` has not passed.
    """

    landmark_days: int
    horizon_days: int
    exposed: Group
    unexposed: Group
    withdrawn: int
    decided: int
    recent: int
    difference: float | None
    interval: Interval
    method: str
    withheld: bool


def comparison(
    interviews: pd.DataFrame,
    now: datetime,
    landmark_days: int = LANDMARK_DAYS.number,
    horizon_days: int = HORIZON_DAYS.number,
) -> Comparison:
    """The comparison of plan.md over interviews held; see `placed_interviews` for who is in it."""
    placed = placed_interviews(interviews, now, landmark_days, horizon_days)
    inside = placed[placed["place"] == Place.COMPARED]
    exposed, unexposed = (_group(inside[inside["exposed"] == side]) for side in (True, False))
    recurring = bool(inside["client_id"].duplicated().any())
    withheld = min(exposed.n, unexposed.n) < SMALL_GROUP.number
    difference, interval = (None, NO_INTERVAL) if withheld else _difference(inside, exposed, unexposed, recurring)
    left_out = placed["place"].value_counts()
    return Comparison(
        landmark_days=landmark_days,
        horizon_days=horizon_days,
        exposed=exposed,
        unexposed=unexposed,
        withdrawn=int(left_out.get(Place.WITHDRAWN, 0)),
        decided=int(left_out.get(Place.DECIDED, 0)),
        recent=int(left_out.get(Place.RECENT, 0)),
        difference=difference,
        interval=interval,
        method="cluster" if recurring else "newcombe",
        withheld=withheld,
    )


class Place(StrEnum):
    """Where an interview held stands in the comparison: in it, or why not."""

    COMPARED = "compared"
    WITHDRAWN = "withdrawn"
    DECIDED = "decided"
    RECENT = "recent"


def placed_interviews(interviews: pd.DataFrame, now: datetime, landmark_days: int, horizon_days: int) -> pd.DataFrame:
    """The interviews with their `place` in the comparison, `exposed` and `success`."""
    landmark = interviews["ended_at"] + pd.Timedelta(hours=24 * landmark_days)
    horizon = landmark + pd.Timedelta(hours=24 * horizon_days)
    within = interviews["outcome_at"] <= horizon
    place = pd.Series(Place.COMPARED.value, index=interviews.index, dtype=object)
    place[within & (interviews["outcome"] == Outcome.WITHDRAWN.value)] = Place.WITHDRAWN.value
    place[interviews["outcome_at"] <= landmark] = Place.DECIDED.value
    place[horizon > pd.Timestamp(now)] = Place.RECENT.value
    return interviews.assign(
        place=place,
        exposed=interviews["followed_up_at"] <= landmark,
        success=interviews["outcome"].isin(SUCCESS_WORDS) & within,
    )


def _group(inside: pd.DataFrame) -> Group:
    return Group(len(inside), int(inside["success"].sum()))


def _difference(inside: pd.DataFrame, exposed: Group, unexposed: Group, recurring: bool) -> tuple[float, Interval]:
    difference = exposed.successes / exposed.n - unexposed.successes / unexposed.n
    if recurring:
        exposure, success, clients = (inside[column].tolist() for column in ("exposed", "success", "client_id"))
        return difference, cluster_robust(exposure, success, clients)
    return difference, newcombe(exposed.successes, exposed.n, unexposed.successes, unexposed.n)
