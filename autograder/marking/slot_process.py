"""A slot's own process: a job over a socket, then a path a line; an outcome a line.

Its descriptor 1 is not the line: whatever a library prints there disturbs nobody.
"""

from __future__ import annotations

import contextlib
import os
import resource
import select
import signal
import socket
import sys
import threading
import time
from pathlib import Path

from autograder.marking.slots import LEAVE_SECONDS, Line
from autograder.marking.submission import Job, one_line, run_submission
from autograder.marking.verdicts import Store
from autograder.sandbox.standing import Standing

MEMORY_BYTES = 4 << 30  # address space of a slot, its sandbox not counted


def main() -> None:
    end = socket.socket(fileno=int(sys.argv[1]))
    os.set_inheritable(end.fileno(), False)
    line = Line(end)
    told = line.receive()
    if told is None:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, resource.RLIM_INFINITY))
    job, store = Job(**told["job"]), Store(Path(told["folder"]))
    sandbox = Standing(job.options.get("no_sandbox", False), lambda group: line.send({"sandbox": group}))
    signal.signal(signal.SIGTERM, leave)
    threading.Thread(target=end_with_parent, args=(end,), daemon=True).start()
    try:
        while (request := line.receive()) is not None:
            line.send(outcome(Path(request["path"]), job, store, sandbox))
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        sandbox.close()


def leave(*_) -> None:
    raise SystemExit(1)


def outcome(path: Path, job: Job, store: Store, sandbox: Standing) -> dict[str, str]:
    """{"key", "raw"} or {"failure"} of one submission, whatever happens in it."""
    try:
        submitted = path.read_bytes()
        return {"key": run_submission(submitted, job, store, sandbox), "raw": job.key(submitted)}
    except (Exception, MemoryError) as error:
        return {"failure": one_line(error)}


def end_with_parent(end: socket.socket) -> None:
    """When nobody listens any more, what is running is for nobody: end it, and the sandbox with it."""
    watch = select.poll()
    watch.register(end, select.POLLRDHUP | select.POLLHUP)
    watch.poll()
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)
    time.sleep(LEAVE_SECONDS - 1)
    os._exit(1)


if __name__ == "__main__":
    main()
