"""Grade a class: run what is new side by side, then let nbgrader write each mark, one after another.

A submission whose file, release, checks, seed and sandbox are what they were is neither run nor
written again. Whatever stops this half-way, the next run goes on from there.
"""

from __future__ import annotations

import contextlib
import glob
import warnings
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import sqlalchemy
from nbgrader.api import MissingEntry
from nbgrader.converters import Autograde, autograde
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config, PyFileConfigLoader

import autograder
from autograder import Complaint
from autograder.authoring.course import Course
from autograder.authoring.gradebook_copies import must_exist
from autograder.authoring.release import programs_of_this_python, silent_log
from autograder.intake.deadlines import Deadlines, read_deadlines
from autograder.marking.beside import pieces
from autograder.marking.cluster import on_cluster
from autograder.marking.due import due_dates, extension_of, write_due
from autograder.marking.gradebook import (
    KeptOpen,
    Mark,
    are_written,
    gradebook_complaint,
    marks_of_class,
    one_gradebook,
    open_gradebook,
    waiting_for_an_eye,
)
from autograder.marking.rebuild import OtherEdition
from autograder.marking.regular import why_unread
from autograder.marking.road import ExecuteApart, make_job
from autograder.marking.slot_start import Started
from autograder.marking.slots import side_by_side
from autograder.marking.submission import Job, Outcome, one_line
from autograder.marking.verdicts import Judged, Note, Store


@dataclass
class Choices:
    """What the instructor asked for on the command line."""

    assignment: str
    students: list[str] = field(default_factory=list)
    jobs: int = 1
    force: bool = False
    no_sandbox: bool = False
    db: str | None = None
    scheduler: str | None = None
    again: str = ""  # the one exercise, "E4.3", whose marks are written


class ClassRun:
    """One assignment of one class. Raises Complaint where nothing can be graded at all.

    early : processes of slots that were started while this module was imported; what is used is taken out
    """

    def __init__(self, course: Course, choices: Choices, early: list[Started] | None = None):
        self.course, self.choices, self._early = course, choices, [] if early is None else early
        self.config = read_configuration(course)
        if choices.db:
            self.config.CourseDirectory.db_url = choices.db
            # a gradebook that minds its foreign keys needs the course that nbgrader makes in it
            self.config.CourseDirectory.course_id = "default_course"
        if choices.no_sandbox:
            self.config.ExecuteApart.no_sandbox = True
        self.directory = CourseDirectory(config=self.config)
        self.store = Store(course.root / ExecuteApart(config=self.config).store)
        self.job = self._make_job()
        self._kept: KeptOpen | None = None
        self.deadlines = Deadlines()

    def _make_job(self) -> Job:
        name, options = self.choices.assignment, ExecuteApart(config=self.config).options
        must_exist(self.course, self.directory.db_url, f"autograder release {name[:2]}")
        try:
            with open_gradebook(self.directory.db_url) as gradebook:
                return make_job(gradebook, self.course.notebook(name), name, options)
        except (FileNotFoundError, OtherEdition) as error:
            raise Complaint(str(error)) from None
        except MissingEntry:
            raise Complaint(f"{name} is not in the gradebook: run autograder release {name[:2]}") from None

    def submissions(self) -> dict[str, Path]:
        """student -> where their notebook should be, in order. Complaint for a student who is not there."""
        name, chosen = self.choices.assignment, self.choices.students
        pattern = self.directory.format_path(self.directory.submitted_directory, "*", name)
        folders = [Path(folder) for folder in sorted(glob.glob(pattern))]
        if not folders:
            raise Complaint(f"no submissions of {name} in {Path(pattern).parents[1]}: use autograder collect")
        found = {folder.parent.name: folder / f"{name}.ipynb" for folder in folders}
        missing = [student for student in chosen if student not in found]
        if missing:
            raise Complaint(f"no submission of {name} by {', '.join(missing)}")
        return {student: path for student, path in found.items() if not chosen or student in chosen}

    def grade(self) -> Iterator[tuple[Outcome, bool]]:
        """(outcome, whether anything had to be done) for each submission as it is finished: one for each."""
        expected, seen = self.submissions(), set()
        try:
            for outcome, was_new in self._grade(expected):
                seen.add(outcome.student)
                yield outcome, was_new
        finally:
            self.close()
        for outcome in unaccounted(expected, seen):
            yield outcome, True

    def _grade(self, expected: dict[str, Path]) -> Iterator[tuple[Outcome, bool]]:
        with open_gradebook(self.directory.db_url) as gradebook:
            marks = marks_of_class(gradebook, self.choices.assignment)
            write_due(gradebook, self.choices.assignment, read_deadlines(self.course))
            self.deadlines = due_dates(self.course, gradebook, self.choices.assignment)
        new = []
        for student, path in expected.items():
            try:
                raw = self.job.key(pieces(path))
            except OSError as error:
                yield Outcome(student, failure=why_unread(path, error)), True
                continue
            noted = self.store.noted(self.choices.assignment, student)
            if self._is_done(student, noted, raw, marks.get(student, {})):
                yield self._looked_at(Outcome(student, noted.key), marks.get(student, {})), False
                continue
            if self.choices.force:
                self.store.forget(noted.key)
            new.append((student, path))
        for outcome in self._run(new):
            if not outcome.failure:
                outcome = self._write(outcome)
            if not outcome.failure:
                outcome = self._looked_at(outcome, marks.get(outcome.student, {}))
            yield outcome, True

    def _is_done(self, student: str, noted: Note, raw: str, marks: dict[str, Mark]) -> bool:
        """Whether file, run, gradebook and graded copy are those of the last time."""
        return (
            not self.choices.force
            and noted.raw == raw
            and noted.due == self._due(student)
            and are_written(noted.scores, marks)
            and self.graded_copy(student).exists()
        )

    def _due(self, student: str) -> str:
        due = self.deadlines.due(self.choices.assignment, student)
        return due.isoformat() if due else ""

    def _looked_at(self, outcome: Outcome, marks: dict[str, Mark]) -> Outcome:
        """With the checks that stumbled and that nobody has marked by hand yet."""
        scores = self.store.noted(self.choices.assignment, outcome.student).scores
        waiting = waiting_for_an_eye(scores, marks)
        if not waiting:
            return outcome
        run = self.store.get(outcome.key)
        stumbled = {one.cell: one for one in run.judged} if run else {}
        reasons = tuple(f"{cell}: {why_stumbled(stumbled.get(cell))}" for cell in waiting)
        return replace(outcome, needs_an_eye=reasons)

    def graded_copy(self, student: str) -> Path:
        name = self.choices.assignment
        folder = self.directory.format_path(self.directory.autograded_directory, student, name)
        return Path(folder) / f"{name}.ipynb"

    def _run(self, new: list[tuple[str, Path]]) -> Iterator[Outcome]:
        if not new:
            return iter(())
        if self.choices.scheduler:
            return on_cluster(new, self.job, self.store.folder, self.choices.scheduler)
        jobs = max(1, min(self.choices.jobs, len(new)))
        return side_by_side(new, self.job, self.store.folder, jobs, early=self._early)

    def _write(self, outcome: Outcome) -> Outcome:
        """Let nbgrader write one mark; the run is handed to it."""
        student = outcome.student
        if glob.escape(student) != student:
            return Outcome(student, failure="nbgrader cannot grade a student id with [, ] or *")
        self.directory.assignment_id, self.directory.student_id = self.choices.assignment, student
        loop = Handed(coursedir=self.directory, config=self.config, force=True)
        loop.handed, loop.only, loop.due = outcome, self._only(outcome), self._due(student)
        loop.extension = extension_of(self.choices.assignment, student, self.deadlines)
        try:
            with programs_of_this_python(), silent_log(), warnings.catch_warnings():
                # nbgrader's own queries warn while it makes a submission; nothing is lost
                warnings.simplefilter("ignore", sqlalchemy.exc.SAWarning)
                with one_gradebook(self._gradebook()):
                    loop.start()
        except sqlalchemy.exc.OperationalError as error:
            raise gradebook_complaint(self.directory.db_url, error) from None
        except (Exception, SystemExit) as error:  # whatever it is, it is this student's
            return Outcome(student, failure=one_line(loop.why or error))
        return replace(outcome, overridden=loop.overridden)

    def _only(self, outcome: Outcome) -> frozenset[str] | None:
        """The cells of the one exercise that is marked again; None where all are."""
        if not self.choices.again:
            return None
        run = self.store.get(outcome.key)
        judged = run.judged if run else ()
        return frozenset(one.cell for one in judged if one.exercise.split(" ")[0] == self.choices.again)

    def _gradebook(self) -> KeptOpen:
        """The gradebook that marks are written to, opened once a class."""
        if self._kept is None:
            self._kept = KeptOpen(self.directory.db_url, self.directory.course_id)
        return self._kept

    def close(self) -> None:
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.really_close()


