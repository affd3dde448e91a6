"""`autograder collect`: what an LMS gives, one line a student, nothing overwritten, nothing outside."""

import io
import json
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest
from submissions import ROOT, answered, blank, code

from autograder import Complaint
from autograder.authoring.course import Course
from autograder.intake import parcel
from autograder.intake.collect import collect, safe_name
from autograder.intake.parcel import items_of

NAME, OTHER = "04_one_neuron", "00_start_here"
TEXT = json.dumps(answered(NAME))


@pytest.fixture
def course(tmp_path):
    root = tmp_path / "checkout"
    root.mkdir()
    for station in ("solutions", "course"):
        (root / station).symlink_to(ROOT / station)
    return Course(root)


def packed(path: Path, files: dict) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def inner(files: dict) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.fixture
def take(course, tmp_path):
    """Collect a zip of `files`; {student: line} and the submitted files as {student/notebook: text}."""

    def act(files: dict, **options):
        path = packed(tmp_path / "parcel.zip", files)
        lines = {line.student: str(line) for line in collect(course, items_of(path), **options)}
        return lines, submitted(course)

    return act


def submitted(course: Course) -> dict[str, str]:
    folder = course.class_folder / "submitted"
    return {p.relative_to(folder).parent.as_posix(): p.read_text() for p in sorted(folder.rglob("*.ipynb"))}


def test_moodle_gives_a_folder_a_student(take):
    lines, there = take({
        "Ada Lovelace_4711_assignsubmission_file_/04_one_neuron.ipynb": TEXT,
        "Žofie Nováková_12_assignsubmission_file_/Untitled (1).ipynb": TEXT,
    })  # fmt: skip
    assert set(there) == {f"Ada_Lovelace_4711/{NAME}", f"Žofie_Nováková_12/{NAME}"}
    assert lines["Ada_Lovelace_4711"] == f"Ada_Lovelace_4711: taken, {NAME}"
    assert "renamed" in lines["Žofie_Nováková_12"]


def test_canvas_gives_one_flat_folder(take):
    _, there = take({
        "lovelaceada_4711_8899_04_one_neuron.ipynb": TEXT,
        "hopper_LATE_12_13_04_one_neuron-1.ipynb": TEXT,
    })  # fmt: skip
    assert set(there) == {f"lovelaceada/{NAME}", f"hopper/{NAME}"}


def test_a_wrapping_folder_is_nobody(take):
    _, there = take({f"downloads/ada/{NAME}.ipynb": TEXT, f"downloads/bob/{NAME}/{NAME}.ipynb": TEXT})
    assert set(there) == {f"ada/{NAME}", f"bob/{NAME}"}


def test_a_folder_is_taken_like_a_zip(course, tmp_path):
    for student in ("ada", "bob"):
        (tmp_path / "in" / student).mkdir(parents=True)
        (tmp_path / "in" / student / "x.ipynb").write_text(TEXT)
    lines = [str(line) for line in collect(course, items_of(tmp_path / "in"))]
    assert len(lines) == 2
    assert set(submitted(course)) == {f"ada/{NAME}", f"bob/{NAME}"}


def test_zips_inside_zips_are_opened_but_not_for_ever(take):
    deep = TEXT
    for _ in range(5):
        deep = inner({"x.zip" if isinstance(deep, bytes) else f"{NAME}.ipynb": deep})
    lines, there = take({"ada/work.zip": inner({f"my work/{NAME}.ipynb": TEXT}), "bob/work.zip": deep})
    assert set(there) == {f"ada/{NAME}"}
    assert "zips deep" in lines["bob"]


def test_a_zip_bomb_is_refused_and_the_rest_is_taken(take, monkeypatch):
    monkeypatch.setattr(parcel, "LARGEST_FILE", 200_000)
    lines, there = take({"ada/04_one_neuron.ipynb": TEXT, "bomb/04_one_neuron.ipynb": b"0" * 5_000_000})
    assert set(there) == {f"ada/{NAME}"}
    assert "too much" in lines["bomb"]


