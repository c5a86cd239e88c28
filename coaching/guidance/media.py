"""Why one channel rather than another: the reasons that an interview's own facts can give (question D4)."""

from __future__ import annotations

from dataclasses import dataclass

from coaching.guidance.cited import OUR_JUDGEMENT, CitedText
from coaching.guidance.statements.s1 import S1_1, S1_7, S1_9
from coaching.guidance.statements.s2 import S2_3, S2_6, S2_7
from coaching.guidance.statements.s3 import S3_4, S3_5
from coaching.guidance.statements.s4 import S4_4, S4_5, S4_6
from coaching.guidance.statements.s5 import S5_4, S5_6, S5_7, S5_9, S5_10, S5_11, S5_20


@dataclass(frozen=True, slots=True)
class Reason(CitedText):
    """A reason for a channel; `says` ends the sentence "By email: ..."."""


QUICK = Reason("quick", "Employer decides quickly", "this employer decides quickly", (S3_4,))
SLOW = Reason("slow", "Employer takes its time", "this employer takes its time", (S3_4,))
HIGH_TECH = Reason("high_tech", "High-tech workplace", "it suits a high-tech workplace", (S3_5,))
PAPER = Reason("paper", "Pen-and-paper workplace", "it suits a pen-and-paper workplace", (S3_5,))
SOON = Reason("soon", "Thanks within a day", "it arrives within the day", (S2_6, S5_6))
SOONEST = Reason("soonest", "Thanks that are late", "it is late already, and email is quickest", (OUR_JUDGEMENT,))
ONLY_POST = Reason(
    "only_post",
    "No email address, but a postal one",
    "their postal address is recorded, and no email address",
    (S1_1, S5_20),
)
HELPED = Reason("helped", "Particularly helpful", "a few lines by hand are enough", (S2_3, S4_6, OUR_JUDGEMENT))
EITHER = Reason(
    "either",
    "First status check",
    "it lets them answer when it suits them, and a polite call is as good",
    (S1_7, S2_7, OUR_JUDGEMENT),
)
CALL_FIRST = Reason("call_first", "First status check by phone", "the office's policy calls first", (S5_7,))
IN_TURN = Reason("in_turn", "Email and phone in turn", "the office's policy takes email and phone in turn", (S5_11,))
BY_PHONE = Reason("by_phone", "Interview by phone", "they held the interview by phone", (S5_20, OUR_JUDGEMENT))
ANSWERED = Reason("answered", "How they answered before", "that is how they answered last time", (S5_20,))
OTHER_WAY = Reason(
    "other_way",
    "No answer the other way",
    "the last check went the other way, without an answer",
    (S5_20, OUR_JUDGEMENT),
)
ONLY_PHONE = Reason("only_phone", "Only a phone number", "no email address is recorded", (S5_20,))
ONLY_EMAIL = Reason("only_email", "Only an email address", "no phone number is recorded", (S5_20,))
FEW_POST = Reason("few_post", "Letter by post", "the office's policy asks for it by post", (S5_10,))
EMAIL_OR_POST = Reason(
    "email_or_post",
    "Letter by email or by post",
    "it is there the same day, and post is as good",
    (S4_5, OUR_JUDGEMENT),
)
KEEN = CitedText(
    "keen", "They want the job very much", "They want this job very much: a letter shows it.", (S4_4, S4_5)
)
NOT_KEEN = CitedText(
    "not_keen",
    "They want the job less",
    "They want this job less than others, so it may be left out.",
    (S4_4, OUR_JUDGEMENT),
)
BY_TALK = Reason("by_talk", "Telling a reference", "a call leaves room to say what the job asks for", (OUR_JUDGEMENT,))
VOICEMAIL = CitedText("voicemail", "Before a call", "Be ready to leave it on voicemail.", (S1_9, S5_9))
ASK_EMAIL = CitedText(
    "ask_email",
    "No address",
    "No email address is recorded: ask the client for the business card.",
    (S5_20, OUR_JUDGEMENT),
)
ASK_NUMBER = CitedText(
    "ask_number",
    "No number",
    "No phone number is recorded: ask the client for the business card.",
    (S5_20, OUR_JUDGEMENT),
)
ASK_ADDRESS = CitedText(
    "ask_address",
    "No postal address",
    "No postal address is recorded: ask the client for the business card.",
    (S5_4, S5_20),
)

REASONS: tuple[CitedText, ...] = (
    QUICK, SLOW, HIGH_TECH, PAPER, SOON, SOONEST, ONLY_POST, HELPED, EITHER, CALL_FIRST, IN_TURN, BY_PHONE, ANSWERED,
    OTHER_WAY, ONLY_PHONE, ONLY_EMAIL, FEW_POST, EMAIL_OR_POST, KEEN, NOT_KEEN, BY_TALK, VOICEMAIL, ASK_EMAIL,
    ASK_NUMBER, ASK_ADDRESS,
)  # fmt: skip
