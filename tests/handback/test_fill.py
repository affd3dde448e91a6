"""Marks go into the LMS's own file: the right cell of the right person, every other byte as it came."""

import codecs

import pytest

from autograder import Complaint
from autograder.handback.export_file import ExportFile
from autograder.handback.fill import Finder, fill
from autograder.handback.marks import ClassMarks, MarkRow, NotebookMark
from autograder.intake.people import People, Person
from autograder.intake.record import TAKEN, Record, Row

NB = "04_one_neuron"
ADA = Person("alovelace", "Lovelace", "Ada", "ada@uni.example", "40391", "alovelace", "0042017")
BOB = Person("bray", "Ray", "Bob", "bob@uni.example", "40392", "bray", "0042018")
JANE = Person("jsmith1", "Smith", "Jane", "jane@uni.example", "40393", "jsmith1", "0042019")
JANE2 = Person("jsmith2", "Smith", "Jane", "jane.s@uni.example", "51777", "jsmith2", "0042020")
EVE = Person("eve", "Moss", "Eve", "eve@uni.example", "40395", "eve", "0042021")
EVERYBODY = [ADA, BOB, JANE, JANE2, EVE]
POINTS = {"alovelace": 11.5, "bray": 9.0, "jsmith1": 1.0, "jsmith2": 2.0}
WORKSHEET = (
    "Identifier,Full name,Email address,Status,Grade,Maximum grade,Grade can be changed,Last modified (grade)\r\n"
    "Participant 1203311,Ada Lovelace,ada@uni.example,Submitted,,13.00,Yes,-\r\n"
    'Participant 1203312,"Bob Ray",bob@uni.example,Submitted,4.00,13.00,Yes,"Friday, 20 November 2026, 9:10 PM"\r\n'
    "Participant 1203315,Eve Moss,eve@uni.example,No submission,,13.00,Yes,-\r\n"
)
CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Chapter 3 (5566),Chapter 4 (5567),Current Score\n"
    ",,,,,Manual Posting,,(read only)\n"
    "    Points Possible,,,,,11,13,(read only)\n"
    '"Lovelace, Ada",40391,0042017,alovelace,"A and B",7,,64\n'
    '"Smith, Jane",51777,0042020,jsmith2,A,,,0\n'
    '"Smith, Jane",40393,0042019,jsmith1,A,,EX,0\n'
    '"Student, Test",99999,,f3c1,A,,,0\n'
)
BLACKBOARD = (
    '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Total [Total Pts: 100 Score] |118850"\t'
    '"Homework 4 [Total Pts: 13 Score] |118854"\n'
    '"Lovelace"\t"Ada"\t"alovelace"\t"0042017"\t""\t""\n'
)
BRIGHTSPACE = (
    "OrgDefinedId,Username,Last Name,First Name,04 One neuron Points Grade <Numeric MaxPoints:13>,"
    "End-of-Line Indicator\n#0042017,#alovelace,Lovelace,Ada,,#\n#0042018,#bray,Ray,Bob,,#\n"
)
SAKAI = (
    '"Homework 4","Points"\n""\n"Display ID","ID","Last Name","First Name","grade"\n'
    '"alovelace","x-1","Lovelace","Ada",""\n'
)
GERMAN = (
    "Kennung;Vollständiger Name;E-Mail-Adresse;Status;Bewertung;Bestwertung;Zuletzt geändert (Bewertung)\n"
    "Teilnehmer/in 1203311;Ada Lovelace;ada@uni.example;Abgegeben;;13,00;-\n"
)


def marks(points=POINTS, people=EVERYBODY, possible=13.0, **statuses) -> ClassMarks:
    def mark(person: Person) -> NotebookMark:
        status = statuses.get(person.id, "graded" if person.id in points else "missing")
        return NotebookMark(points.get(person.id), status)

    return ClassMarks([MarkRow(person, {NB: mark(person)}) for person in people], {NB: possible})


def export(tmp_path, text: str, encoding="utf-8", name="export.csv") -> ExportFile:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return ExportFile(path)


def filled(tmp_path, text, given=None, record=(), people=EVERYBODY, **how):
    made = export(tmp_path, text)
    given = given or marks()
    return fill(made, given, NB, Finder(given, People(people), Record(record), NB), **how)


def test_moodle_worksheet(tmp_path):
    result = filled(tmp_path, WORKSHEET)
    assert result.text == WORKSHEET.replace("Submitted,,13", "Submitted,11.5,13").replace(",4.00,", ",9,")
    assert (result.written, result.changed, result.empty) == (2, 1, ["eve"])


