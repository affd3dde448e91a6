"""autograder report: what the class misunderstood, by name, as one page."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("assignment", metavar="ASSIGNMENT", help="name or number, e.g. 04")
    parser.add_argument("--csv", action="store_true", help="the same numbers as CSV")
    parser.add_argument("--names", action="store_true", help="say which students; off, no name is written")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to write it (class/report-….html)")
    parser.add_argument("--db", metavar="URL", help="a gradebook elsewhere, e.g. on PostgreSQL")


def run(args: argparse.Namespace) -> int:
    from autograder import Complaint
    from autograder.authoring.files import write_whole
    from autograder.commands import course_here, progress
    from autograder.handback.report import gather, summarise, to_csv
    from autograder.handback.report_page import page
    from autograder.intake.record import to_look_at
    from autograder.marking.class_run import Choices, ClassRun

    course = course_here()
    name = course.notebook_named(args.assignment)
    class_run = ClassRun(course, Choices(name, db=args.db))
    with progress(len(class_run.submissions()), "submissions") as bar:
        submissions = gather(class_run, bar.update)
    if submissions and not any(one.run or one.score for one in submissions):
        raise Complaint(f"nothing of {name} is graded yet: run autograder grade {name[:2]} first")
    summary = summarise(name, submissions)
    summary.attention |= to_look_at(course, name)
    kind = "csv" if args.csv else "html"
    out = args.out or course.class_folder / f"report-{name}.{kind}"
    write_whole(out, to_csv(summary, args.names) if args.csv else page(summary, args.names))
    print(f"{out}: {summary.submissions} submissions")
    return 0
