"""The benchmarks compare like with like: each way of a piece is about the same rows."""

from contextlib import closing
from datetime import UTC, datetime

import pytest

from bench.bulk import ON_EMPTY, ON_OFFICE, Task
from bench.handouts import HANDOUTS
from bench.looks import LOOKS, Setting
from bench.offices import office_caseload
from bench.shown import piece_line, shown
from bench.ways import Took, measured
from coaching.store.caseload_in import import_caseload
from coaching.store.database import open_store

NOW = datetime.now(UTC)
CLIENTS = 30


@pytest.fixture
def viewer(url):
    with closing(open_store(url, now=NOW, timezone="America/New_York")) as store:
        yield store.as_viewer()


@pytest.fixture
def setting(viewer):
    import_caseload(viewer, office_caseload(CLIENTS, lambda _: "", 1, NOW), now=NOW)
    return Setting(viewer, NOW)


@pytest.mark.parametrize("name", LOOKS)
def test_what_a_page_asks_for_is_the_same_each_way(setting, name):
    ways = LOOKS[name](setting)
    rows = ways.afterword()
    assert rows == ways.bare() == ways.straight() > 0


@pytest.mark.parametrize("name", ["Export interviews, CSV", "Export the caseload", "Rebuild all plans"])
def test_what_is_done_to_all_records_is_the_same_each_way(setting, tmp_path, name):
    ways = ON_OFFICE[name](Task(setting, CLIENTS, tmp_path))
    rows = ways.afterword()
    assert rows == ways.bare() == ways.straight() > 0


@pytest.mark.parametrize("name", HANDOUTS)
def test_handouts_are_of_the_same_clients_each_way(setting, tmp_path, name):
    ways = HANDOUTS[name](Task(setting, CLIENTS, tmp_path))
    rows = ways.afterword()
    assert rows == ways.bare() == ways.straight() > 0


@pytest.mark.parametrize("name", ON_EMPTY)
def test_an_import_is_the_same_each_way(viewer, tmp_path, name, monkeypatch):
    monkeypatch.setattr("bench.bulk._elsewhere", lambda make, *about: make(*about))  # memory is of no concern here
    folder = tmp_path / "files"
    folder.mkdir()
    ways = ON_EMPTY[name](Task(Setting(viewer, NOW), CLIENTS, folder))
    rows = ways.afterword()
    assert ways.straight() == rows > 0


def test_ratios_are_of_the_best_rounds_by_the_row():
    ours, bare = (
        {**Took(rows, 9, best, 8, 9, 1)._asdict(), "a_row": Took(rows, 9, best, 8, 9, 1).a_row}
        for rows, best in ((10, 4.0), (5, 1.0))
    )
    line = piece_line({"what": "Today", "memory": 1.0, "afterword": ours, "bare": bare, "straight": ours})
    assert (line.to_query, line.to_memory) == (2.0, 1.0)
    assert shown(line).split()[-2:] == ["2", "1"]


def test_a_first_time_is_not_among_the_rounds(setting):
    took = measured(LOOKS["Clients"](setting)).afterword
    assert took.best <= took.median <= took.p95
