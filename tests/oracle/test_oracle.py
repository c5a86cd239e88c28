"""The second implementation of the plan against cases worked out by hand from the text."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from coaching.model import InterviewRecord
from tests.builders import a_person, a_record, an_action, an_interview, instant
from tests.oracle.plan import Row, plan

LATER = datetime(2030, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def utc(text: str) -> datetime:
    """An instant given in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def rows(record: InterviewRecord, step: str, *, policy: str = "measured", now: datetime = LATER) -> list[Row]:
    """The rows of one step."""
    return [row for row in plan(record, policy, now) if row["step"] == step]


def checks(*actions: str, policy: str = "measured", promised: str | None = None) -> list[tuple[datetime, datetime]]:
    """Windows of the status checks after actions given as "check|reply TIME [NEXT DATE]"."""
    steps = {"check": "status_check", "reply": "employer_reply"}
    interview = an_interview(promised=promised)
    made = []
    for words in actions:
        step, at, *names = words.split()
        made.append(an_action(steps[step], at, names=names[0] if names else None))
    return windows(a_record(interview, actions=made), policy=policy)


def windows(record: InterviewRecord, *, policy: str = "measured") -> list[tuple[datetime, datetime]]:
    """Windows of the status checks."""
    return [(row["opens_at"], row["due_at"]) for row in rows(record, "status_check", policy=policy)]


def test_a_plan_has_its_rows_in_the_order_of_the_table_and_of_persons() -> None:
    people = [a_person("p2"), a_person("p10"), a_person("h", role="assistant"), a_person("x", met=False)]
    assert [(row["step"], row["person_id"]) for row in plan(a_record(people=people), "measured", LATER)] == [
        ("ask_timeline", ""),
        ("get_contacts", ""),
        ("debrief", ""),
        ("thank_you", "p10"),
        ("thank_you", "p2"),
        ("thank_helper", "h"),
        ("alert_references", ""),
        ("letter", ""),
        ("status_check", ""),
    ]


def test_cancelled_and_missed_interviews_have_no_rows() -> None:
    for status in ("cancelled", "no_show"):
        assert plan(a_record(an_interview(status=status)), "measured", LATER) == []


@pytest.mark.parametrize(
    ("zone", "starts", "policy", "opens", "due"),
    [
        ("America/New_York", "2026-03-02T10:00", "measured", "2026-03-07T05:00", "2026-03-10T04:00"),
        ("America/New_York", "2026-03-02T10:00", "formal", "2026-03-09T04:00", "2026-03-12T04:00"),
        ("Africa/Cairo", "2026-04-17T10:00", "formal", "2026-04-23T22:00", "2026-04-26T21:00"),
        ("Africa/Cairo", "2026-04-16T10:00", "measured", "2026-04-20T22:00", "2026-04-23T22:00"),
        ("America/Santiago", "2026-09-01T10:00", "persistent", "2026-09-06T04:00", "2026-09-09T03:00"),
        ("America/Havana", "2026-10-25T10:00", "formal", "2026-11-01T04:00", "2026-11-04T05:00"),
        ("America/Havana", "2026-10-24T10:00", "measured", "2026-10-29T04:00", "2026-11-01T04:00"),
        ("America/New_York", "2028-02-24T10:00", "measured", "2028-02-29T05:00", "2028-03-03T05:00"),
        ("Pacific/Kiritimati", "2026-03-02T10:00", "measured", "2026-03-06T10:00", "2026-03-09T10:00"),
        ("Asia/Kathmandu", "2026-03-02T23:30", "measured", "2026-03-06T18:15", "2026-03-09T18:15"),
    ],
)
def test_the_first_check_opens_and_ends_with_local_days(
    zone: str, starts: str, policy: str, opens: str, due: str
) -> None:
    assert windows(a_record(an_interview(starts, zone=zone)), policy=policy) == [(utc(opens), utc(due))]


def test_the_thank_you_is_on_time_until_a_second_before_24_hours_of_elapsed_time() -> None:
    interview = an_interview("2026-03-07T10:00")  # the clocks go forward that night
    for at, status in (("2026-03-08T11:59:59", "done"), ("2026-03-08T12:00", "late")):
        (row,) = rows(a_record(interview, actions=[an_action("thank_you", at)]), "thank_you")
        assert (row["due_at"], row["status"]) == (utc("2026-03-08T16:00"), status)


def test_the_boundary_instant_belongs_to_what_comes_after_it() -> None:
    edges = {"not_yet": "2026-03-07T05:00", "due": "2026-03-10T04:00", "overdue": "2026-04-09T04:00"}
    for before, edge in edges.items():
        (row,) = rows(a_record(), "status_check", now=utc(edge) - SECOND)
        assert row["status"] == before
    assert rows(a_record(), "status_check", now=utc("2026-03-07T05:00"))[0]["status"] == "due"
    assert rows(a_record(), "status_check", now=utc("2026-03-10T04:00"))[0]["status"] == "overdue"
    assert rows(a_record(), "status_check", now=utc("2026-04-09T04:00"))[0]["status"] == "missed"


