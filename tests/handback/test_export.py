"""nbgrader's CSV with two columns more: each cell is one, numbers are nbgrader's own, and no mark is below 0."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from types import SimpleNamespace

import pytest

from autograder.handback.export import COLUMNS, StampedCsv, row_of, sandbox_name
from autograder.marking.verdicts import Note, Run, Store
from autograder.sandbox.levels import NAMES

NB, OTHER = "04_one_neuron", "05_layers"
ASSIGNMENT = SimpleNamespace(name=NB, max_score=13.0, duedate=datetime(2026, 12, 4, 23, 59))
ADA = SimpleNamespace(id="ada", last_name="Love, lace", first_name="=A()", email=None)
BOB = SimpleNamespace(id="bob", last_name=None, first_name=None, email="bob@x")


def handed_in(student="ada", score=7.0, penalty=None, when=None):
    return SimpleNamespace(student_id=student, score=score, late_submission_penalty=penalty, timestamp=when)


def cells(submission, student=ADA, assignment=ASSIGNMENT) -> dict[str, str]:
    return dict(zip(COLUMNS, row_of(assignment, student, submission), strict=False))


def test_a_row_is_nbgraders_own_cells():
    assert row_of(ASSIGNMENT, ADA, handed_in(when=datetime(2026, 12, 1, 9, 30))) == [
        *(NB, "2026-12-04 23:59:00", "2026-12-01 09:30:00", "ada", "Love, lace", "'=A()", ""),
        *("7.0", "0.0", "7.0", "13.0"),
    ]


def test_who_handed_nothing_in_has_0_and_no_time():
    assert row_of(SimpleNamespace(name=NB, max_score=13.0, duedate=None), BOB, None) == [
        *(NB, "", "", "bob", "", "", "bob@x", "0.0", "0.0", "0.0", "13.0"),
    ]


@pytest.mark.parametrize("raw, penalty, score", [(7.0, 2.0, "5.0"), (1.0, 2.0, "0.0"), (None, None, "0.0")])
def test_a_penalty_is_taken_off_and_no_score_falls_below_0(raw, penalty, score):
    row = cells(handed_in(score=raw, penalty=penalty))
    assert (row["raw_score"], row["late_submission_penalty"], row["score"]) == (
        str(raw or 0.0), str(penalty or 0.0), score,
    )  # fmt: skip


def test_the_sandbox_is_named():
    assert sandbox_name(None) == "" and sandbox_name(Run(level=0)) == "unsandboxed"
    assert [sandbox_name(Run(level=level)) for level in (1, 2)] == ["jail alone", "bubblewrap + jail"]


@pytest.fixture
def export(tmp_path):
    """Export a class of ada and bob with two assignments; `ada` has a run in the store."""
    store = Store(tmp_path / "verdicts")
    store.put("key", Run(level=2, version="9.9"))
    store.note(NB, "ada", Note("key"))
    assignments = [ASSIGNMENT, SimpleNamespace(name=OTHER, max_score=11.0, duedate=None)]
    book = SimpleNamespace(
        assignments=assignments,
        students=[ADA, BOB],
        assignment_submissions=lambda name: [handed_in()] if name == NB else [],
    )

    def act(**chosen) -> list[dict[str, str]]:
        exporter = StampedCsv()
        exporter.store, exporter.to = str(store.folder), str(tmp_path / "grades.csv")
        for name, value in chosen.items():
            setattr(exporter, name, value)
        exporter.export(book)
        return list(csv.DictReader(io.StringIO((tmp_path / "grades.csv").read_text(encoding="utf-8"))))

    return act


def test_every_student_has_a_row_for_every_assignment(export):
    rows = export()
    assert [(row["assignment"], row["student_id"]) for row in rows] == [
        (NB, "ada"), (NB, "bob"), (OTHER, "ada"), (OTHER, "bob"),
    ]  # fmt: skip
    assert [row["score"] for row in rows] == ["7.0", "0.0", "0.0", "0.0"]
    assert list(rows[0]) == COLUMNS and rows[0]["sandbox"] == NAMES[2] and rows[0]["version"] == "9.9"
    assert {(row["sandbox"], row["version"]) for row in rows[1:]} == {("", "")}


def test_students_and_assignments_can_be_chosen(export):
    assert [row["assignment"] for row in export(student=["bob"])] == [NB, OTHER]
    chosen = export(assignment=[OTHER])
    assert [(row["assignment"], row["student_id"]) for row in chosen] == [(OTHER, "ada"), (OTHER, "bob")]


def test_without_a_name_the_file_is_grades_csv(export, tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    export()
    (tmp_path / "grades.csv").unlink()
    with pytest.raises(FileNotFoundError):
        export(to="")
    assert [path.name for path in (tmp_path / "here").iterdir()] == ["grades.csv"]
