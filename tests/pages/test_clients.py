"""Clients, as the counselor sees them: found, filtered, in order, a page at a time."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from coaching.model import ClientStatus
from coaching.store.access import Store, Viewer
from coaching.store.caseload_list import Sort, caseload
from tests.builders import a_client, a_record, an_action, an_interview
from tests.pages.desk import NOON, fill_with, press, texts
from tests.pages.reading import as_read
from tests.store.caseloads import rows_of, take

pytestmark = pytest.mark.both_databases

ODD_NAMES = ("<b>Bold</b> [Link](x)", "Null", "*A* `b` :smile:", "Robert'); DROP TABLE clients;--", "名" * 300)


@pytest.fixture
def viewer(store: Store, monkeypatch: pytest.MonkeyPatch) -> Viewer:
    """The counselor, on a Friday at noon."""
    monkeypatch.setattr("pages.parts.session.now", lambda: NOON)
    return store.as_viewer()


def opened(app: AppTest, **address: str) -> AppTest:
    """The page at that address."""
    app.switch_page("clients.py")
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def shown(app: AppTest) -> list[str]:
    """The clients listed, in order, as they are read."""
    labels = [re.match(r"\*\*(.*?)\*\*(?: |$)", link.label) for link in app.page_link]
    return [as_read(found.group(1)) for found in labels if found]


def line_of(app: AppTest, name: str) -> str:
    """The cells of a client."""
    cells = [element.value for element in app.markdown if element.value.startswith("- *")]
    return cells[shown(app).index(name)]


def address_of(app: AppTest) -> dict[str, str]:
    """What the address says, wherever AppTest has it from."""
    return {name: value if isinstance(value, str) else value[-1] for name, value in app.query_params.items()}


def names_of(viewer: Viewer, status: ClientStatus | None = None, sort: Sort = Sort.NAME) -> list[str]:
    return [line.name for line in caseload(viewer, NOON, status=status, sort=sort, size=1000).lines]


def three_clients(viewer: Viewer) -> None:
    """Ada followed up one of two interviews, Ben is paused and was never met, Cho has an interview ahead."""
    thanked = an_interview("2026-02-02T10:00", interview_id="i1", client_id="ada", employer="Acme Labs")
    silent = an_interview("2026-03-16T10:00", interview_id="i2", client_id="ada", employer="Border Works", ends=None)
    ahead = an_interview("2026-03-24T15:30", interview_id="i3", client_id="cho", employer="Cove Press", ends=None)
    clients = [
        a_client("ada", name="Ada Example"),
        a_client("ben", name="Ben Sample", status=ClientStatus.PAUSED),
        a_client("cho", name="Cho Sample"),
    ]
    note = an_action("thank_you", "2026-02-02T15:00", of=thanked, note="asked about night shifts")
    take(viewer, rows_of([a_record(thanked, actions=[note]), a_record(silent), a_record(ahead)], clients), now=NOON)


def test_an_empty_database_says_what_to_do_next(app: AppTest) -> None:
    opened(app)
    assert "no clients here yet" in texts(app)
    assert not app.text_input


def test_a_line_says_last_contact_next_step_next_interview_and_how_often_was_followed_up(
    app: AppTest, viewer: Viewer
) -> None:
    three_clients(viewer)
    opened(app)
    assert shown(app) == ["Ada Example", "Ben Sample", "Cho Sample"]
    ada = line_of(app, "Ada Example")
    assert "*Last contact:* 6 weeks ago" in ada
    assert "*Next step:* :red-badge[3 days late] Thank the interviewer :gray[:small[Border Works]]" in ada
    assert "*Next interview:* *none*" in ada
    assert "*Followed up:* 1 of 2" in ada
    assert "Tuesday at 3:30 PM :gray[:small[Cove Press]]" in line_of(app, "Cho Sample")
    assert "*Followed up:* *none*" in line_of(app, "Cho Sample")
    assert "*Last contact:* :gray[never]" in line_of(app, "Cho Sample")


def test_the_status_stands_under_the_name(app: AppTest, viewer: Viewer) -> None:
    three_clients(viewer)
    opened(app)
    assert [link.label.split(" ", 2)[2] for link in app.page_link if link.label.startswith("**")] == [
        ":gray[:small[active]]",
        ":gray[:small[paused]]",
        ":gray[:small[active]]",
    ]


def test_an_active_client_without_a_step_or_an_interview_ahead_has_nothing_scheduled(
    app: AppTest, viewer: Viewer
) -> None:
    clients = [a_client("ada", name="Ada Example"), a_client("ben", name="Ben Sample", status=ClientStatus.CLOSED)]
    take(viewer, rows_of([], clients), now=NOON)
    opened(app)
    assert "nothing scheduled" in line_of(app, "Ada Example")
    assert "nothing scheduled" not in line_of(app, "Ben Sample")


def test_names_are_shown_as_they_were_typed(app: AppTest, viewer: Viewer) -> None:
    take(viewer, rows_of([], [a_client(f"c{at}", name=name) for at, name in enumerate(ODD_NAMES)]), now=NOON)
    opened(app)
    assert sorted(shown(app)) == sorted(ODD_NAMES)


def test_the_search_finds_names_employers_and_words_of_notes(app: AppTest, viewer: Viewer) -> None:
    three_clients(viewer)
    opened(app)
    for typed, found in (
        ("sam", ["Ben Sample", "Cho Sample"]),
        ("border", ["Ada Example"]),
        ("NIGHT", ["Ada Example"]),
    ):
        app.text_input(key="find").set_value(typed).run()
        assert not app.exception
        assert shown(app) == found


def test_the_counts_of_the_filter_are_of_those_found(app: AppTest, viewer: Viewer) -> None:
    three_clients(viewer)
    opened(app, find="sample")
    assert app.button_group[1].options == ["Active 1", "Paused 1", "Placed 0", "Closed 0"]


def test_a_search_in_vain_says_so_and_leads_back(app: AppTest, viewer: Viewer) -> None:
    three_clients(viewer)
    opened(app, find="Zoë*", status="placed")
    assert "Nobody among your placed clients matches “Zoë\\*”" in texts(app)
    press(app, "Show all clients")
    assert shown(app) == names_of(viewer)
    assert app.text_input(key="find").value == ""


def test_each_status_shows_what_its_count_says(sample_app: AppTest, store: Store) -> None:
    viewer = store.as_viewer()
    counts = caseload(viewer, NOON).by_status
    for status in ClientStatus:
        opened(sample_app, status=status.value)
        assert shown(sample_app) == names_of(viewer, status)
        assert len(shown(sample_app)) == counts[status]


def test_each_order_is_the_one_of_the_caseload(app: AppTest, viewer: Viewer) -> None:
    three_clients(viewer)
    opened(app)
    for sort in Sort:
        app.selectbox(key="clients-sort").select(sort).run()
        assert shown(app) == names_of(viewer, sort=sort)
    assert len({tuple(names_of(viewer, sort=sort)) for sort in Sort}) > 1


def test_what_is_shown_stands_in_the_address(app: AppTest, viewer: Viewer) -> None:
    three_clients(viewer)
    opened(app)
    assert address_of(app) == {}
    app.button_group(key="clients-status").set_value(ClientStatus.ACTIVE).run()
    app.selectbox(key="clients-sort").select(Sort.LAST_CONTACT).run()
    assert address_of(app) == {"status": "active", "sort": "last_contact"}
    app.button_group(key="clients-status").set_value(None).run()
    assert address_of(app) == {"sort": "last_contact"}


def test_an_address_that_makes_no_sense_is_passed_over(app: AppTest, viewer: Viewer) -> None:
    three_clients(viewer)
    nonsense = ("everything; DROP TABLE clients", "-1", "٣", "9" * 40, "")
    for text in nonsense:
        opened(app, status=text, sort=text, view=text, page=text)
        assert shown(app) == names_of(viewer)


def test_25_stand_on_a_page_and_the_page_stands_in_the_address(app: AppTest, viewer: Viewer) -> None:
    fill_with(viewer, 60)
    opened(app)
    assert shown(app) == names_of(viewer)[:25]
    turn_to(app, 2)
    assert shown(app) == names_of(viewer)[25:50]
    assert address_of(app)["page"] == "2"


def test_a_page_past_the_end_is_the_last_one(app: AppTest, viewer: Viewer) -> None:
    fill_with(viewer, 60)
    opened(app, page="9999")
    assert shown(app) == names_of(viewer)[50:]
    assert address_of(app)["page"] == "3"


def test_another_search_filter_or_order_begins_at_the_first_page(app: AppTest, viewer: Viewer) -> None:
    fill_with(viewer, 60)
    opened(app, page="3")
    app.text_input(key="find").set_value("client").run()
    assert shown(app) == names_of(viewer)[:25]
    turn_to(app, 3)
    app.selectbox(key="clients-sort").select(Sort.LATEST_INTERVIEW).run()
    assert shown(app) == names_of(viewer, sort=Sort.LATEST_INTERVIEW)[:25]
    assert "page" not in address_of(app)


def test_coming_back_from_another_page_shows_what_was_shown(app: AppTest, viewer: Viewer) -> None:
    three_clients(viewer)
    opened(app, status="paused")
    app.switch_page("outcomes.py").run()
    app.query_params.clear()
    opened(app)
    assert shown(app) == ["Ben Sample"]


def test_a_new_client_is_one_click_away(app: AppTest, viewer: Viewer) -> None:
    three_clients(viewer)
    opened(app)
    assert "New client" in [link.label for link in app.page_link]


def turn_to(app: AppTest, page: int) -> None:
    app.pagination[0].set_value(page).run()
    assert not app.exception


def test_a_filter_pressed_while_somebody_adds_a_client_is_the_one_that_was_pressed(
    app: AppTest, viewer: Viewer
) -> None:
    three_clients(viewer)
    opened(app)
    take(viewer, rows_of([], [a_client("dan", name="Dan Sample")]), now=NOON)
    app.button_group(key="clients-status").set_value(ClientStatus.ACTIVE).run()
    assert shown(app) == ["Ada Example", "Cho Sample", "Dan Sample"]
    assert app.button_group(key="clients-status").value is ClientStatus.ACTIVE
    take(viewer, rows_of([], [a_client("eve", name="Eve Sample")]), now=NOON)
    app.run()
    assert shown(app) == ["Ada Example", "Cho Sample", "Dan Sample", "Eve Sample"]
    assert address_of(app)["status"] == "active"
