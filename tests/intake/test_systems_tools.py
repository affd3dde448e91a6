"""What Gradescope, GitHub and nbgrader read from paths of their own form, claim by claim, and how each system is told."""

from __future__ import annotations

import pytest
from claimed import at, found, told

from autograder.intake.people import Person
from autograder.intake.systems.claims import Claim
from autograder.intake.systems.layout import tell

NAME = "04_one_neuron"

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


def test_what_moves_a_cursor_is_no_part_of_a_gradescope_name():
    text = (
        METADATA.replace("Ada L", '"Ada \\e[2JL "')
        .replace('"007"', '"00\\e7"')
        .replace("ada@", '"ada\\u202e@')
    )
    text = text.replace("uni.example\n  - :name: Bob", 'uni.example"\n  - :name: Bob')
    _, claims, _ = told({"e/submission_metadata.yml": text, "e/submission_1/x.ipynb": ""})
    one = claims["e/submission_1/x.ipynb"][0]
    assert (one.name, one.keys) == ("Ada  [2JL", (("number", "00 7"), ("mail", "ada@uni.example")))
    assert one.seed == one.shown == "00 7"


def test_gradescope_may_close_its_words_with_a_colon_too():
    text = METADATA
    for word in ("submitters", "name", "sid", "email", "created_at"):
        text = text.replace(f":{word}:", f"':{word}:':")
    _, claims, _ = told({"e/submission_metadata.yml": text, "e/submission_1/x.ipynb": ""})
    assert [one.seed for one in claims["e/submission_1/x.ipynb"]] == ["007", "bob@uni.example"]
    assert claims["e/submission_1/x.ipynb"][0].handed_in == at(2026, 11, 20, 20, 10, 5)


@pytest.mark.parametrize("text", ["[", "- 1\n", "submission_1: 3\n", "submission_1:\n  :submitters: x\n"])
def test_gradescope_with_bad_metadata_knows_nobody(text):
    _, claims, _ = told({"e/submission_metadata.yml": text, "e/submission_1/x.ipynb": ""})
    assert claims["e/submission_1/x.ipynb"][0].problem


def test_a_stamp_of_bytes_that_are_no_text_says_no_time():
    known = found({f"ada/{NAME}/{NAME}.ipynb": "", f"ada/{NAME}/timestamp.txt": ""}, parcel="submitted")
    known.entries[1].read = lambda: b"\xff\xfe 2026"
    layout = tell(known)
    assert layout.system.name == "nbgrader's submitted/"
    assert [one.handed_in for one in layout.claims(known.entries[0])] == [None]


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
    files = ["hw-4-jane-s/x.ipynb", "hw-4-octo/x.ipynb"]
    assert told(files, people=people[:1])[0] == "GitHub Classroom"
    assert told([*files, "hw-4-bob/x.ipynb"], people=people[:1])[0] == "plain folders"


def test_github_leaves_other_folders_to_nobody():
    files = ["hw-4-submissions/hw-4-octo/x.ipynb", "hw-4-submissions/notes/x.ipynb"]
    _, claims, _ = told(files)
    assert claims[files[0]] == [github("hw-4-octo", "octo")]
    assert claims[files[1]].startswith("it does not say whose it is")


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
    below = {f"submitted/{path}": text for path, text in files.items()}
    system, claims, _ = told(below)
    assert system == "nbgrader's submitted/"
    assert claims[f"submitted/{ada}/04_one_neuron.ipynb"][0].handed_in == moment
    assert told({f"submitted/2026/{path}": text for path, text in files.items()})[0] == "plain folders"
    files |= {f"{bob}/timestamp.txt": stamp, f"{bob}/z.png": "", f"{ada}/z.png": ""}
    assert told(files)[0] == "nbgrader's submitted/"
