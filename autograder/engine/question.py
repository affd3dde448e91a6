"""A quiz: questions with choices, a sentence for every choice, and which one is right.

Read twice: by the card (`backprop.quiz("Q4")`), which shows the sentence of a choice, and by the check
(`check("Q4", quiz_4)`), which compares the numbers of the choices.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from autograder.engine.answer import Answer
from autograder.engine.compare import as_number
from autograder.engine.mistake import Mistake
from autograder.engine.verdict import Exercise, Setting
from autograder.engine.walk import Walk, judged


@dataclass(frozen=True)
class Option:
    """One choice.

    text : the choice; symbols between dollars, `$w_1$`
    why : its own sentence; a wrong one sends the learner to an experiment in a figure and does not
        give the right choice away
    """

    text: str
    why: str
    right: bool = False


@dataclass(frozen=True)
class Question:
    """One question with 2 to 5 choices, exactly one of them right."""

    text: str
    options: tuple[Option, ...]

    def __post_init__(self):
        if sum(option.right for option in self.options) != 1:
            raise ValueError(f"exactly one choice must be right: {self.text}")
        if len({option.why for option in self.options}) != len(self.options):
            raise ValueError(f"every choice has a sentence of its own: {self.text}")

    @property
    def right(self) -> int:
        """The number of the right choice, from 1."""
        return 1 + next(i for i, option in enumerate(self.options) if option.right)


@dataclass(frozen=True)
class Quiz:
    """id : "Q4"; questions : {"a": Question, …}. The learner's answer is {"a": 2, "b": 1}, choices from 1."""

    id: str
    questions: Mapping[str, Question]
    points: float = 1

    @property
    def variable(self) -> str:
        """The name the notebook gives the answer: quiz_4."""
        return f"quiz_{self.id.removeprefix('Q')}"

    @property
    def right(self) -> dict[str, int]:
        return {key: question.right for key, question in self.questions.items()}


def quiz_exercise(quiz: Quiz) -> Exercise:
    """The quiz as an exercise ("Q4"): all right, or the sentence of a wrong choice."""

    @judged("All of them.")
    def judge(walk: Walk, answers: Sequence[Answer], part: str, setting: Setting) -> None:
        _judge_quiz(walk, quiz, answers[0])

    return Exercise(quiz.id, (quiz.variable,), {"": quiz.points}, judge)


def _judge_quiz(walk: Walk, quiz: Quiz, answer: Answer) -> None:
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


def _form(name: str, quiz: Quiz) -> str:
    inside = ", ".join(f'"{key}": …' for key in quiz.questions)
    return f"Put the number of your choice behind each letter: {name} = {{{inside}}}."
