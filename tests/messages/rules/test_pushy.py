"""It does not demand, set a deadline or reproach."""

import pytest

from tests.messages.messages import a_check, a_note, places_of, rules_of


@pytest.mark.parametrize(
    "said",
    [
        "I need an answer by Friday.",
        "I will need to know by the end of the week.",
        "Please let me know by Monday at noon.",
        "Kindly reply within 24 hours.",
        "I expect to hear from you tomorrow.",
        "I must insist on a decision this week.",
        "I have another offer, so I need you to decide today.",
        "Please respond immediately.",
        "Get back to me ASAP.",
        "I still have not heard a thing, and I find that unprofessional.",
        "You said you would call on Monday and you did not.",
        "You promised me an answer last week.",
        "Nobody has called me back.",
        "No one bothered to return my calls.",
        "I have called three times and nobody answers.",
        "I left four messages without a reply.",
        "My emails have gone unanswered.",
        "I am disappointed that I have heard nothing.",
        "I am frankly surprised that it is taking this long.",
        "Why have you not answered me?",
        "What is taking so long?",
        "How long do I have to wait?",
        "I have waited long enough.",
        "I have been very patient, but three weeks is too long.",
        "A simple yes or no would be enough.",
        "The least you could do is reply.",
        "I think I deserve an answer.",
        "Common courtesy would be to let people know.",
        "I do not appreciate being kept waiting.",
        "If I do not hear from you by Thursday, I will take another job.",
        "I will call every day until I get an answer.",
        "I will stop by tomorrow to get an answer.",
        "You should hire me.",
        "You would be making a mistake not to hire me.",
        "I do not understand why it takes so long to make a simple decision.",
        "Please make up your mind.",
        "I can't wait forever.",
        "My time is valuable too.",
        "This is the third time I write to you.",
        "I was told that I would hear by the 10th, and that day came and went.",
        "I would have expected a call by now.",
        "It is not fair to keep people waiting like this.",
        "I'll expect your call on Monday.",
        "I demand to know the reason.",
        "Call me today.",
        "I trust that you will offer me the job this week.",
        "Please do not waste my time.",
        "Are you even going to answer?",
        "I want an answer now.",
        "I require a response by close of business on Friday.",
    ],
)
def test_it_fires_on(said):
    assert places_of("pushy", a_check(said), "status_check") != []


@pytest.mark.parametrize(
    "said",
    [
        "You said that the list would be posted by Friday, so I wanted to ask.",
        "You mentioned that you would decide by the end of the month.",
        "You expected to make a choice before Thanksgiving.",
        "I know that such decisions take time.",
        "I understand that you have many candidates to see.",
        "I have not heard yet and thought I would check in.",
        "I met the filing deadline every quarter for six years.",
        "I am used to tight deadlines and to urgent calls at night.",
        "Do you expect to decide this week?",
        "Please let me know if there is anything else you need.",
        "Please let me know when you have a moment.",
        "I would be grateful to hear from you whenever it suits you.",
        "Whenever you are ready is fine with me.",
        "I look forward to hearing from you.",
        "I can call you on Friday if that is easier.",
        "I answer every call within a minute.",
        "I was surprised at how quiet the new compressor is.",
        "I waited until today to write, since you close on Mondays.",
        "My patience with small children is my strong side.",
        "I promised to send you the name of my foreman, Mr. Boyd.",
        "You promised me a look at the furnace, and I enjoyed it.",
        "I know you must be busy.",
        "I hope to hear from you soon.",
        "I was sorry to hear that nobody answers the phones at lunch, and I could help with that.",
    ],
)
def test_it_stays_silent_on(said):
    assert places_of("pushy", a_check(said), "status_check") == []


def test_a_sentence_is_found_in_a_thank_you_too():
    assert "pushy" in rules_of(a_note("I need your answer by Wednesday noon."))
