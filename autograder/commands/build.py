"""autograder build: course/ from solutions/, and --check that it is what the sources give."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "notebooks", nargs="*", metavar="NOTEBOOK", help="name or number, e.g. 04; all if none"
    )
    parser.add_argument("--check", action="store_true", help="change nothing; fail if course/ is not right")
    parser.add_argument("--force", action="store_true", help="overwrite course notebooks edited by hand")


def run(args: argparse.Namespace) -> int:
    from autograder.commands import course_here

    course = course_here()
    names = [course.notebook_named(word) for word in args.notebooks] or course.names()
    if args.check:
        from autograder.authoring.inspection import inspect

        faults = inspect(course, names)
        for fault in faults:
            print(fault)
        print(f"{len(names)} notebooks, {len(faults)} faults")
        return 1 if faults else 0
    from autograder.authoring import glossary
    from autograder.authoring.address import write_address
    from autograder.authoring.release import build
    from autograder.authoring.scripts import join_all

    for name, changed in [*join_all(course.hosts), *build(course, names, args.force)]:
        print(f"{name}: {'written' if changed else 'unchanged'}")
    if glossary.write(course):
        print(f"{glossary.NAME}: written")
    if write_address(course):
        print("README.md: written")
    return 0
