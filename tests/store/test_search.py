"""Finding clients by any word of theirs, in any script, whatever is typed."""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coaching.errors import CoachingError
from coaching.model import ActionStep, Channel, KnownFrom
from coaching.store.access import Viewer
from coaching.store.actions import log_action
from coaching.store.database import open_store
from coaching.store.entry import ClientEntry, add_client, add_interview
from coaching.store.full_text import ANYWHERE, IN_NAME, found_by_words
from coaching.store.notes import NoteEntry, add_note
from coaching.store.search import SearchPage, search
from tests.databases import Databases
from tests.store.caseloads import NOW
from tests.store.desk import AT_ACME, GRACE, a_member

NAMES = [
    "Ada Example", "Ángel O'Brien", "Łukasz Żółć", "王小明", "김민수", "محمد علي", "שרה כהן", "Мария Иванова",
    "हिन्दी देवी", "สมชาย ใจดี", "🦊", "Null", "A", "Robert'); DROP TABLE clients;--", "<b>Bold</b>", "*", "???",
    "x" * 300, "\u337f" * 300,
]  # fmt: skip


@pytest.fixture
def office(viewer: Viewer) -> Viewer:
    """A client of each name; Ada has an interview at Acme Labs with Grace Sample, and a note about it."""
    for name in NAMES:
        add_client(viewer, ClientEntry(name), now=NOW)
    interview_id = add_interview(viewer, 1, AT_ACME, [GRACE], now=NOW)
    log_action(
        viewer, interview_id, ActionStep.STATUS_CHECK, None, at=NOW, channel=Channel.PHONE, known_from=KnownFrom.CLIENT,
        now=NOW, note="They asked about night shifts, and whether she could start in two weeks. " + "More. " * 20,
    )  # fmt: skip
    return viewer


def found(viewer: Viewer, typed: str) -> list[str]:
    return [hit.name for hit in search(viewer, typed).hits]


def test_every_name_is_found_as_it_is_written(office: Viewer) -> None:
    assert [name for name in NAMES if name not in found(office, name)] == []


def test_every_word_of_a_name_an_employer_a_person_or_a_note_finds_the_client(office: Viewer) -> None:
    words = [
        ("ada", "Ada Example"),
        ("EXAM", "Ada Example"),
        ("example ada", "Ada Example"),
        ("angel obrien", "Ángel O'Brien"),
        ("brien", "Ángel O'Brien"),
        ("lukasz zol", "Łukasz Żółć"),
        ("小明", "王小明"),
        ("明", "王小明"),
        ("민수", "김민수"),
        ("علي", "محمد علي"),
        ("כהן", "שרה כהן"),
        ("иванов", "Мария Иванова"),
        ("ใจดี", "สมชาย ใจดี"),
        ("acme", "Ada Example"),
        ("technician", "Ada Example"),
        ("grace", "Ada Example"),
        ("night", "Ada Example"),
        ("ada acme grace night", "Ada Example"),
    ]
    assert [(typed, found(office, typed)) for typed, _ in words] == [(typed, [name]) for typed, name in words]


def test_every_word_typed_has_to_begin_a_word_of_the_client(office: Viewer) -> None:
    for typed in ("ada obrien", "xample", "nothing", "acme zoo"):
        assert found(office, typed) == [], typed


def test_an_empty_search_finds_nobody(office: Viewer) -> None:
    for typed in ("", "   ", "\n"):
        assert search(office, typed) == SearchPage((), 0), repr(typed)


LIKE_A_LANGUAGE = [
    "ada OR", "ada XOR", "NOT ada", 'name : "ada"', '"ada', "ada*", "a^da", "ada NEAR(example)", "{name}: ada", "%",
]  # fmt: skip


def test_what_is_typed_is_no_language(office: Viewer) -> None:
    """Each is taken for its words: `or`, `not`, `name` are no words of Ada's, so only those without one find her."""
    for typed in LIKE_A_LANGUAGE:
        assert found(office, typed) == (["Ada Example"] if typed in ('"ada', "ada*") else []), typed


def test_a_search_for_signs_only_looks_at_the_letters_of_names(office: Viewer) -> None:
    assert found(office, "??") == ["???"]
    assert found(office, "*") == ["*"]


