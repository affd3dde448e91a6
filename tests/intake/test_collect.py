"""`autograder collect`: what an LMS gives, one line a student, nothing outside, a later file for an earlier."""

import io
import json
import stat
import zipfile
from datetime import datetime
from pathlib import Path

import nbformat
import pytest
from submissions import ROOT, answered, blank, code

from autograder import Complaint
from autograder.__main__ import main
from autograder.authoring.course import Course
from autograder.intake import parcel, reading
from autograder.intake.clock import UTC
from autograder.intake.collect import Collection
from autograder.intake.parcel import open_parcel
from autograder.intake.people import People, Person
from autograder.intake.record import Record, list_file, record_file

NAME, OTHER = "04_one_neuron", "00_start_here"
TEXT = json.dumps(answered(NAME))
NEWER = json.dumps(answered(NAME, M4="Because."))


@pytest.fixture
def course(tmp_path):
    root = tmp_path / "checkout"
    root.mkdir()
    for station in ("solutions", "course"):
        (root / station).symlink_to(ROOT / station)
    return Course(root)


def packed(path, files: dict, day: int = 20):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, day, 10, 0, 0)), content)
    return path


def inner(files: dict) -> bytes:
    buffer = io.BytesIO()
    packed(buffer, files)
    return buffer.getvalue()


def collected(course: Course, path: Path, **options) -> list:
    with open_parcel(path) as opened:
        collection = Collection(course, opened, People.read(list_file(course)), UTC, **options)
        lines = list(collection.lines())
        collection.finish()
    return lines


