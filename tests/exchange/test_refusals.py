"""What is refused in a caseload, each with its line, column, reason and remedy; the good rows go in."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.errors import CoachingError
from coaching.exchange.cells import FIRST_DAY, LAST_DAY
from coaching.exchange.columns import ALL_FILES
from coaching.refusals import TEXT_LENGTH
from tests.exchange.folders import NOW, places, read, texts

CLIENT, INTERVIEW, PERSON, ACTION = "clients.csv", "interviews.csv", "people.csv", "actions.csv"
DEBRIEF = "debriefs.csv"


def refusal(file, **cells):
    """The one problem of a caseload whose second row of that file is as given; the first is sound."""
    key = file.removesuffix(".csv")
    own_id = next(known for known in ALL_FILES if known.name == file).columns[0]
    _, problems, counts = read(texts(**{key: [{}, {own_id: "second", **cells}]}))
    assert (len(problems), counts.refused) == (1, 1)
    assert (problems[0].file, problems[0].line) == (file, 3)
    assert problems[0].fault.endswith(".")
    assert problems[0].remedy.endswith(".")
    return problems[0]


@pytest.mark.parametrize(
    ("file", "column", "cell"),
    [
        (CLIENT, "name", ""),
        (CLIENT, "name", " "),
        (CLIENT, "client_id", ""),
        (CLIENT, "client_id", " "),
        (CLIENT, "status", "sleeping"),
        (INTERVIEW, "client_id", "nobody"),
        (INTERVIEW, "client_id", ""),
        (INTERVIEW, "format", "telepathy"),
        (INTERVIEW, "format", ""),
        (INTERVIEW, "format", "Video"),
        (INTERVIEW, "starts_at", ""),
        (INTERVIEW, "starts_at", "2026-03-02"),
        (INTERVIEW, "starts_at", "2026-03-02 10:00"),
        (INTERVIEW, "starts_at", "2026-03-02T10:00:00"),
        (INTERVIEW, "starts_at", "2026-03-02T24:00"),
        (INTERVIEW, "starts_at", "2026-3-02T010:00"),
        (INTERVIEW, "starts_at", "2026-02-30T10:00"),
        (INTERVIEW, "starts_at", "２０２６-03-02T10:00"),  # noqa: RUF001
        (INTERVIEW, "starts_at", "2026-03-08T02:30"),
        (INTERVIEW, "starts_at", "2026-11-01T01:30"),
        (INTERVIEW, "starts_at", "2026-11-01T01:30-06:00"),
        (INTERVIEW, "starts_at", "2026-11-01T01:30-99:00"),
        (INTERVIEW, "starts_at", "1969-12-31T10:00"),
        (INTERVIEW, "starts_at", "2201-01-01T10:00"),
        (INTERVIEW, "ends_at", "2026-03-02T09:59"),
        (INTERVIEW, "ends_at", "later"),
        (INTERVIEW, "timezone", "Mars/Olympus"),
        (INTERVIEW, "timezone", "../etc/passwd"),
        (INTERVIEW, "timezone", "\0"),
        (INTERVIEW, "promised_on", "2026-03-01"),
        (INTERVIEW, "promised_on", "3/9/2026"),
        (INTERVIEW, "promised_on", "2026-13-01"),
        (INTERVIEW, "promised_on", "9999-12-31"),
        (INTERVIEW, "timeline_asked", "maybe"),
        (INTERVIEW, "pace", "brisk"),
        (INTERVIEW, "culture", "oral"),
        (INTERVIEW, "interest", "some"),
        (INTERVIEW, "status", "done"),
        (INTERVIEW, "outcome", "hired"),
        (PERSON, "interview_id", "none"),
        (PERSON, "role", "boss"),
        (PERSON, "met", "true"),
        (PERSON, "contact_for_status", "no"),
        (PERSON, "card", "maybe"),
        (ACTION, "interview_id", "none"),
        (ACTION, "person_id", "nobody"),
        (ACTION, "step", "hug"),
        (ACTION, "step", ""),
        (ACTION, "step", "ask_timeline"),
        (ACTION, "channel", ""),
        (ACTION, "channel", "pigeon"),
        (ACTION, "at", ""),
        (ACTION, "at", "2026-03-02T09:59"),
        (ACTION, "at", "2026-06-01T11:01"),
        (ACTION, "at", "2026-03-08T02:00"),
        (ACTION, "next_update_on", "soon"),
        (ACTION, "known_from", "hearsay"),
    ],
)
def test_a_cell_that_cannot_be_is_refused_with_its_line_and_column(file, column, cell):
    assert refusal(file, **{column: cell}).column == column


def test_a_debrief_belongs_to_one_interview_and_each_has_one_at_most():
    files = texts(interviews=[{}, {"interview_id": "i2", "format": "x"}], debriefs=[{}] * 2)
    files[DEBRIEF] += "i3,Pay\r\ni2,,,,,Weekends\r\nnobody,,,,,\r\n"
    caseload, problems, counts = read(files)
    assert [debrief.topics for debrief in caseload.debriefs] == ["Night shifts"]
    assert places(problems)[1:] == [
        (DEBRIEF, 3, "interview_id"), (DEBRIEF, 4, ""), (DEBRIEF, 5, "interview_id"), (DEBRIEF, 6, "interview_id")
    ]  # fmt: skip
    assert [problem.fault for problem in problems[3:]] == [
        "The interview it belongs to was refused (line 3 of interviews.csv).",
        "There is no interview 'nobody' in interviews.csv.",
    ]
    assert counts.debriefs == (5, 4)


def test_what_was_told_is_refused_where_it_can_not_be_kept():
    long = {"topics": "x" * TEXT_LENGTH, "learned": "x" * (TEXT_LENGTH + 1), "unsaid": "a\0"}
    _, problems, _ = read(texts(debriefs=[long]))
    assert places(problems) == [(DEBRIEF, 2, "learned"), (DEBRIEF, 2, "unsaid")]


def test_an_outcome_and_its_date_go_together():
    assert refusal(INTERVIEW, outcome="offer").column == "outcome_on"
    assert refusal(INTERVIEW, outcome_on="2026-03-09").column == "outcome"
    assert refusal(INTERVIEW, outcome="pending", outcome_on="2026-03-09").column == "outcome"


def test_an_outcome_before_the_interview_is_refused_and_on_its_day_it_is_not():
    assert refusal(INTERVIEW, outcome="offer", outcome_on="2026-03-01").column == "outcome_on"
    day = {"outcome": "offer", "outcome_on": "2026-03-02", "promised_on": "2026-03-02"}
    assert read(texts(None, [day])).problems == []


def test_the_day_of_an_interview_is_the_one_in_its_own_zone():
    late = {"timezone": "Pacific/Kiritimati", "starts_at": "2026-03-02T00:00", "promised_on": "2026-03-01"}
    assert "on 2026-03-02" in refusal(INTERVIEW, **late).fault


@pytest.mark.parametrize("step", ["status_check", "employer_reply"])
def test_a_next_date_must_come_after_the_check_or_reply_that_names_it(step):
    assert refusal(ACTION, step=step, next_update_on="2026-03-02").column == "next_update_on"
    next_day = {"step": step, "next_update_on": "2026-03-03"}
    waived = {"step": step, "next_update_on": "2026-03-02", "channel": "waived"}
    for cells in (next_day, waived, {"step": "thank_you", "next_update_on": "2026-03-02"}):
        assert read(texts(actions=[cells])).problems == []


def test_the_faults_that_time_tells_say_when_the_clocks_change():
    assert "does not exist" in refusal(INTERVIEW, starts_at="2026-03-08T02:30").fault
    assert "comes twice" in refusal(INTERVIEW, starts_at="2026-11-01T01:30").fault


def test_an_action_at_the_clocks_now_is_taken_and_looking_back_takes_later_ones():
    at_now = texts(actions=[{"at": "2026-06-01T11:00"}])
    assert read(at_now).problems == []
    assert places(read(at_now, NOW - timedelta(seconds=1)).problems) == [(ACTION, 2, "at")]
    assert read(texts(actions=[{"at": "2199-01-01T11:00"}]), now=None).problems == []


def test_a_person_of_another_interview_is_refused():
    files = texts(
        interviews=[{}, {"interview_id": "i2"}],
        actions=[{"person_id": "p1"}, {"action_id": "a2", "interview_id": "i2", "person_id": "p1"}],
    )
    _, problems, _ = read(files)
    assert places(problems) == [(ACTION, 3, "person_id")]
    assert "another interview" in problems[0].fault


def test_an_id_that_stands_twice_is_refused_the_second_time_and_says_where_it_stood_first():
    caseload, problems, _ = read(texts([{}, {"client_id": "c2"}, {"name": "Other"}]))
    assert [client.name for client in caseload.clients] == ["Ada Example", "Ada Example"]
    assert places(problems) == [(CLIENT, 4, "client_id")]
    assert "line 2" in problems[0].fault


def test_what_belongs_to_a_refused_row_is_refused_and_says_so():
    _, problems, counts = read(texts([{"status": "odd"}], actions=[{"person_id": "p1"}]))
    assert places(problems) == [
        (CLIENT, 2, "status"),
        (INTERVIEW, 2, "client_id"),
        (PERSON, 2, "interview_id"),
        (ACTION, 2, "interview_id"),
    ]
    assert "refused (line 2 of clients.csv)" in problems[1].fault
    assert "refused (line 2 of interviews.csv)" in problems[2].fault
    assert counts.refused == counts.read == 4


def test_an_action_for_a_refused_person_is_refused():
    _, problems, _ = read(texts(people=[{"met": "perhaps"}], actions=[{"person_id": "p1"}]))
    assert places(problems) == [(PERSON, 2, "met"), (ACTION, 2, "person_id")]
    assert "refused (line 2 of people.csv)" in problems[1].fault


def test_all_that_is_wrong_with_a_row_is_said_at_once_and_the_row_counts_once():
    row = {"format": "x", "pace": "y", "promised_on": "z", "starts_at": "never"}
    _, problems, counts = read(texts(None, [row], [], []))
    assert {problem.column for problem in problems} == {"format", "pace", "promised_on", "starts_at"}
    assert counts.interviews == (1, 1)
    both = {"ends_at": "2026-03-02T09:00", "promised_on": "2026-03-01", "outcome": "offer"}
    _, problems, _ = read(texts(None, [both], [], []))
    assert [problem.column for problem in problems] == ["ends_at", "outcome_on", "promised_on"]


def test_a_line_is_the_one_on_which_its_row_starts():
    rows = [
        {"note": "two\nlines"},
        {"action_id": "a2", "note": "three\r\nmore\r\nlines"},
        {"action_id": "a3", "step": "x"},
    ]
    _, problems, _ = read(texts(actions=rows))
    assert places(problems) == [(ACTION, 7, "step")]


def test_a_row_of_too_many_or_too_few_cells_is_refused_and_what_belongs_to_it_says_its_line():
    files = texts([{}], [{}, {"interview_id": "i2", "client_id": "c3"}])
    files[CLIENT] += "c2,Bo\r\nc3,Cy" + "," * 7 + "\r\n"
    _, problems, counts = read(files)
    assert places(problems) == [(CLIENT, 3, ""), (CLIENT, 4, ""), (INTERVIEW, 3, "client_id")]
    assert [problem.fault for problem in problems[:2]] == [
        "The row has 2 cells instead of 8.",
        "The row has 9 cells instead of 8.",
    ]
    assert "line 4 of clients.csv" in problems[2].fault
    assert counts.clients == (3, 2)


def test_a_row_with_a_stray_quotation_mark_is_refused_and_the_next_line_is_read():
    files = texts()
    files[CLIENT] += 'c2,"Bo" Li,,,,,,\r\nc3,Cy,,,,,,\r\nc4,"Di,,,,,,\r\n'
    caseload, problems, counts = read(files)
    assert [client.client_id for client in caseload.clients] == ["c1", "c3"]
    assert places(problems) == [(CLIENT, 3, ""), (CLIENT, 5, "")]
    assert counts.clients == (4, 2)


def test_a_missing_quotation_mark_that_swallows_rows_says_how_far():
    files = texts([{"name": '"'}, {"client_id": "c2"}])
    files[CLIENT] = files[CLIENT].replace('""""', '"Ada').replace("\r\nc2", '\r\nc2",x')
    _, problems, _ = read(files)
    assert problems[0].fault.endswith("runs to line 3.")


