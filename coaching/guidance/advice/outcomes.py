"""Advice on an outcome: what it means for the search."""

from __future__ import annotations

from coaching.guidance.cited import OUR_JUDGEMENT, Advice, Said
from coaching.guidance.statements.s1 import S1_12, S1_13, S1_15
from coaching.guidance.statements.s4 import S4_8
from coaching.guidance.statements.s5 import S5_14, S5_15, S5_24, S5_27
from coaching.model import Outcome

ADVICE: tuple[Advice, ...] = (
    Advice(
        about=Outcome.OFFER,
        status=None,
        do_now="Have them keep interviewing and looking until the offer is signed.",
        why="However sure an offer seems, the search goes on.",
        cites=(S5_24, OUR_JUDGEMENT),
        ask=Said("What is still open between you and a signature?", (OUR_JUDGEMENT,)),
    ),
    Advice(
        about=Outcome.ADVANCED,
        status=None,
        do_now="Prepare the next round: what they can add to the last talk, and what they want to ask.",
        why="Interest is shown through the whole process, not once.",
        cites=(S1_12, S1_15, S4_8),
        ask=Said("What did you not get to tell them last time?", (S4_8,)),
    ),
    Advice(
        about=Outcome.REJECTED,
        status=None,
        do_now="Let them be disappointed, then choose the next opening with them.",
        why="Not getting one job is all right, and no single one should weigh too much.",
        cites=(S1_13, S5_14, S5_27),
        ask=Said("What went well that you would do again?", (S1_13,)),
    ),
    Advice(
        about=Outcome.NO_ANSWER,
        status=None,
        do_now="Close this one with them, and put its time into the next lead.",
        why="Not every lead comes to something, and the next one is in their own hands.",
        cites=(S5_14, S5_15, OUR_JUDGEMENT),
        ask=Said("What will you do with the time?", (S5_15,)),
    ),
    Advice(
        about=Outcome.WITHDRAWN,
        status=None,
        do_now="Make sure that the employer heard it from them, and go on to the jobs they do want.",
        why="The search goes on, and knowing why this one was wrong narrows it.",
        cites=(S5_24, OUR_JUDGEMENT),
        ask=Said("What was it about this job that you did not want?", (OUR_JUDGEMENT,)),
    ),
)
