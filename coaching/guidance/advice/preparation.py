"""Advice on the quiet work after an interview: looking back on it, and telling the references."""

from __future__ import annotations

from coaching.guidance.cited import OUR_JUDGEMENT, Advice, Said
from coaching.guidance.statements.s1 import S1_3, S1_14
from coaching.guidance.statements.s2 import S2_12
from coaching.guidance.statements.s4 import S4_7, S4_8
from coaching.guidance.statements.s5 import S5_1, S5_5, S5_23
from coaching.model import Status, Step

ADVICE: tuple[Advice, ...] = (
    Advice(
        about=Step.DEBRIEF,
        status=Status.DUE,
        do_now="Go through the interview with them: what was asked, what they enjoyed, any doubts, what was left out.",
        why="The thank-you needs a topic from the interview, and later messages need what did not come up.",
        cites=(S1_3, S1_14, S2_12, S4_7, S4_8, S5_1, S5_5),
        ask=Said("What did you enjoy talking about, and what did you not get to say?", (S1_3, S1_14, S4_8)),
    ),
    Advice(
        about=Step.DEBRIEF,
        status=Status.LATE,
        do_now="Agree that they look back right away after the next interview.",
        why="The review and the follow-up belong together, while the talk is fresh.",
        cites=(S5_1, OUR_JUDGEMENT),
        ask=Said("Where could you sit down for five minutes after the next one?", (S5_1,)),
        next_time=True,
    ),
    Advice(
        about=Step.ALERT_REFERENCES,
        status=Status.DUE,
        do_now="Have them tell each reference that this employer may call, and which position it is about.",
        why="A reference who expects the call is readier for it.",
        cites=(S5_23, OUR_JUDGEMENT),
        ask=Said("Who are your references for this job, and what should they stress?", (S5_23, OUR_JUDGEMENT)),
    ),
    Advice(
        about=Step.ALERT_REFERENCES,
        status=Status.LATE,
        do_now="Agree that they tell their references within two days next time.",
        why="The employer may phone a reference any day, though the two days are our own judgment.",
        cites=(S5_23, OUR_JUDGEMENT),
        ask=Said("Has any of your references heard from an employer yet?", (S5_23,)),
        next_time=True,
    ),
)
