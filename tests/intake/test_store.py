"""What was replaced is forgotten: nbgrader's remembered time, its graded copy, a timestamp nobody vouches for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from nbgrader.api import Gradebook

from autograder.authoring.course import Course
from autograder.authoring.release import programs_of_this_python
from autograder.intake.store import Shelf, fit_for_a_file, forget_times

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
    assert path == shelf.course.class_folder / "submitted/ada" / NAME / f"{NAME}.ipynb"
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
        assert forget_times(gradebook, [("nobody", NAME), ("ada", NAME)]) == 1
        assert gradebook.find_submission(NAME, "ada").timestamp is None
        assert gradebook.find_submission(NAME, "bob").timestamp is not None


def beside(shelf) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in shelf.path("ada", NAME).parent.glob("*.*g")}


def test_pictures_lie_beside_the_notebook_two_of_a_name_under_two(shelf):
    shelf.put("ada", NAME, "{}", None)
    sent = [("a.png", b"1"), ("A.png", b"2"), ("a.png", b"1"), ("b.jpg", b"3"), ("a.png", b"4")]
    assert shelf.put_pictures("ada", NAME, sent, replace=False) == []
    assert beside(shelf) == {"a.png": b"1", "2_A.png": b"2", "b.jpg": b"3", "2_2_a.png": b"4"}


def test_a_picture_that_is_there_gives_way_to_a_later_hand_in_alone(shelf):
    shelf.put("ada", NAME, "{}", None)
    shelf.put_pictures("ada", NAME, [("a.png", b"1"), ("b.png", b"2")], replace=False)
    assert shelf.put_pictures("ada", NAME, [("a.png", b"9"), ("b.png", b"2")], replace=False) == ["a.png"]
    assert beside(shelf) == {"a.png": b"1", "b.png": b"2"}
    assert shelf.put_pictures("ada", NAME, [("a.png", b"9")], replace=True) == []
    assert beside(shelf)["a.png"] == b"9"


def test_a_picture_is_not_written_through_a_link(shelf, tmp_path):
    shelf.put("ada", NAME, "{}", None)
    (tmp_path / "mine.png").write_bytes(b"mine")
    shelf.path("ada", NAME).with_name("a.png").symlink_to(tmp_path / "mine.png")
    shelf.path("ada", NAME).with_name("b.png").mkdir()
    sent = [("a.png", b"x"), ("b.png", b"y")]
    assert shelf.put_pictures("ada", NAME, sent, replace=True) == ["a.png", "b.png"]
    assert (tmp_path / "mine.png").read_bytes() == b"mine"
    (shelf.folder / "bob").mkdir()
    (shelf.folder / "bob" / NAME).symlink_to(tmp_path)
    assert shelf.put_pictures("bob", NAME, [("c.png", b"x")], replace=True) == ["c.png"]
    assert not (tmp_path / "c.png").exists()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("a.png", "a.png"),
        (".a.png", "a.png"),
        ("..png", "picture.png"),
        ("ü" * 200 + ".jpeg", "ü" * 98 + ".jpeg"),
        ("ü" * 200 + ".png", "ü" * 98 + ".png"),  # no half a letter
        ("x" * 197 + ".png", "x" * 197 + ".png"),
        ("x" * 198 + ".png", "x" * 197 + ".png"),
    ],
)
def test_a_pictures_name_is_fit_for_a_file(name, kept):
    assert fit_for_a_file(name) == kept and len(kept.encode()) <= 201


def test_who_has_anything_there(shelf):
    assert not shelf.holds_any("ada")
    shelf.put("ada", NAME, "{}", None)
    assert shelf.holds_any("ada") and not shelf.holds_any("bob")
    assert abs((shelf.stored_at("ada", NAME) - datetime.now()).days) < 2


def test_a_time_is_not_written_through_a_link(shelf, tmp_path):
    shelf.put("ada", NAME, "{}", None)
    stamp = shelf.path("ada", NAME).with_name("timestamp.txt")
    (tmp_path / "mine").write_text("mine")
    stamp.symlink_to(tmp_path / "mine")
    shelf.put_time("ada", NAME, NOV)
    assert (tmp_path / "mine").read_text() == "mine" and stamp.is_symlink()
    shelf.put_time("ada", NAME, None)
    assert not stamp.is_symlink() and (tmp_path / "mine").exists()
    shelf.put_time("ada", NAME, None)
    assert not stamp.exists()
