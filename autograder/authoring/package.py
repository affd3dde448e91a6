"""The zip that students get: notebooks, library, the checks that they need, and a page with two commands.

No solutions, no tests, nothing of the class. The version stands in its name and in its folder's, so that a
new one is unpacked beside work that is under way and never over it.
"""

from __future__ import annotations

import io
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from backprop import progress
from backprop.hosts.hand_in import NAME

from autograder import Complaint
from autograder.authoring.course import Course
from autograder.authoring.hand_in import read_hand_in, with_due

CHECKS = ("__init__.py", "notebook.py", "engine", "chapters")  # of autograder/; what check() imports
LEFT_OUT = ("__pycache__", ".ipynb_checkpoints", ".DS_Store", progress.NAME)  # nobody else's progress
PAGE = """# {title} {version}

Python {python} or newer. In this folder, once:

    {setup}

then, each time, to open the course:

    {start}

On Windows write `py` for `python3` and `.venv\\Scripts\\` for `.venv/bin/`.

Your work is in `course/`. {hand_in}

## A new version came

Unpack it: it makes a folder of its own, and yours stays as it is. Copy the notebooks that you have begun from
the old `course/` over those in the new one. They keep your answers, and they are graded like the new ones.
With `course/{memory}`, a hidden file, the map comes along too; without it only its dots are lost.
"""


def package(course: Course, into: Path, due: Mapping[str, datetime] | None = None) -> Path:
    """Write the zip into a folder; its path. Raises Complaint where something is missing.

    due : chapter number -> until when, in the class's zone; goes before what hand_in.toml has
    """
    project = tomllib.loads((course.root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    name = f"{project['name']}-{project['version']}"
    files = {str(path): content for path, content in contents(course, project, due or {})}
    into.mkdir(parents=True, exist_ok=True)
    target = into / f"{name}.zip"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(f"{name}/{path}")
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[path], zipfile.ZIP_DEFLATED)
    beside = target.with_name(target.name + ".new")
    beside.write_bytes(made.getvalue())
    beside.replace(target)
    return target


def contents(course: Course, project: dict, due: Mapping[str, datetime]) -> Iterator[tuple[Path, bytes]]:
    """(path in the zip, bytes) of everything that students get."""
    for name in course.names():
        if not course.notebook(name).is_file():
            raise Complaint(f"{course.notebook(name)} is missing: run autograder build first")
    hand_in = read_hand_in(course)
    where = hand_in.where
    yield from _below(course.root, course.release)
    if due:
        yield (course.release / NAME).relative_to(course.root), with_due(hand_in, due).encode()
    for part in CHECKS:
        yield from _below(course.root, course.root / "autograder" / part)
    for name in ("LICENSE", "requirements.txt"):
        yield Path(name), (course.root / name).read_bytes()
    yield Path("pyproject.toml"), student_project(course.root / "pyproject.toml").encode()
    setup, start = first_line(course)
    python = project["requires-python"].removeprefix(">=")
    page = PAGE.format(
        title="Backprop by Hand",
        version=project["version"],
        python=python,
        setup=setup,
        start=start,
        memory=progress.NAME,
        hand_in=f"Hand it in here: {where}." if where else "Your instructor says what to hand in, and where.",
    )
    yield Path("README.md"), page.encode()


def first_line(course: Course) -> tuple[str, str]:
    """README's own first line in two: what sets up, and what opens the course."""
    readme = (course.root / "README.md").read_text(encoding="utf-8")
    line = next(
        line for line in readme.splitlines() if line.startswith("python3 -m venv") and "jupyter" in line
    )
    setup, _, start = line.rpartition(" && ")
    return setup, start


def student_project(path: Path) -> str:
    """The project file without the instructors' command line, which is not in the zip."""
    kept, skip = [], False
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith("["):
            skip = line.startswith(
                ("[project.scripts]", "[tool.autograder", "[tool.ruff", "[tool.pytest", "[tool.mypy")
            )
        kept.append("" if skip else line)
    return "".join(kept)


def _below(root: Path, path: Path) -> Iterator[tuple[Path, bytes]]:
    for file in [path] if path.is_file() else sorted(path.rglob("*")):
        if file.is_file() and not set(file.parts) & set(LEFT_OUT) and file.suffix != ".pyc":
            yield file.relative_to(root), file.read_bytes()
