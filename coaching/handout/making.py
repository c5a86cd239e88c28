"""Pages of the chosen clients into a file, PDF or text as its name ends, noted in the audit as given out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from itertools import islice
from pathlib import Path

from coaching.errors import CoachingError
from coaching.exchange.pdf import TEMPLATES, Typesetter, typesetter
from coaching.exchange.place import new_file
from coaching.handout.names import names_in
from coaching.handout.page import Handout, Setting, handout
from coaching.handout.plain_text import SUBTITLE, plain_text
from coaching.store.access import Viewer
from coaching.store.chosen import Chosen
from coaching.store.client_stream import ClientRecords, clients_with_records
from coaching.store.disclosure import note_report
from coaching.store.office import office_of

TEMPLATE = TEMPLATES / "handout" / "page.typ"
NOT_DRAWN = (
    "� stands for a letter that the computer on which this page was made has no font for. Please write it in by hand."
)
BETWEEN_PAGES = f"\n{'=' * 76}\n\n"


MOST_PAGES = 500
"""In one file; own judgement: 300 take 0.7 seconds."""


class Form(StrEnum):
    """The kind of file, by the ending of its name."""

    PDF = "pdf"
    TEXT = "txt"


class Paper(StrEnum):
    """What the audit calls it."""

    HANDOUT = "handout"


def write_handouts(viewer: Viewer, chosen: Chosen, path: Path, *, now: datetime, large: bool = False) -> int:
    """A page for each of the chosen clients, by name; how many. `large` is for whoever reads large print.

    CoachingError where there is nobody, where one is not the viewer's to see, or the place cannot be written.
    """
    form = Form(path.suffix.lower().removeprefix("."))
    pages = list(islice(pages_of(viewer, chosen, now), MOST_PAGES + 1))
    if not pages:
        raise CoachingError("There is nobody to make a handout for.", "Choose other clients.")
    if len(pages) > MOST_PAGES:
        raise CoachingError(f"A file holds at most {MOST_PAGES} handouts.", "Choose fewer clients.")
    note_report(viewer, now, chosen, {"report": Paper.HANDOUT, "form": form})
    with new_file(path) as out:
        out.write(as_pdf(pages, now, large=large) if form is Form.PDF else as_text(pages).encode())
    return len(pages)


def pages_of(viewer: Viewer, chosen: Chosen, now: datetime) -> Iterator[Handout]:
    """The pages of the chosen clients as of `now`, by name."""
    office = office_of(viewer)
    with clients_with_records(viewer, chosen) as clients:
        for one in clients():
            yield page_for(one, Setting(office.policy, now, office.timezone))


def page_for(one: ClientRecords, setting: Setting) -> Handout:
    """The page of a client, from their counselor."""
    return handout(one.client, one.records, setting._replace(counselor=one.counselor), one.debriefs)


def undrawn_names(viewer: Viewer, chosen: Chosen) -> tuple[str, ...]:
    """Names in the pages of the chosen clients, as they are recorded, of which some letter cannot be printed here."""
    with clients_with_records(viewer, chosen) as clients:
        names = {name for one in clients() for name in names_in(one.client, one.records)}
    return typesetter().drawable(sorted(names)).undrawn


def as_pdf(pages: list[Handout], now: datetime, *, large: bool = False, by: Typesetter | None = None) -> bytes:
    """The pages as PDF, with a note on each that holds a letter which no font has."""
    by = by or typesetter()
    noted = [page._replace(note=NOT_DRAWN) if by.drawable(page).undrawn else page for page in pages]
    title = f"Handout for {pages[0].name}" if len(pages) == 1 else f"Handouts for {len(pages)} clients"
    data = {"title": title, "subtitle": SUBTITLE, "large": large, "pages": noted}
    return by.make(TEMPLATE, data, now).content


def as_text(pages: list[Handout]) -> str:
    """The pages as text, one after the other."""
    return BETWEEN_PAGES.join(plain_text(page) for page in pages)
