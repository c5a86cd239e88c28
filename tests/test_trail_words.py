"""What changed about a client, in words."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from coaching.store.clients import TrailLine
from coaching.store.tables import Deed, Entity
from coaching.trail_words import DEEDS, told
from tests.builders import NEW_YORK, instant

NOW = instant("2026-03-04T12:00")
NAMES = {
    (Entity.INTERVIEW, 1): "Acme Labs",
    (Entity.ACTION, 1): "Acme Labs",
    (Entity.PERSON, 1): "Grace Sample",
    (Entity.DEBRIEF, 1): "Acme Labs",
}


def line(
    deed: Deed, entity: Entity, *fields: str, words: Mapping[str, str] | None = None, key: int = 1, member: str = "Ben"
) -> str:
    """What is told of a line of yesterday afternoon."""
    at = instant("2026-03-03T15:30")
    return told(TrailLine(at, member, deed, entity, key, fields, dict(words or {})), NAMES, NEW_YORK, NOW)


@pytest.mark.parametrize(
    ("said", "told_as"),
    [
        (line(Deed.ADDED, Entity.CLIENT, "name"), "Ben added the client"),
        (line(Deed.ADDED, Entity.INTERVIEW, "employer"), "Ben added the interview at Acme Labs"),
        (line(Deed.REMOVED, Entity.INTERVIEW, key=9), "Ben deleted an interview"),
        (line(Deed.RESTORED, Entity.INTERVIEW), "Ben brought back the interview at Acme Labs"),
        (line(Deed.CHANGED, Entity.PERSON, "job_title"), "Ben changed Grace Sample: the job title"),
        (line(Deed.REMOVED, Entity.PERSON, key=9), "Ben deleted somebody met"),
        (line(Deed.ADDED, Entity.NOTE, words={"shared": "no"}), "Ben added a private note"),
        (
            line(Deed.CHANGED, Entity.NOTE, "body", "shared", words={"shared": "yes"}),
            "Ben changed a note: the text, shared with the office (yes)",
        ),
        (
            line(Deed.CHANGED, Entity.DEBRIEF, "topics", "unsaid"),
            "Ben changed the debrief of the interview at Acme Labs: topics, what was not said",
        ),
        (line(Deed.REMOVED, Entity.DEBRIEF, key=9), "Ben deleted a debrief"),
        (
            line(Deed.ADDED, Entity.ACTION, "step", words={"step": "thank_you"}),
            "Ben logged thank-you at Acme Labs",
        ),
        (
            line(Deed.REMOVED, Entity.ACTION, words={"step": "status_check"}, key=9),
            "Ben took back status check",
        ),
        (
            line(Deed.SNOOZED, Entity.INTERVIEW, words={"step": "letter", "until": "2026-03-09"}),
            "Ben snoozed letter, the interview at Acme Labs until March 9",
        ),
    ],
)
def test_a_line_says_who_did_what_to_which_record(said: str, told_as: str) -> None:
    assert said == f"{told_as}, yesterday at 3:30 PM"


def test_a_change_names_its_fields_with_the_words_that_may_be_told() -> None:
    words = {"outcome": "rejected", "outcome_on": "2026-03-03"}
    said = line(Deed.CHANGED, Entity.INTERVIEW, "outcome", "outcome_on", "position", words=words)
    assert ": outcome (rejected), the date of the outcome (March 3), position," in said


def test_a_field_that_was_emptied_says_so() -> None:
    assert "the employer's date (empty)" in line(
        Deed.CHANGED, Entity.INTERVIEW, "promised_on", words={"promised_on": ""}
    )


def test_of_many_fields_the_rest_is_counted() -> None:
    fields = ("employer", "position", "industry", "round", "pace", "culture")
    assert "employer, position, industry, round and 2 more" in line(Deed.CHANGED, Entity.INTERVIEW, *fields)


def test_a_member_who_is_gone_is_somebody() -> None:
    assert line(Deed.ADDED, Entity.CLIENT, member="").startswith("Somebody added the client")


def test_every_deed_has_a_word() -> None:
    assert set(DEEDS) == set(Deed)
