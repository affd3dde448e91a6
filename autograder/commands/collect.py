"""autograder collect: submissions from a folder or zip that an LMS gave, one line a student."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("parcel", metavar="FOLDER|ZIP", type=Path)
    parser.add_argument("--assignment", metavar="NAME", help="take this notebook only, e.g. 04")
    parser.add_argument("--force", action="store_true", help="replace submissions that are there already")


def run(args: argparse.Namespace) -> int:
    from autograder.commands import course_here
    from autograder.intake.collect import collect
    from autograder.intake.parcel import items_of

    course = course_here()
    only = course.find(args.assignment) if args.assignment else None
    count = {"taken": 0, "kept": 0, "refused": 0}
    for line in collect(course, items_of(args.parcel), only, args.force):
        count[line.outcome] += 1
        print(line)
    print(", ".join(f"{number} {outcome}" for outcome, number in count.items()))
    return 1 if count["refused"] or not any(count.values()) else 0
