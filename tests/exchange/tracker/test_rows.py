"""What a row can't be, told by line and column, and what is left out without refusing it."""

from __future__ import annotations

from datetime import date

import pytest

from coaching.errors import Problem
from coaching.exchange.tracker.dates import Order
from coaching.exchange.tracker.entries import Undated
from coaching.exchange.tracker.mending import refused_rows
from coaching.exchange.tracker.reading import Choices
from coaching.exchange.tracker.words import Meaning
from coaching.model import Outcome
from tests.builders import instant
from tests.exchange.tracker.files import csv_bytes, opened, reading_of, xlsx_bytes

HEADER = [
    "Client",
    "Employer",
    "Interview date",
    "Time",
    "Thank-you",
    "Follow up",
    "Status",
    "Outcome date",
    "Answer by",
]
SOUND = ["Ada Example", "Acme Labs", "2026-03-02", "10:00 AM", "", "", "", "", ""]


def row(**changes: str) -> list[str]:
    """A sound row, changed where the case is about it; columns by their names with _ for blanks."""
    values = dict(zip(HEADER, SOUND, strict=True)) | {name.replace("_", " "): value for name, value in changes.items()}
    return list(values.values())


def problems_of(*rows: list[str], choices: Choices = Choices()) -> list[Problem]:  # noqa: B008
    return reading_of(csv_bytes([HEADER, *rows]), choices).problems


