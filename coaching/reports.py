"""What leaves the store: the caseload as it came in, and as CSV the interviews with their plans, the log, the plan.

Plans are built from the records as of an instant, so that a look back shows what stood then. Every export is audited.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TypeVar

from coaching.clock import local_date, zone_named
from coaching.exchange.caseload import Caseload, write_caseload
from coaching.exchange.plan_csv import write_plan
from coaching.exchange.table import write_table
from coaching.guidance.cited import Policy
from coaching.guidance.steps import STEPS
from coaching.model import Client, ClientStatus, Interview, InterviewRecord, Kind, PlanRow, Status, Step
from coaching.plan import build_plan, is_held, status_of
from coaching.standing import standing_of
from coaching.store.access import Viewer
from coaching.store.caseload_out import open_caseload
from coaching.store.office import office_of
from coaching.wording import named

Cell = str | date | None
Row = tuple[Cell, ...]
Record = TypeVar("Record")

INTERVIEWS_HEADER = (
    "Client", "Client status", "Employer", "Position", "Round", "Date", "Time", "Time zone", "Interview status",
    "Outcome", "Date of outcome", "Answer promised by",
    *(rule.title for rule in STEPS.values()),
    "Next step", "Next step from", "Next step due", "Followed up",
)  # fmt: skip
ACTIONS_HEADER = (
    "Client", "Employer", "Position", "Interview date", "What was done", "For", "Date", "Time", "Time zone", "How",
    "Who says so", "Next date named", "Note",
)  # fmt: skip

WORST_FIRST = (
    Status.OVERDUE, Status.MISSED, Status.DUE, Status.UNRECORDED, Status.TOO_SOON, Status.LATE, Status.DONE,
    Status.SKIPPED, Status.NOT_YET, Status.WAIVED, Status.NOT_NEEDED,
)  # fmt: skip
"""Of several thank-yous or checks the first of these is shown; what is still to come does not hide what was done."""
TO_DO = (Status.OVERDUE, Status.DUE, Status.NOT_YET)


def export_caseload(viewer: Viewer, path: Path, *, now: datetime, client_id: int | None = None) -> Counter[str]:
    """Writes all that the viewer may see, or one client by key, to a folder or .zip; how many records of each kind."""
    counts: Counter[str] = Counter()
    with open_caseload(viewer, now=now, client_id=client_id) as stream:
        clients = _counted(stream.clients, counts, "clients")
        interviews = _counted(stream.interviews, counts, "interviews")
        people = _counted(stream.people, counts, "people")
        actions = _counted(stream.actions, counts, "actions")
        write_caseload((clients, interviews, people, actions), path)
    return counts


def caseload_zip(viewer: Viewer, *, now: datetime) -> bytes:
    """All that the viewer may see, as the bytes of a zip."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "caseload.zip"
        export_caseload(viewer, path, now=now)
        return path.read_bytes()


def _counted(records: Iterable[Record], counts: Counter[str], kind: str) -> Iterator[Record]:
    for record in records:
        counts[kind] += 1
        yield record


def write_interviews(
    viewer: Viewer, out: IO[bytes], *, now: datetime, as_of: datetime | None = None, client_id: int | None = None
) -> int:
    """Writes a line an interview with its plan `as_of` an instant (`now`, where none is given); how many lines."""
    caseload, policy = _caseload_of(viewer, now, client_id), office_of(viewer).policy
    return write_table(INTERVIEWS_HEADER, interview_rows(caseload, policy, as_of or now), out)


def write_actions(
    viewer: Viewer, out: IO[bytes], *, now: datetime, as_of: datetime | None = None, client_id: int | None = None
) -> int:
    """Writes a line for everything that was done up to `as_of` (`now`, where none is given); how many lines."""
    return write_table(ACTIONS_HEADER, action_rows(_caseload_of(viewer, now, client_id), as_of or now), out)


def write_plans(
    viewer: Viewer, out: IO[bytes], *, now: datetime, as_of: datetime | None = None, client_id: int | None = None
) -> int:
    """Writes the plan as data (see plan_csv) `as_of` an instant (`now`, where none is given); how many rows."""
    caseload, policy, at = _caseload_of(viewer, now, client_id), office_of(viewer).policy, as_of or now
    rows = (row for record in caseload.records() for row in build_plan(record, policy, at))
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    try:
        return write_plan(((row, status_of(row, at)) for row in rows), text)
    finally:
        text.detach()


