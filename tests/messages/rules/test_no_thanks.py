"""There is a word of thanks."""

import pytest

from tests.messages.messages import THANKS, a_note, rules_of


@pytest.mark.parametrize(
    "said",
    [
        "Thanks for the coffee.",
        "I thank you for the hour.",
        "Many thanks.",
        "I am grateful for the talk.",
        "I appreciate your patience.",
        "I appreciated the drive.",
        "It was kind of you to see me.",
        "How kind of you to wait for me.",
        "I am much obliged.",
        "Please accept my thanks.",
        "Your time is appreciated.",
        "I am thankful that you called.",
        "I owe you thanks.",
        "I want to express my gratitude.",
        "For your help I thank you.",
        "Please thank the board for me.",
        "It meant a lot that you walked me out.",
        "You have my appreciation.",
        "I apreciate your time.",
    ],
)
def test_thanks_is_seen_in(said):
    assert "no_thanks" not in rules_of(a_note(said, leave_out=THANKS))


@pytest.mark.parametrize("closing", ["Thanks,", "Thank you,", "With thanks,", "With gratitude,", "Gratefully,"])
def test_a_closing_may_thank(closing):
    assert "no_thanks" not in rules_of(a_note(leave_out=THANKS, sign_off=f"{closing}\nDana Whitfield"))


@pytest.mark.parametrize(
    "said",
    [
        "",
        "It was a pleasure to meet you.",
        "I enjoyed our talk on Tuesday.",
        "I would appreciate an update before Thanksgiving.",
        "Our customers often thanked me for my patience.",
        "I learned to appreciate a clean shop.",
        "Thankfully, the rain held off.",
    ],
)
def test_it_fires_where_there_is_nothing_but(said):
    assert rules_of(a_note(said, leave_out=THANKS)) == {"no_thanks"}
