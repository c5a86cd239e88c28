"""Which kinds of draft are offered where, the one by the channel that is advised first."""

from __future__ import annotations

from datetime import datetime

from coaching.drafts.draft import Tone
from coaching.drafts.shapes import SHAPES, DraftKind
from coaching.guidance.cited import Policy
from coaching.guidance.policies import FORMAL
from coaching.medium import how_to
from coaching.model import ActionStep, Basis, Channel, Culture, InterviewRecord, Outcome, PlanRow, Status, Step
from coaching.plan import outcome_at, status_of

BY_EMPLOYERS_DATE = frozenset({Basis.PROMISED, Basis.NAMED})
AFTER_A_NO = 2
"""The ordinal under which the thank-you after a rejection is kept; the one after the interview is 1."""
OF_STEP: dict[Step, tuple[DraftKind, ...]] = {
    Step.THANK_YOU: (DraftKind.THANK_YOU_EMAIL, DraftKind.THANK_YOU_NOTE),
    Step.THANK_HELPER: (DraftKind.HELPER_CARD,),
    Step.ALERT_REFERENCES: (DraftKind.REFERENCE_EMAIL,),
    Step.LETTER: (DraftKind.LETTER_EMAIL, DraftKind.LETTER_POST),
}


def kinds_for(row: PlanRow, record: InterviewRecord, policy: Policy, now: datetime) -> tuple[DraftKind, ...]:
    """The kinds of draft for a step as of `now`; none for a step that is nothing to write, such as looking back."""
    kinds = _checks(row) if row.step is Step.STATUS_CHECK else OF_STEP.get(row.step, ())
    late = status_of(row, now) is Status.OVERDUE
    how = how_to(row, Status.OVERDUE if late else Status.DUE, record, policy)
    return _first(kinds, how.channel) if how else kinds


def kinds_after_rejection(record: InterviewRecord) -> tuple[DraftKind, ...]:
    """The thanks after a no; nothing without one, or once they are sent."""
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
