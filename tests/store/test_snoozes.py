"""Putting a step off: gone from every list until the very instant of its date, and nothing else about it changes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import MetaData, func, select

from coaching.clock import first_instant, local_date, zone_named
from coaching.guidance.policies import MEASURED
from coaching.model import FACTS, ActionStep, Channel, Kind, KnownFrom, Step
from coaching.plan import build_plan
from coaching.store.access import NotFound, Store, Viewer
from coaching.store.actions import log_action, remove_action
from coaching.store.address import address_of
from coaching.store.bulk import waive
from coaching.store.clients import client_page
from coaching.store.database import open_store
from coaching.store.engine import engine_for, transaction
from coaching.store.office import data_version, members_of
from coaching.store.replan import replan_office
from coaching.store.snoozes import snooze, unsnooze
from coaching.store.tables import Audit, Interviews, People, PlanRows, Snoozes
from coaching.store.tasks import Refused, Task
from coaching.store.upgrade import upgrade
from coaching.store.worklist import Show, counts, worklist
from coaching.store.worklist_rows import WorklistRow, optional_rows
from tests.builders import a_client, a_person, a_record, an_interview, instant
from tests.store.caseloads import NOW, Rows, by_chance, rows_of, take, take_one, url_of
from tests.store.conftest import Explain
from tests.store.plain_worklist import Plain, everything, step_key
from tests.store.test_migrations import migrations_until

HELD = an_interview("2026-03-17T10:00", promised="2026-03-19")
THANKS, CHECK = Task(1, Step.THANK_YOU, 1, 1), Task(1, Step.STATUS_CHECK)
TOMORROW, MONDAY = date(2026, 3, 21), date(2026, 3, 23)
MONDAY_THERE = instant("2026-03-23T00:00")


@pytest.fixture
def held(viewer: Viewer) -> Viewer:
    """An interview on Tuesday whose thank-you is overdue and whose check is due on Friday, NOW."""
    take_one(viewer, a_record(HELD, people=[a_person()]))
    return viewer


def listed(viewer: Viewer, now: datetime = NOW, show: Show | None = None) -> list[WorklistRow]:
    return [row for client in worklist(viewer, now, show).clients for row in client.rows]


def steps(viewer: Viewer, now: datetime = NOW, show: Show | None = None) -> list[Step]:
    return [row.step for row in listed(viewer, now, show)]


def test_a_snoozed_step_is_off_the_list_and_the_others_stay(held: Viewer) -> None:
    assert steps(held) == [Step.THANK_YOU, Step.STATUS_CHECK]
    snooze(held, [THANKS], MONDAY, now=NOW)
    assert steps(held) == [Step.STATUS_CHECK]
    (row,) = listed(held, show=Show.SNOOZED)
    assert (row.task, row.snoozed_until) == (THANKS, MONDAY_THERE)


def test_it_is_back_at_the_first_instant_of_that_date(held: Viewer) -> None:
    snooze(held, [THANKS], MONDAY, now=NOW)
    moments = [MONDAY_THERE - timedelta(microseconds=1), MONDAY_THERE]
    assert [Step.THANK_YOU in steps(held, now) for now in moments] == [False, True]
    assert [steps(held, now, Show.SNOOZED) for now in moments] == [[Step.THANK_YOU], []]


@pytest.mark.parametrize(
    ("zone", "until", "back_at"),
    [
        ("Africa/Cairo", date(2026, 4, 24), "2026-04-23T22:00+00:00"),  # no midnight that night
        ("America/Havana", date(2026, 11, 1), "2026-11-01T04:00+00:00"),  # midnight comes twice
        ("Pacific/Kiritimati", date(2026, 4, 2), "2026-04-01T10:00+00:00"),
    ],
)
def test_the_date_begins_where_the_interview_is(viewer: Viewer, zone: str, until: date, back_at: str) -> None:
    interview = an_interview((until - timedelta(days=3)).isoformat() + "T10:00", zone=zone)
    now = interview.starts_at + timedelta(hours=5)
    take_one(viewer, a_record(interview), now=now)
    snooze(viewer, [Task(1, Step.THANK_YOU)], until, now=now)
    (row,) = listed(viewer, now, Show.SNOOZED)
    assert row.snoozed_until == datetime.fromisoformat(back_at)


def test_one_interviewer_of_a_panel_is_snoozed_without_the_others(viewer: Viewer) -> None:
    take_one(viewer, a_record(HELD, people=[a_person("p1"), a_person("p2"), a_person("p3")]))
    snooze(viewer, [Task(1, Step.THANK_YOU, 1, 2)], MONDAY, now=NOW)
    assert [row.person_id for row in listed(viewer) if row.step is Step.THANK_YOU] == [1, 3]


def test_it_stays_snoozed_whatever_rewrites_the_plan(held: Viewer) -> None:
    snooze(held, [THANKS], MONDAY, now=NOW)
    log_action(held, 1, ActionStep.NUDGE, None, at=NOW, channel=Channel.PHONE, known_from=KnownFrom.SEEN, now=NOW)
    take_one(held, a_record(HELD._replace(position="Night nurse"), people=[a_person()]))
    replan_office(held, NOW)
    assert steps(held) == [Step.STATUS_CHECK]


def test_what_is_done_meanwhile_is_on_no_list_and_its_undo_finds_it_snoozed(held: Viewer) -> None:
    snooze(held, [CHECK], MONDAY, now=NOW)
    check, phone = ActionStep.STATUS_CHECK, Channel.PHONE
    done = log_action(held, 1, check, None, at=NOW, channel=phone, known_from=KnownFrom.SEEN, now=NOW)
    assert listed(held, show=Show.SNOOZED) == []
    assert listed(held, show=Show.NEXT_7_DAYS)[0].task == Task(1, Step.STATUS_CHECK, 2)
    remove_action(held, done, now=NOW)
    assert [row.task for row in listed(held, show=Show.SNOOZED)] == [CHECK]


def test_taking_it_back_leaves_everything_as_before(held: Viewer) -> None:
    before = (worklist(held, NOW), counts(held, NOW), client_page(held, 1).interviews)
    snooze(held, [THANKS, CHECK], MONDAY, now=NOW)
    assert listed(held) == []
    unsnooze(held, [THANKS, CHECK], now=NOW)
    assert (worklist(held, NOW), counts(held, NOW), client_page(held, 1).interviews) == before


def test_snoozed_again_it_goes_by_the_new_date(held: Viewer) -> None:
    for until in (MONDAY, TOMORROW):
        snooze(held, [THANKS], until, now=NOW)
    assert [row.snoozed_until for row in listed(held, show=Show.SNOOZED)] == [instant("2026-03-21T00:00")]


def test_what_is_not_snoozed_is_left_alone_without_a_trace(held: Viewer) -> None:
    before = data_version(held)
    unsnooze(held, [THANKS], now=NOW)
    assert data_version(held) == before


def test_those_that_come_back_first_are_listed_first(viewer: Viewer) -> None:
    other = an_interview("2026-03-18T10:00", interview_id="i2", client_id="c2")
    take(viewer, rows_of([a_record(HELD), a_record(other)], [a_client("c1", name="Ada"), a_client("c2", name="Bo")]))
    first, second = Task(1, Step.THANK_YOU), Task(2, Step.THANK_YOU)
    snooze(viewer, [first, CHECK], MONDAY, now=NOW)
    snooze(viewer, [second], TOMORROW, now=NOW)
    snooze(viewer, [CHECK], date(2026, 3, 22), now=NOW)
    page = worklist(viewer, NOW, Show.SNOOZED)
    assert [(client.name, [row.task for row in client.rows]) for client in page.clients] == [
        ("Bo", [second]), ("Ada", [CHECK, first]),
    ]  # fmt: skip
    assert page.clients[1].since == instant("2026-03-22T00:00")


def test_a_client_whose_only_step_is_snoozed_does_not_count_as_without_one(viewer: Viewer) -> None:
    take_one(viewer, a_record(HELD))
    snooze(viewer, [Task(1, Step.THANK_YOU), CHECK], MONDAY, now=NOW)
    assert counts(viewer, NOW).nothing_scheduled.clients == 0


def test_an_optional_step_is_snoozed_like_any_other_as_long_as_it_would_be_of_use(viewer: Viewer) -> None:
    take_one(viewer, a_record(an_interview("2026-03-19T14:00")))
    references = Task(1, Step.ALERT_REFERENCES)  # due at the end of Saturday
    with pytest.raises(Refused, match="over by then"):
        snooze(viewer, [references], date(2026, 3, 22), now=NOW)
    snooze(viewer, [references], TOMORROW, now=NOW)
    assert [row.step for row in optional_rows(viewer, NOW, [1])[1]] == [Step.DEBRIEF]
    assert steps(viewer, show=Show.SNOOZED) == [Step.ALERT_REFERENCES]
    saturday = instant("2026-03-21T12:00")
    assert [row.step for row in optional_rows(viewer, saturday, [1])[1]] == [Step.ALERT_REFERENCES]


@pytest.mark.parametrize(
    ("until", "fault"),
    [
        (date(2026, 3, 20), "not ahead"),
        (date(2025, 3, 20), "not ahead"),
        (date(2026, 4, 1), "over by then"),
        (date(9999, 12, 31), "over by then"),
    ],
)
def test_a_date_that_would_never_bring_it_back_is_refused(held: Viewer, until: date, fault: str) -> None:
    before = data_version(held)
    with pytest.raises(Refused, match=fault):
        snooze(held, [THANKS], until, now=NOW)
    assert data_version(held) == before


def test_the_last_date_is_the_one_that_begins_before_the_step_closes(held: Viewer) -> None:
    """The thank-you closes on Tuesday, March 31 at 11:00."""
    snooze(held, [THANKS], date(2026, 3, 31), now=NOW)
    assert steps(held, instant("2026-03-31T10:59")) == [Step.THANK_YOU, Step.STATUS_CHECK]


def test_a_step_that_closes_as_its_date_begins_would_not_be_seen_again(held: Viewer) -> None:
    """The check is due on Sunday, March 22 and closes with Tuesday, April 21."""
    with pytest.raises(Refused, match="over by then"):
        snooze(held, [CHECK], date(2026, 4, 22), now=NOW)
    snooze(held, [CHECK], date(2026, 4, 21), now=NOW)


def test_where_one_cannot_be_snoozed_none_is_and_it_is_said_which(held: Viewer) -> None:
    done = {"channel": Channel.EMAIL, "known_from": KnownFrom.CLIENT, "now": NOW}
    log_action(held, 1, ActionStep.THANK_YOU, 1, at=NOW, **done)
    fact, gone = Task(1, Step.ASK_TIMELINE), Task(1, Step.STATUS_CHECK, 7)
    with pytest.raises(Refused) as told:
        snooze(held, [CHECK, THANKS, fact], MONDAY, now=NOW)
    assert told.value.tasks == (THANKS, fact)
    assert str(told.value).startswith(
        "Ada Example, Acme Labs, Thank the interviewer (Grace Sample): It is logged as done already. 1 more can't be"
    )
    with pytest.raises(Refused, match=r"Check the status \(no. 7\): This step is not in the plan any more"):
        snooze(held, [CHECK, gone], MONDAY, now=NOW)
    assert steps(held) == [Step.STATUS_CHECK]


def test_what_was_waived_is_not_snoozed(held: Viewer) -> None:
    waive(held, [THANKS], "thanked in person", now=NOW)
    with pytest.raises(Refused, match="waived already"):
        snooze(held, [THANKS], MONDAY, now=NOW)


def test_somebody_elses_step_and_none_at_all_answer_alike(store: Store, viewer: Viewer) -> None:
    take(viewer, by_chance(8, counselors=("ada@x.org", "bo@x.org")))
    ada, bo = (store.as_viewer(member.key) for member in members_of(viewer)[1:])
    (task, *_) = [row.task for row in listed(ada)]
    before = data_version(viewer)
    for wanted in (task, task._replace(interview_id=9_999)):
        for deed in (
            lambda task=wanted: snooze(bo, [task], MONDAY, now=NOW),
            lambda task=wanted: unsnooze(bo, [task], now=NOW),
        ):
            with pytest.raises(NotFound, match="no such interview"):
                deed()
    assert data_version(viewer) == before
    snooze(viewer, [task], MONDAY, now=NOW)  # the office's administrator may
    assert [row.task for row in listed(ada, show=Show.SNOOZED)] == [task]
    assert counts(bo, NOW).snoozed.items == 0


def test_it_is_in_the_audit_step_and_date_and_moves_the_data_version_once(held: Viewer) -> None:
    before = data_version(held)
    snooze(held, [THANKS, CHECK], MONDAY, now=NOW)
    unsnooze(held, [CHECK], now=NOW)
    assert data_version(held) == before + 2
    with held.read() as connection:
        query = select(Audit.deed, Audit.entity, Audit.entity_id, Audit.client_id, Audit.words).order_by(Audit.id)
        rows = connection.execute(query).all()[-3:]
    assert [tuple(row) for row in rows] == [
        ("snoozed", "interview", 1, 1, "step=thank_you until=2026-03-23"),
        ("snoozed", "interview", 1, 1, "step=status_check until=2026-03-23"),
        ("unsnoozed", "interview", 1, 1, "step=status_check"),
    ]


def test_many_who_snooze_one_step_at_once_leave_one_snooze(held: Viewer) -> None:
    dates = [TOMORROW + timedelta(days=number) for number in range(8)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda until: snooze(held, [THANKS], until, now=NOW), dates))
    with held.read() as connection:
        (until_at,) = connection.execute(select(Snoozes.until_at)).scalars()
        query = select(PlanRows.snoozed_until).where(PlanRows.snoozed_until.is_not(None))
        assert connection.execute(query).scalars().all() == [until_at]


@pytest.mark.usefixtures("path")
def test_a_database_of_the_version_before_snoozes_keeps_its_list(held: Viewer, tmp_path: Path) -> None:
    before = worklist(held, NOW)
    earlier = url_of(tmp_path / "earlier.sqlite3")
    upgrade(address_of(earlier), NOW, migrations_until("0002", tmp_path / "migrations"), "0002")
    copy_what_fits(held, earlier)
    upgraded = open_store(earlier, now=NOW).as_viewer()
    assert worklist(upgraded, NOW) == before
    snooze(upgraded, [THANKS], MONDAY, now=NOW)
    assert steps(upgraded) == [Step.STATUS_CHECK]


def copy_what_fits(viewer: Viewer, to: str) -> None:
    """The rows of a database in the columns that another one has, of an earlier version."""
    with viewer.read() as source, transaction(engine_for(address_of(to)), writes=True) as target:
        tables = MetaData()
        tables.reflect(target, only=lambda name, _: not name.startswith(("client_search", "alembic")))
        for table in tables.sorted_tables:
            names = [column.name for column in table.columns]
            rows = source.exec_driver_sql(f"SELECT {', '.join(names)} FROM {table.name}").all()  # noqa: S608 - ours
            marks = ", ".join("?" for _ in names)
            for row in rows:
                target.exec_driver_sql(f"INSERT INTO {table.name} VALUES ({marks})", tuple(row))  # noqa: S608


Until = dict[tuple[str, Step, int, str], datetime]


def snooze_by_chance(viewer: Viewer, rows: Rows) -> Until:
    """Snoozes about a third of the steps that can be, and says until when by the file's ids."""
    chance, until = Random(3), Until()  # noqa: S311 - for a caseload, not for a secret
    with viewer.read() as connection:
        interviews = dict(connection.execute(select(Interviews.external_id, Interviews.id)).all())
        people = dict(connection.execute(select(People.external_id, People.id)).all())
    for record in rows.records().values():
        zone = zone_named(record.interview.timezone)
        for row in build_plan(record, MEASURED):
            day = local_date(NOW, zone) + timedelta(days=chance.randint(1, 14))
            over_at = min(row.due_at, row.closes_at) if row.kind is Kind.OPTIONAL else row.closes_at
            undone = row.done_at is None and not row.waived and row.step not in FACTS
            if undone and first_instant(day, zone) < over_at and chance.random() < 0.4:
                task = Task(interviews[row.interview_id], row.step, row.ordinal, people.get(row.person_id))
                snooze(viewer, [task], day, now=NOW)
                until[step_key(row)] = first_instant(day, zone)
    return until


