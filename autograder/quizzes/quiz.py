"""A quiz: questions with choices, a sentence for every choice, and which one is right.

Read twice: by the card (`backprop.quiz("Q4")`), which shows the sentence of a choice, and by the check
(`check("Q4", quiz_4)`), which compares the numbers of the choices.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

CHAPTERS = (
    "start_here", "chain_rule", "reverse_mode", "gradient_check", "one_neuron",
    "layers", "three_layer_net", "training", "debugging_clinic",
)  # fmt: skip


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

    @property
    def variable(self) -> str:
        """The name the notebook gives the answer: quiz_4."""
        return f"quiz_{self.id.removeprefix('Q')}"

    @property
    def right(self) -> dict[str, int]:
        return {key: question.right for key, question in self.questions.items()}


def find(quiz_id: str) -> Quiz:
    """The quiz "Q4", from the module of its chapter (`QUIZ`). Raises KeyError with what to do."""
    try:
        module = import_module(f"autograder.quizzes.{CHAPTERS[int(quiz_id.removeprefix('Q'))]}")
        return module.QUIZ
    except (ValueError, IndexError, ModuleNotFoundError, AttributeError):
        raise KeyError(f'there is no quiz "{quiz_id}"; quizzes are "Q0" to "Q{len(CHAPTERS) - 1}"') from None
