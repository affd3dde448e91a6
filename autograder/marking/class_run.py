"""Grade a class: run what is new side by side, then let nbgrader write each mark, one after another.

A submission whose file, release, checks, seed and sandbox are what they were is neither run nor
written again. Whatever stops this half-way, the next run goes on from there.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import glob
import os
import stat
import warnings
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import nbgrader.api
import sqlalchemy
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config, PyFileConfigLoader

import autograder
from autograder import Complaint
from autograder.authoring.course import Course
from autograder.authoring.release import programs_of_this_python, quiet_log
from autograder.marking.execute import ExecuteApart, RunOptions
from autograder.marking.rebuild import read_recorded
from autograder.marking.slots import Job, Outcome, on_cluster, one_line, side_by_side
from autograder.marking.verdicts import Store


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


class ClassRun:
    """One assignment of one class. Raises Complaint where nothing can be graded at all."""

    def __init__(self, course: Course, choices: Choices):
        self.course, self.choices = course, choices
        keep_one_engine()
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

    def _make_job(self) -> Job:
        chosen = ExecuteApart(config=self.config)
        options = RunOptions(chosen.seed, chosen.no_sandbox, chosen.cell_seconds, chosen.total_seconds)
        name = self.choices.assignment
        release = self.course.notebook(name)
        if not release.is_file():
            raise Complaint(f"no release notebook {release}: run autograder build")
        with open_gradebook(self.directory.db_url) as gradebook:
            try:
                recorded = read_recorded(gradebook.find_notebook(name, name))
            except MissingEntry:
                raise Complaint(
                    f"{name} is not in the gradebook: run nbgrader generate_assignment {name}"
                ) from None
        fields = {key: asdict(value) for key, value in recorded.items()}
        return Job(name, release.read_text(encoding="utf-8"), fields, asdict(options))

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
        """(outcome, whether anything had to be done) for each submission as it is finished."""
        name, new, raws = self.choices.assignment, [], {}
        for student, path in self.submissions().items():
            try:
                raws[student] = self.job.raw_key(read_regular(path))
            except OSError as error:
                yield Outcome(student, failure=why_unread(path, error)), True
                continue
            noted = self.store.noted(name, student)
            if (
                not self.choices.force
                and noted["raw"] == raws[student]
                and self.graded_copy(student).exists()
            ):
                yield Outcome(student, noted["key"]), False
                continue
            if self.choices.force:
                self.store.forget(noted["key"])
            new.append((student, path))
        for outcome in self._run(new):
            if not outcome.failure:
                outcome = self._write(outcome, raws[outcome.student])
            yield outcome, True

    def graded_copy(self, student: str) -> Path:
        name = self.choices.assignment
        return (
            Path(self.directory.format_path(self.directory.autograded_directory, student, name))
            / f"{name}.ipynb"
        )

    def _run(self, new: list[tuple[str, Path]]) -> Iterator[Outcome]:
        if not new:
            return iter(())
        if self.choices.scheduler:
            return on_cluster(new, self.job, self.store.folder, self.choices.scheduler)
        return side_by_side(new, self.job, self.store.folder, max(1, min(self.choices.jobs, len(new))))

    def _write(self, outcome: Outcome, raw: str) -> Outcome:
        """Let nbgrader write one mark; it finds the run in the store."""
        if glob.escape(outcome.student) != outcome.student:
            return Outcome(outcome.student, failure="nbgrader cannot grade a student id with [, ] or *")
        self.directory.assignment_id, self.directory.student_id = self.choices.assignment, outcome.student
        try:
            with programs_of_this_python(), quiet_log(), warnings.catch_warnings():
                # nbgrader's own queries warn while it makes a submission; nothing is lost
                warnings.simplefilter("ignore", sqlalchemy.exc.SAWarning)
                Autograde(coursedir=self.directory, config=self.config, force=True).start()
            self.store.note(self.choices.assignment, outcome.student, outcome.key, raw)
        except (NbGraderException, SystemExit, OSError, ValueError) as error:
            return Outcome(outcome.student, failure=one_line(error))
        except sqlalchemy.exc.SQLAlchemyError as error:
            raise gradebook_complaint(self.directory.db_url, error) from None
        return outcome


def keep_one_engine() -> None:
    """nbgrader opens its gradebook eight times a submission; with one engine nothing is compiled twice."""
    if not hasattr(nbgrader.api.create_engine, "cache_info"):
        nbgrader.api.create_engine = functools.cache(nbgrader.api.create_engine)


def read_configuration(course: Course) -> Config:
    """What `nbgrader_config.py` says, the instructor's own choices included."""
    folder = Path(autograder.__file__).parent
    with contextlib.chdir(course.root):
        return PyFileConfigLoader("nbgrader_config.py", path=str(folder)).load_config()


def read_regular(path: Path) -> bytes:
    """The bytes of a file that is a file, and not a link to one of the instructor's."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(None, "is no ordinary file")
        return file.read()


def why_unread(path: Path, error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return f"{path.name} is a link"
    if error.errno == errno.ENOENT:
        there = sorted(p.name for p in path.parent.iterdir())[:3]
        return f"no file {path.name}" + (f", only {', '.join(there)}" if there else "")
    return f"{path.name}: {error.strerror or error}"


@contextlib.contextmanager
def open_gradebook(url: str) -> Iterator[Gradebook]:
    """nbgrader's gradebook; Complaint where it cannot be reached or another process holds it."""
    try:
        with programs_of_this_python(), Gradebook(url) as gradebook:
            yield gradebook
    except sqlalchemy.exc.SQLAlchemyError as error:
        raise gradebook_complaint(url, error) from None
    except ImportError as error:  # the driver of this kind of database
        cure = 'pip install -e ".[cluster]"'
        raise Complaint(f"a gradebook there needs {error.name}: {cure}") from None


def gradebook_complaint(url: str, error: Exception) -> Complaint:
    shown = sqlalchemy.engine.make_url(url).render_as_string(hide_password=True)
    if "locked" in str(error):
        return Complaint(
            f"another process holds the gradebook {shown}: wait for it to end, then run this again"
        )
    reason = str(getattr(error, "orig", error)).strip().splitlines()
    return Complaint(f"no gradebook at {shown}: {reason[0] if reason else type(error).__name__}")
