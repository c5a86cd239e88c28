"""A PostgreSQL server that goes away is told within 5 seconds; when it is back, work goes on, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

import pytest
from sqlalchemy import make_url

from coaching.errors import CoachingError
from coaching.model import ActionStep, Channel, KnownFrom
from coaching.store.access import Viewer
from coaching.store.actions import log_action
from coaching.store.backup import check
from coaching.store.database import open_store
from coaching.store.office import caseload_size, data_version
from coaching.store.worklist import counts
from tests.databases import Databases
from tests.store.caseloads import NOW, by_chance, take, take_one
from tests.store.proxy import Proxy

TOLD_WITHIN = 5.0  # seconds


@pytest.fixture
def proxy(databases: Databases) -> Iterator[Proxy]:
    with Proxy(make_url(databases.emptied())) as between:
        yield between


@pytest.fixture
def far_viewer(proxy: Proxy) -> Iterator[Viewer]:
    """The local member, with one interview, behind the proxy; several connections are open."""
    store = open_store(proxy.url, now=NOW)
    viewer = store.as_viewer()
    take_one(viewer)
    with viewer.read(), viewer.read(), viewer.read():
        pass
    yield viewer
    store.close()


def log(viewer: Viewer) -> None:
    log_action(viewer, 1, ActionStep.NUDGE, None, at=NOW, channel=Channel.PHONE, known_from=KnownFrom.SEEN, now=NOW)


def told(viewer: Viewer) -> str:
    """What a click says, and that it says so in time."""
    start = monotonic()
    with pytest.raises(CoachingError) as error:
        log(viewer)
    assert monotonic() - start < TOLD_WITHIN
    return str(error.value)


def number_of_actions(viewer: Viewer) -> int:
    with viewer.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM actions").scalar_one())


@pytest.mark.parametrize("how", ["away", "silent"])
def test_a_server_that_is_gone_is_told_and_goes_on_by_itself_when_it_is_back(
    proxy: Proxy, far_viewer: Viewer, how: str
) -> None:
    before = counts(far_viewer, NOW)
    with getattr(proxy, how)():
        assert "does not answer" in told(far_viewer)
        with pytest.raises(CoachingError, match="does not answer"):
            caseload_size(far_viewer)
    assert counts(far_viewer, NOW) == before
    assert number_of_actions(far_viewer) == 1
    log(far_viewer)
    assert number_of_actions(far_viewer) == 2
    assert check(far_viewer.store) == ()


def test_connections_that_were_cut_in_between_are_not_noticed(proxy: Proxy, far_viewer: Viewer) -> None:
    for _ in range(3):
        proxy.cut()
        log(far_viewer)
    assert number_of_actions(far_viewer) == 4


def test_a_server_that_goes_away_in_mid_import_leaves_nothing_of_it(proxy: Proxy, far_viewer: Viewer) -> None:
    before = data_version(far_viewer)
    from coaching.store.caseload_in import import_caseload

    def cut(done: int, total: int) -> None:
        if done * 2 > total:
            proxy.cut()

    with pytest.raises(CoachingError, match="does not answer"):
        import_caseload(far_viewer, by_chance(20), now=NOW, progress=cut)
    assert (caseload_size(far_viewer), data_version(far_viewer)) == ((1, 1), before)
    take(far_viewer, by_chance(20))
    assert check(far_viewer.store) == ()


def test_a_connection_that_breaks_at_the_moment_of_saving_says_that_it_may_be_saved(
    proxy: Proxy, far_viewer: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coaching.store.access import Writing

    sign = Writing.sign

    def sign_and_cut(writing: Writing) -> None:
        sign(writing)
        proxy.cut()

    with monkeypatch.context() as changed:
        changed.setattr(Writing, "sign", sign_and_cut)
        assert "may be saved or not" in told(far_viewer)
    assert number_of_actions(far_viewer) == 1
