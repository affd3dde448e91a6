"""What Moodle, Brightspace, Sakai, ILIAS and Yandex read from paths of their own form, claim by claim, and how each system is told."""

from __future__ import annotations

import pytest
from claimed import BERLIN, at, found, told

from autograder.intake.people import Person
from autograder.intake.systems.claims import TEXT, Claim
from autograder.intake.systems.layout import tell


def moodle(name, number, **more) -> Claim:
    return Claim(f"{name}_{number}", (), name, name, number, team=name, **more)


def test_moodle_says_a_name_and_a_number_of_this_assignment():
    names_only = "people are told apart by their names only; a class list (autograder roster FILE) is surer"
    files = [
        "Ada Lovelace_4711_assignsubmission_file_/a/x.ipynb",
        "Bob Ray_12_assignsubmission_file/x.ipynb",
        "Bob Ray_12_assignsubmission_onlinetext/onlinetext.html",
        "Default group_assignsubmission_file/x.ipynb",
        "Cy_13_assignsubmission_file_04 mine.ipynb",
        "Cy_13_assignsubmission_file_.DS_Store",
    ]
    system, claims, remarks = told(files)
    assert (system, remarks) == ("Moodle", [names_only])
    assert list(claims.values()) == [
        [moodle("Ada Lovelace", "4711")],
        [moodle("Bob Ray", "12")],
        [moodle("Bob Ray", "12", kind=TEXT)],
        [],
        [moodle("Cy", "13")],
        [Claim("Default group", team="Default group")],
    ]
    assert told(files, people=[Person("ada")])[2] == []


@pytest.mark.parametrize("word", ["Participant", "Teilnehmer/in".replace("/", ""), "参与者", "Qqqq"])
def test_moodle_blind_is_told_by_its_word_or_by_one_name_for_all(word):
    files = [f"{word}_{number}_assignsubmission_file/x.ipynb" for number in (7, 8, 9)]
    _, claims, remarks = told(files)
    assert remarks == [f"blind marking: {word}_… holds for this assignment only, chapters cannot be added up"]
    assert claims[files[0]] == [Claim(f"{word}_7", seed=f"{word}_7", number="7", anonymous=True)]


def test_two_people_of_one_name_are_not_blind():
    _, claims, remarks = told([f"Jane Smith_{number}_assignsubmission_file/x.ipynb" for number in (7, 8)])
    assert [one[0] for one in claims.values()] == [moodle("Jane Smith", "7"), moodle("Jane Smith", "8")]
    assert "names only" in remarks[0]


def test_brightspace_says_a_name_and_a_time_or_a_number():
    system, claims, remarks = told([
        "1-2 - Jo - Ann Ray - Nov 20, 2026 1205 AM/x.ipynb", "3-2 - Bob Ray - Nov 20, 2026 9_05 PM/x.ipynb",
        "4-2 - Bob Ray - Nov 21, 2026 10.15/x.ipynb", "Smith, Jane - #00420/x.ipynb", "index.html",
    ], zone=BERLIN)  # fmt: skip

    def claim(name, moment):
        return Claim(name, name=name, seed=name, team=name, handed_in=moment, said_by="Brightspace")

    assert system == "Brightspace"
    assert remarks == [
        "Bob Ray: several numbers under one name, taken for attempts of one person; look at them"
    ]
    assert list(claims.values()) == [
        [claim("Jo - Ann Ray", at(2026, 11, 19, 23, 5))],
        [claim("Bob Ray", at(2026, 11, 20, 20, 5))],
        [claim("Bob Ray", at(2026, 11, 21, 9, 15))],
        [Claim("Smith, Jane - #00420", (("number", "00420"),), "Smith, Jane", "00420")],
        [],
    ]


def test_brightspace_has_nothing_to_remark_of_one_number_a_name():
    assert told(["1-2 - Jo Ray - Nov 20, 2026 1205 AM/x.ipynb"])[2] == []


def test_sakai_says_the_eid_the_time_and_who_is_late():
    marks = '"HW","SCORE_GRADE_TYPE"\n""\n"Display ID","ID","Last Name","First Name","grade","Submission date","Late submission"\n'
    marks += '"pob","u1","OB","Pat","","",true\n"ray","u2","Ray","Bob","","",false\n"short"\n'
    ray = "HW/Ray, Bob(ray)"
    pob = "HW/OB, Pat(pob)"
    system, claims, _ = told({
        "HW/grades.csv": marks,
        f"{pob}/Submission attachment(s)/x.ipynb": "",
        f"{pob}/timestamp.txt": "20261120211005123\n",
        f"{pob}/OB, Pat(pob)_submissionText.html": "<p>hello</p>",
        f"{ray}/Submission attachment(s)/x.ipynb": "",
        f"{ray}/Ray, Bob(ray)_submissionText.html": "<p>&nbsp; </p>",
        f"{ray}/timestamp.txt": "no time",
        f"{ray}/Feedback Attachment(s)/old.ipynb": "",
        f"{ray}/feedbackText.html": "",
        f"{ray}/comments.txt": "",
    }, zone=BERLIN)  # fmt: skip

    def claim(who, name, eid, **more):
        return Claim(f"{name}({eid})", (("login", eid),), name, eid, **more)

    late = claim("pob", "OB, Pat", "pob", late=True, handed_in=at(2026, 11, 20, 20, 10, 5), said_by="Sakai")
    assert system == "Sakai"
    assert claims["HW/grades.csv"] == []
    assert claims[f"{pob}/Submission attachment(s)/x.ipynb"] == [late]
    assert claims[f"{pob}/OB, Pat(pob)_submissionText.html"] == [Claim(**{**late.__dict__, "kind": TEXT})]
    assert claims[f"{ray}/Submission attachment(s)/x.ipynb"] == [claim("ray", "Ray, Bob", "ray")]
    assert claims[f"{ray}/Ray, Bob(ray)_submissionText.html"] == [
        claim("ray", "Ray, Bob", "ray", kind=TEXT, quiet=True)
    ]
    own = ("timestamp.txt", "Feedback Attachment(s)/old.ipynb", "feedbackText.html", "comments.txt")
    assert all(claims[f"{ray}/{one}"] == [] for one in own)


