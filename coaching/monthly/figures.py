"""The figures of a month beside those of the month before, and each counselor's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import pandas as pd

from coaching.guidance.steps import SMALL_GROUP
from coaching.intervals import NO_INTERVAL, Interval, wilson
from coaching.metrics import narrowed
from coaching.metrics.small_cells import Each, Shown
from coaching.model import Step
from coaching.month import Month
from coaching.monthly import definitions as named
from coaching.monthly.guard import told_of, told_of_months
from coaching.monthly.marks import Marks, MonthData, marks_of, rates_since
from coaching.outcomes import Told, View
from coaching.selection import Period, Selection, first_day

BY_COUNSELOR = (
    named.END, named.INTERVIEWS, named.FOLLOWED_UP, named.on_time(Step.THANK_YOU), named.on_time(Step.STATUS_CHECK),
    named.SUCCESS,
)  # fmt: skip
COMPARED = (named.EXPOSED, named.UNEXPOSED)
EVERYTHING = Told(of_all=True, each=Each(Shown(0), frozenset(), frozenset()))
"""What is told of one's own clients."""


class Line(NamedTuple):
    """A figure: how many, of how many where it is a share; both None where they may not be told.

    `bare`, too few for a rate.
    """

    name: str
    number: int | None
    of: int | None = None
    bare: bool = False

    @property
    def withheld(self) -> bool:
        return self.number is None

    @property
    def share(self) -> float | None:
        return None if self.number is None or not self.of or self.bare else self.number / self.of

    @property
    def interval(self) -> Interval:
        """Wilson's, of the share."""
        return NO_INTERVAL if self.share is None else wilson(self.number or 0, self.of or 0)


Lines = Mapping[str, Line]


class CounselorLines(NamedTuple):
    """One counselor's figures of the month, and since `MonthReport.since`; those of other days are not there."""

    counselor_id: int
    lines: Lines
    over_months: Lines


class MonthReport(NamedTuple):
    """Every figure by its name for the month and the month before; and those of BY_COUNSELOR for each counselor, where
    there are several. `marks` are what the month's figures count.

    One month of one counselor's is mostly a few people: beside it stands what was since a day twelve months back, where
    the month lies after it.
    """

    month: Month
    lines: Lines
    before: Lines
    counselors: tuple[CounselorLines, ...]
    since: date | None
    marks: Marks
    guarded: bool


def month_report(data: MonthData, counselor_id: int | None = None) -> MonthReport:
    """The report on all clients in the data, or on one counselor's of them."""
    marks, earlier = (marks_of(data, month) for month in (data.month, data.month.before))
    told = _told(data, data.month, marks)
    before = lines_of(_whose(earlier, counselor_id), _told(data, data.month.before, earlier), counselor_id)
    since = first_day(Period.MONTHS, data.today)
    since = since if data.shared and since and since <= data.month.first else None
    return MonthReport(
        data.month,
        lines_of(_whose(marks, counselor_id), told, counselor_id),
        before,
        () if counselor_id is not None else _counselors(data, marks, told, since),
        since,
        _whose(marks, counselor_id),
        data.shared,
    )


def _counselors(
    data: MonthData, marks: Marks, told: Mapping[str, Told], since: date | None
) -> tuple[CounselorLines, ...]:
    """A line a counselor who has any of these, where there are several."""
    month = _by_counselor({name: marks[name] for name in BY_COUNSELOR}, told)
    months: dict[int, Lines] = {}
    if since is not None:
        view = View(Selection(period=Period.MONTHS), data.now, data.today, shared=True)
        told_since = told_of_months(narrowed(data.figures, Selection(), since), view)
        over = rates_since(data, since)
        months = _by_counselor({name: over[name] for name in told_since}, told_since)
    keys = sorted({*month, *months})
    return tuple(CounselorLines(key, month.get(key, {}), months.get(key, {})) for key in keys) if len(keys) > 1 else ()


def _told(data: MonthData, month: Month, marks: Marks) -> Mapping[str, Told]:
    return told_of(data, month, marks) if data.shared else dict.fromkeys(marks, EVERYTHING)


def _whose(marks: Marks, counselor_id: int | None) -> Marks:
    if counselor_id is None:
        return marks
    return {name: frame[frame["counselor_id"] == counselor_id] for name, frame in marks.items()}


def lines_of(marks: Marks, told: Mapping[str, Told], counselor_id: int | None = None) -> Lines:
    """The figures of the marks, without those that may not be told."""
    open_to = {name for name in marks if told[name].of(counselor_id)}
    lines = {name: _line(name, frame) if name in open_to else Line(name, None) for name, frame in marks.items()}
    if any((lines[name].of or 0) < SMALL_GROUP.number for name in COMPARED):
        lines |= {name: lines[name]._replace(bare=True) for name in COMPARED}
    return lines


def _line(name: str, frame: pd.DataFrame) -> Line:
    if not named.FIGURES[name].of:
        return Line(name, len(frame))
    return Line(name, int(frame["good"].sum()), len(frame))


def _by_counselor(marks: Marks, told: Mapping[str, Told]) -> dict[int, Lines]:
    """The figures of every counselor who has any, counted for all of them at once."""
    tallies = {name: _tally(frame) for name, frame in marks.items()}
    keys = set().union(*(tally.index for tally in tallies.values()))
    return {int(key): {name: _of_one(name, tallies[name], key, told[name]) for name in marks} for key in keys}


def _tally(frame: pd.DataFrame) -> pd.DataFrame:
    return frame["good"].astype(int).groupby(frame["counselor_id"]).agg(["sum", "size"])


def _of_one(name: str, tally: pd.DataFrame, key: int, told: Told) -> Line:
    if not told.of(key):
        return Line(name, None)
    good, size = map(int, tally.loc[key]) if key in tally.index else (0, 0)
    return Line(name, good, size) if named.FIGURES[name].of else Line(name, size)
