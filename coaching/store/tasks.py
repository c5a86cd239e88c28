"""A step as it hangs on an interview, whatever its place in the plan is now: what is logged, waived and snoozed.

Several are taken together or not at all, and a refusal says which of them can't be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from coaching.errors import CoachingError, Fault
from coaching.guidance.steps import STEPS
from coaching.model import FACTS, Interview, Kind, Step
from coaching.store.access import NotFound, Viewer
from coaching.store.records import INTERVIEW, fields_of, in_chunks
from coaching.store.tables import Clients, Interviews, People, PlanRows

GONE = Fault("step", "This step is not in the plan any more.", "Look at the client's page: the interview was changed.")
DONE = Fault("step", "It is logged as done already.", "Look at the client's log; a mistake there can be corrected.")
WAIVED = Fault("step", "It is waived already.", "Look at the client's log; a mistake there can be corrected.")
FACT = Fault("step", "The interview's own record answers this.", "Edit the interview instead.")


class Task(NamedTuple):
    """One step of one interview, by key; `ordinal` counts status checks, `person_id` is whom it is for."""

    interview_id: int
    step: Step
    ordinal: int = 1
    person_id: int | None = None


class InView(NamedTuple):
    """An interview that the viewer may see: whose caseload it is in, and how the client is called."""

    interview: Interview
    counselor_id: int
    client_name: str

    @property
    def client_id(self) -> int:
        return int(self.interview.client_id)

    @property
    def said(self) -> str:
        """ "Ada Example, Acme Labs"."""
        return ", ".join(part for part in (self.client_name, self.interview.employer) if part)


class Planned(NamedTuple):
    """A step with its row in the plan, and whom it is for."""

    task: Task
    seen: InView
    person_name: str
    kind: Kind
    due_at: datetime
    closes_at: datetime
    done_at: datetime | None
    waived: bool

    @property
    def said(self) -> str:
        """ "Ada Example, Acme Labs, Thank the interviewer (Grace Sample)"."""
        return f"{self.seen.said}, {said_of(self.task)}" + (f" ({self.person_name})" if self.person_name else "")

    def fault(self) -> Fault | None:
        """Why there is nothing left to do about it; None where there is, or where only a waiver stands."""
        if self.task.step in FACTS:
            return FACT
        return DONE if self.done_at else None


class Refused(CoachingError):  # noqa: N818 - no error of the program, but something to choose again
    """Some of several can't be (`tasks`), so nothing was written; the sentence is about the first of them."""

    def __init__(self, refused: Sequence[tuple[Task, str, Fault]]) -> None:
        (_, said, fault), *others = refused
        more = f" {len(others)} more can't be either." if others else ""
        super().__init__(f"{said}: {fault.fault}{more}", f"Nothing was changed. {fault.remedy}")
        self.tasks = tuple(task for task, _, _ in refused)


def refuse_any(refused: Sequence[tuple[Task, str, Fault]]) -> None:
    """Refused where there is one; nothing where there is none."""
    if refused:
        raise Refused(refused)


def said_of(task: Task) -> str:
    """ "Check the status", "Check the status (no. 2)"."""
    title = STEPS[task.step].title
    return title if task.ordinal == 1 else f"{title} (no. {task.ordinal})"


def interviews_in_view(connection: Connection, viewer: Viewer, keys: Iterable[int]) -> dict[int, InView]:
    """These interviews by key; NotFound where the viewer may not see one of them, or there is none."""
    wanted = list(dict.fromkeys(keys))
    query = INTERVIEW.add_columns(Interviews.counselor_id, Clients.name).join(
        Clients, Clients.id == Interviews.client_id
    )
    query = query.where(viewer.sees(Interviews.counselor_id))
    seen: dict[int, InView] = {}
    for chunk in in_chunks(wanted):
        for key, client_id, *fields, counselor_id, name in connection.execute(query.where(Interviews.id.in_(chunk))):
            seen[key] = InView(Interview(str(key), str(client_id), *fields), counselor_id, name)
    if len(seen) < len(wanted):
        raise NotFound("interview")
    return seen


ROW_FIELDS = ("kind", "due_at", "closes_at", "done_at", "waived")
PLANNED = select(
    *fields_of(PlanRows, Task._fields), func.coalesce(People.name, ""), *fields_of(PlanRows, ROW_FIELDS)
).join(People, People.id == PlanRows.person_id, isouter=True)


def planned(connection: Connection, viewer: Viewer, tasks: Sequence[Task]) -> list[Planned]:
    """The steps with their rows, in their order; NotFound for somebody else's, Refused for what is not in the plan."""
    seen = interviews_in_view(connection, viewer, (task.interview_id for task in tasks))
    rows: dict[Task, Planned] = {}
    for chunk in in_chunks(seen):
        query = PLANNED.where(PlanRows.interview_id.in_(chunk))
        for key, step, ordinal, person_id, *row in connection.execute(query):
            task = Task(key, step, ordinal, person_id)
            rows[task] = Planned(task, seen[key], *row)
    gone = [task for task in tasks if task not in rows]
    refuse_any([(task, f"{seen[task.interview_id].said}, {said_of(task)}", GONE) for task in gone])
    return [rows[task] for task in tasks]
