"""Who and what makes which step: people met and not met, waivers, actions too early or too late, and the facts."""

from __future__ import annotations

from typing import Any

import pytest

from coaching.guidance.policies import MEASURED
from coaching.model import Action, InterviewRecord, Person, Status
from coaching.plan import build_plan, is_held, outcome_at, people_met, status_of
from tests.builders import a_person, a_record, an_action, an_interview, instant
from tests.plan.rows import LATER, SECOND, only_row, rows, statuses, utc

NOON, ONE, TWO = "2026-03-02T12:00", "2026-03-02T13:00", "2026-03-02T14:00"
MET = a_person("p1"), a_person("p2", role="hr")
HELPER = a_person("h", role="assistant")


def thanked(people: list[Person], *actions: Action, step: str = "thank_you") -> dict[str, tuple[Status, Any]]:
    """Status and instant of each row of thanks, by person."""
    record = a_record(people=people, actions=actions)
    return {row.person_id: (status_of(row, LATER), row.done_at) for row in rows(record, step)}


def test_a_thank_you_makes_the_step_of_its_person_only() -> None:
    found = thanked([*MET], an_action("thank_you", NOON, person="p1"))
    assert found == {"p1": ("done", instant(NOON)), "p2": ("missed", None)}


def test_a_thank_you_without_a_person_counts_for_every_interviewer_and_for_no_helper() -> None:
    thanks = an_action("thank_you", NOON)
    assert thanked([*MET, HELPER], thanks) == {"p1": ("done", instant(NOON)), "p2": ("done", instant(NOON))}
    assert thanked([*MET, HELPER], thanks, step="thank_helper") == {"h": ("skipped", None)}


def test_the_earliest_thank_you_that_counts_for_a_person_is_the_one() -> None:
    to_all, to_one = an_action("thank_you", ONE), an_action("thank_you", NOON, person="p1")
    assert thanked([*MET], to_all, to_one) == {"p1": ("done", instant(NOON)), "p2": ("done", instant(ONE))}


def test_whoever_is_not_an_assistant_is_an_interviewer_whatever_the_role() -> None:
    people = [a_person(role, role=role) for role in ("interviewer", "hiring_manager", "hr", "assistant")]
    assert set(thanked(people)) == {"interviewer", "hiring_manager", "hr"}
    assert set(thanked(people, step="thank_helper")) == {"assistant"}


def test_somebody_not_met_is_not_thanked_and_somebody_of_whom_nothing_is_known_is() -> None:
    people = [a_person("no", met=False), a_person("silent", met=None), a_person("yes", met=True)]
    assert set(thanked(people)) == {"silent", "yes"}
    assert [person.person_id for person in people_met(people)] == ["silent", "yes"]
    assert thanked([HELPER._replace(met=False)], step="thank_helper") == {}


def test_where_no_interviewer_was_met_one_thank_you_to_anyone_but_an_assistant_is_enough() -> None:
    nobody_met = [a_person("p1", met=False), HELPER]
    for person, made in (("", True), ("p1", True), ("stranger", True), ("h", False)):
        found = thanked(nobody_met, an_action("thank_you", NOON, person=person))
        assert found == {"": ("done", instant(NOON)) if made else ("missed", None)}


def test_a_thank_you_to_somebody_not_met_makes_no_step_where_others_were_met() -> None:
    people = [a_person("p1"), a_person("p2", met=False)]
    assert thanked(people, an_action("thank_you", NOON, person="p2")) == {"p1": ("missed", None)}


@pytest.mark.parametrize("met", [True, False])
def test_a_thank_you_to_an_assistant_is_thanks_to_a_helper_met_or_not(met: bool) -> None:
    people = [HELPER._replace(met=met)]
    thanks = an_action("thank_you", NOON, person="h")
    assert thanked(people, thanks) == {"": ("missed", None)}
    assert thanked(people, thanks, step="thank_helper") == ({"h": ("done", instant(NOON))} if met else {})


def test_a_helper_is_thanked_by_the_earliest_of_thanks_to_them_or_to_helpers_in_general() -> None:
    people = [HELPER, a_person("h2", role="assistant")]
    general, own = an_action("thank_helper", ONE), an_action("thank_helper", TWO, person="h2")
    as_thank_you = an_action("thank_you", NOON, person="h")
    assert thanked(people, general, own, as_thank_you, step="thank_helper") == {
        "h": ("done", instant(NOON)),
        "h2": ("done", instant(ONE)),
    }


def test_thanks_to_a_helper_never_make_an_interviewers_thank_you() -> None:
    assert thanked([a_person("p1")], an_action("thank_helper", NOON, person="p1")) == {"p1": ("missed", None)}


