"""The rates as a report: what metrics.py gives, each with what it is of; and no small cell of others' clients."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.exchange.table import Table
from coaching.guidance.policies import MEASURED
from coaching.guidance.steps import STEPS
from coaching.metrics import comparison, figures_of, step_rates
from coaching.reports.order import Look
from coaching.reports.rates import EITHER, OF_ENDINGS, OF_STEPS, OF_TIMINGS, RATES_COLUMNS, rates_table
from coaching.reports.withheld import WITHHELD, parts, shown
from coaching.store.client_stream import ClientRecords
from tests.builders import NEW_YORK, a_client, a_record, an_action, an_interview, instant
from tests.store.caseloads import NOW, by_chance

LOOK = Look(NOW, MEASURED, NEW_YORK)
ON_TIME = ("Thank the interviewer", "Done on time")


def clients_by_chance(number: int) -> list[ClientRecords]:
    rows = by_chance(number)
    records = list(rows.records().values())
    return [
        ClientRecords(
            client, 1, "You", True,
            tuple(record for record in records if record.interview.client_id == client.client_id),
        )
        for client in rows.clients
    ]  # fmt: skip


def figures(table: Table) -> dict[tuple[str, str], dict[str, object]]:
    names = [column.title for column in RATES_COLUMNS]
    return {(row[0], row[1]): dict(zip(names, row, strict=True)) for row in table.rows}


def test_every_rate_is_that_of_the_metrics_with_what_it_is_of() -> None:
    clients = clients_by_chance(60)
    found = figures(rates_table(clients, LOOK, guarded=False))
    frames = figures_of([record for one in clients for record in one.records], MEASURED, NOW)
    for rate in step_rates(frames.rows).itertuples():
        title = next(rule.title for step, rule in STEPS.items() if step.value == rate.step)
        on_time, ever = found[title, "Done on time"], found[title, "Done at all"]
        assert (on_time["Count"], on_time["Of"], ever["Count"]) == (rate.done, rate.counted, rate.made)
        assert on_time["Share"] == pytest.approx(rate.on_time_rate, abs=1e-6)
        assert (on_time["95% from"], ever["95% to"]) == pytest.approx((rate.on_time_low, rate.ever_high), abs=1e-6)
        assert found[title, "Missed"]["Count"] == rate.missed
    compared = comparison(frames.interviews, NOW)
    success = found["After the first 7 days", "Success within 30 days, followed up"]
    assert (success["Count"], success["Of"]) == (compared.exposed.successes, compared.exposed.n)
    assert found["After the first 7 days", "Left out: too recent to tell"]["Count"] == compared.recent
    difference = found["After the first 7 days", "Difference"]
    assert difference["Share"] == (None if compared.withheld else pytest.approx(compared.difference, abs=1e-6))


def test_nothing_held_is_a_zero_and_no_rate() -> None:
    found = figures(rates_table([], LOOK, guarded=False))
    assert found["Interviews", "Held"]["Count"] == 0
    assert found["Interviews", "Followed up in some way"]["Share"] is None


def one_interview_each(done: int, missed: int) -> list[ClientRecords]:
    """Clients with one thank-you each, on time or missed."""
    sent = an_action("thank_you", "2026-03-02T12:00")
    return [
        ClientRecords(a_client(f"c{number}"), 2, "Ana", True, (a_record(interview, actions=actions),))
        for number in range(done + missed)
        for interview in [an_interview(interview_id=f"i{number}", client_id=f"c{number}")]
        for actions in [[sent._replace(interview_id=f"i{number}")] if number < done else []]
    ]


@pytest.mark.parametrize(
    ("done", "missed", "told"),
    [(11, 11, 11), (10, 11, None), (11, 10, None), (11, 0, 11), (0, 11, 0), (1, 30, None), (10, 0, None), (0, 1, None)],
)
def test_a_count_of_one_to_ten_others_clients_is_withheld_with_what_would_give_it_away(
    done: int, missed: int, told: int | None
) -> None:
    found = figures(rates_table(one_interview_each(done, missed), LOOK, guarded=True))
    assert found[ON_TIME]["Count"] == told
    assert found[ON_TIME]["Note"] == ("" if told is not None else WITHHELD)
    assert found["Thank the interviewer", "Missed"]["Count"] == (None if told is None else missed)
    assert figures(rates_table(one_interview_each(done, missed), LOOK, guarded=False))[ON_TIME]["Count"] == done


def test_it_is_people_that_are_counted_not_interviews() -> None:
    many = [
        a_record(an_interview(interview_id=f"i{number}"), actions=[an_action("thank_you", "2026-03-02T12:00")])
        for number in range(30)
    ]
    records = tuple(
        record._replace(actions=tuple(a._replace(interview_id=record.interview.interview_id) for a in record.actions))
        for record in many
    )
    found = figures(rates_table([ClientRecords(a_client(), 2, "Ana", True, records)], LOOK, guarded=True))
    assert found[ON_TIME]["Count"] is None
    assert found["Interviews", "Held"]["Count"] is None


def test_who_does_not_count_in_groups_is_in_no_figure_of_a_group() -> None:
    everybody = clients_by_chance(120)
    in_groups, apart = everybody[:80], [one._replace(counts_in_groups=False) for one in everybody[80:]]
    guarded = figures(rates_table([*in_groups, *apart], LOOK, guarded=True))
    assert guarded == figures(rates_table(in_groups, LOOK, guarded=True))
    own = figures(rates_table([*in_groups, *apart], LOOK, guarded=False))
    assert own["Interviews", "Held"]["Count"] > guarded["Interviews", "Held"]["Count"]


CASES = st.lists(st.tuples(st.sampled_from(["done", "late", "too_soon", "missed", "overdue"]), st.integers(0, 40)))


@given(CASES)
def test_no_shown_count_and_no_difference_of_shown_counts_is_of_one_to_ten_people(cases) -> None:
    found = shown(cases, OF_STEPS, guarded=True)
    people_of = {word: {whose for said, whose in cases if said == word} for word, _ in cases}
    assert sum(tally.number for tally in found.values()) == (len(cases) if found else 0)
    for part, tally in found.items():
        people = set().union(*(people_of.get(word, set()) for word in part))
        assert tally == (sum(word in part for word, _ in cases), len(people))
        assert not 1 <= len(people) <= 10


@given(CASES)
def test_unguarded_everything_is_shown_in_the_finest_parts(cases) -> None:
    found = shown(cases, OF_STEPS, guarded=False)
    assert {next(iter(part)): tally.number for part, tally in found.items() if tally.number} == Counter(
        word for word, _ in cases
    )


@pytest.mark.parametrize("divisions", [OF_STEPS, OF_TIMINGS, OF_ENDINGS, EITHER])
def test_each_division_is_of_the_same_words_and_none_is_in_two_parts(divisions) -> None:
    for division in divisions:
        words = [word for part in division for word in part]
        assert len(words) == len(set(words))
        assert set(words) == {word for part in divisions[0] for word in part}
    assert all(len(finer) >= len(coarser) for finer, coarser in pairwise(divisions))


def test_a_part_may_be_several_words() -> None:
    assert parts("a", ["b", "c"]) == [frozenset("a"), frozenset("bc")]


def test_only_the_interviews_of_those_days_count() -> None:
    early = LOOK._replace(as_of=instant("2026-03-02T09:00"))
    assert figures(rates_table(one_interview_each(11, 11), early, guarded=False))["Interviews", "Held"]["Count"] == 0
