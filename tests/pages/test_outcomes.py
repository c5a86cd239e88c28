"""Outcomes, as the counselor sees it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from coaching import sentences
from coaching.metrics import Figures
from coaching.model import ActionStep, Channel, InterviewRecord, KnownFrom
from coaching.store.access import Store
from coaching.store.actions import log_action
from coaching.store.figures import figures
from coaching.summary import Overview, overview
from tests.builders import a_record, an_interview
from tests.pages.test_today import texts
from tests.store.caseloads import take_one

pytestmark = pytest.mark.both_databases

AN_HOUR = timedelta(hours=1)


def expected(store: Store) -> Overview:
    """The figures as they come from the store now."""
    now = datetime.now(UTC)
    return overview(Figures(*figures(store.as_viewer(), now)), now)


def show(app: AppTest) -> AppTest:
    app.switch_page("outcomes.py").run()
    assert not app.exception
    assert not app.error
    assert app.title[0].value == "Outcomes"
    return app


def an_interview_ended(ago: timedelta) -> InterviewRecord:
    """An hour's interview that ended so long ago, or is still ahead."""
    starts_at = (datetime.now(UTC) - ago - AN_HOUR).replace(second=0, microsecond=0)
    return a_record(an_interview()._replace(starts_at=starts_at, ends_at=starts_at + AN_HOUR))


def test_an_empty_database_says_what_to_do_next(app: AppTest) -> None:
    show(app)
    assert "no clients here yet" in texts(app)
    assert not app.header


def test_with_no_interview_held_it_says_so_and_leads_to_today(app: AppTest, store: Store) -> None:
    take_one(store.as_viewer(), an_interview_ended(-timedelta(days=3)), now=datetime.now(UTC))
    show(app)
    assert sentences.NOTHING_HELD in texts(app)
    assert [link.label for link in app.page_link] == ["See which interviews are ahead"]
    assert not app.get("vega_lite_chart")


def test_each_chart_stands_with_its_title_its_sentence_its_alternative_and_its_table(
    sample_app: AppTest, store: Store
) -> None:
    show(sample_app)
    found = expected(store)
    assert [one.value for one in sample_app.header] == [
        "What clients need to practice",
        "Thank-yous and outcomes",
        "Does following up go with offers?",
    ]
    for sentence in (
        sentences.steps_sentence(found.steps),
        sentences.thank_yous_sentence(found.thank_yous),
        sentences.comparison_sentence(found.comparison),
    ):
        assert sentence in texts(sample_app)
    alternatives = [one.proto.alt for one in sample_app.get("vega_lite_chart")]
    assert alternatives == [sentences.steps_alt(found.steps), sentences.thank_yous_alt(found.thank_yous)]
    tables = [one.value for one in sample_app.table]
    assert tables[0].index.tolist() == sentences.steps_table(found.steps).index.tolist()
    assert tables[1].columns.tolist() == ["On time", "Late", "Not sent"]


def test_one_interview_that_just_ended_has_no_charts_but_says_what_counts(app: AppTest, store: Store) -> None:
    take_one(store.as_viewer(), an_interview_ended(AN_HOUR), now=datetime.now(UTC))
    show(app)
    assert sentences.NOTHING_COUNTED in texts(app)
    assert sentences.NOTHING_JUDGED in texts(app)
    assert "Nothing can be compared yet" in texts(app)
    assert not app.get("vega_lite_chart")


def test_what_is_logged_shows_at_once_whatever_was_cached(app: AppTest, store: Store) -> None:
    take_one(store.as_viewer(), an_interview_ended(AN_HOUR), now=datetime.now(UTC))
    show(app)
    assert "0 of 1 interviews held (0%, 0 to 79)" in texts(app)
    now, interview_id = datetime.now(UTC), 1
    log_action(
        store.as_viewer(),
        interview_id,
        ActionStep.THANK_YOU,
        None,
        at=now,
        channel=Channel.EMAIL,
        known_from=KnownFrom.CLIENT,
        now=now,
    )
    show(app)
    assert "1 of 1 interviews held (100%, 21 to 100)" in texts(app)
    assert "Thank the interviewer: 1 of 1 on time" in app.get("vega_lite_chart")[0].proto.alt