def test_a_worksheet_in_german_has_its_own_words_and_its_own_comma(tmp_path):
    assert filled(tmp_path, GERMAN).text == GERMAN.replace("Abgegeben;;", "Abgegeben;11,5;")


@pytest.mark.parametrize(
    "text",
    [
        "ID;Vollständiger Name;E-Mail-Adresse;Status;Bewertung;Bestwertung;Zuletzt geändert (Bewertung)\n"
        "Teilnehmer/in 1203311;Ada Lovelace;ada@uni.example;Abgegeben;;13,00;-\n",
        "Belirleyici;Tam adı;E-posta adresi;Durum;Not;En yüksek not;Son değiştirme (not)\n"
        "Katılımcı 1203311;Ada Lovelace;ada@uni.example;Abgegeben;;13,00;-\n",
        "编号;全名;电子邮件地址;状态;成绩;最高分;最后修改（成绩）\n"
        "参与者1203311;Ada Lovelace;ada@uni.example;Abgegeben;;13,00;-\n",
    ],
)
def test_a_worksheet_in_any_language_has_its_marks_before_the_points_there_are(tmp_path, text):
    result = filled(tmp_path, text)
    assert result.text == text.replace("Abgegeben;;", "Abgegeben;11,5;") and not result.unknown


def test_a_worksheet_in_which_no_column_can_be_told_asks_for_one(tmp_path):
    text = "Belirleyici,Tam adı,E-posta adresi,Durum\nKatılımcı 1,Ada Lovelace,ada@uni.example,x\n"
    with pytest.raises(Complaint, match='no column of grades that we can tell; name it: --column "TITLE"'):
        filled(tmp_path, text)
    assert filled(tmp_path, text, column="Durum").text == text.replace(",x", ",11.5")


def test_blind_marking_goes_by_the_number_under_which_the_file_came(tmp_path):
    blind = "Identifier,Status,Grade,Maximum grade,Last modified (grade)\nParticipant 77,Submitted,,13,-\n"
    row = Row("", "p.zip", "Participant_77_assignsubmission_file/x.ipynb", "bray", NB, outcome=TAKEN)
    assert filled(tmp_path, blind, record=[row]).text == blind.replace("Submitted,,", "Submitted,9,")
    assert filled(tmp_path, blind).unknown == ["77"]


def test_canvas_tells_two_people_of_one_name_by_id_and_leaves_who_is_excused(tmp_path):
    result = filled(tmp_path, CANVAS)
    lines = result.text.splitlines()
    assert lines[3] == '"Lovelace, Ada",40391,0042017,alovelace,"A and B",7,11.5,64'
    assert lines[4].endswith(",jsmith2,A,,2,0") and lines[5].endswith(",jsmith1,A,,EX,0")
    assert lines[6] == CANVAS.splitlines()[6] and lines[:3] == CANVAS.splitlines()[:3]
    assert result.excused == ["jsmith1"] and not result.unknown
    assert not filled(tmp_path, CANVAS.replace('"Student, Test"', '"Test Student"')).unknown
    assert result.without_row == ["bray"]


def test_blackboard_in_utf_16_stays_in_utf_16(tmp_path):
    path = tmp_path / "gc.xls"
    path.write_bytes(codecs.BOM_UTF16_LE + BLACKBOARD.encode("utf-16-le"))
    made, given = ExportFile(path), marks()
    result = fill(made, given, NB, Finder(given, People(EVERYBODY), Record(), NB))
    wanted = BLACKBOARD.replace('"0042017"\t""\t""', '"0042017"\t""\t"11.5"')
    assert made.encoded(result.text) == codecs.BOM_UTF16_LE + wanted.encode("utf-16-le")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-be"])
def test_the_encoding_and_its_mark_are_written_back_as_they_came(tmp_path, encoding):
    path = tmp_path / "e.csv"
    content = (codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b"") + CANVAS.encode(encoding)
    path.write_bytes(content)
    made = ExportFile(path)
    assert made.encoded(made.text) == content


def test_brightspace_ids_wear_a_hash(tmp_path):
    result = filled(tmp_path, BRIGHTSPACE)
    assert result.text == BRIGHTSPACE.replace("Lovelace,Ada,,", "Lovelace,Ada,11.5,").replace(
        "Ray,Bob,,", "Ray,Bob,9,"
    )


def test_sakai_has_its_head_in_the_third_line(tmp_path):
    assert filled(tmp_path, SAKAI).text == SAKAI.replace('"Ada",""', '"Ada","11.5"')


