"""Topics for the weekly workshop: for each step that can be missed, what to say, what to do, and who says so."""

from __future__ import annotations

from coaching.guidance.cited import OUR_JUDGEMENT, Said, Topic
from coaching.guidance.statements.s1 import S1_1, S1_3, S1_4, S1_5, S1_6, S1_8, S1_9, S1_10, S1_15, S1_16
from coaching.guidance.statements.s2 import S2_4, S2_5, S2_6, S2_10, S2_11, S2_12
from coaching.guidance.statements.s3 import S3_1, S3_2, S3_3, S3_6, S3_7, S3_8
from coaching.guidance.statements.s4 import S4_1, S4_2, S4_3, S4_5, S4_7, S4_8, S4_9, S4_10
from coaching.guidance.statements.s5 import (
    S5_2,
    S5_4,
    S5_6,
    S5_8,
    S5_9,
    S5_10,
    S5_13,
    S5_15,
    S5_16,
    S5_17,
    S5_19,
    S5_21,
    S5_22,
    S5_25,
    S5_29,
)
from coaching.model import Step

_TOPICS: tuple[Topic, ...] = (
    Topic(
        step=Step.ASK_TIMELINE,
        title="Leave with a date",
        points=(
            Said("Four things to ask: the next steps, when to expect word, whom to contact, the start date.", (S3_2,)),
            Said("Ask during the interview; a question about the company shows interest too.", (S1_15, S3_1)),
            Said("Write the date down: it decides when a status check is right.", (S3_8, S5_2)),
        ),
        exercise=Said("In pairs: close an interview and ask the four questions, then change sides.",
                      (S3_2, OUR_JUDGEMENT)),
    ),
    Topic(
        step=Step.GET_CONTACTS,
        title="Names, titles, cards",
        points=(
            Said("A business card has all that a thank-you needs: name, title, address.", (S5_4,)),
            Said("Get the names right: a note begins with title and last name.", (S2_4, S5_17)),
            Said("Collect cards wherever people meet, rather than hand them out.", (S5_29,)),
        ),
        exercise=Said("Meet three people in the room, and come back with name, title and one way to reach each.",
                      (S5_29, OUR_JUDGEMENT)),
    ),
    Topic(
        step=Step.THANK_YOU,
        title="The thank-you within a day",
        points=(
            Said("Within 24 hours, best on the same day, after every interview.", (S1_1, S2_6, S3_3, S5_6, S5_19)),
            Said("From greeting to signature: thanks, what was learned, the topic enjoyed, experience, thanks again.",
                 (S1_5, S1_6, S3_7)),
            Said("Say that you want the job and why you fit, and don't negotiate.", (S1_4, S3_6, S5_21)),
            Said("No slang, no emojis, no typos.", (S2_5, S5_22)),
        ),
        exercise=Said("Write one for your last interview; your neighbor marks the line that fits no other interview.",
                      (S1_3, S2_12, OUR_JUDGEMENT)),
    ),
    Topic(
        step=Step.LETTER,
        title="The letter that answers a doubt",
        points=(
            Said("Good candidates each have a weak spot, and a letter can tip the choice.", (S4_9, S4_10)),
            Said("Answer a concern about the fit, and add what did not come up.", (S4_7, S4_8)),
            Said("Few candidates send one by post; an email does as well.", (S4_5, S5_10)),
        ),
        exercise=Said("Name a doubt an employer may have, answer it in three sentences; the group says what convinced.",
                      (S4_7, OUR_JUDGEMENT)),
    ),
    Topic(
        step=Step.STATUS_CHECK,
        title="Asking where things stand",
        points=(
            Said("Nine in ten job seekers told one workforce office that they had not followed up.", (S4_1,)),
            Said("Some employers watch who does: it shows interest and follow-through.", (S4_2, S4_3, S5_13)),
            Said("It is part of the search, and it takes patience.", (S1_16, S5_15)),
            Said("Short and direct: still interested, and when will they decide?", (S1_8, S2_10, S5_8)),
            Said("On the phone: be friendly, name a strength, be ready for voicemail.", (S1_9, S5_9, S5_25)),
            Said("Keen, not desperate; polite even when nervous.", (S1_10, S2_11, S5_16)),
        ),
        exercise=Said("In threes: caller, manager and listener; once answered, once voicemail.",
                      (S1_9, S5_8, OUR_JUDGEMENT)),
    ),
)  # fmt: skip

TOPICS: dict[Step, Topic] = {topic.step: topic for topic in _TOPICS}
