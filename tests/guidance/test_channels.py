"""The channel offered first for each step that can be logged."""

from __future__ import annotations

import pytest

from coaching.errors import CoachingError
from coaching.guidance.channels import USUAL_CHANNELS, UsualChannel, usual_channel
from coaching.guidance.policies import FORMAL, MEASURED, PERSISTENT, POLICIES
from coaching.model import FACTS, Channel, Step


def test_a_status_check_goes_by_the_policys_first_channel() -> None:
    usual = [usual_channel(Step.STATUS_CHECK, policy) for policy in (MEASURED, PERSISTENT, FORMAL)]
    assert usual == [Channel.EMAIL, Channel.PHONE, Channel.EMAIL]


@pytest.mark.parametrize("policy", POLICIES.values(), ids=list(POLICIES))
def test_every_other_step_that_can_be_logged_has_one_channel_under_every_policy(policy) -> None:
    usual = {step: usual_channel(step, policy) for step in Step if step not in FACTS | {Step.STATUS_CHECK}}
    assert usual == {
        Step.DEBRIEF: Channel.IN_PERSON,
        Step.THANK_YOU: Channel.EMAIL,
        Step.THANK_HELPER: Channel.CARD,
        Step.ALERT_REFERENCES: Channel.PHONE,
        Step.LETTER: Channel.LETTER,
    }


def test_no_channel_is_offered_for_what_the_record_itself_answers() -> None:
    assert not FACTS & set(USUAL_CHANNELS)


def test_a_usual_channel_names_what_it_rests_on() -> None:
    with pytest.raises(CoachingError, match="rests on nothing"):
        UsualChannel(Channel.EMAIL, ())
