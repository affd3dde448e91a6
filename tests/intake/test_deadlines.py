"""Until when: read in the class's zone, kept in UTC, refused in one line where a row says nothing certain."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from autograder import Complaint
from autograder.authoring.course import Course
from autograder.authoring.hand_in import class_zone
from autograder.intake.deadlines import Deadlines, deadlines_file, read_deadlines, said, zone_of_class
from autograder.intake.people import People, Person
from autograder.intake.record import list_file

NAME, OTHER = "04_one_neuron", "05_layers"
DUE = datetime(2026, 12, 4, 22, 59, tzinfo=UTC)  # 23:59 in Berlin


@pytest.fixture
def course(tmp_path):
    for name in (NAME, OTHER):
        (tmp_path / "solutions" / name).mkdir(parents=True)
        (tmp_path / "solutions" / name / f"{name}.py").touch()
    (tmp_path / "course").mkdir()
    (tmp_path / "class").mkdir()
    (tmp_path / "course/hand_in.toml").write_text('timezone = "Europe/Berlin"\n')
    return Course(tmp_path)


def of(course, *lines, head="chapter,due,student"):
    deadlines_file(course).write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return read_deadlines(course)


def test_nothing_is_due_without_a_file(course):
    assert read_deadlines(course) == Deadlines()
    assert read_deadlines(course).due(NAME, "ada") is None
    assert read_deadlines(course).minutes_late(NAME, "ada", DUE) == 0


@pytest.mark.parametrize(
    "written",
    [
        "2026-12-04 23:59",
        "2026-12-04T23:59:00",
        "4.12.2026 23:59",
        "2026-12-04 22:59 UTC",
        "2026-12-04T22:59:00Z",
        "2026-12-04 22:59:00 UTC",
        "2026-12-04 23:59 +0100",
        "2026-12-04T17:59:00-05:00",
        "2026-12-05 07:59 Asia/Tokyo",
        '"Friday, 4 December 2026, 11:59 PM"',
    ],
)
def test_a_moment_is_in_the_classs_zone_unless_it_says_another(course, written):
    assert of(course, f"04,{written},").due(NAME) == DUE


@pytest.mark.parametrize("chapter", ["04", "4", NAME])
def test_a_chapter_is_its_number_or_its_name(course, chapter):
    assert of(course, f"{chapter},2026-12-04 23:59,", "", ",,").due(NAME) == DUE


def test_a_table_without_the_third_column_does(course):
    assert of(course, "04,2026-12-04 23:59", head="chapter,due").due(NAME) == DUE
    assert of(course, "04;2026-12-04 23:59;", head="Chapter;Due;Student").due(NAME) == DUE


def test_an_extension_is_that_students_alone(course):
    found = of(course, "04,2026-12-04 23:59,", "04,2026-12-07 23:59,ada", "05,2026-12-11 23:59,")
    assert found.due(NAME, "ada").day == 7 and found.due(NAME, "bob") == DUE
    assert found.due(OTHER, "ada") == found.due(OTHER, "bob")


def test_minutes_are_counted_from_the_first_second(course):
    found = of(course, "04,2026-12-04 23:59,", "04,2026-12-05 23:59,ada")
    late = [DUE.replace(minute=59, second=s) for s in (0, 1)] + [DUE.replace(hour=23, minute=36)]
    assert [found.minutes_late(NAME, "bob", one) for one in late] == [0, 1, 37]
    assert [found.minutes_late(NAME, "ada", one) for one in late] == [0, 0, 0]
    assert found.minutes_late(NAME, "bob", DUE.replace(day=3)) == 0
    assert found.minutes_late(NAME, "bob", None) == 0


@pytest.mark.parametrize(
    "lines, why",
    [
        (["12,2026-12-04 23:59,"], "line 2: no notebook '12'"),
        (["04,2026-12-04,"], "line 2: '2026-12-04' is no date with a time of day"),
        (["04,,"], "line 2: '' is no date"),
        (["04,soon,"], "line 2: 'soon' is no date"),
        (["04,2026-13-04 23:59,"], "is no date"),
        (["04,04/05/2026 23:59,"], "is no date"),  # which is the month, nobody says
        (["04,2026-12-04 23:59 Mars/Base,"], "no time zone 'Mars/Base'"),
        (["04,2026-12-04 23:59,", "4,2026-12-05 23:59,"], f"line 3: a second due time of {NAME}"),
        (["04,2026-12-04 23:59,", "04,2026-12-05 23:59,ada", "04,2026-12-06 23:59,ada"], "line 4: a second"),
        (["04,2026-12-04 23:59,", "04,2026-12-05 23:59,zoe"], "line 3: no student 'zoe' on the class list"),
        (["04,2026-12-05 23:59,ada"], "ada has longer for 04_one_neuron, and no row says until when all"),
    ],
)
def test_a_bad_row_is_refused_in_one_line(course, lines, why):
    People([Person("ada")]).write(list_file(course))
    with pytest.raises(Complaint) as refused:
        of(course, *lines)
    assert why in str(refused.value) and "\n" not in str(refused.value)
    assert "deadlines.csv" in str(refused.value)


def test_a_table_of_something_else_is_refused(course):
    with pytest.raises(Complaint, match="no columns chapter and due, but name, mark"):
        of(course, "ada,1", head="name,mark")


def test_the_classs_zone_is_the_one_that_students_read(course):
    assert class_zone(course) == "Europe/Berlin"
    assert said(DUE, zone_of_class(course)) == "2026-12-04 23:59 Europe/Berlin"
    (course.release / "hand_in.toml").unlink()
    assert class_zone(course) is None
    (course.release / "hand_in.toml").write_text("timezone = ")
    with pytest.raises(Complaint, match=r"course/hand_in\.toml: "):
        class_zone(course)
