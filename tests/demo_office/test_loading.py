"""The demo in a database: into an empty one only, on every list, and out again without a trace but the audit's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from coaching.demo_office import clear_demo, is_demo, load_demo
from coaching.errors import CoachingError
from coaching.store.access import Store, Viewer
from coaching.store.backup import check
from coaching.store.database import open_store
from coaching.store.deletion import delete_client, deletions, undo_deletion
from coaching.store.entry import ClientEntry, add_client
from coaching.store.frozen_weeks import freeze_week, frozen_week
from coaching.store.office import CaseloadSize, caseload_size, members_of
from coaching.store.search import search
from coaching.store.tables import Audit, Base, Clients, MemberRole
from coaching.store.worklist import Show, counts, worklist
from tests.builders import NEW_YORK, instant
from tests.demo_office.offices import A_WEDNESDAY, office
from tests.store.caseloads import one_interview, rows_of, take

NOW = A_WEDNESDAY
FEW = 30
STAY = {"audit", "offices", "members", "alembic_version"}


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = open_store(url, now=NOW, timezone=NEW_YORK)
    yield opened
    opened.close()


@pytest.fixture
def viewer(store: Store) -> Viewer:
    """The local member."""
    return store.as_viewer()


@pytest.fixture
def demo(viewer: Viewer) -> Viewer:
    """The local member in a small demo office."""
    load_demo(viewer, NOW, FEW)
    return viewer


def _rows(viewer: Viewer) -> dict[str, int]:
    """How many rows each table has, of those that are not empty."""
    with viewer.read() as connection:
        tables = Base.metadata.sorted_tables
        numbers = {one.name: connection.execute(select(func.count()).select_from(one)).scalar_one() for one in tables}
    return {name: number for name, number in numbers.items() if number}


def test_the_whole_caseload_is_in_and_the_office_is_marked(viewer: Viewer, store: Store) -> None:
    load_demo(viewer, NOW)
    seen = office().caseload
    assert is_demo(viewer)
    assert caseload_size(viewer) == CaseloadSize(140, len(seen.interviews))
    rows = _rows(viewer)
    assert (rows["people"], rows["actions"]) == (len(seen.people), len(seen.actions))
    assert check(store) == ()


@pytest.mark.parametrize("local", ["2026-06-10T11:23", "2026-06-14T20:05", "2026-06-15T00:30", "2027-01-01T00:00"])
def test_every_filter_of_the_worklist_finds_somebody(viewer: Viewer, local: str) -> None:
    now = instant(local)
    load_demo(viewer, now)
    tallies = counts(viewer, now)._asdict()
    assert all(tally.clients for tally in tallies.values()), tallies
    assert all(worklist(viewer, now, show).clients for show in Show)


def test_the_counselors_have_names_and_cannot_sign_in(demo: Viewer) -> None:
    counselors = [member for member in members_of(demo) if member.role is MemberRole.COUNSELOR]
    assert [one.name for one in counselors] == ["Renata Holloway", "Délé Ogunleye"]
    assert all(one.email and one.email.endswith("@office.example") and not one.can_sign_in for one in counselors)


def test_it_is_for_an_empty_database_only(viewer: Viewer) -> None:
    take(viewer, rows_of([one_interview()]), now=NOW)
    before = _rows(viewer)
    with pytest.raises(CoachingError, match="There are clients in this database already"):
        load_demo(viewer, NOW, FEW)
    assert _rows(viewer) == before
    assert not is_demo(viewer)


def test_it_is_brought_in_once(demo: Viewer) -> None:
    before = _rows(demo)
    with pytest.raises(CoachingError, match="There are clients in this database already"):
        load_demo(demo, NOW, FEW)
    assert _rows(demo) == before


def test_a_database_that_lost_its_demo_clients_is_still_marked(viewer: Viewer) -> None:
    load_demo(viewer, NOW, 1)
    delete_client(viewer, 1, 1, now=NOW)
    with pytest.raises(CoachingError, match="still counts as demo data"):
        load_demo(viewer, NOW, FEW)
    clear_demo(viewer, NOW)
    load_demo(viewer, NOW, FEW)


def test_broken_off_half_way_nothing_is_in(viewer: Viewer) -> None:
    before = _rows(viewer)

    def stop(done: int, total: int) -> None:
        if done > total // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_demo(viewer, NOW, FEW, progress=stop)
    assert _rows(viewer) == before
    assert not is_demo(viewer)


def test_a_counselor_neither_brings_it_in_nor_clears_it(demo: Viewer, store: Store) -> None:
    counselor = store.as_viewer(next(one.key for one in members_of(demo) if one.role is MemberRole.COUNSELOR))
    with pytest.raises(CoachingError, match="administrators"):
        clear_demo(counselor, NOW)
    assert is_demo(counselor)
    clear_demo(demo, NOW)
    with pytest.raises(CoachingError, match="administrators"):
        load_demo(demo._replace(role=MemberRole.COUNSELOR), NOW, FEW)


def test_clearing_leaves_an_empty_office_and_a_sound_audit(demo: Viewer, store: Store) -> None:
    clear_demo(demo, NOW)
    assert set(_rows(demo)) <= STAY
    assert [member.key for member in members_of(demo)] == [demo.member_id]
    assert not is_demo(demo)
    assert check(store) == ()


def test_the_audit_says_what_was_cleared(demo: Viewer) -> None:
    clear_demo(demo, NOW)
    with demo.read() as connection:
        rows = connection.execute(select(Audit.deed, Audit.entity, Audit.words).order_by(Audit.id)).all()
    said = [(row.deed.value, row.entity.value) for row in rows]
    assert said.count(("imported", "client")) == said.count(("removed", "client")) == FEW
    assert said.count(("added", "member")) == 1 + 2
    assert said.count(("removed", "member")) == 2
    assert [row.words for row in rows if "demo" in row.words] == ["demo=yes", "demo=no"]


def test_one_s_own_clients_stay_whether_imported_or_entered(demo: Viewer, store: Store) -> None:
    take(demo, rows_of([one_interview()]), now=NOW)
    counselor = members_of(demo)[-1].key
    entered = add_client(demo, ClientEntry("Bo Example"), now=NOW, counselor_id=counselor)
    deletion = delete_client(demo, entered, 1, now=NOW)
    clear_demo(demo, NOW)
    assert caseload_size(demo) == CaseloadSize(1, 1)
    assert search(demo, "Ada").total == 1
    assert [one.key for one in deletions(demo, NOW)] == [deletion]
    assert check(store) == ()


def test_a_demo_counselor_with_a_client_of_one_s_own_stays(demo: Viewer) -> None:
    counselor = members_of(demo)[-1]
    add_client(demo, ClientEntry("Bo Example"), now=NOW, counselor_id=counselor.key)
    clear_demo(demo, NOW)
    assert [member.name for member in members_of(demo)][1:] == [counselor.name]
    assert not is_demo(demo)


def test_a_demo_client_deleted_before_does_not_come_back(demo: Viewer) -> None:
    delete_client(demo, 1, 1, now=NOW)
    clear_demo(demo, NOW)
    assert deletions(demo, NOW) == ()


def test_a_client_from_before_who_came_back_meanwhile_stays(viewer: Viewer, store: Store) -> None:
    take(viewer, rows_of([one_interview()]), now=NOW)
    deletion = delete_client(viewer, 1, 1, now=NOW)
    load_demo(viewer, NOW, FEW)
    undo_deletion(viewer, deletion, now=NOW)
    clear_demo(viewer, NOW)
    assert caseload_size(viewer) == CaseloadSize(1, 1)
    assert check(store) == ()


def test_only_demo_data_is_cleared(viewer: Viewer) -> None:
    take(viewer, rows_of([one_interview()]), now=NOW)
    with pytest.raises(CoachingError, match="not demo data"):
        clear_demo(viewer, NOW)
    assert caseload_size(viewer) == CaseloadSize(1, 1)


def test_after_clearing_it_can_be_brought_in_again(demo: Viewer, store: Store) -> None:
    clear_demo(demo, NOW)
    load_demo(demo, NOW, FEW, 2)
    assert is_demo(demo)
    assert len(members_of(demo)) == 1 + 2
    assert check(store) == ()


def test_a_week_frozen_with_made_up_figures_goes_with_them(demo: Viewer) -> None:
    freeze_week(demo, "2026-W12", "made up", now=NOW)
    clear_demo(demo, NOW)
    assert frozen_week(demo, "2026-W12") is None


def test_whoever_loads_it_has_clients_of_their_own_and_so_have_the_colleagues(viewer: Viewer) -> None:
    load_demo(viewer, NOW)
    with viewer.read() as connection:
        many = dict(connection.execute(select(Clients.counselor_id, func.count()).group_by(Clients.counselor_id)).all())
    assert set(many) == {member.key for member in members_of(viewer)}
    assert min(many.values()) > 20
