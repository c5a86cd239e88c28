"""Which drafts are offered for a step, the usual one first."""

import pytest

from coaching.drafts import DraftKind, Tone, kinds_after_rejection, kinds_for, usual_tone
from coaching.guidance.policies import FORMAL, MEASURED, PERSISTENT
from coaching.model import Basis, Culture, Pace, Step
from coaching.plan import build_plan
from tests.builders import a_person, a_record, an_action, an_interview, instant
from tests.drafts.occasions import NOW

NEXT_MORNING = instant("2026-03-03T09:00")
SOMEBODY = (a_person(),)
SOMEBODY = (a_person(),)
HELPER = a_person("p9", role="assistant")


def offered(step: Step, policy=MEASURED, *, ordinal=1, actions=(), now=NOW, people=SOMEBODY, **interview):
    """The kinds for a step of an interview."""
    record = a_record(an_interview(**interview), people=(*people, HELPER), actions=actions)
    rows = build_plan(record, policy, now)
    row = next(row for row in rows if (row.step, row.ordinal) == (step, ordinal))
    return kinds_for(row, record, policy, now)


def after_a_no(record):
    """The kinds beside an outcome."""
    return kinds_after_rejection(record, build_plan(record, MEASURED, NOW), NOW)


def test_a_thank_you_is_an_email_or_by_hand_as_the_advice_says():
    email_first = (DraftKind.THANK_YOU_EMAIL, DraftKind.THANK_YOU_NOTE)
    assert offered(Step.THANK_YOU) == email_first
    assert offered(Step.THANK_YOU, now=NEXT_MORNING, pace=Pace.QUICK) == email_first
    assert offered(Step.THANK_YOU, now=NEXT_MORNING, culture=Culture.PAPER) == email_first[::-1]
    assert offered(Step.THANK_YOU, culture=Culture.PAPER) == email_first  # overdue: what arrives soonest


def test_a_first_check_is_made_as_the_advice_says():
    assert offered(Step.STATUS_CHECK) == (DraftKind.FIRST_CHECK_EMAIL, DraftKind.CHECK_CALL)
    assert offered(Step.STATUS_CHECK, PERSISTENT) == (DraftKind.CHECK_CALL, DraftKind.FIRST_CHECK_EMAIL)


@pytest.mark.parametrize(("last", "first"), [("phone", DraftKind.FURTHER_CHECK_EMAIL), ("email", DraftKind.CHECK_CALL)])
def test_the_persistent_policy_takes_email_and_phone_in_turn(last, first):
    check = an_action("status_check", "2026-03-08T10:00", channel=last)
    assert offered(Step.STATUS_CHECK, PERSISTENT, ordinal=2, actions=(check,))[0] is first


def test_once_the_employers_date_is_over_its_the_draft_for_a_late_employer():
    assert offered(Step.STATUS_CHECK, promised="2026-03-10") == (DraftKind.LATE_EMAIL, DraftKind.LATE_CALL)
    check = an_action("status_check", "2026-03-08T10:00", names="2026-03-11")
    assert offered(Step.STATUS_CHECK, ordinal=2, actions=(check,)) == (DraftKind.LATE_CALL, DraftKind.LATE_EMAIL)


def test_the_other_steps_have_their_drafts_and_looking_back_has_none():
    assert offered(Step.THANK_HELPER) == (DraftKind.HELPER_CARD,)
    assert offered(Step.ALERT_REFERENCES) == (
        DraftKind.REFERENCE_CALL, DraftKind.REFERENCE_EMAIL, DraftKind.REFERENCE_POST,
    )  # fmt: skip
    assert offered(Step.LETTER) == (DraftKind.LETTER_EMAIL, DraftKind.LETTER_POST)
    assert offered(Step.LETTER, PERSISTENT)[0] is DraftKind.LETTER_POST
    for step in (Step.DEBRIEF, Step.ASK_TIMELINE, Step.GET_CONTACTS):
        assert offered(step) == ()


def test_every_basis_of_a_check_has_its_draft():
    record = a_record(people=(a_person(),))
    row = next(row for row in build_plan(record, MEASURED, NOW) if row.step is Step.STATUS_CHECK)
    assert all(kinds_for(row._replace(basis=basis), record, MEASURED, NOW) for basis in Basis)


def test_thanks_after_a_no_are_for_a_no():
    assert after_a_no(a_record()) == ()
    rejected = an_interview(outcome="rejected", outcome_on="2026-03-09")
    before, after = (an_action("thank_you", f"2026-03-{day}T10:00") for day in ("03", "09"))
    assert after_a_no(a_record(rejected, actions=(before,))) == (DraftKind.REJECTION_EMAIL,)
    assert after_a_no(a_record(rejected, actions=(before, after))) == ()


def test_after_a_no_one_message_thanks_for_the_interview_and_for_the_answer():
    no = {"outcome": "rejected", "outcome_on": "2026-03-09"}
    email_and_note = (DraftKind.THANK_YOU_EMAIL, DraftKind.THANK_YOU_NOTE)
    assert after_a_no(a_record(an_interview(**no), people=(a_person(),))) == ()  # the thank-you of the plan says it
    assert offered(Step.THANK_YOU, **no) == (DraftKind.REJECTION_EMAIL, *email_and_note)
    assert offered(Step.THANK_YOU, now=instant("2026-03-08T09:00"), **no) == email_and_note
    assert offered(Step.THANK_YOU, people=(a_person(role="interviewer"), a_person("p2")), **no) == email_and_note


def test_a_thank_you_that_was_missed_goes_by_what_arrives_soonest():
    weeks_later = instant("2026-04-20T09:00")
    assert offered(Step.THANK_YOU, now=weeks_later, culture=Culture.PAPER)[0] is DraftKind.THANK_YOU_EMAIL


def test_the_usual_tone_is_plain_and_formal_where_office_or_employer_is():
    assert usual_tone(a_record(), MEASURED) is Tone.PLAIN
    assert usual_tone(a_record(), FORMAL) is Tone.FORMAL
    assert usual_tone(a_record(an_interview(culture=Culture.PAPER)), MEASURED) is Tone.FORMAL
