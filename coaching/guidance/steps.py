"""The steps of a plan, each with the statements it rests on, and the fixed numbers that its windows are made of."""

from __future__ import annotations

from coaching.guidance.cited import OUR_JUDGEMENT, Parameter, StepRule
from coaching.guidance.statements.s1 import S1_1, S1_7, S1_8
from coaching.guidance.statements.s2 import S2_1, S2_2, S2_6, S2_7
from coaching.guidance.statements.s3 import S3_1, S3_2, S3_3, S3_8, S3_9, S3_10, S3_11
from coaching.guidance.statements.s4 import S4_5, S4_6, S4_7, S4_8
from coaching.guidance.statements.s5 import (
    S5_1,
    S5_2,
    S5_3,
    S5_4,
    S5_6,
    S5_7,
    S5_10,
    S5_11,
    S5_17,
    S5_18,
    S5_19,
    S5_23,
)
from coaching.model import Kind, Step

HOURS_AFTER_END = "hours after the interview ends"
DAYS_AFTER_DATE = "calendar days after the interview"
TO_THE_HOUR = "days to the hour after the interview ends"
INTERVIEWS = "interviews in each group"

DEFAULT_LENGTH_HOURS = Parameter("An interview with no recorded end lasts", 1, "hour", (OUR_JUDGEMENT,))
THANK_YOU_HOURS = Parameter("Thank-you due", 24, HOURS_AFTER_END, (S1_1, S2_6))
DEBRIEF_HOURS = Parameter("Debrief due", 24, HOURS_AFTER_END, (OUR_JUDGEMENT,))
HELPER_DAYS = Parameter("Card for a helper due", 3, DAYS_AFTER_DATE, (OUR_JUDGEMENT,))
REFERENCES_DAYS = Parameter("References alerted by", 2, DAYS_AFTER_DATE, (OUR_JUDGEMENT,))
CATCH_UP_DAYS = Parameter(
    "Debrief, thank-yous and references can be caught up on",
    14,
    TO_THE_HOUR,
    (OUR_JUDGEMENT,),
)
LETTER_OPENS_DAYS = Parameter("Strategic letter opens", 7, DAYS_AFTER_DATE, (OUR_JUDGEMENT,))
LETTER_DUE_DAYS = Parameter("Strategic letter due", 14, DAYS_AFTER_DATE, (OUR_JUDGEMENT,))
LETTER_CLOSES_DAYS = Parameter("Strategic letter closes", 44, DAYS_AFTER_DATE, (OUR_JUDGEMENT,))
CHECK_CLOSES_DAYS = Parameter("Status check closes", 30, "calendar days after it was due", (OUR_JUDGEMENT,))
NO_SIGN_DAYS = Parameter(
    "No answer is proposed as the outcome", 45, "days with nothing done and nothing heard", (OUR_JUDGEMENT,)
)
LANDMARK_DAYS = Parameter("Landmark of the comparison", 7, TO_THE_HOUR, (OUR_JUDGEMENT,))
HORIZON_DAYS = Parameter("Outcomes are compared for", 30, "days to the hour after the landmark", (OUR_JUDGEMENT,))
SMALL_GROUP = Parameter("A comparison needs at least", 11, INTERVIEWS, (OUR_JUDGEMENT,))
SMALL_CELL = Parameter("A count shown to others is withheld from 1 up to", 10, "people", (OUR_JUDGEMENT,))
HABIT_INTERVIEWS = Parameter("Habits are looked for in the last", 4, "interviews held", (OUR_JUDGEMENT,))
HABIT_SLIPS = Parameter("A slip counts as a habit from", 2, "of these interviews", (OUR_JUDGEMENT,))
STRENGTH_RUN = Parameter("What went right is said after", 3, "interviews running", (OUR_JUDGEMENT,))
TOPIC_WEEKS = Parameter("Workshop topics look back on", 4, "weeks", (OUR_JUDGEMENT,))
MOST_TOPICS = Parameter("Workshop topics, at most", 3, "at once", (OUR_JUDGEMENT,))

