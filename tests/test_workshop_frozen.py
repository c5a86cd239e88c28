"""A frozen week: to the byte what was shown, whatever becomes of records, policy and texts afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coaching.guidance import topics
from coaching.metrics import Figures
from coaching.store.access import Store, Viewer
from coaching.store.audit import Entry
from coaching.store.clients import client_page
from coaching.store.database import open_store
from coaching.store.deletion import delete_client
from coaching.store.figures import figures
from coaching.store.frozen_weeks import frozen_week, frozen_weeks
from coaching.store.office import office_of
from coaching.store.policy import apply_policy
from coaching.store.tables import Deed, Entity
from coaching.workshop import words
from coaching.workshop.keeping import as_text
from coaching.workshop.making import deck_of, filled, freeze, kept_deck
from coaching.workshop.pack import as_pdf, shown_deck, write_pack
from coaching.workshop.slides import Deck
from coaching.workshop.week import first_needed

NOW = datetime(2026, 3, 18, 17, tzinfo=UTC)
LATER = NOW + timedelta(days=9)
WEEK = "2026-W12"


@pytest.fixture
def office_as_of() -> datetime:
    return NOW


@pytest.fixture
def viewer(office_as_of: datetime, url: str) -> Iterator[Viewer]:
    """Of the made-up office, with this week frozen."""
    store: Store = open_store(url, now=office_as_of)
    viewer = store.as_viewer()
    freeze(viewer, deck_of(viewer, WEEK, NOW), NOW)
    yield viewer
    store.close()


def everything(viewer: Viewer) -> tuple[str, bytes]:
    """What is kept, and the pack made of it, to the byte."""
    found, kept = frozen_week(viewer, WEEK), kept_deck(viewer, WEEK)
    assert found is not None
    assert kept is not None
    return found.content, as_pdf(kept, NOW)


def records_change(viewer: Viewer, _patch: pytest.MonkeyPatch) -> None:
    """Half of what was done is gone, half of the clients do not count, and there are fewer interviews."""
    with viewer.write(LATER) as writing:
        run = writing.connection.exec_driver_sql
        run("UPDATE interviews SET followed_up_at = NULL WHERE id - (id / 2) * 2 = 0")
        run("UPDATE plan_rows SET done_at = NULL WHERE interview_id - (interview_id / 2) * 2 = 0")
        run("UPDATE clients SET counts_in_groups = false WHERE id - (id / 3) * 3 = 0")
        writing.note(Entry(Deed.CHANGED, Entity.CLIENT, 1, 1))
    card = client_page(viewer, 1).card
    delete_client(viewer, 1, card.version, now=LATER)


def the_policy_changes(viewer: Viewer, _patch: pytest.MonkeyPatch) -> None:
    apply_policy(viewer, "persistent", LATER)


def the_texts_change(_viewer: Viewer, patch: pytest.MonkeyPatch) -> None:
    """Of the guidance, of the slides, and of the notes."""
    for step, topic in topics.TOPICS.items():
        said = replace(topic.exercise, text="Another exercise.")
        patch.setitem(topics.TOPICS, step, replace(topic, title="Another title", exercise=said))
    for name in ("WITHHELD", "NOTHING_BETTER"):
        patch.setattr(words, name, "Another sentence.")
    for name in ("OPENING", "HELD", "PRACTICE"):
        patch.setattr(words, name, ("Another note.",))


Change = Callable[[Viewer, pytest.MonkeyPatch], None]


@pytest.mark.parametrize("change", [records_change, the_policy_changes, the_texts_change])
def test_a_frozen_week_is_the_same_to_the_byte_whatever_changes(
    viewer: Viewer, monkeypatch: pytest.MonkeyPatch, change: Change
) -> None:
    before, live = everything(viewer), as_text(fresh(viewer))
    change(viewer, monkeypatch)
    assert everything(viewer) == before
    assert as_text(fresh(viewer)) != live


def fresh(viewer: Viewer) -> Deck:
    """The slides as they would be without anything frozen."""
    office = office_of(viewer)
    frames = Figures(*figures(viewer, NOW, since=first_needed(NOW.date()), shared=True))
    bare = Deck(WEEK, NOW, office.policy.title, office.timezone, ())
    return filled(bare, frames, NOW.date(), [])


def test_a_frozen_week_says_as_of_when_and_by_which_policy(viewer: Viewer) -> None:
    shown = shown_deck(viewer, WEEK, LATER)
    assert shown.as_of == NOW
    assert "Figures as of March 18, 2026, 1:00 PM, by the policy “Measured”" in shown.slides[0].said
    apply_policy(viewer, "persistent", LATER)
    assert shown_deck(viewer, WEEK, LATER) == shown


def test_the_next_week_has_the_frozen_one_beside_it_as_it_was_shown(viewer: Viewer) -> None:
    then, beside = shown_deck(viewer, WEEK, LATER), shown_deck(viewer, None, LATER).slide("beside")
    assert beside is not None
    assert beside.rows[0] == ("", "Week of March 16", "Week of March 23")
    held = then.slide("held")
    assert held is not None
    assert beside.rows[1][1] == held.big


def test_a_week_that_is_over_is_frozen_by_giving_out_its_pack_and_this_week_is_not(
    viewer: Viewer, tmp_path: Path
) -> None:
    for week in ("2026-W11", "2026-W13"):
        write_pack(viewer, shown_deck(viewer, week, LATER), tmp_path / f"{week}.pdf", now=LATER)
    assert [one.week for one in frozen_weeks(viewer)] == ["2026-W11", WEEK]
    again = shown_deck(viewer, "2026-W11", LATER + timedelta(days=30))
    assert again == kept_deck(viewer, "2026-W11")
