"""One rate in each group side by side: a naive count, others' clients as by the filters, and what it says."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

import pandas as pd
import pytest

from coaching import closer
from coaching.charts.closer import side_by_side_drawn
from coaching.intervals import wilson
from coaching.metrics import Figures, narrowed
from coaching.metrics.over_time import Measure
from coaching.outcomes import View, outcomes
from coaching.selection import KINDS, Period, Selection
from coaching.sentences import side_by_side as says
from coaching.sentences.numbers import LONGEST_NAME
from coaching.side_by_side import MOST_GROUPS, Group, SideBySide, side_by_side
from tests.metrics.offices import NOW, TODAY, an_office

ROUNDS, FORMATS = ["first", "second", "final", ""], ["phone", "video", "in_person"]
STATUSES = ["done", "late", "missed", "too_soon", "overdue", "not_yet"]
NAMES: dict[object, str] = {1: "Ada", 2: "Bo"}


def with_checks(office: Figures, *, seed: int = 7) -> Figures:
    """An office with status checks as well, up to two an interview, and several rounds and formats."""
    chance = Random(seed)  # noqa: S311 - for an office, not for a secret
    keys = office.interviews["interview_id"]
    checks = [(key, "status_check", chance.choice(["expected", "expected", "optional"]), chance.choice(STATUSES))
              for key in keys for _ in range(chance.randrange(3))]  # fmt: skip
    words = {"round": [chance.choice(ROUNDS) for _ in keys], "format": [chance.choice(FORMATS) for _ in keys]}
    rows = pd.concat([office.rows, pd.DataFrame(checks, columns=office.rows.columns)], ignore_index=True)
    return office._replace(interviews=office.interviews.assign(**words), rows=rows)


LARGE, MIDDLING = with_checks(an_office(900, days=300, counselors=5)), with_checks(an_office(90, counselors=6))
SMALL = with_checks(an_office(14))
every_kind = pytest.mark.parametrize("kind", KINDS)
every_measure = pytest.mark.parametrize("measure", Measure)


def view(*, shared: bool = False, **filters: Any) -> View:
    return View(Selection(period=Period.ALL, **filters), NOW, TODAY, shared)


def groups_of(*counts: tuple[object, int, int], rest: Group | None = None, shared: bool = False) -> SideBySide:
    groups = tuple(Group(value, done, of, wilson(done, of)) for value, done, of in counts)
    done, of = (sum(getattr(one, name) for one in groups) for name in ("done", "of"))
    return SideBySide(groups, rest, Group(None, done, of, wilson(done, of)), shared)


def counted_naively(office: Figures, kind: str, measure: Measure) -> dict[object, tuple[int, int]]:
    """By the value of a kind, how many are good of how many that count, in a loop."""
    good, of = Counter[object](), Counter[object]()
    lines = {line["interview_id"]: line for line in office.interviews.to_dict("records")}
    if measure is Measure.FOLLOWED_UP:
        for line in lines.values():
            of[line[kind]] += 1
            good[line[kind]] += bool(line["followed_up_at"] <= NOW)
    else:
        for row in office.rows.to_dict("records"):
            if (row["step"], row["kind"]) == (measure.value, "expected") and row["status"] != "not_yet":
                value = lines[row["interview_id"]][kind]
                of[value] += 1
                good[value] += row["status"] == "done"
    return {value: (good[value], n) for value, n in of.items()}


@every_kind
@every_measure
def test_of_ones_own_clients_each_group_is_counted(kind: str, measure: Measure) -> None:
    found = side_by_side(LARGE, view(), kind, measure)
    assert found
    naive = counted_naively(LARGE, kind, measure)
    assert {one.value: (one.done, one.of) for one in found.groups} == naive
    assert (found.together.done, found.together.of) == tuple(map(sum, zip(*naive.values(), strict=True)))
    assert [one.of for one in found.groups] == sorted((of for _, of in naive.values()), reverse=True)
    assert found.rest is None


@every_kind
@every_measure
@pytest.mark.parametrize("period", Period)
@pytest.mark.parametrize("office", [LARGE, MIDDLING, SMALL], ids=["large", "middling", "small"])
def test_of_others_clients_a_group_has_what_its_filter_shows_no_less_and_no_more(
    office: Figures, kind: str, measure: Measure, period: Period
) -> None:
    asked = View(Selection(period=period), NOW, TODAY, shared=True)
    seen = narrowed(office, Selection(), asked.since)
    found = side_by_side(seen, asked, kind, measure)
    alone = {
        value: by_its_filter(seen, asked._replace(selection=Selection(period=period, **{kind: value})), measure)
        for value in seen.interviews[kind].unique()
    }
    whole = by_its_filter(seen, asked, measure)
    assert (found is None) == (whole is None)
    if found:
        assert (found.together.done, found.together.of) == whole
        assert {one.value: (one.done, one.of) for one in found.groups} == {
            value: counts for value, counts in alone.items() if counts and counts[1]
        }


def by_its_filter(figures: Figures, asked: View, measure: Measure) -> tuple[int, int] | None:
    """What the page shows of a measure; None where it is withheld."""
    alone = outcomes(figures, asked)
    if measure is Measure.FOLLOWED_UP:
        return None if alone.held is None else (alone.followed_up or 0, alone.held)
    lines = alone.steps[alone.steps["step"] == measure.value]
    if lines.empty:
        return None if measure.value in alone.withheld_steps else (0, 0)
    return int(lines["done"].iloc[0]), int(lines["counted"].iloc[0])


def test_the_interval_of_following_up_is_by_client_as_beside_one_in_ten() -> None:
    never = LARGE.interviews["client_id"].str[1:].astype(int) % 2 > 0
    up = LARGE.interviews["followed_up_at"].mask(never)
    office = LARGE._replace(interviews=LARGE.interviews.assign(followed_up_at=up))
    found = side_by_side(office, view(shared=True), "industry", Measure.FOLLOWED_UP)
    assert found
    assert len(found.groups) > 1
    for one in found.groups:
        at_all = closer.at_all_of(office, view(shared=True, industry=one.value))
        assert at_all
        assert one.interval == at_all.interval != wilson(one.done, one.of)


def test_all_others_together_are_what_the_groups_leave_and_have_no_interval() -> None:
    office = with_checks(an_office(300, counselors=30))
    found = side_by_side(office, view(), "counselor_id", Measure.THANK_YOU)
    assert found
    assert found.rest
    naive = counted_naively(office, "counselor_id", Measure.THANK_YOU)
    others = [counts for value, counts in naive.items() if value not in {one.value for one in found.groups}]
    assert (found.rest.done, found.rest.of) == tuple(map(sum, zip(*others, strict=True)))
    assert len(found.groups) == MOST_GROUPS
    drawn = side_by_side_drawn(found, "counselor_id", Measure.THANK_YOU, {})
    assert "The 12 largest counselors have a bar of their own." in drawn.how_to_read
    assert drawn.table.index[-2:].tolist() == ["All other counselors together", says.STROKES]


def test_of_a_few_clients_of_others_nothing_is_shown() -> None:
    found = [side_by_side(SMALL, view(shared=True), kind, measure) for kind in KINDS for measure in Measure]
    assert not [one for one in found if one and one.groups]


def test_where_others_clients_are_filtered_already_nothing_is_set_side_by_side() -> None:
    assert side_by_side(LARGE, view(shared=True, round="first"), "industry", Measure.FOLLOWED_UP) is None
    withheld = side_by_side_drawn(None, "industry", Measure.FOLLOWED_UP, {})
    assert withheld.sentence == says.SIDE_BY_SIDE_WITHHELD


def test_it_says_who_differs_most_and_whether_that_may_be_chance() -> None:
    near = groups_of((1, 12, 30), (2, 15, 30))
    assert says.side_by_side_sentence(near, "counselor_id", NAMES) == (
        "From 12 of 30 (40%, 25 to 58) for Ada to 15 of 30 (50%, 33 to 67) for Bo; "
        "together 27 of 60 (45%, 33 to 58). "
        "Even these two intervals meet: differences between counselors may all be chance."
    )
    far = groups_of((1, 20, 200), (2, 150, 200))
    assert "more than chance, though the clients" in says.side_by_side_sentence(far, "counselor_id", NAMES)
    many = groups_of((1, 20, 200), (2, 150, 200), (3, 60, 100))
    assert "Among 3 counselors some lie far apart by chance" in says.side_by_side_sentence(many, "counselor_id", NAMES)


def test_a_small_group_has_counts_without_a_rate_a_bar_or_a_word_on_who_is_first() -> None:
    found = groups_of((1, 12, 30), (2, 15, 30), (3, 10, 10))
    drawn = side_by_side_drawn(found, "counselor_id", Measure.FOLLOWED_UP, NAMES)
    assert "to 15 of 30 (50%, 33 to 67) for Bo" in drawn.sentence
    assert drawn.table.loc["3"].tolist() == ["10 of 10"]
    assert says.ONLY_COUNTS in drawn.how_to_read
    bars = {bar["bar"]: bar for bar in next(iter((drawn.spec or {})["datasets"].values()))}
    assert (bars["3"]["share"], bars["3"]["low"], bars["3"]["label"]) == (None, None, "10 of 10")
    enough = groups_of((1, 11, 11), (2, 15, 30))
    assert "for Ada" in says.side_by_side_sentence(enough, "counselor_id", NAMES)


@pytest.mark.parametrize("names", [{1: "Ada", 2: "Ada"}, {1: "A" * 300, 2: "A" * 299 + "B"}], ids=["alike", "long"])
def test_two_groups_with_one_name_are_two_bars_and_two_lines(names: dict[object, str]) -> None:
    drawn = side_by_side_drawn(groups_of((1, 12, 30), (2, 15, 30)), "counselor_id", Measure.FOLLOWED_UP, names)
    bars = [bar["bar"] for bar in next(iter((drawn.spec or {})["datasets"].values()))]
    assert len(set(bars)) == len(set(drawn.table.index[:2])) == len(set(drawn.data["counselor"])) == 2
    assert max(map(len, bars)) <= LONGEST_NAME + len(" (2)")


def test_formats_and_what_is_not_stated_are_named_in_words() -> None:
    assert says.group_names(groups_of(("in_person", 1, 2)), "format", {}) == ["In person"]
    assert says.group_names(groups_of(("", 1, 2), ("in_person", 1, 2)), "round", {}) == ["Not stated", "in_person"]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (groups_of(), says.NOTHING_COUNTS),
        (groups_of(shared=True), says.NOTHING_APART),
        (groups_of((1, 0, 4)), "No counselor has the 11 or more that a rate needs; together 0 of 4."),
        (groups_of((1, 0, 20), (2, 1, 1)), "For Ada alone there is a rate: 0 of 20 (0%, 0 to 16)"),
        (groups_of((1, 20, 20)), "For Ada alone there is a rate: 20 of 20 (100%, 84 to 100)"),
        (groups_of((1, 12, 24), (2, 14, 28)), "All counselors with a rate have the same, 50%"),
        (groups_of((1, 0, 11), (2, 11, 11)), "The intervals do not meet"),
    ],
)
def test_edges_have_a_sentence(found: SideBySide, words: str) -> None:
    drawn = side_by_side_drawn(found, "counselor_id", Measure.FOLLOWED_UP, NAMES)
    assert words in drawn.sentence
    assert (drawn.spec is None) == (not found.groups)
    assert "nan" not in f"{drawn.sentence} {drawn.alt} {drawn.table}".casefold()


@every_measure
def test_of_nobody_nothing_counts(measure: Measure) -> None:
    nobody = Figures(LARGE.interviews.iloc[:0], LARGE.rows.iloc[:0])
    found = side_by_side(nobody, view(), "industry", measure)
    assert found == SideBySide((), None, found.together, shared=False) if found else pytest.fail("withheld")
    assert found.together.of == 0
