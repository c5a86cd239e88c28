"""What a client takes home on paper: what to do, why, and words to begin with, for each step and finding, cited.

The client is "you" throughout. A blank to fill in by hand is BLANK. In braces stands what the record says: {whom},
{dear} (how they are greeted), {employer}, {position}, {day}, {client}, KEEN; and what the debrief says, by TOLD.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from coaching.guidance.cited import OUR_JUDGEMENT, Cites, require_cites
from coaching.guidance.statements.s1 import S1_1, S1_2, S1_3, S1_5, S1_6, S1_7, S1_11, S1_14
from coaching.guidance.statements.s2 import S2_1, S2_2, S2_3, S2_4, S2_6, S2_7, S2_8, S2_12
from coaching.guidance.statements.s3 import S3_1, S3_2, S3_3, S3_8, S3_11, S3_12
from coaching.guidance.statements.s4 import S4_5, S4_6, S4_7, S4_8
from coaching.guidance.statements.s5 import (
    S5_1,
    S5_2,
    S5_4,
    S5_5,
    S5_8,
    S5_9,
    S5_10,
    S5_12,
    S5_13,
    S5_14,
    S5_17,
    S5_18,
    S5_19,
    S5_23,
    S5_24,
    S5_26,
    S5_27,
    S5_28,
    S5_30,
)
from coaching.model import Finding, Outcome, Status, Step

BLANK = "________"


@dataclass(frozen=True, slots=True)
class TakeHome:
    """What to do in one sentence, why in one, words to begin with (may be empty), and what all of it rests on.

    `each` follows `do` where it is for several people.
    """

    do: str
    why: str
    cites: Cites
    say: str = ""
    each: str = ""

    def __post_init__(self) -> None:
        require_cites(f"What is taken home: {self.do}", self.cites)


@dataclass(frozen=True, slots=True)
class WentWell:
    """What a client did right, and the statements that ask for it."""

    says: str
    cites: Cites

    def __post_init__(self) -> None:
        require_cites(f"What went well: {self.says}", self.cites)


THANKS = "Dear {dear}, thank you for talking with me about {position}. {liked} {experience} {glad}Sincerely, {client}"
LATE_THANKS = THANKS.replace("talking with me about", "talking with me on {day} about")
"""Once the first day is over it says of which day it speaks."""
TOLD: dict[str, tuple[tuple[str, str], ...]] = {
    "liked": (("enjoyed", "I enjoyed {told}."), ("learned", "It was good to learn {told}.")),
    "experience": (("unsaid", "One thing about my background did not come up: {told}."),),
    "unsaid": (("unsaid", "One thing did not come up when we talked: {told}."),),
    "doubt": (("concern", "You may have wondered about one thing: {told}."),),
}
"""By what stands in braces: what the debrief may tell (a slot of the drafts), the better first, and its sentence."""
KEEN = {"interested": "very interested", "glad": "I would be glad to work with you. "}
LUKEWARM = {"interested": "interested", "glad": ""}
"""By how much the client wants the position."""
NOT_TOLD = {
    "liked": f"I enjoyed hearing about {BLANK}.",
    "experience": f"My experience with {BLANK} fits what you need.",
    "unsaid": f"One thing did not come up when we talked: {BLANK}.",
    "doubt": f"You may have wondered about {BLANK}.",
}
"""Where the debrief is silent."""
INSTEAD = {
    False: "To {dear} instead: “{says}”",
    True: "To {dear}, something else that you talked about with them.",
}
"""For the others who are thanked: what to say instead, or, where the debrief has nothing else, that it be another."""
EACH = ", with a separate note to each"
CHECK = (
    "Dear {dear}, I am writing about my interview on {day} for {position}. I am still {interested}. Could you tell "
    "me where things stand, and when you expect to decide? Thank you for your time. Best regards, {client}"
)

_ASK_TIMELINE = TakeHome(
    do="Before you leave {employer}, ask when you will hear from them and whom you may contact",
    why="Their own date tells you when it is right to ask again.",
    say="What are the next steps, and when may I expect to hear from you? Whom may I ask if I have a question?",
    cites=(S3_1, S3_2, S3_8),
)
_GET_CONTACTS = TakeHome(
    do="Come away from {employer} with the name and title of everyone you speak with",
    why="Each of them should get a thank-you of their own, with the name spelled right.",
    say="It was good to meet you. May I have your business card?",
    cites=(S5_4, S5_17, S5_18),
)
_DEBRIEF = TakeHome(
    do="Look back on your interview at {employer}: note what they asked, what you enjoyed, what seemed to worry them "
    "and what you did not get to say",
    why="Every message that you write to them will draw on it.",
    cites=(S1_3, S1_14, S4_7, S5_1),
)
_THANK_YOU = TakeHome(
    do="Thank {whom} by email or with a handwritten note",
    why="It counts most within a day of the interview, and something you talked about makes it yours.",
    say=THANKS,
    each=EACH,
    cites=(S1_1, S1_6, S2_6, S5_5, S5_18),
)
_THANK_HELPER = TakeHome(
    do="Send {whom} a thank-you card, if they really helped you",
    why="Cards are for people whose help stood out, and a few lines are enough.",
    say=f"Thank you for making my visit so easy. Your help with {BLANK} meant a lot to me. {{client}}",
    cites=(S2_3, S4_6, OUR_JUDGEMENT),
)
_ALERT_REFERENCES = TakeHome(
    do="Tell your references that {employer} may call them, and about which position",
    why="Someone who expects the call is readier for it.",
    say="I had an interview at {employer} for {position}. They may call you about me. "
    f"They are looking for {BLANK}, and you have seen me do that.",
    cites=(S5_23, OUR_JUDGEMENT),
)
_LETTER = TakeHome(
    do="Write {employer} a letter: your interest, your strongest points, and an answer to any doubt they may have",
    why="Few people send one, and it helps them to remember you.",
    say=f"{{unsaid}} {{doubt}} What I can say to that is {BLANK}.",
    cites=(S4_5, S4_7, S4_8, S5_10),
)
_STATUS_CHECK = TakeHome(
    do="Ask {whom}, and nobody else, where things stand with {position}",
    why="You have left them time to decide, so asking is no bother.",
    say=CHECK,
    cites=(S1_11, S2_1, S2_2, S5_12),
)

CALL = (
    "Hello, this is {client}. We talked on {day} about {position}, and I am still {interested}. Is there anything "
    "else that you need from me? And when do you expect to decide?"
)
FIRST_CHECK_BY_PHONE = replace(
    _STATUS_CHECK, do="Call {whom} and ask where things stand", say=CALL, cites=(S2_1, S5_8, S5_9)
)
"""Where the office's policy has the first check made by phone; the same words do for a voicemail."""

