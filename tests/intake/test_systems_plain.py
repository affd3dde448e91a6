"""Folders and names that no system made, and what holds for the files of every system."""

from __future__ import annotations

import pytest
from claimed import at, found, told

from autograder.intake.people import Person
from autograder.intake.systems.claims import Claim
from autograder.intake.systems.layout import tell


def plain(who) -> Claim:
    return Claim(who, (("any", who),), who, who, team=who)


@pytest.mark.parametrize(
    ("files", "people", "owners"),
    [
        (["ada/x.ipynb", "bob/x.ipynb"], (), ["ada", "bob"]),
        (["Downloads/hw/ada/x.ipynb", "Downloads/hw/bob/x.ipynb"], (), ["ada", "bob"]),
        (["ada/04_one_neuron/04_one_neuron.ipynb"], (), ["ada"]),
        (["submissions/ada/x.ipynb"], (), ["ada"]),
        (["week 4/ada/x.ipynb", "week 4/bob/x.ipynb", "week 5/ada/x.ipynb", "week 5/bob/x.ipynb"], (), None),
        (["ada_04_one_neuron.ipynb", "bob-04 one neuron (1).ipynb"], (), ["ada", "bob"]),
        (["04_one_neuron_ada.ipynb", "04_one_neuron - bob.ipynb"], [Person("ada"), Person("bob")], ["ada", "bob"]),
        (["Copy of Ada L - Neuron.ipynb", "Bob R - Neuron.ipynb"], (), ["Ada L", "Bob R"]),
        (["Kopie von ada.ipynb"], [Person("ada")], ["ada"]),
        (["ada.zip", "bob.zip"], (), ["ada", "bob"]),
        (["ada_LATE_12_13_04_one_neuron.ipynb", "bob_04_one_neuron.ipynb", "cy_04_one_neuron.ipynb"], (), ["ada", "bob", "cy"]),
        (["homework/ada/x.ipynb", "bob/x.ipynb", "cy/x.ipynb"], (), ["ada", "bob", "cy"]),
        (["Course - ada/bob/x.ipynb", "Course - ada/cy/x.ipynb"], [Person("ada"), Person("bob"), Person("cy")], ["bob", "cy"]),
        (["hw/Xaver_04_one_neuron.ipynb", "hw/bob_04_one_neuron.ipynb"], (), ["Xaver", "bob"]),
        (["hw/index.html", "hw/ada_04_one_neuron.ipynb"], (), [None, "ada"]),
        (["ada/pics/a.png", "bob/pics/b.png"], (), ["ada", "bob"]),
        (["ada/new/x.ipynb", "ada/old/x.ipynb", "bob/pics/b.png"], (), ["ada", "ada", "bob"]),
        (["fall/04_one_neuron/ada/x.ipynb", "fall/week 3/bob/x.ipynb"], (), ["ada", "bob"]),
        (["ada/week 4/x.ipynb", "ada/week 3/x.ipynb"], (), ["ada", "ada"]),
        (["ada/week 4/x.ipynb", "ada/week 3/new/x.ipynb", "ada/week 3/old/x.ipynb"], (), ["ada", "ada", "ada"]),
        (["ada/week 4/new/x.ipynb", "ada/week 3/new/x.ipynb"], (), ["ada", "ada"]),
        (["ada - Neuron.ipynb", "bob_04_one_neuron.ipynb"], (), [None, "bob"]),
    ],
)  # fmt: skip
def test_plain_folders_and_names(files, people, owners):
    system, claims, remarks = told(files, people=people)
    assert (system, remarks) == ("plain folders", [])
    if owners is not None:
        assert {path: said for path, said in claims.items() if not isinstance(said, str)} == {
            path: [plain(who)] for path, who in zip(files, owners, strict=True) if who
        }


@pytest.mark.parametrize("people", [(), [Person("ada")]])
def test_an_empty_folder_beside_a_person_shows_where_people_stand(people):
    assert told(["fall/ada/x.ipynb", "fall/cy/"], people=people)[1] == {
        "fall/ada/x.ipynb": [plain("ada")], "fall/cy": [plain("cy")],
    }  # fmt: skip


