"""Writing a caseload: whole or not at all, never over something else; and what stands in its cells."""

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from coaching.errors import CoachingError
from coaching.exchange.caseload import Caseload, read_caseload, write_caseload
from coaching.exchange.columns import ALL_FILES
from coaching.model import Debrief
from tests.builders import a_client, a_person, an_action, an_interview, instant
from tests.exchange.folders import OFFICE, folder_with, texts

NAMES = sorted(file.name for file in ALL_FILES)
TOLD = Debrief("i1", topics="Night shifts")
CASELOAD = Caseload([a_client()], [an_interview()], [a_person()], [an_action("thank_you", "2026-03-02T15:00")], [TOLD])


def read(path):
    caseload, problems, _ = read_caseload(path, office_zone=OFFICE, now=None)
    assert problems == []
    return caseload


def names_in(folder):
    return sorted(entry.name for entry in folder.iterdir())


def interrupted_after(records):
    yield from records
    raise KeyboardInterrupt


@pytest.mark.parametrize("name", ["out", "out.zip", "out.ZIP"])
def test_a_caseload_is_written_to_a_new_place_and_nothing_else_is_left(tmp_path: Path, name):
    write_caseload(CASELOAD, tmp_path / name)
    assert names_in(tmp_path) == [name]
    assert read(tmp_path / name) == CASELOAD


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_a_caseload_that_was_there_is_replaced(tmp_path: Path, name):
    write_caseload(CASELOAD, tmp_path / name)
    new = Caseload([a_client(name="New")], [], [], [])
    write_caseload(new, tmp_path / name)
    assert names_in(tmp_path) == [name]
    assert read(tmp_path / name) == new


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_what_comes_from_a_database_may_be_iterators(tmp_path: Path, name):
    write_caseload(tuple(iter(records) for records in CASELOAD), tmp_path / name)
    assert read(tmp_path / name) == CASELOAD


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_a_caseload_without_debriefs_has_no_file_for_them_and_none_that_was_there_is_left(tmp_path: Path, name):
    write_caseload(CASELOAD, tmp_path / name)
    write_caseload(CASELOAD[:4], tmp_path / name)
    assert read(tmp_path / name) == CASELOAD._replace(debriefs=[])
    if name == "out":
        assert names_in(tmp_path / name) == sorted(texts())


def test_an_empty_folder_and_part_of_a_caseload_are_written_into_and_stay_the_same_folder(tmp_path: Path):
    for name, files in {"a": {}, "b": {"people.csv": "old"}, "c": {".unfinished-killed": "by somebody"}}.items():
        folder = folder_with(tmp_path / name, files)
        before = folder.stat().st_ino
        write_caseload(CASELOAD, folder)
        assert read(folder) == CASELOAD
        assert folder.stat().st_ino == before


def test_a_folder_with_other_things_in_it_is_refused_and_left_alone(tmp_path: Path):
    folder_with(tmp_path / "out", {**texts(), "diary.txt": "mine"})
    with pytest.raises(CoachingError, match=r"holds other things, such as diary\.txt") as error:
        write_caseload(CASELOAD, tmp_path / "out")
    assert "Give a new folder" in error.value.hint
    assert names_in(tmp_path / "out") == sorted([*texts(), "diary.txt"])
    assert (tmp_path / "out" / "clients.csv").read_bytes() == texts()["clients.csv"].encode()


def test_a_place_where_nothing_can_be_written_is_told_in_a_sentence(tmp_path: Path):
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder.zip").mkdir()
    for name, reason in (("file", "is a file"), ("no/where", "No such file"), ("folder.zip", "cannot be written")):
        with pytest.raises(CoachingError, match=reason) as error:
            write_caseload(CASELOAD, tmp_path / name)
        assert error.value.hint
    assert (tmp_path / "file").read_text() == "mine"
    assert names_in(tmp_path) == ["file", "folder.zip"]


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_writing_that_is_interrupted_leaves_what_was_there_before(tmp_path: Path, name):
    path = tmp_path / name
    half = CASELOAD._replace(actions=interrupted_after(CASELOAD.actions))
    with pytest.raises(KeyboardInterrupt):
        write_caseload(half, path)
    assert names_in(tmp_path) == []
    write_caseload(CASELOAD, path)
    with pytest.raises(KeyboardInterrupt):
        write_caseload((iter([]), iter([]), iter([]), interrupted_after([])), path)
    assert names_in(tmp_path) == [name]
    assert read(path) == CASELOAD


ENDLESS = """
import itertools, pathlib, sys
from coaching.exchange.caseload import write_caseload
from tests.builders import a_client
clients = (a_client(str(number)) for number in itertools.count())
write_caseload((clients, (), (), ()), pathlib.Path(sys.argv[1]))
"""


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_a_killed_export_leaves_what_was_there_before_and_the_next_one_goes_through(tmp_path: Path, name):
    path = tmp_path / name
    write_caseload(CASELOAD, path)
    writer = subprocess.Popen([sys.executable, "-c", ENDLESS, str(path)], cwd=Path(__file__).parents[2])
    try:
        until = time.monotonic() + 30
        while not any(file.stat().st_size > 100_000 for file in tmp_path.rglob(".unfinished-*/*")):
            assert time.monotonic() < until
            assert writer.poll() is None
            time.sleep(0.02)
    finally:
        os.kill(writer.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        writer.wait()
    assert read(path) == CASELOAD
    write_caseload(CASELOAD._replace(actions=[]), path)
    assert read(path).actions == []


def test_a_zip_of_the_same_caseload_is_the_same_to_the_byte(tmp_path: Path):
    for name in ("a.zip", "b.zip"):
        write_caseload(CASELOAD, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == [file.name for file in ALL_FILES]


def test_the_files_are_utf_8_without_a_mark_and_guarded_and_their_lines_end_as_windows_has_it(tmp_path: Path):
    client = a_client("=c", name="José", email="+1", tags=("@a", "b"))
    write_caseload(([client], [], [], []), tmp_path / "out")
    lines = (tmp_path / "out" / "clients.csv").read_bytes().decode().split("\r\n")
    assert lines == ["client_id,name,email,phone,counselor,status,goal,tags", "'=c,José,'+1,,,active,,'@a;b", ""]


def test_times_are_local_to_the_minute_and_say_their_offset_where_they_come_twice(tmp_path: Path):
    interview = an_interview("2026-11-01T00:30", ends=None, interview_id="i1")
    actions = [an_action("nudge", "2026-11-01T01:30:59", of=interview, action_id="first")]
    actions.append(actions[0]._replace(action_id="second", at=instant("2026-11-01T01:30", fold=1)))
    write_caseload(([a_client()], [interview], [], actions), tmp_path / "out")
    rows = [line.split(",") for line in (tmp_path / "out" / "actions.csv").read_text().splitlines()[1:]]
    assert [row[4] for row in rows] == ["2026-11-01T01:30-04:00", "2026-11-01T01:30-05:00"]
    assert [action.at.hour for action in read(tmp_path / "out").actions] == [5, 6]


def test_an_interview_in_the_offices_zone_is_written_without_one(tmp_path: Path):
    interviews = [an_interview(zone_given=False), an_interview(interview_id="i2", zone="Asia/Kolkata")]
    write_caseload(([a_client()], interviews, [], []), tmp_path / "out")
    rows = [line.split(",") for line in (tmp_path / "out" / "interviews.csv").read_text().splitlines()[1:]]
    assert [row[9] for row in rows] == ["", "Asia/Kolkata"]
    assert [row[7] for row in rows] == ["2026-03-02T10:00"] * 2
    assert read(tmp_path / "out").interviews == interviews
