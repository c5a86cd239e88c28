"""It does not beg."""

import pytest

from tests.messages.messages import a_note, places_of


@pytest.mark.parametrize(
    "said",
    [
        "I am begging you to give me this job.",
        "Please, please hire me.",
        "I really need this job.",
        "I need this job so badly.",
        "I desperately need the work.",
        "I am desperate.",
        "I will take anything you have.",
        "I would do any work at all.",
        "I'll work for free if I have to.",
        "I would even work for less than minimum wage.",
        "You are my last hope.",
        "This is my only chance.",
        "Nobody else will hire me.",
        "I do not know what I will do if you say no.",
        "My rent is due on Friday.",
        "I am two months behind on my rent.",
        "We are about to lose our apartment.",
        "I have three kids to feed.",
        "I don't know how I will feed my family.",
        "There is nothing left in our savings.",
        "My unemployment runs out next week.",
        "I have been out of work for eleven months and I am losing hope.",
        "Everyone else has turned me down.",
        "Please just give me a chance.",
        "All I ask is one chance.",
        "My whole family is counting on me getting this.",
        "It would save my life.",
        "I pray every night that you will call.",
        "I can't sleep for worry about it.",
        "I would be devastated if you chose someone else.",
        "Please don't say no.",
        "I am willing to do anything, even sweep the floors.",
        "Whatever you pay is fine, I just need something.",
        "I cannot take another rejection.",
        "I have nowhere else to turn.",
        "My bills are piling up.",
        "I'd give anything to work for you.",
        "Have a heart and hire me.",
        "I have applied to sixty places and not one has called me back.",
        "This job means everything to me, and without it I am lost.",
        "I will work nights, weekends, anything, just please pick me.",
    ],
)
def test_it_fires_on(said):
    assert places_of("desperate", a_note(said)) != []


@pytest.mark.parametrize(
    "said",
    [
        "It would mean a lot to me to join your crew.",
        "I need about a week to hand over my work.",
        "I can work any shift you need.",
        "I would love a chance to show you what I can do.",
        "I would be glad of the chance to work with you.",
        "Please let me know if you need anything else from me.",
        "Please give my regards to Ms. Chen.",
        "I raised three kids on my own and know how to plan a day.",
        "At my last shop I ran the brake press.",
        "My last position was at a dairy.",
        "I was the only woman on the crew and I liked it.",
        "I fed forty people a day at the shelter.",
        "I handled past due accounts and rent collections.",
        "I help families who are behind on their rent.",
        "I kept the books for a food bank.",
        "I will do my best for your patients.",
        "I am happy to take any test you have.",
        "I am hungry to learn.",
        "I was out of work for a year to care for my mother.",
        "I want this job very much.",
        "I hope very much that you will choose me.",
        "I would gladly take the position.",
        "I know what it is to lose sleep over a weld, and I like that you do too.",
        "You can depend on me to be on time.",
    ],
)
def test_it_stays_silent_on(said):
    assert places_of("desperate", a_note(said)) == []
