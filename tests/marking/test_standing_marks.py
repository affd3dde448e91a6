"""A regrade keeps what a person settled, until the answer or its question is another; one exercise alone."""

from __future__ import annotations

import pytest
from room import Room
from submissions import answered, cell

from autograder.commands.grade import Tally
from autograder.marking.changes import changes
from autograder.marking.gradebook import Mark, marks_of_class, open_gradebook
from autograder.marking.standing_marks import Regrade
from autograder.marking.submission import Outcome

NAME, WORDS = "04_one_neuron", "By the chain rule."


def by_hand(gradebook, cell_name: str, score: float) -> None:
    grade = gradebook.find_grade(cell_name, NAME, NAME, "ada")
    grade.manual_score, grade.needs_manual_grade = score, False
    gradebook.db.commit()


def state(room, cell_name: str) -> tuple:
    with open_gradebook(room.config().CourseDirectory.db_url) as gradebook:
        grade = gradebook.find_grade(cell_name, NAME, NAME, "ada")
        return grade.auto_score, grade.manual_score, grade.needs_manual_grade


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """Ada's M4 has 1 point by hand, and her wrong E4.3 has 2 although the check gave 0."""
    room = Room(tmp_path_factory.mktemp("class"), NAME).open()
    room.hand_in("ada", NAME, answered(NAME, M4=WORDS, neuron_backward="wrong/E4.3/missing_sigmoid_slope"))
    room.run("autograder", "grade", "04")
    with open_gradebook(room.config().CourseDirectory.db_url) as gradebook:
        by_hand(gradebook, "M4", 1.0)
        by_hand(gradebook, "E4-3", 2.0)
    return room


@pytest.mark.slow
def test_marks_by_hand_stay_until_their_answer_changes(room):
    typo = answered(NAME, M4=WORDS, neuron_backward="wrong/E4.3/missing_sigmoid_slope")
    cell(typo, "quiz_4")["source"] = cell(typo, "quiz_4")["source"] + "\n# a typo mended\n"
    room.hand_in("ada", NAME, typo)
    assert "by hand" not in room.run("autograder", "grade", "04").stdout
    assert state(room, "M4") == (None, 1.0, False) and state(room, "E4-3") == (0.0, 2.0, False)
    room.run("autograder", "grade", "04", "--force")
    assert state(room, "M4") == (None, 1.0, False)

    room.hand_in("ada", NAME, answered(NAME, M4=WORDS + " And more."))
    done = room.run("autograder", "grade", "04")
    assert state(room, "M4") == (None, 1.0, True) and state(room, "E4-3") == (4.0, 2.0, True)
    assert "2 marks by hand stand over answers that changed" in done.stdout
    assert "ada: E4-3 was marked by hand, and the answer has changed since" in done.stderr


@pytest.mark.slow
def test_one_exercise_is_marked_again_and_no_other(room):
    with open_gradebook(room.config().CourseDirectory.db_url) as gradebook:
        for name, wrong in (("E4-4", 0.0), ("Q4", 0.5)):
            gradebook.find_grade(name, NAME, NAME, "ada").auto_score = wrong
        gradebook.db.commit()
    done = room.run("autograder", "grade", "04", "--again", "E4.4")
    with open_gradebook(room.config().CourseDirectory.db_url) as gradebook:
        marks = marks_of_class(gradebook, NAME)["ada"]
    assert f"ada: E4-4 from 0 to {marks['E4-4'].auto:g}\n1 mark changed\n" in done.stdout
    assert marks["E4-4"].auto > 0 and marks["Q4"].auto == 0.5
    assert "other marks are not those of the file in 1 of 1 submissions: autograder grade 04" in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("unknown", ["E9.9", "M4", ""])
def test_an_exercise_that_no_check_marks_is_refused_in_a_line(room, unknown):
    done = room.run("autograder", "grade", "04", "--again", unknown, status=2)
    assert "E4.3" in done.stderr and len(done.stderr.strip().splitlines()) == 1


def test_an_answer_whose_mark_was_not_written_is_known_as_it_was_before():
    regrade = Regrade({"M4": "old"}, {"M4": "new", "E4-3": "new", "E4-4": "new"}, frozenset({"E4-3"}))
    assert regrade.noted() == {"M4": "old", "E4-3": "new"}
    assert not Regrade(regrade.noted(), regrade.now).is_the_same("M4")
    assert Regrade({"M4": "old"}, {"M4": "new"}).noted() == {"M4": "new"}


def test_changes_are_said_from_what_to_what():
    before = {"ada": {"E4-3": Mark(0.0), "E4-4": Mark(1.0)}, "bob": {"E4-3": Mark(None, 2.0)}}
    after = {"ada": {"E4-3": Mark(4.0), "E4-4": Mark(1.0)}, "bob": {"E4-3": Mark(4.0, 2.0)}}
    assert changes(before, after) == [
        "ada: E4-3 from 0 to 4",
        "bob: E4-3 from no mark to 4; 2 by hand stands",
        "2 marks changed",
    ]
    assert changes(after, after) == ["0 marks changed"]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "1 graded, 0 unchanged, 0 not graded"),
        (1, "; 1 mark by hand stands over an answer that changed"),
        (11, "; 11 marks by hand stand over answers that changed"),
    ],
)
def test_marks_by_hand_over_changed_answers_are_counted_in_the_summary(count, said):
    tally = Tally(NAME)
    tally.count(Outcome("ada", overridden=("E4-3",) * count), True)
    assert tally.summary().endswith(said)
