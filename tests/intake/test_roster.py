"""`autograder roster`: any export fills the list; text stays text, nobody is deleted, ids stay."""

from __future__ import annotations

import codecs

import pytest
from nbgrader.api import Gradebook
from submissions import ROOT

from autograder import Complaint
from autograder.__main__ import main
from autograder.authoring.release import programs_of_this_python
from autograder.intake.exports import read_export
from autograder.intake.people import People, Person
from autograder.intake.roster import into_gradebook, update

CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,One neuron (5567),Final Score\n"
    ",,,,,Manual Posting,\n"
    "    Points Possible,,,,,13,(read only)\n"
    '"Smith, Jane",40391,0042,jsmith,A and B,,\n'
    '"Smith, Jane",51777,0043,jsmith2,A,EX,\n'
    '"NA, Null",40401,0044,nna@uni.example,A,N/A,\n'
    '"Student, Test",99,,deadbeef,A,,\n'
)
EXPORTS = {
    "Canvas gradebook": (CANVAS, ["jsmith", "jsmith2", "nna@uni.example"]),
    "Moodle worksheet": (
        "Identifier,Full name,Email address,Status,Grade,Last modified (submission)\n"
        "Participant 7,Ada Lovelace,ada@uni.example,x,,-\n",
        ["ada@uni.example"],
    ),
    "Moodle": (
        "Vorname,Nachname,ID-Nummer,Institution,Abteilung,E-Mail-Adresse,Aufgabe: Eins (Punkte)\n"
        "Zoë,Müller,007,,,zoe@uni.example,-\n",
        ["007"],
    ),
    "Blackboard": (
        '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Last Access"\t"Availability"\n'
        '"O\'Brien, Jr."\t"Pat"\t"pobrien"\t"0042"\t""\t"Yes"\n',
        ["pobrien"],
    ),
    "Brightspace": (
        "OrgDefinedId,Username,Last Name,First Name,Email,End-of-Line Indicator\n#00123,#jane,Smith,Jane,j@uni.example,#\n",
        ["jane"],
    ),
    "Gradescope": ("Name,SID,Email,HW4\nJane Smith,007,j@uni.example,\n", ["007"]),
    "Sakai": (
        '"Homework 4","SCORE_GRADE_TYPE"\n""\n"Display ID","ID","Last Name","First Name","grade"\n"pob","u-1","O\'Brien","Pat",""\n',
        ["pob"],
    ),
    "GitHub Classroom": (
        '"identifier","github_username","github_id","name"\n"j@uni.example","Jane-S","1","Jane Smith"\n',
        ["j@uni.example"],
    ),
    "Google Classroom": (
        "Last Name,First Name,Email Address,One neuron\nDate,,,2026-11-20\nPoints,,,13\nSmith,Jane,j@uni.example,\n",
        ["j@uni.example"],
    ),
    "nbgrader": ("id,last_name,first_name,email,lms_user_id\n=ada,Lovelace,Ada,,40391\n", ["ada"]),
    "nbgrader's marks": (
        "assignment,student_id,last_name,first_name,raw_score\n01,ada,L,Ada,1\n02,ada,L,Ada,1\n",
        ["ada"],
    ),
    "class list": ("ID;Name\n00420;Ada Lovelace\n", ["00420"]),
    "Open edX": ("Student ID,Email,Username,Grade\n12,j@uni.example,jane,0.5\n", ["jane"]),
    "ILIAS": ("update,usr_id,login,lastname,firstname,status\n1,51,bray,Ray,Bob,notgraded\n", ["bray"]),
}


WORKSHEETS = {
    "German": "ID;Vollständiger Name;E-Mail-Adresse;Status;Bewertung;Bestwertung;Zuletzt geändert (Abgabe)\n"
    "Teilnehmer/in 4410011;Jürgen Groß;gross@uni.example;Keine Abgabe;;13,00;-\n",
    "Turkish": "Belirleyici;Tam adı;E-posta adresi;Durum;Not;En yüksek not;Son değiştirme (gönderim)\n"
    "Katılımcı 7;Ayşe Groß;gross@uni.example;Gönderilmedi;;13,00;-\n",
    "Chinese": "编号;全名;电子邮件地址;状态;成绩;最高分;最后修改（提交）\n参与者7;伟 Groß;gross@uni.example;没有提交;;13;-\n",
}


def listed(people: People) -> list[str]:
    return [person.id for person in people.rows if person.status == ""]


@pytest.fixture
def read(tmp_path):
    def act(text: str, encoding: str = "utf-8"):
        path = tmp_path / "export.csv"
        path.write_bytes(text.encode(encoding))
        return read_export(path)

    return act


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
    ],
)
def test_what_is_no_list_is_said_in_one_line(read, text, said):
    with pytest.raises(Complaint, match=said) as caught:
        read(text)
    assert "\n" not in str(caught.value)


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


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    root = tmp_path / "checkout"
    root.mkdir()
    for station in ("solutions", "course"):
        (root / station).symlink_to(ROOT / station)
    monkeypatch.chdir(root)
    return root


