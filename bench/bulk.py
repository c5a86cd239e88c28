"""What is done to many records at once, three ways: imports, the rebuilding of plans, exports."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import insert, select

from bench.looks import Setting
from bench.offices import CLIENTS_EACH, INTERVIEWS_EACH, office_caseload
from bench.ways import Bare, Ways
from coaching.advice import advise_client
from coaching.exchange.caseload import read_caseload, write_caseload
from coaching.exchange.tracker.opening import open_grid
from coaching.exchange.tracker.reading import open_tracker
from coaching.guidance.policies import DEFAULT_POLICY
from coaching.intake.caseload import import_caseload_file
from coaching.intake.tracker import import_tracker
from coaching.model import InterviewRecord
from coaching.plan import build_plan
from coaching.reports.caseload import export_caseload
from coaching.reports.making import write_report
from coaching.reports.order import Report, order
from coaching.store.caseload_in import Origin
from coaching.store.chosen import Chosen
from coaching.store.client_stream import ClientRecords, clients_with_records
from coaching.store.records import ACTION, INTERVIEW, PERSON, in_chunks, records_by_key
from coaching.store.replan import replan_office
from coaching.store.tables import Actions, Clients, Interviews, MemberRole, Members, People, Table

IMPORTED = 12_500
"""Clients of a caseload at most: the 100,000 interviews that issue 4 asks about."""
TRACKED = 10_000
"""Rows of a tracker at most, as there."""
PLANNED = 10_000
"""Interviews planned in memory at most; compared by the row."""
ADVISED, ADVICE_ROUNDS = 300, 5
"""Clients of the caseload that is advised on at most, as issue 5 asks; how many times."""
A_WEEK = timedelta(weeks=1)
"""Before now, at least: a thank-you is not sent before the interview."""
ZONE = "America/New_York"


class Task(NamedTuple):
    """Something done to many records: with the setting, the number of clients, and a folder for files."""

    setting: Setting
    clients: int
    folder: Path

    @property
    def bare(self) -> Bare:
        return self.setting.bare


def rebuild(task: Task) -> Ways:
    """Per interview; beside reading all that plans are made of, and beside making them."""
    setting = task.setting

    @cache
    def records() -> list[InterviewRecord]:
        with setting.viewer.read() as connection:
            keys = connection.execute(select(Interviews.id).limit(PLANNED)).scalars().all()
            return [record for some in in_chunks(keys) for record in records_by_key(connection, some).values()]

    def bare() -> int:
        task.bare.rows(INTERVIEW, PERSON, ACTION)
        return task.clients * INTERVIEWS_EACH

    def straight() -> int:
        return sum(bool(list(build_plan(record, DEFAULT_POLICY))) or 1 for record in records())

    return Ways(lambda: replan_office(setting.viewer, setting.now), bare, straight, prepare=records)


def advice(task: Task) -> Ways:
    """Per interview of a caseload that is in memory; beside its interviews' rows, and beside making their plans."""
    setting = task.setting

    @cache
    def clients() -> list[ClientRecords]:
        with clients_with_records(setting.viewer, Chosen()) as stream:
            return list(islice(stream(), ADVISED))

    def afterword() -> int:
        for one in clients():
            advise_client(one.client, list(one.records), DEFAULT_POLICY, setting.now)
        return interviews()

    def interviews() -> int:
        return sum(len(one.records) for one in clients())

    def bare() -> int:
        return task.bare.rows(
            INTERVIEW.where(Interviews.client_id.in_([int(one.client.client_id) for one in clients()]))
        )

    def straight() -> int:
        for one in clients():
            for record in one.records:
                build_plan(record, DEFAULT_POLICY, setting.now)
        return interviews()

    return Ways(afterword, bare, straight, ADVICE_ROUNDS)


def interviews_csv(task: Task) -> Ways:
    return _export(task, task.folder / "interviews.csv")


def interviews_xlsx(task: Task) -> Ways:
    return _export(task, task.folder / "interviews.xlsx")


def _export(task: Task, path: Path) -> Ways:
    viewer, now = task.setting.viewer, task.setting.now
    wanted = order(Report.INTERVIEWS, Chosen(), now)
    return _beside_rows(task, lambda: write_report(viewer, wanted, path, now=now), INTERVIEW)


def caseload_zip(task: Task) -> Ways:
    viewer, now, path = task.setting.viewer, task.setting.now, task.folder / "caseload.zip"
    queries = (INTERVIEW, PERSON, ACTION, select(Clients))
    return _beside_rows(task, lambda: export_caseload(viewer, path, now=now), *queries)


def _beside_rows(task: Task, export: Callable[[], dict[str, int]], *queries: Any) -> Ways:
    """Per row written; beside fetching the rows, and beside a plain CSV of some of them."""

    @cache
    def some() -> list[tuple[Any, ...]]:
        return [row for query in queries for row in task.bare.columns(query.limit(PLANNED))]

    def straight() -> int:
        csv.writer(io.StringIO()).writerows(some())
        return len(some())

    return Ways(lambda: sum(export().values()), lambda: task.bare.rows(*queries), straight, prepare=some)


