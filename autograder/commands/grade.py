"""autograder grade: a whole class, side by side, never the same thing twice."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from autograder.sandbox.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from autograder.authoring.course import Course
    from autograder.marking.class_run import ClassRun
    from autograder.marking.gradebook import Mark
    from autograder.marking.slot_start import Started
    from autograder.marking.submission import Outcome


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("assignment", metavar="ASSIGNMENT", help="name or number, e.g. 04")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="how many run at once (1)")
    parser.add_argument("--student", nargs="+", default=[], metavar="ID", help="only these")
    parser.add_argument("--force", action="store_true", help="run and write again what has not changed")
    parser.add_argument("--again", metavar="EXERCISE", help="mark one exercise of all again, e.g. E4.3")
    parser.add_argument("--no-sandbox", action="store_true", help="run student code unprotected, and say so")
    parser.add_argument("--db", metavar="URL", help="a gradebook elsewhere, e.g. on PostgreSQL")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="run on this Dask cluster")


def run(args: argparse.Namespace) -> int:
    from autograder import Complaint
    from autograder.commands import course_here
    from autograder.marking.slot_start import start_early
    from autograder.sandbox.levels import refusal

    if args.jobs < 1:
        raise Complaint("--jobs takes a number from 1 on")
    if not args.scheduler and (reason := refusal(args.no_sandbox)):
        raise Complaint(reason)
    course = course_here()
    name = course.notebook_named(args.assignment)
    if args.again is not None:
        known_again(name, args.again)
    jobs = 0 if args.scheduler else min(args.jobs, len(args.student) or args.jobs)
    early = start_early(course.class_folder, name, jobs, args.no_sandbox)
    try:
        return grade(course, name, args, early)  # imports nbgrader, while the slots start
    finally:
        for one in early:
            one.give_up()


def known_again(name: str, exercise: str) -> None:
    """Complaint where a notebook has no such exercise that a check marks."""
    from autograder import Complaint
    from autograder.engine import registry

    there = sorted(registry.chapter(name).by_id())
    if exercise not in there:
        raise Complaint(f"{name} has no {exercise} that a check marks, only {', '.join(there)}")


def grade(course: Course, name: str, args: argparse.Namespace, early: list[Started]) -> int:
    """Grade, and say it. early : slots' processes; those that were put to work are no longer in it."""
    from autograder.authoring.gradebook_copies import keep_copy
    from autograder.commands import progress
    from autograder.intake.record import REASONS, to_look_at
    from autograder.marking.changes import changes
    from autograder.marking.class_run import Choices, ClassRun
    from autograder.marking.configuration import about_seed
    from autograder.marking.gradebook import marks_of_class, open_gradebook, waiting

    force, again = args.force or bool(args.again), args.again or ""
    choices = Choices(name, args.student, args.jobs, force, args.no_sandbox, args.db, args.scheduler, again)
    class_run = ClassRun(course, choices, early)
    keep_copy(course, class_run.directory.db_url)
    with open_gradebook(class_run.directory.db_url) as gradebook:
        before = marks_of_class(gradebook, name) if again else {}
    tally = Tally(name)
    with progress(len(class_run.submissions()), "submissions") as bar:
        for outcome, was_new in class_run.grade():
            bar.update(1)
            for line in tally.count(outcome, was_new):
                bar.write(line, file=sys.stderr)
    looked_at = to_look_at(course, name, class_run.deadlines)
    for reason, students in looked_at.items() if not args.student else ():
        print(f"{reason}: {', '.join(map(one_line, students))}")
        tally.refused += len(students) * (reason == REASONS["refused"])
        tally.kept_before += len(students) * (reason == REASONS["later"])
    with open_gradebook(class_run.directory.db_url) as gradebook:
        tally.waiting = len(waiting(gradebook, name))
        after = marks_of_class(gradebook, name) if again else {}
    for line in [*changes(before, after), *others(class_run, after)] if again else ():
        print(line)
    print(tally.summary())
    if warning := about_seed(class_run.config):
        print(warning, file=sys.stderr)
    return tally.status


def others(class_run: ClassRun, marks: Mapping[str, Mapping[str, Mark]]) -> list[str]:
    """After one exercise was marked again: in how many the other marks are not those of the file."""
    from autograder.marking.gradebook import are_written

    name = class_run.choices.assignment
    notes = {student: class_run.store.noted(name, student) for student in class_run.submissions()}
    count = sum(not are_written(note.scores, marks.get(student, {})) for student, note in notes.items())
    said = f"other marks are not those of the file in {count} of {len(notes)} submissions"
    return [f"{said}: autograder grade {name[:2]} writes them"] if count else []


@dataclass
class Tally:
    """Counts outcomes; what is said of each, and of all at the end."""

    assignment: str
    graded: int = 0
    unchanged: int = 0
    failed: int = 0
    refused: int = 0  # people of whom collect could take nothing
    kept_before: int = 0  # people whose last file could not be taken, and an earlier one is graded
    looked_at: int = 0
    waiting: int = 0  # people of whom a written answer waits
    overridden: int = 0  # marks by hand over answers that have changed

    def count(self, outcome: Outcome, was_new: bool) -> list[str]:
        """The lines to say about one student: none where all is well."""
        if outcome.failure:
            self.failed += 1
            return [f"{one_line(outcome.student)}: not graded, {outcome.failure}"]
        self.graded, self.unchanged = self.graded + was_new, self.unchanged + (not was_new)
        self.looked_at += bool(outcome.needs_an_eye)
        self.overridden += len(outcome.overridden)
        who = one_line(outcome.student)
        said = [f"{who}: needs your eye, {line}" for line in outcome.needs_an_eye]
        marked = "marked by hand, and the answer has changed since; your mark stands until you look"
        return said + [f"{who}: {cell} was {marked}" for cell in outcome.overridden]

    def summary(self) -> str:
        eye = f", {self.looked_at} of them need your eye" if self.looked_at else ""
        done = f"{self.graded} graded, {self.unchanged} unchanged{eye}"
        hand = f"; answers of {self.waiting} wait for a person" if self.waiting else ""
        one, many = "mark by hand stands over an answer", "marks by hand stand over answers"
        over = f"; {self.overridden} {one if self.overridden == 1 else many} that changed"
        over *= bool(self.overridden)
        return f"{self.assignment}: {done}, {self.failed + self.refused} not graded{hand}{over}"

    @property
    def status(self) -> int:
        """0 only where everybody who sent something has all marks that a check gives.

        What was refused has none; answers that wait for a person's mark are said, and are no fault.
        """
        return 1 if self.failed or self.refused or self.kept_before or self.looked_at else 0
