"""autograder simulate: a synthetic class to try the tools on, before term."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from autograder.rehearsal.layouts import LAYOUTS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--assignment", required=True, metavar="A", help="name or number, e.g. 04")
    parser.add_argument("--students", type=int, default=30, metavar="N", help="how many (30)")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="the same seed, the same class (0)")
    parser.add_argument(
        "--lms", choices=LAYOUTS, default="plain", help="name files as this LMS would (plain)"
    )
    parser.add_argument("folder", type=Path, nargs="?", help="where to write it (simulated-A)")


def run(args: argparse.Namespace) -> int:
    from autograder import Complaint
    from autograder.commands import course_here, progress
    from autograder.rehearsal.layouts import next_lines, write_list
    from autograder.rehearsal.simulate import make_class

    if args.students < 1:
        raise Complaint("--students takes a number from 1 on")
    course = course_here()
    name = course.notebook_named(args.assignment)
    folder = args.folder or Path(f"simulated-{name}")
    with progress(args.students, "submissions") as bar:
        students = make_class(course, name, args.students, args.seed, folder, args.lms, bar.update)
    names = [student.name for student in students]
    lists = write_list(args.lms, names, name, args.seed, folder) if args.lms != "plain" else []
    kinds = Counter(student.kind for student in students)
    print(
        f"{folder}: "
        + ", ".join(f"{number} {kind.replace('_', ' ')}" for kind, number in kinds.most_common())
    )
    lines = next_lines(args.lms, folder, lists) if lists else [f"autograder collect {folder}"]
    print("\n".join(f"next: {line}" for line in lines))
    return 0
