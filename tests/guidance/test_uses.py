"""Which rules rest on which statement: complete, and read off the rules themselves."""

import pytest

from coaching.guidance.advice import ADVICE
from coaching.guidance.catalogue import as_json
from coaching.guidance.cited import Parameter
from coaching.guidance.findings import FINDINGS
from coaching.guidance.policies import FORMAL, MEASURED, PERSISTENT
from coaching.guidance.statements import STATEMENTS
from coaching.guidance.steps import STEPS
from coaching.guidance.uses import UseKind, number_words, rules, uses

RULES = ("policies", "steps", "rules", "findings", "advice")


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


def test_a_statement_is_used_exactly_where_the_catalogue_or_a_channel_cites_it():
    catalogue = as_json()
    cited = {cite for part in RULES for cite in cites_in(catalogue[part])}
    by_channel = {cite for cite, using in uses().items() if any(use.kind is UseKind.CHANNEL for use in using)}

    assert set(uses()) == cited | by_channel
    assert set(uses()) - {"own"} <= set(STATEMENTS)


def test_every_rule_stands_under_each_statement_that_it_cites_and_under_no_other():
    for rule in rules():
        under = {cite for cite, using in uses().items() if rule in using}
        assert under == {cite.id for cite in rule.cites}


def test_every_step_finding_and_piece_of_advice_is_a_rule():
    found = {kind: [rule for rule in rules() if rule.kind is kind] for kind in UseKind}

    assert [rule.title for rule in found[UseKind.STEP]] == [step.title for step in STEPS.values()]
    assert [rule.title for rule in found[UseKind.FINDING]] == [finding.title for finding in FINDINGS.values()]
    assert [rule.says for rule in found[UseKind.ADVICE]] == [advice.do_now for advice in ADVICE.values()]


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
    assert titles("S2.6", UseKind.CHANNEL) == ["Thank the interviewer"]
    assert titles("S5.7", UseKind.CHANNEL) == ["First status check"]
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


def test_a_statement_that_no_rule_cites_has_no_uses():
    assert "S5.30" not in uses()


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
