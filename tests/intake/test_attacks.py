"""What somebody would send to be somebody else, to be earlier, or to stop the class: it costs its sender alone."""

from __future__ import annotations

import io
import json
import os
import re
import zipfile

import pytest
from submissions import answered, linked_checkout, markdown

from autograder.__main__ import main
from autograder.intake import parcel
from autograder.intake.people import People, Person
from autograder.intake.record import Record, list_file, record_file

NAME = "04_one_neuron"


def signed(who: str) -> str:
    notebook = answered(NAME)
    notebook["cells"].append(markdown(f"Signed {who}."))
    return json.dumps(notebook)


def zipped(files: dict, stored: bool = False) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 20, 10, 0, 0)), content)
    return buffer.getvalue()


@pytest.fixture
def collect(tmp_path, monkeypatch, capsys):
    """Collect files as one zip, or a folder; (exit status, lines, {student: signature})."""
    root = linked_checkout(tmp_path / "checkout").root
    monkeypatch.chdir(root)
    monkeypatch.setenv("TZ", "UTC")

    def act(files, *options, people=()):
        if people:
            People([Person(who, who.title(), "") for who in people]).write(root / "class" / "students.csv")
        path = files
        if isinstance(files, dict):
            path = tmp_path / "parcel.zip"
            path.write_bytes(zipped(files))
        status = main(["collect", str(path), *options])
        found = {}
        for one in sorted((root / "class" / "submitted").glob("*/*/*.ipynb")):
            found[one.parent.parent.name] = re.search(r"Signed (\w+)", one.read_text(encoding="utf-8"))[1]
        return status, capsys.readouterr().out.splitlines(), found

    act.root = root
    return act


INSIDE = {
    "a folder of plain form": "ada",
    "a folder of Moodle's form": "Ada Lovelace_7_assignsubmission_file",
    "a folder of nbgrader's form": "submitted/ada/04_one_neuron",
    "a folder of Sakai's form": "Lovelace, Ada(ada)/Submission attachment(s)",
}


@pytest.mark.parametrize("inside", INSIDE.values(), ids=INSIDE)
@pytest.mark.parametrize("is_zip", [False, True], ids=["folders", "a zip"])
@pytest.mark.parametrize("listed", [False, True], ids=["no list", "a list"])
@pytest.mark.parametrize("form", ["{}", "{} X_5_assignsubmission_file"], ids=["plain", "Moodle"])
def test_a_folder_or_zip_inside_ones_parcel_never_becomes_anothers(collect, inside, is_zip, listed, form):
    mine = {f"{inside}/{NAME}.ipynb": signed("mallory")}
    here = form.format("mallory")
    packed = (
        {f"{here}/w.zip": zipped(mine)} if is_zip else {f"{here}/{path}": text for path, text in mine.items()}
    )
    files = {
        **packed,
        f"{form.format('bob')}/{NAME}.ipynb": signed("bob"),
        f"{form.format('cy')}/x.ipynb": signed("cy"),
    }
    people = ("ada", "bob", "cy", "mallory") if listed and form == "{}" else ()
    _, _, found = collect(files, people=people)
    assert sorted(found.values()) == ["bob", "cy", "mallory"]
    assert all(who.startswith(signature) for who, signature in found.items())


@pytest.mark.parametrize(
    "file",
    [
        "mallory_66_9001_Ada Lovelace_7_assignsubmission_file_04_one_neuron.ipynb",
        "mallory_66_9001_hw_ada_attempt_2026-11-20-21-10-05_04_one_neuron.ipynb",
        "mallory_66_9001_ada_7_9999_04_one_neuron.ipynb",
        "mallory_66_9001_[1] - ada - x.ipynb",
    ],
)
def test_a_files_own_name_never_changes_whose_it_is_in_canvas(collect, file):
    collect({"adalovelace_77_9000_x.ipynb": signed("ada")})
    _, _, found = collect({file: signed("mallory")})
    assert found == {"adalovelace_77": "ada", "mallory_66": "mallory"}


def test_one_students_thousand_folders_do_not_change_what_the_others_mean(collect):
    many = {f"mallory/Ada {n}_{n}_assignsubmission_file/x.ipynb": "{" for n in range(300)}
    _, _, found = collect({**many, f"ada/{NAME}.ipynb": signed("ada"), f"bob/{NAME}.ipynb": signed("bob")})
    assert found == {"ada": "ada", "bob": "bob"}


