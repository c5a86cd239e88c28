"""Logging what was done: the plan, the audit and the data version follow in the same moment, or nothing does."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from coaching.errors import CoachingError
from coaching.guidance.policies import MEASURED
from coaching.model import ActionStep, Channel, KnownFrom, Status, Step
from coaching.plan import build_plan, status_of
from coaching.standing import standing_of
from coaching.store.access import NotFound, Viewer
from coaching.store.actions import change_action, log_action, remove_action
from coaching.store.clients import client_page
from coaching.store.office import data_version
from coaching.store.tables import Actions, Audit, Interviews
from coaching.store.versions import Stale
from coaching.store.worklist import worklist
from tests.builders import a_person, a_record, an_interview, instant
from tests.store.caseloads import NOW, take_one

HELD = an_interview("2026-03-17T10:00")
AT = instant("2026-03-18T09:00")


@pytest.fixture
def held(viewer: Viewer) -> Viewer:
    """One interview, held on 17 March, with one interviewer; nothing was done yet."""
    take_one(viewer, a_record(HELD, people=[a_person()]))
    return viewer


def log(
    viewer: Viewer, step: ActionStep = ActionStep.THANK_YOU, at: datetime = AT, *,
    person_id: int | None = None, channel: Channel = Channel.EMAIL, next_update_on: date | None = None,
) -> int:  # fmt: skip
    return log_action(
        viewer, 1, step, person_id,
        at=at, channel=channel, known_from=KnownFrom.CLIENT, now=NOW, note="said so", next_update_on=next_update_on,
    )  # fmt: skip


def status(viewer: Viewer, step: Step) -> Status:
    (interview,) = client_page(viewer, 1).interviews
    return next(status_of(row, NOW) for row in interview.plan if row.step is step)


def stored_as_built(viewer: Viewer) -> bool:
    """Whether the stored plan and standing are what the record gives."""
    (card,) = client_page(viewer, 1).interviews
    return card.plan == build_plan(card.record, MEASURED) and card.standing == standing_of(card.record, MEASURED)


def test_a_thank_you_that_is_logged_is_off_the_list_and_done_in_the_plan(held: Viewer) -> None:
    assert worklist(held, NOW).total == 1
    log(held, person_id=1)
    assert worklist(held, NOW).total == 0
    assert status(held, Step.THANK_YOU) is Status.DONE
    assert stored_as_built(held)


def test_what_was_logged_comes_back_with_whom_it_was_for(held: Viewer) -> None:
    key = log(held, person_id=1)
    ((card,),) = (interview.actions for interview in client_page(held, 1).interviews)
    assert (card.key, card.version, card.person_name) == (key, 1, "Grace Sample")
    assert (card.action.person_id, card.action.at, card.action.note) == ("1", AT, "said so")


def test_taking_it_back_leaves_everything_as_before(held: Viewer) -> None:
    before = client_page(held, 1).interviews
    remove_action(held, log(held), now=NOW)
    assert client_page(held, 1).interviews == before
    assert stored_as_built(held)


def test_it_is_taken_back_once(held: Viewer) -> None:
    key = log(held)
    remove_action(held, key, now=NOW)
    with pytest.raises(NotFound, match="no such action"):
        remove_action(held, key, now=NOW)


def test_a_correction_rewrites_the_plan(held: Viewer) -> None:
    key = log(held)
    assert status(held, Step.THANK_YOU) is Status.DONE
    assert change_action(held, key, 1, {"at": AT + timedelta(hours=26), "channel": Channel.CARD}, now=NOW) == 2
    assert status(held, Step.THANK_YOU) is Status.LATE
    assert stored_as_built(held)


def test_a_correction_that_changes_nothing_writes_nothing(held: Viewer) -> None:
    key = log(held)
    before = data_version(held)
    assert change_action(held, key, 1, {"at": AT.replace(second=30), "note": "said so"}, now=NOW) == 1
    assert data_version(held) == before


def test_a_correction_of_what_was_corrected_meanwhile_is_refused_with_what_changed(held: Viewer) -> None:
    key = log(held)
    change_action(held, key, 1, {"note": "by card", "channel": Channel.CARD}, now=NOW)
    with pytest.raises(Stale) as told:
        change_action(held, key, 1, {"note": "by phone"}, now=NOW)
    assert told.value.current == {"channel": Channel.CARD, "note": "by card"}


def test_it_is_kept_to_the_minute_as_files_have_it(held: Viewer) -> None:
    log(held, at=datetime(2026, 3, 18, 9, 30, 59, 999, tzinfo=UTC))
    with held.read() as connection:
        assert connection.execute(select(Actions.at)).scalar_one() == datetime(2026, 3, 18, 9, 30, tzinfo=UTC)


def test_what_is_logged_in_one_minute_keeps_its_order(held: Viewer) -> None:
    """A check, then the employer's call a moment later: the check is answered."""
    for step in (ActionStep.STATUS_CHECK, ActionStep.EMPLOYER_REPLY):
        log_action(
            held, 1, step, None, at=NOW, channel=Channel.PHONE, known_from=KnownFrom.SEEN,
            now=NOW + timedelta(microseconds=step is ActionStep.EMPLOYER_REPLY),
        )  # fmt: skip
    (interview,) = client_page(held, 1).interviews
    assert [card.action.step for card in interview.actions] == [ActionStep.STATUS_CHECK, ActionStep.EMPLOYER_REPLY]
    assert [row.basis for row in interview.plan if row.step is Step.STATUS_CHECK] == ["interview", "reply"]


