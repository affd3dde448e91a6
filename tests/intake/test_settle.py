"""Whose a claim is, with a class list and without one: taken, refused with what to type, or noted."""

from __future__ import annotations

import pytest

from autograder.intake.people import People, Person
from autograder.intake.settle import Settled, Settling
from autograder.intake.systems.claims import Claim

ROSTER = "a class list tells people apart: autograder roster FILE"
APART = "a class list tells them apart: autograder roster FILE"
MEND = "in class/students.csv, or: autograder roster FILE"
SHEET = "the grading worksheet of this assignment knows: add --list WORKSHEET.csv"
RENAME = "rename the folder to the id on the list"


def ada(**more) -> Person:
    return Person("ada", "Lovelace", "Ada", "ada@uni.example", "40391", "alove", "0042", "Ada-L", **more)


def jane(number: int) -> Person:
    return Person(f"jane{number}", "Smith", "Jane")


def settled(people, *claims: Claim, sheet: bool = False) -> list[Settled]:
    settling = Settling(People(people), claims, sheet)
    return [settling.settle(claim) for claim in claims]


def ids(said: Settled) -> list[str]:
    return [person.id for person in said.people]


def moodle(name: str, number: str) -> Claim:
    return Claim(f"{name}_{number}", (), name, name, number, team=name)


def canvas(name: str, user: str) -> Claim:
    return Claim(f"{name}_{user}", (("canvas", user),), name, f"{name}_{user}", user, team=name)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("canvas", "40391"),
        ("login", "ALOVE"),
        ("mail", "Ada@uni.example"),
        ("number", "0042"),
        ("any", "ada"),
    ],
)
def test_a_strong_key_settles(kind, value):
    said = settled([ada(), jane(1)], Claim("x", ((kind, value),)))[0]
    assert said == Settled([ada()])


def test_another_name_under_a_known_key_is_remarked():
    said = settled([ada()], canvas("kingada", "40391"))[0]
    assert ids(said) == ["ada"] and said.remark == "called kingada_40391 here, Ada Lovelace on the list"
    assert settled([ada()], canvas("lovelaceada", "40391"))[0].remark == ""


def test_the_representative_of_a_team_brings_all_of_it():
    people = [ada(team="Red"), Person("bob", team="red"), Person("cy", team="red", status="seen")]
    assert ids(settled(people, canvas("Red", "40391"))[0]) == ["ada", "bob"]
    assert ids(settled(people, canvas("Blue", "40391"))[0]) == ["ada"]


def test_a_key_of_two_people_is_refused():
    said = settled([Person("a", login="x"), Person("b", login="X")], Claim("x", (("login", "x"),)))[0]
    assert (said.refused, said.cure) == ("x is a, b on the list", "mend class/students.csv")
    assert [person.id for person in said.meant] == ["a", "b"] and not said.people


def test_a_name_settles_where_one_person_has_it_and_one_number_bears_it():
    people = [ada(), jane(1), jane(2)]
    assert ids(settled(people, moodle("Ada Lovelace", "7"))[0]) == ["ada"]
    two = settled(people, moodle("Ada Lovelace", "7"), moodle("Ada Lovelace", "8"))
    assert [one.refused for one in two] == ["2 people of this download are called Ada Lovelace"] * 2
    assert two[0].cure == SHEET and [one.id for one in two[0].meant] == ["ada"]
    twice = settled(people, moodle("Jane Smith", "7"), sheet=True)[0]
    assert twice.refused == "2 people on the list are called Jane Smith (jane1, jane2)"
    assert twice.cure == RENAME and [one.id for one in twice.meant] == ["jane1", "jane2"]


def test_who_is_not_listed_is_nobody_of_the_list():
    people = [ada(), Person("bob", "Ray", "Bob", login="bray", team="Red", status="seen")]
    for claim in (Claim("bray", (("login", "bray"),)), moodle("Bob Ray", "7"), Claim("Red", team="Red")):
        assert settled(people, claim)[0].refused.startswith("nobody on the list has the ")


def test_a_name_does_not_overrule_a_key_that_the_person_has():
    said = settled([ada()], canvas("lovelaceada", "60000"))[0]
    assert said.refused == "nobody on the list has the Canvas id 60000"
    assert said.cure == f"nearest is ada. Mend lms_user_id {MEND}"


def test_a_name_lends_its_key_to_who_has_none():
    settling = Settling(People([jane(1)]), [canvas("smithjane", "7")])
    assert ids(settling.settle(canvas("smithjane", "7"))) == ["jane1"]
    assert settling.people.rows[0].lms_user_id == "7"
    assert ids(settling.settle(canvas("smythejane", "7"))) == ["jane1"]
    login = Claim("Jane", (("login", "js"),), "Jane Smith")
    settling = Settling(People([jane(1)]), [login])
    assert ids(settling.settle(login)) == ["jane1"] and settling.people.rows[0].login == ""


def test_where_ids_are_logins_an_unknown_login_is_nobody_whatever_its_name():
    known, stranger = Claim("ada", (("login", "ada"),)), Claim("Jane", (("login", "js"),), "Jane Smith")
    assert settled([ada(), jane(1)], known, stranger)[1].refused == "nobody on the list has the login js"
    assert ids(settled([ada(), jane(1)], stranger)[0]) == ["jane1"]


