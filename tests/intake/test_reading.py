"""All that one person sent, read at that person's own cost: notebooks, texts, pictures, and what is neither."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import datetime

import pytest
from submissions import ROOT, answered, blank, code

from autograder.authoring.course import Course
from autograder.intake import reading as module
from autograder.intake.endings import is_work
from autograder.intake.notebooks import releases
from autograder.intake.parcel import DAMAGED, UNREAD, Entry, _unpacked
from autograder.intake.reading import Photo, Sent, beside, cure_of, first_three, read_sent, what_there_is
from autograder.intake.systems.claims import TEXT, Claim

NB = "04_one_neuron"
KNOWN = releases(Course(ROOT))
WORK = json.dumps(answered(NB)).encode()
SCRATCH = json.dumps(
    {"cells": [code("import os")], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
).encode()
PACKED, OWN = datetime(2026, 11, 25, 10), datetime(2026, 11, 20, 9, 0, 2)
ADA, TYPED = Claim("ada"), Claim("ada", kind=TEXT)


def entry(path: str, content: bytes | Exception = b"", **more) -> Entry:
    def read():
        if isinstance(content, Exception):
            raise content
        return content

    size = len(content) if isinstance(content, bytes) else 1
    return Entry(tuple(path.split("/")), more.pop("size", size), PACKED, read=read, **more)


def zipped(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, OWN.timetuple()[:6]), content)
    return held.getvalue()


def sent(*files: Entry, claim: Claim = ADA, own_dates: bool = False) -> Sent:
    return read_sent([(one, claim) for one in files], KNOWN, own_dates)


def troubles(found: Sent) -> list[tuple[str, str]]:
    return [(path, why) for _, path, why in found.troubles]


def test_a_notebook_is_read_with_the_day_of_the_download():
    one = entry("ada/x.ipynb", WORK)
    found = sent(one)
    (got,) = found.notebooks
    assert (got.entry, got.claim, got.work.notebook, got.path) == (one, ADA, NB, "ada/x.ipynb")
    assert (got.date, got.download, found.is_empty) == (None, PACKED, False)
    assert sent(one, own_dates=True).notebooks[0].date == PACKED


def test_a_notebook_in_a_zip_has_the_students_own_date():
    (got,) = sent(entry("ada/hw.zip", zipped(**{"in/x.ipynb": WORK}))).notebooks
    assert (got.path, got.date, got.download) == ("ada/hw.zip!in/x.ipynb", OWN, PACKED)


@pytest.mark.parametrize("name", ["X.IPYNB", "x.ipynb.txt", "x.ipynb.json", "x.json", "x.ipynb ", "x.ipynb."])
def test_a_notebook_by_another_ending(name):
    assert len(sent(entry(f"ada/{name}", WORK)).notebooks) == 1


def test_blanks_behind_a_name_are_no_other_ending():
    assert [one.path for one in sent(entry("hw.zip ", zipped(**{"x.ipynb": WORK}))).notebooks] == [
        "hw.zip !x.ipynb"
    ]
    assert is_work("x.ipynb ") and is_work("x.zip.") and not is_work("x.ipynb x")


def test_what_is_no_notebook_is_a_trouble_and_a_strange_json_is_silent():
    found = sent(
        entry("a/x.ipynb", SCRATCH), entry("a/y.ipynb", b"{"), entry("a/z.ipynb.json", b"{"),
        entry("a/w.ipynb.json", SCRATCH), entry("a/q.json", SCRATCH), entry("a/r.json", b"{"),
    )  # fmt: skip
    none, broken = "a notebook, but none of this course", "not valid JSON, so not a notebook"
    assert troubles(found) == [
        ("a/x.ipynb", none), ("a/y.ipynb", broken), ("a/z.ipynb.json", broken), ("a/w.ipynb.json", none)
    ]  # fmt: skip
    assert not (found.notebooks or found.others or found.is_empty)


def test_whatever_a_file_does_it_does_to_its_sender_alone():
    found = sent(
        entry("a/x.ipynb", OSError(5, "Input/output error")), entry("a/y.ipynb", RuntimeError("boom")),
        entry("a/z.ipynb", ValueError("bad\x1b[2J " + "x" * 300)), entry("a/l.ipynb", refused="a link"),
        entry("a/b.zip", b"no zip"), entry("a/ok.ipynb", WORK),
    )  # fmt: skip
    said = dict(troubles(found))
    assert said["a/x.ipynb"] == "Input/output error"
    assert said["a/y.ipynb"] == "it cannot be read (RuntimeError)"
    assert said["a/z.ipynb"] == ("bad [2J " + "x" * 300)[:200]
    assert (said["a/l.ipynb"], said["a/b.zip"]) == ("a link", "a broken zip")
    assert len(found.notebooks) == 1


def test_a_trouble_in_a_zip_has_its_way_there():
    outer = entry("a/hw.zip", zipped(**{"x.ipynb": b"{", "in.zip": b"no zip"}))
    found = sent(outer)
    assert sorted(troubles(found)) == [
        ("a/hw.zip!in.zip", "a broken zip"), ("a/hw.zip!x.ipynb", "not valid JSON, so not a notebook")
    ]  # fmt: skip
    assert all(one is outer for one, _, _ in found.troubles)


def test_an_empty_folder_is_nothing_and_a_file_is_something():
    assert sent(entry("ada", is_folder=True)).is_empty and sent().is_empty
    assert not sent(entry("ada", is_folder=True), entry("ada/x.txt")).is_empty
    assert sent(entry("a/x.zip", zipped(**{"in/": b""}))).notebooks == []


def test_what_was_typed_is_quoted():
    long = "word " * 40
    for text, quoted in (
        (b"<p>I am <b>ill</b>\n today</p>", "I am ill today"),
        (long.encode(), long[:70] + "…"),
        (b"x" * 70, "x" * 70),
        (b"\xff", "\ufffd"),
    ):
        assert sent(entry("ada_text.html", text), claim=TYPED).texts == [("ada_text.html", quoted)]
    for unread in (entry("t.html", b"abc", size=5_000_000), entry("t.html", OSError(5, "x"))):
        assert sent(unread, claim=TYPED).texts == [("t.html", "")]
    assert sent(entry("t.html", b"abc", size=4_999_999), claim=TYPED).texts == [("t.html", "abc")]


def test_what_a_person_may_want_to_read_is_told_from_the_rest():
    assert sent(entry("a/data.npy"), entry("a/x.ipynb", WORK)).telling == []
    typed = entry("a/t.html", b"ill")
    assert sent(typed, claim=TYPED).telling == [(typed, "a/t.html")]
    assert sent(typed, claim=Claim("ada", kind=TEXT, quiet=True)).telling == []


def test_a_quiet_text_is_kept_apart():
    found = sent(entry("a.txt", b"abc"), claim=Claim("ada", kind=TEXT, quiet=True))
    assert (found.quiet, found.texts, found.is_empty) == (["a.txt"], [], False)


def test_pictures_are_taken_and_all_else_is_named():
    found = sent(entry("a/p.JPG", b"jpg"), entry("a/n.docx"), entry("a/hw.zip", zipped(**{"q.png": b"png"})))
    assert found.others == ["a/p.JPG", "a/n.docx", "a/hw.zip!q.png"]
    assert [(one.name, path) for one, path in found.telling] == [
        ("a/p.JPG", "a/p.JPG"), ("a/n.docx", "a/n.docx"), ("a/hw.zip", "a/hw.zip!q.png")
    ]  # fmt: skip
    assert found.pictures == [Photo("p.JPG", b"jpg"), Photo("q.png", b"png")] and found.left_out == []


def test_a_picture_too_many_too_large_or_broken_is_left_out_alone(monkeypatch):
    monkeypatch.setattr(module, "MOST_PHOTOS", 1)
    monkeypatch.setattr(module, "LARGEST_PHOTO", 2_000_000)
    found = sent(
        entry("a/large.png", size=2_000_001), entry("a/broken.png", OSError(5, "Input/output error")),
        entry("a/fits.png", b"x", size=2_000_000), entry("a/more.png"), entry("a/x.ipynb", WORK),
    )  # fmt: skip
    assert [one.name for one in found.pictures] == ["fits.png"] and len(found.notebooks) == 1
    assert [(path, why) for _, path, why in found.left_out] == [
        ("a/large.png", "2.0 MB, and 2 MB are taken"),
        ("a/broken.png", "Input/output error"),
        ("a/more.png", "1 pictures are taken"),
    ]


def test_one_person_s_budget_is_spent_over_all_files(monkeypatch):
    monkeypatch.setattr("autograder.intake.parcel.MOST_FILES", 2)
    two = zipped(**{"a.txt": b"", "b.txt": b""})
    found = sent(entry("a/1.zip", two), entry("a/2.zip", two))
    assert troubles(found) == [("a/2.zip", "more than 2 files")]


def test_what_cannot_be_unpacked_is_the_parcels_fault_where_it_lies_in_the_parcel_itself():
    """Deflate64 of a large zip, a password, a byte gone wrong on the way; in a student's own zip it is theirs."""
    damaged = zipped(**{"x.ipynb": b"y" * 99}).replace(b"y" * 99, b"y" * 98 + b"z")
    with zipfile.ZipFile(io.BytesIO(damaged)) as archive:
        outer = entry("x.ipynb", read_of(archive))
    assert cure_of(sent(outer)).startswith("download the zip again, or unpack it")
    assert cure_of(sent(entry("hw.zip", damaged))) == "write to the student"
    assert cure_of(sent(entry("x.ipynb", b"no json"))) == "write to the student"


