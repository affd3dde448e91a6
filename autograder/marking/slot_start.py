"""Starts the process of a slot; nothing heavy is imported here, so that slots can start before all else.

A slot takes two seconds until it can judge, nbgrader as long until it is imported: they do it side by side.
"""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROGRAM = [sys.executable, "-m", "autograder.marking.slot_process"]


@dataclass(frozen=True)
class Started:
    """A slot's process that waits for its job, and our end of the socket to it."""

    process: subprocess.Popen
    end: socket.socket

    def give_up(self) -> None:
        """For a slot that is not needed: it has run nothing, and its sandbox dies with it."""
        self.end.close()
        self.process.send_signal(signal.SIGTERM)


def start_slot(no_sandbox: bool) -> Started:
    """Start a process that opens its sandbox and then waits. OSError where the machine gives none."""
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(
            [*PROGRAM, str(theirs.fileno()), str(int(no_sandbox))],
            stdin=subprocess.DEVNULL,
            stdout=2,  # a library that prints may: what is said to us comes over the socket
            pass_fds=[theirs.fileno()],
            start_new_session=True,  # Ctrl-C is for the one who waits
        )
    return Started(process, ours)


def start_early(class_folder: Path, name: str, jobs: int, no_sandbox: bool) -> list[Started]:
    """As many slots as will have work, by a look at the dates; what is really new is found out later.

    A wrong guess costs time only: a slot too many is given up, one too few is started when it is needed.
    """
    started: list[Started] = []
    with contextlib.suppress(OSError):
        for _ in range(min(jobs, count_new(class_folder, name))):
            started.append(start_slot(no_sandbox))
    return started


def count_new(class_folder: Path, name: str) -> int:
    """Submissions without a graded copy, or newer than it."""
    submitted = class_folder.glob(f"submitted/*/{name}/{name}.ipynb")
    return sum(
        not _is_older(path, class_folder / "autograded" / Path(*path.parts[-3:])) for path in submitted
    )


def _is_older(path: Path, other: Path) -> bool:
    try:
        return path.stat().st_mtime <= other.stat().st_mtime
    except OSError:
        return False
