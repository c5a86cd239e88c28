"""The three policies: what an office follows where the sources disagree, every number with what it rests on.

Days are calendar days after what a window hangs on: the interview, the employer's date, the last check or reply.
"""

from __future__ import annotations

from coaching.guidance.cited import OUR_JUDGEMENT, Choice, Parameter, Policy, Window
from coaching.guidance.sources import S1, S2, S3, S5
from coaching.guidance.statements.s1 import S1_7
from coaching.guidance.statements.s2 import S2_1, S2_2, S2_7
from coaching.guidance.statements.s3 import S3_2, S3_8, S3_9, S3_10, S3_11
from coaching.guidance.statements.s4 import S4_4, S4_5
from coaching.guidance.statements.s5 import S5_7, S5_10, S5_11
from coaching.model import Kind

AFTER_INTERVIEW = "calendar days after the interview"
AFTER_PROMISED = "calendar days after the date the employer gave"
AFTER_NAMED = "calendar days after the date the employer named later"
AFTER_LAST = "calendar days after the last check, or a reply without a date"
UNANSWERED = "unanswered checks"

DAY_5_TO_7 = Window(
    opens=Parameter("First status check opens", 5, AFTER_INTERVIEW, (S5_7,)),
    due=Parameter("First status check due", 7, AFTER_INTERVIEW, (S1_7, S2_7, S5_7)),
)
DAY_7_TO_9 = Window(
    opens=Parameter("First status check opens", 7, AFTER_INTERVIEW, (S1_7, S2_7)),
    due=Parameter("First status check due", 9, AFTER_INTERVIEW, (OUR_JUDGEMENT,)),
)
ONCE_THE_DATE_HAS_PASSED = Window(
    opens=Parameter("Status check opens", 1, AFTER_PROMISED, (S3_8,)),
    due=Parameter("Status check due", 3, AFTER_PROMISED, (OUR_JUDGEMENT,)),
)
ON_THE_DATE_NAMED = Window(
    opens=Parameter("Status check opens", 0, AFTER_NAMED, (S3_9,)),
    due=Parameter("Status check due", 3, AFTER_NAMED, (OUR_JUDGEMENT,)),
)
ANOTHER_FULL_WEEK = Window(
    opens=Parameter("Next status check opens", 7, AFTER_LAST, (S3_10,)),
    due=Parameter("Next status check due", 10, AFTER_LAST, (OUR_JUDGEMENT,)),
)
ONCE_A_WEEK = Window(
    opens=Parameter("Next status check opens", 7, AFTER_LAST, (S5_11,)),
    due=Parameter("Next status check due", 10, AFTER_LAST, (OUR_JUDGEMENT,)),
)
TWO_THEN_WAIT = Parameter("Stop and wait after", 2, UNANSWERED, (S3_11,))
NO_LIMIT = Parameter("Stop and wait after", None, UNANSWERED, (S5_11,))

EMAIL_OR_PHONE = Choice("How to check first", "by email or by phone", (S1_7, S2_7))
EITHER_AGAIN = Choice("How to check again", "by email or by phone", (S1_7, S2_7))
ONE_PERSON = Choice(
    "Whom to ask",
    "one person: the one the employer named, else the hiring manager or HR",
    (S2_1, S2_2, S3_2),
)
WAIT_FOR_THEM = Choice("When the limit is reached", "stop, and wait for the employer to get in touch", (S3_11,))
LETTER_IF_IT_HELPS = Choice("Strategic letter", "optional", (S4_4, S4_5))

MEASURED = Policy(
    name="measured",
    title="Measured",
    summary="Two unanswered checks, about a week apart or when the employer says, then wait for them.",
    sources=(S1, S2, S3),
    first_check=DAY_5_TO_7,
    after_promised=ONCE_THE_DATE_HAS_PASSED,
    after_named=ON_THE_DATE_NAMED,
    after_last=ANOTHER_FULL_WEEK,
    check_limit=TWO_THEN_WAIT,
    letter_kind=Kind.OPTIONAL,
    choices=(EMAIL_OR_PHONE, EITHER_AGAIN, ONE_PERSON, WAIT_FOR_THEM, LETTER_IF_IT_HELPS),
)

PERSISTENT = Policy(
    name="persistent",
    title="Persistent",
    summary="A phone call first, a letter by post, then email and phone in turn every week until there is an outcome.",
    sources=(S5,),
    first_check=DAY_5_TO_7,
    after_promised=ONCE_THE_DATE_HAS_PASSED,
    after_named=ON_THE_DATE_NAMED,
    after_last=ONCE_A_WEEK,
    check_limit=NO_LIMIT,
    letter_kind=Kind.EXPECTED,
    choices=(
        Choice("How to check first", "by phone", (S5_7,)),
        Choice("How to check again", "by email and by phone in turn", (S5_11,)),
        ONE_PERSON,
        Choice("When to stop", "when there is an outcome", (S5_11,)),
        Choice("Strategic letter", "expected, by postal mail", (S5_10,)),
    ),
)

FORMAL = Policy(
    name="formal",
    title="Formal",
    summary="For US healthcare: a full week before the first check, one contact person only, two checks, then wait.",
    sources=(S1, S2),
    first_check=DAY_7_TO_9,
    after_promised=ONCE_THE_DATE_HAS_PASSED,
    after_named=ON_THE_DATE_NAMED,
    after_last=ANOTHER_FULL_WEEK,
    check_limit=TWO_THEN_WAIT,
    letter_kind=Kind.OPTIONAL,
    choices=(
        EMAIL_OR_PHONE,
        EITHER_AGAIN,
        Choice(
            "Whom to ask",
            "one contact person only, the one the employer named, else the hiring manager or HR",
            (S2_1, S2_2, S3_2),
        ),
        WAIT_FOR_THEM,
        LETTER_IF_IT_HELPS,
    ),
)

POLICIES: dict[str, Policy] = {policy.name: policy for policy in (MEASURED, PERSISTENT, FORMAL)}
DEFAULT_POLICY = MEASURED
