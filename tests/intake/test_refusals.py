"""What collect refused stays refused, by name, until somebody has put it right."""

from __future__ import annotations

import os

import pytest

from autograder.authoring.course import Course
from autograder.intake.people import People, Person
from autograder.intake.record import (
    BLANK,
    MAY_BE,
    REASONS,
    Record,
    Row,
    list_file,
    record_file,
    standings,
    strangers,
    to_look_at,
)

NAME = "04_one_neuron"
MALLORY = "mallorym_69999"


def row(student, outcome="taken", path="", notebook=NAME, **more):
    when = "2026-11-28T10:00:00+00:00"
    return Row(when, "p.zip", path or f"{student}_8_x.ipynb", student, notebook, outcome=outcome, **more)


@pytest.fixture
def course(tmp_path):
    course = Course(tmp_path)
    People([Person("ada"), Person("jane1"), Person("jane2")]).write(list_file(course))
    return course


def of(*rows) -> list[str]:
    return sorted(Record(rows).open_refusals(NAME, {"ada", "mallory", "jane1", "jane2"}))


def test_a_sender_on_no_list_is_named_beside_those_of_the_list(course):
    Record([row("ada", "refused"), row(MALLORY, "refused")]).write(record_file(course))
    assert strangers(course, NAME) == [MALLORY] and strangers(course, "05_layers") == []
    assert to_look_at(course, NAME)[REASONS["refused"]] == ["ada", MALLORY]


@pytest.mark.parametrize(
    "settling",
    [
        row("mallory", path="mallorym_69999_9_x.ipynb"),  # a later upload, once the list knows who it is
        row("mallory", path="right/mallory/04_one_neuron.ipynb", sha256="m"),  # laid into a folder by hand
        row("mallory", "note", path="mallorym_69999_8_x.ipynb", why="dropped the course"),
    ],
)
def test_it_is_put_right_by_a_later_file_of_that_name_or_of_that_content(settling):
    refused = row(MALLORY, "refused", sha256="m")
    assert of(refused, settling) == []
    assert of(settling, refused) == [MALLORY]


@pytest.mark.parametrize(
    "other",
    [
        row(MALLORY, "passed"),
        row("mallory", path="mallorym_69999_9_x.ipynb", notebook="05_layers"),
        row("mallory", path="mallorym_699991_9_x.ipynb"),
        row("ada", path="ada/x.ipynb", sha256="b", why=BLANK),
        row("ada", path="ada/x.ipynb", sha256="other"),
        row("ada", path="ada/x.ipynb"),
    ],
)
def test_nothing_else_puts_it_right(other):
    assert of(row(MALLORY, "refused", sha256="b"), other) == [MALLORY]
    assert of(row(MALLORY, "refused"), row("ada")) == [MALLORY]


def test_who_may_be_behind_a_refused_name_did_not_send_nothing(course):
    """Two of one name and one file of that name: `--missing 0` must not write a zero for either."""
    refused = row("Jane Smith_11", "refused", why=f"2 people are called so{MAY_BE}jane1, jane2", sha256="j")
    Record([refused]).write(record_file(course))
    stands = standings(course, NAME)
    assert (stands["jane1"].status, stands["jane2"].status) == ("refused", "refused")
    assert stands["jane1"].why == "may be Jane Smith_11" and stands["ada"].status == "missing"
    assert strangers(course, NAME) == []
    Record([refused, row("jane1", path="right/jane1/x.ipynb", sha256="j")]).write(record_file(course))
    stored(course, "jane1", 0)
    stands = standings(course, NAME)
    assert (stands["jane1"].status, stands["jane2"].status) == ("taken", "missing")


def stored(course, student: str, seconds_after: float) -> None:
    path = course.class_folder / "submitted" / student / NAME / f"{NAME}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{}")
    os.utime(path, (1795860000 + seconds_after,) * 2)  # 2026-11-28T10:00:00+00:00


@pytest.mark.parametrize(
    "outcomes, seconds_after, named",
    [
        (["taken", "refused"], -60, True),
        (["taken", "refused"], 60, False),  # somebody laid another file there since
        (["taken", "refused", "kept"], -60, False),
        (["taken", "refused", "older"], -60, False),
        (["taken", "refused", "note"], -60, True),
        (["refused", "taken"], -60, False),
        (["refused"], -60, False),  # nothing was taken before: what lies there was put there by hand
    ],
)
def test_a_later_file_that_was_refused_is_not_forgotten_over_an_earlier_one(
    course, outcomes, seconds_after, named
):
    Record([row("ada", outcome) for outcome in outcomes]).write(record_file(course))
    stored(course, "ada", seconds_after)
    assert (to_look_at(course, NAME).get(REASONS["later"]) == ["ada"]) is named