@pytest.mark.parametrize("name", ["Ada Lovelace 0042", "(0042) Ada Lovelace", "Ada alove, Lovelace"])
def test_some_sites_write_a_key_into_the_name(name):
    people = [ada(), Person("ada2", "Lovelace", "Ada")]
    assert ids(settled(people, moodle(name, "7"))[0]) == ["ada"]


@pytest.mark.parametrize(
    ("claim", "what", "column"),
    [
        (Claim("x", (("login", "zzzzz"),)), "login zzzzz", "login"),
        (Claim("x", (("mail", "q@q.q"),)), "mail address q@q.q", "email"),
        (Claim("x", (("number", "9999"),)), "number 9999", "number"),
        (Claim("x", (("github", "zzzzz"),)), "GitHub login zzzzz", "github"),
        (Claim("x", (("contest", "9999"),)), "participant number 9999", "lms_user_id"),
        (Claim("x", (("any", "zzzzz"),)), "id or name zzzzz", "id"),
        (Claim("x", name="Zzz Qqq"), "name Zzz Qqq", "name, or the column team"),
        (Claim("x", team="Qqq"), "name Qqq, and no team", "name, or the column team"),
    ],
)
def test_a_stranger_is_refused_with_the_column_to_mend(claim, what, column):
    said = settled([ada()], claim)[0]
    assert said.refused == f"nobody on the list has the {what}" and said.cure == f"Mend {column} {MEND}"


@pytest.mark.parametrize(
    ("claim", "nearest"),
    [
        (Claim("x", (("login", "jane11"),)), "jane1"),
        (Claim("x", (("login", "alovee"),)), "ada"),
        (Claim("x", name="Ada Lovelase"), "ada"),
        (Claim("x", (("mail", "bob@x.y"),), name="Jane Smyth"), "jane1"),
    ],
)
def test_the_nearest_of_the_list_is_offered(claim, nearest):
    people = [ada(), jane(1), Person("seen1", "Smyth", "Jane", status="seen")]
    assert settled(people, claim)[0].cure.startswith(f"nearest is {nearest}. Mend ")


# --- without a list


def test_without_a_list_the_key_that_lasts_makes_the_id():
    settling = Settling(People(), [canvas("smithjane", "40391")])
    assert ids(settling.settle(canvas("smithjane", "40391"))) == ["smithjane_40391"]
    noted = settling.people.rows[0]
    assert (noted.lms_user_id, noted.last_name, noted.status) == ("40391", "smithjane", "seen")
    again = settling.settle(canvas("garcíajane", "40391"))
    assert ids(again) == ["smithjane_40391"] and again.remark == "called garcíajane now, smithjane before"
    assert settling.settle(canvas("smithjane", "40391")).remark == ""
    assert len(settling.people.rows) == 1


def test_without_a_list_two_numbers_of_one_name_are_refused():
    claims = moodle("Jane Smith", "7"), moodle("Jane Smith", "8"), moodle("Bob Ray", "9")
    first, _, bob = settled([], *claims)
    assert (first.refused, first.cure) == ("several people of this download are called Jane Smith", SHEET)
    assert ids(bob) == ["Bob_Ray"] and (bob.people[0].first_name, bob.people[0].last_name) == ("Bob", "Ray")


def test_without_a_list_who_has_no_group_is_nobody():
    said = settled([], Claim("Default group", team="Default group"))[0]
    assert said.refused == "Default group is the folder of people without a group" and said.cure == ROSTER


def test_without_a_list_two_spellings_of_one_folder_are_refused():
    claims = Claim("a b", (("any", "a b"),), "a b", "a b"), Claim("a_b", (("any", "a_b"),), "a_b", "a_b")
    first, second = settled([], *claims)
    assert first.refused == second.refused == "2 senders would get this name: a b, a_b"
    assert first.cure == "rename one of them"


def test_without_a_list_an_id_stays_with_who_had_it():
    seen = Person("smithjane_7", "smithjane", lms_user_id="7", status="seen")
    said = settled([seen], Claim("x", (("canvas", "8"),), "smithjane", "smithjane_7"))[0]
    assert (said.refused, said.cure) == ("the id smithjane_7 belongs to smithjane already", APART)
    other = settled([Person("x", "Ray", "Bob", status="seen")], Claim("x", (), "Ada", "x"))[0]
    assert (other.refused, other.cure) == ("the id x belongs to Bob Ray already", APART)
    same = settled([Person("x", "Ray", "Bob", status="seen")], Claim("x", (), "Bob Ray", "x"))[0]
    assert ids(same) == ["x"] and not same.refused


def test_an_id_of_no_letters_is_made_of_what_it_was():
    said = settled([], Claim("🦋", (("any", "🦋"),), "🦋", "🦋"))[0]
    assert said.people[0].id.startswith("person_") and len(said.people[0].id) == len("person_") + 8


def test_a_problem_and_who_is_anonymous():
    assert settled([ada()], Claim("x", problem="nobody says"))[0] == Settled(refused="nobody says")
    hidden = Claim("anon_1", seed="anon_1", anonymous=True)
    assert ids(settled([ada()], hidden)[0]) == ["anon_1"]
