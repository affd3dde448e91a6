"""A synthetic class: right in several styles, blank, half done, each known mistake, hostile, malformed.

Answers are drawn from the files in `answers/`, each named for the mistake it makes, so what a student
handed in is known by name. The same seed gives the same class, to the byte.
"""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from autograder import Complaint
from autograder.authoring.course import Course
from autograder.authoring.source import model_answers
from autograder.engine import registry
from autograder.rehearsal.layouts import file_of

ANSWERS = Path(__file__).with_name("answers")
# share of the class; what a student does with one exercise is drawn afterwards
KINDS = {
    "diligent": 0.50,
    "learning": 0.34,
    "gave_up": 0.06,
    "blank": 0.04,
    "hostile": 0.03,
    "malformed": 0.03,
}
# chance of (right, a known mistake, left blank) for one exercise
HABITS = {"diligent": (0.93, 0.06, 0.01), "learning": (0.55, 0.37, 0.08), "gave_up": (0.40, 0.20, 0.40)}
# mistakes that forums report most often (curriculum section 3: M16, M4, M1, M25, M29); the others weigh 1
WEIGHTS = {
    "shapes_do_not_fit": 4,
    "missing_sigmoid_slope": 4,
    "wrong_sign": 3,
    "sum_for_mean": 3,
    "overwrites_at_fan_out": 3,
}

HOSTILE = (
    "import builtins\nbuiltins.check = lambda *a: None\ncheck = lambda *a: None",
    "import os\nos._exit(0)",
    "while True:\n    pass",
    "open('/etc/passwd').read()",
    "import subprocess\nsubprocess.run(['id'])",
    "class Equal:\n    def __eq__(self, other): return True\nsigmoid = dense_backward = Equal()",
    "print('<script>alert(1)</script>' * 1000)",
    "import numpy\nnumpy.allclose = lambda *a, **k: True",
    "x = [0] * 10**10",
)


@dataclass
class Student:
    """What one synthetic student did. answers : exercise -> "right", "blank" or the mistake's id."""

    name: str
    kind: str
    answers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sample:
    """One way to answer an exercise: what it is, and its text."""

    what: str
    text: str


class Pool:
    """All sample answers for one notebook."""

    def __init__(self, course: Course, notebook: str):
        self.release = json.loads(course.notebook(notebook).read_text(encoding="utf-8"))
        self.model = model_answers(course.text(notebook))
        chapter = registry.chapter(notebook)
        self.exercises = {one.id: one for one in chapter.exercises}
        self.quizzes = [chapter.quiz.variable] if chapter.quiz else []
        own = chapter.folder / "answers"  # an instructor's own exercises bring theirs, or have none
        answers = own if own.is_dir() else ANSWERS
        self.right = {key: samples(answers / "right" / key, right=True) for key in self.exercises}
        self.wrong = {key: samples(answers / "wrong" / key, right=False) for key in self.exercises}


def known_ways(course: Course, notebook: str) -> list[str]:
    """The texts of all sample answers of a notebook, right and wrong: what people write by themselves."""
    pool = Pool(course, notebook)
    of_all = [*pool.right.values(), *pool.wrong.values()]
    return [sample.text for of_one in of_all for sample in of_one]


def samples(folder: Path, right: bool) -> list[Sample]:
    """The answer files of a folder; a wrong one is named for the mistake it makes."""
    paths = sorted(folder.glob("*.py")) if folder.is_dir() else []
    return [
        Sample("right" if right else path.stem.partition("__")[0], path.read_text(encoding="utf-8"))
        for path in paths
    ]


