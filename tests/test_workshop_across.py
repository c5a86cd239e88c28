"""Workshops week after week: what two decks differ by tells of nobody or of many; and a deck kept is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise

import pandas as pd
import pytest

from coaching.metrics import Figures
from coaching.metrics.frames import among
from coaching.selection import week_named
from coaching.workshop import words
from coaching.workshop.across import beside_earlier
from coaching.workshop.keeping import as_text, from_text
from coaching.workshop.running_order import running_order, side_by_side
from coaching.workshop.slides import Counts, Deck
from coaching.workshop.week import week_figures
from tests.metrics.offices import NOW, an_office

A_WEEK = timedelta(days=7)


def as_of(office: Figures) -> Callable[[datetime], Figures]:
    """The office as it was at an instant."""
    return lambda instant: among(office, office.interviews[office.interviews["ended_at"] <= instant])


def deck(office: Figures, now: datetime) -> Deck:
    found = week_figures(as_of(office)(now), now, now.date())
    return running_order(found, week_named(now.date()), now, "Measured", "UTC")


def weeks(office: Figures, many: int) -> list[Deck]:
    """Decks of so many weeks, each beside the one before."""
    shown: list[Deck] = []
    for back in range(many - 1, -1, -1):
        made = deck(office, NOW - back * A_WEEK)
        shown.append(beside_earlier(made, shown[-1], as_of(office)) if shown else made)
    return shown


def behind(office: Figures, counts: Counts, good: bool) -> set[tuple[object, str]]:
    """The interviews behind a number, naively: those followed up by then, or thanked for, or the others."""
    held = as_of(office)(counts.as_of).interviews
    held = held[held["held_on"].between(pd.Timestamp(counts.first), pd.Timestamp(counts.last))]
    done = set(office.rows.loc[office.rows["status"] == "done", "interview_id"])
    up = held["followed_up_at"] <= counts.as_of if counts.what == "followed_up" else held["interview_id"].isin(done)
    inside = held[up == good]
    return set(zip(inside["interview_id"], inside["client_id"], strict=True))


@pytest.mark.parametrize(("clients", "days"), [(60, 200), (300, 200), (300, 60), (2000, 200), (4000, 80)])
def test_no_two_weeks_differ_by_a_few_people(clients: int, days: int) -> None:
    office = an_office(clients, seed=clients, days=days)
    shown = weeks(office, 5)
    pairs = [(now, then) for before, after in pairwise(shown) for now, then in both(before, after)]
    assert pairs
    for now, then in pairs:
        for good in (True, False):
            apart = behind(office, now, good) ^ behind(office, then, good)
            people = {client for _, client in apart}
            assert len(people) == 0 or len(people) > 10, (now, then)


def both(before: Deck, after: Deck) -> list[tuple[Counts, Counts]]:
    """The numbers of two decks that count the same."""
    return [
        (now, then)
        for slide in after.slides
        for now in slide.counts
        for other in before.slides
        for then in other.counts
        if now.what == then.what in ("followed_up", "thank_you")
    ]


def test_without_the_rule_two_weeks_of_a_small_office_would_tell() -> None:
    office = an_office(60, seed=1)
    plain = [deck(office, NOW - A_WEEK), deck(office, NOW)]
    apart = [len(behind(office, now, True) ^ behind(office, then, True)) for now, then in both(*plain)]
    assert any(0 < count <= 10 for count in apart)


def test_a_figure_that_few_people_changed_is_shown_as_it_was_and_says_as_of_when() -> None:
    office = an_office(300, seed=300)
    before, after = weeks(office, 2)
    now, then = (each.slide("comparison") for each in (after, before))
    assert now is not None
    assert then is not None
    assert now.spec == then.spec
    assert now.counts == then.counts
    assert now.said == f"{then.said} As it was on May 27, 2026."


def test_a_figure_that_the_room_has_not_seen_and_may_not_work_out_is_withheld() -> None:
    office = an_office(300, seed=300)
    before, made = deck(office, NOW - A_WEEK), deck(office, NOW)
    unseen = before._replace(slides=tuple(one._replace(slug=f"other-{one.slug}") for one in before.slides))
    slide = beside_earlier(made, unseen, as_of(office)).slide("comparison")
    assert slide is not None
    assert (slide.said, slide.spec, slide.counts) == (words.WITHHELD_BESIDE, None, ())


def test_where_many_are_new_the_figures_are_new() -> None:
    before, after = weeks(an_office(4000, seed=1, days=80), 2)
    slide = after.slide("held")
    assert slide is not None
    assert slide.counts[0].as_of == NOW
    assert slide != before.slide("held")


def test_the_numbers_of_two_weeks_stand_side_by_side() -> None:
    before, after = weeks(an_office(4000, seed=1, days=80), 2)
    slide = side_by_side(after, before).slide("beside")
    assert slide is not None
    assert slide.rows[0] == ("", "Week of May 25", "Week of June 1")
    assert [row[0] for row in slide.rows[1:]] == ["Interviews held", "Followed up at all", "Thanked within a day"]
    for name, row in zip(("held", "followed-up", "thanked"), slide.rows[1:], strict=True):
        assert [each.slide(name).big for each in (before, after)] == list(row[1:])


@pytest.mark.parametrize("clients", [0, 1, 60, 400])
def test_a_deck_that_was_kept_is_the_same_again(clients: int) -> None:
    made = deck(an_office(clients, seed=4), NOW)
    made = side_by_side(made, made)
    assert from_text(as_text(made)) == made
