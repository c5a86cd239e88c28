"""Importing trackers in tests: rows as lists, the rest as a careful counselor would choose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from coaching.exchange.tracker.dates import Order
from coaching.exchange.tracker.entries import Undated
from coaching.exchange.tracker.reading import Choices
from coaching.intake.tracker import TrackerReport, import_tracker
from coaching.model import InterviewRecord
from coaching.store.access import Viewer
from coaching.store.caseload_in import Origin
from coaching.store.caseload_out import open_caseload
from tests.exchange.folders import NOW, OFFICE
from tests.exchange.tracker.files import csv_bytes, opened

HEADER = ["Client", "Email", "Phone", "Employer", "Position", "Interview date", "Time", "Interviewer",
    "Thank-you", "Follow up",
          "Status", "Outcome date", "Counselor email"]  # fmt: skip
SOUND = {
    "Client": "Ada Example", "Email": "ada@example.org", "Employer": "Acme Labs", "Position": "Lab technician",
    "Interview date": "2026-03-02", "Time": "10:00 AM", "Interviewer": "Grace Sample", "Thank-you": "2026-03-03",
}  # fmt: skip


def row(**changes: str) -> list[str]:
    """A sound row, changed where the case is about it; names of columns with _ for what is no letter."""
    wanted = {name.casefold().replace("_", " "): value for name, value in changes.items()}
    values = {name: wanted.pop(name.casefold().replace("-", " "), SOUND.get(name, "")) for name in HEADER}
    assert not wanted
    return list(values.values())


def bring_in(
    viewer: Viewer,
    *rows: Sequence[str],
    answers: Mapping[str, str] | None = None,
    dry_run: bool = False,
    counselor: str | None = None,
    undated: Undated = Undated.TODAY,
    order: Order | None = None,
    now: datetime = NOW,
) -> TrackerReport:
    """Imports the rows, and sees to it that each is accounted for."""
    data = csv_bytes([HEADER, *rows])
    report = import_tracker(
        viewer, opened(data, Choices(order=order, undated=undated)), Origin("tracker.csv", "abc"), counselor=counselor,
        office_zone=OFFICE, now=now, answers=answers, dry_run=dry_run,
    )  # fmt: skip
    counts = report.rows
    assert counts.read == len(rows) == counts.added + counts.changed + counts.unchanged + counts.refused
    assert counts.refused == len(report.refused)
    return report


def records_of(viewer: Viewer) -> dict[str, list[InterviewRecord]]:
    """What is in the store, by the client's name, interviews in the order in which they came."""
    with open_caseload(viewer, now=NOW) as stream:
        clients = list(stream.clients)
        interviews, people, actions = list(stream.interviews), list(stream.people), list(stream.actions)
    return {
        client.name: [
            InterviewRecord(
                one,
                tuple(person for person in people if person.interview_id == one.interview_id),
                tuple(action for action in actions if action.interview_id == one.interview_id),
            )
            for one in interviews
            if one.client_id == client.client_id
        ]
        for client in clients
    }
