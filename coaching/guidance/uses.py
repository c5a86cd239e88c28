"""Which rules rest on which statement, read off the rules' own cites: nothing here is written by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from coaching.guidance.advice import ALL
from coaching.guidance.channels import FIRST_CHECK, USUAL_CHANNELS, UsualChannel
from coaching.guidance.cited import Advice, Cites, Parameter, Policy, Practice, Said, Topic
from coaching.guidance.findings import FINDINGS
from coaching.guidance.ingredients import INGREDIENTS
from coaching.guidance.media import REASONS
from coaching.guidance.message_rules import MESSAGE_RULES
from coaching.guidance.policies import POLICIES
from coaching.guidance.practice import BEFORE_AN_INTERVIEW, PRACTICES
from coaching.guidance.steps import PARAMETERS, STEPS
from coaching.guidance.topics import TOPICS
from coaching.model import Channel, Finding, Outcome

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
    advice = [use for one in ALL for use in _of_advice(one)]
    steps = [Use(UseKind.STEP, rule.title, f"due {rule.due}", rule.cites) for rule in STEPS.values()]
    findings = [Use(UseKind.FINDING, rule.title, rule.when, rule.cites) for rule in FINDINGS.values()]
    channels = [
        Use(UseKind.CHANNEL, STEPS[step].title, channel_words(usual), usual.cites)
        for step, usual in USUAL_CHANNELS.items()
    ]
    reasons = [Use(UseKind.CHANNEL, one.title, one.says, one.cites) for one in REASONS]
    said = [_before(line) for line in BEFORE_AN_INTERVIEW]
    practices = [use for one in PRACTICES.values() for use in _of_practice(one)]
    topics = [use for one in TOPICS.values() for use in _of_topic(one)]
    drafts = [Use(UseKind.DRAFT, one.title, one.says, one.cites) for one in INGREDIENTS]
    checks = [Use(UseKind.CHECK, one.title, one.says, one.cites) for one in MESSAGE_RULES]
    return [
        *advice,
        *steps,
        *map(_number, PARAMETERS),
        *channels,
        *reasons,
        *findings,
        *said,
        *practices,
        *topics,
        *drafts,
        *checks,
    ]


def _of_advice(advice: Advice) -> list[Use]:
    """The advice, the question that goes with it, and what stands beside it."""
    title = _title_of(advice)
    asked = [Use(UseKind.QUESTION, title, advice.ask.text, advice.ask.cites)] if advice.ask else []
    aside = advice.aside
    lines = [Use(UseKind.ADVICE, aside.title, line.text, line.cites) for line in aside.lines] if aside else []
    return [Use(UseKind.ADVICE, title, advice.do_now, advice.cites), *lines, *asked]


def _before(line: Said) -> Use:
    return Use(UseKind.ADVICE, "Before an interview", line.text, line.cites)


def _of_practice(practice: Practice) -> list[Use]:
    """What to practice, and what is praised."""
    exercise = Use(UseKind.ADVICE, f"Habit: {practice.slip}", practice.exercise.text, practice.exercise.cites)
    good = practice.good_for
    return [exercise, *([Use(UseKind.ADVICE, f"Strength: {practice.strength}", good.text, good.cites)] if good else [])]


def _of_topic(topic: Topic) -> list[Use]:
    """The talking points and the exercise."""
    return [Use(UseKind.TOPIC, topic.title, line.text, line.cites) for line in (*topic.points, topic.exercise)]


def _title_of(advice: Advice) -> str:
    """ "Check the status, overdue", "Thank the interviewer, due, after rejected", "Employer is late"."""
    about = advice.about
    if isinstance(about, Outcome):
        return f"Outcome: {_word(about)}"
    title = FINDINGS[about].title if isinstance(about, Finding) else STEPS[about].title
    status = _word(advice.status) if advice.status else ""
    after = f"after {' or '.join(map(_word, advice.after))}" if advice.after else ""
    return ", ".join(part for part in (title, status, after) if part)


def _word(word: StrEnum) -> str:
    return word.value.replace("_", " ")


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
