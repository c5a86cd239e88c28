"""What the next workshop is about: the steps missed most in four weeks, with numbers that tell of nobody."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pandas as pd

from coaching.guidance.policies import MEASURED
from coaching.guidance.steps import STEPS
from coaching.guidance.topics import TOPICS
from coaching.metrics import Figures, figures_of
from coaching.model import InterviewRecord, Kind
from coaching.outcomes import View
from coaching.plan import build_plan, status_of
from coaching.selection import Period, Selection
from coaching.topics import MissedStep, most_missed
from tests.builders import a_person, a_record, an_action, an_interview
from tests.metrics.offices import NOW as OFFICE_NOW
from tests.metrics.offices import an_office

NOW = datetime(2026, 3, 27, 15, tzinfo=UTC)
TODAY = NOW.date()
FIRST_DAY = date(2026, 3, 2)
"""The Monday three weeks before that of today."""


def held(on: str, number: int = 0, *, thanked: bool = False, asked: bool | None = None) -> InterviewRecord:
    """An interview of a client of its own at ten on a day, thanked for two hours later or not at all."""
    name = f"{on}-{number}"
    interview = an_interview(f"{on}T10:00", interview_id=name, client_id=name, timeline_asked=asked)
    thanks = [an_action("thank_you", f"{on}T13:00", of=interview)] if thanked else []
    return a_record(interview, people=[a_person(name, title="Dr.", of=interview)], actions=thanks)


def figures(*records: InterviewRecord) -> Figures:
    return figures_of(records, MEASURED, NOW)


def view(period: Period = Period.WEEKS, *, shared: bool = False) -> View:
    return View(Selection(period=period), NOW, TODAY, shared)


def topics(*records: InterviewRecord) -> list[tuple[str, int, int]]:
    return [(one.topic.step, one.missed, one.of) for one in most_missed(figures(*records), view())]


def test_the_step_missed_most_comes_first_with_how_many_of_how_many() -> None:
    records = [held("2026-03-03", n, thanked=n < 2, asked=n < 1) for n in range(4)]
    assert topics(*records)[:3] == [("status_check", 4, 4), ("ask_timeline", 3, 4), ("thank_you", 2, 4)]


def test_at_most_three_topics_and_none_of_what_was_never_missed() -> None:
    assert len(most_missed(figures(*(held("2026-03-03", n, asked=False) for n in range(3))), view())) == 3
    assert topics(held("2026-03-24", thanked=True, asked=True)) == []


def test_the_monday_four_weeks_back_counts_and_the_sunday_before_does_not() -> None:
    sunday = (FIRST_DAY - timedelta(days=1)).isoformat()
    found = {step: (missed, of) for step, missed, of in topics(held(FIRST_DAY.isoformat()), held(sunday))}
    assert found["thank_you"] == (1, 1)


def test_the_numbers_are_those_counted_one_by_one() -> None:
    records = [held(f"2026-03-{day:02}", day, thanked=day % 3 == 0, asked=day % 2 == 0) for day in range(1, 27)]
    inside = [record for record in records if record.interview.starts_at.date() >= FIRST_DAY]
    for one in most_missed(figures(*records), view()):
        statuses = [
            status_of(row, NOW)
            for record in inside
            for row in build_plan(record, MEASURED, NOW)
            if row.step is one.topic.step and row.kind is Kind.EXPECTED
        ]
        told = [status for status in statuses if status in ("done", "late", "too_soon", "missed", "overdue")]
        assert (one.missed, one.of) == (len(told) - told.count("done"), len(told))


def test_a_longer_period_on_the_page_changes_no_topic() -> None:
    records = [held(f"2026-03-{day:02}", day, asked=False) for day in range(1, 20)]
    assert most_missed(figures(*records), view(Period.ALL)) == most_missed(figures(*records), view())


def test_of_others_clients_weeks_of_few_people_are_told_with_their_neighbors_or_not_at_all() -> None:
    of_few = View(Selection(), OFFICE_NOW, OFFICE_NOW.date(), shared=True)
    assert most_missed(an_office(6), of_few) == ()
    told = []
    for clients in (60, 120, 300):
        office = an_office(clients, seed=clients)
        for found in most_missed(office, of_few):
            assert_tells_of_nobody(office, found)
            told.append(found.further)
    assert any(told)


def assert_tells_of_nobody(office: Figures, found: MissedStep) -> None:
    """Those on time, and those not, are nobody or more than ten people."""
    held_since = office.interviews[office.interviews["held_on"] >= pd.Timestamp(found.since)]
    rows = held_since.merge(office.rows, on="interview_id")
    for good in (True, False):
        people = rows.loc[(rows["status"] == "done") == good, "client_id"].nunique()
        assert people == 0 or people > 10
    assert found.since <= date(2026, 5, 11)
    assert found.further == (found.since < date(2026, 5, 11))


def test_every_step_that_can_be_expected_has_a_topic_that_nobody_must_make_up() -> None:
    expected = {step for step, rule in STEPS.items() if rule.kind is Kind.EXPECTED} | {"letter"}
    assert set(TOPICS) == expected
    for topic in TOPICS.values():
        assert len(topic.points) >= 3
        assert topic.exercise.text
