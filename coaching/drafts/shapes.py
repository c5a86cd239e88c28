"""The kinds of message a client may send, or say: how each goes out, and its ingredients by paragraph."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from coaching.guidance.cited import Ingredient
from coaching.guidance.ingredients import (
    AGAIN,
    ANSWER_THANKS,
    BEST_REGARDS,
    CALL_QUESTION,
    CARD_THANKS,
    CHECK_QUESTION,
    CHECK_REMINDER,
    CHECK_VOICEMAIL,
    CONCERN,
    ENJOYED,
    EXPERIENCE,
    FOR_TIME,
    FURTHER_QUESTION,
    FURTHER_REMINDER,
    FUTURE,
    GREETING,
    IF_THEY_ANSWER,
    IF_VOICEMAIL,
    INTEREST,
    LATE_CALL_QUESTION,
    LATE_PROMISED,
    LATE_QUESTION,
    LATE_REMINDER,
    LATE_VOICEMAIL,
    LEARNED,
    LEARNED_IF_TOLD,
    LETTER_AHEAD,
    LETTER_HEAD,
    LETTER_OPENING,
    NOTE_INTEREST,
    NOTE_THANKS,
    OFFER,
    PATIENCE,
    REFERENCE_CALLS,
    REFERENCE_GREETING,
    REFERENCE_HEAD,
    REFERENCE_MATTERS,
    REFERENCE_NOTICE,
    REFERENCE_THANKS,
    REFERENCE_VOICEMAIL,
    REGRET,
    SINCERELY,
    STILL,
    STRENGTH,
    STRENGTHS,
    THANKS,
    THANKS_BY_PHONE,
    UNSAID,
    WHO_CALLS,
)
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
    REFERENCE_CALL = "reference_call"
    REFERENCE_POST = "reference_post"


class Shape(NamedTuple):
    """A kind of message."""

    title: str
    channel: Channel
    paragraphs: tuple[tuple[Ingredient, ...], ...]

    @property
    def ingredients(self) -> tuple[Ingredient, ...]:
        return tuple(ingredient for paragraph in self.paragraphs for ingredient in paragraph)


LETTER = (
    (GREETING,),
    (LETTER_OPENING,),
    (LEARNED, STRENGTHS),
    (CONCERN,),
    (UNSAID,),
    (LETTER_AHEAD,),
    (SINCERELY,),
)

TO_REFERENCE = (
    (REFERENCE_GREETING,),
    (REFERENCE_NOTICE,),
    (REFERENCE_MATTERS, REFERENCE_THANKS),
    (BEST_REGARDS,),
)
REFERENCE_KINDS = frozenset({DraftKind.REFERENCE_EMAIL, DraftKind.REFERENCE_CALL, DraftKind.REFERENCE_POST})
"""To people whom no record of an interview names."""

SHAPES: dict[DraftKind, Shape] = {
    DraftKind.THANK_YOU_EMAIL: Shape(
        "Thank-you email",
        Channel.EMAIL,
        ((GREETING,), (THANKS,), (LEARNED, ENJOYED), (EXPERIENCE,), (INTEREST, AGAIN), (SINCERELY,)),
    ),
    DraftKind.THANK_YOU_NOTE: Shape(
        "Handwritten note", Channel.HANDWRITTEN, ((GREETING,), (NOTE_THANKS, ENJOYED), (NOTE_INTEREST,), (SINCERELY,))
    ),
    DraftKind.HELPER_CARD: Shape("Card for a helper", Channel.CARD, ((GREETING,), (CARD_THANKS,), (SINCERELY,))),
    DraftKind.FIRST_CHECK_EMAIL: Shape(
        "Status check by email",
        Channel.EMAIL,
        ((GREETING,), (CHECK_REMINDER, STILL), (CHECK_QUESTION, OFFER), (FOR_TIME,), (BEST_REGARDS,)),
    ),
    DraftKind.FURTHER_CHECK_EMAIL: Shape(
        "Further status check by email",
        Channel.EMAIL,
        ((GREETING,), (FURTHER_REMINDER, STILL), (FURTHER_QUESTION, PATIENCE), (FOR_TIME,), (BEST_REGARDS,)),
    ),
    DraftKind.CHECK_CALL: Shape(
        "Phone script",
        Channel.PHONE,
        (
            (IF_THEY_ANSWER,),
            (WHO_CALLS,),
            (STILL, STRENGTH),
            (CALL_QUESTION,),
            (THANKS_BY_PHONE,),
            (IF_VOICEMAIL,),
            (CHECK_VOICEMAIL,),
        ),
    ),
    DraftKind.LATE_EMAIL: Shape(
        "The employer is late, by email",
        Channel.EMAIL,
        ((GREETING,), (LATE_REMINDER, STILL), (LATE_QUESTION, PATIENCE), (FOR_TIME,), (BEST_REGARDS,)),
    ),
    DraftKind.LATE_CALL: Shape(
        "The employer is late, by phone",
        Channel.PHONE,
        (
            (IF_THEY_ANSWER,),
            (WHO_CALLS,),
            (LATE_PROMISED, STILL),
            (LATE_CALL_QUESTION,),
            (THANKS_BY_PHONE,),
            (IF_VOICEMAIL,),
            (LATE_VOICEMAIL,),
        ),
    ),
    DraftKind.LETTER_EMAIL: Shape("Strategic letter by email", Channel.EMAIL, LETTER),
    DraftKind.LETTER_POST: Shape("Strategic letter by post", Channel.LETTER, ((LETTER_HEAD,), *LETTER)),
    DraftKind.REJECTION_EMAIL: Shape(
        "Thanks after a no",
        Channel.EMAIL,
        ((GREETING,), (ANSWER_THANKS, REGRET, LEARNED_IF_TOLD), (FUTURE,), (SINCERELY,)),
    ),
    DraftKind.REFERENCE_EMAIL: Shape("Notice to a reference", Channel.EMAIL, TO_REFERENCE),
    DraftKind.REFERENCE_CALL: Shape(
        "Notice to a reference, by phone",
        Channel.PHONE,
        (
            (IF_THEY_ANSWER,),
            (REFERENCE_CALLS,),
            (REFERENCE_NOTICE,),
            (REFERENCE_MATTERS, REFERENCE_THANKS),
            (IF_VOICEMAIL,),
            (REFERENCE_VOICEMAIL,),
        ),
    ),
    DraftKind.REFERENCE_POST: Shape(
        "Notice to a reference, by post", Channel.LETTER, ((REFERENCE_HEAD,), *TO_REFERENCE)
    ),
}
