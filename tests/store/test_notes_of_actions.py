"""The note of an action: kept as typed, and refused where no record can hold it, whichever way it is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coaching.errors import CoachingError
from coaching.model import ActionStep, Channel, KnownFrom, Step
from coaching.refusals import TEXT_LENGTH
from coaching.store.access import Viewer
from coaching.store.actions import change_action, log_action
from coaching.store.bulk import log_many, waive
from coaching.store.clients import client_page
from coaching.store.office import data_version
from coaching.store.tasks import Task
from tests.builders import a_record, an_interview, instant
from tests.store.caseloads import NOW, take_one

AT = instant("2026-03-18T09:00")
REFERENCES = Task(1, Step.ALERT_REFERENCES)
CAN_BE_KEPT = {
    "as long as can be": "x" * TEXT_LENGTH,
    "null": "Null",
    "SQL": "'); DROP TABLE actions;--",
    "scripts": "<b>**שלום**</b> 👩🏽‍🔬\nsecond line",
}
CANNOT_BE_KEPT = {
    "too long": ("x" * (TEXT_LENGTH + 1), "there is room for"),
    "half a character": ("half \ud83d", "can't be kept"),
    "a zero": ("nothing \0", "can't be kept"),
}


@pytest.fixture
def held(viewer: Viewer) -> Viewer:
    """One interview, held on 17 March, with one check logged."""
    take_one(viewer, a_record(an_interview("2026-03-17T10:00")))
    logged(viewer, "so far")
    return viewer


def logged(viewer: Viewer, note: str) -> object:
    return log_action(
        viewer, 1, ActionStep.STATUS_CHECK, None,
        at=AT, channel=Channel.EMAIL, known_from=KnownFrom.CLIENT, now=NOW, note=note,
    )  # fmt: skip


def corrected(viewer: Viewer, note: str) -> object:
    return change_action(viewer, 1, 1, {"note": note}, now=NOW)


def logged_among_several(viewer: Viewer, note: str) -> object:
    return log_many(viewer, [REFERENCES], at=AT, channel=None, known_from=KnownFrom.CLIENT, now=NOW, note=note)


def waived(viewer: Viewer, note: str) -> object:
    return waive(viewer, [REFERENCES], note, now=NOW)


WAYS = [logged, corrected, logged_among_several, waived]
Way = Callable[[Viewer, str], object]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("note", CAN_BE_KEPT.values(), ids=CAN_BE_KEPT)
def test_a_note_is_kept_as_it_was_typed(held: Viewer, way: Way, note: str) -> None:
    way(held, note)
    (interview,) = client_page(held, 1).interviews
    assert note in [card.action.note for card in interview.actions]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("note", "fault"), CANNOT_BE_KEPT.values(), ids=CANNOT_BE_KEPT)
def test_a_note_that_no_record_can_hold_is_refused_and_leaves_no_trace(
    held: Viewer, way: Way, note: str, fault: str
) -> None:
    before = client_page(held, 1), data_version(held)
    with pytest.raises(CoachingError, match=fault):
        way(held, note)
    assert (client_page(held, 1), data_version(held)) == before
