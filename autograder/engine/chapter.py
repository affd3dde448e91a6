"""The declaration of a chapter: everything that asks what there is reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from autograder.engine.question import Quiz, quiz_exercise
from autograder.engine.verdict import Exercise


@dataclass(frozen=True)
class Chapter:
    """One chapter of a course.

    number, name : "04", "one_neuron"; its notebook is 04_one_neuron
    exercises : in the order of the notebook; points stand in them alone
    quiz : None where the notebook has none
    depends_on : modules outside the chapter's folder and the engine that judge its answers
    folder : where its files lie; set by whoever finds the chapter
    """

    number: str
    name: str
    exercises: Iterable[Exercise] = ()
    quiz: Quiz | None = None
    depends_on: tuple[ModuleType, ...] = ()
    folder: Path = Path()

    @property
    def notebook(self) -> str:
        return f"{self.number}_{self.name}"

    def by_id(self) -> dict[str, Exercise]:
        """Exercise id -> exercise, the quiz included."""
        found = {exercise.id: exercise for exercise in self.exercises}
        if self.quiz is not None:
            quiz = quiz_exercise(self.quiz)
            found[quiz.id] = quiz
        return found
