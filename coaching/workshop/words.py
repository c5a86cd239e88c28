"""What stands on the slides where there is no number, and the presenter's talking points."""

from __future__ import annotations

from coaching.sentences.numbers import TOO_FEW

WITHHELD = f"This cannot be shown: it would tell of {TOO_FEW}."
WITHHELD_BESIDE = (
    f"This cannot be shown beside what a workshop showed already: what they differ by would tell of {TOO_FEW}."
)
AS_THEN = "As it was on"
TOO_FEW_NEW = "too few are new"
NOTHING_YET = "The figures begin with the first interview that is over."
NOTHING_COUNTS = "Nothing counts yet: a step counts once it is done, or once its time is over."
NO_TOPICS = "No step was missed after the interviews of the last {weeks} weeks, or too few people to say."
NOTHING_BETTER = "No figure rose from the weeks before, or too few people to say. What would you like to see rise?"

OPENING = (
    "Welcome. Everything on the slides counts groups of people: nobody can be recognized, and nobody is to be named.",
    "Say whose figures these are: all clients but those who wish not to be counted.",
)
NOTES_ON_NOTHING = ("Begin with the next interview in the room: who has one, and when?",)
HELD = (
    "Ask: who of you had one of these? How did it feel afterwards?",
    "Weeks with few people are taken together, so the dates on the slide may reach further back than a week.",
)
FOLLOWED_UP = (
    "Followed up means anything after the interview: a thank-you, a letter, a status check.",
    "The one in ten is what one office heard when it asked its job seekers. It is a yardstick, and no study.",
    "The latest interviews can still be followed up: this number grows.",
)
THANKED = (
    "Every interviewer counts by themselves: two people met are two thank-yous.",
    "Ask: what made it easy to write on the same day? What was in the way?",
)
NO_TOPICS_NOTES = ("Take up a wish from the room, or repeat last week's exercise.",)
GUIDANCE = (
    "Let the room say first what they would do; then show where the guidance agrees.",
    "The ids behind the points say which statement of which source it is; the Guidance page has them in full.",
)
PRACTICE = (
    "Half the time for the exercise, half for what was noticed. Nobody has to speak before everybody.",
    "Stories stay in the room, without names of people or employers.",
)
COMPARISON = (
    "Say it as it stands: an association. Keen clients may both follow up and do well.",
    "Why day 7: an offer on day 2 leaves no time to follow up, and would count against following up.",
    "The thin lines say how far the shares could be off; where they are long, say so.",
)
BESIDE = (
    "The weeks say of which days they are on their own slides; where too few are new, the number stays as it was.",
    "Ask: what did you do differently since the last workshop?",
)
BETTER = (
    "End on what went right. If chance may have made it, say that too.",
    "Ask each for one thing they will do within a day of their next interview.",
)
OWN = ("A slide of your own text.",)
