"""Which answers share text beyond what the exercise makes alike: pairs for a person to look at.

Subtracted: the release, the authors' own answer, the known ways right and wrong, and what a tenth of the
class has. What is left is looked up in an index of fingerprints: nobody is compared with everybody.

The libraries: `copydetect` compares each file with each other and keys on `hash`, another in every run;
`compare50` is under the GPL. Pygments, which both stand on, reads the tokens here.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.authoring.course import Course
from autograder.authoring.source import model_answers
from autograder.engine import registry
from autograder.handback.fingerprints import code_hashes, pieces, winnowed, written_hashes
from autograder.marking.beside import apart, read_submitted
from autograder.marking.matching import grade_name, is_answer
from autograder.marking.rebuild import read_submission, rebuilt

ALIKE = 0.1  # text that more than this share of the class has is the exercise's
FEWEST, MOST = 10, 40  # of people who may have it: never fewer in a small class, never more in a large one
LEAST = 4  # passages that a pair shares at least: fewer are a line that anybody writes

Answers = dict[str, list[str]]  # exercise -> texts of its cells


@dataclass
class Pair:
    """Two people whose answers share text. shared : exercise -> (passages, of the shorter's)."""

    one: str
    other: str
    weight: float = 0.0
    shared: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def passages(self) -> int:
        return sum(shared for shared, _ in self.shared.values())


def pairs(class_: Mapping[str, Answers], known: set[int]) -> list[Pair]:
    """All pairs that share a passage beyond `known`, what is rarest and longest first.

    class_ : student -> answers; known : fingerprints that nobody is compared by
    """
    prints = {
        student: {exercise: fingerprints(exercise, texts) - known for exercise, texts in answers.items()}
        for student, answers in class_.items()
    }
    most = min(max(ALIKE * len(class_), FEWEST), MOST)
    found: dict[tuple[str, str], Pair] = {}
    for (exercise, _), students in index(prints).items():
        if len(students) > most:
            continue
        weight = math.log(len(class_) / len(students) + 1)
        for one, other in combinations(students, 2):
            pair = found.setdefault((one, other), Pair(one, other))
            of = min(len(prints[one][exercise]), len(prints[other][exercise]))
            pair.weight += weight
            pair.shared[exercise] = (pair.shared.get(exercise, (0, of))[0] + 1, of)
    enough = (pair for pair in found.values() if pair.passages >= LEAST)
    return sorted(enough, key=lambda pair: (-pair.weight, pair.one, pair.other))


def index(prints: Mapping[str, Mapping[str, set[int]]]) -> dict[tuple[str, int], list[str]]:
    """(exercise, fingerprint) -> the students who have it, in order."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for student in sorted(prints):
        for exercise, mine in prints[student].items():
            for one in mine:
                found[exercise, one].append(student)
    return {key: students for key, students in found.items() if len(students) > 1}


def is_written(exercise: str) -> bool:
    return exercise.startswith("M")


def fingerprints(exercise: str, texts: Iterable[str]) -> set[int]:
    if is_written(exercise):
        return {one for text in texts for one in winnowed(written_hashes(text))}
    return {one for text in texts for piece in pieces(text) for one in winnowed(code_hashes(piece))}


def exercises_of(notebook: str) -> dict[str, str]:
    """Grade id of an answer cell in code -> its exercise; a quiz asks for letters and is left out."""
    return {name: one.id for one in registry.chapter(notebook).exercises for name in one.names}


def answers_in(nb: NotebookNode, exercise_of: Mapping[str, str]) -> Answers:
    """The answers of a notebook; a cell that a student added goes with the answer before it."""
    found: Answers = defaultdict(list)
    last = next(iter(exercise_of.values()), "")
    for cell in nb.cells:
        name = grade_name(cell)
        if name is not None and is_answer(cell):
            if cell.cell_type == "markdown":
                found[name].append(cell.source)
            elif name in exercise_of:
                last = exercise_of[name]
                found[last].append(cell.source)
        elif name is None and cell.cell_type == "code" and str(cell.get("id")).startswith("student-"):
            found[last].append(cell.source)
    return dict(found)


@dataclass
class Read:
    """A class as it is compared. unread : students whose file is no notebook that can be read."""

    answers: dict[str, Answers] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)


def read_class(
    course: Course, notebook: str, files: Mapping[str, Path], tick: Callable[[], object] = lambda: None
) -> Read:
    """Everybody's answers, each in the place that `grade` finds for it. tick : called once for each"""
    release, exercise_of = nbformat.read(course.notebook(notebook), as_version=4), exercises_of(notebook)
    read = Read()
    for student, path in files.items():
        tick()
        try:
            submitted = read_submission(apart(read_submitted(path))[0])
        except (OSError, ValueError):
            read.unread.append(student)
            continue
        read.answers[student] = answers_in(rebuilt(release, {}, submitted), exercise_of)
    return read


def known_text(course: Course, notebook: str, ways: Iterable[str] = ()) -> set[int]:
    """Every fingerprint of the release and of the authors' own answers, and of known `ways` of answering."""
    release = nbformat.read(course.notebook(notebook), as_version=4)
    texts = [cell.source for cell in release.cells]
    texts += [*model_answers(course.text(notebook)).values(), *ways]
    code = {one for text in texts for piece in pieces(text) for one in code_hashes(piece)}
    return code | {one for text in texts for one in written_hashes(text)}
