"""autograder report: what the class misunderstood, by name, as one page; with --similar, who shares text."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("assignment", metavar="ASSIGNMENT", help="name or number, e.g. 04")
    parser.add_argument(
        "--similar", action="store_true", help="list pairs whose answers share text: a hint, never a verdict"
    )
    parser.add_argument("--csv", action="store_true", help="the same numbers as CSV")
    parser.add_argument("--names", action="store_true", help="say which students; off, no name is written")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to write it (class/report-….html)")
    parser.add_argument("--db", metavar="URL", help="a gradebook elsewhere, e.g. on PostgreSQL")


def run(args: argparse.Namespace) -> int:
    return similar(args) if args.similar else report(args)


def report(args: argparse.Namespace) -> int:
    from autograder import Complaint
    from autograder.authoring.files import write_whole
    from autograder.commands import course_here, progress
    from autograder.handback.report import chapter_before, gather, summarise, to_csv
    from autograder.handback.report_page import page
    from autograder.intake.record import to_look_at
    from autograder.marking.class_run import Choices, ClassRun
    from autograder.marking.due import due_dates
    from autograder.marking.gradebook import open_gradebook

    course = course_here()
    name = course.notebook_named(args.assignment)
    class_run = ClassRun(course, Choices(name, db=args.db))
    with progress(len(class_run.submissions()), "submissions") as bar:
        submissions = gather(class_run, bar.update)
    if submissions and not any(one.run or one.score for one in submissions):
        raise Complaint(f"nothing of {name} is graded yet: run autograder grade {name[:2]} first")
    summary = summarise(name, submissions)
    with open_gradebook(class_run.directory.db_url) as gradebook:
        summary.attention |= to_look_at(course, name, due_dates(course, gradebook, name))
        summary.before = chapter_before(course, gradebook, name)
    kind = "csv" if args.csv else "html"
    out = args.out or course.class_folder / f"report-{name}.{kind}"
    write_whole(out, to_csv(summary, args.names) if args.csv else page(summary, args.names))
    print(f"{out}: {summary.submissions} submissions")
    return 0


def similar(args: argparse.Namespace) -> int:
    """The list on standard output; student ids stand in it, since it is about them."""
    from autograder import Complaint
    from autograder.authoring.files import write_whole
    from autograder.commands import course_here, progress
    from autograder.handback.similar import known_text, pairs, read_class
    from autograder.handback.similar_list import listing, to_csv
    from autograder.rehearsal.simulate import known_ways

    course = course_here()
    name = course.notebook_named(args.assignment)
    found = sorted(course.class_folder.glob(f"submitted/*/{name}/{name}.ipynb"))
    if not found:
        raise Complaint(
            f"no submissions of {name} in {course.class_folder / 'submitted'}: use autograder collect"
        )
    with progress(len(found), "submissions") as bar:
        read = read_class(course, name, {path.parents[1].name: path for path in found}, bar.update)
    alike = pairs(read.answers, known_text(course, name, known_ways(course, name)))
    text = to_csv(alike) if args.csv else listing(name, len(read.answers), alike, read.unread)
    if args.out:
        write_whole(args.out, text)
        print(f"{args.out}: {len(alike)} pairs of {len(read.answers)} submissions")
    else:
        print(text, end="")
    return 0
