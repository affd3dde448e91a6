"""What was replaced is forgotten: nbgrader's remembered time, its graded copy, a timestamp nobody vouches for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from nbgrader.api import Gradebook

from autograder.authoring.course import Course
from autograder.authoring.release import programs_of_this_python
from autograder.intake.store import Shelf, forget_times

NAME = "04_one_neuron"
NOV = datetime(2026, 11, 20, 21, 10, tzinfo=UTC)


@pytest.fixture
def shelf(tmp_path):
    return Shelf(Course(tmp_path))


def graded(shelf, student="ada"):
    folder = shelf.course.class_folder / "autograded" / student / NAME
    folder.mkdir(parents=True)
    (folder / "x").write_text("x")
    return folder


def test_a_first_hand_in_is_stored_with_its_time(shelf):
    shelf.put("ada", NAME, "{}", NOV)
    path = shelf.path("ada", NAME)
    assert path.read_text() == "{}" and shelf.read("ada", NAME) == b"{}" and shelf.read("bob", NAME) is None
    assert path.with_name("timestamp.txt").read_text() == "2026-11-20 21:10:00.000000 UTC"
    assert shelf.forgotten == [] and shelf.stored_at("bob", NAME) is None


def test_a_replacement_without_a_time_forgets_the_old_one(shelf):
    shelf.put("ada", NAME, "{}", NOV)
    old = graded(shelf)
    shelf.put("ada", NAME, "[]", None)
    assert not shelf.path("ada", NAME).with_name("timestamp.txt").exists() and not old.exists()
    assert shelf.forgotten == [("ada", NAME)]


def test_a_replacement_with_a_time_has_that_time(shelf):
    shelf.put("ada", NAME, "{}", None)
    old = graded(shelf)
    shelf.put("ada", NAME, "[]", NOV)
    assert "21:10" in shelf.path("ada", NAME).with_name("timestamp.txt").read_text()
    assert not old.exists() and shelf.forgotten == []


def test_a_graded_copy_behind_a_link_is_left_alone(shelf, tmp_path):
    shelf.put("ada", NAME, "{}", None)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    place = shelf.course.class_folder / "autograded" / "ada"
    place.mkdir(parents=True)
    (place / NAME).symlink_to(elsewhere)
    shelf.put("ada", NAME, "[]", None)
    assert elsewhere.exists()


def test_links_are_seen_at_every_step(shelf, tmp_path):
    assert not shelf.is_link("ada", NAME)
    shelf.folder.mkdir(parents=True)
    (shelf.folder / "ada").symlink_to(tmp_path)
    assert shelf.is_link("ada", NAME)
    (shelf.folder / "bob").mkdir()
    (shelf.folder / "bob" / NAME).symlink_to(tmp_path)
    assert shelf.is_link("bob", NAME)


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own, while it adds a submission
def test_nbgrader_forgets_the_time_and_keeps_the_rest(tmp_path):
    with programs_of_this_python(), Gradebook(f"sqlite:///{tmp_path}/g.db") as gradebook:
        gradebook.add_assignment(NAME)
        for student in ("ada", "bob"):
            gradebook.add_student(student)
            gradebook.add_submission(NAME, student, timestamp="2026-11-20 10:00:00 UTC")
        assert forget_times(gradebook, [("ada", NAME), ("nobody", NAME)]) == 1
        assert gradebook.find_submission(NAME, "ada").timestamp is None
        assert gradebook.find_submission(NAME, "bob").timestamp is not None
