"""One submission, from its bytes to a kept run: what a slot does, and what a Dask worker's slot does.

Plain data goes in and a key comes out, so that it is the same in whichever process and on whichever machine.
"""

from __future__ import annotations

import functools
import hashlib
import json
from dataclasses import dataclass, field

import nbformat

from autograder.marking.execute import RunOptions, kept_or_run
from autograder.marking.rebuild import Recorded, read_submission, rebuilt
from autograder.marking.verdicts import Store, chapter_of, fingerprint
from autograder.sandbox.standing import Standing

LONGEST_LINE = 200  # characters of a reason


@dataclass(frozen=True)
class Job:
    """What all submissions of an assignment share; plain data, so that it crosses to other machines."""

    notebook: str
    release: str  # the release notebook, as JSON text
    recorded: dict[str, dict] = field(repr=False)  # grade id -> fields of Recorded
    options: dict = field(default_factory=dict)  # fields of RunOptions

    def raw_key(self, submitted: bytes) -> str:
        """Hash of a submitted file and of all that its verdict depends on; nothing is parsed for it."""
        digest = self._shared.copy()
        digest.update(submitted)
        return digest.hexdigest()

    @functools.cached_property
    def _shared(self):
        level, code = RunOptions(**self.options).level, fingerprint(chapter_of(self.notebook))
        shared = [self.release, self.recorded, self.options, level, code]
        return hashlib.sha256(json.dumps(shared, sort_keys=True).encode())


@dataclass(frozen=True)
class Outcome:
    """What came of one submission.

    key : where the run is kept, "" if it failed; failure : why, in one line
    needs_an_eye : a line for each test cell that no check could judge, for a fault of ours
    """

    student: str
    key: str = ""
    failure: str = ""
    needs_an_eye: tuple[str, ...] = ()


def run_submission(submitted: bytes, job: Job, store: Store, sandbox: Standing) -> str:
    """Rebuild and run one submission, keep the run; returns its key.

    Raises ValueError if the bytes are no notebook, OSError if the disk or the sandbox fails.
    """
    release = nbformat.reads(job.release, as_version=4)
    recorded = {name: Recorded(**fields) for name, fields in job.recorded.items()}
    nb = rebuilt(release, recorded, read_submission(submitted))
    return kept_or_run(nb, job.notebook, RunOptions(**job.options), store, sandbox)[0]


def one_line(error: BaseException) -> str:
    text = " ".join(str(error).split())
    if type(error) is ValueError and text:
        return text[:LONGEST_LINE]
    return f"{type(error).__name__}: {text}"[:LONGEST_LINE] if text else type(error).__name__
