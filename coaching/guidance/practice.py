"""What to practice about a habit that shows over several interviews, and what a good one is good for."""

from __future__ import annotations

from coaching.guidance.cited import OUR_JUDGEMENT, Practice, Said
from coaching.guidance.statements.s1 import S1_1, S1_2, S1_9, S1_14, S1_15, S1_16
from coaching.guidance.statements.s2 import S2_9
from coaching.guidance.statements.s3 import S3_1, S3_2, S3_8, S3_12
from coaching.guidance.statements.s4 import S4_7, S4_8, S4_10
from coaching.guidance.statements.s5 import S5_2, S5_3, S5_4, S5_6, S5_8, S5_9, S5_17, S5_25
from coaching.model import Finding, Step

THE_FOUR_QUESTIONS: tuple[Said, ...] = (
    Said("“What are the next steps, and how long do they usually take?”", (S3_2,)),
    Said("“By when may I expect to hear from you?”", (S3_2,)),
    Said("“Whom may I ask if I have a question afterwards?”", (S3_2,)),
    Said("“When should the work begin, and when will you tell the candidates?”", (S3_2,)),
)

AT_THE_INTERVIEW: tuple[Said, ...] = (
    Said("Ask each person for a business card, and check that name and title are right.", (S5_4, S5_17)),
    Said("Have a question ready about the company and one about the job.", (S1_15,)),
    Said("Write down the schedule that they name, before the way home.", (S5_2, OUR_JUDGEMENT)),
)
"""For everybody who has an interview ahead, beside the four questions."""

ANSWER_A_DOUBT = Said("Have an answer ready to what gave an earlier employer doubts.", (S4_7, OUR_JUDGEMENT))
SAY_WHAT_WAS_LEFT_OUT = Said("Bring up what was left out last time.", (S1_14, S4_8))

BEFORE_AN_INTERVIEW = (*THE_FOUR_QUESTIONS, *AT_THE_INTERVIEW, ANSWER_A_DOUBT, SAY_WHAT_WAS_LEFT_OUT)

_PRACTICES: tuple[Practice, ...] = (
    Practice(
        about=Step.ASK_TIMELINE,
        slip="the timeline was not asked",
        exercise=Said("Role play: you close the interview, and they ask the four questions.", (S3_1, S3_2)),
        at_home=Said(
            "Say four questions aloud until they come by themselves: what happens next, by when you will hear, whom to "
            "ask, and when the work begins.",
            (S3_1, S3_2),
        ),
        strength="asked about the timeline",
        good_for=Said("The plan can go by the employer's own dates.", (S3_8,)),
    ),
    Practice(
        about=Step.GET_CONTACTS,
        slip="a name or title was missing",
        exercise=Said("Rehearse the goodbye: ask for a card, read it, say the name aloud.", (S5_4, S5_17)),
        at_home=Said("At each goodbye, ask for a card, and read the name and title before you leave.", (S5_4, S5_17)),
        strength="came home with everybody's name",
        good_for=Said("That way every thank-you can go out by name.", (S1_2, S5_17)),
    ),
    Practice(
        about=Step.THANK_YOU,
        slip="a thank-you was late or left out",
        exercise=Said("Draft the next thank-you now, with a gap for the topic, to be filled on the day.", (S5_3, S5_6)),
        at_home=Said(
            "Write the next thank-you before the interview, and add on the way home what you talked about.",
            (S5_3, S5_6),
        ),
        strength="thanked everybody within a day",
        good_for=Said("Being on time is noticed.", (S1_1, S2_9)),
    ),
    Practice(
        about=Step.LETTER,
        slip="a letter was late or left out",
        not_always=True,
        exercise=Said("Name one doubt the employer may have, and write the answer in three sentences.", (S4_7,)),
        at_home=Said(
            "Write down one doubt that an employer may have about you, and answer it in three sentences.",
            (S4_7,),
        ),
        strength="sent the letter in time",
        good_for=Said("A letter sets them apart.", (S4_10,)),
    ),
    Practice(
        about=Step.STATUS_CHECK,
        slip="a status check was late or left out",
        not_always=True,
        exercise=Said(
            "Play the call: you are a busy manager, then you are the voicemail.", (S1_9, S5_8, S5_9, S5_25)
        ),
        at_home=Said(
            "Say your call aloud twice: once as if they pick up, once as if it is their voicemail.",
            (S5_8, S5_9),
        ),
        strength="made the status check on the right days",
        good_for=Said("That is patience and persistence in one.", (S1_16,)),
    ),
    Practice(
        about=Finding.TOO_SOON,
        slip="a status check came before its day",
        not_always=True,
        exercise=Said("Put the day of the plan into their calendar, and something else for the days before.",
                      (S3_8, S3_12)),
        at_home=Said(
            "Put the day to ask into your calendar, and look at other openings on the days before.",
            (S3_8, S3_12),
        ),
    ),
)  # fmt: skip

PRACTICES: dict[Step | Finding, Practice] = {one.about: one for one in _PRACTICES}
