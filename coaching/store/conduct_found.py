"""The conduct findings on many interviews at once, read off where each stands; conduct.py says the same of one."""

from __future__ import annotations

from datetime import datetime
from functools import reduce
from operator import add

import pandas as pd
from sqlalchemy import ColumnElement, and_, case, exists, or_, select
from sqlalchemy.orm import aliased

from coaching.guidance.steps import NO_SIGN_DAYS
from coaching.model import ClientStatus, Finding
from coaching.plan import NO_PLAN
from coaching.store.local_days import local_days
from coaching.store.tables import Clients, Interviews

FINDING_COLUMNS = ["interview_id", "finding"]
MADE = {
    Finding.TOO_MANY_CHECKS: Interviews.too_many_at,
    Finding.SEVERAL_CONTACTS: Interviews.several_at,
    Finding.SAME_NOTE: Interviews.same_note_at,
}
WAITED_FOR = {Finding.EMPLOYER_LATE: Interviews.employer_over_at, Finding.STOP_AND_WAIT: Interviews.waiting_from}
"""Since when each is so; of the latter while the interview is open."""
BITS = {finding: 1 << place for place, finding in enumerate([*MADE, *WAITED_FOR, Finding.ONE_LEAD_ONLY])}


def found_by(now: datetime) -> ColumnElement[int]:
    """The findings on an interview held that the database tells, as the sum of their BITS."""
    made = [case((since <= now, BITS[finding]), else_=0) for finding, since in MADE.items()]
    awaited = [case((since <= now, BITS[finding]), else_=0) for finding, since in WAITED_FOR.items()]
    alone = case((is_only_lead(now), BITS[Finding.ONE_LEAD_ONLY]), else_=0)
    return reduce(add, made) + case((is_open(now), reduce(add, awaited) + alone), else_=0)


def is_open(now: datetime) -> ColumnElement[bool]:
    """An interview held that has no outcome in effect."""
    return or_(Interviews.outcome_at.is_(None), Interviews.outcome_at > now)


def is_only_lead(now: datetime) -> ColumnElement[bool]:
    """Whether the client of an open interview is active and has no other that is open, and none ahead."""
    other = aliased(Interviews)
    open_or_ahead = or_(other.outcome_at.is_(None), other.outcome_at > now, other.ended_at > now)
    theirs = and_(other.client_id == Interviews.client_id, other.id != Interviews.id, other.status.not_in(NO_PLAN))
    another = exists(select(other.client_id).where(theirs, open_or_ahead))  # not every column: an index has this one
    active = exists().where(Clients.id == Interviews.client_id, Clients.status == ClientStatus.ACTIVE)
    return and_(~another, active)


def findings_among(held: pd.DataFrame, now: datetime) -> pd.DataFrame:
    """The findings on the interviews of the frame `held`, but too_soon, which plan rows tell."""
    where = {finding: (held["found"] & bit) > 0 for finding, bit in BITS.items()}
    where[Finding.NO_SIGN] = _is_silent(held, now)
    lines = [
        pd.DataFrame({"interview_id": held.loc[found, "interview_id"], "finding": finding})
        for finding, found in where.items()
    ]
    return pd.concat(lines, ignore_index=True)[FINDING_COLUMNS]


def _is_silent(held: pd.DataFrame, now: datetime) -> pd.Series[bool]:
    """Whether the last sign of an open interview is days ago, each in its own zone."""
    today = local_days(pd.Series(pd.Timestamp(now), index=held.index), held["timezone"])
    return today >= local_days(held["silent_since"], held["timezone"]) + pd.Timedelta(days=NO_SIGN_DAYS.number)
