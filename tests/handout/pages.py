"""Pages to take home for tests: of the default client, on 4 March 2026 at noon, two days after their interview."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from coaching.exchange.pdf import typesetter
from coaching.guidance.cited import Policy
from coaching.guidance.policies import MEASURED
from coaching.handout.making import as_pdf
from coaching.handout.page import Handout, Item, Setting, handout
from coaching.model import Client, Debrief, InterviewRecord
from tests.builders import NEW_YORK, a_client, instant

NOON = "2026-03-04T12:00"


def page_for(
    *records: InterviewRecord, client: Client | None = None, at: str = NOON, policy: Policy = MEASURED,
    told: Debrief | None = None,
) -> Handout:  # fmt: skip
    """The page of the client (the default one where not given) with these interviews, and what was told of one."""
    setting = Setting(policy, instant(at), NEW_YORK, "Ana Ruiz")
    return handout(client or a_client(), records, setting, [told] if told else [])


def items(page: Handout) -> tuple[Item, ...]:
    return (*page.now, *page.coming)


def item_about(page: Handout, words: str) -> Item:
    """The one thing to do with these words in it."""
    (item,) = [item for item in items(page) if words in item.what]
    return item


def pdf_of(*pages: Handout, large: bool = False) -> PdfReader:
    """The pages as a PDF, in our own fonts only."""
    return PdfReader(BytesIO(as_pdf(list(pages), instant(NOON), large=large, by=typesetter(machine_fonts=False))))


def text_of(reader: PdfReader) -> str:
    """The words of a PDF, its lines joined."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())
