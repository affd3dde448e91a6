"""autograder package: the zip for students, its version in its name."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, nargs="?", metavar="FOLDER", help="where to write it (build/)")


def run(args: argparse.Namespace) -> int:
    from autograder.authoring.package import package
    from autograder.commands import course_here
    from autograder.intake.deadlines import read_deadlines, zone_of_class

    course = course_here()
    zone = zone_of_class(course)
    deadlines = read_deadlines(course).of_all
    due = {notebook.partition("_")[0]: moment.astimezone(zone) for notebook, moment in deadlines.items()}
    target = package(course, args.folder or course.root / "build", due)
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB; solutions/ and tests/ are not in it")
    return 0
