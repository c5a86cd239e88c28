"""What stands in for the usual advice once the outcome is in: thanks stay right, checks are over."""

from __future__ import annotations

from coaching.guidance.cited import OUR_JUDGEMENT, Advice, Said
from coaching.guidance.statements.s1 import S1_6, S1_12, S1_13, S1_16
from coaching.guidance.statements.s2 import S2_1, S2_2, S2_8, S2_9
from coaching.guidance.statements.s3 import S3_1, S3_2, S3_3, S3_8, S3_11, S3_12
from coaching.guidance.statements.s5 import S5_12, S5_14, S5_17, S5_19, S5_21, S5_23
from coaching.model import Finding, Outcome, Status, Step

TURNED_DOWN = (Outcome.REJECTED, Outcome.NO_ANSWER)
WON = (Outcome.ADVANCED, Outcome.OFFER)
OVER = (*TURNED_DOWN, Outcome.WITHDRAWN)
DECIDED = (*OVER, *WON)

WAIT_NEXT_TIME = Advice(
    about=Finding.TOO_SOON,
    status=None,
    do_now="Agree that after the next interview they wait for the day in the plan.",
    why="Ahead of it, a check can look impatient.",
    cites=(S2_8, S3_8),
    ask=Said("What would make the days until then easier?", (S1_16,)),
    after=DECIDED,
    next_time=True,
)
"""Of use while an interview is open, too, once there is no day left to wait for."""
CHECK_NEXT_TIME = Advice(
    about=Step.STATUS_CHECK,
    status=Status.LATE,
    do_now="Leave it at the check they made, and set the day for one as soon as the next interview is over.",
    why="It came after the days of the plan, and being on time is noticed.",
    cites=(S2_9, OUR_JUDGEMENT),
    ask=Said("Which day will you write into your calendar?", (OUR_JUDGEMENT,)),
    after=DECIDED,
    next_time=True,
)
"""Of use while an interview is open, too, once what came of the check is known, or asked with the next one."""

