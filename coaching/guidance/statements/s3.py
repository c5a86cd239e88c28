"""What S3 says: five tips of a staffing consultant."""

from __future__ import annotations

from coaching.guidance.cited import Statement, StatementKind
from coaching.guidance.sources import S3

STEP = StatementKind.STEP
TIMING = StatementKind.TIMING
CHANNEL = StatementKind.CHANNEL
CONTENT = StatementKind.CONTENT
CONDUCT = StatementKind.CONDUCT

S3_1 = Statement(
    "S3.1",
    S3,
    (STEP,),
    "During the interview, find out the employer's timeline for evaluating candidates.",
)
S3_2 = Statement(
    "S3.2",
    S3,
    (CONTENT,),
    "Questions that find it out: the next steps and their timeline; when to expect an update; who best to follow "
    "up with; the target start date and when candidates will be told.",
)
S3_3 = Statement(
    "S3.3",
    S3,
    (STEP,),
    "Always follow up, even if the interview went badly; at the least, thank the organization for the "
    "conversation. The note reflects on the candidate.",
)
S3_4 = Statement(
    "S3.4",
    S3,
    (CHANNEL,),
    "Employer taking its time: a handwritten note may be fine. Employer deciding quickly: email.",
)
S3_5 = Statement(
    "S3.5",
    S3,
    (CHANNEL,),
    "Communication culture: a high-tech workplace suits email; a paper-and-pen workplace suits a handwritten note.",
)
S3_6 = Statement("S3.6", S3, (CONTENT,), "The note is there to leverage strengths, not to negotiate.")
S3_7 = Statement(
    "S3.7",
    S3,
    (CONTENT,),
    "Three ingredients: reinforce interest in the role; say what was learned in the interview; acknowledge the "
    "time the team took.",
)
S3_8 = Statement(
    "S3.8",
    S3,
    (TIMING,),
    "Keep to the timeline that the interviewer gave: no status contact before it has passed (told two weeks, "
    "follow up in about two weeks).",
)
S3_9 = Statement(
    "S3.9",
    S3,
    (STEP, TIMING),
    "If there is no update by then, the recruiter should say when there will be one: follow up at the time they name.",
)
S3_10 = Statement(
    "S3.10",
    S3,
    (TIMING,),
    "If the recruiter does not know when, wait another full week before the second follow-up.",
)
S3_11 = Statement(
    "S3.11",
    S3,
    (TIMING,),
    "After two follow-ups without an answer, stop and wait for the recruiter to reach out; there may be other "
    "reasons, such as a hiring manager on vacation.",
)
S3_12 = Statement(
    "S3.12",
    S3,
    (CONDUCT,),
    "Mind the line between enthusiasm and annoyance: don't be remembered as the person who keeps calling and emailing.",
)
