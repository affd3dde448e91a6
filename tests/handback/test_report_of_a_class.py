"""The report of a simulated class says what that class did: known, since the simulation chose it."""

from __future__ import annotations

import pytest
from room import Room
from submissions import ROOT

from autograder.authoring.course import Course
from autograder.handback.report import gather, summarise
from autograder.marking.class_run import Choices, ClassRun
from autograder.rehearsal.simulate import HABITS, make_class

NAME = "04_one_neuron"


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """(the students as simulated, the summary) of a class of 24, graded on the command line."""
    room = Room(tmp_path_factory.mktemp("report"), NAME).open()
    students = make_class(Course(ROOT), NAME, 24, 2, room.root / "simulated")
    honest = [student for student in students if student.kind in HABITS]
    for student in honest:
        text = (room.root / "simulated" / student.name / f"{NAME}.ipynb").read_text()
        room.hand_in(student.name, NAME, text)
    room.call("grade", "04", "--jobs", "2")
    return honest, summarise(NAME, gather(ClassRun(Course(room.root), Choices(NAME))))


def reported(summary) -> set[tuple[str, str, str]]:
    """(student, exercise, mistake), the parts of an exercise taken together."""
    return {
        (student, one.exercise.split(" ")[0], entry.mistake)
        for one in summary.exercises
        for entry in one.mistakes
        for student in entry.students
        if not one.exercise.startswith("Q")
    }


@pytest.mark.slow
def test_every_mistake_is_reported_by_its_name(told):
    honest, summary = told
    did = {
        (s.name, exercise, what) for s in honest for exercise, what in s.answers.items() if what != "right"
    }
    expected = {(student, exercise, what.replace("blank", "not_answered")) for student, exercise, what in did}
    # the later answers call the student's own sigmoid and forward pass, and may fall with them
    no_sigmoid = {student for student, exercise, _ in expected if exercise == "E4.1"}
    no_forward = {(student, "E4.3") for student, exercise, _ in expected if exercise == "E4.2"}
    found = {row for row in reported(summary) if row[0] not in no_sigmoid and row[:2] not in no_forward}
    assert len({what for _, _, what in found}) > 5, "the class made too few different mistakes"
    assert found == {row for row in expected if row[0] not in no_sigmoid and row[:2] not in no_forward}
    assert {row for row in expected if row[1] == "E4.1"} <= reported(summary)


def test_every_student_is_counted_in_every_exercise(told):
    honest, summary = told
    assert {one.passed + one.failed for one in summary.exercises} == {len(honest)}
    assert sum(summary.histogram()) == summary.submissions == len(honest)
