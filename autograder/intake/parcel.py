"""What an LMS hands over, opened carefully: a folder or a zip, zips inside, and files that mean harm."""

from __future__ import annotations

import io
import os
import stat
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from autograder import Complaint

LARGEST_FILE = 150_000_000  # bytes; outputs of a whole notebook can reach 100 MB
LARGEST_SUM = 4_000_000_000  # bytes unpacked from one parcel
MOST_FILES = 50_000
DEEPEST = 3  # zips within zips
IGNORED = {"__MACOSX", ".ipynb_checkpoints", ".git", "__pycache__", ".DS_Store", "Thumbs.db"}


@dataclass
class Item:
    """One file found. parts : its path, names of the zips on the way without ".zip".

    refused : why it cannot be read, "" if `content` is there
    """

    parts: tuple[str, ...]
    content: bytes = b""
    when: float = 0.0  # seconds since 1970
    refused: str = ""

    @property
    def name(self) -> str:
        return "/".join(self.parts)


class Budget:
    """Counts what was unpacked, over all zips of a parcel."""

    def __init__(self):
        self.bytes, self.files = LARGEST_SUM, MOST_FILES

    def take(self, count: int) -> None:
        self.bytes -= count
        self.files -= 1
        if self.bytes < 0 or self.files < 0:
            raise Complaint("the parcel unpacks to more than a class can hand in; nothing more was read")


def items_of(path: Path) -> Iterator[Item]:
    """Every file of a folder or zip, those in zips inside too. Complaint if it is neither."""
    if path.is_dir():
        yield from _in_folder(path, Budget())
    elif path.is_file() and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from _in_zip(archive, (), Budget(), 0)
    elif path.is_file():
        raise Complaint(f"{path} is neither a folder nor a zip")
    else:
        raise Complaint(f"there is no {path}")


def _in_folder(folder: Path, budget: Budget) -> Iterator[Item]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(set(folders) - IGNORED)
        for name in sorted(set(files) - IGNORED):
            path = Path(place) / name
            parts = path.relative_to(folder).parts
            if path.is_symlink() or not path.is_file():
                yield Item(parts, refused="a link, not a file")
            elif path.stat().st_size > LARGEST_FILE:
                yield Item(parts, refused=too_large(path.stat().st_size))
            else:
                content = path.read_bytes()
                budget.take(len(content))
                yield from _opened(Item(parts, content, path.stat().st_mtime), budget, 0)


def _in_zip(archive: zipfile.ZipFile, above: tuple[str, ...], budget: Budget, depth: int) -> Iterator[Item]:
    for entry in sorted(archive.infolist(), key=lambda e: e.filename):
        parts = PurePosixPath(entry.filename.replace("\\", "/")).parts
        if entry.is_dir() or IGNORED & set(parts):
            continue
        item = Item((*above, *parts), when=_time_of(entry), refused=_suspicion(entry, parts))
        if not item.refused:
            try:
                item.content = _read(archive, entry)
                budget.take(len(item.content))
            except (OSError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile) as error:
                item.refused = str(error) or "it cannot be unpacked"
        yield from _opened(item, budget, depth)


def _suspicion(entry: zipfile.ZipInfo, parts: tuple[str, ...]) -> str:
    """Why an entry is not even read, "" if it may be."""
    if ".." in parts or any(part.startswith("/") or ":" in part for part in parts[:1]):
        return "its path climbs out of the zip"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "a link, not a file"
    return too_large(entry.file_size) if entry.file_size > LARGEST_FILE else ""


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The content; ValueError if there is more of it than the zip says is allowed."""
    with archive.open(entry) as stream:
        content = stream.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise ValueError(too_large(len(content)))
    return content


def _opened(item: Item, budget: Budget, depth: int) -> Iterator[Item]:
    """The item, or what is in it if it is a zip."""
    if item.refused or not item.name.lower().endswith(".zip"):
        yield item
    elif depth >= DEEPEST:
        yield Item(item.parts, refused=f"a zip more than {DEEPEST} zips deep")
    else:
        try:
            with zipfile.ZipFile(io.BytesIO(item.content)) as archive:
                inside = (*item.parts[:-1], item.parts[-1][:-4])
                yield from _in_zip(archive, inside, budget, depth + 1)
        except zipfile.BadZipFile:
            yield Item(item.parts, refused="a broken zip")


def too_large(size: int) -> str:
    return f"{size / 1e6:.0f} MB are too much; {LARGEST_FILE / 1e6:.0f} MB are allowed"


def _time_of(entry: zipfile.ZipInfo) -> float:
    try:
        return time.mktime((*entry.date_time, 0, 0, -1))
    except (ValueError, OverflowError):
        return 0.0
