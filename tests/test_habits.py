"""What shows over a client's last interviews, and what is taken into the next one."""

from __future__ import annotations

from typing import Any

from coaching.guidance.policies import MEASURED
from coaching.habits import Habits, habits
from coaching.model import Debrief, InterviewRecord
from coaching.preparing import is_ahead, preparation
from tests.builders import a_person, a_record, an_action, an_interview, instant

NOW = instant("2026-04-20T12:00")
DAYS = ("2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23", "2026-03-30")


def held(on: str, *, thanked: str = "", checked: str = "", named: bool = True, **facts: Any) -> InterviewRecord:
    """An interview on a day, with a thank-you and a status check on local days, where given."""
    interview = an_interview(f"{on}T10:00", interview_id=on, **facts)
    done = {"thank_you": thanked, "status_check": checked}
    actions = [an_action(step, f"{day}T14:00", of=interview) for step, day in done.items() if day]
    people = [a_person(f"p{on}", title="Dr.", of=interview)] if named else []
    return a_record(interview, people=people, actions=actions)


def asked(*answers: bool | None) -> list[InterviewRecord]:
    """Interviews one after another, with the answers to whether the timeline was asked."""
    return [held(day, timeline_asked=answer) for day, answer in zip(DAYS, answers, strict=True)]


def found(*records: InterviewRecord) -> Habits:
    return habits(records, MEASURED, NOW)


def said(some: Any) -> list[str]:
    return [one.says for one in some]


def test_a_slip_that_recurs_is_counted_among_the_last_four_where_it_can_be_told() -> None:
    records = [
        held(day, timeline_asked=asked) for day, asked in zip(DAYS, (True, False, False, True, False), strict=True)
    ]
    assert "In 3 of the last 4 interviews the timeline was not asked." in said(found(*records).slips)


def test_an_interview_that_nobody_recorded_it_of_counts_neither_way() -> None:
    records = [
        held(day, timeline_asked=asked) for day, asked in zip(DAYS, (False, None, None, None, False), strict=True)
    ]
    assert "In each of the last 2 interviews the timeline was not asked." in said(found(*records).slips)


def test_a_slip_that_came_once_is_no_habit() -> None:
    records = [held(day, timeline_asked=day != DAYS[0]) for day in DAYS[:3]]
    assert not [habit for habit in found(*records).slips if habit.practice.about == "ask_timeline"]


def test_what_went_right_three_times_running_is_said_and_not_what_went_right_twice() -> None:
    three = [held(day, thanked=day, timeline_asked=True) for day in DAYS[:3]]
    assert said(found(*three).strengths) == [
        "In the last 3 interviews they asked about the timeline.",
        "In the last 3 interviews they came home with everybody's name.",
        "In the last 3 interviews they thanked everybody within a day.",
    ]
    assert found(*three[:2]).strengths == ()


def test_a_slip_breaks_the_run() -> None:
    records = [held(day, timeline_asked=day != DAYS[3]) for day in DAYS]
    assert "ask_timeline" not in [one.practice.about for one in found(*records).strengths]


def test_a_thank_you_that_is_late_to_one_of_two_people_is_a_slip() -> None:
    records = []
    for day in DAYS[:2]:
        interview = an_interview(f"{day}T10:00", interview_id=day, timeline_asked=True)
        people = [a_person(f"{day}-{n}", of=interview) for n in (1, 2)]
        thanks = [an_action("thank_you", f"{day}T14:00", of=interview, person=people[0].person_id)]
        records.append(a_record(interview, people=people, actions=thanks))
    assert "In each of the last 2 interviews a thank-you was late or left out." in said(found(*records).slips)


def test_checks_before_their_day_are_a_habit_of_their_own() -> None:
    early = [held(day, checked=soon) for day, soon in (("2026-03-02", "2026-03-03"), ("2026-03-09", "2026-03-10"))]
    assert "In each of the last 2 interviews that called for one, a status check came before its day." in said(
        found(*early).slips
    )


def test_interviews_that_are_ahead_or_called_off_do_not_count() -> None:
    ahead = held("2026-04-21", timeline_asked=False)
    called_off = held("2026-03-16", timeline_asked=False, status="cancelled")
    once = held("2026-03-09", timeline_asked=False)
    assert not [habit for habit in found(ahead, called_off, once).slips if habit.practice.about == "ask_timeline"]


def test_the_most_frequent_slip_comes_first() -> None:
    records = [held(day, named=False, timeline_asked=day == DAYS[0]) for day in DAYS[:3]]
    times = [slip.times for slip in found(*records).slips]
    assert times == sorted(times, reverse=True) == [3, 3, 2]


def test_what_was_left_out_with_this_employer_and_doubts_of_any_are_brought_up() -> None:
    ahead = an_interview("2026-04-21T10:00", interview_id="next", status="scheduled", employer="Acme  labs")
    before, elsewhere = held("2026-03-09"), held("2026-03-16", employer="Other")
    told = {
        "2026-03-09": Debrief("2026-03-09", unsaid="My night shifts", concerns="The gap in 2024"),
        "2026-03-16": Debrief("2026-03-16", unsaid="Not for Acme", concerns="No license yet"),
    }
    found = preparation(ahead, [a_record(ahead), before, elsewhere], told, MEASURED, NOW)
    assert [(one.words, one.employer) for one in found.bring_up] == [
        ("My night shifts", "Acme Labs"), ("No license yet", "Other"), ("The gap in 2024", "Acme Labs"),
    ]  # fmt: skip
    assert len(found.questions) == 4
    assert {cite.id for question in found.questions for cite in question.cites} == {"S3.2"}


def test_an_interview_is_prepared_for_until_it_starts_unless_it_is_called_off() -> None:
    ahead = an_interview("2026-04-20T12:01", status="scheduled")
    assert is_ahead(ahead, NOW)
    assert not is_ahead(ahead, ahead.starts_at)
    assert not is_ahead(an_interview("2026-04-21T12:00", status="cancelled"), NOW)
