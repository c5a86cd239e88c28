"""What drafts are made of: each ingredient with what it rests on, and each kind of message with its ingredients.

They stand in the order of the message, by paragraph. How they are worded is kept with `coaching.drafts`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
from coaching.model import Channel


class DraftKind(StrEnum):
    """A message that a client may send, or say."""

    THANK_YOU_EMAIL = "thank_you_email"
    THANK_YOU_NOTE = "thank_you_note"
    HELPER_CARD = "helper_card"
    FIRST_CHECK_EMAIL = "first_check_email"
    FURTHER_CHECK_EMAIL = "further_check_email"
    CHECK_CALL = "check_call"
    LATE_EMAIL = "late_email"
    LATE_CALL = "late_call"
    LETTER_EMAIL = "letter_email"
    LETTER_POST = "letter_post"
    REJECTION_EMAIL = "rejection_email"
    REFERENCE_EMAIL = "reference_email"


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of message: how it goes out, and its ingredients by paragraph."""

    kind: DraftKind
    title: str
    channel: Channel
    paragraphs: tuple[tuple[Ingredient, ...], ...]

    @property
    def ingredients(self) -> tuple[Ingredient, ...]:
        return tuple(ingredient for paragraph in self.paragraphs for ingredient in paragraph)


_greeting = Ingredient("greeting", "Greeting", "greets by title and last name", (S1_2, S2_4))
_sincerely = Ingredient("sincerely", "End of a thank-you or letter", "ends with “Sincerely” and the name", (S1_6,))
_best_regards = Ingredient("best_regards", "End of a status check", "ends with “Best regards” and the name", (S1_11,))
_learned = Ingredient("learned", "What was learned", "says what was learned in the interview", (S1_6, S3_7))
_told = Ingredient("learned_if_told", "What was learned, if told", "says what was learned, where the client told", (S3_7,))
_enjoyed = Ingredient("enjoyed", "What they enjoyed", "names what they enjoyed talking about", (S1_3, S1_6, S2_12, S5_5))
_again = Ingredient("again", "Thanks again", "thanks them again for their time", (S1_5, S1_6, S3_7))
_still = Ingredient("still", "Interest as strong as before", "says that the interest is as strong as before", (S1_8, S1_11, S1_12))
_offer = Ingredient("offer", "Anything more they need", "offers anything more they need to know", (S1_14, S5_8))
_patience = Ingredient("patience", "Patience", "grants them their time", (S1_16, S2_8, S5_26))
_for_time = Ingredient("for_time", "Thanks for their time", "thanks them for their time", (S1_11, S2_3))
_strength = Ingredient("strength", "A strength, by phone", "names a strength that fits the work", (S1_12, S5_25))
_if_they_answer = Ingredient("if_they_answer", "If they answer", "what to say when they pick up", (S5_8,))
_if_voicemail = Ingredient("if_voicemail", "If you reach voicemail", "what to say to the machine", (S1_9, S5_9))
_who_calls = Ingredient("who_calls", "Who is calling", "says who is calling, about which interview", (S1_11, S2_10))
_thanks_by_phone = Ingredient("thanks_by_phone", "Thanks by phone", "thanks them and ends", (S1_10, S2_3))

_letter = (
    (_greeting,),
    (Ingredient("letter_opening", "Opening of a letter", "thanks them, naming position and company, and restates the interest", (S3_7, S5_10)),),
    (_told, Ingredient("strengths", "The strongest points", "sums up the strongest points, and asks for nothing", (S3_6, S4_5, S5_10))),
    (Ingredient("concern", "A doubt about the fit", "answers a doubt about the fit", (S4_7,)),),
    (Ingredient("unsaid", "What did not come up", "adds what did not come up", (S1_14, S4_8)),),
    (Ingredient("letter_ahead", "Looking forward", "looks forward and thanks them", (S1_5, S1_6, S5_21)),),
    (_sincerely,),
)

