"""Worksheets in any language: told by what stands in their columns, never by luck."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from autograder import Complaint
from autograder.intake.systems.claims import Claim
from autograder.intake.worksheets import read_worksheet, with_ids

ENGLISH = (
    "Identifier,Full name,Email address,ID number,Status,Grade,Maximum grade,Grade can be changed,"
    "Last modified (submission),Last modified (grade),Feedback comments\n"
    'Participant 7,Ada Lovelace,ada@uni.example,007,"Submitted for grading1 hour late",,13,Yes,'
    '"Friday, 20 November 2026, 9:10 PM","Monday, 23 November 2026, 8:00 AM",good\n'
    "Participant 8,Bob Ray,bob@uni.example,008,No submission,,13,Yes,-,-,\n"
)
SPANISH = (
    "Identificador,Nombre completo,Dirección de correo,Estado,Calificación,Última modificación (entrega),Última "
    "modificación (calificación)\n"
    'Participante 9,Dora García,dora@uni.example,Enviado,,"viernes, 20 de noviembre de 2026, 21:10",-\n'
)
CHINESE = "识别码,全名,邮箱,状态,最后修改(提交),最后修改(成绩)\n参与者4,王 伟,w@uni.example,已提交,2026年11月20日 21:10,-\n"
UNGRADED = (
    "Identifier,Full name,Status,Last modified (submission),Last modified (grade)\n"
    'Participant 7,Ada Lovelace,No submission,-,"Monday, 23 November 2026, 8:00 AM"\n'
)
BLIND = 'Identifier,Status,Grade,Last modified (submission)\nParticipant 7,x,,"Friday, 20 November 2026, 9:10 PM"\n'
NOV = datetime(2026, 11, 20, 21, 10)


@pytest.fixture
def read(tmp_path):
    def act(text):
        (tmp_path / "w.csv").write_text(text, encoding="utf-8")
        return read_worksheet(tmp_path / "w.csv").rows

    return act


def test_a_worksheet_knows_person_time_and_lateness(read):
    rows = read(ENGLISH)
    ada, bob = rows["7"], rows["8"]
    assert (ada.person.first_name, ada.person.last_name, ada.person.email, ada.person.number) == (
        "Ada",
        "Lovelace",
        "ada@uni.example",
        "007",
    )
    assert (ada.handed_in, ada.late, ada.said_by) == (NOV, True, "Moodle's worksheet")
    assert (bob.handed_in, bob.late) == (None, False)


@pytest.mark.parametrize(("text", "number"), [(SPANISH, "9"), (CHINESE, "4")])
def test_its_language_does_not_matter(read, text, number):
    row = read(text)[number]
    assert row.handed_in == NOV and "@uni.example" in row.person.email and row.person.last_name


def test_a_time_of_grading_is_no_time_of_handing_in(read):
    assert read(UNGRADED)["7"].handed_in is None


def test_a_blind_worksheet_knows_times_and_nobody(read):
    row = read(BLIND)["7"]
    assert row.handed_in == NOV and row.person.name == row.person.email == ""


def test_a_class_list_is_no_worksheet(read):
    with pytest.raises(Complaint, match="autograder roster w.csv"):
        read("id,name\nada,Ada\n")


def test_a_claim_is_told_what_the_worksheet_knows(read):
    claim = Claim("Ada Lovelace_7", name="Ada Lovelace", seed="Ada Lovelace", number="7")
    told = read(ENGLISH)["7"].told(claim, UTC)
    assert told.keys == (("number", "007"), ("mail", "ada@uni.example"))
    assert told.handed_in == NOV.replace(tzinfo=UTC) and told.said_by == "Moodle's worksheet" and told.late
    assert told.seed == "Ada Lovelace"


def test_ids_of_a_worksheet_are_what_everybody_has(tmp_path):
    (tmp_path / "w.csv").write_text(ENGLISH, encoding="utf-8")
    sheet = read_worksheet(tmp_path / "w.csv")
    with_ids(sheet)
    assert [row.person.id for row in sheet.rows.values()] == ["007", "008"]


def test_github_classroom_knows_when(tmp_path):
    text = (
        "assignment_name,github_username,roster_identifier,submission_timestamp,points_awarded\n"
        "hw4,Octo-Bob,bob@uni.example,2026-11-20 21:10:00 UTC,\n"
    )
    (tmp_path / "grades.csv").write_text(text)
    row = read_worksheet(tmp_path / "grades.csv").rows["octo-bob"]
    assert row.person.email == "bob@uni.example" and row.handed_in == NOV.replace(tzinfo=UTC)


def test_a_claim_is_told_every_key_the_surest_first_in_the_zone_of_the_worksheet(read, tmp_path):
    read(ENGLISH)
    sheet = read_worksheet(tmp_path / "w.csv")
    with_ids(sheet)
    assert sheet.system == "Moodle"
    claim = Claim("x_7", (("canvas", "1"),), "Ada L", "x", "7")
    told = sheet.rows["7"].told(claim, ZoneInfo("Europe/Berlin"))
    keys = (("number", "007"), ("mail", "ada@uni.example"), ("any", "007"), ("canvas", "1"))
    assert (told.keys, told.name, told.seed) == (keys, "Ada L", "007")
    assert told.handed_in == datetime(2026, 11, 20, 20, 10, tzinfo=UTC)
    bob = sheet.rows["8"].told(Claim("x_8", number="8", late=True), UTC)
    assert (bob.name, bob.handed_in, bob.said_by, bob.late) == ("Bob Ray", None, "", True)
    assert not sheet.rows["8"].told(Claim("x_8"), UTC).late


@pytest.mark.parametrize(
    "status, draft",
    [
        ("Draft (not submitted) - Not marked", True),
        ("Entwurf (nicht abgegeben)", True),
        ("Borrador (no enviado)", True),
        ("Черновик (не отправлено)", True),
        ("草稿(未提交)", True),
        ("Submitted for grading", False),
        ("No submission", False),
    ],
)
def test_a_draft_is_told_from_what_was_submitted(read, tmp_path, status, draft):
    read(ENGLISH.replace("Submitted for grading1 hour late", status))
    row = read_worksheet(tmp_path / "w.csv").rows["7"]
    assert row.draft is draft and row.told(Claim("x_7"), UTC).draft is draft
    assert row.told(Claim("x_7", draft=True), UTC).draft


def test_who_is_blind_is_known_where_the_worksheet_says_a_name_or_a_key(read):
    claim = Claim("Participant_7", seed="Participant_7", number="7", anonymous=True)
    assert read(BLIND)["7"].told(claim, UTC).anonymous
    for row in ("Participant 7,Ada Lee,", "Participant 7,,ada@uni.example"):
        told = read(f"Identifier,Full name,Email address\n{row}\n")["7"].told(claim, UTC)
        assert not told.anonymous and (told.name or told.keys)


def test_first_and_last_name_go_before_the_name_in_one(read):
    row = read("Identifier,Full name,First name,Last name\nParticipant 7,Lee A.,Ada,Lee\n")["7"]
    assert (row.person.first_name, row.person.last_name) == ("Ada", "Lee")


def test_a_time_that_is_not_there_yet_is_a_blank_or_a_dash(read):
    head = "Identifier,Full name,Last modified (submission)"
    for nothing in ("", "-"):
        rows = read(
            f'{head}\nParticipant 7,Ada L,"20 November 2026, 9:10 PM"\nParticipant 8,Bo R,{nothing}\n'
        )
        assert (rows["7"].handed_in, rows["8"].handed_in) == (NOV, None)


def test_without_a_key_that_all_have_there_are_no_ids(tmp_path):
    (tmp_path / "w.csv").write_text(BLIND, encoding="utf-8")
    sheet = read_worksheet(tmp_path / "w.csv")
    with_ids(sheet)
    assert [row.person.id for row in sheet.rows.values()] == [""]


def test_rows_that_end_early_and_rows_of_one_cell(read):
    short = ENGLISH + "Participant 9,Cy Two\nTotal\n,,,\nParticipant 10,Di\n"
    rows = read(short)
    assert list(rows) == ["7", "8", "9", "10"]
    nine = rows["9"]
    assert (nine.person.last_name, nine.person.email, nine.handed_in, nine.late) == ("Two", "", None, False)


def test_lines_of_nothing_are_passed_over_wherever_they_stand(read):
    first, *others = ENGLISH.splitlines()
    assert list(read("\n".join(["", " , ", first, '" ",', *others, ",,,"]))) == ["7", "8"]


@pytest.mark.parametrize("text", ["Identifier,Full name\n", "Identifier,Full name\n7 a,Ada\n"])
def test_what_has_no_numbers_is_no_worksheet(read, text):
    with pytest.raises(Complaint, match="^w.csv is no grading worksheet; a class list is read by: "):
        read(text)


def test_github_classroom_without_a_roster_knows_logins(tmp_path):
    text = "github_username,submission_timestamp\nOcto-Bob,2026-11-20 21:10:00 +0100\nada,\n"
    (tmp_path / "grades.csv").write_text(text)
    sheet = read_worksheet(tmp_path / "grades.csv")
    bob, ada = sheet.rows["octo-bob"], sheet.rows["ada"]
    assert sheet.system == "GitHub Classroom" and bob.said_by == "GitHub Classroom's grades.csv"
    assert (bob.person.id, bob.person.github, bob.person.number, bob.person.email) == ("", "Octo-Bob", "", "")
    assert bob.handed_in.astimezone(UTC).hour == 20 and ada.handed_in is None
    (tmp_path / "grades.csv").write_text(
        "github_username,roster_identifier,submission_timestamp\nocto,007,2026-11-20 21:10:00 UTC\n"
    )
    assert read_worksheet(tmp_path / "grades.csv").rows["octo"].person.number == "007"


@pytest.mark.parametrize(
    ("head", "cells", "hour"),
    [
        ("a,b", ('"20 November 2026, 9:10 PM"', '"21 November 2026, 8:00 AM"'), 21),
        ("a,entrega", ('"20 November 2026, 9:10 PM"', '"21 November 2026, 8:00 AM"'), 8),
        ("a,b", ("x", '"21 November 2026, 8:00 AM"'), 8),
        ("a,b", ("", ""), None),
        ("a,entrega", ("", "-"), None),
    ],
)
def test_the_column_of_times_is_named_or_the_first_of_nothing_but_times(read, head, cells, hour):
    row = read(f"Identifier,Full name,{head}\nParticipant 7,Ada L,{','.join(cells)}\n")["7"]
    assert (row.handed_in.hour if row.handed_in else None) == hour
