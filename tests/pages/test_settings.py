"""Settings, as an administrator sees them: is the office set up as we work?"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from coaching.demo_office import is_demo, load_demo
from coaching.guidance.policies import PERSISTENT
from coaching.store.access import Store, Viewer
from coaching.store.clients import client_lines
from coaching.store.entry import ClientEntry, add_client
from coaching.store.office import members_of, office_of
from coaching.store.policy import PolicyPreview, policy_preview
from coaching.store.reassigning import Reassigned
from coaching.store.settings import MemberEntry, add_member, save_member, save_office
from coaching.store.tables import MemberRole
from pages.parts.database import size_words
from pages.parts.opened import OPEN, Opened
from pages.parts.policy_choice import changes_in_words
from pages.parts.reassign_form import done_in_words
from tests.pages.desk import NOON, fill
from tests.pages.reading import as_read

HOSTILE = "<b>*Bo*</b> :smile: [x](y)"


@pytest.fixture
def viewer(store: Store) -> Viewer:
    return store.as_viewer()


@pytest.fixture
def page(app: AppTest, viewer: Viewer, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Settings of an office with three clients, all of the local member."""
    monkeypatch.setattr("pages.parts.session.now", lambda: NOON)
    fill(viewer, "Ada Example", "Bo Example", "Cy Example")
    return shown(app)


def shown(app: AppTest) -> AppTest:
    app.run()
    return ran(app.switch_page("settings.py"))


def ran(page: AppTest) -> AppTest:
    page.run()
    assert not page.exception
    return page


def text_of(page: AppTest) -> str:
    parts = [*page.markdown, *page.warning, *page.error, *page.caption]
    return as_read("\n".join(part.value for part in parts))


def fill_in(page: AppTest, **texts: str) -> None:
    """Types into the fields whose keys begin so."""
    for start, text in texts.items():
        next(field for field in page.text_input if str(field.key).startswith(start.replace("_", "-"))).set_value(text)


def submit(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click()
    return ran(page)


def choose_policy(page: AppTest, name: str) -> AppTest:
    page.radio[0].set_value(name)
    return ran(page)


@pytest.mark.both_databases
def test_it_shows_the_office_the_policy_the_members_and_the_database(page: AppTest, store: Store) -> None:
    assert [header.value for header in page.header] == ["Office", "Policy", "Members", "Database"]
    assert page.selectbox[0].value == "America/New_York"
    assert page.radio[0].options == ["Measured, in force", "Persistent", "Formal"]
    assert ":gray[administrator]" in text_of(page)
    assert "3 active clients, 3 interviews" in text_of(page)
    assert [link.page for link in page.get("page_link") if "rests on" in link.label] == ["guidance"]
    assert page.code[0].value == str(store.address)


@pytest.mark.both_databases
def test_the_office_gets_another_name_and_zone(page: AppTest, viewer: Viewer) -> None:
    fill_in(page, office_name=HOSTILE)
    page.selectbox[0].set_value("Asia/Tokyo")
    submit(page, "Save the office")
    assert "The office is saved." in text_of(page)
    assert office_of(viewer)[1:3] == (HOSTILE, "Asia/Tokyo")
    assert "The office is saved." not in text_of(ran(page))


def test_an_office_without_a_name_is_refused_in_a_sentence(page: AppTest, viewer: Viewer) -> None:
    before = office_of(viewer)
    fill_in(page, office_name=" ")
    submit(page, "Save the office")
    assert "Name it." in text_of(page)
    assert office_of(viewer) == before


def test_an_office_that_somebody_saved_first_is_told_and_what_was_typed_stays(page: AppTest, viewer: Viewer) -> None:
    fill_in(page, office_name="Mine")
    save_office(viewer, office_of(viewer).version, {"name": "Theirs"}, now=NOON)
    submit(page, "Save the office")
    assert "changed by someone else meanwhile: name" in text_of(page)
    assert "Now: name Theirs." in text_of(page)
    assert office_of(viewer).name == "Theirs"
    assert page.text_input[0].value == "Mine"
    submit(page, "Save the office")
    assert office_of(viewer).name == "Mine"


@pytest.mark.both_databases
def test_what_another_policy_changes_is_counted_before_it_is_applied(page: AppTest, viewer: Viewer) -> None:
    expected = policy_preview(viewer, "persistent", NOON)
    assert expected.affected
    choose_policy(page, "persistent")
    assert changes_in_words(expected) in text_of(page)
    assert office_of(viewer).policy.name == "measured"
    page.button(key="apply-policy").click()
    ran(page)
    assert "Persistent is in force. Planned anew: 3 interviews." in text_of(page)
    assert office_of(viewer).policy.name == "persistent"
    assert page.radio[0].value == "persistent"
    assert not [button for button in page.button if button.key == "apply-policy"]


def test_a_preview_is_counted_once(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    choose_policy(page, "formal")
    monkeypatch.setattr("pages.parts.policy_choice.policy_preview", lambda *_: pytest.fail("It was counted again."))
    assert "With formal instead" in text_of(ran(page))


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((600, 9, 3, 1, 0), "9 of 600 interviews get another plan: 3 steps become due, 1 step becomes overdue."),
        ((600, 9, 0, 0, 2), "9 of 600 interviews get another plan: 2 steps leave the list."),
        ((1, 1, 0, 0, 0), "1 of 1 interview gets another plan: nothing changes on Today."),
        ((600, 0, 0, 0, 0), "None of the 600 interviews gets another plan."),
        ((0, 0, 0, 0, 0), "There are no interviews yet; those to come are planned by it."),
    ],
)
def test_a_change_of_policy_in_words(counts: tuple[int, int, int, int, int], words: str) -> None:
    assert changes_in_words(PolicyPreview(PERSISTENT, *counts)) == words


