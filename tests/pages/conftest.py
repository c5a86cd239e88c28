"""The app as AppTest drives it, on a database of its own: empty, or with the sample caseload."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from coaching.demo import load_sample
from coaching.home import DATABASE_VARIABLE
from coaching.store.access import Store
from coaching.store.database import open_store

FRAME = Path(__file__).parents[2] / "pages" / "frame.py"
OFFICE_ZONE = "America/New_York"
SECONDS_A_RUN = 20
"""The first run imports what the pages need; on a busy machine that takes a while."""


@pytest.fixture(autouse=True, scope="session")
def looking_for_components_once() -> Iterator[None]:
    """Each run by AppTest looks through all installed packages for components: 66 ms, and always the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(autouse=True)
def no_caches() -> Iterator[None]:
    """What one test cached is not there for the next."""
    st.cache_data.clear()
    st.cache_resource.clear()
    yield
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def database(url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a database with nothing in it, that the pages will open."""
    monkeypatch.setenv(DATABASE_VARIABLE, url)
    return url


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """The same database as the pages open, to look behind them; its office is in New York."""
    opened = open_store(database, now=datetime.now(UTC), timezone=OFFICE_ZONE)
    yield opened
    opened.close()


@pytest.fixture
def app(store: Store) -> AppTest:
    """The app with an empty database, not run yet; `app.run()` shows Today, `app.switch_page("client.py")` leads on."""
    return AppTest.from_file(str(FRAME), default_timeout=SECONDS_A_RUN)


@pytest.fixture
def sample_app(app: AppTest, store: Store) -> AppTest:
    """The app with the sample caseload around today."""
    load_sample(store.as_viewer(), datetime.now(UTC))
    return app
