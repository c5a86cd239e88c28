"""Outcomes with what is odd: nothing, one, all alike, long ago, far ahead, crowds, long names; every section of it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from coaching.metrics.over_time import Measure
from coaching.model import Client, InterviewRecord
from coaching.sentences import UNSEEN
from coaching.sentences.stratified import KIND_PLURALS
from coaching.store.access import Store
from pages.parts.closer import LASTING, Look
from tests.builders import a_client, a_person, a_record, an_action, an_interview
from tests.pages.test_outcomes import an_interview_ended, choose, show
from tests.pages.test_today import texts
from tests.store.caseloads import rows_of, take

NO_NUMBER = re.compile(r"\b(nan|NaN|NaT|None|inf|-0)\b(?! of)|\bundefined\b")
LONG = "Ab “c” <d> & " * 23
"""300 letters."""
SLUGS = [
    "steps", "comparison", "over-time", "thank-you-times", "thank-yous", "conduct", "clients-and-steps", "at-all",
    "way-to-an-answer", "until-thank-you", "until-status-check", "other-days", "lesson", "first-channel",
    "first-known-from", "finding-over-time", "employers", "within-counselors", "within-industries", "within-rounds",
    "within-formats", *(f"by-{word}-{rate}" for word in ("counselor", "industry", "round", "format")
                        for rate in ("followed-up", "thank-you", "status-check")),
]  # fmt: skip
"""What can be opened below a figure: its table and files, and the interviews behind it."""
Caseload = tuple[list[InterviewRecord], list[Client]]


def held(at: int, days: float, *, thanked: bool = True, **fields: Any) -> InterviewRecord:
    """An interview of a client of its own that ended so many days ago, thanked for within the hour or not."""
    ended = an_interview_ended(timedelta(days=days), interview_id=f"i{at}", client_id=f"c{at}", **fields).interview
    person = a_person(f"p{at}", of=ended)
    actions = [an_action("thank_you", f"{ended.ends_at:%Y-%m-%dT%H:%M}", of=ended)] if thanked and ended.ends_at else []
    return a_record(ended, people=[person], actions=actions)


def offered(days: float) -> dict[str, Any]:
    """An offer so many days ago."""
    return {"outcome": "offer", "outcome_on": f"{datetime.now(UTC) - timedelta(days=days):%Y-%m-%d}"}


def waived(at: int) -> InterviewRecord:
    record = held(at, 20, thanked=False, timeline_asked=None)
    interview, day = record.interview, f"{datetime.now(UTC) - timedelta(days=10):%Y-%m-%dT%H:%M}"
    actions = [an_action(step, day, of=interview, channel="waived") for step in ("thank_you", "status_check")]
    return a_record(interview, actions=actions)


def at(at_: int, starts: str, **fields: Any) -> InterviewRecord:
    return a_record(an_interview(starts, interview_id=f"i{at_}", client_id=f"c{at_}", **fields))


def alone(records: list[InterviewRecord]) -> Caseload:
    """With a client each, all of them one's own."""
    return records, [a_client(record.interview.client_id, name=f"Person {n}") for n, record in enumerate(records)]


def crowd() -> Caseload:
    """Five hundred counselors, two clients each."""
    records = [held(n, 3 + n % 70, thanked=n % 3 > 0) for n in range(1000)]
    owners = [f"c{n % 500}@office.org" for n in range(1000)]
    return records, [a_client(f"c{n}", name=f"Person {n}", counselor=owner) for n, owner in enumerate(owners)]


EDGES: dict[str, Callable[[], Caseload]] = {
    "no interview": lambda: ([], [a_client("c0")]),
    "none held": lambda: alone([at(0, "2090-03-02T10:00")]),
    "one": lambda: alone([held(0, 20)]),
    "one a minute ago": lambda: alone([held(0, 0.001, thanked=False)]),
    "all pending": lambda: alone([held(n, 45) for n in range(30)]),
    "all in one group": lambda: alone([held(n, 60, **offered(20)) for n in range(30)]),
    "none did anything": lambda: alone([held(n, 60, thanked=False, timeline_asked=False) for n in range(30)]),
    "nothing counts": lambda: alone([waived(n) for n in range(12)]),
    "weeks without data": lambda: alone([held(n, 3 if n % 2 else 80) for n in range(8)]),
    "in 1900 and in 2090": lambda: alone([
        *(at(n, "1900-03-02T10:00") for n in range(14)), *(at(n, "2090-03-02T10:00") for n in range(14, 28)),
        held(28, 5),
    ]),
    "five hundred counselors": crowd,
    "long names": lambda: alone([
        held(n, 40, employer=f"{LONG}{n % 2}"[:300], industry=LONG[:300], round=LONG[:300]) for n in range(14)
    ]),
}  # fmt: skip