def test_who_waits_for_a_hand_is_left_empty(tmp_path):
    result = filled(tmp_path, WORKSHEET, marks(alovelace="waiting"))
    assert result.waiting == ["alovelace"] and "Submitted,,13" in result.text


def test_the_summary_counts_every_kind_of_row(tmp_path):
    text = "id,Chapter 4\nalovelace,3\nbray,9\njsmith1,\njsmith2,EX\neve,\n"
    result = filled(tmp_path, text, marks(jsmith1="waiting"))
    assert result.said() == "2 marks, 1 of them changed, 1 wait for a hand, 1 left empty, 1 excused"
    assert filled(tmp_path, "id,Chapter 4\nalovelace,\n").said() == "1 marks"


def test_the_same_number_written_otherwise_is_no_change(tmp_path):
    text = "id;Chapter 4;Chapter 5\nalovelace;11,50;1,5\nbray;-;\n"
    result = filled(tmp_path, text)
    assert (result.written, result.changed) == (2, 0)
    assert result.text == text.replace("11,50", "11,5").replace(";-;", ";9;")


def test_a_word_where_a_mark_belongs_is_a_change(tmp_path):
    assert filled(tmp_path, "id,Chapter 4\nbray,good\n").changed == 1


def test_a_row_that_ends_before_the_column_is_refused_where_a_mark_belongs_there(tmp_path):
    text = "id,Section,Chapter 4\n"
    with pytest.raises(Complaint, match="the row of bray ends before the column"):
        filled(tmp_path, text + "bray,A\n")
    result = filled(tmp_path, text + "eve,A\n")
    assert result.empty == ["eve"] and result.text == text + "eve,A\n"


def test_who_is_on_the_list_and_in_no_mark_is_missing(tmp_path):
    result = filled(tmp_path, "id,Chapter 4\neve,\n", marks(people=[ADA, BOB]), missing="0")
    assert result.text == "id,Chapter 4\neve,0\n" and result.without_row == ["alovelace", "bray"]


def test_who_has_a_mark_and_is_not_on_the_list_is_found(tmp_path):
    assert filled(tmp_path, "id,Chapter 4\nbray,\n", people=[ADA]).text.endswith("bray,9\n")


def test_a_name_that_one_person_bears_is_found_where_there_is_no_key(tmp_path):
    text = 'Student,ID,Section,Chapter 4 (1)\n"Ray, Bob",,A,\n'
    assert filled(tmp_path, text).text == text.replace("A,", "A,9")


def test_a_key_of_two_people_is_nobody_whatever_the_name(tmp_path):
    twin = Person("bray2", "Rey", "Bob", "bob@uni.example")
    text = "Name,SID,Email,HW4\nBob Ray,,bob@uni.example,\n"
    result = filled(tmp_path, text, people=[*EVERYBODY, twin])
    assert result.unknown == ["Bob Ray"] and result.text == text


def test_a_number_under_which_two_came_is_nobody(tmp_path):
    rows = [
        Row("", "p.zip", "X_77_assignsubmission_file/x.ipynb", who, NB, outcome=TAKEN)
        for who in ("bray", "eve")
    ]
    blind = "Identifier,Status,Grade,Maximum grade,Last modified (grade)\nParticipant 77,Submitted,,13,-\n"
    assert filled(tmp_path, blind, record=rows).unknown == ["77"]


@pytest.mark.parametrize("theirs, fits", [(0.3, True), (0.31, False), (0.2999, False)])
def test_points_are_the_same_up_to_how_a_computer_adds(tmp_path, theirs, fits):
    text = f"OrgDefinedId,Username,One neuron Points Grade <Numeric MaxPoints:{theirs}>,End-of-Line Indicator\n#0042018,#bray,,#\n"
    given = marks({"bray": 0.2}, possible=0.1 + 0.2)
    if fits:
        assert ",0.2," in filled(tmp_path, text, given).text
        return
    with pytest.raises(Complaint, match="'One neuron Points Grade <Numeric MaxPoints:.*>' has .* points in"):
        filled(tmp_path, text, given)


def test_a_notebook_without_points_or_a_file_without_them_is_not_scaled(tmp_path):
    assert filled(tmp_path, WORKSHEET, marks(possible=0.0), scale=True).text.count("11.5") == 1
    assert "bray,9\n" in filled(tmp_path, "id,Chapter 4\nbray,\n", scale=True).text


def test_missing_gets_what_the_instructor_says(tmp_path):
    assert "No submission,0,13" in filled(tmp_path, WORKSHEET, missing="0").text
    none = marks(points={})
    assert "Abgegeben;0,5;13,00" in filled(tmp_path, GERMAN, none, missing="0.5").text


