"""Until when a notebook is handed in: class/deadlines.csv where it says so, else nbgrader's own due date.

What the file says is written into the gradebook too, extensions with it, so that a penalty of nbgrader's that
the instructor chose (`c.LateSubmissionPlugin`) goes by it. Without one nobody loses a point.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from nbgrader.api import Gradebook

from autograder.authoring.course import Course
from autograder.intake.deadlines import Deadlines, read_deadlines


def due_dates(course: Course, gradebook: Gradebook, notebook: str) -> Deadlines:
    """The deadlines of one notebook."""
    ours = read_deadlines(course)
    if notebook in ours.of_all:
        return ours
    known = (one for one in gradebook.assignments if one.name == notebook)
    due = getattr(next(known, None), "duedate", None)
    if due is None:
        return ours
    of_one = {
        (notebook, one.student_id): in_utc(due + one.extension)
        for one in gradebook.assignment_submissions(notebook)
        if one.extension
    }
    return Deadlines({notebook: in_utc(due)}, of_one)


def write_due(gradebook: Gradebook, notebook: str, deadlines: Deadlines) -> None:
    """nbgrader's due date of the notebook, where ours has one; it keeps moments in UTC without a zone."""
    if due := deadlines.of_all.get(notebook):
        assignment = gradebook.find_assignment(notebook)
        assignment.duedate = due.astimezone(UTC).replace(tzinfo=None)
        gradebook.db.commit()


def extension_of(notebook: str, student: str, deadlines: Deadlines) -> timedelta | None:
    """How much longer than all one student has; None for no longer."""
    due, longer = deadlines.of_all.get(notebook), deadlines.of_one.get((notebook, student))
    return longer - due if due and longer else None


def in_utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC)