@pytest.fixture
def take(course, tmp_path):
    """Collect a zip of `files`; {student: line} and the submitted files as {student/notebook: text}."""

    def act(files: dict, day: int = 20, **options):
        path = packed(tmp_path / "parcel.zip", files, day)
        lines = {line.student: str(line) for line in collected(course, path, **options)}
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
    path.write_bytes(
        path.read_bytes().replace((5_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    )
    assert [line.outcome for line in collected(course, path)] == ["refused"]
    assert submitted(course) == {}


@pytest.mark.parametrize(
    "path",
    ["../../evil/04_one_neuron.ipynb", "/evil/04_one_neuron.ipynb", "..\\evil\\x.ipynb", "C:\\evil\\x.ipynb"],
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
    assert [line.outcome for line in collected(course, tmp_path / "in")] == ["refused"]
    link = zipfile.ZipInfo(f"bob/{NAME}.ipynb")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    link.create_system = 3
    with zipfile.ZipFile(tmp_path / "link.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert [line.outcome for line in collected(course, tmp_path / "link.zip")] == ["refused"]
    assert submitted(course) == {}


def test_a_place_in_the_class_that_is_a_link_is_not_written_through(take, course, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (course.class_folder / "submitted").mkdir(parents=True)
    (course.class_folder / "submitted" / "ada").symlink_to(tmp_path / "elsewhere")
    lines, _ = take({f"ada/{NAME}.ipynb": TEXT})
    assert "is a link" in lines["ada"] and not list((tmp_path / "elsewhere").iterdir())


def test_later_replaces_earlier_without_a_word_of_force(take):
    take({f"ada/{NAME}.ipynb": TEXT})
    lines, there = take({f"ada/{NAME}.ipynb": NEWER}, day=21)
    assert "taken" in lines["ada"] and "in place of an earlier one" in lines["ada"]
    assert "Because." in there[f"ada/{NAME}"]


@pytest.mark.parametrize("force", [False, True])
def test_earlier_never_replaces_later(take, force):
    take({f"ada/{NAME}.ipynb": NEWER})
    lines, there = take({f"ada/{NAME}.ipynb": TEXT}, day=19, force=force)
    assert "kept" in lines["ada"] and "older" in lines["ada"]
    assert "Because." in there[f"ada/{NAME}"]


def test_where_nothing_says_which_is_later_force_decides(take):
    take({f"ada/{NAME}.ipynb": TEXT})
    lines, there = take({f"ada/{NAME}.ipynb": NEWER})
    assert "refused, another 04_one_neuron is there" in lines["ada"]
    assert "Because." not in there[f"ada/{NAME}"]
    lines, there = take({f"ada/{NAME}.ipynb": NEWER}, force=True)
    assert "taken" in lines["ada"] and "Because." in there[f"ada/{NAME}"]


def test_the_blank_original_never_replaces_the_finished_copy_and_gives_way_to_it(take):
    untouched = json.dumps(blank(NAME))
    take({f"ada/{NAME}.ipynb": TEXT, f"bob/{NAME}.ipynb": untouched})
    lines, there = take({f"ada/{NAME}.ipynb": untouched, f"bob/{NAME}.ipynb": TEXT}, day=22)
    assert "as released" in lines["ada"] and "taken" in lines["bob"]
    assert there[f"ada/{NAME}"] == there[f"bob/{NAME}"]


def test_an_untouched_chapter_beside_work_in_another_was_not_handed_in(take):
    _, there = take({"ada/a.ipynb": TEXT, "ada/b.ipynb": json.dumps(blank(OTHER)), f"bob/{NAME}.ipynb": TEXT})
    assert set(there) == {f"ada/{NAME}", f"bob/{NAME}"}


def test_a_checkout_in_which_nothing_was_done_is_no_hand_in_of_other_chapters(take):
    untouched = {f"bob/{name}.ipynb": json.dumps(blank(name)) for name in (OTHER, NAME, "05_layers")}
    lines, there = take({f"ada/{NAME}.ipynb": TEXT, **untouched})
    assert set(there) == {f"ada/{NAME}", f"bob/{NAME}"} and "as released" in lines["bob"]


def test_the_same_file_twice_is_no_quarrel(take):
    take({f"ada/{NAME}.ipynb": TEXT})
    lines, _ = take({f"ada/{NAME}.ipynb": TEXT})
    assert lines["ada"] == f"ada: kept, {NAME} is there already"


def test_the_same_work_run_again_is_no_quarrel(take):
    run = json.loads(TEXT)
    for cell in run["cells"]:
        if cell["cell_type"] == "code":
            cell["execution_count"] = 7
    lines, _ = take({f"ada/{NAME}.ipynb": TEXT, "ada/again.ipynb": json.dumps(run)})
    assert "taken" in lines["ada"]


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


def test_only_the_assignment_asked_for(take):
    start = json.dumps(answered(OTHER))
    lines, there = take(
        {"ada/x.ipynb": start, "bob/x.ipynb": TEXT, "cy/a.ipynb": TEXT, "cy/b.ipynb": start}, only=NAME
    )
    assert set(there) == {f"bob/{NAME}", f"cy/{NAME}"}
    assert "its cells are those of 00_start_here, and 04_one_neuron was asked for" in lines["ada"]
    assert "taken" in lines["cy"]


def test_an_asked_chapter_that_is_untouched_beside_other_work_is_no_hand_in(take):
    files = {
        "ada/a.ipynb": json.dumps(blank(NAME)),
        "ada/b.ipynb": json.dumps(answered(OTHER)),
        "bob/x.ipynb": TEXT,
    }
    lines, there = take(files, only=NAME)
    assert set(there) == {f"bob/{NAME}"} and "not handed in" in lines["ada"] and "refused" not in lines["ada"]


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


def test_a_parcel_that_is_none_is_said_in_one_line(tmp_path):
    (tmp_path / "x.zip").write_text("PK")
    for path, said in (
        (tmp_path / "x.zip", "neither a folder nor a zip"),
        (tmp_path / "no.zip", "there is no"),
    ):
        with pytest.raises(Complaint, match=said), open_parcel(path):
            pass


@pytest.fixture
def in_checkout(course, monkeypatch):
    monkeypatch.chdir(course.root)
    monkeypatch.setenv("TZ", "UTC")
    return course


def test_the_command_says_one_line_a_student_repeats_refusals_and_counts(in_checkout, tmp_path, capsys):
    People([Person("ada"), Person("bob"), Person("cy")]).write(list_file(in_checkout))
    path = packed(tmp_path / "p.zip", {f"ada/{NAME}.ipynb": TEXT, f"bob/{NAME}.ipynb": "{"})
    assert main(["collect", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "plain folders; when they were handed in is not known"
    assert lines[1] == f"ada: taken, {NAME}"
    assert lines[2].startswith("bob: refused, bob/04_one_neuron.ipynb: not valid JSON")
    assert lines[3] == f"nothing from 1 of {NAME}: cy"
    assert lines[4] == "To put right:" and lines[5].startswith("  bob — ")
    assert lines[-1] == "1 taken, 0 kept, 1 refused"
    assert not (in_checkout.class_folder / "submitted" / "ada" / NAME / "timestamp.txt").exists()


def test_several_parcels_are_collected_in_turn(in_checkout, tmp_path, capsys):
    one = packed(tmp_path / "one.zip", {f"ada/{NAME}.ipynb": TEXT, f"bob/{NAME}.ipynb": TEXT})
    two = packed(tmp_path / "two.zip", {f"ada/{NAME}.ipynb": NEWER, f"cy/{NAME}.ipynb": TEXT}, day=22)
    assert main(["collect", str(one), str(two)]) == 0
    assert set(submitted(in_checkout)) == {f"{who}/{NAME}" for who in ("ada", "bob", "cy")}
    assert "Because." in submitted(in_checkout)[f"ada/{NAME}"]


def test_an_empty_parcel_is_not_all_right(in_checkout, tmp_path, capsys):
    assert main(["collect", str(packed(tmp_path / "p.zip", {}))]) == 1


@pytest.mark.parametrize("words", [["--timezone", "Mars/Base"], ["--list", "no.csv"]])
def test_options_that_make_no_sense_are_said_in_one_line(in_checkout, tmp_path, capsys, words):
    path = packed(tmp_path / "p.zip", {f"ada/{NAME}.ipynb": TEXT})
    assert main(["collect", str(path), *words]) == 2
    said = capsys.readouterr()
    assert len(said.err.splitlines()) == 1 and not said.out and not in_checkout.class_folder.exists()


def test_a_pdf_of_somebody_whose_notebook_is_there_refuses_nothing(take):
    take({f"ada/{NAME}.ipynb": TEXT, f"bob/{NAME}.ipynb": TEXT})
    lines, there = take(
        {"ada/answers.pdf": b"%PDF-1.4", "cy/answers.pdf": b"%PDF-1.4", f"bob/{NAME}.ipynb": TEXT}, day=21
    )
    assert lines["ada"] == f"ada: kept, the {NAME} that is there already; here no notebook, only answers.pdf"
    assert lines["cy"] == "cy: refused, no notebook, only answers.pdf"
    assert set(there) == {f"ada/{NAME}", f"bob/{NAME}"}


def test_a_broken_notebook_is_refused_though_an_earlier_one_is_there(take):
    take({f"ada/{NAME}.ipynb": TEXT})
    lines, there = take({f"ada/{NAME}.ipynb": TEXT[:2000], f"bob/{NAME}.ipynb": TEXT}, day=21)
    assert "refused" in lines["ada"] and json.loads(there[f"ada/{NAME}"]) == json.loads(TEXT)
