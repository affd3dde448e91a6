"""Submissions out of a parcel: which file is whose, for which notebook, and what was repaired.

Names of LMS downloads that are understood: a folder a student (Moodle's "Ada L_123_assignsubmission_file_"
too), nbgrader's own student/assignment/file, and flat files that carry the student before the notebook's
name ("lovelaceada_4711_8899_04_one_neuron-1.ipynb").
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import nbformat

from autograder.authoring.course import Course
from autograder.intake.parcel import Item

NOTEBOOK_ENDINGS = (".ipynb", ".ipynb.txt", ".ipynb.json", ".json")
OUTPUTS_KEPT = 2_000_000  # bytes of a notebook file; larger ones lose their outputs
MOODLE = re.compile(r"_(\d+)_assignsubmission_(file|onlinetext)_?$")
CANVAS_TAIL = re.compile(r"(_LATE)?(_\d+){0,2}_?$", re.IGNORECASE)


@dataclass
class Found:
    """A file that reads as a notebook of the course."""

    item: Item
    student: str
    notebook: str
    content: str
    repairs: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Line:
    """One line of the report. outcome : "taken", "kept" or "refused"."""

    student: str
    outcome: str
    said: str

    def __str__(self) -> str:
        return f"{self.student}: {self.outcome}, {self.said}"


def collect(
    course: Course, items: Iterable[Item], only: str | None = None, force: bool = False
) -> Iterator[Line]:
    """Write submissions to class/submitted/STUDENT/NOTEBOOK/; one line for each student and trouble."""
    releases = {name: release_ids(course, name) for name in ([only] if only else course.names())}
    read = [as_read(item, releases) for item in items]
    wrapper = common_folders([item for item, _ in read], releases)
    found: dict[tuple[str, str], list[Found]] = defaultdict(list)
    spelled: dict[str, set[str]] = defaultdict(set)
    troubles: dict[str, list[str]] = defaultdict(list)
    beside: dict[str, list[str]] = defaultdict(list)  # files that are no notebooks
    for item, outcome in read:
        who = owner(item.parts[wrapper:], releases)
        student = safe_name(who)
        if outcome is None:
            beside[student].append(item.parts[-1])
            continue
        if not student and not isinstance(outcome, str):
            outcome = "it does not say whose it is: put it into a folder named after the student"
        if isinstance(outcome, str):
            troubles[student or item.name].append(f"{item.name}: {outcome}")
        else:
            outcome.student = student
            found[student, outcome.notebook].append(outcome)
            spelled[student].add(who)
    for student in set(beside) - {""} - {student for student, _ in found} - set(troubles):
        troubles[student].append(f"no notebook, only {', '.join(beside[student][:3])}")
    for student in sorted(set(troubles) | {student for student, _ in found}):
        yield from lines_for(course, student, found, troubles[student], spelled[student], force)


def as_read(item: Item, releases: dict[str, set[str]]) -> tuple[Item, Found | str | None]:
    """The item without its bytes, and the notebook in it, or why there is none; None if nobody minds."""
    try:
        if item.refused:
            return item, item.refused
        if not item.name.lower().endswith(NOTEBOOK_ENDINGS):
            return item, None  # pictures and notes beside a notebook are not graded
        return item, read_item(item, releases)
    except ValueError as wrong:
        return item, str(wrong)
    finally:
        item.content = b""


def common_folders(items: list[Item], releases: Iterable[str]) -> int:
    """How many leading folders only wrap the class: all files share them and students lie below."""
    count = 0
    while True:
        here = {item.parts[count] for item in items if len(item.parts) > count + 1}
        below = {item.parts[count + 1] for item in items if len(item.parts) > count + 1}
        students = {part for part in below if part not in releases and not part.lower().endswith(".ipynb")}
        flat = any(owner((part,), releases) for part in below)
        if len(here) != 1 or any(len(item.parts) <= count + 1 for item in items):
            return count
        if len(students) < 2 and not flat:
            return count
        count += 1


def lines_for(course: Course, student: str, found, troubles: list[str], spelled: set[str], force: bool):
    mine = {notebook: files for (who, notebook), files in found.items() if who == student}
    if len(spelled) > 1:
        yield Line(
            student, "refused", f"{len(spelled)} students would get this name: {', '.join(sorted(spelled))}"
        )
        return
    for notebook in sorted(mine):
        yield store(course, mine[notebook], force)
    if troubles and not mine:
        yield Line(student, "refused", "; ".join(troubles))
    elif troubles:
        yield Line(student, "refused", "besides, " + "; ".join(troubles))


def release_ids(course: Course, name: str) -> set[str]:
    """Grade ids of a notebook's release."""
    cells = (
        json.loads(course.notebook(name).read_text(encoding="utf-8"))["cells"]
        if course.notebook(name).exists()
        else []
    )
    return {c["metadata"]["nbgrader"]["grade_id"] for c in cells if "nbgrader" in c["metadata"]}


