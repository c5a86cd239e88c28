"""Each finding on how the following-up was done: firing at its boundary, and staying silent just beside it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from coaching.conduct import ConductFinding, findings, one_lead_only
from coaching.guidance.policies import POLICIES
from coaching.model import Action, Interview, InterviewRecord
from coaching.plan import build_plan
from tests.builders import a_client, a_record, an_action, an_interview, instant

SECOND = timedelta(seconds=1)
LATER = instant("2026-04-10T12:00")
ASKED_THREE_TIMES = [an_action("status_check", f"2026-03-{day}T10:00") for day in ("09", "16", "23")]


def found(
    *actions: Action, interview: Interview | None = None, now: str | datetime = LATER, policy: str = "measured"
) -> set[str]:
    """The names of the findings on one interview."""
    seen = instant(now) if isinstance(now, str) else now
    record = a_record(interview, actions=actions)
    chosen = POLICIES[policy]
    return {each.finding.value for each in findings(record, chosen, build_plan(record, chosen, seen), seen)}


def check(at: str, names: str | None = None, **changes: str) -> Action:
    """A status check of 2026, "03-09T10:00"."""
    return an_action("status_check", f"2026-{at}", names=f"2026-{names}" if names else None, **changes)


def reply(at: str, names: str | None = None) -> Action:
    """The employer's word of 2026, "03-11T10:00"."""
    return an_action("employer_reply", f"2026-{at}", names=f"2026-{names}" if names else None)


def test_an_interview_with_nothing_amiss_has_no_findings() -> None:
    assert found(an_action("thank_you", "2026-03-02T15:00"), check("03-09T10:00"), now="2026-03-12T12:00") == set()


@pytest.mark.parametrize("status", ["cancelled", "no_show"])
def test_an_interview_that_did_not_take_place_has_no_findings(status: str) -> None:
    assert found(*ASKED_THREE_TIMES, interview=an_interview(status=status)) == set()


def test_a_check_a_second_before_it_opens_is_too_soon() -> None:
    assert found(check("03-06T23:59:59"), now="2026-03-08T12:00") == {"too_soon"}
    assert found(check("03-07T00:00"), now="2026-03-08T12:00") == set()


def test_too_soon_names_the_check_it_is_about() -> None:
    record = a_record(actions=[check("03-09T10:00"), check("03-10T10:00")])
    now, policy = instant("2026-03-10T12:00"), POLICIES["measured"]
    (first, *others) = findings(record, policy, build_plan(record, policy, now), now)
    assert first == ConductFinding("too_soon", "c1", "i1", 2)
    assert [(each.finding, each.ordinal) for each in others] == [("stop_and_wait", None)]


def test_a_letter_before_its_time_is_not_too_soon() -> None:
    assert found(an_action("letter", "2026-03-03T10:00"), now="2026-03-08T12:00") == set()


def test_a_third_unanswered_check_is_one_too_many_from_the_moment_it_is_made() -> None:
    third = instant("2026-03-23T10:00")
    assert "too_many_checks" not in found(*ASKED_THREE_TIMES, now=third - SECOND)
    assert "too_many_checks" in found(*ASKED_THREE_TIMES, now=third)
    assert "too_many_checks" in found(*ASKED_THREE_TIMES, now=third, policy="formal")


def test_nobody_asks_too_often_under_the_persistent_policy() -> None:
    assert found(*ASKED_THREE_TIMES, policy="persistent") == set()


@pytest.mark.parametrize("answer", [reply("03-10T10:00"), reply("03-17T10:00"), check("03-09T15:00", "03-16")])
def test_an_answer_in_between_makes_room_for_another_check(answer: Action) -> None:
    assert "too_many_checks" not in found(*ASKED_THREE_TIMES, answer)


