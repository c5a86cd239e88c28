"""Advice is there for all that can come up, one sentence each for what to do and why, and in our own words."""

import re
from collections import Counter

import pytest

from coaching.guidance.advice import ADVICE, AFTER, ALL, ON_OUTCOME, USUAL, decided, outcomes
from coaching.guidance.findings import FINDINGS
from coaching.guidance.policies import POLICIES
from coaching.guidance.statements import STATEMENTS
from coaching.guidance.steps import STEPS
from coaching.model import FACTS, Finding, Kind, Outcome, Status, Step

MOST_WORDS = 30
WORDS_IN_A_ROW = 8

TEXTS = [
    pytest.param(text, id=" ".join([advice.about, advice.status or "", *advice.after, part]))
    for advice in ALL
    for part, text in (("do_now", advice.do_now), ("why", advice.why))
]


QUESTIONS = [pytest.param(advice.ask.text, id=advice.ask.text) for advice in ALL]


def kinds_of(step):
    """Expected or optional, or both where it depends on the policy."""
    if step is Step.LETTER:
        return {policy.letter_kind for policy in POLICIES.values()}
    return {STEPS[step].kind}


def statuses_to_act_on(step):
    """The plan's status table, for the statuses that a counselor acts on."""
    if step in FACTS:
        return {Status.DUE, Status.MISSED, Status.UNRECORDED}
    can_be = {Status.DUE, Status.LATE}
    if Kind.EXPECTED in kinds_of(step):
        can_be |= {Status.OVERDUE, Status.MISSED}
    if step is Step.STATUS_CHECK:
        can_be |= {Status.TOO_SOON}
    return can_be


def words_of(text):
    return re.findall(r"[a-z0-9']+", text.lower())


def runs_of(text):
    words = words_of(text)
    return {tuple(words[at : at + WORDS_IN_A_ROW]) for at in range(len(words) - WORDS_IN_A_ROW + 1)}


def test_there_is_advice_for_each_step_and_status_that_can_come_up_and_for_no_other():
    expected = {(step, status) for step in Step for status in statuses_to_act_on(step)}

    assert {about for about in ADVICE if about[1] is not None} == expected
    assert len(expected) == 25


def test_there_is_advice_for_each_finding():
    assert {about for about in ADVICE if about[1] is None} == {(finding, None) for finding in Finding}


def test_advice_is_kept_under_what_it_is_about():
    assert all((advice.about, advice.status) == about for about, advice in ADVICE.items())


@pytest.mark.parametrize("text", TEXTS)
def test_advice_is_exactly_one_sentence(text):
    assert text.endswith(".")
    assert not re.search(r"[.!?]", text[:-1])
    assert text[0].isupper()
    assert "  " not in text


@pytest.mark.parametrize("text", TEXTS)
def test_advice_is_short(text):
    assert 5 <= len(words_of(text)) <= MOST_WORDS


@pytest.mark.parametrize("text", TEXTS)
def test_advice_is_in_our_own_words(text):
    said = {run: statement.id for statement in STATEMENTS.values() for run in runs_of(statement.text)}

    assert not {said[run] for run in runs_of(text) if run in said}


@pytest.mark.parametrize("text", TEXTS)
def test_advice_is_in_sentence_case(text):
    capitals = [word for word in text.split()[1:] if word[0].isupper()]

    assert capitals in ([], ["HR."])


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_to_the_client_is_one_short_question_about_them(text):
    assert text.endswith("?")
    assert not re.search(r"[.!?]", text[:-1])
    assert len(words_of(text)) <= MOST_WORDS / 2


def test_no_two_pieces_of_advice_are_the_same():
    every = [*USUAL, *{(one.about, one.do_now): one for one in decided.ADVICE}.values(), *outcomes.ADVICE]
    for texts in ([one.do_now for one in every], [one.why for one in every], [one.ask.text for one in every]):
        assert [text for text, times in Counter(texts).items() if times > 1] == []


def test_each_outcome_that_decides_has_its_advice():
    assert set(ON_OUTCOME) == set(Outcome) - {Outcome.PENDING}


def test_after_an_outcome_no_advice_asks_for_a_status_check_or_a_letter():
    for step in (Step.STATUS_CHECK, Step.LETTER):
        for status in (Status.MISSED, Status.LATE):
            for outcome in set(Outcome) - {Outcome.PENDING}:
                advice = AFTER.get((step, status, outcome), ADVICE[step, status])
                assert advice.next_time, (step, status, outcome)


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.NO_ANSWER, Outcome.WITHDRAWN])
@pytest.mark.parametrize("status", [Status.DUE, Status.OVERDUE])
def test_thanks_stay_right_after_a_no(status, outcome):
    advice = AFTER[Step.THANK_YOU, status, outcome]

    assert "than" in advice.do_now
    assert "S3.3" in {cite.id for cite in advice.cites}


def test_an_offer_does_not_stop_the_search_until_it_is_signed():
    advice = ON_OUTCOME[Outcome.OFFER]

    assert "signed" in advice.do_now
    assert "S5.24" in {cite.id for cite in advice.cites}


def test_a_late_employer_has_its_own_script_and_waiting_has_somewhere_to_go():
    script, places = ADVICE[Finding.EMPLOYER_LATE, None].aside, ADVICE[Finding.STOP_AND_WAIT, None].aside

    assert all(line.text.startswith("“") and line.text.endswith("”") for line in script.lines)
    assert {"S5.24", "S5.28", "S5.29", "S5.30"} == {cite.id for line in places.lines for cite in line.cites}


def test_a_thank_you_on_day_3_is_late_and_not_lost():
    advice = ADVICE[Step.THANK_YOU, Status.OVERDUE]

    assert "today" in advice.do_now
    assert "late, not lost" in advice.why
    assert {"S3.3", "S5.19"} <= {cite.id for cite in advice.cites}


def test_the_reason_for_stopping_leaves_the_client_something_to_do():
    advice = ADVICE[Finding.STOP_AND_WAIT, None]

    assert "other openings" in advice.do_now
    assert {"S3.11", "S5.24", "S5.27"} <= {cite.id for cite in advice.cites}


def test_advice_on_a_finding_rests_on_what_the_finding_rests_on():
    for finding, rule in FINDINGS.items():
        assert set(rule.cites) <= set(ADVICE[finding, None].cites)