def sections(app: AppTest) -> Iterator[str]:
    """The page as it opens, in weeks, and then with each figure looked at closer, within each kind of group."""
    show(app)
    choose(app, "period", "all")
    yield "first"
    if not any(one.key == "outcomes-closer" for one in app.selectbox):
        return
    choose(app, "by", "week")
    choose(app, "measure", "followed_up")
    yield "weeks"
    for look in Look:
        choose(app, "closer", look.value)
        yield look.value
    for finding in LASTING:
        choose(app, "closer", Look.CONDUCT.value)
        choose(app, "finding", finding.value)
        yield finding.value
    choose(app, "closer", Look.GROUPS.value)
    for kind in kinds(app):
        choose(app, "within", kind)
        yield kind
    choose(app, "closer", Look.SIDE_BY_SIDE.value)
    for kind, measure in product(kinds(app), Measure):
        choose(app, "within", kind)
        choose(app, "rate", measure.value)
        yield f"{kind} {measure}"


def kinds(app: AppTest) -> list[str]:
    """The kinds of groups to choose from."""
    words = {plural.capitalize(): kind for kind, plural in KIND_PLURALS.items()}
    return [words[one] for one in app.selectbox(key="outcomes-within").options]


def check(app: AppTest, where: str) -> None:
    """Sentences, alternatives, tables and charts have no number that is none, and nothing empty is drawn."""
    assert not app.exception
    charts = [one.proto for one in app.get("vega_lite_chart")]
    said = [texts(app), *(one.alt for one in charts), *(one.value.to_string() for one in app.table)]
    assert NO_NUMBER.findall(" ".join(said)) == [], where
    assert all(not one.value.empty for one in app.table), where
    for chart in charts:
        json.loads(chart.spec, parse_constant=pytest.fail)
        assert chart.datasets or chart.data.data, where
        for dataset in chart.datasets:
            rows = pa.ipc.open_stream(dataset.data.data).read_all().to_pylist()
            assert rows, where
            values = [value for row in rows for value in row.values() if isinstance(value, float)]
            assert not any(map(math.isinf, values)), where


@pytest.mark.parametrize("edge", EDGES)
def test_whatever_there_is_every_section_has_a_sentence_and_charts_that_read(
    edge: str, app: AppTest, store: Store
) -> None:
    records, clients = EDGES[edge]()
    take(store.as_viewer(), rows_of(records, clients), now=datetime.now(UTC))
    for slug in SLUGS:
        app.session_state[f"figures-{slug}"] = app.session_state[f"interviews-{slug}"] = True
    seen = []
    for where in sections(app):
        check(app, f"{edge}: {where}")
        seen.append(where)
    assert seen[0] == "first"


def test_a_filter_that_leaves_nothing_draws_nothing_and_leads_back(app: AppTest, store: Store) -> None:
    take(store.as_viewer(), rows_of(*alone([held(n, 40) for n in range(14)])), now=datetime.now(UTC))
    app.query_params["closer"] = Look.WAY.value
    show(app)
    choose(app, "format", "phone")
    check(app, "nothing left")
    assert not app.get("vega_lite_chart")
    assert [one.label for one in app.button if one.key == "outcomes-all"] == ["Show all"]


@pytest.mark.parametrize("named", ["999", "x", "-1"])
def test_an_address_with_a_counselor_who_is_not_seen_says_that_the_figures_are_of_others(
    app: AppTest, store: Store, named: str
) -> None:
    take(store.as_viewer(), rows_of(*alone([held(n, 40) for n in range(14)])), now=datetime.now(UTC))
    show(app)
    assert not app.info
    app.query_params["counselor"] = named
    app.run()
    assert [one.value for one in app.info] == [UNSEEN]
    assert not app.exception