@pytest.mark.parametrize("step", ["debrief", "alert_references", "letter"])
def test_a_step_without_a_person_is_made_by_its_earliest_action_addressed_to_whom_it_may(step: str) -> None:
    actions = [an_action(step, "2026-03-04T09:00"), an_action(step, "2026-03-03T09:00", person="p1")]
    assert only_row(a_record(actions=actions), step).done_at == instant("2026-03-03T09:00")


def test_of_two_actions_at_one_instant_the_id_decides_which_is_the_earlier() -> None:
    waived = an_action("thank_you", NOON, channel="waived", action_id="a")
    real = an_action("thank_you", NOON, action_id="b")
    assert thanked([], real, waived) == {"": ("done", instant(NOON))}


@pytest.mark.parametrize("waived_at", [NOON, TWO])
def test_a_real_action_beats_a_waiver_be_it_earlier_or_later(waived_at: str) -> None:
    waiver = an_action("thank_you", waived_at, channel="waived")
    assert thanked([], waiver) == {"": ("waived", None)}
    assert thanked([], waiver, an_action("thank_you", ONE)) == {"": ("done", instant(ONE))}


def test_a_waiver_for_everybody_stands_for_those_who_were_not_thanked() -> None:
    waiver, real = an_action("thank_you", NOON, channel="waived"), an_action("thank_you", ONE, person="p2")
    assert thanked([*MET], waiver, real) == {"p1": ("waived", None), "p2": ("done", instant(ONE))}


def test_a_waiver_to_an_assistant_waives_thanks_to_that_helper() -> None:
    waiver = an_action("thank_you", NOON, channel="waived", person="h")
    assert thanked([HELPER], waiver, step="thank_helper") == {"h": ("waived", None)}
    assert thanked([HELPER], waiver) == {"": ("missed", None)}


@pytest.mark.parametrize("step", ["debrief", "alert_references", "letter", "status_check"])
def test_a_waived_step_is_waived_from_the_waivers_own_instant_and_has_no_done_at(step: str) -> None:
    record = a_record(actions=[an_action(step, "2026-03-09T10:00", channel="waived")])
    at = instant("2026-03-09T10:00")
    assert statuses(record, step, now=at) == statuses(record, step) == ["waived"]
    assert statuses(record, step, now=at - SECOND) != ["waived"]
    assert only_row(record, step).done_at is None


def test_an_action_before_the_interview_makes_no_step_and_one_at_its_start_does() -> None:
    for step in ("thank_you", "debrief", "alert_references", "letter", "status_check"):
        at_start, before = an_action(step, "2026-03-02T10:00"), an_action(step, "2026-03-02T09:59:59")
        assert rows(a_record(actions=[at_start]), step)[0].done_at == at_start.at
        assert rows(a_record(actions=[before]), step)[0].done_at is None


def test_an_action_counts_from_its_own_instant() -> None:
    record = a_record(actions=[an_action("thank_you", NOON)])
    assert statuses(record, "thank_you", now=instant(NOON) - SECOND) == ["due"]
    assert statuses(record, "thank_you", now=instant(NOON)) == ["done"]


@pytest.mark.parametrize("step", ["status_check", "letter"])
@pytest.mark.parametrize("channel", ["phone", "waived"])
def test_a_check_or_letter_counts_on_the_outcomes_date_and_not_on_the_next(step: str, channel: str) -> None:
    decided = an_interview(outcome="rejected", outcome_on="2026-03-09")
    for at, counts in (("2026-03-09T23:59:59", True), ("2026-03-10T00:00", False)):
        row = rows(a_record(decided, actions=[an_action(step, at, channel=channel)]), step)[0]
        assert bool(row.done_at or row.waived) is counts


@pytest.mark.parametrize("step", ["thank_you", "thank_helper", "debrief", "alert_references"])
def test_thanks_and_preparation_count_after_the_outcome_too(step: str) -> None:
    decided = an_interview(outcome="rejected", outcome_on="2026-03-03")
    action = an_action(step, "2026-03-04T10:00")
    assert only_row(a_record(decided, people=[HELPER], actions=[action]), step).done_at == action.at


def test_a_reply_after_the_outcomes_date_is_no_word_and_one_on_it_is() -> None:
    for outcome_on, basis in (("2026-03-05", "named"), ("2026-03-04", "interview")):
        interview = an_interview(outcome="advanced", outcome_on=outcome_on)
        reply = an_action("employer_reply", "2026-03-05T10:00", names="2026-03-12")
        assert only_row(a_record(interview, actions=[reply]), "status_check").basis == basis


