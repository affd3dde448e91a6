"""A slot's own process: a job over a socket, then a path a line; an outcome a line.

Its descriptor 1 is not the line: whatever a library prints there disturbs nobody.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import resource
import select
import signal
import socket
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.marking.slot_line import LEAVE_SECONDS, SlotLine
from autograder.sandbox.plain_text import PlainStream
from autograder.sandbox.standing import StandingSandbox

if TYPE_CHECKING:
    from autograder.marking.submission import Job
    from autograder.marking.verdicts import Store

MEMORY_BYTES = 4 << 30  # address space of a slot, its sandbox not counted


def main() -> None:
    end, no_sandbox = socket.socket(fileno=int(sys.argv[1])), sys.argv[2] == "1"
    os.set_inheritable(end.fileno(), False)
    line = SlotLine(end)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, resource.RLIM_INFINITY))
    sys.stderr = PlainStream(sys.stderr)  # the terminal of whoever grades
    sandbox = StandingSandbox(no_sandbox, lambda group: line.send({"sandbox": group}))
    sys.unraisablehook = unless_leaving
    signal.signal(signal.SIGTERM, leave)
    threading.Thread(target=end_with_parent, args=(end,), daemon=True).start()
    importing = threading.Thread(target=import_what_judges)
    importing.start()
    try:
        sandbox.open()  # here: bubblewrap dies with the thread that started it, not with the process
        told = line.receive()
        importing.join()
        if told is None:
            return
        from autograder.marking.reuse_key import READ
        from autograder.marking.submission import Job
        from autograder.marking.verdicts import Store

        READ.update(told["read"])
        job, store = Job(**told["job"]), Store(Path(told["folder"]))
        while (request := line.receive()) is not None:
            line.send(outcome(Path(request["path"]), job, store, sandbox))
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        importing.join()
        sandbox.close()


def import_what_judges() -> None:
    """While the sandbox opens. What goes wrong here goes wrong again where it is needed, and is said."""
    with contextlib.suppress(Exception):
        importlib.import_module("autograder.marking.submission")
        importlib.import_module("autograder.engine.registry").chapters()


def leave(*_) -> None:
    raise SystemExit(1)


def unless_leaving(lost: sys.UnraisableHookArgs) -> None:
    """A signal may fall into a callback, of an import say, where Python prints what is raised and goes on."""
    if not issubclass(lost.exc_type, SystemExit):
        sys.__unraisablehook__(lost)


def outcome(path: Path, job: Job, store: Store, sandbox: StandingSandbox) -> dict[str, str]:
    """{"key", "raw"} or {"failure"} of one submission, whatever happens in it."""
    from autograder.marking.beside import read_submitted
    from autograder.marking.submission import one_line, run_submission

    try:
        submitted = read_submitted(path)
        return {"key": run_submission(submitted, job, store, sandbox), "raw": job.key(submitted)}
    except (Exception, MemoryError) as error:
        return {"failure": one_line(error)}


def end_with_parent(end: socket.socket) -> None:
    """When nobody listens any more, what is running is for nobody: end it, and the sandbox with it."""
    watch = select.poll()
    watch.register(end, select.POLLRDHUP | select.POLLHUP)
    watch.poll()
    until = time.monotonic() + LEAVE_SECONDS - 1
    while time.monotonic() < until:  # more than once: see unless_leaving
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)
        time.sleep(0.2)
    os._exit(1)


if __name__ == "__main__":
    main()
