"""What drafts are made of, each ingredient with what it rests on; their texts are kept with `coaching.drafts`."""

from __future__ import annotations

from coaching.guidance.cited import OUR_JUDGEMENT, Ingredient
from coaching.guidance.statements.s1 import (
    S1_1,
    S1_2,
    S1_3,
    S1_4,
    S1_5,
    S1_6,
    S1_8,
    S1_9,
    S1_10,
    S1_11,
    S1_12,
    S1_13,
    S1_14,
    S1_16,
)
from coaching.guidance.statements.s2 import S2_3, S2_4, S2_8, S2_10, S2_12
from coaching.guidance.statements.s3 import S3_3, S3_6, S3_7, S3_8, S3_9, S3_10
from coaching.guidance.statements.s4 import S4_5, S4_6, S4_7, S4_8
from coaching.guidance.statements.s5 import S5_5, S5_8, S5_9, S5_10, S5_14, S5_15, S5_21, S5_23, S5_25, S5_26

GREETING = Ingredient("greeting", "Greeting", "greets by title and last name", (S1_2, S2_4))
THANKS = Ingredient(
    "thanks", "Thanks, with position and company", "thanks them, naming position and company", (S1_2, S1_6, S5_21)
)
LEARNED = Ingredient("learned", "What was learned", "says what was learned in the interview", (S1_6, S3_7))
ENJOYED = Ingredient("enjoyed", "What they enjoyed", "names what they enjoyed talking about", (S1_3, S1_6, S2_12, S5_5))
EXPERIENCE = Ingredient(
    "experience", "Experience that fits", "links their experience with the work", (S1_4, S1_6, S1_14, S5_5, S5_21)
)
INTEREST = Ingredient(
    "interest", "Interest, looking forward", "restates the interest and looks forward", (S1_4, S1_6, S3_7)
)
AGAIN = Ingredient("again", "Thanks again", "thanks them again for their time", (S1_5, S1_6, S3_7))
SINCERELY = Ingredient("sincerely", "End of a thank-you or letter", "ends with “Sincerely” and the name", (S1_6,))
NOTE_THANKS = Ingredient("note_thanks", "Thanks, by hand", "thanks them for the interview", (S1_1, S1_2))
NOTE_INTEREST = Ingredient("note_interest", "Interest, by hand", "restates the interest", (S1_4, S3_7))
CARD_THANKS = Ingredient("card_thanks", "Thanks for help", "thanks a helper for what they did", (S4_6,))
CHECK_REMINDER = Ingredient(
    "check_reminder", "Which interview", "recalls the interview, position and company", (S1_11,)
)
STILL = Ingredient(
    "still", "Interest as strong as before", "says that the interest is as strong as before", (S1_8, S1_11, S1_12)
)
CHECK_QUESTION = Ingredient(
    "check_question", "Where things stand", "asks where the process stands", (S1_8, S1_11, S2_10)
)
OFFER = Ingredient("offer", "Anything more they need", "offers anything more they need to know", (S1_14, S5_8))
FOR_TIME = Ingredient("for_time", "Thanks for their time", "thanks them for their time", (S1_11, S2_3))
BEST_REGARDS = Ingredient("best_regards", "End of a status check", "ends with “Best regards” and the name", (S1_11,))
FURTHER_REMINDER = Ingredient(
    "further_reminder", "The last message", "recalls the interview and the last message", (S1_11, S3_10)
)
FURTHER_QUESTION = Ingredient(
    "further_question", "When there will be news", "asks when there will be news", (S1_8, S3_9)
)
PATIENCE = Ingredient("patience", "Patience", "grants them their time", (S1_16, S2_8, S5_26))
IF_THEY_ANSWER = Ingredient("if_they_answer", "If they answer", "has what to say when they pick up", (S5_8,))
WHO_CALLS = Ingredient("who_calls", "Who is calling", "says who is calling, about which interview", (S1_11, S2_10))
STRENGTH = Ingredient("strength", "A strength, by phone", "names a strength that fits the work", (S1_12, S5_25))
CALL_QUESTION = Ingredient(
    "call_question", "The question, by phone", "asks for the timeline, and what more they need", (S1_8, S5_8)
)
THANKS_BY_PHONE = Ingredient("thanks_by_phone", "Thanks by phone", "thanks them and ends", (S1_10, S2_3))
IF_VOICEMAIL = Ingredient("if_voicemail", "If you reach voicemail", "has what to say to the machine", (S1_9, S5_9))
CHECK_VOICEMAIL = Ingredient("check_voicemail", "Voicemail", "leaves the same message on voicemail", (S1_9, S5_8, S5_9))
LATE_REMINDER = Ingredient(
    "late_reminder", "The date they gave", "recalls the interview and the date they gave", (S1_11, S3_8)
)
LATE_QUESTION = Ingredient("late_question", "A new date", "asks for a new date", (S1_8, S3_9))
LATE_PROMISED = Ingredient(
    "late_promised", "The date they gave, by phone", "recalls the date they gave, without a reproach", (S2_8, S3_8)
)
LATE_CALL_QUESTION = Ingredient("late_call_question", "A new date, by phone", "asks for a new date", (S1_8, S3_9))
LATE_VOICEMAIL = Ingredient(
    "late_voicemail", "Voicemail, once they are late", "leaves the same message on voicemail", (S1_9, S5_9)
)
LETTER_OPENING = Ingredient(
    "letter_opening",
    "Opening of a letter",
    "thanks them, naming position and company, and restates the interest",
    (S3_7, S5_10),
)
LEARNED_IF_TOLD = Ingredient(
    "learned_if_told", "What was learned, if told", "says what was learned, where the client told", (S3_7,)
)
STRENGTHS = Ingredient(
    "strengths", "The strongest points", "sums up the strongest points, and asks for nothing", (S3_6, S4_5, S5_10)
)
CONCERN = Ingredient("concern", "A doubt about the fit", "answers a doubt about the fit", (S4_7,))
UNSAID = Ingredient("unsaid", "What did not come up", "adds what did not come up", (S1_14, S4_8))
LETTER_AHEAD = Ingredient("letter_ahead", "Looking forward", "looks forward and thanks them", (S1_5, S1_6, S5_21))
LETTER_HEAD = Ingredient("letter_head", "Head of a letter", "has sender, date and address", (S5_10, OUR_JUDGEMENT))
ANSWER_THANKS = Ingredient(
    "answer_thanks", "Thanks for the answer", "thanks them for the answer and their time", (S1_5, S3_3)
)
REGRET = Ingredient("regret", "A positive word after a no", "stays positive", (S1_13, S5_14))
FUTURE = Ingredient("future", "What comes next", "stays open to what comes next", (S5_15, OUR_JUDGEMENT))
REFERENCE_GREETING = Ingredient(
    "reference_greeting", "Greeting of a reference", "greets the reference as the client does", (OUR_JUDGEMENT,)
)
REFERENCE_NOTICE = Ingredient(
    "reference_notice", "A call may come", "tells a reference that a call may come, about which position", (S5_23,)
)
REFERENCE_HEAD = Ingredient(
    "reference_head", "Head of a letter to a reference", "has sender, date and address", (OUR_JUDGEMENT,)
)
REFERENCE_CALLS = Ingredient(
    "reference_calls", "Calling a reference", "says who is calling and asks for a minute", (OUR_JUDGEMENT,)
)
REFERENCE_VOICEMAIL = Ingredient(
    "reference_voicemail", "Voicemail of a reference", "leaves word that a call may come", (S5_9, S5_23)
)
REFERENCE_MATTERS = Ingredient(
    "reference_matters", "What to speak about", "says what they might speak about", (S5_23, OUR_JUDGEMENT)
)
REFERENCE_THANKS = Ingredient(
    "reference_thanks", "Thanks to a reference", "thanks them for their support", (OUR_JUDGEMENT,)
)

