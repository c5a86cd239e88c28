"""Every PDF: its text can be read back, it is tagged, its fonts are in it, and no text in it is run or lost."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from threading import get_ident
from typing import Any

import pytest
from pypdf import PdfReader

from coaching.errors import CoachingError
from coaching.exchange import pdf
from coaching.exchange.pdf import FONTS, NO_GLYPH, Pdf, Typesetter, typesetter

NOW = datetime(2026, 3, 20, 16, 0, 0, 123, tzinfo=UTC)
TEMPLATE = """
#import "/exchange/paper.typ": paper
#let data = json(bytes(sys.inputs.data))
#show: paper.with(title: data.title)
= #data.title
#for name in data.names [#par[#name]]
"""
SCRIPTS = ["Łukasz Žižek", "Nguyễn Thị Ánh", "Ελένη Παππά", "Наталія Коваль", "שרה לוי", "ليلى حداد", "अमृता शर्मा"]
MARKUP = [
    '#panic("run")', "*bold* _under_ `code` $x^2$", "= heading", "#read(sys.inputs.data)", "@label <label>",
    '"; #import "/exchange/pdf.py"', "{{}} \\u{41} \\", "// a remark", "https://example.org --- ~",
]  # fmt: skip


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A template beside those that come along."""
    (tmp_path / "exchange").mkdir()
    for name in ("paper.typ", "letters.typ"):
        (tmp_path / "exchange" / name).write_bytes((pdf.TEMPLATES / "exchange" / name).read_bytes())
    path = tmp_path / "names.typ"
    path.write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(pdf, "TEMPLATES", tmp_path)
    return path


def made(template: Path, *names: str, title: str = "Names", machine_fonts: bool = False) -> Pdf:
    return typesetter(machine_fonts=machine_fonts).make(template, {"title": title, "names": list(names)}, NOW)


def read(document: Pdf) -> PdfReader:
    return PdfReader(BytesIO(document.content))


def text_of(document: Pdf) -> str:
    return "\n".join(page.extract_text() for page in read(document).pages)


def fonts_in(document: Pdf) -> dict[str, bool]:
    """The names of its fonts, and whether each is in the file."""
    found = {}
    for page in read(document).pages:
        for font in page["/Resources"]["/Font"].values():
            (inner,) = font.get_object()["/DescendantFonts"]
            descriptor = inner.get_object()["/FontDescriptor"].get_object()
            name = str(font.get_object()["/BaseFont"]).rpartition("+")[2]
            found[name] = "/FontFile2" in descriptor or "/FontFile3" in descriptor
    return found


@pytest.mark.parametrize("name", SCRIPTS)
def test_names_in_the_scripts_of_our_fonts_can_be_read_back_without_a_font_of_the_machine(
    template: Path, name: str
) -> None:
    document = made(template, name)
    assert document.undrawn == ()
    assert set(name) - {" "} <= set(text_of(document))
    assert NO_GLYPH not in text_of(document)


def test_the_fonts_are_in_the_file_and_are_those_that_come_along(template: Path) -> None:
    found = fonts_in(made(template, *SCRIPTS))
    assert {name.split("-")[0] for name in found} == {
        "NotoSans", "NotoSansHebrew", "NotoNaskhArabic", "NotoSansDevanagari",
    }  # fmt: skip
    assert all(found.values())


def test_the_fonts_come_with_their_license() -> None:
    text = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    for font in FONTS.glob("*.ttf"):
        family = font.stem.split("-")[0]
        assert family in text.replace(" ", "")


def test_it_is_tagged_says_its_language_and_title_and_claims_to_be_accessible(template: Path) -> None:
    catalog = read(made(template, "Ada", title="Names of clients")).trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "en-US"
    assert "/StructTreeRoot" in catalog
    assert read(made(template, "Ada", title="Names of clients")).metadata.title == "Names of clients"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalog["/Metadata"].get_data()


@pytest.mark.parametrize("text", MARKUP)
def test_what_looks_like_markup_or_code_is_text(template: Path, text: str) -> None:
    document = made(template, text, title=text)
    assert document.undrawn == ()
    assert text_of(document).count(text) == 2
    assert read(document).metadata.title == text


def test_a_letter_that_no_font_has_is_told_and_shown_as_one_that_is_missing(template: Path) -> None:
    document = made(template, "Ada Example", "王小明", "Zoë 🦊 Fox", "\ue000")
    assert document.undrawn == ("王小明", "Zoë 🦊 Fox", "\ue000")
    assert f"{NO_GLYPH * 3}\nZoë {NO_GLYPH} Fox\n{NO_GLYPH}" in text_of(document)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in read(document).trailer["/Root"]["/Metadata"].get_data()


def test_the_fonts_of_the_machine_come_after_ours(template: Path) -> None:
    assert fonts_in(made(template, *SCRIPTS, machine_fonts=True)) == fonts_in(made(template, *SCRIPTS))
    assert typesetter(machine_fonts=True).drawable([*SCRIPTS, "\ue000"]).undrawn == ("\ue000",)


def test_without_our_fonts_there_is_a_sentence_and_no_empty_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "FONTS", tmp_path)
    with pytest.raises(CoachingError, match="font Noto Sans is missing"):
        Typesetter(machine_fonts=False)


def test_control_characters_go_and_halves_of_letters_are_told(template: Path) -> None:
    document = made(template, "A\x00d\x07a\tE\x1b[31mxample\ufeff", "half \ud83d")
    assert document.undrawn == ("half \ud83d",)
    assert f"Ada E[31mxample\nhalf {NO_GLYPH}" in text_of(document)


@pytest.mark.parametrize("letter", ["W", "i", "Ж", "א", "ب", "म", "e\u0301"])
def test_a_word_of_300_letters_stays_on_the_page(template: Path, letter: str) -> None:
    document = made(template, letter * 300)
    placed: list[float] = []

    def note(text: str, _: object, matrix: list[float], *__: object) -> None:
        placed.extend([matrix[4]] if text.strip() else [])

    read(document).pages[0].extract_text(visitor_text=note)
    assert text_of(document).count(letter[0]) >= 300
    assert placed
    assert all(0 <= x <= 612 for x in placed)


def test_letters_that_cannot_be_set_together_make_a_plain_document_instead_of_none(
    template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setter = Typesetter(machine_fonts=False)
    setter.drawable("Names Ada")
    setter._drawn.add("王")
    document = setter.make(template, {"title": "Names", "names": ["王 Ada"]}, NOW)
    assert document.undrawn == ("王",)
    assert "Ada" in text_of(document)
    assert read(document).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_after_a_large_document_typst_is_made_to_let_go_of_it(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made_of: list[str] = []
    compiled, here = Typesetter._compiled, get_ident()

    def watched(self: Typesetter, template: Path, *about: Any, **more: Any) -> bytes:
        if get_ident() == here:  # a page of another test may still get its fonts ready in the background
            made_of.append(template.name)
        return compiled(self, template, *about, **more)

    made(template, "Ada")
    monkeypatch.setattr(Typesetter, "_compiled", watched)
    made(template, "Ada")
    assert made_of == ["names.typ"]
    made(template, *["Ada Example" for _ in range(pdf.LARGE // 10)])
    assert made_of[1:] == ["names.typ", *["letters.typ"] * pdf.KEPT_FOR]


def test_a_template_at_fault_is_a_sentence(template: Path) -> None:
    template.write_text('#panic("a fault")', encoding="utf-8")
    with pytest.raises(CoachingError, match="The PDF cannot be made"):
        made(template, "Ada")
