"""What a caseload's rows mean when nothing is wrong with them."""

from datetime import UTC, date, datetime

import pytest

from coaching.exchange.columns import CLIENTS, PEOPLE
from coaching.model import (
    Action,
    ActionStep,
    Channel,
    Client,
    ClientStatus,
    Debrief,
    Format,
    Interest,
    Interview,
    InterviewStatus,
    KnownFrom,
    Outcome,
    Pace,
    Person,
    Role,
)
from tests.exchange.folders import csv_of, read, texts


def test_cells_that_are_empty_mean_what_the_plan_says():
    caseload, problems, _ = read(texts())
    assert problems == []
    assert caseload.clients == [Client("c1", "Ada Example")]
    starts_at = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
    expected = Interview(
        "i1", "c1", "", "", "", "", Format.VIDEO, starts_at, None, "America/New_York", zone_given=False
    )
    assert caseload.interviews == [expected]
    assert caseload.interviews[0].status is InterviewStatus.SCHEDULED
    assert caseload.interviews[0].outcome is Outcome.PENDING
    assert caseload.people == [Person("p1", "i1")]
    at = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)
    known_from = KnownFrom.IMPORTED
    assert caseload.actions == [Action("a1", "i1", "", ActionStep.THANK_YOU, at, Channel.EMAIL, known_from=known_from)]


EVERY_CELL = (
    [{"email": "e", "phone": "f", "counselor": "k", "status": "paused", "goal": "g", "tags": "lab; night ;"}],
    [
        {
            "employer": "Acme",
            "position": "Tech",
            "industry": "Health",
            "round": "2nd",
            "ends_at": "2026-03-02T11:15",
            "timezone": "Europe/London",
            "promised_on": "2026-03-02",
            "timeline_asked": "no",
            "pace": "slow",
            "culture": "paper",
            "interest": "low",
            "status": "held",
            "outcome": "offer",
            "outcome_on": "2026-03-20",
        }
    ],
    [
        {
            "name": "Bo",
            "title": "Dr.",
            "job_title": "Head",
            "role": "hr",
            "met": "no",
            "email": "b",
            "phone": "1",
            "contact_for_status": "yes",
            "card": "yes",
            "address": "1 Main St",
        }
    ],
    [
        {
            "person_id": "p1",
            "step": "status_check",
            "channel": "phone",
            "next_update_on": "2026-03-03",
            "known_from": "seen",
            "note": "Nice",
        }
    ],
)


def test_every_cell_is_read():
    caseload, problems, _ = read(texts(*EVERY_CELL))
    assert problems == []
    assert caseload.clients[0][2:] == ("e", "f", "k", ClientStatus.PAUSED, "g", ("lab", "night"))
    assert caseload.interviews[0][2:6] == ("Acme", "Tech", "Health", "2nd")
    starts_at, ends_at = datetime(2026, 3, 2, 10, 0, tzinfo=UTC), datetime(2026, 3, 2, 11, 15, tzinfo=UTC)
    assert caseload.interviews[0][7:11] == (starts_at, ends_at, "Europe/London", True)
    assert caseload.interviews[0][11:14] == (date(2026, 3, 2), False, Pace.SLOW)
    assert caseload.interviews[0][15:] == (Interest.LOW, InterviewStatus.HELD, Outcome.OFFER, date(2026, 3, 20))
    bo = Person("p1", "i1", "Bo", "Dr.", "Head", Role.HR, False, "b", "1", True, True, "1 Main St")
    assert caseload.people[0] == bo
    assert caseload.actions[0][2:4] == ("p1", ActionStep.STATUS_CHECK)
    assert caseload.actions[0][5:] == (Channel.PHONE, date(2026, 3, 3), KnownFrom.SEEN, "Nice")


def test_blanks_around_words_dates_and_times_are_nothing_and_around_text_they_stay():
    interview = {
        "format": " video ",
        "starts_at": " 2026-03-02T10:00 ",
        "ends_at": "  ",
        "timezone": " ",
        "promised_on": " 2026-03-09 ",
        "employer": " Acme ",
        "outcome": " pending",
    }
    caseload, problems, _ = read(texts([{"name": " Ada "}], [interview]))
    assert problems == []
    assert caseload.clients[0].name == " Ada "
    assert caseload.interviews[0].employer == " Acme "
    assert caseload.interviews[0].format is Format.VIDEO
    assert caseload.interviews[0].promised_on == date(2026, 3, 9)
    assert (caseload.interviews[0].ends_at, caseload.interviews[0].zone_given) == (None, False)


def test_columns_may_stand_in_any_order():
    files = texts()
    rows = [line.split(",") for line in files[CLIENTS.name].splitlines()]
    files[CLIENTS.name] = "\n".join(",".join(reversed(row)) for row in rows)
    caseload, problems, _ = read(files)
    assert (caseload.clients, problems) == ([Client("c1", "Ada Example")], [])


