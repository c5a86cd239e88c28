"""The rules of writing: durable, strict about references, and nothing lost however many write."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from coaching.errors import CoachingError
from coaching.model import ActionStep, Channel, KnownFrom, Step
from coaching.store.access import Store, Viewer
from coaching.store.actions import log_action
from coaching.store.audit import Entry
from coaching.store.backup import check
from coaching.store.bulk import log_many
from coaching.store.database import open_store
from coaching.store.interviews import save_client
from coaching.store.office import caseload_size, data_version, office_of
from coaching.store.tables import Clients, Deed, Entity, Notes
from coaching.store.tasks import Task
from coaching.store.versions import Stale
from tests.builders import a_record
from tests.store.caseloads import NOW, rows_of, take, take_one


@pytest.mark.usefixtures("path")
def test_every_connection_keeps_the_rules(viewer: Viewer) -> None:
    rules = {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1, "secure_delete": 1,
        "busy_timeout": 5000,
    }  # fmt: skip
    with viewer.read() as one, viewer.read() as other:
        for connection in (one, other):
            assert {rule: connection.exec_driver_sql(f"PRAGMA {rule}").scalar() for rule in rules} == rules


def test_a_row_that_points_to_nothing_is_refused(viewer: Viewer) -> None:
    note = {"client_id": 77, "member_id": viewer.member_id, "at": NOW, "day": NOW.date(), "body": "", "version": 1}
    with pytest.raises(IntegrityError), viewer.write(NOW) as writing:
        writing.connection.execute(insert(Notes).values(**note))


def test_eight_that_read_and_then_write_lose_nothing(viewer: Viewer) -> None:
    take_one(viewer)

    def add_one(_: int) -> None:
        with viewer.write(NOW) as writing:
            goal = writing.connection.execute(select(Clients.goal)).scalar_one()
            writing.connection.execute(update(Clients).values(goal=str(int(goal or 0) + 1)))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add_one, range(200)))
    with viewer.read() as connection:
        assert connection.execute(select(Clients.goal)).scalar_one() == "200"


def test_of_two_tabs_that_save_at_once_one_is_told_what_the_other_changed(viewer: Viewer) -> None:
    take_one(viewer)
    together = Barrier(2)

    def save(goal: str) -> str:
        together.wait()
        try:
            save_client(viewer, 1, 1, {"goal": goal}, now=NOW)
        except Stale as stale:
            return str(stale.current["goal"])
        return "saved"

    with ThreadPoolExecutor(2) as threads:
        told = set(threads.map(save, ["Days", "Nights"]))
    with viewer.read() as connection:
        assert told == {"saved", connection.execute(select(Clients.goal)).scalar_one()}


def test_of_two_tabs_that_log_the_same_step_at_once_one_is_told_that_it_is_done(viewer: Viewer) -> None:
    take(viewer, rows_of([a_record()]))
    together = Barrier(2)

    def log(_: int) -> str:
        together.wait()
        try:
            log_many(viewer, [Task(1, Step.THANK_YOU)], at=NOW, channel=None, known_from=KnownFrom.SEEN, now=NOW)
        except CoachingError as error:
            return error.message
        return "logged"

    with ThreadPoolExecutor(2) as threads:
        first, second = sorted(threads.map(log, range(2)))
    assert second == "logged"
    assert "done already" in first
    with viewer.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM actions").scalar() == 1


def test_two_programs_that_log_at_once_keep_every_action_and_the_chain(viewer: Viewer, store: Store, url: str) -> None:
    take_one(viewer)
    before = data_version(viewer)
    started = [in_another_program("log_often", url) for _ in range(2)]
    assert [process.communicate()[1] for process in started] == ["", ""]
    assert data_version(viewer) == before + 2 * OFTEN
    with viewer.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM actions").scalar() == 1 + 2 * OFTEN
    assert check(store) == ()


OFTEN = 25
ROOT = Path(__file__).parents[2]


def in_another_program(function: str, url: str) -> subprocess.Popen[str]:
    """Starts a function of this module, given the address of the database."""
    program = f"import sys; from {__name__} import {function}; {function}(sys.argv[1])"
    command = [sys.executable, "-c", program, url]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)


def log_often(url: str) -> None:
    """What each of the two programs does."""
    viewer = open_store(url, now=NOW).as_viewer()
    for _ in range(OFTEN):
        log_action(viewer, 1, ActionStep.NUDGE, None, at=NOW, channel=Channel.PHONE, known_from=KnownFrom.SEEN, now=NOW)


@pytest.mark.usefixtures("quick_to_give_up")
def test_a_writer_that_waited_in_vain_is_told_and_nothing_is_changed(url: str) -> None:
    viewer = open_store(url, now=NOW).as_viewer()
    take_one(viewer)
    with viewer.write(NOW):
        with pytest.raises(CoachingError, match=r"in use by another program|Somebody else is writing"):
            log_action(
                viewer, 1, ActionStep.NUDGE, None, at=NOW, channel=Channel.PHONE, known_from=KnownFrom.SEEN, now=NOW
            )
        assert caseload_size(viewer) == (1, 1)


def test_a_reader_sees_one_moment_however_long_it_reads(viewer: Viewer) -> None:
    take_one(viewer)
    with viewer.read() as connection:
        first = connection.execute(select(Clients.goal)).scalar_one()
        with viewer.write(NOW) as writing:
            writing.connection.execute(update(Clients).values(goal="changed"))
        assert connection.execute(select(Clients.goal)).scalar_one() == first


def test_a_write_that_fails_leaves_no_trace(viewer: Viewer) -> None:
    take_one(viewer)
    before = office_of(viewer).data_version

    def fail() -> None:
        with viewer.write(NOW) as writing:
            writing.connection.execute(update(Clients).values(goal="changed"))
            writing.note(Entry(Deed.CHANGED, Entity.CLIENT, 1))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with viewer.read() as connection:
        assert connection.execute(select(Clients.goal)).scalar_one() == ""
    assert office_of(viewer).data_version == before


def test_an_import_that_is_killed_half_way_is_not_there_at_all(url: str) -> None:
    open_store(url, now=NOW).close()
    process = in_another_program("import_slowly", url)
    assert process.stdout is not None
    assert process.stdout.readline() == "half\n"
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    store = open_store(url, now=NOW)
    assert caseload_size(store.as_viewer()) == (0, 0)
    assert office_of(store.as_viewer()).data_version == 0
    assert check(store) == ()


def import_slowly(url: str) -> None:
    """Imports, says when half is written, and then waits to be killed."""
    import time

    from coaching.store.caseload_in import import_caseload
    from tests.store.caseloads import by_chance

    def say(done: int, total: int) -> None:
        if done * 2 > total:
            sys.stdout.write("half\n")
            sys.stdout.flush()
            time.sleep(60)

    import_caseload(open_store(url, now=NOW).as_viewer(), by_chance(300), now=NOW, progress=say)
