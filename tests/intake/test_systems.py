"""What each system reads from a path of its own form, claim by claim, and how the system itself is told."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from autograder.intake.parcel import Entry
from autograder.intake.people import People, Person
from autograder.intake.systems.claims import TEXT, WORK, Claim
from autograder.intake.systems.layout import tell
from autograder.intake.systems.system import Found

NOTEBOOKS = ["00_start_here", "04_one_neuron"]
BERLIN = ZoneInfo("Europe/Berlin")


def found(files: dict[str, str], people=(), parcel="parcel.zip", zone=UTC) -> Found:
    entries = []
    for path, text in files.items():
        parts, content = tuple(path.strip("/").split("/")), text.encode()
        one = Entry(parts, len(content), is_folder=path.endswith("/"), read=lambda content=content: content)
        entries.append(one)
    return Found(sorted(entries, key=lambda one: one.parts), parcel, People(people), zone, NOTEBOOKS)


def told(files, **more):
    """(name of the system, {path: claims or why it is nobody's}, remarks); the scope is left out."""
    if not isinstance(files, dict):
        files = dict.fromkeys(files, "")
    known = found(files, **more)
    layout = tell(known)
    claims = {}
    for entry in known.entries:
        said = layout.claims(entry)
        if not isinstance(said, str):
            said = [Claim(**{**one.__dict__, "scope": ()}) for one in said]
        claims[entry.name] = said
    return layout.system.name, claims, layout.system.remarks()


def canvas(name, user, order=None, **more) -> Claim:
    shown = f"{name}_{user}"
    return Claim(shown, (("canvas", user),), name, shown, user, team=name, order=order, **more)


def at(year, month, day, hour, minute, second=0) -> datetime:
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


def test_canvas_says_user_attachment_and_late():
    system, claims, remarks = told([
        "smithjane_40391_8812301_04_one_neuron.ipynb",
        "raybob_LATE_40401_8812401_my 04.ipynb",
        "raybob_40401_text.html",
        "leekim_LATE_40402_link.html",
        "late_40403_8812501_a.ipynb",
        "x_1_2_40404_8812601_a.ipynb",
        "smithjane_40391_8812302_.DS_Store",
    ])  # fmt: skip
    assert (system, remarks) == ("Canvas", [])
    assert claims == {
        "smithjane_40391_8812301_04_one_neuron.ipynb": [canvas("smithjane", "40391", 8812301)],
        "raybob_LATE_40401_8812401_my 04.ipynb": [canvas("raybob", "40401", 8812401, late=True)],
        "raybob_40401_text.html": [canvas("raybob", "40401", kind=TEXT)],
        "leekim_LATE_40402_link.html": [canvas("leekim", "40402", kind=TEXT, late=True)],
        "late_40403_8812501_a.ipynb": [canvas("late", "40403", 8812501)],
        "x_1_2_40404_8812601_a.ipynb": [canvas("x", "1", 2)],
        "smithjane_40391_8812302_.DS_Store": [],
    }


def test_canvas_finds_the_number_of_the_list_in_a_name_of_numbers():
    people = [Person("x", lms_user_id="40404")]
    _, claims, _ = told(["x_1_2_40404_8812601_a.ipynb"], people=people)
    assert claims == {"x_1_2_40404_8812601_a.ipynb": [canvas("x_1_2", "40404", 8812601)]}


def test_canvas_anonymous_is_nobody_on_any_list():
    system, claims, remarks = told(["anon_aB1_77_a.ipynb", "LATE_anon_c2_78_a.ipynb", "anon_d3_text.html"])
    assert system == "Canvas"
    assert remarks == [
        "anonymous: names like anon_… hold for this assignment only, chapters cannot be added up"
    ]
    assert claims == {
        "anon_aB1_77_a.ipynb": [Claim("anon_aB1", seed="anon_aB1", anonymous=True, order=77)],
        "LATE_anon_c2_78_a.ipynb": [
            Claim("anon_c2", seed="anon_c2", anonymous=True, order=78, late=True, kind=WORK)
        ],
        "anon_d3_text.html": [Claim("anon_d3", seed="anon_d3", anonymous=True, kind=TEXT)],
    }


def blackboard(user, moment, **more) -> Claim:
    return Claim(user, (("login", user),), seed=user, handed_in=moment, said_by="Blackboard", **more)


def test_blackboard_finds_where_the_column_ends_by_its_own_texts():
    system, claims, remarks = told({
        "Week_4_de_la_rosa_attempt_2026-11-20-21-10-05_hw.ipynb": "",
        "Week_4_de_la_rosa_attempt_2026-11-20-21-10-05.txt": "Name: R (de_la_rosa)\nSubmission Field:\nThere is no student submission text data\nComments:\nThere are no student comments\n",
        "Week_4_bray_attempt_2026-11-21-00-00-00_hw.ipynb": "",
        "Week_4_bray_attempt_2026-11-21-00-00-00.txt": "Name: B (bray)\nSubmission Field:\nplease be kind\n",
        "Week_4_bray_attempt_2026-11-21-00-00-00_.DS_Store": "",
    }, zone=BERLIN)  # fmt: skip
    first, second = at(2026, 11, 20, 20, 10, 5), at(2026, 11, 20, 23, 0)
    assert (system, remarks) == ("Blackboard", [])
    assert claims == {
        "Week_4_de_la_rosa_attempt_2026-11-20-21-10-05_hw.ipynb": [blackboard("de_la_rosa", first)],
        "Week_4_de_la_rosa_attempt_2026-11-20-21-10-05.txt": [
            blackboard("de_la_rosa", first, kind=TEXT, quiet=True)
        ],
        "Week_4_bray_attempt_2026-11-21-00-00-00_hw.ipynb": [blackboard("bray", second)],
        "Week_4_bray_attempt_2026-11-21-00-00-00.txt": [blackboard("bray", second, kind=TEXT)],
        "Week_4_bray_attempt_2026-11-21-00-00-00_.DS_Store": [],
    }


@pytest.mark.parametrize(
    ("heads", "people", "users"),
    [
        (["Week_4_a_b", "Week_4_c"], (), ["a_b", "c"]),
        (["Week_4_a_b", "Week_4_a_c"], (), ["b", "c"]),
        (["Week_4_a_b", "Week_4_a_c"], [Person("a_b")], ["a_b", "a_c"]),
        (["hw_only"], (), ["only"]),
        (["hw_a", "hw_a"], (), ["a", "a"]),
        (["alone"], (), ["alone"]),
    ],
)
def test_blackboard_without_texts_asks_the_list_and_what_all_share(heads, people, users):
    files = [f"{head}_attempt_2026-11-20-21-10-0{n}_x.ipynb" for n, head in enumerate(heads)]
    _, claims, _ = told(files, people=people)
    assert [claims[one][0].shown for one in files] == users


def test_open_edx_says_the_user_and_what_was_typed():
    above = "[4]Week/[1]One/[2]Neuron"
    system, claims, _ = told([
        f"{above}/[1] - jane - 04 - mine.ipynb", f"{above}/[1] - jane - prompt_0.txt", "submissions.csv"
    ])  # fmt: skip
    jane = Claim("jane", (("login", "jane"),), seed="jane")
    assert system == "Open edX"
    assert claims[f"{above}/[1] - jane - 04 - mine.ipynb"] == [jane]
    assert claims[f"{above}/[1] - jane - prompt_0.txt"] == [Claim(**{**jane.__dict__, "kind": TEXT})]
    assert claims["submissions.csv"] == "it stands above the people: it does not say whose it is"


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


def test_ilias_says_the_login_that_the_list_knows_else_the_last_word():
    files = ["Ray_Bob_b_ray_51/x.ipynb", "Lee_Kim_klee_52/x.ipynb"]
    system, claims, _ = told(files, people=[Person("b_ray")])
    assert system == "ILIAS"
    assert claims[files[0]] == [Claim("Ray_Bob_b_ray_51", (("login", "b_ray"),), "Ray Bob", "b_ray")]
    assert claims[files[1]] == [Claim("Lee_Kim_klee_52", (("login", "klee"),), "Lee Kim", "klee")]


def test_yandex_says_participant_and_run():
    files = ["Мария М-92857582/A-55518299-python3_7_3-OK.ipynb", "Мария М-92857582/note.ipynb"]
    system, claims, _ = told(files)
    maria = Claim("Мария М-92857582", (("contest", "92857582"),), "Мария М", "Мария М_92857582", "92857582")
    assert system == "Yandex.Contest"
    assert claims == {files[0]: [Claim(**{**maria.__dict__, "order": 55518299})], files[1]: [maria]}


METADATA = """\
submission_1:
  :submitters:
  - :name: Ada L
    :sid: "007"
    :email: ada@uni.example
  - :name: Bob R
    :email: bob@uni.example
  :created_at: 2026-11-20 21:10:05 +0100
submission_2:
  :submitters: []
"""


def test_gradescope_asks_its_metadata():
    system, claims, _ = told({
        "a_1_export/submission_metadata.yml": METADATA, "a_1_export/submission_1/x.ipynb": "",
        "a_1_export/submission_2/x.ipynb": "", "a_1_export/submission_3/x.ipynb": "",
    })  # fmt: skip
    moment = at(2026, 11, 20, 20, 10, 5)
    ada = (("number", "007"), ("mail", "ada@uni.example"))
    bob = (("mail", "bob@uni.example"),)
    assert system == "Gradescope"
    assert list(claims.values()) == [
        [
            Claim("007", ada, "Ada L", "007", handed_in=moment, said_by="Gradescope"),
            Claim("bob@uni.example", bob, "Bob R", "bob@uni.example", handed_in=moment, said_by="Gradescope"),
        ],
        [Claim("submission_2", problem="submission_metadata.yml does not say whose it is")],
        [Claim("submission_3", problem="submission_metadata.yml does not say whose it is")],
        [],
    ]


@pytest.mark.parametrize("text", ["[", "- 1\n", "submission_1: 3\n", "submission_1:\n  :submitters: x\n"])
def test_gradescope_with_bad_metadata_knows_nobody(text):
    _, claims, _ = told({"e/submission_metadata.yml": text, "e/submission_1/x.ipynb": ""})
    assert claims["e/submission_1/x.ipynb"][0].problem


def github(part, login) -> Claim:
    return Claim(part, (("github", login),), seed=login, team=login)


def test_github_takes_the_assignments_name_off():
    files = ["hw-4-submissions/hw-4-Jane-S/x.ipynb", "hw-4-submissions/hw-4-octo/x.ipynb"]
    system, claims, _ = told(files)
    assert system == "GitHub Classroom"
    assert claims == {files[0]: [github("hw-4-Jane-S", "Jane-S")], files[1]: [github("hw-4-octo", "octo")]}
    people = [Person("j", github="jane-s"), Person("o", github="octo")]
    system, claims, _ = told(["hw-4-jane-s/x.ipynb", "hw-4-octo/x.ipynb"], people=people)
    assert [one[0].shown for one in claims.values()] == ["hw-4-jane-s", "hw-4-octo"]
    assert system == "GitHub Classroom"
    assert told(["hw-4-jane-s/x.ipynb", "hw-4-octo/x.ipynb"])[0] == "plain folders"


def nbgrader(user, moment, said_by="nbgrader", **more) -> Claim:
    return Claim(user, (("any", user),), seed=user, handed_in=moment, said_by=said_by, **more)


def test_inbound_says_user_and_time():
    folder = "ada+04_one_neuron+2026-11-20 21:10:05.5 UTC+x9"
    system, claims, _ = told([f"{folder}/x.ipynb", f"{folder}/timestamp.txt"])
    assert system == "nbgrader's inbound"
    assert claims == {
        f"{folder}/x.ipynb": [nbgrader("ada", at(2026, 11, 20, 21, 10, 5))],
        f"{folder}/timestamp.txt": [],
    }


@pytest.mark.parametrize(
    "moment, hour",
    [("UTC", 21), ("+03", 18), ("+0300", 18), ("+03:00", 18), ("-02", 23), ("UTC+0300", 21), ("UTC+03", 21)],
)
@pytest.mark.parametrize("random", ["", "+x9", "+81"])
def test_a_plus_of_a_zone_is_no_separator_of_inbound(moment, hour, random):
    """Python writes a zone without a name as +03; what follows a named zone is nbgrader's random word."""
    folder = f"ada+04_one_neuron+2026-11-20 21:10:05.5 {moment}{random}"
    _, claims, _ = told([f"{folder}/x.ipynb", f"{folder}/y.ipynb"])
    assert claims[f"{folder}/x.ipynb"] == [nbgrader("ada", at(2026, 11, 20, hour, 10, 5))]


def test_submitted_believes_a_timestamp_only_where_most_have_one():
    stamp = "2026-11-20 21:10:05 Europe/Berlin"
    ada, bob = "ada/04_one_neuron", "bob/04_one_neuron"
    files = {
        f"{ada}/04_one_neuron.ipynb": "",
        f"{ada}/timestamp.txt": stamp,
        f"{bob}/04_one_neuron.ipynb": "",
    }
    assert told(files)[0] == "plain folders"
    system, claims, _ = told(files, parcel="submitted.zip")
    moment, said_by = at(2026, 11, 20, 20, 10, 5), "nbgrader's timestamp.txt"
    assert system == "nbgrader's submitted/"
    assert claims == {
        f"{ada}/04_one_neuron.ipynb": [nbgrader("ada", moment, said_by, name="ada")],
        f"{ada}/timestamp.txt": [],
        f"{bob}/04_one_neuron.ipynb": [Claim("bob", (("any", "bob"),), "bob", "bob")],
    }
    files[f"{bob}/timestamp.txt"] = stamp
    assert told(files)[0] == "nbgrader's submitted/"


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
        (["homework/x.ipynb", "ada/x.ipynb", "bob/x.ipynb"], (), None),
    ],
)  # fmt: skip
def test_plain_folders_and_names(files, people, owners):
    system, claims, remarks = told(files, people=people)
    assert (system, remarks) == ("plain folders", [])
    if owners is not None:
        assert {path: said for path, said in claims.items()} == {
            path: [plain(who)] for path, who in zip(files, owners, strict=True)
        }


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


def test_an_empty_folder_stands_where_a_senders_does():
    known = found({"ada/": "", "bob/x.ipynb": "", "bob/pics/": ""})
    layout = tell(known)
    assert [layout.is_senders(one) for one in known.entries if one.is_folder] == [True, False]
    assert [layout.claims(one)[0].shown for one in known.entries] == ["ada", "bob", "bob"]


def test_only_small_files_of_the_lms_are_read():
    known = found({"a/x.txt": "hello"})
    assert known.file("a", "x.txt") == b"hello" and known.file("a") == known.file("b") == b""
    known.entries[0].size = 5_000_001
    assert known.file("a", "x.txt") == b""
    refused = found({"a/x.txt": "hello"})
    refused.entries[0].refused = "a link"
    assert refused.file("a", "x.txt") == b""


def test_a_claim_keeps_its_time_where_nobody_knows_another():
    moment = at(2026, 11, 20, 21, 10)
    claim = Claim("ada").at(moment, "Moodle")
    assert (claim.handed_in, claim.said_by) == (moment, "Moodle") and claim.at(None, "x") is claim
