"""Which advice comes up when: for each step in each status a counselor acts on, and for each finding."""

from __future__ import annotations

from typing import Any

import pytest

from coaching.advice import ACTED_ON, Advised, advice_on_row, advise, advise_client
from coaching.guidance.advice import ADVICE, AFTER
from coaching.guidance.policies import MEASURED, POLICIES
from coaching.model import Finding, InterviewRecord, Outcome, Status, Step
from coaching.plan import build_plan
from tests.builders import a_client, a_person, a_record, an_action, an_interview, instant

HELPER = a_person("h", role="assistant", title="Ms.")
DONE_LATE = "2026-04-01T10:00"


def a_case(now: str, *, policy: str = "measured", done: str | None = None, **interview: Any) -> dict[str, Any]:
    """When to look, under which policy, when the step was done, and what is else of the interview."""
    return {"now": now, "policy": policy, "done": done, **interview}


CASES = {
    ("ask_timeline", "due"): a_case("2026-03-02T10:30"),
    ("ask_timeline", "missed"): a_case("2026-03-02T12:00", timeline_asked=False),
    ("ask_timeline", "unrecorded"): a_case("2026-03-02T12:00"),
    ("get_contacts", "due"): a_case("2026-03-02T10:30"),
    ("get_contacts", "missed"): a_case("2026-03-02T12:00", met=[a_person("p1", name="")]),
    ("get_contacts", "unrecorded"): a_case("2026-03-02T12:00"),
    ("debrief", "due"): a_case("2026-03-02T12:00"),
    ("debrief", "late"): a_case("2026-04-02T12:00", done=DONE_LATE),
    ("thank_you", "due"): a_case("2026-03-02T12:00"),
    ("thank_you", "overdue"): a_case("2026-03-04T12:00"),
    ("thank_you", "missed"): a_case("2026-04-02T12:00"),
    ("thank_you", "late"): a_case("2026-04-02T12:00", done=DONE_LATE),
    ("thank_helper", "due"): a_case("2026-03-02T12:00"),
    ("thank_helper", "late"): a_case("2026-04-02T12:00", done=DONE_LATE),
    ("alert_references", "due"): a_case("2026-03-02T12:00"),
    ("alert_references", "late"): a_case("2026-04-02T12:00", done=DONE_LATE),
    ("letter", "due"): a_case("2026-03-10T12:00"),
    ("letter", "overdue"): a_case("2026-03-18T12:00", policy="persistent"),
    ("letter", "missed"): a_case("2026-05-01T12:00", policy="persistent"),
    ("letter", "late"): a_case("2026-04-02T12:00", done=DONE_LATE),
    ("status_check", "due"): a_case("2026-03-08T12:00"),
    ("status_check", "overdue"): a_case("2026-03-12T12:00"),
    ("status_check", "missed"): a_case("2026-05-01T12:00"),
    ("status_check", "late"): a_case("2026-04-02T12:00", done=DONE_LATE),
    ("status_check", "too_soon"): a_case("2026-03-04T12:00", done="2026-03-03T10:00"),
}


def record_of(step: str, *, done: str | None, met: list[Any] | None = None, **interview: Any) -> InterviewRecord:
    """An interview at which a helper was met, and on which one action of that step was taken, if any."""
    actions = [an_action(step, done)] if done else []
    return a_record(an_interview(**interview), people=[HELPER, *(met or [])], actions=actions)


@pytest.mark.parametrize(("step", "status"), CASES)
def test_a_step_in_a_status_to_act_on_brings_its_advice(step: str, status: str) -> None:
    case = dict(CASES[step, status])
    now, policy = instant(case.pop("now")), POLICIES[case.pop("policy")]
    advised = [each for each in advise(record_of(step, **case), policy, now) if each.step == step and each.status]
    about = [(each.status, each.ordinal, each.finding, each.advice) for each in advised]
    assert (status, 1, None, ADVICE[Step(step), Status(status)]) in about


def test_every_piece_of_advice_on_a_step_comes_up_in_a_case_above() -> None:
    assert set(CASES) == {(about, status) for about, status in ADVICE if status}


@pytest.mark.parametrize("status", sorted(set(Status) - ACTED_ON))
def test_in_the_other_statuses_there_is_nothing_to_act_on(status: Status) -> None:
    for row in build_plan(a_record(people=[HELPER]), MEASURED):
        assert advice_on_row(row, status) is None


def test_there_is_nothing_to_advise_before_an_interview_and_on_one_that_was_cancelled() -> None:
    now = instant("2026-03-01T12:00")
    assert advise(a_record(an_interview(status="scheduled")), MEASURED, now) == []
    assert advise(a_record(an_interview(status="cancelled")), MEASURED, instant("2026-05-01T12:00")) == []


