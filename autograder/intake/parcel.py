"""What an LMS hands over, opened carefully: a folder or a zip, zips inside, and files that mean harm.

The names of a parcel are read first, its files only when their person's turn comes, and what one person
may send is counted for that person alone: a bomb costs its sender and nobody else.
"""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath

from autograder import Complaint
from autograder.intake.endings import plain_name
from autograder.intake.names import printable
from autograder.intake.spelling import spelled

LARGEST_FILE = 150_000_000  # bytes; outputs of a whole notebook can reach 100 MB
LARGEST_SUM = 600_000_000  # bytes that one person's zips may unpack to
MOST_FILES = 3_000  # of one person; a checkout of this course has 400
MOST_NAMES = 1_000_000  # bytes of the table of names in a student's zip
DEEPEST = 3  # zips within zips
DAMAGED = "it cannot be unpacked"
UNREAD = "this folder cannot be read here"
LOCKED = 1  # flag of an entry that has a password
LITTER = {
    *("__macosx", "__pycache__", "node_modules", "venv", "@eadir", "$recycle.bin", "lost+found"),
    *("thumbs.db", "ehthumbs.db", "desktop.ini", "icon", "package.json", "package-lock.json"),
}


@dataclass
class Entry:
    """One file of a parcel. parts : its path, fit to be printed, the zips on the way by their names.

    date : as the parcel has it, without a zone; refused : why it may not be read, "" if it may;
    is_folder : an empty folder
    """

    parts: tuple[str, ...]
    size: int = 0
    date: datetime | None = None
    refused: str = ""
    is_folder: bool = False
    read: Callable[[], bytes] = field(default=bytes, repr=False)

    @property
    def name(self) -> str:
        return "/".join(self.parts)

    @property
    def is_zip(self) -> bool:
        return plain_name(self.parts[-1]).endswith(".zip")


@dataclass
class Parcel:
    """A folder or zip. name : as it lies on the disk; entries : sorted by path, without litter."""

    name: str
    entries: list[Entry]


class Budget:
    """Counts what one person's files unpack to."""

    def __init__(self):
        self.bytes, self.files = LARGEST_SUM, MOST_FILES

    def take(self, count: int) -> None:
        self.bytes -= count
        self.files -= 1
        if self.files < 0:
            raise ValueError(f"more than {MOST_FILES:,} files")
        if self.bytes < 0:
            raise ValueError(f"unpacks to more than {LARGEST_SUM / 1e6:.0f} MB")


def is_litter(part: str) -> bool:
    """Whether a file or folder was left by a program: macOS, Windows, Jupyter, git, an editor."""
    name = part.strip().lower()
    return name.startswith((".", "~")) or name.endswith(("~", ".tmp", ".lnk")) or name in LITTER


@contextmanager
def open_parcel(path: Path, known: frozenset[str] = frozenset()) -> Iterator[Parcel]:
    """The parcel at a path. Raises Complaint if it is neither a folder nor a zip.

    known : words of names on the class list, which tell the encoding of an old zip
    """
    name = printable(path.resolve().name)
    if path.is_dir():
        yield Parcel(name, sorted(_in_folder(path), key=lambda entry: entry.parts))
    elif path.is_file() and zipfile.is_zipfile(path):
        try:
            archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Complaint(f"{path} is a broken zip: {error}") from None
        with archive:
            yield Parcel(name, list(_in_zip(archive, (), known)))
    elif path.is_file():
        with path.open("rb") as file:
            begins_as_zip = file.read(4) == b"PK\3\4"
        cut_off = "a broken zip, perhaps cut off: download it again"
        raise Complaint(f"{path} is {cut_off if begins_as_zip else 'neither a folder nor a zip'}")
    else:
        raise Complaint(f"there is no {path}")


def _in_folder(folder: Path) -> Iterator[Entry]:
    unread: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=unread.append):
        above = Path(place).relative_to(folder).parts
        links = [one for one in folders if os.path.islink(os.path.join(place, one))]
        folders[:] = sorted(one for one in folders if not is_litter(one) and one not in links)
        kept = sorted(one for one in [*files, *links] if not is_litter(one))
        if above and not (folders or kept):
            yield Entry(_shown(above), is_folder=True)
        for name in kept:
            yield _file(Path(place) / name, _shown((*above, name)))
    for error in unread:
        if above := Path(error.filename).relative_to(folder).parts:
            yield Entry(_shown(above), refused=f"{UNREAD} ({error.strerror})")
        else:
            raise Complaint(f"{folder} cannot be read: {error.strerror}")


def _file(path: Path, parts: tuple[str, ...]) -> Entry:
    try:
        found = path.lstat()
    except OSError as error:
        return Entry(parts, refused=error.strerror or "cannot be read")
    if not stat.S_ISREG(found.st_mode):
        return Entry(parts, refused="a link or a device, not a file")
    if found.st_size > LARGEST_FILE:
        return Entry(parts, found.st_size, refused=too_large(found.st_size))
    date = datetime.fromtimestamp(int(found.st_mtime)) if 0 < found.st_mtime < 1e11 else None
    return Entry(parts, found.st_size, date, read=partial(_bytes_of, path))


