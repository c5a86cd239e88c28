"""The guidance as JSON: complete, and all that is cited can be looked up in it."""

import json

from coaching.guidance.advice import ALL, USUAL
from coaching.guidance.catalogue import as_json
from coaching.guidance.channels import USUAL_CHANNELS
from coaching.guidance.ingredients import INGREDIENTS
from coaching.guidance.media import REASONS
from coaching.guidance.message_rules import MESSAGE_RULES
from coaching.guidance.practice import BEFORE_AN_INTERVIEW, PRACTICES
from coaching.guidance.steps import PARAMETERS
from coaching.guidance.topics import TOPICS

COUNTS = {
    "sources": 5,
    "statements": 80,
    "policies": 3,
    "disagreements": 7,
    "steps": 8,
    "rules": len(PARAMETERS),
    "findings": 8,
    "advice": len(USUAL),
    "advice_after_outcome": len(ALL) - len(USUAL),
    "channels": len(USUAL_CHANNELS),
    "first_checks": 3,
    "reasons": len(REASONS),
    "before_interview": len(BEFORE_AN_INTERVIEW),
    "practices": len(PRACTICES),
    "topics": len(TOPICS),
    "ingredients": len(INGREDIENTS),
    "message_rules": len(MESSAGE_RULES),
}


def cites_in(entry):
    if isinstance(entry, dict):
        yield from entry.get("cites", [])
        for value in entry.values():
            yield from cites_in(value)
    if isinstance(entry, list):
        for value in entry:
            yield from cites_in(value)


def test_the_catalogue_survives_json_unchanged():
    catalogue = as_json()

    assert json.loads(json.dumps(catalogue)) == catalogue
    assert list(catalogue) == [*COUNTS, "own"]


def test_the_catalogue_holds_all_of_the_guidance():
    counts = {part: len(entries) for part, entries in as_json().items() if part != "own"}

    assert counts == COUNTS


def test_what_the_catalogue_cites_is_in_the_catalogue():
    catalogue = as_json()
    known = {statement["id"] for statement in catalogue["statements"]} | {"own"}

    assert set(cites_in(catalogue)) <= known
    assert {"S3.10", "S5.11", "own"} <= set(cites_in(catalogue))


def test_a_statement_and_a_policy_name_sources_that_the_catalogue_has():
    catalogue = as_json()
    known = {source["id"] for source in catalogue["sources"]}

    assert {statement["source"] for statement in catalogue["statements"]} == known
    assert all(set(policy["sources"]) <= known for policy in catalogue["policies"])


def test_a_policy_without_a_limit_says_null():
    limits = {policy["name"]: policy["check_limit"]["value"] for policy in as_json()["policies"]}

    assert limits == {"measured": 2, "persistent": None, "formal": 2}


def test_one_policy_is_marked_as_the_default():
    assert [policy["name"] for policy in as_json()["policies"] if policy["default"]] == ["measured"]


def test_advice_is_about_a_step_in_a_status_or_about_a_finding():
    for advice in as_json()["advice"]:
        about_a_step = advice["step"] is not None and advice["status"] is not None
        assert about_a_step != (advice["finding"] is not None)
        assert (advice["step"] is None) == (advice["status"] is None)


def test_advice_after_an_outcome_names_that_outcome():
    for advice in as_json()["advice_after_outcome"]:
        assert bool(advice["outcome"]) != bool(advice["after"])


def test_each_statement_says_where_it_is_used():
    for statement in as_json()["statements"]:
        assert statement["used"], statement["id"]
