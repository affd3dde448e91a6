"""One submission, from its bytes to a kept run: what a slot does, and what a Dask worker's slot does.

Plain data goes in and a key comes out, so that it is the same in whichever process and on whichever machine.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field

import nbformat
from nbformat import NotebookNode

from autograder.marking.beside import apart
from autograder.marking.execute import RunOptions, code_cells, fill, run_notebook
from autograder.marking.rebuild import Recorded, read_submission, rebuilt
from autograder.marking.reuse_key import fingerprint
from autograder.marking.verdicts import Run, Store
from autograder.sandbox import plain_text
from autograder.sandbox.session import Session
from autograder.sandbox.standing import StandingSandbox

LONGEST_LINE = 200  # characters of a reason


@dataclass(frozen=True)
class Job:
    """What all submissions of an assignment share; plain data, so that it crosses to other machines."""

    notebook: str
    release: str  # the release notebook, as JSON text
    recorded: dict[str, dict] = field(repr=False)  # grade id -> fields of Recorded
    options: dict = field(default_factory=dict)  # fields of RunOptions

    def key(self, submitted: bytes | Iterable[bytes], level: int | None = None) -> str:
        """Hash of a submitted file, whole or in pieces, and of all that its verdict depends on.

        Nothing is parsed for it.

        level : of the sandbox it was run in; None is the level that this machine should give
        """
        digest = self._shared.copy()
        digest.update(str(self._expected_level if level is None else level).encode() + b"\0")
        for piece in (submitted,) if isinstance(submitted, bytes) else submitted:
            digest.update(piece)
        return digest.hexdigest()

    @functools.cached_property
    def _shared(self):
        shared = [self.notebook, self.release, self.recorded, self.options, fingerprint(self.notebook)]
        return hashlib.sha256(json.dumps(shared, sort_keys=True).encode())

    @functools.cached_property
    def released(self) -> frozenset[str]:
        """Sources of the release's code cells."""
        return frozenset(cell.source for cell in code_cells(read_release(self.release)))

    @functools.cached_property
    def _expected_level(self) -> int:
        return RunOptions(**self.options).level


@dataclass(frozen=True)
class Outcome:
    """What came of one submission.

    key : where the run is kept, "" if it failed; failure : why, in one line
    raw : the key of the file that was judged, with the level that this machine should give
    needs_an_eye : a line for each test cell that no check could judge, for a fault of ours
    overridden : graded cells with a mark by hand over an answer that has changed since
    """

    student: str
    key: str = ""
    failure: str = ""
    raw: str = ""
    needs_an_eye: tuple[str, ...] = ()
    overridden: tuple[str, ...] = ()


def run_submission(submitted: bytes, job: Job, store: Store, sandbox: StandingSandbox) -> str:
    """The key of a submission's run, which is in the store now; it is rebuilt and run if it was not.

    Raises ValueError if the bytes are no notebook, OSError if the disk or the sandbox fails.
    """
    key = job.key(submitted, sandbox.level)
    if store.get(key) is not None:
        return key
    notebook, beside = apart(submitted)
    release, recorded = read_release(job.release), recorded_cells(job.recorded)
    nb = rebuilt(release, recorded, read_submission(notebook), beside)

    def kept_or_run(zygote) -> Run:
        """The level is known for certain only now: a run at this level may be there already."""
        return store.get(job.key(submitted, zygote.level)) or run_on(zygote, nb, job)

    run = sandbox.do(kept_or_run)
    key = job.key(submitted, run.level)
    store.put(key, run)
    return key


def run_on(zygote, nb: NotebookNode, job: Job) -> Run:
    options = RunOptions(**job.options)
    with Session(zygote, options.total_seconds) as session:
        run = run_notebook(nb, session, options, zygote.level, job.released)
    fill(nb, run)
    run.notebook = json.dumps(nb)  # ASCII: one emoji made each character four bytes
    return run


def read_release(text: str) -> NotebookNode:
    """The release notebook, which is our own and was validated when it was built."""
    return nbformat.v4.reads(text)


def recorded_cells(fields: dict[str, dict]) -> dict[str, Recorded]:
    return {name: Recorded(**one) for name, one in fields.items()}


def one_line(error: BaseException) -> str:
    text = plain_text.one_line(str(error))
    if type(error) is ValueError and text:
        return text[:LONGEST_LINE]
    return f"{type(error).__name__}: {text}"[:LONGEST_LINE] if text else type(error).__name__