ADVICE: tuple[Advice, ...] = (
    *(
        Advice(
            about=Step.ASK_TIMELINE,
            status=status,
            do_now="Leave it for this interview, and practice the question for the next one.",
            why="There is an outcome, so there is nothing left to wait for here.",
            cites=(S3_1, S3_2, OUR_JUDGEMENT),
            ask=Said("How would you ask it next time, in your own words?", (S3_2,)),
            after=DECIDED,
            next_time=True,
        )
        for status in (Status.MISSED, Status.UNRECORDED)
    ),
    Advice(
        about=Step.THANK_YOU,
        status=Status.DUE,
        do_now="Have them thank the interviewer all the same, in two or three sentences, and stay positive.",
        why="Thanks are owed whatever came of it, and how they take a no is what the employer sees last.",
        cites=(S1_13, S3_3, OUR_JUDGEMENT),
        ask=Said("What was good about meeting them?", (S1_13, S3_3)),
        after=TURNED_DOWN,
    ),
    Advice(
        about=Step.THANK_YOU,
        status=Status.OVERDUE,
        do_now="Have them send a short thank-you today that stays positive and leaves the decision unquestioned.",
        why="Even late and after the decision, thanks are right: the note still reflects on them.",
        cites=(S1_13, S3_3, OUR_JUDGEMENT),
        ask=Said("Would you work for them if something else opened up?", (OUR_JUDGEMENT,)),
        after=TURNED_DOWN,
    ),
    Advice(
        about=Step.THANK_YOU,
        status=Status.DUE,
        do_now="Have them thank the interviewer, with one reason why they fit and what they look forward to.",
        why="The decision does not replace the thanks, and a timely note confirms it.",
        cites=(S1_6, S2_9, S5_21, OUR_JUDGEMENT),
        ask=Said("What are you looking forward to most?", (S1_6,)),
        after=WON,
    ),
    Advice(
        about=Step.THANK_YOU,
        status=Status.OVERDUE,
        do_now="Have them send it before they next speak with the employer.",
        why="Good news is no reason to leave the thanks out, and they will meet these people again.",
        cites=(S1_12, S3_3, OUR_JUDGEMENT),
        ask=Said("Whom of them will you meet again?", (OUR_JUDGEMENT,)),
        after=WON,
    ),
    *(
        Advice(
            about=Step.THANK_YOU,
            status=status,
            do_now="Have them send a short note of thanks for the conversation, though they withdrew.",
            why="A thank-you is right even where the job turned out to be the wrong one.",
            cites=(S3_3, S5_19),
            ask=Said("What would you like them to remember about you?", (S3_3,)),
            after=(Outcome.WITHDRAWN,),
        )
        for status in (Status.DUE, Status.OVERDUE)
    ),
    Advice(
        about=Step.THANK_YOU,
        status=Status.MISSED,
        do_now="Let this thank-you go, and look ahead to the next one.",
        why="It is more than two weeks past and there is an outcome, and to look ahead then is our own judgment.",
        cites=(S5_14, OUR_JUDGEMENT),
        ask=Said("Which interview is next, and who will be there to thank?", (OUR_JUDGEMENT,)),
        after=OVER,
        next_time=True,
    ),
    Advice(
        about=Step.THANK_YOU,
        status=Status.MISSED,
        do_now="Agree that they say their thanks when they next meet these people.",
        why="It is late for a note, but thanks are right whenever they come.",
        cites=(S3_3, S5_19, OUR_JUDGEMENT),
        ask=Said("When will you see them next?", (OUR_JUDGEMENT,)),
        after=WON,
        next_time=True,
    ),
    *(
        Advice(
            about=Step.GET_CONTACTS,
            status=status,
            do_now="Get the names that are missing before they next deal with this employer.",
            why="Names are worth having, however this one ended.",
            cites=(S5_17, OUR_JUDGEMENT),
            ask=Said("Who there would remember you?", (OUR_JUDGEMENT,)),
            after=DECIDED,
            next_time=True,
        )
        for status in (Status.MISSED, Status.UNRECORDED)
    ),
    Advice(
        about=Step.ALERT_REFERENCES,
        status=Status.DUE,
        do_now="Leave the references be: nobody will call them about this one.",
        why="This one is over, so they are told for the next interview instead.",
        cites=(S5_23, OUR_JUDGEMENT),
        ask=Said("Do your references know what you are looking for now?", (OUR_JUDGEMENT,)),
        after=OVER,
        next_time=True,
    ),
    Advice(
        about=Step.STATUS_CHECK,
        status=Status.MISSED,
        do_now="Leave the status check out: there is an outcome.",
        why="Asking for an answer that is already in is only a bother, while a check in time would have been none.",
        cites=(S3_12, S5_12, OUR_JUDGEMENT),
        ask=Said("What kept you from asking while it was open?", (S5_12,)),
        after=DECIDED,
        next_time=True,
    ),
    CHECK_NEXT_TIME,
    WAIT_NEXT_TIME,
    Advice(
        about=Finding.TOO_MANY_CHECKS,
        status=None,
        do_now="Agree before the next first check on how many are enough.",
        why="Past that number, an employer remembers the calls and not the candidate.",
        cites=(S3_11, S3_12),
        ask=Said("After how many messages would you have had enough, in their place?", (S3_12, OUR_JUDGEMENT)),
        after=DECIDED,
        next_time=True,
    ),
    Advice(
        about=Finding.SEVERAL_CONTACTS,
        status=None,
        do_now="Agree that next time they find out whom to ask, and ask only that person.",
        why="Several people asked by one candidate compare notes, and it looks unprofessional.",
        cites=(S2_2, S3_2, OUR_JUDGEMENT),
        ask=Said("Who was the right one to ask, as you see it now?", (S2_1,)),
        after=DECIDED,
        next_time=True,
    ),
)