def test_a_check_on_the_outcomes_date_that_closed_its_row_is_done_nevertheless() -> None:
    decided = an_interview(outcome="rejected", outcome_on="2026-03-09")
    checked = a_record(decided, actions=[an_action("status_check", "2026-03-09T10:00")])
    assert statuses(checked, "status_check") == ["done", "not_needed"]


FACTS = [
    ("ask_timeline", {}, [], "unrecorded"),
    ("ask_timeline", {"timeline_asked": True}, [], "done"),
    ("ask_timeline", {"timeline_asked": False}, [], "missed"),
    ("ask_timeline", {"promised": "2026-03-10"}, [], "done"),
    ("ask_timeline", {"promised": "2026-03-10", "timeline_asked": False}, [], "done"),
    ("get_contacts", {}, [], "unrecorded"),
    ("get_contacts", {}, [HELPER._replace(title="Ms.")], "unrecorded"),
    ("get_contacts", {}, [a_person(met=False, title="Ms.")], "unrecorded"),
    ("get_contacts", {}, [a_person(title="Ms.")], "done"),
    ("get_contacts", {}, [a_person(job_title="Lab lead")], "done"),
    ("get_contacts", {}, [a_person()], "missed"),
    ("get_contacts", {}, [a_person(name="", title="Ms.", job_title="Lab lead")], "missed"),
    ("get_contacts", {}, [a_person("p1", title="Ms."), a_person("p2")], "missed"),
    ("get_contacts", {}, [a_person("p1", title="Ms."), a_person("p2", met=False)], "done"),
    ("get_contacts", {}, [a_person("p1", title="Ms."), HELPER], "done"),
]


@pytest.mark.parametrize(("step", "interview", "people", "status"), FACTS)
def test_a_fact_is_answered_by_the_record_itself(
    step: str, interview: dict[str, Any], people: list[Person], status: str
) -> None:
    record = a_record(an_interview(**interview), people=people)
    assert statuses(record, step) == [status]
    assert only_row(record, step).done_at == (utc("2026-03-02T16:00") if status == "done" else None)


def test_a_fact_has_no_answer_until_the_interview_is_over() -> None:
    record = a_record(an_interview(timeline_asked=True), people=[a_person(title="Ms.")])
    end = utc("2026-03-02T16:00")
    for step in ("ask_timeline", "get_contacts"):
        before, at = only_row(record, step, now=end - SECOND), only_row(record, step, now=end)
        assert (before.answer, before.done_at) == (None, None)
        assert (at.answer, at.done_at) == ("yes", end)
        assert (status_of(before, end - SECOND), status_of(at, end)) == ("due", "done")


def record_with_everything() -> InterviewRecord:
    """An interview with a bit of everything, each on a day of its own."""
    actions = [
        an_action("thank_you", "2026-03-02T12:00"),
        an_action("debrief", "2026-03-03T09:00", channel="waived"),
        an_action("status_check", "2026-03-09T10:00"),
        an_action("letter", "2026-03-12T10:00"),
    ]
    return a_record(an_interview(timeline_asked=True), people=[a_person(title="Ms.")], actions=actions)


def test_what_is_stored_is_built_from_all_actions_and_answers() -> None:
    stored = build_plan(record_with_everything(), MEASURED)
    assert stored == build_plan(record_with_everything(), MEASURED, LATER)
    assert [row.step for row in stored if row.done_at] == [
        "ask_timeline", "get_contacts", "thank_you", "letter", "status_check",
    ]  # fmt: skip


def test_a_stored_row_is_read_from_an_earlier_now_as_if_it_were_not_done_yet() -> None:
    by_step = {row.step.value: row for row in reversed(build_plan(record_with_everything(), MEASURED))}
    for step, done, before in (
        ("ask_timeline", "2026-03-02T11:00", "due"),
        ("get_contacts", "2026-03-02T11:00", "due"),
        ("thank_you", "2026-03-02T12:00", "due"),
        ("letter", "2026-03-12T10:00", "due"),
        ("status_check", "2026-03-09T10:00", "due"),
    ):
        assert status_of(by_step[step], instant(done) - SECOND) == before
        assert status_of(by_step[step], instant(done)) == "done"


def test_an_interview_is_held_from_its_end_on_unless_it_did_not_take_place() -> None:
    end = utc("2026-03-02T16:00")
    for status, held in (("scheduled", True), ("held", True), ("cancelled", False), ("no_show", False)):
        interview = an_interview(status=status)
        assert is_held(interview, end) is held
        assert not is_held(interview, end - SECOND)


def test_an_outcome_is_in_effect_from_the_start_of_its_local_date() -> None:
    assert outcome_at(an_interview(outcome="offer", outcome_on="2026-03-09")) == utc("2026-03-09T04:00")
    assert outcome_at(an_interview()) is None
    assert outcome_at(an_interview(outcome="offer")) is None
