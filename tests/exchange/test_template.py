"""The template: an example that imports as it is, with every column to be filled in."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from coaching.exchange.caseload import read_caseload
from coaching.exchange.cells import Words
from coaching.exchange.columns import ALL_FILES
from coaching.exchange.template import template_zip
from tests.exchange.folders import NOW, OFFICE


def test_the_template_is_a_sound_caseload_of_one_row_a_file() -> None:
    reading = read_caseload(template_zip(), office_zone=OFFICE, now=NOW)
    assert reading.problems == []
    assert [len(records) for records in reading.caseload] == [1, 1, 1, 1, 1]


def test_the_template_has_every_column() -> None:
    with zipfile.ZipFile(BytesIO(template_zip())) as archive:
        for file in ALL_FILES:
            header, example = archive.read(file.name).decode().splitlines()
            assert header.split(",") == list(file.columns)
            assert example.strip(",")


def test_every_column_and_every_word_is_described() -> None:
    described = (Path(__file__).parents[2] / "docs" / "caseload.md").read_text(encoding="utf-8")
    for file, section in zip(ALL_FILES, described.split("\n## ")[1:], strict=True):
        assert section.startswith(file.name)
        words = [word for meaning in file.meanings for word in meaning if isinstance(meaning, Words) and word]
        assert [one for one in (*file.columns, *words) if f"`{one}`" not in section] == []
