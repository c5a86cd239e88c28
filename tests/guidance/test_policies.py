"""The numbers of the policies and of the steps, against tables written by hand."""

import pytest

from coaching.guidance import steps
from coaching.guidance.cited import OUR_JUDGEMENT, Parameter
from coaching.guidance.policies import DEFAULT_POLICY, FORMAL, MEASURED, PERSISTENT, POLICIES
from coaching.guidance.steps import PARAMETERS, STEPS
from coaching.model import Kind, Step

# first check, after the employer's date, after a date named later, after the last, limit, letter, sources
NUMBERS = {
    "measured": ((5, 7), (1, 3), (0, 3), (7, 10), 2, "optional", "S1 S2 S3"),
    "persistent": ((5, 7), (1, 3), (0, 3), (7, 10), None, "expected", "S5"),
    "formal": ((7, 9), (1, 3), (0, 3), (7, 10), 2, "optional", "S1 S2"),
}

STEP_NUMBERS = {
    "DEFAULT_LENGTH_HOURS": (1, "own"),
    "THANK_YOU_HOURS": (24, "S1.1 S2.6"),
    "DEBRIEF_HOURS": (24, "own"),
    "HELPER_DAYS": (3, "own"),
    "REFERENCES_DAYS": (2, "own"),
    "CATCH_UP_DAYS": (14, "own"),
    "LETTER_OPENS_DAYS": (7, "own"),
    "LETTER_DUE_DAYS": (14, "own"),
    "LETTER_CLOSES_DAYS": (44, "own"),
    "CHECK_CLOSES_DAYS": (30, "own"),
    "NO_SIGN_DAYS": (45, "own"),
    "LANDMARK_DAYS": (7, "own"),
    "HORIZON_DAYS": (30, "own"),
    "SMALL_GROUP": (11, "own"),
    "SMALL_CELL": (10, "own"),
}


def days(window):
    return (window.opens.value, window.due.value)


def choice_of(policy, name):
    return next((choice for choice in policy.choices if choice.name == name), None)


@pytest.mark.parametrize("policy", POLICIES.values(), ids=list(POLICIES))
def test_a_policy_has_the_numbers_of_the_guidance(policy):
    windows = (policy.first_check, policy.after_promised, policy.after_named, policy.after_last)
    sources = " ".join(source.id for source in policy.sources)

    assert (*map(days, windows), policy.check_limit.value, policy.letter_kind, sources) == NUMBERS[policy.name]


def test_there_are_three_policies_and_measured_is_the_default():
    assert list(POLICIES) == ["measured", "persistent", "formal"]
    assert DEFAULT_POLICY is MEASURED


def test_how_many_days_a_check_stays_open_is_our_own_judgment_where_no_source_says_it():
    for policy in POLICIES.values():
        for window in (policy.after_promised, policy.after_named, policy.after_last):
            assert window.due.cites == (OUR_JUDGEMENT,)
            assert OUR_JUDGEMENT not in window.opens.cites


def test_only_the_persistent_policy_starts_by_phone_and_takes_turns():
    assert "turn" in choice_of(PERSISTENT, "How to check again").value
    assert choice_of(PERSISTENT, "How to check first").value == "by phone"
    for policy in (MEASURED, FORMAL):
        assert choice_of(policy, "How to check first").value == "by email or by phone"
        assert "turn" not in choice_of(policy, "How to check again").value


def test_policies_with_a_limit_say_to_stop_and_wait_and_the_other_when_to_stop():
    for policy in POLICIES.values():
        waits = choice_of(policy, "When the limit is reached") is not None
        assert waits == (policy.check_limit.value is not None)
        assert waits != (choice_of(policy, "When to stop") is not None)


def test_the_formal_policy_knows_one_contact_person_only():
    assert choice_of(FORMAL, "Whom to ask").value.startswith("one contact person only")


@pytest.mark.parametrize(("name", "expected"), STEP_NUMBERS.items(), ids=list(STEP_NUMBERS))
def test_a_number_of_the_plan_has_its_value_and_its_source(name, expected):
    parameter = getattr(steps, name)

    assert (parameter.value, " ".join(cite.id for cite in parameter.cites)) == expected


def test_every_number_of_the_plan_is_in_the_list_that_is_shown():
    assert [value for value in vars(steps).values() if isinstance(value, Parameter)] == [*PARAMETERS]
    assert len({parameter.name for parameter in PARAMETERS}) == len(PARAMETERS)


def test_the_steps_that_are_optional_are_those_of_the_plan():
    optional = {step for step, rule in STEPS.items() if rule.kind is Kind.OPTIONAL}

    assert optional == {Step.DEBRIEF, Step.THANK_HELPER, Step.ALERT_REFERENCES, Step.LETTER}
