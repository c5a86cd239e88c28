"""The caseload as files that an import takes, or as a workbook to read; and the plan as data for programs."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TypeVar

from coaching.exchange.caseload import Caseload, write_caseload
from coaching.exchange.place import new_file
from coaching.exchange.plan_csv import COLUMNS, write_plan
from coaching.exchange.table import Column, Table, TellAbout
from coaching.exchange.workbook import write_workbook
from coaching.exchange.writing import CaseloadRows, caseload_tables
from coaching.model import PlanRow, Status
from coaching.plan import build_plan, status_of
from coaching.store.access import Viewer
from coaching.store.caseload_out import open_by_interview, open_caseload
from coaching.store.office import office_of

Record = TypeVar("Record")


INSTANTS = frozenset({"opens_at", "due_at", "closes_at", "done_at"})
PLAN_COLUMNS = tuple(Column(f"{name} (UTC)" if name in INSTANTS else name, 18) for name in COLUMNS)


def export_caseload(viewer: Viewer, path: Path, *, now: datetime, client_id: int | None = None) -> Counter[str]:
    """Writes all that the viewer may see, or one client by key, to a folder or .zip; how many records of each kind."""
    counts: Counter[str] = Counter()
    with open_caseload(viewer, now=now, client_id=client_id) as stream:
        write_caseload(_counting(stream, counts), path)
    return counts


def caseload_workbook(
    viewer: Viewer, path: Path, about: TellAbout, *, now: datetime, client_id: int | None = None
) -> Counter[str]:
    """Writes the same to an .xlsx, a sheet a file; how many records of each kind. An import takes the other two."""
    counts: Counter[str] = Counter()
    with open_caseload(viewer, now=now, client_id=client_id) as stream, new_file(path) as out:
        write_workbook(caseload_tables(_counting(stream, counts)), about, out)
    return counts


def _counting(stream: CaseloadRows, counts: Counter[str]) -> CaseloadRows:
    clients, interviews, people, actions, *debriefs = stream
    return (
        _counted(clients, counts, "clients"), _counted(interviews, counts, "interviews"),
        _counted(people, counts, "people"), _counted(actions, counts, "actions"),
        _counted(chain.from_iterable(debriefs), counts, "debriefs"),
    )  # fmt: skip


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


def write_plans(
    viewer: Viewer, out: IO[bytes], *, now: datetime, as_of: datetime | None = None, client_id: int | None = None
) -> int:
    """Writes the plan as data (see plan_csv) `as_of` an instant (`now`, where none is given); how many rows."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    try:
        return write_plan(_plan(viewer, now, as_of or now, client_id), text)
    finally:
        text.detach()


def plan_data_table(viewer: Viewer, *, now: datetime, as_of: datetime, client_id: int | None = None) -> Table:
    """The same rows as a table, whose instants are dates and times in UTC."""
    rows = _plan(viewer, now, as_of, client_id)
    return Table("plan", PLAN_COLUMNS, (_cells(row, status) for row, status in rows))


def _plan(viewer: Viewer, now: datetime, at: datetime, client_id: int | None) -> Iterator[tuple[PlanRow, Status]]:
    policy = office_of(viewer).policy
    with open_by_interview(viewer, now=now, client_id=client_id) as chunks:
        for chunk in chunks:
            some = Caseload([], list(chunk.interviews), list(chunk.people), list(chunk.actions))
            for record in some.records():
                for row in build_plan(record, policy, at):
                    yield row, status_of(row, at)


def _cells(row: PlanRow, status: Status) -> tuple[object, ...]:
    instants = (instant and instant.replace(tzinfo=None) for instant in row[5:9])
    return (*row[:2], row.step.value, row.ordinal, row.person_id, *instants, row.kind.value, status.value)
