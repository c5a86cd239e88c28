"""Bringing a caseload in: every row accounted for, nothing doubled, nothing half there."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest

from coaching.errors import CoachingError
from coaching.intake.caseload import Report, import_caseload_file
from coaching.reports.caseload import export_caseload
from coaching.store.access import Viewer
from coaching.store.backup import check
from coaching.store.clients import client_lines
from coaching.store.database import open_store
from coaching.store.office import caseload_size, data_version, members_of
from tests.exchange.folders import NOW, OFFICE, Rows, folder_with, texts, zip_with

MANY = 10_000
BAD_INTERVIEWS: Rows = [
    {"interview_id": "early promise", "promised_on": "2026-03-01"},
    {"interview_id": "no date", "outcome": "offer"},
    {"interview_id": "unknown word", "format": "by pigeon"},
    {"interview_id": "no such night", "starts_at": "2026-03-08T02:30"},
    {"interview_id": "twice that night", "starts_at": "2025-11-02T01:30"},
]


def bring_in(viewer: Viewer, source: Path | BinaryIO, *, dry_run: bool = False, counselor: str | None = None) -> Report:
    """Imports, and sees to it that the rows read are those that came to something."""
    report = import_caseload_file(viewer, source, counselor=counselor, office_zone=OFFICE, now=NOW, dry_run=dry_run)
    rows = report.rows
    assert rows.read == rows.added + rows.changed + rows.unchanged + rows.refused
    return report


def test_a_sound_caseload_is_there_whole(viewer: Viewer, tmp_path: Path) -> None:
    report = bring_in(viewer, folder_with(tmp_path / "in", texts()))
    assert report.rows == (4, 4, 0, 0, 0)
    assert report.problems == ()
    assert caseload_size(viewer) == (1, 1)


def test_the_same_again_adds_nothing(viewer: Viewer, tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "in", texts())
    bring_in(viewer, folder)
    version = data_version(viewer)
    assert bring_in(viewer, folder).rows == (4, 0, 0, 4, 0)
    assert data_version(viewer) == version


def test_what_differs_counts_as_changed(viewer: Viewer, tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "in", texts())
    bring_in(viewer, folder)
    folder_with(folder, texts(clients=[{"name": "Ada Other"}]))
    assert bring_in(viewer, folder).rows == (4, 0, 1, 3, 0)
    assert [line.name for line in client_lines(viewer)] == ["Ada Other"]


def test_a_folder_its_zip_and_an_upload_are_the_same_caseload(viewer: Viewer, tmp_path: Path) -> None:
    zipped = zip_with(texts())
    (tmp_path / "in.zip").write_bytes(zipped)
    bring_in(viewer, folder_with(tmp_path / "in", texts()))
    assert bring_in(viewer, tmp_path / "in.zip").rows.unchanged == 4
    assert bring_in(viewer, BytesIO(zipped)).rows.unchanged == 4


def test_an_upload_can_be_read_again(viewer: Viewer) -> None:
    upload = BytesIO(zip_with(texts()))
    first = bring_in(viewer, upload, dry_run=True)
    assert bring_in(viewer, upload) == first


def test_a_dry_run_counts_the_same_and_leaves_nothing_behind(viewer: Viewer, tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "in", texts(interviews=[{}, *BAD_INTERVIEWS]))
    version, members = data_version(viewer), members_of(viewer)
    tried = bring_in(viewer, folder, dry_run=True, counselor="new@example.org")
    assert (data_version(viewer), members_of(viewer), caseload_size(viewer)) == (version, members, (0, 0))
    assert bring_in(viewer, folder, counselor="new@example.org") == tried


def test_clients_without_a_counselor_become_those_of_the_one_given(viewer: Viewer, tmp_path: Path) -> None:
    clients: Rows = [{"counselor": "own@example.org"}, {"client_id": "c2", "name": "Bo"}]
    bring_in(viewer, folder_with(tmp_path / "in", texts(clients=clients)), counselor="given@example.org")
    assert {line.name: line.counselor for line in client_lines(viewer)} == {
        "Ada Example": "own@example.org",
        "Bo": "given@example.org",
    }
    assert [member.can_sign_in for member in members_of(viewer) if member.email] == [False, False]


def test_bad_rows_stay_out_each_with_its_reason_and_the_good_ones_go_in(viewer: Viewer, tmp_path: Path) -> None:
    report = bring_in(viewer, folder_with(tmp_path / "in", texts(interviews=[{}, *BAD_INTERVIEWS])))
    assert report.rows == (9, 4, 0, 0, 5)
    assert [(problem.line, problem.column) for problem in report.problems] == [
        (3, "promised_on"),
        (4, "outcome_on"),
        (5, "format"),
        (6, "starts_at"),
        (7, "starts_at"),
    ]
    assert all(problem.fault and problem.remedy for problem in report.problems)


def test_a_missing_column_refuses_the_file_and_what_hangs_on_it(viewer: Viewer, tmp_path: Path) -> None:
    files = texts()
    files["interviews.csv"] = files["interviews.csv"].replace("starts_at", "when", 1)
    report = bring_in(viewer, folder_with(tmp_path / "in", files))
    assert report.rows == (4, 1, 0, 0, 3)
    assert ("interviews.csv", "starts_at") in {(problem.file, problem.column) for problem in report.problems}


def test_columns_that_are_not_known_are_named(viewer: Viewer, tmp_path: Path) -> None:
    files = texts()
    lines = files["clients.csv"].splitlines()
    files["clients.csv"] = f"{lines[0]},shoe size\r\n{lines[1]},44\r\n"
    report = bring_in(viewer, folder_with(tmp_path / "in", files))
    assert report.dropped == (("clients.csv", "shoe size"),)
    assert report.problems == ()


def test_ten_thousand_bad_rows_are_told_one_by_one(viewer: Viewer, tmp_path: Path) -> None:
    bad: Rows = [{"interview_id": f"bad {number}", "promised_on": "2026-02-30"} for number in range(MANY)]
    folder = folder_with(tmp_path / "in", texts(interviews=[{}, *bad]))
    report = bring_in(viewer, folder)
    assert (report.rows.added, report.rows.refused, len(report.problems)) == (4, MANY, MANY)


def test_what_is_no_caseload_changes_nothing(viewer: Viewer, tmp_path: Path) -> None:
    (tmp_path / "photos.zip").write_bytes(zip_with({"cat.jpg": "meow"}))
    with pytest.raises(CoachingError, match=r"no clients\.csv"):
        bring_in(viewer, tmp_path / "photos.zip")
    assert data_version(viewer) == 0


def test_what_is_exported_imports_elsewhere_and_is_exported_the_same(
    viewer: Viewer, another_url: str, tmp_path: Path
) -> None:
    odd = {"client_id": "c=2", "name": "=1+1", "goal": "'+ two\r\nlines", "tags": "a;b", "counselor": "bo@example.org"}
    twice = {"interview_id": "i2", "starts_at": "2025-11-02T01:30-05:00", "timezone": "America/New_York"}
    bring_in(viewer, folder_with(tmp_path / "in", texts(clients=[{}, odd], interviews=[{}, twice])))
    export_caseload(viewer, tmp_path / "out", now=NOW)
    elsewhere = open_store(another_url, now=NOW, timezone=OFFICE)
    other = elsewhere.as_viewer()
    assert bring_in(other, tmp_path / "out").rows == (6, 6, 0, 0, 0)
    export_caseload(other, tmp_path / "again", now=NOW)
    elsewhere.close()
    names = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert len(names) == 4
    assert all((tmp_path / "out" / name).read_bytes() == (tmp_path / "again" / name).read_bytes() for name in names)


KILLED_HALF_WAY = """
import os, signal, sys
from datetime import datetime, UTC
from pathlib import Path
from coaching.intake.caseload import import_caseload_file
from coaching.store.database import open_store

def progress(done, total):
    print(done, total, flush=True)
    if done * 2 > total:
        os.kill(os.getpid(), signal.SIGKILL)

now = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
viewer = open_store(sys.argv[1], now=now).as_viewer()
import_caseload_file(viewer, Path(sys.argv[2]), counselor=None, office_zone="UTC", now=now, progress=progress)
"""


def test_killed_half_way_an_import_is_not_there_at_all(url: str, viewer: Viewer, tmp_path: Path) -> None:
    clients: Rows = [{"client_id": f"c{number}", "name": "Ada"} for number in range(3000)]
    folder = folder_with(tmp_path / "in", texts(clients=[{}, *clients[2:]]))
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_HALF_WAY, url, str(folder)], capture_output=True, text=True, check=False
    )
    assert killed.returncode < 0, killed.stderr
    assert killed.stdout
    assert caseload_size(viewer) == (0, 0)
    assert check(viewer.store) == ()
    assert bring_in(viewer, folder).rows.added == 2999 + 3
