"""The figures on demand of others' clients: what is shown is made of cells of nobody or enough people."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from random import Random
from typing import Any

import pandas as pd
import pytest

from coaching import closer
from coaching.closer import MOST_APART, Days
from coaching.guidance.policies import MEASURED
from coaching.metrics import FINDING_COLUMNS, ROW_COLUMNS, Figures, figures_of
from coaching.metrics.at_all import WAYS
from coaching.metrics.blocks import held_block
from coaching.metrics.closer_blocks import FUNNEL_LEVELS, funnel_block, ways_block
from coaching.metrics.firsts import FIRST_COLUMNS, with_firsts
from coaching.metrics.funnel import Stage, funnel, stages
from coaching.metrics.over_time import Grain
from coaching.metrics.small_cells import Block, Level
from coaching.metrics.stratified import OTHERS
from coaching.metrics.waits import Awaited
from coaching.model import Finding
from coaching.outcomes import View
from coaching.selection import Period, Selection
from tests.metrics.offices import NOW, TODAY, an_office

FEW = 10  # people


def view(*, shared: bool = True, **filters: Any) -> View:
    return View(Selection(period=Period.ALL, **filters), NOW, TODAY, shared)


def firsts_by_email(figures: Figures) -> pd.DataFrame:
    """Every follow-up of the office by email, as the client says."""
    up = figures.interviews["followed_up_at"] <= pd.Timestamp(NOW)
    lines = [
        (key, "Acme", "email" if was else "", "client" if was else "", None, None, None, None, False, False)
        for key, was in zip(figures.interviews["interview_id"], up, strict=True)
    ]
    return pd.DataFrame(lines, columns=FIRST_COLUMNS)


def people_in(block: Block, value: object = None, *, merged: Level | None = None) -> dict[str, int]:
    """Clients in each cell of a level, the finest where none is given."""
    clients: defaultdict[str, set[object]] = defaultdict(set)
    for line in block.frame.itertuples(index=False):
        if value is None or line.value == value:
            clients[line.cell if merged is None else merged[line.cell]].add(line.client_id)
    return {cell: len(who) for cell, who in clients.items()}


LARGE, SMALL = an_office(900, days=300, counselors=2), an_office(14)


def test_what_steps_from_choice_to_choice_and_curves_are_for_ones_own_clients_alone() -> None:
    def never() -> pd.DataFrame:
        raise AssertionError("read for nothing")

    for what in Awaited:
        assert closer.waits_of(LARGE, never, view(), what) is None
    assert closer.employers_of(LARGE, never, view()) is None
    assert closer.lesson_of(LARGE, view()) is None
    assert closer.compared_by(LARGE, view(), Days(3, 14)) is None
    assert closer.lesson_of(LARGE, view(shared=False)) is not None


def test_others_clients_are_compared_with_the_usual_days_whatever_is_asked_for() -> None:
    usual, asked = (closer.stratified_of(LARGE, view(), "counselor_id", days) for days in (Days(), Days(3, 14)))
    assert usual is not None
    assert asked is not None
    assert usual.tables.equals(asked.tables)
    own = closer.stratified_of(LARGE, view(shared=False), "counselor_id", Days(3, 14))
    assert own is not None
    assert not own.tables.equals(usual.tables)


def test_a_small_office_is_withheld_and_several_filters_at_once_are_refused() -> None:
    for figures, asked in ((SMALL, view()), (LARGE, view(counselor_id=0, industry="Health"))):
        assert closer.at_all_of(figures, asked) is None
        assert closer.funnel_of(figures, asked) is None
        assert closer.stratified_of(figures, asked, "format") is None
        assert closer.ways_of(figures, partial(firsts_by_email, figures), asked, "channel") is None


@pytest.mark.parametrize("value", [None, 0, 1])
def test_what_is_shown_of_others_tells_of_nobody_or_of_enough_people(value: int | None) -> None:
    asked, kind = (view(), None) if value is None else (view(counselor_id=value), "counselor_id")
    firsts = firsts_by_email(LARGE)
    at_all = closer.at_all_of(LARGE, asked)
    assert at_all is not None
    assert at_all.recent == 0
    people = people_in(held_block(LARGE, kind, NOW), value)
    assert min(people.values()) > FEW
    ways = closer.ways_of(LARGE, lambda: firsts, asked, "channel")
    assert ways is not None
    words = with_firsts(LARGE.interviews, firsts)["channel"]
    assert min(people_in(ways_block(LARGE, kind, words, "channel"), value).values()) > FEW
    lines = closer.funnel_of(LARGE, asked)
    assert lines is not None
    merged = FUNNEL_LEVELS[len(lines) < len(Stage)]
    assert min(people_in(funnel_block(LARGE, kind, stages(LARGE, NOW), NOW), value, merged=merged).values()) > FEW


def test_of_others_the_clients_themselves_are_not_counted() -> None:
    found, own = closer.at_all_of(LARGE, view()), closer.at_all_of(LARGE, view(shared=False))
    assert found is not None
    assert own is not None
    assert (found.clients, found.clients_ever, found.clients_always) == (None, None, None)
    assert own.clients is not None
    assert 800 < own.clients <= 900
    assert found.interviews in (own.interviews, own.interviews + own.recent)


def test_strata_that_may_not_be_told_apart_are_one() -> None:
    figures = an_office(900, days=400, counselors=9)
    found, whole = (closer.stratified_of(figures, view(shared=shared), "counselor_id") for shared in (True, False))
    assert found is not None
    assert whole is not None
    assert OTHERS in set(found.tables["stratum"])
    assert len(found.tables) < len(whole.tables) == 9
    assert len(found.tables) <= MOST_APART + 1
    cells = found.tables.drop(columns="stratum")
    assert cells[cells > 0].min().min() > FEW
    assert found.crude == whole.crude


@pytest.mark.parametrize("figures", [LARGE, SMALL], ids=["large", "small"])
def test_the_cells_of_the_funnel_make_its_lines_again(figures: Figures) -> None:
    reached = stages(figures, NOW)
    tally = funnel_block(figures, None, reached, NOW).frame["cell"].value_counts()
    assert set(tally.index) <= set(FUNNEL_LEVELS[0])
    left = len(figures.interviews)
    for line in funnel(reached).itertuples(index=False):
        stopped = dict.fromkeys(("no", "open"), 0)
        for cell, count in tally.items():
            if f" at {line.stage}" in cell:
                stopped[cell.split()[0]] += count
        assert (line.of, line.undecided) == (left - stopped["open"], stopped["open"])
        left -= sum(stopped.values())
        assert line.part == left


def test_a_funnel_may_be_cut_at_the_thank_yous_on_time() -> None:
    found = closer.funnel_of(an_office(400, days=400, counselors=1), view())
    assert found is not None
    assert found["stage"].tolist() in (list(map(str, Stage)), list(map(str, Stage))[:3])


def test_no_interviews_are_shown_as_none() -> None:
    nothing = figures_of([], MEASURED, NOW)
    for shared in (True, False):
        asked = view(shared=shared)
        assert closer.funnel_of(nothing, asked) is not None
        for column in WAYS:
            assert closer.ways_of(nothing, lambda: pd.DataFrame(columns=FIRST_COLUMNS), asked, column) is not None
        found = closer.at_all_of(nothing, asked)
        assert found is not None
        assert found.interviews == 0


def with_findings(figures: Figures, share: float, seed: int = 3) -> Figures:
    """The same office; by chance a share of its interviews has the same note twice."""
    chance = Random(seed)  # noqa: S311 - for findings, not for a secret
    found = [(key, Finding.SAME_NOTE.value) for key in figures.interviews["interview_id"] if chance.random() < share]
    return figures._replace(findings=pd.DataFrame(found, columns=FINDING_COLUMNS))


@pytest.mark.parametrize("grain", Grain)
def test_findings_over_time_add_up_to_the_findings(grain: Grain) -> None:
    figures = with_findings(LARGE, 0.3)
    for shared in (False, True):
        lines = closer.finding_over_time(figures, view(shared=shared), Finding.SAME_NOTE, grain)
        assert lines["part"].sum() == len(figures.findings)
        assert lines["n"].sum() == len(figures.interviews)
        assert not shared or len(lines) <= 43


def test_of_others_each_stretch_of_a_finding_is_of_enough_people() -> None:
    figures = with_findings(LARGE, 0.3)
    lines = closer.finding_over_time(figures, view(), Finding.SAME_NOTE, Grain.WEEK)
    assert 2 < len(lines) < len(closer.finding_over_time(figures, view(shared=False), Finding.SAME_NOTE, Grain.WEEK))
    has = figures.interviews["interview_id"].isin(figures.findings["interview_id"])
    for line in lines.itertuples(index=False):
        inside = figures.interviews["held_on"].between(pd.Timestamp(line.first), pd.Timestamp(line.last))
        for side in (has & inside, ~has & inside):
            assert figures.interviews.loc[side, "client_id"].nunique() > FEW


def test_a_rare_finding_of_others_is_withheld_and_too_soon_where_the_rates_of_the_check_are() -> None:
    assert closer.finding_over_time(with_findings(LARGE, 0.001), view(), Finding.SAME_NOTE, Grain.WEEK).empty
    checks = pd.DataFrame(
        [(key, "status_check", "expected", "too_soon" if key % 3 else "done" if key % 9 else "late")
         for key in LARGE.interviews["interview_id"]], columns=ROW_COLUMNS,
    )  # fmt: skip
    figures = LARGE._replace(rows=checks)
    assert closer.finding_over_time(figures, view(), Finding.TOO_SOON, Grain.MONTH)["part"].sum() > 0
    rare = figures._replace(rows=checks.assign(status=checks["status"].where(checks["interview_id"] != 50, "missed")))
    assert closer.finding_over_time(rare, view(), Finding.TOO_SOON, Grain.MONTH).empty
