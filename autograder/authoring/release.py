"""Source notebooks become what students get, by nbgrader's own generate_assignment."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder import Complaint
from autograder.authoring.course import Course
from autograder.authoring.points import undeclared
from autograder.authoring.source import read_source
from autograder.engine import registry

# Python (the answers among it), sample answers of an instructor's own exercises, what tools leave behind
NOT_RELEASED = shutil.ignore_patterns("*.py", "answers", ".*", "__*")


def write_sources(course: Course, names: list[str], into: Path) -> dict[str, NotebookNode]:
    """Write nbgrader source notebooks, and the pictures beside them, to into/NAME/; return them by name."""
    notebooks = {}
    for name in names:
        notebooks[name] = read_source(course.text(name))
        folder = into / name
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(course.text(name).parent, folder, ignore=NOT_RELEASED)
        nbformat.write(notebooks[name], folder / f"{name}.ipynb")
    return notebooks


def generate(source: Path, into: Path) -> None:
    """Run nbgrader's generate_assignment once on all assignments in `source`, with a throw-away gradebook."""
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import Config

    from autograder.authoring.configuration import release_configuration

    with tempfile.TemporaryDirectory(prefix="autograder-") as folder, programs_of_this_python():
        config = Config()
        release_configuration(config)
        config.CourseDirectory.root = str(source.parent)
        config.CourseDirectory.source_directory = source.name
        config.CourseDirectory.release_directory = into.name
        config.CourseDirectory.db_url = f"sqlite:///{folder}/gradebook.db"
        config.CourseDirectory.assignment_id = "*"
        directory = CourseDirectory(config=config)
        with quiet_log():
            GenerateAssignment(coursedir=directory, config=config).start()


@contextlib.contextmanager
def programs_of_this_python():
    """nbgrader calls `alembic` from PATH, which an interpreter run as .venv/bin/python does not set.

    For a new gradebook it would ask it for the version to write in; that is read here.
    """
    from nbgrader import api

    before, asked = os.environ.get("PATH", ""), api.get_alembic_version
    os.environ["PATH"] = os.path.dirname(sys.executable) + os.pathsep + before
    api.get_alembic_version = newest_migration
    try:
        yield
    finally:
        os.environ["PATH"], api.get_alembic_version = before, asked


def newest_migration() -> str:
    """What `alembic heads` prints, without a process that imports nbgrader once more, for three seconds."""
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from nbgrader.dbutil import ALEMBIC_DIR

    config = Config()
    config.set_main_option("script_location", ALEMBIC_DIR.replace("%", "%%"))
    return ScriptDirectory.from_config(config).get_current_head() or ""


def silent_log():
    """nothing of nbgrader's log is seen: what went wrong is said in a line of our own."""
    return quiet_log("CRITICAL")


@contextlib.contextmanager
def quiet_log(least: str = "ERROR"):
    """nbgrader's errors stay visible, its progress does not."""
    import logging

    from traitlets import log as traitlets_log

    logger = traitlets_log.get_logger()
    level = logger.level
    logger.setLevel(getattr(logging, least))
    try:
        yield
    finally:
        logger.setLevel(level)


def make_release(course: Course, names: list[str], folder: Path) -> dict[str, NotebookNode]:
    """Write source/NAME and release/NAME below `folder`; return the source notebooks by name."""
    notebooks = write_sources(course, names, folder / "source")
    generate(folder / "source", folder / "release")
    return notebooks


class LastBuild:
    """The files that `build` wrote last: what it may overwrite without asking.

    A course notebook that is neither in this list nor committed was edited by hand.
    """

    def __init__(self, course: Course):
        self.course, self.path = course, course.root / "build" / "known.json"
        with contextlib.suppress(OSError, ValueError):
            self.hashes = dict(json.loads(self.path.read_text()))
            return
        self.hashes = {}

    def may_overwrite(self, path: Path) -> bool:
        if not path.exists():
            return True
        content, key = path.read_bytes(), path.relative_to(self.course.root).as_posix()
        return self.hashes.get(key) == digest(content) or committed(self.course.root, key) == content

    def remember(self, path: Path) -> None:
        self.hashes[path.relative_to(self.course.root).as_posix()] = digest(path.read_bytes())
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_text(json.dumps(self.hashes, indent=1, sort_keys=True))


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def committed(root: Path, key: str) -> bytes | None:
    """The file as git has it, None if git does not know it."""
    try:
        shown = subprocess.run(
            ["git", "-C", str(root), "show", f"HEAD:./{key}"], capture_output=True, check=False
        )
    except OSError:
        return None
    return shown.stdout if shown.returncode == 0 else None


def build(course: Course, names: list[str], force: bool = False) -> list[tuple[str, bool]]:
    """Make course/NAME/ for each name; (name, whether anything changed) in order.

    Raises Complaint for a notebook that people edited, and for a test cell that nothing could grade.
    """
    before, report = LastBuild(course), []
    with tempfile.TemporaryDirectory(prefix="autograder-") as temporary:
        made = Path(temporary)
        refuse_undeclared(make_release(course, names, made))
        files = {
            name: sorted(p for p in (made / "release" / name).rglob("*") if p.is_file()) for name in names
        }
        targets = {p: course.release / p.relative_to(made / "release") for ps in files.values() for p in ps}
        edited = [
            t
            for p, t in targets.items()
            if not (force or before.may_overwrite(t) or t.read_bytes() == p.read_bytes())
        ]
        if edited:
            shown = ", ".join(str(t.relative_to(course.root)) for t in edited)
            raise Complaint(f"edited by hand: {shown}; put the change into solutions/, or use --force")
        for name in names:
            changed = False
            for path in files[name]:
                changed |= replace(path, targets[path])
                before.remember(targets[path])
            report.append((name, changed))
            shutil.rmtree(course.source / name, ignore_errors=True)
            shutil.copytree(made / "source" / name, course.source / name)
    return report


def refuse_undeclared(sources: dict[str, NotebookNode]) -> None:
    for name, source in sources.items():
        if name in registry.chapters():
            for fault in undeclared(source, registry.chapter(name)):
                raise Complaint(f"{name}: {fault}; add it to EXERCISES")


def replace(path: Path, target: Path) -> bool:
    """Copy `path` over `target` in one step; False if they were the same."""
    content = path.read_bytes()
    if target.exists() and target.read_bytes() == content:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(target.name + ".new")
    beside.write_bytes(content)
    os.replace(beside, target)
    return True
