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
        "I stood watch alone from midnight to four in the Coast Guard.",
        "I rewired two church halls to code.",
        "I don't lose tools.",
        "My welds have passed every X-ray since 2011.",
        "As shop steward I sat across the table from management.",
        "At the plant I redid the shift calendar.",
        "My last foreman trusted me with the keys.",
        "I was the one they called when the crane froze.",
        "Losing my first shop taught me thrift.",
        "I've been reconciling accounts since before it was done on screens.",
        "I've got a million miles without an accident.",
        "Having driven a cab in Lagos, I find rush hour restful.",
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
        "I believe my background speaks for itself.",
        "I consider myself highly qualified for this opportunity.",
        "I am certain that my skills and experience match your needs.",
        "I'm very good at what I do.",
        "I have no doubt about my abilities.",
        "Enclosed is a copy of my high school diploma.",
        "I was the one in the green jacket.",
        "I'm proud of how I answered.",
        "I saw on the news that you won an award.",
        "It has been my experience that good things take time.",
        "I have driven past that crane all my life.",
        "I even dreamed about the interview.",
    ],
)
def test_it_fires_where_there_is_nothing_but(said):
    assert rules_of(a_note(said, leave_out=REASON)) == {"no_qualification"}


def test_a_status_check_needs_none():
    assert rules_of(a_check(), "status_check") == set()
