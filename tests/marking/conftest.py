"""A course of one notebook, opened once for a file of tests, and empty of students for each."""

from __future__ import annotations

import subprocess

import pytest
from one_class import NAME
from room import Room


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """A course whose gradebook knows the assignment, and nobody yet."""
    return Room(tmp_path_factory.mktemp("opened"), NAME).open()


@pytest.fixture
def room(opened):
    """The same room, emptied of students."""
    for step in ("submitted", "autograded", "verdicts"):
        subprocess.run(["rm", "-rf", str(opened.root / "class" / step)], check=True)
    with opened.gradebook() as gradebook:
        for student in list(gradebook.students):
            gradebook.remove_student(student.id)
    return opened
