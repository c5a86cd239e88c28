"""Workshops of strange weeks and offices: nothing held, one, all pending, far years, very many counselors."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from coaching.commands.workshop import workshop_command
from coaching.guidance.policies import MEASURED
from coaching.metrics import Figures, figures_of
from coaching.selection import week_named
from coaching.store.access import Store
from coaching.store.database import open_store
from coaching.workshop.arranging import Arrangement, arranged, with_own
from coaching.workshop.making import filled
from coaching.workshop.pack import as_pdf
from coaching.workshop.slides import Deck
from tests.builders import a_record, an_interview
from tests.metrics.offices import NOW, an_office
from tests.test_workshop import said_on

NOT_TO_BE_READ = ("NaN", "nan", "None", "inf", "NaT")


def deck(figures: Figures, now: datetime) -> Deck:
    return filled(Deck(week_named(now.date()), now, "Measured", "UTC", ()), figures, now.date(), [])


def held_in(year: int, many: int, now: datetime) -> Figures:
    """Interviews of a client each in the first days of March of that year, all pending."""
    interviews = [
        an_interview(f"{year}-03-0{1 + at % 7}T10:00", interview_id=f"i{at}", client_id=f"c{at}") for at in range(many)
    ]
    return figures_of([a_record(one) for one in interviews], MEASURED, now)


@pytest.mark.parametrize("year", [1900, 2026, 2090])
@pytest.mark.parametrize("many", [0, 1, 11, 40])
def test_any_year_and_number_makes_slides_that_read_and_a_pack(year: int, many: int) -> None:
    now = datetime(year, 3, 12, 15, tzinfo=UTC)
    shown = deck(held_in(year, many, now), now)
    assert not [word for word in NOT_TO_BE_READ if re.search(rf"\b{word}\b", said_on(shown))]
    assert all(slide.title and (slide.said or slide.points or slide.big) for slide in shown.slides)
    assert len(PdfReader(BytesIO(as_pdf(shown, now))).pages) > len(shown.slides)


def test_a_week_long_after_the_last_interview_says_that_nothing_counts() -> None:
    now = datetime(2090, 3, 12, 15, tzinfo=UTC)
    shown = deck(held_in(2089, 40, now), now)
    assert [one.big for one in shown.slides if one.slug in ("held", "followed-up", "thanked")] == ["", "", ""]


def test_five_hundred_counselors_make_no_difference_to_a_deck_of_all_together() -> None:
    one, many = (an_office(1500, seed=3, counselors=number) for number in (1, 500))
    assert many.interviews["counselor_id"].nunique() > 400
    for office in (one, many):
        assert len(json.dumps(deck(office, NOW)._asdict(), default=str)) < 60_000
    assert [slide.slug for slide in deck(many, NOW).slides] == [slide.slug for slide in deck(one, NOW).slides]


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = open_store(url, now=NOW, timezone="UTC")
    yield opened
    opened.close()


OWN = (
    "<script>alert(1)</script><b>bold</b>",
    "# not a title",
    "$x$ :red[no] ![](http://a.b/c.png)",
    "\u066a\u200f\u05d0",
)


@pytest.mark.parametrize("text", OWN)
def test_own_text_stays_text_in_the_pack_too(store: Store, text: str) -> None:
    shown = deck(an_office(60), NOW)
    order = with_own(store.as_viewer(), Arrangement(), "<i>Ours</i>", text)
    page = PdfReader(BytesIO(as_pdf(arranged(shown, order), NOW))).pages[len(shown.slides)].extract_text()
    assert "<i>Ours</i>" in page
    assert not text.isascii() or text.split(maxsplit=1)[0] in page


def run(*arguments: str) -> Result:
    return CliRunner().invoke(workshop_command, arguments)


NO_WEEKS = (
    "next",
    "2026",
    "2026-12",
    "2026-W54",
    "2026-W00",
    "W12",
    "",
    "2026-W1",
    "9999-W01",
    "2026-W12-1",
    "٢٠٢٦-W12",
)


@pytest.mark.parametrize("week", NO_WEEKS)
def test_a_week_that_is_none_or_to_come_is_a_sentence_and_no_file(store: Store, tmp_path: Path, week: str) -> None:
    path = tmp_path / "pack.pdf"
    result = run(
        "--week", week, "--to", str(path), "--database", store.engine.url.render_as_string(hide_password=False)
    )
    assert result.exit_code != 0
    assert getattr(result.exception, "hint", None) or result.exit_code == 2
    assert not path.exists()


def test_a_week_of_a_century_ago_has_a_pack_that_says_there_is_nothing(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    result = run(
        "--week", "1900-W10", "--to", str(path), "--database", store.engine.url.render_as_string(hide_password=False)
    )
    assert result.exit_code == 0, result.output
    assert "No interviews yet" in PdfReader(path).pages[1].extract_text()
