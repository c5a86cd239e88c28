"""afterword rates, advise and guidance: without a database, as a program would call them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.caseloads import NOW, caseload, data
from tests.exchange.folders import folder_with, texts


def test_rates_have_their_shape_where_nothing_is_known_yet(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, texts([], [], [], []))
    assert data("rates", folder, "--now", NOW) == {
        "steps": [],
        "interviews": {
            "held": 0,
            "followed_up": 0,
            "followed_through": 0,
            "thank_you": {"on_time": 0, "late": 0, "not_sent": 0},
        },
        "comparison": {
            "landmark_days": 7,
            "horizon_days": 30,
            "exposed": {"n": 0, "successes": 0},
            "unexposed": {"n": 0, "successes": 0},
            "withdrawn": 0,
            "difference": None,
            "low": None,
            "high": None,
            "method": "newcombe",
            "withheld": True,
        },
    }


def test_rates_count_the_steps_and_interviews_of_a_folder(tmp_path: Path) -> None:
    interviews = [
        {"interview_id": "i1"},
        {"interview_id": "i2", "timeline_asked": "yes"},
        {"interview_id": "i3", "status": "no_show"},
        {"interview_id": "i4", "starts_at": "2026-03-20T09:00"},
    ]
    actions = [
        {"action_id": "a1", "interview_id": "i1", "at": "2026-03-02T15:00"},
        {"action_id": "a2", "interview_id": "i1", "at": "2026-03-09T15:00", "step": "status_check"},
        {"action_id": "a3", "interview_id": "i2", "at": "2026-03-05T15:00"},
    ]
    found = data("rates", caseload(tmp_path, interviews, actions=actions), "--now", "2026-03-18T12:00:00Z")
    names = ("step", "counted", "done", "late", "too_soon", "missed", "overdue", "on_time_rate", "ever_rate")
    assert found["steps"] == [
        dict(zip(names, line, strict=True))
        for line in (
            ("ask_timeline", 1, 1, 0, 0, 0, 0, 1.0, 1.0),
            ("thank_you", 2, 1, 1, 0, 0, 0, 0.5, 1.0),
            ("status_check", 2, 1, 0, 0, 0, 1, 0.5, 0.5),
        )
    ]
    assert found["interviews"] == {
        "held": 2,
        "followed_up": 2,
        "followed_through": 1,
        "thank_you": {"on_time": 1, "late": 1, "not_sent": 0},
    }


def compared(folder: Path, *, clients: int) -> Path:
    """11 interviews followed up of which 8 led to an offer, and 11 not followed up of which 2 did."""
    numbers = range(22)
    offers = {number: {"outcome": "offer", "outcome_on": "2026-03-12"} for number in (*range(8), 11, 12)}
    return caseload(
        folder,
        [{"interview_id": f"i{n}", "client_id": f"c{n % clients}", **offers.get(n, {})} for n in numbers],
        clients=[{"client_id": f"c{number}"} for number in range(clients)],
        actions=[
            {"action_id": f"a{n}", "interview_id": f"i{n}", "step": "status_check", "at": "2026-03-08T10:00"}
            for n in numbers[:11]
        ],
    )


def test_the_comparison_has_an_interval_from_11_in_each_group(tmp_path: Path) -> None:
    found = data("rates", compared(tmp_path, clients=22), "--now", "2026-06-01")["comparison"]
    assert (found["exposed"], found["unexposed"]) == ({"n": 11, "successes": 8}, {"n": 11, "successes": 2})
    assert (found["method"], found["withheld"]) == ("newcombe", False)
    assert found["difference"] == pytest.approx(6 / 11)
    # Newcombe's interval of the difference, worked by hand from the Wilson intervals of 8/11 and 2/11
    assert (found["low"], found["high"]) == (pytest.approx(0.1296, abs=1e-4), pytest.approx(0.7639, abs=1e-4))


def test_the_comparison_goes_by_client_where_one_has_several_interviews(tmp_path: Path) -> None:
    found = data("rates", compared(tmp_path, clients=10), "--now", "2026-06-01")["comparison"]
    assert (found["method"], found["withheld"]) == ("cluster", False)
    assert found["low"] < found["difference"] < found["high"]


def test_advice_has_its_fields_and_null_where_they_do_not_apply(tmp_path: Path) -> None:
    people = [{"title": "Ms.", "name": "Grace Sample"}]
    checks = [{"action_id": f"a{day}", "step": "status_check", "at": f"2026-03-{day}T10:00"} for day in ("03", "14")]
    folder = caseload(tmp_path, [{"promised_on": "2026-03-05"}], people=people, actions=checks)
    found = data("advise", folder, "--now", NOW)
    fields = ["client_id", "interview_id", "step", "ordinal", "person_id", "status", "finding", "text", "cites"]
    assert [list(item) for item in found] == [fields] * len(found)
    assert [tuple(item.values())[:7] for item in found] == [
        ("c1", "i1", "thank_you", 1, "p1", "missed", None),
        ("c1", "i1", "status_check", 1, None, "too_soon", None),
        ("c1", "i1", "status_check", 2, None, "late", None),
        ("c1", "i1", "status_check", 1, None, None, "too_soon"),
        ("c1", "i1", None, None, None, None, "employer_late"),
        ("c1", "i1", None, None, None, None, "stop_and_wait"),
        ("c1", "i1", None, None, None, None, "one_lead_only"),
    ]
    for item in found:
        says_how = item["status"] == "missed"  # by email, and that there is no address
        assert item["text"].count(". ") == (3 if says_how else 1)
        assert item["text"].endswith(".")
    assert found[-1]["cites"] == ["S5.24", "S5.27", "S5.28"]


def test_advice_takes_a_clients_interviews_together(tmp_path: Path) -> None:
    interviews = [{"interview_id": "i2", "client_id": "c2"}, {"interview_id": "i1", "client_id": "c2"}]
    interviews.append({"interview_id": "i3", "client_id": "c1"})
    clients = [{"client_id": "c2"}, {"client_id": "c1"}]
    found = data("advise", caseload(tmp_path, interviews, clients=clients), "--now", NOW)
    assert list(dict.fromkeys((item["client_id"], item["interview_id"]) for item in found)) == [
        ("c1", "i3"),
        ("c2", "i1"),
        ("c2", "i2"),
    ]
    assert [item["client_id"] for item in found if item["finding"] == "one_lead_only"] == ["c1"]


def test_advice_is_by_policy(tmp_path: Path) -> None:
    checks = [{"action_id": f"a{day}", "step": "status_check", "at": f"2026-03-{day}T10:00"} for day in ("09", "16")]
    folder = caseload(tmp_path, actions=checks)
    for policy, waits in (("measured", True), ("persistent", False)):
        found = data("advise", folder, "--now", NOW, "--policy", policy)
        assert ("stop_and_wait" in {item["finding"] for item in found}) is waits


def test_guidance_is_everything_the_program_goes_by() -> None:
    found = data("guidance")
    assert list(found) == [
        "sources", "statements", "policies", "disagreements", "steps", "rules", "findings", "advice",
        "advice_after_outcome", "channels", "first_checks", "reasons", "before_interview", "practices", "topics",
        "ingredients", "message_rules", "own",
    ]  # fmt: skip
    assert [source["id"] for source in found["sources"]] == ["S1", "S2", "S3", "S4", "S5"]
    assert [policy["name"] for policy in found["policies"]] == ["measured", "persistent", "formal"]
    known = {statement["id"] for statement in found["statements"]} | {"own"}
    for part in ("steps", "rules", "findings", "advice"):
        for item in found[part]:
            assert item["cites"]
            assert set(item["cites"]) <= known
