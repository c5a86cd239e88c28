"""Every figure of a monthly report: a name that stays, a title, what it counts of what, and where that is written."""

from __future__ import annotations

from typing import NamedTuple

from coaching.guidance.cited import OUR_JUDGEMENT, Cites
from coaching.guidance.findings import FINDINGS
from coaching.guidance.statements.s4 import S4_1
from coaching.guidance.steps import HORIZON_DAYS, LANDMARK_DAYS, STEPS, THANK_YOU_HOURS
from coaching.model import FACTS, ActionStep, Finding, Outcome, Step
from coaching.wording import cited_ids

CASELOAD, ACTIVITY, FOLLOW_UP = "Caseload", "Activity", "Follow-up"
OUTCOMES, AFTER, EMPLOYERS = "Interview outcomes", "Follow-up and outcome", "Employers"
HELD = "interviews held in the month"
OWN = "our own definition"


class Figure(NamedTuple):
    """A figure: `of` is empty where it is a count and no share; `rests_on` is a section of the plan, or statements."""

    name: str
    section: str
    title: str
    counts: str
    of: str = ""
    rests_on: str = OWN


START, NEW, CLOSED, END, SEEN = (f"caseload.{word}" for word in ("start", "new", "closed", "end", "seen"))
INTERVIEWS, PEOPLE_MET = "activity.interviews", "activity.people_met"
FOLLOWED_UP, FOLLOWED_THROUGH = "rate.followed_up", "rate.followed_through"
SUCCESS = "outcome.success"
EXPOSED, UNEXPOSED = "comparison.followed_up", "comparison.not_followed_up"
LATE = "employer.late"

DONE_TITLES = {
    ActionStep.THANK_YOU: "Thank-yous sent",
    ActionStep.THANK_HELPER: "Helpers thanked",
    ActionStep.STATUS_CHECK: "Status checks made",
    ActionStep.LETTER: "Strategic letters sent",
    ActionStep.DEBRIEF: "Debriefs",
    ActionStep.ALERT_REFERENCES: "References alerted",
    ActionStep.EMPLOYER_REPLY: "Answers from employers",
    ActionStep.NUDGE: "Nudges by counselors",
}
OUTCOME_TITLES = {
    Outcome.OFFER: "Offer",
    Outcome.ADVANCED: "Invited to the next round",
    Outcome.REJECTED: "Rejected",
    Outcome.NO_ANSWER: "No answer",
    Outcome.WITHDRAWN: "Withdrawn by the client",
    Outcome.PENDING: "Open (pending)",
}
RATED = (Step.THANK_YOU, Step.STATUS_CHECK, Step.LETTER, Step.ASK_TIMELINE, Step.GET_CONTACTS)
"""The steps that can be expected, in the order in which a supervisor asks for them."""
TITLES_ON_TIME = {
    Step.THANK_YOU: f"Thanked within {THANK_YOU_HOURS.number} hours",
    Step.STATUS_CHECK: "Status checks on time",
    Step.LETTER: "Strategic letters on time",
    Step.ASK_TIMELINE: "Asked when the answer comes",
    Step.GET_CONTACTS: "Names and titles noted",
}
TITLES_EVER = {
    Step.THANK_YOU: "Thanked at all",
    Step.STATUS_CHECK: "Status checks made at all",
    Step.LETTER: "Strategic letters sent at all",
}


def on_time(step: Step) -> str:
    """The name of a step's rate on time."""
    return f"rate.{step.value}.on_time"


def ever(step: Step) -> str:
    """The name of a step's rate of what was done at all."""
    return f"rate.{step.value}.ever"


def done(step: ActionStep) -> str:
    """The name of how often something was done in the month."""
    return f"activity.done.{step.value}"


def outcome(word: Outcome) -> str:
    """The name of an outcome's share."""
    return f"outcome.{word.value}"


def _rests_on(section: str, cites: Cites = ()) -> str:
    return "; ".join([f"plan, {section}", *([", ".join(cited_ids(cites))] if cites else [])])