@pytest.mark.parametrize(
    ("changes", "column", "words"),
    [
        ({"Client": ""}, "Client", "It is empty."),
        ({"Employer": " "}, "Employer", "It is empty."),
        ({"Interview_date": "soon"}, "Interview date", "'soon' is not a date"),
        ({"Interview_date": "2026-02-30"}, "Interview date", "not a date"),
        ({"Interview_date": "2026-03-02 2:30"}, "Interview date", "may be in the morning or in the afternoon"),
        ({"Interview_date": "2026-03-02 2:30 ET"}, "Interview date", "may be in the morning or in the afternoon"),
        ({"Interview_date": "3/2"}, "Interview date", "not a date with its year"),
        ({"Interview_date": "2026-03-08", "Time": "2:30 AM"}, "Time", "does not exist"),
        ({"Time": "2:30"}, "Time", "may be in the morning or in the afternoon"),
        ({"Time": "25:00"}, "Time", "is not a time"),
        ({"Thank-you": "perhaps"}, "Thank-you", "'perhaps' is not a date"),
        ({"Thank-you": "2026-03-01"}, "Thank-you", "before the interview starts"),
        ({"Thank-you": "2026-06-02"}, "Thank-you", "still to come"),
        ({"Interview_date": "2026-06-09", "Thank-you": "yes"}, "Thank-you", "before the interview starts"),
        ({"Interview_date": "", "Thank-you": "yes"}, "Interview date", "speaks of an interview"),
        ({"Interview_date": "", "Status": "Offer"}, "Interview date", "speaks of an interview"),
        ({"Status": "Blue"}, "Status", "'Blue' is not a status"),
        ({"Status": "Offer"}, "Outcome date", "outcome without its date"),
        ({"Outcome_date": "2026-03-09"}, "Status", "a date but no outcome"),
        ({"Status": "Offer", "Outcome_date": "2026-03-01"}, "Outcome date", "before the interview"),
        ({"Answer_by": "2026-03-01"}, "Answer by", "before the interview"),
        ({"Employer": "#REF!"}, "Employer", "error of the spreadsheet"),
        ({"Client": "A" * 301}, "Client", "301 characters"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_is_refused_by_line_and_column(changes: dict[str, str], column: str, words: str) -> None:
    problem = problems_of(row(), row(**changes))[0]
    assert (problem.file, problem.line, problem.column) == ("tracker.csv", 3, column)
    assert words in problem.fault
    assert problem.remedy


def test_all_that_is_wrong_with_a_row_is_told_at_once() -> None:
    found = problems_of(row(Client="", Status="Blue", **{"Thank-you": "maybe"}))
    assert {problem.column for problem in found} == {"Client", "Status", "Thank-you"}


def test_a_follow_up_that_is_still_to_come_is_left_out_and_said() -> None:
    reading = reading_of(csv_bytes([HEADER, row(Follow_up="2026-06-20")]))
    assert reading.entries[0].done == ()
    assert any("follow-up still to come" in remark for remark in reading.remarks)


def test_a_no_in_any_wording_is_nothing_done() -> None:
    rows = [row(**{"Thank-you": word}) for word in ("no", "N", "FALSE", "-", "n/a", "not yet", "TBD", "")]
    assert [entry.done for entry in reading_of(csv_bytes([HEADER, *rows])).entries] == [()] * len(rows)


def test_a_yes_in_any_wording_is_something_done_on_no_day() -> None:
    rows = [row(**{"Thank-you": word}) for word in ("yes", "Y", "TRUE", "x", "✓", "done", "Sent.")]
    days = [[one.day for one in entry.done] for entry in reading_of(csv_bytes([HEADER, *rows])).entries]
    assert days == [[None]] * len(rows)


def test_a_word_of_status_means_what_somebody_said_it_means() -> None:
    data = csv_bytes([HEADER, row(Status="Blue", Outcome_date="2026-03-09")])
    assert [(state.word, state.meaning) for state in opened(data).states] == [("Blue", None)]
    choices = Choices(meanings={"Blue": Meaning.OFFER})
    (entry,) = reading_of(data, choices).entries
    assert entry.interview is not None
    assert entry.interview.outcome is Outcome.OFFER


def test_a_row_with_a_cell_too_many_is_refused_for_its_cells_may_be_shifted() -> None:
    data = csv_bytes([HEADER, row(), [*row(), "more"]])
    assert [(problem.line, "10 cells instead of 9" in problem.fault) for problem in reading_of(data).problems] == [
        (3, True)
    ]


def test_ten_thousand_bad_rows_are_told_one_by_one() -> None:
    bad = [row(Interview_date="2026-02-30")] * 10_000
    reading = reading_of(csv_bytes([HEADER, row(), *bad]))
    assert (len(reading.entries), len(reading.problems)) == (1, 10_000)


def test_refused_rows_come_as_a_file_that_reads_the_same_once_mended() -> None:
    ambiguous = row(Interview_date="4/3/2026", Status="Blue", Client="=Eve")
    data = csv_bytes([HEADER, row(Interview_date="13/2/2026"), ambiguous])
    tracker = opened(data)
    reading = reading_of(data)
    mend = refused_rows(tracker, reading.refused).decode("utf-8-sig")
    header, line = mend.splitlines()
    assert header.split(",")[:2] == ["What is wrong", "Client"]
    assert "'=Eve" in line
    assert "2026-03-04" in line
    (entry,) = reading_of(mend.replace("Blue", "held").encode()).entries
    assert entry.client.name == "=Eve"
    assert entry.interview is not None
    assert str(entry.interview.starts_at.date()) == "2026-03-04"


def test_what_is_refused_by_choice_is_not_read_otherwise_by_the_order_of_the_dates() -> None:
    data = csv_bytes([HEADER, row(Interview_date="3/4/2026"), row(Interview_date="13/4/2026")])
    reading = reading_of(data, Choices(order=Order.MONTH_FIRST, undated=Undated.REFUSE))
    assert [entry.line for entry in reading.entries] == [2]
    assert "no date where the month comes first" in reading.problems[0].fault


def test_what_is_assumed_is_counted_for_rows_that_come_in_only() -> None:
    reading = reading_of(
        csv_bytes([HEADER, row(Time=""), row(Time="", Status="Blue"), row(Time="", Answer_by="2026-01-01")])
    )
    assert any(remark.startswith("1 row without a time of day") for remark in reading.remarks)


def test_dates_that_excel_may_have_turned_around_are_pointed_out() -> None:
    data = xlsx_bytes([HEADER, [*SOUND[:2], date(2026, 3, 4), *SOUND[3:]], [*SOUND[:2], "13/4/2026", *SOUND[3:]]])
    assert any("Excel may have turned around" in remark for remark in reading_of(data).remarks)


@pytest.mark.parametrize("zone", ["America/Chicago", "CT", "Central Time", "CST"])
def test_a_row_may_name_its_time_zone_as_people_call_it(zone: str) -> None:
    data = csv_bytes([[*HEADER, "Time zone"], [*row(**{"Thank-you": "2026-03-03"}), zone]])
    (entry,) = reading_of(data).entries
    assert entry.interview is not None
    assert (entry.interview.timezone, entry.interview.zone_given) == ("America/Chicago", True)
    assert entry.interview.starts_at == instant("2026-03-02T10:00", "America/Chicago")
    assert entry.done[0].at == instant("2026-03-03T12:00", "America/Chicago")


def test_a_time_zone_that_is_none_is_refused_and_none_is_the_offices() -> None:
    data = csv_bytes([[*HEADER, "Time zone"], [*row(), "Mars"], [*row(), ""]])
    reading = reading_of(data)
    assert [(problem.line, problem.column) for problem in reading.problems] == [(2, "Time zone")]
    assert [entry.interview.zone_given for entry in reading.entries if entry.interview] == [False]
