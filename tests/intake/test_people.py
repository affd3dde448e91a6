"""The class list: text stays text, in and out, and a key finds exactly those who bear it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder import Complaint
from autograder.intake.people import COLUMNS, People, Person

CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]), max_size=30
)


def read(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "students.csv"
    path.write_bytes(text.encode(encoding))
    return People.read(path)


def ids(people):
    return [person.id for person in people]


def test_there_may_be_no_list(tmp_path):
    people = People.read(tmp_path / "students.csv")
    assert people.rows == [] and not people.is_list


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_list_that_a_spreadsheet_saved_again_is_read(tmp_path, encoding, sign):
    text = "id,last_name,first_name,email\n00420,NA,Ada,ada@uni.example\n007,Müller,Zoë,\n".replace(",", sign)
    rows = read(tmp_path, text, encoding).rows
    assert [(one.id, one.last_name, one.first_name) for one in rows] == [
        ("00420", "NA", "Ada"),
        ("007", "Müller", "Zoë"),
    ]


def test_columns_and_text_come_back_as_they_were(tmp_path):
    text = "id,last_name,seat,email\n007,null,B 4,=1+1\n"
    people = read(tmp_path, text)
    people.write(tmp_path / "again.csv")
    again = People.read(tmp_path / "again.csv").rows[0]
    assert (again.id, again.last_name, again.email, again.more) == ("007", "null", "=1+1", {"seat": "B 4"})
    lines = (tmp_path / "again.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == ",".join([*COLUMNS, "seat"]) and "'=1+1" in lines[1]


@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=5))
def test_whatever_a_cell_holds_is_there_again(tmp_path_factory, cells):
    path = tmp_path_factory.mktemp("list") / "students.csv"
    rows = [Person(f"s{place}", *three) for place, three in enumerate(cells)]
    People(rows).write(path)
    wanted = [(one.id, one.last_name, one.first_name, one.email) for one in rows]
    found = [(one.id, one.last_name, one.first_name, one.email) for one in People.read(path).rows]
    assert found == [tuple(unicodedata.normalize("NFC", cell) for cell in row) for row in wanted]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name\nAda\n", "no column id"),
        ("id\nada\nAda\n", "line 3: the id Ada stands there twice"),
        ("id\n../ada\n", "line 2: the id '../ada' is no folder name; write ada"),
        ("id\n-x\n", "write x"),
        ("id\n..\n", "line 2: the id '..' is no folder name$"),
        ("", "empty"),
        ("PK\x03\x04", "Excel workbook"),
    ],
)
def test_a_list_that_is_not_sound_is_said_in_one_line(tmp_path, text, said):
    with pytest.raises(Complaint, match=said) as caught:
        read(tmp_path, text)
    assert "\n" not in str(caught.value)


def test_a_status_written_by_hand_is_ours_or_refused(tmp_path):
    path = tmp_path / "students.csv"
    path.write_text("id,status\nada,\nbob, Dropped\n")
    assert [one.status for one in People.read(path).rows] == ["", "dropped"]
    path.write_text("id,status\nada,\nbob,ill\n")
    with pytest.raises(Complaint, match="line 3: the status 'ill' means nothing here; write dropped"):
        People.read(path)


def test_a_crash_while_writing_leaves_the_old_list(tmp_path, monkeypatch):
    path = tmp_path / "students.csv"
    People([Person("ada")]).write(path)
    monkeypatch.setattr(
        "autograder.authoring.files.os.replace", lambda *a: (_ for _ in ()).throw(OSError("full"))
    )
    with pytest.raises(OSError):
        People([Person("bob")]).write(path)
    assert ids(People.read(path).rows) == ["ada"]
    assert [one.name for one in tmp_path.iterdir()] == ["students.csv"]


ADA = Person("ada", "Lovelace", "Ada", "Ada@uni.example", "40391", "alove", "0042", "Ada-L", "Gradients")
BOB = Person("bob", "Ray", "Bob", team="Die Gradienten")


@pytest.mark.parametrize(
    ("kind", "value", "found"),
    [
        ("canvas", "40391", ["ada"]),
        ("canvas", "ada", []),
        ("login", "ALOVE", ["ada"]),
        ("login", "ada", ["ada"]),
        ("mail", "ada@UNI.example", ["ada"]),
        ("number", "0042", ["ada"]),
        ("number", "42", []),
        ("github", "ada-l", ["ada"]),
        ("any", "Ada-L", ["ada"]),
        ("any", "40391", []),
        ("any", "bob", ["bob"]),
        ("any", "", []),
    ],
)
def test_a_key_finds_who_bears_it(kind, value, found):
    assert ids(People([ADA, BOB]).by_key(kind, value)) == found


def test_a_person_of_cells_is_text_in_every_field():
    assert Person.of({}) == Person("") and Person.of({"seat": "4"}) == Person("")
    assert Person.of({"id": "ada", "email": "a@x", "team": "red"}) == Person("ada", email="a@x", team="red")


def test_one_key_of_two_people_finds_both():
    people = People([Person("jane"), Person("j2", login="jane")])
    assert set(ids(people.by_key("login", "jane"))) == {"jane", "j2"}


def test_names_are_found_the_surest_way_first():
    people = People([Person("lk", "Kim", "Lee"), Person("kl", "Lee", "Kim"), Person("al", "Alee", "Ann")])
    assert ids(people.by_name("Lee Kim")) == ["lk"]
    assert ids(people.by_name("Kim, Lee")) == ["lk"]
    assert ids(people.by_name("Alee Ann")) == ["al"]
    assert ids(people.by_name("aleeann")) == ["al"]
    assert people.by_name("Anna Lee") == people.by_name("annalee")
    assert people.by_name("") == people.by_name("🦋") == people.by_name("Nobody") == []


def test_teams_and_who_is_expected():
    gone, seen = Person("cy", status="dropped", team="die gradienten"), Person("dan", status="seen")
    people = People([ADA, BOB, gone, seen])
    assert ids(people.by_team("Die Gradienten")) == ["bob", "cy"]
    assert ids(people.expected()) == ["ada", "bob"]
    assert people.is_list and not People([seen]).is_list
    people.add(Person("eva", "Ode", "Eva", login="eode"))
    assert ids(people.rows) == ["ada", "bob", "cy", "dan", "eva"]
    assert ids(people.by_key("login", "eode")) == ids(people.by_name("Eva Ode")) == ["eva"]
