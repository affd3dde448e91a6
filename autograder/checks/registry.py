"""Where each exercise is found, and the one way to judge it.

Chapters are imported when one of their exercises is asked for, so a chapter that is not there yet
costs only its own exercises.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Sequence

from autograder.checks.answer import Answer
from autograder.checks.verdict import COULD_NOT_CHECK, Exercise, Setting, Verdict
from autograder.mistakes.mistake import Mistake

CHAPTERS = (
    "start_here",
    "chain_rule",
    "reverse_mode",
    "gradient_check",
    "one_neuron",
    "layers",
    "three_layer_net",
    "training",
    "debugging_clinic",
)


class UnknownExercise(KeyError):
    """No such exercise; the text says what there is."""

    def __str__(self) -> str:
        return self.args[0]


def chapter(number: int) -> dict[str, Exercise]:
    """The exercises of one notebook by id, its quiz included; {} for a chapter not written yet."""
    found: dict[str, Exercise] = {}
    if not 0 <= number < len(CHAPTERS):
        return found
    name = f"autograder.checks.{CHAPTERS[number]}"
    if importlib.util.find_spec(name) is not None:
        found = {exercise.id: exercise for exercise in importlib.import_module(name).EXERCISES}
    from autograder.checks.quiz import quiz_exercise

    quiz = quiz_exercise(number, CHAPTERS[number])
    return found | ({quiz.id: quiz} if quiz is not None else {})


def exercises() -> dict[str, Exercise]:
    """All exercises by id, in the order of the course."""
    return {key: value for number in range(len(CHAPTERS)) for key, value in chapter(number).items()}


def find(what: str) -> tuple[Exercise, str]:
    """("E4.1 values") -> the exercise and the part; raises UnknownExercise with a sentence."""
    exercise_id, _, part = str(what).strip().partition(" ")
    match = re.fullmatch(r"[EQ](\d)(\.\d+)?", exercise_id)
    exercise = chapter(int(match.group(1))).get(exercise_id) if match else None
    if exercise is None:
        raise UnknownExercise(f"There is no exercise {what!r}. Exercises are named like E4.3 or Q4.")
    if part not in exercise.parts:
        named = ", ".join(f'"{exercise_id} {p}"'.replace(' "', '"') for p in exercise.parts)
        raise UnknownExercise(f"{exercise_id} has no part {part!r}; it is checked as {named}.")
    return exercise, part


def run(what: str, answers: Sequence[Answer], setting: Setting | None = None) -> Verdict:
    """Judge one part of one exercise. Raises UnknownExercise only."""
    exercise, part = find(what)
    if len(answers) != len(exercise.names_for(part)):
        wanted = f'check("{what}", {", ".join(exercise.names_for(part))})'
        hint = f"Write it like this: {wanted}"
        return _could_not("other_call", "The check is called with other names.", hint)
    try:
        return exercise.judge(tuple(answers), part, setting or Setting())
    except Exception as error:  # a fault of ours must neither earn points nor stop a batch
        return _could_not(
            "check_failed",
            "The check itself stumbled over this answer.",
            f"That is our fault, not yours: {type(error).__name__}: {error}",
        )


def _could_not(mistake_id: str, headline: str, hint: str) -> Verdict:
    return Verdict(COULD_NOT_CHECK, headline=headline, hint=hint, mistake=Mistake(mistake_id, headline, hint))