def test_a_check_too_many_stays_one_when_it_is_answered_and_when_there_is_an_outcome() -> None:
    assert "too_many_checks" in found(*ASKED_THREE_TIMES, reply("03-24T10:00"), now="2026-03-30T12:00")
    decided = an_interview(outcome="rejected", outcome_on="2026-03-25")
    assert found(*ASKED_THREE_TIMES, interview=decided) == {"too_many_checks"}


def test_a_check_after_the_outcome_is_none_too_many() -> None:
    for outcome_on, expected in (("2026-03-22", set()), ("2026-03-23", {"too_many_checks"})):
        decided = an_interview(outcome="rejected", outcome_on=outcome_on)
        assert found(*ASKED_THREE_TIMES, interview=decided) == expected


def test_a_waived_check_is_none_too_many() -> None:
    first, second, third = ASKED_THREE_TIMES
    waived = check("03-23T10:00", channel="waived")
    assert "too_many_checks" not in found(first, second, waived)
    assert "too_many_checks" in found(first, second, third, waived)


def test_checks_to_two_people_are_several_contacts_even_on_one_day() -> None:
    now = "2026-03-10T12:00"
    voicemail = check("03-09T09:00", person="p1", channel="voicemail")
    assert found(voicemail, check("03-09T10:00", person="p2"), now=now) == {"several_contacts"}
    assert found(voicemail, check("03-09T10:00", person="p1"), now=now) == set()
    assert found(voicemail, check("03-09T10:00"), now=now) == set()


def test_only_checks_that_were_really_made_have_contacts() -> None:
    now = "2026-03-10T12:00"
    asked = check("03-09T09:00", person="p1")
    waived = check("03-09T10:00", person="p2", channel="waived")
    thanked = an_action("thank_you", "2026-03-02T15:00", person="p2")
    assert found(asked, waived, thanked, now=now) == set()
    another = check("03-10T10:00", person="p2")
    assert "several_contacts" not in found(asked, another, now=another.at - SECOND)
    assert "several_contacts" in found(asked, another, now=another.at)


def test_several_contacts_stay_when_there_is_an_outcome() -> None:
    decided = an_interview(outcome="rejected", outcome_on="2026-03-12")
    checks = check("03-09T09:00", person="p1"), check("03-09T10:00", person="p2")
    assert found(*checks, interview=decided) == {"several_contacts"}


def test_the_employer_is_late_from_the_first_instant_after_the_date_they_gave() -> None:
    promised, over = an_interview(promised="2026-03-10"), instant("2026-03-11T00:00")
    assert found(interview=promised, now=over - SECOND) == set()
    assert found(interview=promised, now=over) == {"employer_late"}


def test_the_employer_is_late_by_the_date_they_named_last() -> None:
    promised, asked = an_interview(promised="2026-03-10"), check("03-11T10:00", "03-18")
    assert found(asked, interview=promised, now=instant("2026-03-19T00:00") - SECOND) == set()
    assert found(asked, interview=promised, now="2026-03-19T00:00") == {"employer_late"}


def test_a_word_after_the_date_ends_the_employers_lateness() -> None:
    promised = an_interview(promised="2026-03-10")
    heard = reply("03-12T10:00")
    assert found(heard, interview=promised, now=heard.at - SECOND) == {"employer_late"}
    assert found(heard, interview=promised, now=heard.at) == set()


def test_a_word_before_the_date_is_over_does_not() -> None:
    promised = an_interview(promised="2026-03-10")
    assert found(reply("03-10T23:59"), interview=promised, now="2026-03-12T12:00") == {"employer_late"}


def test_with_an_outcome_in_effect_nobody_is_late_and_nobody_waits() -> None:
    checks = check("03-11T10:00"), check("03-18T10:00")
    decided = an_interview(promised="2026-03-10", outcome="rejected", outcome_on="2026-03-20")
    assert found(*checks, interview=decided, now=instant("2026-03-20T00:00") - SECOND) == {
        "employer_late",
        "stop_and_wait",
    }
    assert found(*checks, interview=decided, now="2026-03-20T00:00") == set()


