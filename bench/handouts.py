"""Handouts, three ways: one at a client's page, and those of a counselor's whole caseload."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from bench.bulk import Task
from bench.ways import Ways
from coaching.guidance.policies import DEFAULT_POLICY
from coaching.handout.making import write_handouts
from coaching.plan import build_plan
from coaching.store.chosen import Chosen
from coaching.store.client_stream import clients_with_records
from coaching.store.records import ACTION, INTERVIEW, PERSON
from coaching.store.tables import Clients, Interviews

ROUNDS, MANY_ROUNDS = 20, 5
CASELOAD = 300
"""Clients of one counselor at most, as in the goals."""


def one_pdf(task: Task) -> Ways:
    return _handouts(task, 1, "handout.pdf", ROUNDS)


def one_text(task: Task) -> Ways:
    return _handouts(task, 1, "handout.txt", ROUNDS)


def caseload_pdf(task: Task) -> Ways:
    return _handouts(task, CASELOAD, "handouts.pdf", MANY_ROUNDS)


def _handouts(task: Task, clients: int, name: str, rounds: int) -> Ways:
    """Per client; beside fetching their records, and beside making their plans."""
    viewer, now, path = task.setting.viewer, task.setting.now, task.folder / name
    keys = [key for (key,) in task.bare.columns(select(Clients.id).order_by(Clients.id).limit(clients))]
    interviews = select(Interviews.id).where(Interviews.client_id.in_(keys))
    queries = (
        INTERVIEW.where(Interviews.client_id.in_(keys)),
        PERSON.where(PERSON.selected_columns.interview_id.in_(interviews)),
        ACTION.where(ACTION.selected_columns.interview_id.in_(interviews)),
    )
    chosen = Chosen(tuple(keys))
    with clients_with_records(viewer, chosen) as stream:
        records = [one.records for one in stream()]

    def bare() -> int:
        task.bare.rows(*queries)
        return len(keys)

    def straight() -> int:
        return sum(bool([build_plan(record, DEFAULT_POLICY) for record in some]) or 1 for some in records)

    return Ways(lambda: write_handouts(viewer, chosen, path, now=now), bare, straight, rounds)


HANDOUTS: dict[str, Callable[[Task], Ways]] = {
    "Handout, PDF": one_pdf,
    "Handout, text": one_text,
    f"Handouts of {CASELOAD} clients, PDF": caseload_pdf,
}
