"""Which chapters there are, where each exercise is found, and the one way to judge it.

Chapters are found, not listed; `shelves.py` knows where.
"""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from autograder import Complaint
from autograder.engine.answer import Answer
from autograder.engine.chapter import Chapter
from autograder.engine.mistake import Mistake
from autograder.engine.question import Quiz
from autograder.engine.shelves import every_chapter
from autograder.engine.verdict import COULD_NOT_CHECK, Exercise, Setting, Verdict


class UnknownExercise(KeyError):
    """No such exercise; the text says what there is."""

    def __str__(self) -> str:
        return self.args[0]


@cache
def chapters() -> dict[str, Chapter]:
    """Every chapter by its notebook's name, "04_one_neuron", in the order of the course."""
    found = sorted(every_chapter(), key=lambda chapter: int(chapter.number))
    _refuse_twins(found)
    return {chapter.notebook: chapter for chapter in found}


def _refuse_twins(found: Sequence[Chapter]) -> None:
    """Raises Complaint where two chapters have one number or one exercise between them."""
    owner: dict[str, str] = {}
    for chapter in found:
        for thing in (f"the number {int(chapter.number):02d}", *chapter.by_id()):
            if thing in owner:
                raise Complaint(f"{chapter.notebook} and {owner[thing]} both have {thing}")
            owner[thing] = chapter.notebook


def chapter(notebook: str) -> Chapter:
    """The chapter of a notebook. Raises UnknownExercise with a sentence."""
    if notebook not in chapters():
        raise UnknownExercise(f"There is no chapter {notebook!r}; there are {', '.join(chapters())}.")
    return chapters()[notebook]


@cache
def exercises() -> dict[str, Exercise]:
    """All exercises by id, in the order of the course, each chapter's quiz last in it."""
    return {key: one for chapter in chapters().values() for key, one in chapter.by_id().items()}


def quiz(quiz_id: str) -> Quiz:
    """The quiz "Q4". Raises KeyError with what there is."""
    quizzes = {one.quiz.id: one.quiz for one in chapters().values() if one.quiz is not None}
    if quiz_id not in quizzes:
        raise KeyError(f'there is no quiz "{quiz_id}"; quizzes are {", ".join(quizzes)}')
    return quizzes[quiz_id]


def find(what: str) -> tuple[Exercise, str]:
    """("E4.1 values") -> the exercise and the part; raises UnknownExercise with a sentence."""
    exercise_id, _, part = str(what).strip().partition(" ")
    exercise = exercises().get(exercise_id)
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
        hint = f"That is our fault, not yours: {type(error).__name__}: {error}"
        stumbled = _could_not("check_failed", "The check itself stumbled over this answer.", hint)
        return replace(stumbled, traceback=traceback.format_exc())


def _could_not(mistake_id: str, headline: str, hint: str) -> Verdict:
    return Verdict(COULD_NOT_CHECK, headline=headline, hint=hint, mistake=Mistake(mistake_id, headline, hint))
