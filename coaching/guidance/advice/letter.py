"""Advice on the strategic letter: optional under two policies, expected by post under the persistent one."""

from __future__ import annotations

from coaching.guidance.cited import OUR_JUDGEMENT, Advice, Said
from coaching.guidance.statements.s4 import S4_5, S4_7, S4_8, S4_9, S4_10
from coaching.guidance.statements.s5 import S5_10
from coaching.model import Status, Step

ADVICE: tuple[Advice, ...] = (
    Advice(
        about=Step.LETTER,
        status=Status.DUE,
        do_now="Have them write a letter that answers any doubt about their fit and adds what the interview left out.",
        why="One source finds such a letter the most effective follow-up, and another says that few people send one.",
        cites=(S4_5, S4_7, S4_8, S5_10),
        ask=Said("What might still worry them about you, and what would answer it?", (S4_7,)),
    ),
    Advice(
        about=Step.LETTER,
        status=Status.OVERDUE,
        do_now="Have them send the letter this week: their interest, their best points, and an answer to any doubt.",
        why="It is late by our own days only, and a letter still helps the employer to remember them.",
        cites=(S4_7, S5_10, OUR_JUDGEMENT),
        ask=Said("Which two strengths should they remember you for?", (S5_10,)),
    ),
    Advice(
        about=Step.LETTER,
        status=Status.MISSED,
        do_now="Let this letter go, and set a day for one as soon as the next interview is over.",
        why="A letter can tip a close decision only while it is open, and the plan counts that time as over here.",
        cites=(S4_9, OUR_JUDGEMENT),
        ask=Said("What did they not learn about you this time?", (S4_8,)),
        next_time=True,
    ),
    Advice(
        about=Step.LETTER,
        status=Status.LATE,
        do_now="Leave it at the letter they sent, and plan the next one for the second week after the interview.",
        why="It sets them apart even so, and the days that the plan gives for a letter are our own judgment.",
        cites=(S4_10, S5_10, OUR_JUDGEMENT),
        ask=Said("What took the longest about the letter?", (OUR_JUDGEMENT,)),
        next_time=True,
    ),
)
