"""autograder release 04: into the class's gradebook, so that submissions of it can be graded."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("assignment", metavar="ASSIGNMENT", nargs="+", help="names or numbers, e.g. 04")
    parser.add_argument("--force", action="store_true", help="overwrite notebooks edited by hand in course/")
    parser.add_argument("--db", metavar="URL", help="a gradebook elsewhere, e.g. on PostgreSQL")


def run(args: argparse.Namespace) -> int:
    from autograder.authoring.gradebook_copies import copies, file_of
    from autograder.authoring.into_gradebook import release
    from autograder.commands import course_here
    from autograder.marking.class_run import read_configuration
    from autograder.marking.gradebook import open_gradebook

    course = course_here()
    names = list(dict.fromkeys(course.notebook_named(word) for word in args.assignment))
    config = read_configuration(course)
    if args.db:
        config.CourseDirectory.db_url = args.db
        config.CourseDirectory.course_id = "default_course"
    url = str(config.CourseDirectory.db_url)
    if (path := file_of(url)) is not None and not path.exists() and (kept := copies(course)):
        print(
            f"a new gradebook begins; marks given by hand are in its earlier copies, the last is {kept[-1]}"
        )
    release(course, config, names, args.force)
    with open_gradebook(config.CourseDirectory.db_url) as gradebook:
        points = {one.name: one.max_score for one in gradebook.assignments}
    for name in names:
        print(f"{name}: in the gradebook of {course.root}, {points[name]:g} points")
    return 0
