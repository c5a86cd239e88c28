"""Advice on a client's page: one card for one thing to do, how it is logged, and what is prepared for a talk ahead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from coaching.guidance.advice import ADVICE, ON_OUTCOME
from coaching.guidance.policies import MEASURED
from coaching.model import ActionStep, Channel, Culture, Finding, InterviewRecord, Outcome, Status, Step
from coaching.store.access import Store
from coaching.store.clients import client_page
from coaching.store.debriefs import DebriefChanges, save_debrief
from pages.parts.text import plain
from tests.builders import a_person, a_record, an_action, an_interview
from tests.pages.clients import open_client
from tests.pages.test_today import texts
from tests.store.caseloads import rows_of, take

NOW = datetime.now(UTC).replace(second=0, microsecond=0)


def held(days_ago: float, *, people: Sequence[Any] = (), checks: Sequence[float] = (), **facts: Any) -> InterviewRecord:
    """An hour's interview that began so many days ago, and status checks so many days ago."""
    interview = an_interview(**facts)._replace(starts_at=NOW - timedelta(days=days_ago), ends_at=None)
    actions = [
        an_action("status_check", "2026-03-02T12:00", action_id=f"a{ago}")._replace(at=NOW - timedelta(days=ago))
        for ago in checks
    ]
    return a_record(interview, people=people, actions=actions)


def shown(app: AppTest, store: Store, *records: InterviewRecord) -> AppTest:
    take(store.as_viewer(), rows_of(list(records)), now=NOW)
    open_client(app, 1)
    assert not app.exception
    return app


def test_people_of_one_step_share_a_card_and_each_has_their_own_draft_and_button(app: AppTest, store: Store) -> None:
    people = [a_person("p1", name="Ana Ruiz"), a_person("p2", name="Bo Chen")]
    shown(app, store, held(2, people=people))
    assert texts(app).count(plain(ADVICE[Step.THANK_YOU, Status.OVERDUE].do_now)) == 1
    assert [button.key for button in app.button if "thank_you" in str(button.key)] == [
        "draft-1-thank_you-1-1", "advice-done-1-thank_you-1-1",
        "draft-1-thank_you-1-2", "advice-done-1-thank_you-1-2",
    ]  # fmt: skip
    assert "**Ana Ruiz**" in texts(app)


def test_done_logs_the_step_by_the_channel_that_was_advised(app: AppTest, store: Store) -> None:
    people = [a_person(name="Ana Ruiz", email="ana@example.org")]
    shown(app, store, held(0.2, people=people, culture=Culture.PAPER))
    assert "By handwritten note: it suits a pen\\-and\\-paper workplace" in texts(app)
    app.button(key="advice-done-1-thank_you-1-1").click().run()
    assert not app.exception
    (action,) = client_page(store.as_viewer(), 1).interviews[0].record.actions
    assert (action.step, action.channel) == (ActionStep.THANK_YOU, Channel.HANDWRITTEN)


def test_a_late_employer_has_a_script_beside_the_check(app: AppTest, store: Store) -> None:
    promised = (NOW - timedelta(days=3)).date().isoformat()
    shown(app, store, held(9, promised=promised))
    assert "Employer is late" in texts(app)
    assert "What to say, by phone or in writing" in [folded.label for folded in app.expander]
    assert "May I ask when you expect to decide" in texts(app)


def test_what_was_missed_and_is_still_right_can_be_written_and_logged(app: AppTest, store: Store) -> None:
    shown(app, store, held(20))
    assert "send a short thank\\-you even now" in texts(app)
    keys = [str(button.key) for button in app.button]
    assert [key for key in keys if key.startswith("draft-1-thank_you")]
    assert [key for key in keys if key.startswith("advice-done-1-thank_you")]


def test_when_the_limit_is_reached_it_says_where_to_put_the_energy(app: AppTest, store: Store) -> None:
    promised = (NOW - timedelta(days=19)).date().isoformat()
    shown(app, store, held(30, checks=(16, 8), promised=promised))
    assert texts(app).count(plain(ADVICE[Finding.STOP_AND_WAIT, None].do_now)) == 1
    labels = [folded.label for folded in app.expander]
    assert labels[0] == "Where to put the energy"
    assert "What to say, by phone or in writing" not in labels
    assert "former coworkers" in texts(app)


def test_a_disagreement_says_whom_the_office_goes_by_and_the_other_side(app: AppTest, store: Store) -> None:
    shown(app, store, held(20, checks=(9,)))
    assert "The sources disagree: How often, and when to stop?" in [folded.label for folded in app.expander]
    assert f"In bold what {MEASURED.title} goes by" in texts(app)
    assert "- **Two follow\\-ups, then wait for the employer\\.**" in texts(app)
    assert "- Every week until the job is filled" in texts(app)


