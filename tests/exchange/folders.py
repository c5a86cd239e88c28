"""Caseload folders for tests, as text: a row shows only what the case is about, the rest is a sound caseload."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from coaching.errors import Problem
from coaching.exchange.caseload import Reading, read_caseload
from coaching.exchange.columns import ACTIONS, CLIENTS, DEBRIEFS, FILES, INTERVIEWS, PEOPLE, CaseloadFile

NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
OFFICE = "America/New_York"
SOUND = {
    CLIENTS.name: {"client_id": "c1", "name": "Ada Example"},
    INTERVIEWS.name: {"interview_id": "i1", "client_id": "c1", "format": "video", "starts_at": "2026-03-02T10:00"},
    PEOPLE.name: {"person_id": "p1", "interview_id": "i1"},
    ACTIONS.name: {
        "action_id": "a1",
        "interview_id": "i1",
        "step": "thank_you",
        "at": "2026-03-02T15:00",
        "channel": "email",
    },
    DEBRIEFS.name: {"interview_id": "i1", "topics": "Night shifts"},
}
Rows = list[dict[str, str]]


def csv_of(file: CaseloadFile, rows: Rows) -> str:
    """The file's text: the sound row of that file, changed as each of `rows` says; no row where there is none."""
    text = io.StringIO()
    writer = csv.DictWriter(text, file.columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({**SOUND[file.name], **row} for row in rows)
    return text.getvalue()


def texts(
    clients: Rows | None = None,
    interviews: Rows | None = None,
    people: Rows | None = None,
    actions: Rows | None = None,
    debriefs: Rows | None = None,
) -> dict[str, str]:
    """The text of the files by name; a file not mentioned has its sound row, that of the debriefs is not there."""
    given = (clients, interviews, people, actions)
    files = {file.name: csv_of(file, [{}] if rows is None else rows) for file, rows in zip(FILES, given, strict=True)}
    return files if debriefs is None else {**files, DEBRIEFS.name: csv_of(DEBRIEFS, debriefs)}


def folder_with(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Writes the files into the folder as they are."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def zip_with(files: dict[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of the files, whose names may have folders in them."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def read(files: dict[str, str | bytes], now: datetime | None = NOW) -> Reading:
    """Reads the files, and sees to it that every row is accounted for."""
    reading = read_caseload(zip_with(files), office_zone=OFFICE, now=now)
    accepted = [len(records) for records in reading.caseload]
    assert [count.accepted for count in reading.counts.by_file] == accepted
    assert reading.counts.accepted == sum(accepted)
    assert reading.counts.read == reading.counts.accepted + reading.counts.refused
    return reading


def places(problems: list[Problem]) -> list[tuple[str, int | None, str]]:
    """File, line and column of each problem."""
    return [(problem.file, problem.line, problem.column) for problem in problems]
