"""What S2 says: following up in US healthcare, and the manners of it."""

from __future__ import annotations

from coaching.guidance.cited import Statement, StatementKind
from coaching.guidance.sources import S2

STEP = StatementKind.STEP
TIMING = StatementKind.TIMING
CHANNEL = StatementKind.CHANNEL
CONTENT = StatementKind.CONTENT
CONDUCT = StatementKind.CONDUCT

S2_1 = Statement(
    "S2.1",
    S2,
    (CONDUCT,),
    "Respect the hierarchy: address follow-ups to the appropriate person, such as the hiring manager or the HR "
    "representative.",
)
S2_2 = Statement(
    "S2.2",
    S2,
    (CONDUCT,),
    "Avoid contacting several people in the organization: it looks unprofessional.",
)
S2_3 = Statement("S2.3", S2, (CONTENT,), "Keep emails and calls concise, clear and respectful.")
S2_4 = Statement(
    "S2.4",
    S2,
    (CONTENT,),
    "Address the recipient by title (Mr., Ms., Dr.) and last name unless told otherwise.",
)
S2_5 = Statement("S2.5", S2, (CONTENT,), "No informal language and no emojis.")
S2_6 = Statement(
    "S2.6",
    S2,
    (STEP, TIMING, CHANNEL),
    "Thank-you email within 24 hours, with gratitude and restated interest.",
)
S2_7 = Statement(
    "S2.7",
    S2,
    (STEP, TIMING, CHANNEL),
    "If nothing is heard within a week, a polite email or phone call about the status of the application.",
)
S2_8 = Statement("S2.8", S2, (CONDUCT,), "Do not appear pushy or impatient.")
S2_9 = Statement("S2.9", S2, (TIMING,), "Punctuality is highly valued in the US: follow up in a timely manner.")
S2_10 = Statement("S2.10", S2, (CONTENT,), "Directness is valued: be clear and concise.")
S2_11 = Statement(
    "S2.11",
    S2,
    (CONDUCT,),
    "Show enthusiasm for the role and the organization without seeming overly eager or desperate.",
)
S2_12 = Statement(
    "S2.12",
    S2,
    (CONTENT,),
    "Build rapport: personalize each message with specific aspects of the interview that resonated.",
)
