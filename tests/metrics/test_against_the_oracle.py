"""The rates against their second implementation in plain loops, under each policy, on nasty caseloads."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import event, given

from coaching.guidance.policies import POLICIES
from coaching.metrics import figures_of
from coaching.summary import rates_as_json
from tests.oracle.rates import rates
from tests.strategies import THOROUGHNESS, Caseload, caseloads, comparable_caseloads


def printed(caseload: Caseload, policy_name: str) -> dict[str, Any]:
    """What `afterword rates` prints, after the trip through JSON."""
    figures = figures_of(caseload.records, POLICIES[policy_name], caseload.now)
    answer: dict[str, Any] = json.loads(json.dumps(rates_as_json(figures, caseload.now)))
    return answer


def assert_alike(found: Any, expected: Any, where: str = "rates") -> None:
    """Equal in shape, words and counts, and in numbers but for rounding."""
    if isinstance(expected, dict):
        assert found.keys() == expected.keys(), where
        for key, value in expected.items():
            assert_alike(found[key], value, f"{where}.{key}")
    elif isinstance(expected, list):
        assert len(found) == len(expected), where
        for number, value in enumerate(expected):
            assert_alike(found[number], value, f"{where}[{number}]")
    elif isinstance(expected, float):
        assert found == pytest.approx(expected, abs=1e-6), where  # the root of a variance that is zero but for rounding
    else:
        assert found == expected, where


@THOROUGHNESS
@given(caseload=caseloads())
def test_both_implementations_give_the_same_rates_under_each_policy(caseload: Caseload) -> None:
    for policy_name in POLICIES:
        expected = rates(list(caseload.clients), list(caseload.records), policy_name, caseload.now)
        for step in expected["steps"]:
            event(f"{step['step']} counted")
        for word, count in expected["interviews"]["thank_you"].items():
            event(f"thank-you {word}: {bool(count)}")
        assert_alike(printed(caseload, policy_name), expected)


@THOROUGHNESS
@given(caseload=comparable_caseloads())
def test_both_implementations_give_the_same_comparison(caseload: Caseload) -> None:
    expected = rates(list(caseload.clients), list(caseload.records), "measured", caseload.now)
    event(f"{expected['comparison']['method']}, withheld: {expected['comparison']['withheld']}")
    assert_alike(printed(caseload, "measured"), expected)
