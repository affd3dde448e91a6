"""Commands: one module a sub-command of `autograder`, imported when it is used.

A module has `add_arguments(parser)` and `run(args) -> int` (the exit status). It raises
`autograder.Complaint` for bad input. The row in `autograder.__main__.COMMANDS` names it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from autograder.authoring.course import Course

PATIENCE = 2  # seconds without a bar


def progress(total: int, unit: str):
    """A bar with rate and time left for what takes more than two seconds; nothing where nobody looks on."""
    from tqdm import tqdm

    quiet = not sys.stderr.isatty()
    return tqdm(total=total, unit=f" {unit}", disable=quiet, leave=False, delay=PATIENCE)


def course_here() -> Course:
    """The checkout to work on; said on stderr where the working directory is not in it."""
    from autograder.authoring.course import find_course

    course = find_course()
    here = Path.cwd().resolve()
    if course.root != here and course.root not in here.parents:
        print(f"autograder: working on {course.root}", file=sys.stderr)
    return course
