"""The pack of a workshop: slides and notes as PDF, within ten seconds, and nobody in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader
from sqlalchemy import select

from coaching.commands.workshop import workshop_command
from coaching.errors import CoachingError
from coaching.selection import week_named
from coaching.store.access import Store, Viewer
from coaching.store.database import open_store
from coaching.store.tables import Audit
from coaching.workshop.arranging import arrangement_of, keep_arrangement, turned, with_own
from coaching.workshop.making import deck_of, freeze, kept_deck
from coaching.workshop.pack import as_pdf, shown_deck, write_pack
from tests.leaks import leaked, never_sent
from tests.test_workshop import deck, recorded

NOW = datetime(2026, 3, 18, 17, tzinfo=UTC)


@pytest.fixture
def office_as_of() -> datetime:
    return NOW


@pytest.fixture
def demo(office_as_of: datetime, url: str) -> Iterator[Store]:
    """The made-up office."""
    store = open_store(url, now=office_as_of)
    yield store
    store.close()


@pytest.fixture
def viewer(demo: Store) -> Viewer:
    return demo.as_viewer()


def pages(content: bytes) -> list[str]:
    """The text of each page, in one line."""
    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(BytesIO(content)).pages]


def test_each_slide_is_a_page_and_the_notes_follow(viewer: Viewer, tmp_path: Path) -> None:
    shown = shown_deck(viewer, None, NOW)
    assert write_pack(viewer, shown, tmp_path / "pack.pdf", now=NOW) == len(shown.slides)
    read = pages((tmp_path / "pack.pdf").read_bytes())
    for slide, page in zip(shown.slides, read, strict=False):
        assert slide.title in page
        assert slide.big in page
        assert not any(note[:40] in page for note in slide.notes)
    notes = " ".join(read[len(shown.slides) :])
    assert "Not for the projector" in notes
    assert all(note[:40] in notes for slide in shown.slides for note in slide.notes)
    assert "Figures as of March 18 at 1:00 PM" in read[0]


def test_the_pack_is_tagged_and_its_chart_is_drawn_and_told_in_words(viewer: Viewer) -> None:
    shown = shown_deck(viewer, None, NOW)
    reader = PdfReader(BytesIO(as_pdf(shown, NOW)))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    place = next(at for at, slide in enumerate(shown.slides) if slide.spec is not None)
    page = reader.pages[place]
    assert "Followed up within 7 days" in page.extract_text()
    assert page["/MediaBox"][2] > page["/MediaBox"][3]


def test_nothing_in_the_pack_names_anybody(demo: Store, viewer: Viewer) -> None:
    content = as_pdf(shown_deck(viewer, None, NOW), NOW)
    reader = PdfReader(BytesIO(content))
    assert leaked("\n".join([*pages(content), str(reader.metadata)]), never_sent(demo)) == []


def test_the_pack_has_what_the_presenter_arranged_and_a_frozen_week_as_it_was(viewer: Viewer) -> None:
    week = week_named(NOW.date())
    order = turned(with_own(viewer, arrangement_of(viewer, week), "Room 4", "Friday"), "held")
    keep_arrangement(viewer, week, order, NOW)
    slugs = [slide.slug for slide in shown_deck(viewer, week, NOW).slides]
    assert "held" not in slugs
    assert slugs[-1] == "own-1"
    freeze(viewer, deck_of(viewer, week, NOW), NOW)
    assert "own-1" not in [slide.slug for slide in shown_deck(viewer, week, NOW).slides]


def test_that_the_pack_was_given_out_stands_in_the_audit(viewer: Viewer, tmp_path: Path) -> None:
    write_pack(viewer, shown_deck(viewer, None, NOW), tmp_path / "pack.pdf", now=NOW)
    with viewer.read() as connection:
        row = connection.execute(select(Audit.__table__).order_by(Audit.id.desc()).limit(1)).one()
    assert (row.deed, row.entity) == ("exported", "office")


@pytest.mark.parametrize("count", [0, 1, 30])
def test_a_week_with_little_to_tell_has_a_pack_too(count: int) -> None:
    now = datetime(2026, 3, 27, 15, tzinfo=UTC)
    shown = deck(recorded(count), now)
    assert len(pages(as_pdf(shown, now))) > len(shown.slides)


def test_a_week_that_is_over_is_told_as_of_its_end_in_the_offices_zone(viewer: Viewer) -> None:
    assert shown_deck(viewer, "2026-W10", NOW).as_of == datetime(2026, 3, 9, 3, 59, 59, tzinfo=UTC)
    assert shown_deck(viewer, "2026-W12", NOW).as_of == NOW


@pytest.mark.parametrize(("week", "said"), [("2026-W13", "has not begun"), ("2026-W60", "no week"), ("x", "no week")])
def test_what_is_no_week_or_has_not_begun_is_refused(url: str, week: str, said: str) -> None:
    with closing(open_store(url, now=NOW)) as store, pytest.raises(CoachingError, match=said):
        shown_deck(store.as_viewer(), week, NOW)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(workshop_command, arguments)


def test_the_command_writes_the_pack_and_says_so(demo: Store, url: str, tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    result = run("--week", "2026-W12", "--to", str(path), "--database", url)
    assert result.exit_code == 0, result.output
    assert result.output.startswith(f"Written to {path}: the week 2026-W12, ")
    assert path.read_bytes().startswith(b"%PDF")


def test_the_command_says_that_a_week_that_is_over_is_frozen_by_it_and_this_week_is_not(
    demo: Store, url: str, tmp_path: Path
) -> None:
    path = str(tmp_path / "pack.pdf")
    assert "This week is frozen" in run("--week", "2026-W12", "--to", path, "--database", url).output
    assert "frozen" not in run("--to", path, "--database", url).output


def test_a_week_of_which_nothing_can_be_told_is_not_frozen(demo: Store, url: str, tmp_path: Path) -> None:
    result = run("--week", "1990-W01", "--to", str(tmp_path / "pack.pdf"), "--database", url)
    assert result.exit_code == 0, result.output
    assert "frozen" not in result.output
    assert kept_deck(demo.as_viewer(), "1990-W01") is None


def test_the_command_refuses_another_ending_as_wrong_usage(url: str, tmp_path: Path) -> None:
    result = run("--to", str(tmp_path / "pack.docx"), "--database", url)
    assert result.exit_code == 2
    assert "ends in .pdf" in result.output
