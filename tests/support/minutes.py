"""How long a chapter takes a reader with English as a second language who has not seen any of it before.

Reckoned, not felt: words read, figures moved, predictions and quizzes answered, holes filled, exercises
written and tried, answers written for a person. The rates were set on the walks through the first edition
(64 tries for 16 exercises, 01 nearer 120 minutes than 60).

    python tests/support/minutes.py        one line a chapter: what takes how long
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, fields
from pathlib import Path

ROOT = Path(__file__).parents[2]

WORDS_A_MINUTE = 100  # with formulas and tables between them
A_FIGURE = 3  # run, moved, its sentence read
A_STILL = 1  # nothing in it moves
A_PREDICTION = 2
A_HOLE = 1.5  # one number by hand
A_QUESTION = 1  # of a quiz
TRIES, A_TRY = 4, 2  # runs of a check until it is passed; one run with its card
A_LINE = 1  # of code, thought of and typed
WRITTEN_A_MINUTE = 10  # words of an answer that a person reads

FIGURE = re.compile(r"^(?:predict\(\"[\d.]+\", )?(\w+)\(", re.M)
STILL = {"patient_zero", "big_picture", "roads_ahead", "derivative_graph", "two_bills", "second_opinion"}
STILL |= {"one_neuron", "digits_page", "slide", "data_ward", "patient_cured"}
NO_FIGURE = {"check", "quiz", "by_hand", "course_map", "hint", "hand_in", "print", "predict"}


@dataclass
class Minutes:
    """Minutes by what they go into."""

    reading: float = 0
    figures: float = 0
    predicting: float = 0
    by_hand: float = 0
    exercises: float = 0
    quiz: float = 0
    paper: float = 0

    @property
    def total(self) -> float:
        return sum(getattr(self, one.name) for one in fields(self))

    @property
    def said(self) -> int:
        """As the head of a chapter says it: tens of minutes."""
        return round(self.total / 10) * 10


def add(minutes: Minutes, head: str, body: str) -> None:
    """What one cell of a text notebook takes."""
    if head.startswith(" [markdown]"):
        words = len(re.sub(r"^# ?", "", body, flags=re.M).split())
        if "answer=" in head:
            minutes.paper += words / WRITTEN_A_MINUTE
        else:
            minutes.reading += words / WORDS_A_MINUTE
        return
    if "given=" in head:
        minutes.reading += len(body.split()) / WORDS_A_MINUTE
    figures = [name for name in FIGURE.findall(body) if name not in NO_FIGURE]
    minutes.figures += sum(A_STILL if name in STILL else A_FIGURE for name in figures)
    minutes.predicting += A_PREDICTION * len(re.findall(r"^predict\(", body, re.M))
    for call in re.findall(r"^by_hand\(.*\)", body, re.M | re.S):
        minutes.by_hand += A_HOLE * len(ast.parse(call).body[0].value.keywords)
    if 'solution="quiz' in head:
        minutes.quiz += A_QUESTION * body.split("### BEGIN")[0].count("None")
    elif "solution=" in head:
        written = re.findall(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", body, re.S)
        minutes.exercises += TRIES * A_TRY + A_LINE * sum(len(part.strip().splitlines()) for part in written)


def cells(chapter: str) -> list[tuple[str, str]]:
    """(head, body) of each cell of a text notebook."""
    source = (ROOT / "solutions" / chapter / f"{chapter}.py").read_text(encoding="utf-8")
    return [(c.partition("\n")[0], c.partition("\n")[2]) for c in re.split(r"^# %%", source, flags=re.M)[1:]]


def reckon(some: list[tuple[str, str]]) -> Minutes:
    minutes = Minutes()
    for head, body in some:
        add(minutes, head, body)
    return minutes


def chapters() -> list[str]:
    return sorted(path.parent.name for path in (ROOT / "solutions").glob("*/*.py"))


if __name__ == "__main__":
    names = [one.name for one in fields(Minutes)]
    print(" " * 20 + "".join(f"{name:>11}" for name in names) + "      total")
    for chapter in chapters():
        found = reckon(cells(chapter))
        print(f"{chapter:20}" + "".join(f"{getattr(found, n):11.0f}" for n in names) + f"{found.total:11.0f}")
