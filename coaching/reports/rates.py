"""The rates as one table: every figure with what it is of, its share and interval.

Where others' clients are among them, what Outcomes would show is told, by the same rule (metrics.small_cells).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import pandas as pd

from coaching.exchange.table import Column, Table
from coaching.guidance.steps import HORIZON_DAYS, LANDMARK_DAYS, SMALL_CELL, SMALL_GROUP, STEPS
from coaching.intervals import wilson
from coaching.metrics import Comparison, Ending, EndingCell, Figures, Group, Place, StepRate, Timing, figures_of
from coaching.model import FACTS, InterviewRecord, Status, Step
from coaching.outcomes import Days, Outcomes, View, followed_through_of, outcomes
from coaching.reports.order import Look, Row, stretch_around
from coaching.selection import Period, Selection, first_day
from coaching.store.chosen import Chosen
from coaching.store.client_stream import ClientRecords
from coaching.wording import named

RATES_COLUMNS = (
    Column("About", 28), Column("Figure", 34), Column("Count", 10), Column("Of", 10), Column("Share", 10),
    Column("95% from", 10), Column("95% to", 10), Column("Note", 60),
)  # fmt: skip
WITHHELD = f"Withheld: of 1 to {SMALL_CELL.number} people, or giving away a count that is"
NOT_ON_TIME = (Status.LATE, Status.TOO_SOON, Status.MISSED, Status.OVERDUE)
LEFT_OUT = {
    Place.WITHDRAWN: "Left out: withdrawn by the client",
    Place.DECIDED: "Left out: decided before",
    Place.RECENT: "Left out: too recent to tell",
}
TIMING_WORDS = {Timing.ON_TIME: "On time", Timing.LATE: "Late", Timing.NOT_SENT: "Not sent"}
ENDING_WORDS = {
    Ending.SUCCESS: "offer or next round",
    Ending.REJECTED: "rejected",
    Ending.NO_ANSWER: "no answer",
    Ending.WITHDRAWN: "withdrawn",
    Ending.OPEN: "still open",
}
DECIMALS = 6
"""Of a share: a millionth is far below what any interval leaves open, and what is beyond is the computer's noise."""


def shared_view(look: Look, chosen: Chosen) -> View:
    """What a report with others' clients asks for, in the terms of Outcomes: the shortest period with its days in it.

    Clients by name or by status are no filter there, so of them nothing is told.
    """
    first, last = look.period
    period = stretch_around(look.period, look.today)
    whole = first == first_day(period, look.today) and (last is None or last >= look.today)
    days = None if whole else Days(first, last)
    picked = bool(chosen.clients) or chosen.status is not None
    return View(Selection(chosen.counselor, period), look.as_of, look.today, shared=True, days=days, hand_picked=picked)


def rates_table(clients: Iterable[ClientRecords], look: Look, view: View | None = None) -> Table:
    """The figures of the interviews held on those days, or of a view shared with others.

    For a view come all clients that the viewer may see; those who do not count in groups are left out.
    """
    counselors: dict[str, int] = {}
    since = view.since if view else None
    asked = look._replace(period=look.period._replace(first=since, last=None)) if view else look

    def records() -> Iterator[InterviewRecord]:
        for one in clients:
            if one.counts_in_groups or view is None:
                counselors[one.client.client_id] = one.counselor_id  # which is asked for once the records have come
                yield from (record for record in one.records if asked.is_about(record.interview))

    figures = figures_of(records(), look.policy, look.as_of, counselors)
    own = View(Selection(period=Period.ALL), look.as_of, look.today, shared=False)
    return Table("rates", RATES_COLUMNS, rates_rows(figures, view or own))


def rates_rows(figures: Figures, view: View) -> Iterator[Row]:
    """The rows of the table; what may not be shown says so."""
    found = outcomes(figures, view)
    return chain(
        _interviews(found, followed_through_of(figures, view)),
        _steps(found),
        _thank_yous(found.thank_yous),
        _compared(found.comparison),
    )


