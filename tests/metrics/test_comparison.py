"""Who is in the comparison: the boundary instants of landmark and horizon, the smallest groups, clients who recur."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from coaching.intervals import NO_INTERVAL
from coaching.metrics import Comparison, Group, comparison, interview_frame

ENDED_AT = datetime(2026, 3, 2, 16, tzinfo=UTC)
LANDMARK = ENDED_AT + timedelta(hours=7 * 24)
HORIZON = LANDMARK + timedelta(hours=30 * 24)
SECOND = timedelta(seconds=1)
NOBODY, ONE, ONE_SUCCESS = Group(0, 0), Group(1, 0), Group(1, 1)
Line = tuple[object, ...]


def a_line(
    outcome: str = "pending",
    outcome_at: datetime | None = None,
    *,
    followed_up_at: datetime | None = None,
    client: str | None = None,
    number: int = 1,
) -> Line:
    """An interview held; of a client of its own where none is given."""
    return (f"i{number}", client or f"c{number}", outcome, ENDED_AT, outcome_at, followed_up_at)


def compared(*lines: Line, now: datetime = HORIZON) -> Comparison:
    return comparison(interview_frame(list(lines)), now)


def lines(yes: int, of: int, *, exposed: bool, first: int = 1) -> list[Line]:
    """A group with that many successes, each interview of another client."""
    at = LANDMARK if exposed else None
    words = ["offer"] * yes + ["rejected"] * (of - yes)
    return [a_line(word, HORIZON, followed_up_at=at, number=number) for number, word in enumerate(words, start=first)]


def test_an_interview_comes_in_at_the_instant_its_horizon_has_passed() -> None:
    before, after = compared(a_line(), now=HORIZON - SECOND), compared(a_line(), now=HORIZON)
    assert (before.unexposed, before.recent) == (NOBODY, 1)
    assert (after.unexposed, after.recent) == (ONE, 0)


def test_exposed_are_those_followed_up_at_the_landmark_or_before() -> None:
    assert compared(a_line(followed_up_at=LANDMARK)).exposed == ONE
    late = compared(a_line(followed_up_at=LANDMARK + SECOND))
    assert (late.exposed, late.unexposed) == (NOBODY, ONE)


def test_an_outcome_in_effect_at_the_landmark_leaves_the_interview_out() -> None:
    at, after = compared(a_line("offer", LANDMARK)), compared(a_line("offer", LANDMARK + SECOND))
    assert (at.unexposed, at.decided) == (NOBODY, 1)
    assert (after.unexposed, after.decided) == (ONE_SUCCESS, 0)


def test_a_success_counts_up_to_the_horizon_and_a_later_one_does_not() -> None:
    assert compared(a_line("advanced", HORIZON)).unexposed == ONE_SUCCESS
    assert compared(a_line("advanced", HORIZON + SECOND)).unexposed == ONE


@pytest.mark.parametrize("word", ["rejected", "no_answer"])
def test_another_outcome_within_the_horizon_is_no_success(word: str) -> None:
    assert compared(a_line(word, HORIZON - SECOND)).unexposed == ONE


def test_withdrawn_within_the_horizon_is_left_out_and_later_is_an_interview_without_success() -> None:
    within, later = compared(a_line("withdrawn", HORIZON)), compared(a_line("withdrawn", HORIZON + SECOND))
    assert (within.unexposed, within.withdrawn) == (NOBODY, 1)
    assert (later.unexposed, later.withdrawn) == (ONE, 0)


def test_withdrawn_by_the_landmark_was_decided_and_is_not_counted_twice() -> None:
    found = compared(a_line("withdrawn", LANDMARK))
    assert (found.withdrawn, found.decided) == (0, 1)


def test_every_interview_held_is_in_exactly_one_place() -> None:
    outcomes = ["pending", "offer", "rejected", "withdrawn"]
    instants = [LANDMARK, LANDMARK + SECOND, HORIZON, HORIZON + SECOND]
    every = [
        a_line(word, None if word == "pending" else at, number=number)
        for number, (word, at) in enumerate((word, at) for word in outcomes for at in instants)
    ]
    for now in (HORIZON - SECOND, HORIZON):
        found = compared(*every, now=now)
        assert found.exposed.n + found.unexposed.n + found.withdrawn + found.decided + found.recent == len(every)


def test_eleven_in_each_group_are_enough_and_ten_are_not() -> None:
    enough = compared(*lines(6, 11, exposed=True), *lines(3, 11, exposed=False, first=100))
    assert enough.difference == pytest.approx(3 / 11)
    assert not enough.withheld
    for exposed, unexposed in ((10, 11), (11, 10)):
        few = compared(*lines(6, exposed, exposed=True), *lines(3, unexposed, exposed=False, first=100))
        assert (few.withheld, few.difference, few.interval) == (True, None, NO_INTERVAL)
        assert (few.exposed, few.unexposed) == (Group(exposed, 6), Group(unexposed, 3))


def test_14_of_40_against_10_of_61_gives_the_published_difference_and_interval() -> None:
    found = compared(*lines(14, 40, exposed=True), *lines(10, 61, exposed=False, first=100))
    assert found.method == "newcombe"
    assert found.difference is not None
    assert [f"{number:.3f}" for number in (found.difference, *found.interval)] == ["0.186", "0.015", "0.357"]


def test_a_client_with_two_interviews_in_it_makes_the_interval_cluster_robust() -> None:
    apart = [*lines(14, 40, exposed=True), *lines(10, 61, exposed=False, first=100)]
    together = [*apart[:-1], (*apart[-1][:1], "c1", *apart[-1][2:])]
    assert compared(*together).method == "cluster"
    assert compared(*together).interval != compared(*apart).interval


def test_a_client_whose_other_interview_is_left_out_does_not_recur() -> None:
    withdrawn = a_line("withdrawn", HORIZON, client="c1", number=999)
    found = compared(*lines(14, 40, exposed=True), *lines(10, 61, exposed=False, first=100), withdrawn)
    assert (found.method, found.withdrawn) == ("newcombe", 1)


def test_no_interviews_give_empty_groups() -> None:
    found = compared()
    assert (found.exposed, found.unexposed, found.recent, found.withheld) == (NOBODY, NOBODY, 0, True)
