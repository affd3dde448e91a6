"""autograder package: the zip for students, its version in its name."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, nargs="?", metavar="FOLDER", help="where to write it (build/)")


def run(args: argparse.Namespace) -> int:
    from autograder.authoring.package import package
    from autograder.commands import course_here

    course = course_here()
    target = package(course, args.folder or course.root / "build")
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB; solutions/ and tests/ are not in it")
    return 0
