"""autograder grade: a whole class, side by side, never the same thing twice."""

from __future__ import annotations

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("assignment", metavar="ASSIGNMENT", help="name or number, e.g. 04")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="how many run at once (1)")
    parser.add_argument("--student", nargs="+", default=[], metavar="ID", help="only these")
    parser.add_argument("--force", action="store_true", help="run and write again what has not changed")
    parser.add_argument("--no-sandbox", action="store_true", help="run student code unprotected, and say so")
    parser.add_argument("--db", metavar="URL", help="a gradebook elsewhere, e.g. on PostgreSQL")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="run on this Dask cluster")


def run(args: argparse.Namespace) -> int:
    from autograder import Complaint
    from autograder.commands import course_here
    from autograder.marking.class_run import Choices, ClassRun
    from autograder.sandbox.levels import REFUSAL, expected_level

    if args.jobs < 1:
        raise Complaint("--jobs takes a number from 1 on")
    if not (args.no_sandbox or args.scheduler or expected_level()):
        raise Complaint(REFUSAL)
    course = course_here()
    choices = Choices(
        course.find(args.assignment),
        args.student,
        args.jobs,
        args.force,
        args.no_sandbox,
        args.db,
        args.scheduler,
    )
    class_run = ClassRun(course, choices)
    done, unchanged, failures = 0, 0, []
    with progress(len(class_run.submissions())) as bar:
        for outcome, was_new in class_run.grade():
            bar.update(1)
            done, unchanged = done + was_new, unchanged + (not was_new)
            if outcome.failure:
                failures.append(outcome.student)
                bar.write(f"{outcome.student}: not graded, {outcome.failure}", file=sys.stderr)
    graded = done - len(failures)
    print(f"{choices.assignment}: {graded} graded, {unchanged} unchanged, {len(failures)} not graded")
    return 1 if failures else 0


def progress(total: int):
    """A bar with rate and time left; nothing where the output is no terminal."""
    from tqdm import tqdm

    return tqdm(total=total, unit=" submissions", disable=not sys.stderr.isatty(), leave=False)
