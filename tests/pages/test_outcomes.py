"""Outcomes, as the counselor sees it: one's own clients, an office, filters, what is withheld of others'."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from coaching import sentences
from coaching.clock import local_date, zone_named
from coaching.metrics import Figures
from coaching.model import ActionStep, Channel, InterviewRecord, KnownFrom
from coaching.outcomes import Outcomes, View, outcomes
from coaching.selection import Period, Selection, first_day
from coaching.store.access import Store
from coaching.store.actions import log_action
from coaching.store.figures import figures
from coaching.store.office import office_of
from tests.builders import a_client, a_record, an_interview
from tests.pages.desk import press
from tests.pages.test_today import texts
from tests.store.caseloads import rows_of, take, take_one

pytestmark = pytest.mark.both_databases

AN_HOUR = timedelta(hours=1)
BO = "bo@office.org"


def expected(store: Store, **filters: str) -> Outcomes:
    """The figures as they come from the store now, of one's own clients, in the period that is shown first."""
    now, viewer = datetime.now(UTC), store.as_viewer()
    today = local_date(now, zone_named(office_of(viewer).timezone))
    view = View(Selection(period=Period.MONTHS, **filters), now, today, shared=False)
    return outcomes(Figures(*figures(viewer, now, since=first_day(Period.MONTHS, today))), view)


def show(app: AppTest) -> AppTest:
    app.switch_page("outcomes.py").run()
    assert not app.exception
    assert not app.error
    assert app.title[0].value == "Outcomes"
    return app


def choose(app: AppTest, name: str, value: str | None) -> AppTest:
    """Sets a filter."""
    app.selectbox(key=f"outcomes-{name}").set_value(value).run()
    assert not app.exception
    assert not app.error
    return app


def an_interview_ended(ago: timedelta, **fields: str) -> InterviewRecord:
    """An hour's interview that ended so long ago, or is still ahead."""
    starts_at = (datetime.now(UTC) - ago - AN_HOUR).replace(second=0, microsecond=0)
    return a_record(an_interview(**fields)._replace(starts_at=starts_at, ends_at=starts_at + AN_HOUR))


def test_an_empty_database_says_what_to_do_next(app: AppTest) -> None:
    show(app)
    assert "no clients here yet" in texts(app)
    assert not app.header


def test_with_no_interview_held_it_says_so_and_leads_to_today(app: AppTest, store: Store) -> None:
    take_one(store.as_viewer(), an_interview_ended(-timedelta(days=3)), now=datetime.now(UTC))
    show(app)
    assert sentences.NOTHING_FOUND in texts(app)
    choose(app, "period", "all")
    assert sentences.NOTHING_HELD in texts(app)
    assert [link.label for link in app.page_link] == ["See which interviews are ahead"]
    assert not app.get("vega_lite_chart")


def test_each_figure_stands_with_its_title_its_sentence_and_the_alternative_of_its_chart(
    sample_app: AppTest, store: Store
) -> None:
    show(sample_app)
    found = expected(store)
    assert found.lags is not None
    assert found.thank_yous is not None
    assert found.comparison is not None
    assert [one.value for one in sample_app.header] == [
        "Where clients slip",
        "Does following up go with offers?",
        "Over time",
        "How soon thank-yous go out",
        "Thank-yous and outcomes",
        "How the following-up was done",
        "Look closer",
    ]
    said = texts(sample_app).replace("\\", "")
    for sentence in (
        sentences.steps_sentence(found.steps),
        sentences.comparison_sentence(found.comparison),
        sentences.lags_sentence(found.lags),
        sentences.thank_yous_sentence(found.thank_yous),
        sentences.findings_sentence(found.findings),
    ):
        assert sentence in said
    alternatives = [one.proto.alt for one in sample_app.get("vega_lite_chart")]
    assert sentences.steps_alt(found.steps) == alternatives[0]
    assert sentences.thank_yous_alt(found.thank_yous) in alternatives
    assert all(alternatives)


def test_one_interview_that_just_ended_has_no_charts_but_says_what_counts(app: AppTest, store: Store) -> None:
    take_one(store.as_viewer(), an_interview_ended(AN_HOUR), now=datetime.now(UTC))
    show(app)
    said = texts(app).replace("\\", "")
    for sentence in (
        sentences.NOTHING_COUNTED,
        sentences.NOTHING_JUDGED,
        sentences.NO_LAGS,
        sentences.NOTHING_OVER_TIME,
    ):
        assert sentence in said
    assert "Nothing can be compared yet" in said
    assert "nan" not in said.lower()
    assert not app.get("vega_lite_chart")


def test_what_is_logged_shows_at_once_whatever_was_cached(app: AppTest, store: Store) -> None:
    take_one(store.as_viewer(), an_interview_ended(AN_HOUR), now=datetime.now(UTC))
    show(app)
    assert "0 of 1 interviews held (0%, 0 to 79)" in texts(app)
    now, interview_id = datetime.now(UTC), 1
    log_action(
        store.as_viewer(), interview_id, ActionStep.THANK_YOU, None,
        at=now, channel=Channel.EMAIL, known_from=KnownFrom.CLIENT, now=now,
    )  # fmt: skip
    show(app)
    assert "1 of 1 interviews held (100%, 21 to 100)" in texts(app)
    assert "Thank the interviewer: 1 of 1 on time" in app.get("vega_lite_chart")[0].proto.alt