def _bytes_of(path: Path) -> bytes:
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as file:
        return file.read(LARGEST_FILE + 1)


def _shown(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a path on the disk; bytes that are no UTF-8 are read as a code page."""
    raw = [os.fsencode(part) for part in parts]
    return tuple(printable(part) for part in spelled(raw))


def _in_zip(archive: zipfile.ZipFile, above: tuple[str, ...], known: frozenset[str]) -> Iterator[Entry]:
    infos = [info for info in archive.infolist() if info.filename]  # zipfile stumbles over one without a name
    names = _names_in(infos, known)
    pairs = sorted(zip(names, infos, strict=True), key=lambda pair: pair[0])
    full = {parts[:depth] for parts, info in pairs if not info.is_dir() for depth in range(1, len(parts))}
    for parts, info in pairs:
        if not parts or any(is_litter(part) for part in parts if part != ".."):
            continue
        if info.is_dir():
            if parts not in full and not _climbs(parts):
                yield Entry((*above, *parts), is_folder=True)
            continue
        refused = _suspicion(info, parts)
        read = partial(_unpacked, archive, info)
        yield Entry((*above, *parts), info.file_size, _date_of(info), refused, read=read)


def _names_in(infos: list[zipfile.ZipInfo], known: frozenset[str]) -> list[tuple[str, ...]]:
    """Paths of a zip's entries; without the flag of UTF-8 their encoding is found from all of them."""
    marked = [bool(info.flag_bits & 0x800) for info in infos]
    raw = [
        info.filename.encode("cp437", "replace") for info, utf8 in zip(infos, marked, strict=True) if not utf8
    ]
    told = iter(spelled(raw, known))
    texts = [info.filename if utf8 else next(told) for info, utf8 in zip(infos, marked, strict=True)]
    return [
        tuple(printable(part) for part in PurePosixPath(text.replace("\\", "/")).parts if part != ".")
        for text in texts
    ]


def _climbs(parts: tuple[str, ...]) -> bool:
    return ".." in parts or parts[0].startswith("/") or parts[0][1:2] == ":"


def _suspicion(info: zipfile.ZipInfo, parts: tuple[str, ...]) -> str:
    """Why an entry is not even read, "" if it may be."""
    if _climbs(parts):
        return "its path climbs out of the zip"
    kind = stat.S_IFMT(info.external_attr >> 16)
    if info.create_system == 3 and kind not in (0, stat.S_IFREG):
        return "a link or a device, not a file"
    return too_large(info.file_size) if info.file_size > LARGEST_FILE else ""


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The content; ValueError if it cannot be unpacked or there is more of it than is allowed."""
    if info.flag_bits & LOCKED:
        raise ValueError(f"{DAMAGED} (it has a password)")
    try:
        with archive.open(info) as stream:
            content = stream.read(LARGEST_FILE + 1)
    except Exception as error:  # zipfile, zlib, bz2 and lzma each raise their own
        raise ValueError(f"{DAMAGED} ({printable(str(error)) or type(error).__name__})") from None
    if len(content) > LARGEST_FILE:
        raise ValueError(too_large(len(content)))
    return content


def opened(entry: Entry, budget: Budget, depth: int = 0) -> Iterator[Entry]:
    """The entry, or what is in it if it is a zip, all at the cost of one person's `budget`.

    Raises ValueError when the budget is spent. Dates in a zip of a student are the student's own.
    """
    if entry.is_folder or entry.refused or not entry.is_zip:
        budget.take(entry.size if depth else 0)
        yield entry
        return
    if depth >= DEEPEST:
        yield Entry(entry.parts, refused=f"a zip more than {DEEPEST} zips deep")
        return
    try:
        content = entry.read()
        if _names_size(content) > MOST_NAMES:
            raise ValueError(f"a zip of more than {MOST_FILES:,} names")
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (ValueError, OSError, NotImplementedError, zipfile.BadZipFile, struct.error) as error:
        reason = str(error) if isinstance(error, ValueError) else "a broken zip"
        yield Entry(entry.parts, refused=reason)
        return
    with archive:
        for inner in _in_zip(archive, entry.parts, frozenset()):
            yield from opened(inner, budget, depth + 1)


def _names_size(content: bytes) -> int:
    """Bytes of a zip's table of names, as its last record says, which zipfile believes too."""
    end = content.rfind(b"PK\x05\x06")
    return int.from_bytes(content[end + 12 : end + 16], "little") if end >= 0 else 0


def too_large(size: int) -> str:
    return f"{size / 1e6:.0f} MB are too much; {LARGEST_FILE / 1e6:.0f} MB are allowed"


def _date_of(info: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*info.date_time)
    except ValueError:
        return None
