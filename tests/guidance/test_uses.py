"""Which rules rest on which statement: complete, and read off the rules themselves."""

import pytest

from coaching.guidance.advice import ALL
from coaching.guidance.catalogue import as_json
from coaching.guidance.cited import Parameter
from coaching.guidance.findings import FINDINGS
from coaching.guidance.ingredients import INGREDIENTS
from coaching.guidance.message_rules import MESSAGE_RULES
from coaching.guidance.policies import FORMAL, MEASURED, PERSISTENT
from coaching.guidance.practice import PRACTICES, THE_FOUR_QUESTIONS
from coaching.guidance.statements import STATEMENTS
from coaching.guidance.steps import STEPS
from coaching.guidance.topics import TOPICS
from coaching.guidance.uses import UseKind, number_words, rules, uses

NO_RULES = {"sources", "statements", "disagreements", "own"}


def titles(statement, kind):
    return [use.title for use in uses().get(statement, ()) if use.kind is kind]


def cites_in(entry):
    if isinstance(entry, dict):
        yield from entry.get("cites", [])
        for value in entry.values():
            yield from cites_in(value)
    if isinstance(entry, list):
        for value in entry:
            yield from cites_in(value)


def test_every_statement_of_the_guidance_is_used_by_something_a_counselor_meets():
    assert [statement for statement in STATEMENTS if not uses().get(statement)] == []


def test_a_statement_is_used_exactly_where_a_rule_of_the_catalogue_cites_it():
    rules_of_the_catalogue = [part for name, part in as_json().items() if name not in NO_RULES]

    assert set(uses()) == set(cites_in(rules_of_the_catalogue))
    assert set(uses()) - {"own"} <= set(STATEMENTS)


def test_every_rule_stands_under_each_statement_that_it_cites_and_under_no_other():
    for rule in rules():
        under = {cite for cite, using in uses().items() if rule in using}
        assert under == {cite.id for cite in rule.cites}


def test_every_step_finding_and_piece_of_advice_is_a_rule():
    found = {kind: [rule for rule in rules() if rule.kind is kind] for kind in UseKind}

    assert [rule.title for rule in found[UseKind.STEP]] == [step.title for step in STEPS.values()]
    assert [rule.title for rule in found[UseKind.FINDING]] == [finding.title for finding in FINDINGS.values()]
    assert {advice.do_now for advice in ALL} <= {rule.says for rule in found[UseKind.ADVICE]}
    assert {advice.ask.text for advice in ALL} == {rule.says for rule in found[UseKind.QUESTION]}


def test_drafts_checks_topics_and_practice_are_rules():
    for kind, cited in ((UseKind.DRAFT, INGREDIENTS), (UseKind.CHECK, MESSAGE_RULES)):
        assert {rule.title for rule in rules() if rule.kind is kind} == {one.title for one in cited}
    assert {rule.title for rule in rules() if rule.kind is UseKind.TOPIC} == {one.title for one in TOPICS.values()}
    practiced = {one.exercise.text for one in PRACTICES.values()} | {line.text for line in THE_FOUR_QUESTIONS}
    assert practiced <= {rule.says for rule in rules() if rule.kind is UseKind.ADVICE}


def test_the_full_week_of_s3_10_is_a_number_of_two_policies():
    number = next(use for use in uses()["S3.10"] if use.kind is UseKind.NUMBER)

    assert number.title == "Next status check opens"
    assert number.says == "7 calendar days after the last check, or a reply without a date"
    assert number.policies == (MEASURED, FORMAL)
    assert number.holds_in(MEASURED)
    assert not number.holds_in(PERSISTENT)


def test_a_rule_that_all_policies_share_stands_once_and_holds_in_each():
    numbers = [use for use in uses()["S3.8"] if use.kind is UseKind.NUMBER]

    assert [(use.title, use.says) for use in numbers] == [
        ("Status check opens", "1 calendar day after the date the employer gave")
    ]
    assert numbers[0].holds_in(PERSISTENT)


def test_channels_findings_steps_and_choices_are_found_under_their_statements():
    assert titles("S2.6", UseKind.CHANNEL) == ["Thank the interviewer", "Thanks within a day"]
    assert "First status check" in titles("S5.7", UseKind.CHANNEL)
    assert titles("S3.12", UseKind.FINDING) == ["Asked too often"]
    assert titles("S5.23", UseKind.STEP) == ["Alert the references"]
    assert titles("S5.10", UseKind.CHOICE) == ["Strategic letter"]


def test_advice_is_named_by_its_step_and_status_or_by_its_finding():
    assert "Check the status, overdue" in titles("S5.12", UseKind.ADVICE)
    assert "Only one lead" in titles("S5.27", UseKind.ADVICE)


def test_our_own_judgment_lists_the_days_that_no_source_names():
    own = titles("own", UseKind.NUMBER)

    assert {"Debrief due", "Strategic letter closes", "Status check due", "Next status check due"} <= set(own)
    assert "Thank-you due" not in own


def test_advice_comes_first_and_kinds_stand_together():
    kinds = [use.kind for use in uses()["S1.7"]]

    assert kinds == sorted(kinds, key=list(UseKind).index)
    assert kinds[0] is UseKind.ADVICE


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (None, "unanswered checks", "no limit"),
        (0, "calendar days after the interview", "on the interview"),
        (1, "calendar days after the interview", "1 calendar day after the interview"),
        (1, "hour", "1 hour"),
        (24, "hours after the interview ends", "24 hours after the interview ends"),
    ],
)
def test_a_number_is_said_with_its_unit(value, unit, words):
    assert number_words(Parameter("any", value, unit, (STATEMENTS["S1.1"],))) == words
