"""What the command says of a parcel, line by line, and how it ends."""

from __future__ import annotations

import pytest
from collecting import NAME, NEWER, TEXT, inner, packed, submitted

from autograder import Complaint
from autograder.__main__ import main
from autograder.intake.parcel import open_parcel
from autograder.intake.people import People, Person
from autograder.intake.record import list_file


def test_a_parcel_that_is_none_is_said_in_one_line(tmp_path):
    (tmp_path / "x.zip").write_text("PK")
    for path, said in (
        (tmp_path / "x.zip", "neither a folder nor a zip"),
        (tmp_path / "no.zip", "there is no"),
    ):
        with pytest.raises(Complaint, match=said), open_parcel(path):
            pass


def test_the_command_says_one_line_a_student_repeats_refusals_and_counts(in_checkout, tmp_path, capsys):
    People([Person("ada"), Person("bob"), Person("cy")]).write(list_file(in_checkout))
    path = packed(tmp_path / "p.zip", {f"ada/{NAME}.ipynb": TEXT, f"bob/{NAME}.ipynb": "{"})
    assert main(["collect", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "plain folders; when they were handed in is not known"
    assert lines[1] == f"ada: taken, {NAME}"
    assert lines[2].startswith("bob: refused, bob/04_one_neuron.ipynb: not valid JSON")
    assert lines[3] == f"nothing from 1 of {NAME}: cy"
    assert lines[4] == "To put right:" and lines[5].startswith("  bob — ")
    assert lines[-1] == "1 taken, 0 kept, 1 refused"
    assert not (in_checkout.class_folder / "submitted" / "ada" / NAME / "timestamp.txt").exists()


def test_the_first_line_says_who_knows_the_times_and_in_which_zone(in_checkout, tmp_path, capsys):
    above = "Ada L_7_assignsubmission_file_"
    path = packed(tmp_path / "p.zip", {f"{above}/x.ipynb": TEXT})
    sheet = tmp_path / "sheet.csv"
    title = "Identifier,Full name,Email address,Last modified (submission)"
    rows = 'Participant 7,Ada L,a@x,"20 November 2026, 9:10 PM"', "Participant 8,Bo R,b@x,-"
    sheet.write_text("\n".join([title, *rows]))
    assert main(["collect", str(path), "--list", str(sheet), "--timezone", "Europe/Berlin"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Moodle; downloaded 20 Nov 2026 10:00; times by Moodle's worksheet, in Europe/Berlin"
    assert lines[2] == f"nothing from 1 of {NAME}: b@x"


def test_several_parcels_are_collected_in_turn(in_checkout, tmp_path, capsys):
    one = packed(tmp_path / "one.zip", {f"ada/{NAME}.ipynb": TEXT, f"bob/{NAME}.ipynb": TEXT})
    two = packed(tmp_path / "two.zip", {f"ada/{NAME}.ipynb": NEWER, f"cy/{NAME}.ipynb": TEXT}, day=22)
    assert main(["collect", str(one), str(two)]) == 0
    assert set(submitted(in_checkout)) == {f"{who}/{NAME}" for who in ("ada", "bob", "cy")}
    assert "Because." in submitted(in_checkout)[f"ada/{NAME}"]


@pytest.mark.parametrize("files", [{}, {"ada/": "", "bob/": ""}, {"index.html": "x"}])
def test_a_parcel_of_which_nothing_can_be_taken_is_not_all_right(in_checkout, tmp_path, capsys, files):
    People([Person("ada"), Person("bob")]).write(list_file(in_checkout))
    assert main(["collect", str(packed(tmp_path / "p.zip", files))]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2:] == ["nothing from 2: ada, bob", "0 taken, 0 kept, 0 refused"]


def test_one_parcel_that_is_none_leaves_all_others_where_they_are(in_checkout, tmp_path, capsys):
    good = packed(tmp_path / "good.zip", {f"ada/{NAME}.ipynb": TEXT})
    (tmp_path / "bad.zip").write_text("PK")
    assert main(["collect", str(good), str(tmp_path / "bad.zip")]) == 2
    said = capsys.readouterr()
    assert not said.out and "bad.zip is neither a folder nor a zip" in said.err
    assert not in_checkout.class_folder.exists()


def test_who_was_graded_blind_is_known_to_a_worksheet_that_names_people(in_checkout, tmp_path, capsys):
    people = [Person("ada", "Lee", "Ada"), Person("bob", "Ray", "Bob"), Person("cy", "Two", "Cy")]
    People(people).write(list_file(in_checkout))
    sheet = tmp_path / "sheet.csv"
    names = "Participant 7,Ada Lee\nParticipant 8,Bob Ray\nParticipant 9,Cy Two\n"
    sheet.write_text("Identifier,Full name\n" + names)
    files = {f"Participant_{one}_assignsubmission_file_/x.ipynb": TEXT for one in (7, 8)}
    path = packed(tmp_path / "p.zip", files)
    assert main(["collect", str(path), "--list", str(sheet)]) == 0
    said = capsys.readouterr().out
    assert set(submitted(in_checkout)) == {f"ada/{NAME}", f"bob/{NAME}"}
    assert f"nothing from 1 of {NAME}: cy" in said and "blind" not in said
    sheet.write_text("Identifier,Status\nParticipant 7,x\nParticipant 8,x\n")
    main(["collect", str(path), "--list", str(sheet)])
    said = capsys.readouterr().out
    assert (
        "blind marking: Participant_… holds for this assignment only" in said and "nothing from" not in said
    )


@pytest.mark.parametrize("words", [["--timezone", "Mars/Base"], ["--list", "no.csv"]])
def test_options_that_make_no_sense_are_said_in_one_line(in_checkout, tmp_path, capsys, words):
    path = packed(tmp_path / "p.zip", {f"ada/{NAME}.ipynb": TEXT})
    assert main(["collect", str(path), *words]) == 2
    said = capsys.readouterr()
    assert len(said.err.splitlines()) == 1 and not said.out and not in_checkout.class_folder.exists()


def test_a_time_that_cannot_be_read_is_said(in_checkout, tmp_path, capsys):
    folder = "1-2 - Ada Ray - Brumaire 20, 2026 905 PM"
    assert main(["collect", str(packed(tmp_path / "p.zip", {f"{folder}/x.ipynb": TEXT}))]) == 0
    assert f"a time that cannot be read, so it is not known: {folder}" in capsys.readouterr().out.splitlines()


def test_a_refusal_bears_the_name_that_the_parcel_has(in_checkout, tmp_path, capsys):
    People([Person("ada", lms_user_id="40391")]).write(list_file(in_checkout))
    assert main(["collect", str(packed(tmp_path / "p.zip", {"lovelaceada_40391_12_x.zip": "PK"}))]) == 1
    assert "ada: refused, lovelaceada_40391_12_x.zip: a broken zip" in capsys.readouterr().out
    assert main(["collect", str(packed(tmp_path / "q.zip", {"lovelaceada_40391_12_x.pdf": "PDF"}))]) == 1
    assert "ada: refused, no notebook, only lovelaceada_40391_12_x.pdf" in capsys.readouterr().out
    submission = {
        "submission_metadata.yml": "submission_1:\n  :submitters:\n  - :name: Bob R\n    :sid: '7'\n"
    }
    assert (
        main(["collect", str(packed(tmp_path / "r.zip", submission | {"submission_1/x.ipynb": TEXT}))]) == 1
    )
    said = "7: refused, nobody on the list has the number 7 (Bob R, submission_1/x.ipynb)"
    assert said in capsys.readouterr().out.splitlines()


def test_a_zip_in_the_parcel_that_may_hold_a_class_is_nobodys(in_checkout, tmp_path, capsys):
    class_zip = inner({"a_40391_12_x.ipynb": TEXT, "b_40392_13_x.ipynb": NEWER})
    assert main(["collect", str(packed(tmp_path / "p.zip", {"submissions.zip": class_zip}))]) == 1
    assert "if a whole class is in it, unpack it" in capsys.readouterr().out
    assert main(["collect", str(packed(tmp_path / "q.zip", {"tuesday.zip": class_zip}))]) == 1
    assert "if tuesday.zip holds a whole class, unpack it" in capsys.readouterr().out
    People([Person("zoe")]).write(list_file(in_checkout))
    for name, sent, is_said in (("ML26.zip", class_zip, 1), ("ed.zip", inner({"x.ipynb": TEXT}), 0)):
        assert main(["collect", str(packed(tmp_path / "r.zip", {name: sent}))]) == 1
        assert ("holds a whole class, unpack it" in capsys.readouterr().out) == is_said
    assert not submitted(in_checkout)
