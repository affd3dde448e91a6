"""Verdicts, each kept under the hash of what it depends on, so that nothing is run twice.

The hash (`Job.key`) covers all that a verdict depends on, so a stale one is never found, and a crash
leaves whole verdicts or none.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from backprop.version import version

from autograder.authoring.files import write_whole
from autograder.engine import registry


@dataclass
class Judged:
    """The verdict on one test cell, as the report and the gradebook need it."""

    cell: str  # grade id
    exercise: str  # as in the check's call, "E4.1 values"
    max_points: float
    passed: bool
    status: str
    mistake: str | None
    headline: str
    hint: str
    stumbled: str = ""  # the traceback of a check of ours that failed: then this is no verdict

    @property
    def score(self) -> float | None:
        """Points for the gradebook; None where a human has to give them."""
        if self.stumbled:
            return None
        return self.max_points if self.passed else 0.0


@dataclass
class Run:
    """What came of one submission.

    outputs : for each code cell of the rebuilt notebook, in order, until they stand in `notebook`
    notebook : the rebuilt notebook with its outputs, as JSON text
    version : of the course that judged it
    """

    level: int
    seconds: float = 0.0
    judged: list[Judged] = field(default_factory=list)
    notebook: str = ""
    outputs: list[list[dict]] = field(default_factory=list)
    version: str = field(default_factory=version)

    @property
    def scores(self) -> dict[str, float | None]:
        """Grade id of each test cell -> points, None where the check stumbled."""
        return {one.cell: one.score for one in self.judged}

    def to_json(self) -> str:
        return json.dumps({**asdict(self), "outputs": []})

    @classmethod
    def from_json(cls, text: str) -> Run:
        tree = json.loads(text)
        return cls(**{"version": "", **tree, "judged": [Judged(**one) for one in tree["judged"]]})


@dataclass(frozen=True)
class Note:
    """What was last written of a student.

    key : where the run is kept; raw : the key that the file had then on the machine that wrote
    scores : points of each test cell
    answers : see `standing_marks.answers_of`, of the marks in the gradebook
    due : until when it was handed in, as the mark was written: a penalty may hang on it
    """

    key: str = ""
    raw: str = ""
    scores: dict[str, float | None] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    due: str = ""


def chapter_of(notebook: str) -> str:
    """The module name of a notebook's chapter: "04_one_neuron" -> "one_neuron"."""
    return registry.chapter(notebook).name


class Store:
    """Runs on disk, one file each; a file is there whole or not at all."""

    def __init__(self, folder: Path):
        self.folder = folder

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"

    def get(self, key: str) -> Run | None:
        try:
            return Run.from_json(self.text(key))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def text(self, key: str) -> str:
        """A run as JSON text. Raises OSError where there is none."""
        return self._path(key).read_text()

    def put(self, key: str, run: Run) -> None:
        """Raises OSError where the disk is full or closed; nothing half-written stays."""
        self.put_text(key, run.to_json())

    def put_text(self, key: str, text: str) -> None:
        write_whole(self._path(key), text)

    def note(self, assignment: str, student: str, note: Note) -> None:
        """Remember what a student's mark in the gradebook came from."""
        write_whole(self._noted(assignment, student), json.dumps(asdict(note)))

    def noted(self, assignment: str, student: str) -> Note:
        """As noted; an empty note where nothing is, or where it cannot be read."""
        try:
            tree = json.loads(self._noted(assignment, student).read_text())
            scores, answers = dict(tree.get("scores", {})), dict(tree.get("answers", {}))
            return Note(str(tree["key"]), str(tree["raw"]), scores, answers, str(tree.get("due", "")))
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return Note()

    def _noted(self, assignment: str, student: str) -> Path:
        return self.folder / "students" / assignment / f"{student}.json"

    def forget(self, key: str) -> None:
        with contextlib.suppress(FileNotFoundError):
            self._path(key).unlink()
