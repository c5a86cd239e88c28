"""What S5 says: following up until the job is filled, and networking."""

from __future__ import annotations

from coaching.guidance.cited import Statement, StatementKind
from coaching.guidance.sources import S5

STEP = StatementKind.STEP
TIMING = StatementKind.TIMING
CHANNEL = StatementKind.CHANNEL
CONTENT = StatementKind.CONTENT
CONDUCT = StatementKind.CONDUCT
MINDSET = StatementKind.MINDSET
EVIDENCE = StatementKind.EVIDENCE

S5_1 = Statement(
    "S5.1",
    S5,
    (STEP,),
    "Right after the interview, take a few moments to review it and prepare the follow-up.",
)
S5_2 = Statement("S5.2", S5, (STEP,), "The interviewer should have outlined a schedule and next steps: record them.")
S5_3 = Statement("S5.3", S5, (STEP,), "On getting home, write a thank-you note or email to each person met.")
S5_4 = Statement(
    "S5.4",
    S5,
    (STEP,),
    "Before leaving, ask each interviewer for a business card: name, title, email, phone, mailing address.",
)
S5_5 = Statement(
    "S5.5",
    S5,
    (CONTENT,),
    "In each thank-you, name a specific topic discussed and how the candidate's experience meets their needs.",
)
S5_6 = Statement(
    "S5.6",
    S5,
    (TIMING,),
    "Write as soon as the interview is over, so that it arrives that day or the following morning.",
)
S5_7 = Statement(
    "S5.7",
    S5,
    (STEP, TIMING, CHANNEL),
    "Place a follow-up phone call to the interviewer five to seven days after the interview.",
)
S5_8 = Statement(
    "S5.8",
    S5,
    (CONTENT,),
    "In the call, state continued interest and ask whether any further information is needed.",
)
S5_9 = Statement("S5.9", S5, (CHANNEL,), "If the interviewer is not available, leave that basic message on voicemail.")
S5_10 = Statement(
    "S5.10",
    S5,
    (STEP, CHANNEL),
    "Send a letter by postal mail that restates interest and summarizes the strongest points; few candidates do, "
    "and it helps to be remembered.",
)
S5_11 = Statement(
    "S5.11",
    S5,
    (TIMING, CHANNEL),
    "From then on, follow up once a week until the job is filled, rotating email and phone.",
)
S5_12 = Statement("S5.12", S5, (MINDSET,), "Not following up for fear of bothering the hiring manager is a mistake.")
S5_13 = Statement(
    "S5.13",
    S5,
    (EVIDENCE,),
    "Some employers delay decisions and watch who follows up; average applicants do not, and jobs are won in the "
    "follow-up.",
)
S5_14 = Statement("S5.14", S5, (MINDSET,), "Not getting the job is all right: dust off and keep looking.")
S5_15 = Statement("S5.15", S5, (MINDSET,), "Be proactive: follow-up is a strategic part of the job search.")
S5_16 = Statement("S5.16", S5, (CONDUCT,), "Keep showing enthusiasm without seeming desperate.")
S5_17 = Statement("S5.17", S5, (STEP,), "Get the correct names and titles of everyone who interviewed.")
S5_18 = Statement(
    "S5.18",
    S5,
    (CONTENT,),
    "Individual notes to each interviewer: much the same is fine, but vary them in case recipients compare.",
)
S5_19 = Statement(
    "S5.19",
    S5,
    (STEP,),
    "A thank-you after every interview, even when sure that the job is not the right one.",
)
S5_20 = Statement(
    "S5.20",
    S5,
    (CHANNEL,),
    "Handwritten or typed matters less than the right medium: know how the employer is best reached.",
)
S5_21 = Statement(
    "S5.21",
    S5,
    (CONTENT,),
    "Show appreciation for the employer's interest and remind them why the candidate fits the position.",
)
S5_22 = Statement("S5.22", S5, (CONTENT,), "No misspellings and no typos.")
S5_23 = Statement("S5.23", S5, (STEP,), "Alert references that the employer may phone them.")
S5_24 = Statement(
    "S5.24",
    S5,
    (CONDUCT,),
    "Do not stop the job hunt, however sure of an offer: keep interviewing and keep finding opportunities.",
)
S5_25 = Statement("S5.25", S5, (CONTENT,), "In the phone call, build rapport and sell strengths.")
S5_26 = Statement("S5.26", S5, (MINDSET,), "Be patient: hiring often takes longer than the employer expects.")
S5_27 = Statement("S5.27", S5, (MINDSET,), "Do not place too much importance on one job or one interview.")
S5_28 = Statement(
    "S5.28",
    S5,
    (STEP,),
    "Networking goes on all the time: set aside time for it each day, in person and online, and try something new "
    "each day.",
)
S5_29 = Statement(
    "S5.29",
    S5,
    (CONDUCT,),
    "At any event, gather business cards rather than hand them out; look, act and speak at one's best; treat "
    "every gathering as a chance to network.",
)
S5_30 = Statement(
    "S5.30",
    S5,
    (CONTENT,),
    "Where to start a network: alumni associations, school functions, social gatherings, places of worship, "
    "former coworkers and managers, professors, career counselors, social networks, family.",
)
