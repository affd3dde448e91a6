"""A parcel and what `collect` takes of it, in a checkout of its own."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from submissions import answered

from autograder.authoring.course import Course
from autograder.intake.clock import UTC
from autograder.intake.collect import Collection
from autograder.intake.parcel import open_parcel
from autograder.intake.people import People
from autograder.intake.record import list_file

NAME, OTHER = "04_one_neuron", "00_start_here"
TEXT = json.dumps(answered(NAME))
NEWER = json.dumps(answered(NAME, M4="Because."))


def packed(path, files: dict, day: int = 20):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, day, 10, 0, 0)), content)
    return path


def inner(files: dict) -> bytes:
    buffer = io.BytesIO()
    packed(buffer, files)
    return buffer.getvalue()


def collected(course: Course, path: Path, **options) -> list:
    with open_parcel(path) as opened:
        collection = Collection(course, opened, People.read(list_file(course)), UTC, **options)
        lines = list(collection.lines())
        collection.finish()
    return lines


def submitted(course: Course) -> dict[str, str]:
    folder = course.class_folder / "submitted"
    return {p.relative_to(folder).parent.as_posix(): p.read_text() for p in sorted(folder.rglob("*.ipynb"))}
