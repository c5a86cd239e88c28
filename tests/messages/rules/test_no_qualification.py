"""A thank-you or a letter says why they fit: experience, skill or training."""

import pytest

from tests.messages.messages import REASON, a_check, a_note, rules_of


@pytest.mark.parametrize(
    "said",
    [
        "I have six years of experience.",
        "I welded on barges for two summers.",
        "For nine years I ran the burn table.",
        "My experience with aluminum would help.",
        "I hold my 6G.",
        "I have my CDL.",
        "I am certified in stick and flux-core.",
        "I can read blueprints.",
        "I can lift eighty pounds.",
        "I know how to set up a fixture.",
        "I know stainless.",
        "I speak Spanish.",
        "At my last shop I ran the press brake.",
        "I was a welder in the Navy.",
        "I have been a machinist since 2011.",
        "I trained three apprentices.",
        "My training at the community college covered all positions.",
        "I am good with my hands.",
        "I learn quickly and I am never late.",
        "I am a fast learner.",
        "I grew up on a farm and fixed everything we had.",
        "I raised four children and kept them all in school.",
        "I studied metallurgy.",
        "I have a degree in engineering technology.",
        "I took first place in the state welding contest.",
        "As a former pipefitter, I know the code.",
        "I build trailers on weekends.",
        "I brought my old shop's scrap down from five to two percent.",
        "Twelve years on ships taught me to weld in any position.",
        "With eight years on the torch, I could start without much training.",
        "My hands are steady and my record is clean.",
        "I type eighty words a minute.",
        "I am bilingual.",
        "I own my own tools.",
        "I have cooked for two hundred.",
        "I cleaned houses and offices for ten years.",
        "I sew since I was ten.",
        "My references from the yard will tell you that I am on time.",
        "I passed the test on the first try.",
        "I'm used to heat and noise.",
    ],
)
def test_a_reason_is_seen_in(said):
    assert rules_of(a_note(said, leave_out=REASON)) == set()


@pytest.mark.parametrize(
    "said",
    [
        "",
        "I learned a lot about your training program.",
        "I enjoyed hearing about your thirty years in business.",
        "I was impressed that the shop has run for forty years.",
        "I have been thinking about it ever since.",
        "I know that you are busy.",
        "I can be reached at 555-010-2020.",
        "I can come in again any day.",
        "I think we would get along.",
        "I had a good time.",
        "I have always wanted to work near the harbor.",
        "I came home and told my wife about it.",
        "I saw the crane on the way out.",
        "The crew was friendly.",
        "Your crew has years of experience, and it shows.",
        "I hope to gain experience with you.",
        "I know the shop is a long way from town.",
        "I was a little nervous.",
        "I have never seen a shop so clean.",
        "I told my family about the crane.",
    ],
)
def test_it_fires_where_there_is_nothing_but(said):
    assert rules_of(a_note(said, leave_out=REASON)) == {"no_qualification"}


def test_a_status_check_needs_none():
    assert rules_of(a_check(), "status_check") == set()
