"""Plans made anew: what differs is rewritten, what does not is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event, select

from coaching.guidance.policies import FORMAL, MEASURED
from coaching.model import InterviewStatus, Step
from coaching.standing import Standing
from coaching.store.access import Store, Viewer
from coaching.store.interviews import save_interview
from coaching.store.policy import apply_policy
from coaching.store.records import fields_of
from coaching.store.replan import replan_office, stand_anew
from coaching.store.tables import Interviews, PlanRows
from tests.builders import a_record, an_action, an_interview, instant
from tests.store.caseloads import NOW, by_chance, one_interview, take, take_one

Row = tuple[object, ...]


def rows(viewer: Viewer) -> list[Row]:
    query = select(PlanRows.__table__).order_by(PlanRows.interview_id, PlanRows.position)
    with viewer.read() as connection:
        return [tuple(row) for row in connection.execute(query)]


@contextmanager
def plan_rows_written(store: Store) -> Iterator[list[str]]:
    """What is written into the plan rows meanwhile; PostgreSQL takes new rows by COPY, past this."""
    written: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith(("INSERT INTO plan_rows", "DELETE FROM plan_rows")):
            written.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    yield written
    event.remove(store.engine, "before_cursor_execute", note)


def test_a_rebuild_that_changes_nothing_writes_no_plan_row(store: Store, viewer: Viewer) -> None:
    take(viewer, by_chance(12))
    before = rows(viewer)
    with plan_rows_written(store) as written:
        assert replan_office(viewer, NOW) > 1
    assert written == []
    assert rows(viewer) == before


def test_another_policy_rewrites_what_it_changes(store: Store, viewer: Viewer) -> None:
    take(viewer, by_chance(12))
    before = rows(viewer)
    with plan_rows_written(store) as written:
        apply_policy(viewer, FORMAL.name, now=NOW)
    assert written
    assert rows(viewer) != before
    apply_policy(viewer, MEASURED.name, now=NOW)
    assert rows(viewer) == before


def test_rows_that_were_lost_or_changed_come_back(viewer: Viewer) -> None:
    take(viewer, by_chance(12))
    before = rows(viewer)
    with viewer.write(NOW) as writing:
        table = PlanRows.__table__
        writing.connection.execute(table.delete().where(PlanRows.step == Step.THANK_YOU))
        writing.connection.execute(table.update().where(PlanRows.step == Step.LETTER).values(ordinal=7))
    replan_office(viewer, NOW)
    assert rows(viewer) == before


def test_an_interview_that_is_cancelled_loses_its_plan_and_no_other_does(viewer: Viewer) -> None:
    take(viewer, by_chance(12))
    take_one(viewer, one_interview())
    with viewer.read() as connection:
        key, version = connection.execute(select(Interviews.id, Interviews.version).order_by(Interviews.id)).first()
    others = [row for row in rows(viewer) if row[0] != key]
    save_interview(viewer, key, version, {"status": InterviewStatus.CANCELLED}, now=NOW)
    assert rows(viewer) == others


def standings(viewer: Viewer) -> list[Row]:
    query = select(Interviews.id, *fields_of(Interviews, Standing._fields)).order_by(Interviews.id)
    with viewer.read() as connection:
        return [tuple(row) for row in connection.execute(query)]


def test_an_upgrade_fills_in_where_interviews_stand(viewer: Viewer) -> None:
    take(viewer, by_chance(60))
    note = "It was good to see the line and to talk about the night shift."
    thanked = [an_action("thank_you", f"2026-03-0{day}T10:00", action_id=f"a{day}", note=note) for day in (3, 4)]
    take_one(viewer, a_record(an_interview(), actions=thanked), now=instant("2026-03-25T10:00"))
    before = standings(viewer)
    found = [sum(row[place] is not None for row in before) for place in (-3, -2, -1)]
    assert all(found), found
    with viewer.write(NOW) as writing:
        gone = dict.fromkeys(Standing._fields[-3:])
        writing.connection.execute(Interviews.__table__.update().values(gone))
        stand_anew(writing.connection)
    assert standings(viewer) == before
