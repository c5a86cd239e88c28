"""Which kinds of draft are offered where, the one by the channel that is advised first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from coaching.advice import outcome_in_effect
from coaching.drafts.draft import Tone
from coaching.drafts.shapes import SHAPES, DraftKind
from coaching.drafts.writing import person_to_ask
from coaching.guidance.cited import Policy
from coaching.guidance.policies import FORMAL
from coaching.medium import TO_DO, how_to
from coaching.model import ActionStep, Basis, Channel, Culture, InterviewRecord, Outcome, PlanRow, Status, Step
from coaching.plan import outcome_at, status_of

BY_EMPLOYERS_DATE = frozenset({Basis.PROMISED, Basis.NAMED})
AFTER_A_NO = 2
"""The ordinal under which the thank-you after a rejection is kept; the one after the interview is 1."""
LATE = frozenset({Status.OVERDUE, Status.MISSED})
OF_STEP: dict[Step, tuple[DraftKind, ...]] = {
    Step.THANK_YOU: (DraftKind.THANK_YOU_EMAIL, DraftKind.THANK_YOU_NOTE),
    Step.THANK_HELPER: (DraftKind.HELPER_CARD,),
    Step.ALERT_REFERENCES: (DraftKind.REFERENCE_CALL, DraftKind.REFERENCE_EMAIL, DraftKind.REFERENCE_POST),
    Step.LETTER: (DraftKind.LETTER_EMAIL, DraftKind.LETTER_POST),
}


def kinds_for(row: PlanRow, record: InterviewRecord, policy: Policy, now: datetime) -> tuple[DraftKind, ...]:
    """The kinds of draft for a step as of `now`; none for a step that is nothing to write, such as looking back."""
    kinds = _checks(row) if row.step is Step.STATUS_CHECK else OF_STEP.get(row.step, ())
    if _answers_a_no(row, record, now):
        return DraftKind.REJECTION_EMAIL, *kinds
    late = status_of(row, now) in LATE
    how = how_to(row, Status.OVERDUE if late else Status.DUE, record, policy)
    return _first(kinds, how.channel) if how else kinds


def _answers_a_no(row: PlanRow, record: InterviewRecord, now: datetime) -> bool:
    """Whether one message thanks for the interview and for the answer: to the one who is asked, after a no."""
    if row.step is not Step.THANK_YOU or outcome_in_effect(record.interview, now) is not Outcome.REJECTED:
        return False
    asked = person_to_ask(record)
    return row.person_id == (asked.person_id if asked else "")


def kinds_after_rejection(record: InterviewRecord, plan: Iterable[PlanRow], now: datetime) -> tuple[DraftKind, ...]:
    """The thanks after a no; nothing without one, once they are sent, or where a step of the plan is for them."""
    if any(status_of(row, now) in TO_DO and _answers_a_no(row, record, now) for row in plan):
        return ()
    said_no_at = outcome_at(record.interview) if record.interview.outcome is Outcome.REJECTED else None
    if said_no_at is None:
        return ()
    thanked = any(one.step is ActionStep.THANK_YOU and one.at >= said_no_at for one in record.actions)
    return () if thanked else (DraftKind.REJECTION_EMAIL,)


def usual_tone(record: InterviewRecord, policy: Policy) -> Tone:
    """The tone offered first: formal where the office or the employer is."""
    formal = policy.name == FORMAL.name or record.interview.culture is Culture.PAPER
    return Tone.FORMAL if formal else Tone.PLAIN


def _checks(row: PlanRow) -> tuple[DraftKind, ...]:
    if row.basis in BY_EMPLOYERS_DATE:
        return DraftKind.LATE_EMAIL, DraftKind.LATE_CALL
    first = row.ordinal == 1
    return DraftKind.FIRST_CHECK_EMAIL if first else DraftKind.FURTHER_CHECK_EMAIL, DraftKind.CHECK_CALL


def _first(kinds: tuple[DraftKind, ...], channel: Channel) -> tuple[DraftKind, ...]:
    """The kinds, those by the channel first."""
    return tuple(sorted(kinds, key=lambda kind: SHAPES[kind].channel is not channel))
