"""Handouts as the counselor gets them: of the client on the page, of those who are ticked, of those chosen."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from coaching.handout.making import Form
from coaching.model import ClientStatus, Step
from coaching.store.access import Store
from coaching.store.chosen import Chosen, clients_named, size_of
from coaching.store.entry import ClientEntry, add_client
from coaching.store.tables import Audit
from coaching.web.downloads import OFFERS
from pages.parts import handouts
from tests.pages.clients import add_ada, open_client

pytestmark = pytest.mark.both_databases
BROWSER = "the browser of this test"


@pytest.fixture(autouse=True)
def known_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest has no cookies, by which a download knows its browser."""
    monkeypatch.setattr("pages.parts.session.browser", lambda: BROWSER)


def opened(app: AppTest, key: str) -> AppTest:
    """The same page with that choice of handouts open."""
    app.session_state[f"{key}-handouts"] = True
    app.run()
    assert not app.exception
    return app


def text_of(app: AppTest) -> str:
    return "\n".join(part.value for part in (*app.markdown, *app.caption)).replace("\\", "")


def links(app: AppTest) -> dict[str, str]:
    return {element.proto.label: element.proto.url for element in app.get("link_button")}


def fetched(app: AppTest, label: str, folder: Path) -> Path:
    """The file that the button of that label gives."""
    offer = OFFERS.take(links(app)[label].rpartition("/")[2], BROWSER)
    assert offer is not None
    offer.make(folder / offer.name)
    return folder / offer.name


def words_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def exports_noted(store: Store) -> list[tuple[int | None, str]]:
    query = select(Audit.client_id, Audit.words).where(Audit.deed == "exported").order_by(Audit.id)
    with store.as_viewer().read() as connection:
        return [(client, words) for client, words in connection.execute(query)]


def choose(app: AppTest, key: str, value: object) -> None:
    widgets = [*app.button_group, *app.checkbox, *app.selectbox, *app.multiselect]
    next(widget for widget in widgets if widget.key == key).set_value(value).run()
    assert not app.exception


def test_the_client_gets_a_page_from_their_own_page(app: AppTest, store: Store, tmp_path: Path) -> None:
    ada = add_ada(store)
    app.run()
    open_client(app, ada)
    assert links(app) == {}
    opened(app, "client")
    assert "A page to take home" in text_of(app)
    path = fetched(app, "Download (pdf)", tmp_path)
    assert path.name.startswith("afterword-handout-")
    assert "Thank Ms. Grace Sample at Acme Labs in a few words" in words_of(path)
    assert exports_noted(store) == [(ada, "report=handout form=pdf")]


def test_it_comes_as_text_and_in_large_print(app: AppTest, store: Store, tmp_path: Path) -> None:
    ada = add_ada(store)
    app.run()
    open_client(app, ada)
    opened(app, "client")
    usual = fetched(app, "Download (pdf)", tmp_path).read_bytes()
    choose(app, "client-handout-large", True)
    assert fetched(app, "Download (pdf)", tmp_path).read_bytes() != usual
    choose(app, "client-handout-form", Form.TEXT)
    assert not [box for box in app.checkbox if box.key == "client-handout-large"]
    assert "Ada Example" in fetched(app, "Download (txt)", tmp_path).read_text(encoding="utf-8")


def test_a_name_that_cannot_be_printed_is_told_beside_the_download(app: AppTest, store: Store) -> None:
    key = add_client(store.as_viewer(), ClientEntry("Ada \ue000 Example"), now=datetime.now(UTC))
    app.run()
    open_client(app, key)
    opened(app, "client")
    assert "No font on this computer has every letter of “Ada \ue000 Example”." in text_of(app)
    choose(app, "client-handout-form", Form.TEXT)
    assert "No font on this computer" not in text_of(app)


def test_to_open_the_choice_is_no_export(app: AppTest, store: Store) -> None:
    ada = add_ada(store)
    app.run()
    open_client(app, ada)
    opened(app, "client")
    assert exports_noted(store) == []


def test_those_chosen_on_reports_have_a_page_each(sample_app: AppTest, store: Store, tmp_path: Path) -> None:
    viewer = store.as_viewer()
    sample_app.run()
    sample_app.switch_page("reports.py").run()
    choose(sample_app, "report-status", ClientStatus.ACTIVE)
    active = size_of(viewer, Chosen(status=ClientStatus.ACTIVE), datetime.now(UTC)).clients
    opened(sample_app, "report")
    assert f"For the **{active} clients** chosen above" in text_of(sample_app)
    reader = PdfReader(fetched(sample_app, "Download (pdf)", tmp_path))
    assert len([entry for entry in reader.outline if not isinstance(entry, list)]) == active
    assert exports_noted(store) == [(None, "report=handout form=pdf status=active")]


def test_more_than_a_file_holds_is_a_sentence(sample_app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handouts, "MOST_PAGES", 2)
    sample_app.run()
    sample_app.switch_page("reports.py").run()
    opened(sample_app, "report")
    assert "A file holds at most 2 pages: choose fewer clients." in text_of(sample_app)
    assert "Download (pdf)" not in links(sample_app)


def test_those_ticked_among_the_clients_have_a_page_each(sample_app: AppTest, tmp_path: Path) -> None:
    sample_app.run()
    sample_app.query_params["view"] = "steps"
    sample_app.switch_page("clients.py").run()
    next(button for button in sample_app.button if button.key == "workshop-turn").click().run()
    choose(sample_app, "workshop-step", Step.ALERT_REFERENCES)
    boxes = [box for box in sample_app.checkbox if box.key.startswith("tick-")][:2]
    names = sorted(box.label.rpartition(":")[0].replace("\\", "") for box in boxes)
    for key in [box.key for box in boxes]:
        choose(sample_app, key, True)
    opened(sample_app, "ticked")
    reader = PdfReader(fetched(sample_app, "Download (pdf)", tmp_path))
    assert sorted(entry.title for entry in reader.outline if not isinstance(entry, list)) == names


def test_those_ticked_on_today_have_one_page_each_however_many_steps(
    sample_app: AppTest, store: Store, tmp_path: Path
) -> None:
    sample_app.run()
    sample_app.session_state["several"] = True
    sample_app.run()
    next(button for button in sample_app.button if button.key == "tick-all").click().run()
    opened(sample_app, "several")
    path = fetched(sample_app, "Download (pdf)", tmp_path)
    clients = {client for client, _ in exports_noted(store)}
    assert None not in clients
    assert len([entry for entry in PdfReader(path).outline if not isinstance(entry, list)]) == len(clients) > 1
    assert len(clients) < len(clients_named(store.as_viewer(), "", 100))
