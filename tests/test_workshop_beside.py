"""A week beside those that were frozen: what is told anew, what is shown as it was; and a kept deck is kept."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from coaching.workshop import words
from coaching.workshop.across import beside_frozen, may_be_told
from coaching.workshop.keeping import as_text, from_text
from coaching.workshop.running_order import side_by_side
from coaching.workshop.slides import Counts, Deck, Slide
from tests.metrics.offices import NOW, an_office
from tests.test_workshop_across import A_WEEK, deck, recorded_by, weeks

OFFICE = an_office(300, seed=300)


def slide(shown: Deck, slug: str) -> Slide:
    found = shown.slide(slug)
    assert found is not None
    return found


def counts(first: str, last: str) -> Counts:
    return Counts("followed_up", date.fromisoformat(first), date.fromisoformat(last), NOW)


def test_a_figure_in_which_few_are_new_is_shown_as_it_was_and_says_as_of_when() -> None:
    before, after = weeks(OFFICE, 2)
    now, then = (slide(each, "comparison") for each in (after, before))
    assert (now.spec, now.counts) == (then.spec, then.counts)
    assert now.said == f"{then.said} As it was on May 27, 2026."


def test_what_was_shown_as_it_was_says_so_once() -> None:
    *_, last = weeks(OFFICE, 3)
    assert slide(last, "comparison").said.count(words.AS_THEN) == 1


def test_a_figure_that_the_room_has_not_seen_and_may_not_work_out_is_withheld() -> None:
    before, made = deck(OFFICE, NOW - A_WEEK, []), deck(OFFICE, NOW, [])
    unseen = before._replace(slides=tuple(one._replace(slug=f"other-{one.slug}") for one in before.slides))
    told = slide(beside_frozen(made, [unseen], recorded_by(OFFICE, NOW)), "comparison")
    assert (told.said, told.spec, told.counts) == (words.WITHHELD_BESIDE, None, ())


def test_a_week_made_after_a_later_one_was_frozen_tells_nothing_of_the_same_days() -> None:
    later = deck(OFFICE, NOW, [])
    earlier = deck(OFFICE, NOW - timedelta(days=3), [later._replace(week="2026-W30")])
    assert slide(earlier, "held").said == words.WITHHELD_BESIDE


def test_more_than_ten_people_in_each_cell_have_to_be_new() -> None:
    office = an_office(60, seed=60)
    all_of_it = counts("2025-01-01", "2026-06-03")
    assert may_be_told(all_of_it, [], office)
    assert may_be_told(all_of_it, [counts("2025-01-01", "2026-04-30")], office)
    assert not may_be_told(all_of_it, [counts("2025-01-01", "2026-05-31")], office)
    assert may_be_told(all_of_it, [all_of_it], office)
    assert may_be_told(all_of_it, [all_of_it._replace(what="thank_you")], office)


def test_where_many_are_new_the_figures_are_new() -> None:
    before, after = weeks(an_office(4000, seed=1, days=80), 2)
    assert slide(after, "held").counts[0].as_of == NOW
    assert slide(after, "held") != slide(before, "held")


def test_what_got_better_is_told_beside_what_the_room_saw_before() -> None:
    shown = weeks(an_office(4000, seed=1, days=80), 6)
    told = [one for one in shown[1:] if slide(one, "better").counts]
    assert told
    for one in told:
        before, now = slide(one, "better").counts
        assert before.last < now.first
        assert "A rise of 0 points" not in slide(one, "better").said


def test_the_numbers_of_two_weeks_stand_side_by_side() -> None:
    before, after = weeks(an_office(4000, seed=1, days=80), 2)
    rows = slide(after, "beside").rows
    assert rows[0] == ("", "Week of May 25", "Week of June 1")
    assert [row[0] for row in rows[1:]] == ["Interviews held", "Followed up at all", "Thanked within a day"]
    for name, row in zip(("held", "followed-up", "thanked"), rows[1:], strict=True):
        assert [slide(each, name).big for each in (before, after)] == list(row[1:])


@pytest.mark.parametrize("clients", [0, 1, 60, 400])
def test_a_deck_that_was_kept_is_the_same_again(clients: int) -> None:
    made = deck(an_office(clients, seed=4), NOW, [])
    made = side_by_side(made, made)
    assert from_text(as_text(made)) == made


def test_a_week_frozen_before_figures_knew_their_numbers_can_still_be_read() -> None:
    kept = json.loads(as_text(deck(OFFICE, NOW, [])))
    for one in kept["slides"]:
        one["counts"] = [{name: of[name] for name in ("what", "first", "last", "as_of")} for of in one["counts"]]
    assert from_text(json.dumps(kept)).slides[1].counts[0].n is None
