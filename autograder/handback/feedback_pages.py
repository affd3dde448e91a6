"""Feedback pages by nbgrader's own generate_feedback, in processes of their own with clock and memory limit.

A page is made of what a student wrote; what hangs or eats memory there costs that page and nobody else's. A
page is made again only where the graded copy, a mark or a comment has changed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import select
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from nbgrader.api import BaseCell, Comment, Grade, Gradebook

from autograder.authoring.course import Course
from autograder.authoring.files import write_whole
from autograder.authoring.release import programs_of_this_python, quiet_log
from autograder.marking.gradebook import grades

PAGE_SECONDS = 60.0  # a page takes 0.4 s; nbconvert's markdown was made to hang in tests
START_SECONDS = 60.0
MEMORY_BYTES = 4 << 30
WITHOUT_MARKS = "its marks are not in the gradebook: run autograder grade"


def make_pages(
    course: Course, notebook: str, db: str | None = None, tick: Callable[[], object] = lambda: None
) -> dict[str, str]:
    """Make the pages of everybody whose work is graded; student -> why, for those who have none.

    tick : called once for each page, made or not
    """
    from autograder.marking.class_run import read_configuration
    from autograder.marking.gradebook import open_gradebook

    url = db or read_configuration(course).CourseDirectory.db_url
    with open_gradebook(url) as gradebook:
        wanted = fingerprints(course, gradebook, notebook)
    failed = dict.fromkeys(graded_copies(course, notebook).keys() - wanted.keys(), WITHOUT_MARKS)
    noted = course.class_folder / "feedback" / f".{notebook}.json"
    made = _noted(noted)
    todo = [
        student
        for student, key in wanted.items()
        if made.get(student) != key or not page_file(course, student, notebook).is_file()
    ]
    while todo:
        done, wrong = _batch(course, notebook, db, todo, tick)
        made |= {student: wanted[student] for student in done}
        failed |= wrong
        write_whole(noted, json.dumps({student: made[student] for student in sorted(made)}))
        todo = todo[len(done) + len(wrong) :]
    return failed


def page_file(course: Course, student: str, notebook: str) -> Path:
    return course.class_folder / "feedback" / student / notebook / f"{notebook}.html"


def graded_copies(course: Course, notebook: str) -> dict[str, Path]:
    """student -> the notebook with its marks, of everybody whose work is graded."""
    found = course.class_folder.glob(f"autograded/*/{notebook}/{notebook}.ipynb")
    return {copy.parents[1].name: copy for copy in sorted(found)}


def without_copy(course: Course, notebook: str) -> list[str]:
    """Who handed in and whose work is not graded: there is nothing to make a page of."""
    sent = {folder.parent.name for folder in course.class_folder.glob(f"submitted/*/{notebook}")}
    return sorted(sent - set(graded_copies(course, notebook)))


def fingerprints(course: Course, gradebook: Gradebook, notebook: str) -> dict[str, str]:
    """student -> hash of the graded copy, the marks and the comments that a page is made of."""
    found = {
        student: hashlib.sha256(copy.read_bytes()).hexdigest()
        for student, copy in graded_copies(course, notebook).items()
    }
    scores = Grade.auto_score, Grade.manual_score, Grade.extra_credit
    words = Comment.auto_comment, Comment.manual_comment
    written: dict[str, list[str]] = defaultdict(list)
    for rows in (
        grades(gradebook, notebook, BaseCell.name, *scores),
        grades(gradebook, notebook, BaseCell.name, *words, of=Comment),
    ):
        for student, *one in rows:
            written[student].append(json.dumps(one))
    return {
        student: hashlib.sha256(json.dumps([key, sorted(written[student])]).encode()).hexdigest()
        for student, key in found.items()
        if student in written
    }


def _noted(path: Path) -> dict[str, str]:
    with contextlib.suppress(OSError, ValueError):
        tree = json.loads(path.read_text(encoding="utf-8"))
        return {str(key): str(value) for key, value in tree.items()}
    return {}


def _batch(
    course: Course, notebook: str, db: str | None, students: list[str], tick: Callable[[], object]
) -> tuple[list[str], dict[str, str]]:
    """Pages from one process, until it has made all or one has to be given up; (made, why not)."""
    replies, end = os.pipe()
    order = json.dumps({"root": str(course.root), "notebook": notebook, "db": db, "students": students})
    child = subprocess.Popen(
        [sys.executable, "-m", "autograder.handback.feedback_pages", str(end)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=[end],
        start_new_session=True,
    )
    os.close(end)
    done: list[str] = []
    wrong: dict[str, str] = {}
    try:
        assert child.stdin is not None
        with contextlib.suppress(OSError):
            child.stdin.write(order.encode())
            child.stdin.close()
        for student in students:
            said = _line(replies, PAGE_SECONDS + (0 if done or wrong else START_SECONDS))
            tick()
            if said == "made":
                done.append(student)
                continue
            wrong[student] = said or "its page could not be made in time or in memory"
            if not said:
                break
    finally:
        with contextlib.suppress(OSError):
            os.killpg(child.pid, 9)
        child.wait()
        os.close(replies)
    return done, wrong


def _line(replies: int, seconds: float) -> str:
    """One line from the process; "" if it died or took too long."""
    said, until = b"", time.monotonic() + seconds
    while not said.endswith(b"\n"):
        left = until - time.monotonic()
        if left <= 0 or not select.select([replies], [], [], left)[0]:
            return ""
        byte = os.read(replies, 1)
        if not byte:
            return ""
        said += byte
    return said.decode("utf-8", "replace").strip()


def main() -> None:
    """The process: pages in order, one line each on the descriptor named."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    replies = int(sys.argv[1])
    order = json.loads(sys.stdin.buffer.read())
    for student in order["students"]:
        said = _one(Path(order["root"]), order["notebook"], order["db"], student)
        os.write(replies, (said + "\n").encode("utf-8", "replace"))


def _one(root: Path, notebook: str, db: str | None, student: str) -> str:
    """ "made", or why not in one line."""
    from nbgrader.converters import GenerateFeedback, NbGraderException
    from nbgrader.coursedir import CourseDirectory

    from autograder.marking.class_run import read_configuration

    config = read_configuration(Course(root))
    if db:
        config.CourseDirectory.db_url = db
        config.CourseDirectory.course_id = "default_course"
    config.CourseDirectory.assignment_id, config.CourseDirectory.student_id = notebook, student
    try:
        with programs_of_this_python(), quiet_log():
            directory = CourseDirectory(config=config)
            GenerateFeedback(coursedir=directory, config=config, force=True).start()
    except (NbGraderException, SystemExit, OSError, ValueError) as error:
        return f"nbgrader could not make its page: {' '.join(str(error).split())[:200]}"
    return "made"


if __name__ == "__main__":
    main()