def test_weeks_are_not_people():
    weeks = [f"week {n}/{who}/x.ipynb" for n in (4, 5) for who in ("ada", "bob")]
    _, claims, _ = told(weeks)
    assert [claims[path][0].shown for path in weeks] == ["ada", "bob", "ada", "bob"]


def test_a_file_of_nobody_says_why():
    system, claims, _ = told(["ada/x.ipynb", "bob/x.ipynb", "notes.ipynb"])
    said = "it does not say whose it is: put it into a folder named after the student"
    assert claims["notes.ipynb"] == said


def test_one_students_folder_does_not_change_what_the_others_mean():
    files = ["ada/x.ipynb", "bob/smithjane_40391_8812301_a.ipynb", "bob/y_40392_8812302_a.ipynb"]
    system, claims, _ = told(files)
    assert system == "plain folders" and claims[files[1]] == [plain("bob")]


def test_a_file_above_the_people_keeps_a_system_from_being_told_of_one_folder():
    assert told(["ada_04_one_neuron.ipynb", "bob/smithjane_40391_8812301_a.ipynb"])[0] == "plain folders"
    assert told(["index.html", "bob/smithjane_40391_8812301_a.ipynb"])[0] == "Canvas"


def test_the_folder_of_somebody_on_the_list_holds_nobody_elses_files():
    files = ["hw/ada/smithjane_40391_8812301_a.ipynb", "hw/ada/leekim_40392_8812302_b.ipynb"]
    assert told(files)[0] == "Canvas"
    system, claims, _ = told(files, people=[Person("ada")])
    assert system == "plain folders" and claims == {path: [plain("ada")] for path in files}


@pytest.mark.parametrize(
    "form",
    [
        "{}/hw_2026_1120_final.ipynb",
        "{}/my_ml_hw_4/x.ipynb",
        "{}/submission_1/x.ipynb",
        "{}/Final - 2026/x-1-y-2.ipynb",
        "{}/1-2 - final - Nov 20, 2026 905 PM/x.ipynb",
        "{}/[1] - mallory - x.ipynb",
        "{}/Ray, Bob(mallory)/x.ipynb",
    ],
)
def test_what_every_student_calls_alike_is_no_lmss_name(form):
    for people in (("ada", "bob"), ("00420", "00421")):
        system, claims, _ = told([form.format(who) for who in people])
        assert system == "plain folders" and list(claims.values()) == [[plain(who)] for who in people]


@pytest.mark.parametrize("nobody", ["Week 4", "hw_03", "Übung 2", "homework4"])
def test_a_week_is_nobody_unless_it_is_a_team(nobody):
    assert told([f"{nobody}/ada/x.ipynb"])[1] == {f"{nobody}/ada/x.ipynb": [plain("ada")]}
    team = [Person("ada", team=nobody), Person("bob")]
    files = [f"{nobody}/x.ipynb", "bob/x.ipynb"]
    assert told(files, people=team)[1] == {files[0]: [plain(nobody)], files[1]: [plain("bob")]}
    assert isinstance(told(files)[1][files[0]], str)


def test_downloads_side_by_side_and_teams_of_one_are_an_lmss():
    weeks = [f"{week}/{who}_{week}0_x.ipynb" for week in ("8812", "8813") for who in ("ada_391", "bob_392")]
    assert told(weeks)[0] == "Canvas"
    assert told(["771/Ray_Bob_bray_51/x.ipynb", "772/Lee_Kim_klee_52/x.ipynb"])[0] == "ILIAS"


@pytest.mark.parametrize("nobody", ["homework/", "homework/submissions/", "homework/04_one_neuron/"])
def test_an_empty_folder_that_is_nobodys_makes_no_person(nobody):
    _, claims, _ = told(["ada/x.ipynb", "bob/x.ipynb", nobody])
    assert claims[nobody.strip("/")] == "it stands above the people: it does not say whose it is"


def test_an_empty_folder_is_its_senders_at_any_depth():
    known = found({"ada/": "", "bob/x.ipynb": "", "bob/pics/": ""})
    layout = tell(known)
    assert [layout.claims(one)[0].shown for one in known.entries] == ["ada", "bob", "bob"]


