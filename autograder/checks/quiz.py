"""Judges a quiz: all questions right, or the sentence of the first wrong choice."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Sequence
from typing import Any

from autograder.checks.answer import Answer
from autograder.checks.compare import as_number
from autograder.checks.engine import Walk, judged
from autograder.checks.verdict import Exercise, Setting
from autograder.mistakes.mistake import Mistake


def quiz_exercise(number: int, chapter: str) -> Exercise | None:
    """The quiz of a notebook as an exercise ("Q4"), None where the notebook has none yet."""
    name = f"autograder.quizzes.{chapter}"
    if importlib.util.find_spec(name) is None:
        return None
    quiz = getattr(importlib.import_module(name), "QUIZ", None)
    if quiz is None:
        return None

    @judged("All of them.")
    def judge(walk: Walk, answers: Sequence[Answer], part: str, setting: Setting) -> None:
        _judge_quiz(walk, quiz, answers[0])

    return Exercise(f"Q{number}", (f"quiz_{number}",), {"": 0 if number == 0 else 1}, judge)


def _judge_quiz(walk: Walk, quiz: Any, answer: Answer) -> None:
    chosen = answer.value().value
    walk.at("a dict of choices")
    if not isinstance(chosen, dict):
        walk.fail(
            Mistake("not_a_dict", f"`{answer.name}` is not a dict of choices.", _form(answer.name, quiz))
        )
    for key in quiz.questions:
        if chosen.get(key) is None:
            walk.fail(
                Mistake("not_answered", f"Question ({key}) is not answered yet.", _form(answer.name, quiz)),
            )
    for key, question in quiz.questions.items():
        walk.at(f"({key})")
        number = as_number(chosen[key])
        if (
            number is None
            or number not in range(1, len(question.options) + 1)
            or isinstance(chosen[key], bool)
        ):
            walk.fail(
                Mistake(
                    "no_such_choice",
                    f"Question ({key}) has no choice {chosen[key]!r}.",
                    f"The choices are the numbers 1 to {len(question.options)}.",
                )
            )
        option = question.options[int(number) - 1]
        if not option.right:
            walk.fail(Mistake(f"{key}{int(number)}", f"Question ({key}): look again.", option.why))


def _form(name: str, quiz: Any) -> str:
    inside = ", ".join(f'"{key}": …' for key in quiz.questions)
    return f"Put the number of your choice behind each letter: {name} = {{{inside}}}."
