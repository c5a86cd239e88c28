"""A counselor's desk on a Friday noon: clients whose thank-you is overdue, and what Today shows of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from coaching.model import Client, InterviewRecord
from coaching.store.access import Viewer
from coaching.store.tasks import Task
from coaching.store.worklist import Show, worklist
from tests.builders import a_client, a_person, a_record, an_interview
from tests.store.caseloads import rows_of, take

NOON = datetime(2026, 3, 20, 16, 0, tzinfo=UTC)
"""Friday, March 20, in New York."""


def fill(viewer: Viewer, *names: str) -> None:
    """Clients of these names, in this order on the list; each thanks Grace Sample of Acme Labs since Wednesday."""
    take(viewer, rows_of([_record(at) for at in range(len(names))], _clients(names)), now=NOON)


def fill_with(viewer: Viewer, number: int) -> None:
    """So many clients: "Client 001", "Client 002" and so on."""
    fill(viewer, *(f"Client {at + 1:03}" for at in range(number)))


def _clients(names: tuple[str, ...]) -> list[Client]:
    return [a_client(f"c{at}", name=name) for at, name in enumerate(names)]


def _record(at: int) -> InterviewRecord:
    held = an_interview("2026-03-17T10:00", interview_id=f"i{at}", client_id=f"c{at}")
    interview = held._replace(starts_at=held.starts_at + timedelta(minutes=at), ends_at=None)
    return a_record(interview, people=[a_person(f"p{at}", of=interview)])


def tasks(viewer: Viewer, show: Show | None = None) -> list[Task]:
    """The steps that the list is made of, in order."""
    found = worklist(viewer, NOON, show, size=1000)
    return [row.task for client in found.clients for row in client.rows]


def slug(task: Task) -> str:
    """A task in the key of a widget."""
    return f"{task.interview_id}-{task.step}-{task.ordinal}-{task.person_id}"


def texts(app: AppTest) -> str:
    """All Markdown on the page and in its dialog, as one text."""
    return "\n".join(element.value for element in app.markdown)


def names(app: AppTest) -> list[str]:
    """The clients listed, in order, as they are shown."""
    return [link.label.strip("*") for link in app.page_link if link.label.startswith("**")]


def choose(app: AppTest, task: Task, choice: str) -> None:
    """Chooses something from the menu of a step."""
    app.menu_button(key=f"more-{slug(task)}").click(choice).run()
    assert not app.exception


def buttons(app: AppTest, label: str) -> list[Button]:
    """The buttons of that name, without those that name a key."""
    return [button for button in app.button if button.label == label and not button.proto.shortcut]


def press(app: AppTest, label: str) -> None:
    """Presses the first button of that name."""
    buttons(app, label)[0].click().run()
    assert not app.exception
