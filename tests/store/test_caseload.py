"""Caseloads in and out: nothing doubled, nothing lost, and what goes out comes in again unchanged."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from coaching.errors import CoachingError
from coaching.guidance.policies import MEASURED
from coaching.model import Outcome, Step
from coaching.plan import build_plan
from coaching.standing import standing_of
from coaching.store.access import Store, Viewer
from coaching.store.backup import check
from coaching.store.caseload_in import ImportResult, import_caseload
from coaching.store.caseload_out import open_caseload
from coaching.store.clients import client_lines, client_page
from coaching.store.database import open_store
from coaching.store.office import CaseloadSize, caseload_size, data_version, members_of
from coaching.store.tables import Audit, Imports, Interviews, PlanRows
from tests.builders import NEW_YORK, a_client, a_person, a_record, an_action, an_interview, day
from tests.store.caseloads import NOW, Rows, by_chance, one_interview, rows_of, take

ADA, BO = "ada@x.org", "bo@x.org"


def export(viewer: Viewer, client_id: int | None = None) -> Rows:
    with open_caseload(viewer, now=NOW, client_id=client_id) as stream:
        return Rows(*(list(records) for records in stream))  # type: ignore[arg-type]


def number_of(rows: Rows) -> int:
    return sum(map(len, rows))


def test_counts_in_are_counts_out(viewer: Viewer) -> None:
    rows = by_chance(40)
    assert take(viewer, rows) == ImportResult(number_of(rows), 0, 0)
    assert caseload_size(viewer) == CaseloadSize(len(rows.clients), len(rows.interviews))
    assert [len(part) for part in export(viewer)] == [len(part) for part in rows]


def test_what_comes_in_goes_out_the_same_in_the_same_order(viewer: Viewer) -> None:
    rows = by_chance(40, counselors=(ADA, BO, ""))
    take(viewer, rows)
    assert export(viewer) == rows


def test_every_plan_is_stored_as_it_is_built(viewer: Viewer) -> None:
    take(viewer, by_chance(40))
    plans = 0
    for line in client_lines(viewer):
        for card in client_page(viewer, line.key).interviews:
            assert card.plan == build_plan(card.record, MEASURED)
            assert card.standing == standing_of(card.record, MEASURED)
            plans += bool(card.plan)
    assert plans > 40


def test_the_same_again_changes_nothing_and_writes_nothing(viewer: Viewer) -> None:
    rows = by_chance(40, counselors=(ADA, BO, ""))
    take(viewer, rows)
    with viewer.read() as connection:
        before = connection.execute(select(func.count()).select_from(Audit)).scalar_one(), data_version(viewer)
    assert take(viewer, rows) == ImportResult(0, 0, number_of(rows))
    with viewer.read() as connection:
        assert (
            connection.execute(select(func.count()).select_from(Audit)).scalar_one(),
            data_version(viewer),
        ) == before
        assert connection.execute(select(func.count()).select_from(Imports)).scalar_one() == 1


def test_an_export_that_is_imported_elsewhere_is_the_same_caseload(viewer: Viewer, another_url: str) -> None:
    take(viewer, by_chance(40, counselors=(ADA, BO, "")))
    elsewhere = open_store(another_url, now=NOW, timezone=NEW_YORK).as_viewer()
    take(elsewhere, export(viewer))
    assert export(elsewhere) == export(viewer)
    assert take(viewer, export(viewer)).unchanged == number_of(export(viewer))


CHANGES: dict[str, Callable[[Rows], Rows]] = {
    "a client": lambda rows: rows._replace(clients=[rows.clients[0]._replace(goal="Day shift", tags=("x",))]),
    "an interview": lambda rows: rows._replace(
        interviews=[rows.interviews[0]._replace(outcome=Outcome.OFFER, outcome_on=day("2026-03-04"))]
    ),
    "a person": lambda rows: rows._replace(people=[rows.people[0]._replace(met=False)]),
    "an action": lambda rows: rows._replace(actions=[rows.actions[0]._replace(at=NOW)]),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_differs_is_changed_and_nothing_else(viewer: Viewer, what: str) -> None:
    rows = rows_of([one_interview()])
    take(viewer, rows)
    changed = CHANGES[what](rows)
    assert take(viewer, changed) == ImportResult(0, 1, 3)
    assert export(viewer) == changed
    (card,) = client_page(viewer, 1).interviews
    assert card.plan == build_plan(card.record, MEASURED)
    assert take(viewer, changed) == ImportResult(0, 0, 4)


def test_more_about_a_known_client_is_added_to_them(viewer: Viewer) -> None:
    take(viewer, rows_of([one_interview()]))
    second = an_interview("2026-03-16T10:00", interview_id="i2")
    both = rows_of([one_interview(), a_record(second, people=[a_person("p2", of=second)])])
    assert take(viewer, both) == ImportResult(2, 0, 4)
    assert [len(card.record.people) for card in client_page(viewer, 1).interviews] == [1, 1]
    assert {line.entity for line in client_page(viewer, 1).trail} == {"client", "interview", "person"}


def test_a_person_who_moves_to_another_interview_changes_both_plans(viewer: Viewer) -> None:
    first, second = an_interview(), an_interview("2026-03-16T10:00", interview_id="i2")
    here = a_record(first, people=[a_person(of=first), a_person("p2", of=first)])
    take(viewer, rows_of([here, a_record(second)]))
    moved = rows_of(
        [a_record(first, people=[a_person(of=first)]), a_record(second, people=[a_person("p2", of=second)])]
    )
    assert take(viewer, moved) == ImportResult(0, 1, 4)
    for card in client_page(viewer, 1).interviews:
        assert [row.step for row in card.plan].count(Step.THANK_YOU) == 1
        assert card.plan == build_plan(card.record, MEASURED)


def test_what_a_file_no_longer_has_stays(viewer: Viewer) -> None:
    take(viewer, rows_of([one_interview()]))
    take(viewer, rows_of([a_record(an_interview())]))
    assert export(viewer) == rows_of([one_interview()])


def test_ids_are_those_of_one_counselors_files(viewer: Viewer) -> None:
    rows = rows_of([one_interview()])
    take(viewer, rows, counselor=ADA)
    assert take(viewer, rows, counselor=BO) == ImportResult(4, 0, 0)
    assert take(viewer, rows) == ImportResult(4, 0, 0)
    assert take(viewer, rows, counselor=ADA) == ImportResult(0, 0, 4)
    assert caseload_size(viewer) == CaseloadSize(3, 3)


def test_ids_that_several_counselors_use_are_told_apart_and_found_again(viewer: Viewer) -> None:
    for counselor in (ADA, BO, ""):
        take(viewer, rows_of([one_interview()]), counselor=counselor)
    out = export(viewer)
    assert [client.client_id for client in out.clients] == [f"c1~{ADA}", f"c1~{BO}", "c1"]
    assert [(action.interview_id, action.person_id) for action in out.actions] == [
        (f"i1~{ADA}", f"p1~{ADA}"),
        (f"i1~{BO}", f"p1~{BO}"),
        ("i1", "p1"),
    ]
    assert take(viewer, out) == ImportResult(0, 0, 12)


def test_one_counselors_export_has_their_own_ids(store: Store, viewer: Viewer) -> None:
    for counselor in (ADA, BO):
        take(viewer, rows_of([one_interview()]), counselor=counselor)
    ada = store.as_viewer(members_of(viewer)[1].key)
    assert export(ada) == rows_of([one_interview()], [a_client(counselor=ADA)])


def test_a_counselor_who_is_not_known_becomes_a_member_who_cannot_sign_in(viewer: Viewer) -> None:
    take(viewer, rows_of([], [a_client("c1", counselor="Ada@X.org"), a_client("c2", counselor=" ada@x.ORG ")]))
    _, ada = members_of(viewer)
    assert (ada.name, ada.email, ada.role, ada.active, ada.can_sign_in) == (
        "Ada@X.org",
        "Ada@X.org",
        "counselor",
        True,
        False,
    )
    assert [client.counselor for client in export(viewer).clients] == ["Ada@X.org", "Ada@X.org"]


def test_a_client_without_a_counselor_is_the_local_members_and_goes_out_without_one(viewer: Viewer) -> None:
    take(viewer, rows_of([], [a_client()]))
    assert client_page(viewer, 1).card.counselor_id == viewer.member_id
    assert export(viewer).clients == [a_client()]


def test_a_counselor_brings_in_their_own_clients_only(store: Store, viewer: Viewer) -> None:
    take(viewer, rows_of([], [a_client(counselor=ADA), a_client("c2", counselor=BO)]))
    ada = store.as_viewer(members_of(viewer)[1].key)
    assert take(ada, rows_of([], [a_client("c3"), a_client("c4", counselor=ADA)])).added == 2
    for other in (BO, "new@x.org"):
        with pytest.raises(CoachingError, match="not yours to import"):
            take(ada, rows_of([], [a_client("c5"), a_client("c6", counselor=other)]))
    assert caseload_size(ada) == CaseloadSize(3, 0)


def test_a_zone_that_is_not_the_offices_is_written_out(viewer: Viewer) -> None:
    """Else the export would be read in the office's zone."""
    records = [
        a_record(an_interview(zone="Asia/Kathmandu", zone_given=False)),
        a_record(an_interview(interview_id="i2", zone_given=False)),
    ]
    take(viewer, rows_of(records))
    assert [interview.zone_given for interview in export(viewer).interviews] == [True, False]
    assert take(viewer, rows_of(records)) == ImportResult(0, 0, 3)


