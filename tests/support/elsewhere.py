"""A Python that lacks what Windows or macOS lacks, for commands run in a process of their own.

    python elsewhere.py win32 autograder doctor        as if typed there
    python elsewhere.py darwin -c "from backprop import check; …"
    python elsewhere.py win32 --each FOLDER            the command lines of FOLDER/lines.json, each in a child of its
                                                       own: what it says stands in 0.out, 0.err, its status in 0.status

What the libraries below us need is imported before anything is taken away: they work on those systems, and
here they would look for files of Windows.
"""

import importlib
import json
import os
import signal
import sys
import traceback
from pathlib import Path

BELOW = "autograder asyncio multiprocessing numpy matplotlib.pyplot IPython nbgrader.apps jupytext anywidget tqdm sqlalchemy"
LACKING = {
    "win32": {
        "modules": "fcntl resource termios pwd grp posix_spawn",
        "os": "O_NOFOLLOW O_NONBLOCK O_DIRECTORY fork forkpty geteuid getuid getgid setsid killpg sched_getaffinity",
        "signal": "SIGALRM SIGKILL SIGXCPU SIGHUP setitimer getitimer alarm ITIMER_REAL pthread_sigmask",
        "socket": "AF_UNIX socketpair recv_fds send_fds",
    },
    "darwin": {
        "modules": "",
        "os": "sched_getaffinity memfd_create pidfd_open pipe2",
        "signal": "",
        "socket": "",
    },
}


def run(what: str, *words: str) -> int | None:
    """What is typed: -c and a text, or a program of ours and its words."""
    if what == "-c":
        return exec(compile(words[0], "<typed>", "exec"), {"__name__": "__main__"})
    sys.argv = [what, *words]
    return importlib.import_module(f"{what}.__main__").main()


def in_a_child(folder: Path, number: int, words: list[str]) -> None:
    """Run it and write down what it said, never to return."""
    for descriptor, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(folder / f"{number}.{name}", os.O_WRONLY | os.O_CREAT, 0o600), descriptor)
    try:
        status = run(*words) or 0
    except SystemExit as left:
        status = left.code
    except BaseException:
        traceback.print_exc()
        status = 1
    (folder / f"{number}.status").write_text(str(status))
    sys.stdout.flush()
    os._exit(0)


def become(system: str) -> None:
    """Take away what `system` has not got. Modules that are imported afterwards see it so."""
    import socket

    for name in BELOW.split():
        importlib.import_module(name)
    lacking = LACKING[system]
    sys.modules.update(dict.fromkeys(lacking["modules"].split()))
    for module in (os, signal, socket):
        for name in lacking[module.__name__].split():
            if hasattr(module, name):
                delattr(module, name)
    sys.platform = system  # os.name stays: the paths of this machine are what they are


if __name__ == "__main__":
    system, what, *words = sys.argv[1:]
    fork, wait = os.fork, os.waitpid
    become(system)
    if what != "--each":
        sys.exit(run(what, *words))
    folder = Path(words[0])
    for number, line in enumerate(json.loads((folder / "lines.json").read_text(encoding="utf-8"))):
        if not (child := fork()):
            in_a_child(folder, number, line)
        wait(child, 0)
