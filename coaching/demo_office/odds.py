"""How often things happen in the demo. All of it is made up to look like an office; none of it is evidence.

Chances are shares from 0 to 1 unless a unit says otherwise; ranges are (at least, at most), in days unless said.
"""

from __future__ import annotations

Days = tuple[int, int]

MONTHS_DAYS = 274
"""Nine months: no interview is older."""
AHEAD_DAYS = 14
"""How far ahead interviews are scheduled."""
CLIENTS_A_COUNSELOR = 60
MIGRATED_DAYS = 200
"""What was done before that came out of an older tracker."""

# Clients
THERE_AT_THE_BEGINNING = 0.38
NEWEST_CLIENT_DAYS = 3
GAP: Days = (18, 83)
FIRST_GAP: Days = (4, 25)
PAUSED = 0.1
CLOSED = 0.2
PAUSED_SINCE: Days = (15, 70)
CLOSED_SINCE: Days = (40, 200)
ACCEPTS_AN_OFFER = 0.8
SETTLED_AFTER: Days = (1, 4)
OTHER_INDUSTRY = 0.12
HAS_EMAIL = 0.92
HAS_PHONE = 0.85
TAG_COUNTS = (0, 0, 1, 1, 2, 3)

# Interviews
CANCELLED = 0.05
RESCHEDULED = 0.5
NO_SHOW = 0.025
ANOTHER_ZONE = 0.15
"""Of those by video."""
NO_END_RECORDED = 0.15
STILL_SCHEDULED = 0.12
"""Over, and nobody has said that it was held."""
PROMISES_A_DATE = 0.42
PROMISED_AFTER: Days = (4, 18)
ASKED_WITHOUT_A_DATE = 0.3
NOT_ASKED = 0.35
TRAIT_KNOWN = 0.6
NEXT_ROUND_AFTER: Days = (3, 10)

# People
PANELS = (0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3)
"""How many interviewers, one entry as likely as another."""
HR_TOO = 0.25
HR_NOT_MET = 0.5
ASSISTANT_HELPED = 0.17
PANEL_MEMBER_ABSENT = 0.08
NO_NAME = 0.05
NO_TITLES = 0.06
DOCTOR = 0.15
NAMED_A_CONTACT = 0.55
SAME_MANAGER_AGAIN = 0.7

# The employer. Thanking early goes with a little more success: no fairy tale, and hardly to be seen in 600 interviews.
SUCCESS = 0.23
SUCCESS_IF_THANKED = 0.07
OFFER_BY_ROUND = (0.28, 0.5, 0.8, 1.0)
"""Of the successes of the first, second … round, the rest being invitations to a further one."""
REJECTED, SILENT, WITHDRAWN = 0.55, 0.38, 0.07
"""Of what does not succeed."""
KEEPS_ITS_PROMISE = 0.6
AROUND_THE_PROMISE: Days = (-2, 1)
BEYOND_THE_PROMISE: Days = (4, 24)
DECIDES_AFTER: dict[str, Days] = {"quick": (1, 10), "": (4, 25), "slow": (12, 42)}
WITHDRAWN_AFTER: Days = (1, 14)
GIVEN_UP = 0.88
"""Of the silent ones, sooner or later recorded as no answer."""
GIVEN_UP_AFTER: Days = (45, 65)
"""After the last sign of life."""
SAYS_SO_ITSELF = 0.35
WORD_ON_A_BROKEN_PROMISE = 0.4
WORD_NAMES_A_DATE = 0.55
NAMED_AFTER: Days = (3, 11)
ANSWERS_A_CHECK = 0.55
ANSWERS_AND_STAYS_SILENT = 0.2
ANSWERS_AT_ONCE = 0.35
ANSWERED_WITHIN_HOURS = 60

# The client
ONLY_THE_FIRST = 0.15
"""Of panels thanked, where only one person is."""
SAME_NOTE = 0.07
WAIVED = 0.015
NUDGED_FIRST = 0.35
NUDGED_IN_VAIN = 0.2
LATE_THANKS_HOURS = 5 * 24
LATE_CHECK_HOURS = 9 * 24
TOO_SOON_HOURS = 3 * 24
LETTERS = 0.2
"""Of what a client does beyond the expected."""
TWICE_ON_ONE_DAY = 0.06
SOMEBODY_ELSE = 0.1
ONE_CHECK_TOO_MANY = 0.5
TOO_MANY_AFTER_HOURS = 6 * 24
MOST_CHECKS = 8

# What the client tells
TELLS = 0.75
TOPICS = (1, 2, 2, 3)
"""How many."""
SAYS_WHAT = 0.85
NAMES_A_CONCERN = 0.55
NAMES_A_CONCERN_WHEN_REJECTED = 0.8
LEFT_SOMETHING_OUT = 0.5
CARDS = (True, True, False, None, None)
HOUSE_NUMBERS = (11, 980)
