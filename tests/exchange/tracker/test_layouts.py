"""Five trackers as people keep them, each read to what it says."""

from __future__ import annotations

from datetime import date

import pytest

from coaching.exchange.tracker.dates import Order
from coaching.exchange.tracker.entries import Entry, Undated
from coaching.exchange.tracker.reading import Choices
from coaching.model import ActionStep, Format, InterviewStatus, Outcome, Role
from tests.builders import instant
from tests.exchange.tracker.files import (
    csv_bytes,
    european_excel,
    excel_with_titles,
    google_sheets,
    month_first,
    opened,
    reading_of,
    two_in_a_cell,
)


def done(entry: Entry) -> list[tuple[str, str | None]]:
    """What was done, with its day."""
    return [(one.step.value, str(one.day) if one.day else None) for one in entry.done]


def test_a_google_sheet_with_ticked_boxes_and_an_application_among_the_interviews() -> None:
    reading = reading_of(google_sheets())
    held, ahead, application = reading.entries
    assert reading.problems == []
    assert (held.client.name, held.client.email, held.client.phone) == (
        "Ada Example",
        "ada@example.org",
        "(555) 010-0199",
    )
    assert held.interview is not None
    assert (held.interview.employer, held.interview.format, held.interview.status) == (
        "Acme Labs", Format.VIDEO, InterviewStatus.HELD,
    )  # fmt: skip
    assert held.interview.starts_at == instant("2026-03-02T10:00")
    assert done(held) == [("thank_you", None), ("status_check", "2026-03-16")]
    assert ahead.interview is not None
    assert ahead.interview.starts_at == instant("2026-03-13T14:30")
    assert ahead.done == ()
    assert application.interview is None
    assert any("applications" in remark for remark in reading.remarks)


def test_an_excel_sheet_with_a_title_and_groups_over_the_names_of_its_columns() -> None:
    tracker = opened(excel_with_titles())
    names = [column.name for column in tracker.columns]
    assert names[:3] + names[6:8] == [
        "Client Name",
        "Client Email",
        "Interview Date",
        "Thank-you Sent",
        "Thank-you Date",
    ]
    first, second, third = reading_of(excel_with_titles()).entries
    assert first.interview is not None
    assert first.interview.starts_at == instant("2026-03-02T10:00")
    assert (first.interview.outcome, first.interview.outcome_on) == (Outcome.OFFER, date(2026, 6, 1))
    assert done(first) == [("thank_you", "2026-03-03")]
    assert (second.line, second.done) == (7, ())
    assert third.interview is not None
    assert third.interview.starts_at == instant("2026-03-05T10:30")
    assert (third.line, done(third)) == (9, [("thank_you", None)])


def test_a_european_file_in_the_code_page_of_windows_once_the_order_is_said() -> None:
    tracker = opened(european_excel())
    assert (tracker.grid.encoding, tracker.grid.separator) == ("cp1252", ";")
    assert [unclear.column.name for unclear in tracker.unclear] == ["Outcome date"]
    reading = reading_of(european_excel(), Choices(order=Order.DAY_FIRST))
    (first,) = reading.entries
    assert (first.client.name, first.people[0].name) == ("Jürgen Müller", "Zoë Weiß")
    assert first.interview is not None
    assert first.interview.employer == "Bäckerei Groß"
    assert first.interview.starts_at == instant("2026-03-14T09:30")
    assert (first.interview.promised_on, first.interview.outcome_on) == (date(2026, 3, 31), date(2026, 4, 2))
    assert [(problem.line, problem.column) for problem in reading.problems] == [(3, "Thank you")]


def test_several_people_in_one_cell_with_jobs_titles_and_addresses() -> None:
    first, second = reading_of(two_in_a_cell()).entries
    assert first.client.name == "Ada Example"
    assert [(one.title, one.name, one.role, one.email) for one in first.people] == [
        ("Dr.", "Ana Ruiz", Role.INTERVIEWER, "ana@acme.test"),
        ("", "Bo Lee", Role.HR, "bo@acme.test"),
    ]
    assert done(first) == [("thank_you", "2026-03-03"), ("status_check", "2026-03-11"), ("status_check", "2026-03-18")]
    assert [(one.name, one.job_title, one.email) for one in second.people] == [
        ("Ines Sol", "Head Chef", ""), ("Kim Park", "", ""), ("Lou Reed", "", ""),
    ]  # fmt: skip
    assert second.done == ()


