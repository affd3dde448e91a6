"""What Canvas, Blackboard and Open edX read from paths of their own form, claim by claim, and how each system is told."""

from __future__ import annotations

import pytest
from claimed import BERLIN, at, told

from autograder.intake.people import Person
from autograder.intake.systems.claims import TEXT, WORK, Claim


def canvas(name, user, order=None, **more) -> Claim:
    shown = f"{name}_{user}"
    return Claim(shown, (("canvas", user),), name, shown, user, team=name, order=order, **more)


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


def test_canvas_writes_a_name_without_a_letter_as_nothing():
    files = ["_40405_8812701_04_one_neuron.ipynb", "_LATE_40406_8812702_a.ipynb", "_40407_text.html"]
    assert told(files)[1] == {
        files[0]: [canvas("", "40405", 8812701)],
        files[1]: [canvas("", "40406", 8812702, late=True)],
        files[2]: [canvas("", "40407", kind=TEXT)],
    }


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
