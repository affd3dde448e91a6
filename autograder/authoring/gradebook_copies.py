"""Copies of the gradebook, made before a command rewrites it; the last five are kept."""

from __future__ import annotations

import contextlib
import datetime
import os
import sqlite3
from pathlib import Path

from autograder import Complaint
from autograder.authoring.course import Course

KEPT = 5


def keep_copy(course: Course, url: str) -> Path | None:
    """Copy a gradebook that is a file beside itself, class/backup/gradebook-DATE.db; None where it is none.

    SQLite's own backup: whole even while another process writes. A gradebook on a server is its keeper's.
    Raises Complaint where it cannot be read or the copy cannot be written.
    """
    path = file_of(url)
    if path is None or not path.is_file():
        return None
    folder = course.class_folder / "backup"
    folder.mkdir(parents=True, exist_ok=True)
    moment = datetime.datetime.now().strftime("%Y-%m-%d-%H%M%S-%f")
    target, beside = folder / f"gradebook-{moment}.db", folder / f".new-{moment}"
    try:
        with (
            contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=60)) as old,
            contextlib.closing(sqlite3.connect(beside)) as new,
        ):
            old.backup(new)
        os.replace(beside, target)
    except (sqlite3.Error, OSError) as error:
        beside.unlink(missing_ok=True)
        raise Complaint(f"{path} could not be copied aside, so nothing was changed: {error}") from None
    for copy in copies(course)[:-KEPT]:
        copy.unlink(missing_ok=True)
    return target


def copies(course: Course) -> list[Path]:
    """The copies that are kept, the oldest first."""
    return sorted((course.class_folder / "backup").glob("gradebook-*.db"))


def must_exist(course: Course, url: str, first: str) -> None:
    """Complaint where a gradebook that is a file is not there. first : the command that makes it

    Opening would make an empty one, and marks given by hand would seem never to have been.
    """
    path = file_of(url)
    if path is None or path.exists():
        return
    kept = copies(course)
    copy = f"; marks given by hand are in its copies, the last back by: cp {kept[-1]} {path}" if kept else ""
    raise Complaint(f"there is no gradebook {path}: run {first} first{copy}")


def file_of(url: str) -> Path | None:
    """The file of an SQLite address, None for any other."""
    scheme, _, rest = url.partition(":///")
    return Path(rest.partition("?")[0]) if scheme == "sqlite" and rest else None
