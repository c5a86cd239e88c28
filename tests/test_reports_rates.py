"""The rates as a report: what metrics.py gives, each with what it is of; and no small cell of others' clients."""

from __future__ import annotations

from datetime import date

import pytest

from coaching.exchange.table import Table
from coaching.guidance.policies import MEASURED
from coaching.guidance.steps import STEPS
from coaching.metrics import comparison, figures_of, step_rates
from coaching.model import ClientStatus
from coaching.reports.order import Look
from coaching.reports.rates import RATES_COLUMNS, WITHHELD, rates_table, shared_view
from coaching.selection import Period as Stretch
from coaching.selection import first_day
from coaching.store.chosen import Chosen, Period
from coaching.store.client_stream import ClientRecords
from tests.builders import NEW_YORK, a_client, a_record, an_action, an_interview, instant
from tests.store.caseloads import NOW, by_chance

LOOK = Look(NOW, MEASURED, NEW_YORK)
OTHERS = shared_view(LOOK, Chosen())
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
    found = figures(rates_table(clients, LOOK))
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
    found = figures(rates_table([], LOOK))
    assert found["Interviews", "Held"]["Count"] == 0
    assert found["Interviews", "Followed up in some way"]["Share"] is None


def one_interview_each(done: int, missed: int, day: str = "2026-03-02") -> list[ClientRecords]:
    """Clients with one thank-you each, on time or missed."""
    sent = an_action("thank_you", f"{day}T12:00")
    return [
        ClientRecords(a_client(key), 2, "Ana", True, (a_record(interview, actions=actions),))
        for number in range(done + missed)
        for key in [f"{day}-{number}"]
        for interview in [an_interview(f"{day}T10:00", interview_id=key, client_id=key)]
        for actions in [[sent._replace(interview_id=key)] if number < done else []]
    ]


@pytest.mark.parametrize(
    ("done", "missed", "told"),
    [(11, 11, 11), (10, 11, None), (11, 10, None), (11, 0, 11), (0, 11, 0), (1, 30, None), (10, 0, None), (0, 1, None)],
)
def test_a_count_of_one_to_ten_others_clients_is_withheld_with_what_would_give_it_away(
    done: int, missed: int, told: int | None
) -> None:
    found = figures(rates_table(one_interview_each(done, missed), LOOK, OTHERS))
    assert found[ON_TIME]["Count"] == told
    assert found[ON_TIME]["Note"] == ("" if told is not None else WITHHELD)
    ever = found["Thank the interviewer", "Done at all"]
    assert (ever["Count"], ever["Of"]) == ((None, None) if told is None else (done, done + missed))
    assert figures(rates_table(one_interview_each(done, missed), LOOK))[ON_TIME]["Count"] == done


def test_it_is_people_that_are_counted_not_interviews() -> None:
    many = [
        a_record(an_interview(interview_id=f"i{number}"), actions=[an_action("thank_you", "2026-03-02T12:00")])
        for number in range(30)
    ]
    records = tuple(
        record._replace(actions=tuple(a._replace(interview_id=record.interview.interview_id) for a in record.actions))
        for record in many
    )
    found = figures(rates_table([ClientRecords(a_client(), 2, "Ana", True, records)], LOOK, OTHERS))
    assert found[ON_TIME]["Count"] is None
    assert found["Interviews", "Held"]["Count"] is None


def test_who_does_not_count_in_groups_is_in_no_figure_of_a_group() -> None:
    everybody = clients_by_chance(120)
    in_groups, apart = everybody[:80], [one._replace(counts_in_groups=False) for one in everybody[80:]]
    guarded = figures(rates_table([*in_groups, *apart], LOOK, OTHERS))
    assert guarded == figures(rates_table(in_groups, LOOK, OTHERS))
    own = figures(rates_table([*in_groups, *apart], LOOK))
    assert own["Interviews", "Held"]["Count"] > guarded["Interviews", "Held"]["Count"]


def figure(clients: list[ClientRecords], chosen: Chosen, line: tuple[str, str] = ON_TIME) -> object:
    """A count (of thank-yous on time) as a report with others' clients tells it."""
    look = LOOK._replace(period=chosen.period)
    return figures(rates_table(clients, look, shared_view(look, chosen)))[line]["Count"]


def test_of_clients_chosen_by_status_or_by_name_nothing_is_told_of_others() -> None:
    """Outcomes has no such filter, and all less the active would be the few others."""
    clients = one_interview_each(11, 11)
    assert figure(clients, Chosen()) == figure(clients, Chosen(counselor=2)) == 11
    assert figure(clients, Chosen((1, 2))) is figure(clients, Chosen(status=ClientStatus.ACTIVE)) is None


def test_days_of_others_are_told_as_outcomes_has_them_or_in_whole_months_that_are_large_enough() -> None:
    clients = one_interview_each(11, 11)  # held on March 2; now is in March
    march, last = Period(date(2026, 3, 1)), first_day(Stretch.MONTHS, LOOK.today)
    assert figure(clients, Chosen(period=Period(last))) == figure(clients, Chosen(period=march)) == 11
    assert figure(clients, Chosen(period=Period(date(2026, 2, 27)))) is None
    february = Chosen(period=Period(date(2026, 2, 1), date(2026, 2, 28)))
    assert figure(clients, february, ("Interviews", "Held")) == 0


def test_days_that_are_not_told_do_not_say_whether_anybody_was_there() -> None:
    clients = one_interview_each(11, 11)
    for day in (date(2026, 2, 26), date(2026, 3, 2)):
        assert figure(clients, Chosen(period=Period(day, day))) is None


def test_days_that_would_tell_of_a_few_by_their_difference_are_withheld() -> None:
    clients = one_interview_each(11, 11)
    earlier = one_interview_each(3, 0, "2026-02-16")
    assert figure([*clients, *earlier], Chosen()) == 14
    assert figure([*clients, *earlier], Chosen(period=Period(date(2026, 3, 1)))) is None


def test_only_the_interviews_of_those_days_count() -> None:
    early = LOOK._replace(as_of=instant("2026-03-02T09:00"))
    assert figures(rates_table(one_interview_each(11, 11), early))["Interviews", "Held"]["Count"] == 0
