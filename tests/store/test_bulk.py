"""Logging for several at once, waiving, nudging, and taking it all back: everything or nothing, and it is said why."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from coaching.errors import CoachingError
from coaching.model import ActionStep, Channel, ClientStatus, KnownFrom, Status, Step
from coaching.plan import status_of
from coaching.store.access import NotFound, Store, Viewer
from coaching.store.actions import log_action
from coaching.store.bulk import log_many, log_nudge, remove_many, waive
from coaching.store.clients import client_page
from coaching.store.office import data_version, members_of
from coaching.store.tables import Actions, Audit
from coaching.store.tasks import Refused, Task
from coaching.store.worklist import worklist
from tests.builders import a_client, a_person, a_record, an_interview, instant
from tests.store.caseloads import NOW, rows_of, take

AT = instant("2026-03-18T15:00")
ADA, BO = Task(1, Step.THANK_YOU, 1, 1), Task(2, Step.THANK_YOU, 1, 2)
CHECK = Task(1, Step.STATUS_CHECK)


@pytest.fixture
def workshop(viewer: Viewer) -> Viewer:
    """Ada was interviewed on Tuesday by one person, Bo on Wednesday at noon; nothing was done yet."""
    first = an_interview("2026-03-17T10:00", promised="2026-03-19")
    second = an_interview("2026-03-18T12:00", interview_id="i2", client_id="c2", employer="Bay Clinic")
    records = [
        a_record(first, people=[a_person(of=first)]),
        a_record(second, people=[a_person("p2", of=second, name="Omar")]),
    ]
    take(viewer, rows_of(records, [a_client("c1"), a_client("c2", name="Bo Example")]))
    return viewer


def log(
    viewer: Viewer, *tasks: Task, at: datetime | list[datetime] = AT, channel: Channel | None = Channel.EMAIL
) -> tuple[int, ...]:
    return log_many(viewer, tasks, at=at, channel=channel, known_from=KnownFrom.CLIENT, now=NOW, note="workshop")


def statuses(viewer: Viewer, client: int, step: Step) -> list[Status]:
    (interview,) = client_page(viewer, client).interviews
    return [status_of(row, NOW) for row in interview.plan if row.step is step]


def everything_stored(viewer: Viewer) -> object:
    return [client_page(viewer, client).interviews for client in (1, 2)], data_version(viewer)


def test_several_are_logged_together_each_with_its_own_plan(workshop: Viewer) -> None:
    before = data_version(workshop)
    keys = log(workshop, BO, ADA)
    assert data_version(workshop) == before + 1
    assert [statuses(workshop, client, Step.THANK_YOU) for client in (1, 2)] == [[Status.LATE], [Status.DONE]]
    with workshop.read() as connection:
        query = select(Actions.id, Actions.interview_id, Actions.person_id, Actions.at, Actions.note)
        rows = {row.id: tuple(row)[1:] for row in connection.execute(query)}
    assert [rows[key] for key in keys] == [(2, 2, AT, "workshop"), (1, 1, AT, "workshop")]


def test_each_may_have_its_own_time(workshop: Viewer) -> None:
    log(workshop, ADA, BO, at=[AT - timedelta(hours=6), AT])
    assert [statuses(workshop, client, Step.THANK_YOU) for client in (1, 2)] == [[Status.DONE], [Status.DONE]]


def test_without_a_channel_each_step_goes_its_usual_way(workshop: Viewer) -> None:
    keys = log(workshop, ADA, CHECK, Task(1, Step.ALERT_REFERENCES), at=NOW, channel=None)
    with workshop.read() as connection:
        channels = dict(connection.execute(select(Actions.id, Actions.channel)).all())
    assert [channels[key] for key in keys] == [Channel.EMAIL, Channel.EMAIL, Channel.PHONE]


def test_a_next_date_is_kept_with_the_checks_among_them_only(workshop: Viewer) -> None:
    named = date(2026, 3, 30)
    log_many(
        workshop, [CHECK, BO], at=AT, channel=None, known_from=KnownFrom.CLIENT, now=NOW, next_update_on=named
    )  # fmt: skip
    assert [client_page(workshop, key).interviews[0].actions[0].action.next_update_on for key in (1, 2)] == [
        named,
        None,
    ]
    with pytest.raises(Refused, match="is not after"):
        log_many(
            workshop, [Task(1, Step.STATUS_CHECK, 2)], at=AT, channel=None, known_from=KnownFrom.CLIENT, now=NOW,
            next_update_on=AT.date(),
        )  # fmt: skip


def test_taking_them_back_leaves_everything_as_before(workshop: Viewer) -> None:
    before, version = everything_stored(workshop)
    remove_many(workshop, log(workshop, ADA, BO), now=NOW)
    assert everything_stored(workshop) == (before, version + 2)


def test_where_one_of_them_is_gone_none_is_taken_back(workshop: Viewer) -> None:
    first, second = log(workshop, ADA, BO)
    remove_many(workshop, [first], now=NOW)
    before = everything_stored(workshop)
    with pytest.raises(NotFound, match="no such action"):
        remove_many(workshop, [second, first], now=NOW)
    assert everything_stored(workshop) == before


def test_where_one_cannot_have_been_none_is_logged_and_it_is_said_which(workshop: Viewer) -> None:
    before = everything_stored(workshop)
    with pytest.raises(Refused) as told:
        log(workshop, ADA, BO, at=instant("2026-03-18T11:59"))
    assert told.value.tasks == (BO,)
    assert told.value.message == (
        "Bo Example, Bay Clinic, Thank the interviewer (Omar): This time is before the interview starts."
    )
    assert told.value.hint.startswith("Nothing was changed.")
    assert everything_stored(workshop) == before


@pytest.mark.parametrize(
    ("task", "fault"),
    [
        (ADA, "logged as done already"),
        (Task(1, Step.ASK_TIMELINE), "own record answers"),
        (Task(1, Step.STATUS_CHECK, 2), "not in the plan"),
        (Task(1, Step.THANK_YOU, 1, 2), "not in the plan"),
    ],
)
def test_what_is_not_there_to_be_done_is_refused(workshop: Viewer, task: Task, fault: str) -> None:
    log(workshop, ADA)
    before = everything_stored(workshop)
    for deed in (lambda: log(workshop, BO, task), lambda: waive(workshop, [BO, task], "no use", now=NOW)):
        with pytest.raises(Refused, match=fault) as told:
            deed()
        assert told.value.tasks == (task,)
    assert everything_stored(workshop) == before


def test_of_many_who_log_the_same_at_once_one_does_and_the_others_are_told(workshop: Viewer) -> None:
    """Two counselors at one list, or a key that was hit twice: a second check would be counted as one."""

    def try_it(_: int) -> str:
        try:
            log(workshop, ADA, BO, CHECK, at=NOW)
        except Refused as told:
            return str(len(told.tasks))
        return "logged"

    with ThreadPoolExecutor(6) as threads:
        assert sorted(threads.map(try_it, range(6))) == ["3"] * 5 + ["logged"]


def test_a_waived_step_is_off_the_list_with_its_reason_and_its_undo_brings_it_back(workshop: Viewer) -> None:
    before, _ = everything_stored(workshop)
    keys = waive(workshop, [ADA, CHECK], "  knows them from church ", now=NOW)
    assert [client.name for client in worklist(workshop, NOW).clients] == ["Bo Example"]
    assert statuses(workshop, 1, Step.THANK_YOU) + statuses(workshop, 1, Step.STATUS_CHECK) == [Status.WAIVED] * 2
    (interview,) = client_page(workshop, 1).interviews
    assert {(card.action.channel, card.action.note) for card in interview.actions} == {
        (Channel.WAIVED, "knows them from church")
    }
    remove_many(workshop, keys, now=NOW)
    assert everything_stored(workshop)[0] == before


def test_nothing_is_waived_without_a_reason_or_twice(workshop: Viewer) -> None:
    with pytest.raises(CoachingError, match="for a reason"):
        waive(workshop, [ADA], " \n", now=NOW)
    waive(workshop, [ADA], "no use", now=NOW)
    with pytest.raises(Refused, match="waived already"):
        waive(workshop, [ADA], "no use", now=NOW)


def test_a_step_of_an_interview_to_come_is_waived_once_it_has_begun(viewer: Viewer) -> None:
    interview = an_interview("2026-03-20T12:00")  # that is NOW
    take(viewer, rows_of([a_record(interview)]))
    task, a_moment_before = Task(1, Step.THANK_YOU), NOW - timedelta(seconds=1)
    with pytest.raises(Refused, match="Ada Example, Acme Labs, Thank the interviewer: It can be waived once"):
        waive(viewer, [task], "no use", now=a_moment_before)
    waive(viewer, [task], "no use", now=NOW)


def test_what_was_waived_and_then_done_after_all_is_done(workshop: Viewer) -> None:
    waive(workshop, [ADA], "no use", now=NOW)
    log(workshop, ADA)
    assert statuses(workshop, 1, Step.THANK_YOU) == [Status.LATE]


def test_a_nudge_shows_on_the_steps_it_was_for_and_makes_none(workshop: Viewer) -> None:
    plans = [client_page(workshop, client).interviews[0].plan for client in (1, 2)]
    later = NOW + timedelta(minutes=5)
    log_nudge(workshop, [1], at=AT, channel=Channel.PHONE, now=NOW)
    log_nudge(workshop, [1, 2], at=NOW, channel=Channel.TEXT, now=NOW)
    nudged = {row.task: row.nudged_at for client in worklist(workshop, later).clients for row in client.rows}
    assert nudged == {ADA: NOW, CHECK: NOW, BO: NOW}
    assert [client_page(workshop, client).interviews[0].plan for client in (1, 2)] == plans


def test_a_nudge_counts_for_the_steps_that_were_open_by_then(workshop: Viewer) -> None:
    """The check opened on Friday; Wednesday's nudge was about the thank-you."""
    log_nudge(workshop, [1], at=AT, channel=Channel.PHONE, now=NOW)
    (ada,) = (client for client in worklist(workshop, NOW).clients if client.name == "Ada Example")
    assert [(row.step, row.nudged_at) for row in ada.rows] == [(Step.THANK_YOU, AT), (Step.STATUS_CHECK, None)]
    earlier = worklist(workshop, AT - timedelta(minutes=1)).clients[0].rows
    assert [row.nudged_at for row in earlier] == [None]