def test_one_client_goes_out_alone(viewer: Viewer) -> None:
    rows = by_chance(20)
    take(viewer, rows)
    client = rows.clients[7]
    mine = [record for record in rows.records().values() if record.interview.client_id == client.client_id]
    assert mine
    assert export(viewer, 8) == rows_of(mine, [client])


def test_any_text_comes_back_as_it_was(viewer: Viewer) -> None:
    odd = "'); DROP TABLE clients; -- \u202eNull\x1f ~ 🙂 <b> \r\n\t=1+1 % _"
    interview = an_interview(employer=odd, round="x" * 5000)
    records = [
        a_record(interview, people=[a_person(name=odd)], actions=[an_action("letter", "2026-03-09T10:00", note=odd)])
    ]
    rows = rows_of(records, [a_client(name=odd, goal=odd, tags=(odd, "b"))])
    take(viewer, rows)
    assert export(viewer) == rows
    assert take(viewer, rows).unchanged == 4


def test_an_import_says_what_it_was_and_how_far_it_is(viewer: Viewer) -> None:
    told: list[tuple[int, int]] = []
    rows = by_chance(30)
    import_caseload(
        viewer, rows, now=NOW, source="march.zip", sha256="ab" * 32, refused=3,
        progress=lambda done, total: told.append((done, total)),
    )  # fmt: skip
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (number_of(rows) + len(rows.interviews),) * 2
    with viewer.read() as connection:
        made = connection.execute(select(Imports.__table__)).mappings().one()
    assert (made["source"], made["sha256"], made["added"], made["refused"]) == (
        "march.zip",
        "ab" * 32,
        number_of(rows),
        3,
    )


