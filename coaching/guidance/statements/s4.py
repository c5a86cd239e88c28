"""What S4 says: whether to follow up, from a workforce office."""

from __future__ import annotations

from coaching.guidance.cited import Statement, StatementKind
from coaching.guidance.sources import S4

STEP = StatementKind.STEP
CHANNEL = StatementKind.CHANNEL
CONTENT = StatementKind.CONTENT
EVIDENCE = StatementKind.EVIDENCE

S4_1 = Statement(
    "S4.1",
    S4,
    (EVIDENCE,),
    'Asked by a workforce office whether they followed up, job seekers answer "no" nine times out of ten.',
)
S4_2 = Statement(
    "S4.2",
    S4,
    (EVIDENCE,),
    "A follow-up can significantly affect whether an offer is extended: it tells the level of interest and "
    "demonstrates dedication, tenacity, attention to detail and follow-through.",
)
S4_3 = Statement(
    "S4.3",
    S4,
    (EVIDENCE,),
    "Some employers use the lack of a follow-up as a screening device when narrowing to finalists.",
)
S4_4 = Statement(
    "S4.4",
    S4,
    (CHANNEL,),
    "Let the level of interest in each position guide the method; thank-you cards and strategic letters are the "
    "most common.",
)
S4_5 = Statement(
    "S4.5",
    S4,
    (STEP, CHANNEL),
    "A strategic letter, by email or postal mail, is the most effective and takes a little more effort.",
)
S4_6 = Statement(
    "S4.6",
    S4,
    (STEP, CHANNEL),
    "Save thank-you cards for people who were particularly helpful, such as administrative assistants.",
)
S4_7 = Statement(
    "S4.7",
    S4,
    (CONTENT,),
    "A strategic letter strengthens the interviewer's perception and addresses any concern the employer may have "
    "about the fit.",
)
S4_8 = Statement(
    "S4.8",
    S4,
    (CONTENT,),
    "Add related skills, abilities, interests and other information that did not come up in the interview and "
    "might bear on the candidacy.",
)
S4_9 = Statement(
    "S4.9",
    S4,
    (EVIDENCE,),
    "Top candidates each come with trade-offs: a follow-up nudges a difficult decision.",
)
S4_10 = Statement(
    "S4.10",
    S4,
    (EVIDENCE,),
    "Hiring managers are busy and have piles of applications; a strategic letter or card sets the candidate apart.",
)
