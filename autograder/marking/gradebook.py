"""nbgrader's gradebook as marking uses it: opened with a sentence where it cannot be, asked once a class."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy
from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.converters import autograde
from nbgrader.preprocessors import latesubmissions

from autograder import Complaint
from autograder.authoring.release import programs_of_this_python
from autograder.marking import save_marks

OPENERS = (autograde, latesubmissions, save_marks)  # modules that open the gradebook for each submission


@dataclass(frozen=True)
class Mark:
    """A mark for one test cell, None where there is none. auto : by machine; by_hand : by a human."""

    auto: float | None
    by_hand: float | None = None


class KeptOpen(Gradebook):
    """A gradebook that stays open when those who use it close it; what they left unsaved is dropped."""

    def close(self) -> None:
        self.db.rollback()

    def really_close(self) -> None:
        super().close()


@contextlib.contextmanager
def one_gradebook(kept: KeptOpen) -> Iterator[None]:
    """While this holds, nbgrader's loop gets `kept` each of the seven times that it opens its gradebook."""
    before = [vars(module)["Gradebook"] for module in OPENERS]
    for module in OPENERS:
        vars(module)["Gradebook"] = lambda *_, **__: kept
    try:
        yield
    finally:
        for module, real in zip(OPENERS, before, strict=True):
            vars(module)["Gradebook"] = real


@contextlib.contextmanager
def open_gradebook(url: str) -> Iterator[Gradebook]:
    """nbgrader's gradebook; Complaint where it cannot be reached or another process holds it."""
    try:
        with programs_of_this_python(), Gradebook(url) as gradebook:
            yield gradebook
    except sqlalchemy.exc.SQLAlchemyError as error:
        raise gradebook_complaint(url, error) from None
    except ImportError as error:  # the driver of this kind of database
        cure = 'pip install -e ".[cluster]"'
        raise Complaint(f"a gradebook there needs {error.name}: {cure}") from None


def gradebook_complaint(url: str, error: Exception) -> Complaint:
    shown = sqlalchemy.engine.make_url(url).render_as_string(hide_password=True)
    if "locked" in str(error):
        return Complaint(
            f"another process holds the gradebook {shown}: wait for it to end, then run this again"
        )
    reason = str(getattr(error, "orig", error)).strip().splitlines()
    return Complaint(f"no gradebook at {shown}: {reason[0] if reason else type(error).__name__}")


def grades(gradebook: Gradebook, assignment: str, *columns, of: type[Grade | Comment] = Grade):
    """A query over the grades, or comments, of an assignment's notebook: a student's id, these columns."""
    return grades_of_all(gradebook, assignment, *columns, of=of).filter(Notebook.name == assignment)


def grades_of_all(gradebook: Gradebook, assignment: str, *columns, of: type[Grade | Comment] = Grade):
    """The same over all notebooks of an assignment; somebody's own may have several, of other names.

    nbgrader's own lists ask once or twice a student, and each time SQLite reads the whole table: 27 s where
    3,000 have handed in.
    """
    return (
        gradebook.db.query(SubmittedAssignment.student_id, *columns)
        .select_from(of)
        .join(BaseCell, BaseCell.id == of.cell_id)
        .join(SubmittedNotebook, SubmittedNotebook.id == of.notebook_id)
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .filter(Assignment.name == assignment)
    )


def points_of_class(gradebook: Gradebook, assignment: str) -> dict[str, tuple[float, bool]]:
    """student -> (points in all notebooks of an assignment, whether an answer waits for a person).

    Those who wait are picked here: a query that asks for them alone took SQLite 24 s for 3,000.
    """
    found: dict[str, tuple[float, bool]] = {}
    for student, points, waits in grades_of_all(gradebook, assignment, Grade.score, Grade.needs_manual_grade):
        before, waited = found.get(student, (0.0, False))
        found[student] = before + float(points or 0), waited or bool(waits)
    return found


def late_penalties(gradebook: Gradebook, assignment: str) -> dict[str, float]:
    """student -> the points that nbgrader takes off for lateness, in all notebooks of an assignment."""
    rows = (
        gradebook.db.query(SubmittedAssignment.student_id, SubmittedNotebook.late_submission_penalty)
        .select_from(SubmittedNotebook)
        .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .filter(Assignment.name == assignment)
    )
    found: dict[str, float] = defaultdict(float)
    for student, points in rows:
        found[student] += float(points or 0)
    return dict(found)


def marks_of_class(gradebook: Gradebook, assignment: str) -> dict[str, dict[str, Mark]]:
    """student -> grade id of a code cell -> mark, of everybody who is in the gradebook; one query."""
    found: dict[str, dict[str, Mark]] = defaultdict(dict)
    rows = grades(gradebook, assignment, BaseCell.name, Grade.auto_score, Grade.manual_score)
    for student, cell, auto, by_hand in rows:
        found[student][cell] = Mark(auto, by_hand)
    return dict(found)


def are_written(scores: Mapping[str, float | None], marks: Mapping[str, Mark]) -> bool:
    """Whether the gradebook has these scores of a run: a restored or emptied one has others, or none."""
    return bool(scores) and all(cell in marks and marks[cell].auto == score for cell, score in scores.items())


def waiting_for_an_eye(scores: Mapping[str, float | None], marks: Mapping[str, Mark]) -> list[str]:
    """Test cells that no check could judge and nobody has marked by hand yet."""
    return [
        cell
        for cell, score in scores.items()
        if score is None and (cell not in marks or marks[cell].by_hand is None)
    ]


def waiting(gradebook: Gradebook, name: str) -> list[str]:
    """Students of an assignment of whom an answer waits for a person."""
    return sorted(student for student, (_, waits) in points_of_class(gradebook, name).items() if waits)
