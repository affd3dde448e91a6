"""autograder package: the zip for students, its version in its name."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from autograder.authoring.course import Course


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, nargs="?", metavar="FOLDER", help="where to write it (build/)")


def run(args: argparse.Namespace) -> int:
    from autograder.commands import course_here

    course = course_here()
    target = made_in(course, args.folder or course.root / "build")
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB; solutions/ and tests/ are not in it")
    return 0


def made_in(course: Course, folder: Path) -> Path:
    """The zip, written into a folder; it says until when each notebook is due, in the class's zone."""
    from autograder.authoring.package import package
    from autograder.intake.deadlines import read_deadlines, zone_of_class

    zone = zone_of_class(course)
    deadlines = read_deadlines(course).of_all
    due = {notebook.partition("_")[0]: moment.astimezone(zone) for notebook, moment in deadlines.items()}
    return package(course, folder, due)
