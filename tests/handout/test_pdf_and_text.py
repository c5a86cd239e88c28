"""A page to take home on paper and as text: whole, tagged, readable by whoever it is for, whatever the name."""

from __future__ import annotations

import re

import pytest
from pypdf import PdfReader

from coaching.exchange.pdf import BREAK_HERE, NO_GLYPH
from coaching.handout.making import NOT_DRAWN
from coaching.handout.names import BEGIN_APART, END_APART
from coaching.handout.plain_text import WIDTH, plain_text
from tests.builders import a_client, a_person, a_record, an_action, an_interview
from tests.handout.pages import page_for, pdf_of, text_of

GRACE = a_person("p1", title="Ms.")
LETTER = (612, 792)
"""US Letter in points."""
NOTED = [an_action("debrief", "2026-03-02T12:00")]
USUAL = a_record(an_interview(timeline_asked=True), people=[GRACE], actions=NOTED)
AHEAD = a_record(an_interview("2026-03-09T10:00", interview_id="i2", employer="Northside Clinic", status="scheduled"))
NAMES = [
    '#panic("x") *Ada* $x$ @a <b>', "{0} {client} %s", 'Ada "the <script>" O\'Neil', "Łukasz Żółć", "Nguyễn Thị Ánh",
    "Наталія Коваль", "Ελένη Παππά", "अमृता शर्मा", "A", "Null",
]  # fmt: skip


def words_of(text: str) -> str:
    return " ".join(text.replace(BREAK_HERE, "").split())


def test_a_usual_page_is_one_letter_page_with_all_that_it_holds() -> None:
    page = page_for(USUAL, AHEAD)
    reader = pdf_of(page)
    (sheet,) = reader.pages
    assert tuple(map(float, sheet.mediabox[2:])) == LETTER
    text = text_of(reader)
    for item in (*page.now, *page.coming):
        assert words_of(f"{item.number}. {item.what}. {item.when}") in text.replace(". ", ". ")
        assert item.why in text
    for line in (*page.went_well, *page.in_mind):
        assert line.text in text
        assert line.rests_on in text
    for heading in ("What you did well", "What to do now", "What is coming up", "Your next appointment"):
        assert heading in text
    assert all(source in text for source in page.sources)


def test_the_text_holds_the_same_as_the_page_in_lines_that_fit() -> None:
    page = page_for(USUAL, AHEAD)
    text = plain_text(page)
    assert all(len(line) <= WIDTH for line in text.splitlines())
    said = words_of(text)
    for item in (*page.now, *page.coming):
        assert f"[ ] {item.number}. {item.what}." in said
        assert item.why in said
        assert not item.words or f"“{item.words}”" in said
    assert all(line.text in said for line in (*page.went_well, *page.in_mind))
    assert all(f"- {source}" in said for source in page.sources)


def test_it_is_tagged_with_a_heading_for_the_client_and_says_what_it_is() -> None:
    reader = pdf_of(page_for(USUAL))
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert reader.metadata.title == "Handout for Ada Example"
    assert [entry.title for entry in reader.outline if not isinstance(entry, list)] == ["Ada Example"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalog["/Metadata"].get_data()


def test_several_clients_have_a_page_each() -> None:
    names = ["Ada Example", "Bo Sample", "Cy Person"]
    reader = pdf_of(*(page_for(USUAL, client=a_client(name=name)) for name in names))
    assert [page.extract_text().split("\n")[0] for page in reader.pages] == names
    assert reader.metadata.title == "Handouts for 3 clients"


def sizes_in(reader: PdfReader) -> set[float]:
    """The sizes of its letters, in points."""
    content = reader.pages[0].get_contents().get_data().decode("latin-1")
    return {float(size) for size in re.findall(r"/\S+ ([\d.]+) Tf", content)}


def test_print_is_of_10_points_and_large_print_of_16() -> None:
    assert 10 in sizes_in(pdf_of(page_for(USUAL)))
    assert 16 in sizes_in(pdf_of(page_for(USUAL), large=True))
    assert min(sizes_in(pdf_of(page_for(USUAL)))) > 8


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_printed_as_it_is_recorded_and_never_run(name: str) -> None:
    record = a_record(an_interview(employer=name, position=name), people=[GRACE._replace(name=name)])
    page = page_for(record, client=a_client(name=name))
    reader, text = pdf_of(page), words_of(plain_text(page))
    assert page.note == ""
    assert NOT_DRAWN not in text_of(reader)
    if name != "अमृता शर्मा":  # signs of Devanagari come in the order in which they are drawn
        assert text_of(reader).count(name) >= 5
    assert reader.metadata.title == f"Handout for {name}"
    assert text.count(name) >= 5


@pytest.mark.parametrize("name", ["שרה לוי", "ليلى حداد", "דוד (דייב) כהן", "שרה-Ann 3"])
def test_a_name_from_right_to_left_turns_nothing_around_it(name: str) -> None:
    page = page_for(a_record(people=[GRACE._replace(name=name, title="")]), client=a_client(name=name))
    assert f"Thank {BEGIN_APART}{name}{END_APART} at Acme Labs in a few words" in [item.what for item in page.now]
    text = text_of(pdf_of(page))
    assert "at Acme Labs in a few words." in text
    titled = page_for(a_record(people=[GRACE._replace(name=name)]))
    assert f"Thank Ms. {BEGIN_APART}{name}{END_APART} at" in titled.now[0].what
    assert set(name) - {" ", "(", ")"} <= set(text)
    assert f"Thank {name} at Acme Labs in a few words." in words_of(plain_text(page))


def test_marks_that_turn_the_direction_are_taken_off_a_name() -> None:
    page = page_for(client=a_client(name="\u202eadA\u202c Ex\u2066ample\n"))
    assert page.name == "adA Example"


def test_a_name_that_no_font_has_is_told_on_its_page_and_whole_in_the_text() -> None:
    fox, ada = page_for(USUAL, client=a_client(name="王小明 🦊")), page_for(USUAL)
    reader = pdf_of(fox, ada)
    first, second = (words_of(page.extract_text()) for page in reader.pages)
    assert f"{NO_GLYPH * 3} {NO_GLYPH}" in first
    assert NOT_DRAWN in first
    assert NOT_DRAWN not in second
    assert "王小明 🦊" in plain_text(fox)


def test_a_name_of_300_letters_and_one_with_control_characters_stay_on_the_page() -> None:
    page = page_for(USUAL, client=a_client(name="W" * 300))
    assert text_of(pdf_of(page)).replace(" ", "").replace(BREAK_HERE, "").count("W" * 300) >= 1
    assert "W" * 300 in plain_text(page)
    assert "Ada Exa mple" in text_of(pdf_of(page_for(client=a_client(name="A\x00da\x07 Exa\tmple"))))


def test_a_page_with_nothing_to_do_is_a_page() -> None:
    page = page_for()
    assert "There is nothing to follow up right now." in text_of(pdf_of(page))
    assert "What to do now" not in text_of(pdf_of(page))
    assert "There is nothing to follow up right now." in plain_text(page)
    assert "What to do now" not in plain_text(page)
