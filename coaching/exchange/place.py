"""Putting files in their place: written beside it and moved there once whole, so that none is ever half there."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from coaching.errors import CoachingError
from coaching.exchange.columns import ALL_FILES

_NAMES = tuple(file.name for file in ALL_FILES)
_UNFINISHED = ".unfinished-"
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can hold: the same caseload gives the same zip
_READABLE_FILE = 0o644 << 16  # where a zip entry keeps what may be done with the file

OpenNewFile = Callable[[str], IO[bytes]]


@contextmanager
def new_files(path: Path, names: Sequence[str] = _NAMES) -> Iterator[OpenNewFile]:
    """Gives what opens a new file by name, in a folder or (.zip) a zip that is at `path` when all went well.

    A file of those names (a caseload's, where none are given) that is not written is not there either afterwards; the
    first has to be. CoachingError where a folder holds anything else, or where it cannot be written.
    """
    path = path.resolve()
    try:
        if path.suffix.lower() == ".zip":
            yield from _zip(path)
        elif path.is_dir():
            yield from _files_in(path, names)
        elif path.exists():
            raise CoachingError(f"{path} is a file.", "Give a folder, or a name that ends in .zip.")
        else:
            yield from _folder(path)
    except OSError as error:
        raise _cannot_write(path, error) from None


@contextmanager
def new_file(path: Path) -> Iterator[IO[bytes]]:
    """Gives a new file that is at `path` when all went well, in place of one that was there.

    CoachingError where it cannot be written.
    """
    path = path.resolve()
    if path.is_dir():
        raise CoachingError(f"{path} is a folder.", "Give the name of a file in it.")
    try:
        with _beside(path.parent) as near:
            made = near / path.name
            with made.open("xb") as file:
                yield file
            made.replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from None


def _cannot_write(path: Path, error: OSError) -> CoachingError:
    fault = f"{path} cannot be written ({error.strerror or error})."
    return CoachingError(fault, "Give a place where you may write, with room enough.")


def _zip(path: Path) -> Iterator[OpenNewFile]:
    with _beside(path.parent) as near:
        made = near / path.name
        with zipfile.ZipFile(made, "x", zipfile.ZIP_DEFLATED) as archive:
            yield lambda name: archive.open(_entry(name), "w")
        made.replace(path)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = _READABLE_FILE
    return entry


def _folder(path: Path) -> Iterator[OpenNewFile]:
    with _beside(path.parent) as near:
        made = near / path.name
        made.mkdir()
        yield lambda name: (made / name).open("xb")
        made.rename(path)


def _files_in(folder: Path, names: Sequence[str]) -> Iterator[OpenNewFile]:
    """Replaces the files of a folder that may be somebody's mount or current folder, and so stays itself."""
    others = sorted(entry.name for entry in folder.iterdir() if entry.name not in names)
    others = [name for name in others if not name.startswith(_UNFINISHED)]
    if others:
        fault = f"The folder {folder} holds other things, such as {others[0]}."
        raise CoachingError(fault, "Give a new folder, an empty one, or one with such files to replace.")
    with _beside(folder) as near:
        yield lambda name: (near / name).open("xb")
        # Without its first file a folder is no caseload: whoever looks in meanwhile gets none, not half old, half new.
        (folder / names[0]).unlink(missing_ok=True)
        for name in reversed(names):
            if (near / name).exists():
                (near / name).replace(folder / name)
            else:
                (folder / name).unlink(missing_ok=True)


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A folder within `folder`, on the same disk as what will be moved out of it, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=_UNFINISHED, dir=folder, ignore_cleanup_errors=True) as near:
        yield Path(near)
