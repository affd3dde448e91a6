"""Marks over time: by hand, again, late, handed in once more."""

import shutil
import sqlite3
import threading

import pytest
from room import Room
from submissions import answered, blank, total, without

from autograder.marking.gradebook import Mark, are_written

NAME = "04_one_neuron"
CELLS = ("E4-1-values", "E4-1-quiet", "E4-2", "E4-3", "E4-4", "Q4", "M4")
NO_SLOPE = """def neuron_backward(x, w, y):
    s, z, L = neuron_forward(x, w, y)
    return 2 * (z - y) * x, 2 * (z - y) * w
"""


@pytest.fixture(scope="module")
def graded_once(tmp_path_factory):
    room = Room(tmp_path_factory.mktemp("class") / "room", NAME).open()
    room.hand_in("ada", NAME, answered(NAME, M4="By the chain rule."))
    room.hand_in("bob", NAME, answered(NAME, neuron_backward=NO_SLOPE))
    assert room.grade(NAME) == ""
    return room


@pytest.fixture
def room(graded_once, tmp_path):
    """The class after its first grading, for one test alone."""
    shutil.copytree(graded_once.root, tmp_path / "room", symlinks=True)
    copy = object.__new__(Room)
    copy.root, copy.names = tmp_path / "room", graded_once.names
    return copy


def grade_by_hand(room, student, cell, score):
    with room.gradebook() as gradebook:
        grade = gradebook.find_grade(cell, NAME, NAME, student)
        grade.manual_score, grade.needs_manual_grade = score, False
        if cell == "M4":  # test cells have no comment
            gradebook.find_comment(cell, NAME, NAME, student).manual_comment = "Well argued."
        gradebook.db.commit()


def marks(room, student):
    found = room.marks(student, NAME)
    return tuple(found[cell] for cell in CELLS)


def test_grading_twice_changes_nothing(room):
    before = marks(room, "ada"), marks(room, "bob")
    assert before == ((1, 1, 2, 4, 2, 1, None), (1, 1, 2, 0, 2, 1, None))
    assert room.grade(NAME) == ""
    assert (marks(room, "ada"), marks(room, "bob")) == before


def test_a_mark_given_by_hand_survives_grading_again(room):
    grade_by_hand(room, "ada", "M4", 1.5)
    assert room.grade(NAME) == ""
    assert marks(room, "ada") == (1, 1, 2, 4, 2, 1, 1.5)
    with room.gradebook() as gradebook:
        assert gradebook.find_comment("M4", NAME, NAME, "ada").comment == "Well argued."


def test_a_mark_given_by_hand_for_a_test_cell_survives_too(room):
    grade_by_hand(room, "bob", "E4-3", 2)
    assert room.grade(NAME) == ""
    assert marks(room, "bob") == (1, 1, 2, 2, 2, 1, None)
    grade_by_hand(room, "bob", "E4-3", None)  # taken back: the machine's mark counts again


def test_a_better_answer_handed_in_again_counts(room):
    room.hand_in("bob", NAME, answered(NAME))
    assert room.grade(NAME) == ""
    assert marks(room, "bob") == (1, 1, 2, 4, 2, 1, None)


def test_handing_in_again_without_test_cells_keeps_no_old_mark(room):
    room.hand_in("ada", NAME, without(blank(NAME), *CELLS[:6]))
    assert room.grade(NAME) == ""
    assert marks(room, "ada") == (0, 0, 0, 0, 0, 0, 0)


def test_a_newer_submission_is_graded_again_without_force(room, monkeypatch):
    stamp = room.folder("bob", NAME) / "timestamp.txt"
    config = Room.config

    def gentle(self):
        made = config(self)
        made.BaseConverter.force = False
        return made

    monkeypatch.setattr(Room, "config", gentle)
    room.hand_in("bob", NAME, answered(NAME))
    (room.folder("bob", NAME, "autograded") / "timestamp.txt").write_text("2026-01-01 00:00:00 UTC")
    stamp.write_text("2026-01-02 00:00:00 UTC")
    assert room.grade(NAME) == ""
    assert marks(room, "bob") == (1, 1, 2, 4, 2, 1, None)


def test_lateness_costs_what_the_instructor_says(room, monkeypatch):
    """nbgrader's own plugin, which works because AssignLatePenalties stays in the list."""
    with room.gradebook() as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate="2026-01-01 00:00:00 UTC")
    (room.folder("ada", NAME) / "timestamp.txt").write_text("2026-01-02 00:00:00 UTC")
    config = Room.config

    def strict(self):
        made = config(self)
        made.LateSubmissionPlugin.penalty_method = "zero"
        return made

    monkeypatch.setattr(Room, "config", strict)
    assert room.grade(NAME) == ""
    with room.gradebook() as gradebook:
        late = gradebook.find_submission_notebook(NAME, NAME, "ada").late_submission_penalty
        on_time = gradebook.find_submission_notebook(NAME, NAME, "bob").late_submission_penalty
    assert (late, on_time) == (total(NAME)[0], None)


@pytest.mark.slow
def test_a_gradebook_that_is_busy_for_seven_seconds_is_waited_for(room):
    """SQLite by itself would give up after five."""
    path = room.root / "class" / "gradebook.db"
    holds, lets_go, free = threading.Event(), threading.Event(), threading.Event()

    def hold():
        busy = sqlite3.connect(path)
        busy.execute("BEGIN EXCLUSIVE")
        holds.set()
        lets_go.wait(7)
        free.set()
        busy.rollback()
        busy.close()

    thread = threading.Thread(target=hold)
    thread.start()
    holds.wait(5)
    assert room.grade(NAME) == ""
    assert free.is_set(), "it was graded while another held the gradebook"
    thread.join()
    assert marks(room, "ada") == (1, 1, 2, 4, 2, 1, None)


@pytest.mark.parametrize(
    "scores, marks, written",
    [
        ({"E4-1": 1.0}, {"E4-1": Mark(1.0)}, True),
        ({"E4-1": 1.0}, {"E4-1": Mark(0.0)}, False),
        ({"E4-1": 1.0, "E4-2": 2.0}, {"E4-1": Mark(1.0)}, False),
        ({"E4-1": None}, {"E4-1": Mark(None, 3.0)}, True),
        ({"E4-1": 1.0}, {"E4-1": Mark(1.0), "E4-2": Mark(2.0)}, True),
        ({}, {}, False),
        ({}, {"E4-1": Mark(1.0)}, False),
    ],
)
def test_a_run_is_written_where_the_gradebook_has_each_of_its_scores_and_there_are_some(
    scores, marks, written
):
    assert are_written(scores, marks) is written
