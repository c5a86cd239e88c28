"""Advice on asking the employer where things stand."""

from __future__ import annotations

from coaching.guidance.cited import OUR_JUDGEMENT, Advice, Said
from coaching.guidance.statements.s1 import S1_7, S1_8, S1_12, S1_14
from coaching.guidance.statements.s2 import S2_1, S2_2, S2_3, S2_7, S2_8, S2_10
from coaching.guidance.statements.s3 import S3_8, S3_9, S3_10, S3_12
from coaching.guidance.statements.s4 import S4_3
from coaching.guidance.statements.s5 import S5_7, S5_8, S5_11, S5_12, S5_13
from coaching.model import Status, Step

ADVICE: tuple[Advice, ...] = (
    Advice(
        about=Step.STATUS_CHECK,
        status=Status.DUE,
        do_now="Have them tell one contact, briefly and politely, that they are still interested, "
        "and ask when to expect a decision.",
        why="The wait that the employer's date or the office's policy asks for is over, so asking now is no bother.",
        cites=(S1_7, S1_8, S2_1, S2_2, S2_7, S3_8, S5_7, S5_8, S5_12),
        ask=Said("Is there anything new about you that they should know?", (S1_12, S1_14)),
    ),
    Advice(
        about=Step.STATUS_CHECK,
        status=Status.OVERDUE,
        do_now="Have them make the check today, in a few words, and record any new date that they hear.",
        why="Some employers watch who follows up, and holding back for fear of being a bother is a mistake.",
        cites=(S2_3, S2_10, S3_9, S4_3, S5_12, S5_13),
        ask=Said("What is the worst that could happen if you ask?", (S5_12, OUR_JUDGEMENT)),
    ),
    Advice(
        about=Step.STATUS_CHECK,
        status=Status.MISSED,
        do_now="Record the outcome if they know it, and if the position is still open, "
        "have them ask once, briefly, where it stands.",
        why="The days that ran out are our own limit, and one brief question is no bother even now.",
        cites=(S1_8, S5_12, OUR_JUDGEMENT),
        ask=Said("Is the job still posted, and do you still want it?", (OUR_JUDGEMENT,)),
    ),
    Advice(
        about=Step.STATUS_CHECK,
        status=Status.LATE,
        do_now="Record any answer to the check and any date it named, so that the plan can say when to ask again.",
        why="A date that the employer names decides the next check, and without one the wait is a full week.",
        cites=(S3_9, S3_10, S5_11),
        ask=Said("Did they answer, and did they name a day?", (S3_9,)),
    ),
    Advice(
        about=Step.STATUS_CHECK,
        status=Status.TOO_SOON,
        do_now="Have them hold the next contact until the day in the plan, and record any date the employer named.",
        why="A check before the employer's date, or before the usual wait, can come across as impatient.",
        cites=(S1_7, S2_7, S2_8, S3_8, S3_12, S5_7),
        ask=Said("Did they give you a date when you asked?", (S3_9,)),
        next_time=True,
    ),
)
