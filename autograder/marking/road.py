"""nbgrader's loop takes what a slot made: `nbgrader autograde` and the formgrader's button run nothing.

nbgrader converts a submission twice, once to clean it and once to run it. With `SlotExporter` the submitted
file is not even parsed in this process: a slot, with its clock and its memory, has rebuilt and run it.
"""

from __future__ import annotations

import atexit
import json
from dataclasses import asdict, replace
from pathlib import Path

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader.api import Gradebook
from traitlets import Bool, Float, Integer, Unicode
from traitlets.config import LoggingConfigurable

from autograder.marking.beside import pieces
from autograder.marking.execute import RunOptions
from autograder.marking.rebuild import check_edition, read_recorded
from autograder.marking.slots import Slot
from autograder.marking.standing_marks import Regrade, answers_of
from autograder.marking.submission import Job, Outcome
from autograder.marking.verdicts import Note, Run, Store


class NotGraded(Exception):
    """One student's submission could not be judged; the text names both."""


class ExecuteApart(LoggingConfigurable):
    """How submissions are run, as the instructor's configuration says: `c.ExecuteApart.seed = 1234`."""

    seed = Integer(0, help="The instructor's seed; probes depend on it and on the exercise.").tag(config=True)
    no_sandbox = Bool(False, help="Run student code unprotected where there is no sandbox.").tag(config=True)
    cell_seconds = Float(30.0, help="How long one student cell may run.").tag(config=True)
    total_seconds = Float(240.0, help="How long one submission may run.").tag(config=True)
    store = Unicode("class/verdicts", help="Where runs are kept, so that none is run twice.").tag(config=True)

    @property
    def options(self) -> RunOptions:
        return RunOptions(self.seed, self.no_sandbox, self.cell_seconds, self.total_seconds)


class SlotExporter(NotebookExporter):
    """`c.Autograde.exporter_class`. Its parent is nbgrader's Autograde, or one that was handed an outcome."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._jobs: dict[tuple[str, str], Job] = {}
        self._run: Run | None = None  # of the submission that is being converted

    def from_filename(self, filename, resources=None, **_):
        resources = self._init_resources(resources)
        resources["metadata"] = {"name": Path(filename).stem, "path": str(Path(filename).parent)}
        if self.parent._sanitizing:
            self._run = self._take(Path(filename), resources["nbgrader"])
            return self._run.notebook, resources
        assert self._run is not None, "nbgrader cleans a submission before it runs it"
        nb = nbformat.v4.reads(self._run.notebook)
        whose = resources["nbgrader"]["assignment"], resources["nbgrader"]["student"]
        store = Store(Path(ExecuteApart(config=self.config).store).absolute())
        note = store.noted(*whose)
        regrade = Regrade(note.answers, answers_of(nb), getattr(self.parent, "only", None))
        resources["regrade"] = regrade
        for preprocessor in self._preprocessors:
            nb, resources = preprocessor(nb, resources)
        store.note(*whose, replace(note, answers=regrade.noted()))  # now that the marks stand
        self.parent.overridden = tuple(regrade.overridden)
        return nbformat.v4.writes(nb, ensure_ascii=True), resources

    def _take(self, path: Path, names: dict) -> Run:
        """The run of a submission. NotGraded if there is none."""
        chosen = ExecuteApart(config=self.config)
        store, student = Store(Path(chosen.store).absolute()), names["student"]
        handed: Outcome | None = getattr(self.parent, "handed", None)
        if handed is not None and handed.student == student:
            run, outcome = store.get(handed.key), handed
        else:
            run, outcome = judged_in_a_slot(path, student, self._job(names, chosen.options), store)
        if run is None:
            raise NotGraded(f"{student}: {outcome.failure or 'its run is not where it was kept'}")
        before = store.noted(names["assignment"], student).answers
        due = getattr(self.parent, "due", "")
        store.note(names["assignment"], student, Note(outcome.key, outcome.raw, run.scores, before, due))
        return run

    def _job(self, names: dict, options: RunOptions) -> Job:
        known = names["assignment"], names["notebook"]
        if known not in self._jobs:
            directory = self.parent.coursedir
            folder = directory.format_path(directory.release_directory, ".", names["assignment"])
            with Gradebook(names["db_url"]) as gradebook:
                self._jobs[known] = make_job(
                    gradebook, Path(folder) / f"{names['notebook']}.ipynb", names["assignment"], options
                )
        return self._jobs[known]


def make_job(gradebook: Gradebook, release: Path, assignment: str, options: RunOptions) -> Job:
    """What a submission is graded by, read once a class.

    FileNotFoundError without the release notebook, nbgrader's MissingEntry without the assignment,
    OtherEdition where the two do not fit.
    """
    if not release.is_file():
        raise FileNotFoundError(f"the release notebook {release} is missing: run autograder build")
    cells = read_recorded(gradebook.find_notebook(release.stem, assignment))
    text = release.read_text(encoding="utf-8")
    check_edition(release.stem, nbformat.from_dict(json.loads(text)), cells)
    fields = {name: asdict(cell) for name, cell in cells.items()}
    return Job(release.stem, text, fields, asdict(options))


_SLOTS: list[Slot] = []  # the one slot of this process, for the roads that are not `autograder grade`


def judged_in_a_slot(path: Path, student: str, job: Job, store: Store) -> tuple[Run | None, Outcome]:
    """The run of a submission and what a slot said of it; nothing is run where the store has it."""
    key = job.key(pieces(path))
    run = store.get(key)
    if run is not None:
        return run, Outcome(student, key, raw=key)
    outcome = _slot_for(job, store).run(student, path)
    return (None if outcome.failure else store.get(outcome.key)), outcome


def _slot_for(job: Job, store: Store) -> Slot:
    if _SLOTS and (_SLOTS[0].job != job or _SLOTS[0].store.folder != store.folder):
        _SLOTS.pop().close()
    if not _SLOTS:
        _SLOTS.append(Slot(job, store.folder))
    return _SLOTS[0]


@atexit.register
def _close_slots() -> None:
    while _SLOTS:
        _SLOTS.pop().close()
