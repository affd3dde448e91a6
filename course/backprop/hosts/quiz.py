"""The card of a quiz: `quiz("Q4")` shows the questions, a sentence for each choice, and the line to copy.

The card only explains. What counts is the variable in the notebook (`quiz_4 = {"a": 2, "b": 1}`), since a
widget has no value when the notebook is graded.
"""

from __future__ import annotations

import html
import uuid
from pathlib import Path

import traitlets

from backprop.drawing import theme
from backprop.figures.figure import symbols
from backprop.hosts.still import Still, StillCard

_HERE = Path(__file__).parent


class QuizCard(StillCard):
    """One quiz as one widget; the browser holds the choices, nothing is computed here."""

    _esm = _HERE / "quiz.js"
    _css = theme.sheet()

    quiz = traitlets.Dict().tag(sync=True)

    def __init__(self, **state):
        self.kept_as = uuid.uuid4().hex
        state["quiz"]["model"] = self.kept_as
        super().__init__(model_id=self.kept_as, **state)

    def still(self) -> Still:
        again = '<p class="bp-again">Run this cell again to choose.</p>'
        return Still(f"<pre>{html.escape(self.text())}</pre>{again}", self.text())

    def text(self) -> str:
        """The questions for a place without a front end."""
        lines = [self.quiz["title"]]
        for question in self.quiz["questions"]:
            lines.append(f"{question['key']}) {question['plain']}")
            lines += [f"   {i}. {text}" for i, text in enumerate(question["plain_options"], 1)]
        return "\n".join([*lines, self.quiz["line"]])


def quiz(quiz_id: str) -> QuizCard:
    """The card of quiz "Q4". Raises KeyError for an unknown quiz."""
    try:
        from autograder.engine import registry
    except ModuleNotFoundError:
        raise ModuleNotFoundError(
            "quiz() needs the package `autograder`: install the whole course, see README.md"
        ) from None
    found = registry.quiz(quiz_id)
    questions = [
        {
            "key": key,
            "text": symbols(question.text),
            "options": [
                {"text": symbols(o.text), "why": symbols(o.why), "right": o.right} for o in question.options
            ],
            "plain": question.text.replace("$", ""),
            "plain_options": [o.text.replace("$", "") for o in question.options],
        }
        for key, question in found.questions.items()
    ]
    blank = ", ".join(f'"{key}": None' for key in found.questions)
    return QuizCard(
        quiz={
            "title": f"Quiz {found.id.removeprefix('Q')}",
            "variable": found.variable,
            "questions": questions,
            "line": f"{found.variable} = {{{blank}}}",
        }
    )
