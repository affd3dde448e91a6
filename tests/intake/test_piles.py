"""The files of a parcel in piles, told by their names alone: of a person, of a refused sender, of nobody."""

from __future__ import annotations

from claimed import found

from autograder.intake.people import People, Person
from autograder.intake.piles import Piles
from autograder.intake.systems.layout import tell

CLIMBS = "its path climbs out of the zip"


def piles(files, people=(), has_sheet=False, refused=()) -> Piles:
    """refused : (path, why) of files that may not be read"""
    known = found(dict.fromkeys(files, ""), people=people)
    for entry in known.entries:
        entry.refused = dict(refused).get(entry.name, "")
    return Piles(known.entries, tell(known), known.people, has_sheet)


def names(pile) -> list[str]:
    return [entry.name for entry, _ in pile.files]


def test_each_person_has_all_of_their_files():
    made = piles(["ada/x.ipynb", "ada/pics/a.png", "bob/x.ipynb", "cy/"])
    assert {who: names(pile) for who, pile in made.of.items()} == {
        "ada": ["ada/pics/a.png", "ada/x.ipynb"], "bob": ["bob/x.ipynb"], "cy": ["cy"],
    }  # fmt: skip
    assert len(made) == 3 and not (made.refused or made.nobodys or made.strays or made.meant)


def test_who_is_on_no_list_is_refused_with_every_file():
    made = piles(["ada/x.ipynb", "zed/x.ipynb", "zed/y.png"], [Person("ada")])
    settled, pile = made.refused["zed"]
    assert list(made.of) == ["ada"] and names(pile) == ["zed/x.ipynb", "zed/y.png"] and len(made) == 2
    assert settled.refused == "nobody on the list has the id or name zed" and made.meant == set()


def test_whose_it_may_be_is_kept():
    people = [Person("js1", "Smith", "Jane"), Person("js2", "Smith", "Jane"), Person("ada", "Lee", "Ada")]
    files = ["Jane Smith/x.ipynb", "Ada Lee/x.ipynb"]
    made = piles(files, people)
    assert made.meant == {"js1", "js2"} and list(made.of) == ["ada"]
    twice = [*people, Person("kl1", "Lee", "Kim"), Person("kl2", "Lee", "Kim")]
    assert piles([*files, "Kim Lee/x.ipynb"], twice).meant == {"js1", "js2", "kl1", "kl2"}
    assert made.refused["Jane Smith"][0].cure == "rename the folder to the id on the list"


def test_a_worksheet_that_is_there_is_not_asked_for():
    files = [f"Jane Smith_{number}_assignsubmission_file_/x.ipynb" for number in (1, 2)]
    cures = [piles(files, has_sheet=has).refused["Jane Smith_1"][0].cure for has in (False, True)]
    assert "--list WORKSHEET.csv" in cures[0] and "--list" not in cures[1]


def test_what_is_nobodys_is_work_a_picture_or_silent():
    made = piles(["ada/x.ipynb", "bob/x.ipynb", "x.ipynb", "y.PDF", "z.html", "files/"])
    assert [(entry.name, why[:25]) for entry, why in made.nobodys] == [
        ("x.ipynb", "it does not say whose it ")
    ]
    assert [entry.name for entry in made.strays] == ["y.PDF"] and len(made) == 3


def test_what_may_not_be_read_is_its_senders_unless_its_path_climbs():
    refused = {"ada/l.txt": "a link", "index.html": "a link", "ada/../z.ipynb": CLIMBS}
    made = piles(["ada/x.ipynb", "bob/x.ipynb", *refused], refused=refused.items())
    assert names(made.of["ada"]) == ["ada/l.txt", "ada/x.ipynb"]
    assert [(entry.name, why) for entry, why in made.nobodys] == [
        ("ada/../z.ipynb", CLIMBS),
        ("index.html", "a link"),
    ]


def test_an_empty_folder_inside_somebodys_is_nothing():
    made = piles(["ada/x.ipynb", "ada/pics/", "bob/x.ipynb"])
    assert names(made.of["ada"]) == ["ada/x.ipynb"]


def test_a_team_lays_a_file_on_every_pile_and_a_remark_is_said_once():
    people = [Person("ada", "Lee", "Ada", team="red"), Person("bob", "Ray", "Bob", team="red")]
    made = piles(["red/x.ipynb", "red/y.ipynb"], people)
    assert {who: names(pile) for who, pile in made.of.items()} == {
        who: ["red/x.ipynb", "red/y.ipynb"] for who in ("ada", "bob")
    }
    renamed = piles(
        ["raybob_40391_1_x.ipynb", "raybob_40391_2_y.ipynb"],
        [Person("ada", "Lee", "Ada", lms_user_id="40391")],
    )
    assert renamed.of["ada"].remarks == ["called raybob_40391 here, Ada Lee on the list"]


def test_one_key_that_two_files_bear_is_one_person_of_the_list_that_collect_keeps():
    people = People([])
    known = found({"ada_4711_1_x.ipynb": "", "adal_4711_2_x.ipynb": ""})
    known.people = people
    made = Piles(known.entries, tell(known), people, False)
    assert list(made.of) == ["ada_4711"] and [one.id for one in people.rows] == ["ada_4711"]
    assert made.of["ada_4711"].remarks == ["called adal now, ada before"]


def test_a_folder_with_nothing_at_any_depth_is_of_its_sender_and_counts_beside_no_file():
    eva, kim = ("HW/Ode, Eva(eva)/", "HW/Lee, Kim(kim)/")
    sent = "Submission attachment(s)/"
    made = piles(
        [f"{eva}{sent}x.ipynb", f"{eva}{sent}pics/", f"{kim}{sent}", f"{kim}Feedback Attachment(s)/"]
    )
    assert {who: names(pile) for who, pile in made.of.items()} == {
        "eva": [f"{eva}{sent}x.ipynb"], "kim": [f"{kim}{sent}".rstrip("/")],
    }  # fmt: skip