@pytest.mark.parametrize("outcome", [Outcome.OFFER, Outcome.REJECTED])
def test_an_outcome_says_what_it_means_for_the_search(app: AppTest, store: Store, outcome: Outcome) -> None:
    yesterday = (NOW - timedelta(days=1)).date().isoformat()
    shown(app, store, held(8, outcome=outcome.value, outcome_on=yesterday))
    assert plain(ON_OUTCOME[outcome].do_now) in texts(app)
    assert not [button for button in app.button if "status_check" in str(button.key)]


def test_what_is_over_is_folded_for_next_time(app: AppTest, store: Store) -> None:
    last_week = (NOW - timedelta(days=7)).date().isoformat()
    shown(app, store, held(40, outcome="rejected", outcome_on=last_week, timeline_asked=False))
    assert "For next time, nothing urgent" in " ".join(folded.label for folded in app.expander)
    assert "practice the question for the next one" in texts(app)


def test_what_went_differently_with_two_people_says_with_whom(app: AppTest, store: Store) -> None:
    people = [a_person("p1", name="Ana Ruiz"), a_person("p2", name="Bo Chen")]
    record = held(40, people=people, outcome="rejected", outcome_on=(NOW - timedelta(days=7)).date().isoformat())
    late = an_action("thank_you", "2026-03-02T12:00", person="p1")._replace(at=NOW - timedelta(days=36))
    shown(app, store, record._replace(actions=(late,)))
    assert "**Thank the interviewer: Ana Ruiz**" in texts(app)
    assert "**Thank the interviewer: Bo Chen**" in texts(app)


def test_an_interview_ahead_is_prepared_with_the_four_questions_and_the_clients_own_slips(
    app: AppTest, store: Store
) -> None:
    ahead = a_record(
        an_interview(interview_id="next", status="scheduled")._replace(starts_at=NOW + timedelta(days=1), ends_at=None)
    )
    slipped = [
        held(days, interview_id=f"i{days}", timeline_asked=False, outcome="rejected", outcome_on="2026-01-01")
        for days in (300, 280)
    ]
    take(store.as_viewer(), rows_of([ahead, *slipped]), now=NOW)
    key = next(
        card.key for card in client_page(store.as_viewer(), 1).interviews if card.record.interview.starts_at > NOW
    )
    open_client(app, 1, interview=key)
    assert "Prepare" in [header.value for header in app.subheader]
    assert "What to do now" not in [header.value for header in app.subheader]
    assert "In each of the last 2 interviews the timeline was not asked" in texts(app)
    assert texts(app).count("By when may I expect to hear from you?") == 1
    assert "business card" in texts(app)


def test_doubts_from_earlier_interviews_are_listed_below_one_piece_of_advice(app: AppTest, store: Store) -> None:
    ahead = a_record(
        an_interview(interview_id="next", status="scheduled")._replace(starts_at=NOW + timedelta(days=1), ends_at=None)
    )
    earlier = [held(days, interview_id=f"i{days}") for days in (20, 30)]
    take(store.as_viewer(), rows_of([ahead, *earlier]), now=NOW)
    latest, *held_before = client_page(store.as_viewer(), 1).interviews
    for card, doubt in zip(held_before, ("no car", "a gap of *two* years"), strict=True):
        save_debrief(store.as_viewer(), card.key, 0, DebriefChanges(concerns=doubt), now=NOW)
    open_client(app, 1, interview=latest.key)
    assert texts(app).count("Have an answer ready") == 1
    assert plain("no car") in texts(app)
    assert plain("a gap of *two* years") in texts(app)


def test_what_was_left_out_in_an_earlier_round_is_brought_up_in_the_next(app: AppTest, store: Store) -> None:
    ahead = a_record(
        an_interview(interview_id="next", status="scheduled")._replace(starts_at=NOW + timedelta(days=1), ends_at=None)
    )
    take(store.as_viewer(), rows_of([ahead, held(20, interview_id="first")]), now=NOW)
    latest, first = client_page(store.as_viewer(), 1).interviews
    told = DebriefChanges(unsaid="Night shifts at *St. Mary*")
    save_debrief(store.as_viewer(), first.key, 0, told, now=NOW)
    open_client(app, 1, interview=latest.key)
    assert "**What to bring up**" in texts(app)
    assert plain("Night shifts at *St. Mary*") in texts(app)


def test_strengths_and_slips_stand_beside_the_interview(app: AppTest, store: Store) -> None:
    records = [held(days, interview_id=f"i{days}", timeline_asked=True) for days in (30, 20, 10)]
    shown(app, store, *records)
    assert "In the last 3 interviews they asked about the timeline" in texts(app)
    assert "In each of the last 3 interviews a thank\\-you was late or left out" in texts(app)