def test_the_command_writes_list_and_gradebook_and_says_so(checkout, tmp_path, capsys):
    path = tmp_path / "export.csv"
    path.write_bytes(codecs.BOM_UTF8 + CANVAS.encode())
    assert main(["roster", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert (
        lines[0]
        == "Canvas gradebook: 3 people into class/students.csv, 3 new; ids of the new ones are their login"
    )
    assert lines[1] == "Two are called Jane Smith."
    with Gradebook(f"sqlite:///{checkout}/class/gradebook.db") as gradebook:
        ada = gradebook.find_student("jsmith")
        assert (ada.first_name, ada.last_name, ada.lms_user_id, ada.email) == ("Jane", "Smith", "40391", None)
        assert len(gradebook.students) == 3
    path.write_text(
        CANVAS.replace('"NA, Null",40401,0044,nna@uni.example,A,N/A,\n', "").replace("Jane", "Janet")
    )
    assert main(["roster", str(path)]) == 0
    assert "gone: nna@uni.example" in capsys.readouterr().out
    with Gradebook(f"sqlite:///{checkout}/class/gradebook.db") as gradebook:
        assert len(gradebook.students) == 3 and gradebook.find_student("jsmith").first_name == "Janet"


def test_nbgrader_imports_the_list_as_it_is(checkout, tmp_path):
    import csv

    (tmp_path / "e.csv").write_text(CANVAS)
    assert main(["roster", str(tmp_path / "e.csv")]) == 0
    with open(checkout / "class" / "students.csv", newline="") as file:  # as nbgrader opens it
        rows = list(csv.DictReader(file))
    assert list(rows[0])[:5] == ["id", "last_name", "first_name", "email", "lms_user_id"]
    assert [row["id"] for row in rows] == ["jsmith", "jsmith2", "nna@uni.example"]


def test_a_bad_file_leaves_everything_as_it_was(checkout, tmp_path, capsys):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    assert main(["roster", str(tmp_path / "x.csv")]) == 2
    assert main(["roster", str(tmp_path / "none.csv")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2 and not (checkout / "class").exists()


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
    changes = update(people, read(text.replace(",Di M\n,Di M\n", "")))
    assert changes.doubled == ["1 rows stand there twice", "3 are called Ada L"]
    assert listed(people) == ["ada", "bob", "cy"]


def test_two_rows_for_one_of_the_list_and_keys_that_disagree_are_refused(read):
    people = People([Person("ada", "Lovelace", "Ada", login="al", number="1"), Person("x", login="x")])
    with pytest.raises(Complaint, match=r"^two rows of this export are ada \(Ada L\): give one a key"):
        update(people, read("id,login,number,name\nada,al,,Ada L\n,,1,Ada M\n"))
    text = "First name,Last name,Username\nAda,Lovelace,other\nX,Y,x\n"
    assert update(people, read(text)).new == ["other"]
    people = People([Person("ada", "Lovelace", "Ada"), Person("x", login="x")])
    assert update(people, read(text)).changed == ["ada", "x"] and people.rows[0].login == "other"


def test_the_gradebook_gets_who_is_listed_and_as_much_as_it_holds(tmp_path):
    people = People([
        Person("ada", "L" * 200, "Ada", "a@x", "7"), Person("bob"), Person("seen", status="seen"),
        Person("gone", status="dropped"),
    ])  # fmt: skip
    ticks = []
    with programs_of_this_python(), Gradebook(f"sqlite:///{tmp_path}/g.db") as gradebook:
        gradebook.add_student("bob", first_name="Robert")
        assert into_gradebook(people, gradebook, lambda: ticks.append(1)) == len(ticks) == 3
        there = {
            one.id: (one.last_name, one.first_name, one.email, one.lms_user_id) for one in gradebook.students
        }
    assert there == {
        "ada": ("L" * 128, "Ada", "a@x", "7"), "bob": (None,) * 4, "gone": (None,) * 4
    }  # fmt: skip


def test_what_makes_a_list_of_names(read):
    canvas = "LastName,FirstName,ID,Section\nSmith,Jane,1,A\nStudent,Test,2,A\n"
    assert [one.name for one in read(canvas).people] == ["Jane Smith"]
    for text, system in (
        (canvas, "Canvas gradebook"),
        ("roster_identifier,github_username\n7,ada\n", "GitHub Classroom"),
        ("Full name,Email address\nAda L,a@x\n", "Google Classroom"),
        ("First name,Email address,x,y\nAda,a@x,,\n", "Google Classroom"),
        ("First name,Email address,x,y,z\nAda,a@x,,,\n", "Moodle"),
        ("Last name,Username\nL,ada\n", "Moodle"),
    ):
        assert read(text).system == system, text
    for text in (
        "Email address,Points\na@x,3\n",
        "Full name,Points\nAda L,3\n",
        "roster_identifier,x\n7,8\n",
    ):
        with pytest.raises(Complaint, match="no class list that we know"):
            read(text)


def test_a_known_title_of_a_worksheet_goes_before_what_stands_in_a_column(read):
    text = "Identifier,Qqq,Full name,Www,Status\nParticipant 7,zzz,Ada L,a@x,-\n"
    one = read(text).people[0]
    assert (one.name, one.email) == ("Ada L", "a@x")
