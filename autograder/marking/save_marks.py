"""The marks of one submission go into the gradebook in one piece: all of them, or none.

nbgrader's own SaveAutoGrades asks and commits once a cell. What counts as a mark is nbgrader's, save for
a check of ours that stumbled: nbgrader would give no point for it, here a human is asked.
"""

from __future__ import annotations

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import BaseCell, Comment, Grade, Gradebook, MissingEntry
from nbgrader.preprocessors import SaveAutoGrades

from autograder.marking.execute import NEEDS_AN_EYE
from autograder.marking.standing_marks import Regrade


class SaveMarks(SaveAutoGrades):
    """In the place of SaveAutoGrades in `c.Autograde.autograde_preprocessors`."""

    def preprocess(self, nb, resources):
        names = resources["nbgrader"]
        with Gradebook(names["db_url"]) as gradebook:
            where = names["notebook"], names["assignment"], names["student"]
            notebook = gradebook.find_submission_notebook(*where)
            grades = _by_cell(gradebook, Grade, notebook.id)
            comments = _by_cell(gradebook, Comment, notebook.id)
            regrade = resources.get("regrade", Regrade())
            for cell in nb.cells:
                if utils.is_grade(cell) and regrade.writes(cell.metadata.nbgrader.grade_id):
                    _set_mark(_found(grades, cell), mark_of(cell), cell, regrade)
                if utils.is_solution(cell):
                    _found(comments, cell).auto_comment = comment_on(cell)
            gradebook.db.commit()
        return nb, resources


def mark_of(cell: NotebookNode) -> float | None:
    """What the machine gives for a graded cell; None where a human has to look."""
    if any(output.get("ename") == NEEDS_AN_EYE for output in cell.get("outputs", ())):
        return None
    return utils.determine_grade(cell)[0]


def comment_on(cell: NotebookNode) -> str | None:
    unchanged = cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
    return "No response." if unchanged else None


def _set_mark(grade: Grade, score: float | None, cell: NotebookNode, regrade: Regrade) -> None:
    """Write a check's mark; what a person settled stays settled while answer and question are the same."""
    name, was_done = cell.metadata.nbgrader.grade_id, not grade.needs_manual_grade
    by_hand = grade.manual_score is not None
    grade.auto_score = score
    settled = by_hand and was_done and regrade.is_the_same(name)
    grade.needs_manual_grade = (by_hand or score is None) and not settled
    if by_hand and not regrade.is_the_same(name):
        regrade.overridden.append(name)


def _by_cell(gradebook: Gradebook, kind, notebook_id: str) -> dict:
    """grade id -> row of a submitted notebook."""
    rows = gradebook.db.query(kind, BaseCell.name).join(BaseCell, BaseCell.id == kind.cell_id)
    return {name: row for row, name in rows.filter(kind.notebook_id == notebook_id)}


def _found(rows: dict, cell: NotebookNode):
    name = cell.metadata.nbgrader.grade_id
    if name not in rows:
        raise MissingEntry(f"the gradebook knows no cell {name}: run autograder release")
    return rows[name]
