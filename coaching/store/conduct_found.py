"""The conduct findings on many interviews at once, read off where each stands; conduct.py says the same of one."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
from sqlalchemy import Connection, func, or_, select

from coaching.conduct import MADE
from coaching.guidance.steps import NO_SIGN_DAYS
from coaching.model import ClientStatus, Finding
from coaching.plan import NO_PLAN
from coaching.store.access import Viewer
from coaching.store.local_days import local_days
from coaching.store.tables import Clients, Interviews

FINDING_COLUMNS = ["interview_id", "finding"]


def findings_among(connection: Connection, viewer: Viewer, now: datetime, held: pd.DataFrame) -> pd.DataFrame:
    """The findings on the interviews of the frame `held`, but too_soon, which plan rows tell."""
    keys = {
        **_waited_for(held, now),
        Finding.ONE_LEAD_ONLY: held.loc[held["interview_id"].isin(one_leads(connection, viewer, now)), "interview_id"],
        **{finding: held.loc[(held["made"] & 1 << bit) > 0, "interview_id"] for bit, finding in enumerate(MADE)},
    }
    lines = [pd.DataFrame({"interview_id": of, "finding": finding}) for finding, of in keys.items()]
    return pd.concat(lines, ignore_index=True)[FINDING_COLUMNS]


def _waited_for(held: pd.DataFrame, now: datetime) -> dict[Finding, pd.Series[int]]:
    """The open interviews that wait for something, as conduct.standing_findings says of one."""
    at = pd.Timestamp(now)
    still_open = held[~(held["outcome_at"] <= at)]
    silent = local_days(still_open["last_sign_at"], still_open["timezone"])
    today = local_days(pd.Series(at, index=still_open.index), still_open["timezone"])
    holds = {
        Finding.EMPLOYER_LATE: still_open["employer_over_at"] <= at,
        Finding.STOP_AND_WAIT: still_open["waiting_from"] <= at,
        Finding.NO_SIGN: today >= silent + pd.Timedelta(days=NO_SIGN_DAYS.number),
    }
    return {finding: still_open.loc[where, "interview_id"] for finding, where in holds.items()}


def one_leads(connection: Connection, viewer: Viewer, now: datetime) -> list[int]:
    """The one open interview of every active client who has no other, and none ahead."""
    one = Interviews
    open_or_ahead = or_(one.outcome_at.is_(None), one.outcome_at > now, one.ended_at > now)
    leads = select(one.client_id, func.min(one.id).label("lead")).group_by(one.client_id)
    leads = leads.where(viewer.sees(one.counselor_id), one.status.not_in(NO_PLAN), open_or_ahead)
    alone = leads.having(func.count() == 1, func.max(one.ended_at) <= now).subquery()
    query = select(alone.c.lead).join(Clients, Clients.id == alone.c.client_id)
    return list(connection.execute(query.where(Clients.status == ClientStatus.ACTIVE)).scalars())
