"""Every window of the step table, to the instant, worked by hand from the text of plan.md."""

from __future__ import annotations

import pytest

from coaching.guidance.policies import POLICIES
from coaching.model import Basis, Kind
from coaching.plan import build_plan
from tests.builders import a_person, a_record, an_action, an_interview, day
from tests.plan.rows import LATER, SECOND, instants, only_row, rows, statuses, utc, window

MET = (a_person("p1"), a_person("h1", role="assistant"))

# The default interview: 2 March 2026, 10:00 to 11:00 in New York, that is 15:00 to 16:00 UTC; on 8 March the clocks
# go forward there, so that midnight is 05:00 UTC before and 04:00 UTC after.
WINDOWS = [
    ("ask_timeline", "measured", "2026-03-02T15:00", "2026-03-02T16:00", "2026-03-02T16:00"),
    ("get_contacts", "measured", "2026-03-02T15:00", "2026-03-02T16:00", "2026-03-02T16:00"),
    ("debrief", "measured", "2026-03-02T16:00", "2026-03-03T16:00", "2026-03-16T16:00"),
    ("thank_you", "measured", "2026-03-02T16:00", "2026-03-03T16:00", "2026-03-16T16:00"),
    ("thank_helper", "measured", "2026-03-02T16:00", "2026-03-06T05:00", "2026-03-16T16:00"),
    ("alert_references", "measured", "2026-03-02T16:00", "2026-03-05T05:00", "2026-03-16T16:00"),
    ("letter", "measured", "2026-03-09T04:00", "2026-03-17T04:00", "2026-04-16T04:00"),
    ("letter", "persistent", "2026-03-09T04:00", "2026-03-17T04:00", "2026-04-16T04:00"),
    ("status_check", "measured", "2026-03-07T05:00", "2026-03-10T04:00", "2026-04-09T04:00"),
    ("status_check", "persistent", "2026-03-07T05:00", "2026-03-10T04:00", "2026-04-09T04:00"),
    ("status_check", "formal", "2026-03-09T04:00", "2026-03-12T04:00", "2026-04-11T04:00"),
]


@pytest.mark.parametrize(("step", "policy", "opens", "due", "closes"), WINDOWS)
def test_every_step_opens_falls_due_and_closes_as_the_table_says(
    step: str, policy: str, opens: str, due: str, closes: str
) -> None:
    assert window(only_row(a_record(people=MET), step, policy=policy)) == instants(opens, due, closes)


def test_a_plan_is_in_the_order_of_the_table_then_of_the_ids_of_people_as_text() -> None:
    people = [a_person("p2"), a_person("h", role="assistant"), a_person("p10"), a_person("x", met=False)]
    plan = build_plan(a_record(people=people), POLICIES["measured"], LATER)
    assert [(row.step, row.ordinal, row.person_id) for row in plan] == [
        ("ask_timeline", 1, ""),
        ("get_contacts", 1, ""),
        ("debrief", 1, ""),
        ("thank_you", 1, "p10"),
        ("thank_you", 1, "p2"),
        ("thank_helper", 1, "h"),
        ("alert_references", 1, ""),
        ("letter", 1, ""),
        ("status_check", 1, ""),
    ]


def test_only_what_the_table_calls_expected_is_expected() -> None:
    for policy, letter in (("measured", Kind.OPTIONAL), ("formal", Kind.OPTIONAL), ("persistent", Kind.EXPECTED)):
        plan = build_plan(a_record(people=MET), POLICIES[policy], LATER)
        assert {row.step.value: row.kind for row in plan} == {
            "ask_timeline": Kind.EXPECTED,
            "get_contacts": Kind.EXPECTED,
            "debrief": Kind.OPTIONAL,
            "thank_you": Kind.EXPECTED,
            "thank_helper": Kind.OPTIONAL,
            "alert_references": Kind.OPTIONAL,
            "letter": letter,
            "status_check": Kind.EXPECTED,
        }


def test_a_row_says_whose_it_is_and_what_its_window_hangs_on() -> None:
    for row in build_plan(a_record(people=MET), POLICIES["measured"], LATER):
        assert (row.client_id, row.interview_id) == ("c1", "i1")
        assert (row.basis, row.basis_on) == (Basis.INTERVIEW, day("2026-03-02"))