def test_sakai_without_folders():
    system, claims, _ = told(["OB, Pat(pob)_Submission attachment(s)_x.ipynb", "OB, Pat(pob)_comments.txt"])
    assert system == "Sakai"
    assert list(claims.values()) == [[Claim("OB, Pat(pob)", (("login", "pob"),), "OB, Pat", "pob")], []]


def test_sakai_names_with_brackets_and_of_one_word():
    kim, madonna = "Lee, Kim (Kimmy)(klee)", "Madonna(madonna)"
    system, claims, _ = told(
        [f"{kim}/Submission attachment(s)/x.ipynb", f"{madonna}/Submission attachment(s)/x.ipynb"]
    )
    assert system == "Sakai"
    assert [one[0].seed for one in claims.values()] == ["klee", "madonna"]
    flat = told([f"{kim}_Submission attachment(s)_a(b)_x.ipynb", f"{kim}_timestamp.txt"])
    assert [[one.seed for one in mine] for mine in flat[1].values()] == [["klee"], []]
    assert told(["Madonna(madonna)/x.ipynb", "Ray(bob)/x.ipynb"])[0] == "plain folders"


def test_ilias_says_the_login_that_the_list_knows_else_the_last_word():
    files = ["Ray_Bob_b_ray_51/x.ipynb", "Lee_Kim_klee_52/x.ipynb"]
    system, claims, _ = told(files, people=[Person("b_ray")])
    assert system == "ILIAS"
    assert claims[files[0]] == [Claim("Ray_Bob_b_ray_51", (("login", "b_ray"),), "Ray Bob", "b_ray")]
    assert claims[files[1]] == [Claim("Lee_Kim_klee_52", (("login", "klee"),), "Lee Kim", "klee")]


def test_ilias_without_a_list_takes_a_last_word_that_is_one_persons_alone():
    files = ["Ray_Bob_b_ray_51/x.ipynb", "Ray_Cy_c_ray_52/x.ipynb", "Lee_Kim_klee_53/x.ipynb"]
    claims = told(files)[1]
    bob, cy, kim = (claims[file][0] for file in files)
    assert bob == Claim("Ray_Bob_b_ray_51", (("ilias", "51"),), "Ray Bob b ray", "Ray_Bob_b_ray")
    assert cy.seed == "Ray_Cy_c_ray"
    assert kim == Claim("Lee_Kim_klee_53", (("ilias", "53"), ("login", "klee")), "Lee Kim", "klee")


def test_one_number_under_two_names_is_not_iliass():
    assert told(["ada_m_ray_4/x.ipynb", "bob_x_roe_4/x.ipynb"])[0] == "plain folders"


def test_yandex_says_participant_and_run():
    files = ["Мария М-92857582/A-55518299-python3_7_3-OK.ipynb", "Мария М-92857582/note.ipynb"]
    system, claims, _ = told(files)
    maria = Claim("Мария М-92857582", (("contest", "92857582"),), "Мария М", "Мария М_92857582", "92857582")
    assert system == "Yandex.Contest"
    assert claims == {files[0]: [Claim(**{**maria.__dict__, "order": 55518299})], files[1]: [maria]}


def test_two_doubtful_names_are_both_named():
    files = [
        f"{n}-2 - {who} - Nov 20, 2026 1205 AM/x.ipynb" for n, who in enumerate(["Jo Ray", "Al Lee"] * 2)
    ]
    said = "Al Lee, Jo Ray: several numbers under one name, taken for attempts of one person; look at them"
    assert told(files)[2] == [said]


@pytest.mark.parametrize(
    ("files", "place"),
    [
        (["1-2 - Jo Ray - Nix 20, 2026 1205 AM/x.ipynb"], "1-2 - Jo Ray - Nix 20, 2026 1205 AM"),
        (["Ray, Jo(jray)/Submission attachment(s)/x.ipynb", "Ray, Jo(jray)/timestamp.txt"], "Ray, Jo(jray)"),
    ],
)
def test_where_a_time_stands_that_cannot_be_read_is_known(files, place):
    known = found(dict.fromkeys(files, ""))
    for entry in known.entries:
        entry.read = lambda: b"\xff\xfe yesterday"
    layout = tell(known)
    assert [one.handed_in for one in layout.claims(known.entries[0])] == [None]
    assert {place in one for one in layout.system.unread} == {True}
