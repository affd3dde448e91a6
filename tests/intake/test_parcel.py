"""A folder or zip opened: its entries by name, what may not be read with the reason, zips within zips."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from datetime import datetime

import pytest

from autograder import Complaint
from autograder.intake import parcel as module
from autograder.intake.parcel import Budget, Entry, is_litter, open_parcel, opened, too_large

WHEN = (2026, 11, 20, 10, 0, 2)


def packed(files: dict[str, bytes], **more) -> bytes:
    """A zip; more : attributes of every entry."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            for key, value in more.items():
                setattr(info, key, value)
            archive.writestr(info, content)
    return held.getvalue()


@pytest.fixture
def entries(tmp_path):
    """The entries of a zip by name, while it is open."""
    open_ones = []

    def act(content: bytes, known=frozenset()) -> dict[str, Entry]:
        path = tmp_path / "in.zip"
        path.write_bytes(content)
        open_ones.append(open_parcel(path, known))
        found = open_ones[-1].__enter__()
        assert found.name == "in.zip"
        return {one.name: one for one in found.entries}

    yield act
    for one in open_ones:
        one.__exit__(None, None, None)


def said(entry: Entry) -> str:
    with pytest.raises(ValueError) as caught:
        entry.read()
    return str(caught.value)


def test_a_zip_is_sorted_dated_and_readable(entries):
    found = entries(packed({"b/x.ipynb": b"bb", "a/y.ipynb": b"aaa"}))
    assert list(found) == ["a/y.ipynb", "b/x.ipynb"]
    one = found["a/y.ipynb"]
    assert (one.parts, one.size, one.date) == (("a", "y.ipynb"), 3, datetime(*WHEN))
    assert (one.refused, one.is_folder, one.read()) == ("", False, b"aaa")


def test_a_folder_is_sorted_dated_and_readable(tmp_path):
    root = tmp_path / "in"
    for name in ("b/x.ipynb", "a/y.ipynb", "empty/", "a/.git/z", "__MACOSX/q", "only/.DS_Store"):
        path = root / name
        (path if name.endswith("/") else path.parent).mkdir(parents=True, exist_ok=True)
        if not name.endswith("/"):
            path.write_bytes(b"abc")
            os.utime(path, (1_763_632_802.9, 1_763_632_802.9))
    with open_parcel(root) as found:
        assert found.name == "in"
        assert [(one.name, one.is_folder) for one in found.entries] == [
            ("a/y.ipynb", False),
            ("b/x.ipynb", False),
            ("empty", True),
            ("only", True),
        ]
        one = found.entries[0]
        assert (one.size, one.date, one.read()) == (3, datetime.fromtimestamp(1_763_632_802), b"abc")
        assert found.entries[2].date is None and found.entries[2].size == 0


