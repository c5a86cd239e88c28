"""A message as a file to keep or to print: plain text, or a letter as DOCX."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO

LETTER_SIZE_INCHES = (8.5, 11)
MARGIN_INCHES = 1
FONT, POINTS = "Calibri", 11
NOT_IN_XML = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_text(subject: str, body: str) -> bytes:
    """The message as UTF-8, with its subject in the first line where it has one."""
    head = f"Subject: {subject.strip()}\n\n" if subject.strip() else ""
    return f"{head}{body.strip()}\n".encode(errors="replace")


def as_docx(subject: str, body: str, now: datetime) -> bytes:
    """The message as a letter: US Letter, a paragraph for each, lines within one kept."""
    from docx import Document  # noqa: PLC0415 - takes 70 ms to load, and is needed by few
    from docx.shared import Inches, Pt  # noqa: PLC0415

    document = Document()
    font = document.styles["Normal"].font
    font.name, font.size = FONT, Pt(POINTS)
    section = document.sections[0]
    section.page_width, section.page_height = (Inches(side) for side in LETTER_SIZE_INCHES)
    section.left_margin = section.right_margin = Inches(MARGIN_INCHES)
    section.top_margin = section.bottom_margin = Inches(MARGIN_INCHES)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = _for_xml(subject), "", ""
    properties.created = properties.modified = now.replace(tzinfo=None)
    for paragraph in _for_xml(body).strip().split("\n\n"):
        document.add_paragraph(paragraph.strip("\n"))
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _for_xml(text: str) -> str:
    """The text without what XML cannot hold."""
    return NOT_IN_XML.sub("", text.replace("\r\n", "\n"))
