"""A client's interviews as a timeline: grouped by employer, each with where it stands."""

from __future__ import annotations

from typing import Any

import pytest

from coaching.guidance.policies import MEASURED
from coaching.model import Debrief, InterviewStatus, Outcome, Status
from coaching.plan import build_plan
from coaching.standing import standing_of
from coaching.store.clients import InterviewCard
from coaching.store.debriefs import DebriefCard
from coaching.timeline import Stand, first_to_look_at, led_on, round_label, searches, stand_of
from tests.builders import a_person, a_record, an_action, an_interview, day, instant

NOW = instant("2026-03-04T12:00")


def card(
    key: int, starts: str = "2026-03-02T10:00", *, actions: list[Any] | None = None, **changes: Any
) -> InterviewCard:
    """An interview of Acme Labs on 2 March with one interviewer, as a card."""
    outcome_on = day(changes.pop("outcome_on", None))
    interview = an_interview(starts, interview_id=str(key))._replace(outcome_on=outcome_on, **changes)
    record = a_record(interview, people=[a_person(of=interview)], actions=actions or [])
    nothing_told = DebriefCard(0, 0, Debrief(str(key)))
    return InterviewCard(key, 1, record, build_plan(record, MEASURED), standing_of(record, MEASURED), (), nothing_told)


def keys(cards: list[InterviewCard]) -> list[list[int]]:
    return [[one.key for one in search.rounds] for search in searches(cards)]


def test_rounds_stand_under_their_employer_however_it_was_written() -> None:
    rounds = [card(3, employer="Northside"), card(2, employer=" ACME  labs"), card(1, employer="Acme Labs")]
    assert keys(rounds) == [[3], [2, 1]]


def test_a_search_that_is_over_comes_after_the_open_ones() -> None:
    over = card(2, employer="Northside", outcome=Outcome.REJECTED, outcome_on="2026-03-03")
    assert keys([over, card(1)]) == [[1], [2]]
    assert [search.over for search in searches([over, card(1)])] == [False, True]


@pytest.mark.parametrize(
    ("changes", "over"),
    [
        ({}, False),
        ({"outcome": Outcome.ADVANCED, "outcome_on": "2026-03-03"}, False),
        ({"outcome": Outcome.OFFER, "outcome_on": "2026-03-03"}, True),
        ({"outcome": Outcome.NO_ANSWER, "outcome_on": "2026-03-03"}, True),
        ({"status": InterviewStatus.CANCELLED}, True),
    ],
)
def test_the_latest_round_decides_whether_a_search_is_over(changes: dict[str, Any], over: bool) -> None:
    assert searches([card(1, **changes)])[0].over is over


def test_a_round_that_was_called_off_does_not_end_a_search() -> None:
    called_off = card(2, "2026-03-09T10:00", status=InterviewStatus.CANCELLED)
    assert not searches([called_off, card(1)])[0].over


def test_the_interview_whose_step_is_due_first_is_looked_at_first() -> None:
    cards = [card(3, "2026-03-20T10:00"), card(2, "2026-03-03T10:00"), card(1, "2026-03-02T10:00")]
    assert first_to_look_at(cards, NOW) == 1


def test_with_nothing_to_do_the_next_interview_ahead_is_looked_at_and_else_the_latest() -> None:
    done = card(1, "2026-01-05T10:00", outcome=Outcome.REJECTED, outcome_on="2026-01-06", actions=[
        an_action("thank_you", "2026-01-05T12:00", person="p1"),
    ])  # fmt: skip
    ahead, further = card(2, "2026-03-20T10:00"), card(3, "2026-03-27T10:00")
    assert first_to_look_at([further, ahead, done], NOW) == 2
    assert first_to_look_at([done], NOW) == 1
    assert first_to_look_at([], NOW) is None


def test_a_round_is_named_as_people_say_it() -> None:
    assert round_label(an_interview(round="2"), NOW) == "Round 2, March 2"
    assert round_label(an_interview(round="Final panel"), NOW) == "Final panel, March 2"
    assert round_label(an_interview(round=" "), NOW) == "March 2"


@pytest.mark.parametrize(
    ("interview", "stand"),
    [
        (card(1), Stand("1 overdue", Status.OVERDUE)),
        (card(1, "2026-03-04T09:00"), Stand("1 due", Status.DUE)),
        (card(1, "2026-03-05T09:00"), Stand("tomorrow", Status.NOT_YET)),
        (card(1, status=InterviewStatus.NO_SHOW), Stand("client did not come", Status.NOT_NEEDED)),
        (card(1, outcome=Outcome.OFFER, outcome_on="2026-03-03"), Stand("offer", Status.DONE)),
        (card(1, outcome=Outcome.REJECTED, outcome_on="2026-03-03"), Stand("rejected", Status.NOT_NEEDED)),
    ],
)
def test_each_round_says_where_it_stands(interview: InterviewCard, stand: Stand) -> None:
    assert stand_of(interview, NOW) == stand


def test_an_interview_with_nothing_to_do_is_waiting() -> None:
    thanked = card(1, actions=[an_action("thank_you", "2026-03-02T12:00", person="p1")])
    assert stand_of(thanked, NOW) == Stand("waiting", Status.NOT_YET)


def test_an_interview_led_on_where_a_later_one_with_the_employer_is_there() -> None:
    first, second, elsewhere = card(1), card(2, "2026-03-12T10:00"), card(3, "2026-03-13T10:00", employer="Northside")
    assert led_on(first, [elsewhere, second, first])
    assert not led_on(second, [elsewhere, second, first])
    assert not led_on(first, [elsewhere, first])
