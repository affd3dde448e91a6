"""autograder roster: the class list, filled and updated from an LMS's export."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="an export of the LMS, or a CSV with a column id"
    )
    parser.add_argument("--id", metavar="COLUMN", help="make the ids of new people of this column")
    parser.add_argument("--db", metavar="URL", help="a gradebook elsewhere, e.g. on PostgreSQL")


def run(args: argparse.Namespace) -> int:
    from autograder.authoring.gradebook_copies import keep_copy
    from autograder.commands import course_here, progress
    from autograder.intake.exports import read_export
    from autograder.intake.people import People
    from autograder.intake.record import list_file
    from autograder.intake.roster import into_gradebook, update
    from autograder.marking.class_run import read_configuration
    from autograder.marking.gradebook import open_gradebook

    course = course_here()
    export = read_export(args.file)
    people = People.read(list_file(course))
    changes = update(people, export, args.id)
    course.class_folder.mkdir(exist_ok=True)
    url = args.db or str(read_configuration(course).CourseDirectory.db_url)
    keep_copy(course, url)
    with open_gradebook(url) as gradebook, progress(len(people.rows), "people") as bar:
        into_gradebook(people, gradebook, bar.update)
    people.write(list_file(course))
    print(f"{export.system}: {count(len(export.people))} into class/students.csv, {in_words(changes)}")
    for word, ids in (("new", changes.new), ("back", changes.back), ("gone", changes.gone)):
        if ids and (word != "new" or len(ids) < len(people.rows)):
            print(f"{word}: {', '.join(ids)}")
    if export.staff:
        print(f"left out, no students by their role: {'; '.join(export.staff)}")
    for sentence in changes.doubled:
        print(f"{sentence}.")
    return 0


def count(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def in_words(changes) -> str:
    """The numbers of one update in words."""
    pairs = (
        (changes.new, "new"),
        (changes.changed, "changed"),
        (changes.back, "back"),
        (changes.gone, "gone (kept as dropped)"),
    )
    numbers = ", ".join(f"{len(ids)} {word}" for ids, word in pairs if ids) or "nothing new"
    return numbers + (f"; ids of the new ones are their {changes.ids}" if changes.ids else "")
