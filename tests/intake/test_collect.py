"""`autograder collect`: whose each file of a parcel is, and that all of them are said and recorded."""

from __future__ import annotations

import json
from datetime import datetime

import nbformat
import pytest
from collecting import NAME, NEWER, OTHER, TEXT, collected, inner, submitted
from submissions import answered, blank, code

from autograder.intake.people import People, Person
from autograder.intake.record import Record, list_file, record_file, standings, strangers


def test_moodle_gives_a_folder_a_student(take):
    lines, there = take({
        "Ada Lovelace_4711_assignsubmission_file_/04_one_neuron.ipynb": TEXT,
        "Žofie Nováková_12_assignsubmission_file_/Untitled (1).ipynb": TEXT,
    })  # fmt: skip
    assert set(there) == {f"Ada_Lovelace/{NAME}", f"Žofie_Nováková/{NAME}"}
    assert lines["Ada_Lovelace"] == f"Ada_Lovelace: taken, {NAME}"
    assert "renamed" in lines["Žofie_Nováková"]


def test_canvas_gives_one_flat_folder(take):
    lines, there = take({
        "lovelaceada_4711_8899_04_one_neuron.ipynb": TEXT,
        "hopper_LATE_12_13_04_one_neuron-1.ipynb": TEXT,
    })  # fmt: skip
    assert set(there) == {f"lovelaceada_4711/{NAME}", f"hopper_12/{NAME}"}
    assert "late, says Canvas" in lines["hopper_12"] and "late" not in lines["lovelaceada_4711"]


def test_a_plain_folder_keeps_its_name(take):
    _, there = take({f"ada/{NAME}.ipynb": TEXT, "bob-7_x/homework.ipynb": TEXT})
    assert set(there) == {f"ada/{NAME}", f"bob-7_x/{NAME}"}


@pytest.mark.parametrize("above", ["downloads", "a/b", "in/hw/week 4"])
def test_wrapping_folders_are_nobody(take, above):
    _, there = take({f"{above}/ada/{NAME}.ipynb": TEXT, f"{above}/bob/{NAME}/{NAME}.ipynb": TEXT})
    assert set(there) == {f"ada/{NAME}", f"bob/{NAME}"}


def test_weeks_that_hold_the_same_people_are_nobody(take):
    start = json.dumps(answered(OTHER))
    files = {
        f"week {week}/{who}/hw.ipynb": text
        for week, text in ((0, start), (4, TEXT))
        for who in ("ada", "bob")
    }
    _, there = take(files)
    assert set(there) == {f"{who}/{name}" for who in ("ada", "bob") for name in (OTHER, NAME)}


def test_one_person_alone_is_not_a_wrapping_folder(take):
    _, there = take({f"submissions/ada/hw/{NAME}.ipynb": TEXT})
    assert set(there) == {f"ada/{NAME}"}


def test_a_folder_is_taken_like_a_zip(course, tmp_path):
    for student in ("ada", "bob"):
        (tmp_path / "in" / student).mkdir(parents=True)
        (tmp_path / "in" / student / "x.ipynb").write_text(TEXT)
    assert len(collected(course, tmp_path / "in")) == 2
    assert set(submitted(course)) == {f"ada/{NAME}", f"bob/{NAME}"}


def test_two_students_of_one_name_are_refused(take):
    lines, there = take({f"a b/{NAME}.ipynb": TEXT, f"a*b/{NAME}.ipynb": TEXT, f"c/{NAME}.ipynb": TEXT})
    assert set(there) == {f"c/{NAME}"}
    assert "2 senders would get this name" in lines["a b"] and "refused" in lines["a*b"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"cells": [', "not valid JSON"),
        ("", "an empty file"),
        ("[1, 2]", "not a notebook"),
        ("[" * 100_000, "nested too deep"),
        ('{"cells": [], "nbformat": 4}', "none of this course"),
        ('{"worksheets": 3, "nbformat": 3}', "cannot be read"),
    ],
)
def test_what_is_no_notebook_is_named_with_the_reason(take, content, said):
    lines, there = take({"ada/solution.ipynb": content, f"bob/{NAME}.ipynb": TEXT})
    assert said in lines["ada"]
    assert set(there) == {f"bob/{NAME}"}


def test_a_file_that_is_nobodys_is_refused(take):
    lines, there = take({f"{NAME}.ipynb": TEXT, "readme.txt": "x"})
    assert there == {}
    assert list(lines) == [f"{NAME}.ipynb"] and "does not say whose" in lines[f"{NAME}.ipynb"]