def test_a_nudge_that_an_import_calls_waived_was_none(workshop: Viewer) -> None:
    waived = {"channel": Channel.WAIVED, "known_from": KnownFrom.IMPORTED, "now": NOW}
    log_action(workshop, 1, ActionStep.NUDGE, None, at=NOW, **waived)
    assert {row.nudged_at for client in worklist(workshop, NOW).clients for row in client.rows} == {None}


def test_a_nudge_is_known_to_have_been_and_is_taken_back(workshop: Viewer) -> None:
    keys = log_nudge(workshop, [1, 2], at=NOW, channel=Channel.EMAIL, now=NOW)
    (card,) = client_page(workshop, 2).interviews[0].actions
    assert (card.action.step, card.action.known_from) == (ActionStep.NUDGE, KnownFrom.SEEN)
    remove_many(workshop, keys, now=NOW)
    assert {row.nudged_at for client in worklist(workshop, NOW).clients for row in client.rows} == {None}


def test_a_nudge_before_one_of_the_interviews_is_refused_with_whose(workshop: Viewer) -> None:
    before = everything_stored(workshop)
    with pytest.raises(CoachingError, match="Bo Example, Bay Clinic: This time is before the interview starts"):
        log_nudge(workshop, [1, 2], at=instant("2026-03-18T09:00"), channel=Channel.PHONE, now=NOW)
    with pytest.raises(CoachingError, match="how the client was reached"):
        log_nudge(workshop, [1], at=AT, channel=Channel.WAIVED, now=NOW)
    assert everything_stored(workshop) == before


