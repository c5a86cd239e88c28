"""Advice on thanking the interviewers, and the people who helped."""

from __future__ import annotations

from coaching.guidance.cited import OUR_JUDGEMENT, Advice, Said
from coaching.guidance.statements.s1 import S1_1, S1_3, S1_4, S1_11
from coaching.guidance.statements.s2 import S2_3, S2_6, S2_12
from coaching.guidance.statements.s3 import S3_3
from coaching.guidance.statements.s4 import S4_6
from coaching.guidance.statements.s5 import S5_3, S5_5, S5_6, S5_12, S5_19
from coaching.model import Status, Step

ADVICE: tuple[Advice, ...] = (
    Advice(
        about=Step.THANK_YOU,
        status=Status.DUE,
        do_now="Have them write the thank-you today, with one topic they discussed "
        "and how their experience fits the job.",
        why="Two sources ask for it within 24 hours, and a third for it to arrive the same day or the next morning.",
        cites=(S1_1, S1_4, S2_6, S5_5, S5_6),
        ask=Said("What did you and they talk about that you enjoyed?", (S1_3, S5_5)),
    ),
    Advice(
        about=Step.THANK_YOU,
        status=Status.OVERDUE,
        do_now="Have them send it today: a short, personal thank-you that names something from the interview.",
        why="It is late, not lost: thanks are right after every interview, even a bad one or one for the wrong job.",
        cites=(S1_3, S2_3, S2_12, S3_3, S5_19),
        ask=Said("Was it the words that held you up, or the worry of being a bother?", (S5_12, OUR_JUDGEMENT)),
    ),
    Advice(
        about=Step.THANK_YOU,
        status=Status.MISSED,
        do_now="Have them put their thanks into the next message to this employer, or, where none is planned, "
        "send a short thank-you even now.",
        why="Every interview deserves thanks, however late they come.",
        cites=(S1_11, S3_3, S5_19, OUR_JUDGEMENT),
        ask=Said("Have you written to them about anything else since?", (OUR_JUDGEMENT,)),
    ),
    Advice(
        about=Step.THANK_YOU,
        status=Status.LATE,
        do_now="Leave it at the note they sent, and agree that they write the next one as soon as they are home.",
        why="The thanks have been said, and next time 24 hours is the mark, with the same day better still.",
        cites=(S1_1, S2_6, S3_3, S5_3, S5_6),
        ask=Said("What would help you write it on the day itself?", (S5_6,)),
        next_time=True,
    ),
    Advice(
        about=Step.THANK_HELPER,
        status=Status.DUE,
        do_now="If this person was particularly helpful, have the client send a thank-you card.",
        why="One source reserves such cards for people whose help stood out, an assistant for example.",
        cites=(S4_6,),
        ask=Said("What did this person do for you that day?", (S4_6,)),
    ),
    Advice(
        about=Step.THANK_HELPER,
        status=Status.LATE,
        do_now="Leave it at the card they sent, and note for next time who helps them along the way.",
        why="A card for real help is welcome whenever it comes, and the days for it are our own judgment.",
        cites=(S4_6, OUR_JUDGEMENT),
        ask=Said("Who else has been a real help to you lately?", (S4_6,)),
        next_time=True,
    ),
)