def make_class(
    course: Course,
    notebook: str,
    count: int,
    seed: int,
    folder: Path,
    layout: str = "plain",
    tick: Callable[[], object] = lambda: None,
) -> list[Student]:
    """Write `count` submissions as folder/student-0001/NOTEBOOK.ipynb, ready for `autograder collect`.

    layout : one of layouts.LAYOUTS, how the files are named; tick : called once for each submission
    Raises Complaint if the folder is not empty.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Complaint(f"{folder} is not empty: name a new folder")
    pool, rng = Pool(course, notebook), random.Random(f"{notebook} {seed}")
    students = []
    for number in range(1, count + 1):
        kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
        student = Student(f"student-{number:04d}", kind)
        target = folder / file_of(layout, number, student.name, notebook)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(hand_in(student, pool, rng), encoding="utf-8")
        students.append(student)
        tick()
    return students


def hand_in(student: Student, pool: Pool, rng: random.Random) -> str:
    """The text of one submission; what was done is noted in `student.answers`."""
    notebook = copy.deepcopy(pool.release)
    if student.kind in HABITS:
        for exercise in pool.exercises:
            answer(notebook, exercise, student, pool, rng)
        leave_trials(notebook, student, pool)
        for quiz in pool.quizzes:
            if rng.random() < 0.8:
                write(notebook, quiz, pool.model[quiz])
        for cell_id, text in pool.model.items():
            if re.fullmatch(r"M\d+", cell_id) and rng.random() < 0.9:
                write(notebook, cell_id, text)
    elif student.kind == "hostile":
        first = next(iter(pool.exercises.values())).names[0]
        write(notebook, first, rng.choice(HOSTILE))
    text = json.dumps(notebook, ensure_ascii=False)
    return malformed(text, rng) if student.kind == "malformed" else text


def answer(notebook: dict, exercise: str, student: Student, pool: Pool, rng: random.Random) -> None:
    names = pool.exercises[exercise].names
    what = rng.choices(("right", "wrong", "blank"), HABITS[student.kind])[0]
    if what == "blank":
        student.answers[exercise] = "blank"
        return
    if what == "wrong" and pool.wrong[exercise]:
        weights = [WEIGHTS.get(sample.what, 1) for sample in pool.wrong[exercise]]
        sample = rng.choices(pool.wrong[exercise], weights)[0]
    else:
        sample = rng.choice([None, *pool.right[exercise]])
    student.answers[exercise] = sample.what if sample else "right"
    if sample is None:
        for name in names:
            write(notebook, name, pool.model[name])
        return
    write(notebook, names[0], sample.text)
    for name in names[1:]:  # one file answers them all
        write(notebook, name, f"# {name} stands in the cell of {names[0]}")


def leave_trials(notebook: dict, student: Student, pool: Pool) -> None:
    """Below an answer, lines with numbers of one's own, as people try something out and leave it there.

    They change no answer, and no two students leave the same: without them a class would share whole cells.
    Drawn apart from the answers, so that the same seed draws the same answers with or without them.
    """
    rng = random.Random(f"{student.name} {student.answers}")
    for exercise, what in student.answers.items():
        if what == "blank":
            continue
        cell = named(notebook, pool.exercises[exercise].names[0])
        numbers = [f"{rng.uniform(0.1, 9.9):.2f}" for _ in range(6)]
        signs = rng.choices("+-*", k=4)
        cell["source"] += (
            f"\n\n\ntrial = {numbers[0]} {signs[0]} {numbers[1]} {signs[1]} {numbers[2]}\n"
            f"print(trial, {numbers[3]} {signs[2]} {numbers[4]} {signs[3]} {numbers[5]})\n"
        )


def named(notebook: dict, grade_id: str) -> dict:
    """The cell of that grade id, an empty one where there is none."""
    known = (c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)
    return next(known, {"source": ""})


def write(notebook: dict, grade_id: str, text: str) -> None:
    named(notebook, grade_id)["source"] = text


def malformed(text: str, rng: random.Random) -> str:
    """The ways in which files arrive broken."""
    return rng.choice(
        [
            text[: len(text) // 2],
            "",
            "This is my homework.",
            '{"cells": [], "nbformat": 99}',
            "[" * 5000,
            "null",
        ]
    )