def test_a_missing_column_is_one_problem_and_its_rows_and_what_belongs_to_them_are_refused():
    files = texts([{}] * 3, [{}] * 2, [{}], [{}])
    files[CLIENT] = files[CLIENT].replace("goal,", "target,", 1)
    caseload, problems, counts = read(files)
    assert places(problems) == [(CLIENT, 1, "goal"), (INTERVIEW, None, ""), (PERSON, None, ""), (ACTION, None, "")]
    assert caseload == ([], [], [], [], [])
    assert (counts.clients, counts.interviews, counts.people, counts.actions) == ((3, 3), (2, 2), (1, 1), (1, 1))
    assert counts.dropped == ((CLIENT, "target"),)


def test_a_missing_column_of_people_leaves_the_actions_that_are_for_nobody():
    files = texts(actions=[{}, {"action_id": "a2", "person_id": "p1"}])
    files[PERSON] = files[PERSON].replace("role", "part", 1)
    caseload, problems, _ = read(files)
    assert [action.action_id for action in caseload.actions] == ["a1"]
    assert places(problems) == [(PERSON, 1, "role"), (ACTION, 3, "person_id")]
    assert "with all of people.csv" in problems[1].fault


def test_a_column_that_is_there_twice_is_a_problem():
    files = texts([{}], [], [], [])
    files[CLIENT] = files[CLIENT].replace("goal,", "goal,goal,", 1)
    _, problems, counts = read(files)
    assert places(problems)[0] == (CLIENT, 1, "goal")
    assert counts.clients == (1, 1)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "names of the columns"),
        ("\r\n\r\n", "names of the columns"),
        ("c1,Ada\r\nc2,Bo\r\n", "names of the columns"),
        ('"client_id', "names of the columns"),
        ("client_id;name;email\r\nc1;Ada;\r\n", "not separated by commas"),
        ("client_id\tname\r\n", "not separated by commas"),
    ],
)
def test_a_file_without_column_names_says_what_it_needs(text, word):
    _, problems, _ = read({**texts(None, [], [], []), CLIENT: text})
    assert problems[0].line == 1
    assert word in problems[0].fault


