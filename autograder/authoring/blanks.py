"""Takes the answers out: nbgrader's ClearSolutions with a stub that fits its place."""

from __future__ import annotations

from nbgrader.preprocessors import ClearSolutions

IN_FUNCTION = "# YOUR CODE HERE\nraise NotImplementedError()"
AT_TOP = "# YOUR ANSWER HERE"


class ClearAnswers(ClearSolutions):
    """A blank inside a function raises when called; one at the top of a cell is only a comment.

    Preset answers (`quiz_4 = {"a": None}`) stand above a blank at the top: a raise there would
    stop "Run All" at every unanswered quiz.
    """

    def _replace_solution_region(self, cell, language):
        blanks = [line for line in cell.source.splitlines() if self.begin_solution_delimeter in line]
        at_top = bool(blanks) and all(line[:1] == "#" for line in blanks)
        self.code_stub = {**self.code_stub, language: AT_TOP if at_top else IN_FUNCTION}
        return super()._replace_solution_region(cell, language)
