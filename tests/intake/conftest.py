"""A fresh store for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coaching.store.access import Store, Viewer
from coaching.store.database import open_store
from tests.exchange.folders import NOW, OFFICE


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'afterword.sqlite3'}", now=NOW, timezone=OFFICE)
    yield opened
    opened.close()


@pytest.fixture
def viewer(store: Store) -> Viewer:
    """The local member."""
    return store.as_viewer()