WHATEVER_THE_DAY: dict[Step, TakeHome] = {
    Step.ASK_TIMELINE: _ASK_TIMELINE,
    Step.GET_CONTACTS: _GET_CONTACTS,
    Step.DEBRIEF: _DEBRIEF,
    Step.THANK_YOU: _THANK_YOU,
    Step.THANK_HELPER: _THANK_HELPER,
    Step.ALERT_REFERENCES: _ALERT_REFERENCES,
    Step.LETTER: _LETTER,
    Step.STATUS_CHECK: _STATUS_CHECK,
}
"""Of a step that is due, or will be."""

IN_STATUS: dict[tuple[Step, Status], TakeHome] = {
    (Step.ASK_TIMELINE, Status.UNRECORDED): TakeHome(
        do="Tell your counselor whether {employer} named a date, or said what comes next",
        why="Their own date tells both of you when it is right to ask again.",
        cites=(S3_1, S3_8),
    ),
    (Step.GET_CONTACTS, Status.UNRECORDED): TakeHome(
        do="Tell your counselor who interviewed you at {employer}, with names and titles",
        why="Each of them should get a thank-you of their own.",
        cites=(S5_17, S5_18),
    ),
    (Step.GET_CONTACTS, Status.MISSED): TakeHome(
        do="Look up the names and titles of the people you met at {employer}, in your invitation or on their website",
        why="A message that begins with the right name and title reads better.",
        cites=(S1_2, S2_4, S5_17, OUR_JUDGEMENT),
    ),
    (Step.THANK_YOU, Status.OVERDUE): TakeHome(
        do="Thank {whom} in a few words",
        why="It is late, not lost: thanks are right after every interview, even one that went badly.",
        say=LATE_THANKS,
        each=EACH,
        cites=(S1_6, S3_3, S5_5, S5_18, S5_19),
    ),
    (Step.THANK_YOU, Status.MISSED): TakeHome(
        do="Put your thanks to {whom} into your next message to them",
        why="Thanks are right after every interview, however late.",
        say="Thank you again for the time that you took to talk with me.",
        cites=(S1_5, S3_3, S5_19, OUR_JUDGEMENT),
    ),
    (Step.STATUS_CHECK, Status.OVERDUE): TakeHome(
        do="Ask {whom}, and nobody else, where things stand with {position}",
        why="Some employers watch who follows up, so do not hold back for fear of being a bother.",
        say=CHECK,
        cites=(S1_11, S2_1, S2_2, S5_12, S5_13),
    ),
    (Step.STATUS_CHECK, Status.MISSED): TakeHome(
        do="If {employer} is still looking, ask once, briefly, where things stand",
        why="Hiring often takes longer than an employer expects.",
        say=CHECK,
        cites=(S1_11, S5_26, OUR_JUDGEMENT),
    ),
}
"""Of a step in one status, where that has words of its own."""

