"""What leaves the store for people: the interviews with the state of their plans, and the log."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from io import BytesIO, StringIO

import pytest
from sqlalchemy import select

from coaching.exchange.caseload import Caseload, read_caseload
from coaching.guidance.policies import MEASURED, PERSISTENT
from coaching.guidance.steps import STEPS
from coaching.model import ClientStatus, InterviewRecord, Status
from coaching.reports import (
    ACTIONS_HEADER,
    INTERVIEWS_HEADER,
    WORST_FIRST,
    action_rows,
    caseload_zip,
    interview_rows,
    write_actions,
    write_interviews,
)
from coaching.store.access import Viewer
from coaching.store.caseload_in import import_caseload
from coaching.store.database import open_store
from coaching.store.tables import Audit
from tests.builders import NEW_YORK, a_client, a_person, a_record, an_action, an_interview, instant

NOW = instant("2026-03-20T12:00")
THANKS, CHECK, LETTER = "Thank the interviewer", "Check the status", "Send a strategic letter"


def line_of(
    record: InterviewRecord, now: datetime = NOW, *, status: ClientStatus = ClientStatus.ACTIVE, policy=MEASURED
) -> dict[str, str]:
    """The one line of the report on one interview, by its headings."""
    caseload = Caseload([a_client(status=status)], [record.interview], list(record.people), list(record.actions))
    (row,) = interview_rows(caseload, policy, now)
    return {name: "" if cell is None else str(cell) for name, cell in zip(INTERVIEWS_HEADER, row, strict=True)}


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


def test_lines_are_by_clients_name_then_by_start() -> None:
    clients = [a_client("c1", name="bo"), a_client("c2", name="Ada")]
    interviews = [
        an_interview("2026-03-04T10:00", interview_id="i1"),
        an_interview("2026-03-02T10:00", interview_id="i2"),
        an_interview("2026-03-09T10:00", interview_id="i3", client_id="c2"),
    ]
    rows = interview_rows(Caseload(clients, interviews, [], []), MEASURED, NOW)
    assert [(row[0], str(row[5])) for row in rows] == [
        ("Ada", "2026-03-09"),
        ("bo", "2026-03-02"),
        ("bo", "2026-03-04"),
    ]


def test_the_log_says_what_was_done_for_whom_how_and_who_says_so() -> None:
    interview = an_interview()
    check = an_action(
        "status_check", "2026-03-08T10:05", person="p1", channel="voicemail", names="2026-03-15", note="Left word."
    )
    later = an_action("thank_you", "2026-03-19T10:00")
    caseload = Caseload([a_client()], [interview], [a_person(title="Ms.")], [later, check])
    first, _ = action_rows(caseload, NOW)
    line = {name: str(cell) for name, cell in zip(ACTIONS_HEADER, first, strict=True)}
    assert (line["What was done"], line["For"], line["How"]) == ("status check", "Ms. Grace Sample", "voicemail")
    assert (line["Date"], line["Time"], line["Next date named"]) == ("2026-03-08", "10:05", "2026-03-15")
    assert (line["Who says so"], line["Note"]) == ("client said so", "Left word.")
    assert len(list(action_rows(caseload, instant("2026-03-09T12:00")))) == 1


@pytest.fixture
def viewer(url: str) -> Iterator[Viewer]:
    """A database with a client whose name and employer look like formulas."""
    with closing(open_store(url, now=NOW, timezone=NEW_YORK)) as store:
        viewer = store.as_viewer()
        client = a_client(name="=HYPERLINK(1)")
        interview = an_interview()._replace(employer="+Acme, Inc.")
        action = an_action("thank_you", "2026-03-02T15:00", note="-\nthanked")
        import_caseload(viewer, ([client], [interview], [], [action]), now=NOW)
        yield viewer


def written(viewer: Viewer, write=write_interviews) -> tuple[int, str]:
    out = BytesIO()
    count = write(viewer, out, now=NOW)
    return count, out.getvalue().decode()


def test_a_file_for_people_is_marked_as_utf8_and_guarded_against_formulas(viewer: Viewer) -> None:
    for write, width in ((write_interviews, len(INTERVIEWS_HEADER)), (write_actions, len(ACTIONS_HEADER))):
        count, text = written(viewer, write)
        assert text.startswith("\ufeff")
        rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))
        assert count == len(rows) - 1 == 1
        assert {len(row) for row in rows} == {width}
        assert rows[1][0] == "'=HYPERLINK(1)"
        assert "'+Acme, Inc." in rows[1]
    assert rows[1][-1] == "'-\nthanked"


def test_the_zip_is_the_whole_caseload(viewer: Viewer) -> None:
    reading = read_caseload(caseload_zip(viewer, now=NOW), office_zone=NEW_YORK, now=NOW)
    assert (reading.problems, reading.counts.read) == ([], 3)
    assert reading.caseload.clients[0].name == "=HYPERLINK(1)"


def test_every_export_is_noted_in_the_audit_without_a_name(viewer: Viewer) -> None:
    query = select(Audit.deed, Audit.entity, Audit.client_id, Audit.words).order_by(Audit.id)
    with viewer.read() as connection:
        before = len(connection.execute(query).all())
    written(viewer)
    written(viewer, write_actions)
    caseload_zip(viewer, now=NOW)
    with viewer.read() as connection:
        noted = [tuple(row) for row in connection.execute(query)][before:]
    assert noted == [("exported", "office", None, "")] * 3
