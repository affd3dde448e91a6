"""Run submissions side by side: each slot is a process with a sandbox of its own and a watchdog.

What kills or hangs a slot costs the one submission that it was running, and what goes wrong anywhere
comes back as the outcome of the student whose turn it was.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import asdict
from pathlib import Path

from autograder.marking import reuse_key
from autograder.marking.execute import RunOptions
from autograder.marking.slot_line import LEAVE_SECONDS, Died, SlotLine
from autograder.marking.slot_start import Started, start_slot
from autograder.marking.submission import Job, Outcome, one_line
from autograder.marking.verdicts import Store

WATCHDOG_SECONDS = 60.0  # beyond the time a submission may take


class Slot:
    """One process that runs submissions, one at a time; replaced when it dies or hangs.

    job : what its submissions share; folder : where it keeps their runs
    early : its process, where that was started before the job was known
    """

    def __init__(self, job: Job, folder: Path, early: Started | None = None):
        self.job, self.store, self._early = job, Store(folder), early
        self._process: subprocess.Popen | None = None
        self._line: SlotLine | None = None
        self._sandbox = 0  # process group of its sandbox, which outlives a slot that is killed
        self._stopped = False

    def run(self, student: str, path: Path) -> Outcome:
        """Never raises: what went wrong is in the outcome. A process that died has a second try."""
        seconds = RunOptions(**self.job.options).total_seconds + WATCHDOG_SECONDS
        why = ""
        for _ in range(2):
            try:
                reply = self._ask({"path": str(path)}, seconds)
                key, failure, raw = (str(reply.get(word, "")) for word in ("key", "failure", "raw"))
                return Outcome(student, key, failure, raw)
            except TimeoutError:
                self.kill()
                hung = f"the process that judged it hung for {seconds:g} s and was stopped"
                return Outcome(student, failure=hung)
            except (Died, OSError, RuntimeError) as error:  # no process, no thread, or none any more
                why = str(error) or type(error).__name__
                self.kill()
            if self._stopped:
                break
        return Outcome(student, failure=f"the process that judged it died: {why}"[:200])

    def _ask(self, request: dict, seconds: float) -> dict:
        """The reply to a request. Raises TimeoutError when the time is up, Died or OSError without one."""
        if self._stopped:
            raise Died("it was stopped")
        until = time.monotonic() + seconds
        line = self._line or self._start(until)
        with contextlib.suppress(ConnectionError):  # what it said before it went is heard below
            line.send(request, until)
        while True:
            reply = line.receive(until)
            if reply is None:
                raise Died(self._last_words())
            if "sandbox" in reply:
                self._sandbox = int(reply["sandbox"])
            elif "key" in reply or "failure" in reply:
                return reply
            else:
                raise Died("it said what no slot says")

    def _start(self, until: float | None = None) -> SlotLine:
        early, self._early = self._early, None
        started = early or start_slot(RunOptions(**self.job.options).no_sandbox)
        self._process, self._line = started.process, (line := SlotLine(started.end))
        told = {"job": asdict(self.job), "folder": str(self.store.folder), "read": reuse_key.READ}
        with contextlib.suppress(ConnectionError):
            line.send(told, until)
        if self._stopped:  # meanwhile, from another thread
            line.hang_up()
        return line

    def _last_words(self) -> str:
        if self._process is None:
            return "it did not start"
        try:
            status = self._process.wait(LEAVE_SECONDS)
        except subprocess.TimeoutExpired:
            return "it closed its line"
        return f"it was killed by signal {-status}" if status < 0 else f"it ended with status {status}"

    def stop(self) -> None:
        """End it now, also from another thread: what is running there comes to nothing."""
        self._stopped = True
        line = self._line
        if line is not None:
            line.hang_up()

    def close(self) -> None:
        """Let the process end by itself, and its sandbox with it; kill both where they do not."""
        if self._early is not None:
            self._early.give_up()
        if self._line is not None:
            self._line.hang_up()
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(LEAVE_SECONDS)
        self.kill()

    def kill(self) -> None:
        """End the process and all that it started."""
        process, line, sandbox = self._process, self._line, self._sandbox
        self._process, self._line, self._sandbox = None, None, 0
        for group in (process.pid if process is not None and process.poll() is None else 0, sandbox):
            if group:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(group, signal.SIGKILL)
        if process is not None:
            process.wait()
        if line is not None:
            line.close()


def side_by_side(
    work: Iterable[tuple[str, Path]],
    job: Job,
    folder: Path,
    jobs: int,
    stop: threading.Event | None = None,
    early: list[Started] | None = None,
) -> Iterator[Outcome]:
    """Outcomes of (student, path) as they come, from `jobs` slots; `stop` ends it after what is running.

    early : processes of slots that were started before; those that are used are taken out of it
    """
    stop, early = stop or threading.Event(), early or []
    slots = [Slot(job, folder, early.pop() if early else None) for _ in range(jobs)]
    free: queue.SimpleQueue[Slot] = queue.SimpleQueue()
    for slot in slots:
        free.put(slot)

    def run_in_a_free_slot(student: str, path: Path) -> Outcome | None:
        if stop.is_set():
            return None
        slot = free.get()
        try:
            return slot.run(student, path)
        finally:
            free.put(slot)

    pool = ThreadPoolExecutor(jobs)
    try:
        futures = {submitted(pool, run_in_a_free_slot, *item): item[0] for item in work}
        for future in as_completed(futures):
            outcome = outcome_of(futures.pop(future), future)
            if outcome is not None:
                yield outcome
    finally:
        stop.set()
        for slot in slots:
            slot.stop()
        pool.shutdown(wait=True, cancel_futures=True)
        for slot in slots:
            slot.close()


def submitted(pool: ThreadPoolExecutor, work, student: str, path: Path) -> Future:
    """The future of one submission, also where the machine has no thread left for it."""
    try:
        return pool.submit(work, student, path)
    except RuntimeError as error:
        refused: Future = Future()
        refused.set_exception(error)
        return refused


def outcome_of(student: str, future: Future) -> Outcome | None:
    """What came of a finished future; whatever was raised in it is the student's failure."""
    error = future.exception()
    return future.result() if error is None else Outcome(student, failure=one_line(error))
