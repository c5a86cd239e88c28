"""A thank-you or a letter names something from this interview."""

from pathlib import Path

import pytest

from coaching.messages import MessageRecord, PersonMet
from tests.messages.messages import TOPIC, a_check, a_note, rules_of


@pytest.mark.parametrize(
    "said",
    [
        "I enjoyed the tour of the paint booth.",
        "I liked what you said about safety meetings.",
        "You told me about the bridge job.",
        "It was good to see the plasma table.",
        "I keep thinking about the curved stair.",
        "Our talk about robot welding was interesting.",
        "I was glad to hear that you train your own inspectors.",
        "Thank you for showing me the burn table.",
        "Thank you for the soup.",
        "The new crane is a fine machine.",
        "I noticed the fire extinguishers at every bay.",
        "I did not know that you build barges.",
        "Your wall of patches from other yards made me smile.",
        "You asked how I would weld cast iron.",
        "I learned that the night crew cleans the grinders.",
        "We spoke about the ferry contract.",
        "Hearing about the apprentices was the best part.",
        "I remember the smell of the quench oil.",
        "It impressed me that everyone wears a respirator.",
        "When you opened the kiln, I was amazed.",
        "I had never seen a rotator that size.",
        "Your foreman's story about the flood stayed with me.",
        "I appreciated your honesty about the overtime in winter.",
        "You were concerned about my lack of TIG.",
        "The heron on the pond behind the paint shop made my afternoon.",
        "The quilt in the lobby with all those names stopped me cold.",
        "Gus let on that the drain backs up whenever it rains.",
        "It impressed me that the director eats with the welders.",
        "Who knew a ferry needs nine gallons of grease a week!",
        "Your chief's line about slow being smooth stayed with me.",
        "Forty pounds of keys and no list is how you summed it up.",
        "Now I understand why there is a bell on the crane.",
        "I can't get over the view from the gantry.",
        "Thank you for letting me hold the owl.",
        "That rusted winch on the east dock has a story, I am sure.",
        "You were worried about the night ferry.",
    ],
)
def test_something_particular_is_seen_in(said):
    assert rules_of(a_note(said, leave_out=TOPIC)) == set()


@pytest.mark.parametrize(
    "said",
    [
        "",
        "I enjoyed learning more about the role.",
        "It was a pleasure to meet you and the team.",
        "I enjoyed our conversation.",
        "I appreciated the opportunity to discuss the position with you.",
        "I enjoyed hearing about the company and its culture.",
        "I was impressed by your organization.",
        "Thank you for taking the time out of your busy schedule to meet with me.",
        "It was great talking with you yesterday and learning about the job.",
        "After our conversation I am even more convinced that I am the right fit.",
        "I believe that my skills match the needs of your company.",
        "My background in pipe and structural work makes me a strong candidate.",
        "I feel that I could be an asset to your company.",
        "Please feel free to contact me if you need any further information.",
        "I look forward to hearing from you about the next steps.",
        "The interview gave me a better understanding of the position.",
        "Everyone I met was friendly and professional.",
        "I am confident that I would be a valuable addition to your team.",
        "Your company has a great reputation.",
        "I am a hard worker and I get along with everyone.",
        "It was nice to see the shop.",
        "I left the interview feeling excited.",
        "I hope to hear from you by phone at 555-010-2020.",
        "I would work hard for you every day.",
        "The position is just what I am looking for.",
        "We talked for about forty minutes on Zoom.",
        "I walked past the building again on Sunday with my dog.",
        "I remember the date because it was my daughter's birthday.",
        "Your receptionist was lovely.",
        "You have a great bunch of people working for you.",
        "I saw on the news that you won an award.",
        "I found parking just fine.",
        "I know that you'll be swamped until after inventory.",
        "I'd like to express my gratitude to the entire panel.",
        "Your mission statement is inspiring.",
        "I trust you had a safe trip.",
        "It was quite a long walk from the parking garage.",
    ],
)
def test_it_fires_where_there_is_nothing_but(said):
    assert rules_of(a_note(said, leave_out=TOPIC)) == {"not_specific"}


GENERIC = (Path(__file__).parent.parent / "general_notes.txt").read_text("utf-8").strip().split("\n\n")


@pytest.mark.parametrize("said", GENERIC)
@pytest.mark.parametrize("job", [("Cook", "Blue Door Cafe"), ("Nurse Aide", "Oak Manor"), ("Welder", "Harbor Steel")])
def test_it_fires_on_a_note_that_could_go_anywhere(said, job):
    text = f"Dear Ms. Pell,\n\n{said.format(*job)}\n\nSincerely,\nKim Lowe"
    record = MessageRecord("Kim Lowe", job[1], job[0], (PersonMet("Ana Pell", "Ms."),))
    assert rules_of(text, "thank_you", record) == {"not_specific"}


def test_a_status_check_needs_nothing_particular():
    assert rules_of(a_check(), "status_check") == set()