def test_what_was_told_is_read_and_a_caseload_of_which_nothing_was_told_has_no_file_for_it():
    told = {"enjoyed": "The tour", "learned": "Two sites", "concerns": "Distance", "unsaid": "Weekends"}
    caseload, problems, counts = read(texts(debriefs=[told]))
    assert problems == []
    assert caseload.debriefs == [Debrief("i1", "Night shifts", "The tour", "Two sites", "Distance", "Weekends")]
    assert (counts.read, counts.debriefs) == (5, (1, 0))
    assert read(texts()).caseload.debriefs == []


@pytest.mark.parametrize("rest", ["", "shoe size,"])
def test_people_of_a_file_from_before_cards_and_addresses_are_read(rest):
    columns = [column for column in PEOPLE.columns if column not in ("card", "address")]
    cells = ["p1", "i1", "Bo", "Dr.", "Head", "hr", "no", "b", "1", "yes"]
    lines = [columns, cells, ["p2", *cells[1:-2], "2", ""]]
    files = {**texts(), PEOPLE.name: "\r\n".join(rest + ",".join(line) for line in lines)}
    caseload, problems, counts = read(files)
    assert (problems, counts.people) == ([], (2, 0))
    assert caseload.people[0] == Person("p1", "i1", "Bo", "Dr.", "Head", Role.HR, False, "b", "1", True)
    assert (caseload.people[1].phone, caseload.people[1].card, caseload.people[1].address) == ("2", None, "")


def test_columns_nobody_knows_are_dropped_and_named():
    files = texts()
    files["clients.csv"] = "client_id,name,email,phone,counselor,status,goal,tags,shoe size,\r\nc1,Ada,,,,,,,42,x\r\n"
    caseload, problems, counts = read(files)
    assert (caseload.clients, problems) == ([Client("c1", "Ada")], [])
    assert counts.dropped == (("clients.csv", "shoe size"), ("clients.csv", "(a column without a name)"))


def test_a_file_saved_by_excel_with_a_byte_order_mark_and_rows_of_mere_commas_is_read():
    files = {
        name: "\ufeff" + text + "\r\n" + "," * text.split("\r\n", 1)[0].count(",") for name, text in texts().items()
    }
    caseload, problems, counts = read(files)
    assert problems == []
    assert (counts.read, counts.refused) == (4, 0)
    assert [len(records) for records in caseload] == [1, 1, 1, 1, 0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do_and_empty_lines_count_for_nothing(end):
    files = {name: end + text.replace("\r\n", end * 2) for name, text in texts().items()}
    _, problems, counts = read(files)
    assert (problems, counts.read) == ([], 4)


def test_a_caseload_without_rows_is_a_caseload():
    caseload, problems, counts = read(texts([], [], [], []))
    assert (caseload, problems, counts.read) == (([], [], [], [], []), [], 0)


def test_guarded_text_is_read_without_its_guard_and_ids_are_too():
    caseload, problems, _ = read(texts([{"client_id": "'=c", "name": "'-Ada"}], [{"client_id": "'=c"}]))
    assert problems == []
    assert caseload.clients == [Client("=c", "-Ada")]
    assert caseload.interviews[0].client_id == "=c"


def test_records_come_in_order_of_interview_with_people_by_id_and_actions_by_time():
    caseload, problems, _ = read(
        texts(
            None,
            [{"interview_id": "i9"}, {"interview_id": "i10"}, {"interview_id": "I2"}],
            [{"person_id": name, "interview_id": "i9"} for name in ("p9", "p10")],
            [
                {"action_id": "a9", "interview_id": "i9"},
                {"action_id": "a10", "interview_id": "i9"},
                {"action_id": "a99", "interview_id": "i9", "at": "2026-03-02T14:59"},
            ],
        )
    )
    assert problems == []
    records = list(caseload.records())
    assert [record.interview.interview_id for record in records] == ["I2", "i10", "i9"]
    assert records[0][1:] == ((), ())
    assert [person.person_id for person in records[2].people] == ["p10", "p9"]
    assert [action.action_id for action in records[2].actions] == ["a99", "a10", "a9"]


def test_an_interview_may_end_when_it_starts_and_an_action_may_be_made_then():
    _, problems, _ = read(texts(None, [{"ends_at": "2026-03-02T10:00"}], None, [{"at": "2026-03-02T10:00"}]))
    assert problems == []


def test_a_time_that_comes_twice_may_say_which_by_its_offset():
    starts = ["2026-11-01T01:30-04:00", "2026-11-01T01:30-05:00"]
    interviews = [{"interview_id": f"i{number}", "starts_at": at} for number, at in enumerate(starts, 1)]
    caseload, problems, _ = read(texts(None, interviews, None, []))
    assert problems == []
    assert [interview.starts_at.hour for interview in caseload.interviews] == [5, 6]


def test_a_quoted_text_keeps_its_commas_quotes_and_line_breaks():
    note = 'She said "call",\r\nthen\rhung\nup'
    caseload, problems, _ = read(texts(None, None, None, [{"note": note}]))
    assert problems == []
    assert caseload.actions[0].note == note
    assert csv_of(CLIENTS, []) == ",".join(CLIENTS.columns) + "\r\n"
