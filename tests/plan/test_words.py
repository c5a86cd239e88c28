"""When a status check opens and falls due: the employer's words, the dates they named, the checks made before.

All in New York in March 2026, after the 8th: a day begins at 04:00 UTC. The interview is on Monday the 2nd.
"""

from __future__ import annotations

import pytest

from coaching.model import Action, Basis, InterviewRecord, PlanRow
from tests.builders import a_record, an_action, an_interview, day
from tests.plan.rows import rows, statuses, utc

STEPS = {"check": "status_check", "reply": "employer_reply", "waive": "status_check", "nudge": "nudge"}


def said(words: str, number: int = 0) -> Action:
    """An action of March 2026 given as "check|reply|waive|nudge DAY[THH:MM] [DAY NAMED]"; at 10:00 where no time is."""
    step, at, *named = words.split()
    on, _, time = at.partition("T")
    names = f"2026-03-{named[0]}" if named else None
    channel = "waived" if step == "waive" else "phone"
    at = f"2026-03-{on}T{time or '10:00'}"
    return an_action(STEPS[step], at, names=names, channel=channel, action_id=f"a{number}")


def recorded(*words: str, promised: str | None = None) -> InterviewRecord:
    """The default interview after these words; `promised` is a day of March."""
    interview = an_interview(promised=f"2026-03-{promised}" if promised else None)
    return a_record(interview, actions=[said(each, number) for number, each in enumerate(words)])


def checks(*words: str, promised: str | None = None, policy: str = "measured") -> list[PlanRow]:
    """The rows of the status checks after these words."""
    return rows(recorded(*words, promised=promised), "status_check", policy=policy)


def in_days(row: PlanRow) -> str:
    """The window of a row as "OPENS-DUE", days of March on which it opens and on which it is due."""
    opens, ends = row.opens_at, row.due_at
    assert (opens, ends) == (opens.replace(hour=4, minute=0), ends.replace(hour=4, minute=0))
    return f"{opens:%d}-{ends.day - 1:02}"


@pytest.mark.parametrize("policy", ["measured", "formal", "persistent"])
def test_the_employers_date_decides_the_first_check_under_every_policy(policy: str) -> None:
    (row,) = checks(promised="10", policy=policy)
    assert (row.opens_at, row.due_at, row.closes_at) == (
        utc("2026-03-11T04:00"),
        utc("2026-03-14T04:00"),
        utc("2026-04-13T04:00"),
    )
    assert (row.basis, row.basis_on) == (Basis.PROMISED, day("2026-03-10"))


FIRST_CHECK = [
    # A word that names a date: on that date, for three days more.
    (None, ["reply 03 12"], "12-15", Basis.NAMED, "12"),
    ("20", ["reply 03 12"], "12-15", Basis.NAMED, "12"),
    ("12", ["reply 03 20"], "20-23", Basis.NAMED, "20"),
    # The latest word counts, be its date earlier or later.
    (None, ["reply 03 20", "reply 05 12"], "12-15", Basis.NAMED, "12"),
    (None, ["reply 03 12", "reply 05 20"], "20-23", Basis.NAMED, "20"),
    # A word without a date, and none in force: a full week, for three days more.
    (None, ["reply 09"], "16-19", Basis.REPLY, "09"),
    (None, ["reply 09", "reply 11"], "18-21", Basis.REPLY, "11"),
    # A word without a date while the promised date is not over, to its last day; and after it.
    ("10", ["reply 05"], "11-13", Basis.PROMISED, "10"),
    ("10", ["reply 10T23:59"], "11-13", Basis.PROMISED, "10"),
    ("10", ["reply 11T00:00"], "18-21", Basis.REPLY, "11"),
    # A word without a date while a date named is not over, to its last day; and after it, whatever was promised.
    (None, ["reply 03 12", "reply 05"], "12-15", Basis.NAMED, "12"),
    (None, ["reply 03 12", "reply 12T23:59"], "12-15", Basis.NAMED, "12"),
    (None, ["reply 03 12", "reply 13T00:00"], "20-23", Basis.REPLY, "13"),
    ("20", ["reply 03 12", "reply 13"], "20-23", Basis.REPLY, "13"),
    # The date in force is that of the latest earlier word that names one.
    (None, ["reply 03 20", "reply 04 12", "reply 13"], "20-23", Basis.REPLY, "13"),
    (None, ["reply 03 12", "reply 04 20", "reply 05", "reply 13"], "20-23", Basis.NAMED, "20"),
    # A word within the interview counts, one before it does not.
    (None, ["reply 02T10:00 12"], "12-15", Basis.NAMED, "12"),
    ("10", ["reply 02T09:59 12"], "11-13", Basis.PROMISED, "10"),
    # A nudge is nothing to the employer.
    ("10", ["nudge 12 20"], "11-13", Basis.PROMISED, "10"),
]