ENDED_WITHOUT_THEM = frozenset({Outcome.REJECTED, Outcome.WITHDRAWN, Outcome.NO_ANSWER})
THANKS_ALL_THE_SAME = TakeHome(
    do="Thank {whom} all the same, in a few words",
    why="Thanks are right after every interview, whatever came of it, and the note speaks for you.",
    say="Dear {dear}, thank you for the time you took to talk with me on {day} about {position}. {liked} I wish you "
    "and your team all the best. Sincerely, {client}",
    each=EACH,
    cites=(S1_5, S3_3, S5_5, S5_18, S5_19),
)
"""Of the thank-you where the position went to somebody else, or the client no longer wants it."""

FOUND: dict[Finding, TakeHome] = {
    Finding.TOO_SOON: TakeHome(
        do="Next time, wait for the day in your plan before you ask where things stand",
        why="A question ahead of the employer's own date can look impatient.",
        cites=(S2_8, S3_8, S3_12),
    ),
    Finding.TOO_MANY_CHECKS: TakeHome(
        do="Do not ask {employer} again unless they answer",
        why="You have shown your interest, and one more message could feel like pressure.",
        cites=(S2_8, S3_11, S3_12),
    ),
    Finding.SEVERAL_CONTACTS: TakeHome(
        do="Keep to one person at {employer} with your questions: whom they named, or else the hiring manager or HR",
        why="A thank-you to everyone is right, but the same question to several people looks unprofessional.",
        cites=(S1_1, S2_1, S2_2, S3_2),
    ),
    Finding.EMPLOYER_LATE: TakeHome(
        do="Do not take it to heart that the day named by {employer} has passed",
        why="Hiring often takes longer than an employer expects, and that need not have to do with you.",
        cites=(S3_11, S5_26),
    ),
    Finding.SAME_NOTE: TakeHome(
        do="Next time, put into each thank-you something that this person talked about",
        why="People may compare the notes they got.",
        cites=(S1_3, S2_12, S5_18),
    ),
    Finding.STOP_AND_WAIT: TakeHome(
        do="Leave the next word to {employer}, and put your energy into other openings",
        why="You have asked as often as is right, and their silence may have reasons that are not about you.",
        cites=(S3_11, S5_24, S5_27),
    ),
    Finding.NO_SIGN: TakeHome(
        do="Tell your counselor whether you have heard anything from {employer}",
        why="It is all right if nothing came of it, and good to look for other openings.",
        cites=(S5_14, S5_27, OUR_JUDGEMENT),
    ),
    Finding.ONE_LEAD_ONLY: TakeHome(
        do="Look for another opening this week, however well things go with {employer}",
        why="Too much should never hang on one job.",
        cites=(S5_24, S5_27),
    ),
}

NOTHING_TO_DO = "There is nothing to follow up right now"
MEET_PEOPLE = TakeHome(
    do="Set aside a little time each day to meet people: former coworkers, school, family, social gatherings",
    why="The next opening often comes through somebody you know.",
    cites=(S5_28, S5_30, OUR_JUDGEMENT),
)

WENT_WELL: dict[tuple[Step, Status], WentWell] = {
    (Step.ASK_TIMELINE, Status.DONE): WentWell("You found out when to expect an answer from {employers}", (S3_1, S5_2)),
    (Step.GET_CONTACTS, Status.DONE): WentWell(
        "You know the names and titles of the people you met at {employers}", (S5_4, S5_17)
    ),
    (Step.DEBRIEF, Status.DONE): WentWell("You looked back right away on what was said at {employers}", (S5_1,)),
    (Step.THANK_YOU, Status.DONE): WentWell("You said thank you within a day at {employers}", (S1_1, S2_6)),
    (Step.THANK_YOU, Status.LATE): WentWell(
        "You said thank you at {employers}, which is right even after the first day", (S3_3, S5_19)
    ),
    (Step.THANK_HELPER, Status.DONE): WentWell("You thanked the people who helped you at {employers}", (S4_6,)),
    (Step.ALERT_REFERENCES, Status.DONE): WentWell("You told your references about {employers} in good time", (S5_23,)),
    (Step.LETTER, Status.DONE): WentWell("You sent a letter to {employers}, which few people do", (S5_10,)),
    (Step.STATUS_CHECK, Status.DONE): WentWell(
        "You asked {employers} where things stand, at the right time", (S1_7, S2_7, S3_8)
    ),
}
"""What a client did, by step and how it was done; {employers} are one or several."""

ALL: tuple[TakeHome, ...] = (
    *WHATEVER_THE_DAY.values(),
    *IN_STATUS.values(),
    FIRST_CHECK_BY_PHONE,
    THANKS_ALL_THE_SAME,
    *FOUND.values(),
    MEET_PEOPLE,
)