def test_a_cell_that_holds_something_is_not_called_empty(tmp_path):
    result = filled(tmp_path, WORKSHEET, marks(points={}))
    assert result.text == WORKSHEET and (result.empty, result.stays) == (["alovelace", "eve"], ["bray"])
    assert result.said() == "0 marks, 2 left empty, 1 left with what stands there"
    assert filled(tmp_path, WORKSHEET.replace("4.00", "-"), marks(points={})).stays == []


def test_other_points_are_refused_or_scaled(tmp_path):
    text = WORKSHEET.replace("13.00", "100.00")
    with pytest.raises(Complaint, match="100 points in export.csv, the notebook 13.*--scale"):
        filled(tmp_path, text)
    assert "Submitted,88.46,100" in filled(tmp_path, text, scale=True).text


def test_a_name_that_two_people_bear_is_nobody(tmp_path):
    text = "Student,ID,Section,Chapter 4 (1)\n" + '"Smith, Jane",,A,\n'
    assert filled(tmp_path, text).unknown == ["Smith, Jane"]


def test_keys_that_disagree_mean_nobody(tmp_path):
    text = 'Student,ID,SIS Login ID,Section,Chapter 4 (1)\n"Lovelace, Ada",40391,bray,A,\n'
    result = filled(tmp_path, text)
    assert result.unknown == ["Lovelace, Ada"] and result.text == text


def test_two_rows_for_one_person_are_both_left(tmp_path):
    text = "id,Chapter 4\nbray,\nbray,\n"
    result = filled(tmp_path, text)
    assert result.text == text and result.unknown == ["bray", "bray"]


@pytest.mark.parametrize(
    "head, said",
    [
        ("id,Chapter 3,Chapter 5", "no column that means 04_one_neuron"),
        ("id,Week 4,Homework 4", "more than one column"),
    ],
)
def test_a_column_that_cannot_be_told_is_asked_for(tmp_path, head, said):
    with pytest.raises(Complaint, match=said):
        filled(tmp_path, f"{head}\nbray,,\n")


def test_a_column_can_be_named(tmp_path):
    assert filled(tmp_path, "id,Week 4,Homework 4\nbray,,\n", column="homework 4").text.endswith("bray,,9\n")


def test_a_title_in_words_is_found(tmp_path):
    assert filled(tmp_path, "id,One neuron,Layers\nbray,,\n").text.endswith("bray,9,\n")


def test_a_percentage_or_a_letter_is_no_column_of_points(tmp_path):
    text = "id,One neuron (Letter),One neuron (Real),One neuron (Percentage)\nbray,,,\n"
    assert filled(tmp_path, text).text.endswith("bray,,9,\n")


def test_a_table_without_people_is_refused(tmp_path):
    with pytest.raises(Complaint, match="no column that says who is who"):
        export(tmp_path, "Chapter 3,Chapter 4\n1,2\n")


def test_cells_of_other_columns_are_kept_as_they_are_handed_in(tmp_path):
    made = export(tmp_path, CANVAS)
    chapter_3 = next(made.lines()).cells[5]
    result = fill(
        made, marks(), NB, Finder(marks(), People(EVERYBODY), Record(), NB), kept=[(chapter_3, "8")]
    )
    assert result.text.splitlines()[3] == '"Lovelace, Ada",40391,0042017,alovelace,"A and B",8,11.5,64'
    assert result.written == 2


@pytest.mark.parametrize("most, points", [("13", 13.0), ("13,5", 13.5), ("13.5", 13.5), ("13,50", 13.5)])
def test_the_points_of_a_column_may_have_a_decimal_comma(tmp_path, most, points):
    """In a header (Blackboard, Brightspace), in the row of Canvas, in Moodle's column."""
    files = [
        BLACKBOARD.replace("Pts: 13 Score", f"Pts: {most} Score"),
        BRIGHTSPACE.replace(",", ";").replace("MaxPoints:13", f"MaxPoints:{most}"),
        CANVAS.replace("11,13", f'11,"{most}"'),
        GERMAN.replace("13,00", most),
    ]
    for text in files:
        made = export(tmp_path, text)
        assert made.possible(made.column(NB, "")) == points


def test_the_comma_of_a_file_is_looked_for_once(tmp_path, monkeypatch):
    """Each look reads all cells: 45 s for 3,000 people."""
    looks, how = [], ExportFile.decimal.fget
    monkeypatch.setattr(ExportFile, "decimal", property(lambda self: looks.append(1) or how(self)))
    assert filled(tmp_path, GERMAN).written and len(looks) == 1
