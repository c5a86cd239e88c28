"""The deck of a week from the store: as it was frozen, or made now, beside what the room has seen before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from coaching.clock import first_instant, local_date, zone_named
from coaching.errors import CoachingError
from coaching.metrics.frames import Figures
from coaching.selection import ONE_WEEK, monday_named, week_named
from coaching.store.access import Viewer
from coaching.store.figures import figures
from coaching.store.frozen_weeks import freeze_week, frozen_week, frozen_weeks
from coaching.store.office import Office, office_of
from coaching.workshop.across import beside_frozen
from coaching.workshop.better import with_better
from coaching.workshop.keeping import as_text, from_text
from coaching.workshop.running_order import running_order, side_by_side
from coaching.workshop.slides import Deck, no_such_week
from coaching.workshop.week import first_needed, steps_needed, week_figures


def kept_deck(viewer: Viewer, week: str) -> Deck | None:
    """A week as it was frozen; None where it was not."""
    found = frozen_week(viewer, week)
    return from_text(found.content) if found else None


def made_deck(viewer: Viewer, office: Office, now: datetime, counted: Figures) -> Deck:
    """The deck of the week of `now`, from its figures, beside all weeks that were frozen."""
    today = local_date(now, zone_named(office.timezone))
    bare = Deck(week_named(today), now, office.policy.title, office.timezone, ())
    return filled(bare, counted, today, [from_text(one.content) for one in frozen_weeks(viewer)])


def filled(bare: Deck, counted: Figures, today: date, frozen: Sequence[Deck]) -> Deck:
    """A deck with its slides, which tell of nobody or many, also beside the weeks that were frozen."""
    found = week_figures(counted, bare.as_of, today)
    deck = bare._replace(slides=running_order(found, bare))
    deck = with_better(beside_frozen(deck, frozen, counted), found, frozen, counted)
    before = max((one for one in frozen if one.week < bare.week), key=lambda one: one.week, default=None)
    return side_by_side(deck, before) if before else deck


def deck_of(viewer: Viewer, week: str | None, now: datetime) -> Deck:
    """The deck of a week, of this one where none is named: frozen, or as of now or of the week's end.

    CoachingError where there is no such week, or it has not begun.
    """
    office = office_of(viewer)
    as_of = now if week is None else _as_of(week, now, office.timezone)
    name = week or week_named(local_date(now, zone_named(office.timezone)))
    return kept_deck(viewer, name) or made_deck(viewer, office, as_of, _figures(viewer, office, as_of))


def _figures(viewer: Viewer, office: Office, as_of: datetime) -> Figures:
    """What a room may be told of, as it was at an instant."""
    today = local_date(as_of, zone_named(office.timezone))
    since, steps_since = first_needed(today), steps_needed(today)
    return Figures(*figures(viewer, as_of, since=since, steps_since=steps_since, shared=True))


def _as_of(week: str, now: datetime, timezone: str) -> datetime:
    """Now in a week that is not over, else its last moment."""
    try:
        monday = monday_named(week)
    except ValueError:
        raise no_such_week(week) from None
    zone = zone_named(timezone)
    if first_instant(monday, zone) > now:
        raise CoachingError(f"The week {week} has not begun.", "Choose this week or an earlier one.")
    return min(now, first_instant(monday + ONE_WEEK, zone) - timedelta(seconds=1))


def freeze(viewer: Viewer, deck: Deck, now: datetime) -> None:
    """Keeps the deck as it is shown; CoachingError where the week is kept already."""
    freeze_week(viewer, deck.week, as_text(deck), now=now)