def test_a_zip_that_lies_about_sizes_is_not_believed(course, tmp_path, monkeypatch):
    monkeypatch.setattr(parcel, "LARGEST_FILE", 200_000)
    path = packed(tmp_path / "lie.zip", {"bomb/04_one_neuron.ipynb": b"0" * 5_000_000})
    data = path.read_bytes().replace((5_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    path.write_bytes(data)
    lines = [line for line in collect(course, items_of(path))]
    assert [line.outcome for line in lines] == ["refused"]
    assert submitted(course) == {}


def test_a_parcel_that_unpacks_to_too_much_stops(course, tmp_path, monkeypatch):
    monkeypatch.setattr(parcel, "LARGEST_SUM", 100_000)
    path = packed(tmp_path / "sum.zip", {f"s{i}/{NAME}.ipynb": TEXT for i in range(20)})
    with pytest.raises(Complaint, match="more than a class"):
        list(collect(course, items_of(path)))
    assert submitted(course) == {}


@pytest.mark.parametrize(
    "path", ["../../evil/04_one_neuron.ipynb", "/evil/04_one_neuron.ipynb", "..\\evil\\x.ipynb"]
)
def test_a_path_that_climbs_out_is_refused(take, course, path):
    lines, there = take({path: TEXT, f"ada/{NAME}.ipynb": TEXT})
    assert set(there) == {f"ada/{NAME}"}
    assert any("climbs out" in line for line in lines.values())
    assert not list(course.root.parent.rglob("evil"))


def test_links_are_refused(course, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text(TEXT)
    (tmp_path / "in" / "ada").mkdir(parents=True)
    (tmp_path / "in" / "ada" / f"{NAME}.ipynb").symlink_to(secret)
    assert [line.outcome for line in collect(course, items_of(tmp_path / "in"))] == ["refused"]
    link = zipfile.ZipInfo(f"bob/{NAME}.ipynb")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "link.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert [line.outcome for line in collect(course, items_of(tmp_path / "link.zip"))] == ["refused"]
    assert submitted(course) == {}


def test_nothing_is_overwritten_without_being_told(take):
    take({f"ada/{NAME}.ipynb": TEXT})
    newer = json.dumps(answered(NAME, M4="Because."))
    lines, there = take({f"ada/{NAME}.ipynb": newer})
    assert "kept" in lines["ada"] and "--force" in lines["ada"]
    assert "Because." not in there[f"ada/{NAME}"]
    lines, there = take({f"ada/{NAME}.ipynb": newer}, force=True)
    assert "taken" in lines["ada"]
    assert "Because." in there[f"ada/{NAME}"]


def test_the_same_file_twice_is_no_quarrel(take):
    lines, _ = take({f"ada/{NAME}.ipynb": TEXT})
    lines, _ = take({f"ada/{NAME}.ipynb": TEXT})
    assert lines["ada"] == f"ada: kept, {NAME} is there already"


def test_of_two_files_the_newer_is_taken(course, tmp_path):
    path = tmp_path / "two.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, year, text in (("a", 2027, json.dumps(answered(NAME, M4="New."))), ("b", 2026, TEXT)):
            archive.writestr(zipfile.ZipInfo(f"ada/{name}.ipynb", (year, 1, 1, 0, 0, 0)), text)
    lines = [str(line) for line in collect(course, items_of(path))]
    assert "the newest of 2 files" in lines[0]
    assert "New." in submitted(course)[f"ada/{NAME}"]


def test_two_students_of_one_name_are_refused(take):
    lines, there = take({f"a b/{NAME}.ipynb": TEXT, f"a*b/{NAME}.ipynb": TEXT})
    assert there == {}
    assert "2 students would get this name" in lines["a_b"]


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


def test_somebody_without_a_notebook_is_named(take):
    lines, _ = take({"ada/notes.pdf": "x", f"bob/{NAME}.ipynb": TEXT})
    assert lines["ada"] == "ada: refused, no notebook, only notes.pdf"


def test_a_file_that_is_nobodys_is_refused(take):
    lines, there = take({f"{NAME}.ipynb": TEXT})
    assert there == {}
    assert "does not say whose" in lines[f"{NAME}.ipynb"]


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
    _, there = take({"ada/homework.ipynb": json.dumps(blank(OTHER)), "bob/homework.ipynb": TEXT})
    assert set(there) == {f"ada/{OTHER}", f"bob/{NAME}"}


def test_only_the_assignment_asked_for(take):
    lines, there = take({"ada/x.ipynb": json.dumps(blank(OTHER)), "bob/x.ipynb": TEXT}, only=NAME)
    assert set(there) == {f"bob/{NAME}"}
    assert "not the notebook asked for" in lines["ada"]


@pytest.mark.parametrize(
    ("who", "safe"),
    [
        ("Ada [1]", "Ada_1"),
        ("../..", ""),
        (".hidden", "hidden"),
        ("a/b", "a_b"),
        ("<script>", "script"),
        ("Åsa", "Åsa"),
    ],
)
def test_student_ids_are_harmless_folder_names(who, safe):
    assert safe_name(who) == safe


def test_the_command_says_one_line_a_student_and_counts(tmp_path):
    for station in ("solutions", "course"):
        (tmp_path / station).symlink_to(ROOT / station)
    path = packed(tmp_path / "p.zip", {f"ada/{NAME}.ipynb": TEXT, f"bob/{NAME}.ipynb": "{"})
    command = [sys.executable, "-m", "autograder", "collect", str(path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == f"ada: taken, {NAME}"
    assert done.stdout.splitlines()[-1] == "1 taken, 0 kept, 1 refused"
    assert (tmp_path / "class" / "submitted" / "ada" / NAME / "timestamp.txt").exists()