def test_the_employers_date_decides_the_first_check() -> None:
    assert checks(promised="2026-03-10") == [(utc("2026-03-11T04:00"), utc("2026-03-14T04:00"))]


def test_a_voicemail_and_an_email_on_one_day_are_one_check_with_the_latest_date_named() -> None:
    record = a_record(
        actions=[
            an_action("status_check", "2026-03-09T15:00", names="2026-03-12"),
            an_action("status_check", "2026-03-09T10:00", names="2026-03-16", channel="voicemail"),
        ]
    )
    first, second = rows(record, "status_check")
    assert (first["done_at"], first["status"]) == (instant("2026-03-09T10:00"), "done")
    assert (second["opens_at"], second["due_at"]) == (utc("2026-03-16T04:00"), utc("2026-03-20T04:00"))


@pytest.mark.parametrize(
    ("promised", "replies", "opens_on", "ends_on"),
    [
        ("2026-03-10", ["reply 2026-03-05T09:00"], "11", "14"),
        ("2026-03-10", ["reply 2026-03-10T09:00"], "11", "14"),
        ("2026-03-10", ["reply 2026-03-11T09:00"], "18", "22"),
        (None, ["reply 2026-03-09T09:00"], "16", "20"),
        ("2026-03-20", ["reply 2026-03-03T09:00 2026-03-12"], "12", "16"),
        ("2026-03-20", ["reply 2026-03-03T09:00 2026-03-12", "reply 2026-03-12T09:00"], "12", "16"),
        ("2026-03-20", ["reply 2026-03-03T09:00 2026-03-12", "reply 2026-03-13T09:00"], "20", "24"),
    ],
)
def test_a_word_without_a_date_leaves_the_date_in_force_where_it_has_not_passed(
    promised: str | None, replies: list[str], opens_on: str, ends_on: str
) -> None:
    expected = [(utc(f"2026-03-{opens_on}T04:00"), utc(f"2026-03-{ends_on}T04:00"))]
    assert checks(*replies, promised=promised) == expected


def test_a_word_earlier_than_the_check_before_does_not_count_for_the_next_one() -> None:
    first, second = checks("reply 2026-03-03T09:00 2026-03-20", "check 2026-03-09T10:00")
    assert first == (utc("2026-03-20T04:00"), utc("2026-03-24T04:00"))
    assert second == (utc("2026-03-16T04:00"), utc("2026-03-20T04:00"))


@pytest.mark.parametrize(("promised", "opens_on", "ends_on"), [("2026-03-15", "16", "20"), ("2026-03-16", "17", "20")])
def test_the_second_check_waits_for_the_employers_date_where_that_is_a_week_off_or_more(
    promised: str, opens_on: str, ends_on: str
) -> None:
    second = checks("check 2026-03-09T10:00", promised=promised)[1]
    assert second == (utc(f"2026-03-{opens_on}T04:00"), utc(f"2026-03-{ends_on}T04:00"))


TWO_CHECKS = ("check 2026-03-09T10:00", "check 2026-03-16T10:00")


def test_two_unanswered_checks_are_the_limit_except_for_the_persistent() -> None:
    assert [len(checks(*TWO_CHECKS, policy=name)) for name in ("measured", "formal", "persistent")] == [2, 2, 3]


def test_an_answer_before_the_next_check_makes_room_for_one_more() -> None:
    assert len(checks(*TWO_CHECKS, "reply 2026-03-12T10:00")) == 3
    assert len(checks(*TWO_CHECKS, "reply 2026-03-20T10:00 2026-03-25")) == 3
    assert len(checks("check 2026-03-09T10:00 2026-03-16", "check 2026-03-16T10:00")) == 3


def test_a_check_beyond_the_limit_has_no_row_and_an_answer_to_it_makes_none() -> None:
    third = "check 2026-03-18T10:00"
    assert len(checks(*TWO_CHECKS, third)) == 2
    assert len(checks(*TWO_CHECKS, third, "reply 2026-03-20T10:00")) == 2


def test_a_reply_and_a_check_at_one_instant_go_by_their_ids() -> None:
    for reply_id, answered in (("a", False), ("c", True)):
        record = a_record(
            actions=[
                an_action("status_check", "2026-03-09T10:00"),
                an_action("status_check", "2026-03-16T10:00", action_id="b"),
                an_action("employer_reply", "2026-03-16T10:00", action_id=reply_id),
            ]
        )
        second = rows(record, "status_check")[1]
        assert second["opens_at"] == utc("2026-03-16T04:00" if answered else "2026-03-23T04:00")


