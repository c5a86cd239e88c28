"""Where the sources disagree: the question, who says what, and how a policy answers."""

from __future__ import annotations

from coaching.guidance.cited import Disagreement
from coaching.guidance.statements.s1 import S1_1, S1_7, S1_16
from coaching.guidance.statements.s2 import S2_1, S2_2, S2_6, S2_7, S2_8
from coaching.guidance.statements.s3 import S3_4, S3_5, S3_8, S3_9, S3_10, S3_11, S3_12
from coaching.guidance.statements.s4 import S4_4, S4_5, S4_6
from coaching.guidance.statements.s5 import S5_3, S5_6, S5_7, S5_10, S5_11, S5_12, S5_15, S5_18, S5_20, S5_26

D1 = Disagreement(
    id="D1",
    question="When is the first status check?",
    answers=(
        ("A week after the thank-you.", (S1_7,)),
        ("When nothing is heard within a week.", (S2_7,)),
        ("Five to seven days after the interview, by phone.", (S5_7,)),
        ("Never before the date that the employer gave.", (S3_8,)),
    ),
    resolution="A date that the employer gave always decides; without one, the window that the policy sets.",
)
D2 = Disagreement(
    id="D2",
    question="How often, and when to stop?",
    answers=(
        ("Two follow-ups, then wait for the employer.", (S3_11,)),
        ("When the employer says, or else a full week apart.", (S3_9, S3_10)),
        ("Every week until the job is filled, by email and phone in turn.", (S5_11,)),
    ),
    resolution="The policy sets a limit and an interval, or no limit.",
)
D3 = Disagreement(
    id="D3",
    question="Whom to contact?",
    answers=(
        ("Everyone met gets a thank-you.", (S1_1, S5_3, S5_18)),
        ("One appropriate person only.", (S2_1, S2_2)),
    ),
    resolution="Thank-yous go to each interviewer; status checks go to one person, the one whom the employer named, "
    "or the hiring manager or HR.",
)
D4 = Disagreement(
    id="D4",
    question="Handwritten or email?",
    answers=(
        ("Either.", (S1_1,)),
        ("Email.", (S2_6,)),
        ("It depends on how fast the employer decides and how it communicates.", (S3_4, S3_5)),
        ("It depends on how much the client wants the position.", (S4_4,)),
        ("Whatever reaches this employer best.", (S5_20,)),
        ("Both, one after the other.", (S5_10,)),
    ),
    resolution="The medium is recommended with its reasons, from what is recorded about the interview.",
)
D5 = Disagreement(
    id="D5",
    question="A card for whom?",
    answers=(
        ("The interviewers.", (S1_1,)),
        ("Only people who were particularly helpful; the others get a strategic letter.", (S4_5, S4_6)),
    ),
    resolution="Cards are for helpers; interviewers get a letter or an email.",
)
D6 = Disagreement(
    id="D6",
    question="How soon the thank-you?",
    answers=(
        ("Within 24 hours.", (S1_1, S2_6)),
        ("That day, or the following morning.", (S5_6,)),
    ),
    resolution="Within 24 hours is on time; the same day is praised.",
)
D7 = Disagreement(
    id="D7",
    question="Patience or persistence?",
    answers=(
        ("Patience: do not press, and respect the time that a decision takes.", (S1_16, S2_8, S3_12, S5_26)),
        ("Persistence: keep following up, and do not hold back for fear of being a bother.", (S5_11, S5_12, S5_15)),
    ),
    resolution="The number of contacts so far is held against the policy's limit.",
)

DISAGREEMENTS: dict[str, Disagreement] = {item.id: item for item in (D1, D2, D3, D4, D5, D6, D7)}
