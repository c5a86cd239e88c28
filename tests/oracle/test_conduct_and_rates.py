"""The second implementation of findings and rates against cases worked out by hand, and published figures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
import statsmodels.api as sm

from coaching.model import Action, Interview, InterviewRecord
from tests.builders import a_client, a_person, a_record, an_action, an_interview, instant
from tests.oracle.comparison import Compared, cluster_robust, comparison, newcombe
from tests.oracle.conduct import findings
from tests.oracle.rates import rates

LATER = datetime(2030, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def found(
    *actions: Action,
    interview: Interview | None = None,
    now: str | datetime = "2026-03-20T12:00",
    policy: str = "measured",
) -> set[str]:
    """The findings about one interview of a paused client."""
    seen = instant(now) if isinstance(now, str) else now
    record = a_record(interview, actions=actions)
    return {name for name, _ in findings([record], a_client(status="paused"), policy, seen)}


CHECKS = [an_action("status_check", f"2026-03-{day}T10:00") for day in ("09", "16", "18")]


def test_after_two_unanswered_checks_it_is_stop_and_wait_and_a_third_is_too_many() -> None:
    assert found(*CHECKS[:1]) == set()
    assert found(*CHECKS[:2]) == {"stop_and_wait"}
    assert found(*CHECKS) == {"stop_and_wait", "too_many_checks"}
    assert found(*CHECKS, policy="persistent") == {"too_soon"}
    rejected = an_interview(outcome="rejected", outcome_on="2026-03-19")
    assert found(*CHECKS, interview=rejected) == {"too_many_checks"}


def test_checks_to_two_people_on_one_day_are_several_contacts() -> None:
    voicemail = an_action("status_check", "2026-03-09T09:00", person="p1")
    email = an_action("status_check", "2026-03-09T10:00", person="p2")
    assert found(voicemail, email) == {"several_contacts"}


def test_the_employer_is_late_once_the_date_named_last_is_over() -> None:
    promised = an_interview(promised="2026-03-10")
    over = instant("2026-03-11T00:00")
    assert found(interview=promised, now=over - SECOND) == set()
    assert found(interview=promised, now=over) == {"employer_late"}
    asked = an_action("status_check", "2026-03-11T10:00", names="2026-03-18")
    assert found(asked, interview=promised, now="2026-03-18T23:59") == set()
    assert found(asked, interview=promised, now="2026-03-19T00:00") == {"employer_late"}
    heard = an_action("employer_reply", "2026-03-19T09:00")
    assert found(asked, heard, interview=promised) == set()


def test_notes_that_differ_only_in_case_and_spaces_are_the_same() -> None:
    one = an_action("thank_you", "2026-03-02T12:00", note="Thank you for the talk")
    other = an_action("thank_you", "2026-03-02T13:00", note="thank YOU  for the talk ")
    assert found(one, other) == {"same_note"}
    assert found(one._replace(note="Thank you"), other._replace(note="Thank you")) == set()


def test_no_sign_begins_45_local_days_after_the_last_action() -> None:
    check = an_action("status_check", "2026-03-09T10:00")
    nudge = an_action("nudge", "2026-03-20T10:00")
    edge = instant("2026-04-23T00:00")
    assert found(check, nudge, now=edge - SECOND) == set()
    assert found(check, nudge, now=edge) == {"no_sign"}


def test_one_lead_only_is_for_an_active_client_with_nothing_ahead() -> None:
    one, two = (a_record(an_interview(interview_id=name)) for name in ("i1", "i2"))
    ahead = a_record(an_interview("2026-05-02T10:00", interview_id="i3", status="scheduled"))
    now = instant("2026-03-03T10:00")
    assert findings([one], a_client(), "measured", now) == {("one_lead_only", "i1")}
    for records, status in (([one, two], "active"), ([one, ahead], "active"), ([one], "paused")):
        assert findings(records, a_client(status=status), "measured", now) == set()


@pytest.mark.parametrize(
    ("exposed", "unexposed", "published"),
    [((36, 154), (12, 77), ("0.0779", "-0.0361", "0.1751")), ((14, 40), (10, 61), ("0.186", "0.015", "0.357"))],
)
def test_newcombes_interval_is_the_published_one(
    exposed: tuple[int, int], unexposed: tuple[int, int], published: tuple[str, str, str]
) -> None:
    one, other = ([True] * yes + [False] * (of - yes) for yes, of in (exposed, unexposed))
    difference = exposed[0] / exposed[1] - unexposed[0] / unexposed[1]
    for figure, printed in zip((difference, *newcombe(one, other)), published, strict=True):
        digits = len(printed.split(".")[1])
        assert f"{figure:.{digits}f}" == printed


def test_the_sandwich_by_hand_is_that_of_statsmodels() -> None:
    chance = np.random.default_rng(7)
    compared = [Compared(f"c{chance.integers(9)}", chance.random() < 0.4, chance.random() < 0.3) for _ in range(60)]
    fit = sm.OLS([float(one.success) for one in compared], [[1.0, float(one.exposed)] for one in compared]).fit(
        cov_type="cluster", cov_kwds={"groups": [int(one.client_id[1:]) for one in compared]}, use_t=True
    )
    assert cluster_robust(compared) == pytest.approx(tuple(fit.conf_int()[1]))


def test_one_client_alone_gives_no_interval() -> None:
    compared = [Compared("c1", number % 2 == 0, number % 3 == 0) for number in range(30)]
    assert cluster_robust(compared) == (None, None)


def compared_interview(number: int, *, checked: bool, outcome_on: str = "2026-03-12") -> InterviewRecord:
    """An interview of a client of its own, with an offer, checked in time or not at all."""
    interview = an_interview(interview_id=f"i{number}", client_id=f"c{number}", outcome="offer", outcome_on=outcome_on)
    return a_record(interview, actions=[an_action("status_check", "2026-03-07T10:00", of=interview)] if checked else [])


def test_eleven_in_either_group_are_enough_for_a_difference() -> None:
    records = [compared_interview(number, checked=number < 11) for number in range(22)]
    assert comparison(records, LATER)["difference"] == 0
    fewer = comparison(records[1:], LATER)
    assert (fewer["exposed"], fewer["difference"], fewer["withheld"]) == ({"n": 10, "successes": 10}, None, True)


def test_the_comparison_counts_from_the_landmark_to_the_horizon_only() -> None:
    record = compared_interview(1, checked=True)
    horizon = instant("2026-03-02T11:00") + timedelta(days=37)
    assert comparison([record], horizon - SECOND)["exposed"]["n"] == 0
    assert comparison([record], horizon)["exposed"] == {"n": 1, "successes": 1}
    for outcome_on, cell in (
        ("2026-03-09", (0, 0)),
        ("2026-03-10", (1, 1)),
        ("2026-04-08", (1, 1)),
        ("2026-04-09", (1, 0)),
    ):
        exposed = comparison([compared_interview(1, checked=True, outcome_on=outcome_on)], LATER)["exposed"]
        assert (exposed["n"], exposed["successes"]) == cell


def test_rates_pool_the_rows_of_a_step_and_leave_out_what_is_not_counted() -> None:
    people = [a_person("p1"), a_person("p2"), a_person("p3", role="assistant")]
    thanks = [
        an_action("thank_you", "2026-03-02T12:00", person="p1"),
        an_action("thank_you", "2026-03-04T12:00", person="p2"),
    ]
    ahead = a_record(an_interview("2026-05-02T10:00", interview_id="i2", status="scheduled"))
    figures = rates(
        [a_client()], [a_record(people=people, actions=thanks), ahead], "measured", instant("2026-03-08T12:00")
    )
    assert figures["steps"] == [
        {
            "step": "get_contacts",
            "counted": 1,
            "done": 0,
            "late": 0,
            "too_soon": 0,
            "missed": 1,
            "overdue": 0,
            "on_time_rate": 0,
            "ever_rate": 0,
        },
        {
            "step": "thank_you",
            "counted": 2,
            "done": 1,
            "late": 1,
            "too_soon": 0,
            "missed": 0,
            "overdue": 0,
            "on_time_rate": 0.5,
            "ever_rate": 1,
        },
    ]
    assert figures["interviews"] == {
        "held": 1,
        "followed_up": 1,
        "followed_through": 1,
        "thank_you": {"on_time": 0, "late": 1, "not_sent": 0},
    }
