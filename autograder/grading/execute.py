"""Takes the place of nbgrader's Execute: student cells run in the sandbox, test cells here.

A test cell is one call, `check("E5.3", dense_backward)`. It is read, never run: the names in it
stand for what the student's cells defined in the sandbox, and the check judges those stand-ins.
"""

from __future__ import annotations

import atexit
import functools

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Float, Integer

from autograder.checks import card, registry
from autograder.checks.verdict import Setting, Verdict
from autograder.grading.rebuild import bound_names
from autograder.grading.source import only_call
from autograder.sandbox.levels import open_zygote
from autograder.sandbox.session import Session


@functools.cache
def zygote(no_sandbox: bool):
    """The one sandbox of this process; it forks a worker for each submission."""
    opened = open_zygote(no_sandbox)
    atexit.register(opened.close)
    return opened


def open_session(no_sandbox: bool, seconds: float) -> Session:
    """The seam: whatever has `run_cell`, `answer` and `close` can take its place."""
    return Session(zygote(no_sandbox), seconds)


class ExecuteApart(NbGraderPreprocessor):
    """In `c.Autograde.autograde_preprocessors`, before SaveAutoGrades."""

    seed = Integer(0, help="The instructor's seed; probes depend on it and on the exercise.").tag(config=True)
    no_sandbox = Bool(False, help="Run student code unprotected where there is no sandbox.").tag(config=True)
    cell_seconds = Float(30.0, help="How long one student cell may run.").tag(config=True)
    total_seconds = Float(240.0, help="How long one submission may run.").tag(config=True)

    def preprocess(self, nb, resources):
        setting = Setting(full=True, seed=self.seed)
        with open_session(self.no_sandbox, self.total_seconds) as session:
            run_notebook(nb, session, setting, self.cell_seconds)
        if self.no_sandbox:
            stamp(nb)
        return nb, resources


def run_notebook(nb: NotebookNode, session, setting: Setting, cell_seconds: float = 30.0) -> None:
    """Run all code cells in order and write their outputs into `nb`."""
    defined: dict[str, str] = {}  # name -> text of the cell that bound it last
    for number, cell in enumerate((c for c in nb.cells if c.cell_type == "code"), 1):
        if cell.metadata.get("nbgrader", {}).get("grade"):
            outputs = judge(cell, session, defined, setting)
        else:
            outputs = session.run_cell(cell.source, cell_seconds)
            defined |= dict.fromkeys(bound_names(cell.source), cell.source)
        cell.execution_count = number
        cell.outputs = [NotebookNode(output) for output in outputs]


def judge(cell: NotebookNode, session, defined: dict[str, str], setting: Setting) -> list[dict]:
    """The outputs of a test cell. ValueError if it is not one call of check."""
    call = only_call(cell.source)
    if call is None:
        raise ValueError(f"the test cell {cell.id} is not one call of check")
    what, names = call
    answers = [session.answer(name, defined.get(name, "")) for name in names]
    verdict = registry.run(what, answers, setting)
    return graded_outputs(what, ", ".join(names), verdict)


def graded_outputs(what: str, names: str, verdict: Verdict) -> list[dict]:
    """The text twin of the card; an error beside it is how nbgrader knows that no point was earned."""
    exercise = what.split(" ")[0]
    text = card.text_twin(verdict, exercise, names)
    if card.was_cut(verdict, exercise, names):  # on paper nobody can ask for the rest
        text += "\n\n" + card.bare(verdict.hint)
    said = {"output_type": "stream", "name": "stdout", "text": text + "\n"}
    if verdict.passed:
        return [said]
    line = card.bare(f"{what}: {verdict.status}. {verdict.headline}")
    return [said, {"output_type": "error", "ename": "NotYet", "evalue": line, "traceback": [line]}]


def stamp(nb: NotebookNode) -> None:
    """Every result of a run without a sandbox says so."""
    for cell in nb.cells:
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade"):
            text = "unsandboxed: graded without a sandbox\n"
            cell.outputs.append(NotebookNode(output_type="stream", name="stdout", text=text))