def test_a_reply_at_the_instant_of_a_check_answers_only_one_check() -> None:
    for reply_id in ("a", "c"):  # answers the first check, answers the second
        record = a_record(
            actions=[
                an_action("status_check", "2026-03-09T10:00"),
                an_action("status_check", "2026-03-16T10:00", action_id="b"),
                an_action("employer_reply", "2026-03-16T10:00", action_id=reply_id),
                an_action("status_check", "2026-03-23T10:00"),
            ]
        )
        assert len(windows(record)) == 3


def test_a_waived_check_falls_on_the_row_after_the_last_real_one() -> None:
    waiver = an_action("status_check", "2026-03-05T10:00", channel="waived", names="2026-06-01")
    real = an_action("status_check", "2026-03-09T10:00")
    assert [row["status"] for row in rows(a_record(actions=[waiver]), "status_check")] == ["waived"]
    first, second = rows(a_record(actions=[waiver, real]), "status_check")
    assert (first["status"], second["status"], second["opens_at"]) == ("done", "waived", utc("2026-03-16T04:00"))


def test_a_real_thank_you_beats_a_waiver_for_its_person_only() -> None:
    people = [a_person("p1"), a_person("p2")]
    waiver = an_action("thank_you", "2026-03-02T12:00", channel="waived")
    real = an_action("thank_you", "2026-03-02T13:00", person="p2")
    found = rows(a_record(people=people, actions=[waiver, real]), "thank_you")
    assert [(row["status"], row["done_at"]) for row in found] == [
        ("waived", None),
        ("done", instant("2026-03-02T13:00")),
    ]


def test_a_thank_you_to_an_assistant_is_thanks_to_a_helper_and_nothing_else() -> None:
    helper = a_person("h", role="assistant")
    thanks = an_action("thank_you", "2026-03-02T13:00", person="h")
    record = a_record(people=[helper], actions=[thanks])
    assert rows(record, "thank_you")[0]["status"] == "missed"
    assert rows(record, "thank_helper")[0]["status"] == "done"
    not_met = a_record(people=[helper._replace(met=False)], actions=[thanks])
    assert (rows(not_met, "thank_you")[0]["status"], rows(not_met, "thank_helper")) == ("missed", [])


def test_where_no_interviewer_was_met_a_thank_you_to_anyone_counts() -> None:
    thanks = an_action("thank_you", "2026-03-02T13:00", person="p1")
    record = a_record(people=[a_person("p1", met=False)], actions=[thanks])
    assert [(row["person_id"], row["status"]) for row in rows(record, "thank_you")] == [("", "done")]


def test_an_outcome_closes_the_check_at_the_start_of_its_date() -> None:
    record = a_record(an_interview(outcome="rejected", outcome_on="2026-03-08"))
    outcome = utc("2026-03-08T05:00")
    for now, status in ((outcome - SECOND, "due"), (outcome, "not_needed")):
        (row,) = rows(record, "status_check", now=now)
        assert (row["closes_at"], row["status"]) == (outcome, status)


def test_a_check_counts_on_the_date_of_the_outcome_and_not_the_day_after() -> None:
    interview = an_interview(outcome="offer", outcome_on="2026-03-09")
    for at, status in (("2026-03-09T23:59:59", "done"), ("2026-03-10T00:00", "not_needed")):
        (row,) = rows(a_record(interview, actions=[an_action("status_check", at)]), "status_check")[:1]
        assert row["status"] == status


def test_an_action_counts_from_its_own_instant_and_from_the_start_of_the_interview() -> None:
    for at, status in (("2026-03-02T09:59:59", "not_yet"), ("2026-03-02T10:00", "done")):
        record = a_record(actions=[an_action("thank_you", at)])
        assert rows(record, "thank_you", now=instant("2026-03-02T10:30"))[0]["status"] == status
    record = a_record(actions=[an_action("thank_you", "2026-03-02T12:00")])
    assert rows(record, "thank_you", now=instant("2026-03-02T12:00") - SECOND)[0]["done_at"] is None
    assert rows(record, "thank_you", now=instant("2026-03-02T12:00"))[0]["status"] == "done"


def test_facts_have_no_answer_until_the_end() -> None:
    record = a_record(an_interview(timeline_asked=True), people=[a_person(title="Dr.")])
    end = instant("2026-03-02T11:00")
    for step in ("ask_timeline", "get_contacts"):
        before, after = (rows(record, step, now=now)[0] for now in (end - SECOND, end))
        assert (before["status"], before["done_at"]) == ("due", None)
        assert (after["status"], after["done_at"]) == ("done", end)


def test_the_letter_is_expected_of_the_persistent_only() -> None:
    for policy, kind, status in (("persistent", "expected", "missed"), ("measured", "optional", "skipped")):
        (row,) = rows(a_record(), "letter", policy=policy)
        assert (row["kind"], row["status"]) == (kind, status)
        assert (row["opens_at"], row["due_at"]) == (utc("2026-03-09T04:00"), utc("2026-03-17T04:00"))
        assert row["closes_at"] == utc("2026-04-16T04:00")
