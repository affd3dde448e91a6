"""Files that students sent are read as what they are, or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from autograder.intake.parcel import LARGEST_FILE

PIECE = 1 << 20  # bytes that are read at a time


def read_regular(path: Path) -> bytes:
    """The bytes of a file that is a file, and not a link to one of the instructor's. OSError for others."""
    return b"".join(regular_pieces(path))


def regular_pieces(path: Path) -> Iterator[bytes]:
    """The same one after another. OSError before the first.

    Larger than `collect` would take it is refused too: nbgrader's own exchange brought 6 GB of nothing.
    """
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb", buffering=0) as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(None, "is no ordinary file")
        if found.st_size > LARGEST_FILE:
            raise OSError(None, f"is too large, {LARGEST_FILE / 1e6:.0f} MB are allowed")
        left = LARGEST_FILE  # of a file that grows meanwhile no more is read
        while left and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece


def why_unread(path: Path, error: OSError) -> str:
    """Why a submission cannot be read, in one line."""
    if error.errno == errno.ELOOP:
        return f"{path.name} is a link"
    if error.errno == errno.ENOENT:
        try:
            there = sorted(p.name for p in path.parent.iterdir())[:3]
        except OSError:  # a link that leads nowhere in the folder's place
            return f"no folder {path.parent.name}"
        return f"no file {path.name}" + (f", only {', '.join(there)}" if there else "")
    return f"{path.name}: {error.strerror or error}"