def owner(parts: tuple[str, ...], releases: Iterable[str]) -> str:
    """The student's name as the path of a file has it, "" if it has none."""
    folders = [part for part in parts[:-1] if part not in releases and part not in ("submitted", ".", "/")]
    if folders:
        return MOODLE.sub(r"_\1", folders[0])
    stem = re.split(r"\.(?=ipynb|zip|json)", parts[-1])[0]
    for name in releases:
        loose = re.sub(r"[_\W]+", r"[_\\W]+", name)
        before = re.split(loose, stem, maxsplit=1, flags=re.IGNORECASE)
        if len(before) == 2:
            return CANVAS_TAIL.sub("", before[0].strip("_- ")) if before[0].strip("_- ") else ""
    return ""


def safe_name(who: str) -> str:
    """A student id that is a harmless folder name: letters, digits and . _ @ - only."""
    return re.sub(r"_+", "_", re.sub(r"[^\w.@-]", "_", who)).strip("._-")[:100]


def read_item(item: Item, releases: dict[str, set[str]]) -> Found:
    """The notebook in a file, repaired where that is safe; ValueError says why not."""
    repairs: list[str] = []
    tree = read_json(item.content, repairs)
    if not isinstance(tree, dict) or not ("cells" in tree or "worksheets" in tree):
        raise ValueError("not a notebook")
    if tree.get("nbformat") != 4:
        repairs.append(f"format {tree.get('nbformat')} brought to 4")
        tree = upgraded(tree)
    if len(item.content) > OUTPUTS_KEPT:
        repairs.append(f"outputs of {len(item.content) / 1e6:.0f} MB left out")
        for cell in tree["cells"]:
            if isinstance(cell, dict) and "outputs" in cell:
                cell["outputs"] = []
    notebook = which(tree, item, releases)
    if item.parts[-1] != f"{notebook}.ipynb":
        repairs.append("renamed")
    return Found(item, "", notebook, json.dumps(tree, ensure_ascii=False, indent=1) + "\n", repairs)


def read_json(content: bytes, repairs: list[str]):
    text = None
    for encoding in ("utf-8-sig", "utf-16", "latin-1"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeError:
            continue
    if content[:3] == b"\xef\xbb\xbf" or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        repairs.append("encoding repaired")
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deep to be a notebook") from None
    except ValueError:
        raise ValueError(
            "not valid JSON, so not a notebook" if content.strip() else "an empty file"
        ) from None


def upgraded(tree: dict) -> dict:
    try:
        return json.loads(nbformat.writes(nbformat.reads(json.dumps(tree), as_version=4)))
    except Exception as error:  # nbformat raises whatever its converters stumble over
        raise ValueError(f"its format cannot be read ({type(error).__name__})") from None


def which(tree: dict, item: Item, releases: dict[str, set[str]]) -> str:
    """The notebook of the course that this is, by its cells, else by the names of its file and folders."""
    ids = set()
    for cell in tree["cells"] if isinstance(tree["cells"], list) else []:
        meta = cell.get("metadata") if isinstance(cell, dict) else None
        graded = meta.get("nbgrader") if isinstance(meta, dict) else None
        ids |= {str(graded.get("grade_id"))} if isinstance(graded, dict) else set()
        ids |= {str(cell.get("id"))} if isinstance(cell, dict) else set()
    shared = {name: len(known & ids) for name, known in releases.items()}
    best = max(shared, key=shared.get, default=None)
    if best and shared[best] > 1:  # every notebook has a cell "given-setup"
        return best
    named = [name for name in releases if name in item.parts or name in item.parts[-1]]
    if len(named) == 1:
        return named[0]
    raise ValueError(
        "a notebook, but none of this course" if len(releases) > 1 else "not the notebook asked for"
    )


def store(course: Course, files: list[Found], force: bool) -> Line:
    """Write the newest of a student's files for a notebook, unless another one is there."""
    files.sort(key=lambda one: (one.item.when, one.item.name))
    one = files[-1]
    said = one.notebook
    if len({f.content for f in files}) > 1:
        one.repairs.append(f"the newest of {len(files)} files")
    if one.repairs:
        said += f" from {one.item.name!r} ({', '.join(one.repairs)})"
    folder = course.class_folder / "submitted" / one.student / one.notebook
    path = folder / f"{one.notebook}.ipynb"
    if any(p.is_symlink() for p in (path, folder, folder.parent)):
        return Line(one.student, "refused", f"{folder} is a link")
    if path.exists():
        if path.read_text(encoding="utf-8", errors="replace") == one.content:
            return Line(one.student, "kept", f"{one.notebook} is there already")
        if not force:
            return Line(one.student, "kept", f"another {one.notebook} is there; --force replaces it")
    folder.mkdir(parents=True, exist_ok=True)
    write_time(folder, one.item.when)
    beside = path.with_name(path.name + ".new")
    beside.write_text(one.content, encoding="utf-8")
    os.replace(beside, path)
    return Line(one.student, "taken", said)


def write_time(folder: Path, when: float) -> None:
    """nbgrader's timestamp.txt: a newer one makes it grade again."""
    stamp = folder / "timestamp.txt"
    if stamp.exists() or when <= 0:  # a replaced submission counts from now
        when = datetime.now(UTC).timestamp()
    stamp.write_text(datetime.fromtimestamp(when, UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC"), encoding="utf-8")
