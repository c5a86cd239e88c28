"""The conduct findings on interviews held, for many at once: what SQL can tell, and the plain rule for the rest.

Where a finding hangs on what was said and written, SQL names the few interviews in question, and conduct.py decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

import pandas as pd
from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from coaching.conduct import SAME_NOTE_WORDS, check_findings, same_note
from coaching.correspondence import counting_actions
from coaching.guidance.steps import NO_SIGN_DAYS
from coaching.model import ActionStep, Channel, ClientStatus, Finding
from coaching.plan import NO_PLAN
from coaching.store.access import Viewer
from coaching.store.local_days import local_days
from coaching.store.records import in_chunks, with_correspondence
from coaching.store.replan import policy_of
from coaching.store.tables import Actions, Clients, Interviews

MARGIN = timedelta(days=1)
"""A local date begins at most so long before it does in UTC."""
FINDING_COLUMNS = ["interview_id", "finding"]
SHORTEST_NOTE = 2 * SAME_NOTE_WORDS - 1
"""Characters of that many words of one letter, with blanks between."""


def findings_among(
    connection: Connection, viewer: Viewer, now: datetime, held: pd.DataFrame, since: date | None
) -> pd.DataFrame:
    """The findings on the interviews of the frame `held`, none before `since`, but too_soon, which plan rows tell."""
    found: list[tuple[int, str]] = []
    for finding, keys in _standing(held, now).items():
        found += [(key, finding) for key in keys]
    inside = set(held["interview_id"])
    found += [(key, Finding.ONE_LEAD_ONLY) for key in one_leads(connection, viewer, now) if key in inside]
    policy = policy_of(connection, viewer.office_id)
    among = [viewer.sees(Actions.counselor_id)]
    if since is not None:
        later = Interviews.starts_at >= datetime.combine(since, time(), UTC) - MARGIN
        among = [Actions.interview_id.in_(select(Interviews.id).where(viewer.sees(Interviews.counselor_id), later))]
    asked, written = _several(connection, now, among)
    waiting = held.loc[held["waiting_from"] <= pd.Timestamp(now), "interview_id"].tolist()
    checked = {*(key for key in asked if key in inside), *_checked_again(connection, waiting)}
    for chunk in in_chunks(sorted(checked)):
        for key, record in with_correspondence(connection, chunk).items():
            found += [(key, finding) for finding in check_findings(counting_actions(record, now), record, policy)]
    for chunk in in_chunks(key for key in written if key in inside):
        notes = _notes(connection, now, chunk)
        found += [(key, Finding.SAME_NOTE) for key, texts in notes.items() if same_note(texts)]
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
    open_or_ahead = or_(one.outcome_at.is_(None), one.outcome_at > now, one.ended_at > now)
    leads = select(one.client_id, func.min(one.id).label("lead")).group_by(one.client_id)
    leads = leads.where(viewer.sees(one.counselor_id), one.status.not_in(NO_PLAN), open_or_ahead)
    alone = leads.having(func.count() == 1, func.max(one.ended_at) <= now).subquery()
    query = select(alone.c.lead).join(Clients, Clients.id == alone.c.client_id)
    return list(connection.execute(query.where(Clients.status == ClientStatus.ACTIVE)).scalars())


def _checked_again(connection: Connection, waiting: Sequence[int]) -> Iterator[int]:
    """Those of the interviews whose limit of checks is reached where another was made after that."""
    query = select(Actions.interview_id).join(Interviews).distinct()
    query = query.where(Actions.step == ActionStep.STATUS_CHECK, Actions.at > Interviews.waiting_from)
    for chunk in in_chunks(waiting):
        yield from connection.execute(query.where(Actions.interview_id.in_(chunk))).scalars()


def _several(
    connection: Connection, now: datetime, among: Sequence[ColumnElement[bool]]
) -> tuple[list[int], list[int]]:
    """The interviews where several people were asked, and those with several thank-you notes of some length.

    One look at the actions finds both.
    """
    asked = case((Actions.step == ActionStep.STATUS_CHECK, Actions.person_id))
    several, notes = func.min(asked) < func.max(asked), func.count(case((_noted(now), 1))) > 1
    query = select(Actions.interview_id, several, notes).where(*among, _asked_of())
    rows = list(connection.execute(query.group_by(Actions.interview_id).having(or_(several, notes))))
    return [key for key, people, _ in rows if people], [key for key, _, several_notes in rows if several_notes]


def _asked_of() -> ColumnElement[bool]:
    """Checks and thank-yous that were no waivers."""
    return Actions.step.in_([ActionStep.STATUS_CHECK, ActionStep.THANK_YOU]) & (Actions.channel != Channel.WAIVED)


def _noted(now: datetime) -> ColumnElement[bool]:
    """A thank-you up to now with a note of some length."""
    thanks = and_(Actions.step == ActionStep.THANK_YOU, Actions.at <= now)
    return thanks & (func.length(Actions.note) >= SHORTEST_NOTE)


def _notes(connection: Connection, now: datetime, interview_ids: Sequence[int]) -> dict[int, list[str]]:
    """The thank-you notes of some length, by interview."""
    query = select(Actions.interview_id, Actions.note).join(Interviews)
    query = query.where(
        Actions.interview_id.in_(interview_ids), _asked_of(), _noted(now), Actions.at >= Interviews.starts_at
    )
    notes: dict[int, list[str]] = {}
    for key, note in connection.execute(query):
        notes.setdefault(key, []).append(note)
    return notes
