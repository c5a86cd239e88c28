"""Which channel a step is advised by, and why: from what is recorded about the interview and the people met."""

from __future__ import annotations

from typing import Any

import pytest

from coaching.advice import advise
from coaching.guidance.media import REASONS
from coaching.guidance.policies import FORMAL, MEASURED, PERSISTENT
from coaching.medium import How, status_contact
from coaching.model import Culture, Format, Interest, Pace, Role
from tests.builders import a_person, a_record, an_action, an_interview, instant

ON_THE_DAY, LATE, DAY_6, DAY_10, DAY_20 = (
    "2026-03-02T12:00", "2026-03-05T12:00", "2026-03-08T12:00", "2026-03-12T12:00", "2026-03-22T12:00",
)  # fmt: skip


def how(step: str, now: str, *, policy: Any = MEASURED, people: Any = (), actions: Any = (), **facts: Any) -> How:
    """How the first such step is to be made, of an interview with these facts."""
    record = a_record(an_interview(**facts), people=list(people), actions=list(actions))
    return next(item.how for item in advise(record, policy, instant(now)) if item.step == step and item.how is not None)


def met(**changes: Any) -> Any:
    return a_person("p1", title="Dr.", **{"name": "Ana Ruiz", "email": "ana@example.org", **changes})


@pytest.mark.parametrize(
    ("facts", "channel", "reason"),
    [
        ({}, "email", "soon"),
        ({"pace": Pace.QUICK}, "email", "quick"),
        ({"pace": Pace.SLOW}, "handwritten", "slow"),
        ({"culture": Culture.HIGH_TECH}, "email", "high_tech"),
        ({"culture": Culture.PAPER}, "handwritten", "paper"),
        ({"pace": Pace.QUICK, "culture": Culture.PAPER}, "email", "quick"),
        ({"pace": Pace.SLOW, "culture": Culture.HIGH_TECH}, "email", "high_tech"),
    ],
)
def test_a_thank_you_goes_by_the_employers_pace_and_culture(facts: Any, channel: str, reason: str) -> None:
    found = how("thank_you", ON_THE_DAY, people=[met()], **facts)
    assert (found.channel, found.reason.id) == (channel, reason)


def test_a_late_thank_you_goes_by_email_even_to_a_pen_and_paper_workplace() -> None:
    found = how("thank_you", LATE, people=[met()], culture=Culture.PAPER)
    assert (found.channel, found.reason.id) == ("email", "soonest")


def test_a_thank_you_goes_where_it_can_be_sent_and_asks_for_the_address_that_is_missing() -> None:
    only_post = how("thank_you", ON_THE_DAY, people=[met(email="", address="1 Main St")])
    assert (only_post.channel, only_post.also) == ("handwritten", ())
    assert "No email address is recorded" in how("thank_you", ON_THE_DAY, people=[met(email="")]).says
    by_hand = how("thank_you", ON_THE_DAY, people=[met()], culture=Culture.PAPER)
    assert "No postal address is recorded" in by_hand.says
    assert how("thank_you", ON_THE_DAY, people=[met()]).also == ()


def test_a_helper_gets_a_card_and_references_a_call() -> None:
    helper = a_person("h", role="assistant")
    assert how("thank_helper", ON_THE_DAY, people=[helper]).says == "With a card: a few lines by hand are enough."
    assert how("alert_references", ON_THE_DAY).channel == "phone"


@pytest.mark.parametrize(
    ("policy", "facts", "channel", "said"),
    [
        (MEASURED, {}, "email", "By email: it is there the same day, and post is as good."),
        (MEASURED, {"culture": Culture.PAPER}, "letter", "By post: it suits a pen-and-paper workplace."),
        (MEASURED, {"interest": Interest.HIGH}, "email", "a letter shows it"),
        (MEASURED, {"interest": Interest.LOW}, "email", "it may be left out"),
        (PERSISTENT, {"interest": Interest.LOW}, "letter", "By post: the office's policy asks for it by post."),
    ],
)
def test_the_letter_goes_by_the_interest_and_the_policy(policy: Any, facts: Any, channel: str, said: str) -> None:
    found = how("letter", DAY_10, policy=policy, **facts)
    assert found.channel == channel
    assert said in found.says


CHECKED = an_action("status_check", DAY_6)


@pytest.mark.parametrize(
    ("policy", "actions", "channel", "reason"),
    [
        (MEASURED, [], "email", "either"),
        (FORMAL, [], "email", "either"),
        (PERSISTENT, [], "phone", "call_first"),
    ],
)
def test_the_first_check_goes_as_the_policy_has_it(policy: Any, actions: Any, channel: str, reason: str) -> None:
    found = how("status_check", DAY_10, policy=policy, actions=actions)
    assert (found.channel, found.reason.id) == (channel, reason)


@pytest.mark.parametrize(
    ("facts", "channel", "reason"),
    [
        ({"format": Format.PHONE}, "phone", "by_phone"),
        ({"format": Format.IN_PERSON}, "email", "either"),
        ({"format": Format.PHONE, "culture": Culture.HIGH_TECH}, "email", "high_tech"),
    ],
)
def test_the_first_check_goes_as_they_work_or_as_they_interviewed(facts: Any, channel: str, reason: str) -> None:
    found = how("status_check", DAY_10, **facts)
    assert (found.channel, found.reason.id) == (channel, reason)
    assert how("status_check", DAY_10, policy=PERSISTENT, **facts).reason.id == "call_first"


def test_a_second_check_goes_the_other_way_or_the_way_they_answered() -> None:
    assert how("status_check", DAY_20, actions=[CHECKED]).reason.id == "other_way"
    assert how("status_check", DAY_20, policy=PERSISTENT, actions=[CHECKED]).reason.id == "in_turn"
    replied = an_action("employer_reply", "2026-03-09T12:00")._replace(channel="phone")
    found = how("status_check", DAY_20, actions=[CHECKED, replied])
    assert (found.channel, found.reason.id) == ("phone", "answered")


def test_a_check_goes_to_the_one_person_by_what_is_known_of_them() -> None:
    only_phone = met(email="", phone="555 0100", contact_for_status=True)
    found = how("status_check", DAY_10, people=[only_phone])
    assert found.says == ("By phone, to Dr. Ana Ruiz: no email address is recorded. Be ready to leave it on voicemail.")
    nothing = how("status_check", DAY_10, policy=PERSISTENT, people=[met(email="", contact_for_status=True)])
    assert nothing.says.endswith("No phone number is recorded: ask the client for the business card.")


def test_whom_to_ask_is_whom_they_named_then_the_hiring_manager_then_hr() -> None:
    people = [a_person("i"), a_person("r", role="hr"), a_person("m", role="hiring_manager")]
    assert status_contact([]) is None
    assert status_contact([people[0], people[1]]) is people[1]
    assert status_contact(people) is people[2]
    named = a_person("n", contact_for_status=True)
    assert status_contact([*people, named]) is named
    assert named.role is Role.INTERVIEWER


def test_what_is_done_or_over_has_no_how() -> None:
    done = an_action("thank_you", LATE)
    record = a_record(an_interview(), actions=[done])
    advised = advise(record, MEASURED, instant(DAY_20))
    assert {item.status for item in advised if item.how is not None} <= {"due", "overdue"}
    assert [item.status for item in advised if item.step == "thank_you"] == ["late"]


def test_each_reason_has_its_id_once() -> None:
    assert len({reason.id for reason in REASONS}) == len(REASONS)
