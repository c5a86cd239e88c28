"""What is a caseload and what is none: folders, zips of several layouts, and what is told of anything else."""

import io
import zipfile
from pathlib import Path

import pytest

from coaching.errors import CoachingError
from coaching.exchange import source
from coaching.exchange.caseload import read_caseload
from tests.exchange.folders import NOW, OFFICE, folder_with, texts, zip_with


def read(where):
    return read_caseload(where, office_zone=OFFICE, now=NOW)


def told(where) -> str:
    with pytest.raises(CoachingError) as error:
        read(where)
    assert error.value.hint
    assert error.value.__cause__ is None
    return error.value.message


def in_folder(name, files=None):
    return {f"{name}/{file}": text for file, text in (files or texts()).items()}


def test_a_folder_a_zip_an_open_zip_and_its_bytes_are_read_alike(tmp_path: Path):
    data = zip_with(texts())
    (tmp_path / "caseload.zip").write_bytes(data)
    folder = folder_with(tmp_path / "folder", {**texts(), "notes.txt": "not ours"})
    readings = [read(where) for where in (folder, tmp_path / "caseload.zip", io.BytesIO(data), data)]
    assert readings[0].counts.read == 4
    assert readings[1:] == readings[:1] * 3


@pytest.mark.parametrize(
    "files",
    [
        in_folder("my caseload"),
        in_folder("."),
        {**in_folder("mine"), "__MACOSX/clients.csv": "x", "__MACOSX/mine/._clients.csv": "x", "mine/.DS_Store": "x"},
        {**texts(), **in_folder("old")},
        {**in_folder("mine"), "other/clients.csv": "x", "clients.csv": "x"},
        {**in_folder("mine"), **in_folder("mine/deeper"), "read me.txt": "x"},
        {f"mine\\{name}": text for name, text in texts().items()},
    ],
)
def test_a_zip_may_hold_its_files_at_the_root_or_in_one_top_folder(files):
    reading = read(zip_with(files))
    assert (reading.problems, reading.counts.read) == ([], 4)


def test_a_zip_without_packing_is_read():
    assert read(zip_with(texts(), zipfile.ZIP_STORED)).counts.read == 4


def test_a_zip_with_two_caseloads_is_not_guessed_at():
    assert "2 caseloads, in the folders a and b" in told(zip_with({**in_folder("b"), **in_folder("a")}))


def test_a_zip_that_holds_a_file_twice_is_not_guessed_at():
    made = io.BytesIO(zip_with(in_folder("a")))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("./a/people.csv", "x")
    assert told(made) == "The zip holds a/people.csv twice."


def test_files_that_are_missing_are_named(tmp_path: Path):
    files = {name: text for name, text in texts().items() if name not in ("people.csv", "actions.csv")}
    assert told(zip_with(files)) == "The zip has no people.csv and no actions.csv."
    assert told(folder_with(tmp_path / "f", files)) == "The folder has no people.csv and no actions.csv."
    assert "no clients.csv" in told(zip_with(in_folder("too/deep")))
    (tmp_path / "f" / "people.csv").mkdir()
    assert "no people.csv" in told(tmp_path / "f")


def test_what_is_no_caseload_at_all_is_told_in_a_sentence(tmp_path: Path):
    assert told(tmp_path / "nowhere") == f"There is no folder or zip at {tmp_path / 'nowhere'}."
    assert "no folder or zip" in told(Path("a\0b"))
    (tmp_path / "letter.zip").write_text("Dear Ms. Jones")
    assert told(tmp_path / "letter.zip") == "letter.zip is neither a folder nor a zip that can be opened."
    assert "neither a folder nor a zip" in told(b"")


def test_a_zip_cut_short_or_damaged_is_told_in_a_sentence():
    data = zip_with(texts(), zipfile.ZIP_STORED)
    assert "neither a folder nor a zip" in told(data[: len(data) // 2])
    assert told(data.replace(b"Ada Example", b"Bob Example")) == "The file is a damaged zip."
    unnamed = data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x20\x00")
    assert told(unnamed) == "The file is a damaged zip."  # it says that a file is a patch to another


def test_a_zip_that_would_unpack_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch):
    files = texts(actions=[{"note": "0" * 100_000}] * 50)
    data = zip_with(files)
    total = sum(map(len, files.values()))
    assert len(data) < total / 100
    monkeypatch.setattr(source, "MAX_UNPACKED", total)
    read(data)
    monkeypatch.setattr(source, "MAX_UNPACKED", total - 1)
    assert told(data) == "The zip would unpack to 5 MB, more than 5 MB."


def test_a_zip_that_claims_to_be_small_is_unpacked_no_further_than_it_claims():
    data = zip_with({**texts(), "actions.csv": "0" * 1_000_000})
    size = (1_000_000).to_bytes(4, "little")
    assert data.count(size) == 2
    assert told(data.replace(size, (1_000).to_bytes(4, "little"))) == "The file is a damaged zip."


def test_a_zip_with_a_password_or_an_unusual_packing_says_so():
    data = bytearray(zip_with(texts()))
    for start in (data.find(b"PK\x01\x02", data.find(b"PK\x01\x02")) + 8, data.find(b"PK\x03\x04") + 6):
        data[start] |= 1
    assert told(bytes(data)) == "The zip is protected with a password."
    assert "in a way that is not read here" in told(zip_with(texts(), zipfile.ZIP_BZIP2))


@pytest.mark.parametrize("packed", [True, False])
def test_a_file_that_is_not_utf_8_tells_the_byte_and_the_line(tmp_path: Path, packed):
    people = texts()["people.csv"].encode() + b"p2,i1," + b"x" * 20_000 + b"\r\np3,i1,Jos\xe9,,,,,,,\r\n"
    files = {**texts(), "people.csv": people}
    where = zip_with(files) if packed else folder_with(tmp_path / "f", files)
    assert told(where) == f"people.csv is not UTF-8: byte {people.index(0xE9) + 1}, on line 4, is 0xe9."


def test_a_file_saved_as_unicode_text_by_excel_says_how_to_save_it():
    with pytest.raises(CoachingError) as error:
        read(zip_with({**texts(), "clients.csv": texts()["clients.csv"].encode("utf-16")}))
    assert "CSV UTF-8" in error.value.hint


def test_a_file_that_may_not_be_read_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = folder_with(tmp_path / "f", texts())

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert told(folder) == "f cannot be read (Permission denied)."


def test_an_office_zone_that_is_none_is_told_in_a_sentence():
    with pytest.raises(CoachingError, match="no time zone named"):
        read_caseload(zip_with(texts()), office_zone="Mars", now=NOW)