def _line(about: str, figure: str, count: int | None, of: int | None = None, note: str = "") -> Row:
    """A figure of a whole with its share and Wilson's interval; what is not to be shown says so."""
    if count is None:
        return (about, figure, None, of, None, None, None, WITHHELD)
    if not of:
        return (about, figure, count, of, None, None, None, note)
    return (about, figure, count, of, *map(_rounded, (count / of, *wilson(count, of))), note)


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, DECIMALS)


def _interviews(found: Outcomes, through: tuple[int, int] | None) -> Iterator[Row]:
    """Held, followed up at all, and followed through."""
    made, of = through or (None, None)
    yield _line("Interviews", "Held", found.held)
    yield _line("Interviews", "Followed up in some way", found.followed_up, found.held)
    yield _line("Interviews", "Followed through", made, of, "Of interviews with steps that count by now")


def _steps(found: Outcomes) -> Iterator[Row]:
    """On time and at all for each step, and what the rest is."""
    rates = {line.step: line for line in (StepRate(*v) for v in found.steps.astype(object).itertuples(index=False))}
    for step, rule in STEPS.items():
        if step in rates:
            yield from _step(step, rule.title, rates[step])
        elif step in found.withheld_steps:
            yield _line(rule.title, "Done on time", None)
            yield _line(rule.title, "Done at all", None)


def _step(step: Step, title: str, rate: StepRate) -> Iterator[Row]:
    yield _line(title, "Done on time", rate.done, rate.counted)
    yield _line(title, "Done at all", rate.made, rate.counted)
    for status in NOT_ON_TIME:
        if _can_be(step, status):
            yield _line(title, named(status).capitalize(), _number(rate, status), rate.counted)


def _number(rate: StepRate, status: Status) -> int | None:
    """How many are late, too soon, missed or overdue; a fact that is not done is missed."""
    if rate.step in FACTS and rate.made is not None:
        return rate.counted - rate.made
    count: int | None = getattr(rate, status.value)
    return count


def _can_be(step: Step, status: Status) -> bool:
    """A fact is done or missed; only a check can be made too soon."""
    if step in FACTS:
        return status is Status.MISSED
    return status is not Status.TOO_SOON or step is Step.STATUS_CHECK


def _thank_yous(cells: pd.DataFrame | None) -> Iterator[Row]:
    """When thank-yous were sent, and how interviews ended after each."""
    found = [] if cells is None else [EndingCell(*values) for values in cells.itertuples(index=False)]
    counts = {(one.thank_you, one.ending): one.interviews for one in found}
    sizes = {one.thank_you: one.of for one in found}
    whole = sum(sizes.values()) if sizes else None
    for timing, words in TIMING_WORDS.items():
        of = sizes.get(timing)
        yield _line("Thank-yous", words, of, whole)
        for ending, said in ENDING_WORDS.items():
            yield _line(f"Thank-yous {words.lower()}", f"Then {said}", counts.get((timing, ending)), of)


def _compared(compared: Comparison | None) -> Iterator[Row]:
    """The comparison of plan.md: the groups, who is in neither, the difference."""
    about = f"After the first {LANDMARK_DAYS.number} days"
    groups = (None, None) if compared is None else (compared.exposed, compared.unexposed)
    for group, words in zip(groups, ("followed up", "not followed up"), strict=True):
        figure = f"Success within {HORIZON_DAYS.number} days, {words}"
        yield _success(about, figure, group, too_small=compared is not None and compared.withheld)
    yield _difference(about, compared)
    for place, figure in LEFT_OUT.items():
        yield _line(about, figure, None if compared is None else getattr(compared, place.value))


def _success(about: str, figure: str, group: Group | None, *, too_small: bool) -> Row:
    if group is None:
        return _line(about, figure, None)
    line = _line(about, figure, group.successes, group.n)
    return (*line[:4], None, None, None, too_few()) if too_small else line


def too_few() -> str:
    """Why counts stand without a rate."""
    return f"A rate needs {SMALL_GROUP.number} interviews in each group"


def _difference(about: str, compared: Comparison | None) -> Row:
    if compared is None or compared.withheld:
        return (about, "Difference", None, None, None, None, None, WITHHELD if compared is None else too_few())
    shares = (compared.difference, compared.interval.low, compared.interval.high)
    note = f"Association, not cause. Interval: {compared.method}."
    return (about, "Difference", None, None, *map(_rounded, shares), note)