@pytest.mark.parametrize(
    ("step", "at", "named", "fault"),
    [
        ("thank_you", HELD.starts_at - timedelta(minutes=1), None, "before the interview starts"),
        ("thank_you", NOW + timedelta(minutes=1), None, "still to come"),
        ("status_check", AT, date(2026, 3, 18), "is not after"),
        ("employer_reply", AT, date(2026, 3, 17), "is not after"),
    ],
)
def test_what_cannot_have_been_is_refused_and_leaves_no_trace(
    held: Viewer, step: str, at: datetime, named: date | None, fault: str
) -> None:
    before = client_page(held, 1), data_version(held)
    with pytest.raises(CoachingError, match=fault):
        log(held, ActionStep(step), at, next_update_on=named)
    assert (client_page(held, 1), data_version(held)) == before


@pytest.mark.parametrize(
    ("step", "at", "named", "channel"),
    [
        ("thank_you", HELD.starts_at, None, "email"),
        ("thank_you", NOW, None, "email"),
        ("status_check", AT, date(2026, 3, 19), "email"),
        ("status_check", AT, date(2026, 3, 1), "waived"),
        ("thank_you", AT, date(2026, 3, 1), "email"),
    ],
)
def test_what_can_just_have_been_is_taken(
    held: Viewer, step: str, at: datetime, named: date | None, channel: str
) -> None:
    log(held, ActionStep(step), at, next_update_on=named, channel=Channel(channel))
    assert stored_as_built(held)


def test_a_correction_is_checked_like_what_is_new(held: Viewer) -> None:
    key = log(held, ActionStep.STATUS_CHECK)
    with pytest.raises(CoachingError, match="is not after"):
        change_action(held, key, 1, {"next_update_on": date(2026, 3, 18)}, now=NOW)


def test_every_step_of_it_is_in_the_audit_without_the_note(held: Viewer) -> None:
    key = log(held, person_id=1)
    change_action(held, key, 1, {"note": "Grace called back", "channel": Channel.PHONE}, now=NOW)
    remove_action(held, key, now=NOW)
    with held.read() as connection:
        query = select(Audit.deed, Audit.entity_id, Audit.client_id, Audit.version, Audit.fields, Audit.words)
        rows = connection.execute(query.where(Audit.entity == "action").order_by(Audit.id)).all()
    assert [(row.deed, row.entity_id, row.client_id, row.version) for row in rows] == [
        ("added", key, 1, 1),
        ("changed", key, 1, 2),
        ("removed", key, 1, None),
    ]
    assert rows[0].words == (
        "step=thank_you at=2026-03-18T13:00:00+00:00 channel=email next_update_on= known_from=client"
    )
    assert (rows[1].fields, rows[1].words) == ("note channel", "channel=phone")


def test_every_write_advances_the_data_version_once(held: Viewer) -> None:
    before = data_version(held)
    key = log(held)
    assert data_version(held) == before + 1
    remove_action(held, key, now=NOW)
    assert data_version(held) == before + 2


def test_the_standing_follows(held: Viewer) -> None:
    log(held)
    with held.read() as connection:
        assert connection.execute(select(Interviews.followed_up_at)).scalar_one() == AT