def test_ten_thousand_bad_rows_are_ten_thousand_problems():
    rows = [{"action_id": f"a{number}", "step": "\0" * (number % 500)} for number in range(10_000)]
    caseload, problems, counts = read(texts(actions=rows))
    assert caseload.actions == []
    assert len(problems) == counts.actions.refused == 10_000
    assert places(problems)[-1] == (ACTION, 10_001, "step")
    assert max(len(problem.fault) for problem in problems) < 250


def test_the_first_and_last_days_that_are_taken_can_be_planned_with():
    for day in (FIRST_DAY, LAST_DAY):
        interview = {"starts_at": f"{day}T00:00", "promised_on": f"{day}", "timezone": "Pacific/Kiritimati"}
        assert read(texts(None, [interview], [], [])).problems == []


NASTY = st.text(alphabet=st.sampled_from(",;\"'\r\n\t\0=-x2026T:c1 é"), max_size=60)


@given(st.sampled_from([file.name for file in ALL_FILES]), NASTY, st.booleans())
def test_whatever_a_file_says_reading_does_not_raise_and_counts_every_row(name, text, keep_header):
    files = texts(debriefs=[{}])
    files[name] = files[name].split("\r\n")[0] + "\r\n" + text if keep_header else text
    read(files)


@given(st.binary(max_size=40))
def test_bytes_that_are_no_text_are_told_as_one_sentence_or_read(data):
    files = {**texts(), "people.csv": data}
    try:
        data.decode()
    except UnicodeDecodeError:
        with pytest.raises(CoachingError, match=r"people\.csv is not UTF-8: byte \d+, on line \d+, is 0x"):
            read(files)
    else:
        read(files)