def test_only_small_files_of_the_lms_are_read():
    known = found({"a/x.txt": "hello"})
    assert known.file("a", "x.txt") == b"hello" and known.file("a") == known.file("b") == b""
    known.entries[0].size = 5_000_000
    assert known.file("a", "x.txt") == b"hello"
    known.entries[0].size = 5_000_001
    assert known.file("a", "x.txt") == b""
    refused = found({"a/x.txt": "hello"})
    refused.entries[0].refused = "a link"
    assert refused.file("a", "x.txt") == b""


@pytest.mark.parametrize("error", [OSError(5, "x"), ValueError("a broken zip")])
def test_a_file_of_the_lms_that_cannot_be_read_says_nothing(error):
    known = found({"a/x.txt": "hello"})

    def read():
        raise error

    known.entries[0].read = read
    assert known.file("a", "x.txt") == b""


def test_somebody_is_known_by_key_or_alone_by_name():
    people = [
        Person("al", "Lee", "Ada", login="alee"),
        Person("jane", "Ray", "Jo"),
        Person("ray", "Ray", "Jo"),
        Person("no_name"),
    ]
    known = found({}, people=people).known
    assert known("al") == known("ALEE") == known("Ada Lee") == people[:1]
    assert known("Jo Ray") == people[1:3] and known("zed") == known("") == []


def test_a_claim_keeps_its_time_where_nobody_knows_another():
    moment = at(2026, 11, 20, 21, 10)
    claim = Claim("ada").at(moment, "Moodle")
    assert (claim.handed_in, claim.said_by) == (moment, "Moodle") and claim.at(None, "x") is claim


@pytest.mark.parametrize("parcel", ["Neuron IV-20261124T100000Z-001.zip", "Neuron IV-20261124T100000Z-1-001"])
def test_the_folder_that_a_drive_was_asked_for_is_nobody(parcel):
    copy = "Neuron IV/Kopie von x.ipynb"
    said = told([copy], parcel=parcel)[1][copy]
    assert isinstance(said, str) and said.startswith("it does not say whose it is")
    assert told(["ada/x.ipynb"], parcel=parcel)[1] == {"ada/x.ipynb": [plain("ada")]}
    known = told([copy], parcel=parcel, people=[Person("Neuron IV")])[1]
    assert known == {copy: [plain("Neuron IV")]}


BESIDE = {
    "Brightspace": ("1-2 - Kim Lee - Nov 1, 2026 910 PM/x.ipynb", "index.html", ()),
    "Gradescope": ("submission_9/x.ipynb", "submission_metadata.yml", "submission_9:\n  :submitters: []\n"),
    "Sakai": ("Lee, Kim(klee)/x.ipynb", "grades.csv", ()),
    "Open edX": ("[1]S, [1]S, [1]U/[1] - klee - x.ipynb", "", ()),
    "GitHub Classroom": ("04-submissions/04-klee/x.ipynb", "", ()),
}


@pytest.mark.parametrize("system", BESIDE)
def test_downloads_of_one_person_each_are_an_lmss_by_what_it_put_there(system):
    sent, table, text = BESIDE[system]
    weeks = ("a", "b")
    files = {f"{week}/{sent}": "" for week in weeks}
    tables = {f"{week}/{table}": text or "" for week in weeks if table}
    assert tell(found(files | tables)).system.name == system
    if table:
        assert tell(found(files)).system.name == "plain folders"
        one = {f"a/{table}": text or ""}
        assert tell(found(files | one)).system.name == "plain folders"


def test_a_folder_that_holds_the_lmss_table_and_another_file_is_no_download():
    files = ["a/1-2 - Kim Lee - Nov 1, 2026 910 PM/x.ipynb", "a/index.html", "b/index.html", "b/notes.txt"]
    assert told(files)[0] == "plain folders"


def test_downloads_of_one_person_each_are_an_lmss_where_the_list_has_their_keys():
    files = ["a/leekim_40401_8700002_x.ipynb", "b/leekim_40401_8812302_x.ipynb"]
    assert told(files, people=[Person("kl", "Lee", "Kim", lms_user_id="40401")])[0] == "Canvas"
    assert told(files, people=[Person("kl", "Lee", "Kim", lms_user_id="40402")])[0] == "plain folders"
    half = ["a/leekim_40401_8700002_x.ipynb", "b/raybob_40403_8812302_x.ipynb"]
    assert told(half, people=[Person("kl", lms_user_id="40401")])[0] == "plain folders"
