"""Runs a rebuilt notebook: student cells in the sandbox, test cells here.

A test cell is one call, `check("E5.3", dense_backward)`. It is read, never run: the names in it
stand for what the student's cells defined in the sandbox, and the check judges those stand-ins. A cell of
plain asserts is run, in the release's own words and on the same stand-ins (`engine/asserts.py`).
"""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass, replace

from nbformat import NotebookNode

from autograder.authoring.source import grade_id, only_call
from autograder.engine import card, registry
from autograder.engine.calling import TimeUp, time_limit
from autograder.engine.verdict import Setting, Verdict
from autograder.marking.kept_text import kept_in
from autograder.marking.names_given import given_names
from autograder.marking.stopped_cells import LostNames, out_of_time, reason, told, too_long_to_judge
from autograder.marking.verdicts import Judged, Run
from autograder.sandbox.levels import expected_level
from autograder.sandbox.plain_text import cleaned, unlinked
from autograder.sandbox.stopped_cell import Stopped

NEEDS_AN_EYE = "NeedsAnEye"  # the error under a test cell whose check stumbled
SECONDS_TO_JUDGE = 5.0  # of a check, beyond what its student's own code may take
LONGEST_SAID = 2000  # characters of a card: a name that an answer returned may have a million
UNSANDBOXED = "unsandboxed: graded without a sandbox\n"


@dataclass(frozen=True)
class RunOptions:
    """How submissions are run: what the instructor chose, as plain data that crosses to other processes."""

    seed: int = 0
    no_sandbox: bool = False
    cell_seconds: float = 30.0
    total_seconds: float = 240.0

    @property
    def setting(self) -> Setting:
        return Setting(full=True, seed=self.seed)

    @property
    def level(self) -> int:
        """The level of the sandbox that this machine should give, found without starting one."""
        return 0 if self.no_sandbox else expected_level()


def run_notebook(
    nb: NotebookNode, session, options: RunOptions, level: int, released: Collection[str] = ()
) -> Run:
    """Run all code cells in order; `nb` stays as it is.

    The seam: `session` has `time`; `run_cell`, then `stopped`; `answer`, then `unknown`.

    released : sources of the release. The pictures of a cell that is as it was handed out are not drawn:
        a class of 60 in 04 took twice as long with them
    """
    run, started = Run(level), time.perf_counter()
    calls = [
        only_call(cell.source) for cell in code_cells(nb) if cell.metadata.get("nbgrader", {}).get("grade")
    ]
    lost = LostNames({name for call in calls if call for name in call[1]}, kept_in(nb))
    defined: dict[str, str] = {}  # name -> text of the cell that bound it last
    for cell in code_cells(nb):
        meta = cell.metadata.get("nbgrader", {})
        session.time.share(len(calls) - len(run.judged) - bool(meta.get("grade")))
        if meta.get("grade"):
            what, names, verdict = judge(cell, session, defined, options.setting, lost)
            run.judged.append(as_judged(meta, what, verdict))
            outputs = graded_outputs(what, ", ".join(names), verdict)
        else:
            outputs = session.run_cell(cell.source, options.cell_seconds, draw=cell.source not in released)
            lost.after(cell.source, session.stopped)
            outputs += why_it_stopped(session.stopped)
            defined |= dict.fromkeys(given_names(cell.source), cell.source)
        run.outputs.append(outputs)
    run.seconds = time.perf_counter() - started
    return run


def code_cells(nb: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in nb.cells if cell.cell_type == "code"]


def fill(nb: NotebookNode, run: Run) -> None:
    """Write a run's outputs into the notebook it was made of."""
    for number, (cell, outputs) in enumerate(zip(code_cells(nb), run.outputs, strict=True), 1):
        cell.execution_count = number
        cell.outputs = [NotebookNode(output) for output in outputs]
        if run.level == 0 and cell.metadata.get("nbgrader", {}).get("grade"):
            cell.outputs.append(NotebookNode(output_type="stream", name="stdout", text=UNSANDBOXED))


def as_judged(meta: NotebookNode, what: str, verdict: Verdict) -> Judged:
    return Judged(
        cell=meta["grade_id"],
        exercise=what,
        max_points=float(meta.get("points", 0)),
        passed=verdict.passed,
        status=verdict.status,
        mistake=verdict.mistake.id if verdict.mistake else None,
        headline=plain(card.bare(verdict.headline)),
        hint=plain(card.bare(verdict.hint)),
        stumbled=verdict.traceback,
    )


def plain(text: str) -> str:
    """What is said of an answer may quote it: a name, a text, a line. None of that acts on a page."""
    text = text if len(text) <= LONGEST_SAID else text[:LONGEST_SAID] + " …"
    return unlinked(cleaned(text))


def why_it_stopped(stopped: Stopped | None) -> list[dict]:
    """The output below a cell that stopped for a reason of this place; none for an error of the student's."""
    if stopped is None or not reason(stopped):
        return []
    below = "\nWhat stands below it was run as far as it could be." if stopped.of_this_place else ""
    text = plain(card.bare(told(stopped, "this cell") + below)) + "\n"
    return [{"output_type": "stream", "name": "stderr", "text": text}]


def judge(
    cell, session, defined: dict[str, str], setting: Setting, lost: LostNames
) -> tuple[str, list[str], Verdict]:
    """What a test cell checks, the names it takes, the verdict. ValueError if no exercise is known for it.

    The cell is the release's: a call of check, or plain asserts, which are run here on stand-ins.
    """
    call = only_call(cell.source)
    if call is None:
        what, names = asserted_by(cell)
        setting = replace(setting, asserts=cell.source)
    else:
        what, names = call
    answers = [session.answer(name, defined.get(name, "")) for name in names]
    session.unknown = ""
    try:
        with time_limit(max(0.0, session.time.left()) + SECONDS_TO_JUDGE):
            verdict = registry.run(what, answers, setting)
    except TimeUp:
        verdict = too_long_to_judge(", ".join(names))
    if not verdict.passed and session.time.too_much:
        verdict = out_of_time(session.time.too_much)
    elif not verdict.passed and session.unknown:
        verdict = lost.verdict(session.unknown) or verdict
    return what, names, lost.and_kept(cell.metadata.get("nbgrader", {}).get("grade_id", ""), verdict)


def asserted_by(cell) -> tuple[str, list[str]]:
    """("E10.1", its names) of a test cell of plain asserts, by its grade id."""
    meta = cell.metadata.get("nbgrader", {})
    for exercise in registry.exercises().values():
        if grade_id("test", exercise.id) == meta.get("grade_id"):
            return exercise.id, list(exercise.names)
    raise ValueError(f"the test cell {cell.id} is no call of check, and no exercise is declared for it")


def graded_outputs(what: str, names: str, verdict: Verdict) -> list[dict]:
    """The text twin of the card; an error beside it is how nbgrader knows that no point was earned."""
    exercise = what.split(" ")[0]
    text = card.text_twin(verdict, exercise, names)
    if card.was_cut(verdict, exercise, names):  # on paper nobody can ask for the rest
        text += "\n\n" + card.bare(verdict.hint)
    said = {"output_type": "stream", "name": "stdout", "text": plain(text) + "\n"}
    if verdict.passed:
        return [said]
    line = plain(card.bare(f"{what}: {verdict.status}. {verdict.headline}"))
    return [
        said,
        {
            "output_type": "error",
            "ename": NEEDS_AN_EYE if verdict.traceback else "NotYet",
            "evalue": line,
            "traceback": [line],
        },
    ]
