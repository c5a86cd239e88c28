"""What a message that a client wrote is checked for, each rule with what it rests on."""

from __future__ import annotations

from coaching.guidance.cited import OUR_JUDGEMENT, MessageRule
from coaching.guidance.statements.s1 import S1_2, S1_3, S1_4, S1_5, S1_6, S1_8, S1_10, S1_11, S1_13, S1_15, S1_16
from coaching.guidance.statements.s2 import S2_3, S2_4, S2_5, S2_8, S2_10, S2_11, S2_12
from coaching.guidance.statements.s3 import S3_6, S3_7, S3_12
from coaching.guidance.statements.s4 import S4_8
from coaching.guidance.statements.s5 import S5_5, S5_8, S5_16, S5_17, S5_18, S5_21, S5_22

NO_GREETING = MessageRule("no_greeting", "No greeting", "A greeting by name stands at the top.", (S1_2, S1_6))
FIRST_NAME_GREETING = MessageRule(
    "first_name_greeting", "First name only", "The greeting is by title and last name.", (S2_4,)
)
WRONG_NAME = MessageRule(
    "wrong_name", "Wrong name", "Whoever is greeted was met, and is spelled and titled right.", (S5_17, S1_2)
)
WRONG_EMPLOYER = MessageRule(
    "wrong_employer", "Wrong employer", "The employer named is this one, spelled right.", (S1_6, S5_22)
)
WRONG_POSITION = MessageRule(
    "wrong_position", "Wrong position", "The position named is the one that was applied for.", (S1_6, S1_11)
)
NOT_SPECIFIC = MessageRule(
    "not_specific",
    "Nothing from this interview",
    "A thank-you or a letter names something that was talked about, learned, seen or enjoyed.",
    (S1_3, S2_12, S5_5),
)
NO_THANKS = MessageRule("no_thanks", "No thanks", "There is a word of thanks.", (S1_5, S1_2, S3_7))
NO_INTEREST = MessageRule(
    "no_interest", "No interest", "It says that the position is still wanted.", (S1_4, S1_8, S3_7, S5_8)
)
NO_QUALIFICATION = MessageRule(
    "no_qualification",
    "No reason to hire",
    "A thank-you or a letter says why they fit: experience, skill or training.",
    (S1_4, S4_8, S5_5, S5_21),
)
NO_QUESTION = MessageRule("no_question", "No question", "A status check asks where things stand.", (S1_8, S1_15, S5_8))
TOO_LONG = MessageRule(
    "too_long", "Too long", "It is short: at most 150 words, a letter 400.", (S2_3, S2_10, OUR_JUDGEMENT)
)
EMOJI = MessageRule("emoji", "Emoji", "There is no emoji and no emoticon.", (S2_5,))
INFORMAL = MessageRule("informal", "Informal", "There is no slang and no texting style.", (S2_5, S1_10))
SHOUTING = MessageRule(
    "shouting", "Shouting", "No words in capitals for emphasis, no exclamation marks in a row.", (S1_10, S2_11)
)
NEGOTIATING = MessageRule(
    "negotiating", "Negotiating", "Pay, benefits, hours and the start date wait for an offer.", (S3_6,)
)
PUSHY = MessageRule("pushy", "Pushy", "It does not demand, set a deadline or reproach.", (S2_8, S1_16, S3_12))
DESPERATE = MessageRule("desperate", "Desperate", "It does not beg.", (S2_11, S5_16, S1_13))
PLACEHOLDER = MessageRule("placeholder", "Something left to fill in", "Nothing is left of a template.", (S2_12, S5_22))
MISSPELLING = MessageRule("misspelling", "Misspelling", "Common words are spelled right.", (S5_22,))
DOUBLED_WORD = MessageRule("doubled_word", "Word twice", "No word stands twice in a row.", (S5_22,))
NO_SIGN_OFF = MessageRule("no_sign_off", "No sign-off", "It ends with a closing and a name.", (S1_6, S1_11))
SAME_NOTE = MessageRule(
    "same_note", "The same note twice", "Each person of a panel gets a note of their own.", (S5_18,)
)

MESSAGE_RULES: tuple[MessageRule, ...] = (
    NO_GREETING,
    FIRST_NAME_GREETING,
    WRONG_NAME,
    WRONG_EMPLOYER,
    WRONG_POSITION,
    NOT_SPECIFIC,
    NO_THANKS,
    NO_INTEREST,
    NO_QUALIFICATION,
    NO_QUESTION,
    TOO_LONG,
    EMOJI,
    INFORMAL,
    SHOUTING,
    NEGOTIATING,
    PUSHY,
    DESPERATE,
    PLACEHOLDER,
    MISSPELLING,
    DOUBLED_WORD,
    NO_SIGN_OFF,
    SAME_NOTE,
)
