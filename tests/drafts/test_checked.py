"""A draft, once its gaps are filled, passes the check that stands below it."""

from __future__ import annotations

import pytest

from coaching.drafts import SHAPES, DraftKind, Tone
from coaching.messages import MessageKind, check_message
from coaching.messages.record import record_of
from coaching.model import Channel, Interest
from tests.builders import an_interview
from tests.drafts.occasions import TOLD, a_draft, an_occasion

KIND_OF = {
    DraftKind.THANK_YOU_EMAIL: MessageKind.THANK_YOU,
    DraftKind.FIRST_CHECK_EMAIL: MessageKind.STATUS_CHECK,
    DraftKind.FURTHER_CHECK_EMAIL: MessageKind.STATUS_CHECK,
    DraftKind.LATE_EMAIL: MessageKind.STATUS_CHECK,
    DraftKind.LETTER_EMAIL: MessageKind.LETTER,
}
ANSWERS = {
    "experience": "drawing blood from children",
    "strengths": "a steady hand and a good memory for names",
    "answer": "I have learned every system within a month.",
}


@pytest.mark.parametrize("position", ["Lab technician", "Custodian, second shift"])
@pytest.mark.parametrize("interest", [Interest.LOW, Interest.HIGH])
@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("kind", KIND_OF)
def test_the_check_finds_no_fault_with_a_draft(kind: DraftKind, tone: Tone, interest: Interest, position: str) -> None:
    told = an_occasion(TOLD, interview=an_interview(interest=interest, position=position, promised="2026-03-09"))
    draft = a_draft(kind, told, tone)
    body = draft.body
    for gap in draft.gaps:
        body = body.replace(gap.text, ANSWERS[gap.slot])
    found = check_message(body, KIND_OF[kind], record_of(told.record, told.client.name)).findings
    asked_of_thanks = {"no_interest"} if interest is Interest.LOW and kind is DraftKind.THANK_YOU_EMAIL else set()
    assert {one.rule.id for one in found} <= asked_of_thanks


def test_every_email_to_an_employer_that_asks_for_something_is_checked() -> None:
    emails = {kind for kind in DraftKind if SHAPES[kind].channel is Channel.EMAIL}
    assert emails - set(KIND_OF) == {DraftKind.REJECTION_EMAIL, DraftKind.REFERENCE_EMAIL}
