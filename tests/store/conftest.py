"""A fresh store for every test, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coaching.store.access import Store, Viewer
from coaching.store.database import open_store
from tests.builders import NEW_YORK
from tests.store.caseloads import NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file that the database is in; for tests about files."""
    return tmp_path / "data" / "afterword.sqlite3"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = open_store(url, now=NOW, timezone=NEW_YORK)
    yield store
    store.close()


@pytest.fixture
def viewer(store: Store) -> Viewer:
    """The local member."""
    return store.as_viewer()


@pytest.fixture
def quick_to_give_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that finds the database locked waits for a moment only."""
    monkeypatch.setattr("coaching.store.engine.BUSY_TIMEOUT_MS", 50)


Explain = Callable[[Callable[[], object]], list[str]]


@pytest.fixture
def explain(store: Store) -> Explain:
    """The plans by which SQLite answers the queries that a function makes."""
    from sqlalchemy import event

    def plans(function: Callable[[], object]) -> list[str]:
        asked: list[tuple[str, object]] = []

        def note(_connection: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
            asked.append((statement, parameters))

        event.listen(store.engine, "before_cursor_execute", note)
        function()
        event.remove(store.engine, "before_cursor_execute", note)
        with store.as_viewer().read() as connection:
            return [
                row.detail
                for statement, parameters in asked
                if statement.startswith("SELECT")
                for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            ]

    return plans
