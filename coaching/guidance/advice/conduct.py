"""Advice on the findings: how the following-up was done, and when to let it rest."""

from __future__ import annotations

from coaching.guidance.cited import OUR_JUDGEMENT, Advice
from coaching.guidance.statements.s1 import S1_1, S1_3
from coaching.guidance.statements.s2 import S2_1, S2_2, S2_8, S2_12
from coaching.guidance.statements.s3 import S3_2, S3_8, S3_9, S3_11, S3_12
from coaching.guidance.statements.s5 import S5_5, S5_14, S5_18, S5_24, S5_26, S5_27, S5_28
from coaching.guidance.steps import NO_SIGN_DAYS
from coaching.model import Finding

ADVICE: tuple[Advice, ...] = (
    Advice(
        about=Finding.TOO_SOON,
        status=None,
        do_now="Talk with them about what made them ask early, and agree to wait for the day in the plan from here on.",
        why="Asking ahead of the employer's date, or of the usual wait, can turn enthusiasm into annoyance.",
        cites=(S2_8, S3_8, S3_12),
    ),
    Advice(
        about=Finding.TOO_MANY_CHECKS,
        status=None,
        do_now="Agree with them that they make no further check with this employer unless it answers.",
        why="Past the office's limit, one more message risks being remembered as a nuisance.",
        cites=(S2_8, S3_11, S3_12),
    ),
    Advice(
        about=Finding.SEVERAL_CONTACTS,
        status=None,
        do_now="Settle with them on one person for every further check: whom the employer named, "
        "or else the hiring manager or HR.",
        why="Asking around in one organization looks unprofessional; a thank-you to each interviewer stays right.",
        cites=(S1_1, S2_1, S2_2, S3_2, S5_18),
    ),
    Advice(
        about=Finding.EMPLOYER_LATE,
        status=None,
        do_now="Assure them that the delay is the employer's, and where a check is due, have them ask for a new date.",
        why="Hiring often runs past the date an employer gave, and that need not have anything to do with them.",
        cites=(S3_9, S3_11, S5_26),
    ),
    Advice(
        about=Finding.SAME_NOTE,
        status=None,
        do_now="Have them vary the notes next time, each with something that this interviewer talked about.",
        why="Interviewers may lay their notes side by side, and a detail of the talk makes each one personal.",
        cites=(S1_3, S2_12, S5_5, S5_18),
    ),
    Advice(
        about=Finding.STOP_AND_WAIT,
        status=None,
        do_now="Have them stop here, leave the next word to the employer, and turn to other openings meanwhile.",
        why="The office's limit of unanswered checks is reached, and the silence may have causes of its own.",
        cites=(S3_11, S5_24, S5_27),
    ),
    Advice(
        about=Finding.NO_SIGN,
        status=None,
        do_now="Ask them whether anything was heard at all, and if not, record no answer as the outcome.",
        why=f"Nothing was done or heard for {NO_SIGN_DAYS.value} days, which is our own limit, "
        "and it is all right to let one job go.",
        cites=(S5_14, S5_27, OUR_JUDGEMENT),
    ),
    Advice(
        about=Finding.ONE_LEAD_ONLY,
        status=None,
        do_now="Plan with them where to look next this week, however promising the open interview is.",
        why="One open interview is all they have, and too much should never hang on a single one.",
        cites=(S5_24, S5_27, S5_28),
    ),
)
