"""Opening a caseload, be it a folder or a zip: the lines of its files, or one sentence on why it is no caseload."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from coaching.errors import CoachingError
from coaching.exchange.columns import ALL_FILES, DEBRIEFS, FILES

MAX_UNPACKED = 512 * 1024**2  # bytes; own judgement: 100,000 interviews need about 60 MB
_NAMES = tuple(file.name for file in FILES)
_ALL_NAMES = frozenset(file.name for file in ALL_FILES)
_NOTHING_TOLD = ",".join(DEBRIEFS.columns).encode()  # what stands in its file where there is none
_PACKINGS_READ = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # both unpack piece by piece, whatever the zip claims
_IS_ENCRYPTED = 0x1  # bit 0 of a zip entry's flags (PKWARE's APPNOTE, 4.4.4)
_HINT = f"A caseload is a folder or a zip with {', '.join(_NAMES[:-1])} and {_NAMES[-1]}."
_BAD_ZIP = (zipfile.BadZipFile, zlib.error, EOFError)
# What else zipfile raises on a damaged directory: names that are no text, versions and offsets that make no sense.
_BAD_DIRECTORY = (*_BAD_ZIP, ValueError, NotImplementedError, struct.error, OverflowError)

OpenFile = Callable[[str], IO[bytes]]


@contextmanager
def opened(source: Path | BinaryIO | bytes) -> Iterator[OpenFile]:
    """Gives what opens one of the files by name; CoachingError where `source` is no caseload or cannot be read.

    The debriefs open as a file without rows where there is none.
    """
    title = source.name if isinstance(source, Path) else "The file"
    try:
        if isinstance(source, Path) and source.is_dir():
            yield _folder(source)
        elif isinstance(source, Path) and not source.is_file():
            raise CoachingError(f"There is no folder or zip at {source}.", "Check the path.")
        else:
            with closing(_zip(source, title)) as archive:
                yield _files_in(archive)
    except _BAD_ZIP:
        raise CoachingError(f"{title} is a damaged zip.", "Make the zip again, or give the folder.") from None
    except OSError as error:
        fault = f"{title} cannot be read ({error.strerror or error})."
        raise CoachingError(fault, "Check that it is there and that you may read it.") from None


def lines_of(open_file: OpenFile, name: str) -> Iterator[str]:
    """The lines of a file with their ends, without a byte order mark; CoachingError where it is not UTF-8."""
    with open_file(name) as raw, io.TextIOWrapper(raw, encoding="utf-8", newline="") as text:
        try:
            yield next(text, "").removeprefix("\ufeff")  # by hand: the decoder that skips it passes over half a mark
            yield from text
        except UnicodeDecodeError:
            raise _not_utf8(open_file, name) from None


def _not_utf8(open_file: OpenFile, name: str) -> CoachingError:
    """Says where; the file is read a second time, for the decoder counts within its last block only."""
    with open_file(name) as raw:
        data = raw.read()
    place = "it changed while it was read"
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        place = f"byte {error.start + 1}, on line {line}, is 0x{data[error.start]:02x}"
    return CoachingError(f"{name} is not UTF-8: {place}.", "In Excel, save it as “CSV UTF-8 (Comma delimited)”.")


def _folder(folder: Path) -> OpenFile:
    _check_all_there([name for name in _NAMES if (folder / name).is_file()], "folder")

    def open_file(name: str) -> IO[bytes]:
        if name == DEBRIEFS.name and not (folder / name).exists():
            return io.BytesIO(_NOTHING_TOLD)
        return (folder / name).open("rb")

    return open_file


def _zip(source: Path | BinaryIO | bytes, title: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    except _BAD_DIRECTORY:
        raise CoachingError(f"{title} is neither a folder nor a zip that can be opened.", _HINT) from None


def _files_in(archive: zipfile.ZipFile) -> OpenFile:
    entries = _entries(archive)
    _check_all_there(entries, "zip")
    _check_readable(list(entries.values()))

    def open_file(name: str) -> IO[bytes]:
        if name == DEBRIEFS.name and name not in entries:
            return io.BytesIO(_NOTHING_TOLD)
        try:
            return archive.open(entries[name])
        except _BAD_DIRECTORY as error:
            raise zipfile.BadZipFile(str(error)) from None

    return open_file


def _entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The caseload's files, at the zip's root or in its one top folder that has them; the fullest place otherwise."""
    places: defaultdict[str, dict[str, zipfile.ZipInfo]] = defaultdict(dict)
    for info in archive.infolist():
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.name not in _ALL_NAMES or len(path.parts) > 2 or path.parts[0] == "__MACOSX" or info.is_dir():
            continue
        if path.name in places[str(path.parent)]:
            raise CoachingError(f"The zip holds {path} twice.", "Make the zip again from one folder.")
        places[str(path.parent)][path.name] = info
    complete = [place for place, entries in places.items() if entries.keys() >= set(_NAMES)]
    if len(complete) > 1 and "." not in complete:
        fault = f"The zip holds {len(complete)} caseloads, in the folders {' and '.join(sorted(complete))}."
        raise CoachingError(fault, "Make a zip of each.")
    return places["."] if "." in complete else max(places.values(), key=len, default={})


def _check_all_there(found: Collection[str], kind: str) -> None:
    missing = [name for name in _NAMES if name not in found]
    if missing:
        raise CoachingError(f"The {kind} has no {' and no '.join(missing)}.", _HINT)


def _check_readable(entries: list[zipfile.ZipInfo]) -> None:
    """Refuses what is encrypted, packed unusually or too large; zipfile unpacks no more than an entry declares."""
    if any(info.flag_bits & _IS_ENCRYPTED for info in entries):
        raise CoachingError("The zip is protected with a password.", "Make one without, or give the folder.")
    if any(info.compress_type not in _PACKINGS_READ for info in entries):
        raise CoachingError("The zip is packed in a way that is not read here.", "Make an ordinary zip.")
    unpacked = sum(info.file_size for info in entries)
    if unpacked > MAX_UNPACKED:
        fault = f"The zip would unpack to {unpacked / 1024**2:,.0f} MB, more than {MAX_UNPACKED / 1024**2:,.0f} MB."
        raise CoachingError(fault, "Give the folder instead.")