class Handed(Autograde):
    """nbgrader's loop for one submission. handed : what its slot said; why : what the loop stumbled over."""

    handed: Outcome | None = None
    why: Exception | None = None
    only: frozenset[str] | None = None  # see `standing_marks.Regrade`
    due: str = ""  # until when it was handed in, see `verdicts.Note`
    extension: timedelta | None = None
    overridden: tuple[str, ...] = ()

    def convert_single_notebook(self, notebook_filename: str) -> None:
        with self._remembered():
            super().convert_single_notebook(notebook_filename)

    def init_destination(self, assignment_id: str, student_id: str) -> bool:
        with self._remembered():
            return super().init_destination(assignment_id, student_id)

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        with self._remembered():
            super().init_assignment(assignment_id, student_id)
            if not self.due:
                return
            with autograde.Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
                gradebook.find_submission(assignment_id, student_id).extension = self.extension
                gradebook.db.commit()

    @contextlib.contextmanager
    def _remembered(self) -> Iterator[None]:
        """nbgrader writes an error to its log and raises one that says nothing."""
        try:
            yield
        except Exception as error:
            self.why = error
            raise


def unaccounted(expected: Iterable[str], seen: Collection[str]) -> list[Outcome]:
    """An outcome for each student of whom nothing came back: nobody vanishes."""
    lost = "nothing came back for it; run this again"
    return [Outcome(student, failure=lost) for student in expected if student not in seen]


def why_stumbled(one: Judged | None) -> str:
    """The last line of a check's traceback."""
    lines = one.stumbled.strip().splitlines() if one is not None else []
    return " ".join(lines[-1].split())[:120] if lines else "its check stumbled"


def read_configuration(course: Course) -> Config:
    """What `nbgrader_config.py` says, the instructor's own choices included."""
    folder = Path(autograder.__file__).parent
    with contextlib.chdir(course.root):
        return PyFileConfigLoader("nbgrader_config.py", path=str(folder)).load_config()
