"""`autograder roster`: what it writes and says, and what the gradebook gets."""

from __future__ import annotations

import codecs

from class_lists import CANVAS
from nbgrader.api import Gradebook

from autograder.__main__ import main
from autograder.authoring.release import programs_of_this_python
from autograder.intake.people import People, Person
from autograder.intake.record import list_file
from autograder.intake.roster import into_gradebook


def test_the_command_writes_list_and_gradebook_and_says_so(in_checkout, tmp_path, capsys):
    path = tmp_path / "export.csv"
    path.write_bytes(codecs.BOM_UTF8 + CANVAS.encode())
    assert main(["roster", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert (
        lines[0]
        == "Canvas gradebook: 3 people into class/students.csv, 3 new; ids of the new ones are their login"
    )
    assert lines[1] == "Two are called Jane Smith."
    with Gradebook(f"sqlite:///{in_checkout.class_folder}/gradebook.db") as gradebook:
        ada = gradebook.find_student("jsmith")
        assert (ada.first_name, ada.last_name, ada.lms_user_id, ada.email) == ("Jane", "Smith", "40391", None)
        assert len(gradebook.students) == 3
    path.write_text(
        CANVAS.replace('"NA, Null",40401,0044,nna@uni.example,A,N/A,\n', "").replace("Jane", "Janet")
    )
    assert main(["roster", str(path)]) == 0
    assert "gone: nna@uni.example" in capsys.readouterr().out
    with Gradebook(f"sqlite:///{in_checkout.class_folder}/gradebook.db") as gradebook:
        assert len(gradebook.students) == 3 and gradebook.find_student("jsmith").first_name == "Janet"


def test_nbgrader_imports_the_list_as_it_is(in_checkout, tmp_path):
    import csv

    (tmp_path / "e.csv").write_text(CANVAS)
    assert main(["roster", str(tmp_path / "e.csv")]) == 0
    with open(list_file(in_checkout), newline="") as file:  # as nbgrader opens it
        rows = list(csv.DictReader(file))
    assert list(rows[0])[:5] == ["id", "last_name", "first_name", "email", "lms_user_id"]
    assert [row["id"] for row in rows] == ["jsmith", "jsmith2", "nna@uni.example"]


def test_a_bad_file_leaves_everything_as_it_was(in_checkout, tmp_path, capsys):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    assert main(["roster", str(tmp_path / "x.csv")]) == 2
    assert main(["roster", str(tmp_path / "none.csv")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2 and not in_checkout.class_folder.exists()


def test_the_gradebook_gets_who_is_listed_and_as_much_as_it_holds(tmp_path):
    people = People([
        Person("ada", "L" * 200, "Ada", "a@x", "7"), Person("bob"), Person("seen", status="seen"),
        Person("gone", status="dropped"),
    ])  # fmt: skip
    ticks = []
    with programs_of_this_python(), Gradebook(f"sqlite:///{tmp_path}/g.db") as gradebook:
        gradebook.add_student("bob", first_name="Robert")
        assert into_gradebook(people, gradebook, lambda: ticks.append(1)) == len(ticks) == 3
        there = {
            one.id: (one.last_name, one.first_name, one.email, one.lms_user_id) for one in gradebook.students
        }
    assert there == {
        "ada": ("L" * 128, "Ada", "a@x", "7"), "bob": (None,) * 4, "gone": (None,) * 4
    }  # fmt: skip


def test_the_command_names_who_was_left_out_for_a_role(in_checkout, tmp_path, capsys):
    (tmp_path / "list.csv").write_text("id,name,Role\nada,Ada L,Student\nbob,Bob T,TA\n")
    assert main(["roster", str(tmp_path / "list.csv")]) == 0
    assert "left out, no students by their role: Bob T" in capsys.readouterr().out.splitlines()
    assert [one.id for one in People.read(list_file(in_checkout)).rows] == ["ada"]
