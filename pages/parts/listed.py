"""A step as Today lists it: with the name of its client, and how it is said when something is done about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from coaching.clock import local_date, zone_named
from coaching.guidance.steps import STEPS
from coaching.model import Status
from coaching.store.tasks import Task
from coaching.store.worklist_rows import WorklistRow
from coaching.wording import addressed
from pages.parts.text import plain


class Listed(NamedTuple):
    """One step of the worklist and its client's name."""

    row: WorklistRow
    client_name: str

    @property
    def task(self) -> Task:
        return self.row.task

    @property
    def slug(self) -> str:
        """The step in the key of a widget: it stays the same wherever the step stands on the page."""
        return slug_of(self.task)

    @property
    def title(self) -> str:
        """The step, "Check the status", with its number from the second check on."""
        number = f" {self.row.ordinal}" if self.row.ordinal > 1 else ""
        return f"{STEPS[self.row.step].title}{number}"

    @property
    def whom(self) -> str:
        return addressed(self.row.person_title, self.row.person_name, self.row.employer)

    @property
    def is_open(self) -> bool:
        """Whether it can be done now without being too soon."""
        return self.row.status is not Status.NOT_YET

    def is_snoozed(self, now: datetime) -> bool:
        """Whether it is put off until later."""
        return self.row.snoozed_until is not None and self.row.snoozed_until > now

    @property
    def snoozed_until(self) -> date | None:
        """The date until which it is or was snoozed, where the interview is."""
        until = self.row.snoozed_until
        return local_date(until, zone_named(self.row.timezone)) if until else None


def slug_of(task: Task) -> str:
    """A task in the key of a widget."""
    return f"{task.interview_id}-{task.step.value}-{task.ordinal}-{task.person_id}"


def said(items: Sequence[Listed]) -> str:
    """Markdown: the one step with its client, or how many of how many clients."""
    if len(items) == 1:
        item = items[0]
        return f"{plain(item.client_name)}: {item.title}, {plain(item.whom)}"
    return how_many(items)


def how_many(items: Sequence[Listed]) -> str:
    """ "3 steps of 2 clients"."""
    clients = len({item.row.client_id for item in items})
    steps = "1 step" if len(items) == 1 else f"{len(items)} steps"
    return f"{steps} of 1 client" if clients == 1 else f"{steps} of {clients} clients"
