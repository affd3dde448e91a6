"""What lies beside a notebook, or instead of one: photos, texts, broken files."""

from __future__ import annotations

import io
import zipfile

import pytest
from collecting import NAME, NEWER, TEXT, collected, inner, packed

from autograder.authoring.course import Course
from autograder.intake import reading
from autograder.intake.people import People, Person
from autograder.intake.record import Record, list_file, record_file


def test_a_broken_file_beside_a_good_one_is_said_and_refuses_nobody(take):
    lines, there = take({f"ada/{NAME}.ipynb": TEXT, "ada/old.ipynb": "{", f"bob/{NAME}.ipynb": TEXT})
    assert set(there) == {f"ada/{NAME}", f"bob/{NAME}"}
    assert lines["ada"] == "ada: besides, ada/old.ipynb: not valid JSON, so not a notebook"


def test_somebody_without_a_notebook_is_named(take):
    lines, _ = take({"ada/notes.pdf": "x", f"bob/{NAME}.ipynb": TEXT, "cy/work.rar": "Rar!"})
    assert lines["ada"] == "ada: refused, no notebook, only notes.pdf"
    assert lines["cy"] == "cy: refused, no notebook, only work.rar; only zips are opened"


def test_a_photo_beside_a_notebook_is_said(take):
    lines, _ = take({f"ada/{NAME}.ipynb": TEXT, "ada/proof.jpg": "x", f"bob/{NAME}.ipynb": TEXT})
    assert lines["ada"] == f"ada: taken, {NAME}; beside it proof.jpg"


def pictures(course: Course) -> dict[str, bytes]:
    folder = course.class_folder / "submitted/ada" / NAME
    return {one.name: one.read_bytes() for one in sorted(folder.glob("*.png"))}


def test_two_pictures_of_one_name_both_lie_beside_the_notebook(take, course):
    sent = {f"ada/{number}/a.png": text for number, text in enumerate(("first", "second", "first"))}
    take({f"ada/{NAME}.ipynb": TEXT, **sent, f"bob/{NAME}.ipynb": TEXT})
    assert pictures(course) == {"2_a.png": b"second", "a.png": b"first"}


def test_a_picture_too_many_or_too_large_is_named(course, tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_PHOTO", 1_000_000)
    many = {f"ada/{number:02}.png": f"{number}" for number in range(24)}
    path = packed(tmp_path / "p.zip", {f"ada/{NAME}.ipynb": TEXT, "ada/0.png": bytes(1_000_001), **many})
    lines = [line for line in collected(course, path) if line.student == "ada"]
    assert [line.outcome for line in lines] == ["taken", "note"]
    assert lines[1].said == (
        "not put beside the notebook, ada/0.png: 1.0 MB, and 1 MB are taken; "
        "ada/20.png: 20 pictures are taken; ada/21.png: 20 pictures are taken and 2 more"
    )
    assert lines[1].cure.startswith("class/taken.csv names each") and len(pictures(course)) == 20
    left = {row.path for row in Record.read(record_file(course)).rows if row.why.endswith("are taken")}
    assert left == {"ada/0.png", *(f"ada/{number}.png" for number in (20, 21, 22, 23))}


def test_a_broken_picture_in_a_zip_costs_itself_and_not_the_notebook(take, course):
    sent = io.BytesIO()
    with zipfile.ZipFile(sent, "w", zipfile.ZIP_STORED) as archive:
        for name, text in (("a.png", "a picture"), ("b.png", "another"), (f"{NAME}.ipynb", TEXT)):
            archive.writestr(name, text)
    lines, there = take({"ada.zip": sent.getvalue().replace(b"a picture", b"b picture")})
    assert set(there) == {f"ada/{NAME}"} and pictures(course) == {"b.png": b"another"}
    assert "not put beside the notebook, ada.zip!a.png: it cannot be unpacked" in lines["ada"]


def test_another_picture_of_an_earlier_hand_in_stays_and_is_said(take, course):
    take({f"ada/{NAME}.ipynb": NEWER, "ada/a.png": "new"}, day=21)
    lines, _ = take({f"ada/{NAME}.ipynb": TEXT, "ada/a.png": "old", "ada/b.png": "more"}, day=20)
    assert lines["ada"].endswith("; another a.png is there and stays")
    assert pictures(course) == {"a.png": b"new", "b.png": b"more"}


def test_a_packed_file_of_nobody_is_refused_and_its_page_or_table_is_silent(take, course):
    lms = {"index.html": "x", "grades.csv": "a,b", "readme.txt": "x"}
    lines, there = take({"Ada L_1_assignsubmission_file_/x.ipynb": TEXT, "bob.rar": "Rar!", **lms})
    assert list(lines) == ["Ada_L", "bob.rar"] and set(there) == {f"Ada_L/{NAME}"}
    assert lines["bob.rar"].startswith("bob.rar: refused, it does not say whose it is: put it into a folder")
    assert [row.path for row in Record.read(record_file(course)).rows][1:] == ["bob.rar"]


def test_a_picture_or_document_of_nobody_is_named_and_recorded(take, course):
    strays = {"a photo.jpg": "x", "Bob.pdf": "x", "c.docx": "x", "d.py": "x", "index.html": "x"}
    lines, _ = take({f"ada/{NAME}.ipynb": TEXT, f"bob/{NAME}.ipynb": NEWER, **strays})
    said = "Bob.pdf, a photo.jpg, c.docx and 1 more"
    assert list(lines) == ["ada", "bob", said]
    assert lines[said] == f"{said}: no notebook, and it does not say whose it is"
    rows = Record.read(record_file(course)).rows[2:]
    assert [(row.path, row.student, row.outcome) for row in rows] == [
        (one, "", "note") for one in ("Bob.pdf", "a photo.jpg", "c.docx", "d.py")
    ]


@pytest.mark.parametrize(
    "file", ["Bob Ray.pdf", "bob.rar", "04_one_neuron_bob.docx", "bob_04_one_neuron.JPG"]
)
def test_a_file_named_after_somebody_of_the_list_is_that_persons(take, course, file):
    People([Person("ada"), Person("bob", "Ray", "Bob")]).write(list_file(course))
    lines, _ = take({f"ada/{NAME}.ipynb": TEXT, file: "x"})
    assert lines["bob"].startswith(f"bob: refused, no notebook, only {file}")


def test_without_a_list_a_packed_file_is_somebodys_as_a_zip_is(take):
    lines, _ = take({"ada.zip": inner({"x.ipynb": TEXT}), "bob.7z": "7z"})
    assert lines["bob"] == "bob: refused, no notebook, only bob.7z; only zips are opened"


def test_a_pdf_of_somebody_whose_notebook_is_there_refuses_nothing(take):
    take({f"ada/{NAME}.ipynb": TEXT, f"bob/{NAME}.ipynb": TEXT})
    lines, there = take(
        {"ada/answers.pdf": b"%PDF-1.4", "cy/answers.pdf": b"%PDF-1.4", f"bob/{NAME}.ipynb": TEXT}, day=21
    )
    assert lines["ada"] == f"ada: kept, the {NAME} that is there already; here no notebook, only answers.pdf"
    assert lines["cy"] == "cy: refused, no notebook, only answers.pdf"
    assert set(there) == {f"ada/{NAME}", f"bob/{NAME}"}