def test_a_folder_that_may_not_be_read_is_no_fault_of_the_students_either():
    found = sent(entry("ada", refused=f"{UNREAD} (Permission denied)"))
    assert cure_of(found) == "make it readable to you and collect it again"


def read_of(archive: zipfile.ZipFile) -> Exception:
    with pytest.raises(ValueError, match=f"{DAMAGED} .Bad CRC-32") as failed:
        _unpacked(archive, archive.infolist()[0])
    return failed.value


def test_what_there_is_instead_of_a_notebook():
    assert what_there_is(Sent(texts=[("t.html", "ill")])) == "no notebook, only an online text (ill)"
    assert what_there_is(Sent(texts=[("t.html", "")])) == "no notebook, only an online text (t.html)"
    assert what_there_is(Sent(others=["a/p.pdf", "a/h.zip!in/q.rar"])) == (
        "no notebook, only p.pdf, q.rar; only zips are opened"
    )
    assert what_there_is(Sent(quiet=["w/v/a.txt"])) == "no notebook, only a.txt"
    assert what_there_is(Sent(others=["p.pdf"], quiet=["a.txt"])) == "no notebook, only p.pdf"


def test_what_lies_beside_a_notebook():
    others = ["a/p.jpg", "a/data.npy", "a/h.zip!d/n.TXT", "a/x.7z", "a/r.docx"]
    assert beside(Sent(others=others)) == "p.jpg, n.TXT, x.7z and 1 more"
    assert beside(Sent(others=["a/data.npy"])) == ""


def test_three_are_named():
    assert first_three(list("abc")) == "a, b, c" and first_three(list("abcde"), "; ") == "a; b; c and 2 more"


def test_a_blank_one_is_read_too():
    assert sent(entry("a/x.ipynb", json.dumps(blank(NB)).encode())).notebooks[0].work.is_blank
