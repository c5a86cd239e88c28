"""What leaves the store for people: the interviews with the state of their plans, and the log."""

from __future__ import annotations

from datetime import date, datetime, time

from coaching.exchange.table import Table
from coaching.guidance.policies import MEASURED, PERSISTENT
from coaching.guidance.steps import STEPS
from coaching.model import Action, Client, ClientStatus, Interview, InterviewRecord, Person, Status
from coaching.reports.interviews import INTERVIEWS_COLUMNS, WORST_FIRST, interviews_table
from coaching.reports.log import actions_table
from coaching.reports.order import Look
from coaching.store.chosen import Period
from coaching.store.client_stream import ClientRecords
from coaching.store.interview_lines import line_from
from tests.builders import NEW_YORK, a_client, a_person, a_record, an_action, an_interview, instant

NOW = instant("2026-03-20T12:00")
THANKS, CHECK, LETTER = "Thank the interviewer", "Check the status", "Send a strategic letter"


ALWAYS = Period()
INTERVIEWS_HEADER = tuple(column.title for column in INTERVIEWS_COLUMNS)


def looked(now: datetime = NOW, *, policy=MEASURED, period: Period = ALWAYS) -> Look:
    return Look(now, policy, NEW_YORK, period)


def cells(row: tuple[object, ...]) -> list[str]:
    return ["" if cell is None else f"{cell:%H:%M}" if isinstance(cell, time) else str(cell) for cell in row]


def line_of(
    record: InterviewRecord, now: datetime = NOW, *, status: ClientStatus = ClientStatus.ACTIVE, policy=MEASURED
) -> dict[str, str]:
    """The one line of the report on one interview, by its headings."""
    (line,) = interview_lines(looked(now, policy=policy), with_records(a_client(status=status), record))
    return line


def interview_lines(look: Look, *clients: ClientRecords) -> list[dict[str, str]]:
    told = (line_from(one.client, record, look.policy, look.as_of) for one in clients for record in one.records)
    return lines(interviews_table(told, look))


def with_records(client: Client, *records: InterviewRecord) -> ClientRecords:
    """A client of the local member's, as the store gives them."""
    return ClientRecords(client, 1, "You", True, records)


def lines(table: Table) -> list[dict[str, str]]:
    return [dict(zip(table.header, cells(tuple(row)), strict=True)) for row in table.rows]


def test_the_heading_has_the_steps_in_the_order_of_the_plan() -> None:
    titles = [rule.title for rule in STEPS.values()]
    first = INTERVIEWS_HEADER.index(titles[0])
    assert list(INTERVIEWS_HEADER[first : first + len(titles)]) == titles


def test_dates_and_times_are_those_of_the_interviews_own_zone() -> None:
    interview = an_interview(
        "2026-03-02T23:30", zone="America/Los_Angeles", promised="2026-03-09", outcome="offer", outcome_on="2026-03-12"
    )
    line = line_of(a_record(interview))
    assert (line["Date"], line["Time"], line["Time zone"]) == ("2026-03-02", "23:30", "America/Los_Angeles")
    assert (line["Answer promised by"], line["Outcome"], line["Date of outcome"]) == (
        "2026-03-09",
        "offer",
        "2026-03-12",
    )


def test_words_are_the_counselors_not_the_programs() -> None:
    line = line_of(a_record(an_interview(status="no_show")))
    assert line["Interview status"] == "client did not come"
    assert line["Outcome"] == "open"


def test_of_several_thank_yous_the_worst_is_shown() -> None:
    people = [a_person("p1"), a_person("p2"), a_person("p3")]
    sent = [
        an_action("thank_you", "2026-03-02T15:00", person="p1"),
        an_action("thank_you", "2026-03-05T15:00", person="p2"),
    ]
    assert line_of(a_record(people=people, actions=sent), instant("2026-03-06T12:00"))[THANKS] == "overdue"
    assert line_of(a_record(people=people, actions=sent), NOW)[THANKS] == "missed"
    assert line_of(a_record(people=people[:2], actions=sent), NOW)[THANKS] == "late"
    assert line_of(a_record(people=people[:1], actions=sent[:1]), NOW)[THANKS] == "done"


def test_a_check_still_to_come_does_not_hide_the_one_that_was_made() -> None:
    made = an_action("status_check", "2026-03-08T10:00")
    assert line_of(a_record(actions=[made]), instant("2026-03-09T12:00"))[CHECK] == "done"
    assert line_of(a_record(actions=[made]), instant("2026-03-16T12:00"))[CHECK] == "due"


