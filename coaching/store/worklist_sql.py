"""Which steps, interviews and clients each filter of the worklist is about, as SQL that an index answers."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, func, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute

from coaching.model import ClientStatus, Kind
from coaching.plan import NO_PLAN
from coaching.store.access import Viewer
from coaching.store.tables import TO_DO, Clients, Interviews, PlanRows

AHEAD = timedelta(days=7)
"""How far "next 7 days" looks; elapsed days, as windows open at any hour."""
Column = ColumnElement[Any] | InstrumentedAttribute[Any]
AnySelect = Select[*tuple[Any, ...]]


class Show(StrEnum):
    """The counts on top of the worklist, each a filter."""

    OVERDUE = "overdue"
    DUE = "due"
    NEXT_7_DAYS = "next_7_days"
    EMPLOYER_LATE = "employer_late"
    STOP_AND_WAIT = "stop_and_wait"
    NOTHING_SCHEDULED = "nothing_scheduled"
    SNOOZED = "snoozed"


HELD_UP = (Show.EMPLOYER_LATE, Show.STOP_AND_WAIT)
"""The filters that are about interviews which wait for the employer."""


def to_do(viewer: Viewer, now: datetime) -> ColumnElement[bool]:
    """Expected steps that are open or to come: the range of the index that the worklist is read from."""
    return and_(viewer.sees(PlanRows.counselor_id), still_to_do(now))


def still_to_do(now: datetime) -> ColumnElement[bool]:
    """The same of all clients. A row that closes before it opens is never open, and left out."""
    return and_(TO_DO, PlanRows.closes_at > now, PlanRows.opens_at < PlanRows.closes_at)


def awake(now: datetime) -> ColumnElement[bool]:
    """Steps that nobody put off, or whose time to come back has come."""
    return or_(PlanRows.snoozed_until.is_(None), PlanRows.snoozed_until <= now)


def put_off(now: datetime) -> ColumnElement[bool]:
    """Steps snoozed until later that are still to be done: expected, or optional as long as they would be of use."""
    undone = and_(PlanRows.done_at.is_(None), ~PlanRows.waived, PlanRows.closes_at > now)
    of_use = or_(PlanRows.kind == Kind.EXPECTED, PlanRows.due_at > now)
    return and_(PlanRows.snoozed_until > now, undone, of_use, PlanRows.opens_at < PlanRows.closes_at)


def shown(show: Show | None, now: datetime) -> ColumnElement[bool]:
    """The steps that are listed under a client where this filter is chosen."""
    return put_off(now) if show is Show.SNOOZED else and_(still_to_do(now), window(show, now))


def window(show: Show | None, now: datetime) -> ColumnElement[bool]:
    """The steps to do that a filter is about: overdue, due or to come; otherwise all that are open. None snoozed."""
    return and_(awake(now), _opened(show, now))


def _opened(show: Show | None, now: datetime) -> ColumnElement[bool]:
    opened = PlanRows.opens_at <= now
    if show is Show.OVERDUE:
        return and_(opened, PlanRows.due_at <= now)
    if show is Show.DUE:
        return and_(opened, PlanRows.due_at > now)
    if show is Show.NEXT_7_DAYS:
        return and_(PlanRows.opens_at > now, PlanRows.opens_at <= now + AHEAD)
    return opened


def waiting(now: datetime) -> ColumnElement[bool]:
    """Interviews held that wait for the employer, be it that they are late or that the checks are used up."""
    held = and_(Interviews.status.not_in(NO_PLAN), Interviews.ended_at <= now)
    return and_(held, or_(Interviews.employer_over_at <= now, Interviews.waiting_from <= now))


def undecided(now: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Without an outcome in effect: there is none, or it is dated ahead. Apart, as only so the index finds both."""
    return Interviews.outcome_at.is_(None), Interviews.outcome_at > now


def held_up(viewer: Viewer, now: datetime) -> Subquery:
    """Client and instants of the undecided interviews that wait for the employer."""
    query = select(Interviews.client_id, Interviews.employer_over_at, Interviews.waiting_from)
    query = query.where(viewer.sees(Interviews.counselor_id), waiting(now))
    return union_all(*(query.where(condition) for condition in undecided(now))).subquery("held_up")


def waits_since(show: Show) -> str:
    """The column that says since when an interview waits, in the sense of the filter."""
    return "employer_over_at" if show is Show.EMPLOYER_LATE else "waiting_from"


def nothing_scheduled(viewer: Viewer, now: datetime) -> ColumnElement[bool]:
    """Active clients with no interview ahead, and no expected step open or to come, be it snoozed or not."""
    to_come = select(PlanRows.client_id).where(to_do(viewer, now))
    ahead = select(Interviews.client_id).where(
        viewer.sees(Interviews.counselor_id), Interviews.starts_at > now, Interviews.status.not_in(NO_PLAN)
    )
    idle = Clients.id.not_in(to_come.union_all(ahead))
    return and_(viewer.sees(Clients.counselor_id), Clients.status == ClientStatus.ACTIVE, idle)


def ranked(viewer: Viewer, now: datetime, show: Show | None) -> AnySelect:
    """The active clients of a filter, most urgent first (`since`): the earliest due date, return, the longest wait."""
    if show is Show.NOTHING_SCHEDULED:
        idle = select(Clients.id.label("client_id"), Clients.updated_at.label("since"))
        return idle.where(nothing_scheduled(viewer, now)).order_by(Clients.name_key, Clients.id)
    if show in HELD_UP:
        interviews = held_up(viewer, now)
        since = interviews.c[waits_since(show)]
        return _first_of_each(interviews.c.client_id, since, since <= now)
    if show is Show.SNOOZED:
        own = viewer.sees(PlanRows.counselor_id)
        return _first_of_each(PlanRows.client_id, PlanRows.snoozed_until, and_(own, put_off(now)))
    return _first_of_each(PlanRows.client_id, PlanRows.due_at, and_(to_do(viewer, now), window(show, now)))


def _first_of_each(client_id: Column, instant: Column, condition: ColumnElement[bool]) -> AnySelect:
    first = func.min(instant).label("since")
    query = select(client_id.label("client_id"), first).join(Clients, Clients.id == client_id)
    query = query.where(Clients.status == ClientStatus.ACTIVE, condition)
    return query.group_by(client_id).order_by(first, client_id)
