"""Whose copy this is stands in one place; README and the buttons follow."""

from __future__ import annotations

import re
import tomllib

import pytest
from submissions import COURSE, ROOT

from autograder import Complaint
from autograder.authoring.address import Address, address_faults, address_of, write_address
from autograder.authoring.course import Course

README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = '[project]\nversion = "1.2.3"\n[tool.autograder]\nrepository = {}\n'


@pytest.fixture
def copied(tmp_path):
    """A copy of README in a course that says another owner."""
    (tmp_path / "README.md").write_text(README, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(PROJECT.format('"Ada/by-hand"'), encoding="utf-8")
    return Course(tmp_path)


def test_the_addresses_of_readme_are_those_of_pyproject():
    address = address_of(COURSE)
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["autograder"]
    assert f"{address.owner}/{address.name}" == said["repository"]
    assert address_faults(COURSE) == []
    for wanted in (
        address.binder("course/00_start_here/00_start_here.ipynb"),
        address.pages,
        f"https://github.com/{said['repository']}/actions/workflows/tests.yml",
    ):
        assert f"]({wanted})" in README


def test_another_owner_stands_everywhere_after_one_build(copied):
    assert address_faults(copied) == [
        "README.md: its addresses are not those of pyproject.toml; run autograder build"
    ]
    assert write_address(copied) and not write_address(copied) and address_faults(copied) == []
    text = (copied.root / "README.md").read_text(encoding="utf-8")
    assert "OWNER" not in text
    assert {"https://ada.github.io/by-hand/"} == set(re.findall(r"https://\S+github\.io/[^)]*", text))
    assert "https://mybinder.org/v2/gh/Ada/by-hand/v1.2.3?labpath=course%2F00" in text
    assert "https://github.com/Ada/by-hand/actions/workflows/tests.yml/badge.svg" in text
    assert "https://github.com/FUlyankin" not in text or "FUlyankin" in README, "nobody else's address moves"


def test_a_button_opens_the_very_notebook():
    address = Address("ada", "by-hand", "1.2.3")
    there = (
        "https://mybinder.org/v2/gh/ada/by-hand/v1.2.3?labpath=course%2F04_one_neuron%2F04_one_neuron.ipynb"
    )
    assert address.binder("course/04_one_neuron/04_one_neuron.ipynb") == there


@pytest.mark.parametrize("said", ['""', '"by-hand"', '"https://github.com/ada/by-hand"', '"a b/c"', "3"])
def test_what_is_no_repository_is_said_in_one_line(copied, said):
    (copied.root / "pyproject.toml").write_text(PROJECT.format(said), encoding="utf-8")
    with pytest.raises(
        Complaint, match=r'^pyproject\.toml: \[tool\.autograder\] repository is "OWNER/NAME", not'
    ):
        address_of(copied)


def test_a_name_without_its_quotation_marks_is_said_with_its_line(copied):
    (copied.root / "pyproject.toml").write_text(PROJECT.format("ada/by-hand"), encoding="utf-8")
    with pytest.raises(Complaint, match=r"^pyproject\.toml: .*at line \d+"):
        address_of(copied)


def test_a_course_without_readme_or_project_has_no_addresses(tmp_path):
    assert address_faults(Course(tmp_path)) == [] and not write_address(Course(tmp_path))
