"""What the demo is made of: complete, and nothing in it that reaches anybody."""

from __future__ import annotations

from coaching.demo_office.ingredients import ingredients
from coaching.demo_office.story import CHANNELS
from coaching.model import ActionStep, Channel, Debrief, Outcome, Role

KIT = ingredients()
NOTES = {
    *ActionStep,
    *(f"waived_{step}" for step in ActionStep if step not in (ActionStep.EMPLOYER_REPLY, ActionStep.NUDGE)),
    *(f"reply_{outcome}" for outcome in (Outcome.REJECTED, Outcome.ADVANCED, Outcome.OFFER)),
    *("reply_dated", "check_dated", "too_soon", "too_many", "same_note"),
}


def test_every_language_has_names_for_everybody() -> None:
    assert set(KIT.first_names) == set(KIT.last_names)
    assert {*KIT.first_names, *KIT.whole_names} == {one.language for one in KIT.languages}
    for language, names in KIT.first_names.items():
        titles = {last.title for last in KIT.last_names[language]}
        assert all(not first.title or titles & {"", first.title} for first in names), language


def test_every_industry_has_employers_positions_and_goals() -> None:
    assert set(KIT.employers) == set(KIT.positions) == set(KIT.goals)


def test_every_role_has_job_titles_in_every_industry() -> None:
    for role in Role:
        for industry in KIT.employers:
            assert any(one.industry in ("", industry) for one in KIT.job_titles[role]), (role, industry)


def test_no_employer_is_there_twice_and_none_has_a_domain_of_the_world() -> None:
    employers = [employer for group in KIT.employers.values() for employer in group]
    assert len({one.employer for one in employers}) == len({one.domain for one in employers}) == len(employers)
    assert all(one.domain.endswith(".example") for one in employers)


def test_there_are_notes_of_every_kind_and_of_no_other() -> None:
    assert set(KIT.notes) == NOTES


def test_every_channel_is_one_and_is_used_for_that_step() -> None:
    for about, notes in KIT.notes.items():
        channels = {Channel(one.channel) for one in notes if one.channel}
        if about in CHANNELS:
            assert channels <= set(CHANNELS[ActionStep(about)]), about


def test_temperaments_are_chances() -> None:
    for temperament in KIT.temperaments.values():
        assert all(0 <= chance <= 1 for chance in temperament[2:])
        assert temperament.timely + temperament.hasty <= 1


def test_something_can_be_told_of_every_position() -> None:
    assert set(KIT.told) == set(Debrief._fields[1:])
    known = {(industry, position) for industry, positions in KIT.positions.items() for position in positions}
    for told in KIT.told.values():
        assert {(one.industry, one.position) for one in told if one.position} <= known
        assert {one.industry for one in told} <= {"", *KIT.positions}
        for industry, position in known:
            suiting = [one for one in told if one.industry == industry and one.position in ("", position)]
            assert suiting, (industry, position)
    assert not [
        one.text for told in KIT.told.values() for one in told if ";" in one.text or one.text != one.text.strip()
    ]
