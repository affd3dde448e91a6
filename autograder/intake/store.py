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

    def put_pictures(
        self, student: str, notebook: str, sent: Iterable[tuple[str, bytes]], replace: bool
    ) -> list[str]:
        """Store pictures, (name, content), beside the notebook: two of one name under two names.

        replace : whether one of the same name, of an earlier hand-in, gives way
        Returns the names in whose place another one stays.
        """
        pictures: dict[str, tuple[str, bytes]] = {}
        for called, content in sent:
            name = fit_for_a_file(called)
            while pictures.get(name.casefold(), (name, content))[1] != content:
                name = f"2_{name}"
            pictures.setdefault(name.casefold(), (name, content))
        return [
            name
            for name, content in pictures.values()
            if not self._put_picture(self.path(student, notebook).with_name(name), content, replace)
        ]

    def _put_picture(self, path: Path, content: bytes, replace: bool) -> bool:
        """Whether it lies there now."""
        if path.is_symlink() or path.is_dir() or path.parent.is_symlink():
            return False
        if path.exists():
            if path.read_bytes() == content:
                return True
            if not replace:
                return False
        write_whole(path, content)
        return True

    def put_time(self, student: str, notebook: str, handed_in: datetime | None) -> None:
        """nbgrader's timestamp.txt; none where nobody knows, so that nobody is late by guess."""
        path = self.path(student, notebook).with_name("timestamp.txt")
        if handed_in is None:
            path.unlink(missing_ok=True)
        elif not path.is_symlink():
            write_whole(path, stamp(handed_in))


def fit_for_a_file(name: str) -> str:
    """A picture's name, shortened where a file system would refuse it, and never a hidden one."""
    stem, dot, ending = name.rpartition(".")
    short = stem.encode()[: 200 - len(ending)].decode(errors="ignore").lstrip(".") or "picture"
    return f"{short}{dot}{ending}"


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