@pytest.mark.parametrize("status", ["cancelled", "no_show"])
def test_an_interview_that_did_not_take_place_has_no_plan(status: str) -> None:
    assert build_plan(a_record(an_interview(status=status)), POLICIES["measured"], LATER) == ()


def test_an_interview_lasts_an_hour_where_no_end_was_given() -> None:
    without_end = a_record(an_interview(ends=None))
    assert only_row(without_end, "thank_you").opens_at == utc("2026-03-02T16:00")
    longer = a_record(an_interview(ends="2026-03-02T13:45"))
    assert only_row(longer, "thank_you").opens_at == utc("2026-03-02T18:45")


def test_the_day_is_the_local_date_of_the_start_even_where_the_end_is_on_the_next() -> None:
    record = a_record(an_interview("2026-03-02T23:30"))
    assert only_row(record, "alert_references").opens_at == utc("2026-03-03T05:30")
    assert only_row(record, "alert_references").due_at == utc("2026-03-05T05:00")
    assert only_row(record, "status_check").opens_at == utc("2026-03-07T05:00")


def test_one_instant_is_another_day_in_another_zone() -> None:
    new_york = a_record(an_interview("2026-03-02T22:00"))
    london = a_record(an_interview("2026-03-03T03:00", zone="Europe/London"))
    assert new_york.interview.starts_at == london.interview.starts_at
    assert only_row(new_york, "alert_references").due_at == utc("2026-03-05T05:00")
    assert only_row(london, "alert_references").due_at == utc("2026-03-06T00:00")


BOUNDARIES = [
    ("ask_timeline", "measured", "2026-03-02T15:00", "not_yet", "due"),
    ("ask_timeline", "measured", "2026-03-02T16:00", "due", "unrecorded"),
    ("get_contacts", "measured", "2026-03-02T15:00", "not_yet", "due"),
    ("get_contacts", "measured", "2026-03-02T16:00", "due", "missed"),
    ("debrief", "measured", "2026-03-02T16:00", "not_yet", "due"),
    ("debrief", "measured", "2026-03-03T16:00", "due", "skipped"),
    ("debrief", "measured", "2026-03-16T16:00", "skipped", "skipped"),
    ("thank_you", "measured", "2026-03-02T16:00", "not_yet", "due"),
    ("thank_you", "measured", "2026-03-03T16:00", "due", "overdue"),
    ("thank_you", "measured", "2026-03-16T16:00", "overdue", "missed"),
    ("thank_helper", "measured", "2026-03-02T16:00", "not_yet", "due"),
    ("thank_helper", "measured", "2026-03-06T05:00", "due", "skipped"),
    ("thank_helper", "measured", "2026-03-16T16:00", "skipped", "skipped"),
    ("alert_references", "measured", "2026-03-02T16:00", "not_yet", "due"),
    ("alert_references", "measured", "2026-03-05T05:00", "due", "skipped"),
    ("alert_references", "measured", "2026-03-16T16:00", "skipped", "skipped"),
    ("letter", "measured", "2026-03-09T04:00", "not_yet", "due"),
    ("letter", "measured", "2026-03-17T04:00", "due", "skipped"),
    ("letter", "measured", "2026-04-16T04:00", "skipped", "skipped"),
    ("letter", "persistent", "2026-03-09T04:00", "not_yet", "due"),
    ("letter", "persistent", "2026-03-17T04:00", "due", "overdue"),
    ("letter", "persistent", "2026-04-16T04:00", "overdue", "missed"),
    ("status_check", "measured", "2026-03-07T05:00", "not_yet", "due"),
    ("status_check", "measured", "2026-03-10T04:00", "due", "overdue"),
    ("status_check", "measured", "2026-04-09T04:00", "overdue", "missed"),
    ("status_check", "formal", "2026-03-09T04:00", "not_yet", "due"),
    ("status_check", "formal", "2026-03-12T04:00", "due", "overdue"),
    ("status_check", "formal", "2026-04-11T04:00", "overdue", "missed"),
]


@pytest.mark.parametrize(("step", "policy", "edge", "before", "at"), BOUNDARIES)
def test_the_status_changes_at_the_boundary_instant_and_not_a_second_before(
    step: str, policy: str, edge: str, before: str, at: str
) -> None:
    record = a_record(people=MET)
    assert statuses(record, step, policy=policy, now=utc(edge) - SECOND) == [before]
    assert statuses(record, step, policy=policy, now=utc(edge)) == [at]