def test_a_member_is_added_in_a_dialog(page: AppTest, viewer: Viewer) -> None:
    submit(page, "Add a member")
    fill_in(page, new_member_name=HOSTILE, new_member_email="bo@example.org")
    submit(page, "Add")
    added = members_of(viewer)[-1]
    assert (added.name, added.email, added.role) == (HOSTILE, "bo@example.org", MemberRole.COUNSELOR)
    assert f"**{HOSTILE}** :gray[counselor]" in text_of(page)
    assert "bo@example.org  \nno clients" in text_of(page)


def test_an_address_that_is_none_is_refused_in_a_sentence(page: AppTest, viewer: Viewer) -> None:
    submit(page, "Add a member")
    fill_in(page, new_member_name="Bo", new_member_email="bo")
    submit(page, "Add")
    assert "not an email address" in text_of(page)
    assert len(members_of(viewer)) == 1


@pytest.fixture
def bo(page: AppTest, viewer: Viewer) -> int:
    """A second member, without clients."""
    key = add_member(viewer, MemberEntry("Bo", "bo@example.org"), now=NOON)
    ran(page)
    return key


def test_a_member_is_renamed_deactivated_and_active_again(page: AppTest, viewer: Viewer, bo: int) -> None:
    page.button(key=f"edit-member-{bo}").click()
    fill_in(ran(page), member_name="Bea")
    submit(page, "Save")
    assert members_of(viewer)[-1][1:3] == ("Bea", "bo@example.org")
    for label, active in (("Deactivate", False), ("Activate again", True)):
        page.button(key=f"edit-member-{bo}").click()
        submit(ran(page), label)
        assert members_of(viewer)[-1].active is active
        assert ("Deactivated" in text_of(page)) is not active


def test_a_member_with_active_clients_is_not_deactivated(page: AppTest, viewer: Viewer, bo: int) -> None:
    reassign_all(page, viewer, bo)
    page.button(key=f"edit-member-{bo}").click()
    submit(ran(page), "Deactivate")
    assert "Bo has 3 active clients. Reassign them first" in text_of(page)
    assert members_of(viewer)[-1].active


def test_a_member_whom_somebody_saved_first_is_told(page: AppTest, viewer: Viewer, bo: int) -> None:
    page.button(key=f"edit-member-{bo}").click()
    fill_in(ran(page), member_name="Mine")
    save_member(viewer, bo, 1, {"name": "Theirs"}, now=NOON)
    submit(page, "Save")
    assert "changed by someone else meanwhile" in text_of(page)
    assert members_of(viewer)[-1].name == "Theirs"


def test_the_member_whose_machine_it_is_can_be_renamed_only(page: AppTest, viewer: Viewer) -> None:
    page.button(key=f"edit-member-{viewer.member_id}").click()
    ran(page)
    assert [button.key for button in page.button if button.key == "turn-member"] == []
    fill_in(page, member_name="Ann")
    submit(page, "Save")
    assert members_of(viewer)[0].name == "Ann"


def open_reassigning(page: AppTest) -> AppTest:
    page.session_state["reassign"] = True
    return ran(page)


def reassign_all(page: AppTest, viewer: Viewer, to: int) -> AppTest:
    open_reassigning(page)
    next(box for box in page.selectbox if str(box.key).startswith("reassign-to")).set_value(to)
    page.multiselect[0].set_value([line.key for line in client_lines(viewer)])
    ran(page)
    page.button(key="reassign-now").click()
    return ran(page)


def test_one_member_alone_has_nobody_to_reassign_to(page: AppTest) -> None:
    assert [folded.label for folded in page.expander] == []


@pytest.mark.both_databases
def test_clients_move_from_one_member_to_another(page: AppTest, viewer: Viewer, bo: int) -> None:
    open_reassigning(page)
    assert page.multiselect[0].options == ["Ada Example", "Bo Example", "Cy Example"]
    assert page.button(key="reassign-now").disabled
    next(box for box in page.selectbox if str(box.key).startswith("reassign-to")).set_value(bo)
    page.multiselect[0].set_value([line.key for line in client_lines(viewer)][:2])
    ran(page)
    assert page.button(key="reassign-now").label == "Reassign 2 clients"
    page.button(key="reassign-now").click()
    ran(page)
    assert "2 clients moved to Bo, with all that was recorded." in text_of(page)
    assert [line.counselor for line in client_lines(viewer)][:2] == ["Bo", "Bo"]
    assert "2 active clients, 2 interviews" in text_of(page)


