"""One rate in each group side by side: a naive count, others' clients as by the filters, and what it says."""

from __future__ import annotations

from typing import Any

import pytest

from coaching.charts.closer import side_by_side_drawn
from coaching.metrics import narrowed
from coaching.outcomes import View, outcomes
from coaching.selection import KINDS, Period, Selection
from coaching.sentences import side_by_side as says
from coaching.side_by_side import MOST_GROUPS, Group, Rate, SideBySide, side_by_side
from tests.metrics.offices import NOW, TODAY, an_office

LARGE, SMALL = an_office(900, days=300, counselors=2), an_office(14)
NAMES: dict[object, str] = {1: "Ada", 2: "Bo"}


def view(*, shared: bool = False, **filters: Any) -> View:
    return View(Selection(period=Period.ALL, **filters), NOW, TODAY, shared)


def groups_of(*counts: tuple[object, int, int], left_out: bool = False) -> SideBySide:
    groups = tuple(Group(*one) for one in counts)
    together = Group(None, sum(one.done for one in groups), sum(one.of for one in groups))
    return SideBySide(groups, together, left_out)


@pytest.mark.parametrize("kind", KINDS)
def test_of_ones_own_clients_each_group_is_counted(kind: str) -> None:
    found = side_by_side(LARGE, view(), kind, Rate.FOLLOWED_UP)
    assert found
    counted = {}
    for line in LARGE.interviews.to_dict("records"):
        up, of = counted.get(line[kind], (0, 0))
        counted[line[kind]] = (up + bool(line["followed_up_at"] <= NOW), of + 1)
    assert {one.value: (one.done, one.of) for one in found.groups} == counted
    assert found.together == Group(None, *map(sum, zip(*counted.values(), strict=True)))
    assert not found.some_left_out


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rate", [Rate.THANK_YOU, Rate.STATUS_CHECK])
def test_a_step_counts_what_is_on_time_of_what_counts(kind: str, rate: Rate) -> None:
    found = side_by_side(LARGE, view(), kind, rate)
    assert found
    for one in found.groups:
        rows = narrowed(LARGE, Selection(period=Period.ALL, **{kind: one.value})).rows
        statuses = rows[(rows["step"] == rate.value) & (rows["kind"] == "expected")]["status"].value_counts()
        counts = ("done", "late", "too_soon", "missed", "overdue")
        assert (one.done, one.of) == (statuses.get("done", 0), sum(statuses.get(status, 0) for status in counts))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rate", Rate)
@pytest.mark.parametrize("office", [LARGE, SMALL], ids=["large", "small"])
def test_of_others_clients_a_group_has_what_its_filter_shows_and_no_more(office: Any, kind: str, rate: Rate) -> None:
    found = side_by_side(office, view(shared=True), kind, rate)
    for one in found.groups if found else ():
        alone = outcomes(office, view(shared=True, **{kind: one.value}))
        if rate is Rate.FOLLOWED_UP:
            assert (alone.followed_up, alone.held) == (one.done, one.of)
        else:
            assert rate.value not in alone.withheld_steps
            line = alone.steps[alone.steps["step"] == rate.value].iloc[0]
            assert (line["done"], line["counted"]) == (one.done, one.of)


def test_of_a_few_clients_of_others_nothing_is_shown() -> None:
    assert not [one for kind in KINDS if (found := side_by_side(SMALL, view(shared=True), kind, Rate.FOLLOWED_UP))
                for one in found.groups if 0 < one.of <= 10]  # fmt: skip


def test_where_others_clients_are_filtered_already_nothing_is_set_side_by_side() -> None:
    assert side_by_side(LARGE, view(shared=True, round="first"), "industry", Rate.FOLLOWED_UP) is None
    assert side_by_side_drawn(None, "industry", Rate.FOLLOWED_UP, {}).sentence == says.SIDE_BY_SIDE_WITHHELD


def test_the_twelve_largest_are_shown_and_it_is_said_that_there_are_more() -> None:
    office = an_office(300, counselors=30)
    found = side_by_side(office, view(), "counselor_id", Rate.FOLLOWED_UP)
    assert found
    assert len(found.groups) == MOST_GROUPS
    assert found.some_left_out
    assert says.LEFT_OUT in side_by_side_drawn(found, "counselor_id", Rate.FOLLOWED_UP, {}).how_to_read


def test_it_says_who_differs_most_and_whether_that_may_be_chance() -> None:
    near = groups_of((1, 12, 30), (2, 15, 30))
    assert says.side_by_side_sentence(near, "counselor_id", NAMES) == (
        "From 12 of 30 (40%, 25 to 58) for Ada to 15 of 30 (50%, 33 to 67) for Bo; "
        "together 27 of 60 (45%, 33 to 58). "
        "Even these two intervals meet: differences between counselors may all be chance."
    )
    far = groups_of((1, 20, 200), (2, 150, 200))
    assert "do not meet" in says.side_by_side_sentence(far, "counselor_id", NAMES)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (groups_of(), says.NOTHING_COUNTS),
        (groups_of((1, 0, 4)), "Ada alone can be shown: 0 of 4"),
        (groups_of((1, 2, 4), (2, 4, 8)), "All counselors shown have the same rate, 50%"),
        (groups_of((1, 0, 1), (2, 1, 1)), "may all be chance"),
    ],
)
def test_edges_have_a_sentence(found: SideBySide, words: str) -> None:
    drawn = side_by_side_drawn(found, "counselor_id", Rate.FOLLOWED_UP, NAMES)
    assert words in drawn.sentence
    assert (drawn.spec is None) == (not found.groups)
    assert "nan" not in f"{drawn.sentence} {drawn.alt} {drawn.table}".casefold()
