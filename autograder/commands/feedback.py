"""autograder feedback 04: the pages, then a zip of them under the names that the LMS wants."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.sandbox.plain_text import one_line

if TYPE_CHECKING:
    from autograder.handback.feedback import Page

ADVICE = {
    "Moodle": "Moodle: in the assignment, Upload multiple feedback files in a zip",
    "Canvas": "Canvas: in the assignment, Upload Submissions; students see it under their own file's name",
    "Sakai": "Sakai: lay the files into the zip that you downloaded, then Upload all",
    "Brightspace": "Brightspace: in the assignment, Add Feedback Files",
    "ILIAS": "ILIAS: Multi-Feedback upload",
    "": "one folder a student, by id",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("assignment", metavar="ASSIGNMENT", help="name or number, e.g. 04")
    parser.add_argument("--out", type=Path, metavar="ZIP", help="where to write it (class/feedback-….zip)")
    parser.add_argument("--db", metavar="URL", help="a gradebook elsewhere, e.g. on PostgreSQL")


def run(args: argparse.Namespace) -> int:
    from autograder import Complaint
    from autograder.authoring.files import write_whole
    from autograder.authoring.gradebook_copies import must_exist
    from autograder.commands import course_here, progress
    from autograder.handback.feedback import pages, zipped
    from autograder.handback.feedback_pages import graded_copies, make_pages, without_copy
    from autograder.intake.record import REASONS, Record, record_file, to_look_at
    from autograder.marking.class_run import read_configuration

    course = course_here()
    name = course.notebook_named(args.assignment)
    copies = graded_copies(course, name)
    if not copies:
        raise Complaint(f"nothing of {name} is graded yet: run autograder grade {name[:2]} first")
    url = args.db or str(read_configuration(course).CourseDirectory.db_url)
    must_exist(course, url, f"autograder release {name[:2]}")
    with progress(len(copies), "pages") as bar:
        failed = make_pages(course, name, args.db, bar.update)
    not_graded = f"not graded yet: autograder grade {name[:2]} says why"
    failed |= dict.fromkeys(without_copy(course, name), not_graded)
    # a page of before says marks that are no longer so
    found = [
        one for one in pages(course, name, Record.read(record_file(course))) if one.student not in failed
    ]
    out = args.out or course.class_folder / f"feedback-{name}.zip"
    write_whole(out, zipped(found))
    print(f"{out}: {len(found)} pages")
    for system, number in Counter(page.system for page in found).most_common():
        print(f"{number} for {ADVICE[system]}")
    for line in besides(found, url, name):
        print(line)
    reason = REASONS["refused"]
    if refused := to_look_at(course, name).get(reason, []):
        print(f"no page, {reason}: {', '.join(map(one_line, refused))}")
    for student, why in failed.items():
        print(f"{one_line(student)}: no page, {one_line(why, 400)}")
    return 1 if failed or not found else 0


def besides(found: list[Page], url: str, name: str) -> Iterator[str]:
    """What should be known of pages that were made: whose goes astray, and how many are not the last word."""
    from autograder.marking.gradebook import open_gradebook, waiting

    for page in found:
        if page.astray:
            yield f"{one_line(page.student)}: {page.astray}, no place for its page here; give it by hand"
    with open_gradebook(url) as gradebook:
        count = len(waiting(gradebook, name))
    if count:
        yield f"answers of {count} wait for a person: their pages show the points so far"
