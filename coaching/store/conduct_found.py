"""The conduct findings on interviews held, for many at once: what SQL can tell, and the plain rule for the rest.

Where a finding hangs on what was said and written, SQL names the few interviews in question, and conduct.py decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from coaching.conduct import SAME_NOTE_WORDS, check_findings, same_note
from coaching.correspondence import counting_actions
from coaching.guidance.steps import NO_SIGN_DAYS
from coaching.model import ActionStep, Channel, ClientStatus, Finding
from coaching.plan import NO_PLAN
from coaching.store.access import Viewer
from coaching.store.local_days import local_days
from coaching.store.records import in_chunks, records_by_key
from coaching.store.replan import policy_of
from coaching.store.tables import Actions, Clients, Interviews

FINDING_COLUMNS = ["interview_id", "finding"]
UNNAMED = Actions.next_update_on.is_(None)
"""A check at which the employer named a next date is answered."""
SHORTEST_NOTE = 2 * SAME_NOTE_WORDS - 1
"""Characters of that many words of one letter, with blanks between."""


def findings_among(
    connection: Connection, viewer: Viewer, now: datetime, held: pd.DataFrame, among: Sequence[ColumnElement[bool]]
) -> pd.DataFrame:
    """The findings on the interviews of the frame `held` (`among` in SQL) but too_soon, which plan rows tell."""
    found: list[tuple[int, str]] = []
    for finding, keys in _standing(held, now).items():
        found += [(key, finding) for key in keys]
    inside = set(held["interview_id"])
    found += [(key, Finding.ONE_LEAD_ONLY) for key in one_leads(connection, viewer, now) if key in inside]
    policy = policy_of(connection, viewer.office_id)
    asked = [key for key in _in_question(connection, among, policy.check_limit.value) if key in inside]
    for chunk in in_chunks(asked):
        for key, record in records_by_key(connection, chunk).items():
            found += [(key, finding) for finding in check_findings(counting_actions(record, now), record, policy)]
    found += [(key, Finding.SAME_NOTE) for key in _same_notes(connection, now, among) if key in inside]
    return pd.DataFrame(found, columns=FINDING_COLUMNS)


def _standing(held: pd.DataFrame, now: datetime) -> dict[Finding, Iterable[int]]:
    """What open interviews wait for, as conduct.standing_findings says of one."""
    at = pd.Timestamp(now)
    still_open = held[~(held["outcome_at"] <= at)]
    silent = local_days(still_open["last_sign_at"], still_open["timezone"])
    today = local_days(pd.Series(at, index=still_open.index), still_open["timezone"])
    names = {
        Finding.EMPLOYER_LATE: still_open["employer_over_at"] <= at,
        Finding.STOP_AND_WAIT: still_open["waiting_from"] <= at,
        Finding.NO_SIGN: today >= silent + pd.Timedelta(days=NO_SIGN_DAYS.number),
    }
    return {finding: still_open.loc[holds, "interview_id"].tolist() for finding, holds in names.items()}


def one_leads(connection: Connection, viewer: Viewer, now: datetime) -> list[int]:
    """The one open interview of every active client who has no other, and none ahead."""
    one = Interviews
    is_open = (one.ended_at <= now) & or_(one.outcome_at.is_(None), one.outcome_at > now)
    leads = select(one.client_id, func.min(one.id).filter(is_open).label("lead"))
    leads = leads.where(viewer.sees(one.counselor_id), one.status.not_in(NO_PLAN)).group_by(one.client_id)
    leads = leads.having(func.count().filter(is_open) == 1, func.count().filter(one.ended_at > now) == 0)
    alone = leads.subquery()
    query = select(alone.c.lead).join(Clients, Clients.id == alone.c.client_id)
    return list(connection.execute(query.where(Clients.status == ClientStatus.ACTIVE)).scalars())


def _in_question(connection: Connection, among: Sequence[ColumnElement[bool]], limit: int | None) -> list[int]:
    """Where check_findings may find something: several people were asked, or more checks made than the limit."""
    several = func.count(Actions.person_id.distinct()) > 1
    too_many = [] if limit is None else [and_(func.count() > limit, func.count().filter(UNNAMED) >= limit)]
    query = _real(ActionStep.STATUS_CHECK, among).with_only_columns(Actions.interview_id)
    query = query.group_by(Actions.interview_id).having(or_(several, *too_many))
    return list(connection.execute(query).scalars())


def _same_notes(connection: Connection, now: datetime, among: Sequence[ColumnElement[bool]]) -> list[int]:
    """The interviews with two thank-you notes that are nearly the same."""
    written = _real(ActionStep.THANK_YOU, among).with_only_columns(Actions.interview_id, Actions.note)
    written = written.where(func.length(Actions.note) >= SHORTEST_NOTE, Actions.at <= now)
    written = written.where(Actions.at >= Interviews.starts_at)
    notes: dict[int, list[str]] = {}
    for key, note in connection.execute(written):
        notes.setdefault(key, []).append(note)
    return [key for key, texts in notes.items() if len(texts) > 1 and same_note(texts)]


def _real(step: ActionStep, among: Sequence[ColumnElement[bool]]) -> Select[*tuple[Any, ...]]:
    """The actions of that step on these interviews, without waivers."""
    query: Select[*tuple[Any, ...]] = select(Actions.id).join(Interviews, Interviews.id == Actions.interview_id)
    return query.where(*among, Actions.step == step, Actions.channel != Channel.WAIVED)
