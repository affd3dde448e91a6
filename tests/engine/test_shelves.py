"""Chapters are found where they lie; one that cannot be read is said in one line."""

import importlib.metadata
import sys
from pathlib import Path

import own_exercises
import pytest

from autograder import Complaint
from autograder.engine import registry, shelves
from autograder.engine.chapter import Chapter
from autograder.engine.verdict import Exercise

MODULE = "from autograder.engine.asserts import asserted\nEXERCISES = [asserted({!r}, 'f', points=1, beside=__file__)]\n"


@pytest.fixture
def course(tmp_path, monkeypatch):
    """An empty course to stand in; what is found is forgotten before and after."""
    (tmp_path / "course").mkdir()
    (tmp_path / "exercises").mkdir()
    monkeypatch.chdir(tmp_path)
    registry.chapters.cache_clear()
    registry.exercises.cache_clear()
    yield tmp_path
    registry.chapters.cache_clear()
    registry.exercises.cache_clear()


def add(course, name, text=None):
    folder = course / "exercises" / name
    folder.mkdir()
    (folder / "exercises.py").write_text(
        MODULE.format(f"E{int(name.partition('_')[0])}.1") if text is None else text
    )


def test_the_own_chapter_stands_last_with_its_quiz(course):
    own_exercises.write(course)
    assert list(registry.chapters())[-1] == own_exercises.NAME
    assert registry.find("E10.1")[0].points == 2 and registry.quiz("Q10").variable == "quiz_10"


def test_a_folder_without_init_claims_no_file_that_is_not_there(course):
    """The reuse key reads the files of all modules that were loaded from the folder."""
    own_exercises.write(course)
    folder = registry.chapter(own_exercises.NAME).folder
    package = f"own_exercises_{own_exercises.NAME}"
    loaded = {name: getattr(sys.modules[name], "__file__", None) for name in sys.modules if package in name}
    assert {Path(file) for file in loaded.values() if file} == {
        folder / f"{module}.py" for module in ("exercises", "mistakes", "questions")
    }


def test_it_is_found_from_every_folder_of_the_course(course, monkeypatch):
    own_exercises.write(course)
    (course / "course/10_activations").mkdir()
    monkeypatch.chdir(course / "course/10_activations")
    assert own_exercises.NAME in registry.chapters()


def test_what_was_handed_in_is_never_a_course(course, monkeypatch):
    sent = course / "class/submitted/eve"
    (sent / "exercises/10_evil").mkdir(parents=True)
    (sent / "course").mkdir()
    (sent / "exercises/10_evil/exercises.py").write_text("raise SystemExit('run')")
    monkeypatch.chdir(sent)
    assert shelves.own_folder() == course / "exercises"
    assert "10_evil" not in registry.chapters()


def test_more_than_ten_chapters_stand_in_the_order_of_their_numbers(course):
    for name in ("11_y", "10_x", "19_z", "100_last"):
        add(course, name)
    numbers = [int(chapter.number) for chapter in registry.chapters().values()]
    assert numbers == [*range(9), 10, 11, 19, 100]


def test_packages_offer_theirs_by_an_entry_point(course, monkeypatch):
    package = course / "lib/their_course"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "exercises.py").write_text(MODULE.format("E12.1"))
    monkeypatch.syspath_prepend(course / "lib")
    entry = importlib.metadata.EntryPoint("12_theirs", "their_course", shelves.GROUP)
    monkeypatch.setattr(shelves, "entry_points", lambda group: [entry])
    assert registry.chapters()["12_theirs"].folder == package
    (package / "12_theirs.py").write_text("")
    assert shelves.own_sources(course) == {"12_theirs": package}
    sys.modules.pop("their_course.exercises")


def test_a_folder_may_declare_its_chapter_itself(course):
    add(course, "10_x")
    declares = "from autograder.engine.chapter import Chapter\nfrom .exercises import EXERCISES\n"
    declares += 'CHAPTER = Chapter("10", "x", EXERCISES)\n'
    (course / "exercises/10_x/__init__.py").write_text(declares)
    assert registry.chapter("10_x").folder == course / "exercises/10_x"
    assert [one.id for one in registry.chapter("10_x").exercises] == ["E10.1"]


@pytest.mark.parametrize(
    "text, said",
    [
        ("", "no exercises.py with EXERCISES in it"),
        ("EXERCISES = [", "SyntaxError"),
        ("import no_such_module", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("raise OSError('disk\\nfull')", "OSError: disk full"),
    ],
)
def test_a_folder_that_cannot_be_read_is_one_line(course, text, said):
    add(course, "10_x", text)
    with pytest.raises(Complaint, match="10_x") as complaint:
        registry.chapters()
    assert said in str(complaint.value) and "\n" not in str(complaint.value)


def test_two_chapters_cannot_share_a_number_or_an_exercise(course):
    add(course, "04_mine")
    with pytest.raises(Complaint, match="both have the number 04"):
        registry.chapters()
    two = [Chapter("20", "a", [Exercise("E1.1", ("f",), {"": 1}, print)]), Chapter("21", "b")]
    again = Chapter("22", "c", [Exercise("E1.1", ("f",), {"": 1}, print)])
    with pytest.raises(Complaint, match="22_c and 20_a both have E1.1"):
        registry._refuse_twins([*two, again])