def test_a_file_without_a_date_has_none(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x").write_bytes(b"")
    os.utime(tmp_path / "in" / "x", (0, 0))
    with open_parcel(tmp_path / "in") as found:
        assert found.entries[0].date is None


def test_links_in_a_folder_are_named_and_not_followed(tmp_path):
    root, secret = tmp_path / "in", tmp_path / "secret"
    root.mkdir()
    secret.mkdir()
    (secret / "x.ipynb").write_text("secret")
    (root / "link").symlink_to(secret)
    (root / "file.ipynb").symlink_to(secret / "x.ipynb")
    os.mkfifo(root / "pipe.ipynb")
    with open_parcel(root) as found:
        assert [one.name for one in found.entries] == ["file.ipynb", "link", "pipe.ipynb"]
        assert {one.refused for one in found.entries} == {"a link or a device, not a file"}


def test_a_file_swapped_for_a_link_is_not_read(tmp_path):
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "x.ipynb"
    path.write_text("mine")
    with open_parcel(tmp_path / "in") as found:
        path.unlink()
        path.symlink_to("/etc/passwd")
        with pytest.raises(OSError):
            found.entries[0].read()


def test_what_is_too_large_is_refused_unread(tmp_path, entries, monkeypatch):
    monkeypatch.setattr(module, "LARGEST_FILE", 2_000_000)
    (tmp_path / "in").mkdir()
    for name, size in (("fits", 2_000_000), ("large", 2_000_001)):
        with (tmp_path / "in" / name).open("wb") as file:
            file.truncate(size)
    with open_parcel(tmp_path / "in") as found:
        fits, large = found.entries
        assert (fits.refused, large.refused, large.size) == (
            "",
            "2 MB are too much; 2 MB are allowed",
            2_000_001,
        )
    found = entries(packed({"fits": bytes(2_000_000), "large": bytes(3_000_000)}))
    assert (found["fits"].refused, found["large"].refused) == ("", "3 MB are too much; 2 MB are allowed")
    assert len(found["fits"].read()) == 2_000_000


def test_a_zip_that_lies_about_a_size_is_stopped(entries, monkeypatch):
    found = entries(packed({"x": bytes(5_000)}))
    monkeypatch.setattr(module, "LARGEST_FILE", 4_999)
    assert said(found["x"]) == too_large(5_000)


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/etc/x", "C:/x", "C:\\x", "..\\x"])
def test_a_path_that_climbs_out_is_refused(entries, name):
    assert [one.refused for one in entries(packed({name: b""})).values()] == [
        "its path climbs out of the zip"
    ]


def test_backslashes_dots_and_two_dots_within_a_name(entries):
    assert list(entries(packed({"a\\b\\x.ipynb": b"", "./c/./y..ipynb": b""}))) == [
        "a/b/x.ipynb",
        "c/y..ipynb",
    ]


@pytest.mark.parametrize(
    ("kind", "system", "refused"),
    [(stat.S_IFLNK, 3, True), (stat.S_IFIFO, 3, True), (stat.S_IFREG, 3, False), (0, 3, False), (stat.S_IFLNK, 0, False)],
)  # fmt: skip
def test_links_in_a_zip_of_unix_are_refused(entries, kind, system, refused):
    found = entries(packed({"x": b"/etc/passwd"}, external_attr=(kind | 0o644) << 16, create_system=system))
    assert found["x"].refused == ("a link or a device, not a file" if refused else "")


def test_empty_folders_of_a_zip_are_told_from_full_ones(entries):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in ("ada/", "ada/x.ipynb", "bob/", "../out/", ".git/", "cy/deep/"):
            archive.writestr(name, b"")
    found = entries(held.getvalue())
    assert {name: one.is_folder for name, one in found.items()} == {
        "ada/x.ipynb": False, "bob": True, "cy/deep": True
    }  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [".DS_Store", "~$x.docx", "x.ipynb~", "a.tmp", "a.LNK", "__MACOSX", "Thumbs.db", " desktop.ini ", "venv", "package.json"],
)  # fmt: skip
def test_litter_is_silent(name, entries):
    assert is_litter(name) and entries(packed({f"ada/{name}/x": b""})) == {}


def test_names_that_only_look_like_litter():
    assert not any(map(is_litter, ("x.tmp.ipynb", "a~b", "my venv", "thumbs", "Iconic")))


def test_names_of_an_old_zip_are_read_with_the_list(entries):
    class Old(zipfile.ZipInfo):
        def _encodeFilenameFlags(self):
            return self.filename.encode("cp866"), self.flag_bits & ~0x800

    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(Old("Пётр/x.ipynb", WHEN), b"")
        archive.writestr(zipfile.ZipInfo("Žofie/x.ipynb", WHEN), b"")
    assert sorted(entries(held.getvalue(), frozenset({"петр"}))) == ["Žofie/x.ipynb", "Пётр/x.ipynb"]


def test_what_is_no_parcel_is_a_complaint(tmp_path):
    (tmp_path / "x.pdf").write_bytes(b"%PDF")
    broken = packed({"x": b"y"})
    (tmp_path / "broken.zip").write_bytes(broken.replace(b"PK\x01\x02", b"PK\x01\x09"))
    (tmp_path / "cut.zip").write_bytes(broken[:-9])
    for name, words in (
        ("cut.zip", "is a broken zip, perhaps cut off: download it again"),
        ("x.pdf", "is neither a folder nor a zip"),
        ("none", "there is no "),
        ("broken.zip", "is a broken zip: "),
    ):
        with pytest.raises(Complaint, match=words), open_parcel(tmp_path / name):
            pass


def test_what_cannot_be_unpacked_says_so(entries):
    content = bytearray(packed({"x": b"y" * 999}))
    content[32] ^= 0xFF
    assert said(entries(bytes(content))["x"]).startswith("it cannot be unpacked (")
    locked = bytearray(packed({"x": b"y"}))
    locked[locked.index(b"PK\1\2") + 8] |= 1
    assert said(entries(bytes(locked))["x"]) == "it cannot be unpacked (it has a password)"


# --- zips within zips, at one person's cost


def held(content: bytes, name="ada/hw.zip") -> Entry:
    return Entry(tuple(name.split("/")), len(content), read=lambda: content)


