"""An LMS's file as a table: whose each row is, which column means the notebook, how many points it gives."""

from __future__ import annotations

import pytest

from autograder import Complaint
from autograder.handback.export_file import ExportFile, byte_order, title_words

NB = "04_one_neuron"


def read(tmp_path, text: str, encoding="utf-8") -> ExportFile:
    path = tmp_path / "export.csv"
    path.write_bytes(text.encode(encoding))
    return ExportFile(path)


@pytest.mark.parametrize(
    "system, text, keys, name",
    [
        (
            "Canvas gradebook",
            'Student,ID,SIS User ID,SIS Login ID,Section,HW (1)\n"Love, Ada",40391,0042,ada,A,\n',
            [("canvas", "40391"), ("number", "0042"), ("login", "ada")],
            "Love, Ada",
        ),
        (
            "Canvas gradebook",
            "LastName,FirstName,ID,Section,HW (1)\nLove,Ada,40391,A,\n",
            [("canvas", "40391")],
            "Love, Ada",
        ),
        (
            "Sakai",
            '"HW","Points"\n""\n"Display ID","ID","Last Name","First Name","grade"\n"ada","x-1","Love","Ada",""\n',
            [("login", "ada")],
            "Love, Ada",
        ),
        (
            "GitHub Classroom",
            "identifier,github_username,github_id,name\n0042,ada-l,1,Ada Love\n",
            [("any", "0042"), ("github", "ada-l")],
            "Ada Love",
        ),
        (
            "GitHub Classroom",
            "assignment_name,github_username,roster_identifier,points_awarded\nhw4,ada-l,0042,\n",
            [("github", "ada-l"), ("any", "0042")],
            "",
        ),
        (
            "Moodle worksheet",
            "Identifier,Full name,Email address,Status,Grade,Maximum grade\nParticipant 77,Ada Love,a@x,,,13\n",
            [("participant", "77"), ("mail", "a@x")],
            "Ada Love",
        ),
        (
            "Brightspace",
            "OrgDefinedId,Username,HW Points Grade <Numeric MaxPoints:13>,End-of-Line Indicator\n#0042,#ada,,#\n",
            [("number", "0042"), ("login", "ada")],
            "",
        ),
        ("class list", "id,github,Chapter 4\n#1,ada-l,\n", [("any", "#1"), ("github", "ada-l")], ""),
        ("Gradescope", "Name,SID,Email,HW4\nAda Love,0042,,\n", [("number", "0042")], "Ada Love"),
        ("nbgrader", "id,first_name,last_name,lms_user_id\nada,Ada,Love,9\n", [("any", "ada"), ("canvas", "9")], "Love, Ada"),
    ],
)  # fmt: skip
def test_a_row_has_the_keys_and_the_name_that_stand_in_it(tmp_path, system, text, keys, name):
    made = read(tmp_path, text)
    (line,) = made.lines()
    assert (made.system, list(line.keys), line.name) == (system, keys, name)
    assert line.said == (name or keys[0][1])


def test_what_an_lms_puts_between_head_and_people_is_nobody(tmp_path):
    text = (
        "Student,ID,Section,HW (1)\n,,,\nManual Posting,,,\n    Points Possible,,,13\nLove Ada,1,A,\n\n"
        ",,,\nRay Bob,2,A\n"
    )
    assert [line.said for line in read(tmp_path, text).lines()] == ["Love Ada", "Ray Bob"]


def test_somebody_may_be_called_as_a_row_between_head_and_people_is(tmp_path):
    text = "Last Name,First Name,Email Address,HW\nDate,,,2026-11-20\nPoints,,,13\nDate,Mia,m@x,\nPoints,Al,a@x,\n"
    assert [line.said for line in read(tmp_path, text).lines()] == ["Date, Mia", "Points, Al"]


def test_a_row_without_key_and_name_is_nobody(tmp_path):
    text = "id,first_name,last_name,lms_user_id,Chapter 4\n,,,,7\nada,,,,\n"
    assert [line.said for line in read(tmp_path, text).lines()] == ["ada"]


CANVAS = "Student,ID,Section,{titles}\nPoints Possible,,,{points}\nLove Ada,1,A,{cells}\n"


def canvas(tmp_path, titles: str, points="", cells="") -> ExportFile:
    return read(tmp_path, CANVAS.format(titles=titles, points=points, cells=cells))


@pytest.mark.parametrize(
    "titles, place",
    [
        ("Week 3 (1),Week 4 (2),Current Score", 4),
        ("Week 04 (4),Week 40 (2)", 3),
        ("One_Neuron (1),Four layers (2)", 3),
        ("Chapter 4: One neuron (3),Chapter 4: quiz (2)", 3),
        ("Neuron (4),Homework 4 (9)", 4),
    ],
)
def test_the_column_is_told_by_words_then_by_number(tmp_path, titles, place):
    assert canvas(tmp_path, titles).column(NB) == place


def test_a_total_is_no_assignment(tmp_path):
    with pytest.raises(
        Complaint, match=r"no column that means 04_one_neuron; name it: --column.*'Week 3 \(1\)'$"
    ):
        canvas(tmp_path, "Week 3 (1),Week 4 total").column(NB)


def test_columns_that_say_who_somebody_is_are_no_assignment(tmp_path):
    made = read(tmp_path, "id,Section,Status,Role,email,Chapter 4,\nada,4,4,4,,,\n")
    assert made.column(NB) == 5 and made._titles() == "'Chapter 4'"
    assert read(tmp_path, "id,email\nada,\n")._titles() == "none"


