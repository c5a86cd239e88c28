"""Where an interview stands: since when it counts as followed up, the employer as late, the client as waiting."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coaching.guidance.policies import POLICIES
from coaching.model import Action, Interview
from coaching.standing import Standing, standing_of
from tests.builders import a_record, an_action, an_interview, instant

SECOND = timedelta(seconds=1)
END = instant("2026-03-02T11:00")


def standing(
    *actions: Action, interview: Interview | None = None, policy: str = "measured", now: str | None = None
) -> Standing:
    """The standing of the default interview after these actions."""
    record = a_record(interview, actions=actions)
    return standing_of(record, POLICIES[policy], instant(now) if now else None)


def check(at: str, names: str | None = None, **changes: str) -> Action:
    """A status check of March 2026, "09T10:00"."""
    return an_action("status_check", f"2026-03-{at}", names=f"2026-03-{names}" if names else None, **changes)


def reply(at: str, names: str | None = None) -> Action:
    """The employer's word, "11T10:00"."""
    return an_action("employer_reply", f"2026-03-{at}", names=f"2026-03-{names}" if names else None)


def test_an_interview_without_anything_stands_at_its_end() -> None:
    assert standing() == Standing(END, None, None, None, None, END)


def test_the_end_is_an_hour_after_the_start_where_none_was_given() -> None:
    assert standing(interview=an_interview(ends=None)).ended_at == END


def test_the_outcome_is_in_effect_from_the_start_of_its_date() -> None:
    decided = an_interview(outcome="offer", outcome_on="2026-03-09")
    assert standing(interview=decided).outcome_at == instant("2026-03-09T00:00")


@pytest.mark.parametrize("step", ["thank_you", "status_check", "letter"])
def test_thanks_checks_and_letters_are_following_up_whoever_they_went_to(step: str) -> None:
    action = an_action(step, "2026-03-03T10:00", person="anyone")
    assert standing(action).followed_up_at == action.at


@pytest.mark.parametrize("step", ["thank_helper", "debrief", "alert_references", "employer_reply", "nudge"])
def test_nothing_else_is_following_up(step: str) -> None:
    assert standing(an_action(step, "2026-03-03T10:00")).followed_up_at is None


def test_the_first_follow_up_is_the_one_that_counts() -> None:
    later, first = an_action("thank_you", "2026-03-04T10:00"), an_action("letter", "2026-03-03T10:00")
    assert standing(later, first).followed_up_at == first.at


def test_a_waived_step_or_one_before_the_interview_or_after_now_is_no_following_up() -> None:
    assert standing(an_action("thank_you", "2026-03-03T10:00", channel="waived")).followed_up_at is None
    assert standing(an_action("thank_you", "2026-03-02T09:59:59")).followed_up_at is None
    assert standing(an_action("thank_you", "2026-03-02T10:00")).followed_up_at == instant("2026-03-02T10:00")
    sent = an_action("thank_you", "2026-03-03T10:00")
    assert standing(sent, now="2026-03-03T09:59:59").followed_up_at is None
    assert standing(sent, now="2026-03-03T10:00").followed_up_at == sent.at


def test_a_check_after_the_outcomes_date_is_following_up_though_it_makes_no_step() -> None:
    decided = an_interview(outcome="rejected", outcome_on="2026-03-03")
    assert standing(check("05T10:00"), interview=decided).followed_up_at == instant("2026-03-05T10:00")


def test_the_employer_is_late_once_the_promised_date_is_over() -> None:
    promised = an_interview(promised="2026-03-10")
    assert standing(interview=promised).employer_over_at == instant("2026-03-11T00:00")


def test_a_later_date_that_they_named_takes_the_place_of_the_promised_one() -> None:
    promised = an_interview(promised="2026-03-10")
    assert standing(reply("05T10:00", "20"), interview=promised).employer_over_at == instant("2026-03-21T00:00")
    assert standing(check("11T10:00", "18"), interview=promised).employer_over_at == instant("2026-03-19T00:00")
    earlier = standing(reply("05T10:00", "20"), reply("06T10:00", "08"), interview=promised)
    assert earlier.employer_over_at == instant("2026-03-09T00:00")


def test_a_word_clears_the_employer_only_after_the_date_is_over() -> None:
    promised = an_interview(promised="2026-03-10")
    for at, over_at in (("05T10:00", "2026-03-11T00:00"), ("10T23:59:59", "2026-03-11T00:00"), ("11T00:00", None)):
        expected = instant(over_at) if over_at else None
        assert standing(reply(at), interview=promised).employer_over_at == expected


def test_a_check_without_a_date_and_a_waived_one_with_a_date_are_no_words() -> None:
    promised = an_interview(promised="2026-03-10")
    for action in (check("11T10:00"), check("11T10:00", "18", channel="waived")):
        assert standing(action, interview=promised).employer_over_at == instant("2026-03-11T00:00")


def test_an_employer_who_named_no_date_cannot_be_late() -> None:
    assert standing(check("09T10:00"), reply("10T10:00")).employer_over_at is None


def test_the_client_waits_from_the_check_at_which_the_limit_was_reached() -> None:
    first, second, third = check("09T10:00"), check("16T10:00"), check("23T10:00")
    assert standing(first).waiting_from is None
    assert standing(first, second).waiting_from == second.at
    assert standing(first, second, third).waiting_from == second.at
    assert standing(first, second, policy="formal").waiting_from == second.at
    assert standing(first, second, third, policy="persistent").waiting_from is None


def test_an_answered_check_does_not_count_toward_the_limit() -> None:
    assert standing(check("09T10:00", "16"), check("16T10:00")).waiting_from is None
    answered = standing(check("09T10:00"), reply("10T10:00"), check("16T10:00"), check("23T10:00"))
    assert answered.waiting_from == instant("2026-03-23T10:00")


def test_waiting_ends_with_an_answer_to_the_last_check() -> None:
    assert standing(check("09T10:00"), check("16T10:00"), reply("17T10:00")).waiting_from is None


@pytest.mark.parametrize(
    "step",
    ["thank_you", "thank_helper", "status_check", "letter", "debrief", "alert_references", "employer_reply"],
)
def test_the_last_sign_is_whatever_was_done_or_heard_last(step: str) -> None:
    sign = an_action(step, "2026-03-10T10:00")
    assert standing(an_action("thank_you", "2026-03-03T10:00"), sign).last_sign_at == sign.at


def test_a_nudge_and_a_waiver_are_no_sign() -> None:
    nudge = an_action("nudge", "2026-03-10T10:00")
    waived = an_action("letter", "2026-03-11T10:00", channel="waived")
    assert standing(nudge, waived).last_sign_at == END


def test_something_done_within_the_interview_leaves_its_end_the_last_sign() -> None:
    assert standing(an_action("thank_you", "2026-03-02T10:30")).last_sign_at == END


def test_what_lies_after_now_is_not_known() -> None:
    actions = check("09T10:00"), check("16T10:00", "20")
    before = standing(*actions, now="2026-03-16T09:59:59")
    assert (before.last_sign_at, before.employer_over_at) == (instant("2026-03-09T10:00"), None)
    after = standing(*actions, now="2026-03-16T10:00")
    assert (after.last_sign_at, after.employer_over_at) == (instant("2026-03-16T10:00"), instant("2026-03-21T00:00"))