def test_every_status_has_its_place() -> None:
    assert set(WORST_FIRST) == set(Status)


def test_the_next_step_is_the_first_that_falls_due_and_its_last_day_is_given() -> None:
    thanked = an_action("thank_you", "2026-03-02T15:00")
    line = line_of(a_record(actions=[thanked]), instant("2026-03-03T12:00"))
    assert (line["Next step"], line["Next step from"], line["Next step due"]) == (CHECK, "2026-03-07", "2026-03-09")
    line = line_of(a_record(), instant("2026-03-02T12:00"))
    assert (line["Next step"], line["Next step from"], line["Next step due"]) == (THANKS, "2026-03-02", "2026-03-03")


def test_an_optional_step_is_never_the_next_but_an_expected_letter_is() -> None:
    actions = [an_action("thank_you", "2026-03-02T15:00"), an_action("status_check", "2026-03-08T10:00")]
    now = instant("2026-03-10T12:00")
    assert line_of(a_record(actions=actions), now)["Next step"] == CHECK
    assert line_of(a_record(actions=actions), now, policy=PERSISTENT)["Next step"] == LETTER


def test_nothing_is_next_for_a_client_who_is_not_active_or_after_the_outcome() -> None:
    assert line_of(a_record(), status=ClientStatus.PAUSED)["Next step"] == ""
    decided = an_interview(outcome="rejected", outcome_on="2026-03-05")
    thanked = an_action("thank_you", "2026-03-02T15:00")
    line = line_of(a_record(decided, actions=[thanked]))
    assert (line["Next step"], line["Next step from"], line["Next step due"]) == ("", "", "")


def test_followed_up_is_any_sign_to_anyone_and_empty_before_the_interview_is_over() -> None:
    check = an_action("status_check", "2026-03-08T10:00")
    assert line_of(a_record(actions=[check]))["Followed up"] == "yes"
    assert line_of(a_record(actions=[an_action("debrief", "2026-03-02T12:00")]))["Followed up"] == "no"
    assert (
        line_of(a_record(actions=[an_action("thank_you", "2026-03-02T15:00", channel="waived")]))["Followed up"] == "no"
    )
    assert line_of(a_record(actions=[check]), instant("2026-03-02T10:30"))["Followed up"] == ""


def test_a_cancelled_interview_stands_there_without_steps() -> None:
    line = line_of(a_record(an_interview(status="cancelled")))
    assert line["Interview status"] == "cancelled"
    assert {line[rule.title] for rule in STEPS.values()} == {""}
    assert line["Followed up"] == ""


def test_lines_are_in_the_order_of_clients_and_interviews_and_of_the_wanted_days() -> None:
    ada = with_records(a_client("c2", name="Ada"), a_record(an_interview("2026-03-09T10:00")))
    bo = with_records(
        a_client("c1", name="bo"),
        a_record(an_interview("2026-03-02T10:00")),
        a_record(an_interview("2026-03-04T10:00")),
    )
    found = interview_lines(looked(), ada, bo)
    assert [(line["Client"], line["Date"]) for line in found] == [
        ("Ada", "2026-03-09"),
        ("bo", "2026-03-02"),
        ("bo", "2026-03-04"),
    ]
    days = Period(date(2026, 3, 4), date(2026, 3, 8))
    assert [line["Date"] for line in interview_lines(looked(period=days), ada, bo)] == ["2026-03-04"]


def log_of(interview: Interview, people: list[Person], actions: list[Action], look: Look) -> list[dict[str, str]]:
    one = with_records(a_client(), a_record(interview, people=people, actions=actions))
    return lines(actions_table([one], look))


def test_the_log_says_what_was_done_for_whom_how_and_who_says_so() -> None:
    interview = an_interview()
    check = an_action(
        "status_check", "2026-03-08T10:05", person="p1", channel="voicemail", names="2026-03-15", note="Left word."
    )
    later = an_action("thank_you", "2026-03-19T10:00")
    line, _ = log_of(interview, [a_person(title="Ms.")], [later, check], looked())
    assert (line["What was done"], line["For"], line["How"]) == ("status check", "Ms. Grace Sample", "voicemail")
    assert (line["Date"], line["Time"], line["Next date named"]) == ("2026-03-08", "10:05", "2026-03-15")
    assert (line["Who says so"], line["Note"]) == ("client said so", "Left word.")
    assert len(log_of(interview, [], [later, check], looked(instant("2026-03-09T12:00")))) == 1
    assert len(log_of(interview, [], [later, check], looked(period=Period(first=date(2026, 3, 9))))) == 1
