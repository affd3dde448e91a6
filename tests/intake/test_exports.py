"""Any export of a class list is read, in any encoding and language; text stays text."""

from __future__ import annotations

import pytest
from class_lists import CANVAS, EXPORTS, WORKSHEETS, listed

from autograder import Complaint
from autograder.intake.exports import worksheet_fields
from autograder.intake.people import People, Person
from autograder.intake.roster import update


@pytest.mark.parametrize("system", EXPORTS)
def test_every_systems_export_is_told_by_its_header(read, system):
    text, ids = EXPORTS[system]
    export, people = read(text), People()
    update(people, export)
    assert export.system == system
    assert listed(people) == ids


@pytest.mark.parametrize("language", WORKSHEETS)
def test_a_worksheet_in_any_language_is_told_by_its_first_column(read, language):
    """As Excel saves it: with semicolons and a mark of UTF-8."""
    export, people = read(WORKSHEETS[language], "utf-8-sig"), People()
    update(people, export)
    assert export.system == "Moodle worksheet" and listed(people) == ["gross@uni.example"]
    assert people.rows[0].last_name == "Groß"


@pytest.mark.parametrize(
    "text",
    [
        "id,name\nstudent1,Ada\nstudent2,Bob\n",
        "id,name\nroom 1,Ada\nhall 2,Bob\n",
        "id,seat\nroom 1,4\n",
    ],
)
def test_ids_that_end_in_numbers_make_no_worksheet(read, text):
    assert read(text).system == "class list"


def test_an_export_that_names_nobody_is_refused(read):
    blind = "Identifier,Status,Grade,Maximum grade,Email address\nParticipant 7,Submitted,,13,\n"
    for text in (blind, CANVAS[: CANVAS.index('"Smith')]):
        with pytest.raises(Complaint, match="it names nobody"):
            read(text)


def test_a_status_of_somebodys_own_is_no_status_of_ours(read):
    people = People()
    update(people, read("id,name,status\nada,Ada,enrolled\nbob,Bob,Dropped\neve,Eve,seen\n"))
    assert [one.status for one in people.rows] == ["", "dropped", ""]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_encoding_is_read(read, encoding):
    text = "First name,Last name,ID number,Email address\nZoë,Müller,007,zoe@uni.example\n"
    person = read(text, encoding).people[0]
    assert (person.first_name, person.last_name, person.number) == ("Zoë", "Müller", "007")


@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_any_separator_is_read(read, sign):
    text = 'First name,Last name,ID number,Email address\n"A;B","C|D",007,zoe@uni.example\n'.replace(
        ",", sign
    )
    person = read(f"sep={sign}\n" + text).people[0]
    assert (person.first_name, person.last_name, person.number) == ("A;B", "C|D", "007")


def test_a_russian_list_of_a_windows_is_read(read):
    person = read(
        "Имя;Фамилия;Адрес электронной почты;Логин\nПётр;Иванов;p@uni.example;pivanov\n", "cp1251"
    ).people[0]
    assert (person.first_name, person.last_name, person.login) == ("Пётр", "Иванов", "pivanov")


def test_fields_of_canvas_are_text_and_stand_where_they_belong(read):
    one = read(CANVAS).people[0]
    assert (one.last_name, one.first_name, one.lms_user_id, one.number, one.login) == (
        "Smith",
        "Jane",
        "40391",
        "0042",
        "jsmith",
    )
    last = read(CANVAS).people[2]
    assert (last.last_name, last.first_name, last.email) == ("NA", "Null", "nna@uni.example")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "no class list that we know"),
        ("PK\x03\x04xx", "Excel workbook"),
        ("%PDF-1.7", "a PDF"),
        ("", "empty"),
        ("id,\0\n", "no table"),
        ("Aufgabe,Punkte\nTask 1,3\nTask 2,4\n", "no class list that we know"),
    ],
)
def test_what_is_no_list_is_said_in_one_line(read, text, said):
    with pytest.raises(Complaint, match=said) as caught:
        read(text)
    assert "\n" not in str(caught.value)


def test_the_head_stands_in_the_first_six_lines(read):
    for above in (0, 5):
        assert read("x,y\n" * above + "id,name\nada,Ada L\n").people == [Person("ada", "L", "Ada")]
    with pytest.raises(Complaint) as caught:
        read("x,y\n" * 6 + "id,name\nada,Ada L\n")
    assert str(caught.value) == (
        "export.csv: no class list that we know. A plain CSV needs a column id; its first line is 'x, y'"
    )


def test_rows_of_points_dates_and_nobody_are_no_people(read):
    for text in (
        "Last Name,First Name,Email Address,One\nDate,,,2026\nSmith,Jane,j@uni.example,\n",
        "identifier,github_username,github_id,name\n,,,\nj@uni.example,,,\n",
        CANVAS[: CANVAS.index('"Smith, Jane",51777')] + '"Test Student",98,,x,A,,\n',
        "id,name\n,\nx,\n",
    ):
        assert len(read(text).people) == 1, text


def test_an_export_keeps_its_columns_for_own_ids(read):
    export = read("id,name,Seat\nada,Ada L,4\n,,\nbob,Bob R\n")
    assert export.columns == {"id": ["ada", "bob"], "name": ["Ada L", "Bob R"], "Seat": ["4", ""]}
    assert export.is_whole
    github = read("identifier,github_username,github_id,name\n007,ada-l,1,Ada L\n")
    assert not github.is_whole and (github.people[0].number, github.people[0].github) == ("007", "ada-l")
    marks = read("assignment,student_id,last_name,first_name,raw_score\n01,ada,L,Ada,1\n02,ada,L,Ada,1\n")
    assert marks.columns is None and len(marks.people) == 1


