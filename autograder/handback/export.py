"""nbgrader's CSV with two columns more: under which sandbox each mark was made, and by which version of ours.

Its own exporter joins cells by commas: a comma in a name changed a mark. Here each cell is one.
"""

from __future__ import annotations

from pathlib import Path

from nbgrader.plugins import CsvExportPlugin
from traitlets import Unicode

from autograder.authoring.files import write_whole
from autograder.intake.names import guarded
from autograder.intake.tables import table_text
from autograder.marking.verdicts import Store
from autograder.sandbox.levels import NAMES

COLUMNS = [
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score", "sandbox", "version"),
]


class StampedCsv(CsvExportPlugin):
    """`c.ExportApp.plugin_class`; the columns of nbgrader's own, then "sandbox" and "version"."""

    store = Unicode("class/verdicts", help="Where runs are kept.").tag(config=True)

    def export(self, gradebook) -> None:
        store, lines = Store(Path(self.store).absolute()), [COLUMNS]
        students, assignments = set(map(str, self.student)), set(map(str, self.assignment))
        for assignment in gradebook.assignments:
            if assignments and assignment.name not in assignments:
                continue
            handed_in = {one.student_id: one for one in gradebook.assignment_submissions(assignment.name)}
            for student in gradebook.students:
                if students and student.id not in students:
                    continue
                row = row_of(assignment, student, handed_in.get(student.id))
                run = store.get(store.noted(assignment.name, student.id).key)
                lines.append([*row, sandbox_name(run), run.version if run else ""])
        write_whole(Path(self.to or "grades.csv"), table_text(lines))


def row_of(assignment, student, submission) -> list[str]:
    """nbgrader's own cells for one student and assignment; who handed nothing in has 0."""
    penalty = float(submission.late_submission_penalty or 0) if submission else 0.0
    raw = float(submission.score or 0) if submission else 0.0
    names = (student.id, student.last_name, student.first_name, student.email)
    numbers = (raw, penalty, max(0.0, raw - penalty), assignment.max_score)
    moments = (assignment.duedate, submission.timestamp if submission else None)
    return [
        assignment.name,
        *(str(moment or "") for moment in moments),
        *(guarded(name or "") for name in names),
        *map(str, numbers),
    ]


def sandbox_name(run) -> str:
    """ "bubblewrap + jail", "jail alone" or "unsandboxed"; "" where nothing was run."""
    if run is None:
        return ""
    return NAMES[run.level] if run.level else "unsandboxed"