@pytest.mark.parametrize(("promised", "words", "window", "basis", "basis_on"), FIRST_CHECK)
def test_the_first_check_goes_by_the_latest_word(
    promised: str | None, words: list[str], window: str, basis: Basis, basis_on: str
) -> None:
    (row,) = checks(*words, promised=promised)
    assert in_days(row) == window
    assert (row.basis, row.basis_on) == (basis, day(f"2026-03-{basis_on}"))


def test_a_word_counts_for_the_check_that_comes_after_it_and_not_for_the_one_before() -> None:
    before, after = checks("reply 05 09", "check 09", "reply 11 13")
    assert (in_days(before), in_days(after)) == ("09-12", "13-16")
    for words in (["check 09", "reply 11 13"], ["check 09", "reply 11 13", "check 13"]):
        assert checks(*words)[0].opens_at == utc("2026-03-07T05:00")


SECOND_CHECK = [
    # No word since the check before: a full week after its date.
    (None, ["check 09"], "16-19", Basis.CHECK, "09"),
    (None, ["check 09T23:59"], "16-19", Basis.CHECK, "09"),
    (None, ["check 10T00:00"], "17-20", Basis.CHECK, "10"),
    # But where the promised date is not before that, it opens the day after it, under the window of a promise.
    ("15", ["check 09"], "16-19", Basis.CHECK, "09"),
    ("16", ["check 09"], "17-19", Basis.PROMISED, "16"),
    ("25", ["check 09"], "26-28", Basis.PROMISED, "25"),
    # A date named at the check is the word, standing at that check.
    (None, ["check 09 12"], "12-15", Basis.NAMED, "12"),
    ("25", ["check 09 12"], "12-15", Basis.NAMED, "12"),
    # A reply after the check is a later word.
    (None, ["check 09 12", "reply 10 20"], "20-23", Basis.NAMED, "20"),
    (None, ["check 09", "reply 10 20"], "20-23", Basis.NAMED, "20"),
    (None, ["check 09", "reply 11"], "18-21", Basis.REPLY, "11"),
    (None, ["check 09 12", "reply 11"], "12-15", Basis.NAMED, "12"),
    (None, ["check 09 12", "reply 13"], "20-23", Basis.REPLY, "13"),
    ("14", ["check 09", "reply 11"], "15-17", Basis.PROMISED, "14"),
    # A word from before the check does not count for the next one, though its date may still be in force.
    (None, ["reply 03 20", "check 09"], "16-19", Basis.CHECK, "09"),
    (None, ["reply 03 20", "check 09", "reply 10"], "20-23", Basis.NAMED, "20"),
    ("25", ["reply 03 20", "check 09"], "26-28", Basis.PROMISED, "25"),
]


@pytest.mark.parametrize(("promised", "words", "window", "basis", "basis_on"), SECOND_CHECK)
def test_the_second_check_goes_by_the_words_since_the_first(
    promised: str | None, words: list[str], window: str, basis: Basis, basis_on: str
) -> None:
    first, second = checks(*words, promised=promised)
    assert (first.ordinal, second.ordinal, second.done_at) == (1, 2, None)
    assert in_days(second) == window
    assert (second.basis, second.basis_on) == (basis, day(f"2026-03-{basis_on}"))


def test_a_date_named_at_a_check_is_no_word_for_that_check_itself() -> None:
    assert checks("check 09 20")[0].opens_at == utc("2026-03-07T05:00")


def test_a_third_check_goes_by_the_second_one() -> None:
    assert in_days(checks("check 09", "check 16", policy="persistent")[2]) == "23-26"
    assert in_days(checks("check 09 16", "check 16 18")[2]) == "18-21"
    assert in_days(checks("check 09 16", "check 16")[2]) == "23-26"


def test_a_word_at_the_instant_of_a_check_is_earlier_or_later_by_its_id() -> None:
    check = an_action("status_check", "2026-03-09T10:00", action_id="m")
    for reply_id, windows in (("a", ["09-12", "16-19"]), ("z", ["07-09", "12-15"])):
        on = "2026-03-09" if reply_id == "a" else "2026-03-12"
        reply = an_action("employer_reply", "2026-03-09T10:00", action_id=reply_id, names=on)
        found = rows(a_record(actions=[check, reply]), "status_check")
        assert [f"{row.opens_at:%d}-{row.due_at.day - 1:02}" for row in found] == windows


def test_words_are_in_order_of_their_instants_whatever_their_ids() -> None:
    check = an_action("status_check", "2026-03-09T10:00", action_id="z", names="2026-03-12")
    reply = an_action("employer_reply", "2026-03-10T10:00", action_id="a", names="2026-03-20")
    assert in_days(rows(a_record(actions=[reply, check]), "status_check")[1]) == "20-23"