PARAMETERS: tuple[Parameter, ...] = (
    DEFAULT_LENGTH_HOURS,
    THANK_YOU_HOURS,
    DEBRIEF_HOURS,
    HELPER_DAYS,
    REFERENCES_DAYS,
    CATCH_UP_DAYS,
    LETTER_OPENS_DAYS,
    LETTER_DUE_DAYS,
    LETTER_CLOSES_DAYS,
    CHECK_CLOSES_DAYS,
    NO_SIGN_DAYS,
    LANDMARK_DAYS,
    HORIZON_DAYS,
    SMALL_GROUP,
    SMALL_CELL,
    HABIT_INTERVIEWS,
    HABIT_SLIPS,
    STRENGTH_RUN,
    TOPIC_WEEKS,
    MOST_TOPICS,
)

_CAUGHT_UP = f"{CATCH_UP_DAYS.value} {TO_THE_HOUR}"

_RULES: tuple[StepRule, ...] = (
    StepRule(
        step=Step.ASK_TIMELINE,
        title="Ask about the timeline",
        one_for_each="interview",
        opens="when the interview starts",
        due="when the interview ends",
        closes="when the interview ends",
        kind=Kind.EXPECTED,
        cites=(S3_1, S3_2, S5_2),
    ),
    StepRule(
        step=Step.GET_CONTACTS,
        title="Get names and titles",
        one_for_each="interview",
        opens="when the interview starts",
        due="when the interview ends",
        closes="when the interview ends",
        kind=Kind.EXPECTED,
        cites=(S5_4, S5_17),
    ),
    StepRule(
        step=Step.DEBRIEF,
        title="Look back on the interview",
        one_for_each="interview",
        opens="when the interview ends",
        due=f"{DEBRIEF_HOURS.value} hours after the interview ends",
        closes=_CAUGHT_UP,
        kind=Kind.OPTIONAL,
        cites=(S5_1, OUR_JUDGEMENT),
    ),
    StepRule(
        step=Step.THANK_YOU,
        title="Thank the interviewer",
        one_for_each="interviewer met, or one for the organization where none is recorded",
        opens="when the interview ends",
        due=f"{THANK_YOU_HOURS.value} hours after the interview ends",
        closes=f"{_CAUGHT_UP}, whatever the outcome",
        kind=Kind.EXPECTED,
        cites=(S1_1, S2_6, S3_3, S5_3, S5_6, S5_18, S5_19, OUR_JUDGEMENT),
    ),
    StepRule(
        step=Step.THANK_HELPER,
        title="Thank somebody who helped",
        one_for_each="helper met",
        opens="when the interview ends",
        due=f"at the end of day {HELPER_DAYS.value} after the interview",
        closes=_CAUGHT_UP,
        kind=Kind.OPTIONAL,
        cites=(S4_6, OUR_JUDGEMENT),
    ),
    StepRule(
        step=Step.ALERT_REFERENCES,
        title="Alert the references",
        one_for_each="interview",
        opens="when the interview ends",
        due=f"at the end of day {REFERENCES_DAYS.value} after the interview",
        closes=_CAUGHT_UP,
        kind=Kind.OPTIONAL,
        cites=(S5_23, OUR_JUDGEMENT),
    ),
    StepRule(
        step=Step.LETTER,
        title="Send a strategic letter",
        one_for_each="interview",
        opens=f"at the start of day {LETTER_OPENS_DAYS.value} after the interview",
        due=f"at the end of day {LETTER_DUE_DAYS.value} after the interview",
        closes=f"at the outcome or at the end of day {LETTER_CLOSES_DAYS.value} after the interview, if that is sooner",
        kind=Kind.OPTIONAL,
        cites=(S4_5, S4_7, S4_8, S5_10, OUR_JUDGEMENT),
    ),
    StepRule(
        step=Step.STATUS_CHECK,
        title="Check the status",
        one_for_each="interview, then one after another while the policy allows it",
        opens="once the employer's date has passed, on a new date they name, or else on the day that the policy sets",
        due="when the days that the policy leaves open are over",
        closes=f"at the outcome or at the end of day {CHECK_CLOSES_DAYS.value} after it was due, if that is sooner",
        kind=Kind.EXPECTED,
        cites=(S1_7, S1_8, S2_1, S2_2, S2_7, S3_8, S3_9, S3_10, S3_11, S5_7, S5_11, OUR_JUDGEMENT),
    ),
)

STEPS: dict[Step, StepRule] = {rule.step: rule for rule in _RULES}
