"""A message as a file holds what was written, and opens."""

from datetime import UTC, datetime
from io import BytesIO

import docx

from coaching.drafts import as_docx, as_text
from tests.drafts.occasions import NOW


def paragraphs(made: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(made)).paragraphs]


def test_a_letter_has_a_paragraph_for_each_and_keeps_the_lines_within():
    made = as_docx("Thanks", "Dear Ms. Sample,\n\nThank you.\n\nSincerely,\nAda Example", NOW)
    assert paragraphs(made) == ["Dear Ms. Sample,", "Thank you.", "Sincerely,\nAda Example"]


def test_a_letter_is_on_us_letter_and_names_no_program_as_its_author():
    document = docx.Document(BytesIO(as_docx("Thanks", "Text", NOW)))
    assert document.sections[0].page_width.inches == 8.5
    assert document.core_properties.author == ""
    assert document.core_properties.created == datetime(2026, 3, 12, 13, tzinfo=UTC)


def test_what_a_document_cannot_hold_is_left_out_and_markup_is_text():
    assert paragraphs(as_docx("\x00", "a\x00b\x0b\ud800c <b>&amp;</b>\r\nd 谢谢 🙏", NOW)) == [
        "abc <b>&amp;</b>\nd 谢谢 🙏"
    ]


def test_a_text_begins_with_its_subject_where_it_has_one():
    assert as_text("Thanks", "Dear Ms. Sample,") == b"Subject: Thanks\n\nDear Ms. Sample,\n"
    assert as_text(" ", "Hello\n").decode() == "Hello\n"
    assert as_text("", "תודה \ud800").decode() == "תודה ?\n"