def test_before_the_interview_is_over_nobody_is_late() -> None:
    running = an_interview("2026-03-10T23:30", promised="2026-03-10")
    assert found(interview=running, now="2026-03-11T00:29:59") == set()
    assert found(interview=running, now="2026-03-11T00:30") == {"employer_late"}


LETTERS = "aa bb cc dd ee ff gg"  # 20 characters, seven words
A_LONG_LETTER = "Thank you for the time you took to show me the lab and to talk about the work there. " * 5
LIKENESS = [
    (A_LONG_LETTER, f"{A_LONG_LETTER} Ada", True),
    (LETTERS, LETTERS, True),
    (LETTERS, LETTERS.upper().replace(" ", "\n  "), True),
    (LETTERS, "aa bb cc dd ee ff hh", True),  # 18 of 20 alike: 2 x 18 / 40 is 0.9
    (LETTERS, "aa bb cc dd ee ff xyz", False),  # 18 alike: 36 / 41 is 0.88
    (LETTERS, "aa bb cc dd xx yy zz", False),
    (LETTERS, "gg ff ee dd cc bb aa", False),  # the same letters in another order
    (LETTERS, "", False),
    ("", "", False),
    ("thank you very much", "thank you very much", False),  # four words are a remark
    ("thank you very much indeed", "thank you very much indeed", True),
]


@pytest.mark.parametrize(("one", "other", "same"), LIKENESS)
def test_two_thank_you_notes_are_the_same_where_nine_tenths_are_alike(one: str, other: str, same: bool) -> None:
    notes = [an_action("thank_you", f"2026-03-02T1{hour}:00", person="p1") for hour in (2, 3)]
    written = [action._replace(note=text) for action, text in zip(notes, (one, other), strict=True)]
    assert found(*written, now="2026-03-03T10:00") == ({"same_note"} if same else set())


def test_any_two_notes_of_several_can_be_the_same() -> None:
    texts = LETTERS, "a quite different note about the lab", LETTERS
    notes = [an_action("thank_you", f"2026-03-02T1{hour}:00")._replace(note=text) for hour, text in enumerate(texts)]
    assert found(*notes, now="2026-03-03T10:00") == {"same_note"}
    assert found(*notes, now="2026-03-02T11:59") == set()


def test_only_thank_you_notes_that_were_sent_are_compared() -> None:
    sent = an_action("thank_you", "2026-03-02T12:00")._replace(note=LETTERS)
    for other in ("debrief", "letter", "thank_helper"):
        assert found(sent, an_action(other, "2026-03-02T13:00")._replace(note=LETTERS), now="2026-03-03T10:00") == set()
    waived = an_action("thank_you", "2026-03-02T13:00", channel="waived")._replace(note=LETTERS)
    assert found(sent, waived, now="2026-03-03T10:00") == set()


def test_stop_and_wait_begins_with_the_check_that_reaches_the_limit() -> None:
    first, second, _ = ASKED_THREE_TIMES
    assert found(first, second, now=second.at - SECOND) == set()
    assert found(first, second, now=second.at) == {"stop_and_wait"}
    assert found(first, second, now=second.at, policy="formal") == {"stop_and_wait"}
    assert found(first, second, now=second.at, policy="persistent") == set()


def test_stop_and_wait_ends_with_an_answer() -> None:
    first, second, _ = ASKED_THREE_TIMES
    assert found(first, second, reply("03-17T10:00"), now="2026-03-18T12:00") == set()


def test_an_answer_to_a_check_beyond_the_limit_leaves_the_two_before_it_unanswered() -> None:
    assert "stop_and_wait" in found(*ASKED_THREE_TIMES, reply("03-24T10:00"), now="2026-03-30T12:00")


