"""A class in a folder of its own, graded by real nbgrader."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy.exc import SAWarning
from submissions import COURSE, ROOT, answered, blank, copied, full_marks, stripped, without
from traitlets.config import Config

from autograder.__main__ import main
from autograder.authoring.course import Course
from autograder.authoring.release import programs_of_this_python, quiet_log, write_sources


class Room:
    """A checkout below `root` with the real solutions and course notebooks, and an empty class.

    `open`, `grade` and `give_feedback` call nbgrader in this process, `call` a command of ours; `run` runs a
    command line there.
    """

    def __init__(self, root: Path, *names: str):
        self.root, self.names = root, names
        (root / "solutions").mkdir(parents=True)
        (root / "course").mkdir()
        for name in names:
            (root / "solutions" / name).symlink_to(ROOT / "solutions" / name)
            shutil.copytree(ROOT / "course" / name, root / "course" / name)
        (root / "autograder").symlink_to(ROOT / "autograder")

    # --- in this process

    def config(self) -> Config:
        from autograder.authoring.configuration import folders, release_configuration
        from autograder.handback.configuration import page_configuration
        from autograder.marking.configuration import grading_configuration

        config = Config()
        (self.root / "class").mkdir(exist_ok=True)
        folders(config, self.root)
        release_configuration(config)
        grading_configuration(config)
        page_configuration(config)
        config.BaseConverter.force = True
        return config

    def convert(self, step: str, name: str) -> str:
        """Run nbgrader's converter of that name on an assignment; "" or the error it ends with."""
        from nbgrader import converters
        from nbgrader.coursedir import CourseDirectory

        config = self.config()
        config.CourseDirectory.assignment_id = name
        with (
            programs_of_this_python(),
            quiet_log(),
            warnings.catch_warnings(),
            contextlib.redirect_stderr(io.StringIO()) as said,
        ):
            warnings.simplefilter("ignore", SAWarning)  # nbgrader's own, on SQLAlchemy 2.0
            directory = CourseDirectory(config=config)
            try:
                getattr(converters, step)(coursedir=directory, config=config).start()
            except converters.NbGraderException as error:
                return str(error) + said.getvalue()
        return ""

    def open(self) -> Room:
        """What an instructor does once: build, and nbgrader generate_assignment for each notebook."""
        write_sources(Course(self.root), list(self.names), self.root / "build" / "source")
        for name in self.names:
            assert self.convert("GenerateAssignment", name) == ""
        return self

    def grade(self, name: str) -> str:
        return self.convert("Autograde", name)

    def give_feedback(self, name: str) -> str:
        return self.convert("GenerateFeedback", name)

    def call(self, *words: str, status: int | None = 0) -> subprocess.CompletedProcess:
        """`autograder WORDS` in the root, in this process, which has nbgrader imported already."""
        with (
            contextlib.chdir(self.root),
            contextlib.redirect_stdout(io.StringIO()) as out,
            contextlib.redirect_stderr(io.StringIO()) as error,
        ):
            ended = main(list(words))
        said = f"{words} ended with {ended}\n{out.getvalue()}\n{error.getvalue()}"
        assert status is None or ended == status, said
        return subprocess.CompletedProcess(words, ended, out.getvalue(), error.getvalue())

    # --- on the command line

    @property
    def environment(self) -> dict[str, str]:
        words = ("CONFIG", "DATA", "RUNTIME")
        own = {f"JUPYTER_{word}_DIR": str(self.root / ".jupyter" / word.lower()) for word in words}
        path = os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]
        return {
            **os.environ,
            **own,
            "PATH": path,
            "JUPYTER_CONFIG_PATH": str(self.root / "autograder"),
        }

    def run(self, *command: str, status: int | None = 0) -> subprocess.CompletedProcess:
        """Run a command line in the root; `status` is the exit status expected, None for any."""
        done = subprocess.run(
            command, cwd=self.root, env=self.environment, capture_output=True, text=True, timeout=600
        )
        said = f"{command} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
        assert status is None or done.returncode == status, said
        return done

    # --- what lies there

    def folder(self, student: str, name: str, step: str = "submitted") -> Path:
        return self.root / "class" / step / student / name

    def hand_in(self, student: str, name: str, content, file: str | None = None) -> Path:
        """Put a notebook (dict), or the text of one, where submissions lie."""
        path = self.folder(student, name) / (file or f"{name}.ipynb")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path

    def gradebook(self):
        from nbgrader.api import Gradebook

        with programs_of_this_python():
            return Gradebook(f"sqlite:///{self.root}/class/gradebook.db")

    def marks(self, student: str, name: str, cells: Iterable[str] = ()) -> dict[str, float | None]:
        """grade id -> the mark that counts, by machine or by hand; None where there is none yet.

        cells : the grade ids that a test is about; all that there are if none is named
        """
        with self.gradebook() as gradebook:
            notebook = gradebook.find_submission_notebook(name, name, student)
            found = {
                g.name: g.auto_score if g.manual_score is None else g.manual_score for g in notebook.grades
            }
        return {cell: found[cell] for cell in cells or found}

    def autograded(self, student: str, name: str) -> dict:
        path = self.folder(student, name, "autograded") / f"{name}.ipynb"
        return json.loads(path.read_text(encoding="utf-8"))

    def feedback(self, student: str, name: str) -> str:
        return (self.folder(student, name, "feedback") / f"{name}.html").read_text(encoding="utf-8")

    def output(self, student: str, name: str, grade_id: str) -> str:
        """What a test cell says in the autograded copy."""
        cells = self.autograded(student, name)["cells"]
        found = next(c for c in cells if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)
        return "".join("".join(output.get("text", "")) for output in found["outputs"])


USUAL = ("right", "copied_test", "deleted_test", "deleted_setup", "stripped", "copied_answer")  # full marks
UNGRADED = ("renamed", "not_json")  # reported by name, and never graded as something else


def usual_suspects(name: str, test: str, answer: str) -> dict:
    """student -> notebook, for what happens in every class. `test` and `answer` are grade ids."""
    return {
        "right": answered(name),
        "blank": blank(name),
        "copied_test": copied(answered(name), test),
        "deleted_test": without(answered(name), test),
        "deleted_setup": without(answered(name), "given-setup"),
        "stripped": stripped(answered(name)),
        "copied_answer": copied(answered(name), answer),
    }


def class_of(root: Path, name: str, notebooks: dict) -> Room:
    """A class that handed in `notebooks`, and two files that cannot be graded; graded."""
    room = Room(root, name).open()
    for student, notebook in notebooks.items():
        room.hand_in(student, name, notebook)
    room.hand_in("renamed", name, answered(name), file="notebook (1).ipynb")
    room.hand_in("not_json", name, '{"cells": [')
    said = room.grade(name)
    assert "error" in said.lower(), "two submissions could not be graded, and nbgrader did not say so"
    assert room.marks("right", name) == full_marks(name), "a right answer earns all that the release offers"
    return room


__all__ = ["COURSE", "UNGRADED", "USUAL", "Room", "class_of", "usual_suspects"]
