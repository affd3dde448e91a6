"""A class that is really graded, its table of marks, its exports and its way back."""

import csv
import io
import json
import zipfile

import pytest
from room import Room
from submissions import answered, blank, total

from autograder.authoring.files import write_whole
from autograder.intake.people import People, Person
from autograder.intake.record import REFUSED, TAKEN, Record, Row

NB = "04_one_neuron"
AUTOMATIC, ALL = total(NB)
PEOPLE = [
    Person("ada", "Lovelace, Countess", "Ada", "ada@uni.example", "40391"),
    Person("bob", "Ray", "Bob", "bob@uni.example", "40392"),
    Person("eve", "Moss", "Eve", "eve@uni.example", "40395"),
    Person("kim", "=Lee", "Kim", "kim@uni.example", "40396"),
    Person("zoe", "Gone", "Zoe", "zoe@uni.example", "40399", status="dropped"),
]
PATHS = {
    "ada": "Ada Lovelace_1203311_assignsubmission_file/04_one_neuron.ipynb",
    "bob": "rayb_40392_8812301_04_one_neuron-1.ipynb",
}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """ada is right and waits for a hand, bob sent it back as released, kim's file was refused, eve sent nothing."""
    room = Room(tmp_path_factory.mktemp("class") / "room", NB).open()
    People(PEOPLE).write(room.root / "class/students.csv")
    record = Record()
    for student, path in PATHS.items():
        why = "as released, nothing answered" if student == "bob" else ""
        parcel = f"{student}.zip"  # of another LMS each
        record.add(Row("2026-11-24T10:00:00+00:00", parcel, path, student, NB, outcome=TAKEN, why=why))
    record.add(Row("2026-11-24T10:00:00+00:00", "k.zip", "k.ipynb", "kim", NB, outcome=REFUSED, why="broken"))
    record.write(room.root / "class/taken.csv")
    room.hand_in("ada", NB, answered(NB))
    room.hand_in("bob", NB, blank(NB))
    assert room.grade(NB) == ""
    return room


def rows_of(path) -> dict[str, dict[str, str]]:
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    return {row["id"]: row for row in rows}


@pytest.fixture(scope="module")
def table(room):
    room.call("marks")
    return rows_of(room.root / "class/marks.csv")


def test_one_row_a_person_and_where_each_stands(table):
    said = {student: row[f"{NB} status"] for student, row in table.items()}
    assert said == {"ada": "waiting", "bob": "blank", "eve": "missing", "kim": "refused"}


def test_points_are_those_of_the_gradebook(room, table):
    points = sum(mark or 0 for mark in room.marks("ada", NB).values())
    column = next(name for name in table["ada"] if name.startswith(f"{NB} (of"))
    assert float(table["ada"][column]) == points == AUTOMATIC and table["bob"][column] == "0"
    assert table["eve"][column] == table["kim"][column] == ""
    assert column == f"{NB} (of {ALL:g})"


def test_a_comma_in_a_name_moves_no_cell_and_a_formula_stays_text(table):
    assert table["ada"]["last_name"] == "Lovelace, Countess"
    assert table["kim"]["last_name"] == "'=Lee"


def test_the_page_names_everybody(room, table):
    page = (room.root / "class/marks.html").read_text(encoding="utf-8")
    assert all(f"<small>{student}</small>" in page for student in table) and "zoe" not in page
    assert "1 blank, 1 waiting, 1 refused, 1 missing" in page


def test_nbgraders_own_export_keeps_its_cells(room):
    with room.gradebook() as gradebook:
        gradebook.update_or_create_student("ada", last_name="Lovelace, Countess", first_name="=Ada")
    room.run("nbgrader", "export", "--to", "class/all.csv")
    text = (room.root / "class/all.csv").read_text(encoding="utf-8")
    row = next(row for row in csv.DictReader(io.StringIO(text)) if row["student_id"] == "ada")
    assert row["last_name"] == "Lovelace, Countess" and row["first_name"] == "'=Ada"
    assert (float(row["score"]), float(row["max_score"])) == (AUTOMATIC, ALL)
    assert row["sandbox"] and row["version"]


CANVAS = (
    f"Student,ID,SIS Login ID,Section,Chapter 4 (5567)\n    Points Possible,,,,{ALL:g}\n"
    '"Lovelace, Ada",40391,ada,A,\n"Ray, Bob",40392,bob,A,\n"Moss, Eve",40395,eve,A,\n'
)


def test_marks_go_into_the_lms_own_file(room):
    path = room.root / "grades.csv"
    write_whole(path, CANVAS)
    done = room.call("marks", "04", "--into", str(path))
    filled = (room.root / "grades-filled.csv").read_text(encoding="utf-8")
    assert filled == CANVAS.replace("bob,A,", "bob,A,0")
    assert "1 marks, 1 wait for a hand, 1 left empty" in done.stdout
    assert path.read_text(encoding="utf-8") == CANVAS


def test_a_mark_without_a_row_is_named_and_makes_the_exit_status_1(room):
    path = room.root / "short.csv"
    write_whole(path, CANVAS.replace('"Ray, Bob",40392,bob,A,\n', ""))
    done = room.call("marks", "04", "--into", str(path), status=1)
    assert "have a mark and no row in short.csv: bob" in done.stderr


@pytest.mark.parametrize(
    "words, said",
    [
        (("marks", "--into", "grades.csv"), "--into fills the column of one notebook"),
        (("marks", "04", "--missing", "0"), "go with --into"),
        (("marks", "04", "--into", "nowhere.csv"), "cannot read nowhere.csv"),
        (("marks", "04", "--into", "grades.csv", "--missing", "none"), "--missing takes points"),
        (("marks", "99"), "no notebook '99'"),
        (("feedback", "99"), "no notebook '99'"),
    ],
)
def test_bad_input_gets_one_line_and_writes_nothing(room, words, said):
    before = sorted(p.name for p in room.root.iterdir())
    done = room.call(*words, status=2)
    assert said in done.stderr and done.stderr.count("\n") == 1
    assert sorted(p.name for p in room.root.iterdir()) == before


@pytest.fixture(scope="module")
def feedback(room):
    done = room.call("feedback", "04")
    with zipfile.ZipFile(room.root / f"class/feedback-{NB}.zip") as archive:
        return done.stdout, {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.slow
def test_feedback_goes_back_under_the_names_that_came(feedback):
    said, pages = feedback
    assert sorted(pages) == [
        f"Ada Lovelace_1203311_assignsubmission_file/{NB}.html",
        f"rayb_40392_8812301_{NB}.html",
    ]
    assert all(b"<html" in page for page in pages.values())
    assert "1 for Moodle" in said and "1 for Canvas" in said


@pytest.mark.slow
def test_a_page_is_made_again_only_where_something_changed(room, feedback):
    def moments():
        return {p: p.stat().st_mtime_ns for p in room.root.glob("class/feedback/*/*/*.html")}

    before = moments()
    room.call("feedback", "04")
    assert moments() == before and len(before) == 2
    with room.gradebook() as gradebook:
        grade = next(g for g in gradebook.find_submission_notebook(NB, NB, "ada").grades if g.name == "M4")
        grade.manual_score = 2
        gradebook.db.commit()
    room.call("feedback", "04")
    changed = {path.parts[-3] for path, moment in moments().items() if moment != before[path]}
    assert changed == {"ada"}


def test_the_notes_of_pages_are_no_page(room, feedback):
    assert json.loads((room.root / f"class/feedback/.{NB}.json").read_text()).keys() == {"ada", "bob"}
