"""A month from the store: what a report is figured from, for the viewer and as of now."""

from __future__ import annotations

from datetime import date, datetime

from coaching.clock import first_instant, local_date, zone_named
from coaching.metrics import Figures
from coaching.month import Month
from coaching.monthly.marks import MonthData
from coaching.selection import Period, first_day, shortest_with
from coaching.store.access import Viewer
from coaching.store.chosen import Chosen, has_others_clients
from coaching.store.figures import figures
from coaching.store.months import Whose, month_frames
from coaching.store.office import office_of


def read_month(viewer: Viewer, month: Month, counselor_id: int | None, now: datetime) -> MonthData:
    """Of one counselor's clients, or of all that the viewer may see; with others' among them all are read, for what may
    be told of some hangs on what is told of all."""
    zone = zone_named(office_of(viewer).timezone)
    today = local_date(now, zone)
    shared = has_others_clients(viewer, Chosen(counselor=counselor_id))
    whose = Whose(None if shared else counselor_id, shared)
    since = _first_needed(month, today) if shared else month.before.first
    instants = [first_instant(one.first, zone) for one in (month.before, month, month.after)]
    found = figures(viewer, now, counselor_id=whose.counselor_id, since=since, shared=shared)
    frames = month_frames(viewer, instants, (month.before.first, month.last), whose, now)
    return MonthData(month, now, today, shared, Figures(*found), frames)


def _first_needed(month: Month, today: date) -> date | None:
    """Where the period begins in which the month before lies, and the last twelve months lie."""
    year = first_day(Period.MONTHS, today)
    return first_day(shortest_with(min(month.before.first, year or today), today), today)
