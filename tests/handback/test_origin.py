"""Of which LMS each parcel of the record was, told again from the names in the record."""

from __future__ import annotations

import pytest

from autograder.handback import origin
from autograder.handback.origin import Origins, parcel_of
from autograder.intake.people import People, Person
from autograder.intake.record import Record, Row

NOTEBOOKS = ["04_one_neuron"]
MOODLE = "Ada Lee_11_assignsubmission_file/x.ipynb"


def row(path: str, parcel: str = "p.zip", day: str = "2026-11-24") -> Row:
    return Row(day, parcel, path)


def origins(*rows: Row, people=()) -> Origins:
    return Origins(Record(list(rows)), People(people), NOTEBOOKS)


@pytest.mark.parametrize(
    ("path", "system"),
    [
        (MOODLE, "Moodle"),
        ("leekim_40401_8812302_hw.zip!x/y.ipynb", "Canvas"),
        ("submitted/ada/04_one_neuron/04_one_neuron.ipynb", "nbgrader's submitted/"),
        ("ada/x.ipynb", "plain folders"),
    ],
)
def test_a_file_came_from_the_system_of_its_parcel(path, system):
    mine = row(path)
    assert origins(mine).system(mine) == system


def test_one_name_is_told_by_the_others_of_its_parcel_and_of_no_other():
    odd = row("hw_my_week_4/x.ipynb")
    assert origins(odd).system(odd) == "ILIAS"
    plain = [row(f"{who}/x.ipynb") for who in ("ada", "bob", "cy")]
    assert origins(odd, *plain).system(odd) == "plain folders"
    again = [row(one.path, day="2026-11-25") for one in plain]
    other = [row(one.path, parcel="q.zip") for one in plain]
    told = origins(odd, *again, *other)
    assert told.system(odd) == "ILIAS" and told.system(again[0]) == told.system(other[0]) == "plain folders"
    assert parcel_of(odd) == ("2026-11-24", "p.zip")


def test_the_list_and_the_parcels_name_are_asked_too():
    deep = [row("a/leekim_40401_8700002_x.ipynb"), row("b/leekim_40401_8812302_x.ipynb")]
    assert origins(*deep).system(deep[0]) == "plain folders"
    assert origins(*deep, people=[Person("kl", lms_user_id="40401")]).system(deep[0]) == "Canvas"
    clone = row("hw-ada/x.ipynb", parcel="hw-submissions")
    assert origins(clone).system(clone) == "GitHub Classroom"


def test_no_file_is_of_no_system_and_a_parcel_is_told_once(monkeypatch):
    mine, asked = row(MOODLE), []
    told = origins(mine)
    tell = origin.tell
    monkeypatch.setattr(origin, "tell", lambda found: asked.append(found) or tell(found))
    assert told.system(None) == ""
    assert [told.system(mine), told.system(mine), len(asked)] == ["Moodle", "Moodle", 1]
