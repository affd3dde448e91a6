"""autograder collect: submissions from folders or zips that an LMS gave, one line a student."""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from autograder.intake.ledger import ReportLine


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("parcels", metavar="PARCEL", type=Path, nargs="+", help="a folder or zip of an LMS")
    parser.add_argument("--assignment", metavar="NAME", help="take this notebook only, e.g. 04")
    parser.add_argument("--list", type=Path, metavar="WORKSHEET", help="the LMS's table of this assignment")
    parser.add_argument(
        "--timezone",
        metavar="Z",
        help="of times in names, e.g. Europe/Berlin (the class's, see course/hand_in.toml)",
    )
    parser.add_argument(
        "--force", action="store_true", help="take what differs where nothing says which is later"
    )


def run(args: argparse.Namespace) -> int:
    from autograder.commands import course_here
    from autograder.intake.clock import zone_named
    from autograder.intake.deadlines import zone_of_class
    from autograder.intake.names import words_of
    from autograder.intake.parcel import open_parcel
    from autograder.intake.people import People
    from autograder.intake.record import list_file
    from autograder.intake.worksheets import read_worksheet, with_ids

    course = course_here()
    zone = zone_named(args.timezone) if args.timezone else zone_of_class(course)
    only = course.notebook_named(args.assignment) if args.assignment else None
    worksheet = read_worksheet(args.list) if args.list else None
    people = People.read(list_file(course))
    if worksheet and not people.is_list:
        with_ids(worksheet)
    words = frozenset(word for person in people.rows for word in words_of(person.name))
    status = 0
    with ExitStack() as stack:  # all are opened first: one that is none leaves the others where they are
        for parcel in [stack.enter_context(open_parcel(path, words)) for path in args.parcels]:
            status = max(status, take(course, parcel, people, zone, only, args.force, worksheet))
    return status


def take(course, parcel, people, zone, only, force, worksheet) -> int:
    """Collect one parcel and say what became of it; the exit status."""
    from autograder.commands import progress
    from autograder.intake.collect import Collection

    collection = Collection(course, parcel, people, zone, only, force, worksheet)
    for said in collection.head():
        print(said)
    count = {"taken": 0, "kept": 0, "refused": 0}
    to_put_right: list[ReportLine] = []
    try:
        with progress(len(collection), "people") as bar:
            for line in collection.lines():
                if line.outcome in count:
                    count[line.outcome] += 1
                    bar.update(1)
                to_put_right += [line] if line.outcome == "refused" or line.cure else []
                bar.write(str(line))
    finally:
        collection.finish()
        forget(course, collection.shelf.forgotten)
    for notebook, who in collection.missing().items():
        print(f"nothing from {len(who)}{f' of {notebook}' * bool(notebook)}: {', '.join(who)}")
    if to_put_right:
        print("To put right:")
        for line in to_put_right:
            print(
                f"  {line.student} — {line.said}."
                + (f" {line.cure[0].upper()}{line.cure[1:]}." if line.cure else "")
            )
    print(", ".join(f"{number} {outcome}" for outcome, number in count.items()))
    return 1 if to_put_right or not any(count.values()) else 0


def forget(course, replaced: list[tuple[str, str]]) -> None:
    """Make nbgrader forget the hand-in times of what was replaced without a known time."""
    from autograder.authoring.gradebook_copies import keep_copy
    from autograder.intake.store import forget_times
    from autograder.marking.class_run import read_configuration
    from autograder.marking.gradebook import open_gradebook

    if replaced and (url := str(read_configuration(course).CourseDirectory.db_url)):
        if url.startswith("sqlite") and not (course.class_folder / "gradebook.db").exists():
            return
        keep_copy(course, url)
        with open_gradebook(url) as gradebook:
            forget_times(gradebook, replaced)
