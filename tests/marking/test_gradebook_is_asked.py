"""Marks count as written where the gradebook has them, whatever an earlier run noted."""

from __future__ import annotations

import pytest
from one_class import FULL, NAME, class_run, grade, hand_in, kept_runs
from submissions import answered, blank

from autograder.marking.gradebook import Mark, are_written, waiting_for_an_eye


@pytest.mark.slow
def test_a_gradebook_that_was_removed_is_written_again_and_nothing_runs(room):
    hand_in(room, ada=answered(NAME), bob=blank(NAME))
    grade(room)
    runs = kept_runs(room)
    (room.root / "class" / "gradebook.db").unlink()
    assert room.convert("GenerateAssignment", NAME) == ""
    assert "2 graded, 0 unchanged" in grade(room)
    assert room.marks("ada", NAME) == FULL
    assert kept_runs(room) == runs
    assert "0 graded, 2 unchanged" in grade(room)


@pytest.mark.slow
def test_a_student_who_was_removed_from_the_gradebook_is_written_again(room):
    hand_in(room, ada=answered(NAME), bob=blank(NAME))
    grade(room)
    with room.gradebook() as gradebook:
        gradebook.remove_student("ada")
    assert "1 graded, 1 unchanged" in grade(room)
    assert room.marks("ada", NAME) == FULL


@pytest.mark.slow
def test_a_gradebook_with_other_marks_than_the_runs_is_put_right(room):
    hand_in(room, ada=answered(NAME))
    grade(room)
    with room.gradebook() as gradebook:  # as a backup of yesterday would have it
        gradebook.find_grade("E4-3", NAME, NAME, "ada").auto_score = 0
        gradebook.db.commit()
    assert "1 graded, 0 unchanged" in grade(room)
    assert room.marks("ada", NAME) == FULL


@pytest.mark.slow
def test_the_gradebook_is_asked_once_a_class(room):
    hand_in(room, **{f"s{number}": blank(NAME) for number in range(4)})
    grade(room)
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    asked = []

    def note(connection, cursor, statement, *_):
        asked.append(statement)

    run = class_run(room)
    event.listen(Engine, "before_cursor_execute", note)
    try:
        assert [was_new for _, was_new in run.grade()] == [False] * 4
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len([statement for statement in asked if "FROM grade" in statement]) == 1


@pytest.mark.parametrize(
    "scores, marks, written",
    [
        ({"E": 1.0}, {"E": Mark(1.0)}, True),
        ({"E": 1.0, "F": 0.0}, {"E": Mark(1.0), "F": Mark(0.0), "M": Mark(None)}, True),
        ({"E": None}, {"E": Mark(None)}, True),
        ({"E": 1.0}, {}, False),
        ({"E": 1.0, "F": 0.0}, {"E": Mark(1.0)}, False),
        ({"E": 1.0}, {"E": Mark(0.0)}, False),
        ({"E": 0.0}, {"E": Mark(None)}, False),
        ({"E": 1.0}, {"E": Mark(0.0, by_hand=1.0)}, False),
        ({}, {"E": Mark(1.0)}, False),
    ],
)
def test_marks_are_written_if_the_gradebook_has_each_of_them(scores, marks, written):
    assert are_written(scores, marks) is written


def test_only_a_human_ends_the_wait_for_an_eye():
    scores = {"E": None, "F": None, "G": 0.0}
    assert waiting_for_an_eye(scores, {}) == ["E", "F"]
    assert waiting_for_an_eye(scores, {"E": Mark(None), "F": Mark(None, by_hand=0.0)}) == ["E"]