def test_of_two_clients_of_one_name_the_one_that_was_chosen_moves(page: AppTest, viewer: Viewer, bo: int) -> None:
    first, second = (add_client(viewer, ClientEntry("Di Example"), now=NOON) for _ in range(2))
    open_reassigning(page)
    assert page.multiselect[0].options[-2:] == [f"Di Example, client {first}", f"Di Example, client {second}"]
    next(box for box in page.selectbox if str(box.key).startswith("reassign-to")).set_value(bo)
    page.multiselect[0].set_value([second])
    ran(page)
    page.button(key="reassign-now").click()
    ran(page)
    assert [line.key for line in client_lines(viewer) if line.counselor == "Bo"] == [second]


def test_ids_that_the_new_counselor_uses_already_are_told() -> None:
    assert "3 ids now end in the former counselor's address" in done_in_words(Reassigned(2, 3), "Bo")
    assert done_in_words(Reassigned(1, 0), "Bo") == "1 client moved to Bo, with all that was recorded."


def test_a_backup_stands_beside_the_database_and_can_be_read(page: AppTest, store: Store) -> None:
    page.button(key="backup").click()
    ran(page)
    path = store.path.with_name("afterword-2026-03-20T160000Z.sqlite3")
    assert f"Backed up to {path}, " in text_of(page)
    with closing(sqlite3.connect(path)) as copy:
        assert copy.execute("SELECT count(*) FROM clients").fetchone() == (3,)


def test_a_second_backup_of_the_same_second_is_refused_in_a_sentence(page: AppTest) -> None:
    for _ in range(2):
        page.button(key="backup").click()
        ran(page)
    assert "There is a file at" in text_of(page)


@pytest.mark.both_databases
def test_a_sound_database_is_said_to_be_sound(page: AppTest) -> None:
    page.button(key="check").click()
    assert "The database is sound" in text_of(ran(page))


@pytest.mark.both_databases
def test_a_file_is_backed_up_from_here_and_a_server_by_whoever_looks_after_it(page: AppTest, store: Store) -> None:
    assert ("backup" in [button.key for button in page.button]) is (store.path is not None)
    assert any("afterword backup FILE" in caption.value for caption in page.caption) is (store.path is None)


def test_what_is_wrong_with_a_database_is_said(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.parts.database.check", lambda _: ("2 rows point to something that is not there.",))
    page.button(key="check").click()
    assert "- 2 rows point to something that is not there." in text_of(ran(page))


def test_sizes_are_said_as_people_say_them() -> None:
    assert [size_words(size) for size in (0, 999, 4096, 3_210_000, 5 * 10**9)] == [
        "0 bytes", "999 bytes", "4.1 kB", "3.2 MB", "5.0 GB"
    ]  # fmt: skip


def test_demo_data_says_so_on_every_page_and_is_cleared_after_a_question(app: AppTest, viewer: Viewer) -> None:
    load_demo(viewer, datetime.now(UTC), clients=10)
    for name in ("today.py", "clients.py", "client.py", "outcomes.py", "reports.py", "imports.py", "settings.py"):
        app.run()
        ran(app.switch_page(name))
        assert "This is demo data: made-up clients." in text_of(app), name
        assert ("Yours would stand and be counted among them" in text_of(app)) is (name == "imports.py")
    app.button(key="clear-demo").click()
    assert "This cannot be undone." in text_of(ran(app))
    assert is_demo(viewer)
    app.button(key="clear-demo-now").click()
    assert "This is demo data" not in text_of(ran(app))
    assert client_lines(viewer) == ()


def test_whoever_enters_a_client_into_the_demo_is_told_how_it_stands(app: AppTest, viewer: Viewer) -> None:
    load_demo(viewer, datetime.now(UTC), clients=10)
    app.run()
    app.query_params[OPEN] = Opened.NEW_CLIENT.value
    ran(app.switch_page("client.py"))
    assert app.title[0].value == "New client"
    assert "clearing it later removes the made-up clients only" in text_of(app)


def test_an_empty_office_is_offered_the_demo(app: AppTest, viewer: Viewer) -> None:
    shown(app).button(key="load-demo").click()
    assert "This is demo data" in text_of(ran(app))
    assert is_demo(viewer)


def test_only_administrators_see_the_settings(
    app: AppTest, store: Store, viewer: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = add_member(viewer, MemberEntry("Bo", "bo@example.org"), now=NOON)
    monkeypatch.setattr("pages.parts.session.viewer", lambda: store.as_viewer(key))
    shown(app)
    assert "for administrators" in text_of(app)
    assert not app.header
