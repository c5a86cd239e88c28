"""It says that the position is still wanted."""

import pytest

from tests.messages.messages import ASK, WANT, a_check, a_note, rules_of


@pytest.mark.parametrize(
    "said",
    [
        "I am very interested in the position.",
        "I remain interested.",
        "My interest in the job has only grown.",
        "I want this job.",
        "I want to work for you.",
        "I'd like the job.",
        "I would love to join your crew.",
        "I'd be thrilled to be part of the team.",
        "I hope to work with you soon.",
        "I hope you will pick me.",
        "I hope I get the job.",
        "I am eager to get started.",
        "I'm excited about the opportunity.",
        "I look forward to the possibility of working together.",
        "I can see myself working in your shop.",
        "The job sounds like a good fit for me.",
        "This is the kind of work I want to do.",
        "Your shop is where I want to be.",
        "I would be honored to weld for you.",
        "It would be a privilege to work with your crew.",
        "I am still hoping to get it.",
        "I am ready to start.",
        "Please consider me for the position.",
        "I would gladly accept.",
        "I'd jump at the chance to work there.",
        "Count me in.",
        "I would be proud to wear your badge.",
        "It would make me very happy to work here.",
        "If you hire me, I will be there at six.",
        "I wish very much to work with you.",
        "I would welcome an offer.",
        "I am keen to join.",
        "I have not changed my mind about wanting to work there.",
        "Working for you would be a dream.",
        "The position appeals to me.",
        "The work suits me.",
        "I am your welder, if you will have me.",
        "I'd like to put my torch to work for you.",
        "I left more certain than ever that I belong in your shop.",
        "Nothing would make me happier than to weld for you.",
        "I am more enthusiastic than before about joining you.",
        "I should be delighted to be offered the post.",
        "The job is just what I have been looking for.",
        "I would enjoy working with Mr. Boyd and the others.",
        "I'd be glad of the chance to join you.",
        "I continue to be very interested.",
        "I hope to be your next welder.",
        "I would be pleased to take the job.",
        "There's nowhere I'd rather work.",
        "I'd work for you tomorrow.",
        "I'd happily sweep the yard for you until a torch is free.",
        "Pick me, and you'll have me until I retire.",
        "My answer is yes.",
        "This is the job I'd like to retire from.",
        "You won't have to ask me twice.",
        "I hope we'll be colleagues before long.",
        "I'd be proud to wear that helmet.",
        "To weld on those hulls would be a gift.",
        "Being one of your welders would make my year.",
        "I'm still raising my hand for it.",
        "I'm serious about the position.",
    ],
)
def test_interest_is_seen_in(said):
    assert rules_of(a_note(said, leave_out=WANT)) == set()


@pytest.mark.parametrize(
    "said",
    [
        "",
        "I look forward to your decision.",
        "I look forward to hearing from you.",
        "I hope to hear from you soon.",
        "I would be happy to send my references.",
        "I would be glad to answer any questions.",
        "Please let me know if you need anything else.",
        "It was interesting to learn about the union.",
        "I was interested to hear how you train new people.",
        "I enjoyed meeting you and the crew.",
        "I wanted to thank you again.",
        "I would like to thank you for the coffee.",
        "I hope you have a good week.",
        "I hope that the new crane arrives in time.",
        "I wish you and the crew all the best.",
        "I would love to hear how the pour turned out.",
        "Thank you for considering me for the position.",
        "I was very interested in the way your crew tests the welds.",
        "I am happy to provide more information.",
        "I believe that I am well qualified for the position.",
        "I am available for a second talk at any time.",
        "It was a pleasure to speak with you.",
        "Feel free to call me at any time.",
        "I hope your daughter feels better.",
        "Good luck with the bridge job.",
        "I will wait for your call.",
        "I am confident I would be a good fit for the position.",
        "I'd be happy to do a working trial.",
        "I would be happy to come in for another conversation.",
        "I'd like to stress once again how motivated I am.",
        "I look forward to the possibility of speaking with you again.",
        "You can reach me at this address or on my cell.",
        "I'd hate to take up more space in your inbox.",
        "I'd gladly recommend your company to anyone.",
        "Your foreman's question has stayed on my mind.",
        "My wife and I plan to move to the area in June regardless.",
        "I'd love to know how the launch turns out.",
        "I believe I would be a real asset to your team.",
    ],
)
def test_it_fires_where_there_is_nothing_but(said):
    assert rules_of(a_note(said, leave_out=WANT)) == {"no_interest"}


def test_it_fires_on_a_status_check_too():
    text = f"Dear Mr. Ortega,\n\nI came in on the 4th about the welder job. {ASK} Thank you.\n\nDana Whitfield\n"
    assert rules_of(text, "status_check") == {"no_interest"}
    assert rules_of(a_check(), "status_check") == set()