@pytest.fixture(scope="module")
def caseload() -> Rows:
    return by_chance(70, seed=11)


def test_counts_and_lists_with_snoozes_are_those_of_a_plain_reading(viewer: Viewer, caseload: Rows) -> None:
    take(viewer, caseload)
    until = snooze_by_chance(viewer, caseload)
    for now in (NOW, NOW + timedelta(days=3, hours=5), NOW + timedelta(days=40)):
        plain = Plain(caseload, now, until)
        assert counts(viewer, now) == plain.counts()
        for show in (None, Show.OVERDUE, Show.DUE, Show.NEXT_7_DAYS, Show.SNOOZED):
            found = {client.name: client for client in everything(viewer, now, show)}
            due = {name: sorted(row.due_at for row in client.rows) for name, client in found.items()}
            assert due == {name: [row.due_at for row in rows] for name, rows in plain.steps(show).items()}
        names = {client.name: client.client_id for client in everything(viewer, now, None)}
        optional = optional_rows(viewer, now, list(names.values()))
        wanted = {key: len(plain.optional(name)) for name, key in names.items()}
        assert {key: len(optional.get(key, ())) for key in names.values()} == wanted
    assert Plain(caseload, NOW, until).counts().snoozed.items > 20
    assert counts(viewer, NOW) != Plain(caseload, NOW).counts()


def test_with_snoozes_the_list_is_still_read_from_its_indexes_alone(
    viewer: Viewer, caseload: Rows, explain: Explain
) -> None:
    take(viewer, caseload)
    snooze_by_chance(viewer, caseload)
    plans = explain(lambda: [counts(viewer, NOW), *(worklist(viewer, NOW, show) for show in [None, *Show])])
    from_plan = {plan for plan in plans if "plan_rows" in plan and "PRIMARY KEY" not in plan}
    assert from_plan
    assert all("COVERING INDEX ix_plan_rows_" in plan for plan in from_plan)
    assert not [plan for plan in plans if "snoozes" in plan]
    with viewer.read() as connection:
        assert connection.execute(select(func.count()).select_from(Snoozes)).scalar_one() > 20
