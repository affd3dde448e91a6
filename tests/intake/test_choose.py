"""Which of several files is the hand-in, and whether it is later than the one that lies there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from autograder.intake.choose import Candidate, choose, is_later, whole_class_in
from autograder.intake.notebooks import Work
from autograder.intake.parcel import Entry
from autograder.intake.record import Row
from autograder.intake.systems.claims import Claim

DAY = datetime(2026, 11, 20, 10)


def file(path="x.ipynb", work="a", blank=False, handed_in=None, order=None, date=None, download=None):
    claim = Claim("ada", handed_in=utc(handed_in), order=order)
    own, packed = (DAY + timedelta(seconds=one) if one is not None else None for one in (date, download))
    return Candidate(Entry((path,)), claim, Work("04", work, (work,), blank), path, own, packed)


def utc(seconds: float | None) -> datetime | None:
    return None if seconds is None else DAY.replace(tzinfo=UTC) + timedelta(seconds=seconds)


def chosen(*files: Candidate) -> tuple[str, str]:
    one, how = choose(list(files))
    return (one.path if one else ""), how


def test_one_file_is_no_choice():
    assert chosen(file("a")) == ("a", "") == chosen(file("a", blank=True))


def test_answers_before_the_original():
    assert chosen(file("a", blank=True, order=9), file("b", "b", order=1)) == ("b", "the one with answers")


def test_a_saved_file_before_its_checkpoint():
    files = file("x-checkpoint.ipynb", "old", date=99), file("x.ipynb", "new", date=0)
    assert chosen(*files)[0] == "x.ipynb"
    assert chosen(files[0])[0] == "x-checkpoint.ipynb"
    assert chosen(file("d/X-CHECKPOINT.ipynb", "old"), file("d/X.ipynb", "new"))[0] == "d/X.ipynb"


@pytest.mark.parametrize(
    ("way", "how"),
    [
        ("handed_in", "the last of 3 by the LMS's time"),
        ("order", "the last of 3 by the order of uploads"),
        ("date", "the newest of 3 by the files' dates"),
    ],
)
def test_the_last_is_told(way, how):
    files = [file(name, name, **{way: number}) for name, number in (("a", 10), ("b", 30), ("c", 20))]
    assert chosen(*files) == ("b", how)


def test_the_lmss_time_counts_before_its_order_and_that_before_the_dates():
    assert chosen(file("a", "a", handed_in=1, order=9), file("b", "b", handed_in=2, order=1))[0] == "b"
    assert chosen(file("a", "a", order=9, date=1), file("b", "b", order=1, date=9))[0] == "a"
    equal = file("a", "a", handed_in=1, order=1), file("b", "b", handed_in=1, order=2)
    assert chosen(*equal) == ("b", "the last of 2 by the order of uploads")


def test_a_way_that_not_all_files_know_says_nothing():
    path, how = chosen(file("p/b.ipynb", "b", order=1), file("p/a.ipynb", "a"))
    assert path == ""
    assert how == "2 different files with answers and nothing says which is the last: a.ipynb, b.ipynb"
    assert chosen(file("a", "a", date=9), file("b", "b"))[0] == ""


def test_dates_are_no_finer_than_two_seconds():
    assert chosen(file("a", "a", date=0), file("b", "b", date=2))[0] == ""
    assert chosen(file("a", "a", date=0), file("b", "b", date=3)) == (
        "b",
        "the newest of 2 by the files' dates",
    )
    same = file("a", "a", date=0), file("b", "b", date=9), file("c", "b", date=10)
    assert chosen(*same) == ("c", "the newest of 3 by the files' dates")


def test_the_same_work_is_no_choice_and_the_last_of_it_is_taken():
    assert chosen(file("a", handed_in=1), file("b", handed_in=2)) == ("b", "")
    assert chosen(file("b", order=1), file("a", order=2)) == ("a", "")
    assert chosen(file("b", date=1), file("a", date=2)) == ("a", "")
    assert chosen(file("a"), file("b")) == ("b", "")
    assert chosen(file("b"), file("a", handed_in=1)) == ("a", "") == chosen(file("b"), file("a", order=1))
    ties = file("c", "c", date=0), file("a", "a", date=9), file("b", "a", date=9)
    assert chosen(*ties) == ("b", "the newest of 3 by the files' dates")
    assert chosen(file("a"), file("b", blank=True), file("c")) == ("c", "the one with answers")


def test_four_names_are_enough():
    _, how = chosen(*(file(f"p/{n}.ipynb", str(n)) for n in range(5)))
    assert how.startswith("5 different files") and how.endswith("last: 0.ipynb, 1.ipynb, 2.ipynb, 3.ipynb")


def test_a_file_in_a_zip_has_its_own_name():
    assert file("a_1/hw.zip!in/x.ipynb").file == "x.ipynb" == file("x.ipynb").file


def test_a_zip_from_which_all_files_came_may_hold_a_whole_class():
    inner = [file("ada/p.zip!ada/x.ipynb"), file("ada/p.zip!bob/x.ipynb")]
    said = "; if p.zip holds a whole class, unpack it and collect that"
    assert whole_class_in(inner) == said == whole_class_in(inner[:1])
    others = file("ada/x.ipynb"), file("ada/q.zip!x.ipynb")
    assert [whole_class_in([*inner, one]) for one in others] == ["", ""] == [whole_class_in([others[0]]), ""]


def recorded(handed_in=None, order="", download=None) -> Row:
    moment = utc(handed_in)
    packed = (DAY + timedelta(seconds=download)).isoformat() if download is not None else ""
    return Row("", "p", "x", handed_in=moment.isoformat() if moment else "", order=order, file_date=packed)


@pytest.mark.parametrize(
    ("new", "old", "later"),
    [
        (file(handed_in=2), recorded(handed_in=1), True),
        (file(handed_in=1), recorded(handed_in=2), False),
        (file(handed_in=1, order=2), recorded(handed_in=1, order="1"), True),
        (file(handed_in=1), recorded(), None),
        (file(), recorded(handed_in=1), None),
        (file(order=2), recorded(order="1"), True),
        (file(order=1), recorded(order="2"), False),
        (file(order=0), recorded(order="2"), False),
        (file(order=2, download=9), recorded(order="2", download=0), True),
        (file(order=2), recorded(order="x"), None),
        (file(download=3), recorded(download=0), True),
        (file(download=0), recorded(download=3), False),
        (file(download=2), recorded(download=0), None),
        (file(download=0), recorded(download=2), None),
        (file(download=0), recorded(), None),
        (file(), recorded(download=0), None),
    ],
)
def test_later_is_by_time_else_order_else_the_day_of_the_download(new, old, later):
    assert is_later(new, old, None) is later


def test_what_was_put_there_by_hand_is_older_than_a_later_download():
    assert is_later(file(download=1), None, DAY) is True
    assert is_later(file(download=0), None, DAY) is None
    assert is_later(file(), None, DAY) is None and is_later(file(download=1), None, None) is None
