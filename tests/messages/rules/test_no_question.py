"""A status check asks where things stand."""

import pytest

from tests.messages.messages import ASK, a_check, a_note, rules_of


@pytest.mark.parametrize(
    "said",
    [
        "Have you decided?",
        "Is the job still open?",
        "Do you know yet when you will choose?",
        "I would appreciate an update on the timeline.",
        "I was wondering whether you have made a decision.",
        "I wanted to ask if there is any news.",
        "Please let me know where things stand.",
        "I would be grateful for any news.",
        "Hope to hear if you decided.",
        "I am writing to ask, with respect, whether the schedule still holds.",
        "May I ask how the search is going?",
        "I am writing to inquire about the status of my application.",
        "Any word on the position?",
        "If you could tell me when you expect to decide, I would be glad.",
        "I would like to know if I am still being considered.",
        "Could you give me an idea of the next steps?",
        "Kindly let me know whether the position has been filled.",
        "I ask politely if you have chosen someone.",
        "Are you still looking?",
        "I am curious whether the interviews are over.",
        "I would welcome an update on your plans.",
        "Please tell me when you know.",
        "Can you say when a decision will be made?",
        "I'd love to hear how the process is going.",
        "A rough idea of the timing, if you have one, would be a kindness.",
        "I'd be interested to hear if the position's been offered to anyone.",
        "It'd be a help to know whether I should expect an answer before the holidays.",
        "Just checking whether you've landed on anybody.",
        "Whatever you can tell me would be welcome.",
        "I'm hoping you can tell me whether you're past the references.",
        "A line about the timeline would be welcome.",
        "I would like to see what is happening with the position.",
    ],
)
def test_a_question_is_seen_in(said):
    assert rules_of(a_check(said, leave_out=ASK), "status_check") == set()


@pytest.mark.parametrize(
    "said",
    [
        "",
        "I am writing to follow up on my interview.",
        "Please let me know if you need anything else from me.",
        "Please let me know if you have any questions.",
        "I look forward to hearing from you.",
        "I look forward to your decision.",
        "I wanted to say again how grateful I am for the interview.",
        "I can be reached at 555-010-2020.",
        "I wanted to let you know that I passed my test.",
        "I wanted to remind you of our talk.",
        "You said that you would decide this week.",
        "I hope that all is well.",
        "I asked my old foreman to call you.",
        "Would it help to have my references?",
        "I know that you have much to do.",
        "I am reaching out about the welder position.",
    ],
)
def test_it_fires_where_there_is_nothing_but(said):
    assert rules_of(a_check(said, leave_out=ASK), "status_check") == {"no_question"}


def test_a_thank_you_needs_none():
    assert rules_of(a_note()) == set()
