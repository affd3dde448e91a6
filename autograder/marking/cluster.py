"""The same submissions on a Dask cluster that somebody started; each worker judges in a slot of its own."""

from __future__ import annotations

import atexit
import logging
import shutil
import tempfile
import threading
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from autograder import Complaint
from autograder.marking.beside import read_submitted
from autograder.marking.slots import Slot
from autograder.marking.submission import Job, Outcome, one_line
from autograder.marking.verdicts import Store

AHEAD = 4  # submissions sent to a cluster for each of its threads
_OF_THREAD = threading.local()


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
    under_way: dict = {}  # future -> (student, key of the file that was sent)
    finished = distributed.as_completed(loop=client.loop)

    def send(count: int) -> Iterator[Outcome]:
        for student, path in todo:
            try:
                submitted = read_submitted(path)
                future = client.submit(run_far, submitted, shared, pure=False, retries=3)
            except Exception as error:  # the file went away since the class was listed, or the scheduler
                yield Outcome(student, failure=one_line(error))
                continue
            under_way[future] = student, job.key(submitted)
            finished.add(future)
            count -= 1
            if not count:
                return

    try:
        yield from send(max(8, AHEAD * sum(client.nthreads().values())))
        for future in finished:
            student, raw = under_way.pop(future)
            yield far_outcome(student, raw, future, store)
            yield from send(1)
    finally:
        client.close()


def far_outcome(student: str, raw: str, future, store: Store) -> Outcome:
    """What came of one future: the run is kept here, whatever went wrong is this student's."""
    try:
        error = future.exception()
        if error is not None:
            return Outcome(student, failure=one_line(error))
        key, text, failure = future.result()
        if not failure:
            store.put_text(key, text)
    except Exception as broken:  # a full disk here, a scheduler that went away
        return Outcome(student, failure=one_line(broken))
    return Outcome(student, key, failure, raw)


def run_far(submitted: bytes, job: dict) -> tuple[str, str, str]:
    """What a Dask worker does with one submission: the key of its run, the run as JSON, why there is none."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "submitted.ipynb"
        path.write_bytes(submitted)
        slot = _slot_of_this_thread(job)
        outcome = slot.run("", path)
        if outcome.failure:
            return "", "", outcome.failure
        return outcome.key, slot.store.text(outcome.key), ""


def _slot_of_this_thread(job: dict) -> Slot:
    """A worker's thread keeps its slot: its sandbox starts once a class, not once a student."""
    kept: Slot | None = getattr(_OF_THREAD, "slot", None)
    if kept is not None and kept.job == Job(**job):
        return kept
    if kept is not None:
        kept.close()
    folder = tempfile.mkdtemp(prefix="far-runs-")
    made = _OF_THREAD.slot = Slot(Job(**job), Path(folder))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(made.close)
    return made
