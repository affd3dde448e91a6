"""A photo beside the notebook is part of the submission, and a link beside it is not."""

import hashlib
import json
import os
import tracemalloc

from autograder.marking.beside import apart, pieces, read_submitted

PNG = b"\x89PNG\r\n\x1a\n and the rest"


def test_a_notebook_alone_is_its_bytes(tmp_path):
    path = tmp_path / "04_one_neuron.ipynb"
    path.write_bytes(b"{}")
    (tmp_path / "timestamp.txt").write_text("2026-11-29 10:00:00 UTC")
    assert read_submitted(path) == b"{}" and apart(b"{}") == (b"{}", {})


def test_pictures_beside_it_come_with_it(tmp_path):
    path = tmp_path / "04_one_neuron.ipynb"
    path.write_bytes(b"{}")
    (tmp_path / "доказательство 1.PNG").write_bytes(PNG)
    (tmp_path / "huge.jpg").write_bytes(bytes(5_000_001))
    (tmp_path / "notes.txt").write_text("no picture")
    (tmp_path / "folder.png").mkdir()
    notebook, beside = apart(read_submitted(path))
    assert notebook == b"{}" and set(beside) == {"доказательство 1.PNG", "huge.jpg"}
    assert beside["доказательство 1.PNG"].content == PNG
    assert len(list(pieces(path))) > 2 and b"".join(pieces(path)) == read_submitted(path)
    assert (beside["huge.jpg"].size, beside["huge.jpg"].content) == (5_000_001, b"")


def test_a_picture_past_the_twentieth_comes_by_name(tmp_path):
    (tmp_path / "04_one_neuron.ipynb").write_bytes(b"{}")
    for number in range(22):
        (tmp_path / f"{number:02}.png").write_bytes(PNG)
    _, beside = apart(read_submitted(tmp_path / "04_one_neuron.ipynb"))
    assert [name for name, one in beside.items() if not one.content] == ["20.png", "21.png"]
    assert {one.size for one in beside.values()} == {len(PNG)}


def test_a_link_to_a_picture_of_the_instructors_is_not_followed(tmp_path):
    (tmp_path / "secret.png").write_bytes(PNG)
    folder = tmp_path / "04_one_neuron"
    folder.mkdir()
    (folder / "04_one_neuron.ipynb").write_bytes(b"{}")
    (folder / "a.png").symlink_to(tmp_path / "secret.png")
    assert read_submitted(folder / "04_one_neuron.ipynb") == b"{}"


def test_a_hash_holds_a_megabyte_of_the_file_at_a_time(tmp_path):
    """The whole class is asked for its hashes in one process; 149 MB and twenty pictures took 917 MB."""
    path = tmp_path / "04_one_neuron.ipynb"
    path.touch()
    os.truncate(path, 40_000_000)  # of nothing: it fills no disk
    digest = hashlib.sha256()
    tracemalloc.start()
    for piece in pieces(path):
        digest.update(piece)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert digest.hexdigest() == hashlib.sha256(bytes(40_000_000)).hexdigest()
    assert most < 6_000_000


def test_a_zero_byte_of_a_students_changes_nothing():
    for sent in (
        b"{}\0",
        b"\0\0",
        b"{}\0[1]",
        b"{}\0" + json.dumps({"a": 3}).encode(),
        b"{}\0{" + b"[" * 50_000,
    ):
        assert apart(sent) == (sent, {})