def test_no_sign_begins_45_local_days_after_the_last_sign() -> None:
    for actions, edge in (
        ([], "2026-04-16T00:00"),  # the interview was on 2 March
        ([check("03-09T10:00")], "2026-04-23T00:00"),
        ([check("03-09T23:59")], "2026-04-23T00:00"),
        ([reply("03-10T00:00")], "2026-04-24T00:00"),
        ([check("03-09T10:00"), an_action("nudge", "2026-03-20T10:00")], "2026-04-23T00:00"),
        ([check("03-09T10:00"), an_action("letter", "2026-03-20T10:00", channel="waived")], "2026-04-23T00:00"),
    ):
        assert found(*actions, now=instant(edge) - SECOND) == set()
        assert found(*actions, now=edge) == {"no_sign"}


def test_no_sign_begins_when_its_day_does_be_it_at_one_o_clock() -> None:
    interview = an_interview("2026-07-23T10:00", zone="America/Santiago")  # 45 days before 6 September
    edge = instant("2026-09-06T01:00", "America/Santiago")
    assert found(interview=interview, now=edge - SECOND) == set()
    assert found(interview=interview, now=edge) == {"no_sign"}


def test_no_sign_is_for_open_interviews_only() -> None:
    decided = an_interview(outcome="no_answer", outcome_on="2026-04-01")
    assert found(interview=decided, now="2026-06-01T12:00") == set()


def an_open_interview(number: int, **changes: str) -> InterviewRecord:
    """An interview of the default client, held and without an outcome."""
    return a_record(an_interview(interview_id=f"i{number}", **changes))


DAY_AFTER = instant("2026-03-03T10:00")


def test_one_open_interview_and_none_ahead_is_one_lead_only() -> None:
    finding = ConductFinding("one_lead_only", "c1", "i1")
    assert one_lead_only(a_client(), [an_open_interview(1)], DAY_AFTER) == finding


@pytest.mark.parametrize("status", ["paused", "placed", "closed"])
def test_a_client_who_is_not_active_needs_no_more_leads(status: str) -> None:
    assert one_lead_only(a_client(status=status), [an_open_interview(1)], DAY_AFTER) is None


def test_two_leads_or_none_are_not_one() -> None:
    assert one_lead_only(a_client(), [], DAY_AFTER) is None
    assert one_lead_only(a_client(), [an_open_interview(1), an_open_interview(2)], DAY_AFTER) is None


def test_an_interview_ahead_is_another_lead_until_it_is_over() -> None:
    ahead = an_open_interview(2, starts="2026-03-03T10:00", status="scheduled")
    end = instant("2026-03-03T11:00")
    assert one_lead_only(a_client(), [an_open_interview(1), ahead], end - SECOND) is None
    assert one_lead_only(a_client(), [an_open_interview(1), ahead], end) is None  # two are open now
    decided = a_record(ahead.interview._replace(outcome="rejected", outcome_on=end.date()))
    assert one_lead_only(a_client(), [an_open_interview(1), decided], end - SECOND) is None
    assert one_lead_only(a_client(), [an_open_interview(1), decided], end) is not None


@pytest.mark.parametrize("status", ["cancelled", "no_show"])
def test_an_interview_that_did_not_take_place_is_no_lead(status: str) -> None:
    fallen_through = an_open_interview(2, starts="2026-05-03T10:00", status=status)
    assert one_lead_only(a_client(), [an_open_interview(1), fallen_through], DAY_AFTER) is not None
    assert one_lead_only(a_client(), [fallen_through], DAY_AFTER) is None


def test_a_decided_interview_is_no_lead_from_the_start_of_the_outcomes_date() -> None:
    decided = an_open_interview(2, outcome="rejected", outcome_on="2026-03-05")
    edge = instant("2026-03-05T00:00")
    assert one_lead_only(a_client(), [an_open_interview(1), decided], edge - SECOND) is None
    assert one_lead_only(a_client(), [an_open_interview(1), decided], edge) is not None