def _caseload() -> list[Figure]:
    on = "clients on the caseload (active or paused; from when they were entered, or their first interview if earlier)"
    return [
        Figure(START, CASELOAD, "Clients at the start", f"{on} as the month begins"),
        Figure(NEW, CASELOAD, "New", "clients on it as the month ends who were not as it began"),
        Figure(CLOSED, CASELOAD, "Placed or closed", "clients on it as the month begins who are not as it ends"),
        Figure(END, CASELOAD, "Clients at the end", f"{on} as the month ends"),
        Figure(SEEN, CASELOAD, "Clients with an interview", f"clients, each once, of the {HELD}"),
    ]


def _activity() -> list[Figure]:
    held = "interviews neither cancelled nor missed by the client, and over, by their own local date"
    return [
        Figure(INTERVIEWS, ACTIVITY, "Interviews held", held, rests_on=_rests_on("Interviews, people, actions")),
        Figure(
            PEOPLE_MET, ACTIVITY, "People met there", f"people recorded as met at the {HELD}, helpers among them",
            rests_on=_rests_on("Interviews, people, actions"),
        ),
        *(
            Figure(
                done(step), ACTIVITY, title,
                "entries in the log of what was done, by the local date on which it was done; none that was waived",
                rests_on=_rests_on("Interchange"),
            )
            for step, title in DONE_TITLES.items()
        ),
    ]  # fmt: skip


def _rates() -> list[Figure]:
    steps: list[Figure] = []
    for step in RATED:
        of = f"expected rows of this step, of the {HELD}, that were made or whose time is over"
        rests_on = _rests_on("Rates", STEPS[step].cites)
        steps.append(Figure(on_time(step), FOLLOW_UP, TITLES_ON_TIME[step], "done on time", of, rests_on))
        if step not in FACTS:
            steps.append(Figure(ever(step), FOLLOW_UP, TITLES_EVER[step], "done at all", of, rests_on))
    up = "with a thank-you, a status check or a letter to anyone"
    through = "of which all thank-yous, checks and expected letters that count were made"
    with_rows = f"{HELD} with such a step that counts"
    return [
        Figure(FOLLOWED_UP, FOLLOW_UP, "Followed up at all", up, HELD, _rests_on("Rates", (S4_1,))),
        Figure(FOLLOWED_THROUGH, FOLLOW_UP, "Followed through", through, with_rows, _rests_on("Rates")),
        *steps,
    ]


def _outcomes() -> list[Figure]:
    known = "known and in effect when the report was made"
    rests_on = _rests_on("Interviews, people, actions")
    success = Figure(SUCCESS, OUTCOMES, "Offer or next round", f"an offer or a next round, {known}", HELD, rests_on)
    each = [
        Figure(outcome(word), OUTCOMES, title, f"this outcome, {known}", HELD, rests_on)
        for word, title in OUTCOME_TITLES.items()
        if word is not Outcome.PENDING
    ]
    pending = Figure(
        outcome(Outcome.PENDING), OUTCOMES, OUTCOME_TITLES[Outcome.PENDING], f"no outcome {known}", HELD, rests_on
    )
    return [success, *each, pending]


def _compared() -> list[Figure]:
    success = f"an offer or a next round within {HORIZON_DAYS.number} days after the first {LANDMARK_DAYS.number}"
    of = f"interviews whose {HORIZON_DAYS.number} days are over, undecided at first, not withdrawn, that were"
    rests_on = _rests_on("Follow-up against outcome", (OUR_JUDGEMENT,))
    days = f"in the first {LANDMARK_DAYS.number} days"
    title = f"followed up by day {LANDMARK_DAYS.number}"
    return [
        Figure(EXPOSED, AFTER, f"Success, {title}", success, f"{of} followed up {days}", rests_on),
        Figure(UNEXPOSED, AFTER, f"Success, not {title}", success, f"{of} not", rests_on),
    ]


def _employers() -> list[Figure]:
    rule = FINDINGS[Finding.EMPLOYER_LATE]
    counts = "still open, the date that the employer named is over, and no word since"
    return [Figure(LATE, EMPLOYERS, "Employers late", counts, HELD, _rests_on("Conduct", rule.cites))]


FIGURES = {
    figure.name: figure for figure in (*_caseload(), *_activity(), *_rates(), *_outcomes(), *_compared(), *_employers())
}
"""Every figure by its name, in the order in which a report shows them."""
