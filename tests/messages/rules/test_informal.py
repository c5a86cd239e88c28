"""There is no slang and no texting style."""

import pytest

from tests.messages.messages import a_note, places_of, rules_of


@pytest.mark.parametrize(
    "said",
    [
        "I wanna work there.",
        "I'm gonna be on time every day.",
        "The shop is awesome.",
        "It was so cool to see the crane.",
        "Thx a lot.",
        "Hope to hear from u soon.",
        "I know ur busy.",
        "I'm super stoked about it.",
        "You guys rock.",
        "lol I almost tripped on the hose.",
        "That robot was dope.",
        "Hit me up any time.",
        "Yeah, I can do that.",
        "I kinda knew that already.",
        "Btw I can weld aluminum too.",
        "Pls call me.",
        "Dude, that pipe is big.",
        "I had a blast in the shop.",
        "I dunno much about TIG but I learn fast.",
        "No worries if it takes a while.",
        "My bad about being late.",
        "It would be sooo nice to work with you.",
        "I'm pumped to start.",
        "I totally nailed that weld, right?",
        "I gotta say the break room is sweet!",
        "Omg the new positioner.",
        "I'm down for any project.",
        "Tbh I loved it.",
        "Shoot me a text when you know.",
        "I ain't afraid of heights.",
        "The vibe in the shop was great.",
        "Wassup with the old crane?",
        "I'll be there 4 sure, ready 2 go.",
        "Your shop blew my mind.",
        "Y'all run a tight ship.",
        "Fingers crossed!",
        "Haha, that was funny.",
        "You crushed it with that robot.",
        "That crane was epic.",
        "I'd rock it in your shop.",
        "I can dig it.",
        "We had a blast.",
        "I'm so down to help.",
        "It cost me fifty bucks an hour.",
        "Big props to your crew.",
        "It was like, wow.",
        "I look forward to hearing from u.",
        "I'm obsessed with that plasma table, literally the best.",
    ],
)
def test_it_fires_on(said):
    assert places_of("informal", a_note(said)) != []


@pytest.mark.parametrize(
    "said",
    [
        "I am super pleased with how it went.",
        "I kept the walk-in cool and dry.",
        "It was cool inside the cold room.",
        "I have pumped concrete for two summers.",
        "I rock the babies to sleep in the nursery.",
        "I used a sand blast cabinet.",
        "I made a butt weld on the test plate.",
        "I am an RN and worked on an LTC unit.",
        "I hold OSHA 10 and worked in the U.S. and Mexico.",
        "I moved the chili to the blast chiller.",
        "I swept the shop and fed the chickens.",
        "We spoke about the kids in the after-school room.",
        "I got along with the guys in the shop.",
        "Please call me any time.",
        "I have a good eye and a steady hand.",
        "I liked the rad tech you introduced me to.",
        "It was a great deal of fun.",
        "I grew up on a farm and I do not mind the mud.",
        "I think the world of your foreman.",
        "The gas line ran under the yard.",
        "Every class I have planned could be tried with real machines for real jobs.",
        "I fed the goat, the sheep and forty hens before school.",
        "We had the buddy system on every ladder.",
        "I brought the balls to practice and the cones home.",
        "I trimmed the pork butt before the rub went on.",
        "We tagged six bucks and eleven does that fall.",
        "I would hang out the wash before the day shift.",
        "I can dig the footings by hand where the machine can't go.",
        "We were digging the trench along the north wall.",
        "I ran the crushing plant at the quarry for two years.",
        "The dough was chilling overnight in the walk-in.",
        "A late frost killed it, and we planted again.",
        "He showed me how he nailed it to the sill.",
        "The tank was pumped out on Friday.",
        "Epic charting is what I did all day in my last post.",
        "I called the bomb squad and cleared the floor.",
        "I carried props to the stage between the scenes.",
        "A 72 yo patient with a hip fracture was my first.",
        "Customers like really old clocks as much as I do.",
        "I slice the bread once it is cool.",
        "I drilled the thru holes and reamed them.",
        "A blast of steam came from the trap.",
        "The guys, all four of them, shook my hand.",
        "My thesis had n = 40 patients.",
        "I liked plan b better, as you did.",
        "My crew is lean, and I am down to two drivers in winter.",
    ],
)
def test_it_stays_silent_on(said):
    assert places_of("informal", a_note(said)) == []


@pytest.mark.parametrize("greeting", ["Hey Mr. Ortega,", "Yo Mr. Ortega,", "Heyyy Mr. Ortega!"])
def test_a_greeting_may_be_slang(greeting):
    assert "informal" in rules_of(a_note(greeting=greeting))


@pytest.mark.parametrize("greeting", ["Hi Mr. Ortega,", "Hello Mr. Ortega,", "Good morning Mr. Ortega,"])
def test_hi_and_hello_are_none(greeting):
    assert rules_of(a_note(greeting=greeting)) == set()
