"""Advice as a counselor reads it: one card for what is one thing to do, most urgent first; the rest for next time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from coaching.advice import Advised
from coaching.guidance.advice.decided import CHECK_NEXT_TIME, WAIT_NEXT_TIME
from coaching.guidance.cited import Advice, Aside, Cite, Cites, Disagreement, Policy, Said
from coaching.guidance.deciding import Sides, disputed, sides
from coaching.guidance.findings import FINDINGS
from coaching.guidance.steps import STEPS
from coaching.medium import STILL_RIGHT, TO_DO, How
from coaching.model import FACTS, Basis, Finding, Kind, PlanRow, Status, Step

URGENCY = (Status.OVERDUE, Status.DUE, Status.TOO_SOON, Status.UNRECORDED, Status.MISSED, Status.LATE)
"""In which order advice is read: what can still be done today comes first; findings stand with what came too soon."""

TAKEN_IN: dict[Step | Finding, tuple[Step | Finding, ...]] = {
    Finding.EMPLOYER_LATE: (Finding.NO_SIGN, Finding.STOP_AND_WAIT, Step.STATUS_CHECK),
    Finding.TOO_MANY_CHECKS: (Finding.NO_SIGN, Finding.STOP_AND_WAIT),
    Finding.SEVERAL_CONTACTS: (Finding.NO_SIGN, Finding.STOP_AND_WAIT),
    Finding.STOP_AND_WAIT: (Finding.NO_SIGN,),
    Finding.NO_SIGN: (Step.STATUS_CHECK,),
    Finding.ONE_LEAD_ONLY: (Finding.NO_SIGN, Finding.STOP_AND_WAIT),
    Step.ASK_TIMELINE: (Step.STATUS_CHECK,),
}
"""Findings, and a step that was missed, that say what a card about one of these says: they add to it why, and no card
of their own."""


SLIPS = frozenset({Finding.TOO_MANY_CHECKS, Finding.SEVERAL_CONTACTS})
"""Findings of which it is always said how they look to the employer, on whichever card."""
NO_MORE_ASKED = frozenset({Finding.STOP_AND_WAIT, Finding.NO_SIGN})
"""On their cards no words for asking again are offered."""


class Card(NamedTuple):
    """One thing to do: the advice, what it is about (a step for several people; findings), and what else speaks for it.

    `also` is advice that asks for the same, of which only the reason and the aside are news.
    """

    advice: Advice
    items: tuple[Advised, ...]
    also: tuple[Advice, ...] = ()

    @property
    def lead(self) -> Advised:
        return self.items[0]

    @property
    def reasons(self) -> tuple[Said, ...]:
        """Why: its own reason, the first of the others that speaks for it and what else went wrong, each with what it
        rests on."""
        against = Finding.EMPLOYER_LATE if self.lead.finding is Finding.NO_SIGN else Finding.NO_SIGN
        for_it = [one for one in self.also if one.about is not against]  # to wait on, or to let go
        told = (one for at, one in enumerate(for_it) if at == 0 or one.about in SLIPS)
        return tuple(Said(one.why, one.cites) for one in (self.advice, *told))

    @property
    def asides(self) -> tuple[Aside, ...]:
        """What to say, and where to look, each once."""
        moot = {Finding.EMPLOYER_LATE} if self.lead.finding in NO_MORE_ASKED else set()
        every = (one for one in (self.advice, *self.also) if one.about not in moot)
        return tuple(dict.fromkeys(one.aside for one in every if one.aside))

    @property
    def how(self) -> How | None:
        """How, where that is the same for everybody."""
        ways = {item.how for item in self.items if item.status in STILL_RIGHT and item.step not in FACTS}
        return ways.pop() if len(ways) == 1 else None

    @property
    def findings(self) -> tuple[str, ...]:
        """The titles of the findings that it is about."""
        found = (item.finding for item in self.items if item.finding)
        return tuple(dict.fromkeys(FINDINGS[finding].title for finding in found))

    @property
    def title(self) -> str:
        """The step, "Check the status 2" from the second on, or nothing where it is about a finding."""
        lead = self.lead
        if lead.step is None or lead.finding:
            return ""
        number = f" {lead.ordinal}" if lead.ordinal and lead.ordinal > 1 and not self.advice.next_time else ""
        return STEPS[lead.step].title + number

    @property
    def cites(self) -> Cites:
        """All that anything on the card rests on."""
        sentences = [*self.reasons, *(line for aside in self.asides for line in aside.lines)]
        asked = self.advice.ask.cites if self.advice.ask else ()
        every = (*asked, *(cite for one in sentences for cite in one.cites), *_cites_of(self.items))
        return tuple(dict.fromkeys(every))

    def disputed(self, policy: Policy) -> Disputed | None:
        """Where the sources disagree on it, and whom the office goes by."""
        lead = self.lead
        about = lead.finding or lead.step
        question = disputed(about, lead.status, lead.ordinal) if about else None
        how = lead.how.reason.cites if lead.how else ()
        return Disputed(question, sides(question, policy, how)) if question else None


class Disputed(NamedTuple):
    """A question on which the sources disagree, and who answers it how."""

    question: Disagreement
    sides: Sides


class Cards(NamedTuple):
    """What to do now, most urgent first; and what is only to be taken from this interview for the next."""

    now: tuple[Card, ...]
    next_time: tuple[Card, ...]


def cards_of(advised: Sequence[Advised], plan: Iterable[PlanRow]) -> Cards:
    """The advice on one interview as cards; `plan` has the rows that it is about."""
    grouped: dict[object, list[Advised]] = {}
    rows = list(plan)
    for item in _put_off(_without_repeats(advised), rows):
        ordinal = None if item.advice.next_time else item.ordinal
        about = item.finding or (item.step, ordinal)
        grouped.setdefault((item.advice.do_now, about), []).append(item)
    cards = [Card(items[0].advice, tuple(items)) for items in grouped.values()]
    merged = sorted(_taken_in(cards), key=_urgency(rows))
    return Cards(
        tuple(card for card in merged if not card.advice.next_time),
        tuple(card for card in merged if card.advice.next_time),
    )


def _without_repeats(advised: Sequence[Advised]) -> list[Advised]:
    """Without what a finding on the same check says already, and what is moot where no more is coming."""
    found = {(item.finding, item.ordinal) for item in advised if item.finding}
    checked_late = any(_is_late_check(item) for item in advised)
    return [item for item in advised if not (_is_said(item, found) or (checked_late and _is_check_left_out(item)))]


def _is_said(item: Advised, found: set[tuple[Finding, int | None]]) -> bool:
    if item.status is Status.TOO_SOON:
        return (Finding.TOO_SOON, item.ordinal) in found
    if (Finding.NO_SIGN, None) in found:
        return item.status in (Status.MISSED, Status.UNRECORDED)
    return item.status is Status.MISSED and (Finding.STOP_AND_WAIT, None) in found


def _is_late_check(item: Advised) -> bool:
    return item.step is Step.STATUS_CHECK and item.status is Status.LATE


def _is_check_left_out(item: Advised) -> bool:
    """Whether it says to leave a check out, for there is an outcome."""
    return item.step is Step.STATUS_CHECK and item.status is Status.MISSED and item.advice.next_time


def _put_off(advised: list[Advised], plan: Iterable[PlanRow]) -> list[Advised]:
    """With a check that was too soon or late put off to the next interview, where nothing hangs on it any more.

    That is where the next check is due or no further one is to come; and of a late one where a word of theirs is known.
    """
    due = any(item.step is Step.STATUS_CHECK and item.status in TO_DO for item in advised)
    over = due or any(item.finding in NO_MORE_ASKED for item in advised)
    awaited = {row.ordinal - 1 for row in plan if _waits_for_an_answer(row)}
    return [
        _for_next_time(item) if over or (_is_late_check(item) and item.ordinal not in awaited) else item
        for item in advised
    ]


def _for_next_time(item: Advised) -> Advised:
    if item.finding is Finding.TOO_SOON:
        return item._replace(advice=WAIT_NEXT_TIME)
    return item._replace(advice=CHECK_NEXT_TIME) if _is_late_check(item) else item


def _waits_for_an_answer(row: PlanRow) -> bool:
    """Whether it is a check to come that hangs on the one before it, as that has had no answer."""
    return row.step is Step.STATUS_CHECK and row.basis is Basis.CHECK and row.done_at is None


def _taken_in(cards: list[Card]) -> list[Card]:
    """The cards, those of findings that say the same put into one."""
    left = list(cards)
    for about, hosts in TAKEN_IN.items():
        guest = next((card for card in left if _is_taken(card, about)), None)
        host = next((card for other in hosts for card in left if _takes(card, other)), None)
        if guest and host:
            left.remove(guest)
            both = host._replace(items=(*host.items, *guest.items), also=(*host.also, guest.advice, *guest.also))
            left[left.index(host)] = both
    return left


def _is_taken(card: Card, about: Step | Finding) -> bool:
    if isinstance(about, Finding):
        return card.lead.finding is about
    return card.lead.step is about and card.lead.status is Status.MISSED and not card.advice.next_time


def _takes(card: Card, about: Step | Finding) -> bool:
    if isinstance(about, Finding):
        return card.lead.finding is about
    return card.lead.step is about and card.lead.status in STILL_RIGHT and not card.advice.next_time


def _urgency(plan: Iterable[PlanRow]) -> Callable[[Card], tuple[int, bool, float]]:
    """What can be done today first, the expected before the optional; then findings, then what is over."""
    rows = {(row.step, row.ordinal, row.person_id): row for row in plan}

    def key(card: Card) -> tuple[int, bool, float]:
        lead = card.lead
        if lead.step is None or lead.status is None or lead.ordinal is None:
            return (URGENCY.index(Status.TOO_SOON), False, 0)
        row = rows[lead.step, lead.ordinal, lead.person_id]
        return (URGENCY.index(lead.status), row.kind is Kind.OPTIONAL, row.due_at.timestamp())

    return key


def _cites_of(items: Iterable[Advised]) -> list[Cite]:
    return [cite for item in items for cite in item.cites]