Deed = Callable[[Viewer], object]


@pytest.mark.parametrize(
    "deed",
    [
        lambda viewer: log(viewer, BO, ADA),
        lambda viewer: waive(viewer, [BO, ADA], "no use", now=NOW),
        lambda viewer: log_nudge(viewer, [2, 1], at=NOW, channel=Channel.PHONE, now=NOW),
        lambda viewer: remove_many(viewer, [2, 1], now=NOW),
    ],
    ids=["log", "waive", "nudge", "take back"],
)
def test_where_one_is_somebody_elses_nothing_is_written(store: Store, viewer: Viewer, deed: Deed) -> None:
    for number, counselor in enumerate(("ada@x.org", "bo@x.org"), 1):
        interview = an_interview("2026-03-18T12:00", interview_id=f"i{number}", client_id=f"c{number}")
        record = a_record(interview, people=[a_person(f"p{number}", of=interview)])
        take(viewer, rows_of([record], [a_client(f"c{number}", counselor=counselor, status=ClientStatus.ACTIVE)]))
        log_action(
            viewer, number, ActionStep.NUDGE, None, at=NOW, channel=Channel.PHONE, known_from=KnownFrom.SEEN, now=NOW
        )
    before = everything_stored(viewer)
    bo = store.as_viewer(members_of(viewer)[2].key)
    with pytest.raises(NotFound):
        deed(bo)
    assert everything_stored(viewer) == before


def test_each_is_in_the_audit_without_the_note(workshop: Viewer) -> None:
    with workshop.read() as connection:
        start = len(connection.execute(select(Audit.id)).all())
    keys = log(workshop, ADA, BO)
    waived = waive(workshop, [CHECK], "because Grace said so", now=NOW)
    remove_many(workshop, keys, now=NOW)
    with workshop.read() as connection:
        query = select(Audit.deed, Audit.entity, Audit.entity_id, Audit.client_id, Audit.words).order_by(Audit.id)
        rows = connection.execute(query.offset(start)).all()
    assert [tuple(row)[:4] for row in rows] == [
        *(("added", "action", key, client) for key, client in zip(keys, (1, 2), strict=True)),
        ("added", "action", waived[0], 1),
        *(("removed", "action", key, client) for key, client in zip(keys, (1, 2), strict=True)),
    ]
    assert "channel=waived" in rows[2].words
    assert not [row for row in rows if "Grace" in row.words or "workshop" in row.words]
