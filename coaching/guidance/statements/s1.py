"""What S1 says: best practices for a lab technician's follow-up."""

from __future__ import annotations

from coaching.guidance.cited import Statement, StatementKind
from coaching.guidance.sources import S1

STEP = StatementKind.STEP
TIMING = StatementKind.TIMING
CHANNEL = StatementKind.CHANNEL
CONTENT = StatementKind.CONTENT
CONDUCT = StatementKind.CONDUCT
MINDSET = StatementKind.MINDSET

S1_1 = Statement(
    "S1.1",
    S1,
    (STEP, TIMING, CHANNEL),
    "Send a thank-you, by email or handwritten note, to the interviewer or interviewers within 24 hours of the "
    "interview.",
)
S1_2 = Statement("S1.2", S1, (CONTENT,), "Address the interviewer by name and thank them for the opportunity.")
S1_3 = Statement(
    "S1.3",
    S1,
    (CONTENT,),
    "Mention something specific from the interview that was interesting or enjoyable.",
)
S1_4 = Statement("S1.4", S1, (CONTENT,), "Restate enthusiasm for the position and the qualifications for it.")
S1_5 = Statement("S1.5", S1, (CONTENT,), "Express appreciation for the interviewer's time and consideration.")
S1_6 = Statement(
    "S1.6",
    S1,
    (CONTENT,),
    "Shape of the thank-you email: greeting by name; thanks, naming position and company; what was learned and "
    "how skills fit; the specific topic enjoyed; the relevant experience; thanks again; looking forward; "
    '"Sincerely" and the sender\'s name.',
)
S1_7 = Statement(
    "S1.7",
    S1,
    (STEP, TIMING, CHANNEL),
    "If nothing is heard within a week of sending the thank-you, check the status with a polite email or phone call.",
)
S1_8 = Statement(
    "S1.8",
    S1,
    (CONTENT,),
    "The status check is brief and polite, restates interest and asks for an update on the hiring timeline.",
)
S1_9 = Statement("S1.9", S1, (CHANNEL,), "Before phoning, be prepared to leave a voicemail.")
S1_10 = Statement(
    "S1.10",
    S1,
    (CONDUCT,),
    "Stay professional and respectful in every follow-up, even when anxious about the decision.",
)
S1_11 = Statement(
    "S1.11",
    S1,
    (CONTENT,),
    "Shape of the status-check email: greeting by name; the interview, position and company; continued interest; "
    'the question about where the process stands; appreciation of their time; thanks; "Best regards" and the '
    "sender's name.",
)
S1_12 = Statement(
    "S1.12",
    S1,
    (STEP,),
    "Keep expressing interest through the whole process, highlighting qualifications, to stay at the top of the "
    "interviewer's mind.",
)
S1_13 = Statement("S1.13", S1, (CONDUCT,), "Stay professional and positive even when discouraged.")
S1_14 = Statement(
    "S1.14",
    S1,
    (CONTENT,),
    "Offer further information, or examples of skills and experience, that did not come up in the interview.",
)
S1_15 = Statement(
    "S1.15",
    S1,
    (CONTENT,),
    "Ask thoughtful questions about the company or the position, to show real interest.",
)
S1_16 = Statement(
    "S1.16",
    S1,
    (MINDSET,),
    "Be patient and persistent, and respect the interviewer's time and decision process.",
)
