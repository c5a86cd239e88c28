"""Advice on the quiet work after an interview: looking back on it, and telling the references."""

from __future__ import annotations

from coaching.guidance.cited import OUR_JUDGEMENT, Advice
from coaching.guidance.statements.s1 import S1_3, S1_14
from coaching.guidance.statements.s2 import S2_12
from coaching.guidance.statements.s4 import S4_7, S4_8
from coaching.guidance.statements.s5 import S5_1, S5_5, S5_23
from coaching.model import Status, Step

ADVICE: tuple[Advice, ...] = (
    Advice(
        about=Step.DEBRIEF,
        status=Status.DUE,
        do_now="Have them note what was asked, what they enjoyed, what worried the employer and what they left unsaid.",
        why="The thank-you needs a topic from the interview, and later messages need what did not come up.",
        cites=(S1_3, S1_14, S2_12, S4_7, S4_8, S5_1, S5_5),
    ),
    Advice(
        about=Step.DEBRIEF,
        status=Status.LATE,
        do_now="Use what they noted in the next message, and have them look back at once after the next interview.",
        why="The review belongs right after the interview, together with preparing the follow-up.",
        cites=(S5_1,),
    ),
    Advice(
        about=Step.ALERT_REFERENCES,
        status=Status.DUE,
        do_now="Have them tell each reference that this employer may call, and which position it is about.",
        why="A reference who expects the call is readier for it.",
        cites=(S5_23, OUR_JUDGEMENT),
    ),
    Advice(
        about=Step.ALERT_REFERENCES,
        status=Status.LATE,
        do_now="Check that every reference has been told, and set a day for it as soon as the next interview is over.",
        why="The employer may call a reference any day, though how soon to tell them is our own judgment.",
        cites=(S5_23, OUR_JUDGEMENT),
    ),
)
