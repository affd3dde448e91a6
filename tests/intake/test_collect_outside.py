"""Nothing of a parcel is written outside its place, or is larger than it may be."""

from __future__ import annotations

import stat
import zipfile

import pytest
from collecting import NAME, TEXT, collected, inner, packed, submitted

from autograder.intake import parcel


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