@pytest.mark.parametrize("where", ["{}", "{}/04_one_neuron"])
def test_a_timestamp_that_the_student_wrote_is_not_believed(collect, where):
    place = where.format("Mallory X_5_assignsubmission_file")
    files = {
        f"{place}/{NAME}.ipynb": signed("mallory"),
        f"{place}/timestamp.txt": "2026-01-01 00:00:00.000000 UTC",
        f"Bob Ray_6_assignsubmission_file/{NAME}.ipynb": signed("bob"),
    }
    collect(files)
    assert not list(collect.root.rglob("timestamp.txt"))
    plain = {
        f"mallory/{NAME}/{NAME}.ipynb": signed("m"),
        f"mallory/{NAME}/timestamp.txt": "2026-01-01 00:00:00 UTC",
    }
    collect({**plain, f"eva/{NAME}/{NAME}.ipynb": signed("eva"), f"dan/{NAME}/{NAME}.ipynb": signed("dan")})
    assert not list(collect.root.rglob("timestamp.txt"))


def test_dates_in_a_students_zip_do_not_make_a_download_later(collect):
    later = {
        "Mallory X_5_assignsubmission_file/w.zip": None,
        "Bob Ray_6_assignsubmission_file/x.ipynb": signed("bob"),
    }
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr(zipfile.ZipInfo("x.ipynb", (2099, 1, 1, 0, 0, 0)), signed("first"))
    collect({**later, "Mallory X_5_assignsubmission_file/w.zip": inner.getvalue()})
    row = Record.read(record_file_of(collect)).taken("Mallory_X", NAME)
    assert row.file_date == "2026-11-20T10:00:00" and row.handed_in == ""


def record_file_of(collect):
    from autograder.authoring.course import Course

    return record_file(Course(collect.root))


