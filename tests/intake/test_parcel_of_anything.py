"""A parcel of any bytes and any names: entries that can be named and put somewhere, or a reason; nothing else."""

from __future__ import annotations

import io
import unicodedata
import zipfile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from autograder import Complaint
from autograder.intake.parcel import Budget, Entry, open_parcel, opened

PIECES = [
    "..",
    ".",
    "/",
    "\\",
    "C:",
    "ada",
    "04_one_neuron.ipynb",
    ".zip",
    "__MACOSX",
    "\u202e",
    "\x1b[2J",
    "~",
    " ",
]
NAMES = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), min_size=1, max_size=6).map("".join)
FILES = st.lists(st.tuples(NAMES, st.binary(max_size=30)), max_size=5)
pytestmark = pytest.mark.filterwarnings("ignore:Duplicate name")  # zipfile, while such a zip is made
WHOLE = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])


def packed(files: list[tuple[str, bytes]], inner: list[tuple[str, bytes]] = ()) -> bytes:
    """A zip of these files, and of a zip of others."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        if inner:
            archive.writestr("ada/more.zip", packed(inner))
        for name, content in files:
            info = zipfile.ZipInfo(name)
            info.filename = info.filename or "x"
            archive.writestr(info, content)
    return held.getvalue()


@pytest.fixture
def entries(tmp_path):
    """content -> every entry of that parcel, those in zips too; [] where it is no parcel."""

    def found(content: bytes) -> list[Entry]:
        path = tmp_path / "parcel.zip"
        path.write_bytes(content)
        budget, all_of_them = Budget(), []
        try:
            with open_parcel(path) as parcel:
                for entry in parcel.entries:
                    all_of_them += opened(entry, budget)
                for entry in all_of_them:
                    read_whole(entry)
        except Complaint as said:
            assert len(str(said).splitlines()) == 1
        return all_of_them

    return found


def read_whole(entry: Entry) -> None:
    if not entry.refused and not entry.is_folder:
        try:
            assert type(entry.read()) is bytes
        except ValueError as reason:
            assert str(reason)


def is_harmless(entry: Entry) -> bool:
    """It can be printed, and its path leads nowhere but down, unless it is refused."""
    text = entry.name + entry.refused
    printed = all(unicodedata.category(letter) not in ("Cc", "Cs") for letter in text)
    down = all(part not in ("..", "/") and "\\" not in part for part in entry.parts)
    return printed and (down or bool(entry.refused)) and bool(entry.parts)


@given(files=FILES, inner=FILES)
@example(files=[("../../etc/passwd", b"x")], inner=[("/etc/passwd", b"x"), ("C:\\x", b"y")])
@example(files=[("\x00", b"x"), ("\ud7ff\u202e", b"y"), ("a/\x1b[2J/b", b"z")], inner=[])
@WHOLE
def test_any_names_are_harmless_or_refused(entries, files, inner):
    found = entries(packed(files, inner))
    assert [entry for entry in found if not is_harmless(entry)] == []


@given(files=FILES, changes=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=6))
@WHOLE
def test_a_zip_with_changed_bytes_is_entries_and_reasons(entries, files, changes):
    content = bytearray(packed(files, files))
    for place, byte in changes:
        content[place % len(content)] = byte
    assert [entry for entry in entries(bytes(content)) if not is_harmless(entry)] == []


@given(
    content=st.binary(max_size=200)
    | st.binary(max_size=80).map(lambda junk: b"PK\x03\x04" + junk + b"PK\x05\x06")
)
@WHOLE
def test_any_bytes_are_no_parcel_or_entries(entries, content):
    assert all(map(is_harmless, entries(content)))


def without_a_name() -> bytes:
    """A zip whose one entry has a name of no letters: its single letter is told to be something extra."""
    content = bytearray(packed([("x", b"content")]))
    for header, place in ((b"PK\x01\x02", 28), (b"PK\x03\x04", 26)):
        at = content.index(header) + place
        content[at : at + 4] = b"\x00\x00\x01\x00"
    return bytes(content)


def test_an_entry_without_a_name_stops_nobody(entries):
    assert all(map(is_harmless, entries(without_a_name())))
    assert all(map(is_harmless, entries(packed([("ada/inner.zip", without_a_name()), ("ada/x", b"")]))))
