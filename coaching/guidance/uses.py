"""Which rules rest on which statement, read off the rules' own cites: nothing here is written by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from coaching.guidance.advice import ADVICE
from coaching.guidance.channels import FIRST_CHECK, USUAL_CHANNELS, UsualChannel
from coaching.guidance.cited import Advice, Cites, Parameter, Policy
from coaching.guidance.findings import FINDINGS
from coaching.guidance.ingredients import INGREDIENTS
from coaching.guidance.message_rules import MESSAGE_RULES
from coaching.guidance.policies import POLICIES
from coaching.guidance.steps import PARAMETERS, STEPS
from coaching.model import Channel, Step

DAYS_AFTER = "calendar days after"


class UseKind(StrEnum):
    """What kind of rule it is, in the order in which a counselor asks for them."""

    ADVICE = "advice"
    STEP = "step"
    NUMBER = "number"
    CHOICE = "choice"
    CHANNEL = "channel"
    FINDING = "finding"
    QUESTION = "question"
    TOPIC = "topic"
    DRAFT = "draft"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Use:
    """A rule: what it is called, what it says, what it rests on, and the policies it is part of (none: of all)."""

    kind: UseKind
    title: str
    says: str
    cites: Cites
    policies: tuple[Policy, ...] = ()

    def holds_in(self, policy: Policy) -> bool:
        """Whether an office that follows the policy goes by this rule."""
        return not self.policies or policy in self.policies


def number_words(parameter: Parameter) -> str:
    """ "7 calendar days after the interview", "on the date the employer named later", "no limit"."""
    if parameter.value is None:
        return "no limit"
    if parameter.value == 0 and parameter.unit.startswith(DAYS_AFTER):
        return f"on{parameter.unit.removeprefix(DAYS_AFTER)}"
    unit = parameter.unit.replace("days", "day", 1) if parameter.value == 1 else parameter.unit
    return f"{parameter.value} {unit}"


def channel_words(usual: UsualChannel) -> str:
    """ "usually by email", "usually in person"."""
    return "usually in person" if usual.channel is Channel.IN_PERSON else f"usually by {usual.channel.value}"


@cache
def uses() -> dict[str, tuple[Use, ...]]:
    """The rules that rest on a statement, by its id; those of our own judgment by "own"; an id not in it has none."""
    found: dict[str, list[Use]] = {}
    for use in rules():
        for cite in dict.fromkeys(use.cites):
            found.setdefault(cite.id, []).append(use)
    return {cite_id: tuple(using) for cite_id, using in found.items()}


@cache
def rules() -> tuple[Use, ...]:
    """Every rule once, with the policies it is part of; by kind."""
    merged: dict[Use, Use] = {}
    for rule in (*_shared(), *(rule for policy in POLICIES.values() for rule in _of_policy(policy))):
        alike = replace(rule, policies=())
        known = merged.get(alike)
        merged[alike] = replace(known, policies=(*known.policies, *rule.policies)) if known else rule
    everywhere = (
        replace(each, policies=()) if len(each.policies) == len(POLICIES) else each for each in merged.values()
    )
    return tuple(sorted(everywhere, key=lambda rule: list(UseKind).index(rule.kind)))


def _shared() -> list[Use]:
    """The rules that hold under every policy."""
    advice = [Use(UseKind.ADVICE, _title_of(one), one.do_now, one.cites) for one in ADVICE.values()]
    steps = [Use(UseKind.STEP, rule.title, f"due {rule.due}", rule.cites) for rule in STEPS.values()]
    findings = [Use(UseKind.FINDING, rule.title, rule.when, rule.cites) for rule in FINDINGS.values()]
    channels = [
        Use(UseKind.CHANNEL, STEPS[step].title, channel_words(usual), usual.cites)
        for step, usual in USUAL_CHANNELS.items()
    ]
    drafts = [Use(UseKind.DRAFT, one.title, one.says, one.cites) for one in INGREDIENTS]
    checks = [Use(UseKind.CHECK, one.title, one.says, one.cites) for one in MESSAGE_RULES]
    return [*advice, *steps, *map(_number, PARAMETERS), *channels, *findings, *drafts, *checks]


def _title_of(advice: Advice) -> str:
    """ "Check the status, overdue", "Employer is late"."""
    if not isinstance(advice.about, Step):
        return FINDINGS[advice.about].title
    status = advice.status.value.replace("_", " ") if advice.status else ""
    return ", ".join(part for part in (STEPS[advice.about].title, status) if part)


def _of_policy(policy: Policy) -> list[Use]:
    """The numbers and choices of one policy, and how it checks first."""
    windows = (policy.first_check, policy.after_promised, policy.after_named, policy.after_last)
    parameters = [*(each for window in windows for each in (window.opens, window.due)), policy.check_limit]
    first = FIRST_CHECK[policy.name]
    channel = Use(UseKind.CHANNEL, "First status check", channel_words(first), first.cites)
    choices = [Use(UseKind.CHOICE, choice.name, choice.value, choice.cites) for choice in policy.choices]
    return [replace(use, policies=(policy,)) for use in (*map(_number, parameters), *choices, channel)]


def _number(parameter: Parameter) -> Use:
    return Use(UseKind.NUMBER, parameter.name, number_words(parameter), parameter.cites)
