"""Habits on a page to take home: what recurs, with something to practice, and what went right several times running."""

from __future__ import annotations

from coaching.handout.plain_text import plain_text
from coaching.handout.practice import MOST_PRACTICED
from coaching.model import InterviewRecord
from tests.builders import a_person, a_record, an_action, an_interview
from tests.handout.pages import page_for, pdf_of, text_of


def held(*asked: bool) -> list[InterviewRecord]:
    """An interview a week in January and whether the timeline was asked there; all of them decided."""
    return [
        a_record(
            an_interview(
                f"2026-01-{5 + 7 * week:02}T10:00", interview_id=f"i{week}", employer=f"Employer {week}",
                timeline_asked=one, outcome="rejected", outcome_on="2026-02-20",
            ),
            people=[a_person(f"p{week}", interview_id=f"i{week}", title="Ms.")],
            actions=[an_action("thank_you", f"2026-01-{5 + 7 * week:02}T15:00", interview_id=f"i{week}")],
        )
        for week, one in enumerate(asked)
    ]  # fmt: skip


def test_a_slip_that_recurs_is_told_with_its_numbers_and_what_to_practice() -> None:
    page = page_for(*held(False, True, False, False))
    (line,) = [line for line in page.practice if "timeline" in line.text]
    assert line.text.startswith("In 3 of your last 4 interviews the timeline was not asked. Say four questions aloud")
    assert line.rests_on == "S3.1, S3.2"
    assert len(page.practice) <= MOST_PRACTICED
    assert "What to practice" in plain_text(page)
    assert "In 3 of your last 4 interviews" in text_of(pdf_of(page))


def test_a_slip_of_one_interview_is_no_habit() -> None:
    page = page_for(*held(False, True, True, True))
    assert not any("timeline" in line.text for line in page.practice)


def test_what_went_right_several_times_running_is_praised_once_as_that() -> None:
    said = [line.text for line in page_for(*held(True, True, True)).went_well]
    assert "In your last 3 interviews you asked about the timeline." in said
    assert not any(text.startswith("You found out when") for text in said)
