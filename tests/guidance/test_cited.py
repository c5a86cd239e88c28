"""Nothing in the guidance stands on nothing: each rule names its statements, or says that it is our own judgment."""

import pytest

from coaching.errors import CoachingError
from coaching.guidance.advice import ADVICE
from coaching.guidance.cited import (
    OUR_JUDGEMENT,
    Advice,
    Choice,
    CitedText,
    Disagreement,
    Ingredient,
    MessageRule,
    Parameter,
    Policy,
    Statement,
    StatementKind,
    StepRule,
    Window,
)
from coaching.guidance.disagreements import DISAGREEMENTS
from coaching.guidance.findings import FINDINGS, FindingRule
from coaching.guidance.policies import MEASURED, POLICIES
from coaching.guidance.sources import S3
from coaching.guidance.statements import STATEMENTS
from coaching.guidance.statements.s3 import S3_8
from coaching.guidance.steps import PARAMETERS, STEPS
from coaching.model import Finding, Kind, Status, Step


def windows(policy):
    return (policy.first_check, policy.after_promised, policy.after_named, policy.after_last)


def everything_cited():
    yield from ((f"step {rule.step}", rule.cites) for rule in STEPS.values())
    yield from ((f"finding {rule.finding}", rule.cites) for rule in FINDINGS.values())
    yield from ((f"advice {one.about} {one.status}", one.cites) for one in ADVICE.values())
    yield from ((parameter.name, parameter.cites) for parameter in PARAMETERS)
    yield from ((item.id, cites) for item in DISAGREEMENTS.values() for _, cites in item.answers)
    for policy in POLICIES.values():
        yield from ((f"{policy.name} {choice.name}", choice.cites) for choice in policy.choices)
        yield f"{policy.name} {policy.check_limit.name}", policy.check_limit.cites
        for window in windows(policy):
            yield f"{policy.name} {window.opens.name}", window.opens.cites
            yield f"{policy.name} {window.due.name}", window.due.cites


CITED = list(everything_cited())


@pytest.mark.parametrize("cites", [cites for _, cites in CITED], ids=[what for what, _ in CITED])
def test_what_is_cited_is_one_of_the_statements_or_our_own_judgment(cites):
    assert cites
    assert len(set(cites)) == len(cites)
    for cite in cites:
        assert cite is OUR_JUDGEMENT or STATEMENTS[cite.id] is cite


def test_every_step_and_every_finding_has_its_rule_in_the_order_of_the_plan():
    assert list(STEPS) == list(Step)
    assert list(FINDINGS) == list(Finding)


def test_a_rule_is_kept_under_the_name_it_carries():
    assert all(rule.step is step for step, rule in STEPS.items())
    assert all(rule.finding is finding for finding, rule in FINDINGS.items())
    assert all(policy.name == name for name, policy in POLICIES.items())


def test_a_parameter_without_statements_cannot_be_made():
    with pytest.raises(CoachingError, match="rests on nothing"):
        Parameter("Check due", 7, "days", ())


def test_an_id_in_place_of_a_statement_is_refused():
    with pytest.raises(CoachingError, match="rests on nothing"):
        Parameter("Check due", 7, "days", ("S3.8",))


def test_a_choice_without_statements_cannot_be_made():
    with pytest.raises(CoachingError, match="rests on nothing"):
        Choice("How to check first", "by phone", ())


def test_a_step_without_statements_cannot_be_made():
    with pytest.raises(CoachingError, match="rests on nothing"):
        StepRule(Step.DEBRIEF, "Look back", "interview", "then", "then", "then", Kind.OPTIONAL, ())


def test_a_finding_without_statements_cannot_be_made():
    with pytest.raises(CoachingError, match="rests on nothing"):
        FindingRule(Finding.TOO_SOON, "Asked too soon", "When it was.", ())


def test_advice_without_statements_cannot_be_made():
    with pytest.raises(CoachingError, match="rests on nothing"):
        Advice(Step.DEBRIEF, Status.DUE, "Do this.", "For that.", ())


@pytest.mark.parametrize(("do_now", "why"), [("", "For that."), ("Do this.", "")])
def test_advice_without_what_to_do_or_why_cannot_be_made(do_now, why):
    with pytest.raises(CoachingError, match="what to do and why"):
        Advice(Step.DEBRIEF, Status.DUE, do_now, why, (S3_8,))


def test_an_answer_that_nobody_gave_cannot_stand_in_a_disagreement():
    with pytest.raises(CoachingError, match="rests on nothing"):
        Disagreement("D9", "Why?", (("Because.", ()),), "So be it.")


def test_a_policy_that_follows_no_source_cannot_be_made():
    with pytest.raises(CoachingError, match="follows no source"):
        Policy(
            name="own",
            title="Own",
            summary="",
            sources=(),
            first_check=MEASURED.first_check,
            after_promised=MEASURED.after_promised,
            after_named=MEASURED.after_named,
            after_last=MEASURED.after_last,
            check_limit=MEASURED.check_limit,
            letter_kind=Kind.OPTIONAL,
            choices=(),
        )


@pytest.mark.parametrize(
    ("name", "kinds", "text"),
    [
        ("S5.1", (StatementKind.STEP,), "Text."),
        ("S3.1", (), "Text."),
        ("S3.1", (StatementKind.STEP,), ""),
    ],
    ids=["id of another source", "no kind", "no text"],
)
def test_a_statement_needs_a_kind_a_text_and_an_id_of_its_source(name, kinds, text):
    with pytest.raises(CoachingError, match="needs a kind"):
        Statement(name, S3, kinds, text)


def test_a_parameter_without_a_limit_has_no_number_to_count_with():
    assert Parameter("Stop after", 2, "checks", (S3_8,)).number == 2
    with pytest.raises(CoachingError, match="no number"):
        _ = Parameter("Stop after", None, "checks", (S3_8,)).number


def test_every_window_opens_before_it_is_due():
    for policy in POLICIES.values():
        for window in windows(policy):
            assert isinstance(window, Window)
            assert 0 <= window.opens.number < window.due.number


@pytest.mark.parametrize("made", [CitedText, Ingredient, MessageRule])
def test_what_is_said_or_looked_for_needs_an_id_a_title_a_text_and_statements(made):
    with pytest.raises(CoachingError, match="rests on nothing"):
        made("too_long", "Too long", "A note of more than 150 words.", ())
    with pytest.raises(CoachingError, match="needs an id"):
        made("too_long", "Too long", "", (S3_8,))
