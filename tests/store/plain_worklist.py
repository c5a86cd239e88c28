"""What the worklist has to be, worked out from the records one by one; and all pages of what it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta

from coaching.conduct import is_open
from coaching.guidance.policies import MEASURED
from coaching.model import FACTS, ClientStatus, Kind, PlanRow, Status, Step
from coaching.plan import NO_PLAN, build_plan, end_of, status_of
from coaching.standing import standing_of
from coaching.store.access import Viewer
from coaching.store.worklist import Counts, Show, Tally, WorklistClient, worklist
from tests.store.caseloads import Rows

WEEK = timedelta(days=7)
Snoozed = Mapping[tuple[str, Step, int, str], datetime]
"""Until when a step is snoozed, by the file's ids of interview and person."""


def step_key(row: PlanRow) -> tuple[str, Step, int, str]:
    return row.interview_id, row.step, row.ordinal, row.person_id


class Plain:
    """The worklist at `now` of a caseload, some steps of which are snoozed."""

    def __init__(self, rows: Rows, now: datetime, snoozed: Snoozed | None = None) -> None:
        self.now = now
        self.until = snoozed or {}
        self.names = {client.client_id: client.name for client in rows.clients if client.status is ClientStatus.ACTIVE}
        self.records = [record for record in rows.records().values() if record.interview.client_id in self.names]
        self.undone: dict[str, list[PlanRow]] = defaultdict(list)
        for record in self.records:
            for row in build_plan(record, MEASURED):
                to_do = row.done_at is None and not row.waived and row.step not in FACTS
                if to_do and row.opens_at < row.closes_at and row.closes_at > now:
                    self.undone[self.names[row.client_id]].append(row)

    def steps(self, show: Show | None) -> dict[str, list[PlanRow]]:
        wanted = {name: [row for row in rows if self._shown(row, show)] for name, rows in self.undone.items()}
        return {name: sorted(rows, key=lambda row: row.due_at) for name, rows in wanted.items() if rows}

    def optional(self, name: str) -> list[PlanRow]:
        due = [row for row in self.undone[name] if status_of(row, self.now) is Status.DUE]
        return [row for row in due if row.kind is Kind.OPTIONAL and not self.asleep(row)]

    def asleep(self, row: PlanRow) -> bool:
        return self.until.get(step_key(row), self.now) > self.now

    def _shown(self, row: PlanRow, show: Show | None) -> bool:
        status = status_of(row, self.now)
        if show is Show.SNOOZED:
            return self.asleep(row) and status is not Status.SKIPPED
        if self.asleep(row) or row.kind is Kind.OPTIONAL:
            return False
        if show is Show.NEXT_7_DAYS:
            return status is Status.NOT_YET and row.opens_at <= self.now + WEEK
        wanted = {Show.OVERDUE: (Status.OVERDUE,), Show.DUE: (Status.DUE,)}
        return status in wanted.get(show, (Status.OVERDUE, Status.DUE))  # type: ignore[arg-type]

    def waits(self, show: Show) -> dict[str, list[datetime]]:
        found = defaultdict(list)
        for record in self.records:
            standing = standing_of(record, MEASURED)
            since = standing.employer_over_at if show is Show.EMPLOYER_LATE else standing.waiting_from
            if is_open(record, self.now) and record.interview.status not in NO_PLAN and since and since <= self.now:
                found[self.names[record.interview.client_id]].append(since)
        return found

    def idle(self) -> list[str]:
        ahead = {
            self.names[record.interview.client_id]
            for record in self.records
            if record.interview.status not in NO_PLAN and end_of(record.interview) > self.now
        }
        to_come = {name for name, rows in self.undone.items() if any(row.kind is Kind.EXPECTED for row in rows)}
        return sorted(set(self.names.values()) - ahead - to_come, key=str.lower)

    def counts(self) -> Counts:
        steps = [self.steps(show) for show in (Show.OVERDUE, Show.DUE, Show.NEXT_7_DAYS, Show.SNOOZED)]
        waits = [self.waits(show) for show in (Show.EMPLOYER_LATE, Show.STOP_AND_WAIT)]
        *tallies, snoozed = [Tally(len(found), sum(map(len, found.values()))) for found in steps]
        tallies += [Tally(len(found), sum(map(len, found.values()))) for found in waits]
        return Counts(*tallies, Tally(len(self.idle()), len(self.idle())), snoozed)


def everything(viewer: Viewer, now: datetime, show: Show | None) -> list[WorklistClient]:
    """All pages of a filter."""
    first = worklist(viewer, now, show)
    pages = [worklist(viewer, now, show, page) for page in range(1, first.pages + 1)]
    clients = [client for page in pages for client in page.clients]
    assert len(clients) == first.total
    return clients