def test_of_two_words_at_one_instant_the_id_decides_which_is_the_later() -> None:
    check = an_action("status_check", "2026-03-09T10:00", action_id="m", names="2026-03-12")
    for reply_id, window in (("a", "12-15"), ("z", "20-23")):
        reply = an_action("employer_reply", "2026-03-09T10:00", action_id=reply_id, names="2026-03-20")
        assert in_days(rows(a_record(actions=[check, reply]), "status_check")[1]) == window


def test_a_word_that_comes_after_now_is_not_known_yet() -> None:
    record = recorded("check 09", "reply 11 13")
    before, after = (rows(record, "status_check", now=utc(f"2026-03-11T{at}"))[1] for at in ("13:59:59", "14:00"))
    assert (in_days(before), in_days(after)) == ("16-19", "13-16")


@pytest.mark.parametrize(
    ("policy", "words", "count"),
    [
        ("measured", [], 1),
        ("measured", ["check 09"], 2),
        ("measured", ["check 09", "check 16"], 2),
        ("formal", ["check 09", "check 16"], 2),
        ("persistent", ["check 09", "check 16"], 3),
        ("persistent", ["check 09", "check 16", "check 23", "check 30"], 5),
        # Answered by a date named at it, or by a reply before the next check.
        ("measured", ["check 09 16", "check 16"], 3),
        ("measured", ["check 09", "check 16 20"], 3),
        ("measured", ["check 09", "reply 10", "check 16"], 3),
        ("measured", ["check 09", "reply 10", "check 16", "check 23"], 3),
        ("measured", ["check 09", "check 16", "reply 17"], 3),
        ("measured", ["check 09", "check 16", "reply 17", "check 23", "reply 24"], 4),
        # One answer is one answer, and a reply before the first check answers none.
        ("measured", ["check 09", "reply 10", "reply 11", "check 16", "check 23"], 3),
        ("measured", ["reply 05", "check 09", "check 16"], 2),
        # What is made beyond the limit has no row, and no answer makes one.
        ("measured", ["check 09", "check 16", "check 18"], 2),
        ("measured", ["check 09", "check 16", "check 18 25"], 2),
        ("measured", ["check 09", "check 16", "check 18", "reply 19"], 2),
    ],
)
def test_there_is_one_more_check_until_the_unanswered_ones_reach_the_policys_limit(
    policy: str, words: list[str], count: int
) -> None:
    found = checks(*words, policy=policy)
    assert [row.ordinal for row in found] == list(range(1, count + 1))


def test_a_voicemail_and_an_email_on_one_day_are_one_check_made_at_the_earlier() -> None:
    first, second = checks("check 09T16:00 12", "check 09T09:30 20", "check 09T12:00")
    assert first.done_at == utc("2026-03-09T13:30")
    assert in_days(second) == "20-23"


def test_the_date_named_at_the_second_call_of_a_day_stands_at_the_first() -> None:
    calls = ["check 09T09:00", "check 09T17:00 12"]
    assert in_days(checks(*calls)[1]) == "12-15"
    assert in_days(checks(*calls, "reply 09T12:00 20")[1]) == "20-23"


def test_checks_just_before_and_just_after_midnight_are_two() -> None:
    first, second, _ = checks("check 09T23:59", "check 10T00:01", policy="persistent")
    assert (first.done_at, second.done_at) == (utc("2026-03-10T03:59"), utc("2026-03-10T04:01"))


def test_checks_on_one_local_date_are_one_though_the_date_in_utc_differs() -> None:
    first, second = checks("check 09T19:59", "check 09T20:01")
    assert (first.done_at, second.done_at) == (utc("2026-03-09T23:59"), None)


def test_a_waiver_falls_on_the_check_after_the_last_one_made() -> None:
    assert statuses(recorded("waive 05"), "status_check") == ["waived"]
    assert statuses(recorded("waive 05", "check 09"), "status_check") == ["done", "waived"]
    assert statuses(recorded("check 09", "waive 05", "waive 12"), "status_check") == ["done", "waived"]


def test_a_waiver_is_no_check_names_no_date_and_answers_nothing() -> None:
    (row,) = checks("waive 05 20")
    assert (row.opens_at, row.due_at, row.done_at) == (utc("2026-03-07T05:00"), utc("2026-03-10T04:00"), None)
    assert in_days(checks("check 09", "waive 10 12")[1]) == "16-19"
    assert statuses(recorded("check 09T12:00", "waive 09T10:00"), "status_check") == ["done", "waived"]
    assert len(checks("check 09", "waive 10", "check 16")) == 2


def test_a_waiver_finds_no_row_where_the_limit_is_reached() -> None:
    assert statuses(recorded("check 09", "check 16", "waive 17"), "status_check") == ["done", "done"]
