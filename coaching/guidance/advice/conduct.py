"""Advice on the findings: what the conduct looks like to the employer, what to do instead, and when to let it rest."""

from __future__ import annotations

from coaching.guidance.cited import OUR_JUDGEMENT, Advice, Aside, Said
from coaching.guidance.statements.s1 import S1_1, S1_3, S1_8, S1_10, S1_16
from coaching.guidance.statements.s2 import S2_1, S2_2, S2_8, S2_12
from coaching.guidance.statements.s3 import S3_2, S3_8, S3_9, S3_11, S3_12
from coaching.guidance.statements.s5 import (
    S5_5,
    S5_14,
    S5_18,
    S5_24,
    S5_26,
    S5_27,
    S5_28,
    S5_29,
    S5_30,
)
from coaching.guidance.steps import NO_SIGN_DAYS
from coaching.model import Finding

ASK_FOR_A_NEW_DATE = Aside(
    "What to say, by phone or in writing",
    (
        Said("“I was told to expect word by now, and I know that hiring takes time.”", (S5_26,)),
        Said("“I am still very interested in the position.”", (S1_8,)),
        Said("“May I ask when you expect to decide, so that I don't ask too early?”", (S3_9, S3_12)),
    ),
)
WHERE_TO_LOOK = Aside(
    "Where to put the energy",
    (
        Said("Keep interviewing and looking, however good this one felt.", (S5_24,)),
        Said("Some networking every day, online and in person, and each day something new.", (S5_28,)),
        Said("People to start with: family, former coworkers and managers, teachers, fellow alumni.", (S5_30,)),
        Said("At the next event, collect cards rather than give them out.", (S5_29,)),
    ),
)

ADVICE: tuple[Advice, ...] = (
    Advice(
        about=Finding.TOO_SOON,
        status=None,
        do_now="Agree on the day in the plan for the next contact, and on what they do until then.",
        why="To the employer, asking ahead of its own date or of the usual wait can turn enthusiasm into annoyance.",
        cites=(S2_8, S3_8, S3_12),
        ask=Said("What made the wait hard?", (S1_10, S1_16)),
    ),
    Advice(
        about=Finding.TOO_MANY_CHECKS,
        status=None,
        do_now="Agree with them that they make no further check with this employer unless it answers.",
        why="To the employer, persistence past the office's limit begins to feel like pressure.",
        cites=(S2_8, S3_11, S3_12),
        ask=Said("What would they think of you if you asked once more?", (S2_8, S3_12)),
    ),
    Advice(
        about=Finding.SEVERAL_CONTACTS,
        status=None,
        do_now="Settle on one person for every further check: whom the employer named, or else the hiring manager "
        "or HR.",
        why="Asking around in one organization looks unprofessional; a thank-you to each interviewer stays right.",
        cites=(S1_1, S2_1, S2_2, S3_2, S5_18),
        ask=Said("Whom did they tell you to contact?", (S3_2,)),
    ),
    Advice(
        about=Finding.EMPLOYER_LATE,
        status=None,
        do_now="Assure them that the delay is the employer's, and settle on the day to ask for a new date.",
        why="Hiring often runs past the date an employer gave, and that need not have anything to do with them.",
        cites=(S3_9, S3_11, S5_26),
        ask=Said("What exactly were you told, and by whom?", (S3_9,)),
        aside=ASK_FOR_A_NEW_DATE,
    ),
    Advice(
        about=Finding.SAME_NOTE,
        status=None,
        do_now="Have them vary the notes next time, each with something that this interviewer talked about.",
        why="Interviewers may lay their notes side by side, and a detail of the talk makes each one personal.",
        cites=(S1_3, S2_12, S5_5, S5_18),
        ask=Said("What did each of them care about most?", (S2_12, S5_5)),
        next_time=True,
    ),
    Advice(
        about=Finding.STOP_AND_WAIT,
        status=None,
        do_now="Have them stop here, leave the next word to the employer, and turn to other openings meanwhile.",
        why="The office's limit of unanswered checks is reached, and the silence may have causes of its own.",
        cites=(S3_11, S5_24, S5_27),
        ask=Said("Whom could you talk to this week who knows your line of work?", (S5_28, S5_30)),
        aside=WHERE_TO_LOOK,
    ),
    Advice(
        about=Finding.NO_SIGN,
        status=None,
        do_now="Ask them whether anything was heard at all, and if not, record the outcome as “no answer”.",
        why=f"Nothing was done or heard for {NO_SIGN_DAYS.value} days, which is our own limit, "
        "and it is all right to let one job go.",
        cites=(S5_14, S5_27, OUR_JUDGEMENT),
        ask=Said("Are you still counting on this one?", (S5_27,)),
    ),
    Advice(
        about=Finding.ONE_LEAD_ONLY,
        status=None,
        do_now="Plan with them where to look next this week, however promising the open interview is.",
        why="One open interview is all they have, and too much should never hang on a single one.",
        cites=(S5_24, S5_27, S5_28),
        ask=Said("If this one says no, what is next?", (S5_14, S5_24)),
        aside=WHERE_TO_LOOK,
    ),
)
