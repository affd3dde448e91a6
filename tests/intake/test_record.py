"""The record: every file one line, and from it where everybody stands."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from autograder import Complaint
from autograder.authoring.course import Course
from autograder.intake.deadlines import Deadlines
from autograder.intake.people import People, Person
from autograder.intake.record import (
    BLANK,
    COLUMNS,
    DRAFT,
    Record,
    Row,
    Standing,
    list_file,
    record_file,
    standings,
    to_look_at,
)

NAME = "04_one_neuron"


def row(student, outcome="taken", **more):
    return Row(
        "2026-11-28T10:00:00+00:00", "p.zip", f"{student}.ipynb", student, NAME, outcome=outcome, **more
    )


@pytest.fixture
def course(tmp_path):
    return Course(tmp_path)


def stored(course, *students):
    for student in students:
        (course.class_folder / "submitted" / student / NAME).mkdir(parents=True)


def test_the_record_grows_and_comes_back(course):
    record = Record()
    record.add(row("ada", late="late", why='with "commas", and\nlines'))
    record.add(row("=bob", sha256="00"))
    record.write(record_file(course))
    again = Record.read(record_file(course))
    assert again.rows[0].why == 'with "commas", and lines' and again.rows[1].student == "=bob"
    assert "'=bob" in record_file(course).read_text(encoding="utf-8")
    record_file(course).write_text(",".join(COLUMNS) + "\n2026,p.zip,x.ipynb\n")
    assert Record.read(record_file(course)).rows == [Row("2026", "p.zip", "x.ipynb")]
    assert again.taken("ada", NAME).late == "late" and again.taken("cy", NAME) is None


def test_the_last_file_taken_is_the_one_that_lies_there():
    record = Record(
        [row("ada", why="first"), row("ada", why="second"), row("ada", "kept"), row("bob", "refused")]
    )
    assert record.taken("ada", NAME).why == "second"
    assert [one.why for one in record.sources(NAME)] == ["second"]
    assert list(record.sources("00_start_here")) == []


def test_a_file_that_is_added_is_the_one_that_lies_there():
    record = Record([row("ada", why="first")])
    record.add(row("ada", "refused", why="second"))
    assert record.taken("ada", NAME).why == "first"
    record.add(row("ada", why="third"))
    assert record.taken("ada", NAME).why == "third"


def test_what_was_laid_there_by_hand_has_the_time_of_its_stamp_and_the_minutes_after_its_deadline(course):
    stored(course, "ada", "bob", "cy", "dan")
    stamps = {"ada": "2026-11-20 21:10:00 UTC", "bob": "2026-11-20 22:40:30 Europe/Berlin", "cy": "yesterday"}
    for student, stamp in stamps.items():
        (course.class_folder / "submitted" / student / NAME / "timestamp.txt").write_text(stamp)
    (course.class_folder / "submitted" / "dan" / NAME / "timestamp.txt").write_bytes(b"\xff\xfe")
    due = {NAME: datetime(2026, 11, 20, 21, tzinfo=UTC), "05_layers": datetime(2026, 1, 1, tzinfo=UTC)}
    found = standings(course, NAME, Deadlines(due))
    assert found["ada"] == Standing("taken", handed_in="2026-11-20T21:10:00+00:00", minutes=10)
    late = {"late by the deadline": ["ada (10 min)", "bob (41 min)"]}
    assert to_look_at(course, NAME, Deadlines(due)) == late and to_look_at(course, NAME) == {}
    assert (found["bob"].minutes, found["cy"], found["dan"]) == (41, Standing("taken"), Standing("taken"))


def test_a_file_of_another_kind_is_no_record(course):
    record_file(course).parent.mkdir()
    record_file(course).write_text("a,b\n1,2\n")
    with pytest.raises(Complaint, match="not the record"):
        Record.read(record_file(course))


def test_everybody_stands_somewhere(course):
    people = [Person(one) for one in ("ada", "bob", "cy", "dan")]
    People([*people, Person("gone", status="dropped"), Person("seen", status="seen")]).write(
        list_file(course)
    )
    record = Record()
    record.add(row("ada", late="late", handed_in="2026-11-20T21:10:05+00:00"))
    record.add(row("bob", why=BLANK))
    record.add(row("cy", "refused", why="not valid JSON"))
    record.add(row("gone"))
    record.add(row("seen"))
    record.write(record_file(course))
    stored(course, "ada", "bob", "gone", "seen", "by_hand")
    assert standings(course, NAME) == {
        "ada": Standing("taken", True, "2026-11-20T21:10:05+00:00", ""),
        "bob": Standing("blank", why=BLANK),
        "by_hand": Standing("taken"),
        "cy": Standing("refused", why="not valid JSON"),
        "dan": Standing("missing"),
        "seen": Standing("taken"),
    }


def test_what_no_mark_shows_is_named_by_reason(course):
    assert to_look_at(course, NAME) == {}
    People([Person(one) for one in ("ada", "bob", "cy", "dan")]).write(list_file(course))
    rows = [row("ada", late="late", why=DRAFT), row("bob", why=BLANK, late="late"), row("cy", "refused")]
    Record(rows).write(record_file(course))
    stored(course, "ada", "bob")
    assert to_look_at(course, NAME) == {
        "sent nothing": ["dan"],
        "sent what could not be taken": ["cy"],
        "sent it as released, nothing answered": ["bob"],
        DRAFT: ["ada"],
        "late, says the LMS": ["ada", "bob"],
    }


def test_a_submission_that_was_removed_is_missing_again(course):
    People([Person("ada")]).write(list_file(course))
    record = Record([row("ada")])
    record.write(record_file(course))
    assert standings(course, NAME) == {"ada": Standing("missing")}


def test_who_was_refused_after_something_was_taken_keeps_it(course):
    People([Person("ada")]).write(list_file(course))
    Record([row("ada"), row("ada", "refused", why="broken")]).write(record_file(course))
    stored(course, "ada")
    assert standings(course, NAME)["ada"].status == "taken"


def test_without_list_and_record_everybody_stored_stands(course):
    stored(course, "ada")
    assert standings(course, NAME) == {"ada": Standing("taken")}
