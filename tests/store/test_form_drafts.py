"""Forms begun and not saved: a member's own, there after a restart, and never in anybody's way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from coaching.errors import CoachingError
from coaching.store.access import NotFound, Viewer
from coaching.store.database import open_store
from coaching.store.deletion import delete_client
from coaching.store.drafts import KEPT, MOST_KEPT, change_draft, draft_of, drop_draft, save_draft
from coaching.store.office import data_version
from tests.store.caseloads import NOW, take_one
from tests.store.desk import a_member

TYPED = {"employer": "Acme «Labs»", "note": "half a sent\0\ud83e", "": "王"}


def test_what_was_typed_is_there_after_a_restart(viewer: Viewer, url: str) -> None:
    save_draft(viewer, "interview", 7, TYPED, now=NOW)
    viewer.store.close()
    assert draft_of(open_store(url, now=NOW).as_viewer(), "interview", 7) == TYPED


def test_the_last_state_counts_and_each_form_has_its_own(viewer: Viewer) -> None:
    save_draft(viewer, "interview", 7, {"employer": "A"}, now=NOW)
    save_draft(viewer, "interview", 7, {"employer": "Ac"}, now=NOW)
    save_draft(viewer, "interview", None, {"employer": "Union"}, now=NOW)
    save_draft(viewer, "client", 7, {}, now=NOW)
    assert draft_of(viewer, "interview", 7) == {"employer": "Ac"}
    assert draft_of(viewer, "interview", None) == {"employer": "Union"}
    assert draft_of(viewer, "client", 7) == {}
    assert draft_of(viewer, "interview", 8) is None


def test_a_dropped_draft_is_gone_and_can_be_dropped_again(viewer: Viewer) -> None:
    save_draft(viewer, "client", None, TYPED, now=NOW)
    for _ in range(2):
        drop_draft(viewer, "client", None, now=NOW)
        assert draft_of(viewer, "client", None) is None


def test_a_draft_is_its_members_own(viewer: Viewer) -> None:
    bo = a_member(viewer)
    save_draft(viewer, "client", 1, {"name": "Mine"}, now=NOW)
    save_draft(bo, "client", 1, {"name": "Theirs"}, now=NOW)
    drop_draft(bo, "client", 1, now=NOW)
    assert draft_of(viewer, "client", 1) == {"name": "Mine"}


def test_a_draft_leaves_no_trace_and_makes_no_page_read_anew(viewer: Viewer) -> None:
    take_one(viewer)
    with viewer.read() as connection:
        audited = connection.exec_driver_sql("SELECT count(*) FROM audit").scalar()
    version = data_version(viewer)
    save_draft(viewer, "interview", 1, TYPED, now=NOW, client_id=1)
    drop_draft(viewer, "interview", 1, now=NOW)
    with viewer.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM audit").scalar() == audited
    assert data_version(viewer) == version


def test_a_draft_about_a_client_goes_with_the_client(viewer: Viewer) -> None:
    take_one(viewer)
    save_draft(viewer, "interview", 1, TYPED, now=NOW, client_id=1)
    delete_client(viewer, 1, 1, now=NOW)
    assert draft_of(viewer, "interview", 1) is None


def test_a_draft_about_somebody_elses_client_is_refused(viewer: Viewer) -> None:
    take_one(viewer)
    bo = a_member(viewer)
    with pytest.raises(NotFound):
        save_draft(bo, "interview", 1, TYPED, now=NOW, client_id=1)


@pytest.mark.parametrize(("after", "kept"), [(KEPT - timedelta(microseconds=1), True), (KEPT, False)])
def test_a_draft_is_forgotten_after_a_month(viewer: Viewer, after: timedelta, kept: bool) -> None:
    save_draft(viewer, "client", 1, TYPED, now=NOW)
    save_draft(viewer, "client", 2, TYPED, now=NOW + after)
    assert (draft_of(viewer, "client", 1) is not None) is kept


def test_a_book_is_no_draft(viewer: Viewer) -> None:
    save_draft(viewer, "client", 1, {"note": "王" * MOST_KEPT}, now=NOW)
    with pytest.raises(CoachingError, match="too much text to keep as a draft"):
        save_draft(viewer, "client", 1, {"note": "x" * MOST_KEPT, "name": "y"}, now=NOW)
    assert draft_of(viewer, "client", 1) == {"note": "王" * MOST_KEPT}


def test_what_is_kept_can_be_changed_from_what_stands_there(viewer: Viewer) -> None:
    change_draft(viewer, "client", 7, lambda kept: {"name": "Ada"} if kept is None else None, now=NOW)
    change_draft(viewer, "client", 7, lambda kept: {**(kept or {}), "email": "a@b"}, now=NOW)
    assert draft_of(viewer, "client", 7) == {"name": "Ada", "email": "a@b"}
    change_draft(viewer, "client", 7, lambda _: None, now=NOW)
    assert draft_of(viewer, "client", 7) is None


def test_two_at_it_at_once_lose_nothing_of_each_other(viewer: Viewer) -> None:
    def add(number: int) -> None:
        change_draft(viewer, "client", 7, lambda kept: {**(kept or {}), str(number): "x"}, now=NOW)

    change_draft(viewer, "client", 7, lambda _: {}, now=NOW)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add, range(40)))
    assert len(draft_of(viewer, "client", 7) or {}) == 40
