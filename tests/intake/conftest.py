"""A checkout without a class, and what `collect` makes of a parcel there."""

from __future__ import annotations

import pytest
from collecting import collected, packed, submitted
from submissions import linked_checkout

from autograder.intake.exports import read_export


@pytest.fixture
def course(tmp_path):
    return linked_checkout(tmp_path / "checkout")


@pytest.fixture
def take(course, tmp_path):
    """Collect a zip of `files`; {student: line} and the submitted files as {student/notebook: text}."""

    def act(files: dict, day: int = 20, **options):
        path = packed(tmp_path / "parcel.zip", files, day)
        lines = {line.student: str(line) for line in collected(course, path, **options)}
        return lines, submitted(course)

    return act


@pytest.fixture
def in_checkout(course, monkeypatch):
    monkeypatch.chdir(course.root)
    monkeypatch.setenv("TZ", "UTC")
    return course


@pytest.fixture
def read(tmp_path):
    """Reads the text of a class list, or of an export, as a file in that encoding."""

    def act(text: str, encoding: str = "utf-8"):
        path = tmp_path / "export.csv"
        path.write_bytes(text.encode(encoding))
        return read_export(path)

    return act