def test_a_filter_narrows_every_figure_and_one_that_leaves_nothing_says_so(app: AppTest, store: Store) -> None:
    records = [
        an_interview_ended(timedelta(days=day), interview_id=f"i{day}", client_id=f"c{day}", industry=industry)
        for day, industry in ((3, "Health"), (4, "Health"), (5, "Trade"))
    ]
    take(store.as_viewer(), rows_of(records), now=datetime.now(UTC))
    show(app)
    assert "0 of 3 interviews held" in texts(app)
    choose(app, "industry", "Health")
    assert "0 of 2 interviews held" in texts(app)
    assert app.get("vega_lite_chart")[0].proto.alt == sentences.steps_alt(expected(store, industry="Health").steps)
    choose(app, "format", "phone")
    assert sentences.NOTHING_FOUND in texts(app)
    app.button(key="outcomes-all").click().run()
    assert "0 of 3 interviews held" in texts(app)


def test_another_policy_is_figured_from_the_records(app: AppTest, store: Store) -> None:
    take_one(store.as_viewer(), an_interview_ended(timedelta(days=16)), now=datetime.now(UTC))
    show(app)
    assert "Send a strategic letter" not in app.get("vega_lite_chart")[0].proto.alt
    choose(app, "policy", "persistent")
    assert "Send a strategic letter: 0 of 1 on time" in app.get("vega_lite_chart")[0].proto.alt
    assert office_of(store.as_viewer()).policy.name == "measured"


def test_weeks_and_months_and_what_is_followed_can_be_chosen(sample_app: AppTest) -> None:
    show(sample_app)
    for measure, words in sentences.MEASURE_TITLES.items():
        for grain in ("week", "month"):
            choose(sample_app, "measure", measure.value)
            choose(sample_app, "by", grain)
            assert any(one.proto.alt.startswith(words) for one in sample_app.get("vega_lite_chart"))


def open_figures(app: AppTest, slug: str) -> AppTest:
    """Opens the table and files below a figure."""
    app.session_state[f"figures-{slug}"] = True
    app.run()
    assert not app.exception
    return app


def test_the_table_and_the_files_come_when_they_are_asked_for(sample_app: AppTest, store: Store) -> None:
    show(sample_app)
    tables = len(sample_app.table)
    assert not sample_app.get("download_button")
    open_figures(sample_app, "steps")
    assert len(sample_app.table) == tables + 1
    assert sample_app.table[0].value.index.tolist() == sentences.steps_table(expected(store).steps).index.tolist()
    assert [one.proto.label for one in sample_app.get("download_button")] == ["CSV", "PNG", "SVG", "PDF"]


@pytest.fixture
def office(app: AppTest, store: Store) -> AppTest:
    """Clients of two other counselors: forty of Bo's with an interview each, and three of Cy's."""
    owners = [BO] * 40 + ["cy@office.org"] * 3
    clients = [a_client(f"c{at}", name=f"Client {at}", counselor=owner) for at, owner in enumerate(owners)]
    records = [
        an_interview_ended(timedelta(days=at % 30 + 2), interview_id=f"i{at}", client_id=f"c{at}")
        for at in range(len(owners))
    ]
    take(store.as_viewer(), rows_of(records, clients), now=datetime.now(UTC))
    return app


def test_of_others_clients_small_counts_are_withheld_and_so_is_what_they_could_be_worked_out_from(
    office: AppTest,
) -> None:
    show(office)
    assert "0 of 43 interviews held" in texts(office)
    assert sentences.OTHERS in [one.value for one in office.caption]
    for counselor in ("2", "3"):
        choose(office, "counselor", counselor)
        assert sentences.ALL_WITHHELD in texts(office)
        assert not office.get("vega_lite_chart")
        assert not office.header
    press(office, "Show all")
    assert "0 of 43 interviews held" in texts(office)


def test_of_ones_own_clients_nothing_is_withheld(office: AppTest, store: Store) -> None:
    own = an_interview_ended(timedelta(days=2), interview_id="own", client_id="own")
    take(store.as_viewer(), rows_of([own]), now=datetime.now(UTC))
    show(office)
    choose(office, "counselor", "1")
    assert "0 of 1 interviews held" in texts(office)
    assert sentences.OTHERS not in [one.value for one in office.caption]


def test_several_filters_at_once_are_refused_where_others_clients_are_shown(office: AppTest) -> None:
    show(office)
    choose(office, "counselor", "2")
    choose(office, "industry", "Healthcare")
    assert [one.value for one in office.warning] == [sentences.TOO_NARROW]
    assert not office.get("vega_lite_chart")


def test_topics_for_the_workshop_stand_with_numbers_points_an_exercise_and_sources(app: AppTest, store: Store) -> None:
    records = [
        an_interview_ended(timedelta(days=3, hours=number), interview_id=f"i{number}", timeline_asked=False)
        for number in range(2)
    ]
    take(store.as_viewer(), rows_of(records), now=datetime.now(UTC))
    show(app)
    (label,) = [folded.label for folded in app.expander if "Leave with a date" in folded.label]
    assert "not on time in 2 of 2" in label
    assert "In pairs: close an interview" not in texts(app)
    app.session_state["topic-ask_timeline"] = True
    app.run()
    assert "In pairs: close an interview" in texts(app)
    assert "**S3.2**" not in texts(app)
    app.session_state["topic-ask_timeline-sources"] = True
    app.run()
    assert "**S3.2** Questions that find it out" in texts(app)


def test_where_nothing_was_missed_the_workshop_has_no_topic(app: AppTest, store: Store) -> None:
    take_one(store.as_viewer(), an_interview_ended(timedelta(days=80)), now=datetime.now(UTC))
    show(app)
    assert "Nothing was missed after the interviews of the last 4 weeks." in texts(app)
