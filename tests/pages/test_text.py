"""What people typed is shown as typed: to Markdown it is nothing but letters, and its direction stays its own."""

from __future__ import annotations

import re
import unicodedata

import pytest

from pages.parts.text import LEFTWARD, MARKS, plain
from tests.pages.reading import as_read

BLOCKS = re.compile(LEFTWARD)


@pytest.mark.parametrize(
    "text",
    ["", "X", "Null", "**Stars** _and_ [a](b) # `c` $d$ <e> ~f~ | 1. 2) \\", ":smile: www.example.com a::b",
     "אליעזר", "a:אליעזר:b", "[אליעזר]{x}", "Dr. אליעזר בן־יהודה (3) 5", "x\u202e]{}abc", "👩🏽\u200d🔬 Zoë"],
)  # fmt: skip
def test_it_reads_as_typed(text: str) -> None:
    assert as_read(plain(text)) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("אליעזר", ":color[אליעזר]{}"),
        ("אליעזר, 5 days late", ":color[אליעזר]{}, 5 days late"),
        ("אליעזר בן־יהודה: Thank", ":color[אליעזר בן־יהודה]{}: Thank"),
        ("ليلى حداد and אבא", ":color[ليلى حداد]{} and :color[אבא]{}"),
        ("אבא 24", ":color[אבא]{} 24"),
        ("\u202eabc", ":color[\u202eabc]{}"),
        ("Thank \u202eabc, today", ":color[Thank \u202eabc]{}, today"),
        ("Zoë 김민준 Соколова", "Zoë 김민준 Соколова"),
    ],
)
def test_what_runs_from_right_to_left_stands_apart_from_what_follows(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_a_colon_before_it_begins_no_other_span() -> None:
    assert plain("With:אבא") == "With:color[:]{}:color[אבא]{}"


def test_what_would_become_a_picture_or_a_link_is_broken_up() -> None:
    assert plain(":smile:") == ":color[:]{}smile:"
    assert plain("https://e") == "https:color[:]{}//e"
    assert plain("www.e") == "www:color[\\.]{}e"
    assert plain("a::b") == "a:color[::]{}b"
    assert plain("At 9:30, yes: no") == "At 9:30, yes: no"


def test_every_letter_that_runs_from_right_to_left_is_known() -> None:
    leftward = [chr(code) for code in range(0x110000) if unicodedata.bidirectional(chr(code)) in ("R", "AL")]
    assert [letter for letter in leftward if not BLOCKS.match(letter) and letter != "\u200f"] == []
    others = [chr(code) for code in range(0x110000) if unicodedata.bidirectional(chr(code)) == "L"]
    assert [letter for letter in others if BLOCKS.match(letter)] == []


def test_all_that_markdown_could_take_for_its_own_is_escaped() -> None:
    marks = "\\`*_{}[]()#+-.!<>|~$&=^\"'"
    assert all(MARKS.fullmatch(mark) for mark in marks)
    assert plain(marks) == "".join(f"\\{mark}" for mark in marks)
