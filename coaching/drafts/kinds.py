"""Which kinds of draft are offered where, the one that is usual first."""

from __future__ import annotations

from datetime import datetime

from coaching.correspondence import counting_actions
from coaching.drafts.draft import Tone
from coaching.drafts.shapes import SHAPES, DraftKind
from coaching.guidance.channels import FIRST_CHECK, usual_channel
from coaching.guidance.cited import Policy
from coaching.guidance.policies import FORMAL
from coaching.model import ActionStep, Basis, Channel, Culture, InterviewRecord, Outcome, Pace, PlanRow, Step

BY_EMPLOYERS_DATE = frozenset({Basis.PROMISED, Basis.NAMED})
AFTER_A_NO = 2
"""The ordinal under which the thank-you after a rejection is kept; the one after the interview is 1."""
OF_STEP: dict[Step, tuple[DraftKind, ...]] = {
    Step.THANK_YOU: (DraftKind.THANK_YOU_EMAIL, DraftKind.THANK_YOU_NOTE),
    Step.THANK_HELPER: (DraftKind.HELPER_CARD,),
    Step.ALERT_REFERENCES: (DraftKind.REFERENCE_EMAIL,),
    Step.LETTER: (DraftKind.LETTER_POST, DraftKind.LETTER_EMAIL),
}
AFTER_REJECTION = (DraftKind.REJECTION_EMAIL,)


def kinds_for(row: PlanRow, record: InterviewRecord, policy: Policy, now: datetime) -> tuple[DraftKind, ...]:
    """The kinds of draft for a step as of `now`; none for a step that is nothing to write, such as looking back."""
    if row.step is Step.STATUS_CHECK:
        return _first(_checks(row), _channel_of_check(row, record, policy, now))
    kinds = OF_STEP.get(row.step, ())
    interview = record.interview
    if row.step is Step.THANK_YOU and (interview.culture is Culture.PAPER or interview.pace is Pace.SLOW):
        return _first(kinds, Channel.HANDWRITTEN)  # S3.4, S3.5
    return _first(kinds, usual_channel(row.step, policy)) if kinds else ()


def kinds_after_rejection(record: InterviewRecord) -> tuple[DraftKind, ...]:
    """The thanks after a no; nothing without one."""
    return AFTER_REJECTION if record.interview.outcome is Outcome.REJECTED else ()


def usual_tone(record: InterviewRecord, policy: Policy) -> Tone:
    """The tone offered first: formal where the office or the employer is."""
    formal = policy.name == FORMAL.name or record.interview.culture is Culture.PAPER
    return Tone.FORMAL if formal else Tone.PLAIN


def _checks(row: PlanRow) -> tuple[DraftKind, ...]:
    if row.basis in BY_EMPLOYERS_DATE:
        return DraftKind.LATE_EMAIL, DraftKind.LATE_CALL
    first = row.ordinal == 1
    return DraftKind.FIRST_CHECK_EMAIL if first else DraftKind.FURTHER_CHECK_EMAIL, DraftKind.CHECK_CALL


def _channel_of_check(row: PlanRow, record: InterviewRecord, policy: Policy, now: datetime) -> Channel:
    """The policy's own for the first; from then on a policy that begins by phone takes turns (S5.11)."""
    begins = FIRST_CHECK[policy.name].channel
    checks = [one.channel for one in counting_actions(record, now) if one.step is ActionStep.STATUS_CHECK]
    if row.ordinal == 1 or not checks or begins is not Channel.PHONE:
        return begins
    return Channel.EMAIL if checks[-1] in (Channel.PHONE, Channel.VOICEMAIL) else Channel.PHONE


def _first(kinds: tuple[DraftKind, ...], channel: Channel) -> tuple[DraftKind, ...]:
    """The kinds, those by the channel first."""
    return tuple(sorted(kinds, key=lambda kind: SHAPES[kind].channel is not channel))
