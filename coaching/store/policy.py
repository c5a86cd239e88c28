"""Another policy for the office: what it would change, counted; then applied, all plans in one transaction."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection, select, update

from coaching.errors import CoachingError
from coaching.guidance.cited import Policy
from coaching.guidance.policies import POLICIES
from coaching.model import FACTS, ClientStatus, InterviewRecord, Kind, PlanRow, Status, Step
from coaching.plan import build_plan, status_of
from coaching.standing import standing_of
from coaching.store.access import Viewer
from coaching.store.audit import Entry
from coaching.store.records import in_chunks, records_by_key
from coaching.store.replan import Progress, policy_of, replan_all
from coaching.store.settings import administrators_only
from coaching.store.tables import Clients, Deed, Entity, Interviews, Offices

OPEN = frozenset({Status.DUE, Status.OVERDUE})
Slot = tuple[Step, int, str]
"""Which step of an interview it is, under any policy: the step, its ordinal, and whom it is for."""


class PolicyName(StrEnum):
    """The policies by name, as the audit may say them."""

    FORMAL = "formal"
    MEASURED = "measured"
    PERSISTENT = "persistent"


class PolicyPreview(NamedTuple):
    """What would change: of all `interviews` the plans of those `affected`, open or long over.

    Of active clients' expected steps, as Today shows them: those that would be due or overdue and are not on the list,
    those overdue that are not overdue yet, and those that would be on the list no longer.
    """

    policy: Policy
    interviews: int
    affected: int
    newly_due: int
    newly_overdue: int
    gone: int


def policy_preview(viewer: Viewer, policy_name: str, now: datetime, progress: Progress | None = None) -> PolicyPreview:
    """Counts what the policy would change by building every plan under both; nothing is written."""
    administrators_only(viewer)
    wanted, counted = _policy(policy_name), Counter[str]()
    with viewer.read() as connection:
        in_force = policy_of(connection, viewer.office_id)
        active = _interviews(connection, viewer)
        for chunk in in_chunks(active):
            for key, record in records_by_key(connection, chunk).items():
                counted.update(_changes(record, in_force, wanted, now if active[key] else None))
            counted["done"] += len(chunk)
            if progress:
                progress(counted["done"], len(active))
    names = PolicyPreview._fields[2:]
    return PolicyPreview(wanted, len(active), *(counted[name] for name in names))


def _policy(name: str) -> Policy:
    if name not in POLICIES:
        raise CoachingError(f"There is no policy named {name!r}.", f"Choose one of {', '.join(POLICIES)}.")
    return POLICIES[name]


def _interviews(connection: Connection, viewer: Viewer) -> dict[int, bool]:
    """The office's interviews, and whether their client is active."""
    query = select(Interviews.id, Clients.status).join(Clients, Clients.id == Interviews.client_id)
    rows = connection.execute(query.where(Interviews.office_id == viewer.office_id).order_by(Interviews.id))
    return {key: status is ClientStatus.ACTIVE for key, status in rows}


def _changes(record: InterviewRecord, in_force: Policy, wanted: Policy, now: datetime | None) -> list[str]:
    """What changes of one interview, each change by the field it counts for; without `now` its client is not active."""
    before, after = build_plan(record, in_force), build_plan(record, wanted)
    if before == after and standing_of(record, in_force) == standing_of(record, wanted):
        return []
    if now is None:
        return ["affected"]
    was, will_be = _open_steps(before, now), _open_steps(after, now)
    changes = [_change(was.get(slot), will_be.get(slot)) for slot in was | will_be]
    return ["affected", *(change for change in changes if change)]


def _change(was: Status | None, will_be: Status | None) -> str:
    if will_be is None:
        return "gone"
    if will_be is Status.OVERDUE and was is not Status.OVERDUE:
        return "newly_overdue"
    return "newly_due" if was is None else ""


def _open_steps(plan: tuple[PlanRow, ...], now: datetime) -> dict[Slot, Status]:
    """The expected steps that are due or overdue, as on Today."""
    statuses = {
        (row.step, row.ordinal, row.person_id): status_of(row, now)
        for row in plan
        if row.kind is Kind.EXPECTED and row.step not in FACTS
    }
    return {slot: status for slot, status in statuses.items() if status in OPEN}


def apply_policy(viewer: Viewer, policy_name: str, now: datetime, progress: Progress | None = None) -> int:
    """The office follows that policy from now on, and every plan with it; how many interviews were planned anew."""
    administrators_only(viewer)
    policy = _policy(policy_name)
    with viewer.write(now) as writing:
        if policy_of(writing.connection, viewer.office_id).name == policy.name:
            return 0
        change = update(Offices).where(Offices.id == viewer.office_id).values(policy=policy.name)
        writing.connection.execute(change)
        words = (("policy", PolicyName(policy.name)),)
        writing.note(Entry(Deed.CHANGED, Entity.OFFICE, viewer.office_id, fields=("policy",), words=words))
        return replan_all(writing, progress)
