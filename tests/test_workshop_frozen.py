"""A frozen week: to the byte what was shown, whatever becomes of records, policy and texts afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text

from coaching.demo_office import load_demo
from coaching.guidance import topics
from coaching.guidance.policies import POLICIES
from coaching.store.access import Store, Viewer
from coaching.store.database import open_store
from coaching.store.frozen_weeks import frozen_week, frozen_weeks
from coaching.store.office import office_of
from coaching.store.policy import set_policy
from coaching.store.tables import Actions
from coaching.workshop import words
from coaching.workshop.making import deck_of, freeze, kept_deck
from coaching.workshop.pack import as_pdf, shown_deck, write_pack
from coaching.workshop.slides import Deck

NOW = datetime(2026, 3, 18, 17, tzinfo=UTC)
LATER = NOW + timedelta(days=9)
WEEK = "2026-W12"


@pytest.fixture
def viewer(url: str) -> Iterator[Viewer]:
    """Of the made-up office, with this week frozen."""
    store: Store = open_store(url, now=NOW, timezone="America/New_York")
    viewer = store.as_viewer()
    load_demo(viewer, NOW)
    freeze(viewer, deck_of(viewer, WEEK, NOW), NOW)
    yield viewer
    store.close()
