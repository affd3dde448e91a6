"""A submission is its notebook and the pictures that lie beside it, read as one piece of bytes.

One piece, so that every hash of a submission covers both and every road carries both. Without a picture
beside it, it is the file's bytes as they are.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterator
from pathlib import Path

from autograder.intake.endings import PICTURES
from autograder.marking.pictures import MOST_BESIDE, Beside
from autograder.marking.regular import read_regular, regular_pieces
from autograder.marking.student_text import LARGEST_PICTURE

BORDER = b"\0"  # stands in no JSON


def read_submitted(path: Path) -> bytes:
    """The notebook with the pictures in its folder. OSError where the notebook is no ordinary file."""
    return b"".join(pieces(path))


def pieces(path: Path) -> Iterator[bytes]:
    """The same one after another, for a hash: no more than a picture of it is held at a time."""
    yield from regular_pieces(path)
    begin = BORDER + b"{"
    for place, name in enumerate(names_beside(path.parent)):
        one = path.parent / name
        size = one.lstat().st_size
        content = read_regular(one) if size <= LARGEST_PICTURE and place < MOST_BESIDE else b""
        yield begin + f'{json.dumps(name)}: [{size}, "'.encode()
        yield base64.b64encode(content)
        yield b'"]'
        begin = b", "
    if begin == b", ":
        yield b"}"


def names_beside(folder: Path) -> list[str]:
    """Names of all ordinary files in a folder that are pictures by their ending."""
    with os.scandir(folder) as there:
        found = [one.name for one in there if one.name.lower().endswith(PICTURES)]
        found = [name for name in found if is_ordinary(folder / name)]
    return sorted(found)


def is_ordinary(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def apart(submitted: bytes) -> tuple[bytes, dict[str, Beside]]:
    """The notebook's bytes, and what lay beside it."""
    notebook, border, rest = submitted.partition(BORDER)
    if not border:
        return submitted, {}
    try:
        pictures = json.loads(rest)
        return notebook, {
            name: Beside(size, base64.b64decode(body)) for name, (size, body) in pictures.items()
        }
    except (ValueError, TypeError, AttributeError, RecursionError):  # a zero of the student's own
        return submitted, {}
