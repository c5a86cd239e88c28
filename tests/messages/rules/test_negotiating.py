"""Pay, benefits, hours and the start date wait for an offer."""

import pytest

from coaching.messages.rules.negotiating import raised_in
from tests.messages.messages import RECORD, a_check, a_note, places_of


@pytest.mark.parametrize(
    "said",
    [
        "What is the pay?",
        "I was wondering how much the job pays.",
        "Could you tell me what the salary is?",
        "I would need at least $22 an hour.",
        "I was hoping for something closer to sixty thousand.",
        "My salary expectation is 55k.",
        "I would like to discuss the salary before I decide.",
        "Is the pay negotiable?",
        "Is there any room on the rate?",
        "At my current job I make $24 an hour, and I would want you to match it.",
        "Does the position come with health insurance?",
        "Do you offer dental?",
        "I would like to know more about the benefits.",
        "How many vacation days would I get?",
        "I would need two weeks of vacation in July.",
        "I have a trip planned and will need the first week of August off.",
        "I would want Fridays off.",
        "I can't work weekends.",
        "I am not able to work on Sundays.",
        "I would prefer the day shift.",
        "Could I work from home two days a week?",
        "I would like to work remotely on Mondays.",
        "I would need flexible hours because of my kids.",
        "I could not start before July 1.",
        "Would it be possible to start in June instead?",
        "I would have to push the start date back two weeks.",
        "The earliest I can start is the 15th.",
        "I'd need to leave by three on Wednesdays.",
        "Could we talk about overtime?",
        "I hope the company pays for mileage.",
        "Would you cover my relocation?",
        "I expect a signing bonus.",
        "Is there a 401k match?",
        "As for compensation, I am looking for a bit more than you mentioned.",
        "I can only work mornings.",
        "Would my hours be guaranteed?",
        "I would accept the position at nineteen an hour and not less.",
        "One question: is overtime paid at time and a half?",
        "I need health benefits for my family.",
        "I'd want a raise after ninety days.",
        "I would like to be paid weekly.",
        "Please confirm the hourly rate.",
        "One question: would you cover the moving costs?",
        "I'd need Fridays off.",
        "Is the rate firm?",
        "The salary looks a bit low to me.",
        "Would a hybrid schedule be possible?",
    ],
)
def test_it_fires_on(said):
    assert places_of("negotiating", a_note(said)) != []


@pytest.mark.parametrize(
    "said",
    [
        "I ran payroll for sixty people.",
        "I handled benefits enrollment and vacation accruals.",
        "I saw the benefits of the new scanner at once.",
        "I believe your patients would benefit from my training.",
        "You said the job starts on June 3, and that suits me.",
        "The start in March that you named is fine with me.",
        "I file hourly reports and daily logs.",
        "I saved the plant $40,000 a year in scrap.",
        "I manage a budget of $2 million.",
        "I can start whenever you need me.",
        "I am available right away.",
        "I pay attention to detail.",
        "I raised $12,000 for the shelter.",
        "I work well on any shift.",
        "I am used to working nights and weekends.",
        "I worked overtime all through the harvest.",
        "I processed insurance claims for four years.",
        "I learned to set a schedule for thirty drivers.",
        "I was glad to hear how you schedule the night shift.",
        "My hours at the clinic taught me to chart fast.",
        "I have 1,500 hours of clinical training.",
        "Your remote sites interest me, since I grew up near one.",
        "I would be happy to work the second shift that you described.",
        "Two hours with you went by fast.",
        "I would love to help you bring overtime down.",
        "Thank you for taking time off the line to see me.",
        "I enjoy working with commission accounts and have balanced many.",
        "I have worked from home before as a medical coder.",
        "I have repaired hybrid cars since 2009.",
        "I drove the hourly shuttle for two summers.",
        "I would gladly relocate for the work.",
        "I hope you had a nice vacation.",
        "I bring ten years of dental assisting and would love to bring them to you.",
        "I saved the county $30,000 by fixing pumps that would have been replaced.",
        "You can reach me every day until four at this number.",
        "I carry my own liability insurance and can send you the card.",
    ],
)
def test_it_stays_silent_on(said):
    assert places_of("negotiating", a_note(said)) == []


@pytest.mark.parametrize(
    "said",
    [
        "Do you know when the position is to be filled?",
        "May I ask when the new person would start?",
        "Is the schedule for second interviews set?",
        "Could you tell me whether the start of the class is still planned for May?",
    ],
)
def test_asking_when_the_position_is_filled_is_no_negotiating(said):
    assert places_of("negotiating", a_check(said), "status_check") == []


@pytest.mark.parametrize("named", ["custodian, second shift", "custodian (second shift)", "Custodian: Second Shift"])
def test_the_name_of_the_position_raises_no_terms(named):
    record = RECORD._replace(position="Custodian, second shift")
    said = f"I am checking in once more about the position of {named} at Harbor Steel Works."
    assert places_of("negotiating", a_note(said), record=record) == []
    assert raised_in(said)  # by the words alone it would
