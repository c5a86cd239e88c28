"""By which channel a step is best made and why, from the interview's own facts: pace, culture, interest, addresses.

The guidance leaves it open (question D4); each reason in `guidance.media` cites who gives it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from coaching.correspondence import BY_TIME
from coaching.guidance import media
from coaching.guidance.cited import CitedText, Cites, Policy
from coaching.guidance.media import Reason
from coaching.guidance.policies import PERSISTENT
from coaching.model import (
    Action,
    ActionStep,
    Channel,
    Culture,
    Format,
    Interest,
    Interview,
    InterviewRecord,
    Kind,
    Pace,
    Person,
    PlanRow,
    Role,
    Status,
    Step,
)

BY = {
    Channel.EMAIL: "By email",
    Channel.PHONE: "By phone",
    Channel.HANDWRITTEN: "By handwritten note",
    Channel.CARD: "With a card",
    Channel.LETTER: "By post",
}
CALLS = frozenset({Channel.PHONE, Channel.VOICEMAIL})
TO_DO = frozenset({Status.DUE, Status.OVERDUE})
STILL_RIGHT = TO_DO | {Status.MISSED}
"""What can be written and logged; what was missed and is too late to make good has advice for next time only."""


class How(NamedTuple):
    """The channel, to whom (empty where the step itself says it), why that channel, and what else to know of it."""

    channel: Channel
    reason: Reason
    whom: str = ""
    also: tuple[CitedText, ...] = ()

    @property
    def says(self) -> str:
        """ "By phone, to Dr. Ana Ruiz: the office's policy calls first. Be ready to leave it on voicemail." """
        to = f", to {self.whom}" if self.whom else ""
        return " ".join([f"{BY[self.channel]}{to}: {self.reason.says}.", *(one.says for one in self.also)])

    @property
    def cites(self) -> Cites:
        return tuple(dict.fromkeys(cite for one in (self.reason, *self.also) for cite in one.cites))


ALWAYS = {
    Step.THANK_HELPER: How(Channel.CARD, media.HELPED),
    Step.ALERT_REFERENCES: How(Channel.PHONE, media.BY_TALK),
}


def how_to(row: PlanRow, status: Status, record: InterviewRecord, policy: Policy) -> How | None:
    """How to make a step that is to be done, or made good; None for what is not sent to anybody."""
    if status not in STILL_RIGHT:
        return None
    match row.step:
        case Step.THANK_YOU:
            return _thank_you(_person(row, record), status, record.interview)
        case Step.LETTER:
            return _letter(row.kind, record.interview)
        case Step.STATUS_CHECK:
            return _check(record, policy, row)
    return ALWAYS.get(row.step)


def _person(row: PlanRow, record: InterviewRecord) -> Person | None:
    return next((person for person in record.people if person.person_id == row.person_id), None)


def _thank_you(person: Person | None, status: Status, interview: Interview) -> How:
    if person and person.address and not person.email:
        return How(Channel.HANDWRITTEN, media.ONLY_POST)
    late = None if status is Status.DUE else How(Channel.EMAIL, media.SOONEST)
    how = late or _by_facts(interview) or How(Channel.EMAIL, media.SOON)
    if person and how.channel is Channel.EMAIL and not person.email:
        return how._replace(also=(media.ASK_EMAIL,))
    if person and how.channel is Channel.HANDWRITTEN and not person.address:
        return how._replace(also=(media.ASK_ADDRESS,))
    return how


def _by_facts(interview: Interview) -> How | None:
    """By the employer's pace and culture; where they pull apart, what arrives in time."""
    if interview.pace is Pace.QUICK:
        return How(Channel.EMAIL, media.QUICK)
    if interview.culture is Culture.HIGH_TECH:
        return How(Channel.EMAIL, media.HIGH_TECH)
    if interview.culture is Culture.PAPER:
        return How(Channel.HANDWRITTEN, media.PAPER)
    return How(Channel.HANDWRITTEN, media.SLOW) if interview.pace is Pace.SLOW else None


def _letter(kind: Kind, interview: Interview) -> How:
    interest = {Interest.HIGH: (media.KEEN,), Interest.LOW: (media.NOT_KEEN,)}
    also = interest.get(interview.interest, ()) if interview.interest and kind is Kind.OPTIONAL else ()
    if kind is Kind.EXPECTED:
        return How(Channel.LETTER, media.FEW_POST)
    how = _by_facts(interview)
    if how is None:
        return How(Channel.EMAIL, media.EMAIL_OR_POST, also=also)
    channel = Channel.EMAIL if how.channel is Channel.EMAIL else Channel.LETTER
    return How(channel, how.reason, also=also)


def status_contact(people: Iterable[Person]) -> Person | None:
    """Whom to ask about the status: whom the employer named, else the hiring manager, else HR (S2.1, S3.2)."""
    known = [person for person in people if person.name]
    ranked = [
        [person for person in known if person.contact_for_status],
        [person for person in known if person.role is Role.HIRING_MANAGER],
        [person for person in known if person.role is Role.HR],
    ]
    return next((people[0] for people in ranked if people), None)


def _check(record: InterviewRecord, policy: Policy, row: PlanRow) -> How:
    contact = status_contact(record.people)
    channel, reason = _check_channel(record, policy, row, contact)
    calls = channel is Channel.PHONE
    also = (media.VOICEMAIL,) if calls else ()
    if contact and not (contact.phone if calls else contact.email):
        also = (media.ASK_NUMBER if calls else media.ASK_EMAIL,)
    return How(channel, reason, f"{contact.title} {contact.name}".strip() if contact else "", also)


def _check_channel(
    record: InterviewRecord, policy: Policy, row: PlanRow, contact: Person | None
) -> tuple[Channel, Reason]:
    actions = sorted(record.actions, key=BY_TIME)
    last = _last(actions, ActionStep.STATUS_CHECK)
    if policy is PERSISTENT:
        if row.ordinal == 1 or last is None:
            return Channel.PHONE, media.CALL_FIRST
        return _other(last.channel), media.IN_TURN
    reply = _last(actions, ActionStep.EMPLOYER_REPLY)
    only_one = contact is not None and bool(contact.phone) != bool(contact.email)
    if reply and not only_one and (reply.channel in CALLS or reply.channel is Channel.EMAIL):
        return (Channel.PHONE if reply.channel in CALLS else Channel.EMAIL), media.ANSWERED
    if contact and only_one:
        return (Channel.PHONE, media.ONLY_PHONE) if contact.phone else (Channel.EMAIL, media.ONLY_EMAIL)
    return (_other(last.channel), media.OTHER_WAY) if last else _first_check(record.interview)


def _first_check(interview: Interview) -> tuple[Channel, Reason]:
    """Where the policy leaves it open and nothing was heard yet: as they work, or as they interviewed."""
    if interview.culture is Culture.HIGH_TECH:
        return Channel.EMAIL, media.HIGH_TECH
    return (Channel.PHONE, media.BY_PHONE) if interview.format is Format.PHONE else (Channel.EMAIL, media.EITHER)


def _last(actions: Iterable[Action], step: ActionStep) -> Action | None:
    return next((a for a in reversed(list(actions)) if a.step is step and a.channel is not Channel.WAIVED), None)


def _other(channel: Channel) -> Channel:
    return Channel.EMAIL if channel in CALLS else Channel.PHONE
