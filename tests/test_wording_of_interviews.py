"""How an interview, whom it waits for and what was changed about it are said in words, as a counselor reads it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from coaching.model import Channel, Format, InterviewStatus, KnownFrom, Outcome, Role
from coaching.wording import addressed, changed_words, interview_facts, interview_label, named, waiting_words
from tests.builders import NEW_YORK, an_interview, instant

WEDNESDAY = date(2026, 3, 4)


def test_an_employer_is_late_by_days_since_the_date_they_gave() -> None:
    over = instant("2026-03-11T00:00")
    reason = "Their date, March 10, is over without a word (S3.9, S5.26)"
    for now, label in (("2026-03-11T00:00", "1 day"), ("2026-03-11T23:59", "1 day"), ("2026-03-12T00:00", "2 days")):
        said = waiting_words(over, NEW_YORK, instant(now), employer_late=True)
        assert said == (f"employer {label} late", reason)


def test_a_client_who_is_to_wait_is_told_since_which_check() -> None:
    label, reason = waiting_words(
        instant("2026-03-16T10:00"), NEW_YORK, instant("2026-03-20T09:00"), employer_late=False
    )
    assert label == "stop and wait"
    assert reason == "The last check that the policy allows was on March 16: it is their turn (S3.11, S5.24, S5.27)"


@pytest.mark.parametrize(
    ("title", "name", "employer", "said"),
    [
        ("Ms.", "Ana Ruiz", "Northside Clinic", "Ms. Ana Ruiz, Northside Clinic"),
        ("", "Ana Ruiz", "Northside Clinic", "Ana Ruiz, Northside Clinic"),
        ("", "", "Northside Clinic", "Northside Clinic"),
        ("Dr.", "", "", "Dr."),
        ("", "", "", ""),
    ],
)
def test_a_step_is_for_a_person_at_an_employer_as_far_as_they_are_known(
    title: str, name: str, employer: str, said: str
) -> None:
    assert addressed(title, name, employer) == said


def test_an_interview_is_chosen_by_employer_position_day_and_round() -> None:
    assert interview_label(an_interview(), WEDNESDAY) == "Acme Labs, Lab technician, March 2, round 1"
    assert interview_label(an_interview(round="final"), WEDNESDAY) == "Acme Labs, Lab technician, March 2, final"
    bare = an_interview(position="", round="")
    assert interview_label(bare, date(2027, 1, 1)) == "Acme Labs, March 2, 2026"


def facts(now: str = "2026-03-04T09:00", **interview: Any) -> list[str]:
    """What `interview_facts` says of the default interview, changed as named."""
    return interview_facts(an_interview(**interview), instant(now))


def test_the_facts_of_an_interview_are_when_and_where_and_what_came_of_it() -> None:
    assert facts() == ["March 2 at 10:00 AM (New York time), video", "Held. Outcome: open"]
    assert facts(promised="2026-03-10") == [
        "March 2 at 10:00 AM (New York time), video",
        "Held. Outcome: open. Answer promised by March 10",
    ]
    assert facts(outcome="advanced", outcome_on="2026-03-04", format=Format.IN_PERSON) == [
        "March 2 at 10:00 AM (New York time), in person",
        "Held. Outcome: invited to the next round, March 4",
    ]


def test_an_interview_ahead_has_no_outcome_to_speak_of() -> None:
    assert facts("2026-03-02T09:00", status="scheduled") == [
        "Today at 10:00 AM (New York time), video",
        "Scheduled",
    ]
    assert facts(status="cancelled")[1] == "Cancelled"
    assert facts(status="no_show")[1] == "Client did not come"


def test_an_interview_that_is_over_counts_as_held_whatever_was_recorded_before() -> None:
    assert facts("2026-03-02T10:59:59", status="scheduled")[1] == "Scheduled"
    assert facts("2026-03-02T11:00", status="scheduled")[1] == "Held. Outcome: open"


def test_an_outcome_without_its_date_is_said_without_one() -> None:
    assert facts(outcome="rejected")[1] == "Held. Outcome: rejected"


def test_words_from_closed_lists_are_said_as_a_counselor_would() -> None:
    said = {word: named(word) for words in (Role, Channel, KnownFrom, Outcome, InterviewStatus) for word in words}
    assert said[Role.HR] == "HR"
    assert said[Role.HIRING_MANAGER] == "hiring manager"
    assert said[Outcome.PENDING] == "open"
    assert said[Outcome.NO_ANSWER] == "no answer"
    assert said[KnownFrom.CLIENT] == "client said so"
    assert said[Channel.IN_PERSON] == "in person"
    assert not [words for words in said.values() if "_" in words]


def test_what_somebody_else_changed_is_said_with_the_values_now() -> None:
    assert changed_words({"outcome": Outcome.REJECTED}) == "The outcome is now rejected."
    assert (
        changed_words({"outcome": Outcome.OFFER, "outcome_on": date(2026, 3, 4)})
        == "The outcome is now offer, and the date of the outcome is now March 4, 2026."
    )
    assert (
        changed_words({"employer": "Acme", "promised_on": None, "timeline_asked": True})
        == "The employer is now Acme, the promised date is now empty, "
        "and the answer to “Was the timeline asked?” is now yes."
    )
    assert changed_words({"timeline_asked": False}) == "The answer to “Was the timeline asked?” is now no."


def test_a_time_that_somebody_else_changed_is_said_to_have_changed() -> None:
    changed = {"starts_at": instant("2026-03-04T10:00"), "timezone": NEW_YORK, "zone_given": True}
    assert changed_words(changed) == "The start has changed, and the time zone is now America/New_York."


@pytest.mark.parametrize("current", [{}, {"zone_given": True}])
def test_where_nothing_that_shows_has_changed_it_says_so(current: dict[str, object]) -> None:
    assert changed_words(current) == "Nothing that shows has changed."
