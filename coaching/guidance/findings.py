"""The findings about how a client followed up: their titles, when they hold, and the statements they rest on."""

from __future__ import annotations

from dataclasses import dataclass

from coaching.guidance.cited import OUR_JUDGEMENT, Cites, require_cites
from coaching.guidance.statements.s2 import S2_1, S2_2
from coaching.guidance.statements.s3 import S3_8, S3_9, S3_11, S3_12
from coaching.guidance.statements.s5 import S5_18, S5_24, S5_26, S5_27
from coaching.guidance.steps import NO_SIGN_DAYS
from coaching.model import Finding


@dataclass(frozen=True, slots=True)
class FindingRule:
    """What a finding is called, when it holds in words, and what that rests on."""

    finding: Finding
    title: str
    when: str
    cites: Cites

    def __post_init__(self) -> None:
        require_cites(f"The finding {self.finding}", self.cites)


_RULES: tuple[FindingRule, ...] = (
    FindingRule(
        finding=Finding.TOO_SOON,
        title="Asked too soon",
        when="A status check was made before it opened.",
        cites=(S3_8,),
    ),
    FindingRule(
        finding=Finding.TOO_MANY_CHECKS,
        title="Asked too often",
        when="A status check was made when the policy's limit of unanswered checks had been reached.",
        cites=(S3_11, S3_12),
    ),
    FindingRule(
        finding=Finding.SEVERAL_CONTACTS,
        title="Several people asked",
        when="Status checks of one interview were addressed to two or more people.",
        cites=(S2_1, S2_2),
    ),
    FindingRule(
        finding=Finding.EMPLOYER_LATE,
        title="Employer is late",
        when="The date that the employer named last is over, without a word from them and without an outcome.",
        cites=(S3_9, S5_26),
    ),
    FindingRule(
        finding=Finding.SAME_NOTE,
        title="The same note twice",
        when="Two thank-you notes of one interview are nearly the same text.",
        cites=(S5_18,),
    ),
    FindingRule(
        finding=Finding.STOP_AND_WAIT,
        title="Stop and wait",
        when="The policy's limit of unanswered checks is reached, and there is no outcome.",
        cites=(S3_11, S5_24, S5_27),
    ),
    FindingRule(
        finding=Finding.NO_SIGN,
        title="No sign of life",
        when=f"There is no outcome, and nothing was done and nothing heard for {NO_SIGN_DAYS.value} days.",
        cites=(OUR_JUDGEMENT,),
    ),
    FindingRule(
        finding=Finding.ONE_LEAD_ONLY,
        title="Only one lead",
        when="An active client has one open interview and none ahead.",
        cites=(S5_24, S5_27),
    ),
)

FINDINGS: dict[Finding, FindingRule] = {rule.finding: rule for rule in _RULES}