def import_folder(task: Task) -> Ways:
    """Per row of the four files, into an empty office; beside inserting rows, and beside reading files and planning."""
    setting, now = task.setting, task.setting.now
    _elsewhere(write_folder, min(task.clients, IMPORTED), task.folder, now)

    def afterword() -> int:
        report = import_caseload_file(setting.viewer, task.folder, counselor=None, office_zone=ZONE, now=now)
        assert report.rows.added == report.rows.read, report.problems[:3]
        return report.rows.read

    def straight() -> int:
        reading = read_caseload(task.folder, office_zone=ZONE, now=now)
        for record in reading.caseload.records():
            list(build_plan(record, DEFAULT_POLICY))
        return reading.counts.read

    return Ways(afterword, lambda: sum(_insert_again(task).values()), straight)


def write_folder(clients: int, folder: Path, now: datetime) -> None:
    """A caseload without actions that are still to come, which would be refused."""
    rows = office_caseload(clients, lambda at: f"counselor{at // CLIENTS_EACH}@example.org", 1, now)
    write_caseload((*rows[:3], [action for action in rows[3] if action.at <= now]), folder)


def _elsewhere(make: Callable[..., object], *about: object) -> None:
    """Makes it in another process, so that its memory does not count."""
    process = get_context("spawn").Process(target=make, args=about)
    process.start()
    process.join()
    assert process.exitcode == 0


def _insert_again(task: Task) -> dict[Table, int]:
    """The rows that are there once more, of a counselor who has none: written as they are, with nothing about them."""
    setting = task.setting
    with setting.viewer.read() as connection:
        kept = {table: [dict(row) for row in connection.execute(_all(table)).mappings()] for table in TABLES}
    with setting.viewer.store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        member = {"office_id": setting.viewer.office_id, "name": "", "role": MemberRole.COUNSELOR}
        made = insert(Members).values(**member, email="bare@example.org", active=True, can_sign_in=False)
        owner = connection.execute(made.returning(Members.id)).scalar_one()
        for table, rows in kept.items():
            again = [row | {"counselor_id": owner, "external_id": f"again-{row['id']}"} for row in rows]
            for row in again:
                del row["id"]
            connection.execute(insert(table), again)
    return {table: len(rows) for table, rows in kept.items()}


TABLES: tuple[Table, ...] = (Clients, Interviews, People, Actions)


def _all(table: Table) -> Any:
    return select(table.__table__)


def import_tracker_file(task: Task) -> Ways:
    """Per row of a flat tracker, one an interview; beside inserting rows, and beside reading them by `csv` alone."""
    viewer, now = task.setting.viewer, task.setting.now
    path = task.folder / "tracker.csv"
    _elsewhere(write_tracker, min(task.clients, TRACKED // INTERVIEWS_EACH), path, now)

    def afterword() -> int:
        opened = open_tracker(open_grid(path.name, path.read_bytes()))
        came = import_tracker(viewer, opened, Origin(path.name), counselor=None, office_zone=ZONE, now=now)
        assert came.rows.added == came.rows.read, came.problems[:3]
        return came.rows.read

    def straight() -> int:
        with path.open(newline="") as file:
            return len(list(csv.DictReader(file)))

    return Ways(afterword, lambda: _insert_again(task)[Interviews], straight)


HEADER = ("Client", "Email", "Company", "Job title", "Interview date", "Interviewer", "Thank-you sent", "Status")


def write_tracker(clients: int, path: Path, now: datetime) -> None:
    """A flat tracker as somebody keeps it by hand, a row an interview held."""
    people_of_it, interviews, people, _ = office_caseload(clients, lambda _: "", 2, now)
    names = {client.client_id: client.name for client in people_of_it}
    met = {person.interview_id: person.name for person in people}
    with path.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEADER)
        for number, one in enumerate(interviews):
            who = (f"{names[one.client_id]} {one.client_id}", f"client{one.client_id}@example.org")
            what = (f"{one.employer} {number}", one.position, f"{min(one.starts_at, now - A_WEEK):%Y-%m-%d}")
            out.writerow((*who, *what, met.get(one.interview_id, ""), ("yes", "no")[number % 2], "pending"))


ON_OFFICE: dict[str, Callable[[Task], Ways]] = {
    "Export interviews, CSV": interviews_csv,
    "Export interviews, XLSX": interviews_xlsx,
    "Export the caseload": caseload_zip,
    "Rebuild all plans": rebuild,
    "Advice on a caseload": advice,
}
ON_EMPTY: dict[str, Callable[[Task], Ways]] = {
    "Import a caseload": import_folder,
    "Import a tracker": import_tracker_file,
}