def test_a_named_column_is_found_whatever_its_case_and_only_once(tmp_path):
    made = canvas(tmp_path, "Week 3 (1),Week 4 (2)")
    assert made.column(NB, " week 3 (1) ") == 3
    with pytest.raises(Complaint, match=r"has no column 'Week 9'; there are 'Week 3 \(1\)', 'Week 4 \(2\)'"):
        made.column(NB, "Week 9")
    with pytest.raises(Complaint, match="has no column"):
        canvas(tmp_path, "Week 3 (1),week 3 (1)").column(NB, "Week 3 (1)")


def test_at_most_twelve_titles_are_said(tmp_path):
    made = canvas(tmp_path, ",".join(f"Week {n} (9{n})" for n in range(20, 40)))
    assert made._titles().count("Week") == 12


@pytest.mark.parametrize("grade", ["Grade", "Bewertung", "Оценка", "Calificación"])
def test_a_worksheet_has_one_column_of_marks_in_its_own_language(tmp_path, grade):
    made = read(
        tmp_path, f"Kennung,Email address,Status,{grade},x\nTeilnehmer 7,a@x,,,\nTeilnehmer 8,b@x,,,\n"
    )
    assert made.column(NB) == 3


@pytest.mark.parametrize(
    "text, points",
    [
        ("Last Name,Username,HW 4 [Total Pts: 13.5 Score] |118854\nLove,ada,\n", 13.5),
        (
            "OrgDefinedId,Username,4 Points Grade <Numeric MaxPoints:12>,End-of-Line Indicator\n#1,#a,,#\n",
            12.0,
        ),
        ("Student,ID,Section,HW 4 (1)\nPoints Possible,,,13\nA,1,A,\n", 13.0),
        ("Student;ID;Section;HW 4 (1)\n;;;\nPoints Possible;;;13,5\nA;1;A;\n", 13.5),
        ("Student,ID,Section,HW 4 (1)\nPoints Possible,,,(read only)\nA,1,A,\n", None),
        ("Student,ID,Section,HW 4 (1)\nPoints Possible,,\nA,1,A,\n", None),
        ("Student,ID,Section,HW 4 (1)\nA,1,A,\n", None),
        ("Identifier,Email address,Grade,Maximum grade\nParticipant 7,a@x,,13.00\n", 13.0),
        ("Identifier,Email address,Grade,Maximum grade\nParticipant 7,a@x,\n", None),
        ("Identifier,Email address,Grade\nParticipant 7,a@x,\n", None),
        ("id,Maximum grade,Chapter 4\nada,12,\n", None),
    ],
)
def test_the_points_of_the_lms_stand_in_the_file_or_nowhere(tmp_path, text, points):
    made = read(tmp_path, text)
    assert made.possible(made.column(NB)) == points


@pytest.mark.parametrize(
    "cells, decimal",
    [
        ("7.5", "."),
        ('"7,5"', ","),
        ("", "."),
        ('"7,5",7.5', "."),
        ('"7,5","1,25",7.5', ","),
        ('"1,234"', "."),
    ],
)
def test_the_decimal_sign_is_the_files_own(tmp_path, cells, decimal):
    assert canvas(tmp_path, "a (1),b (2),c (3)", "13,11,9", cells).decimal == decimal


@pytest.mark.parametrize(
    "title, words",
    [
        ("04_one_neuron (5567)", ["04", "one", "neuron"]),
        ("HW 4 [Total Pts: 13 Score] |118854", ["hw", "4"]),
        ("One Neuron Points Grade <Numeric MaxPoints:13>", ["one", "neuron"]),
        ("HW4 (5567)", ["hw", "4"]),
        ("Assignment: Week 4 (Real)", ["assignment", "week", "4"]),
    ],
)
def test_what_the_lms_puts_around_a_title_is_no_word_of_it(title, words):
    assert title_words(title) == words


@pytest.mark.parametrize(
    "start, known, wanted",
    [
        (b"\xef\xbb\xbfa", "utf-8-sig", (b"\xef\xbb\xbf", "utf-8")),
        (b"\xff\xfea\x00", "utf-16", (b"\xff\xfe", "utf-16-le")),
        (b"\xfe\xff\x00a", "utf-16", (b"\xfe\xff", "utf-16-be")),
        (b"abc", "cp1252", (b"", "cp1252")),
    ],
)
def test_the_mark_of_the_byte_order_is_kept(start, known, wanted):
    assert byte_order(start, known) == wanted


def test_a_head_is_looked_for_in_the_first_ten_lines_only(tmp_path):
    head = "id,Chapter 4\nada,\n"
    assert read(tmp_path, "x\n" * 9 + head).place == 9
    with pytest.raises(Complaint, match=r"export.csv has no column that says who is who \(ID, Username"):
        read(tmp_path, "x\n" * 10 + head)


def test_a_title_line_of_one_word_is_no_head(tmp_path):
    made = read(tmp_path, "id\nid,Chapter 4\nada,\n")
    assert made.place == 1 and made.head == ["id", "Chapter 4"]


def test_a_mark_at_the_very_start_is_not_part_of_the_first_title(tmp_path):
    assert read(tmp_path, "\ufeffid,Chapter 4\nada,\n").head == ["id", "Chapter 4"]