BOMBS = {
    "50,001 empty names": lambda: zipped({f"n{n}": "" for n in range(50_001)}),
    "more files than anybody needs": lambda: zipped({f"{n}.ipynb": "{}" for n in range(4_000)}),
    "zeros without end": lambda: zipped({f"{n}.ipynb": b"0" * 40_000_000 for n in range(20)}),
    "a zip in a zip in a zip": lambda: zipped(
        {"a.zip": zipped({"b.zip": zipped({"c.zip": zipped({"d.zip": b"PK"})})})}
    ),
    "a broken zip": lambda: zipped({"x.ipynb": "{}"})[:-30],
    "a table of names that lies": lambda: b"PK\x05\x06" + b"\xff" * 18,
    "a password": lambda: zipped({f"{NAME}.ipynb": "x"}).replace(
        b"\x00\x00\x00\x00\x00\x00", b"\x01\x00\x00\x00\x00\x00", 1
    ),
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_zip_bomb_costs_its_sender_and_names_him(collect, bomb, monkeypatch):
    monkeypatch.setattr(parcel, "LARGEST_SUM", 200_000_000)
    status, lines, found = collect(
        {"mallory/w.zip": bomb(), f"ada/{NAME}.ipynb": signed("ada"), f"z/{NAME}.ipynb": signed("z")}
    )
    assert found == {"ada": "ada", "z": "z"} and status == 1
    assert any(line.startswith("mallory: refused") for line in lines)


def test_a_notebook_of_gigabytes_is_refused_and_named(collect, monkeypatch):
    monkeypatch.setattr(parcel, "LARGEST_FILE", 1_000_000)
    _, lines, found = collect({f"mallory/{NAME}.ipynb": b"[" * 2_000_000, f"ada/{NAME}.ipynb": signed("ada")})
    assert found == {"ada": "ada"} and any(
        "mallory: refused" in line and "too much" in line for line in lines
    )


def test_half_a_character_never_stops_the_class_nor_loses_the_notebook(collect):
    notebook = json.loads(signed("mallory"))
    notebook["cells"][0]["source"] = "\ud800 half"
    _, lines, found = collect(
        {f"mallory/{NAME}.ipynb": json.dumps(notebook), f"ada/{NAME}.ipynb": signed("ada")}
    )
    assert found == {"ada": "ada", "mallory": "mallory"}
    assert any("half characters replaced" in line for line in lines)


NAMES = [
    "\x1b[2J\x1b[1;31mada\x07",
    "ad\u202ea",
    "ada\nbob: taken, 04_one_neuron",
    "\ufeffada",
    "ada\x00x",
    "a\ud800b",
]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_never_moves_the_cursor_or_writes_a_line_of_its_own(collect, tmp_path, name):
    (tmp_path / "in" / "bob").mkdir(parents=True)
    (tmp_path / "in" / "bob" / "x.ipynb").write_text(signed("bob"))
    raw = os.fsencode(name.replace("\x00", "")) if "\ud800" not in name else b"a\xed\xa0\x80b"
    os.mkdir(os.fsencode(tmp_path / "in") + b"/" + raw)
    with open(os.fsencode(tmp_path / "in") + b"/" + raw + b"/x.ipynb", "w") as file:
        file.write(signed("mallory"))
    _, lines, found = collect(tmp_path / "in")
    assert sorted(found.values()) == ["bob", "mallory"]
    text = "\n".join(lines)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e\ufeff\ud800-\udfff]", text)
    assert sum(line.startswith("bob: taken") for line in lines) == 1
    (collect.root / "class" / "students.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["=cmd|x", "+1", "-rf", "@sum", "--force"])
def test_an_id_is_no_formula_and_no_option(collect, name):
    _, _, found = collect({f"{name}/{NAME}.ipynb": signed("mallory"), f"ada/{NAME}.ipynb": signed("ada")})
    assert all(who[0] not in "=+-@" for who in found) and len(found) == 2
    for line in (collect.root / "class" / "taken.csv").read_text(encoding="utf-8").splitlines():
        assert not re.search(r"(^|,)[=+@-]", line), line


@pytest.mark.parametrize("letter", ["王", "é", "ก", "𝒜"])
def test_a_name_of_any_length_fits_the_disk(collect, letter):
    name = (letter * 100).encode()[:240].decode("utf-8", "ignore")
    _, _, found = collect(
        {
            f"{letter * 100}/{NAME}.ipynb": signed("long"),
            f"{name}/x.ipynb": signed("short"),
            f"ada/{NAME}.ipynb": signed("ada"),
        }
    )
    assert sorted(set(found.values()) | {"long", "short"}) == ["ada", "long", "short"] and "ada" in found


def test_a_device_or_a_pipe_in_a_folder_is_not_read(collect, tmp_path):
    for who in ("mallory", "ada"):
        (tmp_path / "in" / who).mkdir(parents=True)
    (tmp_path / "in" / "ada" / "x.ipynb").write_text(signed("ada"))
    os.mkfifo(tmp_path / "in" / "mallory" / "x.ipynb")
    (tmp_path / "in" / "mallory" / "home").symlink_to("/")
    status, lines, found = collect(tmp_path / "in")
    assert found == {"ada": "ada"} and status == 1
    assert any(line.startswith("mallory: refused") and "link or a device" in line for line in lines)


def test_a_student_may_not_stand_for_two_folders_that_would_be_one(collect):
    files = {
        f"ada l/{NAME}.ipynb": signed("ada"),
        f"ada*l/{NAME}.ipynb": signed("mallory"),
        f"bob/{NAME}.ipynb": signed("bob"),
    }
    _, _, found = collect(files)
    assert found == {"bob": "bob"}


def test_somebody_else_on_the_list_is_not_reached_by_likeness(collect):
    files = {f"adaa/{NAME}.ipynb": signed("mallory"), f"bob/{NAME}.ipynb": signed("bob")}
    status, lines, found = collect(files, people=("ada", "bob"))
    assert found == {"bob": "bob"} and status == 1
    assert any("nearest is ada" in line.lower() for line in lines)


def test_the_list_of_the_class_stays_whole_whatever_is_sent(collect):
    collect({f"{chr(34)},x/{NAME}.ipynb": signed("mallory"), f"bob/{NAME}.ipynb": signed("bob")})
    from autograder.authoring.course import Course

    people = People.read(list_file(Course(collect.root)))
    assert sorted(one.id for one in people.rows) == ["bob", "x"]