@given(st.text(max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_no_text_is_too_strange_to_search_for(office: Viewer, typed: str) -> None:
    with suppress(CoachingError):
        assert search(office, typed).total <= len(NAMES)


def test_half_a_character_and_a_whole_page_are_no_trouble(office: Viewer) -> None:
    assert found(office, "\ud83e") == []
    assert found(office, "ada " * 5000) == ["Ada Example"]


def test_whoever_has_the_words_in_their_name_comes_first_and_then_by_name(viewer: Viewer) -> None:
    for name in ("Zoe", "Étienne", "Eva", "Zz Acme"):
        add_client(viewer, ClientEntry(name), now=NOW)
    for client_id in (1, 2, 3):
        add_interview(viewer, client_id, AT_ACME, now=NOW)
    assert found(viewer, "acme") == ["Zz Acme", "Étienne", "Eva", "Zoe"]


def test_hits_come_a_page_at_a_time_with_how_many_there_are(viewer: Viewer) -> None:
    for number in range(5):
        add_client(viewer, ClientEntry(f"Ada {number}"), now=NOW)
    page = search(viewer, "ada", limit=2, offset=2)
    assert ([hit.name for hit in page.hits], page.total) == (["Ada 2", "Ada 3"], 5)
    assert search(viewer, "ada", limit=2, offset=10) == SearchPage((), 5)


@pytest.mark.parametrize("size", [1, 2, 4, 9])
def test_pages_of_any_size_make_up_the_whole_names_first(viewer: Viewer, size: int) -> None:
    for name in ("Acme Zoe", "Bo", "Acme Ada", "Ada", "Acme Mia", "Zoe"):
        client_id = add_client(viewer, ClientEntry(name), now=NOW)
        add_interview(viewer, client_id, AT_ACME, now=NOW)
    whole = ["Acme Ada", "Acme Mia", "Acme Zoe", "Ada", "Bo", "Zoe"]
    pages = [search(viewer, "acme", limit=size, offset=offset) for offset in range(0, 6 + size, size)]
    assert [hit.name for page in pages for hit in page.hits] == whole
    assert {page.total for page in pages} == {6}


def test_a_number_finds_no_counselor_by_their_key(office: Viewer) -> None:
    assert search(office, str(office.member_id)).total == 0


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ("ada", ""),
        ("acme", "Acme Labs, Lab technician"),
        ("grace", "Grace Sample"),
        ("weeks", "…she could start in two weeks. More. More. More. More. More.…"),
        ("lab night", "Acme Labs, Lab technician"),
    ],
)
def test_a_hit_says_where_the_words_stand_unless_it_is_the_name(office: Viewer, typed: str, where: str) -> None:
    (hit,) = search(office, typed).hits
    assert hit.found_in == where


def test_a_note_on_a_client_is_searched_too(office: Viewer) -> None:
    add_note(office, 1, NoteEntry(NOW.date(), "Prefers mornings", shared=True), now=NOW)
    assert [hit.found_in for hit in search(office, "morn").hits] == ["Prefers mornings"]


def test_a_counselor_finds_their_own_clients_only(viewer: Viewer) -> None:
    bo = a_member(viewer)
    add_client(viewer, ClientEntry("Ada Mine"), now=NOW)
    add_client(bo, ClientEntry("Ada Theirs"), now=NOW)
    assert (found(bo, "ada"), search(bo, "ada").total) == (["Ada Theirs"], 1)
    assert found(viewer, "ada") == ["Ada Mine", "Ada Theirs"]


def test_a_search_costs_the_office_nothing_but_a_look_into_the_index(office: Viewer, explain) -> None:
    plans = explain(lambda: search(office, "ada acme"))
    assert any("client_search VIRTUAL TABLE INDEX" in plan for plan in plans)
    assert not [plan for plan in plans if plan.startswith("SCAN clients")]


def test_a_long_note_is_shown_around_the_word(viewer: Viewer) -> None:
    add_client(viewer, ClientEntry("Ada"), now=NOW)
    interview_id = add_interview(viewer, 1, AT_ACME, now=NOW)
    log_action(
        viewer, interview_id, ActionStep.DEBRIEF, None, at=NOW - timedelta(hours=1), channel=Channel.PHONE,
        known_from=KnownFrom.CLIENT, now=NOW, note=("w" * 60 + " ") * 5 + "needle " + "v" * 200,
    )  # fmt: skip
    (hit,) = search(viewer, "needle").hits
    assert hit.found_in.startswith("…needle vvv")
    assert len(hit.found_in) <= 82


def test_of_more_words_than_a_database_takes_the_longest_are_left_out(
    viewer: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coaching.store.client_index.MOST_KEPT", len("ada bob hippopotamus ") - 1)
    add_client(viewer, ClientEntry("Bob Hippopotamus Ada"), now=NOW)
    assert [bool(found(viewer, word)) for word in ("ada", "bob", "hippo")] == [True, True, False]


def test_a_client_about_whom_books_were_written_is_found(viewer: Viewer) -> None:
    """Every ending of such a text is a word, and together they are more than PostgreSQL takes."""
    interview_id = add_interview(viewer, add_client(viewer, ClientEntry("Ada"), now=NOW), AT_ACME, now=NOW)
    for start in (0, 4000):
        note = "".join(chr(0x4E00 + (start + at * 7919) % 20_000) for at in range(20_000))
        log_action(
            viewer, interview_id, ActionStep.NUDGE, None, at=NOW, channel=Channel.PHONE, known_from=KnownFrom.SEEN,
            now=NOW, note=note,
        )  # fmt: skip
    assert found(viewer, "acme") == ["Ada"]


@pytest.mark.parametrize("within", [ANYWHERE, IN_NAME])
@pytest.mark.parametrize("sees_office", [True, False])
def test_a_server_finds_words_by_its_index(databases: Databases, within: str, sees_office: bool) -> None:
    with closing(open_store(databases.emptied(), now=NOW)) as store:
        viewer = store.as_viewer() if sees_office else a_member(store.as_viewer())
        query = found_by_words(viewer, ["ada", "exam"], within)
        asked = query.compile(store.engine)
        with viewer.read() as connection:
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            plan = connection.exec_driver_sql(f"EXPLAIN {asked}", asked.params).scalars().all()
    assert any("Bitmap Index Scan on client_search" in line for line in plan), plan
