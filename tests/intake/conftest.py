"""A fresh store for every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coaching.store.access import Store, Viewer
from coaching.store.database import open_store
from tests.exchange.folders import NOW, OFFICE


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = open_store(url, now=NOW, timezone=OFFICE)
    yield opened
    opened.close()


@pytest.fixture
def viewer(store: Store) -> Viewer:
    """The local member."""
    return store.as_viewer()