@pytest.mark.parametrize(
    ("file", "who"),
    [
        ("ada_04_one_neuron.ipynb", "ada"),
        ("Ada Lovelace - 04_one_neuron.ipynb", "Ada_Lovelace"),
        ("ada.zip", "ada"),
        ("Copy of 04_one_neuron.ipynb", None),
        ("Kopie von 04_one_neuron (1).ipynb", None),
    ],
)
def test_the_person_stands_before_the_notebooks_name(take, file, who):
    content = inner({f"bob/{NAME}.ipynb": TEXT}) if file.endswith(".zip") else TEXT
    _, there = take({file: content})
    assert set(there) == ({f"{who}/{NAME}"} if who else set())


def test_a_list_finds_people_in_names_of_files(take, course):
    People([Person("al", "Lovelace", "Ada"), Person("br", "Ray", "Bob")]).write(list_file(course))
    lines, there = take(
        {"Ada Lovelace - Homework.ipynb": TEXT, "04_one_neuron - Bob Ray.ipynb": NEWER, "x.ipynb": TEXT}
    )
    assert set(there) == {f"al/{NAME}", f"br/{NAME}"} and "refused" in lines["x.ipynb"]


def test_safe_repairs(take):
    old = nbformat.v3.writes_json(nbformat.convert(nbformat.reads(TEXT, as_version=4), 3))
    heavy = answered(NAME)
    shown = code("1")
    shown["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 3_000_000}]
    heavy["cells"].append(shown)
    lines, there = take({
        "old/x.ipynb": old,
        "bom/x.ipynb": "\ufeff" + TEXT,
        "heavy/x.ipynb": json.dumps(heavy),
        "txt/04_one_neuron.ipynb.txt": TEXT,
    })  # fmt: skip
    assert len(there) == 4
    assert "format 3 brought to 4" in lines["old"]
    assert "encoding repaired" in lines["bom"]
    assert "outputs of 3 MB left out" in lines["heavy"]
    assert all(json.loads(text)["nbformat"] == 4 for text in there.values())
    assert max(map(len, there.values())) < 500_000


def test_notebooks_are_told_apart_by_their_cells(take):
    _, there = take({"ada/homework.ipynb": json.dumps(blank(OTHER)), f"bob/{OTHER}.ipynb": TEXT})
    assert set(there) == {f"ada/{OTHER}", f"bob/{NAME}"}


def test_every_file_is_a_line_of_the_record(take, course):
    take({f"ada/{NAME}.ipynb": TEXT, "ada/old.ipynb": "{", "bob/photo.jpg": "x", f"cy/{NAME}.ipynb": NEWER})
    take({f"ada/{NAME}.ipynb": NEWER}, day=21)
    rows = Record.read(record_file(course)).rows
    assert [(row.student, row.path, row.outcome) for row in rows] == [
        ("ada", f"ada/{NAME}.ipynb", "taken"),
        ("ada", "ada/old.ipynb", "note"),
        ("bob", "bob/photo.jpg", "refused"),
        ("cy", f"cy/{NAME}.ipynb", "taken"),
        ("ada", f"ada/{NAME}.ipynb", "taken"),
    ]
    assert all(datetime.fromisoformat(row.collected_at).tzinfo and row.parcel == "parcel.zip" for row in rows)
    assert (
        rows[2].notebook == NAME and rows[0].file_date == "2026-11-20T10:00:00" and len(rows[0].sha256) == 64
    )


def test_a_crash_half_way_leaves_a_whole_record(take, course, monkeypatch):
    take({f"ada/{NAME}.ipynb": TEXT})
    before = record_file(course).read_bytes()
    monkeypatch.setattr(
        "autograder.authoring.files.os.replace", lambda *a: (_ for _ in ()).throw(OSError("full"))
    )
    with pytest.raises(OSError):
        take({f"ada/{NAME}.ipynb": TEXT})
    assert record_file(course).read_bytes() == before


def test_a_sender_whose_name_reads_like_our_own_sentence_speaks_of_nobody(take, course):
    People([Person("ada")]).write(list_file(course))
    liar = "Eve; may be of ada"
    take({f"{liar}/{NAME}.ipynb": TEXT, "bob/x.pdf": "x"})
    assert strangers(course, NAME) == [liar]
    assert standings(course, NAME)["ada"].status == "missing"