INGREDIENTS: tuple[Ingredient, ...] = (
    GREETING,
    THANKS,
    LEARNED,
    ENJOYED,
    EXPERIENCE,
    INTEREST,
    AGAIN,
    SINCERELY,
    NOTE_THANKS,
    NOTE_INTEREST,
    CARD_THANKS,
    CHECK_REMINDER,
    STILL,
    CHECK_QUESTION,
    OFFER,
    FOR_TIME,
    BEST_REGARDS,
    FURTHER_REMINDER,
    FURTHER_QUESTION,
    PATIENCE,
    IF_THEY_ANSWER,
    WHO_CALLS,
    STRENGTH,
    CALL_QUESTION,
    THANKS_BY_PHONE,
    IF_VOICEMAIL,
    CHECK_VOICEMAIL,
    LATE_REMINDER,
    LATE_QUESTION,
    LATE_PROMISED,
    LATE_CALL_QUESTION,
    LATE_VOICEMAIL,
    LETTER_OPENING,
    LEARNED_IF_TOLD,
    STRENGTHS,
    CONCERN,
    UNSAID,
    LETTER_AHEAD,
    LETTER_HEAD,
    ANSWER_THANKS,
    REGRET,
    FUTURE,
    REFERENCE_GREETING,
    REFERENCE_HEAD,
    REFERENCE_CALLS,
    REFERENCE_VOICEMAIL,
    REFERENCE_NOTICE,
    REFERENCE_MATTERS,
    REFERENCE_THANKS,
)