def _caseload_of(viewer: Viewer, now: datetime, client_id: int | None) -> Caseload:
    with open_caseload(viewer, now=now, client_id=client_id) as stream:
        return Caseload(list(stream.clients), list(stream.interviews), list(stream.people), list(stream.actions))


def interview_rows(caseload: Caseload, policy: Policy, now: datetime) -> Iterator[Row]:
    """The cells under INTERVIEWS_HEADER, by client's name and start; dates and times are the interview's own."""
    for client, record in _by_client(caseload):
        interview = record.interview
        plan = [(row, status_of(row, now)) for row in build_plan(record, policy, now)]
        followed = _followed_up(record, policy, now)
        yield (*_heading(client, interview), *_step_cells(plan), *_next_step(client, interview, plan), followed)


def action_rows(caseload: Caseload, now: datetime) -> Iterator[Row]:
    """The cells under ACTIONS_HEADER, by client's name, start and time; an action after `now` is left out."""
    for client, (interview, people, actions) in _by_client(caseload):
        zone = zone_named(interview.timezone)
        names = {person.person_id: f"{person.title} {person.name}".strip() for person in people}
        held_on = local_date(interview.starts_at, zone)
        for action in actions:
            if action.at > now:
                continue
            local = action.at.astimezone(zone)
            yield (
                client.name, interview.employer, interview.position, held_on,
                named(action.step), names.get(action.person_id, ""), local.date(), f"{local:%H:%M}", interview.timezone,
                named(action.channel), named(action.known_from), action.next_update_on, action.note,
            )  # fmt: skip


def _by_client(caseload: Caseload) -> Iterator[tuple[Client, InterviewRecord]]:
    clients = {client.client_id: client for client in caseload.clients}

    def place(record: InterviewRecord) -> tuple[str, str, datetime]:
        client = clients[record.interview.client_id]
        return client.name.casefold(), client.client_id, record.interview.starts_at

    for record in sorted(caseload.records(), key=place):
        yield clients[record.interview.client_id], record


def _heading(client: Client, interview: Interview) -> Row:
    local = interview.starts_at.astimezone(zone_named(interview.timezone))
    return (
        client.name, named(client.status), interview.employer, interview.position, interview.round,
        local.date(), f"{local:%H:%M}", interview.timezone,
        named(interview.status), named(interview.outcome), interview.outcome_on, interview.promised_on,
    )  # fmt: skip


def _step_cells(plan: Sequence[tuple[PlanRow, Status]]) -> Iterator[str]:
    """The status of each step, the worst where it has several rows; empty where it has none."""
    by_step: dict[Step, list[Status]] = {}
    for row, status in plan:
        by_step.setdefault(row.step, []).append(status)
    for step in STEPS:
        statuses = by_step.get(step)
        yield named(min(statuses, key=WORST_FIRST.index)) if statuses else ""


def _next_step(client: Client, interview: Interview, plan: Sequence[tuple[PlanRow, Status]]) -> Row:
    """What is expected next of an active client, and from when to when; never a row that closes before it opens."""
    to_do = [
        row for row, status in plan if status in TO_DO and row.kind is Kind.EXPECTED and row.opens_at < row.closes_at
    ]
    if client.status is not ClientStatus.ACTIVE or not to_do:
        return ("", None, None)
    row = min(to_do, key=lambda row: row.due_at)
    zone = zone_named(interview.timezone)
    last_moment = row.due_at - timedelta(microseconds=1)  # a window in days ends as the day after it begins
    return (STEPS[row.step].title, local_date(row.opens_at, zone), local_date(last_moment, zone))


def _followed_up(record: InterviewRecord, policy: Policy, now: datetime) -> str:
    """Whether there was any follow-up (the question of S4.1); empty where the interview was not held."""
    if not is_held(record.interview, now):
        return ""
    return "yes" if standing_of(record, policy, now).followed_up_at else "no"