def test_months_first_mistakes_in_the_names_and_words_as_people_write_them() -> None:
    assert [unclear.column.name for unclear in opened(month_first()).unclear] == ["Followed up?"]
    choices = Choices(order=Order.MONTH_FIRST, undated=Undated.TODAY)
    reading = reading_of(month_first(), choices)
    assert [entry.client.name for entry in reading.entries] == ["Ada Example", "Bo Example", "Cy Example"]
    interviews = [entry.interview for entry in reading.entries if entry.interview]
    assert [one.employer for one in interviews] == ["Acme Labs", "Beta Foods", "Gamma Inc"]
    assert [one.outcome for one in interviews] == [Outcome.NO_ANSWER, Outcome.ADVANCED, Outcome.REJECTED]
    assert [one.starts_at.date() for one in interviews] == [date(2026, 3, 2), date(2026, 3, 27), date(2026, 5, 4)]
    assert done(reading.entries[0]) == [("thank_you", None), ("status_check", None)]
    assert any("“Rejcted” was read as “Rejected”" in remark for remark in reading.remarks)


@pytest.mark.parametrize("undated", list(Undated))
def test_an_outcome_without_a_date_is_refused_or_what_was_said(undated: Undated) -> None:
    choices = Choices(order=Order.MONTH_FIRST, undated=undated)
    reading = reading_of(month_first(), choices)
    assert reading.undated == 3
    outcomes = [(entry.interview.outcome, entry.interview.outcome_on) for entry in reading.entries if entry.interview]
    if undated is Undated.REFUSE:
        assert outcomes == []
        assert {problem.fault for problem in reading.problems} == {"There is an outcome without its date."}
        assert {problem.column for problem in reading.problems} == {"Application Status"}
    elif undated is Undated.OPEN:
        assert outcomes == [(Outcome.PENDING, None)] * 3
    else:
        assert outcomes[0] == (Outcome.NO_ANSWER, date(2026, 6, 1))


def test_a_thank_you_on_a_day_without_a_time_lies_at_noon_but_not_before_the_interview_is_over() -> None:
    rows = b"""Client,Employer,Date,Time,Thank you
Ada,Acme,2026-03-02,2:00 PM,2026-03-02
Bo,Acme,2026-03-02,9:00 AM,2026-03-03
"""
    first, second = reading_of(rows).entries
    assert first.done[0].at == instant("2026-03-02T15:00")
    assert second.done[0].at == instant("2026-03-03T12:00")
    assert {one.step for entry in (first, second) for one in entry.done} == {ActionStep.THANK_YOU}


def test_a_boards_stage_is_its_status_and_a_round_stays_one() -> None:
    header = ["Client", "Company", "Interview date", "Stage"]
    board = csv_bytes([header, ["Ada", "Acme", "2026-03-02", "Interviewed"], ["Bo", "Beta", "", "Bookmarked"],
        ["Cy", "Beta", "2026-03-02", "Rejected"]])  # fmt: skip
    outcomes = [entry.interview.outcome for entry in reading_of(board).entries if entry.interview]
    assert outcomes == [Outcome.PENDING, Outcome.REJECTED]
    assert any("“Stage” was taken for “Status”" in remark for remark in reading_of(board).remarks)
    rounds = reading_of(csv_bytes([header, ["Ada", "Acme", "2026-03-02", "Phone screen"]]))
    assert [entry.interview.round for entry in rounds.entries if entry.interview] == ["Phone screen"]
    beside = reading_of(csv_bytes([[*header, "Status"], ["Ada", "Acme", "2026-03-02", "Rejected", "held"]]))
    assert [entry.interview.round for entry in beside.entries if entry.interview] == ["Rejected"]


def test_a_job_seekers_board_is_read_by_its_lists_once_it_is_said_whose_it_is() -> None:
    data = csv_bytes([
        ["Company", "Job Title", "List", "Created At", "Applied At", "First Interview At"],
        ["Acme", "Analyst", "1st interview", "2026-02-01T10:00:00.000Z", "2026-02-02", "2026-03-02T15:00:00.000Z"],
        ["Beta", "Clerk", "Wishlist", "2026-02-01T10:00:00.000Z", "", ""],
    ])  # fmt: skip
    assert opened(data).nobodys
    interview, application = reading_of(data, Choices(client="Ada Example")).entries
    assert interview.interview is not None
    assert interview.interview.starts_at == instant("2026-03-02T10:00")
    assert application.interview is None