DONE_AT = [
    ("debrief", "2026-03-03T10:59:59", "done"),
    ("debrief", "2026-03-03T11:00", "late"),
    ("thank_you", "2026-03-02T10:00", "done"),
    ("thank_you", "2026-03-03T10:59:59", "done"),
    ("thank_you", "2026-03-03T11:00", "late"),
    ("thank_you", "2026-05-01T10:00", "late"),
    ("thank_helper", "2026-03-05T23:59:59", "done"),
    ("thank_helper", "2026-03-06T00:00", "late"),
    ("alert_references", "2026-03-04T23:59:59", "done"),
    ("alert_references", "2026-03-05T00:00", "late"),
    ("letter", "2026-03-03T10:00", "done"),
    ("letter", "2026-03-16T23:59:59", "done"),
    ("letter", "2026-03-17T00:00", "late"),
    ("letter", "2026-05-01T10:00", "late"),
    ("status_check", "2026-03-06T23:59:59", "too_soon"),
    ("status_check", "2026-03-07T00:00", "done"),
    ("status_check", "2026-03-09T23:59:59", "done"),
    ("status_check", "2026-03-10T00:00", "late"),
    ("status_check", "2026-05-01T10:00", "late"),
]


@pytest.mark.parametrize(("step", "at", "status"), DONE_AT)
def test_what_is_done_is_done_late_or_too_soon_by_the_instant_it_was_done(step: str, at: str, status: str) -> None:
    record = a_record(people=MET, actions=[an_action(step, at)])
    (row, *_) = rows(record, step)
    assert row.done_at == an_action(step, at).at
    assert statuses(record, step)[0] == status


def test_an_outcome_leaves_every_step_but_the_letter_and_the_checks_as_it_was() -> None:
    decided = an_interview(outcome="rejected", outcome_on="2026-03-03")
    for step, policy, *expected in WINDOWS:
        row = only_row(a_record(decided, people=MET), step, policy=policy)
        closes = "2026-03-03T05:00" if step in ("letter", "status_check") else expected[2]
        assert window(row) == instants(*expected[:2], closes)


@pytest.mark.parametrize(
    ("step", "outcome_on", "closes", "status"),
    [
        ("status_check", "2026-03-09", "2026-03-09T04:00", "not_needed"),
        ("status_check", "2026-03-10", "2026-03-10T04:00", "missed"),
        ("status_check", "2026-04-08", "2026-04-08T04:00", "missed"),
        ("status_check", "2026-04-09", "2026-04-09T04:00", "missed"),
        ("status_check", "2026-04-10", "2026-04-09T04:00", "missed"),
        ("letter", "2026-03-16", "2026-03-16T04:00", "not_needed"),
        ("letter", "2026-03-17", "2026-03-17T04:00", "missed"),
        ("letter", "2026-04-17", "2026-04-16T04:00", "missed"),
    ],
)
def test_an_outcome_closes_a_step_at_the_start_of_its_date_if_it_is_open_still(
    step: str, outcome_on: str, closes: str, status: str
) -> None:
    record = a_record(an_interview(outcome="offer", outcome_on=outcome_on))
    assert only_row(record, step, policy="persistent").closes_at == utc(closes)
    assert statuses(record, step, policy="persistent") == [status]


def test_a_recorded_outcome_closes_a_step_although_its_date_is_ahead() -> None:
    record = a_record(an_interview(outcome="offer", outcome_on="2026-03-05"))
    now = utc("2026-03-04T12:00")
    assert only_row(record, "status_check", now=now).closes_at == utc("2026-03-05T05:00")
    assert statuses(record, "status_check", now=now) == ["not_yet"]
    assert statuses(record, "status_check", now=utc("2026-03-05T05:00")) == ["not_needed"]


def test_an_optional_step_that_an_outcome_overtook_is_not_needed_rather_than_skipped() -> None:
    record = a_record(an_interview(outcome="offer", outcome_on="2026-03-12"))
    assert statuses(record, "letter", now=utc("2026-03-12T04:00") - SECOND) == ["due"]
    assert statuses(record, "letter", now=utc("2026-03-12T04:00")) == ["not_needed"]
    assert statuses(record, "letter", now=LATER) == ["not_needed"]
