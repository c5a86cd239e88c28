"""By which channel a step is usually made: what is offered when it is logged with one click, and can be changed."""

from __future__ import annotations

from dataclasses import dataclass

from coaching.guidance.cited import OUR_JUDGEMENT, Cites, Policy, require_cites
from coaching.guidance.policies import FORMAL, MEASURED, PERSISTENT
from coaching.guidance.statements.s1 import S1_7
from coaching.guidance.statements.s2 import S2_6, S2_7
from coaching.guidance.statements.s4 import S4_6
from coaching.guidance.statements.s5 import S5_7, S5_10
from coaching.model import Channel, Step


@dataclass(frozen=True, slots=True)
class UsualChannel:
    """The channel offered first for a step, and what that rests on."""

    channel: Channel
    cites: Cites

    def __post_init__(self) -> None:
        require_cites(f"The usual channel {self.channel}", self.cites)


FIRST_CHECK: dict[str, UsualChannel] = {
    MEASURED.name: UsualChannel(Channel.EMAIL, (S1_7, S2_7)),
    PERSISTENT.name: UsualChannel(Channel.PHONE, (S5_7,)),
    FORMAL.name: UsualChannel(Channel.EMAIL, (S1_7, S2_7)),
}

USUAL_CHANNELS: dict[Step, UsualChannel] = {
    Step.DEBRIEF: UsualChannel(Channel.IN_PERSON, (OUR_JUDGEMENT,)),
    Step.THANK_YOU: UsualChannel(Channel.EMAIL, (S2_6,)),
    Step.THANK_HELPER: UsualChannel(Channel.CARD, (S4_6,)),
    Step.ALERT_REFERENCES: UsualChannel(Channel.PHONE, (OUR_JUDGEMENT,)),
    Step.LETTER: UsualChannel(Channel.LETTER, (S5_10,)),
}


def usual_channel(step: Step, policy: Policy) -> Channel:
    """The channel offered first for a step that can be logged."""
    usual = FIRST_CHECK[policy.name] if step is Step.STATUS_CHECK else USUAL_CHANNELS[step]
    return usual.channel