def brief(advised: list[Advised]) -> list[tuple[str | None, int | None, str, str | None, str | None]]:
    """What each piece of advice is about."""
    return [(each.step, each.ordinal, each.person_id, each.status, each.finding) for each in advised]


def test_advice_comes_in_the_order_of_the_plan_then_the_findings() -> None:
    people = [a_person("p2", title="Dr."), a_person("p1", title="Dr.")]
    too_soon = an_action("status_check", "2026-03-03T10:00")
    again = an_action("status_check", "2026-03-11T10:00")
    now = instant("2026-03-12T12:00")
    record = a_record(an_interview(promised="2026-03-11"), people=people, actions=[too_soon, again])
    assert brief(advise(record, MEASURED, now)) == [
        ("thank_you", 1, "p1", "overdue", None),
        ("thank_you", 1, "p2", "overdue", None),
        ("letter", 1, "", "due", None),
        ("status_check", 1, "", "too_soon", None),
        ("status_check", 2, "", "too_soon", None),
        ("status_check", 1, "", None, "too_soon"),
        ("status_check", 2, "", None, "too_soon"),
        (None, None, "", None, "employer_late"),
        (None, None, "", None, "stop_and_wait"),
    ]


def test_each_finding_brings_its_own_advice() -> None:
    note = "Thank you for showing me the lab"
    actions = [
        *(an_action("thank_you", f"2026-03-02T1{hour}:00")._replace(note=note) for hour in (2, 3)),
        *(an_action("status_check", f"2026-03-{day}T10:00", person=f"p{day}") for day in ("04", "12", "19")),
    ]
    record = a_record(an_interview(promised="2026-03-06"), actions=actions)
    advised = advise_client(a_client(), [record], MEASURED, instant("2026-05-03T12:00"))
    findings = {each.finding: each.advice for each in advised if each.finding}
    assert findings == {finding: ADVICE[finding, None] for finding in Finding}


def test_a_client_is_advised_on_every_interview_and_then_on_having_one_lead_only() -> None:
    open_one = a_record(an_interview(interview_id="i1", timeline_asked=True))
    decided = a_record(an_interview(interview_id="i2", outcome="rejected", outcome_on="2026-03-03"))
    advised = advise_client(a_client(), [open_one, decided], MEASURED, instant("2026-03-03T12:00"))
    assert [(each.client_id, each.interview_id, each.step, each.finding) for each in advised] == [
        ("c1", "i1", "get_contacts", None),
        ("c1", "i1", "thank_you", None),
        ("c1", "i1", "alert_references", None),
        ("c1", "i2", "ask_timeline", None),
        ("c1", "i2", "get_contacts", None),
        ("c1", "i2", "thank_you", None),
        ("c1", "i2", "alert_references", None),
        ("c1", "i1", None, "one_lead_only"),
    ]


def test_an_outcome_changes_the_advice_from_its_date_on() -> None:
    rejected = a_record(an_interview(outcome="rejected", outcome_on="2026-03-05"))
    before, after = ([each.advice for each in advise(rejected, MEASURED, instant(now)) if each.step == "thank_you"]
                     for now in ("2026-03-04T23:59", "2026-03-05T00:00"))  # fmt: skip
    assert before == [ADVICE[Step.THANK_YOU, Status.OVERDUE]]
    assert after == [AFTER[Step.THANK_YOU, Status.OVERDUE, Outcome.REJECTED]]


def test_conduct_after_an_outcome_is_for_next_time() -> None:
    early = an_action("status_check", "2026-03-03T10:00")
    decided = a_record(an_interview(outcome="offer", outcome_on="2026-03-10"), actions=[early])
    found = {
        each.finding: each.advice for each in advise(decided, MEASURED, instant("2026-03-12T12:00")) if each.finding
    }
    assert found == {Finding.TOO_SOON: AFTER[Finding.TOO_SOON, None, Outcome.OFFER]}


def test_the_text_says_what_why_and_how_and_cites_all_of_it() -> None:
    advised = {each.step: each for each in advise(a_record(), MEASURED, instant("2026-03-02T12:00"))}
    thanks, timeline = advised[Step.THANK_YOU], advised[Step.ASK_TIMELINE]
    assert thanks.how is not None
    assert thanks.text == f"{thanks.advice.do_now} {thanks.advice.why} {thanks.how.says}"
    assert set(thanks.cites) == {*thanks.advice.cites, *thanks.how.cites}
    assert timeline.text == f"{timeline.advice.do_now} {timeline.advice.why}"


def test_a_client_with_other_leads_is_not_told_to_look_for_them() -> None:
    two = [a_record(an_interview(interview_id=name)) for name in ("i1", "i2")]
    advised = advise_client(a_client(), two, MEASURED, instant("2026-03-03T12:00"))
    assert not [each for each in advised if each.finding]
