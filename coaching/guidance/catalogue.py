"""All of the guidance as JSON-ready data, for `afterword guidance`: cites stand by id, "own" for our own judgment."""

from __future__ import annotations

from typing import Any

from coaching.guidance.advice import USUAL, decided, outcomes
from coaching.guidance.channels import FIRST_CHECK, USUAL_CHANNELS, UsualChannel
from coaching.guidance.cited import (
    OUR_JUDGEMENT,
    Advice,
    CitedText,
    Cites,
    Disagreement,
    Parameter,
    Policy,
    Practice,
    Said,
    Source,
    Statement,
    StepRule,
    Topic,
    Window,
)
from coaching.guidance.disagreements import DISAGREEMENTS
from coaching.guidance.findings import FINDINGS, FindingRule
from coaching.guidance.ingredients import INGREDIENTS
from coaching.guidance.media import REASONS
from coaching.guidance.message_rules import MESSAGE_RULES
from coaching.guidance.policies import DEFAULT_POLICY, POLICIES
from coaching.guidance.practice import BEFORE_AN_INTERVIEW, PRACTICES
from coaching.guidance.sources import SOURCES
from coaching.guidance.statements import STATEMENTS
from coaching.guidance.steps import PARAMETERS, STEPS
from coaching.guidance.topics import TOPICS
from coaching.guidance.uses import uses
from coaching.model import Finding, Outcome, Step

Entry = dict[str, Any]


def as_json() -> dict[str, Any]:
    """Sources, statements, policies, disagreements, and every rule by what it is; `own` says what "own" means."""
    return {
        "sources": [_source(source) for source in SOURCES],
        "statements": [_statement(statement) for statement in STATEMENTS.values()],
        "policies": [_policy(policy) for policy in POLICIES.values()],
        "disagreements": [_disagreement(item) for item in DISAGREEMENTS.values()],
        "steps": [_step(rule) for rule in STEPS.values()],
        "rules": [_parameter(parameter) for parameter in PARAMETERS],
        "findings": [_finding(rule) for rule in FINDINGS.values()],
        "advice": [_advice(advice) for advice in USUAL],
        "advice_after_outcome": [_advice(advice) for advice in (*decided.ADVICE, *outcomes.ADVICE)],
        "channels": [_usual(STEPS[step].title, usual) for step, usual in USUAL_CHANNELS.items()],
        "first_checks": [_usual(POLICIES[name].title, usual) for name, usual in FIRST_CHECK.items()],
        "reasons": [_text(reason) for reason in REASONS],
        "before_interview": [_said(line) for line in BEFORE_AN_INTERVIEW],
        "practices": [_practice(practice) for practice in PRACTICES.values()],
        "topics": [_topic(topic) for topic in TOPICS.values()],
        "ingredients": [_text(one) for one in INGREDIENTS],
        "message_rules": [_text(one) for one in MESSAGE_RULES],
        "own": OUR_JUDGEMENT.text,
    }


def _ids(cites: Cites) -> list[str]:
    return [cite.id for cite in cites]


def _source(source: Source) -> Entry:
    return {
        "id": source.id,
        "title": source.title,
        "author": source.author,
        "publisher": source.publisher,
        "audience": source.audience,
    }


def _statement(statement: Statement) -> Entry:
    return {
        "id": statement.id,
        "source": statement.source.id,
        "kinds": [kind.value for kind in statement.kinds],
        "text": statement.text,
        "used": [{"kind": use.kind.value, "title": use.title} for use in uses()[statement.id]],
    }


def _parameter(parameter: Parameter) -> Entry:
    return {
        "name": parameter.name,
        "value": parameter.value,
        "unit": parameter.unit,
        "cites": _ids(parameter.cites),
    }


def _window(window: Window) -> Entry:
    return {"opens": _parameter(window.opens), "due": _parameter(window.due)}


def _policy(policy: Policy) -> Entry:
    return {
        "name": policy.name,
        "title": policy.title,
        "summary": policy.summary,
        "default": policy is DEFAULT_POLICY,
        "sources": [source.id for source in policy.sources],
        "first_check": _window(policy.first_check),
        "after_promised": _window(policy.after_promised),
        "after_named": _window(policy.after_named),
        "after_last": _window(policy.after_last),
        "check_limit": _parameter(policy.check_limit),
        "letter_kind": policy.letter_kind.value,
        "choices": [
            {"name": choice.name, "value": choice.value, "cites": _ids(choice.cites)} for choice in policy.choices
        ],
    }


def _disagreement(item: Disagreement) -> Entry:
    return {
        "id": item.id,
        "question": item.question,
        "answers": [{"answer": answer, "cites": _ids(cites)} for answer, cites in item.answers],
        "resolution": item.resolution,
    }


def _step(rule: StepRule) -> Entry:
    return {
        "step": rule.step.value,
        "title": rule.title,
        "one_for_each": rule.one_for_each,
        "opens": rule.opens,
        "due": rule.due,
        "closes": rule.closes,
        "kind": rule.kind.value,
        "cites": _ids(rule.cites),
    }


def _finding(rule: FindingRule) -> Entry:
    return {"finding": rule.finding.value, "title": rule.title, "when": rule.when, "cites": _ids(rule.cites)}


def _advice(advice: Advice) -> Entry:
    return {
        "step": advice.about.value if isinstance(advice.about, Step) else None,
        "status": advice.status.value if advice.status else None,
        "finding": advice.about.value if isinstance(advice.about, Finding) else None,
        "outcome": advice.about.value if isinstance(advice.about, Outcome) else None,
        "after": [outcome.value for outcome in advice.after],
        "do_now": advice.do_now,
        "why": advice.why,
        "cites": _ids(advice.cites),
        "ask": _said(advice.ask) if advice.ask else None,
        "aside": {"title": advice.aside.title, "lines": [*map(_said, advice.aside.lines)]} if advice.aside else None,
    }


def _said(said: Said) -> Entry:
    return {"text": said.text, "cites": _ids(said.cites)}


def _text(text: CitedText) -> Entry:
    return {"id": text.id, "title": text.title, "says": text.says, "cites": _ids(text.cites)}


def _usual(title: str, usual: UsualChannel) -> Entry:
    return {"title": title, "channel": usual.channel.value, "cites": _ids(usual.cites)}


def _practice(practice: Practice) -> Entry:
    return {
        "about": practice.about.value,
        "slip": practice.slip,
        "exercise": _said(practice.exercise),
        "strength": practice.strength,
        "good_for": _said(practice.good_for) if practice.good_for else None,
    }


def _topic(topic: Topic) -> Entry:
    return {
        "step": topic.step.value,
        "title": topic.title,
        "points": [_said(point) for point in topic.points],
        "exercise": _said(topic.exercise),
    }
