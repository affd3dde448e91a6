"""Run submissions side by side: each slot is a process with a sandbox of its own and a watchdog.

`run_submission` is a pure function of bytes: the same runs in a slot, in nbgrader's loop and on a
Dask worker. What kills or hangs a slot costs the one submission that it was running.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import itertools
import json
import logging
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import nbformat

from autograder import Complaint
from autograder.marking.execute import RunOptions, kept_or_run
from autograder.marking.rebuild import Recorded, rebuilt
from autograder.marking.verdicts import Store, chapter_of, fingerprint

WATCHDOG_SECONDS = 60.0  # beyond the time a submission may take
AHEAD = 4  # submissions sent to a cluster for each of its threads
MEMORY_BYTES = 4 << 30  # address space of a slot, its sandbox not counted


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
    """key : where the run is kept, "" if it failed; failure : why, in one line."""

    student: str
    key: str = ""
    failure: str = ""


def run_submission(submitted: bytes, job: Job, folder: str) -> str:
    """Rebuild and run one submission, keep the run below `folder`; returns its key.

    Raises ValueError if the bytes are no notebook, OSError if the disk or the sandbox fails.
    """
    release = nbformat.reads(job.release, as_version=4)
    recorded = {name: Recorded(**fields) for name, fields in job.recorded.items()}
    nb = rebuilt(release, recorded, read_submission(submitted))
    return kept_or_run(nb, job.notebook, RunOptions(**job.options), Store(Path(folder)))[0]


def read_submission(submitted: bytes) -> nbformat.NotebookNode:
    try:
        return nbformat.reads(submitted.decode("utf-8", errors="replace"), as_version=4)
    except MemoryError:  # said as what it is
        raise
    except Exception:  # nbformat raises whatever its converters stumble over
        raise ValueError("the file is no notebook that can be read") from None


class Slot:
    """One process that runs submissions, one at a time; replaced when it dies or hangs."""

    def __init__(self, job: Job, folder: Path):
        self._job, self._folder, self._process = job, folder, None

    def run(self, student: str, path: Path) -> Outcome:
        """Never raises: what went wrong is in the outcome."""
        seconds = RunOptions(**self._job.options).total_seconds + WATCHDOG_SECONDS
        try:
            reply = self._ask(str(path), seconds)
        except TimeoutError:
            self.close()
            return Outcome(
                student, failure=f"the process that judged it hung for {seconds:g} s and was stopped"
            )
        except OSError:
            self.close()
            return Outcome(student, failure="its process died")
        return Outcome(student, reply.get("key", ""), reply.get("failure", ""))

    def _ask(self, path: str, seconds: float) -> dict:
        if self._process is None:
            self._process = self._start()
        timer = threading.Timer(seconds, self._process.kill)
        started = time.monotonic()
        timer.start()
        try:
            self._process.stdin.write(json.dumps({"path": path}) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        finally:
            timer.cancel()
        if not line.endswith("\n"):
            raise TimeoutError if time.monotonic() - started >= seconds else OSError("it died")
        return json.loads(line)

    def _start(self) -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "-m", "autograder.marking.slots"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # Ctrl-C is for the one who waits
        )
        process.stdin.write(json.dumps({"job": asdict(self._job), "folder": str(self._folder)}) + "\n")
        return process

    def close(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdout.close()


def side_by_side(
    work: Iterable[tuple[str, Path]], job: Job, folder: Path, jobs: int, stop: threading.Event | None = None
) -> Iterator[Outcome]:
    """Outcomes of (student, path) as they come, from `jobs` slots; `stop` ends it after what is running."""
    todo: queue.SimpleQueue = queue.SimpleQueue()
    done: queue.SimpleQueue = queue.SimpleQueue()
    for item in work:
        todo.put(item)
    stop = stop or threading.Event()
    workers = [
        threading.Thread(target=_serve, args=(Slot(job, folder), todo, done, stop)) for _ in range(jobs)
    ]
    for worker in workers:
        worker.start()
    try:
        ended = 0
        while ended < jobs:
            outcome = done.get()
            if outcome is None:
                ended += 1
            else:
                yield outcome
    finally:
        stop.set()
        for worker in workers:
            worker.join()


def _serve(slot: Slot, todo, done, stop) -> None:
    try:
        while not stop.is_set():
            try:
                student, path = todo.get_nowait()
            except queue.Empty:
                return
            done.put(slot.run(student, path))
    finally:
        slot.close()
        done.put(None)


def connect(address: str):
    """A client of a cluster that somebody started; Complaint where there is none."""
    try:
        from dask.distributed import Client
    except ImportError:
        raise Complaint('--scheduler needs Dask: pip install -e ".[cluster]"') from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        return Client(address, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise Complaint(f"no Dask scheduler at {address}: {one_line(error)}") from None


def on_cluster(work: Iterable[tuple[str, Path]], job: Job, folder: Path, address: str) -> Iterator[Outcome]:
    """The same on a Dask cluster that is already there. Raises Complaint if it cannot be reached.

    Runs come back as data and are kept here: the workers need no disk in common with us. No more than
    the workers can soon take is under way, so that memory does not grow with the class.
    """
    client = connect(address)
    import distributed

    shared, todo, store = asdict(job), iter(work), Store(folder)
    under_way: dict = {}  # future -> student
    finished = distributed.as_completed(loop=client.loop)

    def send(count: int) -> Iterator[Outcome]:
        for student, path in itertools.islice(todo, count):
            try:
                future = client.submit(run_far, path.read_bytes(), shared, pure=False, retries=3)
            except OSError as error:  # the file went away since the class was listed
                yield Outcome(student, failure=one_line(error))
                continue
            under_way[future] = student
            finished.add(future)

    try:
        yield from send(max(8, AHEAD * sum(client.nthreads().values())))
        for future in finished:
            yield far_outcome(under_way.pop(future), future, store)
            yield from send(1)
    finally:
        client.close()


def far_outcome(student: str, future, store: Store) -> Outcome:
    error = future.exception()
    if error is not None:
        return Outcome(student, failure=one_line(error))
    key, text = future.result()
    try:
        store.put_text(key, text)
    except OSError as full:  # as a slot says it: this student's, not the class's
        return Outcome(student, failure=one_line(full))
    return Outcome(student, key)


def run_far(submitted: bytes, job: dict) -> tuple[str, str]:
    """What a Dask worker does with one submission: the key of its run and the run as JSON."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        key = run_submission(submitted, Job(**job), folder)
        return key, Store(Path(folder)).get(key).to_json()


def one_line(error: BaseException) -> str:
    text = " ".join(str(error).split())
    if type(error) is ValueError and text:
        return text[:200]
    return f"{type(error).__name__}: {text}"[:200] if text else type(error).__name__


def main() -> None:
    """A slot's own process: a job, then a path a line; an outcome a line."""
    import resource

    told = json.loads(sys.stdin.readline())
    answers = sys.stdout
    sys.stdout = sys.stderr
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, resource.RLIM_INFINITY))
    job = Job(**told["job"])
    for line in sys.stdin:
        path = json.loads(line)["path"]
        try:
            outcome = {"key": run_submission(Path(path).read_bytes(), job, told["folder"])}
        except (Exception, MemoryError) as error:
            outcome = {"failure": one_line(error)}
        answers.write(json.dumps(outcome) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