_SHAPES: tuple[Shape, ...] = (
    Shape(
        DraftKind.THANK_YOU_EMAIL,
        "Thank-you email",
        Channel.EMAIL,
        (
            (_greeting,),
            (Ingredient("thanks", "Thanks, with position and company", "thanks them, naming position and company", (S1_2, S1_6, S5_21)),),
            (_learned, _enjoyed),
            (Ingredient("experience", "Experience that fits", "links their experience with the work", (S1_4, S1_6, S1_14, S5_5, S5_21)),),
            (Ingredient("interest", "Interest, looking forward", "restates the interest and looks forward", (S1_4, S1_6, S3_7)), _again),
            (_sincerely,),
        ),
    ),
    Shape(
        DraftKind.THANK_YOU_NOTE,
        "Handwritten note",
        Channel.HANDWRITTEN,
        (
            (_greeting,),
            (Ingredient("note_thanks", "Thanks, by hand", "thanks them for the interview", (S1_1, S1_2)), _enjoyed),
            (Ingredient("note_interest", "Interest, by hand", "restates the interest", (S1_4, S3_7)),),
            (_sincerely,),
        ),
    ),
    Shape(
        DraftKind.HELPER_CARD,
        "Card for a helper",
        Channel.CARD,
        (
            (_greeting,),
            (Ingredient("card_thanks", "Thanks for help", "thanks a helper for what they did", (S4_6,)),),
            (_sincerely,),
        ),
    ),
    Shape(
        DraftKind.FIRST_CHECK_EMAIL,
        "Status check by email",
        Channel.EMAIL,
        (
            (_greeting,),
            (Ingredient("check_reminder", "Which interview", "recalls the interview, position and company", (S1_11,)), _still),
            (Ingredient("check_question", "Where things stand", "asks where the process stands", (S1_8, S1_11, S2_10)), _offer),
            (_for_time,),
            (_best_regards,),
        ),
    ),
    Shape(
        DraftKind.FURTHER_CHECK_EMAIL,
        "Further status check by email",
        Channel.EMAIL,
        (
            (_greeting,),
            (Ingredient("further_reminder", "The last message", "recalls the interview and the last message", (S1_11, S3_10)), _still),
            (Ingredient("further_question", "When there will be news", "asks when there will be news", (S1_8, S3_9)), _patience),
            (_for_time,),
            (_best_regards,),
        ),
    ),
    Shape(
        DraftKind.CHECK_CALL,
        "Phone script",
        Channel.PHONE,
        (
            (_if_they_answer,),
            (_who_calls,),
            (_still, _strength),
            (Ingredient("call_question", "The question, by phone", "asks for the timeline, and what more they need", (S1_8, S5_8)),),
            (_thanks_by_phone,),
            (_if_voicemail,),
            (Ingredient("check_voicemail", "Voicemail", "leaves the same message on voicemail", (S1_9, S5_8, S5_9)),),
        ),
    ),
    Shape(
        DraftKind.LATE_EMAIL,
        "The employer is late, by email",
        Channel.EMAIL,
        (
            (_greeting,),
            (Ingredient("late_reminder", "The date they gave", "recalls the interview and the date they gave", (S1_11, S3_8)), _still),
            (Ingredient("late_question", "A new date", "asks for a new date", (S1_8, S3_9)), _patience),
            (_for_time,),
            (_best_regards,),
        ),
    ),
    Shape(
        DraftKind.LATE_CALL,
        "The employer is late, by phone",
        Channel.PHONE,
        (
            (_if_they_answer,),
            (_who_calls,),
            (Ingredient("late_promised", "The date they gave, by phone", "recalls the date they gave, without a reproach", (S2_8, S3_8)), _still),
            (Ingredient("late_call_question", "A new date, by phone", "asks for a new date", (S1_8, S3_9)),),
            (_thanks_by_phone,),
            (_if_voicemail,),
            (Ingredient("late_voicemail", "Voicemail, once they are late", "leaves the same message on voicemail", (S1_9, S3_9, S5_9)),),
        ),
    ),
    Shape(DraftKind.LETTER_EMAIL, "Strategic letter by email", Channel.EMAIL, _letter),
    Shape(
        DraftKind.LETTER_POST,
        "Strategic letter by post",
        Channel.LETTER,
        ((Ingredient("letter_head", "Head of a letter", "has sender, date and address", (S5_10, OUR_JUDGEMENT)),), *_letter),
    ),
    Shape(
        DraftKind.REJECTION_EMAIL,
        "Thanks after a no",
        Channel.EMAIL,
        (
            (_greeting,),
            (
                Ingredient("answer_thanks", "Thanks for the answer", "thanks them for the answer and their time", (S1_5, S3_3)),
                Ingredient("regret", "A positive word after a no", "stays positive", (S1_13, S5_14)),
                _told,
            ),
            (Ingredient("future", "What comes next", "stays open to what comes next", (S5_15, OUR_JUDGEMENT)),),
            (_sincerely,),
        ),
    ),
    Shape(
        DraftKind.REFERENCE_EMAIL,
        "Notice to a reference",
        Channel.EMAIL,
        (
            (Ingredient("reference_greeting", "Greeting of a reference", "greets the reference as the client does", (OUR_JUDGEMENT,)),),
            (Ingredient("reference_notice", "A call may come", "tells a reference that a call may come, about which position", (S5_23,)),),
            (
                Ingredient("reference_matters", "What to speak about", "says what they might speak about", (S5_23, OUR_JUDGEMENT)),
                Ingredient("reference_thanks", "Thanks to a reference", "thanks them for their support", (OUR_JUDGEMENT,)),
            ),
            (_best_regards,),
        ),
    ),
)

SHAPES: dict[DraftKind, Shape] = {shape.kind: shape for shape in _SHAPES}
INGREDIENTS: tuple[Ingredient, ...] = tuple(
    dict.fromkeys(ingredient for shape in _SHAPES for ingredient in shape.ingredients)
)
