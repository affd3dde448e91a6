"""An export updates the list: nobody is deleted, ids stay, what does not fit changes nothing."""

from __future__ import annotations

import pytest
from class_lists import CANVAS, listed

from autograder import Complaint
from autograder.intake.people import People, Person
from autograder.intake.roster import update


def test_an_update_says_who_is_new_back_gone_and_doubled(read):
    people = People()
    first = update(people, read(CANVAS))
    assert (first.new, first.gone, first.ids) == (["jsmith", "jsmith2", "nna@uni.example"], [], "login")
    assert first.doubled == ["Two are called Jane Smith"]
    without = (
        CANVAS.replace('"NA, Null",40401', '"Ray, Bob",40500')
        .replace("nna@uni.example", "bray")
        .replace("0044", "0045")
    )
    second = update(people, read(without))
    assert (second.new, second.gone, second.changed) == (["bray"], ["nna@uni.example"], [])
    third = update(people, read(CANVAS))
    assert (third.back, third.gone, third.new) == (["nna@uni.example"], ["bray"], [])
    assert len(people.rows) == 4


def test_an_id_stays_when_everything_else_changes(read):
    people = People()
    update(people, read(CANVAS))
    changed = CANVAS.replace('"Smith, Jane",40391,0042,jsmith', '"García, Jane",40391,0042,jgarcia')
    assert update(people, read(changed)).changed == ["jsmith"]
    assert (people.rows[0].id, people.rows[0].login, people.rows[0].last_name) == (
        "jsmith",
        "jgarcia",
        "García",
    )


def test_what_an_export_does_not_say_stays(read):
    people = People(
        [Person("ada", "Lovelace", "Ada", "ada@uni.example", github="ada-l", team="Red", more={"seat": "4"})]
    )
    update(people, read("id,email\nada,\n"))
    assert people.rows[0] == Person(
        "ada", "Lovelace", "Ada", "ada@uni.example", github="ada-l", team="Red", more={"seat": "4"}
    )


def test_a_roster_of_github_adds_logins_and_drops_nobody(read):
    people = People(
        [Person("ada", "Lovelace", "Ada", "a@uni.example"), Person("bob", "Ray", "Bob", number="007")]
    )
    text = "identifier,github_username,github_id,name\nA@uni.example,Ada-L,1,\n007,octo-bob,2,\n"
    assert update(people, read(text)).gone == []
    assert [one.github for one in people.rows] == ["Ada-L", "octo-bob"]


def test_who_was_seen_before_there_was_a_list_keeps_the_id(read):
    people = People(
        [
            Person("smithjane_40391", "smithjane", lms_user_id="40391", status="seen"),
            Person("Bob_Ray", "Ray", "Bob", status="seen"),
        ]
    )
    text = CANVAS.replace('"NA, Null",40401', '"Ray, Bob",40500')
    changes = update(people, read(text))
    assert changes.new == ["jsmith2"] and set(changes.changed) == {"smithjane_40391", "Bob_Ray"}
    assert [one.status for one in people.rows] == ["", "", ""]


def test_another_courses_export_changes_nothing(read):
    people = People([Person("x", "X", "Y", login="x")])
    with pytest.raises(Complaint, match="another course's"):
        update(people, read(CANVAS))
    assert listed(people) == ["x"]


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("id,name\nada,A\nADA,B\n", None, "A and B would both get the id ADA"),
        ("id,name\n../,A\n", None, "has no id"),
        (CANVAS, "seat", "no column 'seat'"),
        ("id,name,email\na,A,x@y.z\nb,B,x@y.z\n", "email", "both get the id x@y.z"),
    ],
)
def test_ids_that_cannot_be_made_are_said_and_nothing_is_changed(read, text, column, said):
    people = People()
    with pytest.raises(Complaint, match=said):
        update(people, read(text), column)
    assert people.rows == []


def test_the_column_of_the_ids_can_be_chosen(read):
    for column, ids in (("number", ["0042", "0043", "0044"]), ("SIS User ID", ["0042", "0043", "0044"])):
        people = People()
        update(people, read(CANVAS), column)
        assert listed(people) == ids


def test_one_row_for_two_people_of_the_list_is_refused(read):
    people = People([Person("a", login="x"), Person("b", login="X")])
    with pytest.raises(Complaint, match="x stands for a, b"):
        update(people, read("id,login\nc,x\n"))


def test_the_id_is_made_of_the_first_key_that_everybody_has_once(read):
    text = "First name,Last name,Username,ID number,Email address\n{}"
    for rows, ids, made_of in (
        ("A,B,ab,1,a@x\nC,D,cd,2,c@x\n", ["ab", "cd"], "login"),
        ("A,B,ab,1,a@x\nC,D,,2,c@x\n", ["1", "2"], "number"),
        ("A,B,ab,1,a@x\nC,D,AB,1,c@x\n", ["a@x", "c@x"], "mail address"),
        ("A,B,ab,,\nC,D,,2,\n", ["A_B", "C_D"], "name"),
    ):
        people = People()
        assert update(people, read(text.format(rows))).ids == made_of
        assert listed(people) == ids


def test_who_stands_there_twice_is_said_and_taken_once(read):
    people = People()
    text = "id,name\nada,Ada L\nada,Ada L\nbob,Ada L\ncy,Ada L\n,Di M\n,Di M\n"
    with pytest.raises(Complaint, match="^Di M has no id: choose --id$"):
        update(people, read(text), "id")
    with pytest.raises(Complaint, match="^Di M has no Seat: choose --id$"):
        update(People(), read("id,name,Seat\nada,Ada L,4\ndi,Di M,\n"), "Seat")
    changes = update(people, read(text.replace(",Di M\n,Di M\n", "")))
    assert changes.doubled == ["1 rows stand there twice", "3 are called Ada L"]
    assert listed(people) == ["ada", "bob", "cy"]


def test_one_id_for_two_names_is_refused_and_one_mail_for_two_people_said(read):
    with pytest.raises(
        Complaint, match=r"^Ada L and Bob R have the same keys in this export \(7\): give one"
    ):
        update(People(), read("id,name\n7,Ada L\n7,Bob R\n"))
    changes = update(People(), read("id,name,email\n7,Ada L,A@x\n8,Bob R,a@x\n9,Cy T,\n"))
    assert changes.doubled == ["Two have the mail address a@x"]


def test_two_rows_for_one_of_the_list_and_keys_that_disagree_are_refused(read):
    people = People([Person("ada", "Lovelace", "Ada", login="al", number="1"), Person("x", login="x")])
    with pytest.raises(Complaint, match=r"^two rows of this export are ada \(Ada L\): give one a key"):
        update(people, read("id,login,number,name\nada,al,,Ada L\n,,1,Ada M\n"))
    text = "First name,Last name,Username\nAda,Lovelace,other\nX,Y,x\n"
    assert update(people, read(text)).new == ["other"]
    people = People([Person("ada", "Lovelace", "Ada"), Person("x", login="x")])
    assert update(people, read(text)).changed == ["ada", "x"] and people.rows[0].login == "other"
