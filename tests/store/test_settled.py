"""What a plan says in the end, kept beside its interview, gives the same figures as the plan rows read each time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pandas as pd
import pytest
from sqlalchemy import func, select, update

from coaching.model import ActionStep, Channel, KnownFrom
from coaching.plan import NO_PLAN
from coaching.store.access import Viewer
from coaching.store.actions import log_action, remove_action
from coaching.store.figures import FigureFrames, figures
from coaching.store.plan_letters import settle
from coaching.store.tables import Interviews, PlanRows
from tests.builders import a_person, a_record
from tests.store.caseloads import NOW, by_chance, rows_of, take
from tests.store.test_figures import in_order


@pytest.fixture
def office(viewer: Viewer) -> Viewer:
    take(viewer, by_chance(120))
    return viewer


def forget_settled(viewer: Viewer) -> None:
    with viewer.write(NOW) as writing:
        writing.connection.execute(update(Interviews).values(settled_at=None, settled=None))


def figures_at(viewer: Viewer, instants: list[datetime]) -> list[FigureFrames]:
    return [figures(viewer, now) for now in instants]


def test_at_any_instant_what_is_kept_says_what_the_rows_say(office: Viewer) -> None:
    with office.read() as connection:
        held = select(Interviews.settled_at).where(Interviews.status.not_in(NO_PLAN))
        settled = connection.execute(held).scalars().all()
    assert None not in settled
    edges = [at + by for at in settled[::10] if at for by in (-timedelta(microseconds=1), timedelta())]
    instants = [min(at, NOW + timedelta(days=400)) for at in edges]
    instants += [NOW + timedelta(days=days) for days in (-60, -20, 0, 20, 60)]
    kept = figures_at(office, instants)
    forget_settled(office)
    for found, expected in zip(kept, figures_at(office, instants), strict=True):
        for one, other in zip(found, expected, strict=True):
            pd.testing.assert_frame_equal(in_order(one), in_order(other))


def test_most_plans_are_settled_two_months_on(office: Viewer) -> None:
    with office.read() as connection:
        settled, every = connection.execute(
            select(func.count().filter(Interviews.settled_at <= NOW + timedelta(days=60)), func.count())
        ).one()
    assert settled > every / 2


def test_what_is_kept_stands_in_the_order_of_the_plan_however_the_rows_lie(viewer: Viewer) -> None:
    take(viewer, rows_of([a_record(people=[a_person()])]))
    with viewer.write(NOW) as writing:
        kept = writing.connection.execute(select(Interviews.settled)).scalar_one()
        places = writing.connection.execute(select(PlanRows.position)).scalars().all()
        for place in reversed(places):  # PostgreSQL puts a row that is updated behind the others
            touched = update(PlanRows).where(PlanRows.position == place).values(snoozed_until=NOW)
            writing.connection.execute(touched)
        settle(writing.connection)
        assert writing.connection.execute(select(Interviews.settled)).scalar_one() == kept
    assert len(kept or "") > 4


def test_an_action_and_its_removal_change_what_is_kept(viewer: Viewer) -> None:
    take(viewer, rows_of([a_record(people=[a_person()])]))
    later = NOW + timedelta(days=400)

    def lags() -> list[str]:
        return figures(viewer, later).lags["lag"].tolist()

    assert lags() == ["not_sent"]
    key = log_action(
        viewer, 1, ActionStep.THANK_YOU, 1, at=NOW, channel=Channel.EMAIL, known_from=KnownFrom.CLIENT, now=NOW
    )
    assert lags() == ["later"]
    remove_action(viewer, key, now=NOW)
    assert lags() == ["not_sent"]
