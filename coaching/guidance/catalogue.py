"""All of the guidance as JSON-ready data, for `afterword guidance`: cites stand by id, "own" for our own judgment."""

from __future__ import annotations

from typing import Any

from coaching.guidance.advice import ADVICE
from coaching.guidance.cited import (
    OUR_JUDGEMENT,
    Advice,
    Cites,
    Disagreement,
    Parameter,
    Policy,
    Source,
    Statement,
    StepRule,
    Window,
)
from coaching.guidance.disagreements import DISAGREEMENTS
from coaching.guidance.findings import FINDINGS, FindingRule
from coaching.guidance.policies import DEFAULT_POLICY, POLICIES
from coaching.guidance.sources import SOURCES
from coaching.guidance.statements import STATEMENTS
from coaching.guidance.steps import PARAMETERS, STEPS
from coaching.model import Finding, Step

Entry = dict[str, Any]


def as_json() -> dict[str, Any]:
    """Sources, statements, policies, disagreements, steps, rules, findings and advice; `own` says what "own" means."""
    return {
        "sources": [_source(source) for source in SOURCES],
        "statements": [_statement(statement) for statement in STATEMENTS.values()],
        "policies": [_policy(policy) for policy in POLICIES.values()],
        "disagreements": [_disagreement(item) for item in DISAGREEMENTS.values()],
        "steps": [_step(rule) for rule in STEPS.values()],
        "rules": [_parameter(parameter) for parameter in PARAMETERS],
        "findings": [_finding(rule) for rule in FINDINGS.values()],
        "advice": [_advice(advice) for advice in ADVICE.values()],
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
        "do_now": advice.do_now,
        "why": advice.why,
        "cites": _ids(advice.cites),
    }
