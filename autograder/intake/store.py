"""class/submitted/: where the hand-in of each person and notebook lies, with its time if it is known."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from autograder.authoring.course import Course
from autograder.authoring.files import write_whole
from autograder.intake.clock import stamp


class Shelf:
    """The stored submissions of a class. forgotten : (student, notebook) that were replaced, time unknown."""

    def __init__(self, course: Course):
        self.course = course
        self.folder = course.class_folder / "submitted"
        self.forgotten: list[tuple[str, str]] = []

    def path(self, student: str, notebook: str) -> Path:
        return self.folder / student / notebook / f"{notebook}.ipynb"

    def is_link(self, student: str, notebook: str) -> bool:
        path = self.path(student, notebook)
        return any(one.is_symlink() for one in (path, path.parent, path.parent.parent))

    def read(self, student: str, notebook: str) -> bytes | None:
        """What lies there, None if nothing does."""
        path = self.path(student, notebook)
        return path.read_bytes() if path.is_file() else None

    def holds_any(self, student: str) -> bool:
        """Whether any notebook of this person lies there."""
        return any((self.folder / student).glob("*/*.ipynb"))

    def stored_at(self, student: str, notebook: str) -> datetime | None:
        path = self.path(student, notebook)
        return datetime.fromtimestamp(path.stat().st_mtime) if path.exists() else None

    def put(self, student: str, notebook: str, content: str, handed_in: datetime | None) -> None:
        """Store a hand-in; what was made of an earlier one is no longer true."""
        path = self.path(student, notebook)
        replaced = path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        self.put_time(student, notebook, handed_in)
        write_whole(path, content)
        if not replaced:
            return
        graded = self.course.class_folder / "autograded" / student / notebook
        if graded.is_dir() and not graded.is_symlink():
            shutil.rmtree(graded)
        if handed_in is None:
            self.forgotten.append((student, notebook))

    def put_picture(self, student: str, notebook: str, name: str, content: bytes, replace: bool) -> None:
        """Store a picture beside the notebook; a name that a file system refuses is shortened.

        replace : whether one of the same name, of an earlier hand-in, gives way
        """
        stem, dot, ending = name.rpartition(".")
        short = stem.encode()[: 200 - len(ending)].decode(errors="ignore").lstrip(".") or "picture"
        path = self.path(student, notebook).with_name(f"{short}{dot}{ending}")
        if self.is_link(student, notebook) or path.is_symlink() or (path.exists() and not replace):
            return
        write_whole(path, content)

    def put_time(self, student: str, notebook: str, handed_in: datetime | None) -> None:
        """nbgrader's timestamp.txt; none where nobody knows, so that nobody is late by guess."""
        path = self.path(student, notebook).with_name("timestamp.txt")
        if handed_in is None:
            path.unlink(missing_ok=True)
        elif not path.is_symlink():
            write_whole(path, stamp(handed_in))


def forget_times(gradebook, pairs: Iterable[tuple[str, str]]) -> int:
    """Clear the hand-in times that nbgrader remembers, and would keep, for replaced submissions.

    gradebook : an open nbgrader.api.Gradebook. How many it knew.
    """
    from nbgrader.api import MissingEntry

    known = 0
    for student, notebook in pairs:
        try:
            gradebook.find_submission(notebook, student).timestamp = None
            known += 1
        except MissingEntry:
            continue
    gradebook.db.commit()
    return known