def test_a_dry_run_counts_the_same_and_leaves_nothing(viewer: Viewer) -> None:
    take(viewer, rows_of([one_interview()]))
    more = by_chance(30, counselors=(ADA, ""))
    more.clients[1] = more.clients[1]._replace(goal="Night shift")
    before = data_version(viewer), export(viewer), len(members_of(viewer))
    tried = import_caseload(viewer, more, now=NOW, dry_run=True)
    assert (data_version(viewer), export(viewer), len(members_of(viewer))) == before
    assert take(viewer, more) == tried
    assert tried.added


def test_an_import_that_fails_leaves_nothing(viewer: Viewer) -> None:
    rows = by_chance(30)
    lost = rows._replace(actions=[*rows.actions, rows.actions[0]._replace(interview_id="nowhere")])
    with pytest.raises(KeyError):
        take(viewer, lost)
    assert caseload_size(viewer) == CaseloadSize(0, 0)
    assert check(viewer.store) == ()


def test_a_cancelled_interview_has_no_plan_and_a_standing_all_the_same(viewer: Viewer) -> None:
    take(viewer, rows_of([a_record(an_interview(status="cancelled"))]))
    with viewer.read() as connection:
        assert connection.execute(select(func.count()).select_from(PlanRows)).scalar_one() == 0
        assert connection.execute(select(Interviews.ended_at)).scalar_one() == an_interview().ends_at


def test_two_ids_that_are_one_for_their_counselor_are_refused_and_nothing_is_written(viewer: Viewer) -> None:
    clients = [a_client("c1", counselor=ADA), a_client(f"c1~{ADA}", counselor=ADA)]
    with pytest.raises(CoachingError, match="two records of one counselor"):
        take(viewer, rows_of([], clients))
    assert caseload_size(viewer) == CaseloadSize(0, 0)
