"""Advice on what is learned in the interview itself: the employer's timeline, and who everybody was."""

from __future__ import annotations

from coaching.guidance.cited import OUR_JUDGEMENT, Advice, Said
from coaching.guidance.statements.s1 import S1_2, S1_8
from coaching.guidance.statements.s2 import S2_1, S2_4
from coaching.guidance.statements.s3 import S3_1, S3_2, S3_8
from coaching.guidance.statements.s5 import S5_2, S5_3, S5_4, S5_17, S5_18
from coaching.model import Status, Step

ADVICE: tuple[Advice, ...] = (
    Advice(
        about=Step.ASK_TIMELINE,
        status=Status.DUE,
        do_now="Have them ask, before they leave, what happens next, when they will hear and whom to contact.",
        why="The employer's own date decides when a status check is right, and whoever they name is the one to ask.",
        cites=(S3_1, S3_2, S3_8, S5_2),
        ask=Said("Which words will you ask it in?", (S3_2,)),
    ),
    Advice(
        about=Step.ASK_TIMELINE,
        status=Status.MISSED,
        do_now="Have them ask for the timeline at the next status check, and record the date they hear.",
        why="A date from the employer is worth asking for, as the plan has only the office's usual days to go by.",
        cites=(S1_8, S3_1, S3_8, S5_2),
        ask=Said("Was there a moment when you could have asked when you would hear?", (S3_1, S3_2)),
    ),
    Advice(
        about=Step.ASK_TIMELINE,
        status=Status.UNRECORDED,
        do_now="Record whether the employer named a date or any next steps.",
        why="Until then the plan goes by the office's usual days, while a date from the employer would decide.",
        cites=(S3_1, S3_8, S5_2),
        ask=Said("Did anyone say when they would decide, or whom you may ask?", (S3_2, S5_2)),
    ),
    Advice(
        about=Step.GET_CONTACTS,
        status=Status.DUE,
        do_now="Have them leave with the name, title and contact details of everyone they speak with, "
        "all spelled correctly.",
        why="Every interviewer is thanked by name, and a status check goes to one person they can reach.",
        cites=(S1_2, S2_1, S5_4, S5_17),
        ask=Said("Will you ask each of them for a business card?", (S5_4,)),
    ),
    Advice(
        about=Step.GET_CONTACTS,
        status=Status.MISSED,
        do_now="Look up the missing names and titles with them, in the invitation or on the company's website.",
        why="A thank-you addresses its reader by title and last name, and each interviewer gets a note of their own.",
        cites=(S1_2, S2_4, S5_17, S5_18, OUR_JUDGEMENT),
        ask=Said("What do you remember of whoever you spoke with: a first name, a job title?", (S5_17,)),
    ),
    Advice(
        about=Step.GET_CONTACTS,
        status=Status.UNRECORDED,
        do_now="Record each person they met, with name, title and role.",
        why="Each interviewer is thanked separately, and until they are recorded the plan shows one thank-you for all.",
        cites=(S5_3, S5_17, S5_18),
        ask=Said("Who was in the room, and did you get their cards?", (S5_4, S5_17)),
    ),
)