def test_two_headers_that_disagree_cost_their_own_file_only(entries):
    """The table of names says bob, the entry itself says eve: neither is believed."""
    content = packed({"ada": b"a", "bob": b"b"})
    place = content.find(b"bob")
    found = entries(content[:place] + b"eve" + content[place + 3 :])
    assert found["ada"].read() == b"a"
    with pytest.raises(
        ValueError, match="cannot be unpacked .File name in directory 'bob' and header b'eve'"
    ):
        found["bob"].read()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_comes_twice_is_two_files(tmp_path):
    with zipfile.ZipFile(tmp_path / "twice.zip", "w") as archive:
        for content in (b"first", b"second"):
            archive.writestr("ada.ipynb", content)
    with open_parcel(tmp_path / "twice.zip") as found:
        assert sorted(one.read() for one in found.entries) == [b"first", b"second"]


def test_a_zip_of_a_student_is_opened_below_its_own_name():
    inner = packed({"c/x.ipynb": b"xx"})
    found = list(opened(held(packed({"in.ZIP": inner, "y.ipynb": b"y"})), Budget()))
    assert [(one.name, one.size) for one in found] == [
        ("ada/hw.zip/in.ZIP/c/x.ipynb", 2), ("ada/hw.zip/y.ipynb", 1)
    ]  # fmt: skip
    assert found[1].date == datetime(*WHEN)


def test_what_is_no_zip_is_itself_and_costs_a_file_of_nobodys_bytes():
    budget = Budget()
    for one in (
        held(b"abc", "ada/x.ipynb"),
        Entry(("ada",), is_folder=True),
        Entry(("a.zip",), refused="a link"),
    ):
        assert list(opened(one, budget)) == [one]
    assert (budget.files, budget.bytes) == (module.MOST_FILES - 3, module.LARGEST_SUM)


def test_a_persons_files_and_bytes_are_counted(monkeypatch):
    monkeypatch.setattr(module, "LARGEST_SUM", 2_000_000)
    monkeypatch.setattr(module, "MOST_FILES", 2)
    two = packed({"a": bytes(1_000_000), "b": bytes(1_000_000)})
    assert len(list(opened(held(two), Budget()))) == 2
    with pytest.raises(ValueError, match="^unpacks to more than 2 MB$"):
        list(opened(held(packed({"a": bytes(2_000_001)})), Budget()))
    with pytest.raises(ValueError, match="^more than 2 files$"):
        list(opened(held(packed({"a": b"", "b": b"", "c": b""})), Budget()))


def test_zips_three_deep_and_no_deeper():
    content = packed({"x.ipynb": b"x"})
    for _ in range(2):
        content = packed({"z.zip": content})
    assert [one.name for one in opened(held(content), Budget())] == ["ada/hw.zip/z.zip/z.zip/x.ipynb"]
    deeper = list(opened(held(packed({"z.zip": content})), Budget()))
    assert [one.refused for one in deeper] == ["a zip more than 3 zips deep"]


@pytest.mark.parametrize("content", [b"no zip", packed({"x": b"y"}).replace(b"PK\x01\x02", b"PK\x01\x09")])
def test_a_broken_zip_of_a_student_is_named(content):
    assert [(one.name, one.refused) for one in opened(held(content), Budget())] == [
        ("ada/hw.zip", "a broken zip")
    ]


def test_a_zip_of_too_many_names_is_not_opened(monkeypatch):
    content = packed({"x" * 100: b""})
    size = int.from_bytes(content[-10:-6], "little")
    monkeypatch.setattr(module, "MOST_NAMES", size)
    assert len(list(opened(held(content), Budget()))) == 1
    monkeypatch.setattr(module, "MOST_NAMES", size - 1)
    assert [one.refused for one in opened(held(content), Budget())] == ["a zip of more than 3,000 names"]


@pytest.fixture
def unreadable(monkeypatch):
    """Make folders of this name unreadable, for root too."""

    def act(name: str):
        listed = os.scandir

        def scandir(path="."):
            if os.path.basename(path) == name:
                raise PermissionError(13, "Permission denied", os.fspath(path))
            return listed(path)

        monkeypatch.setattr(os, "scandir", scandir)

    return act


def test_a_folder_that_cannot_be_read_is_named_and_not_passed_over(tmp_path, unreadable):
    for who in ("ada", "bob"):
        (tmp_path / "in" / who).mkdir(parents=True)
        (tmp_path / "in" / who / "x.ipynb").write_text("x")
    unreadable("bob")
    with open_parcel(tmp_path / "in") as parcel:
        assert [(one.name, one.refused) for one in parcel.entries] == [
            ("ada/x.ipynb", ""), ("bob", "this folder cannot be read here (Permission denied)")
        ]  # fmt: skip
    unreadable("in")
    with (
        pytest.raises(Complaint, match="in cannot be read: Permission denied$"),
        open_parcel(tmp_path / "in"),
    ):
        pass