def test_fields_of_the_other_systems_stand_where_they_belong(read):
    edx, sakai, brightspace = (
        read(EXPORTS[name][0]).people[0] for name in ("Open edX", "Sakai", "Brightspace")
    )
    assert (edx.lms_user_id, edx.number, edx.login, edx.email) == ("12", "", "jane", "j@uni.example")
    assert (sakai.id, sakai.login) == ("", "pob")
    assert (brightspace.number, brightspace.login) == ("00123", "jane")
    ilias = read(EXPORTS["ILIAS"][0]).people[0]
    assert (ilias.lms_user_id, ilias.login, ilias.last_name, ilias.status) == ("51", "bray", "Ray", "")
    assert read("id,login\nada,ada@uni.example\n").people[0].email == "ada@uni.example"
    assert read("id,login,email\nada,a@uni.example,b@uni.example\n").people[0].email == "b@uni.example"


def test_what_makes_a_list_of_names(read):
    canvas = "LastName,FirstName,ID,Section\nSmith,Jane,1,A\nStudent,Test,2,A\n"
    assert [one.name for one in read(canvas).people] == ["Jane Smith"]
    for text, system in (
        (canvas, "Canvas gradebook"),
        ("roster_identifier,github_username\n7,ada\n", "GitHub Classroom"),
        ("Full name,Email address\nAda L,a@x\n", "Google Classroom"),
        ("First name,Email address,x,y\nAda,a@x,,\n", "Google Classroom"),
        ("Last Name,First Name,Email Address,1,2,3\nDate,,,4,5,6\nL,Ada,a@x,,,\n", "Google Classroom"),
        ("First name,Email address,x,y,z\nAda,a@x,,,\n", "Moodle"),
        ("Last name,Username\nL,ada\n", "Moodle"),
        ("Nachname,Matrikelnummer\nL,007\n", "Moodle"),
        ("Last name,First name,Username,Student ID,Email\nL,Ada,ada,007,a@x\n", "Moodle"),
    ):
        assert read(text).system == system, text
    for text in (
        "Email address,Points\na@x,3\n",
        "Full name,Points\nAda L,3\n",
        "roster_identifier,x\n7,8\n",
    ):
        with pytest.raises(Complaint, match="no class list that we know"):
            read(text)


@pytest.mark.parametrize(
    "head",
    [
        "Křestní jméno,Příjmení,Identifikační číslo,E-mailová adresa,Úkol",
        "Förnamn,Efternamn,ID-nummer,E-postadress,Uppgift",
        "Adı,Soyadı,ID numarası,E-posta adresi,Ödev",
        "名,姓,ID号,电子邮件地址,作业",
        "名,姓,IDナンバー,メールアドレス,課題",
        "Nome,Sobrenome,Número de identificação,Endereço de e-mail,Tarefa",
        "Imię,Nazwisko,Numer ID,Adres e-mail,Zadanie",
    ],
)
def test_the_marks_of_moodle_in_more_languages(read, head):
    one = read(f"{head}\nAda,Lovelace,007,ada@x,-\n").people[0]
    assert (one.name, one.number, one.email) == ("Ada Lovelace", "007", "ada@x")


def test_who_teaches_is_no_student(read):
    found = read(
        "First Name,Last Name,Email,SID,Role\nAda,L,a@x,1,Student\nBob,T,b@x,,Instructor\nCy,T,c@x,,TA\n"
    )
    assert ([one.name for one in found.people], found.staff) == (["Ada L"], ("Bob T", "Cy T"))


def test_a_status_is_the_lists_own_and_nobody_elses(read):
    assert read("id,name,status\nada,Ada L,Dropped\n").people[0].status == "dropped"
    moodle = "First name,Last name,ID number,Email address,Status\nAda,L,7,a@x,dropped\n"
    worksheet = "Identifier,Full name,ID,Status\nParticipant 7,Ada L,p-7,dropped\n"
    for text in (moodle, worksheet):
        (one,) = read(text).people
        assert (one.id, one.status, one.name) == ("", "", "Ada L")


def test_a_login_without_a_name_on_the_roster_of_github_is_somebody(read):
    (one,) = read("identifier,github_username\n,ada-l\n").people
    assert (one.github, one.number, one.email) == ("ada-l", "", "")


def test_blackboard_is_told_by_a_number_behind_a_column(read):
    text = 'Last Name,First Name,Username,"HW [Total Pts: 13 Score] |118854"\nL,Ada,ada,\n'
    assert read(text).system == "Blackboard"


def test_a_last_name_of_a_worksheet_is_a_name(read):
    text = "Identifier,Qqq,Last name,Status\nParticipant 7,zzz,Lee,-\nParticipant 8,yyy,Ray,-\n"
    assert [one.name for one in read(text).people] == ["Lee", "Ray"]
    names, *rows = ([cell.lower() for cell in line.split(",")] for line in text.splitlines())
    assert worksheet_fields(names, rows) == {"last_name": 2}


def test_a_known_title_of_a_worksheet_goes_before_what_stands_in_a_column(read):
    text = "Identifier,Qqq,Full name,Www,Status\nParticipant 7,zzz,Ada L,a@x,-\n"
    one = read(text).people[0]
    assert (one.name, one.email) == ("Ada L", "a@x")
